/*
 * The rules of xliff.h: what an entry becomes, what comes back, what files of
 * other tools are read as, and what is refused.
 */
#include <config.h>

#include "catalog/xliff.h"

#include "base/file.h"

#include "tests/cmocka.h"
#include "tests/data.h"

/* ---------------------------------------------------------------- helpers */

static void read_po(struct catalog *catalog, const char *po)
{
	struct error err = ERROR_INIT;

	catalog_init(catalog);
	if (!catalog_read(catalog, "a.po", slice_of(po), &err))
		fail_msg("%s", err.message);
}

static void print_xliff(const char *po, enum xliff_version version, struct strbuf *xliff)
{
	struct xliff_options options = { .version = version, .original = "a.po" };
	struct catalog catalog;

	read_po(&catalog, po);
	xliff_print(&catalog, &options, xliff, NULL);
	catalog_release(&catalog);
}

/* As XLIFF, with `from` (may be NULL) replaced once by `to`, and back as PO. */
static void go_round(const char *po, enum xliff_version version, const char *from, const char *to,
		     const char *expected)
{
	struct strbuf xliff = STRBUF_INIT, back = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct catalog catalog;

	print_xliff(po, version, &xliff);
	if (from) {
		size_t at = slice_find(strbuf_slice(&xliff), slice_of(from), 0);

		assert_int_not_equal(at, SIZE_MAX);
		strbuf_splice(&xliff, at, at + strlen(from), slice_of(to));
	}
	catalog_init(&catalog);
	if (!xliff_read(&catalog, "a.xlf", strbuf_slice(&xliff), NULL, NULL, &err))
		fail_msg("%s\n%s", err.message, xliff.data);
	assert_true(catalog_print(&catalog, &back, &err));
	assert_string_equal(back.data, expected);
	catalog_release(&catalog);
	strbuf_release(&xliff);
	strbuf_release(&back);
}

static void expect_same(const char *po)
{
	go_round(po, XLIFF_1_2, NULL, NULL, po);
	go_round(po, XLIFF_2_1, NULL, NULL, po);
}

static void expect_written(const char *po, enum xliff_version version, const char *part)
{
	struct strbuf xliff = STRBUF_INIT;

	print_xliff(po, version, &xliff);
	if (!strstr(xliff.data, part))
		fail_msg("'%s' is not in\n%s", part, xliff.data);
	strbuf_release(&xliff);
}

static void read_xliff(struct catalog *catalog, const char *xliff, struct loss_report *losses)
{
	struct error err = ERROR_INIT;

	catalog_init(catalog);
	if (!xliff_read(catalog, "a.xlf", slice_of(xliff), NULL, losses, &err))
		fail_msg("%s", err.message);
}

static void expect_unit(const struct catalog *catalog, size_t place, const char *source, const char *target,
			bool fuzzy)
{
	const struct unit *unit = &catalog->units[place];

	assert_true(place < catalog->count);
	if (!slice_is(unit->source, source) || !slice_is(unit_target(unit), target))
		fail_msg("'%.*s' = '%.*s'", SLICE_ARG(unit->source), SLICE_ARG(unit_target(unit)));
	assert_int_equal((unit->flags & UNIT_FUZZY) != 0, fuzzy);
}

static void expect_refused(const char *xliff, enum error_kind kind, const char *reason)
{
	struct error err = ERROR_INIT;
	struct catalog catalog;

	catalog_init(&catalog);
	assert_false(xliff_read(&catalog, "a.xlf", slice_of(xliff), NULL, NULL, &err));
	assert_int_equal(catalog.count, 0);
	if (!strstr(err.message, reason))
		fail_msg("'%s' does not say '%s'", err.message, reason);
	assert_int_equal(err.kind, kind);
	error_clear(&err);
}

#define HEADER                                                                                                 \
	"msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"       \
	"\"X-Source-Language: en\\n\"\n\n"

#define OLD(units)                                                                                             \
	"<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a.html' "          \
	"source-language='en' target-language='ru' datatype='html'><body>" units "</body></file></xliff>"
