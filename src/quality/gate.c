/*
 * gate -- which findings count: waivers and the baseline.
 */
#include <config.h>

#include "quality/gate.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define GATE_FILE_BYTES ((size_t)16 << 20)
#define TEXT_CHARACTERS 60

enum column {
	COLUMN_CHECK,
	COLUMN_FILE,
	COLUMN_FINDING,
	COLUMN_UNTIL,
	COLUMN_REASON,
	COLUMN_TEXT,
	COLUMN_COUNT
};

static const char *const column_names[COLUMN_COUNT] = { "check", "file", "finding", "until", "reason", "text" };

struct waiver {
	struct slice fields[COLUMN_COUNT];
	size_t line;
	bool used, expired;
};

struct gate {
	struct arena arena;
	const char *waivers_path;
	struct waiver *waivers;
	size_t waiver_count, waiver_capacity;
	struct map baseline; /* fingerprints */
	size_t waived, known;
};

struct gate *gate_new(void)
{
	struct gate *gate = alloc_zeroed(1, sizeof(*gate));

	gate->baseline = (struct map)MAP_INIT;
	return gate;
}

void gate_free(struct gate *gate)
{
	if (!gate)
		return;
	free(gate->waivers);
	map_release(&gate->baseline);
	arena_release(&gate->arena);
	free(gate);
}

/* ---------------------------------------------------------------- fingerprints */

/* So much of the text around a place tells it from its likes. */
#define SURROUNDINGS_BYTES 16

static struct slice meant(const struct issue *issue)
{
	return slice_part(issue->in_source ? issue->source : issue->target, issue->from, issue->to);
}

static struct slice surroundings(const struct issue *issue)
{
	struct slice side = issue->in_source ? issue->source : issue->target;

	if (issue->from == issue->to && !issue->replacement)
		return SLICE("");
	return slice_part(side, issue->from > SURROUNDINGS_BYTES ? issue->from - SURROUNDINGS_BYTES : 0,
			  issue->to + SURROUNDINGS_BYTES);
}

void issue_fingerprint(const struct issue *issue, char digits[FINGERPRINT_DIGITS + 1])
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s%c%s%c", check_rows[issue->check].name, 0, issue->file, 0);
	strbuf_add(&text, issue->source);
	strbuf_addf(&text, "%c%s%c", 0, issue->target_language ? issue->target_language->tag : "", 0);
	strbuf_add(&text, surroundings(issue));
	/* What is no unit is known by what is said of it. */
	if (!issue->line && !issue->source.data)
		strbuf_add_string(&text, issue->message);
	snprintf(digits, FINGERPRINT_DIGITS + 1, "%016" PRIx64,
		 hash_bytes(strbuf_slice(&text), HASH_KEY_STORED));
	strbuf_release(&text);
}

/* -------------------------------------------------------------------- reading */

/* Which column stands where, from the first row. */
struct layout {
	size_t place[COLUMN_COUNT]; /* SIZE_MAX: not there */
};

static bool read_layout(struct slice line, struct layout *layout)
{
	struct slice name;

	for (int column = 0; column < COLUMN_COUNT; column++)
		layout->place[column] = SIZE_MAX;
	for (size_t place = 0; slice_next_field(&line, '\t', &name); place++)
		for (int column = 0; column < COLUMN_COUNT; column++)
			if (slice_is(name, column_names[column]))
				layout->place[column] = place;
	return layout->place[COLUMN_CHECK] != SIZE_MAX && layout->place[COLUMN_FILE] != SIZE_MAX &&
	       layout->place[COLUMN_FINDING] != SIZE_MAX;
}

static void read_fields(struct slice line, const struct layout *layout, struct slice fields[COLUMN_COUNT])
{
	struct slice field;

	for (int column = 0; column < COLUMN_COUNT; column++)
		fields[column] = SLICE("");
	for (size_t place = 0; slice_next_field(&line, '\t', &field); place++)
		for (int column = 0; column < COLUMN_COUNT; column++)
			if (layout->place[column] == place)
				fields[column] = slice_trim(field);
}

static bool is_date(struct slice text)
{
	if (text.bytes != 10 || text.data[4] != '-' || text.data[7] != '-')
		return false;
	for (size_t i = 0; i < text.bytes; i++)
		if (i != 4 && i != 7 && (text.data[i] < '0' || text.data[i] > '9'))
			return false;
	return true;
}

