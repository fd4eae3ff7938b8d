/*
 * model -- the inside of a document, for document.c and merge.c alone.
 */
#ifndef DOCUMENT_MODEL_H
#define DOCUMENT_MODEL_H

#include "base/arena.h"
#include "document/build.h"
#include "document/format.h"

#define SITE_LANGUAGE SIZE_MAX

/* Sites are sorted by their beginning, the outer one first, and nest. */
struct site {
	struct document_range range;
	size_t unit; /* or SITE_LANGUAGE */
	enum language_form form;
};

struct stream {
	struct slice name;
	struct slice text; /* UTF-8, with the byte-order mark */
	struct site *sites;
	size_t site_count, site_capacity;
};

struct document {
	struct arena arena;
	const struct format *format;
	struct document_options options;
	const struct encoding *encoding;
	bool exact_utf8;       /* the text is the bytes themselves */
	struct strbuf decoded; /* the text, when it is not */
	char *path;
	const struct language *language;

	struct stream *streams;
	size_t stream_count, stream_capacity;
	struct document_unit *units;
	size_t unit_count, unit_capacity;
	struct document_problem *problems;
	size_t problem_count, problem_capacity;
};

#endif
