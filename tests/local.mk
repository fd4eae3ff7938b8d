# Tests: cmocka programs named after the source file they test, and shell
# scripts. Both speak TAP to automake's driver, through tap.sh. Each folder of
# tests appends its own in tests/<folder>/local.mk:
#
#	check_PROGRAMS += %D%/test_strbuf	in `if HAVE_CMOCKA`
#	%C%_test_strbuf_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
#	dist_check_SCRIPTS += %D%/extract.sh
#
# A program's source is its name with .c; it links the libraries of its own
# layer, so that a test cannot use what its folder may not.

TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
LOG_COMPILER = $(SHELL) $(top_srcdir)/%D%/tap.sh
SH_LOG_COMPILER = $(LOG_COMPILER) $(SHELL)

AM_TESTS_ENVIRONMENT = \
	srcdir='$(srcdir)'; export srcdir; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	CC='$(CC)'; export CC; CPPFLAGS='$(AM_CPPFLAGS) $(CPPFLAGS)'; export CPPFLAGS; \
	TARJIMON='$(abs_top_builddir)/tarjimon$(EXEEXT)'; export TARJIMON; \
	FUZZ_TARGETS='$(fuzz_targets)'; export FUZZ_TARGETS; \
	LC_ALL=C.UTF-8; export LC_ALL;

TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)

noinst_HEADERS += %D%/cmocka.h %D%/data.h %D%/folder.h
EXTRA_DIST += %D%/tap.sh %D%/summary.sh

include tests/base/local.mk
include tests/text/local.mk
include tests/score/local.mk
include tests/segment/local.mk
include tests/catalog/local.mk
include tests/document/local.mk
include tests/memory/local.mk
include tests/terms/local.mk
include tests/align/local.mk
include tests/quality/local.mk
include tests/project/local.mk
include tests/server/local.mk
include tests/cli/local.mk
include tests/style/local.mk
include tests/fault/local.mk
include tests/fuzz/local.mk
include tests/golden/local.mk
include tests/bench/local.mk

# automake's check-TESTS would stop make at the first failing program's end; here
# it only runs what is to be run, and `check`, which comes last, says how it went
# in one line: the sum over all test cases, not over test programs.
check-TESTS:
	@rm -f $(TEST_SUITE_LOG) $(TEST_LOGS) $(TEST_LOGS:.log=.trs)
	@$(MAKE) $(AM_MAKEFLAGS) $(TEST_SUITE_LOG) || :

check:
	@$(SHELL) $(top_srcdir)/%D%/summary.sh $(TEST_LOGS:.log=.trs)
