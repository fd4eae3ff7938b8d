/*
 * file -- reading whole, writing whole or not at all.
 *
 * Every file that tarjimon leaves behind is written through struct file_writer:
 * a temporary file beside the target, written out, fsync, rename, fsync of the
 * folder. Killed or out of space at any moment, the target is the old file or
 * the new one. What a killed run left behind (`.NAME.tarjimon-PID`) is removed
 * by the next writer of the same target. Paths are bytes, "/" separates.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/strbuf.h"

#include <sys/types.h>

/* Documents, catalogs and settings; faults.md: "input file". */
#define FILE_LIMIT_BYTES ((size_t)64 << 20)
#define FILE_NO_LIMIT ((size_t)-1)

/*
 * Adds the whole file to `out`; "-" is standard input. Refuses what is not a
 * regular file, pipe or terminal (a folder above all), and more than
 * `limit_bytes` (ERROR_LIMIT). The message names the file.
 */
bool file_read(const char *path, size_t limit_bytes, struct strbuf *out, struct error *err);

/*
 * Puts `bytes` in the place of the file, whole or not at all; "-" writes to
 * standard output, made visible (base/visible.h) when that is a terminal. An
 * existing file keeps its permissions; a symbolic link is followed. Missing folders
 * are not made: see folder_make().
 */
bool file_write(const char *path, struct slice bytes, struct error *err);

/* The same in pieces, for what is too large to hold. */
struct file_writer {
	char *path;	 /* of the target, links resolved */
	char *temporary; /* NULL when writing to standard output or a device */
	int descriptor;
	mode_t mode;
	struct strbuf pending;
	bool failed;
	bool visible; /* a terminal is at the other end */
};

bool file_writer_open(struct file_writer *writer, const char *path, struct error *err);

/*
 * The same for a file that nobody but the program makes (an index): its owner's
 * alone, and a link in its place is replaced, not followed.
 */
bool file_writer_open_own(struct file_writer *writer, const char *path, struct error *err);

/* Buffers and writes; after a failure the rest does nothing but fail. */
bool file_writer_add(struct file_writer *writer, struct slice bytes, struct error *err);

/* fsync, rename, fsync of the folder. The writer is gone either way. */
bool file_writer_commit(struct file_writer *writer, struct error *err);

/* Removes the temporary file; the target stays as it was. */
void file_writer_abandon(struct file_writer *writer);

/* Writes to a descriptor, all of it, whatever signals and short writes come. */
bool file_write_descriptor(int descriptor, struct slice bytes, struct error *err);

bool file_exists(const char *path);

/* It is there and keeps what is written: no folder, device or pipe, and not "-". */
bool file_keeps(const char *path);
bool folder_exists(const char *path);

/* Makes the folder and its missing parents. */
bool folder_make(const char *path, struct error *err);

/* The same; `*first` is the topmost folder that was missing, for the caller to free, or NULL. */
bool folder_make_told(const char *path, char **first, struct error *err);

/* Removes the folder and those above it up to `first`, as long as nothing is in them. */
void folder_remove_empty(const char *path, const char *first);

/*
 * The files below a folder, relative to it, sorted by bytes. Names that begin
 * with a dot and symbolic links to folders are left out; so is what lies deeper
 * than 32 folders. Free with path_list_release().
 */
struct path_list {
	char **items;
	size_t count, capacity;
};

#define PATH_LIST_INIT { NULL, 0, 0 }

bool folder_list(const char *folder, struct path_list *files, struct error *err);
void path_list_add(struct path_list *list, const char *path);
void path_list_release(struct path_list *list);

/* "folder/name", without doubling the slash; an absolute name stays. Free it. */
char *path_join(const char *folder, const char *name);

/* "a/b/c.txt" gives "a/b", "c.txt" gives ".". Free it. */
char *path_folder(const char *path);

/* Borrows: "a/b/c.en.html" gives "c.en.html". */
const char *path_name(const char *path);

/* Borrows: the text behind the last dot of the name, "" when there is none. */
const char *path_suffix(const char *path);

/* False for absolute paths and those with a component "..": see faults.md T5. */
bool path_stays_inside(const char *path);

#endif
