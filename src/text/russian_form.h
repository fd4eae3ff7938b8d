/*
 * russian_form -- whether one Russian word is another one inflected.
 *
 * Snowball's stem brings most forms of a word together, and some others with
 * them: права and правила have one stem. So a stem only says which words to look
 * at. Nouns and adjectives (what does not end as an infinitive) are then asked
 * for endings of their kind behind a common beginning. What the stem misses
 * is added: fleeting vowels (отец, отца; письмо, писем), -анин and -ане, and the
 * list data/ru-irregular.tsv. Words are folded (see key.h): small letters, е for ё.
 */
#ifndef TEXT_RUSSIAN_FORM_H
#define TEXT_RUSSIAN_FORM_H

#include "base/slice.h"
#include "text/irregular.h"

#define RUSSIAN_VARIANTS_MAX 6
#define RUSSIAN_WORD_BYTES_MAX 96

/* Forms of a word whose stems are others than its own. */
struct russian_variants {
	struct slice items[RUSSIAN_VARIANTS_MAX];
	size_t count;
	char bytes[RUSSIAN_VARIANTS_MAX * (RUSSIAN_WORD_BYTES_MAX + 8)];
	size_t used;
};

/* Fills `variants`: of "отец" it is "отца", of "письмо" "писем" and "письом", one of which is a word. */
void russian_variants(struct slice word, struct russian_variants *variants);

/*
 * Of two words with the same stem (or of variants with the same stem): are they one?
 * The list is IRREGULAR_RUSSIAN, or NULL.
 */
bool russian_is_form(const struct irregular *irregular, struct slice term, struct slice word);

#endif
