/*
 * tmx_write -- records to TMX 1.4b.
 *
 * A code is written as the element that fits it with its marked form as content:
 * <bpt i="1" x="1">&lt;a1&gt;</bpt>. Other tools show that as a tag, and we find
 * the same code again. What tells where a text comes from is written in props
 * of our own (x-…), because file, prev, next and path would make each unit an
 * alternative translation for OmegaT.
 */
#include <config.h>

#include "catalog/tmx.h"

#include "base/alloc.h"
#include "base/map.h"
#include "base/xml_write.h"
#include "segment/segment.h"

/* ------------------------------------------------------------- characters */

static void add_text(struct tmx_writer *writer, struct slice text, enum xml_quoting quoting)
{
	writer->replaced_characters += xml_add_text(&writer->pending, text, quoting);
}

/* ------------------------------------------------------------------ codes */

/*
 * The number of the pair that each code belongs to, from 1; 0 when it belongs to
 * none. A close belongs to the last open of its name that none closed before.
 */
static size_t *pair_codes(const struct segment *segment, struct arena *arena)
{
	size_t *pairs = arena_zeroed(arena, segment->code_count + 1, sizeof(*pairs));
	size_t *outer = arena_zeroed(arena, segment->code_count + 1, sizeof(*outer));
	struct map innermost = MAP_INIT; /* from a name to the index of its open, plus 1 */
	size_t count = 0;

	for (size_t i = 0; i < segment->code_count; i++) {
		const struct code *code = &segment->codes[i];
		size_t *open;

		if (code->kind == CODE_STANDALONE)
			continue;
		open = map_add(&innermost, code->name, 0, NULL);
		if (code->kind == CODE_OPEN) {
			outer[i] = *open;
			*open = i + 1;
		} else if (*open) {
			pairs[i] = pairs[*open - 1] = ++count;
			*open = outer[*open - 1];
		}
	}
	map_release(&innermost);
	return pairs;
}

static struct slice code_number(const struct code *code)
{
	size_t at = 0;

	while (code->name.data[at] > '9')
		at++;
	return slice_part(code->name, at, code->name.bytes);
}

static void add_code(struct strbuf *out, const struct code *code, size_t pair)
{
	struct slice number = code_number(code);
	const char *element = "ph";

	if (pair)
		element = code->kind == CODE_OPEN ? "bpt" : "ept";
	else if (code->kind != CODE_STANDALONE)
		element = "it";
	strbuf_addf(out, "<%s", element);
	if (pair)
		strbuf_addf(out, " i=\"%zu\"", pair);
	else if (code->kind != CODE_STANDALONE)
		strbuf_addf(out, " pos=\"%s\"", code->kind == CODE_OPEN ? "begin" : "end");
	if (!pair || code->kind == CODE_OPEN)
		strbuf_addf(out, " x=\"%.*s\"", SLICE_ARG(number));
	strbuf_addf(out, ">&lt;%s%.*s%s&gt;</%s>", code->kind == CODE_CLOSE ? "/" : "", SLICE_ARG(code->name),
		    code->kind == CODE_STANDALONE ? "/" : "", element);
}

static void add_segment(struct tmx_writer *writer, struct slice marked)
{
	struct segment segment = segment_read(marked, &writer->arena);
	size_t *pairs = pair_codes(&segment, &writer->arena);
	size_t at = 0;

	strbuf_add_string(&writer->pending, "<seg>");
	for (size_t i = 0; i < segment.code_count; i++) {
		add_text(writer, slice_part(segment.text, at, segment.codes[i].offset), XML_TEXT);
		add_code(&writer->pending, &segment.codes[i], pairs[i]);
		at = segment.codes[i].offset;
	}
	add_text(writer, slice_part(segment.text, at, segment.text.bytes), XML_TEXT);
	strbuf_add_string(&writer->pending, "</seg>");
	arena_release(&writer->arena);
}

/* ---------------------------------------------------------------- records */

static void add_attribute(struct tmx_writer *writer, const char *name, struct slice value)
{
	if (!value.data)
		return;
	strbuf_addf(&writer->pending, " %s=\"", name);
	add_text(writer, value, XML_ATTRIBUTE);
	strbuf_add_byte(&writer->pending, '"');
}

static void add_time(struct tmx_writer *writer, const char *name, int64_t time)
{
	if (time == TM_TIME_UNKNOWN)
		return;
	strbuf_addf(&writer->pending, " %s=\"", name);
	tm_time_print(time, &writer->pending);
	strbuf_add_byte(&writer->pending, '"');
}

static void add_prop(struct tmx_writer *writer, struct slice type, struct slice value)
{
	strbuf_add_string(&writer->pending, "<prop");
	add_attribute(writer, "type", type.data ? type : SLICE(""));
	strbuf_add_byte(&writer->pending, '>');
	add_text(writer, value, XML_TEXT);
	strbuf_add_string(&writer->pending, "</prop>\n");
}

