/*
 * index -- the fuzzy look-up of a memory, as a chain of runs that grows at its end.
 *
 *	numbers of texts   1 ──────────────────────────────► next_text
 *	runs               |   262144   |  131072  | 9100 | 700 | 12 |
 *	                    files ──────────────────────── memory ───
 *
 * A run at the end that is more than a quarter of the one before it becomes one with it (a
 * log-structured merge, P. O'Neil et al., 1996, with runs that never change): so there are few runs, and a text is
 * written again about as often as the chain has runs. What runs become one is not read from
 * the store again: a run knows its texts' tokens. Past RUN_TEXTS_MOST runs no longer grow, which bounds the
 * memory that making one takes.
 *
 * Two processes may do this at once: each writes files under names that say what they hold, and removes those that
 * its own new one replaces. The worst that comes of it is a gap, which the next reader fills from the store.
 */
#include <config.h>

#include "memory/index.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "memory/feed.h"
#include "memory/index_files.h"
#include "memory/memory.h"
#include "memory/run_words.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A run has at least so many times the texts of the one behind it. */
#define RUN_GROWTH 4

struct index {
	const struct language *language; /* in any script */
	struct holder **runs;
	size_t count, capacity;
};

/* ------------------------------------------------------------------ chains */

static int64_t covered(const struct index *index)
{
	return index->count ? index->runs[index->count - 1]->origin.last_text : 0;
}

static void close_chain(struct index *index)
{
	while (index->count)
		holder_free(index->runs[--index->count]);
}

static void append(struct index *index, struct holder *holder)
{
	ARRAY_GROW(index->runs, index->count, index->capacity);
	index->runs[index->count++] = holder;
}

/* The file that goes on from the chain and leads furthest, but not as far as `limit`; *end is where it leads. */
static const char *find_next(const struct index *index, const struct store *store, const glob_t *files, int64_t limit,
			     int64_t *end)
{
	int64_t first, last, next = covered(index) + 1;
	const char *best = NULL;

	*end = next - 1;
	for (size_t i = 0; i < files->gl_pathc; i++)
		if (index_file_read_name(files->gl_pathv[i], store->path, index->language->base, &first, &last) &&
		    first == next && last > *end && last < limit) {
			*end = last;
			best = files->gl_pathv[i];
		}
	return best;
}

/* One that cannot be used does not stand in the way of shorter ones. */
static struct holder *map_next(const struct index *index, const struct store *store, const glob_t *files)
{
	struct holder *holder = NULL;
	int64_t limit = store->state.next_text;
	const char *path;

	while (!holder && (path = find_next(index, store, files, limit, &limit)) != NULL)
		holder = holder_map(path, store);
	return holder;
}

static void map_files(struct index *index, const struct store *store)
{
	struct holder *holder;
	glob_t files;

	if (!index_files_find(store->path, &files))
		return;
	while ((holder = map_next(index, store, &files)) != NULL)
		append(index, holder);
	globfree(&files);
}

static void remove_file(const struct holder *holder, const struct index *index, const struct store *store)
{
	struct strbuf path = STRBUF_INIT;

	index_file_name(store->path, index->language->base, holder->origin.first_text, holder->origin.last_text, &path);
	unlink(path.data);
	strbuf_release(&path);
}

/* What a batch has not committed yet must not outlive it in a file. */
static void keep(struct holder *holder, const struct index *index, const struct store *store)
{
	if (!store->writing && index_is_kept(run_count(&holder->run)))
		holder_store(holder, store, index->language->base);
}

/* The last two runs become one; false when one of them is damaged, and both are gone. */
static bool join_last_two(struct index *index, const struct store *store)
{
	struct holder *a = index->runs[index->count - 2], *b = index->runs[index->count - 1], *joined = NULL;
	struct run_origin origin = a->origin;
	struct run_builder *builder = run_builder_new(origin.first_text);

	origin.last_text = b->origin.last_text;
	if (run_builder_add_run(builder, &a->run) && run_builder_add_run(builder, &b->run))
		joined = holder_build(builder, &origin);
	run_builder_free(builder);
	index->count -= 2;
	if (joined) {
		keep(joined, index, store);
		append(index, joined);
	}
	if (!joined || joined->mapped) {
		remove_file(a, index, store);
		remove_file(b, index, store);
	}
	holder_free(a);
	holder_free(b);
	return joined != NULL;
}

