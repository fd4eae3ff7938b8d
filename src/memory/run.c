/*
 * run -- complete fuzzy look-up by rare stems.
 *
 * What is searched. Tokens that are near relatives of one another share a
 * *near* (all endings of a stem, all numbers, one punctuation mark …). A text is the
 * set of its *elements*: its nears, where the second "the" of a text is another
 * element than the first. Elements weigh what their tokens weigh: 2 half units, or 1.
 *
 * Why nothing is missed. Let W and V be the weights of query and text, M the heavier, D
 * their distance, P the weight of their shared elements. On the cheapest way each token is
 * either paired with its equal or near relative, or it costs at least its own
 * weight: left out it costs that, replaced by an unlike one the heavier of both.
 * The paired ones weigh at most P on either side. So
 *
 *	D ≥ W − P and D ≥ V − P, hence D ≥ M − P.				(1)
 *
 * A score of at least t percent means 100 D ≤ (100 − t) M, and with (1)
 *
 *	100 P ≥ t M.								(2)
 *
 * Since P ≤ W and P ≤ V, (2) bounds the lengths: t W ≤ 100 V and t V ≤ 100 W.
 * And it bounds the places to look. Put all elements in one order, the rarest
 * first. The *head* of a text are those of its elements from which on, they
 * included, the elements weigh at least t/100 of the text. Take the first element
 * in that order that query and text share. All that they share lies from there
 * on, in both, and weighs P ≥ t M / 100; so it is in the head of both. Hence
 *
 *	a text that scores t or more has an element in its head that is also in
 *	the query's head.
 *
 * The head of a query of 20 words at 70 % is its 7 rarest stems; ⌊(1 − t)/t · W⌋ + 1, which
 * bounds the heavier text alone, would be 9. There is no minimal number of words: punctuation and numbers are elements
 * too, so a query of a single mark has a head. Of each text only the head at 50 %
 * is posted: its common half is in no list. For thresholds below 50 all texts are scanned.
 *
 *	query ─► elements ─► head ─► postings of lengths within bounds
 *		 ─► signature: stems of the query that the text cannot have, 64 bits
 *		 ─► count: (2) exactly ─► distance with its bound
 *
 * How it lies in the bytes. Numbers of texts inside a run ("places") go by
 * weight, so that a range of weights is a range of places, and in each posting list too.
 * Forms are numbered in the order of (near, form).
 *
 *	header | nears | near_first | forms | near_of | elements | frequency | first_posting
 *	       | numbers | signatures | first_token | weights | first_place | postings | tokens | sums
 *
 * Damage. The bytes before `sums` are summed in blocks of 16 KiB. The sections of fixed cost are proven when a run is
 * opened, postings and tokens when first touched: so a flipped bit is found before it can hide a text, and a
 * look-up in a fresh process pays for what it reads.
 */
#include <config.h>

#include "memory/run_format.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- opening */

static bool prove_block(struct run *run, size_t block)
{
	const uint64_t *sums = (const uint64_t *)(run->bytes.data + run->header->offsets[SECTION_SUMS]);
	size_t end = (size_t)run->header->offsets[SECTION_SUMS], from, to;

	if (run->proven[block / 64] >> block % 64 & 1)
		return true;
	from = block ? block * BLOCK_BYTES : sizeof(*run->header);
	to = (block + 1) * BLOCK_BYTES < end ? (block + 1) * BLOCK_BYTES : end;
	if (sums[block] != run_sum(run->bytes.data + from, to > from ? to - from : 0)) {
		run->damaged = true;
		return false;
	}
	run->proven[block / 64] |= (uint64_t)1 << block % 64;
	return true;
}

/* Items [from, to) of a section, proven; NULL when the run is damaged. */
static const void *items(struct run *run, enum section section, size_t from, size_t to)
{
	size_t start, end;

	if (from > to || to > run->header->counts[section]) {
		run->damaged = true;
		return NULL;
	}
	start = (size_t)run->header->offsets[section] + from * run_item_bytes[section];
	end = start + (to - from) * run_item_bytes[section];
	for (size_t block = start / BLOCK_BYTES; block * BLOCK_BYTES < end; block++)
		if (!prove_block(run, block))
			return NULL;
	return run->bytes.data + start;
}

static const void *section_of(const struct run *run, enum section section)
{
	return run->bytes.data + run->header->offsets[section];
}

static bool header_is_ours(struct slice bytes, const struct run_header *header)
{
	if (bytes.bytes < sizeof(*header) || memcmp(header->magic, RUN_MAGIC, sizeof(header->magic)) != 0 ||
	    header->version != RUN_VERSION || header->total_bytes != bytes.bytes ||
	    header->sum != run_sum(bytes.data, offsetof(struct run_header, sum)))
		return false;
	for (int i = 0; i < SECTIONS; i++)
		if (header->offsets[i] % 64 || header->offsets[i] > bytes.bytes ||
		    header->counts[i] > (bytes.bytes - header->offsets[i]) / run_item_bytes[i])
			return false;
	return header->counts[SECTION_SUMS] * BLOCK_BYTES >= header->offsets[SECTION_SUMS];
}

