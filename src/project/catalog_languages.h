/*
 * catalog_languages -- which two languages a catalog that was named alone is in.
 */
#ifndef PROJECT_CATALOG_LANGUAGES_H
#define PROJECT_CATALOG_LANGUAGES_H

#include "catalog/catalog.h"
#include "text/language.h"

/*
 * The target language is that of the header's Language, else that which the file's
 * name states ("page.ru.po"); the source is that of X-Source-Language, else
 * `stated`, which may be NULL. False: one of them is missing or no language that is
 * known, and the message says where to write it.
 */
bool catalog_find_languages(const struct catalog *catalog, const char *path, const struct language *stated,
			    const struct language **source, const struct language **target, struct error *err);

#endif
