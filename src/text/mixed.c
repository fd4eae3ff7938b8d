/*
 * mixed -- words in which Latin and Cyrillic letters stand together.
 */
#include <config.h>

#include "text/mixed.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/script_word.h"
#include "text/uzbek.h"

/* Letters by script, and those of them that have no twin in the other. */
struct counts {
	size_t letters[2], unlike[2];
};

static struct counts count_letters(const uint32_t *letters, size_t count)
{
	struct counts counts = { { 0, 0 }, { 0, 0 } };

	for (size_t i = 0; i < count; i++) {
		enum script script = letter_script(letters[i]);

		if (script == SCRIPT_OTHER)
			continue;
		counts.letters[script]++;
		counts.unlike[script] += !letter_look_alike(letters[i]);
	}
	return counts;
}

static enum script more_of(const struct counts *counts, enum script own)
{
	if (counts->letters[SCRIPT_LATIN] == counts->letters[SCRIPT_CYRILLIC])
		return own;
	return counts->letters[SCRIPT_LATIN] > counts->letters[SCRIPT_CYRILLIC] ? SCRIPT_LATIN
										: SCRIPT_CYRILLIC;
}

static enum script other(enum script script)
{
	return script == SCRIPT_LATIN ? SCRIPT_CYRILLIC : SCRIPT_LATIN;
}

enum script mixed_script(const uint32_t *letters, size_t count, enum script own)
{
	struct counts counts = count_letters(letters, count);

	if (!counts.letters[SCRIPT_LATIN] || !counts.letters[SCRIPT_CYRILLIC])
		return SCRIPT_OTHER;
	if (counts.unlike[SCRIPT_LATIN])
		return counts.unlike[SCRIPT_CYRILLIC] ? SCRIPT_OTHER : SCRIPT_LATIN;
	return counts.unlike[SCRIPT_CYRILLIC] ? SCRIPT_CYRILLIC : more_of(&counts, own);
}

/* ---------------------------------------------------------------- repairing */

static bool read_word(struct slice text, struct script_word *word, uint32_t letters[SCRIPT_WORD_LETTERS])
{
	word->count = 0;
	for (size_t at = 0; at < text.bytes; word->count++) {
		uint32_t c = utf8_next(text, &at);

		if (word->count == SCRIPT_WORD_LETTERS)
			return false;
		letters[word->count] = c;
		word->c[word->count] = letter_lower(c);
		word->upper[word->count] = letter_lower(c) != c;
	}
	return true;
}

static size_t write_twins(const struct script_word *word, const uint32_t *letters, enum script script,
			  struct strbuf *repaired)
{
	size_t touched = 0;

	for (size_t i = 0; i < word->count; i++) {
		enum script own = letter_script(letters[i]);
		bool is_other = own != SCRIPT_OTHER && own != script;

		strbuf_add_codepoint(repaired, is_other ? letter_look_alike(letters[i]) : letters[i]);
		touched += is_other;
	}
	return touched;
}

static void add_cased(struct strbuf *out, uint32_t small, bool upper)
{
	strbuf_add_codepoint(out, upper ? letter_upper(small) : small);
}

/* Adds what the letter at `at` is in Cyrillic, and returns how many letters that took; 0 when it is none. */
static size_t spell_in_cyrillic(const struct script_word *word, size_t at, struct strbuf *repaired)
{
	uint32_t cyrillic[2];
	size_t count = 0, taken = uzbek_cyrillic(word->c, word->count, at, word->upper[0], cyrillic, &count);

	for (size_t i = 0; i < count; i++)
		add_cased(repaired, cyrillic[i], word->upper[at]);
	return taken;
}

static size_t spell_in_latin(const struct script_word *word, size_t at, struct strbuf *repaired)
{
	const char *latin =
		uzbek_latin(at ? word->c[at - 1] : 0, word->c[at], at + 1 < word->count ? word->c[at + 1] : 0);
	bool capitals = script_word_is_capitals(word);

	for (size_t i = 0; latin && latin[i];) {
		bool first = i == 0;

		add_cased(repaired, utf8_next(slice_of(latin), &i), word->upper[at] && (first || capitals));
	}
	return latin ? 1 : 0;
}

/* False when a letter is none of Uzbek. */
static bool write_spelled(const struct script_word *word, enum script script, struct strbuf *repaired,
			  size_t *touched)
{
	for (size_t at = 0; at < word->count;) {
		enum script own = letter_script(word->c[at]);
		size_t taken = 1;

		if (own == script || own == SCRIPT_OTHER) {
			add_cased(repaired, word->c[at], word->upper[at]);
		} else {
			taken = script == SCRIPT_CYRILLIC ? spell_in_cyrillic(word, at, repaired)
							  : spell_in_latin(word, at, repaired);
			*touched += taken;
		}
		if (!taken)
			return false;
		at += taken;
	}
	return true;
}

enum mixed_repair mixed_repair(struct slice text, const struct language *language, struct strbuf *repaired,
			       size_t *touched)
{
	enum script own = language && language->script == SCRIPT_CYRILLIC ? SCRIPT_CYRILLIC : SCRIPT_LATIN,
		    script;
	uint32_t letters[SCRIPT_WORD_LETTERS];
	struct script_word word;
	struct counts counts;
	size_t before = repaired->bytes;

	*touched = 0;
	if (!read_word(text, &word, letters))
		return MIXED_UNREPAIRED;
	counts = count_letters(letters, word.count);
	if (!counts.letters[SCRIPT_LATIN] || !counts.letters[SCRIPT_CYRILLIC])
		return MIXED_UNREPAIRED;
	script = more_of(&counts, own);
	if (counts.unlike[other(script)] && (language == &language_uz || language == &language_uz_cyrl)) {
		if (write_spelled(&word, script, repaired, touched))
			return MIXED_SPELLED;
		strbuf_truncate(repaired, before);
		*touched = 0;
	}
	if (counts.unlike[other(script)])
		script = other(script);
	if (counts.unlike[other(script)])
		return MIXED_UNREPAIRED;
	*touched = write_twins(&word, letters, script, repaired);
	return MIXED_LOOK_ALIKE;
}
