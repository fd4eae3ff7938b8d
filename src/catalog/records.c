/*
 * records -- a catalog as what goes between memories.
 */
#include <config.h>

#include "catalog/records.h"

#include "base/i18n.h"

struct giving {
	const struct record_options *options;
	tm_record_function each;
	void *data;
	struct error *err;
};

static bool give(const struct giving *giving, const struct tm_record *whole, struct slice source,
		 struct slice target)
{
	struct tm_text texts[] = {
		{ .language = giving->options->source,
		  .text = source,
		  .created = TM_TIME_UNKNOWN,
		  .changed = TM_TIME_UNKNOWN },
		{ .language = giving->options->target,
		  .text = target,
		  .created = TM_TIME_UNKNOWN,
		  .changed = TM_TIME_UNKNOWN },
	};
	struct tm_record record = *whole;

	record.texts = texts;
	record.text_count = 2;
	return giving->each(giving->data, &record, giving->err);
}

/* With a plural: one is told by the first form, many by the last. */
static bool give_unit(const struct giving *giving, const struct unit *unit, const struct tm_record *record)
{
	size_t last = unit->target_count - 1;

	if (!unit->source_plural.data)
		return give(giving, record, unit->source, unit_target(unit));
	return (last == 0 || give(giving, record, unit->source, unit->targets[0])) &&
	       give(giving, record, unit->source_plural, unit->targets[last]);
}

/* The next unit that is in the release, or NULL. */
static const struct unit *next_living(const struct catalog *catalog, size_t *at)
{
	while (*at < catalog->count && catalog->units[*at].flags & UNIT_OBSOLETE)
		++*at;
	return *at < catalog->count ? &catalog->units[(*at)++] : NULL;
}

bool catalog_each_record(const struct catalog *catalog, const struct record_options *options,
			 tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	struct giving giving = { options, each, data, err };
	size_t at = 0;
	const struct unit *before = NULL, *unit = next_living(catalog, &at), *behind;

	for (; unit; before = unit, unit = behind) {
		struct tm_record record = { .origin = options->origin,
					    .status = options->status,
					    .context = unit->context,
					    .note = unit->notes,
					    .line = unit->line };

		behind = next_living(catalog, &at);
		record.previous = before ? before->source : SLICE_NONE;
		record.next = behind ? behind->source : SLICE_NONE;
		if (!unit_is_translated(unit))
			loss_add(losses, &(struct loss){ LOSS_UNCERTAIN, unit->line, .detail = unit->source });
		else if (!give_unit(&giving, unit, &record))
			return false;
	}
	return true;
}

/* ------------------------------------------------------------------- files */

bool po_sniff(struct slice beginning)
{
	static const struct slice keywords[] = { { "msgid", 5 }, { "msgctxt", 7 }, { "domain", 6 } };
	struct slice line;

	if (slice_starts(beginning, SLICE("\xef\xbb\xbf")))
		beginning = slice_part(beginning, 3, beginning.bytes);
	while (slice_next_line(&beginning, &line)) {
		struct slice text = slice_trim(line);

		if (!text.bytes || text.data[0] == '#')
			continue;
		for (size_t i = 0; i < sizeof(keywords) / sizeof(*keywords); i++)
			if (slice_starts(text, keywords[i]) &&
			    slice_starts(slice_trim(slice_part(text, keywords[i].bytes, text.bytes)),
					 SLICE("\"")))
				return true;
		return false;
	}
	return false;
}

static bool give_catalog(const struct catalog *catalog, const char *path, tm_record_function each, void *data,
			 struct loss_report *losses, struct error *err)
{
	const struct language *source = catalog_source_language(catalog);
	struct record_options options = { .source = source ? source : &language_en,
					  .target = catalog_language(catalog) };

	if (!options.target)
		return error_set(err, ERROR_FORMAT,
				 _("'%s' does not say in its header what language it is in ('Language')"),
				 path);
	if (options.source == options.target)
		return error_set(err, ERROR_FORMAT,
				 _("the header of '%s' names one language for source and translation"), path);
	return catalog_each_record(catalog, &options, each, data, losses, err);
}

bool po_read_records(const char *path, tm_record_function each, void *data, struct loss_report *losses,
		     struct error *err)
{
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err) && give_catalog(&catalog, path, each, data, losses, err);
	catalog_release(&catalog);
	return done;
}
