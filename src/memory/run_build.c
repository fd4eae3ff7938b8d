/*
 * run_build -- texts on their way into a run: read anew, or from runs that become one.
 */
#include <config.h>

#include "memory/run_builder.h"

#include "base/alloc.h"

#include <assert.h>
#include <stdlib.h>

#define SLOTS_FIRST 1024

/* ------------------------------------------------------------ hash numbers */

static size_t find_slot(const struct hash_numbers *numbers, uint64_t hash)
{
	size_t mask = numbers->slot_count - 1, slot = (size_t)(hash * 0x9e3779b97f4a7c15u >> 20) & mask;

	while (numbers->slots[slot] && numbers->hashes[numbers->slots[slot] - 1] != hash)
		slot = (slot + 1) & mask;
	return slot;
}

static void grow_slots(struct hash_numbers *numbers)
{
	free(numbers->slots);
	numbers->slot_count = numbers->slot_count ? numbers->slot_count * 2 : SLOTS_FIRST;
	numbers->slots = alloc_zeroed(numbers->slot_count, sizeof(*numbers->slots));
	for (size_t i = 0; i < numbers->count; i++)
		numbers->slots[find_slot(numbers, numbers->hashes[i])] = (uint32_t)i + 1;
}

uint32_t hash_numbers_put(struct hash_numbers *numbers, uint64_t hash)
{
	size_t slot;

	if ((numbers->count + 1) * 2 > numbers->slot_count)
		grow_slots(numbers);
	slot = find_slot(numbers, hash);
	if (!numbers->slots[slot]) {
		ARRAY_GROW(numbers->hashes, numbers->count, numbers->capacity);
		numbers->hashes[numbers->count++] = hash;
		numbers->slots[slot] = (uint32_t)numbers->count;
	}
	return numbers->slots[slot] - 1;
}

void hash_numbers_release(struct hash_numbers *numbers)
{
	free(numbers->hashes);
	free(numbers->slots);
	*numbers = (struct hash_numbers){ NULL, NULL, 0, 0, 0 };
}

/* ------------------------------------------------------------ one by one */

struct run_builder *run_builder_new(int64_t first_text)
{
	struct run_builder *builder = alloc_zeroed(1, sizeof(*builder));

	builder->first = first_text;
	return builder;
}

void run_builder_free(struct run_builder *builder)
{
	if (!builder)
		return;
	hash_numbers_release(&builder->forms);
	hash_numbers_release(&builder->elements);
	free(builder->near_of);
	free(builder->tokens);
	free(builder->texts);
	free(builder);
}

bool run_builder_takes(const struct run_builder *builder, int64_t number)
{
	return builder->text_count < RUN_TEXTS_MOST && builder->token_count < RUN_TOKENS_MOST &&
	       number - builder->first <= UINT32_MAX;
}

static uint32_t put_form(struct run_builder *builder, uint64_t form, uint64_t near)
{
	size_t known = builder->forms.count;
	uint32_t number = hash_numbers_put(&builder->forms, form);

	if (number == known) {
		ARRAY_RESERVE(builder->near_of, known + 1, builder->near_capacity);
		builder->near_of[number] = hash_numbers_put(&builder->elements, near);
	}
	return number;
}

/* Its tokens follow. */
static void begin_text(struct run_builder *builder, int64_t number, unsigned weight, size_t token_count)
{
	assert(number >= builder->first && number - builder->first <= UINT32_MAX);
	ARRAY_GROW(builder->texts, builder->text_count, builder->text_capacity);
	builder->texts[builder->text_count++] = (struct built_text){
		.number = (uint32_t)(number - builder->first), .weight = weight,
		.first_token = builder->token_count, .token_count = (uint32_t)token_count,
	};
	ARRAY_RESERVE(builder->tokens, builder->token_count + token_count, builder->token_capacity);
}

void run_builder_add(struct run_builder *builder, int64_t number, const struct score_text *text)
{
	begin_text(builder, number, text->weight, text->count);
	for (size_t i = 0; i < text->count; i++)
		builder->tokens[builder->token_count++] =
			put_form(builder, run_form(&text->items[i]), text->items[i].near);
}

/* -------------------------------------------------------------- whole runs */

struct merging {
	struct run_builder *builder;
	const struct run *run;
	uint32_t *form_of; /* from the run's forms to the builder's */
	const int64_t *without; /* numbers of texts to leave out, ascending */
	size_t without_count;
	bool *wanted; /* by form: a text that stays has it; NULL: all of them */
};

