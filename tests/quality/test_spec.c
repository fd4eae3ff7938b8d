/*
 * The examples of tests/spec/checks.txt, which says how they are written: one TAP
 * line each; then whether each check has an example of it and one without, and stands in
 * the manual with its level.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define FINDINGS_MOST 8

struct example {
	size_t line;
	const struct language *source_language, *target_language;
	struct slice source, target, mended;
	struct slice findings[FINDINGS_MOST];
	size_t finding_count;
	bool silent;
	enum check_id section;
};

static size_t test_count, failures;
static bool has_finding[CHECK_COUNT], has_silence[CHECK_COUNT];
static struct arena arena;
static struct terminology *terminology; /* for the sections on terms: what comes with the program */

static void tell(bool good, const char *what, size_t line)
{
	failures += !good;
	printf("%sok %zu - %s, line %zu\n", good ? "" : "not ", ++test_count, what, line);
}

/* Reads \n and \u0020. */
static struct slice unescape(struct slice text)
{
	struct strbuf out = STRBUF_INIT;
	struct slice read;

	for (size_t i = 0; i < text.bytes; i++) {
		if (text.data[i] == '\\' && i + 1 < text.bytes && text.data[i + 1] == 'n') {
			strbuf_add_byte(&out, '\n');
			i++;
		} else if (text.data[i] == '\\' && i + 5 < text.bytes && text.data[i + 1] == 'u') {
			char digits[5] = { 0 };

			memcpy(digits, text.data + i + 2, 4);
			strbuf_add_codepoint(&out, (uint32_t)strtoul(digits, NULL, 16));
			i += 5;
		} else {
			strbuf_add_byte(&out, text.data[i]);
		}
	}
	read = arena_copy(&arena, strbuf_slice(&out));
	strbuf_release(&out);
	return read;
}

/* ------------------------------------------------------------------- judging */

static bool is_expected(const struct issue *issue, struct slice finding)
{
	struct slice name = finding, rest = finding, place;

	slice_next_field(&rest, ':', &name);
	if (!slice_is(name, check_rows[issue->check].name))
		return false;
	if (name.bytes == finding.bytes)
		return true;
	place = slice_part(issue->in_source ? issue->source : issue->target, issue->from, issue->to);
	return slice_equal(place, slice_trim(slice_part(finding, name.bytes + 1, finding.bytes)));
}

static bool finds_what_is_said(const struct issues *issues, const struct example *example)
{
	bool used[FINDINGS_MOST] = { false };

	for (size_t i = 0; i < issues->count; i++) {
		size_t k = 0;

		while (k < example->finding_count &&
		       (used[k] || !is_expected(&issues->items[i], example->findings[k])))
			k++;
		if (k == example->finding_count)
			return false;
		used[k] = true;
	}
	return issues->count == example->finding_count;
}

static int by_place_descending(const void *a, const void *b)
{
	const struct issue *left = a, *right = b;

	return (left->from < right->from) - (left->from > right->from);
}

static void mend(struct issues *issues, struct slice target, struct strbuf *mended)
{
	strbuf_add(mended, target);
	qsort(issues->items, issues->count, sizeof(*issues->items), by_place_descending);
	for (size_t i = 0; i < issues->count; i++)
		if (issues->items[i].replacement)
			strbuf_splice(mended, issues->items[i].from, issues->items[i].to,
				      slice_of(issues->items[i].replacement));
}

static void look(const struct example *example, struct slice target, struct issues *issues)
{
	struct check_profile profile;
	struct check_context context;
	struct unit unit = { .source = example->source, .targets = &target, .target_count = 1, .line = 1 };

	check_profile_init(&profile);
	if (check_rows[example->section].level == LEVEL_OFF)
		profile.levels[example->section] = LEVEL_INFO;
	if (example->section == CHECK_TERMS || example->section == CHECK_FORBIDDEN_TERMS)
		profile.terminology = terminology;
	check_context_init(&context, example->source_language, example->target_language, "spec", &profile,
			   issues);
	quality_learn_text(&context, target);
	if (example->source.data)
		quality_check_unit(&context, &unit);
	else
		quality_check_text(&context, target, 1);
	check_context_release(&context);
}

static void diagnose(const struct issues *issues)
{
	for (size_t i = 0; i < issues->count; i++)
		printf("# found %s [%zu, %zu) '%.*s': %s\n", check_rows[issues->items[i].check].name,
		       issues->items[i].from, issues->items[i].to,
		       SLICE_ARG(slice_part(issues->items[i].in_source ? issues->items[i].source
								       : issues->items[i].target,
					    issues->items[i].from, issues->items[i].to)),
		       issues->items[i].message);
}

