/*
 * Hostile texts on their way through XLIFF. A catalog's texts can add nothing but
 * text to a file: whatever stands in them, it has the elements and attributes of
 * the file of a harmless catalog. And a hostile file can add nothing but texts to
 * a catalog: no entry that it does not have a unit for, no line of another kind.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/xml_write.h"
#include "catalog/xliff.h"
#include "segment/segment.h"
#include "text/xml_read.h"

#include "tests/cmocka.h"

static const char *const attacks[] = {
	/* elements */
	"</source><source>x",
	"</target></trans-unit><trans-unit id=\"x\"><source>x</source><target>y",
	"</source></segment></unit><unit id=\"x\"><segment><source>",
	"<target state=\"final\">x</target>",
	"<script>alert(1)</script>",
	"<g id=\"1\">x</g>",
	"<x id=\"1\"/>",
	"<bx id=\"1\"/><ex id=\"1\"/>",
	"<ph id=\"1\">&lt;img&gt;</ph>",
	"<pc id=\"1\">x</pc>",
	"<sc id=\"1\"/><ec startRef=\"1\"/>",
	"<mrk mtype=\"protected\">x</mrk>",
	"<it pos=\"open\">x</it>",
	"<cp hex=\"0007\"/>",
	"<note from=\"developer\">x</note>",
	"</note><note>",
	"<alt-trans><target>x</target></alt-trans>",
	"<context-group><context context-type=\"x-po-entry\">x</context></context-group>",
	"</context></context-group>",
	"<mda:metadata><mda:metaGroup><mda:meta type=\"x-po-entry\">x</mda:meta></mda:metaGroup></mda:metadata>",
	"<skl><external-file href=\"file:///etc/passwd\"/></skl>",
	"<bin-unit id=\"x\"/>",
	"<group restype=\"x-gettext-plurals\">",
	"</body></file></xliff>",
	"<",
	">",
	"a<b",
	"</",
	"/>",

	/* what XML knows besides */
	"]]>",
	"<![CDATA[x]]>",
	"]]><x/><![CDATA[",
	"<!-- x -->",
	"-->",
	"<?xml version=\"1.0\"?>",
	"<?tarjimon x?>",
	"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
	"<!ENTITY x SYSTEM \"file:///etc/passwd\">",

	/* references */
	"&",
	"&amp;",
	"&lt;x/&gt;",
	"&#60;x/&#62;",
	"&#x3c;",
	"&#0;",
	"&xxe;",
	"&amp;lt;",

	/* attributes */
	"\"",
	"'",
	"\" state=\"final",
	"' approved='yes",
	"x\"/><x id=\"2",
	"\" xmlns=\"urn:evil",

	/* codes that the source does not have */
	"<z77/>",
	"<a99>x</a99>",
	"</a99>",
	"<a1><a1>",
	"<b2 ctype=\"link\">",

	/* what a PO file knows */
	"\"\nmsgid \"x\"\nmsgstr \"y",
	"x\n#, fuzzy",
	"x\n\nmsgid \"\"\nmsgstr \"\"\n\"Language: xx\\n\"",
	"\\n\\\"",
	"\\",
	"#~ msgid \"x\"",
	"# x\n#. y\n#: z:1\n#| msgid \"a\"",
	"domain \"x\"",
	"<<<<<<< HEAD\n=======\n>>>>>>> x",

	/* characters */
	"a\x01\x08\x1b[2J",
	"a\x0b\x0c\x7f",
	"a\r\nb\tc",
	"a\xef\xbf\xbe\xef\xbf\xbf",
	"\xef\xbb\xbfx",
	"a\xe2\x80\xae\xe2\x80\xa8",
	"%00%3Cx/%3E",
};

/* ------------------------------------------------------------------- shapes */

/* Elements and the names of attributes, one after the other. */
static bool note_begin(void *data, const char *name, const char **attributes)
{
	strbuf_addf(data, "<%s", name);
	for (; attributes[0]; attributes += 2)
		strbuf_addf(data, " %s", attributes[0]);
	strbuf_add_byte(data, '>');
	return true;
}

static bool note_end(void *data, const char *name)
{
	strbuf_addf(data, "</%s>", name);
	return true;
}

static void pass_text(void *data, struct slice text)
{
	(void)data;
	(void)text;
}

static bool note_instruction(void *data, const char *target, const char *text)
{
	(void)text;
	strbuf_addf(data, "<?%s?>", target);
	return true;
}

static void add_shape(struct slice xliff, struct strbuf *shape)
{
	static const struct xml_handler handler = { note_begin, note_end, pass_text, note_instruction };
	struct xml_reader reader;
	struct error err = ERROR_INIT;

	if (!xml_read_text(&reader, "a.xlf", xliff, &handler, shape, &err))
		fail_msg("%s", err.message);
}

/* ------------------------------------------------------------------ catalogs */

#define PLACES 7

/* A catalog of two entries with `text` in one place: source, target, comments, msgctxt, reference, flag. */
static void make_catalog(struct catalog *catalog, size_t place, const char *text)
{
	struct slice said[PLACES], targets[2];
	struct unit unit = { 0 };

	for (size_t i = 0; i < PLACES; i++)
		said[i] = i == place ? slice_of(text) : SLICE("word");
	targets[0] = said[1];
	unit.source = said[0];
	unit.targets = targets;
	unit.target_count = 1;
	unit.notes = said[2];
	unit.extracted = said[3];
	unit.context = said[4];
	unit.previous_source = said[5];
	unit.references = said[6];
	unit.flags = UNIT_FUZZY;
	catalog_init(catalog);
	catalog_set_header(catalog, "Content-Type", SLICE("text/plain; charset=UTF-8"));
	catalog_add(catalog, &unit);
	unit = (struct unit){ .source = SLICE("other"), .targets = targets, .target_count = 1 };
	targets[0] = SLICE("another");
	catalog_add(catalog, &unit);
}

