/*
 * run -- an index over a run of texts, as one block of bytes.
 *
 * A run is what index.c keeps in a file beside the store, or in memory for texts
 * that came after the file. It is made once and never changed. Nothing in it is parsed:
 * arrays are used where they lie. Its bytes are summed in blocks; see run.c.
 */
#ifndef MEMORY_RUN_H
#define MEMORY_RUN_H

#include "base/strbuf.h"
#include "memory/hit.h"
#include "memory/score.h"

/* Postings are kept for look-ups from this threshold on; below it a run is scanned. */
#define RUN_THRESHOLD_LEAST 50

struct run_builder;

struct run_builder *run_builder_new(void);
void run_builder_free(struct run_builder *builder);

/* Texts come in the order of their numbers. */
void run_builder_add(struct run_builder *builder, int64_t number, const struct score_text *text);
size_t run_builder_count(const struct run_builder *builder);

/* Whose texts these are: a run of anything else is not used. */
struct run_origin {
	int64_t store;	    /* the store's identity */
	int64_t generation; /* when the texts were read */
	int64_t last_text;  /* the greatest number that was there, of any language */
};

/* Adds the run's bytes to `out`, which must be empty. */
void run_builder_finish(struct run_builder *builder, const struct run_origin *origin, struct strbuf *out);

struct run {
	struct slice bytes;
	const struct run_header *header;
	uint64_t *proven;	/* a bit for each block that was found good */
	bool damaged;		/* a block is not what was written */
	uint32_t *survivors;
	size_t survivor_count, survivor_capacity;
	uint8_t *left;		/* for counting: by near number */
	struct score_text text; /* room for a text of the run */
	struct score_room room;
};

/* Borrows the bytes, which must be aligned for any type. False when they are no run of this program's kind. */
bool run_open(struct run *run, struct slice bytes);
void run_close(struct run *run);

struct run_origin run_origin(const struct run *run);
size_t run_count(const struct run *run);

/*
 * Adds every text of the run that scores at least `percent`. False when the run
 * is damaged; then nothing that was added may be used.
 */
bool run_search(struct run *run, const struct score_text *query, unsigned percent, struct hit_list *hits);

/* Proves every block. */
bool run_verify(struct run *run);

#endif
