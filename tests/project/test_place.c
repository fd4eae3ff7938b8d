/*
 * place: what paths and links tell of an article.
 */
#include <config.h>

#include "project/place.h"

#include "tests/cmocka.h"

static void paths_name_languages(void **state)
{
	(void)state;
	assert_ptr_equal(place_language("baku.ru.html"), &language_ru);
	assert_ptr_equal(place_language("2023/baku.uz@cyrillic.md"), &language_uz_cyrl);
	assert_ptr_equal(place_language("baku_ru.html"), &language_ru);
	assert_ptr_equal(place_language("news/baku-uz.html"), &language_uz);
	assert_ptr_equal(place_language("ru-baku.html"), &language_ru);
	assert_ptr_equal(place_language("site/ru/2023/baku.html"), &language_ru);
	assert_ptr_equal(place_language("uz-uz/baku.html"), &language_uz);
	assert_ptr_equal(place_language("uz_UZ@cyrillic/baku.html"), &language_uz_cyrl);
	assert_ptr_equal(place_language("ru.html"), &language_ru);
	assert_ptr_equal(place_language("baku.ru"), &language_ru);
	assert_ptr_equal(place_language("ru/baku.en.html"), &language_en);
}

static void words_are_no_languages(void **state)
{
	(void)state;
	assert_null(place_language("how-to.html"));
	assert_null(place_language("as-is.html"));
	assert_null(place_language("2023/baku.html"));
}

static void is_key(const char *path, const char *key)
{
	struct strbuf out = STRBUF_INIT;

	place_add_key(slice_of(path), &out);
	assert_string_equal(out.data, key);
	strbuf_release(&out);
}

static void keys_leave_languages_out(void **state)
{
	(void)state;
	is_key("ru/2023/Baku.html", "2023/baku");
	is_key("2023/baku.ru.html", "2023/baku");
	is_key("news/baku_ru.html", "news/baku");
	is_key("ru-news/baku.html", "news/baku");
	is_key("uz@cyrillic/baku.html", "baku");
	is_key("baku.v2.html", "baku.v2");
	is_key("how-to.html", "how-to");
	is_key("ru.html", "");
}

static void days_stand_in_figures(void **state)
{
	(void)state;
	assert_int_equal(place_day(SLICE("1970/01/02/baku")), 1);
	assert_int_equal(place_day(SLICE("19700102.html")), 1);
	assert_int_equal(place_day(SLICE("page-1970-01-02T10:00")), 1);
	assert_int_equal(place_day(SLICE("02.01.1970")), 1);
	assert_int_equal(place_day(SLICE("1970-13-01")), PLACE_DAY_UNKNOWN);
	assert_int_equal(place_day(SLICE("1970-01/02")), PLACE_DAY_UNKNOWN);
	assert_int_equal(place_day(SLICE("197001021")), PLACE_DAY_UNKNOWN);
	assert_int_equal(place_day(SLICE("news/12345")), PLACE_DAY_UNKNOWN);
	assert_int_equal(place_day(SLICE("")), PLACE_DAY_UNKNOWN);
}

static void leads_to(const char *link, const char *from, const char *place)
{
	struct strbuf out = STRBUF_INIT;

	assert_true(place_add_link(slice_of(link), slice_of(from), &out));
	assert_string_equal(out.data, place);
	strbuf_release(&out);
}

static void links_lead_to_places(void **state)
{
	(void)state;
	leads_to("https://ombudsman.uz/ru/news/baku?x=1#top", "en/a.html", "ru/news/baku");
	leads_to("//ombudsman.uz/ru/Baku.html", "en/a.html", "ru/baku");
	leads_to("../ru/baku.html", "en/a.html", "ru/baku");
	leads_to("baku.ru.html", "2023/a.html", "2023/baku.ru");
	leads_to("/ru/news/index.php", "en/a.html", "ru/news");
	leads_to("/ru/%D0%B1", "en/a.html", "ru/\xd0\xb1");
	leads_to("../../../x.html", "a/b.html", "x");
}

static void other_links_lead_nowhere(void **state)
{
	static const char *const links[] = {
		"mailto:a@b.uz", "javascript:void(0)", "#top", "", "?page=2", "tel:1", "/"
	};
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
		assert_false(place_add_link(slice_of(links[i]), SLICE("en/a.html"), &out));
		assert_int_equal(out.bytes, 0);
	}
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_name_languages),	    cmocka_unit_test(words_are_no_languages),
		cmocka_unit_test(keys_leave_languages_out), cmocka_unit_test(days_stand_in_figures),
		cmocka_unit_test(links_lead_to_places),	    cmocka_unit_test(other_links_lead_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
