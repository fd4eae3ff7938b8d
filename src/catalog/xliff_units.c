/*
 * xliff_units -- units of XLIFF with their notes and properties, to entries.
 */
#include <config.h>

#include "catalog/xliff_reader.h"

#include "base/alloc.h"
#include "base/i18n.h"

/* ------------------------------------------------------------------ units */

static struct xliff_entry *entry_open(struct xliff_reader *reader)
{
	enum xliff_element innermost = reader->open[reader->depth - 1].kind->element;

	for (size_t i = reader->depth; i-- > 0 && innermost != IN_UNIT && innermost != IN_GROUP;)
		innermost = reader->open[i].kind->element;
	if (innermost == IN_UNIT)
		return &reader->unit;
	return innermost == IN_GROUP && reader->in_plural ? &reader->group : NULL;
}

static const char *kind_value(const char **attributes)
{
	const char *restype = xml_attribute(attributes, "restype");

	return restype ? restype : xml_attribute(attributes, "type");
}

bool xliff_begin_group(struct xliff_reader *reader, const char **attributes)
{
	if (reader->in_plural || xliff_kind_of(kind_value(attributes)) != XLIFF_PLURAL)
		return true;
	reader->group =
		(struct xliff_entry){ .kind = XLIFF_PLURAL, .unit = { .line = xml_line(&reader->xml) } };
	reader->in_plural = true;
	reader->plural_depth = reader->depth;
	reader->form_count = 0;
	return true;
}

bool xliff_begin_unit(struct xliff_reader *reader, const char **attributes)
{
	const char *name = xml_attribute(attributes, reader->modern ? "name" : "resname");
	const char *approved = xml_attribute(attributes, "approved");

	if (!name)
		name = xml_attribute(attributes, "id");
	reader->unit = (struct xliff_entry){
		.kind = xliff_kind_of(kind_value(attributes)),
		.unit = { .line = xml_line(&reader->xml) },
		.name = xliff_keep(reader, name),
	};
	reader->disapproved = xliff_is(approved, "no");
	reader->pieces.count = 0;
	reader->piece = (struct xliff_piece){ 0 };
	return true;
}

/* ------------------------------------------------------- notes, properties */

bool xliff_begin_note(struct xliff_reader *reader, const char **attributes)
{
	const char *from = xml_attribute(attributes, reader->modern ? "category" : "from");

	reader->of_people = xliff_is(from, XLIFF_NOTE_OF_PEOPLE) || xliff_is(from, "translator");
	strbuf_clear(&reader->value);
	return true;
}

static void append_line(struct xliff_reader *reader, struct slice *lines, struct slice line)
{
	if (lines->data)
		line = slice_of(
			arena_printf(&reader->entries.arena, "%.*s\n%.*s", SLICE_ARG(*lines), SLICE_ARG(line)));
	*lines = line.data && lines->data ? line : arena_copy(&reader->entries.arena, line);
}

bool xliff_end_note(struct xliff_reader *reader)
{
	struct xliff_entry *entry = entry_open(reader);

	if (entry)
		append_line(reader, reader->of_people ? &entry->unit.notes : &entry->unit.extracted,
			    strbuf_slice(&reader->value));
	else
		xliff_lose(reader, LOSS_ELEMENT);
	return true;
}

bool xliff_begin_property(struct xliff_reader *reader, const char **attributes)
{
	const char *type = xml_attribute(attributes, reader->modern ? "type" : "context-type");

	reader->type = arena_string(&reader->entries.arena, slice_of(type ? type : ""));
	strbuf_clear(&reader->value);
	return true;
}

static void add_place(struct xliff_reader *reader, struct slice *references, struct slice value, bool line)
{
	struct strbuf place = STRBUF_INIT;

	strbuf_add(&place, *references);
	if (line)
		strbuf_add_byte(&place, ':');
	else if (place.bytes)
		strbuf_add_byte(&place, ' ');
	strbuf_add(&place, value);
	*references = arena_copy(&reader->entries.arena, strbuf_slice(&place));
	strbuf_release(&place);
}

bool xliff_end_property(struct xliff_reader *reader)
{
	struct xliff_entry *entry = entry_open(reader);
	struct slice value = arena_copy(&reader->entries.arena, strbuf_slice(&reader->value));
	bool line = strcmp(reader->type, XLIFF_LINE) == 0;

	for (const struct xliff_property *property = xliff_properties; entry && property->type; property++)
		if (strcmp(property->type, reader->type) == 0) {
			*xliff_property_of(entry, property) = value;
			return true;
		}
	if (entry && (strcmp(reader->type, XLIFF_SOURCE_FILE) == 0 || (line && entry->unit.references.data)))
		add_place(reader, &entry->unit.references, value, line);
	else
		xliff_lose(reader, LOSS_ELEMENT);
	return true;
}

