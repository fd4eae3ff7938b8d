/*
 * editions -- published articles that say the same in several languages, aligned.
 *
 * An edition is a document of any format of the format table, cut into blocks (its
 * units) and each block into sentences; or, with `lines`, a text in which each line is
 * a segment. Blocks are aligned first, by structure, lengths and what they say;
 * then the sentences inside each group of blocks.
 *
 *	struct editions editions = EDITIONS_INIT;
 *
 *	if (!editions_open(&editions, paths, 2, &options, err))
 *		…
 *	align_party_init(&party, languages, 2);
 *	editions_align(&editions, &party, err);
 *	for (size_t i = 0; i < editions.unit_count; i++)
 *		editions.units[i].texts[0] …
 */
#ifndef PROJECT_EDITIONS_H
#define PROJECT_EDITIONS_H

#include "align/groups.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "project/repeats.h"
#include "terms/terminology.h"

struct editions_options {
	const struct language *languages[ALIGN_EDITIONS_MOST]; /* of each edition; NULL: found out */
	bool lines;
};

/* One edition. Segments borrow from its bytes, or from its document. */
struct edition_text {
	const char *path; /* borrowed */
	struct strbuf bytes;
	struct document *document; /* NULL for lines */
	const struct language *language;
	struct align_segment *blocks;
	size_t *units; /* of each block its unit in the document */
	size_t block_count, block_capacity, unit_capacity;
};

/*
 * Reads an edition. Its language is `stated`, else what its path says (name.ru.html,
 * name.ru, name_ru.html, ru/name.html), else the document, else what its text looks
 * like; when none of them knows it, that is an error which asks for it.
 */
bool edition_text_open(struct edition_text *text, const char *path, const struct language *stated, bool lines,
		       struct error *err);
void edition_text_release(struct edition_text *text);

/* Drops the blocks that are repeats, and says how many. */
size_t edition_text_drop_repeats(struct edition_text *text, const struct repeats *repeats);

/* What says the same in the editions: a run of blocks of each, or of sentences. */
struct aligned_unit {
	struct slice texts[ALIGN_EDITIONS_MOST]; /* marked form; of a run joined by spaces; none: nothing there */
	struct slice path;   /* the headings above it in the first edition that has it */
	size_t block;	     /* its group of blocks, from 0 */
	size_t sentence;     /* its number among the sentences of the group, from 1; 0: the blocks themselves */
	int percent;	     /* how sure: 0 to 100 */
	bool disputed, crossing;
};

struct editions {
	struct edition_text items[ALIGN_EDITIONS_MOST];
	size_t count;
	struct align_groups groups; /* of blocks */
	struct aligned_unit *units; /* blocks, each followed by its sentences where it has more than one */
	size_t unit_count, unit_capacity;
	struct splitter *splitters[ALIGN_EDITIONS_MOST]; /* of each edition's language; NULL: made for the occasion */
	struct terminology *terminology; /* whose terms are concepts to the aligner; NULL: none. Set after opening */
	struct arena arena;
};

#define EDITIONS_INIT { .count = 0 }

/* Reads two or three; languages that occur twice are an error. */
bool editions_open(struct editions *editions, char *const *paths, size_t count,
		   const struct editions_options *options, struct error *err);

/* The party's languages must be those of the editions, in this order. */
bool editions_align(struct editions *editions, struct align_party *party, struct error *err);

/* Adds the groups as `[0,1]:[0]` links, a line each, segments counted from 0. */
void editions_print_links(const struct editions *editions, struct strbuf *out);

void editions_release(struct editions *editions);

#endif
