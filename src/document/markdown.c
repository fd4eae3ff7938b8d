/*
 * markdown -- pages in CommonMark and GFM, with what static site generators and
 * MDX add.
 *
 * md4c reads a masked copy of the text (markdown_mask.h) and tells blocks, spans
 * and texts. What it tells of one paragraph, heading, cell or item is collected
 * and placed (markdown_leaf.h); when its markup fills the room between its words
 * exactly, it is poured into a flow and becomes a unit, else it stays as it is
 * and is a problem. Blocks and tags of HTML are read as HTML is.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "document/format.h"
#include "document/front_matter.h"
#include "document/markdown_parse.h"
#include "document/markdown_reader.h"
#include "document/markdown_skeleton.h"
#include "document/markdown_write.h"

#include <stdlib.h>

#define WIDTH_MIN 40	/* shorter lines were not broken to fit */
#define WIDTH_MAX 10000 /* longer ones need no break */

/* ----------------------------------------------------------------- definitions */

/* "[label]: /url "title"", of which md4c tells nothing. */
static size_t read_definition(struct markdown_reader *reader, size_t at)
{
	size_t line_end = markdown_line_end(reader->text, at), end, close;
	struct document_range title;
	char quote;

	close = at < line_end && reader->text.data[at] == '[' ?
			slice_find(slice_part(reader->text, 0, line_end), SLICE("]:"), at) :
			SIZE_MAX;
	if (close == SIZE_MAX)
		return line_end;
	end = markdown_definition_end(reader->text, close + 2, &title, &quote);
	if (end == close + 2)
		return line_end;
	markdown_add_title(reader, title, quote, "a title");
	return end;
}

/* Definitions stand in the room between two blocks that md4c tells. */
static void read_definitions(struct markdown_reader *reader, size_t end)
{
	size_t at = reader->behind;

	while (at < end) {
		at = markdown_skip_prefix(reader->text, at, true);
		if (at < end)
			at = read_definition(reader, at);
		at = markdown_next_line(reader->text, markdown_line_end(reader->text, at));
	}
}

/* ------------------------------------------------------------------------- html */

/* Whether a letter stands outside of the tags. */
static bool has_words(struct slice html)
{
	bool in_tag = false;

	for (size_t i = 0; i < html.bytes; i++) {
		unsigned char c = (unsigned char)html.data[i];

		if (c == '<' || c == '>')
			in_tag = c == '<';
		else if (!in_tag && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80))
			return true;
	}
	return false;
}

static void finish_html(struct markdown_reader *reader)
{
	struct document_range range = reader->html;

	if (range.end == range.begin)
		return;
	if ((reader->html_torn || !markdown_read_html(reader, range)) &&
	    has_words(slice_part(reader->builder->text, range.begin, range.end)))
		builder_add_problem(reader->builder, PROBLEM_OPAQUE, range.begin);
	reader->html = (struct document_range){ 0, 0 };
	reader->html_torn = false;
}

static void add_html_text(struct markdown_reader *reader, size_t at, size_t bytes)
{
	if (reader->html.end == reader->html.begin)
		reader->html.begin = at;
	for (size_t i = reader->html.end; i > reader->html.begin && i < at; i++)
		reader->html_torn = reader->html_torn || reader->text.data[i] == '>';
	reader->html.end = at + bytes;
}

/* ------------------------------------------------------------------------ leaves */

/* The longest line of a paragraph that its author broke by hand, else 0. */
static size_t width_of(const struct markdown_reader *reader)
{
	const struct markdown_leaf *leaf = &reader->leaf;
	size_t width = 0, at = leaf->range.begin, breaks = 0;

	for (size_t i = 0; i < leaf->count; i++)
		breaks += leaf->events[i].kind == MARKDOWN_SOFT_BREAK;
	if (!breaks)
		return 0;
	while (at > 0 && reader->text.data[at - 1] != '\n' && reader->text.data[at - 1] != '\r')
		at--;
	while (at < leaf->range.end) {
		size_t end = markdown_line_end(reader->text, at);
		size_t columns = utf8_count(slice_part(reader->builder->text, at, end));

		if (columns > width)
			width = columns;
		at = markdown_next_line(reader->text, end);
	}
	return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? 0 : width;
}

static bool is_title(const struct markdown_reader *reader)
{
	size_t line = reader->leaf.range.begin;

	while (line > 0 && reader->text.data[line - 1] != '\n' && reader->text.data[line - 1] != '\r')
		line--;
	return reader->leaf.kind == MARKDOWN_LEAF_HEADING &&
	       markdown_has_title(&reader->mask, (struct document_range){ line, reader->leaf.range.begin });
}

static const char *leaf_type(const struct markdown_reader *reader)
{
	static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

	switch (reader->leaf.kind) {
	case MARKDOWN_LEAF_HEADING:
		return is_title(reader) ? "title" : headings[reader->heading_level - 1];
	case MARKDOWN_LEAF_CELL:
		return reader->blocks[reader->block_count - 1] == MD_BLOCK_TH ? "th" : "td";
	case MARKDOWN_LEAF_ITEM:
	case MARKDOWN_LEAF_TASK:
		return "li";
	default:
		return "p";
	}
}

