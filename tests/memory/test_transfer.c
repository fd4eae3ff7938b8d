/*
 * transfer: what is written in any format, read into an empty memory and written again is the same; and what an
 * import changed on the way is told by unit.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/memory/memory_help.h"

static const struct language *const languages[] = { &language_en, &language_ru, &language_uz,
						    &language_uz_cyrl };
static const struct memory_batch batch = { .kind = "import", .status = TM_STATUS_DRAFT };

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static struct memory *open_memory(const char *path)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	if (!memory_open(&memory, path, MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	return memory;
}

/* Some words, codes, and what formats have to escape. */
static void random_text(uint32_t *state, struct strbuf *text)
{
	static const char *const parts[] = { "word",  "қонун", "<a1>x</a1>", "<br2/>", "&amp;", "\"",
					     "\\",    "\\n",   "tab\there",  "'",      "<b>",	"ʻ",
					     "100 %", "]]>",   "\xc2\xa0",   "#",      "msgid", "{0}" };

	strbuf_clear(text);
	for (uint32_t count = 1 + next_random(state) % 6; count > 0; count--)
		strbuf_addf(text, "%s%s%u", text->bytes ? " " : "",
			    parts[next_random(state) % ARRAY_COUNT(parts)], next_random(state) % 9);
}

/* A field that is there or not. */
static struct slice maybe(uint32_t *state, const char *const *values, size_t count)
{
	uint32_t which = next_random(state) % (uint32_t)(count + 1);

	return which < count ? slice_of(values[which]) : SLICE_NONE;
}

static void add_record(struct memory *memory, uint32_t *state, size_t number, size_t language_count,
		       struct memory_report *report)
{
	static const char *const origins[] = { "2023/baku", "a b", "ru" }, *const contexts[] = { "h1",
												 "a > \"b\"",
												 "<c>" };
	static const char *const notes[] = { "a note", "two\nlines", " & " }, *const types[] = { "sentence",
												 "block" };
	struct strbuf texts[ARRAY_COUNT(languages)], id = STRBUF_INIT;
	struct tm_text record_texts[ARRAY_COUNT(languages)];
	struct tm_property properties[] = { { SLICE("x-client"), SLICE("<us>") },
					    { SLICE("segtype"), slice_of(types[number % 2]) } };
	struct tm_record record = {
		.texts = record_texts,
		.origin = maybe(state, origins, 3),
		.context = maybe(state, contexts, 3),
		.note = maybe(state, notes, 3),
		.status = (enum tm_status)(1 + next_random(state) % 3),
		.properties = properties,
		.property_count = next_random(state) % 3,
	};
	struct error err = ERROR_INIT;

	strbuf_addf(&id, "%zu", number);
	if (next_random(state) % 2)
		record.id = strbuf_slice(&id);
	for (size_t i = 0; i < language_count; i++) {
		strbuf_init(&texts[i]);
		if (i >= 2 && next_random(state) % 2)
			continue;
		random_text(state, &texts[i]);
		record_texts[record.text_count++] = (struct tm_text){
			.language = languages[i],
			.text = strbuf_slice(&texts[i]),
			.author = next_random(state) % 2 ? SLICE("Ann & co") : SLICE_NONE,
			.created = TM_TIME_UNKNOWN,
			.changed = next_random(state) % 2 ? 1700000000 + (int64_t)number : TM_TIME_UNKNOWN,
		};
	}
	if (next_random(state) % 3 == 0)
		record.next = SLICE("The next one");
	if (!memory_add(memory, &record, report, &err))
		fail_msg("%s", err.message);
	for (size_t i = 0; i < language_count; i++)
		strbuf_release(&texts[i]);
	strbuf_release(&id);
}

static void fill(struct memory *memory, uint32_t *state, size_t language_count)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &batch, &err));
	for (size_t i = 0; i < 60; i++)
		add_record(memory, state, i, language_count, &report);
	assert_true(memory_commit(memory, &report, &err));
}

static void export(struct memory *memory, enum memory_format format,
		   const struct memory_export_options *options, const char *path, struct strbuf *bytes)
{
	struct memory_export_report report;
	struct error err = ERROR_INIT;

	if (!memory_export(memory, format, options, path, &report, &err))
		fail_msg("%s", err.message);
	strbuf_clear(bytes);
	assert_true(file_read(path, FILE_LIMIT_BYTES, bytes, &err));
}

