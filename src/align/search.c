/*
 * search -- the best set of links inside a band, and how sure each of them is.
 */
#include <config.h>

#include "align/search.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* How much lengths count against what the segments hold: chosen on half of the news with noise. */
#define LENGTH_SCALE 1.3

/* A step this much worse than leaving its segments alone has no share in any sum. */
#define HOPELESS 3.0

/* Runs whose lengths fit worse are not looked at closer. */
#define UNFIT (-8.0)

/* An edge counts as touched only where a path runs along it, not at its two ends. */
#define EDGE_NODES 1

static const struct step steps[STEP_COUNT] = {
	[STEP_SOURCE_ALONE] = { 1, 0 }, [STEP_TARGET_ALONE] = { 0, 1 }, [STEP_SWAP] = { 2, 2 },
	{ 1, 1 }, { 1, 2 }, { 1, 3 }, { 1, 4 }, { 2, 1 }, { 2, 2 }, { 2, 3 }, { 2, 4 },
	{ 3, 1 }, { 3, 2 }, { 3, 3 }, { 3, 4 }, { 4, 1 }, { 4, 2 }, { 4, 3 }, { 4, 4 },
};

static inline struct step step_of(int kind)
{
	return steps[kind];
}

/* --------------------------------------------------------------------- priors */

/* Shares of steps, as hand-made collections of many kinds have them. */
static const double run_shares[ALIGN_RUN_MOST][ALIGN_RUN_MOST] = {
	{ 0.82, 0.06, 0.008, 0.0016 },
	{ 0.06, 0.008, 0.002, 0.0006 },
	{ 0.008, 0.002, 0.0006, 0.0002 },
	{ 0.0016, 0.0006, 0.0002, 0.0002 },
};

#define ALONE_SHARE 0.025
#define SWAP_SHARE 0.003

/* The first thoughts are worth so many links. */
#define THOUGHTS 40.0

static double first_share(int kind)
{
	struct step step = step_of(kind);

	if (kind == STEP_SWAP)
		return SWAP_SHARE;
	return kind < STEP_FIRST_RUN ? ALONE_SHARE : run_shares[step.n - 1][step.m - 1];
}

void step_priors_init(struct step_priors *priors)
{
	for (int kind = 0; kind < STEP_COUNT; kind++)
		priors->log_prior[kind] = log(first_share(kind));
}

void step_priors_fit(struct step_priors *priors, const struct align_links *links)
{
	double shares[STEP_COUNT], total = THOUGHTS;

	for (int kind = 0; kind < STEP_COUNT; kind++)
		shares[kind] = THOUGHTS * first_share(kind);
	for (size_t i = 0; i < links->count; i++) {
		size_t n = links->items[i].source.count, m = links->items[i].target.count;
		int kind = n == 0 ? STEP_TARGET_ALONE : m == 0 ? STEP_SOURCE_ALONE : STEP_SWAP;

		if (n && m && !links->items[i].crossing)
			kind = STEP_FIRST_RUN + (int)((n - 1) * ALIGN_RUN_MOST + m - 1);
		shares[kind] += kind == STEP_SWAP ? 0.5 : 1;
		total += kind == STEP_SWAP ? 0.5 : 1;
	}
	for (int kind = 0; kind < STEP_COUNT; kind++)
		priors->log_prior[kind] = log(shares[kind] / total);
}

/* -------------------------------------------------------------------- lattice */

struct arc {
	float weight;
	uint8_t kind;
};

/* What hangs on the nodes of a band. */
struct lattice {
	const struct search *search;
	struct run_length *sources, *targets; /* of each segment the runs of 1 to 4 that begin with it */
	struct arc *arcs;
	size_t arc_count, arc_capacity;
	size_t *first_arc; /* of each node */
	double *forward;
	double *best;
	uint8_t *best_kind; /* the step that led here */
};

static double log_add(double a, double b)
{
	double high = a > b ? a : b, low = a > b ? b : a;

	return low == -HUGE_VAL || high - low > 40 ? high : high + log1p(exp(low - high));
}

static double pair_weight(const struct lattice *lattice, size_t i, size_t n, size_t j, size_t m)
{
	return LENGTH_SCALE * length_weigh(lattice->search->lengths, &lattice->sources[i * ALIGN_RUN_MOST + n - 1],
					   &lattice->targets[j * ALIGN_RUN_MOST + m - 1]);
}

static double alone_weight(const struct lattice *lattice, size_t n, size_t m)
{
	const double *log_prior = lattice->search->priors->log_prior;

	return (double)n * log_prior[STEP_SOURCE_ALONE] + (double)m * log_prior[STEP_TARGET_ALONE];
}