static bool is_fingerprint(struct slice text)
{
	if (slice_is(text, "*"))
		return true;
	return text.bytes == FINGERPRINT_DIGITS && strspn(text.data, "0123456789abcdef") >= FINGERPRINT_DIGITS;
}

/* What is wrong with a row, or NULL. */
static const char *complaint_of(const struct slice fields[COLUMN_COUNT], bool waiver)
{
	if (check_find(fields[COLUMN_CHECK]) == CHECK_COUNT)
		return _("the first column names no check");
	if (!fields[COLUMN_FILE].bytes)
		return _("a file is missing; '*' stands for all");
	if (!is_fingerprint(fields[COLUMN_FINDING]))
		return _(
			"the finding is neither '*' nor the sixteen digits that 'check --format=waivers' prints");
	if (!waiver)
		return NULL;
	if (fields[COLUMN_UNTIL].bytes && !is_date(fields[COLUMN_UNTIL]))
		return _("'until' is no date like 2026-12-31");
	if (!fields[COLUMN_REASON].bytes)
		return _("a reason is missing: say why this finding is right as it is");
	return NULL;
}

static void add_row(struct gate *gate, const struct slice fields[COLUMN_COUNT], size_t line, bool waiver)
{
	struct waiver row = { .line = line };

	if (!waiver) {
		map_add(&gate->baseline, arena_copy(&gate->arena, fields[COLUMN_FINDING]), 0, NULL);
		return;
	}
	for (int column = 0; column < COLUMN_COUNT; column++)
		row.fields[column] = arena_copy(&gate->arena, fields[column]);
	ARRAY_GROW(gate->waivers, gate->waiver_count, gate->waiver_capacity);
	gate->waivers[gate->waiver_count++] = row;
}

static bool read_rows(struct gate *gate, const char *path, struct slice rest, bool waiver, struct error *err)
{
	struct layout layout;
	struct slice line, fields[COLUMN_COUNT];
	bool has_layout = false;

	for (size_t number = 1; slice_next_line(&rest, &line); number++) {
		const char *complaint;

		if (!slice_trim(line).bytes || line.data[0] == '#')
			continue;
		if (!has_layout) {
			has_layout = read_layout(line, &layout);
			if (!has_layout)
				return error_at(err, ERROR_FORMAT, path, number,
						_("the first row must name the columns: %s"),
						"check, file, finding, …");
			continue;
		}
		read_fields(line, &layout, fields);
		complaint = complaint_of(fields, waiver);
		if (complaint)
			return error_at(err, ERROR_FORMAT, path, number, "%s", complaint);
		add_row(gate, fields, number, waiver);
	}
	return true;
}

static bool read_file(struct gate *gate, const char *path, bool waiver, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	bool done = !file_exists(path) || (file_read(path, GATE_FILE_BYTES, &text, err) &&
					   read_rows(gate, path, strbuf_slice(&text), waiver, err));

	strbuf_release(&text);
	return done;
}

bool gate_read_waivers(struct gate *gate, const char *path, struct error *err)
{
	gate->waivers_path = arena_string(&gate->arena, slice_of(path));
	return read_file(gate, path, true, err);
}

bool gate_read_baseline(struct gate *gate, const char *path, struct error *err)
{
	return read_file(gate, path, false, err);
}

/* ------------------------------------------------------------------- applying */

static bool waives(const struct waiver *waiver, const struct issue *issue, const char *fingerprint)
{
	return slice_is(waiver->fields[COLUMN_CHECK], check_rows[issue->check].name) &&
	       (slice_is(waiver->fields[COLUMN_FILE], "*") ||
		slice_is(waiver->fields[COLUMN_FILE], issue->file)) &&
	       (slice_is(waiver->fields[COLUMN_FINDING], "*") ||
		slice_is(waiver->fields[COLUMN_FINDING], fingerprint));
}

static bool is_waived(struct gate *gate, const struct issue *issue, const char *fingerprint)
{
	bool waived = false;

	for (size_t i = 0; i < gate->waiver_count; i++)
		if (waives(&gate->waivers[i], issue, fingerprint)) {
			gate->waivers[i].used = true;
			waived = waived || !gate->waivers[i].expired;
		}
	return waived;
}

