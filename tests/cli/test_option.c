/*
 * option: a table is what a command line may say.
 */
#include <config.h>

#include "cli/option.h"

#include "text/language.h"

#include "tests/cmocka.h"

struct values {
	bool quiet;
	const char *output;
	int limit, format;
	const struct language *language;
};

static const struct option_row rows[] = { { .letter = 'q',
					    .name = "quiet",
					    .kind = OPTION_FLAG,
					    .offset = offsetof(struct values, quiet),
					    .help = "say less" },
					  { .letter = 'o',
					    .name = "output",
					    .kind = OPTION_TEXT,
					    .argument = "OUT",
					    .offset = offsetof(struct values, output),
					    .help = "write there" },
					  { .name = "limit",
					    .kind = OPTION_NUMBER,
					    .argument = "N",
					    .low = 1,
					    .high = 20,
					    .offset = offsetof(struct values, limit),
					    .help = "so many" },
					  { .name = "format",
					    .kind = OPTION_CHOICE,
					    .choices = "text|json",
					    .offset = offsetof(struct values, format),
					    .help = "so" },
					  { .letter = 'l',
					    .name = "language",
					    .kind = OPTION_LANGUAGE,
					    .argument = "LANG",
					    .offset = offsetof(struct values, language),
					    .help = "in it" },
					  OPTION_END };

#define MOST_WORDS 16

/* Parses words that are parted by spaces; the first is the program's name. */
static bool parse(const char *words, struct values *values, int *rest, bool *help, struct error *err)
{
	static char text[200];
	char *argv[MOST_WORDS + 1] = { NULL };
	int argc = 0, first = 0;
	bool parsed;

	snprintf(text, sizeof(text), "tarjimon %s", words);
	for (char *at = text; *at && argc < MOST_WORDS; argc++) {
		argv[argc] = at;
		at += strcspn(at, " ");
		if (*at)
			*at++ = '\0';
	}
	*values = (struct values){ .limit = 5 };
	*help = false;
	parsed = option_parse(rows, argc, argv, values, &first, help, err);
	*rest = argc - first;
	return parsed;
}

static void each_kind_is_written_into_its_member(void **state)
{
	struct values values;
	struct error err = ERROR_INIT;
	bool help;
	int rest;

	(void)state;
	assert_true(parse("-q a --output=x --limit 7 --format=json b -l uz", &values, &rest, &help, &err));
	assert_true(values.quiet);
	assert_string_equal(values.output, "x");
	assert_int_equal(values.limit, 7);
	assert_int_equal(values.format, 1);
	assert_ptr_equal(values.language, &language_uz);
	assert_int_equal(rest, 2);
	assert_false(help);
}

static void what_is_not_said_stays(void **state)
{
	struct values values;
	struct error err = ERROR_INIT;
	bool help;
	int rest;

	(void)state;
	assert_true(parse("a -- -q --nonsense", &values, &rest, &help, &err));
	assert_false(values.quiet);
	assert_int_equal(values.limit, 5);
	assert_int_equal(rest, 3);
}

static void help_ends_the_parsing(void **state)
{
	struct values values;
	struct error err = ERROR_INIT;
	bool help;
	int rest;

	(void)state;
	assert_true(parse("--help", &values, &rest, &help, &err));
	assert_true(help);
}

static void what_is_wrong_is_named(void **state)
{
	static const struct {
		const char *words, *said;
	} wrong[] = {
		{ "--nonsense", "'--nonsense'" },
		{ "-z", "'-z'" },
		{ "--limit=0", "--limit" },
		{ "--limit=21", "--limit" },
		{ "--limit=7x", "7x" },
		{ "--limit=", "--limit" },
		{ "--limit=99999999999", "99999999999" },
		{ "--format=xml", "'xml'" },
		{ "--format=js", "'js'" },
		{ "-l klingonese", "klingonese" },
		{ "--output", "'--output'" },
		{ "--quiet=yes", "'--quiet" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct values values;
		struct error err = ERROR_INIT;
		bool help;
		int rest;

		if (parse(wrong[i].words, &values, &rest, &help, &err))
			fail_msg("'%s' is taken", wrong[i].words);
		assert_int_equal(err.kind, ERROR_USAGE);
		if (!strstr(err.message, wrong[i].said))
			fail_msg("'%s' is told as: %s", wrong[i].words, err.message);
		error_clear(&err);
	}
}

static void the_synopsis_is_made_of_the_table(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	option_print_synopsis(rows, &out);
	assert_non_null(strstr(out.data, "--format=text|json"));
	assert_non_null(strstr(out.data, "OUT"));
	strbuf_release(&out);
}

static void columns_are_what_a_terminal_shows(void **state)
{
	(void)state;
	assert_int_equal(text_columns(SLICE("")), 0);
	assert_int_equal(text_columns(SLICE("Oʻzbekiston")), 11);
	assert_int_equal(text_columns(SLICE("Ўзбекистон")), 10);
}

static void long_texts_are_broken_at_spaces(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	print_wrapped(SLICE("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
		      0, 4, &out);
	for (struct slice rest = strbuf_slice(&out), line; slice_next_line(&rest, &line);)
		assert_true(line.bytes <= 80);
	assert_non_null(strstr(out.data, "fourteen"));
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_is_written_into_its_member),
		cmocka_unit_test(what_is_not_said_stays),
		cmocka_unit_test(help_ends_the_parsing),
		cmocka_unit_test(what_is_wrong_is_named),
		cmocka_unit_test(the_synopsis_is_made_of_the_table),
		cmocka_unit_test(columns_are_what_a_terminal_shows),
		cmocka_unit_test(long_texts_are_broken_at_spaces),
	};

	return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
