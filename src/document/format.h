/*
 * format -- the kinds of documents: rows of one table, all in format.c.
 *
 * A format knows what its bytes look like, where units and codes stand in them,
 * and how text is written back there; nothing else. Adding one is a file with
 * its row, and a line in FORMATS.
 */
#ifndef DOCUMENT_FORMAT_H
#define DOCUMENT_FORMAT_H

#include "document/document.h"
#include "text/encoding.h"

struct builder;
struct package;

/* What the skeleton is fed with, part by part: see skeleton.h. */
struct skeleton;

/* The entries of a package that are streams, in the order in which they are read. */
struct document_part {
	size_t entry;
	unsigned part; /* of the format: what it is */
};

struct part_list {
	struct document_part *items;
	size_t count, capacity;
};

#define PART_LIST_INIT { NULL, 0, 0 }

/* What becomes of characters that the document's charset does not have. */
enum unencodable {
	UNENCODABLE_ERROR,
	UNENCODABLE_REFERENCE, /* "&#1179;" */
};

/* The tag of a code, as it stands in a translation; NULL at the edge of the unit. */
struct text_edge {
	const struct document_code *code;
	enum code_kind kind;
};

/* A run of text in a translation, between two tags. */
struct text_piece {
	struct slice text;
	bool laid_out; /* white space is written as the document has it: no line is to be broken */
	struct text_edge before, behind;
};

struct format {
	const char *name;     /* "html" */
	const char *suffixes; /* "html htm xhtml", lower case */
	const char *media_type;
	enum unencodable unencodable;

	/* How sure the content alone makes: 0 not this format, 100 certainly. */
	int (*sniff)(struct slice bytes);

	/* The charset that the bytes name in themselves, or NULL; may itself be NULL. */
	const struct encoding *(*declared_charset)(struct slice bytes);

	/* Whether the options make sense, before anything is read with them; may be NULL. */
	bool (*check_options)(const struct document_options *options, struct error *err);

	/*
	 * Only packages have it. Adds the parts that have texts or name the language;
	 * false for a package that is no document of this format.
	 */
	bool (*parts)(const struct package *package, const struct document_options *options,
		      struct part_list *parts, struct error *err);

	/* Finds units, codes and language sites in the builder's text. */
	void (*extract)(struct builder *builder, const struct document_options *options);

	/* Writes text of a translation at the place of the unit; `out` holds what stands before it. */
	void (*encode)(const struct document *document, const struct document_unit *unit,
		       const struct text_piece *piece, struct strbuf *out);

	/* Whether a place can hold all characters of a text; NULL: it can, or writes others for them. */
	bool (*can_hold)(struct slice text);

	/*
	 * Writes, at the `at` of a scope of the stream or at one of its mark places (then `how` is
	 * the place's), that its text is in that language, and its direction where `direction`
	 * asks for it. NULL: the format has no scopes.
	 */
	void (*mark)(struct slice stream, const struct language *language, bool direction, unsigned how,
		     struct strbuf *out);

	/* Walks over everything in a stream that is not text of units. */
	void (*skeleton)(struct slice text, struct skeleton *skeleton);
};

/* All of them; ends with NULL. */
const struct format *const *format_all(void);

const struct format *format_find(const char *name);

/* By the suffix of the path, else by the content; NULL when none fits. Under a suffix that no
 * format has, plain text is not assumed: it may be anything that a person can read. */
const struct format *format_for(const char *path, struct slice bytes);

#endif
