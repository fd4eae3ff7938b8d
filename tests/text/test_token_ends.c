/*
 * Where words end; and that the short way never says anything else than the long one.
 */
#include <config.h>

#include "text/token_ends.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/protect.h"

#include "tests/cmocka.h"
#include "tests/data.h"

static size_t long_way(const struct token_ends *ends, size_t at)
{
	bool digits;
	size_t end;

	if (protect_scan(ends->text, at, &end) != PROTECTED_NONE)
		return SIZE_MAX;
	end = token_word_end(ends, at, &digits);
	return digits ? SIZE_MAX : end;
}

/* From every letter on, wherever in a word it stands. */
static void compare_ways(struct slice text, bool uzbek)
{
	struct token_ends ends = { .text = text, .uzbek = uzbek, .spaced_groups = !uzbek, .quote = uzbek ? 0 : '\'' };

	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at, end;

		if (character_kind(utf8_next(text, &at)) != CHARACTER_LETTER)
			continue;
		end = token_plain_end(text, begin);
		if (end > begin)
			assert_int_equal(end, long_way(&ends, begin));
	}
}

static void expect_plain(const char *text, size_t bytes)
{
	assert_int_equal(token_plain_end(slice_of(text), 0), bytes);
}

static void letters_and_apostrophes_between_them_are_a_plain_word(void **state)
{
	(void)state;
	expect_plain("word", 4);
	expect_plain("word, and", 4);
	expect_plain("word.", 4);
	expect_plain("word. And", 4);
	expect_plain("слово» и", 10);
	expect_plain("word\xc2\xa0next", 4);
	expect_plain("don't go", 5);
	expect_plain("oʻzbek, qoʻngʻir", 7);
}

static void what_may_be_more_than_a_word_is_not_plain(void **state)
{
	static const char *const texts[] = {
		"lex.uz", "http://x", "info@ombudsman.uz", "a_b.txt", "U.S.", "tog‘", "James'", "COVID-19", "o`zbek", "o''zbek", "x1",
		"и\xcc\x86", ("so\xc2\xad" "ft"), "漢字",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect_plain(texts[i], 0);
}

static void both_ways_agree_on_whatever_stands_behind_a_word(void **state)
{
	struct strbuf made = STRBUF_INIT;

	(void)state;
	for (uint32_t c = 1; c < 0x3100; c++) {
		size_t bytes;

		strbuf_clear(&made);
		strbuf_add_string(&made, "mail");
		strbuf_add_codepoint(&made, c);
		bytes = made.bytes;
		compare_ways(strbuf_slice(&made), false);
		for (const char *behind = "a1. /@-'"; *behind; behind++) {
			strbuf_truncate(&made, bytes);
			strbuf_add_byte(&made, *behind);
			strbuf_add_string(&made, "uz");
			compare_ways(strbuf_slice(&made), true);
			compare_ways(strbuf_slice(&made), false);
		}
	}
	strbuf_release(&made);
}

static void both_ways_agree_on_news(void **state)
{
	const char *path = test_data("ntrex/ntrex128.en-ru-uz.public.tsv");
	struct strbuf lines = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct slice rest, line;

	(void)state;
	assert_true(file_read(path, FILE_LIMIT_BYTES, &lines, &err));
	rest = strbuf_slice(&lines);
	while (slice_next_line(&rest, &line)) {
		compare_ways(line, true);
		compare_ways(line, false);
	}
	strbuf_release(&lines);
}

static void a_word_takes_what_belongs_to_it(void **state)
{
	static const struct {
		const char *text;
		size_t bytes;
		bool digits;
	} words[] = {
		{ "don't go", 5, false }, { "2023-yil 5", 8, true }, { "1 200,5 x", 7, true }, { "U.S. law", 4, false },
		{ "19–20-oktabr kuni", 14, true }, { "press-xizmat", 5, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct token_ends ends = { .text = slice_of(words[i].text), .uzbek = true, .spaced_groups = true };
		bool digits;

		assert_int_equal(token_word_end(&ends, 0, &digits), words[i].bytes);
		assert_int_equal(digits, words[i].digits);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_and_apostrophes_between_them_are_a_plain_word),
		cmocka_unit_test(what_may_be_more_than_a_word_is_not_plain),
		cmocka_unit_test(both_ways_agree_on_whatever_stands_behind_a_word),
		cmocka_unit_test(both_ways_agree_on_news),
		cmocka_unit_test(a_word_takes_what_belongs_to_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