static double step_weight(const struct lattice *lattice, int kind, size_t i, size_t j)
{
	struct evidence *evidence = lattice->search->evidence;
	double prior = lattice->search->priors->log_prior[kind], fit;
	struct step step = step_of(kind);

	if (kind == STEP_SWAP)
		return prior + pair_weight(lattice, i, 1, j + 1, 1) + pair_weight(lattice, i + 1, 1, j, 1) +
		       evidence_weigh(evidence, i, 1, j + 1, 1) + evidence_weigh(evidence, i + 1, 1, j, 1);
	fit = pair_weight(lattice, i, step.n, j, step.m);
	if (step.n + step.m > 2 && fit < UNFIT)
		return -HUGE_VAL;
	if (prior + fit + evidence_bound(evidence, i, step.n, j, step.m) <
	    alone_weight(lattice, step.n, step.m) - HOPELESS)
		return -HUGE_VAL;
	return prior + fit + evidence_weigh(evidence, i, step.n, j, step.m);
}

static void take_step(struct lattice *lattice, size_t from, size_t to, int kind, double weight)
{
	double whole = lattice->best[from] + weight;

	lattice->forward[to] = log_add(lattice->forward[to], lattice->forward[from] + weight);
	if (whole > lattice->best[to]) {
		lattice->best[to] = whole;
		lattice->best_kind[to] = (uint8_t)kind;
	}
}

static void leave_node(struct lattice *lattice, size_t i, size_t j)
{
	const struct band *band = lattice->search->band;
	const struct evidence *evidence = lattice->search->evidence;
	size_t node = band_node(band, i, j), sources = band->rows - 1, targets = evidence->target->count;

	lattice->first_arc[node] = lattice->arc_count;
	for (int kind = 0; kind < STEP_COUNT; kind++) {
		struct step step = step_of(kind);
		size_t to;
		double weight;

		if (step.n + step.m > lattice->search->step_most || i + step.n > sources || j + step.m > targets ||
		    !band_holds(band, i + step.n, j + step.m))
			continue;
		if (kind >= STEP_SWAP &&
		    !in_one_part(evidence->source, evidence->target, i, step.n, j, step.m))
			continue;
		weight = kind < STEP_SWAP ? alone_weight(lattice, step.n, step.m) : step_weight(lattice, kind, i, j);
		if (kind >= STEP_SWAP && weight < alone_weight(lattice, step.n, step.m) - HOPELESS)
			continue;
		to = band_node(band, i + step.n, j + step.m);
		ARRAY_GROW(lattice->arcs, lattice->arc_count, lattice->arc_capacity);
		lattice->arcs[lattice->arc_count++] = (struct arc){ (float)weight, (uint8_t)kind };
		take_step(lattice, node, to, kind, weight);
	}
}

static struct run_length *runs_of(const struct features *side, const struct length_spread *spread)
{
	struct run_length *runs = alloc_zeroed((side->count + 1) * ALIGN_RUN_MOST, sizeof(*runs));

	for (size_t i = 0; i < side->count; i++) {
		double letters = 0;

		for (size_t n = 0; n < ALIGN_RUN_MOST && i + n < side->count; n++) {
			letters += side->lengths[i + n];
			runs[i * ALIGN_RUN_MOST + n] = run_length_of(spread, letters, n + 1);
		}
	}
	return runs;
}

static void go_forward(struct lattice *lattice)
{
	const struct band *band = lattice->search->band;
	size_t nodes = band->offset[band->rows];

	lattice->sources = runs_of(lattice->search->evidence->source, &lattice->search->lengths->source);
	lattice->targets = runs_of(lattice->search->evidence->target, &lattice->search->lengths->target);
	lattice->first_arc = alloc_zeroed(nodes + 1, sizeof(*lattice->first_arc));
	lattice->forward = alloc_bytes(nodes * sizeof(*lattice->forward));
	lattice->best = alloc_bytes(nodes * sizeof(*lattice->best));
	lattice->best_kind = alloc_zeroed(nodes, sizeof(*lattice->best_kind));
	for (size_t node = 0; node < nodes; node++) {
		lattice->forward[node] = -HUGE_VAL;
		lattice->best[node] = -HUGE_VAL;
	}
	lattice->forward[0] = 0;
	lattice->best[0] = 0;
	for (size_t i = 0; i < band->rows; i++)
		for (size_t j = band->low[i]; j <= band->high[i]; j++)
			leave_node(lattice, i, j);
	lattice->first_arc[nodes] = lattice->arc_count;
}

static double *go_backward(const struct lattice *lattice)
{
	const struct band *band = lattice->search->band;
	size_t nodes = band->offset[band->rows];
	double *backward = alloc_bytes(nodes * sizeof(*backward));

	for (size_t i = band->rows; i-- > 0;)
		for (size_t j = band->high[i] + 1; j-- > band->low[i];) {
			size_t node = band_node(band, i, j);
			double sum = node + 1 == nodes ? 0 : -HUGE_VAL;

			for (size_t k = lattice->first_arc[node]; k < lattice->first_arc[node + 1]; k++) {
				struct step step = step_of(lattice->arcs[k].kind);

				sum = log_add(sum, (double)lattice->arcs[k].weight +
							   backward[band_node(band, i + step.n, j + step.m)]);
			}
			backward[node] = sum;
		}
	return backward;
}

