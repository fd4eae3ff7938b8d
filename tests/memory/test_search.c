/*
 * search: the index finds exactly what comparing with every text finds.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/data.h"
#include "tests/memory/memory_help.h"

#include <glob.h>

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_batch batch = { .kind = "import" };

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Rare and common words, endings, numbers, marks and codes; from no token to 24. */
static void random_text(uint32_t *state, struct strbuf *text)
{
	static const char *const words[] = {
		"law", "laws", "right", "rights", "the", "the", "of", "Court", "court", "2023", "17", "1,5",
		",", ".", "—", "<a1>", "</a1>", "http://a.uz", "people", "peoples", "office", "opened", "openly", "word",
	};
	size_t count = next_random(state) % 25;

	strbuf_clear(text);
	if (next_random(state) % 3)
		count %= 6;
	for (size_t i = 0; i < count; i++) {
		if (next_random(state) % 4 == 0)
			strbuf_addf(text, "w%cx%c ", 'a' + (int)(next_random(state) % 26),
				    'a' + (int)(next_random(state) % 26));
		else
			strbuf_addf(text, "%s ", words[next_random(state) % ARRAY_COUNT(words)]);
	}
	strbuf_add_string(text, count ? "end" : "?");
}

static void assert_same_answers(struct memory *memory, const struct language *from, const struct language *to,
				const char *source, int threshold)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list fast = MATCH_LIST_INIT, slow = MATCH_LIST_INIT;

	options.threshold_percent = threshold;
	options.limit = 0;
	options.milliseconds = 0;
	search_for(memory, from, to, source, options, &fast);
	options.flags = MATCH_EXHAUSTIVE;
	search_for(memory, from, to, source, options, &slow);
	if (fast.count != slow.count)
		fail_msg("'%s' at %d: %zu matches, not %zu", source, threshold, fast.count, slow.count);
	for (size_t i = 0; i < fast.count; i++) {
		assert_int_equal(fast.items[i].score, slow.items[i].score);
		assert_true(slice_equal(fast.items[i].source, slow.items[i].source));
		assert_true(slice_equal(fast.items[i].target, slow.items[i].target));
	}
	match_list_release(&fast);
	match_list_release(&slow);
}

static void the_index_finds_all_random_texts(void **data)
{
	struct strbuf text = STRBUF_INIT, other = STRBUF_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	uint32_t state = 7;

	(void)data;
	for (int round = 0; round < 12; round++) {
		if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err))
			fail_msg("%s", err.message);
		assert_true(memory_begin(memory, &batch, &err));
		for (int i = 0; i < (round == 3 ? 2500 : round == 8 ? 1200 : 150); i++) {
			random_text(&state, &text);
			random_text(&state, &other);
			add_pair(memory, &report, EN, text.data, RU, other.data, (struct tm_record){ 0 });
		}
		if (round % 4 == 2) {
			assert_same_answers(memory, EN, RU, text.data, 60);
			memory_rollback(memory);
		} else {
			assert_true(memory_commit(memory, &report, &err));
		}
		/* Where texts come by few or many, runs grow and join; they are what reading anew gives. */
		if (!memory_verify(memory, 0, &err))
			fail_msg("%s", err.message);
		if (round % 5 == 4)
			assert_true(memory_undo(memory, report.batch, &batch, &report, &err));
		for (int i = 0; i < 16; i++) {
			random_text(&state, &text);
			assert_same_answers(memory, EN, RU, text.data, 50 + (int)(next_random(&state) % 51));
			if (i == 8) {
				struct memory_forgotten forgotten;

				assert_true(memory_forget(memory, strbuf_slice(&text), NULL, 0, &batch, &forgotten, &err));
			}
		}
		memory_close(memory);
	}
	strbuf_release(&text);
	strbuf_release(&other);
}

