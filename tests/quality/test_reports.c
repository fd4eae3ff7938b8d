/*
 * test_reports -- reports for machines hold what their readers' schemas ask for, and nothing else.
 *
 * The schemas are tables of ours: of SARIF 2.1.0 (OASIS Standard, sections 3.13 to 3.57) the objects
 * that we write, of GitLab's code quality reports (an array of Code Climate issues) all. Findings with
 * every trouble that a text can have are reported: quotes, controls, tags, no place, no text.
 */
#include <config.h>

#include "quality/report.h"

#include <jansson.h>

#include "tests/cmocka.h"

enum kind { KIND_STRING, KIND_INTEGER, KIND_BOOLEAN, KIND_ARRAY, KIND_OBJECT, KIND_STRINGS };

/* A member of an object; of an array, what each of its items is. */
struct member {
	const char *object, *name;
	enum kind kind;
	const char *of; /* the object's name, or the strings that are allowed, between bars; NULL: any */
	bool required;
	json_int_t least; /* of an integer, or of an array's items */
};

static const struct member members[] = {
	/* SARIF */
	{ "log", "$schema", KIND_STRING, NULL, false, 0 },
	{ "log", "version", KIND_STRING, "|2.1.0|", true, 0 },
	{ "log", "runs", KIND_ARRAY, "run", true, 1 },
	{ "run", "tool", KIND_OBJECT, "tool", true, 0 },
	{ "run", "columnKind", KIND_STRING, "|utf16CodeUnits|unicodeCodePoints|", false, 0 },
	{ "run", "results", KIND_ARRAY, "result", false, 0 },
	{ "run", "originalUriBaseIds", KIND_STRINGS, NULL, false, 0 },
	{ "tool", "driver", KIND_OBJECT, "driver", true, 0 },
	{ "driver", "name", KIND_STRING, NULL, true, 0 },
	{ "driver", "version", KIND_STRING, NULL, false, 0 },
	{ "driver", "informationUri", KIND_STRING, NULL, false, 0 },
	{ "driver", "rules", KIND_ARRAY, "rule", false, 0 },
	{ "rule", "id", KIND_STRING, NULL, true, 0 },
	{ "rule", "shortDescription", KIND_OBJECT, "message", false, 0 },
	{ "rule", "defaultConfiguration", KIND_OBJECT, "configuration", false, 0 },
	{ "configuration", "enabled", KIND_BOOLEAN, NULL, false, 0 },
	{ "configuration", "level", KIND_STRING, "|none|note|warning|error|", false, 0 },
	{ "message", "text", KIND_STRING, NULL, true, 0 },
	{ "result", "ruleId", KIND_STRING, NULL, false, 0 },
	{ "result", "ruleIndex", KIND_INTEGER, NULL, false, 0 },
	{ "result", "level", KIND_STRING, "|none|note|warning|error|", false, 0 },
	{ "result", "message", KIND_OBJECT, "message", true, 0 },
	{ "result", "locations", KIND_ARRAY, "location", false, 0 },
	{ "result", "partialFingerprints", KIND_STRINGS, NULL, false, 0 },
	{ "result", "fixes", KIND_ARRAY, "fix", false, 0 },
	{ "location", "physicalLocation", KIND_OBJECT, "physical", false, 0 },
	{ "physical", "artifactLocation", KIND_OBJECT, "artifact", true, 0 },
	{ "physical", "region", KIND_OBJECT, "region", false, 0 },
	{ "artifact", "uri", KIND_STRING, NULL, true, 0 },
	{ "artifact", "uriBaseId", KIND_STRING, NULL, false, 0 },
	{ "region", "startLine", KIND_INTEGER, NULL, true, 1 },
	{ "region", "startColumn", KIND_INTEGER, NULL, false, 1 },
	{ "region", "endLine", KIND_INTEGER, NULL, false, 1 },
	{ "region", "endColumn", KIND_INTEGER, NULL, false, 1 },
	{ "region", "snippet", KIND_OBJECT, "message", false, 0 },
	{ "fix", "description", KIND_OBJECT, "message", false, 0 },
	{ "fix", "artifactChanges", KIND_ARRAY, "change", true, 1 },
	{ "change", "artifactLocation", KIND_OBJECT, "artifact", true, 0 },
	{ "change", "replacements", KIND_ARRAY, "replacement", true, 1 },
	{ "replacement", "deletedRegion", KIND_OBJECT, "region", true, 0 },
	{ "replacement", "insertedContent", KIND_OBJECT, "message", false, 0 },
	/* GitLab */
	{ "quality", "description", KIND_STRING, NULL, true, 0 },
	{ "quality", "check_name", KIND_STRING, NULL, true, 0 },
	{ "quality", "fingerprint", KIND_STRING, NULL, true, 0 },
	{ "quality", "severity", KIND_STRING, "|info|minor|major|critical|blocker|", true, 0 },
	{ "quality", "location", KIND_OBJECT, "place", true, 0 },
	{ "place", "path", KIND_STRING, NULL, true, 0 },
	{ "place", "lines", KIND_OBJECT, "lines", true, 0 },
	{ "lines", "begin", KIND_INTEGER, NULL, true, 1 },
	{ "lines", "end", KIND_INTEGER, NULL, false, 1 },
};

