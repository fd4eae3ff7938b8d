/*
 * run_format -- how a run lies in its bytes, and what building and searching share.
 *
 * Of this folder's run_*.c alone; see run.c for what it is all for.
 */
#ifndef MEMORY_RUN_FORMAT_H
#define MEMORY_RUN_FORMAT_H

#include "memory/run.h"

#define RUN_MAGIC "tjmnrun1"
#define RUN_VERSION 1
#define BLOCK_BYTES ((size_t)16384)

enum section {
	SECTION_NEARS,		/* u64, sorted */
	SECTION_NEAR_FIRST,	/* u32: first form of a near; one more at the end */
	SECTION_FORMS,		/* u64, sorted within their near */
	SECTION_NEAR_OF,	/* u32: by form */
	SECTION_ELEMENTS,	/* u64, sorted */
	SECTION_FREQUENCY,	/* u32: how many texts have the element */
	SECTION_FIRST_POSTING,	/* u32: by element; one more */
	SECTION_NUMBERS,	/* i64: of the text in the store, by place */
	SECTION_SIGNATURES,	/* u64, by place */
	SECTION_FIRST_TOKEN,	/* u32: by place; one more */
	SECTION_WEIGHTS,	/* u32: the different ones, ascending */
	SECTION_FIRST_PLACE,	/* u32: by weight; one more */
	SECTION_POSTINGS,	/* u32: places, ascending in each list */
	SECTION_TOKENS,		/* u32: form numbers */
	SECTION_SUMS,		/* u64: by block */
	SECTIONS
};

extern const uint8_t run_item_bytes[SECTIONS];

/* In the machine's own byte order: a run never leaves it; a foreign one fails at `version`. */
struct run_header {
	char magic[8];
	uint32_t version, reserved;
	struct run_origin origin;
	uint64_t offsets[SECTIONS], counts[SECTIONS];
	uint64_t total_bytes;
	uint64_t sum; /* of all before */
};

uint64_t run_rotate(uint64_t value, int bits);

/* Of a block; at the speed of memory. Against accidents, not against malice. */
uint64_t run_sum(const char *bytes, size_t count);

struct element {
	uint64_t hash;
	uint32_t frequency, number;
	unsigned weight;
};

/* Of a token with this near, in half units. */
unsigned run_weight(uint64_t near);

/* The bit that stands for a near in a text's signature; none for punctuation. */
uint64_t run_signature_bit(uint64_t near);

/* For qsort(): 64-bit numbers, and the one order of all elements. */
int run_by_hash(const void *a, const void *b);
int run_by_rarity(const void *a, const void *b);

/* Fills `elements` from nears, which are sorted in place. */
void run_make_elements(uint64_t *nears, size_t count, struct element *elements);

/* How many of the ordered elements are the head at `percent` of a text of `weight`. */
size_t run_head_count(const struct element *elements, size_t count, unsigned weight, unsigned percent);

#endif
