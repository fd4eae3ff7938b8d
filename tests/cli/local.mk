# Tests of src/cli; they link $(CLI_LIBS).

if HAVE_CMOCKA
check_PROGRAMS += %D%/test_option
%C%_test_option_LDADD = $(CLI_LIBS) $(CMOCKA_LIBS)
endif

EXTRA_DIST += %D%/lib.sh %D%/junit.dtd

EXTRA_PROGRAMS += %D%/pty
CLEANFILES += %D%/pty
%D%/terminal.log: %D%/pty$(EXEEXT)

dist_check_SCRIPTS += \
	%D%/align.sh \
	%D%/align_archive.sh \
	%D%/align_memory.sh \
	%D%/align_review.sh \
	%D%/banner.sh \
	%D%/bare.sh \
	%D%/bootstrap.sh \
	%D%/check.sh \
	%D%/completion.sh \
	%D%/convert.sh \
	%D%/demo.sh \
	%D%/derive.sh \
	%D%/descriptors.sh \
	%D%/extract.sh \
	%D%/from_published.sh \
	%D%/git.sh \
	%D%/guide.sh \
	%D%/kept_editions.sh %D%/language_data.sh \
	%D%/learn_sentences.sh \
	%D%/library.sh \
	%D%/links.sh \
	%D%/manual.sh \
	%D%/memory.sh \
	%D%/memory_change.sh \
	%D%/memory_damage.sh \
	%D%/memory_embargo.sh \
	%D%/memory_exchange.sh \
	%D%/memory_faults.sh \
	%D%/memory_search.sh \
	%D%/memory_stress.sh \
	%D%/messages.sh \
	%D%/out_of_memory.sh \
	%D%/power_cut.sh \
	%D%/pretranslate.sh \
	%D%/odd_documents.sh \
	%D%/one_bad_release.sh \
	%D%/orphans.sh \
	%D%/publish.sh \
	%D%/publish_faults.sh \
	%D%/read_only.sh \
	%D%/real_input.sh \
	%D%/refusals.sh \
	%D%/segment.sh \
	%D%/signals.sh \
	%D%/streams.sh \
	%D%/surroundings.sh \
	%D%/terminal.sh \
	%D%/terms.sh \
	%D%/transliterate.sh \
	%D%/version.sh \
	%D%/whole_or_nothing.sh \
	%D%/workspace.sh
