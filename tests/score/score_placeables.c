/*
 * score_placeables -- how often a faithful translation is said to differ in
 * numbers, dates and addresses: all pairs of languages of translated news, and of
 * the Declaration of Human Rights. What differs is listed as score.h says, so that
 * a person can judge it: in the news all but a few are translators' slips, things left
 * out, and miles that became kilometres.
 *
 * The other way round each figure of the news is altered in turn: a translation that
 * was right must be found to differ, and an old one that is adapted to an altered
 * source must say what that says.
 */
#include <config.h>

#include "text/adapt.h"

#include "tests/score/score.h"

#define COLUMNS_MAX 8

/* One language's side of a comparison. */
struct side {
	const struct language *language;
	struct placeable_scanner *scanner;
	struct placeables found;
};

struct tally {
	size_t words, differences;
};

static struct side side_new(const struct language *language)
{
	return (struct side){ language, placeable_scanner_new(language), PLACEABLES_INIT };
}

static void side_free(struct side *side)
{
	placeable_scanner_free(side->scanner);
	placeables_release(&side->found);
}

static size_t word_count(struct slice text)
{
	struct slice word;
	size_t count = 0;

	while (slice_next_field(&text, ' ', &word))
		count += word.bytes > 0;
	return count;
}

static void list_differences(const struct differences *differences, struct slice source, struct slice target)
{
	for (size_t i = 0; i < differences->count; i++) {
		const struct difference *difference = &differences->items[i];
		bool missing = difference->kind == DIFFERENCE_MISSING;
		struct slice text = slice_part(missing ? source : target, difference->from, difference->to);

		score_miss("%s '%.*s': %.*s | %.*s", missing ? "missing" : "extra", SLICE_ARG(text), SLICE_ARG(source),
			   SLICE_ARG(target));
	}
}

static void compare(struct side *a, struct slice source, struct side *b, struct slice target, struct tally *tally)
{
	struct differences differences = DIFFERENCES_INIT;

	placeable_scan(a->scanner, source, &a->found);
	placeable_scan(b->scanner, target, &b->found);
	placeables_compare(&a->found, &b->found, &differences);
	tally->words += word_count(source);
	tally->differences += differences.count;
	list_differences(&differences, source, target);
	differences_release(&differences);
}

/* Of 1,000 words, those without a difference. */
static void print_row(const char *name, const struct side *a, const struct side *b, const struct tally *tally,
		      double goal)
{
	char what[96], basis[64];

	snprintf(what, sizeof(what), "placeables of %s, %s-%s, in 1,000 words", name, a->language->tag,
		 b->language->tag);
	snprintf(basis, sizeof(basis), "%zu in %zu words", tally->differences, tally->words);
	score_row(what, 1000.0 - 1000.0 * (double)tally->differences / (double)tally->words, goal, basis);
}

static size_t read_columns(struct slice line, struct slice columns[COLUMNS_MAX])
{
	size_t count = 0;

	while (count < COLUMNS_MAX && slice_next_field(&line, '\t', &columns[count]))
		count++;
	return count;
}

static void score(const char *name, const char *file, const struct language *source, size_t from,
		  const struct language *target, size_t to, double goal)
{
	struct strbuf table = STRBUF_INIT;
	struct side a = side_new(source), b = side_new(target);
	struct tally tally = { 0, 0 };
	struct slice rest, line, columns[COLUMNS_MAX];

	assert_true(file_read(test_data(file), FILE_LIMIT_BYTES, &table, NULL));
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line))
		if (read_columns(line, columns) > (from > to ? from : to) && columns[from].bytes && columns[to].bytes)
			compare(&a, columns[from], &b, columns[to], &tally);
	print_row(name, &a, &b, &tally, goal);
	side_free(&a);
	side_free(&b);
	strbuf_release(&table);
}

/* Whole texts as one: the articles of both are numbered alike. */
static void score_texts(const char *name, const struct language *source, const char *other_name,
			const struct language *target)
{
	struct strbuf text = STRBUF_INIT, other = STRBUF_INIT;
	struct side a = side_new(source), b = side_new(target);
	struct tally tally = { 0, 0 };

	assert_true(file_read(test_data(name), FILE_LIMIT_BYTES, &text, NULL));
	assert_true(file_read(test_data(other_name), FILE_LIMIT_BYTES, &other, NULL));
	compare(&a, strbuf_slice(&text), &b, strbuf_slice(&other), &tally);
	print_row("the Declaration", &a, &b, &tally, 1000.0);
	side_free(&a);
	side_free(&b);
	strbuf_release(&text);
	strbuf_release(&other);
}

/* The text with the last digit of a range raised that is no zero, 9 to 1; false when there is none. */
static bool alter(struct slice text, size_t from, size_t to, struct strbuf *altered)
{
	strbuf_clear(altered);
	strbuf_add(altered, text);
	for (size_t i = to; i-- > from;)
		if (text.data[i] >= '1' && text.data[i] <= '9') {
			altered->data[i] = text.data[i] == '9' ? '1' : (char)(text.data[i] + 1);
			return true;
		}
	return false;
}

/* The pair of texts that is altered, and what came of it. */
struct trial {
	struct side *a, *b;
	struct adapter *adapter;
	struct strbuf altered;
	struct score noticed, adapted, faithful;
};

static size_t count_differences(const struct trial *trial, struct slice source, struct slice target)
{
	struct differences differences = DIFFERENCES_INIT;
	size_t count;

	placeable_scan(trial->a->scanner, source, &trial->a->found);
	placeable_scan(trial->b->scanner, target, &trial->b->found);
	placeables_compare(&trial->a->found, &trial->b->found, &differences);
	count = differences.count;
	differences_release(&differences);
	return count;
}

