/*
 * align -- published editions become units of the memory.
 *
 * Editions are aligned (project/editions.h); units at or above the threshold go into
 * a TMX, each with its confidence.
 */
#ifndef PROJECT_ALIGN_H
#define PROJECT_ALIGN_H

#include "base/error.h"
#include "base/strbuf.h"

/*
 * Units below this are not sure enough: on held-apart news with noise, of the pairs at
 * or above it 99 in 100 and more were right (tests/score/score_align.c).
 */
#define ALIGN_THRESHOLD_PERCENT 90

struct align_options {
	const char *output;    /* NULL: standard output */
	const char *languages; /* "en,ru,uz", in the order of the editions; NULL: found out */
	int threshold_percent;
	bool lines;	       /* each line is a segment */
	bool links;	       /* links instead of TMX */
};

#define ALIGN_OPTIONS_INIT { .threshold_percent = ALIGN_THRESHOLD_PERCENT }

struct align_report {
	size_t groups;	 /* of blocks or lines, with text in two editions or more */
	size_t alone;	 /* that only one edition has */
	size_t units;	 /* written: blocks and sentences */
	size_t unsure;	 /* left out, because they are below the threshold */
	size_t disputed; /* of three editions: where the pairwise answers do not agree */
	bool incomplete; /* too long and too unlike to be searched everywhere */
};

/* Two or three editions of one article. */
bool align_editions(char *const *paths, size_t count, const struct align_options *options,
		    struct align_report *report, struct error *err);

#endif
