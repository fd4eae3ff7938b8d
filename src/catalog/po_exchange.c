/*
 * po_exchange -- a memory as a PO catalog.
 */
#include <config.h>

#include "catalog/po_exchange.h"

#include "base/i18n.h"
#include "catalog/xliff.h"

#define MARK "tarjimon: "

/* ------------------------------------------------------------------ reading */

/* "tarjimon: KEY=VALUE" of the comments; none when it is not there. */
static struct slice told(const struct unit *unit, const char *key)
{
	struct slice rest = unit->extracted, line, name = slice_of(key);

	while (slice_next_line(&rest, &line)) {
		size_t bytes = strlen(MARK) + name.bytes;

		if (slice_starts(line, SLICE(MARK)) &&
		    slice_starts(slice_part(line, strlen(MARK), line.bytes), name) && line.bytes > bytes &&
		    line.data[bytes] == '=')
			return slice_part(line, bytes + 1, line.bytes);
	}
	return SLICE_NONE;
}

struct pairs_reader {
	const struct language *source, *target;
	tm_record_function each;
	void *data;
	struct loss_report *losses;
	struct slice previous, next; /* the neighbours' sources */
};

static bool give(const struct pairs_reader *reader, const struct unit *unit, struct slice source,
		 struct slice target, struct error *err)
{
	struct tm_text texts[] = {
		{ .language = reader->source,
		  .text = source,
		  .created = TM_TIME_UNKNOWN,
		  .changed = TM_TIME_UNKNOWN },
		{ .language = reader->target,
		  .text = target,
		  .created = TM_TIME_UNKNOWN,
		  .changed = TM_TIME_UNKNOWN },
	};
	const struct tm_record record = {
		.texts = texts,
		.text_count = 2,
		.id = told(unit, "id"),
		.origin = told(unit, "origin"),
		.context = unit->context,
		.note = unit->notes,
		.previous = reader->previous,
		.next = reader->next,
		.line = unit->line,
		.status = tm_status_find(told(unit, "status")),
	};

	return reader->each(reader->data, &record, err);
}

static bool read_unit(const struct pairs_reader *reader, const struct unit *unit, struct error *err)
{
	struct loss loss = {
		.kind = LOSS_KINDS, .line = unit->line, .unit = told(unit, "id"), .detail = unit->source
	};

	if (unit->flags & UNIT_OBSOLETE)
		loss.kind = LOSS_OBSOLETE;
	else if (unit_is_empty(unit))
		loss.kind = LOSS_TEXT_EMPTY;
	else if (unit->flags & UNIT_FUZZY)
		loss.kind = LOSS_FUZZY;
	if (loss.kind != LOSS_KINDS) {
		loss_add(reader->losses, &loss);
		return true;
	}
	if (unit->targets[0].bytes && !give(reader, unit, unit->source, unit->targets[0], err))
		return false;
	return !unit->source_plural.data || !unit->targets[unit->target_count - 1].bytes ||
	       give(reader, unit, unit->source_plural, unit->targets[unit->target_count - 1], err);
}

/* The source of the unit beside this one; none at the ends and where it is obsolete. */
static struct slice source_at(const struct catalog *catalog, size_t place, bool behind)
{
	size_t at = behind ? place + 1 : place - 1;

	if ((!behind && place == 0) || at >= catalog->count || catalog->units[at].flags & UNIT_OBSOLETE)
		return SLICE_NONE;
	return catalog->units[at].source;
}

/* Of a catalog that was read, or not; it is gone afterwards. */
static bool give_catalog(struct pairs_reader *reader, struct catalog *catalog, bool done, const char *path,
			 const struct language *source, const struct language *target, struct error *err)
{
	if (done) {
		reader->source = catalog_source_language(catalog);
		reader->target = catalog_language(catalog);
		if (!reader->source)
			reader->source = source ? source : &language_en;
		if (!reader->target)
			reader->target = target;
	}
	if (done && (!reader->target || reader->source == reader->target))
		done = error_set(err, ERROR_USAGE,
				 _("'%s' does not say in its header what language it is in ('Language'); say it with '--target', and "
				   "the language of its sources with '--source'"),
				 path);
	for (size_t i = 0; i < catalog->count && done; i++) {
		reader->previous = source_at(catalog, i, false);
		reader->next = source_at(catalog, i, true);
		done = read_unit(reader, &catalog->units[i], err);
	}
	catalog_release(catalog);
	return done;
}

bool po_read_pairs(const char *path, const struct language *source, const struct language *target,
		   tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	struct pairs_reader reader = { .each = each, .data = data, .losses = losses };
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	return give_catalog(&reader, &catalog, done, path, source, target, err);
}

bool xliff_read_pairs(const char *path, const struct language *source, const struct language *target,
		      tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	struct pairs_reader reader = { .each = each, .data = data, .losses = losses };
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = xliff_load(&catalog, path, target, losses, err);
	return give_catalog(&reader, &catalog, done, path, source, target, err);
}

/* ------------------------------------------------------------------ writing */

void po_begin_pairs(struct catalog *catalog, const struct language *source, const struct language *target)
{
	catalog_set_header(catalog, "Language", slice_of(target->gettext_name));
	catalog_set_header(catalog, "MIME-Version", SLICE("1.0"));
	catalog_set_header(catalog, "Content-Type", SLICE("text/plain; charset=UTF-8"));
	catalog_set_header(catalog, "Content-Transfer-Encoding", SLICE("8bit"));
	if (target->plural_forms)
		catalog_set_header(catalog, "Plural-Forms", slice_of(target->plural_forms));
	catalog_set_header(catalog, "X-Source-Language", slice_of(source->gettext_name));
	catalog_set_header(catalog, "X-Generator", SLICE(PACKAGE_STRING));
}

/* Only what fits into a line. */
static void tell(struct strbuf *comments, const char *key, struct slice value)
{
	if (!value.bytes || slice_find(value, SLICE("\n"), 0) != SIZE_MAX ||
	    slice_find(value, SLICE("\r"), 0) != SIZE_MAX)
		return;
	strbuf_addf(comments, "%s" MARK "%s=%.*s", comments->bytes ? "\n" : "", key, SLICE_ARG(value));
}

bool po_add_pair(struct catalog *catalog, const struct tm_record *record, const struct tm_text *source,
		 const struct tm_text *target)
{
	struct strbuf comments = STRBUF_INIT;
	struct slice target_text = target->text;
	struct unit unit = {
		.context = record->context,
		.source = source->text,
		.targets = &target_text,
		.target_count = 1,
		.notes = record->note,
	};
	bool is_new = catalog_find(catalog, unit.context, unit.source) == CATALOG_NOT_FOUND;

	if (is_new) {
		tell(&comments, "id", record->id);
		tell(&comments, "origin", record->origin);
		tell(&comments, "status", slice_of(tm_status_name(record->status)));
		unit.extracted = comments.bytes ? strbuf_slice(&comments) : SLICE_NONE;
		catalog_add(catalog, &unit);
	}
	strbuf_release(&comments);
	return is_new;
}
