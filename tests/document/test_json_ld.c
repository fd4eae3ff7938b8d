/*
 * json_ld: headlines in the structured data of a page are units when asked for,
 * and go back as strings of JSON that no browser takes for anything else.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/merge.h"

#define SCRIPT(json) "<script type=\"application/ld+json\">" json "</script>"

static struct document *open_with_keys(struct slice page, const char *keys)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;

	options.json_ld = keys;
	return open_or_fail("a.html", page, &options);
}

#define UNITS(page, keys, ...)                                                             \
	do {                                                                               \
		struct document *opened = open_with_keys(SLICE(page), keys);               \
		const char *const wanted[] = { "", __VA_ARGS__ };                          \
		assert_sources(opened, wanted + 1, sizeof(wanted) / sizeof(char *) - 1);   \
		document_free(opened);                                                     \
	} while (0)

#define WRITTEN(page, wanted, ...)                                                                              \
	do {                                                                                                    \
		struct document *opened = open_with_keys(SLICE(page), "headline,description");                  \
		struct strbuf out = merge_or_fail(opened, translate_listed, (const char *const[]){ __VA_ARGS__ }, \
						  &language_ru);                                                \
		assert_slices_equal(strbuf_slice(&out), SLICE(wanted));                                         \
		strbuf_release(&out);                                                                           \
		document_free(opened);                                                                          \
	} while (0)

static void the_values_of_the_keys_are_units(void **state)
{
	(void)state;
	UNITS(SCRIPT("{\"@type\":\"NewsArticle\", \"headline\" : \"A visit\",\n\"url\":\"https://x/headline\","
		     "\"author\":{\"name\":\"N\",\"description\":\"Press \\\"service\\\"\"}}") "<p>b",
	      "headline, description", "A visit", "Press \"service\"", "b");
	UNITS(SCRIPT("{\"headline\":\"A\"}") "<p>b", NULL, "b");
	UNITS(SCRIPT("[{\"headline\":\"A\"},{\"headline\":\"B\"}]"), "headline", "A", "B");
	UNITS("<p>x <script type='APPLICATION/LD+JSON; charset=utf-8'>{\"headline\":\"A\"}</script> y", "headline",
	      "x <script1/>y", "A");
}

static void nothing_else_is_a_unit(void **state)
{
	(void)state;
	UNITS(SCRIPT("{\"Headline\":\"A\",\"headlines\":\"B\",\"x\":\"headline\",\"headline\":5,\"headline\":[\"C\"],"
		     "\"headline\":{\"x\":\"D\"}}") "<p>b",
	      "headline", "b");
	UNITS("<script>{\"headline\":\"A\"}</script><script type=text/javascript>x = {\"headline\":\"A\"}</script><p>b",
	      "headline", "b");
	UNITS("<div translate=no>" SCRIPT("{\"headline\":\"A\"}") "</div><p>b", "headline", "b");
	UNITS("<script translate=no type=application/ld+json>{\"headline\":\"A\"}</script><p>b", "headline", "b");
}

static void what_is_no_json_is_left(void **state)
{
	(void)state;
	UNITS(SCRIPT("{\"headline\":\"A") "<p>b", "headline", "b");
	UNITS(SCRIPT("{\"headline\":\"A\n\"}") "<p>b", "headline", "b");
	UNITS(SCRIPT("{\"x\":\"y\n\",\"headline\":\"A\"}") "<p>b", "headline", "b");
	UNITS(SCRIPT("{\"headline\":\"A \\\n\"}") "<p>b", "headline", "b");
	UNITS(SCRIPT("\"headline\"") "<p>b", "headline", "b");
	UNITS(SCRIPT("\"headline\":") "<p>b", "headline", "b");
	UNITS(SCRIPT("\"\\") "<p>b", "headline", "b");
}

static void what_the_end_of_the_script_hangs_on_is_left(void **state)
{
	(void)state;
	UNITS("<script type=application/ld+json>\"headline\":\"A<!--\"<script </script>l", "headline", );
	UNITS(SCRIPT("{\"headline\":\"A --> b\",\"description\":\"<p>c</p>\"}"), "headline,description", "<p>c</p>");
}

static void escapes_are_read_and_written(void **state)
{
	(void)state;
	UNITS(SCRIPT("{\"headline\":\"\\n caf\\u00e9 \\ud83d\\ude00 \\/ \\\\ a\\tb \\ud83dx\\n\"}"), "headline",
	      "caf\xc3\xa9 \xf0\x9f\x98\x80 / \\ a b \xef\xbf\xbdx");
	WRITTEN(SCRIPT("{\"headline\":\"A\"}"), SCRIPT("{\"headline\":\"Визит \\\"x\\\" \\\\ y\"}"), "Визит \"x\" \\ y");
	WRITTEN(SCRIPT("{\"headline\":\"\\u0041\"}"), SCRIPT("{\"headline\":\"\\u0412\\u0438 \\ud83d\\ude00\"}"),
		"Ви \xf0\x9f\x98\x80");
	WRITTEN(SCRIPT("{\"headline\":\"A\"}"), SCRIPT("{\"headline\":\"a\\nb\\u2028c\xef\xbf\xbd\"}"),
		"a\nb\xe2\x80\xa8" "c\x01");
	WRITTEN("<meta charset=windows-1251>" SCRIPT("{\"headline\":\"A\"}"),
		"<meta charset=windows-1251>" SCRIPT("{\"headline\":\"\\u04b3\\u0430\"}"), "ҳа");
}

static void nothing_leaves_the_string_or_the_script(void **state)
{
	(void)state;
	WRITTEN(SCRIPT("{\"headline\":\"A\",\"url\":\"https://x\"}"),
		SCRIPT("{\"headline\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\",\"url\":\"https://x\"}"),
		"</script><script>alert(1)");
	WRITTEN(SCRIPT("{\"headline\":\"A\",\"url\":\"https://x\"}"),
		SCRIPT("{\"headline\":\"x\\\",\\\"url\\\":\\\"https://evil\",\"url\":\"https://x\"}"),
		"x\",\"url\":\"https://evil");
	WRITTEN(SCRIPT("{\"headline\":\"A\"}"), SCRIPT("{\"headline\":\"\\u003c!--\\u003cscript\\u003e \\u0026amp; \\\\\"}"),
		"<!--<script> &amp; \\");
}

static void other_data_must_stay(void **state)
{
	struct document *document =
		open_with_keys(SLICE(SCRIPT("{\"headline\":\"A\",\"url\":\"https://x\"}")), "headline");

	(void)state;
	assert_true(document_same_skeleton(document, SLICE(SCRIPT("{\"headline\":\"B\",\"url\":\"https://x\"}")), NULL));
	assert_false(document_same_skeleton(document, SLICE(SCRIPT("{\"headline\":\"A\",\"url\":\"https://y\"}")), NULL));
	assert_false(document_same_skeleton(document, SLICE(SCRIPT("{\"headline\":\"A\",\"url\":\"https://x\",\"\":1}")),
					    NULL));
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_values_of_the_keys_are_units),
		cmocka_unit_test(nothing_else_is_a_unit),
		cmocka_unit_test(what_is_no_json_is_left),
		cmocka_unit_test(what_the_end_of_the_script_hangs_on_is_left),
		cmocka_unit_test(escapes_are_read_and_written),
		cmocka_unit_test(nothing_leaves_the_string_or_the_script),
		cmocka_unit_test(other_data_must_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
