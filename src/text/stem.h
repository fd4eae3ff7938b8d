/*
 * stem -- one key for all forms of a word.
 *
 * Works on folded words (see token.h): small letters, Uzbek in Latin script. So
 * both Uzbek editions meet in one key, as do yurak and yuragi. A key is no word
 * of the language and is never shown as one; it only says "same" or "other".
 *
 * Russian, English and what else Snowball knows: Snowball's stemmer applied
 * until nothing changes any more, with stem_russian.h around it; irregular forms
 * (ombudsmen, людей) are those of their dictionary form in data/stems.tsv. Built without libstemmer, and for languages
 * that nobody stems, the key of a word is the word.
 */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/strbuf.h"
#include "text/data_table.h"
#include "text/language.h"

struct stemmer;

struct stemmer *stemmer_new(const struct language *language);
void stemmer_free(struct stemmer *stemmer);

/* Adds the key of one folded word, never empty for a word that is not. Not for two threads at once. */
void stemmer_add(struct stemmer *stemmer, struct slice folded, struct strbuf *stem);

/* Reads rows that win over ours, and reports those of no use. */
void stems_prove(struct slice rows, const char *file, const struct data_report *report);

/* The table that is compiled in. */
struct slice stems_table(void);

#endif
