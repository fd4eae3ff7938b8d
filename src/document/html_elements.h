/*
 * html_elements -- what each element of HTML does to the text around it.
 */
#ifndef DOCUMENT_HTML_ELEMENTS_H
#define DOCUMENT_HTML_ELEMENTS_H

#include "document/html_tokens.h"

enum html_element_flags {
	ELEMENT_BLOCK = 1 << 0,	   /* text before, in and behind it are different units */
	ELEMENT_VOID = 1 << 1,	   /* has no end tag */
	ELEMENT_PROTECT = 1 << 2,  /* its text is not for translation */
	ELEMENT_HIDDEN = 1 << 3,   /* … and no reader sees it */
	ELEMENT_APART = 1 << 4,	   /* stands in a line, but its text is a unit of its own */
	ELEMENT_PRE = 1 << 5,	   /* white space counts */
	ELEMENT_SCOPE = 1 << 6,	   /* an end tag inside closes nothing outside */
	ELEMENT_LIST = 1 << 7,	   /* an item inside closes no item outside */
	ELEMENT_FOREIGN = 1 << 8,  /* svg, math */
	ELEMENT_BREAKOUT = 1 << 9, /* ends foreign content when it starts there (13.2.6.5) */
	ELEMENT_BREAK = 1 << 10,   /* a line break */
};

/* What may be closed by the start of another element. */
enum html_group {
	GROUP_P = 1 << 0,
	GROUP_LI = 1 << 1,
	GROUP_DD = 1 << 2,
	GROUP_CELL = 1 << 3,
	GROUP_ROW = 1 << 4,
	GROUP_ROWS = 1 << 5,
	GROUP_OPTION = 1 << 6,
	GROUP_OPTGROUP = 1 << 7,
	GROUP_RUBY = 1 << 8,
	GROUP_HEAD = 1 << 9,
};

struct html_element {
	const char *name;
	unsigned flags;
	unsigned group;	 /* what it belongs to */
	unsigned closes; /* groups whose open elements end where it starts */
	enum html_model model;
	unsigned heading; /* 1 to 6 */
};

/* The row, or NULL for elements without any of this: inline, like <a>. */
const struct html_element *html_element_find(struct slice name);

#endif