static bool put_forms(struct merging *merging)
{
	const struct run *run = merging->run;
	const uint64_t *forms = run_section(run, SECTION_FORMS), *elements = run_section(run, SECTION_ELEMENTS);
	const uint32_t *numbers = run_section(run, SECTION_FORM_NUMBERS), *near_of = run_section(run, SECTION_NEAR_OF);
	size_t count = run_section_count(run, SECTION_FORMS), element_count = run_section_count(run, SECTION_ELEMENTS);

	merging->form_of = alloc_zeroed(count + 1, sizeof(*merging->form_of));
	for (size_t i = 0; i < count; i++) {
		if (numbers[i] >= count || (near_of[numbers[i]] & ~NEAR_HEAVY) >= element_count)
			return false;
		if (merging->wanted && !merging->wanted[numbers[i]])
			continue;
		merging->form_of[numbers[i]] =
			put_form(merging->builder, forms[i], elements[near_of[numbers[i]] & ~NEAR_HEAVY]);
	}
	return true;
}

struct numbered_place {
	uint32_t number, place;
};

static int by_text_number(const void *a, const void *b)
{
	const struct numbered_place *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static bool put_text(struct merging *merging, const struct numbered_place *text)
{
	struct run_builder *builder = merging->builder;
	const struct run *run = merging->run;
	const uint32_t *first = run_section(run, SECTION_FIRST_TOKEN), *near_of = run_section(run, SECTION_NEAR_OF);
	size_t form_count = run_section_count(run, SECTION_FORMS), from = first[text->place], to = first[text->place + 1];
	const uint8_t *at = (const uint8_t *)run_section(run, SECTION_TOKENS) + from, *end = at + (to - from);
	struct built_text *built;

	if (from > to || to > run_section_count(run, SECTION_TOKENS))
		return false;
	begin_text(builder, run_origin(run).first_text + text->number, 0, (size_t)(end - at));
	built = &builder->texts[builder->text_count - 1];
	built->token_count = 0;
	while (at < end) {
		uint32_t form = run_next_token(&at, end);

		if (form >= form_count)
			return false;
		built->weight += near_of[form] & NEAR_HEAVY ? SCORE_WEIGHT_WORD : SCORE_WEIGHT_PUNCTUATION;
		builder->tokens[builder->token_count++] = merging->form_of[form];
		built->token_count++;
	}
	return true;
}

static bool is_left_out(const struct merging *merging, uint32_t number)
{
	int64_t text = run_origin(merging->run).first_text + number;
	size_t low = 0, high = merging->without_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (merging->without[middle] < text)
			low = middle + 1;
		else
			high = middle;
	}
	return low < merging->without_count && merging->without[low] == text;
}

/* So that of texts that are left out not even their forms stay. */
static bool find_wanted(struct merging *merging)
{
	const struct run *run = merging->run;
	const uint32_t *numbers = run_section(run, SECTION_NUMBERS), *first = run_section(run, SECTION_FIRST_TOKEN);
	const uint8_t *tokens = run_section(run, SECTION_TOKENS);
	size_t form_count = run_section_count(run, SECTION_FORMS), token_bytes = run_section_count(run, SECTION_TOKENS);

	merging->wanted = alloc_zeroed(form_count + 1, sizeof(*merging->wanted));
	for (size_t place = 0; place < run_count(run); place++) {
		const uint8_t *at = tokens + first[place], *end = tokens + first[place + 1];

		if (first[place] > first[place + 1] || first[place + 1] > token_bytes)
			return false;
		while (at < end && !is_left_out(merging, numbers[place])) {
			uint32_t form = run_next_token(&at, end);

			if (form >= form_count)
				return false;
			merging->wanted[form] = true;
		}
	}
	return true;
}

bool run_builder_add_run_without(struct run_builder *builder, struct run *run, const int64_t *numbers, size_t number_count)
{
	struct merging merging = { .builder = builder, .run = run, .without = numbers, .without_count = number_count };
	size_t count = run_count(run);
	struct numbered_place *texts;
	bool good;

	if (!run_verify(run))
		return false;
	good = (number_count == 0 || find_wanted(&merging)) && put_forms(&merging);
	texts = alloc_zeroed(count + 1, sizeof(*texts));
	for (size_t i = 0; i < count; i++)
		texts[i] = (struct numbered_place){ ((const uint32_t *)run_section(run, SECTION_NUMBERS))[i],
						    (uint32_t)i };
	if (count)
		qsort(texts, count, sizeof(*texts), by_text_number);
	for (size_t i = 0; i < count && good; i++)
		good = is_left_out(&merging, texts[i].number) || put_text(&merging, &texts[i]);
	free(texts);
	free(merging.form_of);
	free(merging.wanted);
	return good;
}

bool run_builder_add_run(struct run_builder *builder, struct run *run)
{
	return run_builder_add_run_without(builder, run, NULL, 0);
}
