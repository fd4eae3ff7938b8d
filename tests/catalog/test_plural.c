/*
 * test_plural -- Plural-Forms are read and computed as gettext does.
 */
#include <config.h>

#include "catalog/catalog.h"
#include "catalog/plural.h"

#include "tests/cmocka.h"

#define RUSSIAN                                                                     \
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "     \
	"(n%100<10 || n%100>=20) ? 1 : 2);"

static void expect_form(const char *field, unsigned long number, size_t form)
{
	struct plural plural;
	struct error err = ERROR_INIT;

	if (!plural_read(slice_of(field), &plural, &err) || !plural_check(&plural, &err))
		fail_msg("%s: %s", field, err.message);
	assert_int_equal(plural_form(&plural, number), form);
}

static void expect_refused(const char *field, const char *part)
{
	struct plural plural;
	struct error err = ERROR_INIT;

	if (plural_read(slice_of(field), &plural, &err) && plural_check(&plural, &err))
		fail_msg("%s is accepted", field);
	if (!strstr(err.message, part))
		fail_msg("%s: %s", field, err.message);
	error_clear(&err);
}

static void a_number_finds_its_form(void **state)
{
	static const size_t forms[][2] = { { 0, 2 },  { 1, 0 },	  { 2, 1 },   { 5, 2 },	  { 11, 2 }, { 12, 2 },
					   { 21, 0 }, { 104, 1 }, { 112, 2 }, { 1001, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		expect_form(RUSSIAN, forms[i][0], forms[i][1]);
	expect_form("nplurals=1; plural=0;", 7, 0);
	expect_form("nplurals=2; plural=(n != 1)", 1, 0);
	expect_form(" nplurals = 2 ;plural = n>1 ; ", 2, 1);
}

static void operators_bind_as_in_c(void **state)
{
	(void)state;
	expect_form("nplurals=9; plural=2+3*2-8/2%3;", 0, 7);
	expect_form("nplurals=9; plural=9-4-3;", 0, 2);
	expect_form("nplurals=2; plural=1||0&&0;", 0, 1);
	expect_form("nplurals=2; plural=2>1==1;", 0, 1);
	expect_form("nplurals=2; plural=!n;", 0, 1);
	expect_form("nplurals=2; plural=!!n==1;", 5, 1);
	expect_form("nplurals=3; plural=1?2:0?1:0;", 0, 2);
}

static void a_side_that_does_not_count_may_divide_by_zero(void **state)
{
	(void)state;
	expect_form("nplurals=2; plural=n==0 ? 0 : 1/n;", 0, 0);
	expect_form("nplurals=2; plural=n && 1/n;", 0, 0);
	expect_form("nplurals=2; plural=n==0 || 0/n;", 0, 1);
	expect_refused("nplurals=2; plural=1/n;", "by zero for n = 0");
}

static void what_is_no_rule_is_refused(void **state)
{
	(void)state;
	expect_refused("", "nplurals");
	expect_refused("nplurals=2", "nplurals");
	expect_refused("nplurals=INTEGER; plural=EXPRESSION;", "INTEGER");
	expect_refused("nplurals=0; plural=0;", "nplurals=0");
	expect_refused("nplurals=99999999999999999999; plural=0;", "nplurals");
	expect_refused("nplurals=2; plural=n n;", "no expression");
	expect_refused("nplurals=2; plural=(n;", "no expression");
	expect_refused("nplurals=2; plural=n ? 1;", "no expression");
	expect_refused("nplurals=2; plural=n=1;", "no expression");
	expect_refused("nplurals=2; plural=n!=1 ? 2 : 0;", "form 2 for n = 0");
}

static void a_deep_expression_is_refused_without_harm(void **state)
{
	struct strbuf field = STRBUF_INIT;

	(void)state;
	strbuf_add_string(&field, "nplurals=1; plural=");
	for (int i = 0; i < 100000; i++)
		strbuf_add_byte(&field, '(');
	expect_refused(field.data, "no expression");
	strbuf_clear(&field);
	strbuf_add_string(&field, "nplurals=1; plural=");
	for (int i = 0; i < 100000; i++)
		strbuf_add_string(&field, "n?");
	expect_refused(field.data, "no expression");
	strbuf_release(&field);
}

/* How many forms a new plural unit gets under this header. */
static void expect_new_forms(const char *header, size_t count)
{
	struct catalog catalog;
	struct slice target = SLICE("");
	struct unit unit = { .source = SLICE("day"), .source_plural = SLICE("days"), .targets = &target,
			     .target_count = 1 };
	size_t place;

	catalog_init(&catalog);
	assert_true(catalog_read(&catalog, "test.po", slice_of(header), NULL));
	place = catalog_add(&catalog, &unit);
	assert_int_equal(catalog.units[place].target_count, count);
	for (size_t i = 0; i < count; i++)
		assert_true(slice_is(catalog.units[place].targets[i], ""));
	catalog_release(&catalog);
}

static void a_new_unit_gets_the_forms_of_its_catalog(void **state)
{
	(void)state;
	expect_new_forms("msgid \"\"\nmsgstr \"Plural-Forms: " RUSSIAN "\\n\"\n", 3);
	expect_new_forms("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=0;\\n\"\n", 1);
	expect_new_forms("msgid \"\"\nmsgstr \"Language: ru\\n\"\n", 3);
	expect_new_forms("msgid \"\"\nmsgstr \"Language: uz\\n\"\n", 1);
	expect_new_forms("", 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_finds_its_form),
		cmocka_unit_test(operators_bind_as_in_c),
		cmocka_unit_test(a_side_that_does_not_count_may_divide_by_zero),
		cmocka_unit_test(what_is_no_rule_is_refused),
		cmocka_unit_test(a_deep_expression_is_refused_without_harm),
		cmocka_unit_test(a_new_unit_gets_the_forms_of_its_catalog),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
