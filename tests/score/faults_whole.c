/*
 * faults_whole -- slips with the whole of a text: what is left out, left over, begun or ended otherwise.
 */
#include <config.h>

#include "tests/score/fault_spots.h"

#include "base/utf8.h"
#include "text/letter.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- whole texts */

static bool source_again(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	if (language_same_base(after->source_language, after->target_language))
		return false;
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&after->source));
	return true;
}

/* Six words of the source that are no names, in the middle of the target. */
static bool left_in_source(struct pair *before, struct pair *after, uint64_t *random)
{
	struct side side;
	size_t first = SIZE_MAX, from, to;
	struct strbuf words = STRBUF_INIT;

	(void)before;
	if (language_same_base(after->source_language, after->target_language))
		return false;
	side_init(&side, after->source_language);
	side_read(&side, strbuf_slice(&after->source));
	for (size_t i = 0; first == SIZE_MAX && i + 6 <= side.word_count; i++) {
		size_t plain = 0;

		for (size_t k = i; k < i + 6; k++)
			plain += fault_is_plain_word(&side, k);
		if (plain >= 4)
			first = i;
	}
	if (first != SIZE_MAX)
		strbuf_add(&words, side_part(&side, side.words[first].first, side.words[first + 5].end));
	side_release(&side);
	if (first != SIZE_MAX && fault_find_word(after, random, fault_is_plain_word, &from, &to))
		fault_put(after, from, to, words.data);
	else
		first = SIZE_MAX;
	strbuf_release(&words);
	return first != SIZE_MAX;
}

static bool cut_off(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t bytes = after->target.bytes * 2 / 5;

	(void)before;
	(void)random;
	if (utf8_count(strbuf_slice(&after->target)) < 80)
		return false;
	while (bytes > 0 && ((unsigned char)after->target.data[bytes] & 0xc0) == 0x80)
		bytes--;
	strbuf_truncate(&after->target, bytes);
	return true;
}

static bool ends_a_sentence(const struct strbuf *text)
{
	return text->bytes && text->data[text->bytes - 1] == '.';
}

static bool said_twice(struct pair *before, struct pair *after, uint64_t *random)
{
	struct strbuf again = STRBUF_INIT;

	(void)before;
	(void)random;
	if (utf8_count(strbuf_slice(&after->target)) < 60 || !ends_a_sentence(&after->target))
		return false;
	strbuf_add(&again, strbuf_slice(&after->target));
	strbuf_add_byte(&after->target, ' ');
	strbuf_add(&after->target, strbuf_slice(&again));
	strbuf_release(&again);
	return true;
}

/* Another sentence of the news behind this one; single ones on all sides. */
static bool join_more(struct pair *before, struct pair *after)
{
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target) ||
	    !slice_ends(before->more_source, SLICE(".")) || !slice_ends(before->more_target, SLICE(".")))
		return false;
	strbuf_add_byte(&before->source, ' ');
	strbuf_add(&before->source, before->more_source);
	strbuf_clear(&after->source);
	strbuf_add(&after->source, strbuf_slice(&before->source));
	strbuf_add_byte(&before->target, ' ');
	strbuf_add(&before->target, before->more_target);
	return true;
}

static bool lost_sentence(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return join_more(before, after);
}

static bool added_sentence(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!join_more(before, after))
		return false;
	/* It stands in the target alone. */
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&before->target));
	strbuf_truncate(&after->source, after->source.bytes - before->more_source.bytes - 1);
	return true;
}

/* ------------------------------------------------------------------------ ends */

static bool lost_stop(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target))
		return false;
	strbuf_truncate(&after->target, after->target.bytes - 1);
	return true;
}

static bool other_end(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target))
		return false;
	after->target.data[after->target.bytes - 1] = '?';
	return true;
}

static bool is_capitalised(const struct side *side, size_t index)
{
	return index == 0 && side->words[0].shape == WORD_CAPITAL && side->words[0].first == 0;
}

static bool small_beginning(struct pair *before, struct pair *after, uint64_t *random)
{
	struct pair source = { .source_language = after->source_language,
			       .target_language = after->source_language,
			       .target = after->source };
	struct strbuf small = STRBUF_INIT;
	size_t from, to, at = 0;

	(void)before;
	if (!fault_find_word(after, random, is_capitalised, &from, &to) ||
	    !fault_find_word(&source, random, is_capitalised, &from, &to))
		return false;
	while (at < after->target.bytes && small.bytes == 0)
		strbuf_add_codepoint(&small, letter_lower(utf8_next(strbuf_slice(&after->target), &at)));
	fault_put(after, 0, at, small.data);
	strbuf_release(&small);
	return true;
}

static bool shouted(struct pair *before, struct pair *after, uint64_t *random)
{
	struct strbuf loud = STRBUF_INIT;
	size_t at = 0;

	(void)before;
	(void)random;
	while (at < after->target.bytes)
		strbuf_add_codepoint(&loud, letter_upper(utf8_next(strbuf_slice(&after->target), &at)));
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&loud));
	strbuf_release(&loud);
	return true;
}

static bool space_in_front(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	fault_put(after, 0, 0, " ");
	return true;
}

/* A sentence of other news in the place of the second; so long that it is no heading. */
static bool other_sentence(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!slice_ends(before->other_target, SLICE(".")) || before->other_target.bytes < 40 ||
	    !join_more(before, after))
		return false;
	strbuf_add_byte(&after->target, ' ');
	strbuf_add(&after->target, before->other_target);
	return true;
}

const struct fault faults_of_wholes[] = {
	{ .name = "the source again", .check = CHECK_UNTRANSLATED, .inject = source_again },
	{ .name = "words left in the source language", .check = CHECK_UNTRANSLATED, .inject = left_in_source },
	{ .name = "cut off", .check = CHECK_LENGTH, .inject = cut_off },
	{ .name = "said twice", .check = CHECK_SENTENCES, .inject = said_twice },
	{ .name = "a sentence lost", .check = CHECK_SENTENCES, .inject = lost_sentence },
	{ .name = "a sentence added", .check = CHECK_SENTENCES, .inject = added_sentence },
	{ .name = "the full stop lost", .check = CHECK_END, .inject = lost_stop },
	{ .name = "another end", .check = CHECK_END, .inject = other_end },
	{ .name = "a small beginning", .check = CHECK_CAPITALS, .inject = small_beginning },
	{ .name = "shouted", .check = CHECK_CAPITALS, .inject = shouted },
	{ .name = "a space in front", .check = CHECK_EDGES, .inject = space_in_front },
	{ .name = "another sentence in the place of one",
	  .check = CHECK_SENTENCES,
	  .inject = other_sentence,
	  .goal_percent = 88 },
	{ .name = NULL },
};