bool run_open(struct run *run, struct slice bytes)
{
	*run = (struct run){ .bytes = bytes, .header = (const struct run_header *)bytes.data };
	if (!header_is_ours(bytes, run->header))
		return false;
	run->proven = alloc_zeroed((size_t)run->header->counts[SECTION_SUMS] / 64 + 1, sizeof(*run->proven));
	for (int section = SECTION_NEARS; section < SECTION_POSTINGS; section++)
		if (!items(run, (enum section)section, 0, (size_t)run->header->counts[section])) {
			run_close(run);
			return false;
		}
	run->left = alloc_zeroed((size_t)run->header->counts[SECTION_NEARS] + 1, 1);
	return true;
}

void run_close(struct run *run)
{
	free(run->proven);
	free(run->survivors);
	free(run->left);
	score_text_release(&run->text);
	score_room_release(&run->room);
	*run = (struct run){ .bytes = SLICE_NONE };
}

struct run_origin run_origin(const struct run *run)
{
	return run->header->origin;
}

size_t run_count(const struct run *run)
{
	return (size_t)run->header->counts[SECTION_NUMBERS];
}

bool run_verify(struct run *run)
{
	for (size_t block = 0; block < run->header->counts[SECTION_SUMS]; block++)
		if (!prove_block(run, block))
			return false;
	return true;
}

/* --------------------------------------------------------------- searching */

/* The place of a hash among sorted ones, or `count`. Hashes lie evenly, so a guess by proportion is near. */
static size_t find_hash(const uint64_t *hashes, size_t count, uint64_t hash)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && hashes[low] == hash ? low : count;
}

/* The first place whose text weighs at least `weight`. */
static uint32_t first_place(const struct run *run, uint64_t weight)
{
	const uint32_t *weights = section_of(run, SECTION_WEIGHTS), *places = section_of(run, SECTION_FIRST_PLACE);
	size_t low = 0, high = (size_t)run->header->counts[SECTION_WEIGHTS];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (weights[middle] < weight)
			low = middle + 1;
		else
			high = middle;
	}
	return places[low];
}

struct run_query {
	const struct score_text *text;
	unsigned percent;
	struct element *elements; /* the rarest first */
	size_t count;
	uint32_t *nears;	/* numbers of the query's nears in the run, one for each token */
	size_t near_count;
	uint64_t signature;
	unsigned absent_most;	/* stems that a text may lack */
	uint32_t from, to;	/* places of the weights within bounds */
};

static void survive(struct run *run, uint32_t place)
{
	ARRAY_GROW(run->survivors, run->survivor_count, run->survivor_capacity);
	run->survivors[run->survivor_count++] = place;
}

static unsigned bit_count(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (unsigned)(bits * 0x0101010101010101u >> 56);
}

static bool may_do(const struct run_query *query, uint64_t signature)
{
	return bit_count(query->signature & ~signature) <= query->absent_most;
}

