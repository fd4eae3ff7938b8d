/*
 * run_search -- from a query to its hits in a run; run.c says why nothing is missed.
 */
#include <config.h>

#include "memory/run_format.h"

#include "base/alloc.h"
#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

/* Signatures are sieved in pieces of so many, between looks at the deadline. */
#define SIEVED 1024

/* A form or near that the run does not have: like nothing in it. */
#define UNKNOWN ((uint64_t)1 << 40)

/* An element of the query, as the run knows it. */
struct query_element {
	uint64_t hash;
	uint32_t frequency, number; /* number: of all elements, or their count when the run has none */
};

struct run_query {
	const struct score_text *text;
	struct score_text known; /* the same tokens by the run's numbers */
	unsigned percent;
	struct query_element *elements; /* the rarest first */
	uint32_t *nears; /* that the run has, one for each token */
	size_t near_count;
	uint64_t signature;
	uint32_t from, to; /* places of the weights within bounds */
	struct deadline *deadline;
};

/* ---------------------------------------------------------------- looking up */

/*
 * The place of a hash among sorted ones in [low, high), or `high`. Hashes lie evenly, so what part of all
 * hashes is less than this one, in units of 2^-32, is a good guess; from there steps that double lead to
 * the two between which halving ends it.
 */
static size_t find_hash(const uint64_t *hashes, size_t low, size_t high, uint64_t hash, uint64_t part)
{
	size_t end = high, at = low + (size_t)((uint64_t)(high - low) * part >> 32), step = 1;

	if (low == high)
		return high;
	if (hashes[at] < hash) {
		for (low = at + 1; low < end && hashes[low] < hash; low += step, step *= 2)
			at = low;
		high = low < end ? low : end;
		low = at;
	} else {
		for (high = at; at > low && hashes[at] >= hash; at = at - low > step ? at - step : low, step *= 2)
			high = at;
		low = at;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && hashes[low] == hash ? low : end;
}

/* Words are sorted behind punctuation, by their other 63 bits. */
size_t run_find_element(const struct run *run, uint64_t hash)
{
	const uint64_t *hashes = run_section(run, SECTION_ELEMENTS);
	size_t count = run_section_count(run, SECTION_ELEMENTS), light = run->header->light_elements, found;

	if (hash & SCORE_HEAVY)
		return find_hash(hashes, light, count, hash, hash << 1 >> 32);
	found = find_hash(hashes, 0, light, hash, hash << 1 >> 32);
	return found < light ? found : count;
}

size_t run_find_form(const struct run *run, uint64_t hash)
{
	return find_hash(run_section(run, SECTION_FORMS), 0, run_section_count(run, SECTION_FORMS), hash, hash >> 32);
}

/* The first place whose text weighs at least `weight`. */
static uint32_t first_place(const struct run *run, uint64_t weight)
{
	const uint32_t *weights = run_section(run, SECTION_WEIGHTS), *places = run_section(run, SECTION_FIRST_PLACE);
	size_t low = 0, high = run_section_count(run, SECTION_WEIGHTS);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (weights[middle] < weight)
			low = middle + 1;
		else
			high = middle;
	}
	return places[low];
}

/* ---------------------------------------------------------------- the query */

static int by_rarity(const void *a, const void *b)
{
	const struct query_element *x = a, *y = b;

	if (x->frequency != y->frequency)
		return x->frequency < y->frequency ? -1 : 1;
	return run_by_hash(&x->hash, &y->hash);
}

static void find_elements(const struct run *run, struct run_query *query)
{
	const uint32_t *frequency = run_section(run, SECTION_FREQUENCY);
	size_t count = query->text->count, known = run_section_count(run, SECTION_ELEMENTS), occurrence = 0;
	uint64_t *nears = alloc_zeroed(count + 1, sizeof(*nears));

	for (size_t i = 0; i < count; i++)
		nears[i] = query->text->items[i].near;
	if (count)
		qsort(nears, count, sizeof(*nears), run_by_hash);
	query->elements = alloc_zeroed(count + 1, sizeof(*query->elements));
	for (size_t i = 0; i < count; i++) {
		struct query_element *element = &query->elements[i];

		occurrence = i > 0 && nears[i] == nears[i - 1] ? occurrence + 1 : 0;
		element->hash = run_element(nears[i], occurrence);
		element->number = (uint32_t)run_find_element(run, element->hash);
		element->frequency = element->number < known ? frequency[element->number] : 0;
		query->signature |= run_signature_bit(nears[i]);
	}
	if (count)
		qsort(query->elements, count, sizeof(*query->elements), by_rarity);
	free(nears);
}