#define NEW(units)                                                                                             \
	"<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='ru'>"        \
	"<file id='f' original='a.html'>" units "</file></xliff>"

/* ---------------------------------------------------------------- writing */

static void states_are_told_in_the_words_of_each_version(void **state)
{
	const char *po = HEADER
		"msgid \"a\"\nmsgstr \"b\"\n\n#, fuzzy\nmsgid \"c\"\nmsgstr \"d\"\n\nmsgid \"e\"\nmsgstr \"\"\n";

	(void)state;
	expect_written(
		po, XLIFF_1_2,
		"approved=\"yes\" xml:space=\"preserve\">\n<source>a</source>\n<target state=\"translated\">b</target>");
	expect_written(
		po, XLIFF_1_2,
		"approved=\"no\" xml:space=\"preserve\">\n<source>c</source>\n<target state=\"needs-review-translation\">d</target>");
	expect_written(po, XLIFF_1_2, "<source>e</source>\n</trans-unit>");
	expect_written(po, XLIFF_2_1, "state=\"translated\">\n<source>a</source>");
	expect_written(po, XLIFF_2_1, "state=\"initial\" subState=\"tarjimon:fuzzy\">\n<source>c</source>");
	expect_written(po, XLIFF_2_1, "<segment id=\"s\">\n<source>e</source>\n</segment>");
	expect_same(po);
}

static void codes_become_elements(void **state)
{
	const char *po =
		HEADER "msgid \"<a1>Read <b2>all</b2></a1> of it<br3/>\"\nmsgstr \"<a1>Всё</a1><br3/> <i9>\"\n";
	const char *crossed = HEADER "msgid \"<a1>x<b2>y</a1>z</b2></a1> <a1>\"\nmsgstr \"\"\n";

	(void)state;
	expect_written(po, XLIFF_1_2,
		       "<g id=\"a1\" ctype=\"link\" equiv-text=\"&lt;a1&gt;\">Read "
		       "<g id=\"b2\" ctype=\"bold\" equiv-text=\"&lt;b2&gt;\">all</g></g> of it"
		       "<x id=\"br3\" ctype=\"lb\" equiv-text=\"&lt;br3/&gt;\"/></source>");
	expect_written(
		po, XLIFF_2_1,
		"<pc id=\"a1\" type=\"link\" equivStart=\"&lt;a1&gt;\" equivEnd=\"&lt;/a1&gt;\">Всё</pc>"
		"<ph id=\"br3\" type=\"fmt\" subType=\"xlf:lb\" equiv=\"&lt;br3/&gt;\"/> &lt;i9&gt;</target>");
	expect_written(crossed, XLIFF_1_2, "<it id=\"b2\" pos=\"open\" ctype=\"bold\">&lt;b2&gt;</it>");
	expect_written(crossed, XLIFF_2_1, "<ec id=\"b2-2\" isolated=\"yes\"");
	expect_same(po);
	expect_same(crossed);
}

static void a_plural_is_a_group(void **state)
{
	const char *po = HEADER
		"#: a.c:1 b.c:2\n#, c-format\nmsgctxt \"k\"\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\n"
		"msgstr[0] \"%d файл\"\nmsgstr[1] \"%d файла\"\nmsgstr[2] \"\"\n";

	(void)state;
	expect_written(po, XLIFF_1_2, "restype=\"x-gettext-plurals\">\n");
	expect_written(po, XLIFF_1_2,
		       "<source>%d files</source>\n<target state=\"translated\">%d файла</target>");
	expect_written(po, XLIFF_1_2,
		       "<context context-type=\"sourcefile\">b.c</context>\n"
		       "<context context-type=\"linenumber\">2</context>");
	expect_written(po, XLIFF_2_1, "<mda:meta type=\"x-po-msgctxt\">k</mda:meta>");
	expect_same(po);
	expect_same(HEADER "#, fuzzy\nmsgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\n");
}

