/*
 * repair: the codes of a new source in an old target.
 */
#include <config.h>

#include "memory/repair.h"

#include "base/alloc.h"
#include "segment/segment.h"
#include "tests/cmocka.h"

static const struct row {
	const char *new_source, *old_source, *old_target;
	enum repair_outcome outcome;
	const char *repaired, *lost;
} rows[] = {
	/* the same place, another name */
	{ "See the <a7>rules</a7>.", "See the <a1>rules</a1>.", "См. <a1>правила</a1>.", REPAIR_DONE, "См. <a7>правила</a7>.", NULL },
	{ "<a2>First</a2> and <a1>second</a1>", "<a1>First</a1> and <a2>second</a2>", "<a2>Второй</a2> и <a1>первый</a1>",
	  REPAIR_DONE, "<a1>Второй</a1> и <a2>первый</a2>", NULL },
	/* the same place between words of which some are new */
	{ "See all <a1>new rules</a1> here.", "See the <a1>old rules</a1>.", "См. <a1>старые правила</a1>.", REPAIR_DONE,
	  "См. <a1>старые правила</a1>.", NULL },
	/* another name for another kind of pair at the same place */
	{ "See the <b1>rules</b1>.", "See the <i1>rules</i1>.", "См. <i1>правила</i1>.", REPAIR_DONE, "См. <b1>правила</b1>.", NULL },
	/* a pair that grew at one end */
	{ "Read <a1>our rules</a1> now.", "Read our <a1>rules</a1> now.", "Прочтите наши <a1>правила</a1> сейчас.", REPAIR_DONE,
	  "Прочтите наши <a1>правила</a1> сейчас.", NULL },
	/* codes that the new source does not have go; between words they leave a space */
	{ "See the rules.", "See the <a1>rules</a1>.", "См. <a1>правила</a1>.", REPAIR_DONE, "См. правила.", NULL },
	{ "Go on. Then wait.", "Go on.<br1/>Then wait.", "Дальше.<br1/>Потом ждите.", REPAIR_DONE, "Дальше. Потом ждите.", NULL },
	{ "<a1>One</a1> two", "<a1>One</a1> <a2>two</a2>", "<a2>Два</a2> <a1>один</a1>", REPAIR_DONE, "Два <a1>один</a1>", NULL },
	/* new ones around all of the text, or all but its marks */
	{ "<b1>Human rights</b1>", "Human rights", "Права человека", REPAIR_DONE, "<b1>Права человека</b1>", NULL },
	{ "<b1>Human rights</b1>.", "Human rights.", "Права человека.", REPAIR_DONE, "<b1>Права человека</b1>.", NULL },
	{ "<b1><i2>Human rights</i2></b1>", "Human rights", "Права человека", REPAIR_DONE, "<b1><i2>Права человека</i2></b1>", NULL },
	{ "<b9><a1>Human</a1> rights</b9>", "<a1>Human</a1> rights", "Права <a1>человека</a1>", REPAIR_DONE,
	  "<b9>Права <a1>человека</a1></b9>", NULL },
	/* at an end, or behind the sentence with the same number */
	{ "<img1/> Human rights", "Human rights", "Права человека", REPAIR_DONE, "<img1/>Права человека", NULL },
	{ "Human rights<br1/>", "Human rights", "Права человека", REPAIR_DONE, "Права человека<br1/>", NULL },
	{ "Stop. <br1/>Go. Run.", "Stop. Go. Run.", "Стойте. Идите. Бегите.", REPAIR_DONE, "Стойте. <br1/>Идите. Бегите.", NULL },
	/* around what is written alike, with its ending */
	{ "Fly to <a1>Toshkent</a1> soon", "Fly to Toshkent soon", "Tez orada Toshkentga uching", REPAIR_DONE,
	  "Tez orada <a1>Toshkentga</a1> uching", NULL },
	{ "Read <a1>page 25</a1> and <b2>26</b2>", "Read page 25 and 26", "Прочтите страницы 25 и 26", REPAIR_LOST,
	  "Прочтите страницы 25 и <b2>26</b2>", "a1" },
	/* what has no known place is left out and told */
	{ "Human <b1>rights</b1> matter", "Human rights matter", "Права человека важны", REPAIR_LOST, "Права человека важны", "b1" },
	{ "See rules of the <a1>office</a1>", "See <a1>rules</a1> of the office", "См. <a1>правила</a1> офиса", REPAIR_LOST,
	  "См. правила офиса", "a1" },
	{ "5 of <b1>5</b1> came", "5 of 5 came", "Пришли 5 из 5", REPAIR_LOST, "Пришли 5 из 5", "b1" },
	/* an old target that lacks its own source's codes */
	{ "See <a1>rules</a1> now", "See <a1>rules</a1> now", "См. правила", REPAIR_LOST, "См. правила", "a1" },
	{ "See <a1>rules</a1> now", "See <a1>rules</a1> now", "См. <a1>правила", REPAIR_LOST, "См. правила", "a1" },
	/* and one whose codes cross */
	{ "<a1>A <b2>b</b2></a1> c", "<a1>A <b2>b</b2></a1> c", "<a1>А <b2>б</a1></b2> в", REPAIR_CROSSED, "А б в", NULL },
	/* texts of codes alone */
	{ "<br1/>", "<br1/>", "<br1/>", REPAIR_DONE, "<br1/>", NULL },
	{ "<br1/>", "", "", REPAIR_DONE, "<br1/>", NULL },
};

