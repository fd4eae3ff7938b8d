/*
 * html_elements -- what each element of HTML does to the text around it.
 *
 * From the standard's chapters on rendering (15.3) and tree construction
 * (13.2.6), as far as they decide where a text begins and ends.
 */
#include <config.h>

#include "document/html_elements.h"

#include "base/alloc.h"

#include <stdlib.h>

#define NAME_BYTES_MAX 16

/* Sorted by name. */
static const struct html_element elements[] = {
	{ .name = "address", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "applet", .flags = ELEMENT_SCOPE },
	{ .name = "area", .flags = ELEMENT_VOID },
	{ .name = "article", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "aside", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "audio", .flags = ELEMENT_APART },
	{ .name = "b", .flags = ELEMENT_BREAKOUT },
	{ .name = "base", .flags = ELEMENT_BLOCK | ELEMENT_VOID },
	{ .name = "basefont", .flags = ELEMENT_VOID },
	{ .name = "bgsound", .flags = ELEMENT_VOID },
	{ .name = "big", .flags = ELEMENT_BREAKOUT },
	{ .name = "blockquote", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "body", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_HEAD },
	{ .name = "br", .flags = ELEMENT_VOID | ELEMENT_BREAK | ELEMENT_BREAKOUT },
	{ .name = "button", .flags = ELEMENT_APART | ELEMENT_SCOPE },
	{ .name = "canvas", .flags = ELEMENT_APART },
	{ .name = "caption", .flags = ELEMENT_BLOCK | ELEMENT_SCOPE, .group = GROUP_ROWS },
	{ .name = "center", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "code", .flags = ELEMENT_PROTECT | ELEMENT_BREAKOUT },
	{ .name = "col", .flags = ELEMENT_BLOCK | ELEMENT_VOID },
	{ .name = "colgroup", .flags = ELEMENT_BLOCK, .group = GROUP_ROWS },
	{ .name = "dd", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .group = GROUP_DD, .closes = GROUP_P | GROUP_DD },
	{ .name = "desc", .flags = ELEMENT_BLOCK },
	{ .name = "details", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "dialog", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "dir", .flags = ELEMENT_BLOCK | ELEMENT_LIST, .closes = GROUP_P },
	{ .name = "div", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "dl", .flags = ELEMENT_BLOCK | ELEMENT_LIST | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "dt", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .group = GROUP_DD, .closes = GROUP_P | GROUP_DD },
	{ .name = "em", .flags = ELEMENT_BREAKOUT },
	{ .name = "embed", .flags = ELEMENT_VOID | ELEMENT_BREAKOUT },
	{ .name = "fieldset", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "figcaption", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "figure", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "footer", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "form", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "frame", .flags = ELEMENT_BLOCK | ELEMENT_VOID },
	{ .name = "frameset", .flags = ELEMENT_BLOCK },
	{ .name = "h1", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 1 },
	{ .name = "h2", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 2 },
	{ .name = "h3", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 3 },
	{ .name = "h4", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 4 },
	{ .name = "h5", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 5 },
	{ .name = "h6", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .closes = GROUP_P, .heading = 6 },
	{ .name = "head", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .group = GROUP_HEAD },
	{ .name = "header", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "hgroup", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "hr", .flags = ELEMENT_BLOCK | ELEMENT_VOID | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "html", .flags = ELEMENT_BLOCK | ELEMENT_SCOPE },
	{ .name = "i", .flags = ELEMENT_BREAKOUT },
	{ .name = "iframe", .flags = ELEMENT_PROTECT | ELEMENT_HIDDEN, .model = HTML_MODEL_RAWTEXT },
	{ .name = "img", .flags = ELEMENT_VOID | ELEMENT_BREAKOUT },
	{ .name = "input", .flags = ELEMENT_VOID },
	{ .name = "kbd", .flags = ELEMENT_PROTECT },
	{ .name = "keygen", .flags = ELEMENT_VOID },
	{ .name = "legend", .flags = ELEMENT_BLOCK },
	{ .name = "li", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .group = GROUP_LI, .closes = GROUP_P | GROUP_LI },
	{ .name = "link", .flags = ELEMENT_BLOCK | ELEMENT_VOID },
	{ .name = "listing", .flags = ELEMENT_BLOCK | ELEMENT_PRE | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "main", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "marquee", .flags = ELEMENT_SCOPE | ELEMENT_BLOCK },
	{ .name = "math", .flags = ELEMENT_PROTECT | ELEMENT_FOREIGN | ELEMENT_SCOPE },
	{ .name = "menu", .flags = ELEMENT_BLOCK | ELEMENT_LIST | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "meta", .flags = ELEMENT_BLOCK | ELEMENT_VOID | ELEMENT_BREAKOUT },
	{ .name = "nav", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "nobr", .flags = ELEMENT_BREAKOUT },
	{ .name = "noembed", .flags = ELEMENT_PROTECT | ELEMENT_HIDDEN, .model = HTML_MODEL_RAWTEXT },
	{ .name = "noframes",
	  .flags = ELEMENT_BLOCK | ELEMENT_PROTECT | ELEMENT_HIDDEN,
	  .model = HTML_MODEL_RAWTEXT },
	{ .name = "noscript", .flags = ELEMENT_BLOCK },
	{ .name = "object", .flags = ELEMENT_APART | ELEMENT_SCOPE },
	{ .name = "ol", .flags = ELEMENT_BLOCK | ELEMENT_LIST | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "optgroup",
	  .flags = ELEMENT_BLOCK,
	  .group = GROUP_OPTGROUP,
	  .closes = GROUP_OPTION | GROUP_OPTGROUP },
	{ .name = "option", .flags = ELEMENT_BLOCK, .group = GROUP_OPTION, .closes = GROUP_OPTION },
	{ .name = "p", .flags = ELEMENT_BLOCK | ELEMENT_BREAKOUT, .group = GROUP_P, .closes = GROUP_P },
	{ .name = "param", .flags = ELEMENT_VOID },
	{ .name = "plaintext",
	  .flags = ELEMENT_BLOCK | ELEMENT_PROTECT,
	  .closes = GROUP_P,
	  .model = HTML_MODEL_PLAINTEXT },
	{ .name = "pre", .flags = ELEMENT_BLOCK | ELEMENT_PRE | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "rp", .group = GROUP_RUBY, .closes = GROUP_RUBY },
	{ .name = "rt", .group = GROUP_RUBY, .closes = GROUP_RUBY },
	{ .name = "ruby", .flags = ELEMENT_BREAKOUT },
	{ .name = "s", .flags = ELEMENT_BREAKOUT },
	{ .name = "samp", .flags = ELEMENT_PROTECT },
	{ .name = "script", .flags = ELEMENT_PROTECT | ELEMENT_HIDDEN, .model = HTML_MODEL_SCRIPT },
	{ .name = "search", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "section", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "select", .flags = ELEMENT_APART },
	{ .name = "small", .flags = ELEMENT_BREAKOUT },
	{ .name = "source", .flags = ELEMENT_VOID },
	{ .name = "span", .flags = ELEMENT_BREAKOUT },
	{ .name = "strike", .flags = ELEMENT_BREAKOUT },
	{ .name = "strong", .flags = ELEMENT_BREAKOUT },
	{ .name = "style", .flags = ELEMENT_PROTECT | ELEMENT_HIDDEN, .model = HTML_MODEL_RAWTEXT },
	{ .name = "sub", .flags = ELEMENT_BREAKOUT },
	{ .name = "summary", .flags = ELEMENT_BLOCK, .closes = GROUP_P },
	{ .name = "sup", .flags = ELEMENT_BREAKOUT },
	{ .name = "svg", .flags = ELEMENT_FOREIGN | ELEMENT_APART | ELEMENT_SCOPE },
	{ .name = "table", .flags = ELEMENT_BLOCK | ELEMENT_SCOPE | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "tbody",
	  .flags = ELEMENT_BLOCK,
	  .group = GROUP_ROWS,
	  .closes = GROUP_P | GROUP_CELL | GROUP_ROW | GROUP_ROWS },
	{ .name = "td",
	  .flags = ELEMENT_BLOCK | ELEMENT_SCOPE,
	  .group = GROUP_CELL,
	  .closes = GROUP_P | GROUP_CELL },
	{ .name = "template", .flags = ELEMENT_BLOCK | ELEMENT_SCOPE },
	{ .name = "text", .flags = ELEMENT_BLOCK },
	{ .name = "textarea", .flags = ELEMENT_APART | ELEMENT_PRE, .model = HTML_MODEL_RCDATA },
	{ .name = "tfoot",
	  .flags = ELEMENT_BLOCK,
	  .group = GROUP_ROWS,
	  .closes = GROUP_P | GROUP_CELL | GROUP_ROW | GROUP_ROWS },
	{ .name = "th",
	  .flags = ELEMENT_BLOCK | ELEMENT_SCOPE,
	  .group = GROUP_CELL,
	  .closes = GROUP_P | GROUP_CELL },
	{ .name = "thead",
	  .flags = ELEMENT_BLOCK,
	  .group = GROUP_ROWS,
	  .closes = GROUP_P | GROUP_CELL | GROUP_ROW | GROUP_ROWS },
	{ .name = "title", .flags = ELEMENT_BLOCK, .model = HTML_MODEL_RCDATA },
	{ .name = "tr", .flags = ELEMENT_BLOCK, .group = GROUP_ROW, .closes = GROUP_P | GROUP_CELL | GROUP_ROW },
	{ .name = "track", .flags = ELEMENT_VOID },
	{ .name = "tt", .flags = ELEMENT_BREAKOUT },
	{ .name = "u", .flags = ELEMENT_BREAKOUT },
	{ .name = "ul", .flags = ELEMENT_BLOCK | ELEMENT_LIST | ELEMENT_BREAKOUT, .closes = GROUP_P },
	{ .name = "var", .flags = ELEMENT_PROTECT | ELEMENT_BREAKOUT },
	{ .name = "video", .flags = ELEMENT_APART },
	{ .name = "wbr", .flags = ELEMENT_VOID },
	{ .name = "xmp", .flags = ELEMENT_BLOCK | ELEMENT_PROTECT, .closes = GROUP_P, .model = HTML_MODEL_RAWTEXT },
};

static int compare_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct html_element *)row)->name);
}

const struct html_element *html_element_find(struct slice name)
{
	char lower[NAME_BYTES_MAX];

	if (name.bytes >= sizeof(lower))
		return NULL;
	for (size_t i = 0; i < name.bytes; i++) {
		char c = name.data[i];

		lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	lower[name.bytes] = '\0';
	return bsearch(lower, elements, ARRAY_COUNT(elements), sizeof(elements[0]), compare_name);
}
