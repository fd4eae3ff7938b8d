/*
 * length, name -- the small models that checks judge by.
 */
#include <config.h>

#include "quality/length.h"
#include "quality/name.h"

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

static size_t family_stem(const char *word, enum name_endings endings)
{
	struct name_key key;

	name_key_make(slice_of(word), true, &key);
	return name_family_stem(&key, endings);
}

static void family_names_are_told_with_their_stem(void **state)
{
	static const char *const others[] = { "toshkent", "united", "москва", "moscow",
					      "женева",	  "лев",    "browne" };

	(void)state;
	assert_int_equal(family_stem("eshmatova", NAME_ENDINGS_NONE), strlen("eSmatov"));
	assert_int_equal(family_stem("каримовой", NAME_ENDINGS_RUSSIAN), strlen("karimov"));
	assert_int_equal(family_stem("karimovning", NAME_ENDINGS_UZBEK), strlen("karimov"));
	assert_int_equal(family_stem("мирзиёев", NAME_ENDINGS_NONE), strlen("mirzioev"));
	assert_int_equal(family_stem("аҳмадзода", NAME_ENDINGS_NONE), strlen("ahmadzoda"));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(family_stem(others[i], NAME_ENDINGS_NONE), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinary_lengths_are_ordinary),
		cmocka_unit_test(a_model_is_learned_in_spite_of_wrong_pairs),
		cmocka_unit_test(names_sound_alike_in_every_script),
		cmocka_unit_test(family_names_are_told_with_their_stem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
