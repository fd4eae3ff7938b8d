# Tests of src/terms; they link $(TERMS_LIBS). What is found in texts is said, and
# tested, in tests/spec/terms.txt.

EXTRA_DIST += tests/spec/terms.txt

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_compare
%C%_test_compare_LDADD = $(TERMS_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_spec
%C%_test_spec_LDADD = $(TERMS_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_term_file
%C%_test_term_file_LDADD = $(TERMS_LIBS) $(CMOCKA_LIBS)
endif
