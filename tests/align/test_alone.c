/*
 * test_alone -- which sentences of a paragraph have nothing on the other side.
 */
#include <config.h>

#include "align/alone.h"

#include "base/alloc.h"

#include "tests/cmocka.h"

/* As English and Russian news have it. */
static const struct alone_lengths lengths = { 0.1, 0.15 };

static void judge(const char *const source[], size_t source_count, const char *const target[],
		  size_t target_count, struct alone *alone)
{
	struct alone_judge *judge = alone_judge_new(&language_en, &language_ru);
	struct align_segment left[ALONE_MOST], right[ALONE_MOST];

	for (size_t i = 0; i < source_count; i++)
		left[i] = (struct align_segment){ slice_of(source[i]), 0 };
	for (size_t i = 0; i < target_count; i++)
		right[i] = (struct align_segment){ slice_of(target[i]), 0 };
	alone_find(judge,
		   &(struct align_side){ .language = &language_en, .segments = left, .count = source_count },
		   &(struct align_side){ .language = &language_ru, .segments = right, .count = target_count },
		   &lengths, alone);
	alone_judge_free(judge);
}

static const char *const english[] = {
	"In 2023 they met in Tashkent with the guests from abroad.",
	"About 1,250 complaints came from Bukhara in that time.",
	"Most people ask for help with housing and work.",
};

static const char *const russian[] = {
	"В 2023 году они встретились в Ташкенте с гостями из-за рубежа.",
	"За это время из Бухары поступило около 1 250 жалоб.",
	"Большинство людей просит помочь с жильем и работой.",
};

static void paired_sentences_are_not_alone(void **state)
{
	struct alone alone;

	(void)state;
	judge(english, 3, russian, 3, &alone);
	assert_int_equal(alone.source_count + alone.target_count, 0);
	assert_true(alone.weight == 0);
}

static void a_sentence_that_was_left_out_is_told(void **state)
{
	struct alone alone;

	(void)state;
	for (size_t lost = 0; lost < 3; lost++) {
		const char *rest[2];
		size_t count = 0;

		for (size_t i = 0; i < 3; i++)
			if (i != lost)
				rest[count++] = russian[i];
		judge(english, 3, rest, 2, &alone);
		assert_int_equal(alone.source_count, 1);
		assert_int_equal(alone.source[0], lost);
		assert_int_equal(alone.target_count, 0);
		assert_true(alone.weight > 0);
	}
}

static void a_sentence_that_was_put_in_is_told(void **state)
{
	struct alone alone;

	(void)state;
	judge(english, 1, russian, 2, &alone);
	assert_int_equal(alone.source_count, 0);
	assert_int_equal(alone.target_count, 1);
	assert_int_equal(alone.target[0], 1);
}

static void another_sentence_is_alone_on_both_sides(void **state)
{
	const char *const others[] = { russian[0],
				       "Завтра в Самарканде откроется выставка молодых художников." };
	struct alone alone;

	(void)state;
	judge(english, 2, others, 2, &alone);
	assert_int_equal(alone.source_count, 1);
	assert_int_equal(alone.source[0], 1);
	assert_int_equal(alone.target_count, 1);
	assert_int_equal(alone.target[0], 1);
}

static void a_sentence_in_two_parts_is_not_alone(void **state)
{
	const char *const whole[] = {
		"In 2023 they met in Tashkent with guests from abroad, and about 1,250 complaints came from Bukhara.",
	};
	struct alone alone;

	(void)state;
	judge(whole, 1, russian, 2, &alone);
	assert_int_equal(alone.source_count + alone.target_count, 0);
}

/* What the links cannot span must be alone, and costs no more to find out. */
static void sides_of_any_size_are_judged(void **state)
{
	const char *many[ALONE_MOST];
	struct alone alone;

	(void)state;
	for (size_t i = 0; i < ALONE_MOST; i++)
		many[i] = russian[i % 3];
	judge(english, 1, many, ALONE_MOST, &alone);
	assert_true(alone.target_count > 0);
	assert_true(alone.weight > 0);
	many[0] = "";
	judge(many, 1, many, 2, &alone);
	assert_true(alone.source_count <= 1 && alone.target_count <= 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paired_sentences_are_not_alone),
		cmocka_unit_test(a_sentence_that_was_left_out_is_told),
		cmocka_unit_test(a_sentence_that_was_put_in_is_told),
		cmocka_unit_test(another_sentence_is_alone_on_both_sides),
		cmocka_unit_test(a_sentence_in_two_parts_is_not_alone),
		cmocka_unit_test(sides_of_any_size_are_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
