/*
 * catalog -- the units of one release in one language: a PO file in memory.
 *
 * Reading and writing lose nothing: a unit that was not changed is written with
 * its own bytes, so a catalog that was only read is the file again, byte for
 * byte, with its wrapping, comments, unknown flags, line ends, byte-order mark
 * and charset. Changed and new units are written as GNU msgcat writes them.
 *
 * Inside all text is UTF-8 with \n line ends. The catalog owns everything in its
 * arena; units are referred to by their place in `units`, which holds the
 * obsolete ones too (UNIT_OBSOLETE) and not the header. Read them freely; change
 * them through the functions here, or through catalog_edit(), else the change is
 * not written.
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "catalog/index.h"
#include "segment/unit.h"
#include "text/encoding.h"
#include "text/language.h"

/* Inputs past these are refused by name (faults.md, limits). */
struct catalog_limits {
	size_t file_bytes;
	size_t entries;
	size_t line_bytes;
};

#define CATALOG_LIMITS_INIT { (size_t)64 << 20, 1000000, (size_t)1 << 20 }

struct catalog {
	struct arena arena;
	struct unit *units;
	size_t count, capacity;

	bool has_header;
	struct unit header;	/* its target is the text "Name: value\n…" */
	size_t header_position; /* it stands before this unit: 0 in any sane file */

	char *path;	       /* as given when it was read; NULL in a new catalog */
	struct slice trailing; /* what stands behind the last entry, as written */
	bool byte_order_mark;
	bool crlf;	       /* lines end in \r\n */
	const struct encoding *encoding; /* of the file, when it is neither UTF-8 nor ASCII; else NULL */

	struct catalog_limits limits;
	struct strbuf input; /* the bytes that units borrow from, when the catalog owns them */
	struct unit_index index; /* brought up to date by catalog_find() */
};

#define CATALOG_INIT { .limits = CATALOG_LIMITS_INIT, .input = STRBUF_INIT }
#define CATALOG_NOT_FOUND ((size_t)-1)

void catalog_init(struct catalog *catalog);
void catalog_release(struct catalog *catalog);

/*
 * Fills an empty catalog from a file ("-": standard input). Refuses, with file
 * and line, what is no PO file, and what msgcat would spoil: see po.h. On
 * failure the catalog is empty.
 */
bool catalog_load(struct catalog *catalog, const char *path, struct error *err);

/* The same from memory: `bytes` must outlive the catalog; `path` is for messages. */
bool catalog_read(struct catalog *catalog, const char *path, struct slice bytes, struct error *err);

/*
 * Adds the file's bytes. Fails only when a text cannot be written in the file's
 * charset. A header that promises less (ASCII, CHARSET, nothing) is written with
 * charset=UTF-8 as soon as a changed or new unit needs it.
 */
bool catalog_print(const struct catalog *catalog, struct strbuf *out, struct error *err);

/* Writes the file, whole or not at all ("-": standard output). */
bool catalog_save(const struct catalog *catalog, const char *path, struct error *err);

/* A new catalog that is written while it is made, and not kept. */
struct catalog_writer {
	struct file_writer file;
	struct strbuf text; /* not yet handed on */
};

/* Begins the file with the header of a catalog. False: there is nothing to commit or abandon. */
bool catalog_writer_open(struct catalog_writer *writer, const char *path, const struct catalog *head,
			 struct error *err);

/* The unit as catalog_add() and catalog_save() would write it. */
bool catalog_writer_add(struct catalog_writer *writer, const struct unit *unit, struct error *err);

/* The writer is gone either way. */
bool catalog_writer_commit(struct catalog_writer *writer, struct error *err);
void catalog_writer_abandon(struct catalog_writer *writer);

/* ----------------------------------------------------------------- header */

/* The value of a header field, trimmed; none when it is not there. */
struct slice catalog_header(const struct catalog *catalog, const char *name);

/* Replaces the value in its place, or adds the field at the end. */
void catalog_set_header(struct catalog *catalog, const char *name, struct slice value);

/* Of "Language" and "X-Source-Language"; NULL when missing or unknown. */
const struct language *catalog_language(const struct catalog *catalog);
const struct language *catalog_source_language(const struct catalog *catalog);

/*
 * How many plural forms a target has: as "Plural-Forms" says, else as the
 * language has, else two, as in a template.
 */
size_t catalog_plural_count(const struct catalog *catalog);

/* ------------------------------------------------------------------ units */

/*
 * The place of the unit with this msgctxt (none is not the same as empty) and
 * msgid, or CATALOG_NOT_FOUND. A living one is preferred to an obsolete one.
 */
size_t catalog_find(struct catalog *catalog, struct slice context, struct slice source);

/*
 * Adds a copy of the unit at the end, strings and all. One with a plural and
 * without target gets as many empty forms as the catalog has. Returns its place.
 */
size_t catalog_add(struct catalog *catalog, const struct unit *unit);

/*
 * The unit to be changed in place; it will be written anew. Strings put into it
 * must live as long as the catalog: see catalog_keep().
 */
struct unit *catalog_edit(struct catalog *catalog, size_t place);

/* A copy in the catalog's arena; none stays none. */
struct slice catalog_keep(struct catalog *catalog, struct slice text);

/*
 * Sets the target of a plural form (0 where there are none). Makes room for
 * more forms when needed. Setting what is there already changes nothing. Flags
 * are left alone.
 */
void catalog_set_target(struct catalog *catalog, size_t place, size_t form, struct slice text);

/* Makes it fuzzy, saying what the target was made for (none: unknown). */
void catalog_mark_fuzzy(struct catalog *catalog, size_t place, struct slice previous_source);

/* No longer fuzzy: the previous source goes too. */
void catalog_clear_fuzzy(struct catalog *catalog, size_t place);

#endif
