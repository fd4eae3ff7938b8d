/*
 * test_tmx -- TMX of other tools becomes records, and ours comes back the same.
 */
#include <config.h>

#include "catalog/tmx.h"

#include "base/alloc.h"
#include "text/xml_read.h"
#include "tests/data.h"
#include "tests/folder.h"

#include <sys/wait.h>

#define HEAD "<?xml version='1.0'?>\n<tmx version='1.4'><header creationtool='other'/><body>\n"
#define TAIL "</body></tmx>\n"
#define EN_TUV "<tuv xml:lang='en'><seg>One</seg></tuv>"
#define RU_TUV "<tuv xml:lang='ru'><seg>Odin</seg></tuv>"

static char *folder; /* where the test works */
static char *project; /* absolute, for the data beside it */

/* ---------------------------------------------------------------- reading */

static void print_field(struct strbuf *out, const char *name, struct slice value)
{
	if (value.data)
		strbuf_addf(out, "|%s=%.*s", name, SLICE_ARG(value));
}

static void print_time(struct strbuf *out, const char *name, int64_t time)
{
	if (time == TM_TIME_UNKNOWN)
		return;
	strbuf_addf(out, "|%s=", name);
	tm_time_print(time, out);
}

/* One record as one line of all that it says. */
static void print_record(struct strbuf *out, const struct tm_record *record)
{
	for (size_t i = 0; i < record->text_count; i++) {
		const struct tm_text *text = &record->texts[i];

		strbuf_addf(out, "%s%s=%.*s", i ? "|" : "", text->language->tag, SLICE_ARG(text->text));
		print_field(out, "by", text->author);
		print_time(out, "created", text->created);
		print_time(out, "changed", text->changed);
	}
	print_field(out, "id", record->id);
	print_field(out, "origin", record->origin);
	print_field(out, "context", record->context);
	print_field(out, "previous", record->previous);
	print_field(out, "next", record->next);
	print_field(out, "note", record->note);
	if (record->status)
		strbuf_addf(out, "|status=%s", tm_status_name(record->status));
	for (size_t i = 0; i < record->property_count; i++)
		strbuf_addf(out, "|.%.*s=%.*s", SLICE_ARG(record->properties[i].name),
			    SLICE_ARG(record->properties[i].value));
	strbuf_add_byte(out, ';');
}

static bool collect(void *data, const struct tm_record *record, struct error *err)
{
	(void)err;
	print_record(data, record);
	return true;
}

static void expect_file(struct slice file, const char *records, struct loss_report *losses)
{
	struct strbuf seen = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(file_write("in.tmx", file, NULL));
	if (!tmx_read("in.tmx", collect, &seen, losses, &err))
		fail_msg("%s (line %zu)", err.message, err.line);
	assert_string_equal(seen.data, records);
	strbuf_release(&seen);
}

/* Of the body alone. */
static void expect(const char *body, const char *records, struct loss_report *losses)
{
	struct strbuf file = STRBUF_INIT;

	strbuf_addf(&file, HEAD "%s" TAIL, body);
	expect_file(strbuf_slice(&file), records, losses);
	strbuf_release(&file);
}

static void expect_refusal(struct slice file, enum error_kind kind, size_t line, const char *part)
{
	struct strbuf seen = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(file_write("in.tmx", file, NULL));
	assert_false(tmx_read("in.tmx", collect, &seen, NULL, &err));
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.file, "in.tmx");
	if (line)
		assert_int_equal(err.line, line);
	if (!strstr(err.message, part))
		fail_msg("'%s' does not say '%s'", err.message, part);
	error_clear(&err);
	strbuf_release(&seen);
}

