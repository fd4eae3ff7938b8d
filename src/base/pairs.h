/*
 * pairs -- where in very many bytes one of some pairs stands.
 *
 *	struct pairs *pairs = pairs_new();
 *
 *	pairs_add(pairs, 0x9a, 0x03);
 *	for (at = 0; (at = pairs_find(pairs, bytes, at, end)) + 1 < end; at++)
 *		…
 *	pairs_free(pairs);
 */
#ifndef BASE_PAIRS_H
#define BASE_PAIRS_H

#include <stddef.h>
#include <stdint.h>

struct pairs;

struct pairs *pairs_new(void);
void pairs_free(struct pairs *pairs);

void pairs_add(struct pairs *pairs, uint8_t first, uint8_t second);

/* With whatever second byte. */
void pairs_add_first(struct pairs *pairs, uint8_t first);

/* The first place at or behind `at` where a pair of the set stands whole before `end`; `end` when there is none. */
size_t pairs_find(const struct pairs *pairs, const uint8_t *bytes, size_t at, size_t end);

/* The twin, for machines without more and for tests. */
size_t pairs_find_portably(const struct pairs *pairs, const uint8_t *bytes, size_t at, size_t end);

#endif
