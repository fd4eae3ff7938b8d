/*
 * bits -- counting bits in many words at once.
 *
 * With AVX2 four words go at a time: the bits of each half byte are looked up in a
 * register of sixteen counts, and the counts of a word's bytes are summed by one instruction (W. Muła, N. Kurz,
 * D. Lemire: Faster population counts using AVX2 instructions, 2018).
 */
#include <config.h>

#include "base/bits.h"

size_t bits_pass_portably(const struct bits_sieve *sieve, const uint64_t *words, size_t count, uint32_t *passed)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		passed[found] = (uint32_t)i;
		/* As numbers, so that neither half is a branch. */
		found += (size_t)(bits_count(sieve->wanted & ~words[i]) <= sieve->lacking_most) &
			 (size_t)(bits_count(words[i] & ~sieve->wanted) <= sieve->extra_most);
	}
	return found;
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

/* Of each of four words. */
__attribute__((target("avx2"))) static inline __m256i count_four(__m256i words)
{
	const __m256i counts = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2,
						3, 1, 2, 2, 3, 2, 3, 3, 4);
	const __m256i low = _mm256_set1_epi8(0x0f);
	__m256i bytes = _mm256_add_epi8(
		_mm256_shuffle_epi8(counts, _mm256_and_si256(words, low)),
		_mm256_shuffle_epi8(counts, _mm256_and_si256(_mm256_srli_epi16(words, 4), low)));

	return _mm256_sad_epu8(bytes, _mm256_setzero_si256());
}

__attribute__((target("avx2"))) static size_t pass_by_fours(const struct bits_sieve *sieve, const uint64_t *words,
							    size_t count, uint32_t *passed)
{
	const __m256i wanted = _mm256_set1_epi64x((long long)sieve->wanted);
	const __m256i lacking_most = _mm256_set1_epi64x((long long)sieve->lacking_most);
	const __m256i extra_most = _mm256_set1_epi64x((long long)sieve->extra_most);
	size_t found = 0, i = 0, rest;

	for (; i + 4 <= count; i += 4) {
		__m256i four = _mm256_loadu_si256((const __m256i *)(const void *)(words + i));
		__m256i lacking = _mm256_cmpgt_epi64(count_four(_mm256_andnot_si256(four, wanted)), lacking_most);
		__m256i extra = _mm256_cmpgt_epi64(count_four(_mm256_andnot_si256(wanted, four)), extra_most);
		unsigned good = ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_or_si256(lacking, extra))) & 15;

		for (; good; good &= good - 1)
			passed[found++] = (uint32_t)(i + (size_t)__builtin_ctz(good));
	}
	rest = bits_pass_portably(sieve, words + i, count - i, passed + found);
	for (; rest > 0; rest--)
		passed[found++] += (uint32_t)i;
	return found;
}

size_t bits_pass(const struct bits_sieve *sieve, const uint64_t *words, size_t count, uint32_t *passed)
{
	return __builtin_cpu_supports("avx2") ? pass_by_fours(sieve, words, count, passed)
					      : bits_pass_portably(sieve, words, count, passed);
}

#else

size_t bits_pass(const struct bits_sieve *sieve, const uint64_t *words, size_t count, uint32_t *passed)
{
	return bits_pass_portably(sieve, words, count, passed);
}

#endif
