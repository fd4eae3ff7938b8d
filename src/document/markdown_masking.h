/*
 * markdown_masking -- the inside of masking, for markdown_mask.c and
 * markdown_containers.c alone.
 */
#ifndef DOCUMENT_MARKDOWN_MASKING_H
#define DOCUMENT_MARKDOWN_MASKING_H

#include "document/markdown_line.h"
#include "document/markdown_mask.h"

#define HIDDEN ',' /* punctuation, as the braces that it stands for; begins nothing */

struct masking {
	struct markdown_mask *mask;
	struct slice text; /* the copy, as far as it is masked by now */
	char *copy;	   /* the same bytes, to write into */
	bool mdx;
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
