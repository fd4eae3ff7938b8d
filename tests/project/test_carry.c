/*
 * test_carry -- translations follow what their release became.
 */
#include <config.h>

#include "project/carry.h"

#include "base/alloc.h"
#include "tests/cmocka.h"

#include <stdlib.h>

static void begin(struct catalog *catalog, bool with_target)
{
	catalog_init(catalog);
	catalog_set_header(catalog, "X-Source-Language", SLICE("en"));
	if (with_target)
		catalog_set_header(catalog, "Language", SLICE("ru"));
}

static void add(struct catalog *catalog, struct slice source, struct slice target)
{
	catalog_add(catalog, &(struct unit){ .source = source, .targets = &target, .target_count = 1,
					     .extracted = SLICE("type: p\ntarjimon: id=0") });
}

static void update(struct catalog *catalog, const struct catalog *template, struct update_report *report)
{
	*report = (struct update_report)UPDATE_REPORT_INIT;
	catalog_update(catalog, template, NULL, report);
	assert_true(carry_sentences(catalog, &language_en, &language_ru, report, NULL));
}

/* ------------------------------------------------------------------- examples */

/* Pairs of source and target, then sources; each ends with NULL. */
struct example {
	struct catalog catalog;
	struct update_report report;
};

static void run(struct example *example, const char *const *old, const char *const *fresh)
{
	struct catalog template;

	begin(&example->catalog, true);
	begin(&template, false);
	for (; *old; old += 2)
		add(&example->catalog, slice_of(old[0]), slice_of(old[1]));
	for (; *fresh; fresh++)
		add(&template, slice_of(*fresh), SLICE(""));
	update(&example->catalog, &template, &example->report);
	catalog_release(&template);
}

static void end(struct example *example)
{
	update_report_release(&example->report);
	catalog_release(&example->catalog);
}

static void expect(const struct example *example, size_t place, enum update_kind kind, const char *target, bool fuzzy)
{
	const struct unit *unit = &example->catalog.units[place];
	char text[512];

	snprintf(text, sizeof(text), "%.*s", SLICE_ARG(unit_target(unit)));
	assert_string_equal(text, target);
	assert_int_equal(example->report.lines[place].kind, kind);
	assert_int_equal(!!(unit->flags & UNIT_FUZZY), fuzzy);
}

#define FIRST "The Ombudsman met the <a1>delegation</a1> on 19 October."
#define SECOND "They spoke about human rights."
#define THIRD "A document was signed in Tashkent."
#define FIRST_RU "Омбудсман встретился с <a1>делегацией</a1> 19 октября."
#define SECOND_RU "Они говорили о правах человека."
#define THIRD_RU "В Ташкенте был подписан документ."

static const char *const whole[] = { FIRST " " SECOND " " THIRD, FIRST_RU " " SECOND_RU " " THIRD_RU, NULL };

static void an_edited_sentence_leaves_the_others_their_translations(void **state)
{
	static const char *const fresh[] = { FIRST " They spoke of nothing else at all. " THIRD, NULL };
	struct example example;

	(void)state;
	run(&example, whole, fresh);
	expect(&example, 0, UPDATE_EDITED, FIRST_RU " " THIRD_RU, true);
	assert_true(slice_is(example.catalog.units[0].previous_source, whole[0]));
	assert_int_equal(example.report.lines[0].sentences, 3);
	assert_int_equal(example.report.lines[0].sentences_kept, 2);
	assert_true(slice_ends(example.catalog.units[0].extracted, SLICE("tarjimon: kept=2/3")));
	/* What was lost of the translation is kept behind. */
	assert_int_equal(example.catalog.count, 2);
	assert_true(slice_is(example.catalog.units[1].source, whole[0]));
	assert_true(slice_is(unit_target(&example.catalog.units[1]), whole[1]));
	assert_true(example.catalog.units[1].flags & UNIT_OBSOLETE);
	end(&example);
}

static void a_sentence_that_is_much_like_an_old_one_gets_its_translation(void **state)
{
	static const char *const fresh[] = { FIRST " They spoke about women's rights. " THIRD, NULL };
	struct example example;

	(void)state;
	run(&example, whole, fresh);
	expect(&example, 0, UPDATE_EDITED, whole[1], true);
	assert_int_equal(example.report.lines[0].sentences_kept, 2);
	end(&example);
}

