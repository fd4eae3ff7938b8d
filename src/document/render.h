/*
 * render -- the bytes of an edition's streams, once it is decided what is translated.
 *
 * Rendering a range copies the bytes between the sites in it; a translated unit
 * is written as pieces of text and codes, where a code is a range again, and is
 * rendered likewise:
 *
 *	render(stream) ── copy ── unit ── copy ── unit …
 *	                           ├─ encode("Read ")
 *	                           ├─ render(range of <a1>) ── copy ── unit (title=) ── copy
 *	                           …
 *
 * Each code stands once in a translation, so rendering is linear. For merge.c alone.
 */
#ifndef DOCUMENT_RENDER_H
#define DOCUMENT_RENDER_H

#include "document/model.h"
#include "document/scope.h"

/* White space that is written as the document has it: where in the text of a translation, behind how many codes. */
struct kept_space {
	size_t codes, offset;
	bool joined; /* in the place of the space there */
	struct document_range range;
};

struct kept_spaces {
	const struct kept_space *items;
	size_t count;
};

struct rendering {
	const struct document *document;
	const struct language *language;
	bool keep_parts; /* see document.h */
	struct segment **translations; /* by unit; NULL: keeps its bytes */
	struct kept_spaces *spaces;    /* by unit; NULL: text is laid out by the format */
	size_t changed;		       /* how many are not NULL */
	size_t limit;		       /* units from this one on keep their bytes */
	struct scope_plan scopes;
	struct strbuf *out;
};

/* Whether the stream would not be the same bytes again. */
bool render_changes(const struct rendering *rendering, size_t stream);

/* Adds the text of a stream. */
void render_stream(struct rendering *rendering, size_t stream, struct strbuf *out);

/* The unit's code of that name, or NULL. */
const struct document_code *render_find_code(const struct document_unit *unit, struct slice name);

#endif
