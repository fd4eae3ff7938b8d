/*
 * index -- the fuzzy look-up of a memory: derived, never trusted over the store.
 *
 * For each language (one for all scripts of it: "one Uzbek") there is a chain of
 * runs (run.h) that together hold all texts, in the order of their numbers. Texts that came since
 * are read, cut into tokens and added as one run more; when a run is not much larger than the one behind
 * it, the two become one. Runs of many texts are files beside the store,
 *
 *	STORE-index-LANGUAGE-FIRST-LAST		numbers of texts, in hexadecimal
 *
 * and are used as they lie; the newest few texts are in memory, in each process. A file is written whole or not at
 * all and never changed. Missing, foreign and damaged ones are made anew. Where a file cannot be
 * written its run lives in memory. Deleting the files loses nothing but time.
 */
#ifndef MEMORY_INDEX_H
#define MEMORY_INDEX_H

#include "memory/run.h"
#include "memory/store.h"

struct index;

struct index_set {
	char *store_path;
	struct index **items;
	size_t count, capacity;
};

void index_set_init(struct index_set *set, const char *store_path);
void index_set_release(struct index_set *set);

/*
 * Adds every text in the language, in whichever script, that scores at least
 * `percent`, or those that were found until the deadline. Brings the index up to the store's state first.
 */
bool index_set_search(struct index_set *set, struct store *store, const struct language *language,
		      const struct score_text *query, unsigned percent, struct deadline *deadline,
		      struct hit_list *hits, struct error *err);

/*
 * Adds the texts in the language, in whichever script, that have the words (run_words.h): those with numbers below
 * *before that one run holds, the newest run that holds any; then *before becomes the first number of that run, or 0
 * when there is none left. So calls from INT64_MAX on give all of them, the newest first by run.
 */
struct run_words;
bool index_set_find_words(struct index_set *set, struct store *store, const struct language *language,
			  struct run_words *words, int64_t *before, struct hit_list *hits, struct error *err);

/* Brings the indices of all of the store's languages up to its state, reading its texts once; see store_begin_reading(). */
bool index_set_catch_up(struct index_set *set, struct store *store, struct error *err);

/* ------------------------------------------------- for gather.c */

/* Runs of at most so many texts are made by each process for itself, in memory. */
#define INDEX_MEMORY_TEXTS_MOST 1024

static inline bool index_is_kept(size_t texts)
{
	return texts > INDEX_MEMORY_TEXTS_MOST;
}

/* The last text that the language's chain holds, as far as it was brought. */
int64_t index_set_covered(struct index_set *set, const struct language *language);

/* Takes the run, which becomes part of the chain if it goes on where that ends. */
struct holder;
void index_set_adopt(struct index_set *set, const struct store *store, const struct language *language,
		     struct holder *holder);

/* ------------------------------------------------- upkeep */

/* Proves each file that stands beside the store, if there are any; the store must be read before. */
bool index_set_verify(struct index_set *set, struct store *store, struct error *err);

/* Forgets what it knows; files stay. For when texts that it read were never committed. */
void index_set_close(struct index_set *set);

/* The same, and removes the files: what they hold is made anew when it is asked for. */
void index_set_remove(struct index_set *set);

/* Of all files, in bytes. */
int64_t index_set_bytes(const struct index_set *set);

#endif
