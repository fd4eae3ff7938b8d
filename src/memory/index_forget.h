/*
 * index_forget -- the files of an index when texts are removed from the store.
 *
 * What a file knows of a removed text must go with it, and what it knows of all others should stay: files
 * without such a text are only told that they are of the store's next generation, in place; of those with one
 * the run is made again without it, from itself. Before the batch is committed the files with such texts are
 * gone already, so that who is killed in between leaves no trace, only work to do again.
 */
#ifndef MEMORY_INDEX_FORGET_H
#define MEMORY_INDEX_FORGET_H

#include "memory/index.h"

struct index_remains;

/*
 * Within the batch that removes the texts with these numbers, ascending, before the generation changes. The
 * numbers are borrowed until the end.
 */
struct index_remains *index_forget_begin(struct index_set *set, const struct store *store, const int64_t *numbers,
					 size_t count);

/* When it is committed. What cannot be written is made anew when it is asked for. */
void index_forget_finish(struct index_remains *remains, struct index_set *set, const struct store *store);

/* When it is not. Also the end of a finished one. */
void index_remains_free(struct index_remains *remains);

#endif