static void release_lattice(struct lattice *lattice)
{
	free(lattice->sources);
	free(lattice->targets);
	free(lattice->arcs);
	free(lattice->first_arc);
	free(lattice->forward);
	free(lattice->best);
	free(lattice->best_kind);
}

/* ---------------------------------------------------------------------- the path */

static void add_link(struct align_links *links, struct align_run source, struct align_run target, double confidence,
		     bool crossing)
{
	ARRAY_GROW(links->items, links->count, links->capacity);
	links->items[links->count++] = (struct align_link){ source, target, confidence, crossing };
}

/* What a step links: the swapped from the end to the beginning, as paths are read. */
static void add_step_links(struct align_links *links, size_t i, size_t j, int kind, double posterior)
{
	struct step step = step_of(kind);

	if (kind == STEP_SWAP) {
		add_link(links, (struct align_run){ i + 1, 1 }, (struct align_run){ j, 1 }, posterior, true);
		add_link(links, (struct align_run){ i, 1 }, (struct align_run){ j + 1, 1 }, posterior, true);
		return;
	}
	add_link(links, (struct align_run){ i, step.n }, (struct align_run){ j, step.m }, posterior, false);
}

/* The logarithm of a posterior; above 0 by rounding alone. */
static double log_share(const struct lattice *lattice, const double *backward, size_t i, size_t j,
			const struct arc *arc)
{
	const struct band *band = lattice->search->band;
	struct step step = step_of(arc->kind);

	return lattice->forward[band_node(band, i, j)] + (double)arc->weight +
	       backward[band_node(band, i + step.n, j + step.m)] - backward[0];
}

static double posterior_of(const struct lattice *lattice, const double *backward, size_t i, size_t j, int kind)
{
	size_t node = band_node(lattice->search->band, i, j);

	for (size_t k = lattice->first_arc[node]; k < lattice->first_arc[node + 1]; k++)
		if (lattice->arcs[k].kind == kind) {
			double share = log_share(lattice, backward, i, j, &lattice->arcs[k]);

			return share >= 0 ? 1 : exp(share);
		}
	return 0;
}

static void find_rivals(const struct lattice *lattice, const double *backward, struct align_links *rivals)
{
	const struct band *band = lattice->search->band;
	const double least = log(SEARCH_RIVAL_LEAST);

	rivals->count = 0;
	for (size_t i = 0; i < band->rows; i++)
		for (size_t j = band->low[i]; j <= band->high[i]; j++) {
			size_t node = band_node(band, i, j);

			for (size_t k = lattice->first_arc[node]; k < lattice->first_arc[node + 1]; k++) {
				double share = log_share(lattice, backward, i, j, &lattice->arcs[k]);

				if (share >= least)
					add_step_links(rivals, i, j, lattice->arcs[k].kind, exp(share));
			}
		}
}

/* Whether the node stands at an edge of the band behind which the table goes on. */
static bool at_edge(const struct lattice *lattice, size_t i, size_t j)
{
	const struct band *band = lattice->search->band;
	size_t targets = lattice->search->evidence->target->count;

	return (band->low[i] > 0 && j < band->low[i] + EDGE_NODES && i + 1 < band->rows) ||
	       (band->high[i] < targets && j + EDGE_NODES > band->high[i] && i > 0);
}

static void reverse(struct align_links *links)
{
	for (size_t i = 0, k = links->count; i + 1 < k; i++) {
		struct align_link swapped = links->items[i];

		links->items[i] = links->items[--k];
		links->items[k] = swapped;
	}
}

bool search_run(const struct search *search, struct align_links *links, struct align_links *rivals)
{
	struct lattice lattice = { .search = search };
	size_t i = search->band->rows - 1, j = search->evidence->target->count;
	bool inside = true;
	double *backward;

	go_forward(&lattice);
	backward = go_backward(&lattice);
	links->count = 0;
	while (i > 0 || j > 0) {
		int kind = lattice.best_kind[band_node(search->band, i, j)];
		struct step step = step_of(kind);

		inside = inside && (search->band->whole || !at_edge(&lattice, i, j));
		i -= step.n;
		j -= step.m;
		add_step_links(links, i, j, kind, posterior_of(&lattice, backward, i, j, kind));
	}
	reverse(links);
	if (rivals)
		find_rivals(&lattice, backward, rivals);
	free(backward);
	release_lattice(&lattice);
	return inside;
}
