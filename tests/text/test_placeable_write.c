/*
 * The press forms of language.md 4.2: each row is one value in the four languages,
 * and is read in each and written in each other.
 */
#include <config.h>

#include "text/placeable_write.h"

#include "tests/cmocka.h"

#define LANGUAGES 4

static const struct language *const languages[LANGUAGES] = { &language_en, &language_ru, &language_uz,
							     &language_uz_cyrl };

#define NBSP "\xc2\xa0"

/* NULL where the language has no form of its own for the value. */
static const struct {
	const char *value; /* kind and canonical value */
	const char *forms[LANGUAGES];
} rows[] = {
	{ "date 2023-10-19",
	  { "October 19, 2023", "19 октября 2023 года", "2023-yil 19-oktabr", "2023 йил 19 октябрь" } },
	{ "date --10-19", { "October 19", "19 октября", "19-oktabr", "19 октябрь" } },
	{ "date --10-19/--10-20",
	  { "October 19–20", "19–20 октября", "19–20-oktabr kunlari", "19–20 октябрь кунлари" } },
	{ "date 2023-10-19/2023-10-20",
	  { "October 19–20, 2023", "19–20 октября 2023 года", "2023-yil 19–20-oktabr kunlari",
	    "2023 йил 19–20 октябрь кунлари" } },
	{ "date --10-30/--11-02",
	  { "October 30 – November 2", "30 октября – 2 ноября", "30-oktabr – 2-noyabr kunlari",
	    "30 октябрь – 2 ноябрь кунлари" } },
	{ "date 2023-10-30/2023-11-02",
	  { "October 30 – November 2, 2023", "30 октября – 2 ноября 2023 года",
	    "2023-yil 30-oktabr – 2-noyabr kunlari", "2023 йил 30 октябрь – 2 ноябрь кунлари" } },
	{ "date this-07-03",
	  { "July 3 of this year", "3 июля текущего года", "joriy yilning 3-iyul kuni", "жорий йилнинг 3 июль куни" } },
	{ "date this-03-25/this-03-27",
	  { "March 25–27 of this year", "25–27 марта текущего года", "joriy yilning 25–27-mart kunlari",
	    "жорий йилнинг 25–27 март кунлари" } },
	{ "date 2023-10", { "October 2023", "октябрь 2023 года", "2023-yil oktabr", "2023 йил октябрь" } },
	{ "date 2023-10-19", { "10/19/2023", "19.10.2023", "19.10.2023", "19.10.2023" } },
	{ "time 14:30", { "2:30 p.m.", NULL, "soat 14:30 da", "соат 14:30 да" } },
	{ "time 14:30", { "14:30", "14:30", "14:30", "14:30" } },
	{ "date 2020/2023", { "2020–2023", "2020–2023 годы", "2020–2023-yillar", "2020–2023 йиллар" } },
	{ "date 2023-12-30/2024-01-02",
	  { "December 30, 2023 – January 2, 2024", "30 декабря 2023 года – 2 января 2024 года",
	    "2023-yil 30-dekabr – 2024-yil 2-yanvar", "2023 йил 30 декабрь – 2024 йил 2 январь" } },
	{ "date 2023-10-19/2023-11-20",
	  { "10/19/2023–11/20/2023", "19.10.2023–20.11.2023", "19.10.2023–20.11.2023", "19.10.2023–20.11.2023" } },
	{ "date this", { "this year", "текущего года", "joriy yil", "жорий йил" } },
	{ "time 10:00/12:30",
	  { "10:00 a.m. – 12:30 p.m.", "с 10:00 до 12:30", "soat 10:00 dan 12:30 gacha", "соат 10:00 дан 12:30 гача" } },
	{ "time 10:00/12:30", { "10:00–12:30", "10:00–12:30", "10:00–12:30", "10:00–12:30" } },
	{ "ordinal 20", { "20th", "20-й", NULL, NULL } },
	{ "ordinal anniversary:20", { "20th anniversary", "20-летие", "20 yilligi", "20 йиллиги" } },
	{ "percent 12.5", { "12.5%", "12,5" NBSP "%", "12,5 foiz", "12,5 фоиз" } },
	{ "money 1500000 UZS", { "1.5 million soums", "1,5 млн сумов", "1,5 mln soʻm", "1,5 млн сўм" } },
	{ "money 21 UZS", { "21 soums", "21 сум", "21 soʻm", "21 сўм" } },
	{ "money 22 USD", { "22 dollars", "22 доллара", "22 AQSH dollari", "22 АҚШ доллари" } },
	{ "money 1 USD", { "1 dollar", "1 доллар", "1 AQSH dollari", "1 АҚШ доллари" } },
	{ "reference article:5", { "Article 5", "статья 5", "5-modda", "5-модда" } },
	{ "reference number:4", { "No. 4", "№" NBSP "4", "4-son", "4-сон" } },
	{ "reference law:1002", { "LRU-1002", "№" NBSP "ЗРУ-1002", "OʻRQ-1002-son", "ЎРҚ-1002-сон" } },
	{ "reference decree:60", { "DP-60", "№" NBSP "УП-60", "PF-60-son", "ПФ-60-сон" } },
	{ "reference resolution:5", { "RP-5", "№" NBSP "ПП-5", "PQ-5-son", "ПҚ-5-сон" } },
	{ "reference cabinet:339", { "CM-339", "№" NBSP "ПКМ-339", "VMQ-339-son", "ВМҚ-339-сон" } },
	{ "century 21", { "21st century", "XXI век", "XXI asr", "XXI аср" } },
	{ "roman 19", { "XIX", "XIX", "XIX", "XIX" } },
	{ "number 1234567.89",
	  { "1,234,567.89", "1" NBSP "234" NBSP "567,89", "1" NBSP "234" NBSP "567,89", "1" NBSP "234" NBSP "567,89" } },
	{ "number 2500000", { "2.5 million", "2,5 млн", "2,5 mln", "2,5 млн" } },
	{ "url https://lex.uz/docs/1",
	  { "https://lex.uz/docs/1", "https://lex.uz/docs/1", "https://lex.uz/docs/1", "https://lex.uz/docs/1" } },
	{ "email info@ombudsman.uz",
	  { "info@ombudsman.uz", "info@ombudsman.uz", "info@ombudsman.uz", "info@ombudsman.uz" } },
	{ "phone +998712398345",
	  { "+998 (71) 239-83-45", "+998 (71) 239-83-45", "+998 (71) 239-83-45", "+998 (71) 239-83-45" } },
	{ "handle @ombudsmanuz", { "@ombudsmanuz", "@ombudsmanuz", "@ombudsmanuz", "@ombudsmanuz" } },
	{ "tag #inson", { "#inson", "#inson", "#inson", "#inson" } },
};

