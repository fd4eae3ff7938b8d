/*
 * forms of English and Russian words, and the lists of irregular ones.
 */
#include <config.h>

#include "text/english_form.h"
#include "text/russian_form.h"
#include "text/stem.h"

#include "tests/cmocka.h"

static void note_line(void *context, const char *file, size_t line, const char *why)
{
	assert_string_equal(file, "x.tsv");
	assert_non_null(why);
	*(size_t *)context = *(size_t *)context * 10 + line;
}

static void the_lists_of_irregular_words_are_well_formed(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_line, &lines };

	(void)state;
	for (int list = 0; list < IRREGULAR_LISTS; list++)
		irregular_prove(irregular_bytes((enum irregular_list)list), "x.tsv", &report);
	stems_prove(stems_table(), "x.tsv", &report);
	assert_int_equal(lines, 0);
}

static void bad_rows_are_named_with_file_and_line(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_line, &lines };

	(void)state;
	irregular_prove(SLICE("# no row\nman\tmen\nchild children\nGoose\tgeese\nox\toxen  ox\n"), "x.tsv", &report);
	assert_int_equal(lines, 345);
	lines = 0;
	stems_prove(SLICE("ru\tгод\tлет\nru\tгод\nxx\tгод\tлет\nru\tГод\tлет\nru\t\tлет\n"), "x.tsv", &report);
	assert_int_equal(lines, 2345);
}

struct example {
	const char *term, *word;
	bool is_form;
};

static void english_words_are_inflected_not_stemmed(void **state)
{
	static const struct example examples[] = {
		{ "citizen", "citizens", true },      { "citizen", "citizen's", true },
		{ "country", "countries", true },     { "stop", "stopped", true },
		{ "ombudsman", "ombudsmen", true },   { "child", "children", true },
		{ "rights", "right", true },	      { "make", "making", true },
		{ "go", "went", true },		      { "knife", "knives", true },
		{ "experience", "experiment", false }, { "universal", "university", false },
		{ "news", "new", false },	      { "his", "hi", false },
		{ "organ", "organization", false },   { "law", "lawyer", false },
	};
	struct irregular *irregular = irregular_new(IRREGULAR_ENGLISH);

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		if (english_is_form(irregular, slice_of(examples[i].term), slice_of(examples[i].word)) !=
		    examples[i].is_form)
			fail_msg("%s, %s", examples[i].term, examples[i].word);
	irregular_free(irregular);
}

static void a_forbidden_plural_does_not_forbid_what_it_comes_from(void **state)
{
	struct irregular *irregular = irregular_new(IRREGULAR_ENGLISH);

	(void)state;
	assert_true(english_is_noun_form(irregular, SLICE("invalids"), SLICE("invalids")));
	assert_false(english_is_noun_form(irregular, SLICE("invalids"), SLICE("invalid")));
	assert_true(english_is_noun_form(irregular, SLICE("institute"), SLICE("institutes")));
	assert_false(english_is_noun_form(irregular, SLICE("appealing"), SLICE("appeal")));
	irregular_free(irregular);
}

static void russian_words_of_one_stem_need_endings_of_one_kind(void **state)
{
	static const struct example examples[] = {
		{ "право", "правами", true },	       { "право", "правила", false },
		{ "право", "правый", false },	       { "правовой", "правового", true },
		{ "отец", "отцами", true },	       { "письмо", "писем", true },
		{ "ошибка", "ошибок", true },	       { "гражданин", "гражданами", true },
		{ "человек", "людей", true },	       { "назначенный", "назначена", true },
		{ "область", "областей", true },       { "статья", "статьями", true },
		{ "сообщить", "сообщению", false },    { "иметь", "имеет", true },
		{ "обращение", "обращениях", true },   { "иностранный", "иностранных", true },
	};
	struct irregular *irregular = irregular_new(IRREGULAR_RUSSIAN);

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		if (russian_is_form(irregular, slice_of(examples[i].term), slice_of(examples[i].word)) !=
		    examples[i].is_form)
			fail_msg("%s, %s", examples[i].term, examples[i].word);
	irregular_free(irregular);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lists_of_irregular_words_are_well_formed),
		cmocka_unit_test(bad_rows_are_named_with_file_and_line),
		cmocka_unit_test(english_words_are_inflected_not_stemmed),
		cmocka_unit_test(a_forbidden_plural_does_not_forbid_what_it_comes_from),
		cmocka_unit_test(russian_words_of_one_stem_need_endings_of_one_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