#define MEMBER_COUNT (sizeof(members) / sizeof(members[0]))

static const struct member *member_of(const char *object, const char *name)
{
	for (size_t i = 0; i < MEMBER_COUNT; i++)
		if (strcmp(members[i].object, object) == 0 && strcmp(members[i].name, name) == 0)
			return &members[i];
	return NULL;
}

static void validate_object(json_t *object, const char *as);

static void validate_string(json_t *value, const struct member *member)
{
	char wanted[128];

	assert_true(json_is_string(value));
	if (!member->of)
		return;
	snprintf(wanted, sizeof(wanted), "|%s|", json_string_value(value));
	if (!strstr(member->of, wanted))
		fail_msg("%s of %s is %s", member->name, member->object, wanted);
}

static void validate_strings(json_t *object)
{
	json_t *value;
	const char *name;

	assert_true(json_is_object(object));
	json_object_foreach(object, name, value) assert_true(json_is_string(value));
}

static void validate(json_t *value, const struct member *member)
{
	switch (member->kind) {
	case KIND_STRING:
		validate_string(value, member);
		return;
	case KIND_INTEGER:
		assert_true(json_is_integer(value) && json_integer_value(value) >= member->least);
		return;
	case KIND_BOOLEAN:
		assert_true(json_is_boolean(value));
		return;
	case KIND_ARRAY:
		assert_true(json_is_array(value) && (json_int_t)json_array_size(value) >= member->least);
		for (size_t i = 0; i < json_array_size(value); i++)
			validate_object(json_array_get(value, i), member->of);
		return;
	case KIND_OBJECT:
		validate_object(value, member->of);
		return;
	case KIND_STRINGS:
		validate_strings(value);
		return;
	}
}

/* All members are known and as they should be, and all that are required are there. */
static void validate_object(json_t *object, const char *as)
{
	json_t *value;
	const char *name;

	assert_true(json_is_object(object));
	json_object_foreach(object, name, value)
	{
		const struct member *member = member_of(as, name);

		if (!member)
			fail_msg("%s has '%s', which it may not", as, name);
		else
			validate(value, member);
	}
	for (size_t i = 0; i < MEMBER_COUNT; i++)
		if (members[i].required && strcmp(members[i].object, as) == 0 &&
		    !json_object_get(object, members[i].name))
			fail_msg("%s has no '%s'", as, members[i].name);
}

/* -------------------------------------------------------------------- findings */

static void find(const struct language *language, const char *source, const char *target, size_t line,
		 struct issues *issues)
{
	struct slice text = slice_of(target);
	struct unit unit = { .source = slice_of(source), .targets = &text, .target_count = 1, .line = line };
	struct check_context context;

	check_context_init(&context, &language_en, language, "po/a \"b\"&<c>\\ё.po", NULL, issues);
	quality_check_unit(&context, &unit);
	check_context_release(&context);
}

