/*
 * length, pairing, name -- the small models that checks judge by.
 */
#include <config.h>

#include "quality/length.h"
#include "quality/name.h"
#include "quality/pairing.h"

#include "tests/cmocka.h"

#include <math.h>

static void ordinary_lengths_are_ordinary(void **state)
{
	struct length_model model = length_model_default(&language_en, &language_ru);

	(void)state;
	assert_true(fabs(length_strangeness(&model, 100, 110)) < 1);
	assert_true(fabs(length_strangeness(&model, 100, 80)) < 1);
	assert_true(length_strangeness(&model, 100, 40) < -1);
	assert_true(length_strangeness(&model, 100, 260) > 1);
	assert_true(fabs(length_strangeness(&model, 6, 14)) < 1);
}

static void a_model_is_learned_in_spite_of_wrong_pairs(void **state)
{
	struct length_model model = { 0, 0 };
	double logarithms[400];

	(void)state;
	for (size_t i = 0; i < 400; i++)
		logarithms[i] = i % 10 == 0 ? 3.0 : 0.2 + 0.01 * (double)(i % 7);
	assert_true(length_model_learn(&model, logarithms, 400));
	assert_true(fabs(model.mean - 0.23) < 0.02);
	assert_true(model.spread < 0.1);
	assert_false(length_model_learn(&model, logarithms, LENGTH_SAMPLES_LEAST - 1));
}

static void a_lone_sentence_is_found(void **state)
{
	const struct pairing_sentence source[] = { { .characters = 60 },
						   { .characters = 120 },
						   { .characters = 45 } };
	const struct pairing_sentence target[] = { { .characters = 66 }, { .characters = 50 } };
	struct length_model model = length_model_default(&language_en, &language_ru);
	struct pairing pairing;

	(void)state;
	pairing_find(source, 3, target, 2, &model, &pairing);
	assert_int_equal(pairing.left_out_count, 1);
	assert_int_equal(pairing.left_out[0], 1);
	assert_int_equal(pairing.added_count, 0);
	pairing_find(target, 2, source, 3, &model, &pairing);
	assert_int_equal(pairing.added_count, 1);
	assert_int_equal(pairing.added[0], 1);
}

static void a_split_sentence_is_none(void **state)
{
	const struct pairing_sentence source[] = { { .characters = 130 } };
	const struct pairing_sentence target[] = { { .characters = 70 }, { .characters = 75 } };
	struct length_model model = length_model_default(&language_en, &language_ru);
	struct pairing pairing;

	(void)state;
	pairing_find(source, 1, target, 2, &model, &pairing);
	assert_int_equal(pairing.left_out_count + pairing.added_count, 0);
}

static struct pairing_sentence sentence(const struct language *language, const char *text)
{
	struct pairing_sentence made;
	struct side side;

	side_init(&side, language);
	side_read(&side, slice_of(text));
	made.characters = (double)side.count;
	anchors_find(&side, 0, strlen(text), &made.anchors);
	side_release(&side);
	return made;
}

static void figures_and_names_tell_which_sentence_is_missing(void **state)
{
	const struct pairing_sentence source[] = {
		sentence(&language_en, "In 2023 they met in Tashkent with the guests from abroad."),
		sentence(&language_en, "About 1,250 complaints came from Bukhara in that time."),
	};
	const struct pairing_sentence target[] = {
		sentence(&language_ru,
			 "Всего за это время из Бухары поступило около 1 250 жалоб, самых разных и трудных."),
	};
	struct length_model model = length_model_default(&language_en, &language_ru);
	struct pairing pairing;

	(void)state;
	pairing_find(source, 2, target, 1, &model, &pairing);
	assert_int_equal(pairing.left_out_count, 1);
	assert_int_equal(pairing.left_out[0], 0);
}

static unsigned distance(const char *a, const char *b)
{
	struct name_key one, other;

	name_key_make(slice_of(a), false, &one);
	name_key_make(slice_of(b), false, &other);
	return name_distance(&one, &other, 3);
}

static void names_sound_alike_in_every_script(void **state)
{
	(void)state;
	assert_int_equal(distance("eshmatova", "эшматова"), 0);
	assert_int_equal(distance("eshmatova", "эшматов"), 0);
	assert_int_equal(distance("mirziyoyev", "мирзиёев"), 0);
	assert_int_equal(distance("shavkat", "шавкат"), 0);
	assert_int_equal(distance("xalilov", "халилов"), 0);
	assert_int_equal(distance("jamshid", "джамшид"), 0);
	assert_int_equal(distance("qodirov", "қодиров"), 0);
	assert_int_equal(distance("yoʻldoshev", "юлдашев"), 0);
	assert_int_equal(distance("tukhtaev", "toʻxtayev"), 0);
	assert_int_equal(distance("eshmatova", "ишматова"), 1);
	assert_true(distance("eshmatova", "каримова") > 2);
}

static size_t family_stem(const char *word, size_t case_ending)
{
	struct name_key key;

	name_key_make(slice_of(word), true, &key);
	return name_family_stem(&key, case_ending);
}

static void family_names_are_told_with_their_stem(void **state)
{
	static const char *const others[] = { "toshkent", "united", "москва", "moscow",
					      "женева",	  "лев",    "browne" };

	(void)state;
	assert_int_equal(family_stem("eshmatova", 0), strlen("eSmatov"));
	assert_int_equal(family_stem("каримовой", 2), strlen("karimov"));
	assert_int_equal(family_stem("karimovning", 7), strlen("karimov"));
	assert_int_equal(family_stem("мирзиёев", 0), strlen("mirzioev"));
	assert_int_equal(family_stem("аҳмадзода", 0), strlen("ahmadzoda"));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(family_stem(others[i], 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_lengths_are_ordinary),
		cmocka_unit_test(a_model_is_learned_in_spite_of_wrong_pairs),
		cmocka_unit_test(a_lone_sentence_is_found),
		cmocka_unit_test(a_split_sentence_is_none),
		cmocka_unit_test(figures_and_names_tell_which_sentence_is_missing),
		cmocka_unit_test(names_sound_alike_in_every_script),
		cmocka_unit_test(family_names_are_told_with_their_stem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
