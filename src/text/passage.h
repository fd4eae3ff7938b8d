/*
 * passage -- the English or Russian that stands inside Uzbek text.
 *
 * In Latin letters English is looked for, in Cyrillic ones Russian: titles of
 * laws and newspapers, addresses, quotations, names of commands. Words are weighed
 * by their letters (letter_model.h) and the cheapest way through a line is taken
 * on which to change the language costs something, less at a quotation mark, a
 * bracket or the end of a sentence. So a word alone must be very foreign, and of a
 * foreign sentence the small words that could be Uzbek belong to it.
 *
 * Capitalised words count half (names are written as they sound, and lists of
 * them are no English), and a passage needs a word that is foreign without doubt.
 * Words that stand in an address, an option or an identifier count nothing.
 */
#ifndef TEXT_PASSAGE_H
#define TEXT_PASSAGE_H

#include "base/slice.h"
#include "text/alphabet.h"
#include "text/exceptions.h"
#include "text/letter_model.h"

/* From the first letter of its first word to behind the last of its last one. */
struct passage {
	size_t from, to;
};

/* A reusable buffer. Zeroed it is empty. */
struct passages {
	struct passage *items; /* in order */
	size_t count, capacity;
	struct passage_word *words;
	size_t word_count, word_capacity;
};

#define PASSAGES_INIT { NULL, 0, 0, NULL, 0, 0 }

void passages_release(struct passages *passages);

/* What is known of the text; all but the model may be left out. */
struct passage_reader {
	const struct letter_model *model;
	enum script script;
	const struct exceptions *loans;	 /* words that are Uzbek at the rim of a passage */
	const struct alphabet *alphabet; /* that the Latin text is said to be in */
};

/* Fills `passages` anew: what in the Uzbek text is of the model's other language. */
void passages_find(const struct passage_reader *reader, struct slice text, struct passages *passages);

#endif
