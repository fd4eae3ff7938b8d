/*
 * gather -- the texts of a large batch on their way into the index, while the batch is still being written.
 *
 * A thread of its own cuts them into tokens and makes runs, so that an import ends with its index
 * and takes hardly longer where a second processor is idle. It gets copies, in pieces of
 * bounded size, and touches neither store nor index. Runs wait in temporary files; only when the batch
 * was committed do they get their names and join the chains. Who is killed before loses an index that the next
 * look-up makes.
 */
#ifndef MEMORY_GATHER_H
#define MEMORY_GATHER_H

#include "memory/index.h"

struct gather;

/*
 * When the batch has begun, with the index brought up to date before: chains that do not reach up to it get
 * nothing. NULL when no thread can be had; the other functions take that.
 */
struct gather *gather_new(struct index_set *set, const struct store *store);

/* A new text of the batch; in the order of their numbers, from `first` of the batch on. */
void gather_add(struct gather *gather, const struct store_text *text);

/*
 * Nothing more comes: the thread makes its last runs while the batch is being committed, which
 * takes about as long.
 */
void gather_end(struct gather *gather, const struct store *store);

/* When the batch is committed, after gather_end(): the index holds it. */
void gather_finish(struct gather *gather, struct store *store);

/* When it is not. Also the end of a finished one. */
void gather_free(struct gather *gather);

#endif