/* One of those that a tu has as attributes, with a value that the DTD takes. */
static bool is_attribute(const struct tm_property *property)
{
	static const char *const segtypes[] = { "block", "paragraph", "sentence", "phrase" };

	if (!slice_is(property->name, "segtype")) {
		for (size_t i = 1; i < ARRAY_COUNT(tmx_kept_attributes); i++)
			if (slice_is(property->name, tmx_kept_attributes[i]))
				return true;
		return false;
	}
	for (size_t i = 0; i < ARRAY_COUNT(segtypes); i++)
		if (slice_is(property->value, segtypes[i]))
			return true;
	return false;
}

/* The first of its name; a second one is a prop like others. */
static bool is_kept_attribute(const struct tm_record *record, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (slice_equal(record->properties[i].name, record->properties[index].name))
			return false;
	return is_attribute(&record->properties[index]);
}

static void add_kept_attributes(struct tmx_writer *writer, const struct tm_record *record)
{
	for (size_t i = 0; i < record->property_count; i++)
		if (is_kept_attribute(record, i)) {
			strbuf_addf(&writer->pending, " %.*s=\"", SLICE_ARG(record->properties[i].name));
			add_text(writer, record->properties[i].value, XML_ATTRIBUTE);
			strbuf_add_byte(&writer->pending, '"');
		}
}

static void add_fields(struct tmx_writer *writer, const struct tm_record *record)
{
	const struct tm_property fields[] = {
		{ SLICE("file"), record->origin },   { SLICE("path"), record->context },
		{ SLICE("prev"), record->previous }, { SLICE("next"), record->next },
		{ SLICE("x-status"), slice_of(tm_status_name(record->status)) },
	};

	if (record->note.data) {
		strbuf_add_string(&writer->pending, "<note>");
		add_text(writer, record->note, XML_TEXT);
		strbuf_add_string(&writer->pending, "</note>\n");
	}
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (fields[i].value.data && (i + 1 < sizeof(fields) / sizeof(*fields) || record->status))
			add_prop(writer, fields[i].name, fields[i].value);
	for (size_t i = 0; i < record->property_count; i++)
		if (!is_kept_attribute(record, i))
			add_prop(writer, record->properties[i].name, record->properties[i].value);
}

bool tmx_writer_add(struct tmx_writer *writer, const struct tm_record *record, struct error *err)
{
	struct strbuf *out = &writer->pending;

	if (record->text_count == 0)
		return true;
	strbuf_clear(out);
	strbuf_add_string(out, "<tu");
	add_attribute(writer, "tuid", record->id);
	add_kept_attributes(writer, record);
	strbuf_add_string(out, ">\n");
	add_fields(writer, record);
	for (size_t i = 0; i < record->text_count; i++) {
		const struct tm_text *text = &record->texts[i];
		bool changed = text->changed != TM_TIME_UNKNOWN;

		strbuf_addf(out, "<tuv xml:lang=\"%s\"", text->language->tag);
		add_time(writer, "creationdate", text->created);
		add_time(writer, "changedate", text->changed);
		add_attribute(writer, changed ? "changeid" : "creationid", text->author);
		strbuf_add_byte(out, '>');
		add_segment(writer, text->text);
		strbuf_add_string(out, "</tuv>\n");
	}
	strbuf_add_string(out, "</tu>\n");
	return file_writer_add(&writer->file, strbuf_slice(out), err);
}

/* ------------------------------------------------------------------ files */

bool tmx_writer_open(struct tmx_writer *writer, const char *path, struct error *err)
{
	static const char header[] =
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<tmx version=\"1.4\">\n"
		"<header creationtool=\"" PACKAGE_NAME "\" creationtoolversion=\"" PACKAGE_VERSION "\""
		" segtype=\"" TMX_SEGTYPE "\" o-tmf=\"" PACKAGE_NAME "\" adminlang=\"en\" srclang=\"*all*\""
		" datatype=\"html\"/>\n"
		"<body>\n";

	*writer = (struct tmx_writer){ .pending = STRBUF_INIT };
	if (!file_writer_open(&writer->file, path, err))
		return false;
	if (file_writer_add(&writer->file, slice_of(header), err))
		return true;
	tmx_writer_abandon(writer);
	return false;
}

static void release(struct tmx_writer *writer)
{
	strbuf_release(&writer->pending);
	arena_release(&writer->arena);
}

bool tmx_writer_commit(struct tmx_writer *writer, struct error *err)
{
	release(writer);
	if (file_writer_add(&writer->file, SLICE("</body>\n</tmx>\n"), err))
		return file_writer_commit(&writer->file, err);
	file_writer_abandon(&writer->file);
	return false;
}

void tmx_writer_abandon(struct tmx_writer *writer)
{
	release(writer);
	file_writer_abandon(&writer->file);
}