/* ----------------------------------------------------------------- entries */

static void unescape_layout(struct xliff_reader *reader, struct slice escaped, struct slice *layout)
{
	struct strbuf text = STRBUF_INIT;

	if (!escaped.data)
		return;
	xliff_unescape(escaped, &text);
	*layout = arena_copy(&reader->entries.arena, strbuf_slice(&text));
	strbuf_release(&text);
}

static bool add_entry(struct xliff_reader *reader, struct xliff_entry *entry)
{
	struct xliff_entries *entries = &reader->entries;

	unescape_layout(reader, entry->escaped, &entry->layout);
	unescape_layout(reader, entry->trailing_escaped, &entry->trailing);
	if (entries->count > reader->limits->entries)
		return error_at(reader->err, ERROR_LIMIT, XML_PLACE(&reader->xml),
				_("there are more entries than the limit of %zu"), reader->limits->entries);
	ARRAY_GROW(entries->items, entries->count, entries->capacity);
	entries->items[entries->count++] = *entry;
	if (entry->obsolete.data)
		entries->items[entries->count - 1].unit.flags |= UNIT_OBSOLETE;
	return true;
}

static void take_when_missing(struct slice *have, struct slice other)
{
	if (!have->data)
		*have = other;
}

/*
 * A unit in a group of plural forms. Tools that do not say msgid and msgid_plural
 * have them as sources of the first and the last form, and what is known of the entry in a unit.
 */
static void add_form(struct xliff_reader *reader, struct slice target, bool fuzzy)
{
	struct unit *group = &reader->group.unit, *unit = &reader->unit.unit;

	reader->form_source = xliff_pieces_source(&reader->pieces, &reader->entries.arena);
	take_when_missing(&reader->group.msgid, reader->form_source);
	take_when_missing(&reader->group.name, reader->unit.name);
	take_when_missing(&reader->group.file, reader->original);
	take_when_missing(&group->notes, unit->notes);
	take_when_missing(&group->extracted, unit->extracted);
	take_when_missing(&group->references, unit->references);
	ARRAY_GROW(reader->forms, reader->form_count, reader->form_capacity);
	reader->forms[reader->form_count++] = target;
	group->flags |= fuzzy ? UNIT_FUZZY : 0;
}

bool xliff_end_unit(struct xliff_reader *reader)
{
	struct xliff_entry *entry = &reader->unit;
	struct unit *unit = &entry->unit;
	struct slice target;
	bool fuzzy, partial;

	if (!reader->modern)
		xliff_end_segment(reader);
	target = xliff_pieces_target(&reader->pieces, reader->disapproved, &reader->entries.arena, &fuzzy,
				     &partial);
	if (partial)
		xliff_lose(reader, LOSS_PARTIAL);
	inline_clear(&reader->segment);
	if (reader->in_plural) {
		add_form(reader, target, fuzzy);
		return true;
	}
	unit->source = xliff_pieces_source(&reader->pieces, &reader->entries.arena);
	if (entry->kind != XLIFF_HEADER && !entry->obsolete.data && !reader->open[reader->depth].translate) {
		xliff_lose(reader, LOSS_NOT_TRANSLATED);
		return true;
	}
	if (entry->kind == XLIFF_HEADER)
		unit->source = SLICE("");
	unit->targets = arena_zeroed(&reader->entries.arena, 1, sizeof(*unit->targets));
	unit->targets[0] = target;
	unit->target_count = 1;
	unit->flags |= fuzzy ? UNIT_FUZZY : 0;
	entry->file = reader->original;
	return add_entry(reader, entry);
}

bool xliff_end_group(struct xliff_reader *reader)
{
	struct unit *unit = &reader->group.unit;

	if (!reader->in_plural || reader->depth != reader->plural_depth)
		return true;
	reader->in_plural = false;
	if (!reader->form_count) {
		xliff_lose(reader, LOSS_SOURCE_EMPTY);
		return true;
	}
	unit->source = reader->group.msgid;
	take_when_missing(&unit->source_plural, reader->form_source);
	unit->targets = arena_zeroed(&reader->entries.arena, reader->form_count, sizeof(*unit->targets));
	memcpy(unit->targets, reader->forms, reader->form_count * sizeof(*unit->targets));
	unit->target_count = reader->form_count;
	return add_entry(reader, &reader->group);
}
