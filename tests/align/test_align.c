#include <config.h>

#include "align/align.h"
#include "align/groups.h"
#include "tests/cmocka.h"

#include "base/alloc.h"
#include "base/strbuf.h"

#include <stdlib.h>

#define LINES_MOST 64

static struct align_segment segments[ALIGN_EDITIONS_MOST][LINES_MOST];

/* One line a segment; the place is kept until the same edition is asked for again. */
static struct align_side side_of(size_t edition, const struct language *language, const char *text)
{
	struct slice rest = slice_of(text), line;
	size_t count = 0;

	while (slice_next_line(&rest, &line))
		segments[edition][count++] = (struct align_segment){ line, 0 };
	return (struct align_side){ .language = language, .segments = segments[edition], .count = count };
}

static void print_run(struct align_run run, struct strbuf *out)
{
	strbuf_add_byte(out, '[');
	for (size_t i = 0; i < run.count; i++)
		strbuf_addf(out, "%s%zu", i ? "," : "", run.first + i);
	strbuf_add_byte(out, ']');
}

static void links_are(const char *english, const char *russian, const char *expected)
{
	struct aligner *aligner = aligner_new(&language_en, &language_ru);
	struct align_side source = side_of(0, &language_en, english), target = side_of(1, &language_ru, russian);
	struct align_links links = ALIGN_LINKS_INIT;
	struct strbuf out = STRBUF_INIT;

	aligner_run(aligner, &source, &target, &links);
	for (size_t i = 0; i < links.count; i++) {
		strbuf_add_string(&out, i ? " " : "");
		print_run(links.items[i].source, &out);
		strbuf_add_byte(&out, ':');
		print_run(links.items[i].target, &out);
		assert_true(links.items[i].confidence >= 0 && links.items[i].confidence <= 1);
	}
	assert_string_equal(out.data, expected);
	strbuf_release(&out);
	align_links_release(&links);
	aligner_free(aligner);
}

#define FIRST_EN "The Ombudsman met the delegation of Kazakhstan on October 19.\n"
#define SECOND_EN "Feruza Eshmatova spoke about 25 appeals.\n"
#define THIRD_EN "The conference will be held in Baku in 2023.\n"
#define FOURTH_EN "What did the guests of the Parliament say?\n"
#define FIRST_RU "19 октября омбудсман встретилась с делегацией Казахстана.\n"
#define SECOND_RU "Феруза Эшматова рассказала о 25 обращениях.\n"
#define THIRD_RU "Конференция пройдёт в Баку в 2023 году.\n"
#define FOURTH_RU "Что сказали гости парламента?\n"

static void what_stands_in_order_is_linked_in_order(void **state)
{
	(void)state;
	links_are(FIRST_EN SECOND_EN THIRD_EN FOURTH_EN, FIRST_RU SECOND_RU THIRD_RU FOURTH_RU,
		  "[0]:[0] [1]:[1] [2]:[2] [3]:[3]");
}

static void what_was_left_out_is_alone(void **state)
{
	(void)state;
	links_are(FIRST_EN SECOND_EN THIRD_EN FOURTH_EN, FIRST_RU THIRD_RU FOURTH_RU,
		  "[0]:[0] [1]:[] [2]:[1] [3]:[2]");
	links_are(FIRST_EN THIRD_EN FOURTH_EN, FIRST_RU SECOND_RU THIRD_RU FOURTH_RU,
		  "[0]:[0] []:[1] [1]:[2] [2]:[3]");
}

static void one_may_be_two(void **state)
{
	(void)state;
	links_are(FIRST_EN SECOND_EN THIRD_EN,
		  "19 октября омбудсман встретилась\nс делегацией Казахстана.\n" SECOND_RU THIRD_RU,
		  "[0]:[0,1] [1]:[2] [2]:[3]");
}

static void neighbours_may_change_places(void **state)
{
	(void)state;
	links_are(FIRST_EN SECOND_EN THIRD_EN FOURTH_EN, FIRST_RU THIRD_RU SECOND_RU FOURTH_RU,
		  "[0]:[0] [1]:[2] [2]:[1] [3]:[3]");
}

static void a_block_that_moved_is_found_again(void **state)
{
	(void)state;
	links_are("Moved: on 15 November at 14:30 Feruza Eshmatova called 123456 people in Livingston, 78 % of them.\n"
		  FIRST_EN SECOND_EN THIRD_EN FOURTH_EN,
		  FIRST_RU SECOND_RU THIRD_RU FOURTH_RU
		  "Перенос: 15 ноября в 14:30 Феруза Эшматова позвонила 123456 людям в Ливингстоне, 78 % из них.\n",
		  "[0]:[4] [1]:[0] [2]:[1] [3]:[2] [4]:[3]");
}

static void empty_editions_have_empty_answers(void **state)
{
	(void)state;
	links_are("", "", "");
	links_are(FIRST_EN, "", "[0]:[]");
	links_are("", FIRST_RU, "[]:[0]");
}

static void both_uzbek_scripts_meet_by_their_letters(void **state)
{
	struct aligner *aligner = aligner_new(&language_uz, &language_uz_cyrl);
	struct align_side latin = side_of(0, &language_uz, "Oʻzbekiston Respublikasi\nInson huquqlari\nShahar markazi\n");
	struct align_side cyrillic = side_of(1, &language_uz_cyrl, "Ўзбекистон Республикаси\nШаҳар маркази\n");
	struct align_links links = ALIGN_LINKS_INIT;

	(void)state;
	aligner_run(aligner, &latin, &cyrillic, &links);
	assert_int_equal(links.count, 3);
	assert_int_equal(links.items[1].target.count, 0);
	assert_int_equal(links.items[2].target.first, 1);
	align_links_release(&links);
	aligner_free(aligner);
}

