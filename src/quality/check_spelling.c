/*
 * check_spelling -- words that no dictionary has; off unless the house asks for it.
 *
 * Names, abbreviations, cited words and those that the source has too are not looked up.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "quality/spelling.h"

#define LETTERS_LEAST 3

static bool begins_sentence(struct side *side, const struct word *word)
{
	const struct sentences *sentences = side_sentences(side);
	size_t at = side_at(side, word->first);

	for (size_t i = 0; sentences && i < sentences->count; i++) {
		size_t first = word->first;

		if (at < sentences->items[i].from || at >= sentences->items[i].to)
			continue;
		/* Quotation marks and the like may stand before it. */
		while (first > 0 && side_kind(side, first - 1) == CHARACTER_SYMBOL)
			first--;
		return side_at(side, first) <= sentences->items[i].from;
	}
	return false;
}

static bool source_has(const struct check_context *context, const struct word *word)
{
	const struct side *source = &context->source_side;

	for (size_t i = 0; i < source->word_count; i++)
		if (words_equal(source, &source->words[i], &context->target_side, word))
			return true;
	return false;
}

static bool is_looked_up(struct check_context *context, const struct word *word)
{
	struct side *side = &context->target_side;

	if (word->protected || word->end - word->first < LETTERS_LEAST || side_is_cited(side, word->first) ||
	    side_kind(side, word->first - 1) == CHARACTER_DIGIT)
		return false;
	if (word->shape != WORD_LOWER && !(word->shape == WORD_CAPITAL && begins_sentence(side, word)))
		return false;
	return !source_has(context, word);
}

/* Without the codes that may stand inside. */
static void spell_out(const struct side *side, const struct word *word, struct strbuf *text)
{
	for (size_t i = word->first; i < word->end; i++)
		strbuf_add_codepoint(text, side->glyphs[i].c);
}

static void tell(struct check_context *context, const struct unit *unit, const struct word *word,
		 struct slice text)
{
	struct strbuf suggestion = STRBUF_INIT;
	struct side *side = &context->target_side;
	struct issue *issue;

	spelling_suggest(context->profile->spelling, text, &suggestion);
	issue = suggestion.bytes ? issue_add(context, CHECK_SPELLING, unit,
					     _("'%.*s' is in no dictionary; is '%s' meant?"), SLICE_ARG(text),
					     suggestion.data)
				 : issue_add(context, CHECK_SPELLING, unit, _("'%.*s' is in no dictionary"),
					     SLICE_ARG(text));
	issue_place(issue, side_at(side, word->first), side_end(side, word->end));
	strbuf_release(&suggestion);
}

void check_spelling(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; context->profile->spelling && i < side->word_count; i++) {
		strbuf_clear(&text);
		if (!is_looked_up(context, &side->words[i]))
			continue;
		spell_out(side, &side->words[i], &text);
		if (!spelling_accepts(context->profile->spelling, strbuf_slice(&text)))
			tell(context, unit, &side->words[i], strbuf_slice(&text));
	}
	strbuf_release(&text);
}
