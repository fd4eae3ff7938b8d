/*
 * test_pairing -- a unit is known again by its content, its place and its neighbours.
 */
#include <config.h>

#include "catalog/pairing.h"

#include "tests/cmocka.h"

struct example {
	struct catalog old, fresh;
	struct pairing pairing;
};

/* Of each unit its type and its source, "p:Text"; a source that ends with "!" was not translated. */
static void add(struct catalog *catalog, const char *text)
{
	struct slice source = slice_of(strchr(text, ':') + 1), type = slice_of(text);
	struct slice target = slice_ends(source, SLICE("!")) ? SLICE("") : SLICE("x");
	char comment[80];

	type = slice_part(type, 0, type.bytes - source.bytes - 1);
	snprintf(comment, sizeof(comment), "type: %.*s", SLICE_ARG(type));
	catalog_add(catalog, &(struct unit){ .source = source, .targets = &target, .target_count = 1,
					     .extracted = catalog_keep(catalog, slice_of(comment)) });
}

static void run(struct example *example, const char *const *old, const char *const *fresh)
{
	catalog_init(&example->old);
	catalog_init(&example->fresh);
	for (; *old; old++)
		add(&example->old, *old);
	for (; *fresh; fresh++)
		add(&example->fresh, *fresh);
	pairing_make(&example->pairing, &example->old, &example->fresh);
}

static void end(struct example *example)
{
	pairing_release(&example->pairing);
	catalog_release(&example->old);
	catalog_release(&example->fresh);
}

static void expect(const struct example *example, size_t fresh, enum pair_kind kind, size_t old)
{
	assert_int_equal(example->pairing.pairs[fresh].kind, kind);
	assert_int_equal(example->pairing.pairs[fresh].old, old);
}

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void what_changed_places_moved_and_the_rest_did_not(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:One", "p:Two", "p:Three", "p:Four"), LIST("p:Four", "p:One", "p:Two", "p:Three"));
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(example.pairing.pairs[i].moved, i == 0);
	expect(&example, 0, PAIR_SAME, 3);
	end(&example);
}

static void a_unit_between_its_neighbours_may_change_much(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:First of all.", "p:The minister came to the town.", "p:Last of all."),
	    LIST("p:First of all.", "p:The minister of health left this town.", "p:Last of all."));
	expect(&example, 1, PAIR_EDITED, 1);
	end(&example);
	/* But not into something of another kind. */
	run(&example, LIST("p:First of all.", "p:The minister came to the town.", "p:Last of all."),
	    LIST("p:First of all.", "h2:A minister left his town again.", "p:Last of all."));
	expect(&example, 1, PAIR_NONE, PAIRING_NONE);
	end(&example);
}

static void of_two_that_are_alike_the_one_in_its_place_is_taken(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:A", "p:The meeting in May of the board", "p:B", "p:The meeting in June of the board", "p:C"),
	    LIST("p:A", "p:B", "p:The meeting in July of the board", "p:C"));
	expect(&example, 2, PAIR_EDITED, 3);
	end(&example);
}

static void sentences_tell_what_was_split_and_what_was_joined(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:He came home. She went away. They met again.", "p:It rained. It snowed."),
	    LIST("p:He came home.", "p:Then something new happened. She went away. They met again. It rained.",
		 "p:It snowed."));
	expect(&example, 0, PAIR_SPLIT, 0);
	expect(&example, 1, PAIR_JOINED, 0);
	expect(&example, 2, PAIR_SPLIT, 1);
	end(&example);
}

static void texts_without_sentences_are_joined_and_split_word_for_word(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("li:Bread", "li:Butter", "p:Something else", "td:Salt and pepper"),
	    LIST("td:Salt", "td:and pepper", "p:Something else", "li:Bread Butter"));
	expect(&example, 0, PAIR_SPLIT, 3);
	expect(&example, 1, PAIR_SPLIT, 3);
	expect(&example, 3, PAIR_JOINED, 1);
	assert_true(example.pairing.pairs[3].whole);
	end(&example);
}

static void units_with_work_in_them_come_before_those_without(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:The report of the year two!", "p:The report of the year one"),
	    LIST("p:The report of the year three"));
	expect(&example, 0, PAIR_EDITED, 1);
	end(&example);
	run(&example, LIST("p:The report of the year two!"), LIST("p:The report of the year three"));
	expect(&example, 0, PAIR_EDITED, 0);
	end(&example);
}

static void a_sentence_that_many_have_ties_nothing_together(void **state)
{
	struct example example;

	(void)state;
	run(&example,
	    LIST("p:Press service. The court of Bukhara heard a case about water.", "p:Press service. The school of Termez got a new roof."),
	    LIST("p:Press service. The school of Termez got a new roof and windows.",
		 "p:Press service. The court of Bukhara heard a case about land and water."));
	expect(&example, 0, PAIR_EDITED, 1);
	expect(&example, 1, PAIR_EDITED, 0);
	end(&example);
}

static void nothing_is_found_in_nothing(void **state)
{
	struct example example;

	(void)state;
	run(&example, LIST("p:", "p:<br1/>"), LIST("p:<a1></a1>", "p:One"));
	expect(&example, 1, PAIR_NONE, PAIRING_NONE);
	end(&example);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_changed_places_moved_and_the_rest_did_not),
		cmocka_unit_test(a_unit_between_its_neighbours_may_change_much),
		cmocka_unit_test(of_two_that_are_alike_the_one_in_its_place_is_taken),
		cmocka_unit_test(sentences_tell_what_was_split_and_what_was_joined),
		cmocka_unit_test(texts_without_sentences_are_joined_and_split_word_for_word),
		cmocka_unit_test(units_with_work_in_them_come_before_those_without),
		cmocka_unit_test(a_sentence_that_many_have_ties_nothing_together),
		cmocka_unit_test(nothing_is_found_in_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
