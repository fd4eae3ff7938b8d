# Tests of src/quality; they link $(QUALITY_LIBS).

EXTRA_DIST += tests/spec/checks.txt

check_PROGRAMS += %D%/test_spec
%C%_test_spec_LDADD = $(QUALITY_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_checks
%C%_test_checks_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_side
%C%_test_side_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_gate
%C%_test_gate_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_spelling
%C%_test_spelling_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_models
%C%_test_models_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)

if HAVE_JANSSON
check_PROGRAMS += %D%/test_reports
%C%_test_reports_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_reports_LDADD = $(QUALITY_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS)
endif
endif
