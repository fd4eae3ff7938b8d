/*
 * alone -- which of a handful of sentences have nothing that says the same on the other side.
 *
 * Two searches for the likeliest links are made, one in which sentences may stay alone and one in
 * which all must be linked; what the first is better by is what speaks for a sentence having been
 * left out or put in.
 */
#include <config.h>

#include "align/alone.h"

#include "align/common.h"
#include "align/ties.h"
#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* How strongly the best tie of a feature speaks: not at all, faintly, well, surely. */
enum { STRENGTH_NONE, STRENGTH_FAINT, STRENGTH_FAIR, STRENGTH_STRONG, STRENGTHS };

#define FAIR_LEAST 0.35f
#define STRONG_LEAST 0.55f

/* The classes of features (features.h) as they are weighed here. */
enum weighed_as {
	WEIGHED_VALUE,
	WEIGHED_SPELLED,
	WEIGHED_NAME,
	WEIGHED_WORD,
	WEIGHED_KNOWN_WORD, /* one that the lexicon has */
	WEIGHED_QUESTION,   /* ? and ! */
	WEIGHED_MARK,	    /* other punctuation, codes */
	WEIGHED_CONCEPT,
	WEIGHED_COUNT,
};

/*
 * Logarithms of how much oftener a feature finds a like of this strength in a translation than in
 * another text: lines of translated news (English, Russian and Uzbek, all directions) beside their
 * translations and beside those of other lines, 57,000 features, rounded. Concepts were not measured.
 */
static const double worth[WEIGHED_COUNT][STRENGTHS] = {
	[WEIGHED_VALUE] = { -2.7, 0.0, 0.5, 5.0 },	[WEIGHED_SPELLED] = { -1.2, 0.0, 2.4, 2.4 },
	[WEIGHED_NAME] = { -1.0, 0.8, 3.0, 4.5 },	[WEIGHED_WORD] = { -0.1, 0.6, 3.3, 4.0 },
	[WEIGHED_KNOWN_WORD] = { -0.6, 1.1, 1.7, 3.0 }, [WEIGHED_QUESTION] = { -1.9, 0.0, 4.0, 6.0 },
	[WEIGHED_MARK] = { -1.4, 0.0, 1.2, 1.2 },	[WEIGHED_CONCEPT] = { -1.0, 0.0, 3.0, 4.0 },
};

/* Features of a sentence hang together, so all of them prove less than each by itself. */
#define EVIDENCE_SCALE 0.75

/* Sentences vary more than the paragraphs that the caller's model was made for. */
#define SPREAD_SCALE (4.0 / 3)

/* Of Student's t, whose tails forgive a free translation. */
#define FREEDOM 4.0

/* The logarithms of how often each step is taken. */
static const struct {
	unsigned char source, target;
	double log_prior;
} steps[] = {
	{ 1, 1, -0.1 }, { 1, 2, -2.5 }, { 2, 1, -2.5 }, { 2, 2, -4.5 }, { 1, 3, -4.2 },
	{ 3, 1, -4.2 }, { 1, 4, -6.0 }, { 4, 1, -6.0 }, { 1, 0, -1.0 }, { 0, 1, -1.0 },
};

#define STEP_COUNT (sizeof(steps) / sizeof(steps[0]))

struct alone_judge {
	struct feature_tools *source_tools, *target_tools;
	struct lexicon known;
};

struct alone_judge *alone_judge_new(const struct language *source, const struct language *target)
{
	struct alone_judge *judge = alloc_zeroed(1, sizeof(*judge));

	judge->source_tools = feature_tools_new(source);
	judge->target_tools = feature_tools_new(target);
	lexicon_init(&judge->known);
	common_words_add(&judge->known, source, target);
	lexicon_make_rows(&judge->known, 0, LEXICON_LEAST);
	return judge;
}

void alone_judge_free(struct alone_judge *judge)
{
	if (!judge)
		return;
	feature_tools_free(judge->source_tools);
	feature_tools_free(judge->target_tools);
	lexicon_release(&judge->known);
	free(judge);
}

/* -------------------------------------------------------------------- evidence */

