/*
 * markdown_parse -- a masked page, read by md4c.
 */
#include <config.h>

#include "document/markdown_parse.h"

#include "document/markdown_line.h"

#define MISLEADS 4	/* MD_BLOCK_LI, in the lowest byte of an offset */
#define RESIDUES 256

static bool is_blank_line(struct slice text, size_t at, size_t end)
{
	return markdown_skip_blanks(slice_part(text, 0, end), at) == end;
}

/* "-", "12." and nothing behind: an item that is empty yet, behind which blank lines count. */
static bool ends_with_mark(struct slice text, size_t begin, size_t end)
{
	size_t at = end;

	while (at > begin && markdown_is_blank(text.data[at - 1]))
		at--;
	if (at == begin || !strchr("-+*.)", text.data[at - 1]))
		return false;
	at--;
	while (at > begin && text.data[at - 1] >= '0' && text.data[at - 1] <= '9')
		at--;
	return at == begin || markdown_is_blank(text.data[at - 1]) || text.data[at - 1] == '>';
}

void markdown_join_blank_lines(struct slice text, char *copy, size_t begin)
{
	size_t blank = SIZE_MAX; /* the end of the blank line above */
	bool counts = true;

	for (size_t at = begin; at < text.bytes;) {
		size_t end = markdown_line_end(text, at), next = markdown_next_line(text, end);

		if (!is_blank_line(text, at, end)) {
			blank = SIZE_MAX;
			counts = ends_with_mark(text, at, end);
		} else {
			if (blank != SIZE_MAX && !counts)
				memset(copy + blank, ' ', at - blank);
			blank = end;
		}
		at = next;
	}
}

/* Where what the line says begins, behind the marks of lists and quotes. */
static size_t content_of(struct slice text, size_t begin, size_t end)
{
	size_t at = begin;

	for (;;) {
		size_t mark = at;

		while (at < end && (markdown_is_blank(text.data[at]) || text.data[at] == '>'))
			at++;
		for (mark = at; mark < end && text.data[mark] >= '0' && text.data[mark] <= '9';)
			mark++;
		if (mark + 1 >= end || !strchr(mark > at ? ".)" : "-+*", text.data[mark]) ||
		    !markdown_is_blank(text.data[mark + 1]))
			return at;
		at = mark + 1;
	}
}

struct residues {
	unsigned misled[RESIDUES]; /* by how many lines, with so many blank lines in front */
};

static void add_offset(struct residues *residues, size_t offset)
{
	residues->misled[(MISLEADS - offset) % RESIDUES]++;
}

static bool is_rule(struct slice line)
{
	for (size_t i = 0; i < line.bytes; i++)
		if (!markdown_is_blank(line.data[i]) && line.data[i] != line.data[0])
			return false;
	return strchr("-*_=", line.data[0]);
}

/* The numbers that md4c may have noted of a block that ends with the line, in front of a blank one. */
static void add_line(struct residues *residues, struct slice text, struct document_range before,
		     struct document_range line)
{
	size_t at = content_of(text, line.begin, line.end), words = at;
	struct slice content = slice_part(text, at, line.end);

	if (!content.bytes)
		return;
	if (content.data[0] == '#') {
		while (words < line.end && text.data[words] == '#')
			words++;
		add_offset(residues, markdown_skip_blanks(text, words));
	} else if (slice_starts(content, SLICE("```")) || slice_starts(content, SLICE("~~~"))) {
		add_offset(residues, before.end);
	} else if (is_rule(content)) {
		add_offset(residues, at);
		add_offset(residues, content_of(text, before.begin, before.end)); /* of an underlined heading */
	} else if (slice_ends(slice_trim(content), SLICE(">"))) {
		add_offset(residues, line.end);
	}
}

/* Of the lines behind which a blank one stands in a list. */
static void add_lines(struct residues *residues, struct slice text, size_t begin)
{
	struct document_range before = { begin, begin }, line = before;
	bool blank = true;

	for (size_t at = begin; at < text.bytes;) {
		size_t end = markdown_line_end(text, at);

		if (is_blank_line(text, at, end)) {
			blank = true;
		} else {
			if (blank && (markdown_is_blank(text.data[at]) || text.data[at] == '>'))
				add_line(residues, text, before, line);
			before = line;
			line = (struct document_range){ at, end };
			blank = false;
		}
		at = markdown_next_line(text, end);
	}
}

int markdown_parse(const struct markdown_mask *mask, const MD_PARSER *parser, void *data)
{
	struct residues residues = { { 0 } };
	size_t best = 0;

	add_lines(&residues, mask->text, mask->begin);
	for (size_t i = 1; i < RESIDUES && residues.misled[best]; i++)
		if (residues.misled[i] < residues.misled[best])
			best = i;
	return md_parse(mask->text.data - best, (MD_SIZE)(mask->text.bytes + best), parser, data);
}
