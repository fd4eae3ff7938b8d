/*
 * docx -- Word documents: the row of the table, which parts have texts, and all
 * that is not text. Where the texts are: docx_extract.h.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/xml_write.h"
#include "document/build.h"
#include "document/docx_elements.h"
#include "document/docx_extract.h"
#include "document/docx_marks.h"
#include "document/format.h"
#include "document/package.h"
#include "document/skeleton.h"
#include "document/xml_flow.h"

#include <stdlib.h>

#define CONTENT_TYPES SLICE("[Content_Types].xml")

/* ------------------------------------------------------------------------- parts */

/* What the content type of a part ends with. */
static const struct {
	const char *type;
	enum docx_part part;
} part_types[] = {
	{ "wordprocessingml.styles+xml", DOCX_PART_STYLES },
	{ "wordprocessingml.document.main+xml", DOCX_PART_BODY },
	{ "wordprocessingml.template.main+xml", DOCX_PART_BODY },
	{ "wordprocessingml.footnotes+xml", DOCX_PART_FOOTNOTES },
	{ "wordprocessingml.endnotes+xml", DOCX_PART_ENDNOTES },
	{ "wordprocessingml.header+xml", DOCX_PART_HEADER },
	{ "wordprocessingml.footer+xml", DOCX_PART_FOOTER },
	{ "wordprocessingml.comments+xml", DOCX_PART_COMMENTS },
	{ "package.core-properties+xml", DOCX_PART_PROPERTIES },
};

#define MACRO_TYPE SLICE("macroEnabled")

enum { TYPE_OVERRIDE = 1, TYPE_DEFAULT };

static const struct xml_element type_elements[] = {
	{ "ct:Override", TYPE_OVERRIDE, NULL },
	{ "ct:Default", TYPE_DEFAULT, NULL },
	{ NULL, 0, NULL },
};

struct finding {
	const struct package *package;
	const struct document_options *options;
	struct part_list *parts;
	struct slice text;
	bool has_body, has_macros;
	bool default_body; /* all XML that is not named is the body */
};

/* Names of parts are the same in any case (OPC 6.2.2.3), and begin with a slash. */
static bool find_entry(const struct package *package, struct slice name, size_t *entry)
{
	if (slice_starts(name, SLICE("/")))
		name = slice_part(name, 1, name.bytes);
	if (package_find(package, name, entry))
		return true;
	for (size_t i = 0; i < package_count(package); i++)
		if (slice_equal_ascii_case(package_name(package, i), name)) {
			*entry = i;
			return true;
		}
	return false;
}

static bool is_listed(const struct part_list *parts, size_t entry)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].entry == entry)
			return true;
	return false;
}

static void add_part(struct finding *finding, struct slice name, enum docx_part part)
{
	size_t entry;

	if ((part == DOCX_PART_COMMENTS && !finding->options->docx.comments) ||
	    !find_entry(finding->package, name, &entry) || is_listed(finding->parts, entry))
		return;
	ARRAY_GROW(finding->parts->items, finding->parts->count, finding->parts->capacity);
	finding->parts->items[finding->parts->count++] = (struct document_part){ entry, part };
	finding->has_body = finding->has_body || part == DOCX_PART_BODY;
}

static void read_type(void *data, const struct xml_event *event)
{
	struct finding *finding = data;
	struct slice type;

	if (event->kind != XML_EVENT_START || !event->element)
		return;
	type = xml_attribute_value(finding->text, event->range, "ContentType");
	if (slice_find(type, MACRO_TYPE, 0) != SIZE_MAX)
		finding->has_macros = true;
	for (size_t i = 0; i < ARRAY_COUNT(part_types); i++) {
		if (!slice_ends(type, slice_of(part_types[i].type)))
			continue;
		if (event->element->kind == TYPE_OVERRIDE)
			add_part(finding, xml_attribute_value(finding->text, event->range, "PartName"),
				 part_types[i].part);
		else if (part_types[i].part == DOCX_PART_BODY)
			finding->default_body = true;
	}
}

static bool has_macros(const struct package *package)
{
	for (size_t i = 0; i < package_count(package); i++)
		if (slice_ends(package_name(package, i), SLICE("vbaProject.bin")))
			return true;
	return false;
}

static int compare_parts(const void *a, const void *b)
{
	const struct document_part *one = a, *other = b;

	if (one->part != other->part)
		return one->part < other->part ? -1 : 1;
	return (one->entry > other->entry) - (one->entry < other->entry);
}

