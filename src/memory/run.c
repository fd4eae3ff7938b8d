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

#include "memory/run.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#define RUN_MAGIC "tjmnrun1"
#define RUN_VERSION 1
#define BLOCK_BYTES ((size_t)16384)

enum section {
	SECTION_NEARS,		/* u64, sorted */
	SECTION_NEAR_FIRST,	/* u32: first form of a near; one more at the end */
	SECTION_FORMS,		/* u64, sorted within their near */
	SECTION_NEAR_OF,	/* u32: by form */
	SECTION_ELEMENTS,	/* u64, sorted */
	SECTION_FREQUENCY,	/* u32: how many texts have the element */
	SECTION_FIRST_POSTING,	/* u32: by element; one more */
	SECTION_NUMBERS,	/* i64: of the text in the store, by place */
	SECTION_SIGNATURES,	/* u64, by place */
	SECTION_FIRST_TOKEN,	/* u32: by place; one more */
	SECTION_WEIGHTS,	/* u32: the different ones, ascending */
	SECTION_FIRST_PLACE,	/* u32: by weight; one more */
	SECTION_POSTINGS,	/* u32: places, ascending in each list */
	SECTION_TOKENS,		/* u32: form numbers */
	SECTION_SUMS,		/* u64: by block */
	SECTIONS
};

static const uint8_t item_bytes[SECTIONS] = {
	[SECTION_NEARS] = 8, [SECTION_NEAR_FIRST] = 4, [SECTION_FORMS] = 8, [SECTION_NEAR_OF] = 4,
	[SECTION_ELEMENTS] = 8, [SECTION_FREQUENCY] = 4, [SECTION_FIRST_POSTING] = 4, [SECTION_NUMBERS] = 8,
	[SECTION_SIGNATURES] = 8, [SECTION_FIRST_TOKEN] = 4, [SECTION_WEIGHTS] = 4, [SECTION_FIRST_PLACE] = 4,
	[SECTION_POSTINGS] = 4, [SECTION_TOKENS] = 4, [SECTION_SUMS] = 8,
};

/* In the machine's own byte order: a run never leaves it; a foreign one fails at `version`. */
struct run_header {
	char magic[8];
	uint32_t version, reserved;
	struct run_origin origin;
	uint64_t offsets[SECTIONS], counts[SECTIONS];
	uint64_t total_bytes;
	uint64_t sum; /* of all before */
};

/* ------------------------------------------------------------------- sums */

static uint64_t rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

/* Four lanes, so that it runs at the speed of memory. Against accidents, not against malice. */
static uint64_t sum_bytes(const char *bytes, size_t count)
{
	uint64_t lanes[4] = { 1, 2, 3, 4 }, last[4] = { 0 };
	size_t at = 0;

	for (; at + sizeof(last) <= count; at += sizeof(last)) {
		memcpy(last, bytes + at, sizeof(last));
		for (int i = 0; i < 4; i++)
			lanes[i] = rotate((lanes[i] ^ last[i]) * 0x9e3779b97f4a7c15u, 29);
	}
	memset(last, 0, sizeof(last));
	memcpy(last, bytes + at, count - at);
	for (int i = 0; i < 4; i++)
		lanes[i] = rotate((lanes[i] ^ last[i]) * 0x9e3779b97f4a7c15u, 29);
	return (lanes[0] ^ rotate(lanes[1], 17) ^ rotate(lanes[2], 31) ^ rotate(lanes[3], 47)) + count;
}

/* --------------------------------------------------------------- elements */

struct element {
	uint64_t hash;
	uint32_t frequency, number;
	unsigned weight;
};

static unsigned weight_of(uint64_t near)
{
	return near & SCORE_HEAVY ? SCORE_WEIGHT_WORD : SCORE_WEIGHT_PUNCTUATION;
}

/* The first occurrence of a near is the near itself. */
static uint64_t element_hash(uint64_t near, size_t occurrence)
{
	uint64_t hash = near;

	if (occurrence > 0) {
		hash = (hash ^ occurrence) * 0xd6e8feb86659fd93u;
		hash ^= hash >> 32;
		hash *= 0xd6e8feb86659fd93u;
		hash ^= hash >> 29;
	}
	return (hash & ~SCORE_HEAVY) | (near & SCORE_HEAVY);
}

