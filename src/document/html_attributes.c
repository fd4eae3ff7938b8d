/*
 * html_attributes -- which attributes people read, and which name the language.
 */
#include <config.h>

#include "document/html_attributes.h"

#include "base/alloc.h"

/* Attributes whose value is text, on these elements or on all. */
static const struct {
	const char *attribute;
	const char *elements; /* NULL: all */
} texts[] = {
	{ "title", NULL },
	{ "alt", NULL },
	{ "aria-braillelabel", NULL },
	{ "aria-brailleroledescription", NULL },
	{ "aria-label", NULL },
	{ "aria-description", NULL },
	{ "aria-placeholder", NULL },
	{ "aria-roledescription", NULL },
	{ "aria-valuetext", NULL },
	{ "placeholder", "input textarea" },
	{ "label", "option optgroup track menu menuitem" },
	{ "summary", "table" },
	{ "abbr", "th td" },
	{ "alttext", "math" },
	{ "standby", "object" },
};

/* What `name` or `property` of a <meta> must be for its `content` to be text. */
static const char meta_texts[] =
	"title description keywords news_keywords abstract subject copyright headline alternativeheadline caption "
	"dc.title dc.description dc.subject dc.rights dcterms.title dcterms.description dcterms.abstract "
	"dcterms.subject dcterms.rights application-name apple-mobile-web-app-title msapplication-tooltip og:title "
	"og:description og:site_name og:image:alt og:video:alt article:section article:tag twitter:title "
	"twitter:description twitter:image:alt twitter:label1 twitter:data1 twitter:label2 twitter:data2";

/* Nobody reads their titles. */
static const char unseen_elements[] = "script style";

/* The kinds of <input> whose `value` is written on a button. */
static const char button_types[] = "submit button reset";

static bool is_one_of(const char *words, struct slice word)
{
	struct slice rest = slice_of(words), one;

	while (slice_next_field(&rest, ' ', &one))
		if (slice_equal_ascii_case(one, word))
			return true;
	return false;
}

static struct slice value_of(struct slice text, const struct html_token *token, const char *name)
{
	const struct html_attribute *attribute = html_token_attribute(token, slice_of(name));

	if (!attribute)
		return SLICE_NONE;
	return slice_trim(slice_part(text, attribute->value.begin, attribute->value.end));
}

static void set_type(struct arena *arena, struct slice first, struct slice second, struct slice *type)
{
	char *name;

	if (!arena)
		return;
	name = arena_printf(arena, "%.*s %.*s", SLICE_ARG(first), SLICE_ARG(second));
	*type = slice_of(name);
	for (; *name; name++)
		if (*name >= 'A' && *name <= 'Z')
			*name = (char)(*name + ('a' - 'A'));
}

static enum html_role meta_role(struct slice text, const struct html_token *token, struct arena *arena,
				struct slice *type)
{
	static const char *const keys[] = { "name", "property", "itemprop" };

	for (size_t i = 0; i < ARRAY_COUNT(keys); i++) {
		struct slice key = value_of(text, token, keys[i]);

		if (slice_equal_ascii_case(key, SLICE("og:locale")))
			return HTML_ROLE_LOCALE;
		if (key.bytes && is_one_of(meta_texts, key)) {
			set_type(arena, token->name, key, type);
			return HTML_ROLE_TEXT;
		}
	}
	if (slice_equal_ascii_case(value_of(text, token, "http-equiv"), SLICE("content-language")))
		return HTML_ROLE_LANGUAGE;
	return HTML_ROLE_NONE;
}

static bool is_text(const struct html_token *token, struct slice name)
{
	for (size_t i = 0; i < ARRAY_COUNT(texts); i++)
		if (slice_equal_ascii_case(name, slice_of(texts[i].attribute)))
			return !texts[i].elements || is_one_of(texts[i].elements, token->name);
	return false;
}

enum html_role html_attribute_role(struct slice text, const struct html_token *token, size_t index,
				   struct arena *arena, struct slice *type)
{
	const struct html_attribute *attribute = &token->attributes[index];
	struct slice name = attribute->name;

	if (!attribute->has_value || index >= HTML_ATTRIBUTE_LIMIT ||
	    html_token_attribute(token, name) != attribute)
		return HTML_ROLE_NONE;
	if (is_one_of("lang xml:lang", name))
		return HTML_ROLE_LANGUAGE;
	if (slice_equal_ascii_case(name, SLICE("dir")))
		return slice_equal_ascii_case(token->name, SLICE("html")) ? HTML_ROLE_DIRECTION : HTML_ROLE_NONE;
	if (slice_equal_ascii_case(name, SLICE("content")) &&
	    slice_equal_ascii_case(token->name, SLICE("meta")))
		return meta_role(text, token, arena, type);
	if (slice_equal_ascii_case(name, SLICE("value")) &&
	    slice_equal_ascii_case(token->name, SLICE("input")) &&
	    is_one_of(button_types, value_of(text, token, "type"))) {
		set_type(arena, token->name, name, type);
		return HTML_ROLE_TEXT;
	}
	if (!is_text(token, name) || is_one_of(unseen_elements, token->name))
		return HTML_ROLE_NONE;
	set_type(arena, token->name, name, type);
	return HTML_ROLE_TEXT;
}
