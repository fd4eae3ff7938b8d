/*
 * termbase -- what things are called: concepts, and their names in n languages.
 *
 * A concept has names; a name has a language, a status, perhaps days between
 * which it is right (an office was renamed), and says how it is found in texts.
 * No language is the source, and none comes first: names are known by their
 * language alone (BCP 47 inside, any common spelling in files). What else files
 * say of a concept or a name (a definition, a subject field, a context) is kept
 * as a text of one of the fields below, with its language where it has one.
 *
 * A termbase owns everything in its arena. Read it freely; change it through the
 * functions here. Concepts and names are referred to by their place.
 */
#ifndef TERMS_TERMBASE_H
#define TERMS_TERMBASE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "terms/day.h"
#include "text/language.h"

#include <stdint.h>

/* Inputs past these are refused or cut, with a report. */
#define TERM_CONCEPTS_MAX ((size_t)1000000)
#define TERM_NAMES_MAX ((size_t)200)		  /* of a concept, in all languages */
#define TERM_NAME_BYTES_MAX ((size_t)1000)
#define TERM_TEXT_BYTES_MAX ((size_t)64 << 10)
#define TERM_TEXTS_MAX ((size_t)200)		  /* of a concept, and of a name */

enum term_status { TERM_PREFERRED, TERM_ALLOWED, TERM_FORBIDDEN };
#define TERM_STATUSES 3

/* "preferred", "allowed", "forbidden": stable words for machines. */
const char *term_status_name(enum term_status status);

enum term_flags {
	TERM_DERIVED = 1 << 0,	  /* deriv=yes: words made of it are hits too (Uzbek -li, -lik, -siz, -chi) */
	TERM_CASE_EXACT = 1 << 1, /* case=exact: small letters are asked for as well as capitals */
};

#define TERM_GAP_MAX 3

enum word_class {
	WORD_CLASS_UNKNOWN,
	WORD_CLASS_NOUN,
	WORD_CLASS_VERB,
	WORD_CLASS_ADJECTIVE,
	WORD_CLASS_ADVERB,
	WORD_CLASS_OTHER,
};
#define WORD_CLASSES 6

/* "noun", …, as TBX-Basic writes them; "" for unknown. */
const char *word_class_name(enum word_class word_class);
enum word_class word_class_find(struct slice name);

/* What is told of a concept or a name beside its names. */
enum term_field {
	TERM_SUBJECT,	 /* subject field */
	TERM_DEFINITION, /* of the concept, in a language or in none */
	TERM_NOTE,
	TERM_SOURCE,	 /* where it is taken from */
	TERM_STATE,	 /* how far people agree: "approved", "provisional", "proposed" */
	TERM_CONTEXT,	 /* a sentence with the name in it */
	TERM_TYPE,	 /* of a name: fullForm, acronym, abbreviation, shortForm, variant, phrase */
	TERM_GENDER,	 /* masculine, feminine, neuter, other */
	TERM_REGION,	 /* geographical usage */
	TERM_LOCATION,	 /* in a user interface */
	TERM_PROJECT,
	TERM_CUSTOMER,
};
#define TERM_FIELDS 12

/* "subject", "definition" …: the columns of a TSV. */
const char *term_field_name(enum term_field field);

struct term_text {
	enum term_field field;
	const struct language *language; /* NULL: of no language */
	struct slice text;
};

/* A growing list, in the order of the fields; its strings are in the termbase's arena. */
struct term_texts {
	struct term_text *items;
	size_t count, capacity;
};

struct term_name {
	const struct language *language;
	struct slice text;
	enum term_status status;
	enum word_class word_class;
	unsigned flags;		      /* of enum term_flags */
	unsigned gap;		      /* how many other words may stand between two of its words */
	struct day_range valid;	      /* the days on which it is right */
	struct term_texts texts;
};

struct concept {
	struct slice id; /* unique in the termbase */
	struct term_name *names;
	size_t name_count, name_capacity;
	struct term_texts texts;
	size_t line; /* where it begins in its file; 0: nowhere */
};

struct termbase {
	struct arena arena;
	struct concept *concepts;
	size_t count, capacity;
	struct map ids; /* to places of concepts */
};

#define TERMBASE_INIT { ARENA_INIT, NULL, 0, 0, MAP_INIT }
#define TERM_NOT_FOUND ((size_t)-1)

void termbase_release(struct termbase *termbase);

/* The place of the concept, or TERM_NOT_FOUND. */
size_t termbase_find(const struct termbase *termbase, struct slice id);

/*
 * Adds an empty concept and returns its place; the id is copied. Without one, or
 * with one that is taken, it gets a new one ("term-17").
 */
size_t termbase_add(struct termbase *termbase, struct slice id);

/*
 * The concept's name with this language and text, which is put in (allowed, for
 * ever) when it was not there; then *added (may be NULL) is true. NULL when
 * the concept is full. Valid until the next name is added.
 */
struct term_name *termbase_add_name(struct termbase *termbase, size_t concept, const struct language *language,
				    struct slice text, bool *added);

/* Adds a copy of the text, unless it is there already; false when it was, or there are too many. */
bool termbase_add_text(struct termbase *termbase, struct term_texts *texts, enum term_field field,
		       const struct language *language, struct slice text);

/* Borrows the first text of a field (in this language; NULL: in any); none when there is none. */
struct slice term_texts_find(const struct term_texts *texts, enum term_field field,
			     const struct language *language);

/*
 * Whether a name is one for texts in this language: it is in it, or in the same
 * language in another script and the concept has no names in the text's own.
 */
bool concept_name_serves(const struct concept *concept, size_t name, const struct language *language);

/*
 * The name to write in this language on these days: the first preferred one
 * that is valid, else the first allowed one. TERM_NOT_FOUND when there is none.
 */
size_t concept_best_name(const struct concept *concept, const struct language *language,
			 struct day_range days);

/* The languages that have names, in the order of language_all(); ends with NULL. Free it. */
const struct language **termbase_languages(const struct termbase *termbase);

#endif
