/*
 * markdown_masking -- the inside of masking, for markdown_mask.c and
 * markdown_containers.c alone.
 */
#ifndef DOCUMENT_MARKDOWN_MASKING_H
#define DOCUMENT_MARKDOWN_MASKING_H

#include "document/markdown_line.h"
#include "document/markdown_mask.h"

#define HIDDEN ',' /* punctuation, as the braces that it stands for; begins nothing */

#define MASKING_TEMPLATES 8

/* How far the end of a template has been searched for in vain. */
struct vain_search {
	size_t end;
	bool final; /* it cannot stand behind that place either */
	bool blank; /* only blanks stand in the line in front of it */
};

struct masking {
	struct markdown_mask *mask;
	struct slice text; /* the copy, as far as it is masked by now */
	char *copy;	   /* the same bytes, to write into */
	bool mdx;
	struct vain_search vain[MASKING_TEMPLATES];
	size_t vain_expression;
	size_t vain_note; /* no note begins before */
};

/* Puts `c` for all of the range but line ends. */
void masking_fill(struct masking *masking, struct document_range range, char c);

/* Hides the range, which does not overlap what is hidden. */
void masking_hide(struct masking *masking, struct document_range range);

/* The end of "[^label]" at `at`, or `at`. */
size_t masking_footnote_end(struct slice text, size_t at);

/* The marks of containers, their titles, and lines that are no text. */
void masking_containers(struct masking *masking, size_t begin);

static inline bool masking_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

#endif
