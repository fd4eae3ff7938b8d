# align: which sentence of one edition is which of another.

noinst_LIBRARIES += %D%/libalign.a
%C%_libalign_a_SOURCES = \
	%D%/align.c %D%/align.h \
	%D%/alone.c %D%/alone.h \
	%D%/band.c %D%/band.h \
	%D%/common.c %D%/common.h \
	%D%/confidence.c %D%/confidence.h \
	%D%/council.c %D%/council.h \
	%D%/data/common-words.tsv \
	%D%/evidence.c %D%/evidence.h \
	%D%/feature_tools.c %D%/feature_tools.h \
	%D%/features.c %D%/features.h \
	%D%/groups.c %D%/groups.h \
	%D%/joint.c %D%/joint.h \
	%D%/length.c %D%/length.h \
	%D%/lexicon.c %D%/lexicon.h \
	%D%/moved.c %D%/moved.h \
	%D%/rivals.c %D%/rivals.h \
	%D%/search.c %D%/search.h \
	%D%/sound.c %D%/sound.h \
	%D%/ties.c %D%/ties.h

ALIGN_LIBS = %D%/libalign.a $(CATALOG_LIBS) -lm
