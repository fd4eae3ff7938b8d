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
#include "text/sentence.h"
#include "text/transliterate.h"

/* The batch that is being written. */
struct open_batch {
	int64_t number; /* 0 until something changes */
	int64_t time;
	char *kind;
	struct strbuf origin, author, reason;
	enum tm_status status;
	bool noted; /* kept even if nothing changes */
	int64_t first_unit; /* that it added, and all that follow; 0: none yet */
};

/* What reads texts in a language. */
struct memory_reader {
	const struct language *language;
	struct tokenizer *tokenizer;
	struct splitter *splitter; /* or NULL */
	struct transliterator *deriver; /* from its other script; or NULL */
};

/* One for each three languages that was asked for last. */
#define MEMORY_ADAPTERS_MOST 8

struct memory_adapter {
	const struct language *old_source, *new_source, *target;
	struct adapter *adapter; /* or NULL */
};

struct memory {
	struct store store;
	char *path;
	char *made_folder; /* the topmost of those that opening made, or NULL */
	struct index_set index;
	struct memory_reader *readers; /* made when first asked */
	size_t reader_count, reader_capacity;
	struct transliterate_options transliteration;
	memory_splitter_function *make_splitter; /* or NULL: by the built-in rules */
	void *make_splitter_data;
	struct memory_adapter adapters[MEMORY_ADAPTERS_MOST];
	memory_embargo_rule *embargo_rule; /* or NULL: nothing is put under embargo by rule */
	const void *embargo_rule_data;
	struct open_batch batch;
	bool writing;
};

/* Kept with the memory, because making one costs more than using it; they live as long as it does. */
struct tokenizer *memory_tokenizer(struct memory *memory, const struct language *language);

/* NULL with an error when the rules that memory_set_splitting() tells of are of no use. */
struct splitter *memory_splitter(struct memory *memory, const struct language *language, struct error *err);

/* Of one script into the other. */
struct transliterator *memory_transliterator(struct memory *memory, const struct language *from, const struct language *to,
					     struct error *err);

/* Used until the next is asked for. */
struct adapter *memory_adapter(struct memory *memory, const struct language *old_source, const struct language *new_source,
			       const struct language *target);

/* Which unit a record with an id is. */
int64_t memory_identity_of_name(const struct tm_record *record);

/* A unit of which nothing but its name is known. */
bool memory_add_empty_unit(struct memory *memory, const struct tm_record *record, struct error *err);

/* In the open batch puts the origin under embargo if the rule says so. */
bool memory_rule_embargo(struct memory *memory, struct slice origin, struct error *err);

/* The number of the open batch, which is made with its first change. */
bool memory_batch_number(struct memory *memory, int64_t *number, struct error *err);

/* What became of a text that came for a unit. */
enum verdict { VERDICT_SAME, VERDICT_KEEP, VERDICT_ADD, VERDICT_REPLACE };

/*
 * The unit's text in the language of `text` becomes that one, unless what is there is trusted more; the old one
 * goes to the history.
 */
bool memory_change_variant(struct memory *memory, const struct tm_record *record, const struct tm_text *text,
			   int64_t unit, enum verdict *verdict, struct error *err);

/* The unit has no text in the language any more; likewise. `status` is that of who says so. */
bool memory_drop_variant(struct memory *memory, int64_t unit, const struct language *language, enum tm_status status,
			 enum verdict *verdict, struct error *err);

/* faults.md: "segment". */
#define MEMORY_TEXT_LIMIT_BYTES ((size_t)64 << 10)

/* Whether it is one that can be kept: some words, not too many, without NUL. */
bool memory_takes_text(struct slice text);

#endif
