/*
 * dateline -- when a text was published, as it says itself.
 *
 * Names of offices are right for a time (terms/termbase.h). Where a release's path has no date, its
 * dateline may: a paragraph among its first or last that says a whole day and little else
 * ("15 ноября 2024 года", "Toshkent, 2024-yil 15-noyabr"). A day that a sentence speaks of is none.
 */
#ifndef PROJECT_DATELINE_H
#define PROJECT_DATELINE_H

#include "catalog/catalog.h"
#include "document/document.h"
#include "terms/day.h"
#include "text/language.h"

/* So many texts from either end are looked at. */
#define DATELINE_TEXTS ((size_t)5)

/* Words beside the date: a town, "published", "updated". */
#define DATELINE_WORDS_MOST 3

/* The day of a text that is a dateline in `language`; 0 when it is none. */
day_number dateline_read(const struct language *language, struct slice marked);

/* As the path tells; else the dateline of the sources; else today. The language may be NULL: no dateline is read. */
struct day_range dateline_of_catalog(const char *path, const struct language *source,
				     const struct catalog *catalog);
struct day_range dateline_of_document(const char *path, const struct language *language,
				      const struct document *document);

#endif
