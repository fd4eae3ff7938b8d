/*
 * gather -- the texts of a large batch on their way into the index.
 *
 *	writer ──► piece ──► piece ──► piece ──► thread ──► feeds ──► runs
 *	           filling   waiting   waiting              one a language
 */
#include <config.h>

#include "memory/gather.h"

#include "base/alloc.h"
#include "base/file.h"
#include "memory/feed.h"
#include "memory/index_files.h"
#include "memory/memory.h"

#include <pthread.h>
#include <stdlib.h>

#define PIECE_BYTES ((size_t)1 << 20)
#define PIECES 4

/* Where a text of a piece begins; its bytes follow. */
struct piece_text {
	int64_t number;
	const struct language *language;
	size_t feed, bytes;
};

/* A run that waits for the commit: in a temporary file, or in memory. */
struct waiting {
	const struct language *language;
	struct file_writer writer;
	bool in_file;
	struct holder *holder;
	struct strbuf path;
};

struct gather {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct strbuf pieces[PIECES];
	size_t given, taken;	 /* pieces, ever */
	bool ended;		 /* nothing more is given */
	int64_t last;		 /* the batch's last text, once it has ended */
	/* The thread's own until it is joined. */
	struct feed feeds[MEMORY_LANGUAGES_MOST];
	struct waiting *runs;
	size_t run_count, run_capacity;
	/* The writer's own. */
	struct index_set *set;
	const struct language *languages[MEMORY_LANGUAGES_MOST]; /* by feed */
	int64_t firsts[MEMORY_LANGUAGES_MOST];
	size_t language_count;
	const struct language **known; /* of the store, when the batch began */
	size_t known_count;
	struct run_origin origin; /* of all runs, but for their ends; first_text is the batch's first */
	const char *store_path;
	bool joined;
};

/* ------------------------------------------------------------- the thread */

static void wait_in_file(struct waiting *run)
{
	if (!file_writer_open_own(&run->writer, run->path.data, NULL))
		return;
	run->in_file = file_writer_add(&run->writer, strbuf_slice(&run->holder->built), NULL);
	if (!run->in_file) {
		file_writer_abandon(&run->writer);
		return;
	}
	holder_free(run->holder);
	run->holder = NULL;
}

static void end_run(struct gather *gather, struct feed *feed, int64_t last)
{
	struct run_origin origin = gather->origin;
	struct waiting *run;

	origin.first_text = feed->first;
	origin.last_text = last;
	ARRAY_GROW(gather->runs, gather->run_count, gather->run_capacity);
	run = &gather->runs[gather->run_count++];
	*run = (struct waiting){
		.language = feed->language, .holder = holder_build(feed->builder, &origin), .path = STRBUF_INIT,
	};
	index_file_name(gather->store_path, feed->language->base, origin.first_text, last, &run->path);
	if (index_is_kept(run_count(&run->holder->run)))
		wait_in_file(run);
	feed_go_on(feed, last);
}

static void read_piece(struct gather *gather, struct slice piece)
{
	while (piece.bytes > 0) {
		struct piece_text text;
		struct feed *feed;

		memcpy(&text, piece.data, sizeof(text));
		feed = &gather->feeds[text.feed];
		if (!feed->builder)
			feed_init(feed, gather->languages[text.feed], gather->firsts[text.feed]);
		if (!run_builder_takes(feed->builder, text.number))
			end_run(gather, feed, text.number - 1);
		feed_add(feed, text.number, text.language, slice_part(piece, sizeof(text), sizeof(text) + text.bytes));
		piece = slice_part(piece, sizeof(text) + text.bytes, piece.bytes);
	}
}

/* The next piece, when there is one; false at the end. */
static bool take_piece(struct gather *gather, struct strbuf **piece)
{
	pthread_mutex_lock(&gather->lock);
	while (gather->taken == gather->given && !gather->ended)
		pthread_cond_wait(&gather->changed, &gather->lock);
	*piece = gather->taken < gather->given ? &gather->pieces[gather->taken % PIECES] : NULL;
	pthread_mutex_unlock(&gather->lock);
	return *piece != NULL;
}

static void *run_thread(void *data)
{
	struct gather *gather = data;
	struct strbuf *piece;

	while (take_piece(gather, &piece)) {
		read_piece(gather, strbuf_slice(piece));
		strbuf_clear(piece);
		pthread_mutex_lock(&gather->lock);
		gather->taken++;
		pthread_cond_broadcast(&gather->changed);
		pthread_mutex_unlock(&gather->lock);
	}
	for (size_t i = 0; i < MEMORY_LANGUAGES_MOST && gather->last; i++)
		if (gather->feeds[i].builder && gather->feeds[i].first <= gather->last)
			end_run(gather, &gather->feeds[i], gather->last);
	return NULL;
}

/* -------------------------------------------------------------- the writer */

struct gather *gather_new(struct index_set *set, const struct store *store)
{
	struct gather *gather = alloc_zeroed(1, sizeof(*gather));

