/*
 * odt_looks -- which spans look the same.
 *
 * Office programs make an automatic style for each difference that they know of,
 * also for those that nobody sees: the editing session a word was typed in, the
 * language of the spelling checker. Styles with the same visible properties are
 * one look; those without any are none, and their spans are noise.
 */
#ifndef DOCUMENT_ODT_LOOKS_H
#define DOCUMENT_ODT_LOOKS_H

#include "base/arena.h"
#include "base/map.h"
#include "document/document.h"

#define ODT_LOOK_NONE 0

struct odt_look {
	struct slice key;  /* its properties, or the name of a style that is not automatic */
	const char *code; /* "b"; "" of ODT_LOOK_NONE */
};

struct odt_looks {
	struct arena *arena; /* of the keys */
	struct odt_look *items;
	size_t count, capacity;
	struct map by_style, by_key; /* to indices in `items` */
};

void odt_looks_init(struct odt_looks *looks, struct arena *arena);
void odt_looks_release(struct odt_looks *looks);

/*
 * An automatic style of text: its start tag, and the tag of its properties (empty
 * when it has none). The text must outlive the looks.
 */
void odt_looks_add(struct odt_looks *looks, struct slice text, struct document_range style,
		   struct document_range properties);

/* The look of a span with that style. */
size_t odt_looks_find(struct odt_looks *looks, struct slice style);

#endif
