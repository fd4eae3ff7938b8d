/*
 * xliff_catalog -- what was read from XLIFF, put together to a catalog.
 *
 * The PO file is written first, from the bytes that entries carry and from
 * entries, and then read as any other: so it is held to the same rules.
 */
#include <config.h>

#include "catalog/xliff_catalog.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/xml_write.h"
#include "catalog/po.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- layouts */

/* The one entry that a layout is, read into `scratch`; false when it is none or several. */
static bool read_layout(struct slice layout, struct catalog *scratch, struct unit *unit)
{
	catalog_init(scratch);
	scratch->path = alloc_copy("");
	if (!po_read(scratch, layout, NULL) || scratch->count + scratch->has_header != 1 ||
	    scratch->trailing.bytes)
		return false;
	*unit = scratch->has_header ? scratch->header : scratch->units[0];
	return true;
}

/* Whether XML gives back `found` when it was given `written`. */
static bool says(struct slice found, struct slice written)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	bool same = slice_equal(found, written);

	if (!same && !xml_can_hold(written)) {
		xml_add_text(&a, found, XML_TEXT);
		xml_add_text(&b, written, XML_TEXT);
		same = slice_equal(strbuf_slice(&a), strbuf_slice(&b));
		strbuf_release(&a);
		strbuf_release(&b);
	}
	return same;
}

static bool is_entry(const struct unit *found, const struct unit *written)
{
	return !found->context.data == !written->context.data && says(found->context, written->context) &&
	       says(found->source, written->source) &&
	       !found->source_plural.data == !written->source_plural.data &&
	       says(found->source_plural, written->source_plural) &&
	       found->target_count <= written->target_count;
}

/* Puts into `unit`, which a layout is, what somebody changed; false: nobody did. */
static bool take_changes(const struct unit *found, struct unit *unit, struct arena *arena)
{
	struct slice *targets = arena_zeroed(arena, unit->target_count + 1, sizeof(*targets));
	bool fuzzy = found->flags & UNIT_FUZZY, changed = fuzzy != (bool)(unit->flags & UNIT_FUZZY);

	for (size_t i = 0; i < unit->target_count; i++) {
		bool same = i >= found->target_count || says(found->targets[i], unit->targets[i]);

		targets[i] = same ? unit->targets[i] : found->targets[i];
		changed |= !same;
	}
	unit->targets = targets;
	if (!says(found->notes, unit->notes)) {
		unit->notes = found->notes;
		changed = true;
	}
	if (changed && !fuzzy)
		unit->previous_context = unit->previous_source = unit->previous_plural = SLICE_NONE;
	unit->flags = (unit->flags & ~(unsigned)UNIT_FUZZY) | (fuzzy ? UNIT_FUZZY : 0);
	return changed;
}

/* ------------------------------------------------------------------- text */

struct assembling {
	struct strbuf text; /* of the PO file, in UTF-8 */
	struct arena *arena;
	bool crlf;
};

/* Behind the blank lines of its layout; without one (none) behind the usual one. */
static void add_anew(struct assembling *assembling, const struct unit *unit, struct slice layout)
{
	struct strbuf *text = &assembling->text;

	if (text->bytes && text->data[text->bytes - 1] != '\n')
		strbuf_add_string(text, assembling->crlf ? "\r\n" : "\n");
	strbuf_add(text, po_blank_lines(layout));
	xliff_add_canonical(unit, layout.data || !text->bytes, assembling->crlf, text);
}

/* False when the entry has no layout that is still of this entry. */
static bool add_layout(struct assembling *assembling, const struct xliff_entry *entry)
{
	struct catalog scratch;
	struct unit unit;
	bool known;

	if (!entry->layout.data)
		return false;
	known = read_layout(entry->layout, &scratch, &unit) && is_entry(&entry->unit, &unit);
	if (known && take_changes(&entry->unit, &unit, assembling->arena))
		add_anew(assembling, &unit, entry->layout);
	else if (known)
		strbuf_add(&assembling->text, entry->layout);
	catalog_release(&scratch);
	return known;
}

/* What is one line in a PO file and stays one. */
static struct slice one_line(struct slice text, struct arena *arena)
{
	struct strbuf line = STRBUF_INIT;
	struct slice kept = text;

