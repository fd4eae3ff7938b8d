/*
 * internal -- what the files of this folder know of a memory.
 */
#ifndef MEMORY_INTERNAL_H
#define MEMORY_INTERNAL_H

#include "memory/index.h"
#include "memory/memory.h"
#include "memory/score.h"
#include "memory/store.h"

/* The batch that is being written. */
struct open_batch {
	int64_t number; /* 0 until something changes */
	int64_t time;
	char *kind;
	struct strbuf origin, author, reason;
	enum tm_status status;
};

struct memory {
	struct store store;
	struct index_set index;
	struct tokenizer *tokenizers[MEMORY_LANGUAGES_MOST]; /* made when first asked */
	const struct language *tokenizer_languages[MEMORY_LANGUAGES_MOST];
	struct open_batch batch;
	bool writing;
};

/* Kept with the memory, because making one costs more than using it. */
struct tokenizer *memory_tokenizer(struct memory *memory, const struct language *language);

/* The number of the open batch, which is made with its first change. */
bool memory_batch_number(struct memory *memory, int64_t *number, struct error *err);

#endif
