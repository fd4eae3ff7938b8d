/*
 * align -- which segments of two or three editions say the same.
 *
 * Editions are given as runs of segments (blocks or sentences, the aligner does
 * not care). The answer is a set of links: a run of source segments with the run
 * of target segments that says the same, n:m up to 4:4, or a run with nothing
 * on the other side. Each segment is in exactly one link. Links may cross: blocks
 * that moved are found again.
 *
 *	struct aligner *aligner = aligner_new(&language_en, &language_uz);
 *	struct align_links links = ALIGN_LINKS_INIT;
 *
 *	aligner_run(aligner, &english, &uzbek, &links);
 *	for (size_t i = 0; i < links.count; i++)
 *		links.items[i].source.first …
 *
 * What speaks for a link, as logarithms of likelihood ratios that are added up:
 *
 *	lengths      W. A. Gale, K. W. Church: A program for aligning sentences in
 *	             bilingual corpora, Computational Linguistics 19 (1993)
 *	cognates     M. Simard, G. F. Foster, P. Isabelle: Using cognates to align
 *	             sentences in bilingual corpora, TMI 1992 (see sound.h)
 *	values       numbers, dates, times and addresses by what they say
 *	a lexicon    learned from the texts in a first pass and used in the next:
 *	             R. C. Moore: Fast and accurate sentence alignment of bilingual
 *	             corpora, AMTA 2002; D. Varga et al.: Parallel corpora for medium
 *	             density languages, RANLP 2005; with a small table of common words
 *	             (data/common-words.tsv) and what aligner_learn() was given
 *	             before, from the memory or from other articles
 *
 * The best set of links is found by dynamic programming inside a band around
 * chained anchors, wide enough that the path never touches its edge (band.h), so
 * that the cost grows with the length of the texts; the confidence of a link is
 * its posterior probability over all paths in that band (forward and backward
 * sums), calibrated (confidence.h).
 */
#ifndef ALIGN_ALIGN_H
#define ALIGN_ALIGN_H

#include "base/slice.h"
#include "text/language.h"

#include <stdint.h>

struct align_segment {
	struct slice text; /* marked form; may be empty */
	uint32_t kind;	   /* of its block, the same number for the same kind in all editions; 0: not told */
};

/*
 * Something that the caller recognised in a segment and that is the same thing
 * in every edition: a term's concept, a picture. Ordered by segment.
 */
struct align_concept {
	size_t segment;
	uint64_t concept;
};

struct align_side {
	const struct language *language;
	const struct align_segment *segments;
	size_t count;
	const struct align_concept *concepts;
	size_t concept_count;
	/*
	 * Of each segment the part that it stands in, numbers that never fall: only segments of
	 * parts with the same number are linked. NULL on both sides: there are no parts.
	 */
	const size_t *parts;
};

struct align_run {
	size_t first, count; /* count 0: nothing on this side */
};

/* -------------------------------------------------------------------- links */

struct align_link {
	struct align_run source, target;
	double confidence; /* 0 to 1: how often such a link is right */
	bool crossing;	   /* it does not stand in the order of the others */
};

struct align_links {
	struct align_link *items; /* ordered by source, those without one after their neighbour */
	size_t count, capacity;
	size_t widened;	  /* how often the band had to be made wider */
	bool incomplete;  /* the texts were too long and too unlike to look everywhere */
};

#define ALIGN_LINKS_INIT { NULL, 0, 0, 0, false }

void align_links_release(struct align_links *links);

/* The most segments of a run. */
#define ALIGN_RUN_MOST 4

/* ------------------------------------------------------------------ the aligner */

/*
 * For one pair of languages and any number of articles; one thread at a time.
 */
struct aligner;

struct aligner *aligner_new(const struct language *source, const struct language *target);

/* With the tools of each language (feature_tools.h), borrowed: the aligners of three editions share them. */
struct feature_tools;
struct aligner *aligner_new_with_tools(const struct language *source, struct feature_tools *source_tools,
				       const struct language *target, struct feature_tools *target_tools);

void aligner_free(struct aligner *aligner);

/*
 * Adds the words of linked segments to what the aligner knows beforehand: units of
 * the memory, or articles that were aligned before. The sides' languages are the
 * aligner's.
 */
void aligner_learn(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		   const struct align_links *links);

/* Replaces what is in `links`. */
void aligner_run(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		 struct align_links *links);

/*
 * The same, and puts into `rivals` every link that had a share in the search, each once, a segment
 * alone too, with how sure it is: of all that speak of one segment the confidences
 * are 1 together, more or less. Ordered by source, then by target. No rivals when the answer is incomplete.
 */
void aligner_run_with_rivals(struct aligner *aligner, const struct align_side *source,
			     const struct align_side *target, struct align_links *links,
			     struct align_links *rivals);

#endif
