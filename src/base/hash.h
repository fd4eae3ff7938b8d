/*
 * hash -- 64 bits that stand for a run of bytes.
 *
 * SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein: SipHash: a fast short-input
 * PRF, 2012, with one compression and three finalisation rounds). The same on
 * every machine, so that it may be stored. With a random key it withstands
 * inputs made to collide; see map.h.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/slice.h"

#include <stdint.h>

struct hash_key {
	uint64_t low, high;
};

/* For what is stored: always the same. */
#define HASH_KEY_STORED ((struct hash_key){ 0x7461726a696d6f6eu, 0x6d656d6f72792031u })

/* For tables in memory: another one each time. */
struct hash_key hash_key_random(void);

uint64_t hash_bytes(struct slice bytes, struct hash_key key);

#endif
