/*
 * test_banner -- what says one thing in several languages is known, and sentences are not taken for it.
 */
#include <config.h>

#include "project/banner.h"

#include "tests/cmocka.h"

static size_t count_parts(const char *text)
{
	struct banner banner = BANNER_INIT;
	size_t count = banner_read(&banner, slice_of(text)) ? banner.count : 0;

	banner_release(&banner);
	return count;
}

#define TEST_MODE                                                                            \
	"Sayt test rejimida ishlamoqda / Сайт тест режимида ишламоқда / The site is running in " \
	"test mode / Сайт работает в тестовом режиме"

static void a_banner_is_read_by_its_languages(void **state)
{
	static const struct language *const languages[] = { &language_uz, &language_uz_cyrl, &language_en, &language_ru };
	struct banner banner = BANNER_INIT;
	struct slice text = SLICE(TEST_MODE);
	struct strbuf comment = STRBUF_INIT;

	(void)state;
	assert_true(banner_read(&banner, text));
	assert_int_equal(banner.count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_ptr_equal(banner.parts[i].language, languages[i]);
	assert_true(slice_is(slice_part(text, banner.parts[2].from, banner.parts[2].to), "The site is running in test mode"));
	banner_add_comment(&banner, &comment);
	assert_string_equal(comment.data, "tarjimon: banner=uz, uz@cyrillic, en, ru");
	strbuf_release(&comment);
	banner_release(&banner);
}

static void bars_line_ends_and_breaks_part_too(void **state)
{
	(void)state;
	assert_int_equal(count_parts("The site is closed today | Сайт сегодня закрыт | Sayt bugun yopiq boʻladi"), 3);
	assert_int_equal(count_parts("The site is closed today\nСайт сегодня закрыт\nSayt bugun yopiq boʻladi"), 3);
	assert_int_equal(count_parts("The site is closed today<br1/>Сайт сегодня закрыт<br2/>Sayt bugun yopiq boʻladi"), 3);
	assert_int_equal(count_parts("<b1>The site is closed today</b1> / <i2>Сайт сегодня закрыт для всех</i2>"), 2);
}

static void a_sentence_is_no_banner(void **state)
{
	(void)state;
	assert_int_equal(count_parts(""), 0);
	assert_int_equal(count_parts("The site is running in test mode"), 0);
	assert_int_equal(count_parts("The site is running / the site is closed"), 0);
	assert_int_equal(count_parts("He said – «Мы рады видеть вас здесь сегодня» – and left the house"), 0);
	assert_int_equal(count_parts("Проект Debian — объединение разработчиков свободного программного обеспечения"), 0);
	assert_int_equal(count_parts("Toshkent / Москва / London"), 0);
	assert_int_equal(count_parts("Ombudsman / Омбудсман"), 0);
	assert_int_equal(count_parts("Debian Edu / Skolelinux Wheezy — полное решение на базе Linux для вашей школы"), 0);
}

static void a_translation_into_itself_is_what_it_should_be(void **state)
{
	struct banner banner = BANNER_INIT;
	struct slice same = SLICE(TEST_MODE), other = SLICE("Сайт работает");

	(void)state;
	assert_true(banner_is_kept(&banner, &(struct unit){ .source = same, .targets = &same, .target_count = 1 }));
	assert_false(banner_is_kept(&banner, &(struct unit){ .source = same, .targets = &other, .target_count = 1 }));
	assert_false(banner_is_kept(&banner, &(struct unit){ .source = other, .targets = &other, .target_count = 1 }));
	banner_release(&banner);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_banner_is_read_by_its_languages),
		cmocka_unit_test(bars_line_ends_and_breaks_part_too),
		cmocka_unit_test(a_sentence_is_no_banner),
		cmocka_unit_test(a_translation_into_itself_is_what_it_should_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
