# project: what a person asks for; the peers meet here.

noinst_LIBRARIES += %D%/libproject.a
%C%_libproject_a_SOURCES = \
	%D%/align.c %D%/align.h \
	%D%/align_archive.c \
	%D%/align_output.c %D%/align_output.h \
	%D%/align_record.c %D%/align_record.h \
	%D%/align_review.c %D%/align_review.h \
	%D%/archive.c %D%/archive.h \
	%D%/article.c %D%/article.h \
	%D%/banner.c %D%/banner.h \
	%D%/carry.c %D%/carry.h \
	%D%/catalog_languages.c %D%/catalog_languages.h \
	%D%/asking.c %D%/asking.h \
	%D%/check.c %D%/check.h \
	%D%/check_catalog.c \
	%D%/check_document.c \
	%D%/dateline.c %D%/dateline.h \
	%D%/check_units.c %D%/check_units.h \
	%D%/checking.c %D%/checking.h \
	%D%/clock.c %D%/clock.h \
	%D%/codes.c %D%/codes.h \
	%D%/convert.c %D%/convert.h \
	%D%/corpus.c %D%/corpus.h \
	%D%/counterparts.c %D%/counterparts.h \
	%D%/edit_codes.c %D%/edit_codes.h \
	%D%/edit_cuts.c %D%/edit_cuts.h \
	%D%/edition.c %D%/edition.h \
	%D%/editions.c %D%/editions.h \
	%D%/edits.c %D%/edits.h \
	%D%/extract.c %D%/extract.h \
	%D%/data/align-review.css \
	%D%/data/ci-github.yml \
	%D%/data/ci-gitlab.yml \
	%D%/fill_rules.c %D%/fill_rules.h \
	%D%/fix.c %D%/fix.h \
	%D%/foreign.c %D%/foreign.h \
	%D%/git.c %D%/git.h \
	%D%/learn.c %D%/learn.h \
	%D%/learn_published.c %D%/learn_published.h \
	%D%/learn_sentences.c %D%/learn_sentences.h \
	%D%/leverage.c %D%/leverage.h \
	%D%/match_comments.c %D%/match_comments.h \
	%D%/merge.c %D%/merge.h \
	%D%/orphans.c %D%/orphans.h \
	%D%/place.c %D%/place.h \
	%D%/pretranslate.c %D%/pretranslate.h \
	%D%/public.c %D%/public.h \
	%D%/publish.c %D%/publish.h \
	%D%/record.c %D%/record.h \
	%D%/release.c %D%/release.h \
	%D%/repeats.c %D%/repeats.h \
	%D%/rescript.c %D%/rescript.h \
	%D%/sentences.c %D%/sentences.h \
	%D%/settings.c %D%/settings.h \
	%D%/settings_place.c \
	%D%/status.c %D%/status.h \
	%D%/teach.c %D%/teach.h \
	%D%/term_check.c %D%/term_check.h \
	%D%/term_comments.c %D%/term_comments.h \
	%D%/terms.c %D%/terms.h \
	%D%/words.c %D%/words.h \
	%D%/workspace.c %D%/workspace.h

PROJECT_LIBS = %D%/libproject.a $(INIH_LIBS) \
	src/quality/libquality.a src/align/libalign.a src/terms/libterms.a \
	src/memory/libmemory.a $(DOCUMENT_LIBS) -lm