static bool check_parts(struct finding *finding, struct error *err)
{
	if (finding->has_macros || has_macros(finding->package))
		return xml_refuse_macros(err);
	if (finding->default_body && !finding->has_body)
		add_part(finding, SLICE("word/document.xml"), DOCX_PART_BODY);
	if (!finding->has_body)
		return error_set(err, ERROR_FORMAT, _("by its content types it is no Word document"));
	qsort(finding->parts->items, finding->parts->count, sizeof(*finding->parts->items), compare_parts);
	return true;
}

static bool find_parts(const struct package *package, const struct document_options *options,
		       struct part_list *parts, struct error *err)
{
	struct finding finding = { .package = package, .options = options, .parts = parts };
	struct strbuf text = STRBUF_INIT;
	bool found;
	size_t entry;

	if (!package_find(package, CONTENT_TYPES, &entry))
		return error_set(err, ERROR_FORMAT, _("it has no part '%s'"), CONTENT_TYPES.data);
	found = package_read(package, entry, &text, err);
	finding.text = strbuf_slice(&text);
	found = found && xml_scan(finding.text, type_elements, read_type, &finding, err) && check_parts(&finding, err);
	strbuf_release(&text);
	return found;
}

/* ---------------------------------------------------------------------- skeleton */

/*
 * Outside of paragraphs the order of everything counts; inside of one the
 * elements are a sum, for codes may move. Runs, and the wrappers of tracked
 * changes, may be as many as they like: their properties are kinds.
 */
struct walk {
	struct slice text;
	struct skeleton *skeleton;
	size_t paragraph; /* depth of the outermost one, or SIZE_MAX */
	size_t ignored;	  /* depth of an element that is looked at as a whole, or SIZE_MAX */
	struct document_range ignored_tag;
	bool ignored_any; /* something of it counts */
	size_t depth;
	bool of_unit[XML_DEPTH_LIMIT + 1]; /* by depth: whether text in it is that of units */
	int kinds[XML_DEPTH_LIMIT + 1];
	struct slice last_place; /* the id of that bookmark */
};

static void end_part(struct walk *walk, size_t offset)
{
	if (walk->paragraph == SIZE_MAX)
		skeleton_end_chained(walk->skeleton, offset);
	else
		skeleton_end_loose(walk->skeleton);
}

/* A tag without those of its attributes that are texts, or name the language. */
static void add_tag(struct walk *walk, struct document_range tag, int kind)
{
	struct document_range value;
	struct slice name;
	size_t at = tag.begin;

	skeleton_add(walk->skeleton, xml_tag_name(walk->text, tag));
	while (xml_next_attribute(walk->text, tag, &at, &name, &value)) {
		skeleton_add(walk->skeleton, name);
		if (kind == DOCX_PICTURE ? slice_is(name, "title") || slice_is(name, "descr") :
					   kind == DOCX_LANGUAGE && slice_is(name, "val"))
			continue;
		skeleton_add(walk->skeleton, slice_part(walk->text, value.begin, value.end));
	}
}

/* Where authors were last is dropped. */
static bool is_last_place(struct walk *walk, const struct xml_event *event, int kind)
{
	struct slice id = xml_attribute_value(walk->text, event->range, "id");

	if (kind == DOCX_BOOKMARK_START &&
	    slice_is(xml_attribute_value(walk->text, event->range, "name"), DOCX_LAST_PLACE)) {
		walk->last_place = id;
		return true;
	}
	return kind == DOCX_BOOKMARK_END && id.bytes && slice_equal(id, walk->last_place);
}

static bool is_passed_over(struct walk *walk, const struct xml_event *event, int kind)
{
	switch (kind) {
	case DOCX_RUN:
	case DOCX_TEXT:
	case DOCX_INSERTED:
	case DOCX_DROP:
	case DOCX_NO_BREAK_HYPHEN:
	case DOCX_SOFT_HYPHEN:
		return walk->paragraph != SIZE_MAX;
	default:
		return is_last_place(walk, event, kind);
	}
}

static bool is_whole(const struct walk *walk, int kind)
{
	if (walk->paragraph == SIZE_MAX)
		return false;
	return kind == DOCX_DELETED ||
	       (kind == DOCX_RUN_PROPERTIES && walk->depth && walk->kinds[walk->depth - 1] == DOCX_RUN);
}

/*
 * In the properties of a run. Where languages do not count, neither do the properties that were
 * made for one: w:rPr itself says nothing.
 */
static void add_ignored(struct walk *walk, const struct xml_event *event, int kind)
{
	bool is_about_language = kind == DOCX_LANGUAGE || event->depth == walk->ignored;

	if (walk->kinds[walk->ignored] == DOCX_DELETED || (walk->skeleton->any_language && is_about_language))
		return;
	add_tag(walk, event->range, kind);
	walk->ignored_any = true;
}

