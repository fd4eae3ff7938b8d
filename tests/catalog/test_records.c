/*
 * The rules of records.h: what of a catalog goes into a memory, and what is one.
 */
#include <config.h>

#include "catalog/records.h"

#include "base/file.h"
#include "catalog/po_exchange.h"

#include "tests/cmocka.h"
#include "tests/folder.h"

static bool print_record(void *data, const struct tm_record *record, struct error *err)
{
	(void)err;
	assert_int_equal(record->text_count, 2);
	strbuf_addf(data, "%s:%.*s %s:%.*s", record->texts[0].language->gettext_name,
		    SLICE_ARG(record->texts[0].text), record->texts[1].language->gettext_name,
		    SLICE_ARG(record->texts[1].text));
	strbuf_addf(data, " [%.*s|%.*s|%.*s|%.*s]\n", SLICE_ARG(record->context), SLICE_ARG(record->note),
		    SLICE_ARG(record->previous), SLICE_ARG(record->next));
	return true;
}

static const char po[] =
	"# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
	"# note\nmsgctxt \"k\"\nmsgid \"a\"\nmsgstr \"А\"\n\n#, fuzzy\nmsgid \"b\"\nmsgstr \"Б\"\n\n"
	"msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d файл\"\nmsgstr[1] \"%d файла\"\n"
	"msgstr[2] \"%d файлов\"\n\n#~ msgid \"o\"\n#~ msgstr \"О\"\n";

static void what_is_certain_is_given_with_its_neighbours(void **state)
{
	struct loss_report losses = { 0 };
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_true(file_write("a.po", slice_of(po), NULL));
	assert_true(po_read_pairs("a.po", NULL, NULL, print_record, &out, &losses, NULL));
	assert_string_equal(out.data, "en:a ru:А [k|note||b]\nen:%d file ru:%d файл [||b|]\n"
				      "en:%d files ru:%d файлов [||b|]\n");
	assert_int_equal(losses.counts[LOSS_FUZZY], 1);
	assert_int_equal(losses.counts[LOSS_OBSOLETE], 1);
	strbuf_release(&out);
}

static void the_languages_have_to_be_known(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write("b.po", SLICE("msgid \"a\"\nmsgstr \"b\"\n"), NULL));
	assert_false(po_read_pairs("b.po", NULL, NULL, print_record, &out, NULL, &err));
	assert_non_null(strstr(err.message, "what language it is in"));
	error_clear(&err);
	assert_true(file_write(
		"c.po", SLICE("msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n"), NULL));
	assert_false(po_read_pairs("c.po", NULL, NULL, print_record, &out, NULL, &err));
	assert_non_null(strstr(err.message, "one language"));
	error_clear(&err);
	assert_int_equal(out.bytes, 0);
}

static void a_po_file_is_known_by_its_first_keyword(void **state)
{
	(void)state;
	assert_true(po_sniff(slice_of(po)));
	assert_true(po_sniff(SLICE("\xef\xbb\xbf\r\n# c\r\n#, fuzzy\r\nmsgctxt\t\"a\"")));
	assert_false(po_sniff(SLICE("en\tru\nmsgid\tx\n")));
	assert_false(po_sniff(SLICE("msgid\tru\n")));
	assert_false(po_sniff(SLICE("# only this\n")));
	assert_false(po_sniff(SLICE("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_certain_is_given_with_its_neighbours),
		cmocka_unit_test(the_languages_have_to_be_known),
		cmocka_unit_test(a_po_file_is_known_by_its_first_keyword),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