static void assert_comes_back(uint32_t seed, enum memory_format format, size_t language_count,
			      const struct memory_export_options *options)
{
	static unsigned round;
	char names[2][40];
	struct memory *memory, *copy;
	struct memory_report report = { 0 };
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct error err = ERROR_INIT;
	const char *path = "out";

	for (unsigned i = 0; i < 2; i++)
		snprintf(names[i], sizeof(names[i]), "%u-%u.db", round, i);
	round++;
	memory = open_memory(names[0]);
	copy = open_memory(names[1]);
	fill(memory, &seed, language_count);
	export(memory, format, options, path, &first);
	if (!memory_import(copy, &path, 1, &batch, &report, &err))
		fail_msg("%s", err.message);
	export(copy, format, options, "again", &second);
	if (!slice_equal(strbuf_slice(&first), strbuf_slice(&second)))
		fail_msg("format %d, seed %u:\n%s\n-----\n%s", format, seed, first.data, second.data);
	memory_close(memory);
	memory_close(copy);
	strbuf_release(&first);
	strbuf_release(&second);
}

static void what_is_written_and_read_is_written_again_the_same(void **state)
{
	static const struct memory_export_options all = { NULL, NULL, false }, pairs = { &language_en, &language_ru, false };

	(void)state;
	for (uint32_t seed = 1; seed <= 6; seed++) {
		assert_comes_back(seed, MEMORY_FORMAT_TMX, 4, &all);
		assert_comes_back(seed, MEMORY_FORMAT_JSON, 4, &all);
		assert_comes_back(seed, MEMORY_FORMAT_JSON, 2, &pairs);
		assert_comes_back(seed, MEMORY_FORMAT_PO, 3, &pairs);
		assert_comes_back(seed, MEMORY_FORMAT_TSV, 4, &all);
	}
}

static void an_import_tells_what_became_of_each_unit(void **state)
{
	static const char first[] =
		"en\tru\tid\tstatus\nLaw\tЗакон\t1\tapproved\nPress\tПресса\t2\tdraft\nSame\tТо же\t3\tdraft\n";
	static const char second[] =
		"en\tru\tid\tdate\nLaw\tПраво\t1\t2023-01-01\nPress\tПечать\t2\tnever\nSame\tТо же\t3\t\nAlone\t\t4\t\n";
	const struct memory_import_options options = { .report_path = "report.tsv" };
	const char *path = "in.tsv";
	struct memory *memory = open_memory("memory.db");
	struct memory_report report = { 0 };
	struct strbuf told = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write(path, slice_of(first), &err) &&
		    memory_import(memory, &path, 1, &batch, &report, &err));
	assert_true(file_write(path, slice_of(second), &err));
	if (!memory_import_files(memory, &path, 1, &batch, &options, &report, &err))
		fail_msg("%s", err.message);
	assert_true(file_read("report.tsv", FILE_LIMIT_BYTES, &told, &err));
	assert_string_equal(
		told.data,
		"file\tline\tunit\tevent\twhy\tdetail\n"
		"in.tsv\t2\t1\tkept\tthe text in the memory is approved or newer, and stays\tru: Право\n"
		"in.tsv\t2\t1\tmerged\tthe memory has the unit already\ten: Law\n"
		"in.tsv\t3\t\tdate\tdates that are none were left out\tnever\n"
		"in.tsv\t3\t2\tchanged\tthe text took the place of an older one, which the history keeps\tru: Печать\n"
		"in.tsv\t4\t3\tmerged\tthe memory has the unit already\ten: Same\n"
		"in.tsv\t5\t4\tno-pair\trecords with fewer than two texts were left out\t\n");
	strbuf_release(&told);
	memory_close(memory);
}

static void a_report_that_cannot_be_written_stops_the_import(void **state)
{
	const struct memory_import_options options = { .report_path = "nowhere/report.tsv" };
	const char *path = "in.tsv";
	struct memory *memory = open_memory("other.db");
	struct memory_report report = { 0 };
	struct memory_stats stats;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write(path, SLICE("en\tru\nA\tА\n"), &err));
	assert_false(memory_import_files(memory, &path, 1, &batch, &options, &report, &err));
	error_clear(&err);
	assert_true(memory_stats(memory, &stats, &err));
	assert_int_equal(stats.units, 0);
	memory_close(memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_and_read_is_written_again_the_same),
		TEST(an_import_tells_what_became_of_each_unit),
		TEST(a_report_that_cannot_be_written_stops_the_import),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