/* One side, and how strongly each of its features is tied to each segment of the other. */
struct witness {
	struct features features;
	const struct lexicon_words *known;
	size_t others;		  /* segments of the other side */
	unsigned char *strengths; /* by place in features.features, then by segment of the other side */
	unsigned char *classes;	  /* by type: enum weighed_as */
};

struct matter {
	struct witness source, target;
	struct alone_lengths lengths;
};

static unsigned char strength_of(float present)
{
	return present <= 0		? STRENGTH_NONE
	       : present < FAIR_LEAST	? STRENGTH_FAINT
	       : present < STRONG_LEAST ? STRENGTH_FAIR
					: STRENGTH_STRONG;
}

/* Writes down in which segments of the other side a tied type stands. */
static void note_tie(struct witness *witness, uint32_t type, const struct features *other, uint32_t tied,
		     float present)
{
	const struct feature_type *own = &witness->features.types[type], *there = &other->types[tied];
	unsigned char strength = strength_of(present);

	for (size_t i = own->first_posting; i < own->first_posting + own->segments; i++) {
		const struct posting *posting = &witness->features.postings[i];
		size_t place = witness->features.first[posting->segment] + posting->feature;

		for (size_t k = there->first_posting; k < there->first_posting + there->segments; k++) {
			unsigned char *seen =
				&witness->strengths[place * witness->others + other->postings[k].segment];

			if (*seen < strength)
				*seen = strength;
		}
	}
}

static enum weighed_as weighed_as(const struct witness *witness, const struct feature_type *type)
{
	switch ((enum feature_class)type->class) {
	case FEATURE_VALUE:
		return WEIGHED_VALUE;
	case FEATURE_SPELLED:
		return WEIGHED_SPELLED;
	case FEATURE_NAME:
		return WEIGHED_NAME;
	case FEATURE_WORD:
		return map_find(&witness->known->places, type->text) ? WEIGHED_KNOWN_WORD : WEIGHED_WORD;
	case FEATURE_PUNCTUATION:
		return type->text.data[0] == '?' || type->text.data[0] == '!' ? WEIGHED_QUESTION : WEIGHED_MARK;
	case FEATURE_CONCEPT:
	case FEATURE_KIND:
		break;
	}
	return WEIGHED_CONCEPT;
}

static void classify(struct witness *witness)
{
	witness->classes = alloc_zeroed(witness->features.type_count + 1, 1);
	for (size_t type = 0; type < witness->features.type_count; type++)
		witness->classes[type] = (unsigned char)weighed_as(witness, &witness->features.types[type]);
}

static void hear(struct matter *matter, const struct lexicon *known)
{
	struct witness *source = &matter->source, *target = &matter->target;
	struct ties ties;

	source->others = target->features.count;
	target->others = source->features.count;
	source->strengths = alloc_zeroed(source->features.feature_count * source->others + 1, 1);
	target->strengths = alloc_zeroed(target->features.feature_count * target->others + 1, 1);
	classify(source);
	classify(target);
	ties_init(&ties, &source->features, &target->features, NULL, known);
	for (uint32_t type = 0; type < source->features.type_count; type++)
		for (size_t i = ties.first[type]; i < ties.first[type + 1]; i++) {
			const struct tie *tie = &ties.items[i];

			note_tie(source, type, &target->features, tie->target, tie->forward);
			note_tie(target, tie->target, &source->features, type, tie->backward);
		}
	ties_release(&ties);
}

/* What the features of a run say of a run of the other side. */
static double testimony(const struct witness *witness, size_t first, size_t count, size_t other, size_t others)
{
	const struct features *features = &witness->features;
	double sum = 0;

	for (size_t place = features->first[first]; place < features->first[first + count]; place++) {
		const unsigned char *strengths = witness->strengths + place * witness->others;
		unsigned char best = STRENGTH_NONE;

		for (size_t k = other; k < other + others; k++)
			if (strengths[k] > best)
				best = strengths[k];
		sum += worth[witness->classes[features->features[place]]][best];
	}
	return sum;
}