static void a_new_sentence_leaves_a_gap(void **state)
{
	static const char *const fresh[] = { FIRST " " SECOND " Guests from Kazakhstan came too. " THIRD, NULL };
	struct example example;

	(void)state;
	run(&example, whole, fresh);
	expect(&example, 0, UPDATE_EDITED, whole[1], true);
	assert_int_equal(example.report.lines[0].sentences, 4);
	assert_int_equal(example.report.lines[0].sentences_kept, 3);
	assert_int_equal(example.catalog.count, 1); /* all of the old one is in it */
	end(&example);
}

static void sentences_that_changed_places_change_them_in_the_translation(void **state)
{
	static const char *const fresh[] = { THIRD " " FIRST " " SECOND, NULL };
	struct example example;

	(void)state;
	run(&example, whole, fresh);
	expect(&example, 0, UPDATE_EDITED, THIRD_RU " " FIRST_RU " " SECOND_RU, true);
	end(&example);
}

static void a_paragraph_that_is_split_stays_translated(void **state)
{
	static const char *const fresh[] = { FIRST, SECOND " " THIRD, NULL };
	struct example example;

	(void)state;
	run(&example, whole, fresh);
	expect(&example, 0, UPDATE_SPLIT, FIRST_RU, false);
	expect(&example, 1, UPDATE_SPLIT, SECOND_RU " " THIRD_RU, false);
	end(&example);
}

static void a_split_of_a_fuzzy_translation_is_fuzzy(void **state)
{
	static const char *const fresh[] = { FIRST, SECOND " " THIRD, NULL };
	struct catalog template;
	struct example example;

	(void)state;
	begin(&example.catalog, true);
	begin(&template, false);
	add(&example.catalog, slice_of(whole[0]), slice_of(whole[1]));
	catalog_mark_fuzzy(&example.catalog, 0, SLICE_NONE);
	add(&template, slice_of(fresh[0]), SLICE(""));
	add(&template, slice_of(fresh[1]), SLICE(""));
	update(&example.catalog, &template, &example.report);
	expect(&example, 0, UPDATE_SPLIT, FIRST_RU, true);
	catalog_release(&template);
	end(&example);
}

static void paragraphs_that_are_joined_stay_translated(void **state)
{
	static const char *const old[] = { SECOND, SECOND_RU, THIRD, THIRD_RU, "Title", "Заголовок", "Subtitle", "Подзаголовок", NULL };
	static const char *const fresh[] = { SECOND " " THIRD, "Title Subtitle", NULL };
	struct example example;

	(void)state;
	run(&example, old, fresh);
	expect(&example, 0, UPDATE_JOINED, SECOND_RU " " THIRD_RU, false);
	expect(&example, 1, UPDATE_JOINED, "Заголовок Подзаголовок", false);
	end(&example);
}

static void codes_are_numbered_as_in_the_new_unit(void **state)
{
	static const char *const old[] = { "Read <a1>this page</a1> first.", "Сначала прочтите <a1>эту страницу</a1>.",
					   "See <a1>our site</a1> too.", "Смотрите и <a1>наш сайт</a1>.", NULL };
	static const char *const fresh[] = { "Read <a1>this page</a1> first. See <a2>our site</a2> too.", NULL };
	struct example example;

	(void)state;
	run(&example, old, fresh);
	expect(&example, 0, UPDATE_JOINED, "Сначала прочтите <a1>эту страницу</a1>. Смотрите и <a2>наш сайт</a2>.", false);
	end(&example);
}

static void a_sentence_goes_with_its_translation_to_another_paragraph(void **state)
{
	static const char *const old[] = { "Guests came from Samarkand. " SECOND " " THIRD,
					   "Гости приехали из Самарканда. " SECOND_RU " " THIRD_RU,
					   "The weather in May was fine. Everybody went to the square.",
					   "Погода в мае была хорошей. Все пошли на площадь.", NULL };
	static const char *const fresh[] = { "Guests came from Samarkand. " THIRD,
					     "The weather in May was fine. " SECOND " Everybody went to the square.", NULL };
	struct example example;

	(void)state;
	run(&example, old, fresh);
	assert_true(slice_is(unit_target(&example.catalog.units[0]), "Гости приехали из Самарканда. " THIRD_RU));
	assert_true(slice_is(unit_target(&example.catalog.units[1]),
			     "Погода в мае была хорошей. " SECOND_RU " Все пошли на площадь."));
	end(&example);
}