static uint64_t signature_bit(uint64_t near)
{
	return near & SCORE_HEAVY ? (uint64_t)1 << (near * 0x9e3779b97f4a7c15u >> 58) : 0;
}

static int by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The one order of all elements. */
static int by_rarity(const void *a, const void *b)
{
	const struct element *x = a, *y = b;

	if (x->frequency != y->frequency)
		return x->frequency < y->frequency ? -1 : 1;
	return by_hash(&x->hash, &y->hash);
}

/* Fills `elements` from nears, which are sorted in place. */
static void make_elements(uint64_t *nears, size_t count, struct element *elements)
{
	size_t occurrence = 0;

	qsort(nears, count, sizeof(*nears), by_hash);
	for (size_t i = 0; i < count; i++) {
		occurrence = i > 0 && nears[i] == nears[i - 1] ? occurrence + 1 : 0;
		elements[i] = (struct element){ .hash = element_hash(nears[i], occurrence),
						.weight = weight_of(nears[i]) };
	}
}

/* How many of the ordered elements are the head at `percent` of a text of `weight`. */
static size_t head_count(const struct element *elements, size_t count, unsigned weight, unsigned percent)
{
	uint64_t rest = weight;
	size_t i;

	for (i = 0; i < count && rest * 100 >= (uint64_t)weight * percent; i++)
		rest -= elements[i].weight;
	return i;
}

/* ---------------------------------------------------------------- building */

/* From 64-bit hashes to numbers in the order of coming. */
struct number_table {
	uint64_t *hashes;   /* by number */
	uint32_t *slots;    /* number + 1 */
	size_t count, capacity, slot_count;
};

static size_t find_slot(const struct number_table *table, uint64_t hash)
{
	size_t mask = table->slot_count - 1, i = (size_t)(hash * 0x9e3779b97f4a7c15u >> 20) & mask;

	while (table->slots[i] && table->hashes[table->slots[i] - 1] != hash)
		i = (i + 1) & mask;
	return i;
}

static void grow_slots(struct number_table *table)
{
	free(table->slots);
	table->slot_count = table->slot_count ? table->slot_count * 2 : 1024;
	table->slots = alloc_zeroed(table->slot_count, sizeof(*table->slots));
	for (size_t i = 0; i < table->count; i++)
		table->slots[find_slot(table, table->hashes[i])] = (uint32_t)i + 1;
}

static uint32_t number_of(struct number_table *table, uint64_t hash)
{
	size_t slot;

	if ((table->count + 1) * 2 > table->slot_count)
		grow_slots(table);
	slot = find_slot(table, hash);
	if (!table->slots[slot]) {
		ARRAY_GROW(table->hashes, table->count, table->capacity);
		table->hashes[table->count++] = hash;
		table->slots[slot] = (uint32_t)table->count;
	}
	return table->slots[slot] - 1;
}

static void number_table_release(struct number_table *table)
{
	free(table->hashes);
	free(table->slots);
}

struct built_text {
	int64_t number;
	size_t first_token;
	unsigned weight;
	uint32_t token_count;
};

struct run_builder {
	struct number_table forms;
	uint64_t *near_of; /* by form, in the order of coming */
	size_t near_capacity;
	uint32_t *tokens;
	size_t token_count, token_capacity;
	struct built_text *texts;
	size_t text_count, text_capacity;
};

struct run_builder *run_builder_new(void)
{
	return alloc_zeroed(1, sizeof(struct run_builder));
}

void run_builder_free(struct run_builder *builder)
{
	if (!builder)
		return;
	number_table_release(&builder->forms);
	free(builder->near_of);
	free(builder->tokens);
	free(builder->texts);
	free(builder);
}