/* What is read in one language and written in another, when they do not mirror each other. */
static const struct {
	size_t from, to;
	const char *text, *written;
} oneway[] = {
	{ 2, 0, "19-oktabr kuni", "on October 19" },
	{ 2, 1, "19-oktabr kuni", "19 октября" },
	{ 2, 3, "19-oktabr kuni", "19 октябрь куни" },
	{ 2, 0, "2023-yilning 18–19-oktabr kunlari", "October 18–19, 2023" },
	{ 3, 1, "2023 йилнинг 18–19 октябрь кунлари", "18–19 октября 2023 года" },
	{ 2, 3, "2023-yilning 18–19-oktabr kunlari", "2023 йилнинг 18–19 октябрь кунлари" },
	{ 2, 0, "2024-yil 15-noyabrdagi", "of November 15, 2024" },
	{ 2, 1, "2024-yil 15-noyabrdagi", "от 15 ноября 2024 г." },
	{ 2, 3, "2024-yil 15-noyabrdagi", "2024 йил 15 ноябрдаги" },
	{ 1, 2, "15 ноября 2024 г.", "2024-yil 15-noyabr" },
	{ 1, 2, "с 19 по 20 октября", "19–20-oktabr kunlari" },
	{ 1, 0, "3 июля с. г.", "July 3 of this year" },
	{ 1, 0, "14 ч. 30 мин.", "2:30 p.m." },
	{ 0, 1, "2:30 p.m.", "14:30" },
	{ 0, 2, "20th", "20-" },
	{ 0, 1, "UZS 1.5 million", "1,5 млн сумов" },
	{ 0, 2, "12.5 percent", "12,5 foiz" },
	{ 2, 1, "12,5%", "12,5" NBSP "%" },
	{ 0, 2, "19 October 2023", "2023-yil 19-oktabr" },
	{ 1, 0, "в 2023 году", "2023" },
	{ 0, 3, "Law No. 1002", "1002-сон Қонун" },
};