static bool last_two_should_join(const struct index *index, const struct store *store)
{
	const struct holder *a, *b;
	size_t a_count, b_count;

	if (index->count < 2)
		return false;
	a = index->runs[index->count - 2];
	b = index->runs[index->count - 1];
	a_count = run_count(&a->run);
	b_count = run_count(&b->run);
	return a_count < RUN_GROWTH * b_count && a_count + b_count <= RUN_TEXTS_MOST && !(store->writing && a->mapped) &&
	       b->origin.last_text - a->origin.first_text <= UINT32_MAX;
}

static bool join(struct index *index, const struct store *store)
{
	while (last_two_should_join(index, store))
		if (!join_last_two(index, store))
			return false;
	return true;
}

/* ----------------------------------------------------------- reading texts */

/* Texts that are read for several languages at once. */
struct feeding {
	struct store *store;
	struct feed feeds[MEMORY_LANGUAGES_MOST];
	struct index *indices[MEMORY_LANGUAGES_MOST]; /* NULL: into the feed's one run alone */
	size_t count;
};

static void add_feed(struct feeding *feeding, struct index *index, const struct language *language, int64_t first)
{
	if (feeding->count == MEMORY_LANGUAGES_MOST)
		return;
	feed_init(&feeding->feeds[feeding->count], language, first);
	feeding->indices[feeding->count++] = index;
}

static void release_feeding(struct feeding *feeding)
{
	while (feeding->count)
		feed_release(&feeding->feeds[--feeding->count]);
}

/* Makes a run of what came so far, up to `last`, and goes on with the next text. */
static void end_run(struct feeding *feeding, size_t number, int64_t last)
{
	const struct store *store = feeding->store;
	struct feed *feed = &feeding->feeds[number];
	const struct run_origin origin = { store->state.identity, store->state.generation, feed->first, last };
	struct holder *holder = holder_build(feed->builder, &origin);

	feed_go_on(feed, last);
	keep(holder, feeding->indices[number], store);
	append(feeding->indices[number], holder);
}

/* The number of the language's feed, or their count. */
static size_t feed_of(const struct feeding *feeding, const struct language *language)
{
	size_t i = 0;

	while (i < feeding->count && feeding->feeds[i].language != language &&
	       !language_same_base(feeding->feeds[i].language, language))
		i++;
	return i;
}

static bool feed_text(void *data, const struct store_text *text, struct error *err)
{
	struct feeding *feeding = data;
	size_t number = feed_of(feeding, text->language);
	struct feed *feed = &feeding->feeds[number];

	(void)err;
	if (number == feeding->count || text->number < feed->first)
		return true;
	if (feeding->indices[number] && !run_builder_takes(feed->builder, text->number))
		end_run(feeding, number, text->number - 1);
	feed_add(feed, text->number, text->language, text->marked);
	return true;
}

/* Reads what no feed has yet, once for all of them. */
static bool read_feeds(struct feeding *feeding, struct error *err)
{
	int64_t last = feeding->store->state.next_text - 1, first = last + 1;
	bool done;

	for (size_t i = 0; i < feeding->count; i++)
		if (feeding->feeds[i].first < first)
			first = feeding->feeds[i].first;
	done = store_each_text(feeding->store, first, last, feed_text, feeding, err);
	for (size_t i = 0; i < feeding->count && done; i++)
		if (feeding->feeds[i].first <= last) {
			end_run(feeding, i, last);
			/* What is damaged is gone, and read again when it is asked for. */
			join(feeding->indices[i], feeding->store);
		}
	return done;
}

/* Whether the chain must be added to; what is of another state of the store is dropped first. */
static bool is_behind(struct index *index, const struct store *store)
{
	int64_t last = store->state.next_text - 1;

	if (index->count && (covered(index) > last || index->runs[0]->origin.generation != store->state.generation))
		close_chain(index);
	if (covered(index) < last)
		map_files(index, store);
	return covered(index) < last;
}