/* A memory of NTREX's three languages; `lines` gets the rows' cells. */
static size_t learn_ntrex(struct memory *memory, struct strbuf *text, struct slice (*rows)[3], size_t most)
{
	struct memory_report report = { 0 };
	struct slice rest, line, field;
	struct error err = ERROR_INIT;
	size_t count = 0;

	assert_true(file_read(test_data("ntrex/ntrex128.en-ru-uz.public.tsv"), FILE_NO_LIMIT, text, &err));
	rest = strbuf_slice(text);
	slice_next_line(&rest, &line);
	assert_true(memory_begin(memory, &batch, &err));
	while (count < most && slice_next_line(&rest, &line)) {
		struct tm_text texts[3] = { { .language = EN }, { .language = RU }, { .language = UZ } };
		struct tm_record record = { .texts = texts, .text_count = 3 };

		slice_next_field(&line, '\t', &field);
		slice_next_field(&line, '\t', &field);
		for (int i = 0; i < 3; i++) {
			slice_next_field(&line, '\t', &texts[i].text);
			texts[i].created = texts[i].changed = TM_TIME_UNKNOWN;
			rows[count][i] = texts[i].text;
		}
		assert_true(memory_add(memory, &record, &report, &err));
		count++;
	}
	assert_true(memory_commit(memory, &report, &err));
	return count;
}

static void the_index_finds_all_of_ntrex_in_six_directions(void **data)
{
	static struct slice rows[2000][3];
	static const struct language *const languages[3] = { &language_en, &language_ru, &language_uz };
	struct strbuf text = STRBUF_INIT, half = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct memory *memory;
	size_t count;

	(void)data;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err));
	count = learn_ntrex(memory, &text, rows, 2000);
	for (size_t i = 0; i < count; i += 97)
		for (int from = 0; from < 3; from++)
			for (int step = 1; step < 3; step++) {
				struct slice source = rows[i][from];

				/* A part of a sentence, so that there is something to miss. */
				strbuf_clear(&half);
				strbuf_add(&half, slice_part(source, i % 5, source.bytes - source.bytes / 4));
				assert_same_answers(memory, languages[from], languages[(from + step) % 3], half.data,
						    50 + (int)(i % 40));
				strbuf_clear(&half);
				strbuf_add(&half, source);
				assert_same_answers(memory, languages[from], languages[(from + step) % 3], half.data, 65);
			}
	memory_close(memory);
	strbuf_release(&text);
	strbuf_release(&half);
}

/* The file of the English index; there is one. */
static const char *index_file(void)
{
	static char path[256];
	glob_t files;

	assert_int_equal(glob("memory.db-index-en-*", 0, NULL, &files), 0);
	assert_int_equal(files.gl_pathc, 1);
	assert_true(strlen(files.gl_pathv[0]) < sizeof(path));
	memcpy(path, files.gl_pathv[0], strlen(files.gl_pathv[0]) + 1);
	globfree(&files);
	return path;
}

static void verifying_tells_a_damaged_index(void **data)
{
	struct strbuf text = STRBUF_INIT, index = STRBUF_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	uint32_t state = 5;

	(void)data;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err));
	assert_true(memory_begin(memory, &batch, &err));
	for (int i = 0; i < 6000; i++) {
		random_text(&state, &text);
		add_pair(memory, &report, EN, text.data, RU, "да", (struct tm_record){ 0 });
	}
	assert_true(memory_commit(memory, &report, &err));
	assert_same_answers(memory, EN, RU, text.data, 50);
	if (!memory_verify(memory, 0, &err))
		fail_msg("%s", err.message);
	assert_true(file_read(index_file(), FILE_NO_LIMIT, &index, &err));
	index.data[index.bytes / 2] ^= 1;
	assert_true(file_write(index_file(), strbuf_slice(&index), &err));
	assert_false(memory_verify(memory, 0, &err));
	assert_int_equal(err.kind, ERROR_STORE);
	assert_non_null(strstr(err.message, "memory.db-index-en-"));
	error_clear(&err);
	assert_true(memory_verify(memory, MEMORY_VERIFY_REBUILD, &err));
	assert_same_answers(memory, EN, RU, text.data, 50);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
	strbuf_release(&text);
	strbuf_release(&index);
}

