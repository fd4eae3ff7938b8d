/*
 * po_place -- a byte of a translation is found again in its file.
 */
#include <config.h>

#include "catalog/catalog.h"
#include "catalog/po_place.h"

#include "tests/cmocka.h"

static const char file[] =
	"msgid \"\"\nmsgstr \"Language: ru\\n\"\n\n"
	"# note\n#: a.c\nmsgctxt \"x\"\nmsgid \"one\"\nmsgstr \"\"\n\"Зал \\\"x\\\"\\n\"\n\"конец\"\n\n"
	"msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"день\"\nmsgstr[1] \"дня\"\n";

static void expect(const struct catalog *catalog, size_t unit, size_t form, size_t offset, size_t line,
		   size_t column)
{
	struct po_place place = { 0, 0 };

	assert_true(po_place_find(&catalog->units[unit], form, offset, &place));
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void places_go_through_escapes_wraps_and_forms(void **state)
{
	struct catalog catalog;
	struct po_place place;
	struct error err = ERROR_INIT;

	(void)state;
	catalog_init(&catalog);
	assert_true(catalog_read(&catalog, "a.po", slice_of(file), &err));
	expect(&catalog, 0, 0, 0, 9, 2);
	expect(&catalog, 0, 0, 2, 9, 3);
	expect(&catalog, 0, 0, 8, 9, 8);   /* x, behind an escape */
	expect(&catalog, 0, 0, 11, 10, 2); /* the next line */
	expect(&catalog, 0, 0, 21, 10, 7); /* the end */
	expect(&catalog, 1, 1, 0, 15, 12);
	assert_false(po_place_find(&catalog.units[0], 0, 22, &place));
	catalog_set_target(&catalog, 0, 0, SLICE("new"));
	assert_false(po_place_find(&catalog.units[0], 0, 0, &place));
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_go_through_escapes_wraps_and_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
