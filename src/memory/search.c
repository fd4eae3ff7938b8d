/*
 * search -- from a query to its matches.
 *
 *	exact key ──────────► texts that are equal (100)  ─┐
 *	tokens ──► index ───► texts that score ≥ t (≤ 99) ─┴─► band by band, best first:
 *	                                                      targets, pivots, penalties, order
 *
 * A band is the texts of one score, the nearest by characters first. Only what a band's texts lead to is read from
 * the store, and the work ends with the text that fills the limit: a penalty can only
 * lower a score, so a later text cannot overtake what is settled, which is every match
 * whose final score is more than the raw score of what is to come, or the same and nearer.
 *
 * The deadline is looked at between pieces of work of some microseconds everywhere. When it passes, what was found
 * until then is the answer, and said to be incomplete.
 *
 * The brute-force twin replaces the index by a walk over all texts; everything behind it is the
 * same code.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "memory/characters.h"
#include "text/key.h"

#include <stdlib.h>

/*
 * When only the best so many are asked for, high scores are looked for first: they cost little, and
 * where a text has thousands of near ones they are enough.
 */
static const unsigned steps[] = { 90, 80, 0 };

struct search {
	struct memory *memory;
	const struct match_query *query;
	const struct match_options *options;
	struct match_list *matches;
	struct tokenizer *tokenizer; /* of the query's language */
	struct tokens tokens;
	struct score_text text;
	struct score_room room;
	struct store_texts equal;    /* the exact key's */
	struct store_targets targets;
	struct characters characters; /* of the query; made when first needed */
	bool has_pivots;	     /* there is a third language */
	struct hit_list hits;
	int64_t previous, next; /* hashes of the query's neighbours */
	bool has_previous, has_next;
	struct candidate *candidates;
	size_t candidate_count, candidate_capacity;
	struct deadline deadline;
};

/* A match with what it is ordered by. */
struct candidate {
	struct match match;
	int64_t source_text, target_text;
	unsigned characters;
	int raw;
};

/* ------------------------------------------------------------- brute force */

struct walk {
	struct search *search;
	struct score_text text;
	struct tokens tokens;
	struct tokenizer *tokenizers[2];	/* of the languages with the query's base */
	const struct language *languages[2];
};

static struct tokenizer *walk_tokenizer(struct walk *walk, const struct language *language)
{
	for (size_t i = 0; i < ARRAY_COUNT(walk->tokenizers); i++) {
		if (!walk->languages[i]) {
			walk->languages[i] = language;
			walk->tokenizers[i] = tokenizer_new(language);
		}
		if (walk->languages[i] == language)
			return walk->tokenizers[i];
	}
	return NULL;
}

static bool compare_text(void *data, const struct store_text *text, struct error *err)
{
	struct walk *walk = data;
	struct search *search = walk->search;
	struct tokenizer *tokenizer;
	unsigned heavier, allowed, distance;

	(void)err;
	if (deadline_passed(&search->deadline) || !language_same_base(text->language, search->query->source_language))
		return true;
	tokenizer = walk_tokenizer(walk, text->language);
	if (!tokenizer)
		return true;
	tokenizer_run(tokenizer, text->marked, &walk->tokens);
	score_text_read(&walk->text, &walk->tokens);
	heavier = walk->text.weight > search->text.weight ? walk->text.weight : search->text.weight;
	allowed = score_allowed(heavier, (unsigned)search->options->threshold_percent);
	distance = score_distance(&search->text, &walk->text, allowed, &search->room);
	if (distance != SCORE_TOO_FAR)
		hit_list_add(&search->hits, (struct hit){ text->number, score_percent(distance, heavier),
							  search->memory->store.state.generation });
	return true;
}

static bool compare_all(struct search *search, struct error *err)
{
	struct walk walk = { .search = search, .tokens = TOKENS_INIT };
	bool done = store_each_text(&search->memory->store, 0, INT64_MAX, compare_text, &walk, err);

	for (size_t i = 0; i < ARRAY_COUNT(walk.tokenizers); i++)
		tokenizer_free(walk.tokenizers[i]);
	tokens_release(&walk.tokens);
	score_text_release(&walk.text);
	return done;
}

