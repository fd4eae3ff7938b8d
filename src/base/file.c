/*
 * file -- reading whole, writing whole or not at all.
 */
#include <config.h>

#include "base/file.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/visible.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define READ_CHUNK_BYTES ((size_t)1 << 16)
#define WRITE_CHUNK_BYTES ((size_t)1 << 16)
#define DEEPEST_FOLDER 32
#define TEMPORARY_MARK ".tarjimon-"

/* ------------------------------------------------------------------ paths */

char *path_join(const char *folder, const char *name)
{
	struct strbuf path = STRBUF_INIT;

	if (name[0] != '/' && folder[0] != '\0' && strcmp(folder, ".") != 0) {
		strbuf_add_string(&path, folder);
		if (path.data[path.bytes - 1] != '/')
			strbuf_add_byte(&path, '/');
	}
	strbuf_add_string(&path, name);
	return strbuf_detach(&path);
}

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *path_folder(const char *path)
{
	struct strbuf folder = STRBUF_INIT;
	size_t bytes = (size_t)(path_name(path) - path);

	while (bytes > 1 && path[bytes - 1] == '/')
		bytes--;
	strbuf_add(&folder, bytes ? slice_from(path, bytes) : SLICE("."));
	return strbuf_detach(&folder);
}

const char *path_suffix(const char *path)
{
	const char *name = path_name(path);
	const char *dot = strrchr(name, '.');

	return dot && dot != name ? dot + 1 : "";
}

bool path_stays_inside(const char *path)
{
	struct slice rest = slice_of(path), part;

	if (path[0] == '/' || path[0] == '\0')
		return false;
	while (slice_next_field(&rest, '/', &part))
		if (slice_is(part, ".."))
			return false;
	return true;
}

bool file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

bool file_keeps(const char *path)
{
	struct stat status;

	return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool folder_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* ---------------------------------------------------------------- reading */

static bool read_descriptor(int descriptor, const char *name, size_t limit_bytes,
			    struct strbuf *out, struct error *err)
{
	size_t start = out->bytes;

	for (;;) {
		ssize_t got;

		strbuf_reserve(out, READ_CHUNK_BYTES);
		got = read(descriptor, out->data + out->bytes, out->capacity - out->bytes - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, _("cannot read '%s'"), name);
		if (got == 0)
			return true;
		out->bytes += (size_t)got;
		out->data[out->bytes] = '\0';
		if (out->bytes - start > limit_bytes)
			return error_set(err, ERROR_LIMIT,
					 _("'%s' is larger than the limit of %zu MiB for an input file"),
					 name, limit_bytes >> 20);
	}
}

bool file_read(const char *path, size_t limit_bytes, struct strbuf *out, struct error *err)
{
	struct stat status;
	int descriptor;
	bool done;

	if (strcmp(path, "-") == 0)
		return read_descriptor(STDIN_FILENO, _("standard input"), limit_bytes, out, err);
	descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0)
		return error_system(err, _("cannot open '%s'"), path);
	if (fstat(descriptor, &status) == 0) {
		if (S_ISDIR(status.st_mode)) {
			close(descriptor);
			return error_set(err, ERROR_SYSTEM, _("'%s' is a folder, not a file"), path);
		}
		if (S_ISREG(status.st_mode) && status.st_size > 0 &&
		    (uintmax_t)status.st_size <= limit_bytes)
			strbuf_reserve(out, (size_t)status.st_size + 1);
	}
	done = read_descriptor(descriptor, path, limit_bytes, out, err);
	close(descriptor);
	return done;
}

/* ---------------------------------------------------------------- writing */

bool file_write_descriptor(int descriptor, struct slice bytes, struct error *err)
{
	while (bytes.bytes) {
		ssize_t put = write(descriptor, bytes.data, bytes.bytes);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_system(err, descriptor == STDOUT_FILENO
							 ? _("cannot write to standard output")
							 : _("cannot write"));
		bytes = slice_part(bytes, (size_t)put, bytes.bytes);
	}
	return true;
}

/* A temporary file of a process that is no more was left by a killed run. */
static void remove_abandoned(const char *folder, const char *name)
{
	struct strbuf prefix = STRBUF_INIT;
	DIR *directory = opendir(folder);
	struct dirent *entry;

	if (!directory)
		return;
	strbuf_addf(&prefix, ".%s" TEMPORARY_MARK, name);
	while ((entry = readdir(directory))) {
		char *end;
		long pid;

		if (!slice_starts(slice_of(entry->d_name), strbuf_slice(&prefix)))
			continue;
		pid = strtol(entry->d_name + prefix.bytes, &end, 10);
		if (*end == '\0' && pid > 0 && pid <= INT_MAX && kill((pid_t)pid, 0) < 0 &&
		    errno == ESRCH)
			unlinkat(dirfd(directory), entry->d_name, 0);
	}
	closedir(directory);
	strbuf_release(&prefix);
}

