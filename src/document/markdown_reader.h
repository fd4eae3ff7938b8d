/*
 * markdown_reader -- the inside of reading a page of Markdown, for markdown.c and
 * markdown_pour.c alone.
 */
#ifndef DOCUMENT_MARKDOWN_READER_H
#define DOCUMENT_MARKDOWN_READER_H

#include "document/flow.h"
#include "document/markdown_leaf.h"
#include "document/markdown_line.h"
#include "document/markdown_mask.h"

struct markdown_reader {
	struct builder *builder;
	const struct document_options *options;
	struct slice text; /* the masked copy; offsets are those of the document */
	struct markdown_mask mask;
	bool mdx;

	struct markdown_leaf leaf;
	MD_BLOCKTYPE *blocks; /* those that are open */
	size_t block_count, block_capacity;
	unsigned heading_level;
	bool task;
	size_t behind; /* what was told last: its end */

	struct document_range html; /* of the block of HTML that is being told */
	bool html_torn;		    /* a prefix of a container stands in it */

	struct flow flow, alt; /* of the block, and of an image in it */
};

/* Adds what was placed to the flow of the block; images and tags in it become units of their own. */
void markdown_pour(struct markdown_reader *reader);

/* Style flags of what stands in the leaf: see markdown_write.h. */
unsigned markdown_leaf_flags(const struct markdown_reader *reader);

/* A unit for the title of a link or an image; `quote` as in struct markdown_event. */
void markdown_add_title(struct markdown_reader *reader, struct document_range range, char quote, const char *type);

/*
 * The units of a range that is HTML. False when a template stands in it that
 * HTML would read as markup; then there are none.
 */
bool markdown_read_html(struct markdown_reader *reader, struct document_range range);

#endif
