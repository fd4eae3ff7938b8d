# Tests of src/document; they link $(DOCUMENT_LIBS).

EXTRA_DIST += tests/spec/markdown.txt
noinst_HEADERS += %D%/docx.h %D%/merge.h %D%/zip.h

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_corpus
%C%_test_corpus_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test_docx_marks
%C%_test_docx_marks_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)

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

# The example of doc/hacking.md: the file as it stands there, and the table with its two words.
check_PROGRAMS += %D%/test_example
%C%_test_example_SOURCES = %D%/test_example.c
nodist_%C%_test_example_SOURCES = %D%/example_subrip.c %D%/example_format.c
%C%_test_example_LDADD = $(DOCUMENT_LIBS) $(CMOCKA_LIBS)
CLEANFILES += %D%/example_subrip.c %D%/example_format.c
%D%/example_subrip.c: doc/hacking.md
	$(AM_V_GEN)$(MKDIR_P) %D% && sed -n '/^```c$$/,/^```$$/{ /^```/!p; }' $(srcdir)/doc/hacking.md >$@-t && mv $@-t $@
%D%/example_format.c: src/document/format.c
	$(AM_V_GEN)$(MKDIR_P) %D% && sed -e 's/^extern const struct format /&format_subrip, /' \
		-e 's/^	&format_html,/&\n	\&format_subrip,/' $(srcdir)/src/document/format.c >$@-t && mv $@-t $@
endif