static mode_t creation_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Says how much room is left when that is what went wrong. */
static bool write_failed(const struct file_writer *writer, struct error *err)
{
	int number = errno;
	struct statvfs room;

	if (number == ENOSPC && writer->temporary && fstatvfs(writer->descriptor, &room) == 0)
		return error_set(err, ERROR_SYSTEM,
				 _("cannot write '%s': the disk is full (%ju kB are free); the old file is untouched"),
				 writer->path, (uintmax_t)room.f_bavail * room.f_frsize / 1024);
	errno = number;
	return error_system(err, _("cannot write '%s'"), writer->path);
}

/* What is there: a file to be replaced, or a device or pipe, for which there is no other way. */
static bool look_at_target(struct file_writer *writer, struct error *err)
{
	struct stat status;

	writer->mode = creation_mode();
	if (stat(writer->path, &status) < 0)
		return true;
	if (S_ISDIR(status.st_mode))
		return error_set(err, ERROR_SYSTEM, _("cannot write '%s': it is a folder"), writer->path);
	if (!S_ISREG(status.st_mode)) {
		writer->descriptor = open(writer->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return writer->descriptor >= 0 || error_system(err, _("cannot write '%s'"), writer->path);
	}
	if (access(writer->path, W_OK) < 0)
		return error_system(err, _("cannot write '%s'"), writer->path);
	writer->mode = status.st_mode & 07777;
	return true;
}

static bool open_temporary(struct file_writer *writer, struct error *err)
{
	struct strbuf temporary = STRBUF_INIT;
	char *folder = path_folder(writer->path);

	remove_abandoned(folder, path_name(writer->path));
	strbuf_addf(&temporary, "%s/.%s" TEMPORARY_MARK "%ld", folder, path_name(writer->path), (long)getpid());
	free(folder);
	writer->descriptor = open(temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (writer->descriptor >= 0) {
		writer->temporary = strbuf_detach(&temporary);
		return true;
	}
	error_system(err, _("cannot write '%s'"), writer->path);
	strbuf_release(&temporary);
	return false;
}

bool file_writer_open(struct file_writer *writer, const char *path, struct error *err)
{
	char *resolved = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);

	*writer = (struct file_writer){ .pending = STRBUF_INIT, .descriptor = -1 };
	writer->path = alloc_copy(resolved ? resolved : path);
	free(resolved);
	if (strcmp(path, "-") == 0) {
		writer->descriptor = STDOUT_FILENO;
		writer->visible = isatty(STDOUT_FILENO) == 1;
		return true;
	}
	if (look_at_target(writer, err) && (writer->descriptor >= 0 || open_temporary(writer, err)))
		return true;
	file_writer_abandon(writer);
	return false;
}

bool file_writer_open_own(struct file_writer *writer, const char *path, struct error *err)
{
	*writer = (struct file_writer){ .pending = STRBUF_INIT, .descriptor = -1, .mode = 0600 };
	writer->path = alloc_copy(path);
	if (open_temporary(writer, err))
		return true;
	file_writer_abandon(writer);
	return false;
}

static bool write_out(struct file_writer *writer, struct slice rest, struct error *err)
{
	while (rest.bytes && !writer->failed) {
		ssize_t put = write(writer->descriptor, rest.data, rest.bytes);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			writer->failed = true;
			if (writer->descriptor == STDOUT_FILENO)
				error_system(err, _("cannot write to standard output"));
			else
				write_failed(writer, err);
			break;
		}
		rest = slice_part(rest, (size_t)put, rest.bytes);
	}
	return !writer->failed;
}

/* For a terminal; up to the last line end, so that no character is cut, unless it is all. */
static bool show_pending(struct file_writer *writer, bool all, struct error *err)
{
	struct slice text = strbuf_slice(&writer->pending);
	struct strbuf shown = STRBUF_INIT;
	bool written;

	while (!all && text.bytes > 0 && text.data[text.bytes - 1] != '\n')
		text.bytes--;
	visible_add(&shown, text, false);
	written = write_out(writer, strbuf_slice(&shown), err);
	strbuf_splice(&writer->pending, 0, text.bytes, SLICE(""));
	strbuf_release(&shown);
	return written;
}

static bool flush_pending(struct file_writer *writer, bool all, struct error *err)
{
	bool written;

	if (writer->visible)
		return show_pending(writer, all, err);
	written = write_out(writer, strbuf_slice(&writer->pending), err);
	strbuf_clear(&writer->pending);
	return written;
}

