/*
 * search -- the best set of links inside a band, and how sure each of them is.
 *
 * A path goes from node (0, 0) to the last node by steps: n source segments with
 * m target segments, up to 4:4, one segment left alone, or two neighbours that changed
 * places. A step weighs the logarithm of its prior plus that of its likelihood
 * ratio; segments left alone weigh only the prior. A step that is worth less
 * than leaving all of its segments alone is no better than that and is not kept.
 * The heaviest path gives the links; forward and backward sums over all paths
 * give the posterior of each (L. R. Rabiner, A tutorial on hidden Markov models,
 * Proceedings of the IEEE 77, 1989; here over a lattice).
 */
#ifndef ALIGN_SEARCH_H
#define ALIGN_SEARCH_H

#include "align/evidence.h"
#include "align/length.h"

enum { STEP_SOURCE_ALONE, STEP_TARGET_ALONE, STEP_SWAP, STEP_FIRST_RUN };

/* Alone on either side, swapped, and all n:m. */
#define STEP_COUNT (STEP_FIRST_RUN + ALIGN_RUN_MOST * ALIGN_RUN_MOST)

struct step {
	uint8_t n, m;
};

/* The logarithms of how often each step is taken. */
struct step_priors {
	double log_prior[STEP_COUNT];
};

void step_priors_init(struct step_priors *priors);

/* Learns them from links: their number against what was thought before. */
void step_priors_fit(struct step_priors *priors, const struct align_links *links);

struct search {
	const struct band *band;
	struct evidence *evidence;
	const struct length_model *lengths;
	const struct step_priors *priors;
	size_t step_most; /* segments of a step, both sides together */
};

/* All steps, and those that a first look is taken with. */
#define SEARCH_ALL_STEPS ((size_t)2 * ALIGN_RUN_MOST)
#define SEARCH_SHORT_STEPS ((size_t)ALIGN_RUN_MOST)

/* A step with a smaller posterior is no rival. */
#define SEARCH_RIVAL_LEAST 1e-5

/*
 * Replaces what is in `links`. Their confidence is the raw posterior. With `rivals`, all steps
 * that have a share are put there, in no order and the same link perhaps several times; of
 * a swap both links. False when the path touches an edge of the band behind which the table
 * goes on.
 */
bool search_run(const struct search *search, struct align_links *links, struct align_links *rivals);

#endif
