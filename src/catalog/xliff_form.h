/*
 * xliff_form -- the words that the reader and the writer of XLIFF share.
 */
#ifndef CATALOG_XLIFF_FORM_H
#define CATALOG_XLIFF_FORM_H

#include "catalog/xliff.h"
#include "segment/segment.h"

enum xliff_kind { XLIFF_ENTRY, XLIFF_HEADER, XLIFF_PLURAL };

/* What an entry of a catalog is in a file. Borrows, or lives in the reader's arena. */
struct xliff_entry {
	enum xliff_kind kind;
	struct unit unit;
	struct slice msgid;    /* of one with a plural, whose units have sources by form */
	struct slice layout;   /* its bytes, when they are not those that we would write */
	struct slice escaped;  /* such a layout, escaped; none: it is not */
	struct slice obsolete; /* "yes" or none; so are the two below */

	/* Of the whole file, at its header. */
	struct slice absent; /* there is no header */
	struct slice byte_order_mark;
	struct slice line_ends; /* "crlf" or none */
	struct slice encoding;	/* none: UTF-8 */
	struct slice trailing;	/* what stands behind the last entry */
	struct slice trailing_escaped;

	/* Of an entry of another tool. */
	struct slice name; /* what it is called there */
	struct slice file; /* what it is from, as the file element says */
};

/*
 * A layout with characters that XML cannot hold: these, and each "%", as %XX of
 * their bytes. Both add to `out`.
 */
void xliff_escape(struct slice text, struct strbuf *out);
void xliff_unescape(struct slice escaped, struct strbuf *out);

/* Members of an entry that are written as they are: name, and where; ends with NULL. */
struct xliff_property {
	const char *type;
	size_t offset; /* of a struct slice in struct xliff_entry */
};

extern const struct xliff_property xliff_properties[];

struct slice *xliff_property_of(struct xliff_entry *entry, const struct xliff_property *property);

/* Values of restype and of type; NULL for an entry like any other. */
const char *xliff_kind_name(enum xliff_kind kind, enum xliff_version version);

/* By such a value, which may be NULL. */
enum xliff_kind xliff_kind_of(const char *value);

#define XLIFF_NOTE_OF_PEOPLE "po-translator"
#define XLIFF_NOTE_OF_OURS "developer"
#define XLIFF_SOURCE_FILE "sourcefile"
#define XLIFF_LINE "linenumber"
#define XLIFF_FUZZY "tarjimon:fuzzy"

#define XLIFF_STATE_FUZZY_1 "needs-review-translation"
#define XLIFF_STATE_FUZZY_2 "initial"
#define XLIFF_STATE_TRANSLATED "translated"

/* Adds the entry as we write it, with the blank line before it unless it is the first. */
void xliff_add_canonical(const struct unit *unit, bool first, bool crlf, struct strbuf *out);

/* Adds a segment with its codes as inline elements; returns how many characters were replaced. */
size_t xliff_add_segment(const struct segment *segment, enum xliff_version version, struct strbuf *out);

#endif