/* A heading with "#" has one line; one that is underlined is like a paragraph. */
static unsigned leaf_style(const struct markdown_reader *reader)
{
	size_t at = reader->leaf.range.begin;

	if (reader->leaf.kind != MARKDOWN_LEAF_HEADING)
		return MARKDOWN_IN_PARAGRAPH | markdown_leaf_flags(reader) |
		       (unsigned)width_of(reader) << MARKDOWN_STYLE_SHIFT;
	while (at > 0 && markdown_is_blank(reader->text.data[at - 1]))
		at--;
	return (at > 0 && reader->text.data[at - 1] == '#' ? MARKDOWN_IN_HEADING : MARKDOWN_IN_PARAGRAPH) |
	       markdown_leaf_flags(reader);
}

static void pour_leaf(struct markdown_reader *reader)
{
	struct builder *builder = reader->builder;
	struct slice source;

	markdown_pour(reader);
	source = flow_finish(&reader->flow, builder, slice_of(leaf_type(reader)), leaf_style(reader));
	if (source.bytes && reader->leaf.kind == MARKDOWN_LEAF_HEADING && !is_title(reader))
		builder_add_heading(builder, reader->heading_level, source);
}

/* Others read a table where md4c reads a paragraph. */
static bool may_be_table(const struct markdown_reader *reader)
{
	struct document_range line = { 0, reader->leaf.range.begin };

	if (reader->leaf.kind == MARKDOWN_LEAF_CELL)
		return false;
	while ((line.begin = markdown_next_line(reader->text, markdown_line_end(reader->text, line.end))) <
	       reader->leaf.range.end) {
		line.end = markdown_line_end(reader->text, line.begin);
		if (markdown_is_delimiter_row(reader->text, line))
			return true;
	}
	return false;
}

static void finish_leaf(struct markdown_reader *reader)
{
	size_t first = markdown_leaf_first(&reader->leaf);

	if (first != SIZE_MAX) {
		if (markdown_leaf_place(&reader->leaf, reader->text) && !may_be_table(reader)) {
			read_definitions(reader, reader->leaf.range.begin);
			reader->behind = reader->leaf.range.end;
			pour_leaf(reader);
		} else {
			builder_add_problem(reader->builder, PROBLEM_OPAQUE, first);
			reader->behind = first;
		}
	}
	markdown_leaf_clear(&reader->leaf);
}

/* ----------------------------------------------------------------- what md4c tells */

/* What text would be that stood directly in the innermost block. */
static enum markdown_leaf_kind kind_of_block(const struct markdown_reader *reader)
{
	if (!reader->block_count)
		return MARKDOWN_LEAF_NONE;
	switch (reader->blocks[reader->block_count - 1]) {
	case MD_BLOCK_P:
		return reader->task ? MARKDOWN_LEAF_TASK : MARKDOWN_LEAF_PARAGRAPH;
	case MD_BLOCK_LI:
		return reader->task ? MARKDOWN_LEAF_TASK : MARKDOWN_LEAF_ITEM;
	case MD_BLOCK_H:
		return MARKDOWN_LEAF_HEADING;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		return MARKDOWN_LEAF_CELL;
	default:
		return MARKDOWN_LEAF_NONE;
	}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct markdown_reader *reader = data;

	finish_leaf(reader);
	ARRAY_GROW(reader->blocks, reader->block_count, reader->block_capacity);
	reader->blocks[reader->block_count++] = type;
	if (type == MD_BLOCK_H)
		reader->heading_level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
	if (type == MD_BLOCK_LI)
		reader->task = ((const MD_BLOCK_LI_DETAIL *)detail)->is_task;
	else if (type != MD_BLOCK_P)
		reader->task = false;
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct markdown_reader *reader = data;

	(void)detail;
	finish_leaf(reader);
	if (type == MD_BLOCK_HTML)
		finish_html(reader);
	if (type == MD_BLOCK_P || type == MD_BLOCK_LI)
		reader->task = false;
	reader->block_count--;
	return 0;
}

static int add_span(struct markdown_reader *reader, enum markdown_event_kind kind, MD_SPANTYPE span)
{
	markdown_leaf_add(&reader->leaf, &(struct markdown_event){ .kind = kind, .span = span, .at = SIZE_MAX });
	reader->leaf.kind = kind_of_block(reader);
	return 0;
}

static int enter_span(MD_SPANTYPE span, void *detail, void *data)
{
	(void)detail;
	return add_span(data, MARKDOWN_ENTER, span);
}

static int leave_span(MD_SPANTYPE span, void *detail, void *data)
{
	(void)detail;
	return add_span(data, MARKDOWN_LEAVE, span);
}