void run_builder_add(struct run_builder *builder, int64_t number, const struct score_text *text)
{
	ARRAY_GROW(builder->texts, builder->text_count, builder->text_capacity);
	builder->texts[builder->text_count++] = (struct built_text){
		number, builder->token_count, text->weight, (uint32_t)text->count
	};
	ARRAY_RESERVE(builder->tokens, builder->token_count + text->count, builder->token_capacity);
	for (size_t i = 0; i < text->count; i++) {
		/* Form and near together: so forms of two nears are never one. */
		uint64_t key = text->items[i].form ^ rotate(text->items[i].near, 32);
		size_t known = builder->forms.count;
		uint32_t form = number_of(&builder->forms, key);

		if (form == known) {
			ARRAY_RESERVE(builder->near_of, known + 1, builder->near_capacity);
			builder->near_of[form] = text->items[i].near;
			builder->forms.hashes[form] = key;
		}
		builder->tokens[builder->token_count++] = form;
	}
}

size_t run_builder_count(const struct run_builder *builder)
{
	return builder->text_count;
}

/* What is worked out while a run is written. */
struct writing {
	struct run_builder *builder;
	struct run_header header;
	struct strbuf *out;
	uint32_t *form_number; /* from the order of coming to the order of (near, form) */
	struct number_table elements;
	uint32_t *frequency;   /* by element, in the order of coming */
	uint64_t *nears;       /* room for one text */
	struct element *room;
};

static void pad(struct strbuf *out)
{
	while (out->bytes % 64)
		strbuf_add_byte(out, '\0');
}

static void add_section(struct writing *writing, enum section section, const void *items, size_t count)
{
	pad(writing->out);
	writing->header.offsets[section] = writing->out->bytes;
	writing->header.counts[section] = count;
	strbuf_add(writing->out, slice_from(items, count * item_bytes[section]));
}

struct near_form {
	uint64_t near, form;
	uint32_t came;
};

static int by_near_and_form(const void *a, const void *b)
{
	const struct near_form *x = a, *y = b;

	return x->near != y->near ? by_hash(&x->near, &y->near) : by_hash(&x->form, &y->form);
}

static void write_lexicon(struct writing *writing)
{
	size_t count = writing->builder->forms.count, near_count = 0;
	struct near_form *pairs = alloc_zeroed(count + 1, sizeof(*pairs));
	uint64_t *hashes = alloc_zeroed(count + 1, sizeof(*hashes)), *nears = alloc_zeroed(count + 1, sizeof(*nears));
	uint32_t *first = alloc_zeroed(count + 2, sizeof(*first)), *near_of = alloc_zeroed(count + 1, sizeof(*near_of));

	for (size_t i = 0; i < count; i++)
		pairs[i] = (struct near_form){ writing->builder->near_of[i], writing->builder->forms.hashes[i],
					       (uint32_t)i };
	qsort(pairs, count, sizeof(*pairs), by_near_and_form);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || pairs[i].near != pairs[i - 1].near) {
			first[near_count] = (uint32_t)i;
			nears[near_count++] = pairs[i].near;
		}
		near_of[i] = (uint32_t)near_count - 1;
		hashes[i] = pairs[i].form;
		writing->form_number[pairs[i].came] = (uint32_t)i;
	}
	first[near_count] = (uint32_t)count;
	add_section(writing, SECTION_NEARS, nears, near_count);
	add_section(writing, SECTION_NEAR_FIRST, first, near_count + 1);
	add_section(writing, SECTION_FORMS, hashes, count);
	add_section(writing, SECTION_NEAR_OF, near_of, count);
	free(pairs);
	free(hashes);
	free(nears);
	free(first);
	free(near_of);
}

static size_t elements_of(struct writing *writing, const struct built_text *text)
{
	const struct run_builder *builder = writing->builder;

	for (size_t i = 0; i < text->token_count; i++)
		writing->nears[i] = builder->near_of[builder->tokens[text->first_token + i]];
	make_elements(writing->nears, text->token_count, writing->room);
	return text->token_count;
}

static void count_elements(struct writing *writing)
{
	size_t capacity = 0;

	for (size_t i = 0; i < writing->builder->text_count; i++) {
		size_t count = elements_of(writing, &writing->builder->texts[i]);

		for (size_t j = 0; j < count; j++) {
			size_t known = writing->elements.count;
			uint32_t number = number_of(&writing->elements, writing->room[j].hash);

			ARRAY_RESERVE(writing->frequency, number + 1, capacity);
			if (number == known)
				writing->frequency[number] = 0;
			writing->frequency[number]++;
		}
	}
}

