/*
 * model -- the inside of a document, for document.c, build.c, order.c, identity.c and what merges.
 */
#ifndef DOCUMENT_MODEL_H
#define DOCUMENT_MODEL_H

#include "base/arena.h"
#include "document/build.h"
#include "document/format.h"
#include "document/package.h"

/* A place that names the language. */
struct language_site {
	struct document_range range;
	uint32_t scope; /* whose texts it is about; DOCUMENT_NO_SCOPE: the whole document */
	enum language_form form;
};

/* Units and language sites; one of the two is not there. */
struct site {
	struct document_range range;
	size_t unit; /* its index, SIZE_MAX if it is a language site */
	const struct language_site *language;
};

/* See build.h and scope.h. */
struct scope {
	const struct language *language; /* that it names, or NULL */
	uint32_t stream, at;		 /* DOCUMENT_NOWHERE: gets no mark there */
	uint32_t parent;		 /* or DOCUMENT_NO_SCOPE */
	bool has_places;		 /* it gets marks at its mark places */
	bool whole;			 /* it is the document: it always names the edition's */
};

/* See builder_open_span(). */
struct span {
	uint32_t stream, begin, end;
	uint32_t parent; /* the span around it, or DOCUMENT_NO_SPAN */
	struct slice tag;
};

struct mark_place {
	uint32_t scope, stream, at;
	unsigned how;
};

struct stream {
	struct slice name;
	struct slice text; /* UTF-8, with the byte-order mark */
	const struct encoding *encoding;
	bool exact_utf8;	/* the text is the bytes themselves */
	bool doubtful_charset;	/* by the look of the bytes alone, and not Unicode, or not as stated */
	bool misstated_charset; /* the bytes are not in the charset that is stated */
	struct strbuf unpacked; /* the bytes of a part of a package */
	struct strbuf decoded;	/* the text, when it is not the bytes */
	size_t entry;		/* in the package */
	unsigned part;		/* of the format: what it is */
	size_t first_unit;	/* its units are the ones from there on */
	struct language_site *languages;
	size_t language_count, language_capacity;

	/*
	 * All sites, sorted by their beginning, the outer one first; they nest. A number below
	 * the document's count of units is a unit, the others are language sites.
	 */
	uint32_t *sites;
	size_t site_count;
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
	struct span *spans; /* in the order in which they begin */
	size_t span_count, span_capacity;
	struct mark_place *mark_places;
	size_t mark_place_count, mark_place_capacity;
	struct document_problem *problems;
	size_t problem_count, problem_capacity;
};

/* Sorts units and sites, once all are there. */
void document_order(struct document *document);

struct site document_site(const struct document *document, const struct stream *stream, size_t index);

/* Gives each unit its id, and finds those with the same source. */
void document_identify(struct document *document);

#endif
