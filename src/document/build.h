/*
 * build -- how a format tells what it found.
 *
 * extract() of a format gets a builder that stands at one stream and hands it
 * units and language sites in any order; document.c sorts them, numbers the
 * lines and makes the ids. Everything that is handed over must live in the
 * builder's arena (or in the stream's text, which lives as long).
 */
#ifndef DOCUMENT_BUILD_H
#define DOCUMENT_BUILD_H

#include "document/document.h"

#define BUILD_HEADING_LEVELS 6

struct builder {
	struct document *document;
	struct arena *arena; /* the document's */
	uint32_t stream;
	struct slice text;  /* of the stream */
	size_t text_begin;  /* behind a byte-order mark */
	struct slice headings[BUILD_HEADING_LEVELS];
	struct slice path;  /* made of them; what new units get */
	uint32_t scope;	    /* the innermost open one, or DOCUMENT_NO_SCOPE */
	uint32_t span;	    /* the innermost open one, or DOCUMENT_NO_SPAN */
	unsigned part;	    /* of a package: what format.parts() said it is */
	void **shared;	    /* what the format keeps from one part to the next, in the arena */
	struct error *err;  /* set it, and the document is refused */

	/* Units get style_base + (style << style_shift): what stands in a block of another format. */
	unsigned style_base, style_shift;
};

/*
 * `unit` without id, line, stream, path and scope, which come by themselves; extras (NULL: none) are
 * copied.
 */
void builder_add_unit(struct builder *builder, const struct document_unit *unit,
		      const struct document_extras *extras);

/* Text that is left as it is. */
void builder_add_problem(struct builder *builder, enum document_problem_kind kind, size_t at);

/* The units that follow stand below this heading; level 1 is the highest. */
void builder_add_heading(struct builder *builder, unsigned level, struct slice text);

/* How a place names the language. */
enum language_form {
	LANGUAGE_TAG,	    /* "uz-Cyrl" */
	LANGUAGE_LOCALE,    /* "uz_UZ", of Open Graph */
	LANGUAGE_DIRECTION, /* "ltr" or "rtl" */

	/* Of office programs. */
	LANGUAGE_FULL,		   /* "uz-Cyrl-UZ" */
	LANGUAGE_BASE,		   /* "uz" */
	LANGUAGE_SCRIPT,	   /* "Cyrl" */
	LANGUAGE_TERRITORY,	   /* "UZ" */
	LANGUAGE_TERRITORY_SCRIPT, /* in an attribute of ODF, with one for the script if need be: `UZ" fo:script="Cyrl` */
};

/*
 * A scope is what can name the language of the texts in it: an element of a
 * page. They nest; units that are added belong to the innermost one. `at` is
 * where mark() of the format may write, DOCUMENT_NOWHERE if it may not. See scope.h.
 */
void builder_open_scope(struct builder *builder, size_t at);
void builder_close_scope(struct builder *builder);

/*
 * Where text stands in pieces that name their languages one by one, the mark of the innermost scope is
 * written at each of these places; `how` is the format's, for mark().
 */
void builder_add_mark_place(struct builder *builder, size_t at, unsigned how);

/* The innermost scope names this language itself; NULL: one that is not known. */
void builder_set_scope_language(struct builder *builder, const struct language *language);

/*
 * A span is an element that names the language of its text with a tag, "en", of this language or of
 * one that we do not know; what names the whole page is none. They nest and are told in
 * order. It is closed by the place where it begins; at another place nothing is closed.
 */
#define DOCUMENT_NO_SPAN UINT32_MAX
void builder_open_span(struct builder *builder, size_t begin, struct slice tag);
void builder_close_span(struct builder *builder, size_t begin, size_t end);

/*
 * The range names the document's language, and is replaced when the edition has
 * another: that of the whole document, or that of the texts in the innermost
 * scope, which it leaves alone when one of them has no translation.
 */
void builder_add_language(struct builder *builder, struct document_range range, enum language_form form,
			  bool whole);

/* What the document says of itself; the first one counts. */
void builder_set_language(struct builder *builder, const struct language *language);

#endif
