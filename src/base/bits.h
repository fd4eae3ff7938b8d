/*
 * bits -- counting bits in many words at once.
 *
 * The one small door to the instructions that a processor may have and another not: what the
 * machine offers is asked once, and the portable twin gives the same answers everywhere.
 */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stddef.h>
#include <stdint.h>

/* How many bits are set. */
static inline unsigned bits_count(uint64_t word)
{
	word -= word >> 1 & 0x5555555555555555u;
	word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
	word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (unsigned)(word * 0x0101010101010101u >> 56);
}

/* A word passes when it lacks at most so many bits of `wanted`, and has at most so many that are not in it. */
struct bits_sieve {
	uint64_t wanted;
	unsigned lacking_most, extra_most; /* up to 64 */
};

/*
 * The indices of the words that pass, ascending, to `passed`, which has room for `count`
 * of them; returns how many.
 */
size_t bits_pass(const struct bits_sieve *sieve, const uint64_t *words, size_t count, uint32_t *passed);

/* The twin, for machines without more and for tests. */
size_t bits_pass_portably(const struct bits_sieve *sieve, const uint64_t *words, size_t count, uint32_t *passed);

#endif