static void a_tu_becomes_a_record(void **state)
{
	struct loss_report losses = { 0 };

	(void)state;
	expect("<tu tuid='7' creationdate='20200102T030405Z' creationid='ann' usagecount='3' segtype='sentence' x='y'>\n"
	       "<note> first </note><note>second</note><prop type='x-domain'>law\n</prop>"
	       "<prop type='x-status'>approved</prop><prop type='status'>odd</prop>"
	       "<tuv xml:lang='EN-US' changeid='bob' changedate='20210102T030405Z'><seg>A &amp; b</seg></tuv>"
	       "<tuv xml:lang='uz-Cyrl' creationdate='yesterday'><prop type='y'>z</prop><seg> В </seg></tuv></tu>",
	       "en=A & b|by=bob|created=20200102T030405Z|changed=20210102T030405Z"
	       "|uz-Cyrl= В |by=ann|created=20200102T030405Z"
	       "|id=7|note=first\nsecond|status=approved|.segtype=sentence|.usagecount=3|.x-domain=law|.status=odd|.y=z;",
	       &losses);
	assert_int_equal(losses.counts[LOSS_DATE], 1);
	assert_int_equal(losses.counts[LOSS_ELEMENT], 1);
	assert_int_equal(losses.lines[LOSS_ELEMENT][0], 3);
}

static void a_headers_segtype_is_that_of_its_units(void **state)
{
	(void)state;
	expect_file(SLICE("<tmx version='1.4'><header creationtool='x' segtype='paragraph'/><body>"
			  "<tu><tuv xml:lang='en'><seg>A</seg></tuv><tuv xml:lang='ru'><seg>Б</seg></tuv></tu>"
			  "<tu segtype='phrase'><tuv xml:lang='en'><seg>C</seg></tuv><tuv xml:lang='ru'><seg>В</seg></tuv></tu>"
			  "</body></tmx>"),
		    "en=A|ru=Б|.segtype=paragraph;en=C|ru=В|.segtype=phrase;", NULL);
	/* Our own says it of units that say nothing. */
	expect_file(SLICE("<tmx version='1.4'><header creationtool='" PACKAGE_NAME "' segtype='sentence'/><body>"
			  "<tu><tuv xml:lang='en'><seg>A</seg></tuv><tuv xml:lang='ru'><seg>Б</seg></tuv></tu></body></tmx>"),
		    "en=A|ru=Б;", NULL);
}

static void omegat_files_keep_context_and_tags(void **state)
{
	(void)state;
	expect_file(SLICE("<!DOCTYPE tmx SYSTEM \"tmx11.dtd\"><tmx version=\"1.1\"><header creationtool=\"OmegaT\"/><body>"
			  "<tu tuid=\"u\"><prop type=\"file\">f.html</prop><prop type=\"id\">9</prop>"
			  "<prop type=\"prev\">P</prop><prop type=\"next\">N</prop><prop type=\"path\">/a</prop>"
			  "<prop type=\"x-auto\">1</prop>"
			  "<tuv lang=\"EN\"><seg>&lt;a0&gt;Go&lt;/a0&gt; &lt;br10/&gt;&lt;b&gt;</seg></tuv>"
			  "<tuv lang=\"RU\"><seg><bpt i=\"0\" x=\"0\">&lt;a0&gt;</bpt>Da<ept i=\"0\">&lt;/a0&gt;</ept></seg>"
			  "</tuv></tu></body></tmx>"),
		    "en=<a1>Go</a1> <br11/><b>|ru=<a1>Da</a1>|id=9|origin=f.html|context=/a|previous=P|next=N"
		    "|.x-auto=1|.tuid=u;",
		    NULL);
}

static void inline_elements_become_codes(void **state)
{
	struct loss_report losses = { 0 };

	(void)state;
	expect("<tu><tuv xml:lang='en'><seg><it x='1' pos='begin'>&lt;I></it><bpt x='2' i='1'>&lt;B></bpt>Click "
	       "<ph x='3'>&lt;IMG ALT='<sub>Start <ph/></sub>'></ph> to <hi x='4'>start</hi><ut/>.<ept i='1'>&lt;/B></ept>"
	       "</seg></tuv>"
	       "<tuv xml:lang='ru'><seg><bpt x='2' i='7'/><it x='1' pos='begin'/>Jmi <ph x='3'/> i <hi x='4'>go</hi>"
	       "<ut/>.<ept i='7'/><it pos='end'/></seg></tuv></tu>",
	       "en=<bx1/><g2>Click <x3/> to <hi4>start</hi4><ut5/>.</g2>"
	       "|ru=<g2><bx1/>Jmi <x3/> i <hi4>go</hi4><ut5/>.</g2><ex6/>;",
	       &losses);
	assert_int_equal(losses.counts[LOSS_CODE_CONTENT], 4);
	assert_int_equal(losses.counts[LOSS_SUBFLOW], 1);
}

