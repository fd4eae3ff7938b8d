/*
 * alone -- which of a handful of sentences have nothing that says the same on the other side.
 *
 * An aligner (align.h) weighs words against how often they stand in the whole of two articles. The
 * sentences of one paragraph are too few for that, so here what each kind of feature is worth was
 * measured beforehand: how often it finds its like in a translation, and how often in another text
 * (alone.c has the table, and how it came about). Lengths are weighed as Gale and Church do, by the
 * caller's model.
 *
 *	struct alone_judge *judge = alone_judge_new(&language_en, &language_ru);
 *	struct alone alone;
 *
 *	alone_find(judge, &source, &target, &lengths, &alone);
 *	if (alone.weight > 0)
 *		for (size_t i = 0; i < alone.source_count; i++)
 *			… source.segments[alone.source[i]] was left out
 */
#ifndef ALIGN_ALONE_H
#define ALIGN_ALONE_H

#include "align/align.h"

/* Of paragraphs with more sentences nothing is said. */
#define ALONE_MOST ((size_t)40)

/* How long a translation is to be expected, in letters and digits. */
struct alone_lengths {
	double mean;   /* of ln(target / source) */
	double spread; /* its ordinary deviation on texts of about a hundred characters */
};

struct alone {
	size_t source[ALONE_MOST], source_count; /* the segments by index, in order */
	size_t target[ALONE_MOST], target_count;
	/*
	 * How much likelier (a natural logarithm) this is than the likeliest way to pair
	 * all of both sides. 0 when none is alone.
	 */
	double weight;
};

struct alone_judge;

/* For one pair of languages; one thread at a time. It costs as much as judging some hundred paragraphs. */
struct alone_judge *alone_judge_new(const struct language *source, const struct language *target);
void alone_judge_free(struct alone_judge *judge);

/* Both sides have from 1 to ALONE_MOST segments, in the judge's languages. */
void alone_find(struct alone_judge *judge, const struct align_side *source, const struct align_side *target,
		const struct alone_lengths *lengths, struct alone *alone);

#endif
