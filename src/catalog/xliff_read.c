/*
 * xliff_read -- XLIFF to entries.
 *
 * A table says which element may stand where and what its begin and end do, for
 * 1.2 and 2.x at once. What may not stand where it does is passed over with all
 * that is in it, and counted.
 */
#include <config.h>

#include "catalog/xliff.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "catalog/xliff_inline.h"
#include "catalog/xliff_reader.h"

#include <stdlib.h>

/* ------------------------------------------------------------ xliff, file */

static bool begin_xliff(struct xliff_reader *reader, const char **attributes)
{
	const char *version = xml_attribute(attributes, "version");

	reader->modern = version && slice_starts(slice_of(version), SLICE("2."));
	if (version && !reader->modern && !slice_starts(slice_of(version), SLICE("1.")))
		return error_at(reader->err, ERROR_UNSUPPORTED, XML_PLACE(&reader->xml),
				_("XLIFF version '%.40s' is not supported; save it as XLIFF 1.2 or 2.1"),
				version);
	reader->entries.source_tag = xliff_keep(reader, xml_attribute(attributes, "srcLang"));
	reader->entries.target_tag = xliff_keep(reader, xml_attribute(attributes, "trgLang"));
	return true;
}

static bool same_language(struct slice a, struct slice b)
{
	const struct language *known = language_find(a);

	return slice_equal_ascii_case(a, b) || (known && known == language_find(b));
}

/* Only files into one language make a catalog. */
static bool settle_target(struct xliff_reader *reader, struct slice tag)
{
	struct slice *target = &reader->entries.target_tag;

	if (reader->target && tag.data && language_find(tag) != reader->target) {
		reader->wanted = false;
		return true;
	}
	if (tag.data && target->data && !same_language(tag, *target))
		return error_at(
			reader->err, ERROR_UNSUPPORTED, XML_PLACE(&reader->xml),
			_("there are translations into '%.*s' and '%.*s'; say with '--target' which to take"),
			SLICE_ARG(*target), SLICE_ARG(tag));
	if (tag.data)
		*target = tag;
	return true;
}

static bool begin_file(struct xliff_reader *reader, const char **attributes)
{
	const char *source = xml_attribute(attributes, "source-language");

	reader->original = xliff_keep(reader, xml_attribute(attributes, "original"));
	reader->wanted = true;
	if (source && !reader->entries.source_tag.data)
		reader->entries.source_tag = xliff_keep(reader, source);
	return reader->modern ? settle_target(reader, reader->entries.target_tag)
			      : settle_target(reader,
					      xliff_keep(reader, xml_attribute(attributes, "target-language")));
}

static bool lose_skeleton(struct xliff_reader *reader, const char **attributes)
{
	(void)attributes;
	xliff_lose(reader, LOSS_SKELETON);
	return true;
}

static bool lose_alternative(struct xliff_reader *reader, const char **attributes)
{
	const char *type = xml_attribute(attributes, "alttranstype");

	/* What a fuzzy translation of ours was made for is a property too. */
	if (!reader->unit.unit.previous_source.data && !xliff_is(type, "previous-version"))
		xliff_lose(reader, LOSS_ALTERNATIVE);
	return true;
}

static bool lose_binary(struct xliff_reader *reader, const char **attributes)
{
	(void)attributes;
	xliff_lose(reader, LOSS_BINARY);
	return true;
}

/* ------------------------------------------------------------------- text */

static bool begin_text(struct xliff_reader *reader, const char **attributes)
{
	(void)attributes;
	inline_begin(&reader->segment);
	reader->pairs = 0;
	return true;
}

/* A target may say another language than its file: it is not taken for what it is not. */
static bool check_language(struct xliff_reader *reader, const char *tag)
{
	struct slice target = reader->entries.target_tag;

	reader->strange = false;
	if (!tag || same_language(slice_of(tag), target))
		return true;
	if (!target.data)
		return settle_target(reader, xliff_keep(reader, tag));
	reader->strange = reader->target != NULL;
	if (reader->strange)
		xliff_lose(reader, LOSS_LANGUAGE_TWICE);
	return reader->strange || settle_target(reader, xliff_keep(reader, tag));
}

