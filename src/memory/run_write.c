/*
 * run_write -- the bytes of a run, from what was gathered.
 *
 * Everything is ordered by what it is, never by when it came: so texts that were read anew
 * and runs that became one give the same bytes, and a run can be proven by making it again.
 */
#include <config.h>

#include "memory/run_builder.h"

#include "base/alloc.h"
#include "text/own_tables.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* An element of a head: the level in the lowest bits, the rank above. */
#define LEVEL_BITS 3

struct writing {
	struct run_builder *builder;
	struct run_header header;
	struct strbuf *out;
	uint32_t *order;	/* texts by place: the lightest first, then as they came */
	uint64_t *signatures;	/* by place */
	uint32_t *form_number;	/* from the order of coming to the final one */
	uint32_t *frequency;	/* by element, in the order of coming */
	size_t frequency_capacity;
	uint32_t *rank;		/* by element: its place among all, the rarest first */
	uint32_t *sorted;	/* elements by hash */
	uint32_t *elements;	/* of all texts, one behind the other as their tokens are */
	uint32_t *room;		/* for the ranks of one text */
	uint32_t *heads;	/* of all texts, one behind the other */
	size_t head_count, head_capacity;
	uint32_t *first_head;	/* by place; one more */
};

/* ---------------------------------------------------------------- sections */

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
	strbuf_add(writing->out, slice_from(items, count * run_item_bytes[section]));
}

/* ------------------------------------------------------------------- texts */

/* By counting: weights are small numbers. */
static void order_texts(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	unsigned heaviest = 0;
	uint32_t *next;

	for (size_t i = 0; i < builder->text_count; i++)
		if (builder->texts[i].weight > heaviest)
			heaviest = builder->texts[i].weight;
	next = alloc_zeroed((size_t)heaviest + 2, sizeof(*next));
	for (size_t i = 0; i < builder->text_count; i++)
		next[builder->texts[i].weight + 1]++;
	for (unsigned weight = 1; weight <= heaviest; weight++)
		next[weight] += next[weight - 1];
	writing->order = alloc_zeroed(builder->text_count + 1, sizeof(*writing->order));
	for (size_t i = 0; i < builder->text_count; i++)
		writing->order[next[builder->texts[i].weight]++] = (uint32_t)i;
	free(next);
}

static const struct built_text *text_at(const struct writing *writing, size_t place)
{
	return &writing->builder->texts[writing->order[place]];
}

static void write_weights(struct writing *writing)
{
	size_t count = writing->builder->text_count, weight_count = 0;
	uint32_t *weights = alloc_zeroed(count + 1, sizeof(*weights)), *places = alloc_zeroed(count + 2, sizeof(*places));

	for (size_t place = 0; place < count; place++)
		if (place == 0 || text_at(writing, place)->weight != weights[weight_count - 1]) {
			weights[weight_count] = text_at(writing, place)->weight;
			places[weight_count++] = (uint32_t)place;
		}
	places[weight_count] = (uint32_t)count;
	add_section(writing, SECTION_WEIGHTS, weights, weight_count);
	add_section(writing, SECTION_FIRST_PLACE, places, weight_count + 1);
	free(weights);
	free(places);
}

static void add_token(struct strbuf *out, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		strbuf_add_byte(out, (char)(number | 0x80));
	strbuf_add_byte(out, (char)number);
}

static void write_texts(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	size_t count = builder->text_count;
	uint32_t *numbers = alloc_zeroed(count + 1, sizeof(*numbers)), *first = alloc_zeroed(count + 1, sizeof(*first));
	struct strbuf tokens = STRBUF_INIT;

	strbuf_reserve(&tokens, builder->token_count * 2);
	writing->signatures = alloc_zeroed(count + 1, sizeof(*writing->signatures));
	for (size_t place = 0; place < count; place++) {
		const struct built_text *text = text_at(writing, place);

		numbers[place] = text->number;
		for (size_t i = 0; i < text->token_count; i++) {
			uint32_t form = builder->tokens[text->first_token + i];

			writing->signatures[place] |=
				run_signature_bit(builder->elements.hashes[builder->near_of[form]]);
			add_token(&tokens, writing->form_number[form]);
		}
		assert(tokens.bytes <= UINT32_MAX);
		first[place + 1] = (uint32_t)tokens.bytes;
	}
	add_section(writing, SECTION_NUMBERS, numbers, count);
	add_section(writing, SECTION_FIRST_TOKEN, first, count + 1);
	free(numbers);
	free(first);
	add_section(writing, SECTION_TOKENS, tokens.data, tokens.bytes);
	strbuf_release(&tokens);
}