static void codes_find_their_place_or_are_told(void **state)
{
	struct tokenizer *tokenizer = tokenizer_new(&language_en);
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
		const struct repair repair = {
			slice_of(rows[i].new_source), slice_of(rows[i].old_source), slice_of(rows[i].old_target),
			tokenizer, tokenizer, tokenizer,
		};
		struct slice lost = SLICE_NONE;
		enum repair_outcome outcome;

		strbuf_clear(&out);
		outcome = repair_codes(&repair, &out, &lost);
		if (outcome != rows[i].outcome || !slice_is(strbuf_slice(&out), rows[i].repaired))
			fail_msg("'%s' in '%s' became '%s' (%d), not '%s'", rows[i].new_source, rows[i].old_target, out.data,
				 outcome, rows[i].repaired);
		if (rows[i].lost && !slice_is(lost, rows[i].lost))
			fail_msg("'%s': lost is '%.*s'", rows[i].new_source, SLICE_ARG(lost));
	}
	strbuf_release(&out);
	tokenizer_free(tokenizer);
}

/* The target of a text for itself is left as it is, whatever the codes are; and all codes of the new source, or a reason. */
static void what_is_not_refused_has_the_new_sources_codes(void **state)
{
	static const char *const pieces[] = { "<a1>", "</a1>", "<b2>", "</b2>", "<br3/>", "word ", "other ", "5 ", ". " };
	struct tokenizer *tokenizer = tokenizer_new(&language_en);
	struct strbuf texts[3] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT }, out = STRBUF_INIT;
	uint32_t random = 3;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct arena arena = ARENA_INIT;
		struct slice lost = SLICE_NONE;
		struct segment new, made;

		for (int k = 0; k < 3; k++) {
			strbuf_clear(&texts[k]);
			for (int i = 0; i < 9; i++) {
				random = random * 1664525u + 1013904223u;
				strbuf_add_string(&texts[k], pieces[(random >> 16) % ARRAY_COUNT(pieces)]);
			}
		}
		strbuf_clear(&out);
		if (repair_codes(&(struct repair){ strbuf_slice(&texts[0]), strbuf_slice(&texts[1]), strbuf_slice(&texts[2]),
						   tokenizer, tokenizer, tokenizer }, &out, &lost) == REPAIR_DONE) {
			new = segment_read(strbuf_slice(&texts[0]), &arena);
			made = segment_read(strbuf_slice(&out), &arena);
			assert_int_equal(segment_codes_verdict(&new, &made, NULL), CODES_AGREE);
		}
		arena_release(&arena);
	}
	for (int k = 0; k < 3; k++)
		strbuf_release(&texts[k]);
	strbuf_release(&out);
	tokenizer_free(tokenizer);
}

static void very_many_codes_are_refused(void **state)
{
	struct tokenizer *tokenizer = tokenizer_new(&language_en);
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;
	struct slice lost = SLICE_NONE, many;
	struct arena arena = ARENA_INIT;

	(void)state;
	for (int i = 1; i < 20000; i++)
		strbuf_addf(&text, "<a%d>x</a%d> ", i, i);
	many = strbuf_slice(&text);
	assert_int_equal(repair_codes(&(struct repair){ many, many, many, tokenizer, tokenizer, tokenizer }, &out, &lost),
			 REPAIR_TOO_MANY);
	assert_int_equal(segment_read(strbuf_slice(&out), &arena).code_count, 0);
	arena_release(&arena);
	strbuf_release(&text);
	strbuf_release(&out);
	tokenizer_free(tokenizer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_find_their_place_or_are_told),
		cmocka_unit_test(what_is_not_refused_has_the_new_sources_codes),
		cmocka_unit_test(very_many_codes_are_refused),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
