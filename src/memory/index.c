/*
 * index -- the fuzzy look-up of a memory.
 */
#include <config.h>

#include "memory/index.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "text/token.h"

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* So many texts are read again by each process before the file is made anew; then a part of what it has. */
#define TAIL_TEXTS_MOST 2048
#define TAIL_PART 4

/* A run and what holds its bytes. */
struct holder {
	struct run run;
	void *mapped; /* NULL: `built` holds them */
	size_t mapped_bytes;
	struct strbuf built;
	bool open;
};

struct index {
	const char *base; /* language: "uz" */
	char *path;
	struct holder main, tail;
};

/* ---------------------------------------------------------------- holders */

static void holder_close(struct holder *holder)
{
	if (holder->open)
		run_close(&holder->run);
	if (holder->mapped)
		munmap(holder->mapped, holder->mapped_bytes);
	strbuf_release(&holder->built);
	*holder = (struct holder){ .built = STRBUF_INIT };
}

/* Not of this store, or of another state than one that it grew out of: as if there were none. */
static bool holder_map(struct holder *holder, const char *path, const struct store *store)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	struct run_origin origin;
	struct stat status;
	void *mapped;

	if (descriptor < 0)
		return false;
	if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
		close(descriptor);
		return false;
	}
	mapped = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, descriptor, 0);
	close(descriptor);
	if (mapped == MAP_FAILED)
		return false;
	holder->mapped = mapped;
	holder->mapped_bytes = (size_t)status.st_size;
	holder->open = run_open(&holder->run, slice_from(mapped, holder->mapped_bytes));
	if (holder->open) {
		origin = run_origin(&holder->run);
		if (origin.store == store->state.identity && origin.last_text < store->state.next_text &&
		    origin.generation <= store->state.generation)
			return true;
	}
	holder_close(holder);
	return false;
}

/* --------------------------------------------------------------- building */

struct building {
	const struct language *language; /* any script of it */
	struct run_builder *builder;
	struct tokenizer *tokenizer;
	const struct language *tokenizer_language;
	struct tokens tokens;
	struct score_text text;
};

static bool build_text(void *data, const struct store_text *text, struct error *err)
{
	struct building *building = data;

	(void)err;
	if (!language_same_base(text->language, building->language))
		return true;
	if (building->tokenizer_language != text->language) {
		tokenizer_free(building->tokenizer);
		building->tokenizer = tokenizer_new(text->language);
		building->tokenizer_language = text->language;
	}
	tokenizer_run(building->tokenizer, text->marked, &building->tokens);
	score_text_read(&building->text, &building->tokens);
	run_builder_add(building->builder, text->number, &building->text);
	return true;
}

/* A run of all texts from `first` on, in the holder's memory. */
static bool holder_build(struct holder *holder, struct store *store, const struct language *language, int64_t first,
			 struct error *err)
{
	struct building building = { .language = language, .builder = run_builder_new(), .tokens = TOKENS_INIT };
	struct run_origin origin = { store->state.identity, store->state.generation, store->state.next_text - 1 };
	bool done = store_each_text(store, first, build_text, &building, err);

	if (done) {
		run_builder_finish(building.builder, &origin, &holder->built);
		holder->open = run_open(&holder->run, strbuf_slice(&holder->built));
	}
	run_builder_free(building.builder);
	tokenizer_free(building.tokenizer);
	tokens_release(&building.tokens);
	score_text_release(&building.text);
	return done;
}

/* ------------------------------------------------------------ catching up */

static int64_t last_text(const struct holder *holder)
{
	return holder->open ? run_origin(&holder->run).last_text : 0;
}

/* Made anew from all texts, and left beside the store for the next process. A folder that
 * cannot be written is no error: the run stays in memory. */
static bool rebuild(struct index *index, struct store *store, const struct language *language, struct error *err)
{
	holder_close(&index->main);
	holder_close(&index->tail);
	if (!holder_build(&index->main, store, language, 0, err))
		return false;
	/* What a batch has not committed yet must not outlive it in a file. */
	if (!store->writing && run_count(&index->main.run) > TAIL_TEXTS_MOST) {
		struct file_writer writer;

		if (file_writer_open(&writer, index->path, NULL)) {
			writer.mode = 0600;
			file_writer_add(&writer, strbuf_slice(&index->main.built), NULL);
			file_writer_commit(&writer, NULL);
		}
	}
	return true;
}

