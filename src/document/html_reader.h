/*
 * html_reader -- tokens with the elements that are open around them.
 *
 * Not a tree: a stack of open elements, kept as the standard's tree
 * construction would as far as it matters where texts begin and end: implied
 * end tags, void elements, raw text, foreign content. Elements deeper than
 * HTML_OPEN_LIMIT are read but not kept. The events come in the order of the
 * text; an element that is left (by its end tag, by another's start, by the
 * end) gives an event before it is gone from the stack.
 */
#ifndef DOCUMENT_HTML_READER_H
#define DOCUMENT_HTML_READER_H

#include "document/html_elements.h"
#include "document/selector.h"

#define HTML_OPEN_LIMIT 512 /* faults.md: "HTML open elements considered" */

struct html_open {
	struct slice name;
	const struct html_element *element; /* or NULL */
	unsigned flags;			    /* of the element, or 0 */
	struct document_range tag;
	bool foreign;	/* its content is SVG or MathML */
	bool off_limits; /* nothing of it is for translation, attributes neither */
	bool protected;	 /* its text is not for translation */
	bool pre;	/* white space in it counts */
	struct selector_state selectors;
};

enum html_event_kind {
	HTML_EVENT_TEXT,
	HTML_EVENT_MARKUP, /* comment, doctype, CDATA, raw text */
	HTML_EVENT_START,  /* `open` is what was opened; kept on the stack or void */
	HTML_EVENT_LEAVE,  /* `open`, the topmost, is left; at `token` if `by_end_tag`, else before it */
	HTML_EVENT_END,	   /* an end tag that closes nothing */
	HTML_EVENT_FINISH,
};

struct html_event {
	enum html_event_kind kind;
	struct html_token token;
	struct html_open open;
	bool kept;	 /* START: is on the stack now */
	bool by_end_tag; /* LEAVE */
};

struct html_reader {
	struct html_tokens tokens;
	const struct selector_list *skip; /* what is protected besides; may be NULL */
	struct html_open stack[HTML_OPEN_LIMIT];
	size_t depth;
	struct html_token token; /* being worked on */
	bool pending;		 /* it is not yet reported */
	size_t leave_to;	 /* depth down to which elements are still to be left */
	bool closes;		 /* the last of them by the pending end tag */
};

void html_reader_init(struct html_reader *reader, struct slice text, size_t at,
		      const struct selector_list *skip);
void html_reader_release(struct html_reader *reader);

/* False behind HTML_EVENT_FINISH. */
bool html_reader_next(struct html_reader *reader, struct html_event *event);

/* The innermost open element, or NULL. */
static inline const struct html_open *html_reader_top(const struct html_reader *reader)
{
	return reader->depth ? &reader->stack[reader->depth - 1] : NULL;
}

#endif