/* The offset in the text, or SIZE_MAX for what md4c made itself. */
static size_t offset_of(const struct markdown_reader *reader, const MD_CHAR *text)
{
	uintptr_t at = (uintptr_t)text, begin = (uintptr_t)reader->text.data;

	return at >= begin && at < begin + reader->text.bytes ? (size_t)(at - begin) : SIZE_MAX;
}

static enum markdown_event_kind kind_of_text(MD_TEXTTYPE type)
{
	switch (type) {
	case MD_TEXT_BR:
		return MARKDOWN_HARD_BREAK;
	case MD_TEXT_SOFTBR:
		return MARKDOWN_SOFT_BREAK;
	case MD_TEXT_ENTITY:
		return MARKDOWN_ENTITY;
	case MD_TEXT_CODE:
		return MARKDOWN_CODE;
	case MD_TEXT_HTML:
		return MARKDOWN_HTML;
	default:
		return MARKDOWN_TEXT;
	}
}

static int add_told_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE bytes, void *data)
{
	struct markdown_reader *reader = data;
	size_t at = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR ? SIZE_MAX : offset_of(reader, text);
	MD_BLOCKTYPE block = reader->blocks[reader->block_count - 1];

	if (block == MD_BLOCK_HTML && at != SIZE_MAX)
		add_html_text(reader, at, bytes);
	if (block == MD_BLOCK_HTML || block == MD_BLOCK_CODE) {
		if (at != SIZE_MAX)
			reader->behind = at + bytes;
		return 0;
	}
	markdown_leaf_add(&reader->leaf, &(struct markdown_event){
						 .kind = kind_of_text(type), .at = at, .bytes = bytes });
	reader->leaf.kind = kind_of_block(reader);
	return 0;
}

/* --------------------------------------------------------------------- the rows */

static void extract(struct builder *builder, const struct document_options *options, bool mdx)
{
	static const MD_PARSER parser = { .flags = MARKDOWN_FLAGS,
					  .enter_block = enter_block,
					  .leave_block = leave_block,
					  .enter_span = enter_span,
					  .leave_span = leave_span,
					  .text = add_told_text };
	struct markdown_reader reader = { .builder = builder,
				 .options = options,
				 .mdx = mdx,
				 .leaf = MARKDOWN_LEAF_INIT,
				 .behind = builder->text_begin,
				 .flow = FLOW_INIT,
				 .alt = FLOW_INIT };

	markdown_mask_init(&reader.mask, builder->text, builder->text_begin, mdx);
	reader.text = reader.mask.text;
	if (reader.mask.front_matter.end > reader.mask.front_matter.begin)
		front_matter_extract(builder, reader.mask.front_matter, options->front_matter,
				     MARKDOWN_IN_FRONT_MATTER, MARKDOWN_STYLE_SHIFT);
	if (markdown_parse(&reader.mask, &parser, &reader) != 0)
		builder_add_problem(builder, PROBLEM_OPAQUE, builder->text_begin);
	read_definitions(&reader, reader.text.bytes);
	flow_release(&reader.flow);
	flow_release(&reader.alt);
	markdown_leaf_release(&reader.leaf);
	markdown_mask_release(&reader.mask);
	free(reader.blocks);
}

static void extract_markdown(struct builder *builder, const struct document_options *options)
{
	extract(builder, options, false);
}

static void extract_mdx(struct builder *builder, const struct document_options *options)
{
	extract(builder, options, true);
}

static void walk_markdown(struct slice text, struct skeleton *skeleton)
{
	markdown_walk(text, false, skeleton);
}

static void walk_mdx(struct slice text, struct skeleton *skeleton)
{
	markdown_walk(text, true, skeleton);
}

/* Only front matter, which begins no text, tells it for certain. */
static int sniff_markdown(struct slice bytes)
{
	struct slice rest = bytes, line;
	int headings = 0;

	if (slice_starts(rest, SLICE("\xef\xbb\xbf")))
		rest = slice_part(rest, 3, rest.bytes);
	if (slice_starts(rest, SLICE("---\n")) || slice_starts(rest, SLICE("+++\n")))
		return 70;
	for (int lines = 0; lines < 64 && slice_next_line(&rest, &line); lines++)
		headings += slice_starts(line, SLICE("# ")) || slice_starts(line, SLICE("## ")) ||
			    slice_starts(line, SLICE("```"));
	return headings >= 2 ? 40 : 0;
}

static int sniff_nothing(struct slice bytes)
{
	(void)bytes;
	return 0;
}

const struct format format_markdown = {
	.name = "markdown",
	.suffixes = "md markdown mdown mkdn mkd mdwn qmd",
	.media_type = "text/markdown",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_markdown,
	.extract = extract_markdown,
	.encode = markdown_write,
	.skeleton = walk_markdown,
};

const struct format format_mdx = {
	.name = "mdx",
	.suffixes = "mdx",
	.media_type = "text/mdx",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_nothing,
	.extract = extract_mdx,
	.encode = markdown_write,
	.skeleton = walk_mdx,
};
