# Tests of src/document; they link $(DOCUMENT_LIBS).

EXTRA_DIST += tests/spec/markdown.txt
noinst_HEADERS += %D%/docx.h %D%/merge.h %D%/zip.h

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_corpus
%C%_test_corpus_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_docx
%C%_test_docx_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_guard
%C%_test_guard_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_html
%C%_test_html_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_html_tokens
%C%_test_html_tokens_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_injection
%C%_test_injection_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_json_ld
%C%_test_json_ld_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_odt
%C%_test_odt_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_office_injection
%C%_test_office_injection_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_package
%C%_test_package_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_scope
%C%_test_scope_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_selector
%C%_test_selector_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_markdown
%C%_test_markdown_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

if HAVE_CMARK
check_PROGRAMS += %D%/test_markdown_agreement
%C%_test_markdown_agreement_CFLAGS = $(AM_CFLAGS) $(CMARK_CFLAGS)
%C%_test_markdown_agreement_LDADD = $(DOCUMENT_LIBS) $(CMARK_LIBS) -lcmark-gfm-extensions $(CMOCKA_LIBS)
endif

check_PROGRAMS += %D%/test_markdown_spec
%C%_test_markdown_spec_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_markdown_injection
%C%_test_markdown_injection_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_plain
%C%_test_plain_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)
endif
