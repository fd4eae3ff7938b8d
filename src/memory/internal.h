/*
 * internal -- what the files of this folder know of a memory.
 */
#ifndef MEMORY_INTERNAL_H
#define MEMORY_INTERNAL_H

#include "memory/index.h"
#include "memory/memory.h"
#include "memory/score.h"
#include "memory/store.h"
#include "text/adapt.h"

/* The batch that is being written. */
struct open_batch {
	int64_t number; /* 0 until something changes */
	int64_t time;
	char *kind;
	struct strbuf origin, author, reason;
	enum tm_status status;
	bool noted; /* kept even if nothing changes */
};

/* One for each three languages that was asked for last. */
#define MEMORY_ADAPTERS_MOST 8

struct memory_adapter {
	const struct language *old_source, *new_source, *target;
	struct adapter *adapter; /* or NULL */
};

struct memory {
	struct store store;
	struct index_set index;
	struct tokenizer *tokenizers[MEMORY_LANGUAGES_MOST]; /* made when first asked */
	const struct language *tokenizer_languages[MEMORY_LANGUAGES_MOST];
	struct memory_adapter adapters[MEMORY_ADAPTERS_MOST];
	struct open_batch batch;
	bool writing;
};

/* Kept with the memory, because making one costs more than using it. */
struct tokenizer *memory_tokenizer(struct memory *memory, const struct language *language);

struct adapter *memory_adapter(struct memory *memory, const struct language *old_source, const struct language *new_source,
			       const struct language *target);

/* Which unit a record with an id is. */
int64_t memory_identity_of_name(const struct tm_record *record);

/* The number of the open batch, which is made with its first change. */
bool memory_batch_number(struct memory *memory, int64_t *number, struct error *err);

#endif