/* ------------------------------------------------------------- preparing */

static void read_query(struct search *search)
{
	const struct match_query *query = search->query;
	struct store *store = &search->memory->store;

	search->tokenizer = memory_tokenizer(search->memory, query->source_language);
	/* Nobody asks for tokens when only equal texts are wanted. */
	if (search->options->threshold_percent < 100 || search->options->flags & MATCH_EXPLAIN) {
		tokenizer_run(search->tokenizer, query->source, &search->tokens);
		score_text_read(&search->text, &search->tokens);
	}
	search->has_pivots = store->language_count > 3;
	search->has_previous = query->previous.bytes > 0;
	if (search->has_previous)
		search->previous = store_exact_hash(store, query->source_language, query->previous);
	search->has_next = query->next.bytes > 0;
	if (search->has_next)
		search->next = store_exact_hash(store, query->source_language, query->next);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Best score first, then older texts. */
static int by_percent(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->percent != y->percent)
		return x->percent < y->percent ? 1 : -1;
	return by_number(&x->text, &y->text);
}

static bool is_equal_text(const struct search *search, int64_t number)
{
	for (size_t i = 0; i < search->equal.count; i++)
		if (search->equal.items[i].number == number)
			return true;
	return false;
}

/* What scores at least `percent` and less than `below`, without what the exact key found already. */
static bool find_hits(struct search *search, unsigned percent, unsigned below, struct error *err)
{
	size_t kept = 0;
	bool done;

	search->hits.count = 0;
	if (search->options->flags & MATCH_EXHAUSTIVE)
		done = compare_all(search, err);
	else
		done = index_set_search(&search->memory->index, &search->memory->store,
					search->query->source_language, &search->text, percent, &search->deadline,
					&search->hits, err);
	for (size_t i = 0; i < search->hits.count; i++)
		if (search->hits.items[i].percent < below && !is_equal_text(search, search->hits.items[i].text))
			search->hits.items[kept++] = search->hits.items[i];
	search->hits.count = kept;
	if (kept)
		qsort(search->hits.items, kept, sizeof(*search->hits.items), by_percent);
	return done;
}

/* ------------------------------------------------------------- candidates */

/* 0, 1 or 2 neighbours that are the same. */
static int same_neighbours(const struct search *search, const struct store_target *target)
{
	return (search->has_previous && target->has_previous && search->previous == target->previous) +
	       (search->has_next && target->has_next && search->next == target->next);
}

static int penalty_of(const struct search *search, const struct match *match)
{
	const struct match_options *options = search->options;
	const int by_status[] = {
		[TM_STATUS_UNKNOWN] = options->unknown_penalty,
		[TM_STATUS_ALIGNED] = options->aligned_penalty,
		[TM_STATUS_DRAFT] = options->draft_penalty,
		[TM_STATUS_APPROVED] = 0,
	};
	int penalty = by_status[match->status];

	if (match->kind == MATCH_PIVOT)
		penalty += options->pivot_penalty;
	if (match->source_language != search->query->source_language)
		penalty += options->other_script_penalty;
	if (search->query->origin.bytes && !slice_equal(search->query->origin, match->origin))
		penalty += options->other_origin_penalty;
	return penalty;
}

static enum match_kind kind_of(int raw, bool pivot)
{
	if (pivot)
		return MATCH_PIVOT;
	return raw > 100 ? MATCH_CONTEXT : raw == 100 ? MATCH_EXACT : MATCH_FUZZY;
}

