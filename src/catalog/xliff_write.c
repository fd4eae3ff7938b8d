/*
 * xliff_write -- a catalog to XLIFF 1.2 and 2.1.
 *
 * The two differ in words and in the order of a unit's parts; the words stand in
 * a table.
 */
#include <config.h>

#include "catalog/xliff.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/xml_write.h"
#include "catalog/xliff_form.h"

struct dialect {
	const char *set, *set_end; /* around the groups of properties */
	const char *own, *places;  /* begins a group of properties of ours, of references */
	const char *group_end;
	const char *value, *value_end; /* of a property, its type between */
	const char *notes, *notes_end;
	const char *note;		    /* who says it comes next */
	const char *unit, *unit_end, *kind; /* kind: the attribute that says what it is */
};

static const struct dialect dialects[] = {
	[XLIFF_1_2] = {
		.set = "",
		.set_end = "",
		.own = "<context-group purpose=\"information\">\n",
		.places = "<context-group purpose=\"location\">\n",
		.group_end = "</context-group>\n",
		.value = "<context context-type=\"",
		.value_end = "</context>\n",
		.notes = "",
		.notes_end = "",
		.note = "<note from=\"",
		.unit = "<trans-unit",
		.unit_end = "</trans-unit>\n",
		.kind = "restype",
	},
	[XLIFF_2_1] = {
		.set = "<mda:metadata>\n",
		.set_end = "</mda:metadata>\n",
		.own = "<mda:metaGroup category=\"po-entry\">\n",
		.places = "<mda:metaGroup category=\"po-reference\">\n",
		.group_end = "</mda:metaGroup>\n",
		.value = "<mda:meta type=\"",
		.value_end = "</mda:meta>\n",
		.notes = "<notes>\n",
		.notes_end = "</notes>\n",
		.note = "<note category=\"",
		.unit = "<unit",
		.unit_end = "</unit>\n",
		.kind = "type",
	},
};

struct writer {
	const struct catalog *catalog;
	enum xliff_version version;
	const struct dialect *dialect;
	struct strbuf *out;
	struct arena arena; /* of an entry */
	struct arena ids_arena;
	struct map ids; /* how often an id was given */
	size_t replaced;
	bool begun;
};

static void add(struct writer *writer, const char *string)
{
	strbuf_add_string(writer->out, string);
}

static void add_text(struct writer *writer, struct slice text, enum xml_quoting quoting)
{
	writer->replaced += xml_add_text(writer->out, text, quoting);
}

static void add_attribute(struct writer *writer, const char *name, const char *value)
{
	if (!value)
		return;
	strbuf_addf(writer->out, " %s=\"", name);
	add_text(writer, slice_of(value), XML_ATTRIBUTE);
	strbuf_add_byte(writer->out, '"');
}

/* ------------------------------------------------------------- properties */

static void add_value(struct writer *writer, const char *type, struct slice value)
{
	add(writer, writer->dialect->value);
	strbuf_addf(writer->out, "%s\">", type);
	add_text(writer, value, XML_TEXT);
	add(writer, writer->dialect->value_end);
}

/* "page.html:12" in two, as tools show it; what else it may be is a name. */
static void add_place(struct writer *writer, struct slice place)
{
	size_t colon = place.bytes;

	while (colon > 0 && place.data[colon - 1] >= '0' && place.data[colon - 1] <= '9')
		colon--;
	if (colon > 1 && colon < place.bytes && place.data[colon - 1] == ':') {
		add_value(writer, XLIFF_SOURCE_FILE, slice_part(place, 0, colon - 1));
		add_value(writer, XLIFF_LINE, slice_part(place, colon, place.bytes));
	} else {
		add_value(writer, XLIFF_SOURCE_FILE, place);
	}
}

static bool next_place(struct slice *references, struct slice *place)
{
	size_t begin = 0, end;

	while (begin < references->bytes && strchr(" \n", references->data[begin]))
		begin++;
	for (end = begin; end < references->bytes && !strchr(" \n", references->data[end]); end++)
		;
	*place = slice_part(*references, begin, end);
	*references = slice_part(*references, end, references->bytes);
	return place->bytes > 0;
}

static void add_places(struct writer *writer, struct slice references)
{
	struct slice place;

	if (!next_place(&references, &place))
		return;
	add(writer, writer->dialect->places);
	do
		add_place(writer, place);
	while (next_place(&references, &place));
	add(writer, writer->dialect->group_end);
}