static void what_it_was_made_for_is_an_alternative(void **state)
{
	const char *po = HEADER
		"#, fuzzy\n#| msgctxt \"o\"\n#| msgid \"Old <b1>text</b1>\"\nmsgid \"New\"\nmsgstr \"Текст\"\n";

	(void)state;
	expect_written(po, XLIFF_1_2,
		       "<alt-trans alttranstype=\"previous-version\">\n<source>Old <g id=\"b1\"");
	expect_written(po, XLIFF_2_1, "<mtc:match ref=\"#s\">\n<source>Old <pc id=\"b1\"");
	expect_same(po);
}

static void comments_become_notes(void **state)
{
	const char *po =
		HEADER "# Ўйлаб кўринг\n#\n# <i>\n#. type: p\n#. \n#: page.html:3\nmsgid \"a\"\nmsgstr \"\"\n";

	(void)state;
	expect_written(po, XLIFF_1_2, "<note from=\"po-translator\">Ўйлаб кўринг\n\n&lt;i&gt;</note>");
	expect_written(po, XLIFF_2_1, "<note category=\"developer\">type: p\n");
	expect_same(po);
}

/* ----------------------------------------------------------- and back again */

static void a_file_with_its_own_ways_comes_back_the_same(void **state)
{
	(void)state;
	expect_same(
		"\xef\xbb\xbf# top\nmsgid   \"\"\nmsgstr \"Language: uz\\n\"\r\n\r\n\r\nmsgid \"a\" msgstr \"b\"");
	expect_same("msgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"o\"\n#~ msgstr \"c\"\n\n# the end\n");
	expect_same("msgid \"a\"\r\nmsgstr \"b\"\r\n\r\nmsgid \"c\"\r\nmsgstr \"d\"\r\n");
	expect_same(HEADER "# raw \033[31m 100%41\nmsgid \"a\"\nmsgstr \"\001\"\n\n# end \002\n");
	expect_same(HEADER "msgid \"bell \\a, escape \\033, end \\r\\n\"\nmsgstr \"\\f\"\n");
	expect_same(
		HEADER
		"#| msgid \"not fuzzy\"\nmsgid \"a\"\nmsgstr \"b\"\n\n\n\n#, no-wrap,fuzzy\nmsgid \"b\"\nmsgstr \"\"\n");
	expect_same(HEADER "msgctxt \"\"\nmsgid \"\"\nmsgstr \"x\"\n");
	expect_same("");
	expect_same("# nothing but this\n");
}

static void only_what_was_translated_is_written_anew(void **state)
{
	const char *po =
		HEADER "msgid \"kept\"\nmsgstr   \"as it was\"\n\n\nmsgid   \"a\"\nmsgstr \"b\"\n# end\n";
	const char *expected =
		HEADER "msgid \"kept\"\nmsgstr   \"as it was\"\n\n\nmsgid \"a\"\nmsgstr \"янги\"\n# end\n";

	(void)state;
	go_round(po, XLIFF_1_2, ">b</target>", ">янги</target>", expected);
	go_round(po, XLIFF_2_1, ">b</target>", ">янги</target>", expected);
}

static void a_translator_settles_a_doubt(void **state)
{
	const char *po = HEADER "#, fuzzy\n#| msgid \"Old\"\nmsgid \"New\"\nmsgstr \"Янги\"\n";
	const char *expected = HEADER "msgid \"New\"\nmsgstr \"Янги\"\n";

	(void)state;
	go_round(po, XLIFF_1_2, "needs-review-translation", "signed-off", expected);
	go_round(po, XLIFF_2_1, "state=\"initial\" subState=\"tarjimon:fuzzy\"", "state=\"reviewed\"",
		 expected);
}

static void bytes_of_another_entry_are_not_believed(void **state)
{
	const char *po = HEADER "msgid   \"a\"\nmsgstr \"b\"\n";

	(void)state;
	go_round(po, XLIFF_1_2, "msgid   \"a\"", "msgid   \"x\"", HEADER "msgid \"a\"\nmsgstr \"b\"\n");
	go_round(po, XLIFF_1_2, "msgid   \"a\"", "msgid \"y\"\nmsgstr \"\"\nmsgid \"a\"",
		 HEADER "msgid \"a\"\nmsgstr \"b\"\n");
	go_round(po, XLIFF_1_2, "msgid   \"a\"", "no PO", HEADER "msgid \"a\"\nmsgstr \"b\"\n");
}

