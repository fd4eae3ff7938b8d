/*
 * run_format -- sums, elements, order.
 */
#include <config.h>

#include "memory/run_format.h"

#include <stdlib.h>
#include <string.h>

/* So few are sorted by putting each in its place. */
#define INSERTION_MOST 48

const uint8_t run_item_bytes[SECTIONS] = {
	[SECTION_ELEMENTS] = 8, [SECTION_FREQUENCY] = 4, [SECTION_FIRST_WORD] = 4, [SECTION_FORMS] = 8,
	[SECTION_FORM_NUMBERS] = 4, [SECTION_NEAR_OF] = 4, [SECTION_WEIGHTS] = 4, [SECTION_FIRST_PLACE] = 4,
	[SECTION_NUMBERS] = 4, [SECTION_FIRST_TOKEN] = 4, [SECTION_POSTINGS] = 4, [SECTION_TOKENS] = 1,
	[SECTION_SUMS] = 8,
};

const uint8_t run_levels[LEVELS] = { 90, 80, 75, 70, 65, 60, 55, RUN_THRESHOLD_LEAST };

uint64_t run_rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

/* Four lanes, so that it runs at the speed of memory. */
uint64_t run_sum(const char *bytes, size_t count)
{
	uint64_t lanes[4] = { 1, 2, 3, 4 }, last[4] = { 0 };
	size_t at = 0;

	for (; at + sizeof(last) <= count; at += sizeof(last)) {
		memcpy(last, bytes + at, sizeof(last));
		for (int i = 0; i < 4; i++)
			lanes[i] = run_rotate((lanes[i] ^ last[i]) * 0x9e3779b97f4a7c15u, 29);
	}
	memset(last, 0, sizeof(last));
	memcpy(last, bytes + at, count - at);
	for (int i = 0; i < 4; i++)
		lanes[i] = run_rotate((lanes[i] ^ last[i]) * 0x9e3779b97f4a7c15u, 29);
	return (lanes[0] ^ run_rotate(lanes[1], 17) ^ run_rotate(lanes[2], 31) ^ run_rotate(lanes[3], 47)) + count;
}

uint64_t run_element(uint64_t near, size_t occurrence)
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

uint64_t run_form(const struct score_token *token)
{
	return token->form ^ run_rotate(token->near, 32);
}

unsigned run_weight(uint64_t near)
{
	return near & SCORE_HEAVY ? SCORE_WEIGHT_WORD : SCORE_WEIGHT_PUNCTUATION;
}

uint64_t run_signature_bit(uint64_t near)
{
	return near & SCORE_HEAVY ? (uint64_t)1 << (near * 0x9e3779b97f4a7c15u >> 58) : 0;
}

int run_by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void run_sort_numbers(uint32_t *numbers, size_t count)
{
	if (count > INSERTION_MOST) {
		qsort(numbers, count, sizeof(*numbers), by_number);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		uint32_t number = numbers[i];
		size_t at = i;

		for (; at > 0 && numbers[at - 1] > number; at--)
			numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
}
