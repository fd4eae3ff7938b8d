/*
 * transliterate -- Uzbek from one script to the other, and between its Latin
 * alphabets.
 *
 * Word by word: exceptions first, then the letter rules (see uzbek.h). Codes,
 * markup, entities, placeholders, addresses, handles, tags and file names are
 * left alone (see protect.h), and so are foreign words, Roman numerals, and
 * words in which the scripts are mixed. What differs beyond letters is put over
 * too: 2023-yil 19-oktabr is 2023 йил 19 октябрь.
 *
 * English in Latin text and Russian in Cyrillic text are left alone as well, where a
 * word or a passage is surely that (see passage.h).
 *
 * Marks and case that are wrong by the rules are mended on the way: o'zbek, SHahar.
 *
 * A text may be given in pieces that end at a line's end; what becomes of one hangs
 * on no other. A transliterator remembers words, so one thread uses it at a time.
 */
#ifndef TEXT_TRANSLITERATE_H
#define TEXT_TRANSLITERATE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "text/exceptions.h"
#include "text/language.h"

enum apostrophe_style {
	APOSTROPHES_LETTER,	 /* oʻ U+02BB, tutuq U+02BC */
	APOSTROPHES_TYPOGRAPHIC, /* ‘ U+2018, ’ U+2019 */
	APOSTROPHES_ASCII,	 /* ' */
};

enum abbreviation_style {
	ABBREVIATIONS_UPPER, /* AQSH */
	ABBREVIATIONS_MIXED, /* AQSh */
};

enum quotes_style {
	QUOTES_KEEP,
	QUOTES_HOUSE, /* “ ” and ‘ ’ in Latin are « » and “ ” in Cyrillic */
};

struct transliterate_options {
	enum apostrophe_style apostrophes; /* of Latin output */
	const char *from_alphabet;	   /* of Latin input, see alphabet.h; NULL: that of 1995 */
	const char *to_alphabet;	   /* of Latin output */
	enum abbreviation_style abbreviations;
	enum quotes_style quotes;
};

#define TRANSLITERATE_OPTIONS_INIT \
	{ APOSTROPHES_LETTER, NULL, NULL, ABBREVIATIONS_UPPER, QUOTES_KEEP }

struct transliterator;

/*
 * NULL and an error when the two are not Uzbek, an alphabet is not known, or a row of
 * the folder's files is of no use (with its line).
 */
struct transliterator *transliterator_new(const struct language *from, const struct language *to,
					  const struct transliterate_options *options, struct error *err);
void transliterator_free(struct transliterator *transliterator);

/*
 * One change, or one word that was left alone on purpose (before equals after).
 *
 * What was wrong in the word itself is told behind the word: "case" (SHahar, which is
 * Shahar) and "apostrophe" (of a mark alone, and what it is: o'zbek has U+02BB; and a
 * tutuq at a word's end, which the present spelling does not have). Where nothing but
 * that changes, in Latin text that stays in its alphabet, the word is not told.
 */
struct transliterate_change {
	const char *rule;    /* "letters", "alphabet", "exception", "date", "quotes", "numeral", "case",
			      * "apostrophe"; left alone by "foreign", "passage", "mixed", "long" */
	size_t offset;	     /* in the text, in bytes */
	struct slice before; /* borrowed from the text */
	struct slice after;  /* in the list's arena */
	struct slice repair; /* of a mixed word: in one script, as it was probably meant; else empty */
	bool detail;	     /* "case" or "apostrophe" of the word that was told before */
};

struct transliterate_changes {
	struct transliterate_change *items;
	size_t count, capacity;
	struct arena arena;
};

#define TRANSLITERATE_CHANGES_INIT { NULL, 0, 0, ARENA_INIT }

void transliterate_changes_release(struct transliterate_changes *changes);

/* A part of a text that is known to be no Uzbek, from byte to byte. */
struct transliterate_kept {
	size_t from, to;
};

/*
 * As transliterate(); what is kept, in order and apart, stays as it is whatever stands in it,
 * and is told by the rule "passage".
 */
void transliterate_around(struct transliterator *transliterator, struct slice text,
			  const struct transliterate_kept *kept, size_t kept_count, struct strbuf *out,
			  struct transliterate_changes *changes);

/* Adds the text in the other script to `out`; `changes` may be NULL. */
void transliterate(struct transliterator *transliterator, struct slice text, struct strbuf *out,
		   struct transliterate_changes *changes);

#endif
