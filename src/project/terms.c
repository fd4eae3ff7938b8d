/*
 * terms -- the termbase that a command works with.
 */
#include <config.h>

#include "project/terms.h"

#include "base/file.h"
#include "base/i18n.h"

const char *terms_path(struct workspace *workspace, const char *stated)
{
	if (stated)
		return stated;
	return workspace ? workspace_path(workspace, workspace->settings.termbase) : NULL;
}

bool terms_open(struct workspace *workspace, const char *stated, struct terminology **terminology,
		struct error *err)
{
	const char *path = terms_path(workspace, stated);

	*terminology = NULL;
	if (!path || (!stated && !file_exists(path)))
		return true;
	if (!stated && !workspace_keeps_setting(workspace, workspace->settings.termbase, err))
		return false;
	return terminology_open(terminology, path, NULL, err);
}

bool terms_need(struct workspace *workspace, const char *stated, struct terminology **terminology,
		struct error *err)
{
	const char *path = terms_path(workspace, stated);

	if (!terms_open(workspace, stated, terminology, err))
		return false;
	if (*terminology)
		return true;
	if (path)
		return error_set(err, ERROR_USAGE,
				 _("there is no termbase yet: '%s'; make one with 'tarjimon term import'"), path);
	return error_set(err, ERROR_USAGE, _("there is no workspace here: name the termbase with '--terms=FILE'"));
}
