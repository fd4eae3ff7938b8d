/*
 * package -- a zip file whose entries are the parts of a document; libzip reads
 * and writes it.
 */
#include <config.h>

#include "document/package.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/i18n.h"
#include "base/map.h"

#include <stdlib.h>
#include <zip.h>

/* Ordinary speed: the difference to the best packing is one or two percent. */
#define PACKING_LEVEL 6

struct entry {
	struct slice name;
	size_t bytes, packed_bytes;
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
	error_set(err, ERROR_FORMAT, _("the zip file is damaged or cut off: %s"), zip_error_strerror(why));
	zip_error_fini(why);
	return false;
}

static zip_t *open_zip(struct slice bytes, zip_source_t **kept, struct error *err)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *zip;

	zip_error_init(&why);
	source = zip_source_buffer_create(bytes.data, bytes.bytes, 0, &why);
	zip = source ? zip_open_from_source(source, kept ? 0 : ZIP_RDONLY, &why) : NULL;
	if (!zip) {
		zip_source_free(source);
		fail_zip(&why, err);
	} else if (kept) {
		zip_source_keep(source);
		*kept = source;
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

	if (zip_stat_index(package->zip, index, ZIP_FL_ENC_RAW, &stat) != 0)
		return error_set(err, ERROR_FORMAT, _("the zip file is damaged or cut off: %s"),
				 zip_strerror(package->zip));
	*entry = (struct entry){ .name = arena_copy(&package->arena, slice_of(stat.name)),
				 .bytes = (size_t)stat.size,
				 .packed_bytes = (size_t)stat.comp_size,
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
	zip_int64_t count = zip_get_num_entries(package->zip, 0);
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
	struct package *package = alloc_zeroed(1, sizeof(*package));

	package->bytes = bytes;
	package->zip = open_zip(bytes, NULL, err);
	if (package->zip && read_contents(package, err)) {
		*opened = package;
		return true;
	}
	package_free(package);
	*opened = NULL;
	return false;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	if (package->zip)
		zip_discard(package->zip);
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
	zip_file_t *file = zip_fopen_index(package->zip, index, 0);
	size_t start = out->bytes;
	zip_int64_t got = 0;

	if (!file)
		return false;
	strbuf_reserve(out, entry->bytes + 1);
	while (out->bytes - start < entry->bytes &&
	       (got = zip_fread(file, out->data + out->bytes, entry->bytes - (out->bytes - start))) > 0)
		out->bytes += (size_t)got;
	out->data[out->bytes] = '\0';
	if (got >= 0)
		got = zip_fread(file, &(char){ 0 }, 1); /* the end, and with it the sum */
	zip_fclose(file);
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

static bool replace(const struct package *package, zip_t *zip, const struct package_change *change)
{
	const struct entry *entry = &package->entries[change->index];
	zip_source_t *source = zip_source_buffer(zip, change->bytes.data, change->bytes.bytes, 0);

	if (!source)
		return false;
	if (zip_file_replace(zip, change->index, source, 0) != 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, change->index, entry->method, PACKING_LEVEL) == 0 &&
	       zip_file_set_mtime(zip, change->index, entry->time, 0) == 0;
}

static bool read_source(zip_source_t *source, struct strbuf *out)
{
	zip_stat_t stat;
	zip_int64_t got;
	bool read;

	if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
		return false;
	strbuf_reserve(out, (size_t)stat.size + 1);
	got = zip_source_read(source, out->data + out->bytes, stat.size);
	read = got >= 0 && (zip_uint64_t)got == stat.size;
	if (read) {
		out->bytes += (size_t)got;
		out->data[out->bytes] = '\0';
	}
	zip_source_close(source);
	return read;
}

bool package_write(const struct package *package, const struct package_change *changes, size_t count,
		   struct strbuf *out, struct error *err)
{
	zip_source_t *source = NULL;
	zip_t *zip;
	bool written = true;

	if (count == 0) {
		strbuf_add(out, package->bytes);
		return true;
	}
	zip = open_zip(package->bytes, &source, err);
	if (!zip)
		return false;
	for (size_t i = 0; i < count && written; i++)
		written = replace(package, zip, &changes[i]);
	if (!written || zip_close(zip) != 0) {
		error_set(err, ERROR_SYSTEM, _("cannot pack the edition: %s"), zip_strerror(zip));
		zip_discard(zip);
		written = false;
	} else if (!read_source(source, out)) {
		written = error_set(err, ERROR_SYSTEM, _("cannot pack the edition: %s"),
				    zip_error_strerror(zip_source_error(source)));
	}
	zip_source_free(source);
	return written;
}
