/*
 * markdown_skeleton -- everything in a Markdown page but its words.
 */
#include <config.h>

#include "document/markdown_skeleton.h"

#include "base/strbuf.h"
#include "document/format.h"
#include "document/front_matter.h"
#include "document/markdown_mask.h"
#include "document/markdown_parse.h"

extern const struct format format_html;

struct walker {
	struct skeleton *skeleton;
	struct slice text;   /* the document */
	struct slice masked; /* what md4c reads */
	struct markdown_mask mask;
	size_t behind; /* the end of what was told last */
	bool in_html, in_code;
	struct document_range html;
	struct document_range tag; /* the one in a line that is not ended yet */
	bool after_break;	   /* it goes on in the next line */
	struct slice href; /* of the link that was entered, until its text comes */
	struct strbuf copy;
};

static void add_number(struct skeleton *skeleton, unsigned number)
{
	skeleton_add(skeleton, slice_from((const char *)&number, sizeof(number)));
}

static void add_attribute(struct skeleton *skeleton, const MD_ATTRIBUTE *attribute)
{
	skeleton_add(skeleton, attribute->text ? slice_from(attribute->text, attribute->size) : SLICE(""));
}

/* What the mask hides stands in the edition as often, wherever its unit put it. */
static void add_hidden(struct walker *walker)
{
	const struct range_list *hidden = &walker->mask.hidden;

	for (size_t i = 0; i < hidden->count; i++) {
		skeleton_add(walker->skeleton, slice_part(walker->text, hidden->items[i].begin, hidden->items[i].end));
		skeleton_end_loose(walker->skeleton);
	}
}

/*
 * A tag is walked over as HTML, so that what people read in its attributes may
 * change; one that goes over lines is collected first.
 */
static void end_tag(struct walker *walker)
{
	struct skeleton tag = { .options = walker->skeleton->options };

	if (walker->tag.end == walker->tag.begin)
		return;
	format_html.skeleton(slice_part(walker->text, walker->tag.begin, walker->tag.end), &tag);
	skeleton_add(walker->skeleton, SLICE("tag"));
	skeleton_add(walker->skeleton, slice_from((const char *)&tag.chain, sizeof(tag.chain)));
	skeleton_end_loose(walker->skeleton);
	skeleton_release(&tag);
	walker->tag = (struct document_range){ 0, 0 };
}

/* ---------------------------------------------------------------------- blocks */