static bool begin_target(struct xliff_reader *reader, const char **attributes)
{
	const char *order = xml_attribute(attributes, "order");

	xliff_piece_read_state(&reader->piece, attributes);
	reader->piece.order = order ? (size_t)strtoul(order, NULL, 10) : 0;
	return begin_text(reader, attributes) && check_language(reader, xml_attribute(attributes, "xml:lang"));
}

static struct slice take_text(struct xliff_reader *reader)
{
	if (reader->segment.too_long) {
		xliff_lose(reader, LOSS_TEXT_TOO_LONG);
		return SLICE("");
	}
	if (!reader->open[reader->depth].preserve)
		xliff_join_lines(&reader->segment.text);
	return arena_copy(&reader->entries.arena, strbuf_slice(&reader->segment.text));
}

static bool end_source(struct xliff_reader *reader)
{
	if (reader->piece.has_source)
		return error_at(reader->err, ERROR_FORMAT, XML_PLACE(&reader->xml),
				_("there is a second source where one may stand"));
	reader->piece.source = take_text(reader);
	reader->piece.has_source = true;
	return true;
}

static bool end_target(struct xliff_reader *reader)
{
	if (!reader->strange)
		reader->piece.target = take_text(reader);
	return true;
}

static bool begin_segment(struct xliff_reader *reader, const char **attributes)
{
	reader->piece = (struct xliff_piece){ 0 };
	xliff_piece_read_state(&reader->piece, attributes);
	return true;
}

bool xliff_end_segment(struct xliff_reader *reader)
{
	xliff_pieces_add(&reader->pieces, &reader->piece);
	reader->piece = (struct xliff_piece){ 0 };
	return true;
}

/* ------------------------------------------------------------------ codes */

static bool end_code(struct xliff_reader *reader)
{
	if (!inline_close(&reader->segment))
		xliff_lose(reader, LOSS_CODE_CONTENT);
	return true;
}

static bool begin_placeholder(struct xliff_reader *reader, const char **attributes)
{
	xliff_open_code(&reader->segment, attributes, INLINE_PH);
	return true;
}

static bool begin_opening(struct xliff_reader *reader, const char **attributes)
{
	bool alone = xliff_is(xml_attribute(attributes, "isolated"), "yes");

	xliff_open_code(&reader->segment, attributes, alone ? INLINE_IT_BEGIN : INLINE_BPT);
	return true;
}

static bool begin_closing(struct xliff_reader *reader, const char **attributes)
{
	bool alone = xliff_is(xml_attribute(attributes, "isolated"), "yes");

	xliff_open_code(&reader->segment, attributes, alone ? INLINE_IT_END : INLINE_EPT);
	return true;
}

static bool begin_isolated(struct xliff_reader *reader, const char **attributes)
{
	const char *position = xml_attribute(attributes, "pos");
	bool closes = xliff_is(position, "close") || xliff_is(position, "end");

	inline_open(&reader->segment, closes ? INLINE_IT_END : INLINE_IT_BEGIN, xml_attribute(attributes, "id"),
		    NULL);
	return true;
}

static bool begin_pair(struct xliff_reader *reader, const char **attributes)
{
	reader->open[reader->depth].pair = ++reader->pairs;
	xliff_open_pair(&reader->segment, attributes, reader->pairs);
	return end_code(reader);
}

static bool end_pair(struct xliff_reader *reader)
{
	xliff_close_pair(&reader->segment, reader->open[reader->depth].pair);
	return end_code(reader);
}

static bool begin_mark(struct xliff_reader *reader, const char **attributes)
{
	if (!xliff_is(xml_attribute(attributes, "mtype"), "seg"))
		xliff_lose(reader, LOSS_ANNOTATION);
	return true;
}

static bool begin_character(struct xliff_reader *reader, const char **attributes)
{
	xliff_add_character(&reader->segment, attributes);
	return true;
}

