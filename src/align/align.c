/*
 * align -- which segments of two editions say the same: the passes.
 */
#include <config.h>

#include "align/align.h"

#include "align/common.h"
#include "align/confidence.h"
#include "align/moved.h"
#include "align/rivals.h"
#include "align/search.h"
#include "base/alloc.h"

#include <stdlib.h>

void align_links_release(struct align_links *links)
{
	free(links->items);
	*links = (struct align_links)ALIGN_LINKS_INIT;
}

/* How often the texts are searched at most: each time with what the time before taught. */
#define PASSES 4

/*
 * In short texts, which have little to teach, the first of them take a look with short
 * steps only: that is faster, and changes nothing.
 */
#define LOOKS 2

/* Words that met less often in what an aligner was taught met by chance, most of them. */
#define TAUGHT_LEAST 1.5

struct passes {
	struct ties lasting;
	struct features source, target;
	struct length_model lengths;
	struct step_priors priors;
	struct align_links *rivals; /* or NULL */
	size_t radius, step_most;
	bool searched; /* once through: the next search goes along what was found */
};

/* Links with nothing: what is left where the texts were too much to search. */
static void leave_alone(const struct passes *passes, struct align_links *links)
{
	links->count = 0;
	for (size_t i = 0; i < passes->source.count; i++) {
		ARRAY_GROW(links->items, links->count, links->capacity);
		links->items[links->count++] = (struct align_link){ .source = { i, 1 } };
	}
	for (size_t j = 0; j < passes->target.count; j++) {
		ARRAY_GROW(links->items, links->count, links->capacity);
		links->items[links->count++] = (struct align_link){ .target = { j, 1 } };
	}
	links->incomplete = true;
}

/* One search, again with a wider band while the path runs along its edge; then what moved. */
static bool search_widening(struct passes *passes, const struct ties *ties, struct align_links *links)
{
	for (;;) {
		struct band band;
		struct evidence evidence;
		struct search search = { &band, &evidence, &passes->lengths, &passes->priors, passes->step_most };
		bool inside;

		if (!band_init(&band, &passes->source, &passes->target, ties, links, passes->radius))
			return false;
		evidence_init(&evidence, &passes->source, &passes->target, ties, &band);
		inside = search_run(&search, links, passes->rivals);
		if (inside)
			moved_link(&evidence, ties, &passes->lengths, links);
		evidence_release(&evidence);
		band_release(&band);
		if (inside)
			return true;
		passes->radius *= 2;
		links->widened++;
		if (!passes->searched) /* what was found at an edge is no spine for the next search */
			links->count = 0;
	}
}

/* The ties that do not change from pass to pass are made once. */
static bool run_pass(struct passes *passes, const struct lexicon *learned, struct align_links *links)
{
	struct ties ties;
	bool done;

	ties_init(&ties, &passes->source, &passes->target, &passes->lasting, learned);
	done = search_widening(passes, &ties, links);
	passes->searched = true;
	ties_release(&ties);
	return done;
}

static bool same_links(const struct align_links *a, const struct align_links *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct align_link *left = &a->items[i], *right = &b->items[i];

		if (left->source.first != right->source.first || left->source.count != right->source.count ||
		    left->target.first != right->target.first || left->target.count != right->target.count)
			return false;
	}
	return true;
}

static void copy_links(const struct align_links *from, struct align_links *to)
{
	to->count = 0;
	ARRAY_RESERVE(to->items, from->count + 1, to->capacity);
	if (from->count)
		memcpy(to->items, from->items, from->count * sizeof(*to->items));
	to->count = from->count;
}