/* The elements of a text that are posted, rarest first. */
static size_t head_of(struct writing *writing, const struct built_text *text)
{
	size_t count = elements_of(writing, text);

	for (size_t j = 0; j < count; j++) {
		writing->room[j].number = number_of(&writing->elements, writing->room[j].hash);
		writing->room[j].frequency = writing->frequency[writing->room[j].number];
	}
	qsort(writing->room, count, sizeof(*writing->room), by_rarity);
	return head_count(writing->room, count, text->weight, RUN_THRESHOLD_LEAST);
}

struct hash_number {
	uint64_t hash;
	uint32_t number;
};

/* Postings go by the order of the sorted elements; `next` is by number. */
static void write_postings(struct writing *writing)
{
	size_t count = writing->elements.count, total = 0;
	struct hash_number *sorted = alloc_zeroed(count + 1, sizeof(*sorted));
	uint64_t *hashes = alloc_zeroed(count + 1, sizeof(*hashes));
	uint32_t *frequency = alloc_zeroed(count + 1, sizeof(*frequency));
	uint32_t *first = alloc_zeroed(count + 2, sizeof(*first)), *next = alloc_zeroed(count + 1, sizeof(*next));
	uint32_t *postings;

	for (size_t i = 0; i < writing->builder->text_count; i++)
		for (size_t j = head_of(writing, &writing->builder->texts[i]); j-- > 0;) {
			next[writing->room[j].number]++;
			total++;
		}
	for (size_t i = 0; i < count; i++)
		sorted[i] = (struct hash_number){ writing->elements.hashes[i], (uint32_t)i };
	qsort(sorted, count, sizeof(*sorted), by_hash);
	for (size_t i = 0; i < count; i++) {
		hashes[i] = sorted[i].hash;
		frequency[i] = writing->frequency[sorted[i].number];
		first[i + 1] = first[i] + next[sorted[i].number];
		next[sorted[i].number] = first[i];
	}
	postings = alloc_zeroed(total + 1, sizeof(*postings));
	for (size_t i = 0; i < writing->builder->text_count; i++)
		for (size_t j = head_of(writing, &writing->builder->texts[i]); j-- > 0;)
			postings[next[writing->room[j].number]++] = (uint32_t)i;
	add_section(writing, SECTION_ELEMENTS, hashes, count);
	add_section(writing, SECTION_FREQUENCY, frequency, count);
	add_section(writing, SECTION_FIRST_POSTING, first, count + 1);
	add_section(writing, SECTION_POSTINGS, postings, total);
	free(sorted);
	free(hashes);
	free(frequency);
	free(first);
	free(next);
	free(postings);
}