static int by_worth(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->match.score != y->match.score)
		return x->match.score < y->match.score ? 1 : -1;
	if (x->match.kind != y->match.kind)
		return x->match.kind < y->match.kind ? -1 : 1;
	if (x->characters != y->characters)
		return x->characters < y->characters ? -1 : 1;
	if (x->match.status != y->match.status)
		return x->match.status < y->match.status ? 1 : -1;
	if (x->match.time != y->match.time)
		return x->match.time < y->match.time ? 1 : -1;
	if (x->source_text != y->source_text)
		return by_number(&x->source_text, &y->source_text);
	return by_number(&x->target_text, &y->target_text);
}

/* The same source and target from several units are one match: the best of them. */
static struct candidate *find_same(struct search *search, const struct store_target *target)
{
	for (size_t i = 0; i < search->candidate_count; i++)
		if (search->candidates[i].source_text == target->source_text &&
		    search->candidates[i].target_text == target->text)
			return &search->candidates[i];
	return NULL;
}

static struct candidate make_candidate(const struct search *search, const struct store_text *source,
				       const struct store_target *target, int percent)
{
	int raw = percent == 100 && !target->pivot_text ? 100 + same_neighbours(search, target) : percent;
	struct candidate candidate = {
		.source_text = source->number,
		.target_text = target->text,
		.raw = raw,
		.match = {
			.kind = kind_of(raw, target->pivot_text != 0),
			.source = source->marked,
			.source_language = source->language,
			.target_language = search->query->target_language,
			.origin = target->origin, .name = target->name, .author = target->author,
			.status = target->status, .time = target->time, .unit_count = 1,
		},
	};

	candidate.match.penalty = penalty_of(search, &candidate.match);
	candidate.match.score = raw > candidate.match.penalty ? raw - candidate.match.penalty : 0;
	return candidate;
}

static void add_candidate(struct search *search, const struct candidate *candidate, const struct store_target *target)
{
	struct candidate *same = find_same(search, target);
	size_t units;

	if (!same) {
		ARRAY_GROW(search->candidates, search->candidate_count, search->candidate_capacity);
		search->candidates[search->candidate_count++] = *candidate;
		return;
	}
	units = same->match.unit_count + 1;
	if (by_worth(candidate, same) < 0)
		*same = *candidate;
	same->match.unit_count = units;
}

static bool read_marked(struct search *search, int64_t number, struct slice *marked, const struct language **language,
			struct error *err)
{
	struct store *store = &search->memory->store;
	struct store_texts texts = { NULL, 0, 0 };
	bool done = store_texts_by_number(store, &number, 1, store->state.generation, &search->matches->arena, &texts, err);

	if (done) {
		*marked = texts.items[0].marked;
		*language = texts.items[0].language;
	}
	store_texts_release(&texts);
	return done;
}

static bool add_target(struct search *search, const struct store_text *source, const struct store_target *target,
		       int percent, unsigned characters, struct error *err)
{
	struct candidate candidate = make_candidate(search, source, target, percent);
	const struct language *language;

	candidate.characters = characters;
	if (candidate.match.score < search->options->threshold_percent)
		return true;
	if (target->pivot_text && find_same(search, target))
		return true;
	if (!read_marked(search, candidate.target_text, &candidate.match.target, &language, err) ||
	    (target->pivot_text && !read_marked(search, target->pivot_text, &candidate.match.pivot,
						&candidate.match.pivot_language, err)))
		return false;
	add_candidate(search, &candidate, target);
	return true;
}

/* Adds what a text leads to, directly or through a text in a third language. */
static bool add_targets(struct search *search, const struct store_text *source, int percent, unsigned characters,
			bool pivots, struct error *err)
{
	struct store_targets *targets = &search->targets;

	targets->count = 0;
	if (!store_find_targets(&search->memory->store, &source->number, 1, search->query->target_language, pivots,
				&search->matches->arena, targets, err))
		return false;
	for (size_t i = 0; i < targets->count; i++)
		if (!add_target(search, source, &targets->items[i], percent, characters, err))
			return false;
	return true;
}