/* ---------------------------------------------------------------- elements */

#define WHERE(element) (1u << (element))

static const struct xliff_element_kind elements[] = {
	{ "xliff", WHERE(AT_TOP), IN_XLIFF, begin_xliff, NULL },
	{ "file", WHERE(IN_XLIFF), IN_FILE, begin_file, NULL },
	{ "header", WHERE(IN_FILE), IN_HEAD, NULL, NULL },
	{ "skl", WHERE(IN_HEAD), IN_HEAD, lose_skeleton, NULL },
	{ "skeleton", WHERE(IN_FILE), IN_HEAD, lose_skeleton, NULL },
	{ "tool", WHERE(IN_HEAD), IN_HEAD, NULL, NULL },
	{ "body", WHERE(IN_FILE), IN_BODY, NULL, NULL },
	{ "group", WHERE(IN_BODY) | WHERE(IN_FILE) | WHERE(IN_GROUP), IN_GROUP, xliff_begin_group,
	  xliff_end_group },
	{ "trans-unit", WHERE(IN_BODY) | WHERE(IN_GROUP), IN_UNIT, xliff_begin_unit, xliff_end_unit },
	{ "unit", WHERE(IN_FILE) | WHERE(IN_GROUP), IN_UNIT, xliff_begin_unit, xliff_end_unit },
	{ "bin-unit", WHERE(IN_BODY) | WHERE(IN_GROUP), IN_HEAD, lose_binary, NULL },
	{ "segment", WHERE(IN_UNIT), IN_SEGMENT, begin_segment, xliff_end_segment },
	{ "ignorable", WHERE(IN_UNIT), IN_SEGMENT, begin_segment, xliff_end_segment },
	{ "source", WHERE(IN_UNIT) | WHERE(IN_SEGMENT), IN_TEXT, begin_text, end_source },
	{ "seg-source", WHERE(IN_UNIT), IN_HEAD, NULL, NULL },
	{ "target", WHERE(IN_UNIT) | WHERE(IN_SEGMENT), IN_TEXT, begin_target, end_target },
	{ "alt-trans", WHERE(IN_UNIT), IN_HEAD, lose_alternative, NULL },
	{ "matches", WHERE(IN_UNIT), IN_HEAD, lose_alternative, NULL },
	{ "originalData", WHERE(IN_UNIT), IN_HEAD, NULL, NULL },
	{ "data", WHERE(IN_HEAD), IN_HEAD, NULL, NULL },
	{ "notes", WHERE(IN_FILE) | WHERE(IN_GROUP) | WHERE(IN_UNIT), IN_NOTES, NULL, NULL },
	{ "note", WHERE(IN_NOTES) | WHERE(IN_GROUP) | WHERE(IN_UNIT), IN_NOTE, xliff_begin_note,
	  xliff_end_note },
	{ "context-group", WHERE(IN_GROUP) | WHERE(IN_UNIT), IN_PROPERTIES, NULL, NULL },
	{ "metadata", WHERE(IN_FILE) | WHERE(IN_GROUP) | WHERE(IN_UNIT), IN_PROPERTIES, NULL, NULL },
	{ "metaGroup", WHERE(IN_PROPERTIES), IN_PROPERTIES, NULL, NULL },
	{ "context", WHERE(IN_PROPERTIES), IN_PROPERTY, xliff_begin_property, xliff_end_property },
	{ "meta", WHERE(IN_PROPERTIES), IN_PROPERTY, xliff_begin_property, xliff_end_property },
	{ "g", WHERE(IN_TEXT), IN_TEXT, begin_pair, end_pair },
	{ "pc", WHERE(IN_TEXT), IN_TEXT, begin_pair, end_pair },
	{ "mrk", WHERE(IN_TEXT), IN_TEXT, begin_mark, NULL },
	{ "sm", WHERE(IN_TEXT), IN_CODE, begin_mark, NULL },
	{ "em", WHERE(IN_TEXT), IN_CODE, NULL, NULL },
	{ "cp", WHERE(IN_TEXT), IN_CODE, begin_character, NULL },
	{ "x", WHERE(IN_TEXT), IN_CODE, begin_placeholder, end_code },
	{ "ph", WHERE(IN_TEXT), IN_CODE, begin_placeholder, end_code },
	{ "bx", WHERE(IN_TEXT), IN_CODE, begin_opening, end_code },
	{ "sc", WHERE(IN_TEXT), IN_CODE, begin_opening, end_code },
	{ "bpt", WHERE(IN_TEXT), IN_CODE, begin_opening, end_code },
	{ "ex", WHERE(IN_TEXT), IN_CODE, begin_closing, end_code },
	{ "ec", WHERE(IN_TEXT), IN_CODE, begin_closing, end_code },
	{ "ept", WHERE(IN_TEXT), IN_CODE, begin_closing, end_code },
	{ "it", WHERE(IN_TEXT), IN_CODE, begin_isolated, end_code },
};