	if (text.bytes && memchr(text.data, '\n', text.bytes)) {
		for (size_t i = 0; i < text.bytes; i++)
			strbuf_add_byte(&line, text.data[i] == '\n' ? ' ' : text.data[i]);
		kept = arena_copy(arena, strbuf_slice(&line));
	}
	strbuf_release(&line);
	return kept;
}

static void add_entry(struct assembling *assembling, struct xliff_entry *entry)
{
	struct unit *unit = &entry->unit;

	if (entry->absent.data || add_layout(assembling, entry))
		return;
	if (!(unit->flags & UNIT_FUZZY))
		unit->previous_context = unit->previous_source = unit->previous_plural = SLICE_NONE;
	unit->flag_names = one_line(unit->flag_names, assembling->arena);
	add_anew(assembling, unit, SLICE_NONE);
}

/* In the charset of the file that it was. */
static bool encode(const struct xliff_entry *header, struct strbuf *text, struct error *err)
{
	const struct encoding *encoding = header->encoding.data ? encoding_find(header->encoding) : NULL;
	struct strbuf bytes = STRBUF_INIT;
	bool done = true;

	if (header->byte_order_mark.data)
		strbuf_add_string(&bytes, "\xef\xbb\xbf");
	if (encoding && encoding->icu)
		done = encoding_encode(encoding, strbuf_slice(text), ENCODING_REFUSE, &bytes, err);
	else
		strbuf_add(&bytes, strbuf_slice(text));
	strbuf_release(text);
	*text = bytes;
	return done;
}

/* ---------------------------------------------------------- files of others */

static void set_field(struct catalog *header, const char *name, const char *value)
{
	if (value)
		catalog_set_header(header, name, slice_of(value));
}

static const char *language_name(struct xliff_entries *entries, struct slice tag,
				 const struct language **language)
{
	*language = tag.bytes ? language_find(tag) : NULL;
	return *language ? (*language)->gettext_name
			 : arena_string(&entries->arena, one_line(tag, &entries->arena));
}

/* The header of a catalog that another tool's file becomes. */
static void add_header(struct assembling *assembling, struct xliff_entries *entries)
{
	const struct language *source, *target;
	const char *source_name = language_name(entries, entries->source_tag, &source);
	const char *target_name = language_name(entries, entries->target_tag, &target);
	struct catalog header;

	catalog_init(&header);
	set_field(&header, "Project-Id-Version", "");
	set_field(&header, "PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE");
	set_field(&header, "Last-Translator", "FULL NAME <EMAIL@ADDRESS>");
	set_field(&header, "Language-Team", "");
	set_field(&header, "Language", target_name);
	set_field(&header, "MIME-Version", "1.0");
	set_field(&header, "Content-Type", "text/plain; charset=UTF-8");
	set_field(&header, "Content-Transfer-Encoding", "8bit");
	set_field(&header, "Plural-Forms", target ? target->plural_forms : NULL);
	set_field(&header, "X-Source-Language", source_name);
	set_field(&header, "X-Generator", PACKAGE_NAME " " PACKAGE_VERSION);
	po_print(&header.header, &assembling->text);
	catalog_release(&header);
}

/* PO tools part references at white space: it is written as %20. */
static struct slice reference_of(struct slice file, struct arena *arena)
{
	struct strbuf reference = STRBUF_INIT;
	struct slice kept;

	for (size_t i = 0; i < file.bytes; i++)
		if ((unsigned char)file.data[i] <= ' ')
			strbuf_add_string(&reference, "%20");
		else
			strbuf_add_byte(&reference, file.data[i]);
	kept = arena_copy(arena, strbuf_slice(&reference));
	strbuf_release(&reference);
	return kept;
}

static void drop_empty(struct xliff_entries *entries, struct loss_report *losses)
{
	size_t kept = 0;

	for (size_t i = 0; i < entries->count; i++) {
		struct xliff_entry *entry = &entries->items[i];

		if (!slice_trim(entry->unit.source).bytes) {
			loss_add(losses, &(struct loss){ LOSS_SOURCE_EMPTY, entry->unit.line, .detail = entry->unit.context });
			continue;
		}
		if (!entry->unit.references.data && entry->file.bytes)
			entry->unit.references = reference_of(entry->file, &entries->arena);
		entries->items[kept++] = *entry;
	}
	entries->count = kept;
}

