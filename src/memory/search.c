/*
 * search -- from a query to its matches.
 *
 *	exact key ──────────► texts that are equal (100)  ─┐
 *	values ──► index ───► equal but for values (100) ──┤
 *	sentences, each as above, put together (100) ──────┤
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

#include "memory/search.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/*
 * When only the best so many are asked for, high scores are looked for first: they cost little, and
 * where a text has thousands of near ones they are enough.
 */
static const unsigned steps[] = { 90, 80, 0 };

/* ------------------------------------------------------------- preparing */

/* XX: nothing but Roman figures. */
static bool may_be_roman(struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		if (!strchr("IVXLCDM", text.data[i]))
			return false;
	return text.bytes > 1;
}

static bool has_values(const struct search *search)
{
	for (size_t i = 0; i < search->tokens.count; i++) {
		const struct token *token = &search->tokens.items[i];

		if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_PLACEABLE ||
		    (token->kind == TOKEN_WORD && may_be_roman(slice_part(search->query->source, token->from, token->to))))
			return true;
	}
	return false;
}

static void read_query(struct search *search)
{
	const struct match_query *query = search->query;
	struct store *store = &search->memory->store;

	search->tokenizer = memory_tokenizer(search->memory, query->source_language);
	/* Nobody asks for tokens when only equal texts are wanted. */
	if (search->options->threshold_percent < 100 || !(search->options->flags & MATCH_STORED) ||
	    search->options->flags & MATCH_EXPLAIN) {
		tokenizer_run(search->tokenizer, query->source, &search->tokens);
		score_text_read(&search->text, &search->tokens);
		search->has_values = !(search->options->flags & MATCH_STORED) && has_values(search);
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

static bool is_settled(const struct search *search, int64_t number)
{
	for (size_t i = 0; i < search->settled.count; i++)
		if (search->settled.items[i].number == number)
			return true;
	return false;
}

void search_drop_settled(struct search *search)
{
	size_t kept = 0;

	for (size_t i = 0; i < search->hits.count; i++)
		if (!is_settled(search, search->hits.items[i].text))
			search->hits.items[kept++] = search->hits.items[i];
	search->hits.count = kept;
}

bool search_find_hits(struct search *search, unsigned percent, unsigned below, struct error *err)
{
	size_t kept = 0;
	bool done;

	search->hits.count = 0;
	search->hits_percent = percent;
	if (search->options->flags & MATCH_EXHAUSTIVE)
		done = search_compare_all(search, percent, err);
	else
		done = index_set_search(&search->memory->index, &search->memory->store,
					search->query->source_language, &search->text, percent, &search->deadline,
					&search->hits, err);
	for (size_t i = 0; i < search->hits.count; i++)
		if (search->hits.items[i].percent < below)
			search->hits.items[kept++] = search->hits.items[i];
	search->hits.count = kept;
	search_drop_settled(search);
	if (search->hits.count)
		qsort(search->hits.items, search->hits.count, sizeof(*search->hits.items), by_percent);
	return done;
}

/* ------------------------------------------------------------- candidates */

/* 0, 1 or 2 neighbours that are the same. */
static int same_neighbours(const struct search *search, const struct store_target *target)
{
	return (search->has_previous && target->has_previous && search->previous == target->previous) +
	       (search->has_next && target->has_next && search->next == target->next);
}

int search_status_penalty(const struct search *search, enum tm_status status)
{
	const int *penalties = search->options->penalties;
	const int by_status[] = {
		[TM_STATUS_UNKNOWN] = penalties[PENALTY_UNKNOWN],
		[TM_STATUS_ALIGNED] = penalties[PENALTY_ALIGNED],
		[TM_STATUS_DRAFT] = penalties[PENALTY_DRAFT],
		[TM_STATUS_APPROVED] = 0,
	};

	return by_status[status];
}

bool search_has(const struct search *search, enum match_kind kind)
{
	for (size_t i = 0; i < search->candidate_count; i++)
		if (search->candidates[i].match.kind <= kind)
			return true;
	return false;
}

static void set_penalties(const struct search *search, struct match *match)
{
	const struct match_query *query = search->query;
	const bool applies[PENALTY_KINDS] = {
		[PENALTY_PIVOT] = match->kind == MATCH_PIVOT,
		[PENALTY_UNKNOWN] = match->status == TM_STATUS_UNKNOWN,
		[PENALTY_ALIGNED] = match->status == TM_STATUS_ALIGNED,
		[PENALTY_DRAFT] = match->status == TM_STATUS_DRAFT,
		[PENALTY_SCRIPT] = match->source_language != query->source_language,
		[PENALTY_ORIGIN] = query->origin.bytes && !slice_equal(query->origin, match->origin),
		[PENALTY_ADAPTED] = match->kind == MATCH_ADAPTED,
		[PENALTY_ASSEMBLED] = match->kind == MATCH_ASSEMBLED,
		[PENALTY_DERIVED] = match->derived_from != NULL,
	};

	match->penalty = 0;
	for (enum penalty_kind kind = 0; kind < PENALTY_KINDS; kind++) {
		match->penalties[kind] = applies[kind] ? search->options->penalties[kind] : 0;
		match->penalty += match->penalties[kind];
	}
}

static enum match_kind kind_of(int raw, bool pivot)
{
	if (pivot)
		return MATCH_PIVOT;
	return raw > 100 ? MATCH_CONTEXT : raw == 100 ? MATCH_EXACT : MATCH_FUZZY;
}

/* The same source and target from several units are one match: the best of them. */
static struct candidate *find_same(struct search *search, int64_t source_text, int64_t target_text)
{
	for (size_t i = 0; i < search->candidate_count; i++)
		if (search->candidates[i].source_text == source_text && search->candidates[i].target_text == target_text)
			return &search->candidates[i];
	return NULL;
}

void search_judge(const struct search *search, struct candidate *candidate, enum match_kind kind, int raw)
{
	struct match *match = &candidate->match;
	/* What was put over counts as the same text. */
	int full = kind == MATCH_ADAPTED ? 100 : raw;

	match->kind = kind;
	match->raw = raw;
	set_penalties(search, match);
	match->score = full > match->penalty ? full - match->penalty : 0;
	candidate->place = search->options->order[kind];
}

struct candidate search_candidate(const struct search *search, const struct store_text *source,
				  const struct store_target *target, int percent)
{
	int raw = percent == 100 && !target->pivot_text ? 100 + same_neighbours(search, target) : percent;
	struct candidate candidate = {
		.source_text = source->number,
		.target_text = target->text,
		.match = {
			.source = source->marked,
			.source_language = source->language,
			.target_language = search->query->target_language,
			.derived_from = target->language == search->query->target_language ? NULL : target->language,
			.origin = target->origin, .name = target->name, .author = target->author,
			.status = target->status, .time = target->time, .unit_count = 1,
		},
	};

	search_judge(search, &candidate, kind_of(raw, target->pivot_text != 0), raw);
	return candidate;
}

/* The same, and one whose text in the other script is this one. */
static struct candidate *find_equal(struct search *search, const struct candidate *candidate)
{
	struct candidate *same = find_same(search, candidate->source_text, candidate->target_text);

	for (size_t i = 0; i < search->candidate_count && !same; i++) {
		struct candidate *other = &search->candidates[i];

		if ((other->match.derived_from || candidate->match.derived_from) &&
		    other->source_text == candidate->source_text &&
		    slice_equal(other->match.target, candidate->match.target))
			same = other;
	}
	return same;
}

void search_add_candidate(struct search *search, const struct candidate *candidate)
{
	struct candidate *same = find_equal(search, candidate);
	size_t units;

	if (!same) {
		ARRAY_GROW(search->candidates, search->candidate_count, search->candidate_capacity);
		search->candidates[search->candidate_count++] = *candidate;
		return;
	}
	units = same->match.unit_count + 1;
	if (candidate_by_worth(candidate, same) < 0)
		*same = *candidate;
	same->match.unit_count = units;
}

bool search_read_text(struct search *search, int64_t number, struct slice *marked, const struct language **language,
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

bool search_read_target(struct search *search, struct candidate *candidate, struct error *err)
{
	struct match *match = &candidate->match;
	struct strbuf derived = STRBUF_INIT;
	struct transliterator *transliterator;
	const struct language *language;

	if (!search_read_text(search, candidate->target_text, &match->target, &language, err))
		return false;
	if (!match->derived_from)
		return true;
	transliterator = memory_transliterator(search->memory, match->derived_from, match->target_language, err);
	if (!transliterator)
		return false;
	match->derived_text = match->target;
	transliterate(transliterator, match->derived_text, &derived, NULL);
	match->target = arena_copy(&search->matches->arena, strbuf_slice(&derived));
	strbuf_release(&derived);
	return true;
}

/* 0 is none. */
static void add_pivot(struct candidate *candidate, int64_t text)
{
	size_t *count = &candidate->match.pivot_count;

	for (size_t i = 0; i < *count; i++)
		if (candidate->pivots[i] == text)
			return;
	if (text && *count < PIVOTS_TOLD)
		candidate->pivots[(*count)++] = text;
}

static bool has_direct(const struct search *search, int64_t source_text)
{
	for (size_t i = 0; i < search->candidate_count; i++)
		if (search->candidates[i].source_text == source_text && search->candidates[i].match.kind != MATCH_PIVOT)
			return true;
	return false;
}

static bool add_target(struct search *search, const struct store_text *source, const struct store_target *target,
		       int percent, unsigned characters, struct error *err)
{
	struct candidate candidate = search_candidate(search, source, target, percent);
	struct candidate *same;

	candidate.characters = characters;
	if (candidate.match.score < search->options->threshold_percent)
		return true;
	same = target->pivot_text ? find_same(search, source->number, target->text) : NULL;
	if (same) {
		add_pivot(same, target->pivot_text);
		return true;
	}
	add_pivot(&candidate, target->pivot_text);
	if (!search_read_target(search, &candidate, err) ||
	    (target->pivot_text && !search_read_text(search, target->pivot_text, &candidate.match.pivot,
						     &candidate.match.pivot_language, err)))
		return false;
	search_add_candidate(search, &candidate);
	return true;
}

/* Of a text in one script of the language, its other script is no translation. */
bool search_find_targets(struct search *search, int64_t source_text, bool pivots, struct error *err)
{
	const struct match_query *query = search->query;
	unsigned flags = pivots ? STORE_TARGETS_PIVOTS : 0;

	if (!language_same_base(query->source_language, query->target_language))
		flags |= STORE_TARGETS_TWINS;
	return store_find_targets(&search->memory->store, source_text, query->target_language, flags, &search->matches->arena,
				  &search->targets, err);
}

/* Adds what a text leads to, directly or through a text in a third language. */
static bool add_targets(struct search *search, const struct store_text *source, int percent, unsigned characters,
			bool pivots, struct error *err)
{
	struct store_targets *targets = &search->targets;

	if (!search_find_targets(search, source->number, pivots, err))
		return false;
	for (size_t i = 0; i < targets->count; i++)
		if (!add_target(search, source, &targets->items[i], percent, characters, err))
			return false;
	return true;
}

bool search_add_pivots(struct search *search, const struct store_text *source, int percent, unsigned characters,
		       struct error *err)
{
	return search->options->flags & MATCH_NO_PIVOT || !search->has_pivots || has_direct(search, source->number) ||
	       add_targets(search, source, percent, characters, true, err);
}

bool search_add_text(struct search *search, const struct store_text *source, int percent, unsigned characters,
		     struct error *err)
{
	return add_targets(search, source, percent, characters, false, err) &&
	       search_add_pivots(search, source, percent, characters, err);
}

struct characters *search_characters(struct search *search)
{
	if (!search->characters.points)
		characters_init(&search->characters, search->query->source);
	return &search->characters;
}

static bool add_equal(struct search *search, struct error *err)
{
	for (size_t i = 0; i < search->settled.count; i++)
		if (!search_add_text(search, &search->settled.items[i], 100, 0, err))
			return false;
	return true;
}

/*
 * How many candidates nothing can overtake any more that scores at most `percent` and is at
 * least `characters` away; see candidate_by_worth(). Only fuzzy and pivot matches are still to come.
 */
static size_t settled(const struct search *search, int percent, unsigned characters)
{
	const uint8_t *order = search->options->order;
	unsigned fuzzy = order[MATCH_FUZZY], pivot = order[MATCH_PIVOT], first = fuzzy < pivot ? fuzzy : pivot;
	size_t count = 0;

	for (size_t i = 0; i < search->candidate_count; i++) {
		const struct candidate *candidate = &search->candidates[i];
		int score = candidate->match.score;

		count += score > percent || (score == percent && (candidate->place < first ||
			 (candidate->place == first && candidate->characters < characters)));
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
			band->texts.items[0], characters_distance(search_characters(search), band->texts.items[0].marked),
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
		if (!search_add_text(search, &band->items[i].text, percent, band->items[i].characters, err))
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

		if (percent < search->options->threshold_percent || has_enough(search, percent, 0) ||
		    deadline_passed(&search->deadline))
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

	/* What was looked for already, for adapting, need not be looked for again. */
	if (search->hits_percent <= 100) {
		below = search->hits_percent;
		if (!add_fuzzy_bands(search, err))
			return false;
		if (below <= threshold || has_enough(search, (int)below - 1, 0))
			return true;
	}

	for (size_t i = by_steps ? 0 : ARRAY_COUNT(steps) - 1; i < ARRAY_COUNT(steps) && threshold < 100; i++) {
		unsigned percent = steps[i] > threshold ? steps[i] : threshold;

		if (percent >= below)
			continue;
		if (!search_find_hits(search, percent, below, err) || !add_fuzzy_bands(search, err))
			return false;
		if (percent == threshold || has_enough(search, (int)percent - 1, 0) || deadline_passed(&search->deadline))
			break;
		below = percent;
	}
	return true;
}

static bool run(struct search *search, struct error *err)
{
	const struct match_query *query = search->query;
	unsigned flags = search->options->flags;

	read_query(search);
	if (!store_texts_by_exact_key(&search->memory->store, query->source_language, query->source,
				      &search->matches->arena, &search->settled, err) ||
	    !add_equal(search, err) || (search->has_values && !search_add_adapted(search, err)))
		return false;
	if (!(flags & MATCH_WHOLE) &&
	    ((!(flags & MATCH_STORED) && !search_add_assembled(search, err)) || !add_fuzzy(search, err)))
		return false;
	search_give_answer(search);
	search->matches->complete &= !search->deadline.passed;
	return true;
}

bool search_once(struct memory *memory, const struct match_query *query, const struct match_options *options,
		 struct deadline deadline, struct match_list *matches, struct error *err)
{
	struct search search = {
		.memory = memory, .query = query, .options = options, .matches = matches, .tokens = TOKENS_INIT,
		.deadline = deadline, .hits_percent = 101,
	};
	bool done;

	match_list_release(matches);
	done = run(&search, err);
	tokens_release(&search.tokens);
	score_text_release(&search.text);
	score_room_release(&search.room);
	store_texts_release(&search.settled);
	store_targets_release(&search.targets);
	hit_list_release(&search.hits);
	characters_release(&search.characters);
	free(search.candidates);
	return done;
}

bool memory_search(struct memory *memory, const struct match_query *query, const struct match_options *options,
		   struct match_list *matches, struct error *err)
{
	bool done;

	match_list_release(matches);
	if (!store_begin_reading(&memory->store, err))
		return false;
	memory->store.viewer = query->origin;
	done = search_once(memory, query, options, deadline_after(options->milliseconds), matches, err);
	memory->store.viewer = SLICE_NONE;
	store_end_reading(&memory->store);
	return done;
}
