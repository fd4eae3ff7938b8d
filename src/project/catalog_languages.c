/*
 * catalog_languages -- which two languages a catalog that was named alone is in.
 */
#include <config.h>

#include "project/catalog_languages.h"

#include "base/i18n.h"
#include "project/workspace.h"
#include "text/language_guess.h"

/* What the field of the header says; *language stays NULL when it says nothing. */
static bool read_field(const struct catalog *catalog, const char *path, const char *field,
		       const struct language **language, struct error *err)
{
	struct slice written = slice_trim(catalog_header(catalog, field));

	*language = NULL;
	if (!written.bytes)
		return true;
	*language = language_read(written, err);
	/* TRANSLATORS: '%s' of a PO file's header; what is wrong with it follows behind a colon */
	return *language || error_add(err, _("'%s' in the header of '%s'"), field, path);
}

bool catalog_find_languages(const struct catalog *catalog, const char *path, const struct language *stated,
			    const struct language **source, const struct language **target, struct error *err)
{
	if (!read_field(catalog, path, "X-Source-Language", source, err) ||
	    !read_field(catalog, path, "Language", target, err))
		return false;
	if (!*source)
		*source = stated;
	if (!*target)
		*target = workspace_language_of_name(path);
	if (!*source)
		return error_set(err, ERROR_USAGE,
				 _("'%s' does not say what its source language is (X-Source-Language); say it with '--source'"),
				 path);
	if (!*target)
		return error_set(err, ERROR_USAGE,
				 _("'%s' does not say what language it is in: write 'Language: ru' or the like into its "
				   "header, or name it like 'page.ru.po'"),
				 path);
	return true;
}
