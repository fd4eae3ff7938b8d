/*
 * docx_looks -- which runs look the same.
 *
 * Word cuts text into runs wherever anything differs: the editing session, the
 * language of the spelling checker, the size of Arabic letters that are not there.
 * Runs with the same visible properties have the same look.
 */
#ifndef DOCUMENT_DOCX_LOOKS_H
#define DOCUMENT_DOCX_LOOKS_H

#include "base/map.h"
#include "document/document.h"
#include "document/xml.h"

enum docx_look_traits {
	LOOK_SUPERSCRIPT = 1 << 0,
	LOOK_SUBSCRIPT = 1 << 1,
	LOOK_BOLD = 1 << 2,
	LOOK_ITALIC = 1 << 3,
	LOOK_UNDERLINED = 1 << 4,
	LOOK_STRUCK = 1 << 5,
	LOOK_CODE = 1 << 6,
	LOOK_HIDDEN = 1 << 7,
};

struct docx_look {
	unsigned traits;
};

/* Index 0 is the look of a run without properties. */
struct docx_looks {
	struct arena *arena;
	struct docx_look *items;
	size_t count, capacity;
	struct map by_key;

	/* Of the properties being read. */
	struct strbuf key;
	unsigned traits;
};

void docx_looks_init(struct docx_looks *looks, struct arena *arena);
void docx_looks_release(struct docx_looks *looks);

/* Begins with no properties; adds one, an element `tag` with bytes `whole`. */
void docx_looks_begin(struct docx_looks *looks);
void docx_looks_add(struct docx_looks *looks, struct slice text, struct document_range tag,
		    struct document_range whole);

/* The index of the look with these properties. */
size_t docx_looks_end(struct docx_looks *looks);

/* What a code for text of that look is called within text of the other: "b", or "r". */
const char *docx_looks_code(const struct docx_looks *looks, size_t look, size_t around);

#endif
