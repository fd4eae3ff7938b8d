/*
 * typo -- whether an edit of a source mends a typo and changes no meaning.
 *
 * The rule, token by token (text/token.h). It is a typo fix when all that differs is
 *
 *	white space; the shape of quotes, dashes and apostrophes;
 *	the case of the first letter of a sentence's first word;
 *	commas, full stops, colons, semicolons, quotes, hyphens and dashes, put in or left out;
 *	a word that was written twice;
 *	two words written as one, or one as two, or with a hyphen;
 *	a misspelt word;
 *	an apostrophe letter of Uzbek, put in or left out (boyicha, boʻyicha).
 *
 * A misspelt word and the right one have at least TYPO_LETTERS_LEAST letters, begin with the
 * same one, and are one letter apart (put in, left out, another one, or two neighbours exchanged;
 * two such in words of TYPO_LETTERS_LONG letters and more); they are no forms of one word
 * (minister, ministers), and the misspelt one is no word: the dictionary does not have it and
 * has the other. Without a dictionary for the language, the misspelt one may stand nowhere
 * else in the release.
 *
 * Words that differ in ʻ (or ʼ) alone have at least TYPO_LETTERS_APOSTROPHE letters, the new one is a word, and
 * the old one is none that the dictionary lists as it stands: nearly any letters can be read as a stem with endings
 * (boy-icha), but olgan, he took, and oʻlgan, he died, are both listed. Without a dictionary the rule does not hold.
 *
 * Never a typo fix: numbers, dates, sums, addresses and codes, in figures or in letters; words with a
 * capital letter, which may be names; negations, as words and as parts of words (un-, не-, -ma-, -siz);
 * question and exclamation marks; a dash beside a figure; more than one fix in TYPO_WORDS_PER_FIX words.
 */
#ifndef CATALOG_TYPO_H
#define CATALOG_TYPO_H

#include "text/language.h"

#define TYPO_LETTERS_LEAST 5
#define TYPO_LETTERS_LONG 9
#define TYPO_LETTERS_APOSTROPHE 4
#define TYPO_WORDS_PER_FIX 4

/* What is a word: a dictionary. All members NULL: there is none. */
struct typo_words {
	bool (*is_word)(void *dictionary, struct slice word);
	bool (*is_listed)(void *dictionary, struct slice word); /* as it stands, not only as a form made by rule */
	void *dictionary;
};

struct typo_judge;

/* NULL: English. `words` is borrowed; it may be NULL. */
struct typo_judge *typo_judge_new(const struct language *language, const struct typo_words *words);

/* NULL is allowed. */
void typo_judge_free(struct typo_judge *judge);

/* Words of a source of the release as it is now: what stands there is no misspelling of anything. */
void typo_judge_read(struct typo_judge *judge, struct slice source);

/* Both in marked form; `fresh` must have been read. */
bool typo_judge_run(struct typo_judge *judge, struct slice old, struct slice fresh);

#endif
