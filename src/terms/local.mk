# terms: what things are called.

noinst_LIBRARIES += %D%/libterms.a
%C%_libterms_a_SOURCES = \
	%D%/attribute.c %D%/attribute.h \
	%D%/candidates.c %D%/candidates.h \
	%D%/data/stop-words.tsv \
	%D%/day.c %D%/day.h \
	%D%/forms.c %D%/forms.h \
	%D%/losses.c %D%/losses.h \
	%D%/mine.c %D%/mine.h \
	%D%/pattern.c %D%/pattern.h \
	%D%/recognise.c %D%/recognise.h \
	%D%/tbx.h %D%/tbx_category.c %D%/tbx_read.c %D%/tbx_write.c \
	%D%/term_file.c %D%/term_file.h \
	%D%/term_merge.c \
	%D%/term_tsv.h %D%/term_tsv_read.c %D%/term_tsv_write.c \
	%D%/termbase.c %D%/termbase.h \
	%D%/terminology.c %D%/terminology.h

TERMS_LIBS = %D%/libterms.a $(CATALOG_LIBS) -lm
