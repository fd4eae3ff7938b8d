/*
 * po_exchange -- a memory as a PO catalog.
 */
#include <config.h>

#include "catalog/po_exchange.h"

#include "base/i18n.h"
#include "catalog/records.h"
#include "catalog/xliff.h"

/* ------------------------------------------------------------------ reading */

struct pairs_reader {
	const struct language *source, *target; /* where the header does not say them */
	tm_record_function each;
	void *data;
	struct loss_report *losses;
};

static bool name_languages(const struct pairs_reader *reader, const struct catalog *catalog, const char *path,
			   struct record_options *options, struct error *err)
{
	options->source = catalog_source_language(catalog);
	options->target = catalog_language(catalog);
	if (!options->source)
		options->source = reader->source ? reader->source : &language_en;
	if (!options->target)
		options->target = reader->target;
	if (!options->target)
		return error_set(err, ERROR_USAGE,
				 _("'%s' does not say in its header what language it is in ('Language'); say it with "
				   "'--target', and the language of its sources with '--source'"),
				 path);
	if (options->source == options->target)
		return error_set(err, ERROR_USAGE, _("'%s' has one language for sources and translations"), path);
	return true;
}

/* Of a catalog that was read, or not; it is gone afterwards. */
static bool give_catalog(const struct pairs_reader *reader, struct catalog *catalog, bool done, const char *path,
			 struct error *err)
{
	struct record_options options = { .status = TM_STATUS_UNKNOWN };

	done = done && name_languages(reader, catalog, path, &options, err) &&
	       catalog_each_record(catalog, &options, reader->each, reader->data, reader->losses, err);
	catalog_release(catalog);
	return done;
}

bool po_read_pairs(const char *path, const struct language *source, const struct language *target,
		   tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	struct pairs_reader reader = { source, target, each, data, losses };
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	return give_catalog(&reader, &catalog, done, path, err);
}

bool xliff_read_pairs(const char *path, const struct language *source, const struct language *target,
		      tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	struct pairs_reader reader = { source, target, each, data, losses };
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = xliff_load(&catalog, path, target, losses, err);
	return give_catalog(&reader, &catalog, done, path, err);
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
	strbuf_addf(comments, "%s" RECORD_MARK "%s=%.*s", comments->bytes ? "\n" : "", key, SLICE_ARG(value));
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
