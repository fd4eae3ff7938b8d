/*
 * docx_looks -- which runs look the same.
 */
#include <config.h>

#include "document/docx_looks.h"

#include "base/alloc.h"

#include <stdlib.h>

void docx_looks_init(struct docx_looks *looks, struct arena *arena)
{
	*looks = (struct docx_looks){ .arena = arena, .key = STRBUF_INIT };
	docx_looks_begin(looks);
	docx_looks_end(looks);
}

void docx_looks_release(struct docx_looks *looks)
{
	free(looks->items);
	map_release(&looks->by_key);
	strbuf_release(&looks->key);
}

/* Nobody sees these, or only in scripts that the house does not write. */
static const char *const invisible[] = { "lang", "noProof", "szCs", "bCs", "iCs", "rPrChange", "webHidden" };

/* The attributes of w:rFonts that Latin and Cyrillic letters follow. */
static const char *const font_attributes[] = { "ascii", "hAnsi", "asciiTheme", "hAnsiTheme" };

/* Properties by their local names; a NULL value is any but "off". */
static const struct {
	const char *name, *value;
	unsigned trait;
} traits[] = {
	{ "vertAlign", "superscript", LOOK_SUPERSCRIPT },
	{ "vertAlign", "subscript", LOOK_SUBSCRIPT },
	{ "b", NULL, LOOK_BOLD },
	{ "i", NULL, LOOK_ITALIC },
	{ "u", NULL, LOOK_UNDERLINED },
	{ "strike", NULL, LOOK_STRUCK },
	{ "dstrike", NULL, LOOK_STRUCK },
	{ "vanish", NULL, LOOK_HIDDEN },
	{ "rStyle", "Strong", LOOK_BOLD },
	{ "rStyle", "Emphasis", LOOK_ITALIC },
	{ "rStyle", "VerbatimChar", LOOK_CODE },
	{ "rStyle", "HTMLCode", LOOK_CODE },
};

/* In the order of precedence. */
static const struct {
	unsigned trait;
	const char *code;
} codes[] = {
	{ LOOK_SUPERSCRIPT, "sup" }, { LOOK_SUBSCRIPT, "sub" }, { LOOK_BOLD, "b" },  { LOOK_ITALIC, "i" },
	{ LOOK_UNDERLINED, "u" },    { LOOK_STRUCK, "s" },	{ LOOK_CODE, "code" },
};

static bool is_off(struct slice value)
{
	static const char *const off[] = { "0", "false", "off", "none" };

	for (size_t i = 0; i < ARRAY_COUNT(off); i++)
		if (slice_is(value, off[i]))
			return true;
	return false;
}

static struct slice local_name(struct slice name)
{
	size_t colon = slice_find(name, SLICE(":"), 0);

	return colon == SIZE_MAX ? name : slice_part(name, colon + 1, name.bytes);
}

void docx_looks_begin(struct docx_looks *looks)
{
	strbuf_clear(&looks->key);
	looks->traits = 0;
}

static void add_fonts(struct docx_looks *looks, struct slice text, struct document_range tag)
{
	for (size_t i = 0; i < ARRAY_COUNT(font_attributes); i++) {
		struct slice value = xml_attribute_value(text, tag, font_attributes[i]);

		if (value.bytes)
			strbuf_addf(&looks->key, "%s=%.*s ", font_attributes[i], SLICE_ARG(value));
	}
}

void docx_looks_add(struct docx_looks *looks, struct slice text, struct document_range tag,
		    struct document_range whole)
{
	struct slice name = local_name(xml_tag_name(text, tag)), value = xml_attribute_value(text, tag, "val");

	for (size_t i = 0; i < ARRAY_COUNT(invisible); i++)
		if (slice_is(name, invisible[i]))
			return;
	if (slice_is(name, "rFonts")) {
		add_fonts(looks, text, tag);
		return;
	}
	strbuf_add(&looks->key, slice_part(text, whole.begin, whole.end));
	for (size_t i = 0; i < ARRAY_COUNT(traits); i++)
		if (slice_is(name, traits[i].name) &&
		    (traits[i].value ? slice_is(value, traits[i].value) : !is_off(value)))
			looks->traits |= traits[i].trait;
}

size_t docx_looks_end(struct docx_looks *looks)
{
	size_t *known = map_find(&looks->by_key, strbuf_slice(&looks->key));

	if (known)
		return *known;
	ARRAY_GROW(looks->items, looks->count, looks->capacity);
	looks->items[looks->count] = (struct docx_look){ looks->traits };
	map_add(&looks->by_key, arena_copy(looks->arena, strbuf_slice(&looks->key)), looks->count, NULL);
	return looks->count++;
}

const char *docx_looks_code(const struct docx_looks *looks, size_t look, size_t around)
{
	unsigned more = looks->items[look].traits & ~looks->items[around].traits;

	for (size_t i = 0; i < ARRAY_COUNT(codes); i++)
		if (more & codes[i].trait)
			return codes[i].code;
	return "r";
}
