/*
 * confine -- what lies below a folder, and no symbolic link away from it.
 */
#include <config.h>

#include "base/confine.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The path, or the nearest folder of it that is there, without links. NULL: a link leads nowhere. */
static char *resolve(const char *path, struct error *err)
{
	char *nearest = alloc_copy(path), *resolved;
	struct stat status;

	while (!(resolved = realpath(nearest, NULL)) && (errno == ENOENT || errno == ENOTDIR) &&
	       lstat(nearest, &status) < 0 && strcmp(nearest, ".") != 0 && strcmp(nearest, "/") != 0) {
		char *folder = path_folder(nearest);

		free(nearest);
		nearest = folder;
	}
	if (!resolved && errno == ENOENT)
		error_set(err, ERROR_SYSTEM, _("'%s' is a symbolic link that leads nowhere: take it away"),
			  nearest);
	else if (!resolved)
		error_system(err, _("cannot open '%s'"), nearest);
	free(nearest);
	return resolved;
}

static bool is_below(const char *root, const char *path)
{
	size_t bytes = strlen(root);

	if (strcmp(root, "/") == 0)
		return true;
	return strncmp(path, root, bytes) == 0 && (path[bytes] == '/' || path[bytes] == '\0');
}

bool path_is_confined(const char *root, const char *path, struct error *err)
{
	char *inside = resolve(root, err);
	char *real = inside ? resolve(path, err) : NULL;
	bool confined = real && is_below(inside, real);

	if (real && !confined)
		error_set(
			err, ERROR_USAGE,
			_("'%s' leads out of the workspace to '%s': put a file or folder in the place of the symbolic link"),
			path, real);
	free(inside);
	free(real);
	return confined;
}
