/*
 * index_files -- the files of an index.
 */
#include <config.h>

#include "memory/index_files.h"

#include "base/alloc.h"
#include "base/file.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "-index-"

/* ------------------------------------------------------------------- names */

void index_file_name(const char *store_path, const char *language, int64_t first, int64_t last, struct strbuf *name)
{
	strbuf_addf(name, "%s" MARK "%s-%08" PRIx64 "-%08" PRIx64, store_path, language, (uint64_t)first, (uint64_t)last);
}

/* A number as index_file_name() writes it. */
static bool read_number(const char **at, char end, int64_t *number)
{
	const char *start = *at;
	uint64_t value = 0;

	for (; (**at >= '0' && **at <= '9') || (**at >= 'a' && **at <= 'f'); ++*at) {
		if (value >> 58)
			return false;
		value = value << 4 | (uint64_t)(**at <= '9' ? **at - '0' : **at - 'a' + 10);
	}
	*number = (int64_t)value;
	return *at - start >= 8 && **at == end;
}

bool index_file_read_name(const char *name, const char *store_path, const char *language, int64_t *first, int64_t *last)
{
	size_t bytes = strlen(store_path);
	const char *at = name + bytes + strlen(MARK);

	if (strncmp(name, store_path, bytes) != 0 || strncmp(name + bytes, MARK, strlen(MARK)) != 0)
		return false;
	bytes = strcspn(at, "-");
	if (at[bytes] != '-' || (language && (strlen(language) != bytes || strncmp(at, language, bytes) != 0)))
		return false;
	at += bytes + 1;
	if (!read_number(&at, '-', first))
		return false;
	at++;
	return read_number(&at, '\0', last) && *first >= 1 && *first <= *last;
}

bool index_files_find(const char *store_path, glob_t *files)
{
	struct strbuf pattern = STRBUF_INIT;
	bool found;

	for (const char *at = store_path; *at; at++) {
		if (strchr("*?[\\", *at))
			strbuf_add_byte(&pattern, '\\');
		strbuf_add_byte(&pattern, *at);
	}
	strbuf_add_string(&pattern, MARK "*");
	found = glob(pattern.data, 0, NULL, files) == 0;
	strbuf_release(&pattern);
	return found;
}

/* ---------------------------------------------------------------- holders */

void holder_free(struct holder *holder)
{
	if (!holder)
		return;
	run_close(&holder->run);
	if (holder->mapped)
		munmap(holder->mapped, holder->mapped_bytes);
	strbuf_release(&holder->built);
	free(holder);
}

struct holder *holder_build(struct run_builder *builder, const struct run_origin *origin)
{
	struct holder *holder = alloc_zeroed(1, sizeof(*holder));

	strbuf_init(&holder->built);
	run_builder_finish(builder, origin, &holder->built);
	if (!run_open(&holder->run, strbuf_slice(&holder->built)))
		abort(); /* what was just made is a run */
	holder->origin = run_origin(&holder->run);
	return holder;
}

static bool is_of(const struct run_origin *origin, const struct store *store)
{
	return origin->store == store->state.identity && origin->first_text >= 1 &&
	       origin->first_text <= origin->last_text && origin->last_text < store->state.next_text &&
	       origin->generation == store->state.generation;
}

static void *map_file(const char *path, size_t *bytes)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	void *mapped = MAP_FAILED;

	if (descriptor < 0)
		return NULL;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
		*bytes = (size_t)status.st_size;
		mapped = mmap(NULL, *bytes, PROT_READ, MAP_SHARED, descriptor, 0);
	}
	close(descriptor);
	return mapped == MAP_FAILED ? NULL : mapped;
}

struct holder *holder_map(const char *path, const struct store *store)
{
	struct holder *holder;
	size_t bytes;
	void *mapped = map_file(path, &bytes);

	if (!mapped)
		return NULL;
	holder = alloc_zeroed(1, sizeof(*holder));
	strbuf_init(&holder->built);
	holder->mapped = mapped;
	holder->mapped_bytes = bytes;
	if (run_open(&holder->run, slice_from(mapped, bytes))) {
		holder->origin = run_origin(&holder->run);
		if (is_of(&holder->origin, store))
			return holder;
	}
	holder_free(holder);
	return NULL;
}

void holder_store(struct holder *holder, const struct store *store, const char *language)
{
	struct strbuf path = STRBUF_INIT;
	struct file_writer writer;
	struct holder *mapped;

	index_file_name(store->path, language, holder->origin.first_text, holder->origin.last_text, &path);
	if (file_writer_open_own(&writer, path.data, NULL)) {
		if (!file_writer_add(&writer, strbuf_slice(&holder->built), NULL))
			file_writer_abandon(&writer);
		else if (file_writer_commit(&writer, NULL) && (mapped = holder_map(path.data, store)) != NULL) {
			struct holder old = *holder;

			*holder = *mapped;
			*mapped = old;
			holder_free(mapped);
		}
	}
	strbuf_release(&path);
}
