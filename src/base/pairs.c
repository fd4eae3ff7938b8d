/*
 * pairs -- where in very many bytes one of some pairs stands.
 *
 * A table of 65,536 bits knows the pairs. With AVX2 thirty-two places are looked at in one go before it is asked: a pair
 * belongs to one of eight groups, and four tables of sixteen, for the halves of both bytes, say which groups a half may
 * be in; where all four agree on a group the pair may be there (this is how G. Langdale's Teddy in Hyperscan finds
 * short strings). The table then decides.
 */
#include <config.h>

#include "base/pairs.h"

#include "base/alloc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define GROUPS 8

struct pairs {
	uint64_t table[65536 / 64];
	/* Groups by the lower and the upper half of the first and of the second byte. */
	uint8_t first_low[16], first_high[16], second_low[16], second_high[16];
};

struct pairs *pairs_new(void)
{
	return alloc_zeroed(1, sizeof(struct pairs));
}

void pairs_free(struct pairs *pairs)
{
	free(pairs);
}

void pairs_add(struct pairs *pairs, uint8_t first, uint8_t second)
{
	size_t pair = first | (size_t)second << 8;
	uint8_t group = (uint8_t)(1u << first % GROUPS);

	pairs->table[pair / 64] |= (uint64_t)1 << pair % 64;
	pairs->first_low[first & 15] |= group;
	pairs->first_high[first >> 4] |= group;
	pairs->second_low[second & 15] |= group;
	pairs->second_high[second >> 4] |= group;
}

void pairs_add_first(struct pairs *pairs, uint8_t first)
{
	for (unsigned second = 0; second < 256; second++)
		pairs_add(pairs, first, (uint8_t)second);
}

static inline bool stands_at(const struct pairs *pairs, const uint8_t *bytes, size_t at)
{
	size_t pair = bytes[at] | (size_t)bytes[at + 1] << 8;

	return pairs->table[pair / 64] >> pair % 64 & 1;
}

size_t pairs_find_portably(const struct pairs *pairs, const uint8_t *bytes, size_t at, size_t end)
{
	for (; at + 1 < end; at++)
		if (stands_at(pairs, bytes, at))
			return at;
	return end;
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

__attribute__((target("avx2"))) static inline __m256i twice(const uint8_t *sixteen)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)sixteen));
}

/* The groups that bytes may be in, by both halves. */
__attribute__((target("avx2"))) static inline __m256i groups_of(__m256i bytes, __m256i low, __m256i high)
{
	const __m256i half = _mm256_set1_epi8(0x0f);

	return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
				_mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

__attribute__((target("avx2"))) static size_t find_by_thirty_two(const struct pairs *pairs,
								 const uint8_t *bytes, size_t at, size_t end)
{
	const __m256i first_low = twice(pairs->first_low), first_high = twice(pairs->first_high);
	const __m256i second_low = twice(pairs->second_low), second_high = twice(pairs->second_high);

	for (; at + 33 <= end; at += 32) {
		__m256i first = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
		__m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at + 1));
		__m256i both = _mm256_and_si256(groups_of(first, first_low, first_high),
						groups_of(second, second_low, second_high));
		unsigned may = ~(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(both, _mm256_setzero_si256()));

		for (; may; may &= may - 1)
			if (stands_at(pairs, bytes, at + (size_t)__builtin_ctz(may)))
				return at + (size_t)__builtin_ctz(may);
	}
	return pairs_find_portably(pairs, bytes, at, end);
}

size_t pairs_find(const struct pairs *pairs, const uint8_t *bytes, size_t at, size_t end)
{
	return __builtin_cpu_supports("avx2") ? find_by_thirty_two(pairs, bytes, at, end)
					      : pairs_find_portably(pairs, bytes, at, end);
}

#else

size_t pairs_find(const struct pairs *pairs, const uint8_t *bytes, size_t at, size_t end)
{
	return pairs_find_portably(pairs, bytes, at, end);
}

#endif
