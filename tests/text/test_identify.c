/*
 * Languages are told apart, with how sure that is; banners are cut.
 */
#include <config.h>

#include "text/identify.h"

#include "tests/cmocka.h"

static void assert_language(const char *text, const struct language *language)
{
	struct identification found = identify(slice_of(text));

	if (found.language != language)
		fail_msg("'%s' was taken for %s", text, found.language ? found.language->tag : "another language");
	assert_in_range(found.percent, 0, 100);
}

static void the_four_are_told_apart(void **state)
{
	(void)state;
	assert_language("Barcha odamlar erkin, qadr-qimmat va huquqlarda teng boʻlib tugʻiladilar.", &language_uz);
	assert_language("Барча одамлар эркин, қадр-қиммат ва ҳуқуқларда тенг бўлиб туғиладилар.", &language_uz_cyrl);
	assert_language("Все люди рождаются свободными и равными в своем достоинстве и правах.", &language_ru);
	assert_language("All human beings are born free and equal in dignity and rights.", &language_en);
}

static void neighbours_are_another_language(void **state)
{
	(void)state;
	assert_language("Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді.", NULL);
	assert_language("Тамоми одамон озод ва аз лиҳози манзилату ҳуқуқ бо ҳам баробар ба дунё меоянд, "
			"онҳо дорои ақлу виҷдонанд.",
			NULL);
	assert_language("Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.", NULL);
	assert_language("Alle Menschen sind frei und gleich an Würde und Rechten geboren.", NULL);
	assert_language("人人生而自由", NULL);
}

static void what_has_no_letters_is_in_no_language(void **state)
{
	struct identification found = identify(slice_of("12.05.2024 – 15 %"));

	(void)state;
	assert_null(found.language);
	assert_int_equal(found.percent, 0);
	assert_null(identify(SLICE_NONE).language);
}

static void more_text_is_surer(void **state)
{
	int little = identify(slice_of("Toshkent va Buxoro")).percent;
	int much = identify(slice_of("Inson huquqlari boʻyicha vakil "
					"bugun bir necha davlat tashkilotlari bilan uchrashdi.")).percent;

	(void)state;
	assert_true(little < much);
	assert_true(much >= 80);
}

static void codes_and_addresses_do_not_count(void **state)
{
	(void)state;
	assert_language("<a1>Ушбу</a1> ҳақда https://www.the-and-of.com/with/this сайтида ёзилган", &language_uz_cyrl);
}

static void a_banner_is_cut_by_language(void **state)
{
	static const char banner[] = "Xalqaro konferensiya boʻlib oʻtdi / Халқаро конференция бўлиб ўтди / "
				     "Состоялась международная конференция / The international conference was held";
	struct identified_part parts[8];

	(void)state;
	assert_int_equal(identify_parts(slice_of(banner), parts, 8), 4);
	assert_ptr_equal(parts[0].found.language, &language_uz);
	assert_ptr_equal(parts[1].found.language, &language_uz_cyrl);
	assert_ptr_equal(parts[2].found.language, &language_ru);
	assert_ptr_equal(parts[3].found.language, &language_en);
	assert_true(slice_is(parts[2].text, "Состоялась международная конференция"));
	assert_int_equal(identify_parts(slice_of("The cat / the dog and the mouse"), parts, 8), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_four_are_told_apart),
		cmocka_unit_test(neighbours_are_another_language),
		cmocka_unit_test(what_has_no_letters_is_in_no_language),
		cmocka_unit_test(more_text_is_surer),
		cmocka_unit_test(codes_and_addresses_do_not_count),
		cmocka_unit_test(a_banner_is_cut_by_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
