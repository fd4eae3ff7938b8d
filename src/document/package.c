/*
 * package -- a zip file whose entries are the parts of a document; libzip reads
 * and writes it.
 */
#include <config.h>

#include "document/package.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/i18n.h"
#include "base/library.h"
#include "base/map.h"

#include <stdlib.h>
#include <zip.h>

/* libzip draws in libcrypto: more work for the linker than all else together. */
#define LIBZIP_FUNCTIONS(X) \
	X(close) X(discard) X(error_fini) X(error_init) X(error_set) X(error_strerror) \
	X(error_to_data) X(fclose) X(file_replace) X(file_set_mtime) X(fopen_index) X(fread) \
	X(get_num_entries) X(open_from_source) X(set_file_compression) X(source_buffer) \
	X(source_buffer_create) X(source_free) X(source_function_create) \
	X(source_seek_compute_offset) X(stat_index) X(stat_init) X(strerror)

static struct {
#define MEMBER(name) __typeof__(zip_##name) *name;
	LIBZIP_FUNCTIONS(MEMBER)
#undef MEMBER
} libzip;

#define SYMBOL(name) { LIBRARY_NAME(zip_##name), &libzip.name },
static const struct library_symbol libzip_symbols[] = { LIBZIP_FUNCTIONS(SYMBOL) };
#undef SYMBOL

static const char *const libzip_files[] = { "libzip.so.5", "libzip.so.4", NULL };

static struct library libzip_library = {
	.title = "libzip",
	.package = "libzip4",
	.files = libzip_files,
	.symbols = libzip_symbols,
	.count = ARRAY_COUNT(libzip_symbols),
};

/* Ordinary speed: the difference to the best packing is one or two percent. */
#define PACKING_LEVEL 6

struct entry {
	struct slice name;
	size_t bytes, packed_bytes;
	uint32_t checksum;
	zip_int32_t method;
	time_t time;
};

struct package {
	struct arena arena;
	struct slice bytes;
	zip_t *zip;
	struct entry *entries;
	size_t count;
	struct map names;
};

bool package_sniff(struct slice bytes)
{
	return slice_starts(bytes, SLICE("PK\x03\x04"));
}

static bool fail_zip(zip_error_t *why, struct error *err)
{
	error_set(err, ERROR_FORMAT, _("the zip file is damaged or cut off: %s"), libzip.error_strerror(why));
	libzip.error_fini(why);
	return false;
}

static zip_t *open_zip(struct slice bytes, struct error *err)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *zip;

	libzip.error_init(&why);
	source = libzip.source_buffer_create(bytes.data, bytes.bytes, 0, &why);
	zip = source ? libzip.open_from_source(source, ZIP_RDONLY, &why) : NULL;
	if (!zip) {
		libzip.source_free(source);
		fail_zip(&why, err);
	}
	return zip;
}

/* ---------------------------------------------------------- the table of contents */

/* A relative path without "..", of any system. */
static bool is_safe_name(struct slice name)
{
	struct slice rest = name, part;

	if (!name.bytes || name.data[0] == '/' || slice_find(name, SLICE("\\"), 0) != SIZE_MAX ||
	    slice_find(name, SLICE(":"), 0) != SIZE_MAX)
		return false;
	while (slice_next_field(&rest, '/', &part))
		if (slice_is(part, "..") || slice_is(part, "."))
			return false;
	return true;
}

static bool check_entry(struct package *package, const struct entry *entry, bool encrypted, struct error *err)
{
	bool added;

	if (encrypted)
		return error_set(err, ERROR_UNSUPPORTED,
				 _("it is encrypted; save it without a password"));
	if (!is_safe_name(entry->name))
		return error_set(err, ERROR_FORMAT, _("the entry '%.*s' of the zip file has a dangerous name"),
				 SLICE_ARG(entry->name));
	map_add(&package->names, entry->name, (size_t)(entry - package->entries), &added);
	if (!added)
		return error_set(err, ERROR_FORMAT, _("the entry '%.*s' stands in the zip file twice"),
				 SLICE_ARG(entry->name));
	return true;
}