static void find_much(struct issues *issues)
{
	find(&language_ru, "The hall was full, friends, on 5 May.",
	     "Зал  был \"полон» , \x01 \xe2\x80\xae 6 мая", 7, issues);
	find(&language_ru, "See <a1>the report</a1> first.", "Сначала <b>доклад</b>.", 12, issues);
	find(&language_uz, "He said it in Tashkent.", "U buni Tоshkentda aytdi", 1, issues);
	find(&language_en, "Зал был полон.", "", 0, issues);
	issues_sort(issues);
	for (size_t i = 0; i < issues->count;
	     i++) { /* places, as project/check.c finds them, of every second */
		struct issue *issue = &issues->items[i];

		if (i % 2 == 0 && issue->line)
			issue->first_line = issue->last_line = issue->line, issue->first_column = 3,
			issue->last_column = 5;
	}
	assert_true(issues->count >= 8);
}

static json_t *report(void (*print)(const struct issues *issues, struct strbuf *out))
{
	struct issues issues = ISSUES_INIT;
	struct strbuf out = STRBUF_INIT;
	json_error_t error;
	json_t *json;

	find_much(&issues);
	print(&issues, &out);
	json = json_loadb(out.data, out.bytes, JSON_REJECT_DUPLICATES, &error);
	if (!json)
		fail_msg("%d: %s", error.line, error.text);
	strbuf_release(&out);
	issues_release(&issues);
	return json;
}

static void sarif_is_as_its_schema_says(void **state)
{
	json_t *log = report(report_sarif), *run, *results, *rules;

	(void)state;
	validate_object(log, "log");
	run = json_array_get(json_object_get(log, "runs"), 0);
	results = json_object_get(run, "results");
	rules = json_object_get(json_object_get(json_object_get(run, "tool"), "driver"), "rules");
	for (size_t i = 0; i < json_array_size(results); i++) {
		const json_t *result = json_array_get(results, i);
		const json_t *rule =
			json_array_get(rules, (size_t)json_integer_value(json_object_get(result, "ruleIndex")));

		assert_string_equal(json_string_value(json_object_get(rule, "id")),
				    json_string_value(json_object_get(result, "ruleId")));
		assert_true(json_object_get(result, "partialFingerprints") != NULL);
	}
	json_decref(log);
}

static void fixes_are_told_to_sarif(void **state)
{
	json_t *log = report(report_sarif);
	const json_t *results = json_object_get(json_array_get(json_object_get(log, "runs"), 0), "results");
	size_t fixes = 0;

	(void)state;
	for (size_t i = 0; i < json_array_size(results); i++)
		fixes += json_object_get(json_array_get(results, i), "fixes") != NULL;
	assert_true(fixes > 0);
	json_decref(log);
}

static void a_report_of_nothing_is_whole(void **state)
{
	struct issues none = ISSUES_INIT;
	struct strbuf out = STRBUF_INIT;
	json_t *json;

	(void)state;
	report_sarif(&none, &out);
	json = json_loadb(out.data, out.bytes, 0, NULL);
	validate_object(json, "log");
	json_decref(json);
	strbuf_clear(&out);
	report_gitlab(&none, &out);
	json = json_loadb(out.data, out.bytes, 0, NULL);
	assert_true(json_is_array(json) && json_array_size(json) == 0);
	json_decref(json);
	strbuf_release(&out);
	issues_release(&none);
}

static void code_quality_is_as_gitlab_reads_it(void **state)
{
	json_t *json = report(report_gitlab);

	(void)state;
	assert_true(json_is_array(json) && json_array_size(json) > 0);
	for (size_t i = 0; i < json_array_size(json); i++)
		validate_object(json_array_get(json, i), "quality");
	/* One fingerprint a finding: GitLab drops the second of two. */
	for (size_t i = 0; i < json_array_size(json); i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(
				json_string_value(json_object_get(json_array_get(json, i), "fingerprint")),
				json_string_value(json_object_get(json_array_get(json, k), "fingerprint")));
	json_decref(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sarif_is_as_its_schema_says),
		cmocka_unit_test(fixes_are_told_to_sarif),
		cmocka_unit_test(a_report_of_nothing_is_whole),
		cmocka_unit_test(code_quality_is_as_gitlab_reads_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
