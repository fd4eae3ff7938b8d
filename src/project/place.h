/*
 * place -- what the path of a published article tells: its language, its day, and
 * which articles are the same one in another language.
 *
 *	ru/2023/10/19/baku.html     language ru, day 2023-10-19, key "2023/10/19/baku"
 *	news/baku_ru.html           language ru, key "news/baku"
 *	2023/baku.uz@cyrillic.html  language uz-Cyrl, key "2023/baku"
 *
 * Paths are bytes with "/" between their components.
 */
#ifndef PROJECT_PLACE_H
#define PROJECT_PLACE_H

#include "base/strbuf.h"
#include "text/language.h"

#include <stdint.h>

/* The language that a path names anywhere, the file name before the folders; or NULL. */
const struct language *place_language(const char *path);

/* Adds the path without suffix and without what names a language, in small ASCII letters. */
void place_add_key(struct slice path, struct strbuf *out);

#define PLACE_DAY_UNKNOWN INT64_MIN

/*
 * The first day that stands in the text in figures, year first or last (2023-10-19, 2023/10/19,
 * 20231019, 19.10.2023), in days since 1970; else PLACE_DAY_UNKNOWN.
 */
int64_t place_day(struct slice text);

/*
 * Adds where a link leads: without scheme, host, query, fragment, suffix and "index", in
 * small ASCII letters. A relative one starts at the folder of `from`. False, and nothing is
 * added, when it leads to no page of a site: "mailto:", "#top", "javascript:" …
 */
bool place_add_link(struct slice link, struct slice from, struct strbuf *out);

#endif
