/*
 * odt -- OpenDocument texts, as packages and as flat files: the rows of the
 * table, which parts have texts, and all that is not text. Where the texts are:
 * odt_extract.h.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/xml_write.h"
#include "document/build.h"
#include "document/format.h"
#include "document/odt_extract.h"
#include "document/package.h"
#include "document/skeleton.h"
#include "document/xml_flow.h"

#include <stdlib.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define SNIFF_BYTES 4096

/* ------------------------------------------------------------------------ parts */

static void find_encryption(void *data, const struct xml_event *event)
{
	bool *encrypted = data;

	if (event->kind == XML_EVENT_START && event->element)
		*encrypted = true;
}

/* ODF packages are encrypted entry by entry, which the manifest alone tells. */
static bool check_manifest(const struct package *package, struct error *err)
{
	static const struct xml_element encryption[] = {
		{ "manifest:encryption-data", 1, NULL },
		{ NULL, 0, NULL },
	};
	struct strbuf text = STRBUF_INIT;
	bool encrypted = false, read = true;
	size_t entry;

	if (package_find(package, SLICE("META-INF/manifest.xml"), &entry))
		read = package_read(package, entry, &text, err) &&
		       xml_scan(strbuf_slice(&text), encryption, find_encryption, &encrypted, err);
	strbuf_release(&text);
	if (read && encrypted)
		return error_set(err, ERROR_UNSUPPORTED, _("it is encrypted; save it without a password"));
	return read;
}

static bool check_macros(const struct package *package, struct error *err)
{
	for (size_t i = 0; i < package_count(package); i++) {
		struct slice name = package_name(package, i);

		if ((slice_starts(name, SLICE("Basic/")) || slice_starts(name, SLICE("Scripts/"))) &&
		    !slice_ends(name, SLICE("/")))
			return xml_refuse_macros(err);
	}
	return true;
}

/* "mimetype" says what it is; a template is as good as a text. */
static bool check_media_type(const struct package *package, struct error *err)
{
	struct strbuf type = STRBUF_INIT;
	struct slice said;
	size_t entry;
	bool good = package_find(package, SLICE("mimetype"), &entry);

	if (good && !package_read(package, entry, &type, err)) {
		strbuf_release(&type);
		return false;
	}
	said = slice_trim(strbuf_slice(&type));
	good = good && (slice_is(said, MEDIA_TYPE) || slice_is(said, MEDIA_TYPE "-template"));
	strbuf_release(&type);
	return good || error_set(err, ERROR_FORMAT, _("by its 'mimetype' it is no OpenDocument text"));
}

static bool find_parts(const struct package *package, const struct document_options *options,
		       struct part_list *parts, struct error *err)
{
	static const char *const names[] = { "content.xml", "styles.xml", "meta.xml" };

	(void)options;
	if (!check_media_type(package, err) || !check_manifest(package, err) || !check_macros(package, err))
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		size_t entry;

		if (package_find(package, slice_of(names[i]), &entry)) {
			ARRAY_GROW(parts->items, parts->count, parts->capacity);
			parts->items[parts->count++] = (struct document_part){ entry, 0 };
		} else if (i == 0) {
			return error_set(err, ERROR_FORMAT, _("it has no part '%s'"), names[i]);
		}
	}
	return true;
}

/* -------------------------------------------------------------------- skeleton */

/*
 * Outside of paragraphs the order of everything counts; inside of one the tags
 * are a sum, for its codes may move. Spans are kinds: pieces of one are joined.
 */
struct walk {
	struct slice text;
	struct skeleton *skeleton;
	size_t depth;			   /* of elements that are open */
	size_t paragraph;		   /* depth of the outermost one, or SIZE_MAX */
	bool of_unit[XML_DEPTH_LIMIT + 1];   /* by depth: whether text in it is that of units */
};

static void end_part(struct walk *walk, size_t offset)
{
	if (walk->paragraph == SIZE_MAX)
		skeleton_end_chained(walk->skeleton, offset);
	else
		skeleton_end_loose(walk->skeleton);
}

static bool is_text(int kind, struct slice attribute)
{
	return kind == ODT_LABEL && (slice_is(attribute, "num-prefix") || slice_is(attribute, "num-suffix"));
}