/* --------------------------------------------------------- files of others */

static void states_of_others_say_whether_somebody_doubts(void **state)
{
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		OLD("<trans-unit id='1'><source>a</source><target state='final'>A</target></trans-unit>"
		    "<trans-unit id='2'><source>b</source><target state='needs-adaptation'>B</target></trans-unit>"
		    "<trans-unit id='3' approved='no'><source>c</source><target>C</target></trans-unit>"
		    "<trans-unit id='4'><source>d</source><target>D</target></trans-unit>"
		    "<trans-unit id='5'><source>e</source><target state='new'></target></trans-unit>"),
		NULL);
	expect_unit(&catalog, 0, "a", "A", false);
	expect_unit(&catalog, 1, "b", "B", true);
	expect_unit(&catalog, 2, "c", "C", true);
	expect_unit(&catalog, 3, "d", "D", false);
	expect_unit(&catalog, 4, "e", "", false);
	assert_ptr_equal(catalog_language(&catalog), &language_ru);
	assert_ptr_equal(catalog_source_language(&catalog), &language_en);
	assert_true(slice_is(catalog.units[0].references, "a.html"));
	catalog_release(&catalog);
}

static void segments_are_joined_in_the_order_of_targets(void **state)
{
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	read_xliff(&catalog,
		   NEW("<unit id='1'><segment><source>One.</source><target order='3'>Бир.</target></segment>"
		       "<ignorable><source> </source></ignorable>"
		       "<segment><source>Two.</source><target order='1'>Икки.</target></segment></unit>"
		       "<unit id='2'><segment state='final'><source>A.</source><target>А.</target></segment>"
		       "<segment><source> B.</source></segment></unit>"),
		   &losses);
	expect_unit(&catalog, 0, "One. Two.", "Икки. Бир.", false);
	expect_unit(&catalog, 1, "A. B.", "А. B.", true);
	assert_int_equal(losses.counts[LOSS_PARTIAL], 1);
	catalog_release(&catalog);
}

static void inline_elements_of_others_become_codes(void **state)
{
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		OLD("<trans-unit id='1'><source>a <g id='7'>b<x id='8'/></g> <bpt id='9'>&lt;i></bpt>c<ept id='9'>&lt;/i>"
		    "</ept><ph id='5'>&lt;img alt='<sub>t</sub>'></ph></source>"
		    "<target><bpt id='9'>&lt;i></bpt>C<ept id='9'>&lt;/i></ept> <g id='7'>B<x id='8'/></g></target></trans-unit>"),
		&losses);
	expect_unit(&catalog, 0, "a <g1>b<x2/></g1> <g3>c</g3><x4/>", "<g3>C</g3> <g1>B<x2/></g1>", false);
	assert_int_equal(losses.counts[LOSS_SUBFLOW], 1);
	assert_int_equal(losses.counts[LOSS_CODE_CONTENT], 5);
	catalog_release(&catalog);
	read_xliff(
		&catalog,
		NEW("<unit id='1'><segment><source><pc id='1'>a</pc><sc id='2'/>b<ec startRef='2'/><cp hex='0007'/>"
		    "<mrk id='m' type='term'>c</mrk></source></segment></unit>"),
		&losses);
	expect_unit(&catalog, 0, "<g1>a</g1><g2>b</g2>\ac", "", false);
	assert_int_equal(losses.counts[LOSS_ANNOTATION], 1);
	catalog_release(&catalog);
}

static void twins_are_joined_or_parted_by_context(void **state)
{
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		OLD("<trans-unit id='1'><source>Open</source><target>Очиқ</target></trans-unit>"
		    "<trans-unit id='2' resname='menu'><source>Open</source><target>Очиш</target></trans-unit>"
		    "<trans-unit id='3' resname='menu'><source>Open</source><target>Очинг</target></trans-unit>"
		    "<trans-unit id='4'><source>x</source><target>y</target></trans-unit>"
		    "<trans-unit id='5'><source>x</source><target>y</target></trans-unit>"),
		&losses);
	assert_int_equal(catalog.count, 4);
	assert_true(slice_is(catalog.units[0].context, "1"));
	assert_true(slice_is(catalog.units[1].context, "menu"));
	assert_true(slice_is(catalog.units[2].context, "menu (2)"));
	assert_null(catalog.units[3].context.data);
	assert_int_equal(losses.counts[LOSS_TWIN], 1);
	catalog_release(&catalog);
}