static void a_code_in_marked_form_is_that_code(void **state)
{
	struct loss_report losses = { 0 };

	(void)state;
	expect("<tu><tuv xml:lang='en'><seg><bpt i='4'>&lt;a1&gt;</bpt>x<ept i='4'/>&lt;b2&gt;y&lt;/b2&gt;"
	       "<ph>&lt;br3/&gt;</ph><ph>&lt;br&gt;</ph></seg></tuv>" RU_TUV "</tu>",
	       "en=<a1>x</a1><b2>y</b2><br3/><x1/>|ru=Odin;", &losses);
	assert_int_equal(losses.counts[LOSS_CODE_CONTENT], 1);
}

static void what_has_no_place_is_counted(void **state)
{
	struct loss_report losses = { 0 };

	(void)state;
	expect("<tu><tuv xml:lang='en'><seg>a</seg><seg>b</seg></tuv><tuv xml:lang='en-GB'><seg>c</seg></tuv>"
	       "<tuv xml:lang='tlh'><seg>d</seg></tuv><tuv><seg>e</seg></tuv></tu>\n"
	       "<tu>" EN_TUV "<tuv xml:lang='ru'><seg> </seg></tuv></tu>"
	       "<tu>" EN_TUV RU_TUV "<odd><seg>z<odd/></seg></odd></tu>",
	       "en=One|ru=Odin;", &losses);
	assert_int_equal(losses.counts[LOSS_LANGUAGE_TWICE], 1);
	assert_int_equal(losses.counts[LOSS_LANGUAGE_UNKNOWN], 2);
	assert_int_equal(losses.counts[LOSS_TEXT_EMPTY], 2);
	assert_int_equal(losses.lines[LOSS_TEXT_EMPTY][1], 4);
	assert_int_equal(losses.counts[LOSS_ELEMENT], 2);
}

static void older_charsets_are_read(void **state)
{
	struct strbuf wide = STRBUF_INIT;
	const char *text = HEAD "<tu>" EN_TUV RU_TUV "</tu>" TAIL;

	(void)state;
	expect_file(SLICE("<?xml version='1.0' encoding='windows-1251'?><tmx version='1.4'><body><tu>" EN_TUV
			  "<tuv xml:lang='ru'><seg>\xc4\xe0 \xb9 1</seg></tuv></tu></body></tmx>"),
		    "en=One|ru=Да № 1;", NULL);
	strbuf_add(&wide, SLICE("\xff\xfe"));
	for (size_t i = 0; text[i]; i++)
		strbuf_add(&wide, slice_from((char[]){ text[i], 0 }, 2));
	expect_file(strbuf_slice(&wide), "en=One|ru=Odin;", NULL);
	assert_true(tmx_sniff(strbuf_slice(&wide)));
	strbuf_release(&wide);
	expect_refusal(SLICE("<?xml version='1.0' encoding='Shift_JIS'?><tmx/>"), ERROR_UNSUPPORTED, 1, "charset");
	expect_refusal(SLICE("<?xml version='1.0' encoding='none-such'?><tmx/>"), ERROR_UNSUPPORTED, 1, "charset");
}

