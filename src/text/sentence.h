/*
 * sentence -- where the sentences of a text are.
 *
 * A splitter cuts a text in marked form (text/code.h) into ranges of bytes, in
 * order, by the rules of an SRX file. White space between two sentences belongs
 * to neither, so the ranges and what lies between them are the text again. Codes have no
 * width for the rules: an opening code goes with the sentence behind it, a
 * closing one with the sentence before.
 *
 * Besides the rules, always: a blank line parts, and two line breaks
 * (<br1/><br2/>); so do the items of a list that stands in one block (1. … 2. …,
 * a) … b) …, • … • …), counted from the first, and single line ends where no line of
 * the block ends a sentence.
 *
 *	struct sentences found = SENTENCES_INIT;
 *	if (!splitter_run(splitter, text, &found, err)) …
 *	for (size_t i = 0; i < found.count; i++)
 *		slice_part(text, found.items[i].from, found.items[i].to)
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/srx.h"

struct sentence {
	size_t from, to;
};

/* A reusable buffer; zeroed it is empty. */
struct sentences {
	struct sentence *items;
	size_t count, capacity;
};

#define SENTENCES_INIT { NULL, 0, 0 }

void sentences_release(struct sentences *sentences);

struct splitter;

/* By our own rules. */
struct splitter *splitter_new(const struct language *language);

/*
 * By the rules of a file, which must outlive the splitter; `flags` are those of
 * enum srx_match_flags. NULL with an error when a pattern is wrong.
 */
struct splitter *splitter_new_from(const struct srx *srx, const struct language *language, unsigned flags,
				   struct error *err);

/*
 * By the rules of a file and, where these decide nothing, by our own. The splitter
 * takes the file over and frees it, whatever comes of it.
 */
struct splitter *splitter_new_over(struct srx *srx, const struct language *language, struct error *err);

void splitter_free(struct splitter *splitter);

/*
 * Fills `sentences` anew; text without anything visible has none. False, with
 * the rule's name, when one took too long: only rules of others can.
 */
bool splitter_run(struct splitter *splitter, struct slice marked, struct sentences *sentences, struct error *err);

#endif
