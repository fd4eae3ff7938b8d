/*
 * markdown_mask -- what the dialects of Markdown add, in words that md4c knows.
 *
 * A copy of a text, as long as it byte for byte, in which everything beyond
 * CommonMark and GFM stands as something that is read alike. So an offset in the
 * copy is an offset in the text, and md4c can be asked where words stand.
 *
 *	---\ntitle: x\n---              blank lines (front_matter.h reads them)
 *	{% note %}     alone in a line  a blank line
 *	{{ name }}, [^1], {.class}      ,,,,,,,,,,     hidden: no text of a unit
 *	::: tip Careful                 #       Careful     a heading that is a title
 *	!!! note "Careful"              -   #     Careful   and what is indented, an item
 *	> [!NOTE]                       > #
 *	[^1]: where it comes from       - ,,, where it comes from
 *	: what it means                 - what it means
 *
 * Linear in the text.
 */
#ifndef DOCUMENT_MARKDOWN_MASK_H
#define DOCUMENT_MARKDOWN_MASK_H

#include "document/document.h"

/* A template that is not closed within this many bytes is none. */
#define MARKDOWN_TEMPLATE_LIMIT ((size_t)4096)

/*
 * Lines that are more than this without a blank one between them are masked, so
 * that they are one paragraph, which is too long for a unit: md4c looks through
 * the lines of a block again and again.
 */
#define MARKDOWN_BLOCK_LIMIT ((size_t)1 << 20)

/* Blank lines in front of the copy, of which a reader may take in as many as it needs. */
#define MARKDOWN_PAD ((size_t)256)

struct offset_list {
	size_t *items;
	size_t count, capacity;
};

struct range_list {
	struct document_range *items; /* sorted, apart */
	size_t count, capacity;
};

struct markdown_mask {
	struct strbuf padded; /* MARKDOWN_PAD blank lines, and the copy */
	struct slice text;    /* the copy; in place of a byte-order mark blank lines */
	size_t begin;	      /* behind the mark */
	struct range_list hidden;
	struct offset_list titles;	    /* where the "#" of a title stands, sorted */
	struct document_range front_matter; /* with its marks; empty when there is none */
};

/* `begin` is behind a byte-order mark; in MDX braces are expressions. */
void markdown_mask_init(struct markdown_mask *mask, struct slice text, size_t begin, bool mdx);
void markdown_mask_release(struct markdown_mask *mask);

/* Index of the first hidden range that ends behind `offset`. */
size_t markdown_hidden_from(const struct markdown_mask *mask, size_t offset);

/* Whether the "#" of a title stands in the range. */
bool markdown_has_title(const struct markdown_mask *mask, struct document_range range);

#endif