static void what_is_no_tmx_is_refused_with_its_line(void **state)
{
	(void)state;
	expect_refusal(SLICE(""), ERROR_FORMAT, 1, "not well-formed");
	expect_refusal(SLICE("\n<xliff/>"), ERROR_FORMAT, 2, "outermost element is 'xliff'");
	expect_refusal(SLICE(HEAD "\n<tu></tuv>"), ERROR_FORMAT, 4, "mismatched tag");
	expect_refusal(SLICE("<tmx version='2.0'/>"), ERROR_UNSUPPORTED, 1, "version '2.0'");
	expect_refusal(SLICE("<!DOCTYPE tmx [\n<!ENTITY a 'b'>]><tmx/>"), ERROR_FORMAT, 2, "'a' is declared");
	expect_refusal(SLICE("<!DOCTYPE tmx [\n<!ATTLIST tu tuid CDATA 'b'>]><tmx/>"), ERROR_FORMAT, 2, "declared");
	expect_refusal(SLICE("<!DOCTYPE tmx SYSTEM 'http://example.org/x'>\n<tmx>&nbsp;</tmx>"), ERROR_FORMAT, 2,
		       "'nbsp' is not defined");
	assert_false(tmx_read("absent.tmx", collect, NULL, NULL, NULL));
	assert_false(tmx_read(".", collect, NULL, NULL, NULL));
}

static void expect_limit(const char *before, const char *repeated, size_t times, const char *after, const char *part)
{
	struct strbuf file = STRBUF_INIT;

	strbuf_add_string(&file, before);
	for (size_t i = 0; i < times; i++)
		strbuf_add_string(&file, repeated);
	strbuf_add_string(&file, after);
	expect_refusal(strbuf_slice(&file), ERROR_LIMIT, 0, part);
	strbuf_release(&file);
}

static void limits_are_named(void **state)
{
	struct strbuf attributes = STRBUF_INIT;

	(void)state;
	expect_limit("<tmx>", "<a>", 50000, "", "deeper than the limit of 256");
	for (int i = 0; i < 300; i++)
		strbuf_addf(&attributes, " a%d=''", i);
	expect_limit("<tmx", attributes.data, 1, ">", "more attributes than the limit of 256");
	expect_limit("<tmx a='", "0123456789abcdef", 5000, "'>", "'a' is longer than the limit of 64 KiB");
	expect_limit("<tmx a='", "0123456789abcdef", 200000, "'>", "limit of 1024 KiB");
	expect_limit("<tmx><!--", "0123456789abcdef", 200000, "--></tmx>", "limit of 1024 KiB");
	expect_limit("<tmx><body><tu>", "<prop type='0123456789abcdef'>0123456789abcdef</prop>", 400000, "",
		     "larger than the limit of 16 MiB");
	strbuf_release(&attributes);
}

static void a_text_past_the_limit_is_left_out(void **state)
{
	struct loss_report losses = { 0 };
	struct strbuf body = STRBUF_INIT;

	(void)state;
	strbuf_add_string(&body, "<tu>" EN_TUV "<tuv xml:lang='uz'><seg>");
	for (size_t i = 0; i < 20000; i++)
		strbuf_add_string(&body, "<hi>word</hi><ph/><bpt i='1'>a</bpt>");
	strbuf_add_string(&body, "</seg></tuv>" RU_TUV "</tu>");
	expect(body.data, "en=One|ru=Odin;", &losses);
	assert_int_equal(losses.counts[LOSS_TEXT_TOO_LONG], 1);
	strbuf_release(&body);
}

static bool stop(void *data, const struct tm_record *record, struct error *err)
{
	++*(size_t *)data;
	(void)record;
	return error_set(err, ERROR_STORE, "enough");
}

static void the_caller_may_stop(void **state)
{
	struct error err = ERROR_INIT;
	size_t count = 0;

	(void)state;
	assert_true(file_write("in.tmx", SLICE(HEAD "<tu>" EN_TUV RU_TUV "</tu><tu>" EN_TUV RU_TUV "</tu>" TAIL), NULL));
	assert_false(tmx_read("in.tmx", stop, &count, NULL, &err));
	assert_int_equal(count, 1);
	assert_string_equal(err.message, "enough");
	error_clear(&err);
}

