/*
 * package -- a zip file whose entries are the parts of a document.
 *
 * Opened from memory and written to memory. What an attacker can put into the
 * table of contents is looked at once, when it is opened: names that leave the
 * folder, names that occur twice, encryption, numbers and sizes past the limits
 * below. Entries that are not changed are copied as they are packed; a changed
 * one keeps its place, its way of packing and its time, so that the same input
 * gives the same bytes.
 */
#ifndef DOCUMENT_PACKAGE_H
#define DOCUMENT_PACKAGE_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdint.h>

/* faults.md: "zip parts / total unpacked / ratio". */
#define PACKAGE_ENTRIES_MAX 4096
#define PACKAGE_UNPACKED_BYTES ((size_t)256 << 20)
#define PACKAGE_RATIO_MAX 200
#define PACKAGE_RATIO_BYTES ((size_t)1 << 20) /* smaller entries may be packed as well as they like */

struct package;

/* The bytes are borrowed: they must outlive it. */
bool package_open(struct package **package, struct slice bytes, struct error *err);
void package_free(struct package *package);

/* Whether the bytes begin like a zip file with an entry. */
bool package_sniff(struct slice bytes);

size_t package_count(const struct package *package);

/* Borrowed until package_free(). */
struct slice package_name(const struct package *package, size_t index);

/* The CRC-32 of the unpacked bytes of an entry, as the table of contents has it. */
uint32_t package_checksum(const struct package *package, size_t index);

/* False when there is none. */
bool package_find(const struct package *package, struct slice name, size_t *index);

/* Adds the unpacked bytes of an entry. */
bool package_read(const struct package *package, size_t index, struct strbuf *out, struct error *err);

struct package_change {
	size_t index;
	struct slice bytes;
};

/* Adds the zip file with other bytes in some entries. */
bool package_write(const struct package *package, const struct package_change *changes, size_t count,
		   struct strbuf *out, struct error *err);

#endif
