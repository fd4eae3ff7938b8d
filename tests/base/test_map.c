/*
 * map, hash, json and utf8.
 */
#include <config.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"

#include "tests/cmocka.h"

static void a_map_finds_what_was_put_in(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	bool added;

	(void)state;
	assert_null(map_find(&map, SLICE("a")));
	for (size_t i = 0; i < 5000; i++)
		map_add(&map, slice_of(arena_printf(&arena, "key %zu", i)), i, NULL);
	assert_int_equal(map.count, 5000);
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(*map_find(&map, slice_of(arena_printf(&arena, "key %zu", i))), i);
	assert_int_equal(*map_add(&map, SLICE("key 7"), 1, &added), 7);
	assert_false(added);
	assert_null(map_find(&map, SLICE("key 5000")));
	assert_int_equal(*map_add(&map, SLICE(""), 9, &added), 9);
	assert_true(added);
	assert_int_equal(*map_find(&map, SLICE_NONE), 9);
	map_release(&map);
	arena_release(&arena);
}

/* The first vectors of SipHash-1-3 with the key 00 01 … 0f. */
static void the_hash_is_siphash_1_3(void **state)
{
	struct hash_key key = { 0x0706050403020100u, 0x0f0e0d0c0b0a0908u };
	char bytes[15];

	(void)state;
	for (int i = 0; i < 15; i++)
		bytes[i] = (char)i;
	assert_true(hash_bytes(SLICE(""), key) == 0xabac0158050fc4dcu);
	assert_true(hash_bytes(slice_from(bytes, 1), key) == 0xc9f49bf37d57ca93u);
	assert_true(hash_bytes(slice_from(bytes, 8), key) != hash_bytes(slice_from(bytes, 7), key));
}

static void json_is_valid_whatever_the_text(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	json_begin_object(&json);
	json_member_string(&json, "a\"b", SLICE("\033[1m\\\n\xc2\x85\u2028\xff oʻ"));
	json_member_integer(&json, "n", -7);
	json_key(&json, "list");
	json_begin_array(&json);
	json_bool(&json, true);
	json_null(&json);
	json_decimal(&json, 12.345, 1);
	json_begin_object(&json);
	json_end_object(&json);
	json_end_array(&json);
	json_end_object(&json);
	assert_string_equal(out.data, "{\"a\\\"b\":\"\\u001b[1m\\\\\\n\\u0085\\u2028\ufffd oʻ\",\"n\":-7,"
				      "\"list\":[true,null,12.3,{}]}");
	strbuf_release(&out);
}

static void utf8_takes_what_table_3_7_allows(void **state)
{
	static const char *const bad[] = { "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80",
					   "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
					   "\xe2\x80", "\xc3", "\xff" };

	(void)state;
	assert_true(utf8_is_valid(SLICE("aʻя—😀\U0010ffff\ufffd")));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(utf8_valid_bytes(slice_of(bad[i])), 0);
	assert_int_equal(utf8_valid_bytes(SLICE("ab\xff")), 2);
	assert_int_equal(utf8_count(SLICE("ўзбек")), 5);
}

static void utf8_reads_backwards_what_it_reads_forwards(void **state)
{
	struct slice text = SLICE("a\xffʻ\x80\x80—😀\xe2\x80");
	uint32_t forwards[32], backwards[32];
	size_t count = 0, back = 0, at = 0;

	(void)state;
	while (at < text.bytes)
		forwards[count++] = utf8_next(text, &at);
	while (at > 0)
		backwards[back++] = utf8_previous(text, &at);
	assert_int_equal(back, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(forwards[i], backwards[count - 1 - i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_map_finds_what_was_put_in),
		cmocka_unit_test(the_hash_is_siphash_1_3),
		cmocka_unit_test(json_is_valid_whatever_the_text),
		cmocka_unit_test(utf8_takes_what_table_3_7_allows),
		cmocka_unit_test(utf8_reads_backwards_what_it_reads_forwards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