/* ---------------------------------------------------------------- elements */

/* The elements of a text, in the order of coming of their nears. */
static void make_elements(struct writing *writing, const struct built_text *text)
{
	struct run_builder *builder = writing->builder;
	uint32_t *elements = writing->elements + text->first_token, near = 0;
	size_t occurrence = 0;

	for (size_t i = 0; i < text->token_count; i++)
		elements[i] = builder->near_of[builder->tokens[text->first_token + i]];
	run_sort_numbers(elements, text->token_count);
	for (size_t i = 0; i < text->token_count; i++) {
		occurrence = i > 0 && elements[i] == near ? occurrence + 1 : 0;
		near = elements[i];
		if (occurrence)
			elements[i] = hash_numbers_put(&builder->elements,
						       run_element(builder->elements.hashes[near], occurrence));
	}
}

static void count_elements(struct writing *writing)
{
	size_t known = 0;

	for (size_t i = 0; i < writing->builder->text_count; i++) {
		const struct built_text *text = &writing->builder->texts[i];

		make_elements(writing, text);
		ARRAY_RESERVE(writing->frequency, writing->builder->elements.count, writing->frequency_capacity);
		for (; known < writing->builder->elements.count; known++)
			writing->frequency[known] = 0;
		for (size_t j = 0; j < text->token_count; j++)
			writing->frequency[writing->elements[text->first_token + j]]++;
	}
}

struct counted_hash {
	uint64_t hash;
	uint32_t count, number;
};

static int by_rarity(const void *a, const void *b)
{
	const struct counted_hash *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return run_by_hash(&x->hash, &y->hash);
}

static struct counted_hash *counted(const struct hash_numbers *numbers, const uint32_t *counts)
{
	struct counted_hash *items = alloc_zeroed(numbers->count + 1, sizeof(*items));

	for (size_t i = 0; i < numbers->count; i++)
		items[i] = (struct counted_hash){ numbers->hashes[i], counts[i], (uint32_t)i };
	return items;
}

static void rank_elements(struct writing *writing)
{
	size_t count = writing->builder->elements.count;
	struct counted_hash *items = counted(&writing->builder->elements, writing->frequency);

	writing->rank = alloc_zeroed(count + 1, sizeof(*writing->rank));
	writing->sorted = alloc_zeroed(count + 1, sizeof(*writing->sorted));
	if (count)
		qsort(items, count, sizeof(*items), by_rarity);
	for (size_t i = 0; i < count; i++)
		writing->rank[items[i].number] = (uint32_t)i;
	if (count)
		qsort(items, count, sizeof(*items), run_by_hash);
	for (size_t i = 0; i < count; i++)
		writing->sorted[i] = items[i].number;
	free(items);
}

/* ----------------------------------------------------------------- lexicon */

/* Frequent forms get small numbers, which take fewer bytes. */
static void number_forms(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	size_t count = builder->forms.count;
	uint32_t *frequency = alloc_zeroed(count + 1, sizeof(*frequency));
	struct counted_hash *items;

	for (size_t i = 0; i < builder->token_count; i++)
		frequency[builder->tokens[i]]++;
	items = counted(&builder->forms, frequency);
	if (count)
		qsort(items, count, sizeof(*items), by_rarity);
	writing->form_number = alloc_zeroed(count + 1, sizeof(*writing->form_number));
	for (size_t i = 0; i < count; i++)
		writing->form_number[items[i].number] = (uint32_t)(count - 1 - i);
	free(items);
	free(frequency);
}

static void write_elements(struct writing *writing)
{
	const uint64_t *known = writing->builder->elements.hashes;
	size_t count = writing->builder->elements.count;
	uint64_t *hashes = alloc_zeroed(count + 1, sizeof(*hashes));
	uint32_t *frequency = alloc_zeroed(count + 1, sizeof(*frequency));

	for (size_t i = 0; i < count; i++) {
		hashes[i] = known[writing->sorted[i]];
		frequency[i] = writing->frequency[writing->sorted[i]];
		writing->header.light_elements += (hashes[i] & SCORE_HEAVY) == 0;
	}
	add_section(writing, SECTION_ELEMENTS, hashes, count);
	add_section(writing, SECTION_FREQUENCY, frequency, count);
	free(hashes);
	free(frequency);
}