/* Is the finding to be kept? Empty files and broken plural forms are no matter of taste. */
static bool counts(struct gate *gate, const struct issue *issue)
{
	char fingerprint[FINGERPRINT_DIGITS + 1];

	issue_fingerprint(issue, fingerprint);
	if (is_waived(gate, issue, fingerprint)) {
		gate->waived++;
		return false;
	}
	if (map_find(&gate->baseline, slice_of(fingerprint))) {
		gate->known++;
		return false;
	}
	return true;
}

static void tell_waivers(struct gate *gate, struct issues *issues, bool whole)
{
	struct check_context context;

	check_context_init(&context, NULL, NULL, gate->waivers_path, NULL, issues);
	for (size_t i = 0; i < gate->waiver_count; i++) {
		const struct waiver *waiver = &gate->waivers[i];
		struct unit place = { .line = waiver->line };

		if (waiver->expired && waiver->used)
			issue_add(&context, CHECK_WAIVER, &place,
				  _("this waiver expired on %.*s: mend the finding, or renew it"),
				  SLICE_ARG(waiver->fields[COLUMN_UNTIL]));
		else if (!waiver->used && whole)
			issue_add(&context, CHECK_WAIVER, &place,
				  _("this waiver is not needed any more: take it out"));
	}
	check_context_release(&context);
}

void gate_apply(struct gate *gate, struct issues *issues, const char *today, bool whole)
{
	size_t kept = 0;

	gate->waived = gate->known = 0;
	for (size_t i = 0; i < gate->waiver_count; i++) {
		struct slice until = gate->waivers[i].fields[COLUMN_UNTIL];

		gate->waivers[i].expired = until.bytes && slice_compare(until, slice_of(today)) < 0;
	}
	for (size_t i = 0; i < issues->count; i++)
		if (counts(gate, &issues->items[i]))
			issues->items[kept++] = issues->items[i];
		else
			issues->by_level[issues->items[i].level]--;
	issues->count = kept;
	tell_waivers(gate, issues, whole);
	issues_sort(issues);
}

size_t gate_waived(const struct gate *gate)
{
	return gate->waived;
}

size_t gate_known(const struct gate *gate)
{
	return gate->known;
}

/* ------------------------------------------------------------------- printing */

static void add_cell(struct strbuf *out, struct slice text)
{
	size_t at = 0;

	for (int shown = 0; at < text.bytes && shown < TEXT_CHARACTERS; shown++) {
		uint32_t c = utf8_next(text, &at);

		strbuf_add_codepoint(out, c < 0x20 ? ' ' : c);
	}
}

static void print_row(const struct issue *issue, bool waiver, struct strbuf *out)
{
	char fingerprint[FINGERPRINT_DIGITS + 1];

	issue_fingerprint(issue, fingerprint);
	strbuf_addf(out, "%s\t%s\t%s\t%s", check_rows[issue->check].name, issue->file, fingerprint,
		    waiver ? "\t\t" : "");
	add_cell(out, issue->to > issue->from ? meant(issue) : issue->source);
}

static int compare_rows(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted by their text, and each but once: so that they diff well when lines move. */
static void print_rows(const struct issues *issues, bool waiver, struct strbuf *out)
{
	char **rows = alloc_zeroed(issues->count + 1, sizeof(*rows));

	for (size_t i = 0; i < issues->count; i++) {
		struct strbuf row = STRBUF_INIT;

		print_row(&issues->items[i], waiver, &row);
		rows[i] = strbuf_detach(&row);
	}
	qsort(rows, issues->count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < issues->count; i++)
		if (i == 0 || strcmp(rows[i - 1], rows[i]) != 0)
			strbuf_addf(out, "%s\n", rows[i]);
	for (size_t i = 0; i < issues->count; i++)
		free(rows[i]);
	free(rows);
}

void gate_print_baseline(const struct issues *issues, struct strbuf *out)
{
	strbuf_add_string(out, "check\tfile\tfinding\ttext\n");
	print_rows(issues, false, out);
}

void gate_print_waivers(const struct issues *issues, struct strbuf *out)
{
	strbuf_add_string(out, "check\tfile\tfinding\tuntil\treason\ttext\n");
	print_rows(issues, true, out);
}