static void three_editions_make_groups(void **state)
{
	static const struct language *const languages[] = { &language_en, &language_ru, &language_uz };
	struct align_side sides[] = {
		side_of(0, &language_en, FIRST_EN SECOND_EN THIRD_EN),
		side_of(1, &language_ru, FIRST_RU SECOND_RU THIRD_RU),
		side_of(2, &language_uz,
			"Ombudsman 19-oktabr kuni Qozogʻiston delegatsiyasi bilan uchrashdi.\n"
			"Konferensiya 2023-yil Bokuda boʻlib oʻtadi.\n"),
	};
	struct align_groups groups = ALIGN_GROUPS_INIT;
	struct align_party party;

	(void)state;
	align_party_init(&party, languages, 3);
	align_party_run(&party, sides, &groups);
	assert_int_equal(groups.count, 3);
	assert_int_equal(groups.disputed, 0);
	assert_int_equal(groups.items[0].runs[2].count, 1);
	assert_int_equal(groups.items[1].runs[2].count, 0);
	assert_int_equal(groups.items[2].runs[1].first, 2);
	assert_int_equal(groups.items[2].runs[2].first, 1);
	align_groups_release(&groups);
	align_party_release(&party);
}

/* The third is nearer to the fourth's translation than to anything in its own part. */
static void segments_of_different_parts_are_never_linked(void **state)
{
	static const size_t source_parts[] = { 0, 0, 1, 3 }, target_parts[] = { 0, 1, 1, 2 };
	struct aligner *aligner = aligner_new(&language_en, &language_ru);
	struct align_side source = side_of(0, &language_en, FIRST_EN SECOND_EN THIRD_EN FOURTH_EN);
	struct align_side target = side_of(1, &language_ru, FIRST_RU SECOND_RU FOURTH_RU THIRD_RU);
	struct align_links links = ALIGN_LINKS_INIT;

	(void)state;
	source.parts = source_parts;
	target.parts = target_parts;
	aligner_run(aligner, &source, &target, &links);
	assert_int_equal(links.items[0].target.count, 1);
	for (size_t i = 0; i < links.count; i++) {
		const struct align_link *link = &links.items[i];

		for (size_t k = 0; link->target.count && k < link->source.count; k++)
			for (size_t m = 0; m < link->target.count; m++)
				assert_int_equal(source_parts[link->source.first + k],
						 target_parts[link->target.first + m]);
	}
	align_links_release(&links);
	aligner_free(aligner);
}

/* Every segment of both sides is in exactly one link, whatever the texts are. */
static void each_segment_is_in_one_link(void **state)
{
	static const char *const words[] = { "a", "19", "Toshkent", "", "Qonun!", "10 %", "<a1>x</a1>", "?" };
	struct align_segment left[90], right[70];
	size_t left_parts[90], right_parts[70];
	struct align_side source = { .language = &language_uz, .segments = left };
	struct align_side target = { .language = &language_ru, .segments = right };
	struct aligner *aligner = aligner_new(&language_uz, &language_ru);
	unsigned random = 7;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct align_links links = ALIGN_LINKS_INIT;
		int seen_left[90] = { 0 }, seen_right[70] = { 0 };

		source.count = (random = random * 1103515245 + 12345) >> 16 & 63;
		target.count = (random = random * 1103515245 + 12345) >> 16 & 63;
		for (size_t i = 0; i < source.count; i++)
			left[i] = (struct align_segment){
				slice_of(words[(random = random * 1103515245 + 12345) >> 16 & 7]), 0
			};
		for (size_t i = 0; i < target.count; i++)
			right[i] = (struct align_segment){
				slice_of(words[(random = random * 1103515245 + 12345) >> 16 & 7]), 0
			};
		for (size_t i = 0; i < 90; i++)
			left_parts[i] = i / 4;
		for (size_t i = 0; i < 70; i++)
			right_parts[i] = i / 3;
		source.parts = round % 2 ? left_parts : NULL; /* every other time in parts */
		target.parts = round % 2 ? right_parts : NULL;
		aligner_run(aligner, &source, &target, &links);
		for (size_t i = 0; i < links.count; i++) {
			for (size_t k = 0; k < links.items[i].source.count; k++)
				seen_left[links.items[i].source.first + k]++;
			for (size_t k = 0; k < links.items[i].target.count; k++)
				seen_right[links.items[i].target.first + k]++;
		}
		for (size_t i = 0; i < source.count; i++)
			assert_int_equal(seen_left[i], 1);
		for (size_t i = 0; i < target.count; i++)
			assert_int_equal(seen_right[i], 1);
		align_links_release(&links);
	}
	aligner_free(aligner);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stands_in_order_is_linked_in_order),
		cmocka_unit_test(what_was_left_out_is_alone),
		cmocka_unit_test(one_may_be_two),
		cmocka_unit_test(neighbours_may_change_places),
		cmocka_unit_test(a_block_that_moved_is_found_again),
		cmocka_unit_test(empty_editions_have_empty_answers),
		cmocka_unit_test(both_uzbek_scripts_meet_by_their_letters),
		cmocka_unit_test(three_editions_make_groups),
		cmocka_unit_test(segments_of_different_parts_are_never_linked),
		cmocka_unit_test(each_segment_is_in_one_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
