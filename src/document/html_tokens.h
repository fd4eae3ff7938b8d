/*
 * html_tokens -- HTML cut into tokens with byte offsets.
 *
 * The tokenizer of the HTML standard (13.2.5), but that it changes nothing:
 * tokens are ranges of the text, names and values are as written, references
 * are not decoded (see html_references.h). Each byte of the text is in exactly
 * one token, in order. Linear in the text whatever stands in it. What the
 * standard decides from the tree (raw text elements, foreign content) the
 * caller sets between tokens: see html_reader.h.
 */
#ifndef DOCUMENT_HTML_TOKENS_H
#define DOCUMENT_HTML_TOKENS_H

#include "document/document.h"

enum html_token_kind {
	HTML_END_OF_FILE,
	HTML_TEXT,    /* references are to be decoded */
	HTML_RAW,     /* content of script, style, … as it stands */
	HTML_START,   /* <a href=x> */
	HTML_END,     /* </a> */
	HTML_COMMENT, /* also what the standard calls bogus, and a tag cut off by the end */
	HTML_DOCTYPE,
	HTML_CDATA, /* in foreign content */
};

/* How text is read up to the end tag of the element it stands in. */
enum html_model {
	HTML_MODEL_DATA,
	HTML_MODEL_RCDATA,
	HTML_MODEL_RAWTEXT,
	HTML_MODEL_SCRIPT,
	HTML_MODEL_PLAINTEXT,
};

struct html_attribute {
	struct slice name;
	struct document_range value; /* without quotes; empty when there is none */
	char quote;		     /* '"', '\'', or 0 */
	bool has_value;
};

struct html_token {
	enum html_token_kind kind;
	struct document_range range;
	struct slice name; /* of tags, as written */
	bool self_closing; /* "/>" */
	bool cut_off;	   /* the end of the text came before its own; also of raw text */
	const struct html_attribute *attributes; /* until the next token */
	size_t attribute_count;
};

struct html_tokens {
	struct slice text;
	size_t at;
	enum html_model model;
	struct slice element; /* whose end tag ends the model */
	bool foreign;	      /* <![CDATA[ is one */
	struct html_attribute *attributes;
	size_t attribute_count, attribute_capacity;
};

#define HTML_TOKENS_INIT(text_, at_) { .text = (text_), .at = (at_) }

void html_tokens_release(struct html_tokens *tokens);

/* False at the end; then the kind is HTML_END_OF_FILE. */
bool html_tokens_next(struct html_tokens *tokens, struct html_token *token);

/* Attributes behind this many are kept as they are and not looked at; faults.md: "attributes". */
#define HTML_ATTRIBUTE_LIMIT 256

/* The first attribute of that name, or NULL: later ones count for nothing. */
const struct html_attribute *html_token_attribute(const struct html_token *token, struct slice name);

/* What stands in a CDATA section; false for other tokens and for one that the end cuts off. */
bool html_token_cdata(struct slice text, const struct html_token *token, struct document_range *content);

static inline bool html_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