static bool has_properties(struct xliff_entry *entry)
{
	for (const struct xliff_property *property = xliff_properties; property->type; property++)
		if (xliff_property_of(entry, property)->data)
			return true;
	return false;
}

static void add_properties(struct writer *writer, struct xliff_entry *entry)
{
	bool own = has_properties(entry), places = slice_trim(entry->unit.references).bytes > 0;

	if (!own && !places)
		return;
	add(writer, writer->dialect->set);
	if (own) {
		add(writer, writer->dialect->own);
		for (const struct xliff_property *property = xliff_properties; property->type; property++)
			if (xliff_property_of(entry, property)->data)
				add_value(writer, property->type, *xliff_property_of(entry, property));
		add(writer, writer->dialect->group_end);
	}
	add_places(writer, entry->unit.references);
	add(writer, writer->dialect->set_end);
}

static void add_note(struct writer *writer, const char *whose, struct slice text)
{
	if (!text.data)
		return;
	add(writer, writer->dialect->note);
	strbuf_addf(writer->out, "%s\">", whose);
	add_text(writer, text, XML_TEXT);
	add(writer, "</note>\n");
}

static void add_notes(struct writer *writer, const struct unit *unit)
{
	if (!unit->notes.data && !unit->extracted.data)
		return;
	add(writer, writer->dialect->notes);
	add_note(writer, XLIFF_NOTE_OF_PEOPLE, unit->notes);
	add_note(writer, XLIFF_NOTE_OF_OURS, unit->extracted);
	add(writer, writer->dialect->notes_end);
}

/* --------------------------------------------------------------- segments */

static void add_segment(struct writer *writer, const char *element, const char *state,
			const struct segment *segment)
{
	strbuf_addf(writer->out, "<%s", element);
	add_attribute(writer, "state", state);
	strbuf_add_byte(writer->out, '>');
	writer->replaced += xliff_add_segment(segment, writer->version, writer->out);
	strbuf_addf(writer->out, "</%s>\n", element);
}

/* A text of an entry and its translation: a unit of the file. */
struct piece {
	struct slice source, target, previous;
	bool fuzzy;
	const char *id;
};

/* What it was made for, with what was made: one of type previous-version. */
static void add_previous(struct writer *writer, const struct piece *piece, const struct segment *target)
{
	struct segment source = segment_read(piece->previous, &writer->arena);
	bool old = writer->version == XLIFF_1_2;

	if (!piece->previous.bytes)
		return;
	add(writer, old ? "<alt-trans alttranstype=\"previous-version\">\n"
			: "<mtc:matches>\n<mtc:match ref=\"#s\">\n");
	add_segment(writer, "source", NULL, &source);
	add_segment(writer, "target", NULL, target);
	add(writer, old ? "</alt-trans>\n" : "</mtc:match>\n</mtc:matches>\n");
}

/* Whether a target is written: a doubt about none needs one, to be told by its state. */
static bool has_target(const struct piece *piece)
{
	return piece->target.bytes || piece->fuzzy;
}

static void begin_unit(struct writer *writer, const struct xliff_entry *entry, const struct piece *piece)
{
	add(writer, writer->dialect->unit);
	add_attribute(writer, "id", piece->id);
	if (entry->kind == XLIFF_HEADER || entry->obsolete.data)
		add_attribute(writer, "translate", "no");
	if (entry->kind != XLIFF_PLURAL)
		add_attribute(writer, writer->dialect->kind, xliff_kind_name(entry->kind, writer->version));
	if (writer->version == XLIFF_1_2 && has_target(piece))
		add_attribute(writer, "approved", piece->fuzzy ? "no" : "yes");
	/* Translate Toolkit does not look for it above. */
	add_attribute(writer, "xml:space", writer->version == XLIFF_1_2 ? "preserve" : NULL);
	add(writer, ">\n");
}

/* `whole`: the entry is this unit, and has no group for what is known of it. */
static void add_unit(struct writer *writer, struct xliff_entry *entry, const struct piece *piece, bool whole)
{
	struct segment source = segment_read(piece->source, &writer->arena);
	struct segment target = segment_read_target(piece->target, &source, &writer->arena);
	bool old = writer->version == XLIFF_1_2;
	const char *state = old ? XLIFF_STATE_FUZZY_1 : XLIFF_STATE_FUZZY_2;

	if (!piece->fuzzy)
		state = XLIFF_STATE_TRANSLATED;
	begin_unit(writer, entry, piece);
	if (!old) {
		if (whole)
			add_properties(writer, entry);
		add_previous(writer, piece, &target);
		if (whole)
			add_notes(writer, &entry->unit);
		add(writer, "<segment id=\"s\"");
		add_attribute(writer, "state", has_target(piece) ? state : NULL);
		add_attribute(writer, "subState", piece->fuzzy ? XLIFF_FUZZY : NULL);
		add(writer, ">\n");
	}
	add_segment(writer, "source", NULL, &source);
	if (has_target(piece))
		add_segment(writer, "target", old ? state : NULL, &target);
	if (!old)
		add(writer, "</segment>\n");
	if (old && whole) {
		add_properties(writer, entry);
		add_notes(writer, &entry->unit);
	}
	if (old)
		add_previous(writer, piece, &target);
	add(writer, writer->dialect->unit_end);
}

