# Tests of src/catalog; they link $(CATALOG_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_catalog
%C%_test_catalog_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_po_place
%C%_test_po_place_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_reconcile
%C%_test_reconcile_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_records
%C%_test_records_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_review
%C%_test_review_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_tmx
%C%_test_tmx_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_exchange
%C%_test_exchange_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_plural
%C%_test_plural_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_tsv
%C%_test_tsv_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_pairing
%C%_test_pairing_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_typo
%C%_test_typo_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test_xliff %D%/test_xliff_injection
%C%_test_xliff_injection_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)
%C%_test_xliff_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_update
%C%_test_update_LDADD = $(CATALOG_LIBS) $(CMOCKA_LIBS)
endif

EXTRA_PROGRAMS += %D%/po_copy
CLEANFILES += %D%/po_copy
%C%_po_copy_LDADD = $(CATALOG_LIBS)

dist_check_SCRIPTS += %D%/po_corpus.sh
%D%/po_corpus.log: %D%/po_copy