static void plural_forms_of_other_tools_are_one_entry(void **state)
{
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		OLD("<group restype='x-gettext-plurals' id='7'><trans-unit id='7[0]' approved='yes'><source>%d day</source>"
		    "<target state='translated'>%d день</target><note>n</note></trans-unit><trans-unit id='7[1]'>"
		    "<source>%d days</source><target>%d дня</target></trans-unit><trans-unit id='7[2]'>"
		    "<source>%d days</source><target>%d дней</target></trans-unit></group>"
		    "<group restype='x-gettext-plurals' id='8'></group>"),
		&losses);
	assert_int_equal(catalog.count, 1);
	expect_unit(&catalog, 0, "%d day", "%d день", false);
	assert_true(slice_is(catalog.units[0].source_plural, "%d days"));
	assert_int_equal(catalog.units[0].target_count, 3);
	assert_true(slice_is(catalog.units[0].targets[2], "%d дней"));
	assert_true(slice_is(catalog.units[0].extracted, "n"));
	assert_int_equal(losses.counts[LOSS_SOURCE_EMPTY], 1);
	catalog_release(&catalog);
}

static void line_ends_are_layout_unless_preserved(void **state)
{
	struct catalog catalog;

	(void)state;
	read_xliff(&catalog,
		   OLD("<trans-unit id='1'><source>\n  one\n  two  three\n</source></trans-unit>"
		       "<trans-unit id='2' xml:space='preserve'><source>\n  one\n</source></trans-unit>"),
		   NULL);
	expect_unit(&catalog, 0, "one two  three", "", false);
	expect_unit(&catalog, 1, "\n  one\n", "", false);
	catalog_release(&catalog);
}

static void what_has_no_place_is_counted(void **state)
{
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		"<x:xliff version='1.2' xmlns:x='urn:oasis:names:tc:xliff:document:1.2' xmlns:y='urn:y'>"
		"<x:file original='my page.html' source-language='en' target-language='ru' datatype='html'><x:header><x:skl>"
		"<x:internal-file>…</x:internal-file></x:skl></x:header><x:body>"
		"<x:trans-unit id='1'><x:source>a</x:source><x:note from='translator'>n</x:note><x:note>m</x:note>"
		"<y:note>no</y:note><note xmlns='urn:z'>no</note>"
		"<x:alt-trans><x:source>a</x:source><x:target>b</x:target></x:alt-trans></x:trans-unit>"
		"<x:trans-unit id='2' translate='no'><x:source>b</x:source></x:trans-unit>"
		"<x:trans-unit id='3'><x:source> </x:source></x:trans-unit><x:bin-unit id='4' mime-type='a/b'/>"
		"</x:body></x:file></x:xliff>",
		&losses);
	assert_int_equal(catalog.count, 1);
	assert_true(slice_is(catalog.units[0].notes, "n"));
	assert_true(slice_is(catalog.units[0].extracted, "m"));
	assert_true(slice_is(catalog.units[0].references, "my%20page.html"));
	assert_int_equal(losses.counts[LOSS_SKELETON], 1);
	assert_int_equal(losses.counts[LOSS_ELEMENT], 2);
	assert_int_equal(losses.counts[LOSS_ALTERNATIVE], 1);
	assert_int_equal(losses.counts[LOSS_NOT_TRANSLATED], 1);
	assert_int_equal(losses.counts[LOSS_SOURCE_EMPTY], 1);
	assert_int_equal(losses.counts[LOSS_BINARY], 1);
	catalog_release(&catalog);
}

