/*
 * exchange: what Weblate's JSON and PO catalogs give as records, and what of them is lost.
 */
#include <config.h>

#include "base/file.h"
#include "catalog/po_exchange.h"
#include "catalog/records.h"
#include "catalog/weblate.h"
#include "tests/cmocka.h"
#include "tests/folder.h"

static bool print_record(void *data, const struct tm_record *record, struct error *err)
{
	struct strbuf *out = data;

	(void)err;
	for (size_t i = 0; i < record->text_count; i++)
		strbuf_addf(out, "%s=%.*s|", record->texts[i].language->tag, SLICE_ARG(record->texts[i].text));
	strbuf_addf(out, "%.*s|%.*s|%.*s|%.*s|%s;", SLICE_ARG(record->origin), SLICE_ARG(record->id),
		    SLICE_ARG(record->context), SLICE_ARG(record->note), tm_status_name(record->status));
	return true;
}

static void print_loss(void *data, const struct loss *loss)
{
	strbuf_addf(data, "%s:%zu:%.*s:%.*s;", loss_name(loss->kind), loss->line, SLICE_ARG(loss->unit),
		    SLICE_ARG(loss->detail));
}

typedef bool (*read_function)(const char *path, tm_record_function each, void *data, struct loss_report *losses,
			      struct error *err);

static bool read_po(const char *path, tm_record_function each, void *data, struct loss_report *losses,
		    struct error *err)
{
	return po_read_pairs(path, NULL, NULL, each, data, losses, err);
}

/* The records, the losses behind "--", or what the error says. */
static void expect(read_function read, const char *text, const char *wanted)
{
	struct strbuf seen = STRBUF_INIT, lost = STRBUF_INIT;
	struct loss_report losses = { .tell = print_loss, .tell_data = &lost };
	struct error err = ERROR_INIT;

	assert_true(file_write("in", slice_of(text), &err));
	if (!read("in", print_record, &seen, &losses, &err)) {
		strbuf_clear(&seen);
		strbuf_addf(&seen, "%zu: %s", err.line, err.message);
	} else if (lost.bytes) {
		strbuf_addf(&seen, "--%s", lost.data);
	}
	assert_string_equal(seen.data, wanted);
	error_clear(&err);
	strbuf_release(&seen);
	strbuf_release(&lost);
}

static void weblate_pairs_become_records(void **state)
{
	(void)state;
	expect(weblate_read,
	       "[\n{\"source\": \"Press\", \"target\": \"Пресса\", \"source_language\": \"en_GB\", \"target_language\": \"ru\",\n"
	       " \"origin\": \"baku\", \"category\": 10000001, \"context\": \"h1\"},\n"
	       "{\"source\": \"Law\", \"target\": \"Қонун\", \"source_language\": \"en\", \"target_language\": \"uz_Cyrl\", "
	       "\"origin\": \"\", \"category\": 2, \"status\": 1}]",
	       "en=Press|ru=Пресса|baku||h1||;en=Law|uz-Cyrl=Қонун|||||;");
	expect(weblate_read, " []\n", "");
}

static void what_weblate_lacks_is_left_out_and_told(void **state)
{
	(void)state;
	expect(weblate_read,
	       "[{\"source\": \"A\", \"source_language\": \"en\", \"target_language\": \"ru\"},\n"
	       "{\"source\": \"B\", \"target\": \"Б\", \"source_language\": \"en\", \"target_language\": \"xx-nowhere\"},\n"
	       "{\"source\": \"C\", \"target\": 7, \"source_language\": \"en\", \"target_language\": \"ru\"},\n"
	       "{\"source\": \"D\", \"target\": \"D\", \"source_language\": \"en\", \"target_language\": \"en\"},\n"
	       "7, [{}],\n"
	       "{\"source\": \"E\", \"target\": \"Е\", \"source_language\": \"en\", \"target_language\": \"ru\", \"odd\": {\"x\": [1]}}]",
	       "en=E|ru=Е|||||;--incomplete:1::A;language-unknown:2::xx-nowhere;element:3::target;incomplete:3::C;"
	       "language-twice:4::en;incomplete:5::;incomplete:5::;element:6::odd;");
}

static void what_is_no_weblate_is_refused_with_its_line(void **state)
{
	(void)state;
	expect(weblate_read, "{\"source\": \"A\"}", "1: this is no JSON: an array is missing");
	expect(weblate_read, "[\n{\"source\": \"A\",\n}]", "3: this is no JSON: nothing stands behind a comma");
	expect(weblate_read, "[\n{\"source\": \"A\"}", "2: this is no JSON: a comma is missing, or the end");
}

#define HEADER                                                                                                 \
	"msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

static void entries_become_records(void **state)
{
	(void)state;
	expect(read_po,
	       HEADER
	       "# a note\n#. tarjimon: id=7\n#. tarjimon: origin=baku\n#. tarjimon: status=approved\n"
	       "msgctxt \"h1\"\nmsgid \"Press\"\nmsgstr \"Пресса\"\n\n"
	       "msgid \"%d law\"\nmsgid_plural \"%d laws\"\nmsgstr[0] \"%d закон\"\nmsgstr[1] \"%d закона\"\nmsgstr[2] \"%d законов\"\n",
	       "en=Press|ru=Пресса|baku|7|h1|a note|approved;en=%d law|ru=%d закон|||||;en=%d laws|ru=%d законов|||||;");
}

static void what_is_not_translated_is_left_out_and_told(void **state)
{
	(void)state;
	expect(read_po,
	       HEADER
	       "msgid \"A\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"B\"\nmsgstr \"Б\"\n\n#~ msgid \"C\"\n#~ msgstr \"В\"\n",
	       "--no-pair:6::A;fuzzy:10::B;obsolete:13::C;");
}

static void a_catalog_without_a_language_is_refused(void **state)
{
	(void)state;
	expect(read_po, "msgid \"A\"\nmsgstr \"Б\"\n",
	       "0: 'in' does not say in its header what language it is in ('Language'); say it with '--target', and the "
	       "language of its sources with '--source'");
}

static void files_are_told_by_how_they_begin(void **state)
{
	(void)state;
	assert_true(weblate_sniff(SLICE("\xef\xbb\xbf \n[")));
	assert_false(weblate_sniff(SLICE("en\tru\n[")));
	assert_true(po_sniff(SLICE("# comment\nmsgid \"\"\n")));
	assert_true(po_sniff(SLICE("#: a.c:1\nmsgctxt \"x\"\n")));
	assert_false(po_sniff(SLICE("en\tru\nmsgid\tx\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weblate_pairs_become_records),
		cmocka_unit_test(what_weblate_lacks_is_left_out_and_told),
		cmocka_unit_test(what_is_no_weblate_is_refused_with_its_line),
		cmocka_unit_test(entries_become_records),
		cmocka_unit_test(what_is_not_translated_is_left_out_and_told),
		cmocka_unit_test(a_catalog_without_a_language_is_refused),
		cmocka_unit_test(files_are_told_by_how_they_begin),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
