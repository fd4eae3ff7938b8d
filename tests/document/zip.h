/*
 * zip -- zip files for tests, also ones that no program would write.
 *
 *	struct zip zip = ZIP_INIT;
 *	zip_add(&zip, "mimetype", SLICE("…"));
 *	… zip_finish(&zip) … zip_release(&zip);
 *
 * Entries are not packed. What zip_last() gives may be changed before the next call.
 */
#ifndef TESTS_DOCUMENT_ZIP_H
#define TESTS_DOCUMENT_ZIP_H

#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define ZIP_ENTRIES_MAX 8192

struct zip_entry {
	char name[64];
	uint32_t offset, crc, bytes, packed, flags, method;
};

struct zip {
	struct strbuf text;
	struct zip_entry *entries;
	size_t count;
};

#define ZIP_INIT { STRBUF_INIT, NULL, 0 }

static inline void zip_number(struct strbuf *out, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		strbuf_add_byte(out, (char)(number >> (8 * i) & 0xff));
}

static inline uint32_t zip_crc(struct slice bytes)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < bytes.bytes; i++) {
		crc ^= (unsigned char)bytes.data[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return crc ^ 0xffffffff;
}

/* What local and central headers share, from "version needed" on. */
static inline void zip_header(struct strbuf *out, const struct zip_entry *entry)
{
	zip_number(out, 20, 2);
	zip_number(out, entry->flags, 2);
	zip_number(out, entry->method, 2);
	zip_number(out, 0x5a214000, 4); /* 2025-01-01 08:00 */
	zip_number(out, entry->crc, 4);
	zip_number(out, entry->packed, 4);
	zip_number(out, entry->bytes, 4);
	zip_number(out, (uint32_t)strlen(entry->name), 2);
	zip_number(out, 0, 2);
}

static inline struct zip_entry *zip_last(struct zip *zip)
{
	return &zip->entries[zip->count - 1];
}

/* Adds an entry whose header says what `told` does. */
static inline void zip_add_as(struct zip *zip, const struct zip_entry *told, struct slice bytes)
{
	if (!zip->entries)
		zip->entries = calloc(ZIP_ENTRIES_MAX, sizeof(*zip->entries));
	zip->entries[zip->count] = *told;
	zip->entries[zip->count++].offset = (uint32_t)zip->text.bytes;
	strbuf_add(&zip->text, SLICE("PK\x03\x04"));
	zip_header(&zip->text, told);
	strbuf_add_string(&zip->text, told->name);
	strbuf_add(&zip->text, bytes);
}

static inline void zip_add(struct zip *zip, const char *name, struct slice bytes)
{
	struct zip_entry told = { .crc = zip_crc(bytes), .bytes = (uint32_t)bytes.bytes, .packed = (uint32_t)bytes.bytes };

	snprintf(told.name, sizeof(told.name), "%s", name);
	zip_add_as(zip, &told, bytes);
}

/* Adds the table of contents; borrows the whole. */
static inline struct slice zip_finish(struct zip *zip)
{
	size_t begin = zip->text.bytes, end;

	for (size_t i = 0; i < zip->count; i++) {
		strbuf_add(&zip->text, SLICE("PK\x01\x02"));
		zip_number(&zip->text, 20, 2);
		zip_header(&zip->text, &zip->entries[i]);
		zip_number(&zip->text, 0, 2); /* comment */
		zip_number(&zip->text, 0, 4); /* disk, internal attributes */
		zip_number(&zip->text, 0, 4);
		zip_number(&zip->text, zip->entries[i].offset, 4);
		strbuf_add_string(&zip->text, zip->entries[i].name);
	}
	end = zip->text.bytes;
	strbuf_add(&zip->text, SLICE("PK\x05\x06"));
	zip_number(&zip->text, 0, 4);
	zip_number(&zip->text, (uint32_t)zip->count, 2);
	zip_number(&zip->text, (uint32_t)zip->count, 2);
	zip_number(&zip->text, (uint32_t)(end - begin), 4);
	zip_number(&zip->text, (uint32_t)begin, 4);
	zip_number(&zip->text, 0, 2);
	return strbuf_slice(&zip->text);
}

static inline void zip_release(struct zip *zip)
{
	strbuf_release(&zip->text);
	free(zip->entries);
}

#endif