static bool catch_up(struct index *index, struct store *store, const struct language *language, struct error *err)
{
	int64_t last = store->state.next_text - 1, added;

	if (!index->main.open)
		holder_map(&index->main, index->path, store);
	if (index->main.open && last_text(&index->main) > last)
		holder_close(&index->main); /* of a batch that was rolled back */
	if (!index->main.open)
		return rebuild(index, store, language, err);
	added = last - last_text(&index->main);
	if (added == 0 || (index->tail.open && last_text(&index->tail) == last))
		return true;
	if (added > TAIL_TEXTS_MOST && added > (int64_t)run_count(&index->main.run) / TAIL_PART)
		return rebuild(index, store, language, err);
	holder_close(&index->tail);
	return holder_build(&index->tail, store, language, last_text(&index->main) + 1, err);
}

/* ------------------------------------------------------------- the set */

void index_set_init(struct index_set *set, const char *store_path)
{
	*set = (struct index_set){ .store_path = alloc_copy(store_path) };
}

void index_set_close(struct index_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		holder_close(&set->items[i]->main);
		holder_close(&set->items[i]->tail);
		free(set->items[i]->path);
		free(set->items[i]);
	}
	set->count = 0;
}

void index_set_release(struct index_set *set)
{
	index_set_close(set);
	free(set->items);
	free(set->store_path);
	*set = (struct index_set){ NULL, NULL, 0, 0 };
}

static struct index *index_of(struct index_set *set, const struct language *language)
{
	struct strbuf path = STRBUF_INIT;
	struct index *index;

	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->items[i]->base, language->base) == 0)
			return set->items[i];
	index = alloc_zeroed(1, sizeof(*index));
	index->base = language->base;
	strbuf_addf(&path, "%s-index-%s", set->store_path, language->base);
	index->path = strbuf_detach(&path);
	index->main.built = index->tail.built = (struct strbuf)STRBUF_INIT;
	ARRAY_GROW(set->items, set->count, set->capacity);
	set->items[set->count++] = index;
	return index;
}

bool index_set_search(struct index_set *set, struct store *store, const struct language *language,
		      const struct score_text *query, unsigned percent, struct hit_list *hits, struct error *err)
{
	struct index *index = index_of(set, language);
	size_t before = hits->count;

	if (!catch_up(index, store, language, err))
		return false;
	if (run_search(&index->main.run, query, percent, hits) &&
	    (!index->tail.open || run_search(&index->tail.run, query, percent, hits)))
		return true;
	/* Damaged: once more, from the store. */
	hits->count = before;
	return rebuild(index, store, language, err) && run_search(&index->main.run, query, percent, hits);
}

static bool find_files(const struct index_set *set, glob_t *files)
{
	struct strbuf pattern = STRBUF_INIT;
	bool found;

	for (const char *at = set->store_path; *at; at++) {
		if (strchr("*?[\\", *at))
			strbuf_add_byte(&pattern, '\\');
		strbuf_add_byte(&pattern, *at);
	}
	strbuf_add_string(&pattern, "-index-*");
	found = glob(pattern.data, 0, NULL, files) == 0;
	strbuf_release(&pattern);
	return found;
}

void index_set_remove(struct index_set *set)
{
	glob_t files;

	index_set_close(set);
	if (!find_files(set, &files))
		return;
	for (size_t i = 0; i < files.gl_pathc; i++)
		unlink(files.gl_pathv[i]);
	globfree(&files);
}

int64_t index_set_bytes(const struct index_set *set)
{
	struct stat status;
	int64_t bytes = 0;
	glob_t files;

	if (!find_files(set, &files))
		return 0;
	for (size_t i = 0; i < files.gl_pathc; i++)
		if (stat(files.gl_pathv[i], &status) == 0)
			bytes += (int64_t)status.st_size;
	globfree(&files);
	return bytes;
}

/* ------------------------------------------------------------ verifying */

/* A file that is of another store or an older kind is not used, and so does no harm. */
static bool verify_file(const char *path, const struct language *language, struct store *store, struct error *err)
{
	struct holder found = { .built = STRBUF_INIT }, made = { .built = STRBUF_INIT };
	bool sound = true, done = true;

	if (holder_map(&found, path, store)) {
		sound = run_verify(&found.run);
		if (sound && last_text(&found) == store->state.next_text - 1 &&
		    run_origin(&found.run).generation == store->state.generation) {
			done = holder_build(&made, store, language, 0, err);
			sound = !done || slice_equal(found.run.bytes, made.run.bytes);
		}
	}
	holder_close(&found);
	holder_close(&made);
	if (!done || sound)
		return done;
	return error_set(err, ERROR_STORE,
			 _("the index '%s' is damaged: make it anew with 'tarjimon memory verify --rebuild'"), path);
}

bool index_set_verify(struct index_set *set, struct store *store, struct error *err)
{
	for (size_t i = 1; i < store->language_count; i++) {
		const struct language *language = store->languages[i];

		if (language && !verify_file(index_of(set, language)->path, language, store, err))
			return false;
	}
	return true;
}
