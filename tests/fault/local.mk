# shim.so lets any test be the one whose disk is full: see shim.c for what it can
# do, and with_fault in tests/cli/lib.sh for how a script asks.

FAULT_SHIM = %D%/shim.so
CLEANFILES += $(FAULT_SHIM)
$(FAULT_SHIM): %D%/shim.c
	$(AM_V_CCLD)$(MKDIR_P) $(@D) && \
	$(CC) $(WARNING_CFLAGS) -Wno-missing-prototypes -Wno-redundant-decls $(CFLAGS) -fPIC -shared \
		-o $@ $(top_srcdir)/%D%/shim.c

check_DATA += $(FAULT_SHIM)
EXTRA_DIST += %D%/shim.c
dist_check_SCRIPTS += %D%/shim.sh