static void write_forms(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	size_t count = builder->forms.count, element_count = builder->elements.count;
	struct counted_hash *items = counted(&builder->forms, writing->form_number);
	uint64_t *hashes = alloc_zeroed(count + 1, sizeof(*hashes));
	uint32_t *numbers = alloc_zeroed(count + 1, sizeof(*numbers)), *near_of = alloc_zeroed(count + 1, sizeof(*near_of));
	uint32_t *place = alloc_zeroed(element_count + 1, sizeof(*place));

	if (count)
		qsort(items, count, sizeof(*items), run_by_hash);
	for (size_t i = 0; i < element_count; i++)
		place[writing->sorted[i]] = (uint32_t)i;
	for (size_t i = 0; i < count; i++) {
		uint32_t element = builder->near_of[items[i].number];

		hashes[i] = items[i].hash;
		numbers[i] = items[i].count;
		near_of[numbers[i]] = place[element] |
				      (builder->elements.hashes[element] & SCORE_HEAVY ? NEAR_HEAVY : 0);
	}
	add_section(writing, SECTION_FORMS, hashes, count);
	add_section(writing, SECTION_FORM_NUMBERS, numbers, count);
	add_section(writing, SECTION_NEAR_OF, near_of, count);
	free(items);
	free(hashes);
	free(numbers);
	free(near_of);
	free(place);
}

/* ---------------------------------------------------------------- postings */

static unsigned level_of(uint64_t rest, uint64_t weight)
{
	unsigned level = 0;

	while (level < LEVELS - 1 && rest * 100 < weight * run_levels[level])
		level++;
	return level;
}

/* The head of each text at the least threshold: rank and level of its elements. */
static void take_heads(struct writing *writing)
{
	const struct run_builder *builder = writing->builder;
	uint32_t *weight_of_rank = alloc_zeroed(builder->elements.count + 1, sizeof(*weight_of_rank));

	for (size_t i = 0; i < builder->elements.count; i++)
		weight_of_rank[writing->rank[i]] = run_weight(builder->elements.hashes[i]);
	writing->first_head = alloc_zeroed(builder->text_count + 2, sizeof(*writing->first_head));
	for (size_t place = 0; place < builder->text_count; place++) {
		const struct built_text *text = text_at(writing, place);
		const uint32_t *elements = writing->elements + text->first_token;
		size_t count = text->token_count;
		uint64_t rest = text->weight;

		for (size_t i = 0; i < count; i++)
			writing->room[i] = writing->rank[elements[i]];
		run_sort_numbers(writing->room, count);
		for (size_t i = 0; i < count && rest * 100 >= (uint64_t)text->weight * RUN_THRESHOLD_LEAST; i++) {
			ARRAY_GROW(writing->heads, writing->head_count, writing->head_capacity);
			writing->heads[writing->head_count++] =
				writing->room[i] << LEVEL_BITS | level_of(rest, text->weight);
			rest -= weight_of_rank[writing->room[i]];
		}
		writing->first_head[place + 1] = (uint32_t)writing->head_count;
	}
	free(weight_of_rank);
}

/* Where the next place of a list goes. */
struct list_cursor {
	uint32_t count; /* of all places */
	uint32_t word;	/* of the list in the postings */
	uint32_t level; /* of a long one: its first in `level_next` */
};

struct posting {
	struct list_cursor *lists; /* by rank */
	uint32_t *level_next;	   /* of long lists, by level: the index of the next place */
	size_t level_count, level_capacity;
	uint32_t *words;
	size_t word_count;
};

static size_t list_words(uint32_t count)
{
	return count > SHORT_LIST_MOST ? LIST_HEADER_WORDS + 3 * (size_t)count + count % 2 : count;
}

/* Lists lie in the order of their elements' hashes; the sections' first words come out of it. */
static void lay_out_lists(struct writing *writing, struct posting *posting)
{
	size_t count = writing->builder->elements.count, word = 0;
	uint32_t *first = alloc_zeroed(count + 1, sizeof(*first));

	for (size_t i = 0; i < writing->head_count; i++)
		posting->lists[writing->heads[i] >> LEVEL_BITS].count++;
	for (size_t i = 0; i < count; i++) {
		struct list_cursor *list = &posting->lists[writing->rank[writing->sorted[i]]];

		/* A word that makes it even belongs to the list before: place 0, which is judged like any. */
		word += list->count > SHORT_LIST_MOST && word % 2;
		first[i] = list->word = (uint32_t)word;
		word += list_words(list->count);
		assert(word <= UINT32_MAX);
		if (list->count > SHORT_LIST_MOST) {
			list->level = (uint32_t)posting->level_count;
			ARRAY_RESERVE(posting->level_next, posting->level_count + LEVELS, posting->level_capacity);
			memset(posting->level_next + posting->level_count, 0, LEVELS * sizeof(*posting->level_next));
			posting->level_count += LEVELS;
		}
	}
	first[count] = (uint32_t)word;
	posting->word_count = word;
	add_section(writing, SECTION_FIRST_WORD, first, count + 1);
	free(first);
}

