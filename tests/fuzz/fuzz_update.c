/*
 * A catalog that is brought in step with any extraction has its units in its order, is a catalog
 * that can be read again, and loses no translation of a text that is still there. What a typo is, is
 * told of any two texts.
 *
 * The input is lines: "-source" and below it "=target" of the old catalog, "+source" of the new extraction;
 * "\n" in a line stands for a line end.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "catalog/catalog.h"
#include "project/carry.h"

static struct slice unescape(struct slice line, struct catalog *catalog)
{
	struct strbuf text = STRBUF_INIT;
	struct slice kept;

	for (size_t i = 0; i < line.bytes; i++)
		if (line.data[i] == '\\' && i + 1 < line.bytes && line.data[i + 1] == 'n') {
			strbuf_add_byte(&text, '\n');
			i++;
		} else {
			strbuf_add_byte(&text, line.data[i]);
		}
	kept = catalog_keep(catalog, strbuf_slice(&text));
	strbuf_release(&text);
	return kept;
}

static void add(struct catalog *catalog, struct slice source, struct slice target)
{
	if (source.bytes && catalog_find(catalog, SLICE_NONE, source) == CATALOG_NOT_FOUND)
		catalog_add(catalog, &(struct unit){ .source = source, .targets = &target, .target_count = 1,
						     .extracted = SLICE("type: p\ntarjimon: id=0") });
}

static void read_input(struct slice input, struct catalog *old, struct catalog *fresh)
{
	struct slice line, source = SLICE("");

	while (slice_next_line(&input, &line)) {
		struct slice text = slice_part(line, 1, line.bytes);

		if (!line.bytes || memchr(line.data, '\0', line.bytes) || !utf8_is_valid(line))
			continue;
		if (line.data[0] == '+')
			add(fresh, unescape(text, fresh), SLICE(""));
		else if (line.data[0] == '-')
			add(old, source = unescape(text, old), SLICE(""));
		else if (line.data[0] == '=' && catalog_find(old, SLICE_NONE, source) != CATALOG_NOT_FOUND)
			catalog_set_target(old, catalog_find(old, SLICE_NONE, source), 0, unescape(text, old));
	}
}

static void check_order(const struct catalog *catalog, const struct catalog *fresh)
{
	assert(catalog->count >= fresh->count);
	for (size_t i = 0; i < catalog->count; i++) {
		assert(!(catalog->units[i].flags & UNIT_OBSOLETE) == (i < fresh->count));
		if (i < fresh->count)
			assert(slice_equal(catalog->units[i].source, fresh->units[i].source));
	}
}

static void check_kept(struct catalog *before, struct catalog *catalog)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct unit *unit = &before->units[i];
		size_t place = catalog_find(catalog, SLICE_NONE, unit->source);

		if (place != CATALOG_NOT_FOUND && !unit_is_empty(unit))
			assert(slice_equal(unit_target(&catalog->units[place]), unit_target(unit)));
	}
}

static void check_report(const struct update_report *report, const struct catalog *catalog)
{
	for (size_t i = 0; i < report->line_count; i++) {
		const struct update_line *line = &report->lines[i];

		assert(line->place == CATALOG_NOT_FOUND || line->place < catalog->count);
		assert(line->first_origin + line->origin_count <= report->origin_count);
		assert(line->sentences_kept <= line->sentences);
	}
}

static void check_print(const struct catalog *catalog)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
	struct catalog again;

	assert(catalog_print(catalog, &once, NULL));
	catalog_init(&again);
	if (catalog_read(&again, "again.po", strbuf_slice(&once), NULL)) {
		assert(again.count == catalog->count);
		assert(catalog_print(&again, &twice, NULL));
		assert(slice_equal(strbuf_slice(&once), strbuf_slice(&twice)));
	}
	catalog_release(&again);
	strbuf_release(&once);
	strbuf_release(&twice);
}

static void update(struct slice input, const struct update_options *options)
{
	struct catalog before, catalog, fresh;
	struct update_report report = UPDATE_REPORT_INIT;

	catalog_init(&before);
	catalog_init(&catalog);
	catalog_init(&fresh);
	read_input(input, &before, &fresh);
	read_input(input, &catalog, &fresh);
	catalog_update(&catalog, &fresh, options, &report);
	assert(carry_sentences(&catalog, &language_en, &language_ru, &report, NULL));
	check_order(&catalog, &fresh);
	check_kept(&before, &catalog);
	check_report(&report, &catalog);
	check_print(&catalog);
	update_report_release(&report);
	catalog_release(&fresh);
	catalog_release(&catalog);
	catalog_release(&before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = slice_from((const char *)data, size);

	update(input, NULL);
	update(input, &(struct update_options){ .typo_fix = true });
	return 0;
}
