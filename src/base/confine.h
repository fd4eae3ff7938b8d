/*
 * confine -- what lies below a folder, and no symbolic link away from it.
 *
 * A workspace comes from a repository, an archive or a colleague, and may hold
 * links: `published/ru` to somebody's home, a release to a private file. The
 * settings say where things lie; a link may only lead elsewhere inside (faults.md
 * T5). Asked before a path is read or written. It does not hold off one who can
 * change the folders between asking and writing: he could write there himself.
 */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

#include "base/error.h"

/*
 * Does the path, links followed, lie below `root`? What is not there yet is where
 * its nearest folder is. A link that leads nowhere, and one in circles, is refused
 * too. The message names the path and where it leads.
 */
bool path_is_confined(const char *root, const char *path, struct error *err);

#endif