static void tmx_is_told_from_other_files(void **state)
{
	(void)state;
	assert_true(tmx_sniff(SLICE("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE tmx><tmx version='1.4'>")));
	assert_true(tmx_sniff(SLICE("<x:tmx>")));
	assert_true(tmx_sniff(SLICE("<?xml version='1.0'?> <!-- cut")));
	assert_false(tmx_sniff(SLICE("<?xml version='1.0'?><xliff>")));
	assert_false(tmx_sniff(SLICE("<tmxed>")));
	assert_false(tmx_sniff(SLICE("en\tuz\n<tmx>\t<tmx>\n")));
	assert_false(tmx_sniff(SLICE("")));
}

/* ---------------------------------------------------------------- writing */

static void write_records(const char *path, const struct tm_record *records, size_t count, size_t replaced)
{
	struct tmx_writer writer;
	struct error err = ERROR_INIT;

	assert_true(tmx_writer_open(&writer, path, &err));
	for (size_t i = 0; i < count; i++)
		assert_true(tmx_writer_add(&writer, &records[i], &err));
	assert_int_equal(writer.replaced_characters, replaced);
	assert_true(tmx_writer_commit(&writer, &err));
}

static uint32_t next_random(uint32_t *random)
{
	*random = *random * 1664525u + 1013904223u;
	return *random >> 16;
}

/* Text of pieces that are hard to write; not blank when it begins with a word. */
static struct slice random_text(uint32_t *random, struct arena *arena, const char *beginning)
{
	static const char *const pieces[] = {
		"<a1>", "</a1>", "<a1>", "</a1>", "<br2/>", "<b3>", "</b3>", "<a0>", "<", ">", "&", "\"", "'", "\n", "\r",
		"\t", "\r\n", " ", "  ", "]]>", "&amp;", "&#13;", "<!--", "-->", "<x1", "\x7f", "\xc2\x85", "\xc2\xa0",
		"oʻzbek", "Ўзбек", "\xf0\x9f\x98\x80", "\xef\xbf\xbd", "\xe2\x80\xa8", "word", "</seg>", "<g1>",
	};
	struct strbuf text = STRBUF_INIT;
	struct slice copy;

	strbuf_add_string(&text, beginning);
	for (uint32_t count = next_random(random) % 12; count; count--)
		strbuf_add_string(&text, pieces[next_random(random) % ARRAY_COUNT(pieces)]);
	copy = arena_copy(arena, strbuf_slice(&text));
	strbuf_release(&text);
	return copy;
}

static struct slice maybe_text(uint32_t *random, struct arena *arena)
{
	return next_random(random) % 3 ? random_text(random, arena, "") : SLICE_NONE;
}

static struct tm_record random_record(uint32_t *random, struct arena *arena)
{
	static const struct language *const languages[] = { &language_en, &language_uz, &language_uz_cyrl, &language_ru };
	struct tm_record record = { .text_count = 2 + next_random(random) % 3 };

	record.texts = arena_zeroed(arena, record.text_count, sizeof(*record.texts));
	for (size_t i = 0; i < record.text_count; i++)
		record.texts[i] = (struct tm_text){
			.language = languages[i],
			.text = random_text(random, arena, i % 2 ? "a" : "<b7>."),
			.author = maybe_text(random, arena),
			.created = next_random(random) % 2 ? next_random(random) * 40000 : TM_TIME_UNKNOWN,
			.changed = next_random(random) % 2 ? next_random(random) * 40000 : TM_TIME_UNKNOWN,
		};
	record.id = maybe_text(random, arena);
	record.origin = maybe_text(random, arena);
	record.context = maybe_text(random, arena);
	record.previous = maybe_text(random, arena);
	record.next = maybe_text(random, arena);
	record.note = maybe_text(random, arena);
	record.status = next_random(random) % 4;
	record.property_count = next_random(random) % 3;
	record.properties = arena_zeroed(arena, 3, sizeof(*record.properties));
	for (size_t i = 0; i < record.property_count; i++)
		record.properties[i] = (struct tm_property){ random_text(random, arena, "p"),
							     random_text(random, arena, "") };
	return record;
}