static void one_language_is_taken_of_several(void **state)
{
	static const char *const both =
		"<xliff version='1.2'>"
		"<file original='a' source-language='en' target-language='ru' datatype='x'><body><trans-unit id='1'>"
		"<source>a</source><target>А</target></trans-unit></body></file>"
		"<file original='a' source-language='en' target-language='uz' datatype='x'><body><trans-unit id='1'>"
		"<source>a</source><target>O</target></trans-unit></body></file></xliff>";
	struct catalog catalog;

	(void)state;
	expect_refused(both, ERROR_UNSUPPORTED, "say with '--target' which to take");
	catalog_init(&catalog);
	assert_true(xliff_read(&catalog, "a.xlf", slice_of(both), &language_uz, NULL, NULL));
	assert_int_equal(catalog.count, 1);
	expect_unit(&catalog, 0, "a", "O", false);
	assert_ptr_equal(catalog_language(&catalog), &language_uz);
	catalog_release(&catalog);
}

static void a_translation_is_in_the_language_that_it_says(void **state)
{
	static const char *const strange =
		OLD("<trans-unit id='1'><source>a</source><target xml:lang='ru-RU'>А</target></trans-unit>"
		    "<trans-unit id='2'><source>b</source><target xml:lang='de'>B</target></trans-unit>");
	static const char *const silent =
		"<xliff version='1.2'><file original='a' source-language='en' datatype='x'><body>"
		"<trans-unit id='1'><source>a</source><target>A</target></trans-unit></body></file></xliff>";
	struct loss_report losses = { 0 };
	struct catalog catalog;

	(void)state;
	expect_refused(strange, ERROR_UNSUPPORTED, "there are translations into 'ru' and 'de'");
	catalog_init(&catalog);
	assert_true(xliff_read(&catalog, "a.xlf", slice_of(strange), &language_ru, &losses, NULL));
	expect_unit(&catalog, 0, "a", "А", false);
	expect_unit(&catalog, 1, "b", "", false);
	assert_int_equal(losses.counts[LOSS_LANGUAGE_TWICE], 1);
	catalog_release(&catalog);
	expect_refused(silent, ERROR_FORMAT, "say it with '--target'");
	catalog_init(&catalog);
	assert_true(xliff_read(&catalog, "a.xlf", slice_of(silent), &language_uz, NULL, NULL));
	assert_ptr_equal(catalog_language(&catalog), &language_uz);
	catalog_release(&catalog);
}

static void targets_that_claim_one_place_are_doubted(void **state)
{
	struct catalog catalog;

	(void)state;
	read_xliff(
		&catalog,
		NEW("<unit id='1'><segment state='final'><source>a</source><target order='2'>А</target></segment>"
		    "<segment state='final'><source>b</source><target>Б</target></segment></unit>"),
		NULL);
	expect_unit(&catalog, 0, "ab", "АБ", true);
	catalog_release(&catalog);
}

/* ---------------------------------------------------------------- refusals */

static void what_is_no_xliff_is_refused(void **state)
{
	(void)state;
	expect_refused("", ERROR_FORMAT, "not well-formed");
	expect_refused("<tmx version='1.4'/>", ERROR_FORMAT, "its outermost element is 'tmx'");
	expect_refused("<xliff version='3.0'/>", ERROR_UNSUPPORTED, "XLIFF version '3.0'");
	expect_refused("<xliff version='1.2'/>", ERROR_EMPTY, "nothing to translate");
	expect_refused(OLD("<trans-unit id='1'><source>a</source>"), ERROR_FORMAT, "not well-formed");
	expect_refused(OLD("<trans-unit id='1'><source>a</source><source>b</source></trans-unit>"),
		       ERROR_FORMAT, "second source");
	expect_refused("<?xml version='1.0' encoding='Shift_JIS'?>" OLD(""), ERROR_UNSUPPORTED,
		       "save the file in UTF-8");
	expect_refused("<!DOCTYPE xliff [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" OLD(
			       "<trans-unit id='1'><source>&x;</source></trans-unit>"),
		       ERROR_FORMAT, "'x' is declared in the file itself");
}