/* The headers of long lists; `level_next` becomes the first index of each level. */
static void begin_long_lists(struct writing *writing, struct posting *posting)
{
	for (size_t i = 0; i < writing->head_count; i++) {
		const struct list_cursor *list = &posting->lists[writing->heads[i] >> LEVEL_BITS];

		if (list->count > SHORT_LIST_MOST)
			posting->level_next[list->level + (writing->heads[i] & (LEVELS - 1))]++;
	}
	for (size_t i = 0; i < writing->builder->elements.count; i++) {
		const struct list_cursor *list = &posting->lists[i];
		uint32_t end = 0;

		if (list->count <= SHORT_LIST_MOST)
			continue;
		posting->words[list->word] = list->count;
		for (unsigned level = 0; level < LEVELS; level++) {
			uint32_t *next = &posting->level_next[list->level + level], count = *next;

			*next = end;
			end += count;
			posting->words[list->word + 1 + level] = end;
		}
	}
}

static void post(struct writing *writing, struct posting *posting, uint32_t head, uint32_t place)
{
	struct list_cursor *list = &posting->lists[head >> LEVEL_BITS];
	uint32_t *words = posting->words + list->word, at;

	if (list->count <= SHORT_LIST_MOST) {
		posting->words[list->word++] = place;
		return;
	}
	at = posting->level_next[list->level + (head & (LEVELS - 1))]++;
	memcpy(words + LIST_HEADER_WORDS + 2 * (size_t)at, &writing->signatures[place], sizeof(uint64_t));
	words[LIST_HEADER_WORDS + 2 * (size_t)list->count + at] = place;
}

static void write_postings(struct writing *writing)
{
	struct posting posting = {
		.lists = alloc_zeroed(writing->builder->elements.count + 1, sizeof(*posting.lists)),
	};

	lay_out_lists(writing, &posting);
	posting.words = alloc_zeroed(posting.word_count + 1, sizeof(*posting.words));
	begin_long_lists(writing, &posting);
	for (uint32_t place = 0; place < writing->builder->text_count; place++)
		for (size_t i = writing->first_head[place]; i < writing->first_head[place + 1]; i++)
			post(writing, &posting, writing->heads[i], place);
	add_section(writing, SECTION_POSTINGS, posting.words, posting.word_count);
	free(posting.lists);
	free(posting.level_next);
	free(posting.words);
}

/* -------------------------------------------------------------------- sums */

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

		sums[i] = run_sum(writing->out->data + from, to > from ? to - from : 0);
	}
	add_section(writing, SECTION_SUMS, sums, count);
	free(sums);
}

static void release(struct writing *writing)
{
	free(writing->order);
	free(writing->signatures);
	free(writing->form_number);
	free(writing->frequency);
	free(writing->rank);
	free(writing->sorted);
	free(writing->elements);
	free(writing->room);
	free(writing->heads);
	free(writing->first_head);
}

void run_builder_finish(struct run_builder *builder, const struct run_origin *origin, struct strbuf *out)
{
	struct writing writing = { .builder = builder, .out = out };
	size_t longest = 0;

	for (size_t i = 0; i < builder->text_count; i++)
		if (builder->texts[i].token_count > longest)
			longest = builder->texts[i].token_count;
	writing.elements = alloc_zeroed(builder->token_count + 1, sizeof(*writing.elements));
	writing.room = alloc_zeroed(longest + 1, sizeof(*writing.room));
	memcpy(writing.header.magic, RUN_MAGIC, sizeof(writing.header.magic));
	writing.header.version = RUN_VERSION;
	writing.header.tables = own_tables_token_mark();
	writing.header.origin = *origin;
	writing.header.origin.first_text = builder->first;
	strbuf_add(out, slice_from((const char *)&writing.header, sizeof(writing.header)));
	order_texts(&writing);
	count_elements(&writing);
	rank_elements(&writing);
	number_forms(&writing);
	take_heads(&writing);
	write_elements(&writing);
	write_forms(&writing);
	write_weights(&writing);
	write_texts(&writing);
	write_postings(&writing);
	write_sums(&writing);
	writing.header.total_bytes = out->bytes;
	writing.header.sum = run_sum((const char *)&writing.header, offsetof(struct run_header, sum));
	memcpy(out->data, &writing.header, sizeof(writing.header));
	release(&writing);
}
