/*
 * markdown_parse -- a masked page, read by md4c so that where a block stands in the file is
 * of no account.
 *
 * md4c 0.4.8 asks at a blank line in a list item whether the item is empty yet, and looks for that at the
 * last block it has noted (issue 6 of md4c). When that block has lines, it takes numbers of the last line
 * for a kind of block: a line that begins, or in code ends, at 4 modulo 256 is taken for an empty item, and
 * the text behind it for the end of the list. So what is a paragraph of an item would become one of the
 * page once a word in front of it gets longer. Two things keep it from that:
 *
 *	blank lines that follow one another are made one, since the second one asks behind any block; and
 *	blank lines are put in front of the page, so many that no line of the kinds that end by themselves
 *	(headings, code between fences, rules) stands where md4c is misled.
 *
 * Pages with more than some hundred such lines in lists have no such number; then the one with the
 * fewest lines that mislead is taken.
 */
#ifndef DOCUMENT_MARKDOWN_PARSE_H
#define DOCUMENT_MARKDOWN_PARSE_H

#include "document/markdown_mask.h"

#include <md4c.h>

/* How pages are read, for their units and for their skeletons. */
#define MARKDOWN_FLAGS MD_DIALECT_GITHUB

/* Makes blank lines that follow one another one, in a copy of the text from `begin` on. */
void markdown_join_blank_lines(struct slice text, char *copy, size_t begin);

/* As md_parse(), of what the mask shows. */
int markdown_parse(const struct markdown_mask *mask, const MD_PARSER *parser, void *data);

#endif
