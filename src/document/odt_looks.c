/*
 * odt_looks -- which spans look the same.
 */
#include <config.h>

#include "document/odt_looks.h"

#include "base/alloc.h"
#include "document/odt_extract.h"

#include <stdlib.h>

void odt_looks_init(struct odt_looks *looks, struct arena *arena)
{
	*looks = (struct odt_looks){ .arena = arena };
	ARRAY_GROW(looks->items, looks->count, looks->capacity);
	looks->items[looks->count++] = (struct odt_look){ SLICE(""), "" };
}

void odt_looks_release(struct odt_looks *looks)
{
	free(looks->items);
	map_release(&looks->by_style);
	map_release(&looks->by_key);
}

/* What a property makes a code be called; a NULL value is any but "none" and "normal". */
static const struct {
	const char *property, *value, *code;
} visible[] = {
	{ "font-weight", "bold", "b" },
	{ "font-style", "italic", "i" },
	{ "text-underline-style", NULL, "u" },
	{ "text-line-through-style", NULL, "s" },
	{ "text-line-through-type", NULL, "s" },
	{ "text-position", "super", "sup" },
	{ "text-position", "sub", "sub" },
};

/* What the styles that every program has are called. */
static const struct {
	const char *style, *code;
} common[] = {
	{ "Strong_20_Emphasis", "b" },
	{ "Emphasis", "i" },
	{ "Source_20_Text", "code" },
	{ "Teletype", "code" },
};

static const char *code_of_property(struct slice name, struct slice value)
{
	for (size_t i = 0; i < ARRAY_COUNT(visible); i++) {
		const char *wanted = visible[i].value;

		if (!slice_is(name, visible[i].property))
			continue;
		if (wanted ? slice_starts(value, slice_of(wanted)) :
			     !slice_is(value, "none") && !slice_is(value, "normal"))
			return visible[i].code;
	}
	return NULL;
}

static const char *code_of_style(struct slice style)
{
	for (size_t i = 0; i < ARRAY_COUNT(common); i++)
		if (slice_is(style, common[i].style))
			return common[i].code;
	return "span";
}

/* Nobody sees these, or only in scripts that the house does not write. */
static bool is_invisible(struct slice name)
{
	return odt_names_language(name) || slice_is(name, "rsid") || slice_is(name, "paragraph-rsid") ||
	       slice_ends(name, SLICE("-asian")) || slice_ends(name, SLICE("-complex"));
}

static size_t add_look(struct odt_looks *looks, struct slice key, const char *code)
{
	size_t *known = map_find(&looks->by_key, key);

	if (known)
		return *known;
	ARRAY_GROW(looks->items, looks->count, looks->capacity);
	looks->items[looks->count] = (struct odt_look){ arena_copy(looks->arena, key), code };
	map_add(&looks->by_key, looks->items[looks->count].key, looks->count, NULL);
	return looks->count++;
}

void odt_looks_add(struct odt_looks *looks, struct slice text, struct document_range style,
		   struct document_range properties)
{
	struct slice parent = xml_attribute_value(text, style, "parent-style-name"), name;
	struct strbuf key = STRBUF_INIT;
	struct document_range value;
	const char *code = parent.bytes ? code_of_style(parent) : NULL;
	size_t at = properties.begin, look = ODT_LOOK_NONE;

	strbuf_add(&key, parent);
	while (xml_next_attribute(text, properties, &at, &name, &value)) {
		struct slice said = slice_part(text, value.begin, value.end);

		if (is_invisible(name))
			continue;
		strbuf_addf(&key, " %.*s=\"%.*s\"", SLICE_ARG(name), SLICE_ARG(said));
		if (!code || strcmp(code, "span") == 0)
			code = code_of_property(name, said);
	}
	if (key.bytes)
		look = add_look(looks, strbuf_slice(&key), code ? code : "span");
	map_add(&looks->by_style, xml_attribute_value(text, style, "name"), look, NULL);
	strbuf_release(&key);
}

size_t odt_looks_find(struct odt_looks *looks, struct slice style)
{
	size_t *known = map_find(&looks->by_style, style);
	size_t look;

	if (known)
		return *known;
	look = style.bytes ? add_look(looks, style, code_of_style(style)) : ODT_LOOK_NONE;
	map_add(&looks->by_style, style, look, NULL);
	return look;
}