/* Names of modules, which have another prefix than XLIFF's own. */
static bool is_of_module(const char *name)
{
	static const char *const names[] = { "metadata", "metaGroup", "meta", "matches" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static struct slice prefix_of(const char *name_as_written)
{
	const char *colon = strrchr(name_as_written, ':');

	return slice_from(name_as_written, colon ? (size_t)(colon - name_as_written) : 0);
}

/* Elements of others may have any name: they are told by their namespace. */
static bool is_foreign(const struct xliff_reader *reader, const char *name, const char **attributes)
{
	struct slice uri = slice_of(xml_attribute(attributes, "xmlns"));
	bool elsewhere = uri.data && !slice_starts(uri, SLICE("urn:oasis:names:tc:xliff:"));

	return elsewhere ||
	       (!is_of_module(name) && !slice_equal(prefix_of(reader->xml.name_as_written), reader->prefix));
}

static enum xliff_element innermost(const struct xliff_reader *reader)
{
	return reader->depth ? reader->open[reader->depth - 1].kind->element : AT_TOP;
}

static const struct xliff_element_kind *find_element(const struct xliff_reader *reader, const char *name,
						     const char **attributes)
{
	if (reader->passed_over || (reader->depth && is_foreign(reader, name, attributes)) ||
	    (innermost(reader) == IN_FILE && !reader->wanted))
		return NULL;
	for (size_t i = 0; i < ARRAY_COUNT(elements); i++)
		if (strcmp(elements[i].name, name) == 0 && (elements[i].parents & WHERE(innermost(reader))))
			return &elements[i];
	return NULL;
}

/* What stands in these is left out with them, and was counted there. */
static bool is_counted(const struct xliff_reader *reader)
{
	return reader->passed_over || innermost(reader) == IN_HEAD ||
	       (innermost(reader) == IN_FILE && !reader->wanted);
}

static bool check_size(struct xliff_reader *reader)
{
	if (reader->entries.arena.total_bytes <= 4 * reader->limits->file_bytes &&
	    reader->segment.arena.total_bytes <= reader->limits->file_bytes)
		return true;
	return error_at(reader->err, ERROR_LIMIT, XML_PLACE(&reader->xml),
			_("the texts are larger than the limit of %zu MiB for a catalog"),
			reader->limits->file_bytes >> 20);
}

static void push(struct xliff_reader *reader, const struct xliff_element_kind *kind, const char **attributes)
{
	const struct xliff_open_element *outer = reader->depth ? &reader->open[reader->depth - 1] : NULL;
	const char *space = xml_attribute(attributes, "xml:space"),
		   *translate = xml_attribute(attributes, "translate");

	reader->open[reader->depth] = (struct xliff_open_element){
		.kind = kind,
		.preserve = space ? xliff_is(space, "preserve") : outer && outer->preserve,
		.translate = translate ? !xliff_is(translate, "no") : !outer || outer->translate,
	};
}

/* False when the file is refused. */
static bool begin_element(void *data, const char *name, const char **attributes)
{
	struct xliff_reader *reader = data;
	const struct xliff_element_kind *kind;

	if (!check_size(reader))
		return false;
	kind = find_element(reader, name, attributes);
	if (!kind && reader->depth == 0)
		return error_at(reader->err, ERROR_FORMAT, XML_PLACE(&reader->xml),
				_("this is no XLIFF file: its outermost element is '%.100s'"), name);
	if (!kind) {
		if (!is_counted(reader))
			xliff_lose(reader, innermost(reader) == IN_CODE ? LOSS_SUBFLOW : LOSS_ELEMENT);
		reader->passed_over++;
		return true;
	}
	if (reader->depth == 0) {
		struct slice prefix = prefix_of(reader->xml.name_as_written);

		if (prefix.bytes < sizeof(reader->prefix_bytes)) {
			memcpy(reader->prefix_bytes, prefix.data, prefix.bytes);
			reader->prefix = slice_from(reader->prefix_bytes, prefix.bytes);
		}
	}
	push(reader, kind, attributes);
	if (kind->begin && !kind->begin(reader, attributes))
		return false;
	reader->depth++;
	return true;
}

static bool end_element(void *data, const char *name)
{
	struct xliff_reader *reader = data;
	const struct xliff_element_kind *kind;

	(void)name;
	if (reader->passed_over) {
		reader->passed_over--;
		return true;
	}
	kind = reader->open[--reader->depth].kind;
	return !kind->end || kind->end(reader);
}

static void add_characters(void *data, struct slice text)
{
	struct xliff_reader *reader = data;

	if (reader->passed_over)
		return;
	switch (innermost(reader)) {
	case IN_TEXT:
		inline_add_text(&reader->segment, text);
		break;
	case IN_CODE:
		inline_add_content(&reader->segment, text);
		break;
	case IN_NOTE:
	case IN_PROPERTY:
		strbuf_add(&reader->value, text);
		break;
	default:
		break;
	}
}

/* -------------------------------------------------------------------- files */

static const struct xml_handler handler = { .begin = begin_element,
					    .end = end_element,
					    .text = add_characters };

static struct xliff_reader *make_reader(const struct catalog *catalog, const struct language *target,
					struct loss_report *losses, struct error *err)
{
	struct xliff_reader *reader = alloc_zeroed(1, sizeof(*reader));

	reader->limits = &catalog->limits;
	reader->target = target;
	reader->losses = losses;
	reader->err = err;
	reader->prefix = SLICE("");
	strbuf_init(&reader->value);
	inline_init(&reader->segment, catalog->limits.file_bytes);
	return reader;
}

/* The file was `read`; what came of it becomes the catalog. */
static bool finish(struct xliff_reader *reader, bool read, struct catalog *catalog, const char *path)
{
	bool done = read;

	if (done && !reader->entries.count)
		done = error_set(reader->err, ERROR_EMPTY, _("there is nothing to translate in '%s'"), path);
	if (!reader->entries.target_tag.bytes && reader->target)
		reader->entries.target_tag = slice_of(reader->target->tag);
	done = done && xliff_fill_catalog(&reader->entries, catalog, path, reader->losses, reader->err);
	inline_release(&reader->segment);
	strbuf_release(&reader->value);
	arena_release(&reader->entries.arena);
	free(reader->entries.items);
	xliff_pieces_release(&reader->pieces);
	free(reader->forms);
	free(reader);
	return done;
}

bool xliff_load(struct catalog *catalog, const char *path, const struct language *target,
		struct loss_report *losses, struct error *err)
{
	struct xliff_reader *reader = make_reader(catalog, target, losses, err);

	return finish(reader, xml_read(&reader->xml, path, &handler, reader, err), catalog, path);
}

bool xliff_read(struct catalog *catalog, const char *path, struct slice bytes, const struct language *target,
		struct loss_report *losses, struct error *err)
{
	struct xliff_reader *reader = make_reader(catalog, target, losses, err);

	return finish(reader, xml_read_text(&reader->xml, path, bytes, &handler, reader, err), catalog, path);
}

bool xliff_sniff(struct slice beginning)
{
	return xml_sniff(beginning, "xliff");
}
