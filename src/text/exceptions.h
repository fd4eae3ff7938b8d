/*
 * exceptions -- stems whose other script no rule gives.
 *
 * Read from a table of tab-separated columns (lat, cyr, class, dir; what stands
 * behind is for people). The one that is compiled in is
 * src/text/data/uz-exceptions.tsv, whose head tells what the columns mean. A row
 * that cannot be used is reported with its line and left out. Of two rows for one
 * stem the later one holds.
 */
#ifndef TEXT_EXCEPTIONS_H
#define TEXT_EXCEPTIONS_H

#include "base/slice.h"
#include "text/data_table.h"

enum direction { TO_CYRILLIC, TO_LATIN };

enum exception_class {
	EXCEPTION_STEM, /* endings and derivations may follow, and anything after seven letters */
	EXCEPTION_WORD, /* only endings may follow */
	EXCEPTION_NAME, /* the same, and it is written with a capital */
	EXCEPTION_ABBREVIATION, /* in capitals, and nothing follows */
	EXCEPTION_KEEP, /* stays in Latin letters: GNOME, Linux; both columns say the same */
};

struct exception {
	struct slice key, value; /* in small letters */
	enum exception_class class;
	bool shortened; /* the key lacks its final ь, so an ending must follow */
	bool capitals;	/* of a word to keep: it stands in capitals, and so must what is kept (SIM, UN) */
};

struct exceptions;

/* The table that is compiled in, and over it the workspace's own. */
struct exceptions *exceptions_new(void);

/* Reads rows that win over ours, and reports those of no use. */
void exceptions_prove(struct slice rows, const char *file, const struct data_report *report);

void exceptions_free(struct exceptions *exceptions);

/* How a word is written; endings are judged by it and by the class. */
struct exceptions_word {
	struct slice small;   /* the word in small letters: apostrophes U+02BB and U+02BC */
	struct slice latin;   /* the same in Latin script, as endings are told in it */
	const size_t *latin_at; /* for each byte of `small` where it is in `latin` */
	bool capitalised, all_capitals;
};

/* Whether there is a row of this class for the word as a whole, in small letters; all_capitals: how it stands. */
bool exceptions_has(const struct exceptions *exceptions, enum direction direction, enum exception_class class,
		    struct slice small, bool all_capitals);

/* The row with the longest key that the word begins with and whose class allows the rest. */
const struct exception *exceptions_find(const struct exceptions *exceptions, enum direction direction,
					const struct exceptions_word *word);

#endif
