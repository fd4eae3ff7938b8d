# How well the language services do, measured on texts outside of the project and
# skipped without them; each prints its figures and fails under its goal.

if HAVE_CMOCKA
check_PROGRAMS += %D%/score_sentences
%C%_score_sentences_LDADD = $(TEXT_LIBS) $(CMOCKA_LIBS)
endif
