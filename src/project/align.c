/*
 * align -- published editions become units of the memory.
 */
#include <config.h>

#include "project/align.h"

#include "base/file.h"
#include "base/i18n.h"
#include "catalog/tmx.h"
#include "project/codes.h"
#include "project/editions.h"

/* -------------------------------------------------------------------- options */

static bool read_languages(const char *names, size_t count, struct editions_options *options, struct error *err)
{
	struct slice rest = slice_of(names), name;
	size_t found = 0;

	while (names && slice_next_field(&rest, ',', &name)) {
		const struct language *language = language_find(slice_trim(name));

		if (!language)
			return error_set(err, ERROR_USAGE, _("'%.*s' is no language that is known"),
					 SLICE_ARG(name));
		if (found == count)
			return error_set(err, ERROR_USAGE, _("more languages than editions: '%s'"), names);
		options->languages[found++] = language;
	}
	if (names && found < count)
		return error_set(err, ERROR_USAGE, _("fewer languages than editions: '%s'"), names);
	return true;
}

/* ------------------------------------------------------------------------ TMX */

/* "2023/baku.en.html" and "ru/baku.html" come from "baku". */
static struct slice origin_of(const char *path)
{
	struct slice name = slice_of(path_name(path));
	size_t dot = slice_find(name, SLICE("."), 1);

	return slice_part(name, 0, dot == SIZE_MAX ? name.bytes : dot);
}

static size_t fill_texts(const struct editions *editions, const struct aligned_unit *unit, struct tm_text *texts,
			 struct arena *arena)
{
	struct slice kept[ALIGN_EDITIONS_MOST];
	size_t count = 0;

	memcpy(kept, unit->texts, sizeof(kept));
	codes_keep_common(kept, editions->count, arena);
	for (size_t k = 0; k < editions->count; k++) {
		if (!unit->texts[k].data || slice_trim(unit->texts[k]).bytes == 0)
			continue;
		texts[count++] = (struct tm_text){
			.language = editions->items[k].language,
			.text = kept[k],
			.created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN
		};
	}
	return count;
}

static bool write_unit(struct tmx_writer *writer, const struct editions *editions, const struct aligned_unit *unit,
		       struct error *err)
{
	struct tm_text texts[ALIGN_EDITIONS_MOST];
	struct arena arena = ARENA_INIT;
	struct tm_property properties[3] = {
		{ SLICE("x-confidence"), slice_of(arena_printf(&arena, "%d", unit->percent)) },
		{ SLICE("x-level"), unit->sentence ? SLICE("sentence") : SLICE("block") },
		{ SLICE("x-disputed"), SLICE("yes") },
	};
	struct tm_record record = {
		.texts = texts,
		.id = slice_of(unit->sentence ? arena_printf(&arena, "%zu.%zu", unit->block + 1, unit->sentence)
					      : arena_printf(&arena, "%zu", unit->block + 1)),
		.origin = origin_of(editions->items[0].path),
		.context = unit->path.bytes ? unit->path : SLICE_NONE, .status = TM_STATUS_ALIGNED,
		.properties = properties, .property_count = unit->disputed ? 3 : 2,
	};
	bool done;

	record.text_count = fill_texts(editions, unit, texts, &arena);
	done = tmx_writer_add(writer, &record, err);
	arena_release(&arena);
	return done;
}

static bool is_pair(const struct editions *editions, const struct aligned_unit *unit)
{
	size_t sides = 0;

	for (size_t k = 0; k < editions->count; k++)
		sides += unit->texts[k].data && slice_trim(unit->texts[k]).bytes > 0;
	return sides >= 2;
}

static bool write_units(const struct editions *editions, const struct align_options *options,
			struct align_report *report, struct error *err)
{
	struct tmx_writer writer;

	if (!tmx_writer_open(&writer, options->output ? options->output : "-", err))
		return false;
	for (size_t i = 0; i < editions->unit_count; i++) {
		const struct aligned_unit *unit = &editions->units[i];

		if (!is_pair(editions, unit))
			continue;
		if (unit->percent < options->threshold_percent) {
			report->unsure++;
			continue;
		}
		report->units++;
		if (!write_unit(&writer, editions, unit, err)) {
			tmx_writer_abandon(&writer);
			return false;
		}
	}
	return tmx_writer_commit(&writer, err);
}

static bool write_links(const struct editions *editions, const char *output, struct error *err)
{
	struct strbuf links = STRBUF_INIT;
	bool done;

	editions_print_links(editions, &links);
	done = file_write(output ? output : "-", strbuf_slice(&links), err);
	strbuf_release(&links);
	return done;
}

/* ------------------------------------------------------------------- together */

static void count_groups(const struct editions *editions, struct align_report *report)
{
	for (size_t i = 0; i < editions->groups.count; i++) {
		size_t sides = 0;

		for (size_t k = 0; k < editions->count; k++)
			sides += editions->groups.items[i].runs[k].count > 0;
		if (sides >= 2)
			report->groups++;
		else
			report->alone++;
	}
	report->disputed = editions->groups.disputed;
	report->incomplete = editions->groups.incomplete;
}

bool align_editions(char *const *paths, size_t count, const struct align_options *options,
		    struct align_report *report, struct error *err)
{
	struct editions_options how = { .lines = options->lines };
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct editions editions;
	struct align_party party;
	bool done;

	*report = (struct align_report){ .groups = 0 };
	if (!read_languages(options->languages, count, &how, err) ||
	    !editions_open(&editions, paths, count, &how, err))
		return false;
	for (size_t k = 0; k < count; k++)
		languages[k] = editions.items[k].language;
	align_party_init(&party, languages, count);
	done = editions_align(&editions, &party, err);
	if (done) {
		count_groups(&editions, report);
		done = options->links ? write_links(&editions, options->output, err)
				      : write_units(&editions, options, report, err);
	}
	align_party_release(&party);
	editions_release(&editions);
	return done;
}