static bool read_entry(struct package *package, size_t index, size_t *total, struct error *err)
{
	struct entry *entry = &package->entries[index];
	zip_stat_t stat;

	if (libzip.stat_index(package->zip, index, ZIP_FL_ENC_RAW, &stat) != 0)
		return error_set(err, ERROR_FORMAT, _("the zip file is damaged or cut off: %s"),
				 libzip.strerror(package->zip));
	*entry = (struct entry){ .name = arena_copy(&package->arena, slice_of(stat.name)),
				 .bytes = (size_t)stat.size,
				 .packed_bytes = (size_t)stat.comp_size,
				 .checksum = stat.crc,
				 .method = stat.comp_method,
				 .time = stat.mtime };
	if (entry->bytes > PACKAGE_UNPACKED_BYTES - *total)
		return error_set(err, ERROR_LIMIT, _("unpacked it is larger than %zu MiB"),
				 PACKAGE_UNPACKED_BYTES >> 20);
	*total += entry->bytes;
	return check_entry(package, entry, stat.encryption_method != ZIP_EM_NONE, err);
}

static bool read_contents(struct package *package, struct error *err)
{
	zip_int64_t count = libzip.get_num_entries(package->zip, 0);
	size_t total = 0;

	if (count > PACKAGE_ENTRIES_MAX)
		return error_set(err, ERROR_LIMIT, _("the zip file has more than %d entries"),
				 PACKAGE_ENTRIES_MAX);
	package->count = (size_t)count;
	package->entries = arena_zeroed(&package->arena, package->count, sizeof(*package->entries));
	for (size_t i = 0; i < package->count; i++)
		if (!read_entry(package, i, &total, err))
			return false;
	return true;
}

bool package_open(struct package **opened, struct slice bytes, struct error *err)
{
	struct package *package;

	*opened = NULL;
	if (!library_open(&libzip_library, err))
		return false;
	package = alloc_zeroed(1, sizeof(*package));
	package->bytes = bytes;
	package->zip = open_zip(bytes, err);
	if (package->zip && read_contents(package, err)) {
		*opened = package;
		return true;
	}
	package_free(package);
	return false;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	if (package->zip)
		libzip.discard(package->zip);
	map_release(&package->names);
	arena_release(&package->arena);
	free(package);
}

/* ----------------------------------------------------------------------- reading */

size_t package_count(const struct package *package)
{
	return package->count;
}

struct slice package_name(const struct package *package, size_t index)
{
	return package->entries[index].name;
}

uint32_t package_checksum(const struct package *package, size_t index)
{
	return package->entries[index].checksum;
}

bool package_find(const struct package *package, struct slice name, size_t *index)
{
	const size_t *found = map_find(&package->names, name);

	if (found)
		*index = *found;
	return found;
}

/* Not one byte more than is declared is unpacked; libzip checks the sum. */
static bool unpack(const struct package *package, size_t index, struct strbuf *out)
{
	const struct entry *entry = &package->entries[index];
	zip_file_t *file = libzip.fopen_index(package->zip, index, 0);
	size_t start = out->bytes;
	zip_int64_t got = 0;

	if (!file)
		return false;
	strbuf_reserve(out, entry->bytes + 1);
	while (out->bytes - start < entry->bytes &&
	       (got = libzip.fread(file, out->data + out->bytes, entry->bytes - (out->bytes - start))) > 0)
		out->bytes += (size_t)got;
	out->data[out->bytes] = '\0';
	if (got >= 0)
		got = libzip.fread(file, &(char){ 0 }, 1); /* the end, and with it the sum */
	libzip.fclose(file);
	return got == 0 && out->bytes - start == entry->bytes;
}

bool package_read(const struct package *package, size_t index, struct strbuf *out, struct error *err)
{
	const struct entry *entry = &package->entries[index];

	if (entry->bytes > PACKAGE_RATIO_BYTES && entry->bytes / PACKAGE_RATIO_MAX > entry->packed_bytes)
		return error_set(err, ERROR_LIMIT,
				 _("the entry '%.*s' of the zip file is packed to less than a part in %d, as a bomb is"),
				 SLICE_ARG(entry->name), PACKAGE_RATIO_MAX);
	if (!unpack(package, index, out))
		return error_set(err, ERROR_FORMAT, _("the entry '%.*s' of the zip file is damaged"),
				 SLICE_ARG(entry->name));
	return true;
}

/* ----------------------------------------------------------------------- writing */

/*
 * A file in memory that is read as it was and written as it will be. libzip's own
 * frees what it does not own when it keeps the beginning of a borrowed buffer (1.7.3).
 */
struct memory_file {
	struct slice bytes;
	size_t read_at, write_at, start; /* `start`: what stood in `out` already */
	struct strbuf *out;
	zip_error_t error;
};

static zip_int64_t read_memory(struct memory_file *file, void *data, zip_uint64_t wanted)
{
	size_t left = file->bytes.bytes - file->read_at, count = wanted < left ? (size_t)wanted : left;

	if (count)
		memcpy(data, file->bytes.data + file->read_at, count);
	file->read_at += count;
	return (zip_int64_t)count;
}