/* A tag without what names the language, and without attributes that are texts. */
static void add_properties(struct walk *walk, struct document_range tag, int kind)
{
	struct slice name;
	struct document_range value;
	size_t at = tag.begin;

	skeleton_add(walk->skeleton, xml_tag_name(walk->text, tag));
	while (xml_next_attribute(walk->text, tag, &at, &name, &value))
		if (!odt_names_language(name)) {
			skeleton_add(walk->skeleton, name);
			if (!is_text(kind, name))
				skeleton_add(walk->skeleton, slice_part(walk->text, value.begin, value.end));
		}
}

static void walk_start(struct walk *walk, const struct xml_event *event)
{
	struct slice tag = slice_part(walk->text, event->range.begin, event->range.end);
	int kind = event->element ? event->element->kind : 0;
	bool around = walk->depth && walk->of_unit[walk->depth - 1];

	walk->of_unit[walk->depth++] = odt_holds_unit(kind) || kind == ODT_LANGUAGE ||
				       (around && (kind == ODT_SPAN || kind == ODT_PAIR));
	if (kind == ODT_DROP)
		return;
	if (kind == ODT_SPAN && around) {
		skeleton_add(walk->skeleton, tag);
		skeleton_end_kind(walk->skeleton);
		return;
	}
	if (kind == ODT_TEXT_PROPERTIES || kind == ODT_LABEL)
		add_properties(walk, event->range, kind);
	else
		skeleton_add(walk->skeleton, tag);
	end_part(walk, event->range.begin);
	if (odt_holds_unit(kind) && walk->paragraph == SIZE_MAX)
		walk->paragraph = event->depth;
}

static void walk_end(struct walk *walk, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;

	walk->depth = event->depth;
	if (kind == ODT_DROP || (kind == ODT_SPAN && walk->depth && walk->of_unit[walk->depth - 1]))
		return;
	if (walk->paragraph == event->depth)
		walk->paragraph = SIZE_MAX;
	skeleton_add(walk->skeleton, SLICE("/"));
	skeleton_add(walk->skeleton, slice_part(walk->text, event->range.begin, event->range.end));
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
		if (walk->depth && walk->of_unit[walk->depth - 1])
			break;
		skeleton_add(walk->skeleton, event->text);
		end_part(walk, event->range.begin);
		break;
	case XML_EVENT_OTHER:
		skeleton_add(walk->skeleton, slice_part(walk->text, event->range.begin, event->range.end));
		end_part(walk, event->range.begin);
		break;
	}
}

static void walk_odt(struct slice text, struct skeleton *skeleton)
{
	struct walk walk = { .text = text, .skeleton = skeleton, .paragraph = SIZE_MAX };

	skeleton->broken = !xml_scan(text, odt_elements, walk_event, &walk, NULL);
	skeleton_end_chained(skeleton, text.bytes);
}

/* ------------------------------------------------------------------------- rows */

static void encode_odt(const struct document *document, const struct document_unit *unit,
		       const struct text_piece *piece, struct strbuf *out)
{
	(void)document;
	xml_add_line(out, piece->text, (enum xml_quoting)unit->style);
}

/* "mimetype" is the first entry, and not packed (ODF 1.2, part 3, 3.3). */
static int sniff_odt(struct slice bytes)
{
	return package_sniff(bytes) && slice_find(slice_part(bytes, 0, SNIFF_BYTES), SLICE("mimetype" MEDIA_TYPE), 0) == 30 ?
		       100 :
		       0;
}

static int sniff_flat(struct slice bytes)
{
	struct slice head = slice_part(bytes, 0, SNIFF_BYTES);
	size_t root = slice_find(head, SLICE("<office:document"), 0);

	return root != SIZE_MAX && slice_find(head, SLICE("office:mimetype=\"" MEDIA_TYPE), root) != SIZE_MAX ? 100 : 0;
}

const struct format format_odt = {
	.name = "odt",
	.suffixes = "odt ott",
	.media_type = MEDIA_TYPE,
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_odt,
	.declared_charset = xml_declared_charset,
	.parts = find_parts,
	.extract = odt_extract,
	.encode = encode_odt,
	.can_hold = xml_can_hold,
	.skeleton = walk_odt,
};

const struct format format_fodt = {
	.name = "fodt",
	.suffixes = "fodt",
	.media_type = MEDIA_TYPE "-flat-xml",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_flat,
	.declared_charset = xml_declared_charset,
	.extract = odt_extract,
	.encode = encode_odt,
	.can_hold = xml_can_hold,
	.skeleton = walk_odt,
};