static void add_block_detail(struct walker *walker, MD_BLOCKTYPE type, const void *detail)
{
	struct skeleton *skeleton = walker->skeleton;

	switch (type) {
	case MD_BLOCK_UL:
		add_number(skeleton, (unsigned char)((const MD_BLOCK_UL_DETAIL *)detail)->mark);
		add_number(skeleton, ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight != 0);
		break;
	case MD_BLOCK_OL:
		add_number(skeleton, ((const MD_BLOCK_OL_DETAIL *)detail)->start);
		add_number(skeleton, (unsigned char)((const MD_BLOCK_OL_DETAIL *)detail)->mark_delimiter);
		add_number(skeleton, ((const MD_BLOCK_OL_DETAIL *)detail)->is_tight != 0);
		break;
	case MD_BLOCK_LI:
		add_number(skeleton, ((const MD_BLOCK_LI_DETAIL *)detail)->is_task != 0);
		break;
	case MD_BLOCK_H:
		add_number(skeleton, ((const MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		add_attribute(skeleton, &((const MD_BLOCK_CODE_DETAIL *)detail)->info);
		add_number(skeleton, (unsigned char)((const MD_BLOCK_CODE_DETAIL *)detail)->fence_char);
		break;
	case MD_BLOCK_TABLE:
		add_number(skeleton, ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		add_number(skeleton, (unsigned)((const MD_BLOCK_TD_DETAIL *)detail)->align);
		break;
	default:
		break;
	}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct walker *walker = data;

	end_tag(walker);
	skeleton_end_chained(walker->skeleton, walker->behind);
	add_number(walker->skeleton, 2 * (unsigned)type);
	add_block_detail(walker, type, detail);
	skeleton_end_chained(walker->skeleton, walker->behind);
	walker->in_html = type == MD_BLOCK_HTML;
	walker->in_code = type == MD_BLOCK_CODE;
	walker->html = (struct document_range){ walker->behind, walker->behind };
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct walker *walker = data;

	(void)detail;
	end_tag(walker);
	if (walker->in_html && walker->html.end > walker->html.begin) {
		skeleton_end_chained(walker->skeleton, walker->behind);
		format_html.skeleton(slice_part(walker->text, walker->html.begin, walker->html.end), walker->skeleton);
	}
	add_number(walker->skeleton, 2 * (unsigned)type + 1);
	skeleton_end_chained(walker->skeleton, walker->behind);
	walker->in_html = walker->in_code = false;
	return 0;
}

/* ----------------------------------------------------------------------- spans */

static void add_link(struct walker *walker)
{
	if (!walker->href.data)
		return;
	skeleton_add(walker->skeleton, SLICE("link"));
	skeleton_add(walker->skeleton, walker->href);
	skeleton_end_loose(walker->skeleton);
	walker->href = SLICE_NONE;
}

static int enter_span(MD_SPANTYPE span, void *detail, void *data)
{
	struct walker *walker = data;

	end_tag(walker);
	add_link(walker);
	if (span == MD_SPAN_A) {
		const MD_ATTRIBUTE *href = &((const MD_SPAN_A_DETAIL *)detail)->href;

		strbuf_clear(&walker->copy);
		strbuf_add(&walker->copy, slice_from(href->text ? href->text : "", href->size));
		walker->href = strbuf_slice(&walker->copy);
		return 0;
	}
	add_number(walker->skeleton, (unsigned)span);
	if (span == MD_SPAN_IMG)
		add_attribute(walker->skeleton, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
	if (span != MD_SPAN_CODE)
		skeleton_end_loose(walker->skeleton);
	return 0;
}

static int leave_span(MD_SPANTYPE span, void *detail, void *data)
{
	struct walker *walker = data;

	(void)detail;
	end_tag(walker);
	if (span == MD_SPAN_A)
		add_link(walker); /* one without a text */
	if (span == MD_SPAN_CODE)
		skeleton_end_loose(walker->skeleton);
	return 0;
}

/* An address that became a link by itself: its text is where it leads, without brackets around. */
static bool is_bare(const struct walker *walker, size_t at, struct slice text)
{
	return slice_ends(walker->href, text) && at != SIZE_MAX &&
	       (at == 0 || (walker->masked.data[at - 1] != '<' && walker->masked.data[at - 1] != '['));
}

/* --------------------------------------------------------------------- the text */

static size_t offset_of(const struct walker *walker, const MD_CHAR *text)
{
	uintptr_t at = (uintptr_t)text, begin = (uintptr_t)walker->masked.data;

	return at >= begin && at < begin + walker->masked.bytes ? (size_t)(at - begin) : SIZE_MAX;
}

static void add_tag(struct walker *walker, size_t at, size_t bytes)
{
	if (at == SIZE_MAX) {
		walker->after_break = true;
		return;
	}
	if (!walker->after_break) {
		end_tag(walker);
		walker->tag.begin = at;
	}
	walker->tag.end = at + bytes;
	walker->after_break = false;
}

static int add_told_text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE count, void *data)
{
	struct walker *walker = data;
	struct slice text = slice_from(bytes, count);
	size_t at = offset_of(walker, bytes);

	if (at != SIZE_MAX && walker->in_html) {
		if (walker->html.end == walker->html.begin)
			walker->html.begin = at;
		walker->html.end = at + count;
	} else if (walker->in_code || type == MD_TEXT_CODE) {
		skeleton_add(walker->skeleton, text);
	} else if (type == MD_TEXT_BR) {
		skeleton_add(walker->skeleton, SLICE("break"));
		skeleton_end_loose(walker->skeleton);
	} else if (type == MD_TEXT_HTML && !walker->in_html) {
		add_tag(walker, at, count);
	} else if (type == MD_TEXT_NORMAL && walker->href.data && is_bare(walker, at, text)) {
		walker->href = SLICE_NONE;
	}
	if (type != MD_TEXT_HTML)
		end_tag(walker);
	if (!walker->in_html)
		add_link(walker);
	if (at != SIZE_MAX)
		walker->behind = at + count;
	return 0;
}

void markdown_walk(struct slice text, bool mdx, struct skeleton *skeleton)
{
	static const MD_PARSER parser = { .flags = MARKDOWN_FLAGS,
					  .enter_block = enter_block,
					  .leave_block = leave_block,
					  .enter_span = enter_span,
					  .leave_span = leave_span,
					  .text = add_told_text };
	struct walker walker = { .skeleton = skeleton, .text = text, .copy = STRBUF_INIT };
	size_t begin = slice_starts(text, SLICE("\xef\xbb\xbf")) ? 3 : 0;

	markdown_mask_init(&walker.mask, text, begin, mdx);
	walker.masked = walker.mask.text;
	walker.behind = begin;
	if (walker.mask.front_matter.end > walker.mask.front_matter.begin)
		front_matter_walk(text, walker.mask.front_matter, skeleton);
	if (markdown_parse(&walker.mask, &parser, &walker) != 0)
		skeleton_add(skeleton, SLICE("not read"));
	add_hidden(&walker);
	skeleton_end_chained(skeleton, text.bytes);
	strbuf_release(&walker.copy);
	markdown_mask_release(&walker.mask);
}
