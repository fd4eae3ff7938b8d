/*
 * run_build -- texts on their way into a run.
 *
 * Texts are kept as numbers of forms until all are there; then the forms get
 * their final order, elements are counted, and the heads are posted. See run.c.
 */
#include <config.h>

#include "memory/run_format.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

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
		uint64_t key = text->items[i].form ^ run_rotate(text->items[i].near, 32);
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
	strbuf_add(writing->out, slice_from(items, count * run_item_bytes[section]));
}

struct near_form {
	uint64_t near, form;
	uint32_t came;
};

static int by_near_and_form(const void *a, const void *b)
{
	const struct near_form *x = a, *y = b;

	return x->near != y->near ? run_by_hash(&x->near, &y->near) : run_by_hash(&x->form, &y->form);
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
	run_make_elements(writing->nears, text->token_count, writing->room);
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
	qsort(writing->room, count, sizeof(*writing->room), run_by_rarity);
	return run_head_count(writing->room, count, text->weight, RUN_THRESHOLD_LEAST);
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
	qsort(sorted, count, sizeof(*sorted), run_by_hash);
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

			signatures[i] |= run_signature_bit(builder->near_of[form]);
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

		sums[i] = run_sum(writing->out->data + from, to > from ? to - from : 0);
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
	writing.header.sum = run_sum((const char *)&writing.header, offsetof(struct run_header, sum));
	memcpy(out->data, &writing.header, sizeof(writing.header));
	number_table_release(&writing.elements);
	free(writing.frequency);
	free(writing.form_number);
	free(writing.nears);
	free(writing.room);
}
