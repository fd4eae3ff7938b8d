# How well the language services do, measured on texts outside of the project and
# skipped without them; each prints its figures and fails under its goal. `make check`
# runs them too; `make score` shows all figures as one table.

noinst_HEADERS += %D%/score.h
EXTRA_DIST += %D%/english-words.txt %D%/derive-letters.py %D%/score_leverage.sh %D%/score_office.sh

score_programs =
if HAVE_CMOCKA
check_PROGRAMS += $(score_programs)
score_programs += %D%/score_align
%C%_score_align_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_checks
%C%_score_checks_SOURCES = %D%/score_checks.c %D%/faults.c %D%/faults.h %D%/fault_spots.c %D%/fault_spots.h \
	%D%/faults_facts.c %D%/faults_letters.c %D%/faults_marks.c %D%/faults_whole.c
%C%_score_checks_LDADD = $(QUALITY_LIBS) $(CMOCKA_LIBS)
if HAVE_GUMBO
score_programs += %D%/score_html
%C%_score_html_CFLAGS = $(AM_CFLAGS) $(GUMBO_CFLAGS)
%C%_score_html_LDADD = $(DOCUMENT_LIBS) $(GUMBO_LIBS) $(CMOCKA_LIBS)
endif
score_programs += %D%/score_carry
%C%_score_carry_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_confidence
%C%_score_confidence_LDADD = $(ALIGN_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_editions
%C%_score_editions_LDADD = $(PROJECT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_identify
%C%_score_identify_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_keys
%C%_score_keys_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_placeables
%C%_score_placeables_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
if HAVE_JANSSON
score_programs += %D%/score_sentences
%C%_score_sentences_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_score_sentences_LDADD = $(TEXT_LIBS) $(JANSSON_LIBS) $(CMOCKA_LIBS)
endif
score_programs += %D%/score_stems
%C%_score_stems_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_terms
%C%_score_terms_LDADD = $(TERMS_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_transliterate
%C%_score_transliterate_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
score_programs += %D%/score_usefulness
%C%_score_usefulness_LDADD = $(MEMORY_LIBS) $(CMOCKA_LIBS)
endif

.PHONY: score
score: $(score_programs)
	@for program in $(score_programs); do \
		top_srcdir='$(abs_top_srcdir)' $$program 2>/dev/null | sed -n 's/^# \(|.*\)/\1/p; s/^#  /|/p'; \
	done
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' $(SHELL) $(top_srcdir)/%D%/score_office.sh | \
		sed -n 's/^|/|/p'
	@top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' $(SHELL) $(top_srcdir)/%D%/score_leverage.sh
