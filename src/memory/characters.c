/*
 * characters -- Levenshtein's distance, 64 cells at a time.
 *
 * G. Myers: A fast bit-vector algorithm for approximate string matching based on dynamic programming,
 * 1999, in the form of H. Hyyrö: A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances, 2003. The table has a row for each of the query's points; neighbours in a column differ by
 * −1, 0 or +1, which two bits tell, so a block of 64 rows is two words. Each point of the text makes the
 * next column from these; what leaves a block at its bottom enters the one below.
 */
#include <config.h>

#include "memory/characters.h"

#include "base/alloc.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static int by_point(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The index of a point among the query's different ones, or their count. */
static size_t find_point(const struct characters *query, uint32_t point)
{
	size_t low = 0, high = query->point_count;

	if (point < 0x80)
		return query->direct[point] ? (size_t)query->direct[point] - 1 : high;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (query->points[middle] < point)
			low = middle + 1;
		else
			high = middle;
	}
	return low < query->point_count && query->points[low] == point ? low : query->point_count;
}

/* The different ones, sorted, of the first CHARACTERS_MOST. */
static void find_points(struct characters *query, struct slice text)
{
	size_t kept = 0;

	query->points = alloc_zeroed(text.bytes < CHARACTERS_MOST ? text.bytes + 1 : CHARACTERS_MOST, sizeof(*query->points));
	for (size_t at = 0; at < text.bytes && query->count < CHARACTERS_MOST;)
		query->points[query->count++] = utf8_next(text, &at);
	if (query->count)
		qsort(query->points, query->count, sizeof(*query->points), by_point);
	for (size_t i = 0; i < query->count; i++)
		if (i == 0 || query->points[i] != query->points[kept - 1])
			query->points[kept++] = query->points[i];
	query->point_count = kept;
	for (size_t i = 0; i < kept && query->points[i] < 0x80; i++)
		query->direct[query->points[i]] = (uint16_t)(i + 1);
}

void characters_init(struct characters *query, struct slice text)
{
	size_t at = 0;

	*query = (struct characters){ .count = 0 };
	find_points(query, text);
	query->blocks = (query->count + 63) / 64;
	query->places = alloc_zeroed(query->point_count * query->blocks + 1, sizeof(*query->places));
	for (size_t i = 0; i < query->count; i++)
		query->places[find_point(query, utf8_next(text, &at)) * query->blocks + i / 64] |= (uint64_t)1 << i % 64;
	query->plus = alloc_zeroed(2 * query->blocks + 1, sizeof(*query->plus));
	query->minus = query->plus + query->blocks;
}

void characters_release(struct characters *query)
{
	free(query->points);
	free(query->places);
	free(query->plus);
	*query = (struct characters){ .count = 0 };
}

/* What goes from block to block: whether the row above grows or shrinks by one. */
struct carry {
	uint64_t plus, minus;
};

/* One block of the next column; `last` is the bit of the query's last row, or 63. */
static struct carry next_block(uint64_t places, uint64_t *plus, uint64_t *minus, struct carry in, unsigned last)
{
	uint64_t equal = places | in.minus, vertical_plus = *plus, vertical_minus = *minus;
	uint64_t same = (((equal & vertical_plus) + vertical_plus) ^ vertical_plus) | equal;
	uint64_t across_plus = vertical_minus | ~(same | vertical_plus);
	uint64_t across_minus = vertical_plus & same;
	struct carry out = { across_plus >> last & 1, across_minus >> last & 1 };
	uint64_t either = places | vertical_minus;

	across_plus = across_plus << 1 | in.plus;
	across_minus = across_minus << 1 | in.minus;
	*plus = across_minus | ~(either | across_plus);
	*minus = across_plus & either;
	return out;
}

unsigned characters_distance(struct characters *query, struct slice text)
{
	static const uint64_t nowhere;
	unsigned distance = (unsigned)query->count, count = 0;
	unsigned last = (unsigned)((query->count + 63) % 64);

	for (size_t block = 0; block < query->blocks; block++) {
		query->plus[block] = ~(uint64_t)0;
		query->minus[block] = 0;
	}
	for (size_t at = 0; at < text.bytes && count < CHARACTERS_MOST; count++) {
		size_t point = find_point(query, utf8_next(text, &at));
		const uint64_t *places = point < query->point_count ? query->places + point * query->blocks : &nowhere;
		struct carry carry = { 1, 0 };

		for (size_t block = 0; block < query->blocks; block++)
			carry = next_block(places == &nowhere ? 0 : places[block], &query->plus[block],
					   &query->minus[block], carry, block + 1 < query->blocks ? 63 : last);
		distance += (unsigned)carry.plus - (unsigned)carry.minus;
	}
	return query->count ? distance : count;
}