/* An edit that is taken back before a translator came leaves everything as it was. */
static void an_edit_that_is_taken_back_was_none(void **state)
{
	static const char *const old[] = { SECOND, SECOND_RU, NULL };
	static const char *const edited[] = { "They spoke about women's rights.", NULL };
	struct catalog template;
	struct example example;

	(void)state;
	run(&example, old, edited);
	expect(&example, 0, UPDATE_EDITED, SECOND_RU, true);
	update_report_release(&example.report);
	begin(&template, false);
	add(&template, SLICE(SECOND), SLICE(""));
	update(&example.catalog, &template, &example.report);
	expect(&example, 0, UPDATE_REVIVED, SECOND_RU, false);
	catalog_release(&template);
	end(&example);
}

/* ------------------------------------------------------------------- property */

/*
 * A document is a list of paragraphs of sentences; each sentence is a number. Its
 * source and its translation are made of the number, so that it is known what must
 * stand where.
 */
#define PARAGRAPHS_MOST 40
#define SENTENCES_MOST 12

struct paragraph {
	unsigned sentences[SENTENCES_MOST];
	size_t count;
};

struct article {
	struct paragraph paragraphs[PARAGRAPHS_MOST];
	size_t count;
	unsigned next; /* the number of the next new sentence */
};

static unsigned random_state;

static unsigned random_below(unsigned limit)
{
	random_state = random_state * 1103515245u + 12345u;
	return (random_state >> 16) % limit;
}

static const char *const words[][2] = {
	{ "house", "дом" },	  { "river", "река" },	   { "letter", "письмо" }, { "teacher", "учитель" },
	{ "garden", "сад" },	  { "winter", "зима" },	   { "market", "рынок" },  { "answer", "ответ" },
	{ "question", "вопрос" }, { "mountain", "гора" },  { "doctor", "врач" },   { "window", "окно" },
	{ "morning", "утро" },	  { "village", "деревня" }, { "station", "вокзал" }, { "language", "язык" },
};

#define WORDS (sizeof(words) / sizeof(words[0]))

/* Five to twelve words and a number of its own. */
static void add_sentence(unsigned sentence, int side, struct strbuf *out)
{
	unsigned seed = sentence * 2654435761u, count = 5 + (seed >> 28) % 8;

	strbuf_addf(out, side ? "Номер %u" : "Number %u", 1000 + sentence);
	for (unsigned i = 0; i < count; i++) {
		seed = seed * 1103515245u + 12345u;
		strbuf_addf(out, " %s", words[(seed >> 16) % WORDS][side]);
	}
	strbuf_add_byte(out, '.');
}

static void print_paragraph(const struct paragraph *paragraph, int side, struct strbuf *out)
{
	strbuf_clear(out);
	for (size_t i = 0; i < paragraph->count; i++) {
		if (i)
			strbuf_add_byte(out, ' ');
		add_sentence(paragraph->sentences[i], side, out);
	}
}

static void add_article(const struct article *article, bool translated, struct catalog *catalog)
{
	struct strbuf source = STRBUF_INIT, target = STRBUF_INIT;

	for (size_t i = 0; i < article->count; i++) {
		print_paragraph(&article->paragraphs[i], 0, &source);
		print_paragraph(&article->paragraphs[i], 1, &target);
		add(catalog, strbuf_slice(&source), translated ? strbuf_slice(&target) : SLICE(""));
	}
	strbuf_release(&source);
	strbuf_release(&target);
}

static void insert_paragraph(struct article *article, size_t at, const struct paragraph *paragraph)
{
	if (article->count == PARAGRAPHS_MOST || !paragraph->count)
		return;
	memmove(&article->paragraphs[at + 1], &article->paragraphs[at],
		(article->count - at) * sizeof(*article->paragraphs));
	article->paragraphs[at] = *paragraph;
	article->count++;
}

