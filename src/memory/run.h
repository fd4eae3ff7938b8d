/*
 * run -- an index over a run of texts, as one block of bytes.
 *
 * A run is what index.c keeps in a file beside the store, or in memory for the newest
 * texts. It is made once and never changed; several become one by being made
 * into a new one. Nothing in it is parsed: arrays are used where they lie. Its bytes are summed in
 * blocks; see run.c.
 */
#ifndef MEMORY_RUN_H
#define MEMORY_RUN_H

#include "base/strbuf.h"
#include "memory/deadline.h"
#include "memory/hit.h"
#include "memory/score.h"

/* Postings are kept for look-ups from this threshold on; below it a run is scanned. */
#define RUN_THRESHOLD_LEAST 50

/* What bounds the memory that making a run takes: about 130 MB for texts of 100 characters. */
#define RUN_TEXTS_MOST ((size_t)1 << 18)
#define RUN_TOKENS_MOST ((size_t)1 << 24)

/* Whose texts these are: a run of anything else is not used. */
struct run_origin {
	int64_t store;	    /* the store's identity */
	int64_t generation; /* when the texts were read */
	int64_t first_text, last_text; /* every text of the language with a number from here to there was read */
};

/* ------------------------------------------------------------------ making */

struct run_builder;
struct run;

struct run_builder *run_builder_new(int64_t first_text);
void run_builder_free(struct run_builder *builder);

/* Whether there is room for a text with this number. */
bool run_builder_takes(const struct run_builder *builder, int64_t number);

/* Texts come in the order of their numbers. */
void run_builder_add(struct run_builder *builder, int64_t number, const struct score_text *text);

/* All texts of a run, which is proven; false when it is damaged. Nothing is read or cut into tokens again. */
bool run_builder_add_run(struct run_builder *builder, struct run *run);

/* The same but for texts with these numbers, ascending: nothing of them goes along. */
bool run_builder_add_run_without(struct run_builder *builder, struct run *run, const int64_t *numbers, size_t count);

/* Adds the run's bytes to `out`, which must be empty. The same texts give the same bytes, whatever way they came. */
void run_builder_finish(struct run_builder *builder, const struct run_origin *origin, struct strbuf *out);

/* --------------------------------------------------------------- searching */

struct run {
	struct slice bytes;
	const struct run_header *header;
	uint64_t *proven;	/* a bit for each block that was found good */
	bool damaged;		/* a block is not what was written */
	uint32_t *survivors;
	size_t survivor_count, survivor_capacity;
	uint8_t *left;		/* for counting: by near */
	struct score_text text; /* room for a text of the run */
	struct score_room room;
};

/* Borrows the bytes, which must be aligned for any type. False when they are no run of this program's kind. */
bool run_open(struct run *run, struct slice bytes);
void run_close(struct run *run);

struct run_origin run_origin(const struct run *run);
size_t run_count(const struct run *run);

/*
 * Adds every text of the run that scores at least `percent`, or those that were found until the
 * deadline, which then has passed. False when the run is damaged; then nothing that was added may be used.
 */
bool run_search(struct run *run, const struct score_text *query, unsigned percent, struct deadline *deadline,
		struct hit_list *hits);

/* Proves every block. */
bool run_verify(struct run *run);

/* Whether a text with one of these numbers is in the run; true too when the run is damaged. */
bool run_has_any(struct run *run, const int64_t *numbers, size_t count);

/* The first bytes of the run as they would be if it had been made in another generation of its store. */
void run_print_header(const struct run *run, int64_t generation, struct strbuf *out);

#endif
