# Tests of src/project; they link $(PROJECT_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_clock
%C%_test_clock_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_workspace
%C%_test_workspace_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_aligned_trust
%C%_test_aligned_trust_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_archive
%C%_test_archive_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_check_units
%C%_test_check_units_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_place
%C%_test_place_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_banner
%C%_test_banner_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_dateline
%C%_test_dateline_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_carry
%C%_test_carry_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_record
%C%_test_record_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_repeats
%C%_test_repeats_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_settings
%C%_test_settings_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_teach
%C%_test_teach_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
endif
