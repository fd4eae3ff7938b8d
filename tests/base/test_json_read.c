/*
 * json_read: what is JSON is read, and what is none is told with its line.
 */
#include <config.h>

#include "base/file.h"
#include "base/json_read.h"
#include "tests/cmocka.h"
#include "tests/folder.h"

static void begin(struct json_reader *json, const char *text)
{
	struct error err = ERROR_INIT;

	assert_true(file_write("in.json", slice_of(text), &err));
	assert_true(json_open(json, "in.json", &err));
}

/* The string, or what the error says. */
static void assert_string(const char *text, const char *wanted)
{
	struct strbuf value = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct json_reader json;

	begin(&json, text);
	if (!json_take_string(&json, &value, &err))
		assert_string_equal(err.message, wanted);
	else
		assert_true(slice_is(strbuf_slice(&value), wanted));
	json_close(&json);
	strbuf_release(&value);
	error_clear(&err);
}

static void strings_are_unescaped(void **state)
{
	(void)state;
	assert_string("\xef\xbb\xbf \"a\\n\\\"\\\\\\/\\u00e9\\ud83d\\ude00ў\"", "a\n\"\\/é😀ў");
	assert_string("\"\\ud83dx\\ude00\\ud83d\\n\"", "\xef\xbf\xbdx\xef\xbf\xbd\xef\xbf\xbd\n");
	assert_string("\"\\ud83d\\ud83d\\ude00\"", "\xef\xbf\xbd😀");
	assert_string("\"a", "this is no JSON: a string has no end, or a control character");
	assert_string("\"\\q\"", "this is no JSON: a backslash is followed by what it cannot be");
	assert_string("\"\\u12g4\"", "this is no JSON: \\u is not followed by four digits");
	assert_string("\"\xff\"", "this is no JSON: a string is no UTF-8");
	assert_string("7", "this is no JSON: a string is missing");
}

static bool pass(const char *text)
{
	struct error err = ERROR_INIT;
	struct json_reader json;
	bool done;

	begin(&json, text);
	done = json_pass(&json, &err) && json_take_end(&json, &err);
	json_close(&json);
	error_clear(&err);
	return done;
}

static void whatever_is_json_is_passed_over(void **state)
{
	static const char *const good[] = { "{}", "[]", "-0.5e+10",
					    "[1, {\"a\": [true, false, null], \"b\": {}}, \"x\"]\n", "0" };
	static const char *const bad[] = { "",	"[1,]", "{\"a\"}", "[1 2]", "{\"a\":1,}", "nul",   "01",
					   "-", "1.",	"1e",	   "[}",    "[",	  "{} {}", "{1: 2}" };
	char deep[300];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(pass(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (pass(bad[i]))
			fail_msg("'%s' is taken for JSON", bad[i]);
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	assert_false(pass(deep));
}

static void items_and_members_come_one_by_one(void **state)
{
	struct strbuf key = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct json_reader json;
	bool more = true;
	size_t items = 0;

	(void)state;
	begin(&json, "[\n{\"a\": 1},\n{}\n]");
	assert_true(json_take_array(&json, &err));
	while (json_next_item(&json, &more, &err) && more) {
		assert_int_equal(json.line, 2 + items);
		assert_true(json_take_object(&json, &err));
		assert_true(json_next_member(&json, &key, &more, &err));
		assert_int_equal(more, items == 0);
		if (more) {
			assert_string_equal(key.data, "a");
			assert_true(json_pass(&json, &err) && json_next_member(&json, &key, &more, &err) &&
				    !more);
		}
		items++;
	}
	assert_int_equal(items, 2);
	assert_true(json_take_end(&json, &err));
	json_close(&json);
	strbuf_release(&key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_unescaped),
		cmocka_unit_test(whatever_is_json_is_passed_over),
		cmocka_unit_test(items_and_members_come_one_by_one),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