/* Headers are written once more when the sizes behind them are known. */
static zip_int64_t write_memory(struct memory_file *file, const void *data, zip_uint64_t bytes)
{
	size_t at = file->start + file->write_at, end = at + (size_t)bytes;

	if (end > file->out->bytes) {
		strbuf_reserve(file->out, end - file->out->bytes);
		file->out->bytes = end;
		file->out->data[end] = '\0';
	}
	if (bytes)
		memcpy(file->out->data + at, data, (size_t)bytes);
	file->write_at += (size_t)bytes;
	return (zip_int64_t)bytes;
}

static zip_int64_t seek_memory(struct memory_file *file, size_t *at, size_t end, void *data, zip_uint64_t bytes)
{
	zip_int64_t offset = libzip.source_seek_compute_offset(*at, end, data, bytes, &file->error);

	if (offset < 0)
		return -1;
	*at = (size_t)offset;
	return 0;
}

static zip_int64_t stat_memory(struct memory_file *file, zip_stat_t *stat)
{
	libzip.stat_init(stat);
	stat->size = file->bytes.bytes;
	stat->valid = ZIP_STAT_SIZE;
	return sizeof(*stat);
}

static zip_int64_t serve_memory(void *user, void *data, zip_uint64_t bytes, zip_source_cmd_t command)
{
	struct memory_file *file = user;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		file->read_at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_memory(file, data, bytes);
	case ZIP_SOURCE_SEEK:
		return seek_memory(file, &file->read_at, file->bytes.bytes, data, bytes);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)file->read_at;
	case ZIP_SOURCE_STAT:
		return stat_memory(file, data);
	case ZIP_SOURCE_BEGIN_WRITE:
		file->write_at = 0;
		return 0;
	case ZIP_SOURCE_WRITE:
		return write_memory(file, data, bytes);
	case ZIP_SOURCE_SEEK_WRITE:
		return seek_memory(file, &file->write_at, file->out->bytes - file->start, data, bytes);
	case ZIP_SOURCE_TELL_WRITE:
		return (zip_int64_t)file->write_at;
	case ZIP_SOURCE_ROLLBACK_WRITE:
	case ZIP_SOURCE_COMMIT_WRITE:
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_ERROR:
		return libzip.error_to_data(&file->error, data, bytes);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_WRITABLE;
	default:
		libzip.error_set(&file->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

static zip_t *open_memory(struct memory_file *file, struct error *err)
{
	zip_source_t *source;
	zip_error_t why;
	zip_t *zip;

	libzip.error_init(&why);
	libzip.error_init(&file->error);
	source = libzip.source_function_create(serve_memory, file, &why);
	zip = source ? libzip.open_from_source(source, 0, &why) : NULL;
	if (!zip) {
		libzip.source_free(source);
		fail_zip(&why, err);
	}
	return zip;
}

/* libzip forgets the level where the method stays the same (1.7.3). */
static zip_int32_t method_to_pack(const struct entry *entry)
{
	return entry->method == ZIP_CM_DEFLATE ? ZIP_CM_DEFAULT : entry->method;
}

static bool replace(const struct package *package, zip_t *zip, const struct package_change *change)
{
	const struct entry *entry = &package->entries[change->index];
	zip_source_t *source = libzip.source_buffer(zip, change->bytes.data, change->bytes.bytes, 0);

	if (!source)
		return false;
	if (libzip.file_replace(zip, change->index, source, 0) != 0) {
		libzip.source_free(source);
		return false;
	}
	return libzip.set_file_compression(zip, change->index, method_to_pack(entry), PACKING_LEVEL) == 0 &&
	       libzip.file_set_mtime(zip, change->index, entry->time, 0) == 0;
}

bool package_write(const struct package *package, const struct package_change *changes, size_t count,
		   struct strbuf *out, struct error *err)
{
	struct memory_file file = { .bytes = package->bytes, .start = out->bytes, .out = out };
	bool written = true;
	zip_t *zip;

	if (count == 0) {
		strbuf_add(out, package->bytes);
		return true;
	}
	zip = open_memory(&file, err);
	if (!zip)
		return false;
	for (size_t i = 0; i < count && written; i++)
		written = replace(package, zip, &changes[i]);
	if (written && libzip.close(zip) == 0)
		return true;
	error_set(err, ERROR_FORMAT, _("cannot pack the edition: %s"), libzip.strerror(zip));
	libzip.discard(zip);
	strbuf_truncate(out, file.start);
	return false;
}