static void try_altered(struct trial *trial, struct slice source, struct slice target)
{
	struct adaptation adaptation = ADAPTATION_INIT;
	struct slice altered = strbuf_slice(&trial->altered);
	bool noticed = count_differences(trial, altered, target) > 0;

	trial->noticed.total++;
	trial->noticed.right += noticed;
	if (!noticed)
		score_miss("not noticed: %.*s | %.*s", SLICE_ARG(altered), SLICE_ARG(target));
	trial->adapted.total++;
	if (adapter_run(trial->adapter, source, altered, target, &adaptation)) {
		bool faithful = count_differences(trial, altered, strbuf_slice(&adaptation.target)) == 0;

		trial->adapted.right++;
		trial->faithful.total++;
		trial->faithful.right += faithful;
		if (!faithful)
			score_miss("adapted wrongly: %.*s | %s", SLICE_ARG(altered), adaptation.target.data);
	} else {
		score_miss("%s: %.*s | %.*s", adapt_reason(adaptation.outcome), SLICE_ARG(altered), SLICE_ARG(target));
	}
	adaptation_release(&adaptation);
}

/* Miles and inches that are kilometres and centimetres there: compared by value, but not to be exchanged by figures. */
static bool is_converted(const struct placeable *placeable, struct slice source, struct slice target)
{
	return placeable->measure.dimension && !placeable->measure.metric &&
	       slice_find(target, slice_part(source, placeable->from, placeable->to), 0) == SIZE_MAX;
}

static void try_line(struct trial *trial, struct slice source, struct slice target)
{
	struct placeables found = PLACEABLES_INIT;

	placeable_scan(trial->a->scanner, source, &found);
	if (count_differences(trial, source, target) == 0)
		for (size_t i = 0; i < found.count; i++)
			if (!found.items[i].weak && found.items[i].kind < PLACEABLE_PHONE &&
			    !is_converted(&found.items[i], source, target) &&
			    alter(source, found.items[i].from, found.items[i].to, &trial->altered))
				try_altered(trial, source, target);
	placeables_release(&found);
}

static void score_alterations(const char *file, const struct language *source, size_t from,
			      const struct language *target, size_t to, double noticed_goal, double adapted_goal)
{
	struct strbuf table = STRBUF_INIT;
	struct side a = side_new(source), b = side_new(target);
	struct trial trial = { &a, &b, adapter_new(source, target), STRBUF_INIT, { 0, 0 }, { 0, 0 }, { 0, 0 } };
	struct slice rest, line, columns[COLUMNS_MAX];

	assert_true(file_read(test_data(file), FILE_LIMIT_BYTES, &table, NULL));
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line))
		if (read_columns(line, columns) > (from > to ? from : to))
			try_line(&trial, columns[from], columns[to]);
	score_share("altered values that are noticed", &trial.noticed, noticed_goal);
	score_share("altered values that are adapted", &trial.adapted, adapted_goal);
	score_share("adapted translations that say what is new", &trial.faithful, 100.0);
	adapter_free(trial.adapter);
	strbuf_release(&trial.altered);
	side_free(&a);
	side_free(&b);
	strbuf_release(&table);
}

#define NEWS "ntrex/ntrex128.en-ru-uz.public.tsv"
#define RIGHTS "translit/udhr.uz-uz_Cyrl.articles-00-15.tsv"
#define CATALOGS "translit/debian-catalogs.uz-uz_Cyrl.tsv"
#define RELEASES "align/debian-press.blocks.en-ru.tsv"

static void news_differ_where_translators_converted(void **state)
{
	(void)state;
	score("news", NEWS, &language_en, 2, &language_ru, 3, 997.5);
	score("news", NEWS, &language_en, 2, &language_uz, 4, 999.0);
	score("news", NEWS, &language_ru, 3, &language_uz, 4, 996.5);
}

static void altered_news_differ_and_are_adapted(void **state)
{
	(void)state;
	score_alterations(NEWS, &language_en, 2, &language_ru, 3, 99, 85);
	score_alterations(NEWS, &language_en, 2, &language_uz, 4, 99, 85);
	score_alterations(NEWS, &language_uz, 4, &language_ru, 3, 99, 85);
}

static void the_declaration_does_not_differ(void **state)
{
	(void)state;
	score_texts("udhr/eng.txt", &language_en, "udhr/rus.txt", &language_ru);
	score_texts("udhr/eng.txt", &language_en, "udhr/uzn_latn.txt", &language_uz);
	score_texts("udhr/rus.txt", &language_ru, "udhr/uzn_latn.txt", &language_uz);
	score("the Declaration", RIGHTS, &language_uz, 2, &language_uz_cyrl, 3, 1000.0);
}

/* One unit of the catalogs names its translators. */
static void releases_and_catalogs(void **state)
{
	(void)state;
	score("releases", RELEASES, &language_en, 3, &language_ru, 4, 999.0);
	score("catalogs", CATALOGS, &language_en, 2, &language_ru, 5, 996.0);
	score("catalogs", CATALOGS, &language_en, 2, &language_uz, 3, 999.0);
	score("catalogs", CATALOGS, &language_uz, 3, &language_uz_cyrl, 4, 999.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(news_differ_where_translators_converted),
		cmocka_unit_test(altered_news_differ_and_are_adapted),
		cmocka_unit_test(the_declaration_does_not_differ),
		cmocka_unit_test(releases_and_catalogs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
