/*
 * collate -- the order in which people of a language look for words in a list.
 *
 * ICU's collation for the language, with numbers by their value (bob 2 before bob 10).
 * Uzbek has one of its own, the same for both scripts: oʻ gʻ sh ch stand behind z
 * whatever mark was typed, and ў қ ғ ҳ behind я, which CLDR does not know.
 */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/error.h"
#include "base/strbuf.h"
#include "text/language.h"

struct collator;

/* Of the language; NULL: the order that fits most languages. NULL and an error when ICU's data are not there. */
struct collator *collator_new(const struct language *language, struct error *err);
void collator_free(struct collator *collator);

/* Adds the key of a text: texts stand in the order of their keys' bytes. */
void collator_add_key(struct collator *collator, struct slice text, struct strbuf *key);

/*
 * Fills `order` with the places of the texts as they stand in a list: that of the
 * first one, of the second … Equal ones stay as they are.
 */
void collator_order(struct collator *collator, const struct slice *texts, size_t count, size_t *order);

#endif