static struct paragraph remove_paragraph(struct article *article, size_t at)
{
	struct paragraph removed = article->paragraphs[at];

	article->count--;
	memmove(&article->paragraphs[at], &article->paragraphs[at + 1],
		(article->count - at) * sizeof(*article->paragraphs));
	return removed;
}

static void add_new_paragraph(struct article *article)
{
	struct paragraph paragraph = { .count = 1 + random_below(5) };

	for (size_t i = 0; i < paragraph.count; i++)
		paragraph.sentences[i] = article->next++;
	insert_paragraph(article, random_below((unsigned)article->count + 1), &paragraph);
}

static void split_paragraph(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at], second = { .count = 0 };
	size_t cut;

	if (paragraph->count < 2 || article->count == PARAGRAPHS_MOST)
		return;
	cut = 1 + random_below((unsigned)paragraph->count - 1);
	second.count = paragraph->count - cut;
	memcpy(second.sentences, paragraph->sentences + cut, second.count * sizeof(*second.sentences));
	paragraph->count = cut;
	insert_paragraph(article, at + 1, &second);
}

static void join_paragraphs(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at];

	if (at + 1 >= article->count || paragraph->count + article->paragraphs[at + 1].count > SENTENCES_MOST)
		return;
	memcpy(paragraph->sentences + paragraph->count, article->paragraphs[at + 1].sentences,
	       article->paragraphs[at + 1].count * sizeof(*paragraph->sentences));
	paragraph->count += article->paragraphs[at + 1].count;
	remove_paragraph(article, at + 1);
}

static void edit_sentence(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at];

	if (paragraph->count < 2) /* else nothing of the unit would be left */
		return;
	paragraph->sentences[random_below((unsigned)paragraph->count)] = article->next++;
}

static void remove_sentence(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at];
	size_t gone;

	if (paragraph->count < 2)
		return;
	gone = random_below((unsigned)paragraph->count);
	paragraph->count--;
	memmove(paragraph->sentences + gone, paragraph->sentences + gone + 1,
		(paragraph->count - gone) * sizeof(*paragraph->sentences));
}

static void edit_article(struct article *article)
{
	size_t at = random_below((unsigned)article->count);
	struct paragraph moved;

	switch (random_below(7)) {
	case 0:
		add_new_paragraph(article);
		break;
	case 1:
		if (article->count > 1)
			remove_paragraph(article, at);
		break;
	case 2:
		moved = remove_paragraph(article, at);
		insert_paragraph(article, random_below((unsigned)article->count + 1), &moved);
		break;
	case 3:
		split_paragraph(article, at);
		break;
	case 4:
		join_paragraphs(article, at);
		break;
	case 5:
		edit_sentence(article, at);
		break;
	case 6:
		remove_sentence(article, at);
		break;
	}
}

static bool was_there(const struct article *before, unsigned sentence)
{
	return sentence < before->next;
}

/* Each sentence that was translated still is, in its unit. */
static size_t count_lost(const struct article *before, const struct article *after, const struct catalog *catalog)
{
	struct strbuf wanted = STRBUF_INIT;
	size_t lost = 0;

	for (size_t i = 0; i < after->count; i++)
		for (size_t k = 0; k < after->paragraphs[i].count; k++) {
			unsigned sentence = after->paragraphs[i].sentences[k];

			if (!was_there(before, sentence))
				continue;
			strbuf_clear(&wanted);
			add_sentence(sentence, 1, &wanted);
			lost += slice_find(unit_target(&catalog->units[i]), strbuf_slice(&wanted), 0) == SIZE_MAX;
		}
	strbuf_release(&wanted);
	return lost;
}

/* Each old translation is in the catalog, whole or sentence by sentence. */
static size_t count_forgotten(const struct article *before, const struct catalog *catalog)
{
	struct strbuf wanted = STRBUF_INIT;
	size_t forgotten = 0;

	for (size_t i = 0; i < before->count; i++)
		for (size_t k = 0; k < before->paragraphs[i].count; k++) {
			bool found = false;

			strbuf_clear(&wanted);
			add_sentence(before->paragraphs[i].sentences[k], 1, &wanted);
			for (size_t n = 0; n < catalog->count && !found; n++)
				found = slice_find(unit_target(&catalog->units[n]), strbuf_slice(&wanted), 0) != SIZE_MAX;
			forgotten += !found;
		}
	strbuf_release(&wanted);
	return forgotten;
}