static bool same_work(const struct unit *a, const struct unit *b)
{
	return (a->flags & UNIT_FUZZY) == (b->flags & UNIT_FUZZY) && a->target_count == b->target_count &&
	       (!a->target_count || slice_equal(a->targets[0], b->targets[0]));
}

/* The first entry with each source, and whether others translate it in another way. */
static void find_rivals(const struct xliff_entries *entries, struct map *first, bool *rivals)
{
	for (size_t i = 0; i < entries->count; i++) {
		size_t known = *map_add(first, entries->items[i].unit.source, i, NULL);

		if (known != i && !same_work(&entries->items[known].unit, &entries->items[i].unit))
			rivals[known] = true;
	}
}

/* A msgctxt that no other entry with this source has. The serial number only grows, so that names made alike cost nothing. */
static struct slice make_context(struct xliff_entries *entries, const struct xliff_entry *entry,
				 struct map *taken, size_t *serial)
{
	struct slice name = entry->name.data ? entry->name : SLICE("");
	bool added = false;

	while (!added) {
		const char *key = arena_printf(&entries->arena, "%.*s\004%.*s", SLICE_ARG(name),
					       SLICE_ARG(entry->unit.source));

		map_add(taken, slice_of(key), 1, &added);
		if (!added)
			name = slice_of(
				arena_printf(&entries->arena, "%.*s (%zu)", SLICE_ARG(entry->name), ++*serial));
	}
	return name;
}

/* Entries with one source become one, or are parted by msgctxt. */
static void part_twins(struct xliff_entries *entries, struct loss_report *losses)
{
	bool *rivals = alloc_zeroed(entries->count + 1, sizeof(*rivals));
	struct map first = MAP_INIT, taken = MAP_INIT;
	size_t kept = 0, serial = 1;

	find_rivals(entries, &first, rivals);
	for (size_t i = 0; i < entries->count; i++) {
		struct xliff_entry *entry = &entries->items[i];
		size_t known = *map_find(&first, entry->unit.source);

		if (rivals[known])
			entry->unit.context = make_context(entries, entry, &taken, &serial);
		else if (known != i) {
			loss_add(losses, &(struct loss){ LOSS_TWIN, entry->unit.line, .detail = entry->unit.source });
			continue;
		}
		entries->items[kept++] = *entry;
	}
	entries->count = kept;
	map_release(&first);
	map_release(&taken);
	free(rivals);
}

/* ------------------------------------------------------------------- files */

static const struct xliff_entry *find_header(const struct xliff_entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		if (entries->items[i].kind == XLIFF_HEADER)
			return &entries->items[i];
	return NULL;
}

/* A catalog of translations has to say what language they are in. */
static bool check_target(const struct xliff_entries *entries, const char *path, struct error *err)
{
	bool translated = false;

	for (size_t i = 0; i < entries->count && !translated; i++)
		translated = !unit_is_empty(&entries->items[i].unit);
	if (!translated || entries->target_tag.bytes)
		return true;
	return error_set(err, ERROR_FORMAT,
			 _("'%s' does not say what it is translated into; say it with '--target'"), path);
}

bool xliff_fill_catalog(struct xliff_entries *entries, struct catalog *catalog, const char *path,
			struct loss_report *losses, struct error *err)
{
	static const struct xliff_entry none = { .kind = XLIFF_HEADER };
	const struct xliff_entry *found = find_header(entries);
	struct xliff_entry header = found ? *found : none;
	struct assembling assembling = { .text = STRBUF_INIT, .arena = &entries->arena };
	bool done;

	if (!found && !check_target(entries, path, err))
		return false;
	assembling.crlf = header.line_ends.data != NULL;
	if (!found) {
		drop_empty(entries, losses);
		part_twins(entries, losses);
		add_header(&assembling, entries);
	}
	for (size_t i = 0; i < entries->count; i++)
		add_entry(&assembling, &entries->items[i]);
	strbuf_add(&assembling.text, header.trailing);
	done = encode(&header, &assembling.text, err);
	catalog->input = assembling.text;
	done = done && catalog_read(catalog, path, strbuf_slice(&catalog->input), err);
	if (!done)
		catalog_release(catalog);
	return done;
}
