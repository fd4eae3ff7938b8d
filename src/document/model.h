/*
 * model -- the inside of a document, for document.c and merge.c alone.
 */
#ifndef DOCUMENT_MODEL_H
#define DOCUMENT_MODEL_H

#include "base/arena.h"
#include "document/build.h"
#include "document/format.h"
#include "document/package.h"

#define SITE_LANGUAGE SIZE_MAX

/* Sites are sorted by their beginning, the outer one first, and nest. */
struct site {
	struct document_range range;
	size_t unit;  /* or SITE_LANGUAGE */
	size_t scope; /* whose texts a language site is about; SIZE_MAX: the whole document */
	enum language_form form;
};

/* See build.h and scope.h. */
struct scope {
	size_t stream, at;		 /* SIZE_MAX: gets no mark there */
	bool has_places;		 /* it gets marks at its mark places */
	size_t parent;			 /* or SIZE_MAX */
	const struct language *language; /* that it names, or NULL */
	bool whole;			 /* it is the document: it always names the edition's */
};

struct mark_place {
	size_t scope, stream, at;
	unsigned how;
};

struct stream {
	struct slice name;
	struct slice text; /* UTF-8, with the byte-order mark */
	const struct encoding *encoding;
	bool exact_utf8;	/* the text is the bytes themselves */
	bool doubtful_charset;	/* by their look alone, and not Unicode */
	struct strbuf unpacked; /* the bytes of a part of a package */
	struct strbuf decoded;	/* the text, when it is not the bytes */
	size_t entry;		/* in the package */
	unsigned part;		/* of the format: what it is */
	struct site *sites;
	size_t site_count, site_capacity;
};

struct document {
	struct arena arena;
	const struct format *format;
	struct document_options options;
	struct package *package; /* or NULL: the only stream is the file */
	void *shared;		 /* of the format: see build.h */
	char *path;
	const struct language *language;

	struct stream *streams;
	size_t stream_count, stream_capacity;
	struct document_unit *units;
	size_t unit_count, unit_capacity;
	struct scope *scopes; /* each behind the one that holds it */
	size_t scope_count, scope_capacity;
	struct mark_place *mark_places;
	size_t mark_place_count, mark_place_capacity;
	struct document_problem *problems;
	size_t problem_count, problem_capacity;
};

#endif
