/*
 * spelling -- the dictionary of one language, from Hunspell's where they are installed.
 *
 * Hunspell's Uzbek dictionary is a list of Cyrillic word forms without rules for endings. So an
 * Uzbek word, in either script, is right when it stands there in Cyrillic, or when some beginning
 * of it does and the rest is a legal chain of endings (text/uzbek_tail.h).
 *
 * A dictionary is used by one thread at a time.
 */
#ifndef QUALITY_SPELLING_H
#define QUALITY_SPELLING_H

#include "base/strbuf.h"
#include "text/language.h"

struct spelling;

/*
 * Opens the dictionary; `folder` (NULL: where Debian installs them) has "ru_RU.aff" and ".dic". NULL
 * when there is none for the language, or no libhunspell.
 */
struct spelling *spelling_open(const struct language *language, const char *folder);
void spelling_close(struct spelling *spelling);

/* Is the word right? In UTF-8, as it is written; longer ones than SPELLING_BYTES_MOST are. */
#define SPELLING_BYTES_MOST ((size_t)120)

bool spelling_accepts(struct spelling *spelling, struct slice word);

/* Does the dictionary itself have it, not only a stem to which endings of the language may be put? */
bool spelling_lists(struct spelling *spelling, struct slice word);

/* Adds the likeliest right word; nothing when there is no suggestion. */
void spelling_suggest(struct spelling *spelling, struct slice word, struct strbuf *suggestion);

#endif
