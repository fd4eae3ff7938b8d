/*
 * index_forget -- the files of an index when texts are removed from the store.
 */
#include <config.h>

#include "memory/index_forget.h"

#include "base/alloc.h"
#include "base/file.h"
#include "memory/index_files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct remaining {
	struct holder *holder;
	const char *language;
	char *path;
	bool holds_text;
};

struct index_remains {
	const int64_t *numbers;
	size_t number_count;
	struct remaining *items;
	size_t count, capacity;
};

/* The part of its name that stands for the language, or NULL. */
static const char *language_of(const char *path, const struct store *store)
{
	int64_t first, last;

	for (size_t i = 1; i < store->language_count; i++)
		if (store->languages[i] &&
		    index_file_read_name(path, store->path, store->languages[i]->base, &first, &last))
			return store->languages[i]->base;
	return NULL;
}

static void take(struct index_remains *remains, const struct store *store, const char *path)
{
	const char *language = language_of(path, store);
	struct holder *holder = language ? holder_map(path, store) : NULL;
	bool holds_text = holder && run_has_any(&holder->run, remains->numbers, remains->number_count);

	/* Of another generation, damaged, or half written by who was killed: nobody will use it. */
	if (!holder || holds_text)
		unlink(path);
	if (!holder)
		return;
	ARRAY_GROW(remains->items, remains->count, remains->capacity);
	remains->items[remains->count++] = (struct remaining){
		.holder = holder, .language = language, .path = alloc_copy(path), .holds_text = holds_text
	};
}

struct index_remains *index_forget_begin(struct index_set *set, const struct store *store,
					 const int64_t *numbers, size_t count)
{
	struct index_remains *remains = alloc_zeroed(1, sizeof(*remains));
	glob_t files;

	remains->numbers = numbers;
	remains->number_count = count;
	index_set_close(set);
	if (index_files_find(store->path, &files)) {
		for (size_t i = 0; i < files.gl_pathc; i++)
			take(remains, store, files.gl_pathv[i]);
		globfree(&files);
	}
	return remains;
}

/* In place: a header lies in one page, and a torn one is no header. */
static void renew(const struct remaining *kept, const struct store *store)
{
	int descriptor = open(kept->path, O_WRONLY | O_CLOEXEC);
	struct strbuf header = STRBUF_INIT;

	if (descriptor < 0)
		return;
	run_print_header(&kept->holder->run, store->state.generation, &header);
	if (pwrite(descriptor, header.data, header.bytes, 0) != (ssize_t)header.bytes)
		unlink(kept->path);
	close(descriptor);
	strbuf_release(&header);
}

static void make_again(const struct index_remains *remains, const struct remaining *kept,
		       const struct store *store)
{
	struct run_origin origin = kept->holder->origin;
	struct run_builder *builder = run_builder_new(origin.first_text);
	struct holder *made;

	origin.generation = store->state.generation;
	if (run_builder_add_run_without(builder, &kept->holder->run, remains->numbers, remains->number_count)) {
		made = holder_build(builder, &origin);
		holder_store(made, store, kept->language);
		holder_free(made);
	}
	run_builder_free(builder);
}

void index_forget_finish(struct index_remains *remains, struct index_set *set, const struct store *store)
{
	for (size_t i = 0; i < remains->count; i++)
		if (remains->items[i].holds_text)
			make_again(remains, &remains->items[i], store);
		else
			renew(&remains->items[i], store);
	index_set_close(set);
	index_remains_free(remains);
}

void index_remains_free(struct index_remains *remains)
{
	for (size_t i = 0; i < remains->count; i++) {
		holder_free(remains->items[i].holder);
		free(remains->items[i].path);
	}
	free(remains->items);
	free(remains);
}