static void a_damaged_index_hides_nothing(void **data)
{
	struct strbuf text = STRBUF_INIT, index = STRBUF_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	uint32_t state = 11;

	(void)data;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err));
	assert_true(memory_begin(memory, &batch, &err));
	for (int i = 0; i < 6000; i++) {
		random_text(&state, &text);
		add_pair(memory, &report, EN, text.data, RU, "да", (struct tm_record){ 0 });
	}
	assert_true(memory_commit(memory, &report, &err));
	assert_same_answers(memory, EN, RU, text.data, 50);
	memory_close(memory);
	index_file();
	for (int i = 0; i < 20; i++) {
		strbuf_clear(&index);
		assert_true(file_read(index_file(), FILE_NO_LIMIT, &index, &err));
		index.data[next_random(&state) % index.bytes] ^= (char)(1 << next_random(&state) % 8);
		if (i % 5 == 4)
			strbuf_truncate(&index, next_random(&state) % index.bytes);
		assert_true(file_write(index_file(), strbuf_slice(&index), &err));
		assert_true(memory_open(&memory, "memory.db", MEMORY_READ, &err));
		for (int j = 0; j < 3; j++) {
			random_text(&state, &text);
			assert_same_answers(memory, EN, RU, text.data, 50 + 10 * j);
		}
		memory_close(memory);
	}
	strbuf_release(&text);
	strbuf_release(&index);
}

/* How many files the index has, temporary ones too. */
static size_t index_files(void)
{
	glob_t files;
	size_t count;

	if (glob("*memory.db-index-*", GLOB_PERIOD, NULL, &files) != 0)
		return 0;
	count = files.gl_pathc;
	globfree(&files);
	return count;
}

/* Rows of random texts; a bad one at the end, if asked for. */
static void write_rows(const char *path, uint32_t *state, int rows, bool bad)
{
	struct strbuf table = STRBUF_INIT, text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	strbuf_add_string(&table, "en\tru\n");
	for (int i = 0; i < rows; i++) {
		random_text(state, &text);
		strbuf_addf(&table, "%s %d\t", text.data, i);
		random_text(state, &text);
		strbuf_addf(&table, "%s\n", text.data);
	}
	strbuf_add_string(&table, bad ? "no\xff" : "");
	assert_true(file_write(path, strbuf_slice(&table), &err));
	strbuf_release(&table);
	strbuf_release(&text);
}

static void an_import_ends_with_its_index(void **data)
{
	static const char *const paths[] = { "rows.tsv" };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	uint32_t state = 17;
	size_t files;

	(void)data;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err));
	write_rows("rows.tsv", &state, 3000, true);
	assert_false(memory_import(memory, paths, 1, &batch, &report, &err));
	error_clear(&err);
	assert_int_equal(index_files(), 0);
	for (int round = 0; round < 4; round++) {
		static const int rows[] = { 4000, 100, 2000, 9000 };

		write_rows("rows.tsv", &state, rows[round], false);
		assert_true(memory_import(memory, paths, 1, &batch, &report, &err));
		files = index_files();
		assert_true(files > 0);
		if (!memory_verify(memory, 0, &err))
			fail_msg("%s", err.message);
		assert_same_answers(memory, EN, RU, "the right of the people opened", 50);
		assert_same_answers(memory, RU, EN, "the laws of the Court, 17", 60);
		/* What the look-ups needed was there. */
		assert_int_equal(index_files(), files);
	}
	memory_close(memory);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_index_finds_all_random_texts),
		TEST(the_index_finds_all_of_ntrex_in_six_directions),
		TEST(an_import_ends_with_its_index),
		TEST(verifying_tells_a_damaged_index),
		TEST(a_damaged_index_hides_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
