/*
 * index_files -- the files of an index: their names, and runs that lie in them.
 */
#ifndef MEMORY_INDEX_FILES_H
#define MEMORY_INDEX_FILES_H

#include "memory/run.h"
#include "memory/store.h"

#include <glob.h>

/* A run and what holds its bytes. */
struct holder {
	struct run run;
	struct run_origin origin;
	void *mapped; /* NULL: `built` holds them */
	size_t mapped_bytes;
	struct strbuf built;
};

/* Takes the builder's run into memory. */
struct holder *holder_build(struct run_builder *builder, const struct run_origin *origin);

/* The run of a file, or NULL: not of this store, or of another state than one that it grew out of. */
struct holder *holder_map(const char *path, const struct store *store);

/* Writes what was built to its file, and maps that; stays in memory when it cannot be written. */
void holder_store(struct holder *holder, const struct store *store, const char *language);

void holder_free(struct holder *holder);

/* The name of the file for a part of the texts. */
void index_file_name(const char *store_path, const char *language, int64_t first, int64_t last, struct strbuf *name);

/* What the name says; false when it is no file of this language's. NULL: of any. */
bool index_file_read_name(const char *name, const char *store_path, const char *language, int64_t *first, int64_t *last);

/* All files of a store's indices; false when there are none. The caller calls globfree(). */
bool index_files_find(const char *store_path, glob_t *files);

#endif
