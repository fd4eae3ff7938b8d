/*
 * faults_marks -- slips with punctuation and spaces.
 */
#include <config.h>

#include "tests/score/fault_spots.h"

#include "text/letter.h"

/* ----------------------------------------------------------------- punctuation */

static const char *quoted(const struct language *language, bool right)
{
	if (language->script == SCRIPT_CYRILLIC)
		return right ? " «1»" : " «1";
	return right ? " “1”" : " “1";
}

static bool has_quotes(const struct pair *pair)
{
	static const char *const marks[] = { "\"",     "\u00ab", "\u00bb", "\u201c",
					     "\u201d", "\u201e", "\u2018", " '" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strstr(pair->source.data, marks[i]) || strstr(pair->target.data, marks[i]))
			return true;
	return false;
}

static bool lost_quote(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (has_quotes(before))
		return false;
	strbuf_add_string(&before->source, quoted(before->source_language, true));
	strbuf_add_string(&before->target, quoted(before->target_language, true));
	strbuf_add_string(&after->source, quoted(after->source_language, true));
	strbuf_add_string(&after->target, quoted(after->target_language, false));
	return true;
}

static bool other_quote(struct pair *before, struct pair *after, uint64_t *random)
{
	if (!lost_quote(before, after, random))
		return false;
	strbuf_add_string(&after->target, "\"");
	return true;
}

static bool lost_bracket(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " (1 2 3 4)", " (1 2 3 4");
}

static bool doubled_word(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;
	struct strbuf word = STRBUF_INIT;

	(void)before;
	if (!fault_find_word(after, random, fault_is_plain_word, &from, &to))
		return false;
	strbuf_add(&word, slice_part(strbuf_slice(&after->target), from, to));
	strbuf_add_byte(&word, ' ');
	fault_put(after, from, from, word.data);
	strbuf_release(&word);
	return true;
}

static bool is_lone_space(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ' ' && index > 0 && side->glyphs[index - 1].c != ' ' &&
	       side_character(side, index + 1) != ' ' && index + 1 < side->count;
}

static bool doubled_space(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_lone_space, &from, &to))
		return false;
	fault_put(after, from, to, "  ");
	return true;
}

/* A comma between words. */
static bool is_comma(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ',' && fault_is_letter(side, index - 1) &&
	       side_character(side, index + 1) == ' ' && fault_is_letter(side, index + 2);
}

static bool space_before_comma(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_comma, &from, &to))
		return false;
	fault_put(after, from, from, " ");
	return true;
}

static bool no_space_behind_comma(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_comma, &from, &to))
		return false;
	fault_put(after, to, to + 1, "");
	return true;
}

/* The space before a word with a capital, behind one that ends in small letters. */
static bool is_space_before_capital(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ' ' && index >= 3 && fault_is_letter(side, index - 1) &&
	       fault_is_letter(side, index - 2) && fault_is_letter(side, index - 3) &&
	       letter_is_upper(side_character(side, index + 1)) &&
	       !letter_is_upper(side->glyphs[index - 1].c) && !letter_is_upper(side->glyphs[index - 2].c) &&
	       fault_is_letter(side, index + 2) && !letter_is_upper(side_character(side, index + 2)) &&
	       fault_is_letter(side, index + 3) && !letter_is_upper(side_character(side, index + 3));
}

static bool glued_words(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_space_before_capital, &from, &to))
		return false;
	fault_put(after, from, to, "");
	return true;
}

const struct fault faults_of_marks[] = {
	{ .name = "a closing quote lost", .check = CHECK_QUOTES, .inject = lost_quote },
	{ .name = "another closing quote", .check = CHECK_QUOTES, .inject = other_quote },
	{ .name = "a closing bracket lost", .check = CHECK_BRACKETS, .inject = lost_bracket },
	{ .name = "a word twice", .check = CHECK_DOUBLED_WORD, .inject = doubled_word },
	{ .name = "a space twice", .check = CHECK_DOUBLED_SPACE, .inject = doubled_space },
	{ .name = "a space before a comma", .check = CHECK_SPACE_BEFORE, .inject = space_before_comma },
	{ .name = "no space behind a comma", .check = CHECK_SPACE_AFTER, .inject = no_space_behind_comma },
	{ .name = "two words in one", .check = CHECK_GLUED_WORDS, .inject = glued_words },
	{ .name = NULL },
};
