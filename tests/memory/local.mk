# Tests of src/memory; they link $(MEMORY_LIBS).

noinst_HEADERS += %D%/memory_help.h

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_adapted
%C%_test_adapted_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_assembled
%C%_test_assembled_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_changes
%C%_test_changes_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_characters
%C%_test_characters_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_concordance
%C%_test_concordance_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_fragments
%C%_test_fragments_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_embargo
%C%_test_embargo_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_history
%C%_test_history_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_memory
%C%_test_memory_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_pivot
%C%_test_pivot_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_retire
%C%_test_retire_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_repair
%C%_test_repair_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_scripts
%C%_test_scripts_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_search
%C%_test_search_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_transfer
%C%_test_transfer_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)
endif