static double length_of(const struct features *side, size_t first, size_t count)
{
	double length = 0;

	for (size_t i = first; i < first + count; i++)
		length += side->lengths[i];
	return length;
}

/* How likely texts of these lengths are to say the same, beside those of the expected length. */
static double weigh_lengths(const struct alone_lengths *lengths, double source, double target)
{
	double deviation = lengths->spread * SPREAD_SCALE * 10 * sqrt((source + target) / 2 + 1);
	double off = (target - source * exp(lengths->mean)) / deviation;

	return -(FREEDOM + 1) / 2 * log(1 + off * off / FREEDOM);
}

static double weigh_link(const struct matter *matter, size_t i, size_t n, size_t j, size_t m)
{
	return weigh_lengths(&matter->lengths, length_of(&matter->source.features, i, n),
			     length_of(&matter->target.features, j, m)) +
	       EVIDENCE_SCALE / 2 *
		       (testimony(&matter->source, i, n, j, m) + testimony(&matter->target, j, m, i, n));
}

/* ---------------------------------------------------------------------- search */

struct table {
	double weight[ALONE_MOST + 1][ALONE_MOST + 1];
	unsigned char last[ALONE_MOST + 1][ALONE_MOST + 1]; /* the step that leads here */
};

/* The heaviest paths from the beginning to every node: all linked, and with sentences alone. */
static void search(const struct matter *matter, struct table *linked, struct table *free_table)
{
	size_t rows = matter->source.features.count, columns = matter->target.features.count;

	for (size_t i = 0; i <= rows; i++)
		for (size_t j = 0; j <= columns; j++) {
			linked->weight[i][j] = free_table->weight[i][j] = i + j ? -HUGE_VAL : 0;
			for (unsigned char k = 0; k < STEP_COUNT; k++) {
				size_t n = steps[k].source, m = steps[k].target;
				double weight = steps[k].log_prior;

				if (n > i || m > j)
					continue;
				if (n && m) {
					weight += weigh_link(matter, i - n, n, j - m, m);
					if (linked->weight[i - n][j - m] + weight > linked->weight[i][j])
						linked->weight[i][j] = linked->weight[i - n][j - m] + weight;
				}
				if (free_table->weight[i - n][j - m] + weight > free_table->weight[i][j]) {
					free_table->weight[i][j] = free_table->weight[i - n][j - m] + weight;
					free_table->last[i][j] = k;
				}
			}
		}
}

static void trace(const struct matter *matter, const struct table *table, struct alone *alone)
{
	size_t i = matter->source.features.count, j = matter->target.features.count;
	bool in_source[ALONE_MOST] = { false }, in_target[ALONE_MOST] = { false };

	while (i + j > 0) {
		size_t n = steps[table->last[i][j]].source, m = steps[table->last[i][j]].target;

		i -= n;
		j -= m;
		if (!m)
			in_source[i] = true;
		if (!n)
			in_target[j] = true;
	}
	for (size_t k = 0; k < ALONE_MOST; k++) {
		if (in_source[k])
			alone->source[alone->source_count++] = k;
		if (in_target[k])
			alone->target[alone->target_count++] = k;
	}
}

void alone_find(struct alone_judge *judge, const struct align_side *source, const struct align_side *target,
		const struct alone_lengths *lengths, struct alone *alone)
{
	struct matter matter = { .source.known = &judge->known.source,
				 .target.known = &judge->known.target,
				 .lengths = *lengths };
	struct table *tables = alloc_zeroed(2, sizeof(*tables));

	*alone = (struct alone){ .weight = 0 };
	features_init(&matter.source.features, source, judge->source_tools);
	features_init(&matter.target.features, target, judge->target_tools);
	hear(&matter, &judge->known);
	search(&matter, &tables[0], &tables[1]);
	trace(&matter, &tables[1], alone);
	if (alone->source_count + alone->target_count)
		alone->weight = tables[1].weight[source->count][target->count] -
				tables[0].weight[source->count][target->count];
	free(matter.source.classes);
	free(matter.target.classes);
	free(matter.source.strengths);
	free(matter.target.strengths);
	features_release(&matter.source.features);
	features_release(&matter.target.features);
	free(tables);
}