static void too_many_entries_and_too_much_text_are_refused(void **state)
{
	struct catalog catalog;
	struct error err = ERROR_INIT;
	const char *three =
		OLD("<trans-unit id='1'><source>a</source></trans-unit><trans-unit id='2'><source>b</source>"
		    "</trans-unit><trans-unit id='3'><source>c</source></trans-unit>");

	(void)state;
	catalog_init(&catalog);
	catalog.limits.entries = 2;
	assert_false(xliff_read(&catalog, "a.xlf", slice_of(three), NULL, NULL, &err));
	assert_non_null(strstr(err.message, "more entries than the limit of 2"));
	error_clear(&err);
	catalog_init(&catalog);
	catalog.limits.file_bytes = 20;
	assert_false(xliff_read(&catalog, "a.xlf", slice_of(three), NULL, NULL, &err));
	assert_int_equal(err.kind, ERROR_LIMIT);
	error_clear(&err);
}

/* -------------------------------------------------------------- real files */

static void expect_file_returns(const char *path, enum xliff_version version)
{
	struct xliff_options options = { .version = version, .original = path_name(path) };
	struct strbuf bytes = STRBUF_INIT, xliff = STRBUF_INIT, back = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct catalog catalog, again;

	catalog_init(&catalog);
	catalog_init(&again);
	assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, NULL));
	if (catalog_read(&catalog, path, strbuf_slice(&bytes), NULL)) {
		xliff_print(&catalog, &options, &xliff, NULL);
		if (!xliff_read(&again, path, strbuf_slice(&xliff), NULL, NULL, &err) ||
		    !catalog_print(&again, &back, &err))
			fail_msg("%s: %s", path, err.message);
		if (!slice_equal(strbuf_slice(&bytes), strbuf_slice(&back)))
			fail_msg("%s is another file when it comes back", path);
	}
	catalog_release(&catalog);
	catalog_release(&again);
	strbuf_release(&bytes);
	strbuf_release(&xliff);
	strbuf_release(&back);
}

static void catalogs_of_other_people_come_back_byte_for_byte(void **state)
{
	struct path_list files = PATH_LIST_INIT;
	char *folder;

	(void)state;
	folder = path_join(test_data("po"), "");
	assert_true(folder_list(folder, &files, NULL));
	assert_true(files.count > 0);
	for (size_t i = 0; i < files.count; i++) {
		char *path = path_join(folder, files.items[i]);

		expect_file_returns(path, XLIFF_1_2);
		expect_file_returns(path, XLIFF_2_1);
		free(path);
	}
	path_list_release(&files);
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_are_told_in_the_words_of_each_version),
		cmocka_unit_test(codes_become_elements),
		cmocka_unit_test(a_plural_is_a_group),
		cmocka_unit_test(what_it_was_made_for_is_an_alternative),
		cmocka_unit_test(comments_become_notes),
		cmocka_unit_test(a_file_with_its_own_ways_comes_back_the_same),
		cmocka_unit_test(only_what_was_translated_is_written_anew),
		cmocka_unit_test(a_translator_settles_a_doubt),
		cmocka_unit_test(bytes_of_another_entry_are_not_believed),
		cmocka_unit_test(states_of_others_say_whether_somebody_doubts),
		cmocka_unit_test(segments_are_joined_in_the_order_of_targets),
		cmocka_unit_test(inline_elements_of_others_become_codes),
		cmocka_unit_test(twins_are_joined_or_parted_by_context),
		cmocka_unit_test(plural_forms_of_other_tools_are_one_entry),
		cmocka_unit_test(line_ends_are_layout_unless_preserved),
		cmocka_unit_test(what_has_no_place_is_counted),
		cmocka_unit_test(one_language_is_taken_of_several),
		cmocka_unit_test(a_translation_is_in_the_language_that_it_says),
		cmocka_unit_test(targets_that_claim_one_place_are_doubted),
		cmocka_unit_test(what_is_no_xliff_is_refused),
		cmocka_unit_test(too_many_entries_and_too_much_text_are_refused),
		cmocka_unit_test(catalogs_of_other_people_come_back_byte_for_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