struct bench {
	struct placeable_scanner *scanners[LANGUAGES];
	struct placeables found;
	struct strbuf written;
};

static void open_bench(struct bench *bench)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		bench->scanners[i] = placeable_scanner_new(languages[i]);
	bench->found = (struct placeables)PLACEABLES_INIT;
	strbuf_init(&bench->written);
}

static void close_bench(struct bench *bench)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		placeable_scanner_free(bench->scanners[i]);
	placeables_release(&bench->found);
	strbuf_release(&bench->written);
}

/* The one placeable of a text, as "kind value". */
static void read_text(struct bench *bench, size_t language, const char *text)
{
	placeable_scan(bench->scanners[language], slice_of(text), &bench->found);
	strbuf_clear(&bench->written);
	for (size_t i = 0; i < bench->found.count; i++)
		strbuf_addf(&bench->written, "%s%s %.*s", i ? ", " : "",
			    placeable_kind_name(bench->found.items[i].kind), SLICE_ARG(placeables_value(&bench->found, i)));
}

static void write_text(struct bench *bench, size_t language, const char *text)
{
	strbuf_clear(&bench->written);
	assert_true(placeable_write(bench->scanners[language], &bench->found, 0, slice_of(text), &bench->written));
}

static void every_row_reads_in_every_language(void **state)
{
	struct bench bench;

	(void)state;
	open_bench(&bench);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (size_t from = 0; from < LANGUAGES; from++)
			if (rows[i].forms[from]) {
				read_text(&bench, from, rows[i].forms[from]);
				assert_string_equal(bench.written.data, rows[i].value);
			}
	close_bench(&bench);
}

static void every_row_writes_in_every_other_language(void **state)
{
	struct bench bench;

	(void)state;
	open_bench(&bench);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (size_t from = 0; from < LANGUAGES; from++)
			for (size_t to = 0; to < LANGUAGES; to++) {
				if (!rows[i].forms[from] || !rows[i].forms[to])
					continue;
				read_text(&bench, from, rows[i].forms[from]);
				write_text(&bench, to, rows[i].forms[from]);
				assert_string_equal(bench.written.data, rows[i].forms[to]);
			}
	close_bench(&bench);
}

static void other_ways_of_one_language_are_put_in_the_first_of_the_other(void **state)
{
	struct bench bench;

	(void)state;
	open_bench(&bench);
	for (size_t i = 0; i < sizeof(oneway) / sizeof(*oneway); i++) {
		read_text(&bench, oneway[i].from, oneway[i].text);
		assert_int_equal(bench.found.count, 1);
		write_text(&bench, oneway[i].to, oneway[i].text);
		assert_string_equal(bench.written.data, oneway[i].written);
	}
	close_bench(&bench);
}

static void a_language_without_rows_writes_nothing(void **state)
{
	struct placeable_scanner *other = placeable_scanner_new(language_find(SLICE("de")));
	struct bench bench;

	(void)state;
	open_bench(&bench);
	read_text(&bench, 0, "October 19, 2023");
	strbuf_clear(&bench.written);
	assert_false(placeable_write(other, &bench.found, 0, SLICE("October 19, 2023"), &bench.written));
	assert_int_equal(bench.written.bytes, 0);
	placeable_scanner_free(other);
	close_bench(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_reads_in_every_language),
		cmocka_unit_test(every_row_writes_in_every_other_language),
		cmocka_unit_test(other_ways_of_one_language_are_put_in_the_first_of_the_other),
		cmocka_unit_test(a_language_without_rows_writes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
