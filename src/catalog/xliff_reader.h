/*
 * xliff_reader -- what the two halves of the reader of XLIFF share: xliff_read.c
 * walks elements and texts, xliff_units.c makes entries of units.
 */
#ifndef CATALOG_XLIFF_READER_H
#define CATALOG_XLIFF_READER_H

#include "catalog/inline.h"
#include "catalog/xliff_catalog.h"
#include "catalog/xliff_pieces.h"
#include "text/xml_read.h"

enum xliff_element {
	AT_TOP,
	IN_XLIFF,
	IN_FILE,
	IN_HEAD, /* parts of a file that hold no units */
	IN_BODY,
	IN_GROUP,
	IN_UNIT,
	IN_NOTES,
	IN_NOTE,
	IN_PROPERTIES,
	IN_PROPERTY,
	IN_SEGMENT,
	IN_TEXT, /* source and target, and elements around a part of them */
	IN_CODE,
};

struct xliff_reader;

struct xliff_element_kind {
	const char *name;
	unsigned parents;
	enum xliff_element element;
	bool (*begin)(struct xliff_reader *reader, const char **attributes); /* NULL: nothing to do */
	bool (*end)(struct xliff_reader *reader);
};

/* What an open element hands on to those in it. */
struct xliff_open_element {
	const struct xliff_element_kind *kind;
	bool preserve;	/* xml:space */
	bool translate; /* whether it is to be translated */
	size_t pair;	/* of a code around text: its number in the segment */
};

struct xliff_reader {
	struct xml_reader xml;
	struct xliff_entries entries;
	const struct catalog_limits *limits;
	const struct language *target; /* wanted, or NULL */
	struct loss_report *losses;
	struct error *err;

	struct xliff_open_element open[XML_DEPTH_LIMIT];
	size_t depth;
	size_t passed_over;  /* elements open inside of one that has no place, and that one */
	struct slice prefix; /* of XLIFF's own names in this file: "", "xlf:" */
	char prefix_bytes[32];
	bool modern; /* 2.x */

	/* The file. */
	struct slice original;
	bool wanted;

	/* The group with a plural that is open, and the unit. */
	struct xliff_entry group, unit;
	bool in_plural, disapproved;
	size_t plural_depth;
	struct xliff_pieces pieces;
	struct xliff_piece piece; /* that is open */
	struct slice *forms;
	size_t form_count, form_capacity;
	struct slice form_source; /* of the form that was read last */

	/* The text that is open. */
	struct inline_reader segment;
	struct strbuf value; /* of a note or property */
	const char *type;    /* of a property */
	bool of_people;	     /* a note */
	bool strange;	     /* a target in another language, which is not taken */
	size_t pairs;
};

static inline void xliff_lose(struct xliff_reader *reader, enum loss_kind kind)
{
	loss_add(reader->losses, &(struct loss){ .kind = kind, .line = xml_line(&reader->xml) });
}

static inline struct slice xliff_keep(struct xliff_reader *reader, const char *value)
{
	return arena_copy(&reader->entries.arena, slice_of(value));
}

static inline bool xliff_is(const char *value, const char *wanted)
{
	return value && strcmp(value, wanted) == 0;
}

/* For the table of elements: what their begins and ends do. */
bool xliff_begin_group(struct xliff_reader *reader, const char **attributes);
bool xliff_end_group(struct xliff_reader *reader);
bool xliff_begin_unit(struct xliff_reader *reader, const char **attributes);
bool xliff_end_unit(struct xliff_reader *reader);
bool xliff_begin_note(struct xliff_reader *reader, const char **attributes);
bool xliff_end_note(struct xliff_reader *reader);
bool xliff_begin_property(struct xliff_reader *reader, const char **attributes);
bool xliff_end_property(struct xliff_reader *reader);
bool xliff_end_segment(struct xliff_reader *reader);

#endif
