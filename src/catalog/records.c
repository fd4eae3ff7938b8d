/*
 * records -- a catalog as what goes between memories.
 */
#include <config.h>

#include "catalog/records.h"

struct giving {
	const struct record_options *options;
	tm_record_function each;
	void *data;
	struct loss_report *losses;
	struct error *err;
};

/* "tarjimon: KEY=VALUE" of the comments; none when it is not there. */
static struct slice told(const struct unit *unit, const char *key)
{
	struct slice rest = unit->extracted, line, name = slice_of(key);

	while (slice_next_line(&rest, &line)) {
		size_t bytes = strlen(RECORD_MARK) + name.bytes;

		if (slice_starts(line, SLICE(RECORD_MARK)) &&
		    slice_starts(slice_part(line, strlen(RECORD_MARK), line.bytes), name) && line.bytes > bytes &&
		    line.data[bytes] == '=')
			return slice_part(line, bytes + 1, line.bytes);
	}
	return SLICE_NONE;
}

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
	struct slice last = unit->targets[unit->target_count - 1];

	if (unit->targets[0].bytes && !give(giving, record, unit->source, unit->targets[0]))
		return false;
	return !unit->source_plural.data || !last.bytes || give(giving, record, unit->source_plural, last);
}

/* Whether it has a translation that is certain; what has not is told. */
static bool is_to_be_given(const struct giving *giving, const struct unit *unit)
{
	struct loss loss = { .line = unit->line, .unit = told(unit, "id"), .detail = unit->source };

	if (unit->flags & UNIT_OBSOLETE)
		loss.kind = LOSS_OBSOLETE;
	else if (unit_is_empty(unit))
		loss.kind = LOSS_TEXT_EMPTY;
	else if (unit->flags & UNIT_FUZZY)
		loss.kind = LOSS_FUZZY;
	else
		return true;
	loss_add(giving->losses, &loss);
	return false;
}

/* The source of the unit beside this one; none at the ends and where it is obsolete. */
static struct slice source_at(const struct catalog *catalog, size_t place, bool behind)
{
	size_t at = behind ? place + 1 : place - 1;

	if ((!behind && place == 0) || at >= catalog->count || catalog->units[at].flags & UNIT_OBSOLETE)
		return SLICE_NONE;
	return catalog->units[at].source;
}

bool catalog_each_record(const struct catalog *catalog, const struct record_options *options,
			 tm_record_function each, void *data, struct loss_report *losses, struct error *err)
{
	const struct giving giving = { options, each, data, losses, err };

	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];
		struct tm_record record = {
			.id = told(unit, "id"),
			.origin = told(unit, "origin"),
			.context = unit->context,
			.note = unit->notes,
			.previous = source_at(catalog, i, false),
			.next = source_at(catalog, i, true),
			.line = unit->line,
			.status = tm_status_find(told(unit, "status")),
		};

		if (record.status == TM_STATUS_UNKNOWN)
			record.status = options->status;
		if (is_to_be_given(&giving, unit) && !give_unit(&giving, unit, &record))
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
