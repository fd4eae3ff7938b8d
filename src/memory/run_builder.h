/*
 * run_builder -- what run_build.c gathers and run_write.c writes.
 */
#ifndef MEMORY_RUN_BUILDER_H
#define MEMORY_RUN_BUILDER_H

#include "memory/run_format.h"

/* From 64-bit hashes to numbers in the order of coming. */
struct hash_numbers {
	uint64_t *hashes; /* by number */
	uint32_t *slots;  /* number + 1 */
	size_t count, capacity, slot_count;
};

/* The number of a hash, which is added when it is new. */
uint32_t hash_numbers_put(struct hash_numbers *numbers, uint64_t hash);
void hash_numbers_release(struct hash_numbers *numbers);

struct built_text {
	uint32_t number;      /* from the first on */
	unsigned weight;
	size_t first_token;
	uint32_t token_count;
};

struct run_builder {
	int64_t first;			/* the number that texts are counted from */
	struct hash_numbers forms;	/* run_form() */
	struct hash_numbers elements;	/* nears, as first occurrences; while it is written, further ones too */
	uint32_t *near_of;		/* by form: the near's element */
	size_t near_capacity;
	uint32_t *tokens;		/* forms */
	size_t token_count, token_capacity;
	struct built_text *texts;
	size_t text_count, text_capacity;
};

#endif
