/*
 * json_ld -- texts for people in the structured data of a page.
 *
 *	<script type="application/ld+json">{"@type": "NewsArticle",
 *		"headline": "The Ombudsman visits Fergana", "url": "https://…"}</script>
 *
 * Search engines show `headline` and `description`. The keys whose values are
 * text are a setting; of these only values that are strings count, at any depth.
 * The data is walked string by string; what is no JSON ends the walk.
 */
#ifndef DOCUMENT_JSON_LD_H
#define DOCUMENT_JSON_LD_H

#include "document/html_tokens.h"

struct json_ld {
	struct slice text;
	size_t at, end;	  /* in the text: what is left of the data */
	const char *keys; /* "headline, description" */
};

/* Whether a start tag is that of such a script. */
bool json_ld_begins(struct slice text, const struct html_token *token);

/* The next value, without its quotes, and its key. */
bool json_ld_next(struct json_ld *data, struct document_range *value, struct slice *key);

#endif