/* Until nothing changes any more. */
static bool run_passes(struct passes *passes, struct align_links *links)
{
	struct align_links before = ALIGN_LINKS_INIT;
	struct lexicon learned[2];
	int looks = (passes->source.count + 1) * (passes->target.count + 1) <= BAND_WHOLE_NODES ? LOOKS : 0;
	bool done;

	passes->step_most = looks ? SEARCH_SHORT_STEPS : SEARCH_ALL_STEPS;
	done = run_pass(passes, NULL, links);
	lexicon_init(&learned[0]);
	lexicon_init(&learned[1]);
	for (int pass = 1; done && pass < PASSES && (pass <= looks || !same_links(&before, links)); pass++) {
		struct lexicon *fresh = &learned[pass % 2], *earlier = &learned[(pass + 1) % 2];

		copy_links(links, &before);
		length_model_fit(&passes->lengths, &passes->source, &passes->target, links);
		step_priors_fit(&passes->priors, links);
		lexicon_learn(fresh, &passes->source, &passes->target, links, true, pass > 1 ? earlier : NULL);
		lexicon_make_rows(fresh, 1, LEXICON_LEAST);
		lexicon_release(earlier);
		passes->step_most = pass < looks ? SEARCH_SHORT_STEPS : SEARCH_ALL_STEPS;
		done = run_pass(passes, fresh, links);
	}
	lexicon_release(&learned[0]);
	lexicon_release(&learned[1]);
	align_links_release(&before);
	return done;
}

/* ------------------------------------------------------------------ the aligner */

struct aligner {
	const struct language *source, *target;
	struct feature_tools *source_tools, *target_tools;
	struct lexicon known;
	bool own_tools, taught, rows_are_old;
};

struct aligner *aligner_new_with_tools(const struct language *source, struct feature_tools *source_tools,
				       const struct language *target, struct feature_tools *target_tools)
{
	struct aligner *aligner = alloc_zeroed(1, sizeof(*aligner));

	aligner->source = source;
	aligner->target = target;
	aligner->rows_are_old = true;
	aligner->source_tools = source_tools;
	aligner->target_tools = target_tools;
	lexicon_init(&aligner->known);
	common_words_add(&aligner->known, source, target);
	return aligner;
}

struct aligner *aligner_new(const struct language *source, const struct language *target)
{
	struct aligner *aligner = aligner_new_with_tools(source, feature_tools_new(source), target,
							 feature_tools_new(target));

	aligner->own_tools = true;
	return aligner;
}

void aligner_free(struct aligner *aligner)
{
	if (!aligner)
		return;
	if (aligner->own_tools) {
		feature_tools_free(aligner->source_tools);
		feature_tools_free(aligner->target_tools);
	}
	lexicon_release(&aligner->known);
	free(aligner);
}

void aligner_learn(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		   const struct align_links *links)
{
	struct features from, to;
	struct lexicon first;

	lexicon_init(&first);
	features_init(&from, source, aligner->source_tools);
	features_init(&to, target, aligner->target_tools);
	lexicon_learn(&first, &from, &to, links, false, NULL);
	lexicon_learn(&aligner->known, &from, &to, links, false, &first);
	lexicon_release(&first);
	aligner->taught = aligner->rows_are_old = true;
	features_release(&from);
	features_release(&to);
}

static void make_confident(struct align_links *links)
{
	for (size_t i = 0; i < links->count; i++)
		links->items[i].confidence = confidence_of(links->items[i].confidence);
}

void aligner_run_with_rivals(struct aligner *aligner, const struct align_side *source,
			     const struct align_side *target, struct align_links *links, struct align_links *rivals)
{
	struct passes passes = { .radius = BAND_RADIUS_FIRST, .rivals = rivals };

	if (aligner->rows_are_old)
		lexicon_make_rows(&aligner->known, 0, aligner->taught ? TAUGHT_LEAST : LEXICON_LEAST);
	aligner->rows_are_old = false;
	links->count = links->widened = 0;
	links->incomplete = false;
	features_init(&passes.source, source, aligner->source_tools);
	features_init(&passes.target, target, aligner->target_tools);
	ties_init(&passes.lasting, &passes.source, &passes.target, NULL, &aligner->known);
	length_model_init(&passes.lengths, &passes.source, &passes.target);
	step_priors_init(&passes.priors);
	if (!run_passes(&passes, links))
		leave_alone(&passes, links);
	if (rivals) {
		rivals->count = links->incomplete ? 0 : rivals->count;
		rivals_settle(rivals, links);
		make_confident(rivals);
	}
	make_confident(links);
	ties_release(&passes.lasting);
	features_release(&passes.source);
	features_release(&passes.target);
}

void aligner_run(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		 struct align_links *links)
{
	aligner_run_with_rivals(aligner, source, target, links, NULL);
}
