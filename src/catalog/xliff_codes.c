/*
 * xliff_codes -- a segment as XLIFF has it: text with inline elements.
 *
 * A pair that holds whole pairs only is one element around its text (g, pc); a
 * code whose partner is missing or stands across another pair is isolated (it;
 * sc, ec). equiv-text and equiv say the code in marked form, so that it is the
 * same again whatever tools do with ids.
 */
#include <config.h>

#include "catalog/xliff_form.h"

#include "base/alloc.h"
#include "base/map.h"
#include "base/xml_write.h"

#include <stdlib.h>

/* What codes mean to tools, by the letters of their names. */
static const struct code_type {
	const char *letters;
	const char *pair, *placeholder; /* ctype in 1.2 */
	const char *type, *sub_type;	/* in 2.1 */
} code_types[] = {
	{ "a", "link", NULL, "link", NULL },	    { "b", "bold", NULL, "fmt", "xlf:b" },
	{ "strong", "bold", NULL, "fmt", "xlf:b" }, { "i", "italic", NULL, "fmt", "xlf:i" },
	{ "em", "italic", NULL, "fmt", "xlf:i" },   { "u", "underlined", NULL, "fmt", "xlf:u" },
	{ "br", NULL, "lb", "fmt", "xlf:lb" },	    { "img", NULL, "image", "image", NULL },
};

static const struct code_type *find_type(struct slice name)
{
	size_t letters = 0;

	while (letters < name.bytes && name.data[letters] > '9')
		letters++;
	for (size_t i = 0; i < ARRAY_COUNT(code_types); i++)
		if (slice_is(slice_part(name, 0, letters), code_types[i].letters))
			return &code_types[i];
	return NULL;
}

/* ---------------------------------------------------------------- nesting */

/*
 * Marks the codes that are one end of a pair which crosses no other. An open
 * waits on a stack; a close that finds its open there throws out what stands above
 * it. Each code is pushed and thrown out once.
 */
static bool *find_pairs(const struct segment *segment)
{
	bool *paired = alloc_zeroed(segment->code_count + 1, sizeof(*paired));
	size_t *waiting = alloc_zeroed(segment->code_count + 1, sizeof(*waiting));
	struct map open = MAP_INIT; /* how many opens of a name wait */
	size_t height = 0;

	for (size_t i = 0; i < segment->code_count; i++) {
		const struct code *code = &segment->codes[i];
		size_t *count;

		if (code->kind == CODE_STANDALONE)
			continue;
		count = map_add(&open, code->name, 0, NULL);
		if (code->kind == CODE_OPEN) {
			waiting[height++] = i;
			++*count;
		} else if (*count) {
			while (!slice_equal(segment->codes[waiting[height - 1]].name, code->name))
				--*map_find(&open, segment->codes[waiting[--height]].name);
			paired[i] = paired[waiting[--height]] = true;
			--*count;
		}
	}
	map_release(&open);
	free(waiting);
	return paired;
}

/* --------------------------------------------------------------- elements */

struct codes_writer {
	enum xliff_version version;
	struct strbuf *out;
	struct map ids; /* how often a name was used as one */
};

static void add_attribute(struct strbuf *out, const char *name, const char *value)
{
	if (value)
		strbuf_addf(out, " %s=\"%s\"", name, value);
}

/* A second element with a name gets another id. */
static void add_id(struct codes_writer *writer, struct slice name)
{
	size_t used = ++*map_add(&writer->ids, name, 0, NULL);

	strbuf_addf(writer->out, " id=\"%.*s", SLICE_ARG(name));
	if (used > 1)
		strbuf_addf(writer->out, "-%zu", used);
	strbuf_add_byte(writer->out, '"');
}

static void add_marked(struct strbuf *out, const char *attribute, const struct code *code, enum code_kind kind)
{
	strbuf_addf(out, attribute ? " %s=\"" : "%s", attribute ? attribute : "");
	strbuf_addf(out, "&lt;%s%.*s%s&gt;", kind == CODE_CLOSE ? "/" : "", SLICE_ARG(code->name),
		    kind == CODE_STANDALONE ? "/" : "");
	if (attribute)
		strbuf_add_byte(out, '"');
}

static void add_types(struct codes_writer *writer, const struct code *code)
{
	const struct code_type *type = find_type(code->name);

	if (writer->version == XLIFF_1_2 && type) {
		add_attribute(writer->out, "ctype",
			      code->kind == CODE_STANDALONE ? type->placeholder : type->pair);
	} else if (type) {
		add_attribute(writer->out, "type", type->type);
		add_attribute(writer->out, "subType", type->sub_type);
	}
}

static void begin_pair(struct codes_writer *writer, const struct code *code)
{
	bool old = writer->version == XLIFF_1_2;

	strbuf_add_string(writer->out, old ? "<g" : "<pc");
	add_id(writer, code->name);
	add_types(writer, code);
	add_marked(writer->out, old ? "equiv-text" : "equivStart", code, CODE_OPEN);
	if (!old)
		add_marked(writer->out, "equivEnd", code, CODE_CLOSE);
	strbuf_add_byte(writer->out, '>');
}

static void add_isolated(struct codes_writer *writer, const struct code *code)
{
	bool opens = code->kind == CODE_OPEN;

	if (writer->version == XLIFF_1_2) {
		strbuf_add_string(writer->out, "<it");
		add_id(writer, code->name);
		strbuf_addf(writer->out, " pos=\"%s\"", opens ? "open" : "close");
		add_types(writer, code);
		strbuf_add_byte(writer->out, '>');
		add_marked(writer->out, NULL, code, code->kind);
		strbuf_add_string(writer->out, "</it>");
		return;
	}
	strbuf_add_string(writer->out, opens ? "<sc" : "<ec");
	add_id(writer, code->name);
	strbuf_add_string(writer->out, " isolated=\"yes\"");
	add_types(writer, code);
	add_marked(writer->out, "equiv", code, code->kind);
	strbuf_add_string(writer->out, "/>");
}

static void add_standalone(struct codes_writer *writer, const struct code *code)
{
	bool old = writer->version == XLIFF_1_2;

	strbuf_add_string(writer->out, old ? "<x" : "<ph");
	add_id(writer, code->name);
	add_types(writer, code);
	add_marked(writer->out, old ? "equiv-text" : "equiv", code, CODE_STANDALONE);
	strbuf_add_string(writer->out, "/>");
}

static void add_code(struct codes_writer *writer, const struct code *code, bool paired)
{
	if (code->kind == CODE_STANDALONE)
		add_standalone(writer, code);
	else if (!paired)
		add_isolated(writer, code);
	else if (code->kind == CODE_OPEN)
		begin_pair(writer, code);
	else
		strbuf_add_string(writer->out, writer->version == XLIFF_1_2 ? "</g>" : "</pc>");
}

size_t xliff_add_segment(const struct segment *segment, enum xliff_version version, struct strbuf *out)
{
	struct codes_writer writer = { version, out, MAP_INIT };
	bool *paired = segment->code_count ? find_pairs(segment) : NULL;
	size_t at = 0, replaced = 0;

	for (size_t i = 0; i < segment->code_count; i++) {
		replaced +=
			xml_add_text(out, slice_part(segment->text, at, segment->codes[i].offset), XML_TEXT);
		add_code(&writer, &segment->codes[i], paired[i]);
		at = segment->codes[i].offset;
	}
	replaced += xml_add_text(out, slice_part(segment->text, at, segment->text.bytes), XML_TEXT);
	free(paired);
	map_release(&writer.ids);
	return replaced;
}