static int by_weight(const void *a, const void *b)
{
	const struct built_text *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static void write_texts(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	size_t count = builder->text_count, weight_count = 0, token_count = 0;
	int64_t *numbers = alloc_zeroed(count + 1, sizeof(*numbers));
	uint64_t *signatures = alloc_zeroed(count + 1, sizeof(*signatures));
	uint32_t *first_token = alloc_zeroed(count + 1, sizeof(*first_token));
	uint32_t *weights = alloc_zeroed(count + 1, sizeof(*weights)), *places = alloc_zeroed(count + 2, sizeof(*places));
	uint32_t *tokens = alloc_zeroed(builder->token_count + 1, sizeof(*tokens));

	for (size_t i = 0; i < count; i++) {
		const struct built_text *text = &builder->texts[i];

		numbers[i] = text->number;
		first_token[i] = (uint32_t)token_count;
		if (i == 0 || text->weight != text[-1].weight) {
			weights[weight_count] = text->weight;
			places[weight_count++] = (uint32_t)i;
		}
		for (size_t j = 0; j < text->token_count; j++) {
			uint32_t form = builder->tokens[text->first_token + j];

			signatures[i] |= signature_bit(builder->near_of[form]);
			tokens[token_count++] = writing->form_number[form];
		}
	}
	first_token[count] = (uint32_t)token_count;
	places[weight_count] = (uint32_t)count;
	add_section(writing, SECTION_NUMBERS, numbers, count);
	add_section(writing, SECTION_SIGNATURES, signatures, count);
	add_section(writing, SECTION_FIRST_TOKEN, first_token, count + 1);
	add_section(writing, SECTION_WEIGHTS, weights, weight_count);
	add_section(writing, SECTION_FIRST_PLACE, places, weight_count + 1);
	add_section(writing, SECTION_TOKENS, tokens, token_count);
	free(numbers);
	free(signatures);
	free(first_token);
	free(weights);
	free(places);
	free(tokens);
}

/* Blocks cover everything between the header and the sums. */
static void write_sums(struct writing *writing)
{
	size_t bytes, count;
	uint64_t *sums;

	pad(writing->out);
	bytes = writing->out->bytes;
	count = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
	sums = alloc_zeroed(count + 1, sizeof(*sums));

	for (size_t i = 0; i < count; i++) {
		size_t from = i ? i * BLOCK_BYTES : sizeof(writing->header);
		size_t to = (i + 1) * BLOCK_BYTES < bytes ? (i + 1) * BLOCK_BYTES : bytes;

		sums[i] = sum_bytes(writing->out->data + from, to > from ? to - from : 0);
	}
	add_section(writing, SECTION_SUMS, sums, count);
	free(sums);
}

void run_builder_finish(struct run_builder *builder, const struct run_origin *origin, struct strbuf *out)
{
	struct writing writing = { .builder = builder, .out = out };
	size_t longest = 0;

	for (size_t i = 0; i < builder->text_count; i++)
		if (builder->texts[i].token_count > longest)
			longest = builder->texts[i].token_count;
	writing.nears = alloc_zeroed(longest + 1, sizeof(*writing.nears));
	writing.room = alloc_zeroed(longest + 1, sizeof(*writing.room));
	writing.form_number = alloc_zeroed(builder->forms.count + 1, sizeof(*writing.form_number));
	if (builder->text_count)
		qsort(builder->texts, builder->text_count, sizeof(*builder->texts), by_weight);
	memcpy(writing.header.magic, RUN_MAGIC, sizeof(writing.header.magic));
	writing.header.version = RUN_VERSION;
	writing.header.origin = *origin;
	strbuf_add(out, slice_from((const char *)&writing.header, sizeof(writing.header)));
	write_lexicon(&writing);
	count_elements(&writing);
	write_texts(&writing);
	write_postings(&writing);
	write_sums(&writing);
	writing.header.total_bytes = out->bytes;
	writing.header.sum = sum_bytes((const char *)&writing.header, offsetof(struct run_header, sum));
	memcpy(out->data, &writing.header, sizeof(writing.header));
	number_table_release(&writing.elements);
	free(writing.frequency);
	free(writing.form_number);
	free(writing.nears);
	free(writing.room);
}

/* ----------------------------------------------------------------- opening */

static bool prove_block(struct run *run, size_t block)
{
	const uint64_t *sums = (const uint64_t *)(run->bytes.data + run->header->offsets[SECTION_SUMS]);
	size_t end = (size_t)run->header->offsets[SECTION_SUMS], from, to;

	if (run->proven[block / 64] >> block % 64 & 1)
		return true;
	from = block ? block * BLOCK_BYTES : sizeof(*run->header);
	to = (block + 1) * BLOCK_BYTES < end ? (block + 1) * BLOCK_BYTES : end;
	if (sums[block] != sum_bytes(run->bytes.data + from, to > from ? to - from : 0)) {
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
	start = (size_t)run->header->offsets[section] + from * item_bytes[section];
	end = start + (to - from) * item_bytes[section];
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
	    header->sum != sum_bytes(bytes.data, offsetof(struct run_header, sum)))
		return false;
	for (int i = 0; i < SECTIONS; i++)
		if (header->offsets[i] % 64 || header->offsets[i] > bytes.bytes ||
		    header->counts[i] > (bytes.bytes - header->offsets[i]) / item_bytes[i])
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
	qsort(query->elements, query->count, sizeof(*query->elements), by_rarity);
	head = head_count(query->elements, query->count, query->text->weight, query->percent);
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
			shared += weight_of(nears[near]);
			run->left[near] = (uint8_t)(run->left[near] - (run->left[near] < 255));
		}
		score_text_add(&run->text, (struct score_token){ forms[tokens[i]] ^ rotate(nears[near], 32), nears[near] });
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
		query->signature |= signature_bit(nears[i]);
	}
	make_elements(nears, query->count, query->elements);
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