#define RECORDS 500

static void what_was_written_is_read_the_same(void **state)
{
	static struct tm_record records[RECORDS];
	struct strbuf written = STRBUF_INIT, read = STRBUF_INIT;
	struct loss_report losses = { 0 };
	struct arena arena = ARENA_INIT;
	uint32_t random = 42;

	(void)state;
	for (size_t i = 0; i < RECORDS; i++) {
		records[i] = random_record(&random, &arena);
		print_record(&written, &records[i]);
	}
	write_records("out.tmx", records, RECORDS, 0);
	assert_true(tmx_read("out.tmx", collect, &read, &losses, NULL));
	assert_string_equal(read.data, written.data);
	for (size_t i = 0; i < LOSS_KINDS; i++)
		assert_int_equal(losses.counts[i], 0);
	strbuf_release(&written);
	strbuf_release(&read);
	arena_release(&arena);
}

static void codes_are_written_as_elements(void **state)
{
	struct tm_text texts[] = {
		{ .language = &language_en, .text = SLICE("</c9><a1><a1>x</a1></a1><br2/><b3>"),
		  .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN },
		{ .language = &language_uz_cyrl, .text = SLICE("б"), .author = SLICE("\"ann\""), .created = 0, .changed = 1 },
	};
	struct tm_record record = { .texts = texts, .text_count = 2, .id = SLICE("k\n1"), .context = SLICE("<c>") };
	struct strbuf file = STRBUF_INIT;

	(void)state;
	write_records("out.tmx", &record, 1, 0);
	assert_true(file_read("out.tmx", FILE_LIMIT_BYTES, &file, NULL));
	assert_non_null(strstr(file.data, "<tu tuid=\"k&#10;1\">\n<prop type=\"path\">&lt;c&gt;</prop>\n"));
	assert_non_null(strstr(file.data, "<seg><it pos=\"end\" x=\"9\">&lt;/c9&gt;</it>"
					  "<bpt i=\"2\" x=\"1\">&lt;a1&gt;</bpt><bpt i=\"1\" x=\"1\">&lt;a1&gt;</bpt>x"
					  "<ept i=\"1\">&lt;/a1&gt;</ept><ept i=\"2\">&lt;/a1&gt;</ept>"
					  "<ph x=\"2\">&lt;br2/&gt;</ph><it pos=\"begin\" x=\"3\">&lt;b3&gt;</it></seg>"));
	assert_non_null(strstr(file.data, "<tuv xml:lang=\"uz-Cyrl\" creationdate=\"19700101T000000Z\" "
					  "changedate=\"19700101T000001Z\" changeid=\"&quot;ann&quot;\">"));
	strbuf_release(&file);
}

static void characters_that_xml_lacks_are_replaced_and_counted(void **state)
{
	struct tm_text texts[] = {
		{ &language_en, SLICE("a\x01\x1f\xff"), SLICE_NONE, TM_TIME_UNKNOWN, TM_TIME_UNKNOWN },
		{ &language_ru, SLICE("b\xef\xbf\xbf\xef\xbf\xbe"), SLICE_NONE, TM_TIME_UNKNOWN, TM_TIME_UNKNOWN },
	};
	struct tm_record record = { .texts = texts, .text_count = 2 };
	struct strbuf seen = STRBUF_INIT;

	(void)state;
	write_records("out.tmx", &record, 1, 5);
	assert_true(tmx_read("out.tmx", collect, &seen, NULL, NULL));
	assert_string_equal(seen.data, "en=a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|ru=b\xef\xbf\xbd\xef\xbf\xbd;");
	strbuf_release(&seen);
}

static void an_abandoned_file_is_not_there(void **state)
{
	struct tmx_writer writer;

	(void)state;
	assert_true(tmx_writer_open(&writer, "never.tmx", NULL));
	tmx_writer_abandon(&writer);
	assert_false(file_exists("never.tmx"));
	assert_false(tmx_writer_open(&writer, "no/such/folder/x.tmx", NULL));
}

