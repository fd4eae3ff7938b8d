/*
 * repeats -- blocks that stand on most pages of an archive: banners, menus, what is
 * said at the foot of each page. They are no part of an article, but what they say is wanted
 * once: repeats_take() gives each to the first that asks.
 *
 * Blocks are the same when their folded keys are (text/key.h); with other figures a block
 * is another one, since bulletins differ by little else. A block is a repeat when it stands
 * on at least REPEATS_PAGES_LEAST pages of a language, and on half of them.
 */
#ifndef PROJECT_REPEATS_H
#define PROJECT_REPEATS_H

#include "base/map.h"
#include "base/arena.h"
#include "text/language.h"

#define REPEATS_PAGES_LEAST 3

struct repeats_block;

struct repeats {
	struct map places; /* of a hash in `blocks` */
	struct repeats_block **blocks;
	size_t count, capacity;
	struct {
		const struct language *language;
		size_t pages;
	} *languages;
	size_t language_count, language_capacity;
	struct arena arena;
};

#define REPEATS_INIT { .count = 0 }

void repeats_release(struct repeats *repeats);

/* Of a block in marked form; the language is in it. */
uint64_t repeats_hash(const struct language *language, struct slice block);

/* Adds a page with its blocks. */
void repeats_add(struct repeats *repeats, const struct language *language, const uint64_t *blocks, size_t count);

bool repeats_has(const struct repeats *repeats, const struct language *language, uint64_t block);

/* Whether nobody has taken this repeat yet; from now on somebody has. */
bool repeats_take(struct repeats *repeats, uint64_t block);

#endif
