/*
 * markdown_inline -- what dialects of Markdown write within a line and CommonMark does not know:
 * formulas, links of wikis, notes.
 *
 *	$E = mc^2$	[[Page]]	[[Page|what is read]]	word^[what the note says]
 */
#ifndef DOCUMENT_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_INLINE_H

#include "base/slice.h"

#include <stdbool.h>

/*
 * Behind the formula that begins at a "$", or `at`. As Pandoc has it no blank stands inside of the signs and
 * no digit behind them; and a sum of money is none: nothing is written in front of the first sign, and
 * what stands between them has no blank or something that only formulas have.
 */
size_t markdown_formula_end(struct slice text, size_t at);

/* Marks around words, or around nothing that is read. */
struct markdown_marks {
	size_t open_end; /* behind what stands in front of the words; the whole, when there are none */
	size_t close, end;
};

/* A link of a wiki that begins at "[["; what it says is read when it stands behind a "|". */
bool markdown_wiki_link(struct slice text, size_t at, struct markdown_marks *marks);

/* A note that begins at "^[". */
bool markdown_inline_note(struct slice text, size_t at, struct markdown_marks *marks);

#endif