/* The path of a data file, from the folder that the test works in; free it. */
static char *data_file(const char *name)
{
	char *path;

	assert_int_equal(chdir(project), 0);
	path = realpath(test_data(name), NULL);
	assert_int_equal(chdir(folder), 0);
	return path;
}

static int back_to_folder(void **state)
{
	(void)state;
	return chdir(folder);
}

static void what_is_written_is_valid(void **state)
{
	static struct tm_record records[RECORDS];
	struct arena arena = ARENA_INIT;
	uint32_t random = 7;
	char *dtd = data_file("schema/tmx14.dtd");
	int status;
	pid_t child;

	(void)state;
	for (size_t i = 0; i < RECORDS; i++)
		records[i] = random_record(&random, &arena);
	write_records("valid.tmx", records, RECORDS, 0);
	arena_release(&arena);
	child = fork();
	if (child == 0) {
		execlp("xmllint", "xmllint", "--noout", "--nonet", "--dtdvalid", dtd, "valid.tmx", (char *)NULL);
		_exit(127);
	}
	free(dtd);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
		printf("# no xmllint\n");
		skip();
	}
	assert_int_equal(status, 0);
}

static void files_of_other_tools_are_read(void **state)
{
	static const char *const files[] = {
		"tmx/okapi/a_small_test2.tmx",	"tmx/okapi/sampleTMX2.tmx", "tmx/okapi/header_with_prop_and_note.tmx",
		"tmx/okapi/Paragraph_TM.tmx", "tmx/okapi/html_test.tmx",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(files); i++) {
		char *path = data_file(files[i]);
		struct strbuf seen = STRBUF_INIT, beginning = STRBUF_INIT;
		struct error err = ERROR_INIT;

		assert_true(file_read(path, FILE_LIMIT_BYTES, &beginning, NULL));
		assert_true(tmx_sniff(strbuf_slice(&beginning)));
		if (!tmx_read(path, collect, &seen, NULL, &err))
			fail_msg("%s:%zu: %s", files[i], err.line, err.message);
		assert_true(seen.bytes > 0);
		if (getenv("SHOW"))
			printf("# %s\n%s\n", files[i], seen.data);
		strbuf_release(&seen);
		strbuf_release(&beginning);
		free(path);
	}
}

static int begin_group(void **state)
{
	int failed;

	project = realpath(".", NULL);
	failed = enter_folder(state);
	folder = realpath(".", NULL);
	return failed;
}

static int end_group(void **state)
{
	free(folder);
	free(project);
	return leave_folder(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tu_becomes_a_record),
		cmocka_unit_test(a_headers_segtype_is_that_of_its_units),
		cmocka_unit_test(omegat_files_keep_context_and_tags),
		cmocka_unit_test(inline_elements_become_codes),
		cmocka_unit_test(a_code_in_marked_form_is_that_code),
		cmocka_unit_test(what_has_no_place_is_counted),
		cmocka_unit_test(older_charsets_are_read),
		cmocka_unit_test(what_is_no_tmx_is_refused_with_its_line),
		cmocka_unit_test(limits_are_named),
		cmocka_unit_test(a_text_past_the_limit_is_left_out),
		cmocka_unit_test(the_caller_may_stop),
		cmocka_unit_test(tmx_is_told_from_other_files),
		cmocka_unit_test(what_was_written_is_read_the_same),
		cmocka_unit_test(codes_are_written_as_elements),
		cmocka_unit_test(characters_that_xml_lacks_are_replaced_and_counted),
		cmocka_unit_test(an_abandoned_file_is_not_there),
		cmocka_unit_test_teardown(what_is_written_is_valid, back_to_folder),
		cmocka_unit_test_teardown(files_of_other_tools_are_read, back_to_folder),
	};

	return cmocka_run_group_tests(tests, begin_group, end_group);
}