static void judge(const struct example *example)
{
	struct issues issues = ISSUES_INIT, again = ISSUES_INIT;
	struct strbuf mended = STRBUF_INIT;
	const char *name = check_rows[example->section].name;
	bool good;

	look(example, example->target, &issues);
	good = finds_what_is_said(&issues, example);
	tell(good, name, example->line);
	if (!good)
		diagnose(&issues);
	if (example->mended.data) {
		mend(&issues, example->target, &mended);
		good = slice_equal(strbuf_slice(&mended), example->mended);
		tell(good, "the mend", example->line);
		if (!good)
			printf("# mended to '%s'\n", mended.data);
		look(example, strbuf_slice(&mended), &again);
		tell(again.count == 0, "nothing is left to mend", example->line);
		diagnose(&again);
	}
	for (size_t i = 0; i < example->finding_count; i++) {
		struct slice rest = example->findings[i], found;

		slice_next_field(&rest, ':', &found);
		has_finding[check_find(found)] = true;
	}
	has_silence[example->section] |= example->silent || example->mended.data;
	strbuf_release(&mended);
	issues_release(&issues);
	issues_release(&again);
}

/* ------------------------------------------------------------------- reading */

static const struct language *take_side(struct slice line, char mark, struct slice *text)
{
	size_t at = 1;

	while (at < line.bytes && at < 16 && line.data[at] != mark)
		at++;
	if (at >= line.bytes || line.data[at] != mark || line.data[at - 1] != ' ')
		return NULL;
	*text = unescape(slice_part(line, at + 2, line.bytes));
	return language_find(slice_trim(slice_part(line, 0, at)));
}

static void read_line(struct example *example, struct slice line, size_t number)
{
	const struct language *language;
	struct slice text;

	if (slice_starts(line, SLICE("!")) && example->finding_count < FINDINGS_MOST) {
		example->findings[example->finding_count++] = slice_trim(slice_part(line, 1, line.bytes));
	} else if (slice_starts(line, SLICE("+"))) {
		example->mended = unescape(slice_part(line, 2, line.bytes));
	} else if (slice_is(line, ".")) {
		example->silent = true;
	} else if ((language = take_side(line, '<', &text))) {
		example->source_language = language;
		example->source = text;
		example->line = number;
	} else if ((language = take_side(line, '>', &text))) {
		example->target_language = language;
		example->target = text;
		if (!example->line)
			example->line = number;
	} else {
		tell(false, "the line can be read", number);
	}
}

static void read_spec(struct slice spec)
{
	struct example example = { .section = CHECK_COUNT };
	struct slice line;

	for (size_t number = 1; slice_next_line(&spec, &line); number++) {
		bool inside = slice_starts(line, SLICE("    "));

		if (inside) {
			read_line(&example, slice_part(line, 4, line.bytes), number);
			continue;
		}
		if (example.target.data)
			judge(&example);
		example = (struct example){ .section = example.section };
		if (check_find(line) != CHECK_COUNT)
			example.section = check_find(line);
	}
	if (example.target.data)
		judge(&example);
}

static struct slice read_source(const char *name)
{
	const char *source = getenv("top_srcdir");
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct slice kept;

	strbuf_addf(&path, "%s/%s", source ? source : ".", name);
	if (!file_read(path.data, (size_t)1 << 20, &text, &err)) {
		printf("Bail out! %s\n", err.message);
		exit(99);
	}
	kept = arena_copy(&arena, strbuf_slice(&text));
	strbuf_release(&path);
	strbuf_release(&text);
	return kept;
}

static void open_terminology(void)
{
	const char *source = getenv("top_srcdir");
	char *path = path_join(source ? source : ".", "tm/terms/ombudsman.tsv");
	struct error err = ERROR_INIT;

	if (!terminology_open(&terminology, path, NULL, &err)) {
		printf("Bail out! %s\n", err.message);
		exit(99);
	}
	free(path);
}

static void look_up_in_manual(struct slice manual, int check)
{
	struct strbuf item = STRBUF_INIT;

	strbuf_addf(&item, "\n.It Cm %s Pq %s", check_rows[check].name, level_name(check_rows[check].level));
	tell(slice_find(manual, strbuf_slice(&item), 0) != SIZE_MAX, "the manual has the check with its level",
	     0);
	strbuf_release(&item);
}

int main(void)
{
	struct slice manual = read_source("doc/man/tarjimon-checks.7");

	open_terminology();
	read_spec(read_source("tests/spec/checks.txt"));
	for (int check = 0; check < CHECK_COUNT; check++) {
		look_up_in_manual(manual, check);
		/* Spelling needs a dictionary: see test_spelling.c. */
		if (check_rows[check].scope != SCOPE_WHOLE && check != CHECK_SPELLING) {
			tell(has_finding[check] && has_silence[check], "there is a bad and a good example", 0);
			if (!has_finding[check] || !has_silence[check])
				printf("# of %s\n", check_rows[check].name);
		}
	}
	printf("1..%zu\n", test_count);
	terminology_close(terminology);
	arena_release(&arena);
	return failures > 0;
}