/* The query's tokens by the run's own numbers, which its texts are compared by. */
static void know_tokens(const struct run *run, struct run_query *query)
{
	const uint32_t *form_numbers = run_section(run, SECTION_FORM_NUMBERS);
	size_t forms = run_section_count(run, SECTION_FORMS), elements = run_section_count(run, SECTION_ELEMENTS);

	query->nears = alloc_zeroed(query->text->count + 1, sizeof(*query->nears));
	for (size_t i = 0; i < query->text->count; i++) {
		const struct score_token *token = &query->text->items[i];
		size_t near = run_find_element(run, token->near);
		size_t form = near < elements ? run_find_form(run, run_form(token)) : forms;
		uint64_t unknown = UNKNOWN + i;

		score_text_add(&query->known, (struct score_token){
			.form = form < forms ? form_numbers[form] : unknown,
			.near = (near < elements ? near : unknown) | (token->near & SCORE_HEAVY),
		});
		if (near < elements)
			query->nears[query->near_count++] = (uint32_t)near;
	}
}

/* --------------------------------------------------------------- candidates */

static void survive(struct run *run, uint32_t place)
{
	ARRAY_GROW(run->survivors, run->survivor_count, run->survivor_capacity);
	run->survivors[run->survivor_count++] = place;
}

/* The first of the items [from, to) of the postings that is not less than `place`, or `to`. */
static size_t lower_place(struct run *run, size_t from, size_t to, uint32_t place)
{
	while (from < to && !run->damaged) {
		size_t middle = from + (to - from) / 2;
		const uint32_t *word = run_items(run, SECTION_POSTINGS, middle, middle + 1);

		if (word && *word < place)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool collect_short(struct run *run, const struct run_query *query, size_t from, size_t to)
{
	const uint32_t *places = run_items(run, SECTION_POSTINGS, from, to);

	for (size_t i = 0; places && i < to - from; i++)
		if (places[i] >= query->from && places[i] < query->to)
			survive(run, places[i]);
	return places != NULL;
}

/* A long list: its words in the postings, and how many places it has. */
struct list {
	size_t signatures, places;
	size_t count;
};

/* Places [from, to) of a list whose signatures pass. */
static bool collect_sieved(struct run *run, const struct run_query *query, const struct list *list, size_t from, size_t to,
			   const struct bits_sieve *sieve)
{
	uint32_t passed[SIEVED];

	for (; from < to && !deadline_passed(query->deadline); from += SIEVED) {
		size_t count = to - from < SIEVED ? to - from : SIEVED;
		const void *words = run_items(run, SECTION_POSTINGS, list->signatures + 2 * from,
					      list->signatures + 2 * (from + count));
		const uint32_t *places = run_items(run, SECTION_POSTINGS, list->places + from,
						   list->places + from + count);

		if (!words || !places)
			return false;
		count = bits_pass(sieve, words, count, passed);
		for (size_t i = 0; i < count; i++)
			survive(run, places[passed[i]]);
	}
	return true;
}

/* The part of a level that holds texts of weights `lightest` to `heaviest`. */
static bool collect_level(struct run *run, const struct run_query *query, const struct list *list, size_t from, size_t to,
			  uint64_t lightest, uint64_t heaviest)
{
	uint64_t weight = query->text->weight;
	const struct bits_sieve sieve = {
		query->signature,
		(unsigned)((weight - run_shared_least(weight, lightest, query->percent)) / SCORE_WEIGHT_WORD),
		(unsigned)((heaviest - run_shared_least(weight, heaviest, query->percent)) / SCORE_WEIGHT_WORD),
	};

	from = lower_place(run, list->places + from, list->places + to, first_place(run, lightest)) - list->places;
	to = lower_place(run, list->places + from, list->places + to, first_place(run, heaviest + 1)) - list->places;
	return !run->damaged && collect_sieved(run, query, list, from, to, &sieve);
}

/* `rest` is the weight of the query's elements from this one on; see run.c, (3). */
static bool collect_long(struct run *run, const struct run_query *query, size_t word, size_t end, uint64_t rest)
{
	const uint32_t *header = run_items(run, SECTION_POSTINGS, word, word + LIST_HEADER_WORDS);
	uint64_t weight = query->text->weight, percent = query->percent, heaviest = 100 * rest / percent;
	struct list list = { .signatures = word + LIST_HEADER_WORDS };
	unsigned above = 101;

	if (!header || word % 2 || (end - word - LIST_HEADER_WORDS) / 3 < header[0])
		return false;
	list.count = header[0];
	list.places = list.signatures + 2 * list.count;
	for (unsigned level = 0; level < LEVELS && above > percent; above = run_levels[level++]) {
		size_t from = level ? header[level] : 0, to = header[level + 1];
		uint64_t lightest = weight * percent / above + 1;

		if (lightest < run_shared_least(weight, 0, query->percent))
			lightest = run_shared_least(weight, 0, query->percent);
		if (from > to || to > list.count)
			return false;
		if (from < to && lightest <= heaviest &&
		    !collect_level(run, query, &list, from, to, lightest, heaviest))
			return false;
	}
	return true;
}

static bool collect_element(struct run *run, const struct run_query *query, uint32_t number, uint64_t rest)
{
	const uint32_t *first = run_section(run, SECTION_FIRST_WORD);
	size_t from = first[number], to = first[number + 1];

	if (from > to || to > run_section_count(run, SECTION_POSTINGS))
		return false;
	return to - from <= SHORT_LIST_MOST + 1 ? collect_short(run, query, from, to)
						: collect_long(run, query, from, to, rest);
}

static bool collect(struct run *run, const struct run_query *query)
{
	size_t known = run_section_count(run, SECTION_ELEMENTS);
	uint64_t weight = query->text->weight, rest = weight;

	run->survivor_count = 0;
	if (query->percent < RUN_THRESHOLD_LEAST) {
		for (uint32_t place = query->from; place < query->to; place++)
			survive(run, place);
		return true;
	}
	for (size_t i = 0; i < query->text->count && rest * 100 >= weight * query->percent; i++) {
		const struct query_element *element = &query->elements[i];

		if (element->number < known && !collect_element(run, query, element->number, rest))
			return false;
		rest -= run_weight(element->hash);
	}
	if (run->survivor_count)
		run_sort_numbers(run->survivors, run->survivor_count);
	return true;
}

/* ------------------------------------------------------------------ judging */

/* `left` counts what of each near of the query is still to be met; 255 stands for many. */
static void clear_left(struct run *run, const struct run_query *query)
{
	for (size_t i = 0; i < query->near_count; i++)
		run->left[query->nears[i]] = 0;
}

static void set_left(struct run *run, const struct run_query *query)
{
	clear_left(run, query);
	for (size_t i = 0; i < query->near_count; i++) {
		uint8_t *left = &run->left[query->nears[i]];

		*left = (uint8_t)(*left + (*left < 255));
	}
}

/* Whether (2) holds for a text of the run, whose tokens then are in run->text. */
static bool read_text(struct run *run, const struct run_query *query, const uint8_t *at, const uint8_t *end)
{
	const uint32_t *near_of = run_section(run, SECTION_NEAR_OF);
	size_t forms = run_section_count(run, SECTION_FORMS), elements = run_section_count(run, SECTION_ELEMENTS);
	uint64_t shared = 0;

	run->text.count = 0;
	run->text.weight = 0;
	score_text_reserve(&run->text, (size_t)(end - at));
	while (at < end) {
		uint32_t form = run_next_token(&at, end), near = form < forms ? near_of[form] : 0;
		struct score_token token = { form, (near & ~NEAR_HEAVY) | (near & NEAR_HEAVY ? SCORE_HEAVY : 0) };

		near &= ~NEAR_HEAVY;
		if (form >= forms || near >= elements) {
			run->damaged = true;
			return false;
		}
		if (run->left[near]) {
			shared += score_weight(&token);
			run->left[near] = (uint8_t)(run->left[near] - (run->left[near] < 255));
		}
		run->text.items[run->text.count++] = token;
		run->text.weight += score_weight(&token);
	}
	return shared >= run_shared_least(run->text.weight, query->text->weight, query->percent);
}

static bool judge_place(struct run *run, const struct run_query *query, uint32_t place, struct hit_list *hits)
{
	const uint32_t *first, *number;
	const uint8_t *tokens;
	unsigned heavier, distance;

	if (place >= run_count(run))
		return false;
	first = run_items(run, SECTION_FIRST_TOKEN, place, place + 2);
	number = run_items(run, SECTION_NUMBERS, place, place + 1);
	tokens = first ? run_items(run, SECTION_TOKENS, first[0], first[1]) : NULL;
	if (!tokens || !number)
		return false;
	set_left(run, query);
	if (!read_text(run, query, tokens, tokens + (first[1] - first[0])))
		return !run->damaged;
	heavier = run->text.weight > query->text->weight ? run->text.weight : query->text->weight;
	distance = score_distance(&query->known, &run->text, score_allowed(heavier, query->percent), &run->room);
	if (distance != SCORE_TOO_FAR)
		hit_list_add(hits, (struct hit){ run_origin(run).first_text + *number, score_percent(distance, heavier),
						 run_origin(run).generation });
	return true;
}

bool run_search(struct run *run, const struct score_text *text, unsigned percent, struct deadline *deadline,
		struct hit_list *hits)
{
	struct run_query query = { .text = text, .percent = percent, .deadline = deadline };
	uint64_t weight = text->weight;
	bool good;

	find_elements(run, &query);
	query.from = first_place(run, run_shared_least(weight, 0, percent));
	query.to = percent ? first_place(run, weight * 100 / percent + 1) : (uint32_t)run_count(run);
	good = collect(run, &query);
	if (run->survivor_count)
		know_tokens(run, &query);
	for (size_t i = 0; i < run->survivor_count && good && !deadline_passed(deadline); i++)
		if (i == 0 || run->survivors[i] != run->survivors[i - 1])
			good = judge_place(run, &query, run->survivors[i], hits);
	clear_left(run, &query);
	score_text_release(&query.known);
	free(query.nears);
	free(query.elements);
	return good;
}