/* ---------------------------------------------------------------- entries */

/* Lasting: of what the entry is found by. A twin among the obsolete gets a number. */
static const char *make_id(struct writer *writer, const struct xliff_entry *entry)
{
	const struct unit *unit = &entry->unit;
	struct strbuf key = STRBUF_INIT;
	const char *id = "header";
	size_t count;

	if (entry->kind != XLIFF_HEADER) {
		strbuf_add(&key, unit->context);
		strbuf_add_string(&key, unit->context.data ? "\004" : "");
		strbuf_add(&key, unit->source);
		id = arena_printf(&writer->ids_arena, "u%016llx",
				  (unsigned long long)hash_bytes(strbuf_slice(&key), HASH_KEY_STORED));
		strbuf_release(&key);
	}
	count = ++*map_add(&writer->ids, slice_of(id), 0, NULL);
	return count == 1 ? id : arena_printf(&writer->arena, "%s-%zu", id, count);
}

static void add_forms(struct writer *writer, struct xliff_entry *entry, const char *id)
{
	const struct unit *unit = &entry->unit;

	add(writer, "<group");
	add_attribute(writer, "id", id);
	add_attribute(writer, writer->dialect->kind, xliff_kind_name(XLIFF_PLURAL, writer->version));
	add(writer, ">\n");
	add_properties(writer, entry);
	add_notes(writer, unit);
	for (size_t form = 0; form < unit->target_count; form++) {
		struct piece piece = {
			.source = form || unit->target_count == 1 ? unit->source_plural : unit->source,
			.target = unit->targets[form],
			.previous = form ? SLICE_NONE : unit->previous_source,
			.fuzzy = unit->flags & UNIT_FUZZY,
			.id = arena_printf(&writer->arena, writer->version == XLIFF_1_2 ? "%s[%zu]" : "%s.%zu",
					   id, form),
		};

		add_unit(writer, entry, &piece, false);
	}
	add(writer, "</group>\n");
}

static bool can_hold_all(const struct unit *unit)
{
	const struct slice strings[] = { unit->context,	       unit->source,	       unit->source_plural,
					 unit->notes,	       unit->extracted,	       unit->references,
					 unit->flag_names,     unit->previous_context, unit->previous_source,
					 unit->previous_plural };
	bool can = true;

	for (size_t i = 0; can && i < sizeof(strings) / sizeof(*strings); i++)
		can = xml_can_hold(strings[i]);
	for (size_t i = 0; can && i < unit->target_count; i++)
		can = xml_can_hold(unit->targets[i]);
	return can;
}

/* What a file says of an entry that a reader cannot make of the rest: its bytes, or none. */
static struct slice layout_of(const struct writer *writer, const struct unit *unit, enum xliff_kind kind)
{
	struct strbuf canonical = STRBUF_INIT;
	bool previous = unit->previous_context.data || unit->previous_source.data || unit->previous_plural.data;
	bool same;

	if (!unit->original.data || unit->flags & UNIT_CHANGED)
		return SLICE_NONE;
	xliff_add_canonical(unit, !writer->begun, writer->catalog->crlf, &canonical);
	same = slice_equal(strbuf_slice(&canonical), unit->original) && can_hold_all(unit) &&
	       (unit->flags & UNIT_FUZZY || !previous) && !(kind == XLIFF_HEADER && unit->source_plural.data);
	strbuf_release(&canonical);
	return same ? SLICE_NONE : unit->original;
}

/* Moves what XML cannot hold into the member beside, escaped. */
static void escape_layout(struct writer *writer, struct slice *layout, struct slice *escaped)
{
	struct strbuf text = STRBUF_INIT;

	if (xml_can_hold(*layout))
		return;
	xliff_escape(*layout, &text);
	*escaped = arena_copy(&writer->arena, strbuf_slice(&text));
	*layout = SLICE_NONE;
	strbuf_release(&text);
}