static void walk_start(struct walk *walk, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;

	if (walk->ignored == SIZE_MAX && is_whole(walk, kind)) {
		walk->ignored = event->depth;
		walk->ignored_tag = event->range;
		walk->ignored_any = false;
	}
	walk->kinds[walk->depth] = kind;
	walk->of_unit[walk->depth++] = kind == DOCX_TEXT || kind == DOCX_PROPERTY || kind == DOCX_LANGUAGE_PROPERTY ||
				       (kind == DOCX_DROP && walk->paragraph != SIZE_MAX);
	if (walk->ignored != SIZE_MAX) {
		add_ignored(walk, event, kind);
		return;
	}
	if (kind == DOCX_PARAGRAPH && walk->paragraph == SIZE_MAX) {
		add_tag(walk, event->range, kind);
		skeleton_end_chained(walk->skeleton, event->range.begin);
		walk->paragraph = event->depth;
	} else if (!is_passed_over(walk, event, kind)) {
		add_tag(walk, event->range, kind);
		end_part(walk, event->range.begin);
	}
}

static void walk_end(struct walk *walk, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;

	walk->depth = event->depth;
	if (walk->ignored == event->depth) {
		if (kind == DOCX_DELETED)
			skeleton_add(walk->skeleton,
				     slice_part(walk->text, walk->ignored_tag.begin, event->range.end));
		if (kind == DOCX_DELETED || walk->ignored_any)
			skeleton_end_kind(walk->skeleton);
		walk->ignored = SIZE_MAX;
		return;
	}
	if (walk->ignored != SIZE_MAX)
		return;
	if (walk->paragraph == event->depth)
		walk->paragraph = SIZE_MAX;
	else if (is_passed_over(walk, event, kind) || kind == DOCX_BOOKMARK_START || kind == DOCX_BOOKMARK_END)
		return;
	skeleton_add(walk->skeleton, SLICE("/"));
	skeleton_add(walk->skeleton, slice_part(walk->text, event->range.begin, event->range.end));
	end_part(walk, event->range.begin);
}

/* White space between the elements of a paragraph means nothing. */
static void walk_text(struct walk *walk, const struct xml_event *event)
{
	if (walk->ignored != SIZE_MAX || (walk->depth && walk->of_unit[walk->depth - 1]))
		return;
	if (walk->paragraph != SIZE_MAX && slice_trim(event->text).bytes == 0 &&
	    (!walk->depth || walk->kinds[walk->depth - 1] != DOCX_FIELD_CODE))
		return;
	skeleton_add(walk->skeleton, event->text);
	end_part(walk, event->range.begin);
}

static void walk_event(void *data, const struct xml_event *event)
{
	struct walk *walk = data;

	switch (event->kind) {
	case XML_EVENT_START:
		walk_start(walk, event);
		break;
	case XML_EVENT_END:
		walk_end(walk, event);
		break;
	case XML_EVENT_TEXT:
		walk_text(walk, event);
		break;
	case XML_EVENT_OTHER:
		if (walk->ignored != SIZE_MAX)
			break;
		skeleton_add(walk->skeleton, slice_part(walk->text, event->range.begin, event->range.end));
		end_part(walk, event->range.begin);
		break;
	}
}

static void walk_docx(struct slice text, struct skeleton *skeleton)
{
	struct walk walk = { .text = text, .skeleton = skeleton, .paragraph = SIZE_MAX, .ignored = SIZE_MAX };

	skeleton->broken = !xml_scan(text, docx_elements, walk_event, &walk, NULL);
	skeleton_end_chained(skeleton, text.bytes);
}

/* --------------------------------------------------------------------------- row */

static void encode_docx(const struct document *document, const struct document_unit *unit,
			const struct text_piece *piece, struct strbuf *out)
{
	(void)document;
	xml_add_line(out, piece->text, (enum xml_quoting)unit->style);
}

/* The table of contents, at the end, has the names of all entries. */
static int sniff_docx(struct slice bytes)
{
	size_t tail = bytes.bytes > (1 << 16) ? bytes.bytes - (1 << 16) : 0;
	struct slice names = slice_part(bytes, tail, bytes.bytes);

	if (!package_sniff(bytes) || slice_find(names, CONTENT_TYPES, 0) == SIZE_MAX)
		return 0;
	return slice_find(names, SLICE("word/"), 0) == SIZE_MAX ? 0 : 90;
}

const struct format format_docx = {
	.name = "docx",
	.suffixes = "docx docm dotx dotm",
	.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_docx,
	.declared_charset = xml_declared_charset,
	.parts = find_parts,
	.extract = docx_extract,
	.encode = encode_docx,
	.can_hold = xml_can_hold,
	.mark = docx_mark_write,
	.skeleton = walk_docx,
};
