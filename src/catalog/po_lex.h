/*
 * po_lex -- a PO file as tokens.
 *
 * A line that begins with `#~`, `#|` or `#~|` is read on behind that mark, and
 * its tokens remember it. Strings that need no unescaping are borrowed.
 */
#ifndef CATALOG_PO_LEX_H
#define CATALOG_PO_LEX_H

#include "base/error.h"
#include "base/slice.h"

enum po_token_kind {
	PO_END,
	PO_COMMENT, /* text: behind the '#', without the line end */
	PO_STRING,  /* text: between the quotes, still escaped */
	PO_MSGCTXT,
	PO_MSGID,
	PO_MSGID_PLURAL,
	PO_MSGSTR,
	PO_DOMAIN,
	PO_NUMBER, /* text: the digits */
	PO_OPEN_BRACKET,
	PO_CLOSE_BRACKET,
};

struct po_token {
	enum po_token_kind kind;
	bool obsolete, previous; /* on a line marked so */
	bool escaped;		 /* a string with escapes */
	struct slice text;
	size_t line;
	const char *start, *end; /* of the token, in the input */
};

struct po_lexer {
	const char *at, *end;
	const char *line_start;
	size_t line;
	bool obsolete, previous;

	const char *path; /* for messages */
	size_t line_limit_bytes;
};

/* False when there is none: an error has been set. At the end PO_END again and again. */
bool po_next_token(struct po_lexer *lexer, struct po_token *token, struct error *err);

/* As error messages call it: "a string", "'msgid'". */
const char *po_token_name(const struct po_token *token);

#endif