static void print(const struct catalog *catalog, enum xliff_version version, struct strbuf *xliff)
{
	struct xliff_options options = { .version = version, .original = "\"><x a='&.po" };

	xliff_print(catalog, &options, xliff, NULL);
}

/* Codes of the source are elements, and rightly so: a text that has some shows them. */
static bool holds_codes(const char *text)
{
	struct arena arena = ARENA_INIT;
	bool holds = segment_read(slice_of(text), &arena).code_count > 0;

	arena_release(&arena);
	return holds;
}

static void expect_harmless_shape(size_t place, const char *attack, enum xliff_version version)
{
	struct strbuf hostile = STRBUF_INIT, harmless = STRBUF_INIT, shape = STRBUF_INIT, wanted = STRBUF_INIT;
	struct catalog catalog;

	make_catalog(&catalog, place, attack);
	print(&catalog, version, &hostile);
	catalog_release(&catalog);
	make_catalog(&catalog, place, "word");
	print(&catalog, version, &harmless);
	catalog_release(&catalog);
	add_shape(strbuf_slice(&hostile), &shape);
	add_shape(strbuf_slice(&harmless), &wanted);
	/* References are parted at spaces and colons into as many contexts. */
	if (place != 6 && !slice_equal(strbuf_slice(&shape), strbuf_slice(&wanted)))
		fail_msg("'%s' in place %zu became markup:\n%s", attack, place, hostile.data);
	strbuf_release(&hostile);
	strbuf_release(&harmless);
	strbuf_release(&shape);
	strbuf_release(&wanted);
}

static void texts_of_a_catalog_add_no_markup_to_a_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(attacks); i++)
		for (size_t place = 0; place < PLACES; place++) {
			bool shown = (place == 0 || place == 5) && holds_codes(attacks[i]);

			if (shown)
				continue;
			expect_harmless_shape(place, attacks[i], XLIFF_1_2);
			expect_harmless_shape(place, attacks[i], XLIFF_2_1);
		}
}

/* -------------------------------------------------------------------- files */

/* Puts the attack, escaped as XML, into one place of a file of another tool. */
static void make_file(struct strbuf *xliff, size_t place, struct slice attack)
{
	static const char *const parts[] = {
		"<xliff version=\"1.2\"><file original=\"",
		"\" source-language=\"",
		"\" target-language=\"",
		"\" datatype=\"x\"><body><trans-unit id=\"",
		"\" resname=\"",
		"\"><source>Source ",
		"<g id=\"",
		"\" equiv-text=\"",
		"\">x</g></source><target state=\"",
		"\">Target ",
		"</target><note>Note ",
		"</note><context-group><context context-type=\"sourcefile\">",
		"</context><context context-type=\"linenumber\">",
		"</context><context context-type=\"x-po-flags\">",
		"</context><context context-type=\"x-po-previous-msgid\">",
		"</context><context context-type=\"x-po-entry\">",
		"</context><context context-type=\"x-po-entry-escaped\">",
		"</context></context-group></trans-unit><trans-unit id=\"2\"><source>Next</source></trans-unit></body></file></xliff>",
	};

	for (size_t i = 0; i < ARRAY_COUNT(parts); i++) {
		strbuf_add_string(xliff, parts[i]);
		if (i == place)
			xml_add_text(xliff, attack, XML_ATTRIBUTE);
		else if (i + 1 < ARRAY_COUNT(parts) && (i == 1 || i == 2))
			strbuf_add_string(xliff, i == 1 ? "en" : "ru");
	}
}

#define FILE_PLACES 17
#define HEADER_LINES 11 /* one less when nobody knows the language */

static size_t count_lines(struct slice text)
{
	struct slice line;
	size_t count = 0;

	while (slice_next_line(&text, &line))
		count++;
	return count;
}

/* Read again, the catalog has the two entries and the header that the file has units for. */
static void expect_two_entries(size_t place, const char *attack)
{
	struct strbuf xliff = STRBUF_INIT, po = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct catalog catalog, again;

	catalog_init(&catalog);
	catalog_init(&again);
	make_file(&xliff, place, slice_of(attack));
	if (xliff_read(&catalog, "a.xlf", strbuf_slice(&xliff), NULL, NULL, &err)) {
		assert_true(catalog_print(&catalog, &po, &err));
		if (!catalog_read(&again, "a.po", strbuf_slice(&po), &err))
			fail_msg("'%s' in place %zu: %s", attack, place, err.message);
		if (again.count != 2 || !again.has_header || !slice_is(again.units[1].source, "Next") ||
		    (place != 5 && place != 6 && place != 7 &&
		     !slice_is(again.units[0].source, "Source <g1>x</g1>")))
			fail_msg("'%s' in place %zu made\n%s", attack, place, po.data);
		assert_false(again.units[0].flags & UNIT_OBSOLETE);
		assert_in_range(count_lines(unit_target(&again.header)), HEADER_LINES - 1, HEADER_LINES);
	} else {
		error_clear(&err);
	}
	catalog_release(&catalog);
	catalog_release(&again);
	strbuf_release(&xliff);
	strbuf_release(&po);
}

static void a_file_adds_only_texts_to_a_catalog(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(attacks); i++)
		for (size_t place = 0; place < FILE_PLACES; place++)
			expect_two_entries(place, attacks[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_of_a_catalog_add_no_markup_to_a_file),
		cmocka_unit_test(a_file_adds_only_texts_to_a_catalog),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