/* Written and read again, as from one run to the next. */
static void write_and_read(struct catalog *catalog)
{
	struct strbuf bytes = STRBUF_INIT;

	assert_true(catalog_print(catalog, &bytes, NULL));
	catalog_release(catalog);
	catalog_init(catalog);
	assert_true(catalog_read(catalog, "ru.po", arena_copy(&catalog->arena, strbuf_slice(&bytes)), NULL));
	strbuf_release(&bytes);
}

/* Edited and extracted `rounds` times, and nobody translates in between. */
static void expect_no_loss(unsigned seed, int rounds)
{
	struct article before = { .count = 0 }, after;
	struct catalog catalog, template;

	random_state = seed;
	for (unsigned i = 2 + random_below(15); i-- > 0;)
		add_new_paragraph(&before);
	after = before;
	begin(&catalog, true);
	add_article(&before, true, &catalog);
	for (int round = 0; round < rounds; round++) {
		struct update_report report;

		for (unsigned i = 1 + random_below(8); i-- > 0;)
			edit_article(&after);
		begin(&template, false);
		add_article(&after, false, &template);
		update(&catalog, &template, &report);
		update_report_release(&report);
		catalog_release(&template);
		write_and_read(&catalog);
		if (count_lost(&before, &after, &catalog) || count_forgotten(&before, &catalog))
			print_message("seed %u, round %d\n", seed, round);
		assert_int_equal(count_lost(&before, &after, &catalog), 0);
		assert_int_equal(count_forgotten(&before, &catalog), 0);
	}
	catalog_release(&catalog);
}

static void no_translation_is_lost_that_the_source_still_holds(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 150; seed++)
		expect_no_loss(seed, 1);
}

static void nor_when_the_release_goes_on_before_a_translator_comes(void **state)
{
	(void)state;
	for (unsigned seed = 500; seed < 550; seed++)
		expect_no_loss(seed, 3);
}

/* A catalog that was brought in step is in step. */
static void carrying_again_changes_nothing(void **state)
{
	(void)state;
	for (unsigned seed = 1000; seed < 1030; seed++) {
		struct article article = { .count = 0 };
		struct catalog catalog, template;
		struct update_report report;

		random_state = seed;
		for (unsigned i = 2 + random_below(10); i-- > 0;)
			add_new_paragraph(&article);
		begin(&catalog, true);
		add_article(&article, true, &catalog);
		for (unsigned i = 1 + random_below(5); i-- > 0;)
			edit_article(&article);
		begin(&template, false);
		add_article(&article, false, &template);
		update(&catalog, &template, &report);
		update_report_release(&report);
		write_and_read(&catalog);
		update(&catalog, &template, &report);
		assert_false(report.changed);
		assert_int_equal(report.counts[UPDATE_KEPT], report.line_count);
		update_report_release(&report);
		catalog_release(&template);
		catalog_release(&catalog);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_edited_sentence_leaves_the_others_their_translations),
		cmocka_unit_test(a_sentence_that_is_much_like_an_old_one_gets_its_translation),
		cmocka_unit_test(a_new_sentence_leaves_a_gap),
		cmocka_unit_test(sentences_that_changed_places_change_them_in_the_translation),
		cmocka_unit_test(a_paragraph_that_is_split_stays_translated),
		cmocka_unit_test(a_split_of_a_fuzzy_translation_is_fuzzy),
		cmocka_unit_test(paragraphs_that_are_joined_stay_translated),
		cmocka_unit_test(codes_are_numbered_as_in_the_new_unit),
		cmocka_unit_test(a_sentence_goes_with_its_translation_to_another_paragraph),
		cmocka_unit_test(an_edit_that_is_taken_back_was_none),
		cmocka_unit_test(no_translation_is_lost_that_the_source_still_holds),
		cmocka_unit_test(nor_when_the_release_goes_on_before_a_translator_comes),
		cmocka_unit_test(carrying_again_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
