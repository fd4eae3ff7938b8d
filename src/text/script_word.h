/*
 * script_word -- one word on its way to the other script.
 *
 * Letters are small, with their case beside them: a capital Ш is one letter in
 * one script and two in the other, so case is put on at the end.
 */
#ifndef TEXT_SCRIPT_WORD_H
#define TEXT_SCRIPT_WORD_H

#include "text/exceptions.h"

#include <stdint.h>

/* Longer runs of letters are no words; they are left alone. */
#define SCRIPT_WORD_LETTERS 64

struct script_word {
	uint32_t c[SCRIPT_WORD_LETTERS];
	bool upper[SCRIPT_WORD_LETTERS];
	size_t count;
};

/* What a word became: at most three letters for one. */
struct script_spelling {
	uint32_t c[3 * SCRIPT_WORD_LETTERS];
	bool upper[3 * SCRIPT_WORD_LETTERS];
	size_t count;
};

/* The first letter; and all of them, of two or more. Hyphens and marks do not count. */
bool script_word_is_capitalised(const struct script_word *word);
bool script_word_is_capitals(const struct script_word *word);

/* The small letters in UTF-8; returns how many bytes they have. */
#define SCRIPT_WORD_BYTES (3 * SCRIPT_WORD_LETTERS)
size_t script_word_write(const struct script_word *word, char text[SCRIPT_WORD_BYTES]);

/* Whether the table says that the Latin word stays in its letters; that it is an Uzbek abbreviation. */
bool script_word_is_kept(const struct script_word *word, const struct exceptions *exceptions);
bool script_word_is_abbreviation(const struct script_word *word, const struct exceptions *exceptions);

/* Whether a row of the table with a hyphen in its stem is for this word, which has one. */
bool script_word_is_compound(const struct script_word *word, enum direction direction,
			     const struct exceptions *exceptions);

/*
 * Puts the word over into the other script. *exceptional tells whether the table
 * of exceptions had it. False when a letter has no counterpart, or the table says
 * that the word stays as it is. A word may hold hyphens.
 */
bool script_word_convert(const struct script_word *word, enum direction direction,
			 const struct exceptions *exceptions, bool mixed_abbreviations,
			 struct script_spelling *spelling, bool *exceptional);

#endif
