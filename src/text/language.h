/*
 * language -- the languages that texts are in: rows of one table.
 *
 * A `const struct language *` is made once at the door, by language_find(), and
 * carried from there; rows live for ever, so two of them are the same language
 * exactly when the pointers are equal. No code behind the doors compares tags.
 *
 * Inside they are BCP 47 ("uz-Latn", "uz-Cyrl", "ru", "en"); PO files and
 * folders use gettext's names ("uz", "uz@cyrillic"). Any common spelling is
 * read: uz, uz-Latn, uz_UZ, uz-UZ, uz_UZ.UTF-8, uz@cyrillic, uz_UZ@cyrillic,
 * uz-Cyrl-UZ, UZ-CYRL. Regions that make no difference to a press text are
 * dropped (en-GB is en); pt-BR, zh-Hant and the like are rows of their own.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/slice.h"

enum script { SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_OTHER };

struct language {
	const char *tag;	   /* BCP 47: "uz-Latn" */
	const char *gettext_name;  /* "uz", "uz@cyrillic" */
	const char *icu_locale;	   /* "uz_Latn", for break iterators and the like */
	const char *html_tag;	   /* what lang="" says: "uz", "uz-Cyrl" */
	const char *english_name;  /* "Uzbek (Latin)", marked for gettext */
	const char *native_name;   /* "Oʻzbekcha" */
	const char *plural_forms;  /* the value of a PO header's Plural-Forms, or NULL if unknown */
	int plural_count;	   /* nplurals; 0 if unknown */
	enum script script;
	const char *base;	   /* without script and region: "uz" */
	bool right_to_left;
};

extern const struct language language_uz, language_uz_cyrl, language_ru, language_en;

/* NULL when it is no language that the table knows. */
const struct language *language_find(struct slice spelling);

/* All rows, the four of the house first; ends with NULL. */
const struct language *const *language_all(void);

/* The same language in its other script, as text/transliterate.h can write it: uz-Cyrl for uz and the reverse; else NULL. */
const struct language *language_twin(const struct language *language);

/* One language in two scripts: true for uz and uz-Cyrl (and for equals). */
bool language_same_base(const struct language *a, const struct language *b);

#endif