static bool add_text(struct search *search, const struct store_text *source, int percent, unsigned characters,
		     struct error *err)
{
	return add_targets(search, source, percent, characters, false, err) &&
	       (search->options->flags & MATCH_NO_PIVOT || !search->has_pivots ||
		add_targets(search, source, percent, characters, true, err));
}

static bool add_equal(struct search *search, struct error *err)
{
	for (size_t i = 0; i < search->equal.count; i++)
		if (!add_text(search, &search->equal.items[i], 100, 0, err))
			return false;
	return true;
}

/*
 * How many candidates nothing can overtake any more that scores at most `percent` and is at
 * least `characters` away; see by_worth().
 */
static size_t settled(const struct search *search, int percent, unsigned characters)
{
	size_t count = 0;

	for (size_t i = 0; i < search->candidate_count; i++) {
		const struct candidate *candidate = &search->candidates[i];
		const struct match *match = &candidate->match;

		count += match->score > percent ||
			 (match->score == percent && match->kind == MATCH_FUZZY && candidate->characters < characters);
	}
	return count;
}

static bool has_enough(const struct search *search, int percent, unsigned characters)
{
	return search->options->limit && settled(search, percent, characters) > search->options->limit;
}

/* A text of a band, and how far its characters are from the query's. */
struct band_text {
	struct store_text text;
	unsigned characters;
};

struct band {
	struct band_text *items;
	size_t count, capacity;
	struct store_texts texts; /* room for one */
};

static int by_characters(const void *a, const void *b)
{
	const struct band_text *x = a, *y = b;

	if (x->characters != y->characters)
		return x->characters < y->characters ? -1 : 1;
	return by_number(&x->text.number, &y->text.number);
}

/* Reads the texts of the hits, the nearest by characters first. */
static bool read_band(struct search *search, const struct hit *hits, size_t count, struct band *band, struct error *err)
{
	if (!search->characters.points)
		characters_init(&search->characters, search->query->source);
	band->count = 0;
	for (size_t i = 0; i < count; i++) {
		band->texts.count = 0;
		if (!store_texts_by_number(&search->memory->store, &hits[i].text, 1, hits[i].generation,
					   &search->matches->arena, &band->texts, err))
			return false;
		if (!band->texts.count)
			continue;
		ARRAY_GROW(band->items, band->count, band->capacity);
		band->items[band->count++] = (struct band_text){
			band->texts.items[0], characters_distance(&search->characters, band->texts.items[0].marked),
		};
		if (deadline_passed(&search->deadline))
			break;
	}
	if (band->count)
		qsort(band->items, band->count, sizeof(*band->items), by_characters);
	return true;
}

static bool add_band(struct search *search, const struct band *band, int percent, struct error *err)
{
	for (size_t i = 0; i < band->count && !has_enough(search, percent, band->items[i].characters) &&
			   !deadline_passed(&search->deadline); i++)
		if (!add_text(search, &band->items[i].text, percent, band->items[i].characters, err))
			return false;
	return true;
}

static bool add_fuzzy_bands(struct search *search, struct error *err)
{
	struct band band = { NULL, 0, 0, { NULL, 0, 0 } };
	const struct hit *hits = search->hits.items;
	bool done = true;

	for (size_t from = 0, to; from < search->hits.count && done; from = to) {
		int percent = (int)hits[from].percent;

		if (has_enough(search, percent, 0) || deadline_passed(&search->deadline))
			break;
		for (to = from; to < search->hits.count && hits[to].percent == hits[from].percent; to++)
			continue;
		done = read_band(search, hits + from, to - from, &band, err) && add_band(search, &band, percent, err);
	}
	store_texts_release(&band.texts);
	free(band.items);
	return done;
}