	gather->set = set;
	gather->store_path = store->path;
	gather->origin.store = store->state.identity;
	gather->origin.generation = store->state.generation;
	gather->origin.first_text = store->state.next_text;
	gather->known = alloc_zeroed(store->language_count + 1, sizeof(*gather->known));
	for (size_t i = 1; i < store->language_count; i++)
		if (store->languages[i])
			gather->known[gather->known_count++] = store->languages[i];
	for (size_t i = 0; i < PIECES; i++)
		strbuf_init(&gather->pieces[i]);
	pthread_mutex_init(&gather->lock, NULL);
	pthread_cond_init(&gather->changed, NULL);
	if (pthread_create(&gather->thread, NULL, run_thread, gather) != 0) {
		gather->joined = true;
		gather_free(gather);
		return NULL;
	}
	return gather;
}

/* Gives the piece that is being filled to the thread, and waits until there is room for another. */
static void give_piece(struct gather *gather)
{
	pthread_mutex_lock(&gather->lock);
	gather->given++;
	pthread_cond_broadcast(&gather->changed);
	while (gather->given - gather->taken == PIECES)
		pthread_cond_wait(&gather->changed, &gather->lock);
	pthread_mutex_unlock(&gather->lock);
}

static bool was_known(const struct gather *gather, const struct language *language)
{
	for (size_t i = 0; i < gather->known_count; i++)
		if (language_same_base(gather->known[i], language))
			return true;
	return false;
}

/*
 * Where a language's first run begins, so that it holds every text from there on: at the batch's first text
 * when the chain reaches up to it, at the very first when the store had no text in the language; else 0.
 */
static int64_t first_of(const struct gather *gather, const struct language *language)
{
	int64_t covered = index_set_covered(gather->set, language);

	if (covered + 1 == gather->origin.first_text)
		return gather->origin.first_text;
	return covered == 0 && !was_known(gather, language) ? 1 : 0;
}

/* The number of a language's feed, which is made when it is new. */
static size_t feed_of(struct gather *gather, const struct language *language)
{
	for (size_t i = 0; i < gather->language_count; i++)
		if (gather->languages[i] == language || language_same_base(gather->languages[i], language))
			return i;
	if (gather->language_count == MEMORY_LANGUAGES_MOST)
		return MEMORY_LANGUAGES_MOST;
	gather->languages[gather->language_count] = language;
	gather->firsts[gather->language_count] = first_of(gather, language);
	return gather->language_count++;
}

void gather_add(struct gather *gather, const struct store_text *text)
{
	struct piece_text head;
	struct strbuf *piece;

	if (!gather)
		return;
	head = (struct piece_text){ text->number, text->language, feed_of(gather, text->language), text->marked.bytes };
	if (head.feed == MEMORY_LANGUAGES_MOST || gather->firsts[head.feed] == 0)
		return;
	piece = &gather->pieces[gather->given % PIECES];
	strbuf_add(piece, slice_from((const char *)&head, sizeof(head)));
	strbuf_add(piece, text->marked);
	if (piece->bytes > PIECE_BYTES)
		give_piece(gather);
}

/* Of a batch that is given up there is no last text, and what is left of the pieces is of no use. */
static void end_giving(struct gather *gather, int64_t last)
{
	pthread_mutex_lock(&gather->lock);
	if (last && !gather->ended)
		gather->given++; /* what is filled so far */
	if (!gather->ended)
		gather->last = last;
	gather->ended = true;
	pthread_cond_broadcast(&gather->changed);
	pthread_mutex_unlock(&gather->lock);
}

static void join_thread(struct gather *gather)
{
	if (gather->joined)
		return;
	end_giving(gather, 0);
	pthread_join(gather->thread, NULL);
	gather->joined = true;
}

void gather_end(struct gather *gather, const struct store *store)
{
	if (gather)
		end_giving(gather, store->state.next_text - 1);
}

void gather_finish(struct gather *gather, struct store *store)
{
	if (!gather)
		return;
	join_thread(gather);
	for (size_t i = 0; i < gather->run_count; i++) {
		struct waiting *run = &gather->runs[i];

		if (run->in_file && file_writer_commit(&run->writer, NULL))
			run->holder = holder_map(run->path.data, store);
		run->in_file = false;
		if (run->holder)
			index_set_adopt(gather->set, store, run->language, run->holder);
		run->holder = NULL;
	}
	gather_free(gather);
}

void gather_free(struct gather *gather)
{
	if (!gather)
		return;
	join_thread(gather);
	for (size_t i = 0; i < gather->run_count; i++) {
		if (gather->runs[i].in_file)
			file_writer_abandon(&gather->runs[i].writer);
		holder_free(gather->runs[i].holder);
		strbuf_release(&gather->runs[i].path);
	}
	for (size_t i = 0; i < MEMORY_LANGUAGES_MOST; i++)
		if (gather->feeds[i].builder)
			feed_release(&gather->feeds[i]);
	for (size_t i = 0; i < PIECES; i++)
		strbuf_release(&gather->pieces[i]);
	pthread_mutex_destroy(&gather->lock);
	pthread_cond_destroy(&gather->changed);
	free(gather->runs);
	free(gather->known);
	free(gather);
}
