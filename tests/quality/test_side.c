/*
 * What a side tells of its text; and that no check is spared one in which it would find something.
 */
#include <config.h>

#include "quality/quality.h"
#include "quality/side.h"

#include <stdlib.h>

#include "base/file.h"

#include "tests/cmocka.h"
#include "tests/data.h"

static unsigned signs_of(const char *text)
{
	struct side side;
	unsigned signs;

	side_init(&side, &language_ru);
	side_read(&side, slice_of(text));
	signs = side.signs & (SIGN_QUOTE | SIGN_BRACKET | SIGN_UNSEEN | SIGN_BLANKS | SIGN_WIDE_MARK | SIGN_TIGHT_MARK);
	side_release(&side);
	return signs;
}

static void plain_prose_has_no_signs(void **state)
{
	(void)state;
	assert_int_equal(signs_of("Закон принят, и он вступил в силу. Это так!"), 0);
	assert_int_equal(signs_of(""), 0);
}

static void each_sign_is_seen(void **state)
{
	(void)state;
	assert_int_equal(signs_of("«да»"), SIGN_QUOTE);
	assert_int_equal(signs_of("да (нет)"), SIGN_BRACKET);
	assert_int_equal(signs_of("да\xe2\x80\x8bнет"), SIGN_UNSEEN);
	assert_int_equal(signs_of("да\x0bнет"), SIGN_UNSEEN);
	assert_int_equal(signs_of("да  нет"), SIGN_BLANKS);
	assert_int_equal(signs_of("да <b1> </b1>нет"), SIGN_BLANKS);
	assert_int_equal(signs_of("да , нет"), SIGN_WIDE_MARK);
	assert_int_equal(signs_of("( да"), SIGN_BRACKET | SIGN_WIDE_MARK);
	assert_int_equal(signs_of("да,нет"), SIGN_TIGHT_MARK);
}

static void the_first_mark_that_may_end_a_sentence_is_known(void **state)
{
	struct side side;

	(void)state;
	side_init(&side, &language_ru);
	side_read(&side, SLICE("Да. Нет."));
	assert_int_equal(side.first_end, 2);
	side_read(&side, SLICE("Да"));
	assert_int_equal(side.first_end, side.count);
	side_release(&side);
}

static void a_glyph_knows_its_small_letter_and_script(void **state)
{
	struct side side;

	(void)state;
	side_init(&side, &language_ru);
	side_read(&side, SLICE("ЯzΩ"));
	assert_int_equal(side.glyphs[0].small, 0x44f);
	assert_true(glyph_is_capital(&side.glyphs[0]));
	assert_int_equal(side.glyphs[0].script, SCRIPT_CYRILLIC);
	assert_int_equal(side.glyphs[1].script, SCRIPT_LATIN);
	assert_int_equal(side.glyphs[2].small, 0x3c9);
	assert_int_equal(side.glyphs[2].script, SCRIPT_OTHER);
	side_release(&side);
}

static void codes_are_no_glyphs_and_part_words_when_they_stand_alone(void **state)
{
	struct side side;

	(void)state;
	side_init(&side, &language_en);
	side_read(&side, SLICE("<b1>H</b1>uman<br2/>rights ombudsman.uz"));
	assert_int_equal(side.word_count, 4);
	assert_int_equal(side.words[0].end - side.words[0].first, 5);
	assert_int_equal(side.words[0].shape, WORD_CAPITAL);
	assert_false(side.words[1].protected);
	assert_true(side.words[2].protected);
	assert_true(side_behind_object(&side, side.words[1].first));
	side_release(&side);
}

typedef void check_function(struct check_context *context, const struct unit *unit);

/* The checks that a missing sign spares. */
static check_function *const spared[] = {
	check_quotes, check_brackets, check_control, check_doubled_space, check_space_before, check_space_after,
};

static size_t count_issues(struct check_context *context, const struct unit *unit, unsigned signs)
{
	size_t before = context->issues->count;

	side_read(&context->source_side, unit->source);
	side_read(&context->target_side, unit->targets[0]);
	context->source_side.signs |= signs;
	context->target_side.signs |= signs;
	for (size_t i = 0; i < sizeof(spared) / sizeof(spared[0]); i++)
		spared[i](context, unit);
	return context->issues->count - before;
}

/* As it is, and as if every sign were there. */
static void expect_as_many(struct check_context *context, struct slice source, struct slice text)
{
	struct unit unit = { .source = source, .targets = &text, .target_count = 1 };

	assert_int_equal(count_issues(context, &unit, 0), count_issues(context, &unit, ~0u));
}

static void begin(struct check_context *context, struct issues *issues)
{
	*issues = (struct issues)ISSUES_INIT;
	check_context_init(context, NULL, &language_ru, "ru.po", NULL, issues);
}

static void no_check_is_spared_a_text_of_marks(void **state)
{
	static const char *const pieces[] = {
		" ", "\t", "\xc2\xa0", "\n", ",", ".", "!", ":", ";", "?", "(", ")", "[", "]", "{", "}", "«", "»",
		"“", "”", "„", "\"", "…", "слово", "А", "7", "<b1>", "<br2/>", "\x01", "\xc2\x85", "\xef\xbf\xbd",
		"\xe2\x80\xaa", "\xee\x80\x80", "%", "Ω", "info@ombudsman.uz",
	};
	enum { TEXTS = 20000, PIECES = sizeof(pieces) / sizeof(pieces[0]) };
	struct strbuf source = STRBUF_INIT, text = STRBUF_INIT;
	struct check_context context;
	struct issues issues;
	uint32_t random = 7;

	(void)state;
	begin(&context, &issues);
	for (int i = 0; i < TEXTS; i++) {
		strbuf_clear(&text);
		for (int k = 0; k < 8; k++) {
			random = random * 1664525u + 1013904223u; /* Numerical Recipes' */
			strbuf_add_string(&text, pieces[(random >> 16) % PIECES]);
		}
		expect_as_many(&context, strbuf_slice(&source), strbuf_slice(&text));
		strbuf_clear(&source);
		strbuf_add(&source, strbuf_slice(&text));
	}
	assert_true(issues.count > TEXTS / 10);
	check_context_release(&context);
	issues_release(&issues);
	strbuf_release(&source);
	strbuf_release(&text);
}

static void no_check_is_spared_a_line_of_news(void **state)
{
	const char *path = test_data("ntrex/ntrex128.en-ru-uz.public.tsv");
	struct strbuf lines = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct check_context context;
	struct slice rest, line, before = SLICE("");
	struct issues issues;

	(void)state;
	assert_true(file_read(path, FILE_LIMIT_BYTES, &lines, &err));
	begin(&context, &issues);
	rest = strbuf_slice(&lines);
	for (; slice_next_line(&rest, &line); before = line)
		expect_as_many(&context, before, line);
	check_context_release(&context);
	issues_release(&issues);
	strbuf_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_prose_has_no_signs),
		cmocka_unit_test(each_sign_is_seen),
		cmocka_unit_test(the_first_mark_that_may_end_a_sentence_is_known),
		cmocka_unit_test(a_glyph_knows_its_small_letter_and_script),
		cmocka_unit_test(codes_are_no_glyphs_and_part_words_when_they_stand_alone),
		cmocka_unit_test(no_check_is_spared_a_text_of_marks),
		cmocka_unit_test(no_check_is_spared_a_line_of_news),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