/* Step by step down to the threshold; until there is enough, when there is a limit. */
static bool add_fuzzy(struct search *search, struct error *err)
{
	const struct match_options *options = search->options;
	unsigned threshold = (unsigned)options->threshold_percent, below = 101;
	bool by_steps = options->limit && !(options->flags & MATCH_EXHAUSTIVE);

	for (size_t i = by_steps ? 0 : ARRAY_COUNT(steps) - 1; i < ARRAY_COUNT(steps) && threshold < 100; i++) {
		unsigned percent = steps[i] > threshold ? steps[i] : threshold;

		if (!find_hits(search, percent, below, err) || !add_fuzzy_bands(search, err))
			return false;
		if (percent == threshold || has_enough(search, (int)percent - 1, 0) || deadline_passed(&search->deadline))
			break;
		below = percent;
	}
	return true;
}

/* ------------------------------------------------------------- the answer */

static void mark_ambiguous(struct match_list *matches)
{
	for (size_t i = 0; i < matches->count; i++)
		for (size_t j = i + 1; j < matches->count; j++) {
			struct match *a = &matches->items[i], *b = &matches->items[j];

			if (b->score + b->penalty < 100 || a->score + a->penalty != b->score + b->penalty)
				continue;
			if (a->kind != MATCH_PIVOT && b->kind != MATCH_PIVOT && !slice_equal(a->target, b->target))
				a->ambiguous = b->ambiguous = true;
		}
}

static void explain(struct search *search, struct match *match)
{
	struct tokenizer *tokenizer = tokenizer_new(match->source_language);
	struct tokens found = TOKENS_INIT;

	tokenizer_run(tokenizer, match->source, &found);
	score_explain(search->query->source, &search->tokens, match->source, &found, &search->matches->arena, match);
	tokens_release(&found);
	tokenizer_free(tokenizer);
}

static bool differs_in_dress(const struct search *search, const struct match *match)
{
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;
	bool same;

	key_folded(search->query->source_language, search->query->source, &ours, NULL);
	key_folded(match->source_language, match->source, &theirs, NULL);
	same = slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs));
	strbuf_release(&ours);
	strbuf_release(&theirs);
	return same;
}

static void give_answer(struct search *search)
{
	struct match_list *matches = search->matches;
	size_t limit = search->options->limit;

	if (search->candidate_count)
		qsort(search->candidates, search->candidate_count, sizeof(*search->candidates), by_worth);
	matches->count = search->candidate_count;
	matches->items = arena_zeroed(&matches->arena, matches->count + 1, sizeof(*matches->items));
	for (size_t i = 0; i < matches->count; i++) {
		matches->items[i] = search->candidates[i].match;
		matches->items[i].folded = search->candidates[i].raw < 100 && differs_in_dress(search, &matches->items[i]);
	}
	mark_ambiguous(matches);
	if (limit && matches->count > limit) {
		matches->count = limit;
		matches->complete = false;
	}
	for (size_t i = 0; i < matches->count && search->options->flags & MATCH_EXPLAIN; i++)
		explain(search, &matches->items[i]);
}

static bool run(struct search *search, struct error *err)
{
	const struct match_query *query = search->query;

	read_query(search);
	if (!store_texts_by_exact_key(&search->memory->store, query->source_language, query->source,
				      &search->matches->arena, &search->equal, err) ||
	    !add_equal(search, err) || !add_fuzzy(search, err))
		return false;
	give_answer(search);
	search->matches->complete &= !search->deadline.passed;
	return true;
}

bool memory_search(struct memory *memory, const struct match_query *query, const struct match_options *options,
		   struct match_list *matches, struct error *err)
{
	struct search search = {
		.memory = memory, .query = query, .options = options, .matches = matches, .tokens = TOKENS_INIT,
		.deadline = deadline_after(options->milliseconds),
	};
	bool done;

	match_list_release(matches);
	if (!store_begin_reading(&memory->store, err))
		return false;
	done = run(&search, err);
	store_end_reading(&memory->store);
	tokens_release(&search.tokens);
	score_text_release(&search.text);
	score_room_release(&search.room);
	store_texts_release(&search.equal);
	store_targets_release(&search.targets);
	hit_list_release(&search.hits);
	characters_release(&search.characters);
	free(search.candidates);
	return done;
}