static bool catch_up(struct index *index, struct store *store, struct error *err)
{
	struct feeding feeding = { .store = store };
	bool done = true;

	while (done && is_behind(index, store)) {
		add_feed(&feeding, index, index->language, covered(index) + 1);
		done = read_feeds(&feeding, err);
		release_feeding(&feeding);
	}
	return done;
}

/* ------------------------------------------------------------- the set */

void index_set_init(struct index_set *set, const char *store_path)
{
	*set = (struct index_set){ .store_path = alloc_copy(store_path) };
}

void index_set_close(struct index_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		close_chain(set->items[i]);
		free(set->items[i]->runs);
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
	struct index *index;

	for (size_t i = 0; i < set->count; i++)
		if (language_same_base(set->items[i]->language, language))
			return set->items[i];
	index = alloc_zeroed(1, sizeof(*index));
	index->language = language;
	ARRAY_GROW(set->items, set->count, set->capacity);
	set->items[set->count++] = index;
	return index;
}

/* What is asked of a chain. */
struct question {
	const struct score_text *text; /* to be near to, or NULL */
	unsigned percent;
	struct deadline *deadline;
	struct run_words *words; /* to have, or NULL */
	int64_t *before;
	struct hit_list *hits;
};

static bool search_chain(const struct index *index, const struct question *question)
{
	for (size_t i = 0; i < index->count; i++)
		if (!run_search(&index->runs[i]->run, question->text, question->percent, question->deadline, question->hits))
			return false;
	return true;
}

/* In the newest run that holds older texts. */
static bool find_words(const struct index *index, const struct question *question)
{
	size_t number = index->count, kept = question->hits->count;
	struct hit_list *hits = question->hits;

	while (number > 0 && index->runs[number - 1]->origin.first_text >= *question->before)
		number--;
	if (number == 0) {
		*question->before = 0;
		return true;
	}
	if (!run_find_words(&index->runs[number - 1]->run, question->words, hits))
		return false;
	for (size_t i = kept; i < hits->count; i++)
		if (hits->items[i].text < *question->before)
			hits->items[kept++] = hits->items[i];
	hits->count = kept;
	*question->before = index->runs[number - 1]->origin.first_text;
	return true;
}

/* All files go, and the chain; the store is read again. */
static void begin_anew(struct index *index, const struct store *store)
{
	for (size_t i = 0; i < index->count; i++)
		remove_file(index->runs[i], index, store);
	close_chain(index);
}

static bool ask(struct index_set *set, struct store *store, const struct language *language,
		const struct question *question, struct error *err)
{
	struct index *index = index_of(set, language);
	size_t before = question->hits->count;

	/* A second time when what was found was damaged; then from the store. */
	for (int attempt = 0; attempt < 2; attempt++) {
		if (!catch_up(index, store, err))
			return false;
		if ((question->text ? search_chain : find_words)(index, question))
			return true;
		question->hits->count = before;
		begin_anew(index, store);
	}
	return error_set(err, ERROR_STORE, _("the index of '%s' cannot be made anew"), store->path);
}

bool index_set_search(struct index_set *set, struct store *store, const struct language *language,
		      const struct score_text *query, unsigned percent, struct deadline *deadline,
		      struct hit_list *hits, struct error *err)
{
	return ask(set, store, language,
		   &(struct question){ .text = query, .percent = percent, .deadline = deadline, .hits = hits }, err);
}

bool index_set_find_words(struct index_set *set, struct store *store, const struct language *language,
			  struct run_words *words, int64_t *before, struct hit_list *hits, struct error *err)
{
	return ask(set, store, language, &(struct question){ .words = words, .before = before, .hits = hits }, err);
}

bool index_set_catch_up(struct index_set *set, struct store *store, struct error *err)
{
	struct feeding feeding = { .store = store };
	bool done;

	for (size_t i = 1; i < store->language_count; i++) {
		const struct language *language = store->languages[i];

		if (language && feed_of(&feeding, language) == feeding.count &&
		    is_behind(index_of(set, language), store))
			add_feed(&feeding, index_of(set, language), language, covered(index_of(set, language)) + 1);
	}
	done = feeding.count == 0 || read_feeds(&feeding, err);
	release_feeding(&feeding);
	return done;
}

