/*
 * run_format -- sums, elements, heads.
 */
#include <config.h>

#include "memory/run_format.h"

#include <stdlib.h>
#include <string.h>

const uint8_t run_item_bytes[SECTIONS] = {
	[SECTION_NEARS] = 8, [SECTION_NEAR_FIRST] = 4, [SECTION_FORMS] = 8, [SECTION_NEAR_OF] = 4,
	[SECTION_ELEMENTS] = 8, [SECTION_FREQUENCY] = 4, [SECTION_FIRST_POSTING] = 4, [SECTION_NUMBERS] = 8,
	[SECTION_SIGNATURES] = 8, [SECTION_FIRST_TOKEN] = 4, [SECTION_WEIGHTS] = 4, [SECTION_FIRST_PLACE] = 4,
	[SECTION_POSTINGS] = 4, [SECTION_TOKENS] = 4, [SECTION_SUMS] = 8,
};

uint64_t run_rotate(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

/* Four lanes, so that it runs at the speed of memory. Against accidents, not against malice. */
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

unsigned run_weight(uint64_t near)
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

uint64_t run_signature_bit(uint64_t near)
{
	return near & SCORE_HEAVY ? (uint64_t)1 << (near * 0x9e3779b97f4a7c15u >> 58) : 0;
}

int run_by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

int run_by_rarity(const void *a, const void *b)
{
	const struct element *x = a, *y = b;

	if (x->frequency != y->frequency)
		return x->frequency < y->frequency ? -1 : 1;
	return run_by_hash(&x->hash, &y->hash);
}

void run_make_elements(uint64_t *nears, size_t count, struct element *elements)
{
	size_t occurrence = 0;

	qsort(nears, count, sizeof(*nears), run_by_hash);
	for (size_t i = 0; i < count; i++) {
		occurrence = i > 0 && nears[i] == nears[i - 1] ? occurrence + 1 : 0;
		elements[i] = (struct element){ .hash = element_hash(nears[i], occurrence),
						.weight = run_weight(nears[i]) };
	}
}

size_t run_head_count(const struct element *elements, size_t count, unsigned weight, unsigned percent)
{
	uint64_t rest = weight;
	size_t i;

	for (i = 0; i < count && rest * 100 >= (uint64_t)weight * percent; i++)
		rest -= elements[i].weight;
	return i;
}