static size_t lower_place(const uint32_t *places, size_t count, uint32_t place)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (places[middle] < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool collect_element(struct run *run, const struct run_query *query, uint32_t number)
{
	const uint32_t *first = section_of(run, SECTION_FIRST_POSTING);
	const uint64_t *signatures = section_of(run, SECTION_SIGNATURES);
	size_t count = run_count(run);
	const uint32_t *list = items(run, SECTION_POSTINGS, first[number], first[number + 1]);
	size_t list_count = first[number + 1] - first[number];

	if (!list)
		return false;
	for (size_t i = lower_place(list, list_count, query->from); i < list_count && list[i] < query->to; i++)
		if (list[i] < count && may_do(query, signatures[list[i]]))
			survive(run, list[i]);
	return true;
}

static int by_place(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void drop_doubles(struct run *run)
{
	size_t kept = 0;

	if (run->survivor_count)
		qsort(run->survivors, run->survivor_count, sizeof(*run->survivors), by_place);
	for (size_t i = 0; i < run->survivor_count; i++)
		if (i == 0 || run->survivors[i] != run->survivors[i - 1])
			run->survivors[kept++] = run->survivors[i];
	run->survivor_count = kept;
}

static bool collect(struct run *run, struct run_query *query)
{
	const uint64_t *hashes = section_of(run, SECTION_ELEMENTS);
	const uint32_t *frequency = section_of(run, SECTION_FREQUENCY);
	size_t known = (size_t)run->header->counts[SECTION_ELEMENTS], head;

	run->survivor_count = 0;
	if (query->percent < RUN_THRESHOLD_LEAST) {
		for (uint32_t place = query->from; place < query->to; place++)
			survive(run, place);
		return true;
	}
	for (size_t i = 0; i < query->count; i++) {
		size_t number = find_hash(hashes, known, query->elements[i].hash);

		query->elements[i].number = (uint32_t)number;
		query->elements[i].frequency = number < known ? frequency[number] : 0;
	}
	qsort(query->elements, query->count, sizeof(*query->elements), run_by_rarity);
	head = run_head_count(query->elements, query->count, query->text->weight, query->percent);
	for (size_t i = 0; i < head; i++)
		if (query->elements[i].number < known && !collect_element(run, query, query->elements[i].number))
			return false;
	drop_doubles(run);
	return true;
}

static void find_nears(const struct run *run, struct run_query *query)
{
	const uint64_t *nears = section_of(run, SECTION_NEARS);
	size_t known = (size_t)run->header->counts[SECTION_NEARS];

	query->nears = alloc_zeroed(query->text->count + 1, sizeof(*query->nears));
	for (size_t i = 0; i < query->text->count; i++) {
		size_t near = find_hash(nears, known, query->text->items[i].near);

		if (near < known)
			query->nears[query->near_count++] = (uint32_t)near;
	}
}

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
static bool read_place(struct run *run, const struct run_query *query, const uint32_t *tokens, size_t count)
{
	const uint64_t *nears = section_of(run, SECTION_NEARS), *forms = section_of(run, SECTION_FORMS);
	const uint32_t *near_of = section_of(run, SECTION_NEAR_OF);
	size_t form_count = (size_t)run->header->counts[SECTION_FORMS];
	size_t near_count = (size_t)run->header->counts[SECTION_NEARS];
	unsigned shared = 0, heavier;

	run->text.count = 0;
	run->text.weight = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t near = tokens[i] < form_count ? near_of[tokens[i]] : (uint32_t)near_count;

		if (near >= near_count) {
			run->damaged = true;
			return false;
		}
		if (run->left[near]) {
			shared += run_weight(nears[near]);
			run->left[near] = (uint8_t)(run->left[near] - (run->left[near] < 255));
		}
		score_text_add(&run->text, (struct score_token){ forms[tokens[i]] ^ run_rotate(nears[near], 32), nears[near] });
	}
	heavier = run->text.weight > query->text->weight ? run->text.weight : query->text->weight;
	return (uint64_t)shared * 100 >= (uint64_t)query->percent * heavier;
}

static bool judge_place(struct run *run, const struct run_query *query, uint32_t place, struct hit_list *hits)
{
	const uint32_t *first = section_of(run, SECTION_FIRST_TOKEN);
	const int64_t *numbers = section_of(run, SECTION_NUMBERS);
	const uint32_t *tokens = items(run, SECTION_TOKENS, first[place], first[place + 1]);
	unsigned heavier, distance;
	bool enough;

	if (!tokens)
		return false;
	set_left(run, query);
	enough = read_place(run, query, tokens, first[place + 1] - first[place]);
	if (!enough)
		return !run->damaged;
	heavier = run->text.weight > query->text->weight ? run->text.weight : query->text->weight;
	distance = score_distance(query->text, &run->text, score_allowed(heavier, query->percent), &run->room);
	if (distance != SCORE_TOO_FAR)
		hit_list_add(hits, (struct hit){ numbers[place], score_percent(distance, heavier),
						 run->header->origin.generation });
	return true;
}

static void prepare(const struct run *run, struct run_query *query)
{
	uint64_t weight = query->text->weight;
	uint64_t *nears = alloc_zeroed(query->text->count + 1, sizeof(*nears));

	query->elements = alloc_zeroed(query->text->count + 1, sizeof(*query->elements));
	query->count = query->text->count;
	for (size_t i = 0; i < query->count; i++) {
		nears[i] = query->text->items[i].near;
		query->signature |= run_signature_bit(nears[i]);
	}
	run_make_elements(nears, query->count, query->elements);
	free(nears);
	query->absent_most = (unsigned)(weight * (100 - query->percent) / 100) / SCORE_WEIGHT_WORD;
	query->from = first_place(run, (weight * query->percent + 99) / 100);
	query->to = query->percent ? first_place(run, weight * 100 / query->percent + 1) : (uint32_t)run_count(run);
}

bool run_search(struct run *run, const struct score_text *text, unsigned percent, struct hit_list *hits)
{
	struct run_query query = { .text = text, .percent = percent };
	bool good;

	prepare(run, &query);
	good = collect(run, &query);
	find_nears(run, &query);
	for (size_t i = 0; i < run->survivor_count && good; i++)
		good = judge_place(run, &query, run->survivors[i], hits);
	clear_left(run, &query);
	free(query.nears);
	free(query.elements);
	return good;
}
