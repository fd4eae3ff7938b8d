# quality: likely mistakes in translations.

noinst_LIBRARIES += %D%/libquality.a
%C%_libquality_a_SOURCES = \
	%D%/anchors.c %D%/anchors.h \
	%D%/check_agreement.c \
	%D%/check_codes.c \
	%D%/check_ends.c \
	%D%/check_names.c \
	%D%/check_numbers.c \
	%D%/check_quotes.c \
	%D%/check_scripts.c \
	%D%/check_spaces.c \
	%D%/check_spelling.c \
	%D%/check_style.c \
	%D%/check_terms.c \
	%D%/check_uzbek.c \
	%D%/check_whole.c \
	%D%/check_words.c \
	%D%/consistency.c %D%/consistency.h \
	%D%/data/doubled-words.tsv \
	%D%/data/number-nouns.tsv \
	%D%/data/report.css \
	%D%/data/weekdays.tsv \
	%D%/gate.c %D%/gate.h \
	%D%/length.c %D%/length.h \
	%D%/name.c %D%/name.h \
	%D%/quality.c %D%/quality.h \
	%D%/report.c %D%/report.h \
	%D%/report_ci.c \
	%D%/report_html.c \
	%D%/report_sarif.c \
	%D%/side.c %D%/side.h \
	%D%/spelling.c %D%/spelling.h \
	%D%/words.c %D%/words.h

QUALITY_LIBS = %D%/libquality.a src/align/libalign.a $(TERMS_LIBS) -lm
