/*
 * workspace -- a folder with tarjimon.ini, its releases, and where their
 * catalogs and editions lie.
 *
 *	releases/2023/baku.en.html            what was written
 *	catalogs/2023/baku.pot, baku/ru.po    what is being translated
 *	published/ru/2023/baku.html           what the public sees
 *
 * A release's id is its path below the releases folder without language and
 * suffix: "2023/baku". Its language comes from its file name (".en.html"), else
 * from the document, else by identification; the last two when it is opened
 * (project/extract.h). Paths given out start at the current folder.
 */
#ifndef PROJECT_WORKSPACE_H
#define PROJECT_WORKSPACE_H

#include "base/error.h"
#include "memory/memory.h"
#include "project/settings.h"

struct release {
	const char *id;
	const char *path;
	const char *suffix;		 /* "html" */
	const struct language *language; /* NULL: the file name does not say */
};

struct workspace {
	struct arena arena;
	const char *root; /* "." or "../.." */
	struct settings settings;
	struct release *releases; /* sorted by id */
	size_t release_count;
};

#define WORKSPACE_SETTINGS_NAME "tarjimon.ini"

/*
 * Looks for tarjimon.ini in `start` and the folders above it, reads it and lists
 * the releases. *workspace is NULL, and that is no error, when there is none.
 * Two files that would be the same release are an error.
 */
bool workspace_open(struct workspace **workspace, const char *start, struct error *err);

/* NULL is allowed. */
void workspace_close(struct workspace *workspace);

/* Makes tarjimon.ini and the folders; refuses when there is one already. */
bool workspace_create(const char *folder, struct error *err);

enum workspace_ci { CI_NONE, CI_GITHUB, CI_GITLAB };

#define WORKSPACE_CI_CHOICES "none|github|gitlab"

/*
 * Writes the file by which a forge checks each change, and gives its name in *path (borrowed).
 * Refuses when there is one already: it may be somebody's work.
 */
bool workspace_write_ci(const char *folder, enum workspace_ci ci, const char **path, struct error *err);

/* The language that a file name states (".ru.html", ".uz@cyrillic.md"), or NULL. */
const struct language *workspace_language_of_name(const char *path);

/* All of these live as long as the workspace. */
const char *workspace_path(struct workspace *workspace, const char *relative);
const char *workspace_template_path(struct workspace *workspace, const struct release *release);
const char *workspace_catalog_path(struct workspace *workspace, const struct release *release,
				   const struct language *language);
const char *workspace_edition_path(struct workspace *workspace, const struct release *release,
				   const struct language *language);

/* Whose catalog the file is, however its path is spelled: the release, or NULL. */
const struct release *workspace_release_of_catalog(struct workspace *workspace, const char *path);

/* "catalogs/2023/baku/editions.tsv": see project/record.h. */
const char *workspace_record_path(struct workspace *workspace, const struct release *release);

/*
 * May the path be read and written: no symbolic link on its way leads out of the
 * workspace (base/confine.h). Asked for every path of the workspace before it is used.
 */
bool workspace_keeps(const struct workspace *workspace, const char *path, struct error *err);

/* The same for a path in the settings, from the root. One that they put outside is where it is wanted. */
bool workspace_keeps_setting(struct workspace *workspace, const char *setting, struct error *err);

/*
 * Where the memory is: `stated`, else the workspace's (which may be NULL), else
 * $TARJIMON_MEMORY, else tm/memory.db.
 */
const char *workspace_store_path(struct workspace *workspace, const char *stated);

/* Opens it, with flags of memory/memory.h; who sees releases under embargo is as the workspace has it. */
bool workspace_open_memory(struct workspace *workspace, const char *stated, unsigned flags, struct memory **memory,
			   struct error *err);

/*
 * Within a batch: tells the memory which releases the public has not seen yet, the workspace's and those that the memory
 * knows from elsewhere; see [embargo]. Of the latter none is lifted.
 */
bool workspace_put_embargo(const struct workspace *workspace, struct memory *memory, struct error *err);

/*
 * The language that the edition in `target` is transliterated from, or NULL: see
 * settings_derived_from(). Where no line says so, a catalog that is there already is
 * somebody's work and counts more.
 */
const struct language *workspace_derived_from(struct workspace *workspace, const struct release *release,
					      const struct language *source, const struct language *target);

/* Targets of a release: all of the settings' but its own language. False for
 * languages that are derived: they have an edition but no catalog. */
bool workspace_has_catalog(struct workspace *workspace, const struct release *release,
			   const struct language *source, const struct language *target);

#endif