static void add_entry(struct writer *writer, struct xliff_entry *entry)
{
	const struct unit *unit = &entry->unit;
	const char *id;

	entry->layout = layout_of(writer, unit, entry->kind);
	escape_layout(writer, &entry->layout, &entry->escaped);
	escape_layout(writer, &entry->trailing, &entry->trailing_escaped);
	entry->obsolete = unit->flags & UNIT_OBSOLETE ? SLICE("yes") : SLICE_NONE;
	id = make_id(writer, entry);
	if (unit->source_plural.data && entry->kind != XLIFF_HEADER) {
		entry->kind = XLIFF_PLURAL;
		entry->msgid = unit->source;
		add_forms(writer, entry, id);
	} else {
		struct piece piece = { unit->source, unit_target(unit), unit->previous_source,
				       unit->flags & UNIT_FUZZY, id };

		add_unit(writer, entry, &piece, true);
	}
	writer->begun |= !entry->absent.data;
	arena_release(&writer->arena);
}

static void add_header(struct writer *writer)
{
	const struct catalog *catalog = writer->catalog;
	struct xliff_entry entry = {
		.kind = XLIFF_HEADER,
		.absent = catalog->has_header ? SLICE_NONE : SLICE("yes"),
		.byte_order_mark = catalog->byte_order_mark ? SLICE("yes") : SLICE_NONE,
		.line_ends = catalog->crlf ? SLICE("crlf") : SLICE_NONE,
		.encoding = catalog->encoding ? slice_of(catalog->encoding->name) : SLICE_NONE,
		.trailing = catalog->trailing.bytes ? catalog->trailing : SLICE_NONE,
	};

	if (catalog->has_header)
		entry.unit = catalog->header;
	add_entry(writer, &entry);
}

static void add_entries(struct writer *writer)
{
	const struct catalog *catalog = writer->catalog;

	for (size_t i = 0; i <= catalog->count; i++) {
		if (i == (catalog->has_header ? catalog->header_position : 0))
			add_header(writer);
		if (i < catalog->count) {
			struct xliff_entry entry = { .unit = catalog->units[i] };

			add_entry(writer, &entry);
		}
	}
}

/* ------------------------------------------------------------------ files */

/* "und" is BCP 47 for a language that is not told; a template has none. */
static const char *tag_of(const struct catalog *catalog, const struct language *stated)
{
	const struct language *language = stated ? stated : catalog_language(catalog);

	return language ? language->tag : "und";
}

static void begin_1_2(struct writer *writer, const struct xliff_options *options, const char *source,
		      const char *target)
{
	add(writer, "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n<file");
	add_attribute(writer, "original", options->original);
	add_attribute(writer, "source-language", source);
	add_attribute(writer, "target-language", target);
	add(writer, " datatype=\"po\" xml:space=\"preserve\" tool-id=\"" PACKAGE_NAME
		    "\">\n<header>\n<tool tool-id=\"" PACKAGE_NAME "\" tool-name=\"" PACKAGE_NAME
		    "\" tool-version=\"" PACKAGE_VERSION "\"/>\n</header>\n<body>\n");
}

static void begin_2_1(struct writer *writer, const struct xliff_options *options, const char *source,
		      const char *target)
{
	add(writer, "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\""
		    " xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
		    " xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" version=\"2.1\"");
	add_attribute(writer, "srcLang", source);
	add_attribute(writer, "trgLang", target);
	add(writer, ">\n<file id=\"f\"");
	add_attribute(writer, "original", options->original);
	add(writer, " xml:space=\"preserve\">\n");
}

void xliff_print(const struct catalog *catalog, const struct xliff_options *options, struct strbuf *out,
		 size_t *replaced)
{
	const struct language *source = options->source ? options->source : catalog_source_language(catalog);
	struct writer writer = {
		.catalog = catalog,
		.version = options->version,
		.dialect = &dialects[options->version],
		.out = out,
	};

	add(&writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	(options->version == XLIFF_1_2 ? begin_1_2 : begin_2_1)(
		&writer, options, source ? source->tag : language_en.tag, tag_of(catalog, options->target));
	add_entries(&writer);
	add(&writer, options->version == XLIFF_1_2 ? "</body>\n</file>\n</xliff>\n" : "</file>\n</xliff>\n");
	if (replaced)
		*replaced = writer.replaced;
	map_release(&writer.ids);
	arena_release(&writer.ids_arena);
}
