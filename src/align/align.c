/*
 * align -- which segments of two editions say the same: the passes.
 */
#include <config.h>

#include "align/align.h"

#include "align/common.h"
#include "align/search.h"
#include "base/alloc.h"

#include <stdlib.h>

void align_links_release(struct align_links *links)
{
	free(links->items);
	*links = (struct align_links)ALIGN_LINKS_INIT;
}

/* How often the texts are searched: each time with what the time before taught. */
#define PASSES 4

struct passes {
	const struct lexicon *known;
	struct features source, target;
	struct length_model lengths;
	struct step_priors priors;
	size_t radius;
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

/* One search, again with a wider band while the path runs along its edge. */
static bool search_widening(struct passes *passes, const struct ties *ties, struct align_links *links)
{
	for (;;) {
		struct band band;
		struct evidence evidence;
		struct search search = { &band, &evidence, &passes->lengths, &passes->priors };
		bool inside;

		if (!band_init(&band, &passes->source, &passes->target, ties, passes->radius))
			return false;
		evidence_init(&evidence, &passes->source, &passes->target, ties, &band);
		inside = search_run(&search, links);
		evidence_release(&evidence);
		band_release(&band);
		if (inside)
			return true;
		passes->radius *= 2;
		links->widened++;
	}
}

static bool run_pass(struct passes *passes, const struct lexicon *const *lexicons, size_t lexicon_count,
		     struct align_links *links)
{
	struct ties ties;
	bool done;

	ties_init(&ties, &passes->source, &passes->target, lexicons, lexicon_count);
	done = search_widening(passes, &ties, links);
	ties_release(&ties);
	return done;
}

static bool run_passes(struct passes *passes, struct align_links *links)
{
	const struct lexicon *lexicons[] = { passes->known, NULL };
	struct lexicon learned[2];
	bool done = run_pass(passes, lexicons, 1, links);

	lexicon_init(&learned[0]);
	for (int pass = 1; done && pass < PASSES; pass++) {
		struct lexicon *fresh = &learned[pass % 2], *before = &learned[(pass + 1) % 2];

		length_model_fit(&passes->lengths, &passes->source, &passes->target, links);
		step_priors_fit(&passes->priors, links);
		lexicon_init(fresh);
		lexicon_learn(fresh, &passes->source, &passes->target, links, true, pass > 1 ? before : NULL);
		lexicon_make_rows(fresh, 1);
		lexicon_release(before);
		lexicons[1] = fresh;
		done = run_pass(passes, lexicons, 2, links);
	}
	lexicon_release(&learned[(PASSES + 1) % 2]);
	return done;
}

/* ------------------------------------------------------------------ the aligner */

struct aligner {
	const struct language *source, *target;
	struct lexicon known;
	bool rows_are_old;
};

struct aligner *aligner_new(const struct language *source, const struct language *target)
{
	struct aligner *aligner = alloc_zeroed(1, sizeof(*aligner));

	aligner->source = source;
	aligner->target = target;
	aligner->rows_are_old = true;
	lexicon_init(&aligner->known);
	common_words_add(&aligner->known, source, target);
	return aligner;
}

void aligner_free(struct aligner *aligner)
{
	if (!aligner)
		return;
	lexicon_release(&aligner->known);
	free(aligner);
}

void aligner_learn(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		   const struct align_links *links)
{
	struct features from, to;

	features_init(&from, source);
	features_init(&to, target);
	lexicon_learn(&aligner->known, &from, &to, links, false, NULL);
	aligner->rows_are_old = true;
	features_release(&from);
	features_release(&to);
}

void aligner_run(struct aligner *aligner, const struct align_side *source, const struct align_side *target,
		 struct align_links *links)
{
	struct passes passes = { .radius = BAND_RADIUS_FIRST, .known = &aligner->known };

	if (aligner->rows_are_old)
		lexicon_make_rows(&aligner->known, 0);
	aligner->rows_are_old = false;
	links->count = links->widened = 0;
	links->incomplete = false;
	features_init(&passes.source, source);
	features_init(&passes.target, target);
	length_model_init(&passes.lengths, &passes.source, &passes.target);
	step_priors_init(&passes.priors);
	if (!run_passes(&passes, links))
		leave_alone(&passes, links);
	features_release(&passes.source);
	features_release(&passes.target);
}