int64_t index_set_covered(struct index_set *set, const struct language *language)
{
	return covered(index_of(set, language));
}

void index_set_adopt(struct index_set *set, const struct store *store, const struct language *language,
		     struct holder *holder)
{
	struct index *index = index_of(set, language);

	if (holder->origin.first_text != covered(index) + 1 ||
	    (index->count && index->runs[0]->origin.generation != holder->origin.generation)) {
		holder_free(holder);
		return;
	}
	append(index, holder);
	join(index, store);
}

/* Temporary files of killed processes, too. */
static void remove_files(const char *store_path)
{
	const char *name = strrchr(store_path, '/');
	struct strbuf hidden = STRBUF_INIT;
	glob_t files;

	name = name ? name + 1 : store_path;
	strbuf_add(&hidden, slice_from(store_path, (size_t)(name - store_path)));
	strbuf_addf(&hidden, ".%s", name);
	for (int round = 0; round < 2; round++) {
		if (!index_files_find(round ? hidden.data : store_path, &files))
			continue;
		for (size_t i = 0; i < files.gl_pathc; i++)
			unlink(files.gl_pathv[i]);
		globfree(&files);
	}
	strbuf_release(&hidden);
}

void index_set_remove(struct index_set *set)
{
	index_set_close(set);
	remove_files(set->store_path);
}

int64_t index_set_bytes(const struct index_set *set)
{
	struct stat status;
	int64_t bytes = 0;
	glob_t files;

	if (!index_files_find(set->store_path, &files))
		return 0;
	for (size_t i = 0; i < files.gl_pathc; i++)
		if (stat(files.gl_pathv[i], &status) == 0)
			bytes += (int64_t)status.st_size;
	globfree(&files);
	return bytes;
}

/* ------------------------------------------------------------ verifying */

/* Whether the run is what its texts give when they are read again. */
static bool is_same_again(const struct holder *found, struct store *store, const struct language *language, bool *same,
			  struct error *err)
{
	struct feeding feeding = { .store = store };
	struct strbuf again = STRBUF_INIT;
	bool done;

	add_feed(&feeding, NULL, language, found->origin.first_text);
	done = store_each_text(store, found->origin.first_text, found->origin.last_text, feed_text, &feeding, err);
	if (done)
		run_builder_finish(feeding.feeds[0].builder, &found->origin, &again);
	*same = done && slice_equal(found->run.bytes, strbuf_slice(&again));
	release_feeding(&feeding);
	strbuf_release(&again);
	return done;
}

/* A file that is of another store or an older kind is not used, and so does no harm. */
static bool verify_file(const char *path, struct store *store, const struct language *language, struct error *err)
{
	struct holder *found = holder_map(path, store);
	bool sound = true, done = true;

	if (found) {
		sound = run_verify(&found->run);
		if (sound)
			done = is_same_again(found, store, language, &sound, err);
	}
	holder_free(found);
	if (!done || sound)
		return done;
	return error_set(err, ERROR_STORE,
			 _("the index '%s' is damaged: make it anew with 'tarjimon memory verify --rebuild'"), path);
}

static bool verify_language(struct store *store, const struct language *language, const glob_t *files,
			    struct error *err)
{
	int64_t first, last;

	for (size_t i = 0; i < files->gl_pathc; i++)
		if (index_file_read_name(files->gl_pathv[i], store->path, language->base, &first, &last) &&
		    !verify_file(files->gl_pathv[i], store, language, err))
			return false;
	return true;
}

/* In another script. */
static bool is_seen_before(const struct store *store, size_t number)
{
	for (size_t i = 1; i < number; i++)
		if (store->languages[i] && language_same_base(store->languages[i], store->languages[number]))
			return true;
	return false;
}

bool index_set_verify(struct index_set *set, struct store *store, struct error *err)
{
	bool sound = true;
	glob_t files;

	if (!index_files_find(set->store_path, &files))
		return true;
	for (size_t i = 1; i < store->language_count && sound; i++)
		if (store->languages[i] && !is_seen_before(store, i))
			sound = verify_language(store, store->languages[i], &files, err);
	globfree(&files);
	return sound;
}