bool file_writer_add(struct file_writer *writer, struct slice bytes, struct error *err)
{
	if (writer->failed)
		return error_set(err, ERROR_SYSTEM, _("cannot write '%s'"), writer->path);
	if (bytes.bytes >= WRITE_CHUNK_BYTES && !writer->visible)
		return flush_pending(writer, true, err) && write_out(writer, bytes, err);
	strbuf_add(&writer->pending, bytes);
	return writer->pending.bytes < WRITE_CHUNK_BYTES || flush_pending(writer, false, err);
}

static bool sync_folder(const char *path, struct error *err)
{
	char *folder = path_folder(path);
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);

	if (!done)
		error_system(err, _("cannot write folder '%s' to disk"), folder);
	if (descriptor >= 0)
		close(descriptor);
	free(folder);
	return done;
}

static bool replace_target(struct file_writer *writer, struct error *err)
{
	if (fchmod(writer->descriptor, writer->mode) < 0 || fsync(writer->descriptor) < 0)
		return write_failed(writer, err);
	if (close(writer->descriptor) < 0) {
		writer->descriptor = -1;
		return error_system(err, _("cannot write '%s'"), writer->path);
	}
	writer->descriptor = -1;
	if (rename(writer->temporary, writer->path) < 0)
		return error_system(err, _("cannot write '%s'"), writer->path);
	free(writer->temporary);
	writer->temporary = NULL;
	return sync_folder(writer->path, err);
}

bool file_writer_commit(struct file_writer *writer, struct error *err)
{
	bool done = flush_pending(writer, true, err) && (!writer->temporary || replace_target(writer, err));

	file_writer_abandon(writer);
	return done;
}

void file_writer_abandon(struct file_writer *writer)
{
	if (writer->descriptor >= 0 && writer->descriptor != STDOUT_FILENO)
		close(writer->descriptor);
	if (writer->temporary)
		unlink(writer->temporary);
	free(writer->temporary);
	free(writer->path);
	strbuf_release(&writer->pending);
	*writer = (struct file_writer){ .pending = STRBUF_INIT, .descriptor = -1 };
}

bool file_write(const char *path, struct slice bytes, struct error *err)
{
	struct file_writer writer;

	if (!file_writer_open(&writer, path, err))
		return false;
	if (!file_writer_add(&writer, bytes, err)) {
		file_writer_abandon(&writer);
		return false;
	}
	return file_writer_commit(&writer, err);
}

/* ---------------------------------------------------------------- folders */

bool folder_make(const char *path, struct error *err)
{
	char *parent;

	if (folder_exists(path) || path[0] == '\0')
		return true;
	parent = path_folder(path);
	if (strcmp(parent, path) != 0 && !folder_make(parent, err)) {
		free(parent);
		return false;
	}
	free(parent);
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		return error_system(err, _("cannot make folder '%s'"), path);
	return true;
}

bool folder_make_told(const char *path, char **first, struct error *err)
{
	char *above = alloc_copy(path);

	*first = NULL;
	while (!folder_exists(above)) {
		free(*first);
		*first = above;
		above = path_folder(*first);
	}
	free(above);
	return !*first || folder_make(path, err);
}

void folder_remove_empty(const char *path, const char *first)
{
	char *folder = alloc_copy(path);

	while (rmdir(folder) == 0 && strcmp(folder, first) != 0) {
		char *above = path_folder(folder);

		free(folder);
		folder = above;
	}
	free(folder);
}

void path_list_add(struct path_list *list, const char *path)
{
	ARRAY_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = alloc_copy(path);
}

void path_list_release(struct path_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct path_list)PATH_LIST_INIT;
}

static bool list_below(const char *folder, const char *below, int depth, struct path_list *files,
		       struct error *err)
{
	char *path = path_join(folder, below);
	DIR *directory = opendir(path);
	struct dirent *entry;
	bool done = true;

	if (!directory)
		done = error_system(err, _("cannot read folder '%s'"), path);
	while (done && (entry = readdir(directory))) {
		struct stat status;
		char *inside;

		if (entry->d_name[0] == '.')
			continue;
		inside = path_join(below, entry->d_name);
		if (fstatat(dirfd(directory), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) < 0)
			status.st_mode = 0;
		if (S_ISDIR(status.st_mode) && depth < DEEPEST_FOLDER)
			done = list_below(folder, inside, depth + 1, files, err);
		else if (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode))
			path_list_add(files, inside);
		free(inside);
	}
	if (directory)
		closedir(directory);
	free(path);
	return done;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool folder_list(const char *folder, struct path_list *files, struct error *err)
{
	size_t start = files->count;

	if (!list_below(folder, "", 0, files, err))
		return false;
	if (files->count > start)
		qsort(files->items + start, files->count - start, sizeof(*files->items), compare_paths);
	return true;
}
