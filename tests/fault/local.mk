# shim.so lets any test be the one whose disk is full: see shim.c for what it can
# do, and with_fault in tests/cli/lib.sh for how a script asks. alloc.so is for memory.

FAULT_SHIM = %D%/shim.so
FAULT_ALLOC = %D%/alloc.so
CLEANFILES += $(FAULT_SHIM) $(FAULT_ALLOC)
MAKE_FAULT = $(AM_V_CCLD)$(MKDIR_P) $(@D) && \
	$(CC) $(WARNING_CFLAGS) -Wno-missing-prototypes -Wno-redundant-decls $(CFLAGS) -fPIC -shared -o $@

$(FAULT_SHIM): %D%/shim.c
	$(MAKE_FAULT) $(top_srcdir)/%D%/shim.c

$(FAULT_ALLOC): %D%/alloc.c
	$(MAKE_FAULT) $(top_srcdir)/%D%/alloc.c

check_DATA += $(FAULT_SHIM) $(FAULT_ALLOC)
EXTRA_DIST += %D%/alloc.c %D%/shim.c
dist_check_SCRIPTS += %D%/shim.sh

EXTRA_PROGRAMS += %D%/powercut
CLEANFILES += %D%/powercut
%C%_powercut_LDADD = $(BASE_LIBS)
tests/cli/power_cut.log: %D%/powercut$(EXEEXT)
