/*
 * history: whatever a memory went through, the index finds what comparing with every text finds.
 *
 * Random histories of batches that are kept, rolled back, undone or killed, of texts that are
 * forgotten and memories that are opened anew; after each step look-ups at the next of all thresholds from
 * 50 to 100, each asked of the index and of its brute-force twin. At the end the memory is sound.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/data.h"
#include "tests/memory/memory_help.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The last two have the pool's third texts: one language in two scripts, each answering for the other. */
#define LANGUAGES 4
static const struct language *const languages[LANGUAGES] = { &language_en, &language_ru, &language_uz, &language_uz_cyrl };
static const struct memory_batch batch = { .kind = "import" };

/* Texts to make histories of, in three languages. */
struct pool {
	struct slice (*rows)[3];
	size_t count, capacity;
	struct strbuf bytes;
};

struct history {
	struct memory *memory;
	const struct pool *pool;
	uint32_t state;
	int threshold;
	int64_t batches[256];
	size_t batch_count;
	struct error err;
};

static uint32_t next_random(struct history *history, uint32_t below)
{
	history->state = history->state * 1664525u + 1013904223u;
	return (history->state >> 8) % below;
}

static void open_memory(struct history *history)
{
	if (!memory_open(&history->memory, "memory.db", MEMORY_CREATE, &history->err))
		fail_msg("%s", history->err.message);
}

/* A text of the pool; every third without some of its words, so that texts are near one another. */
static void draw(struct history *history, size_t row, int language, struct strbuf *text)
{
	struct slice source = history->pool->rows[row][language < 3 ? language : 2], word;
	bool whole = next_random(history, 3) != 0;

	strbuf_clear(text);
	while (slice_next_field(&source, ' ', &word))
		if (whole || next_random(history, 8) != 0) {
			strbuf_add_string(text, text->bytes ? " " : "");
			strbuf_add(text, word);
		}
}

static void add_records(struct history *history, uint32_t count, struct memory_report *report)
{
	struct strbuf text[3] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };

	while (count-- > 0) {
		size_t row = next_random(history, (uint32_t)history->pool->count);
		size_t languages_count = 2 + next_random(history, 2);
		struct tm_text texts[3];

		for (size_t i = 0; i < languages_count; i++) {
			size_t language = i < 2 ? i : 2 + next_random(history, 2);

			draw(history, row, (int)i, &text[i]);
			texts[i] = (struct tm_text){ .language = languages[language], .text = strbuf_slice(&text[i]),
						     .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN };
		}
		if (!memory_add(history->memory, &(struct tm_record){ .texts = texts, .text_count = languages_count },
				report, &history->err))
			fail_msg("%s", history->err.message);
	}
	for (size_t i = 0; i < 3; i++)
		strbuf_release(&text[i]);
}

static void compare(struct history *history)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list fast = MATCH_LIST_INIT, slow = MATCH_LIST_INIT;
	int from = (int)next_random(history, LANGUAGES);
	int to = (from + 1 + (int)next_random(history, LANGUAGES - 1)) % LANGUAGES;
	struct strbuf text = STRBUF_INIT;

	draw(history, next_random(history, (uint32_t)history->pool->count), from, &text);
	strbuf_add_byte(&text, ' ');
	options.threshold_percent = 50 + history->threshold++ % 51;
	options.limit = next_random(history, 2) ? 5 : 0;
	options.milliseconds = 0;
	search_for(history->memory, languages[from], languages[to], text.data, options, &fast);
	options.flags = MATCH_EXHAUSTIVE;
	search_for(history->memory, languages[from], languages[to], text.data, options, &slow);
	if (fast.count != slow.count || fast.complete != slow.complete)
		fail_msg("'%s' at %d: %zu matches, not %zu", text.data, options.threshold_percent, fast.count, slow.count);
	for (size_t i = 0; i < fast.count; i++) {
		assert_int_equal(fast.items[i].score, slow.items[i].score);
		assert_true(slice_equal(fast.items[i].source, slow.items[i].source));
		assert_true(slice_equal(fast.items[i].target, slow.items[i].target));
	}
	match_list_release(&fast);
	match_list_release(&slow);
	strbuf_release(&text);
}

/* ------------------------------------------------------------------- steps */

static void keep_a_batch(struct history *history)
{
	struct memory_report report = { 0 };

	assert_true(memory_begin(history->memory, &batch, &history->err));
	add_records(history, 1 + next_random(history, next_random(history, 9) ? 30 : 1500), &report);
	assert_true(memory_commit(history->memory, &report, &history->err));
	if (report.batch && history->batch_count < ARRAY_COUNT(history->batches))
		history->batches[history->batch_count++] = report.batch;
}

static void roll_a_batch_back(struct history *history)
{
	struct memory_report report = { 0 };

	assert_true(memory_begin(history->memory, &batch, &history->err));
	add_records(history, 1 + next_random(history, 60), &report);
	compare(history); /* sees what is not committed, and must forget it */
	memory_rollback(history->memory);
}

static void undo_a_batch(struct history *history)
{
	struct memory_report report = { 0 };

	if (!history->batch_count)
		return;
	/* One that was undone before is refused. */
	if (!memory_undo(history->memory, history->batches[next_random(history, (uint32_t)history->batch_count)], &batch,
			 &report, &history->err))
		error_clear(&history->err);
}

static void forget_a_text(struct history *history)
{
	int language = (int)next_random(history, 3);
	struct memory_forgotten forgotten;

	if (!memory_forget(history->memory,
			   history->pool->rows[next_random(history, (uint32_t)history->pool->count)][language],
			   languages[language], 0, &batch, &forgotten, &history->err))
		fail_msg("%s", history->err.message);
}

/* Of a text that is there or not, to one that is there or not, or to nothing. */
static void edit_a_text(struct history *history)
{
	int from = (int)next_random(history, 3), to = (from + 1) % 3;
	struct strbuf target = STRBUF_INIT;
	struct memory_report report = { 0 };
	struct memory_edit edit = {
		.source_language = languages[from], .target_language = languages[to], .status = TM_STATUS_DRAFT,
		.source = history->pool->rows[next_random(history, (uint32_t)history->pool->count)][from],
	};

	draw(history, next_random(history, (uint32_t)history->pool->count), to, &target);
	if (next_random(history, 4) != 0 && target.bytes)
		edit.target = strbuf_slice(&target);
	if (!memory_edit(history->memory, &edit, &batch, &report, &history->err))
		fail_msg("%s", history->err.message);
	if (report.batch && history->batch_count < ARRAY_COUNT(history->batches))
		history->batches[history->batch_count++] = report.batch;
	strbuf_release(&target);
}

static void open_anew(struct history *history)
{
	memory_close(history->memory);
	open_memory(history);
}

/* Another process dies somewhere in a batch, with kill -9. */
static void crash(struct history *history)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct memory_report report = { 0 };

		open_memory(history);
		if (memory_begin(history->memory, &batch, &history->err)) {
			add_records(history, 1 + next_random(history, 300), &report);
			if (next_random(history, 2))
				memory_commit(history->memory, &report, &history->err);
		}
		kill(getpid(), SIGKILL);
		_exit(1);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	next_random(history, 2); /* the child went on from the same state */
}

static void (*const steps[])(struct history *history) = {
	keep_a_batch, keep_a_batch, keep_a_batch, keep_a_batch, roll_a_batch_back,
	undo_a_batch, forget_a_text, edit_a_text, open_anew, crash,
};

static void live(const struct pool *pool, uint32_t seed, int step_count)
{
	struct history history = { .pool = pool, .state = seed, .err = ERROR_INIT };

	open_memory(&history);
	for (int step = 0; step < step_count; step++) {
		steps[next_random(&history, ARRAY_COUNT(steps))](&history);
		for (int i = 0; i < 3; i++)
			compare(&history);
	}
	if (!memory_verify(history.memory, 0, &history.err))
		fail_msg("%s", history.err.message);
	memory_close(history.memory);
}

/* ------------------------------------------------------------------- pools */

static void add_row(struct pool *pool, struct slice first, struct slice second, struct slice third)
{
	ARRAY_GROW(pool->rows, pool->count, pool->capacity);
	pool->rows[pool->count][0] = first;
	pool->rows[pool->count][1] = second;
	pool->rows[pool->count++][2] = third;
}

static void pool_release(struct pool *pool)
{
	free(pool->rows);
	strbuf_release(&pool->bytes);
}

/* Few words, many texts: everything is near everything. */
static void random_histories_hide_nothing(void **data)
{
	static const char *const words[] = {
		"law", "laws", "right", "the", "of", "Court", "court", "2023", "17", ",", "—", "<a1>", "</a1>",
		"people", "office", "opened", "openly", "ҳуқуқ", "huquqlar", "закон", "законы", "http://a.uz",
	};
	struct pool pool = { NULL, 0, 0, STRBUF_INIT };
	uint32_t state = 77;
	size_t starts[601];

	(void)data;
	for (size_t i = 0; i < 600; i++) {
		starts[i] = pool.bytes.bytes;
		for (uint32_t left = 1 + (state >> 9) % 12; left > 0; left--) {
			state = state * 1664525u + 1013904223u;
			strbuf_add_string(&pool.bytes, words[(state >> 8) % ARRAY_COUNT(words)]);
			strbuf_add_string(&pool.bytes, left > 1 ? " " : "");
		}
	}
	starts[600] = pool.bytes.bytes;
	for (size_t i = 0; i + 2 < 600; i += 3)
		add_row(&pool, slice_part(strbuf_slice(&pool.bytes), starts[i], starts[i + 1]),
			slice_part(strbuf_slice(&pool.bytes), starts[i + 1], starts[i + 2]),
			slice_part(strbuf_slice(&pool.bytes), starts[i + 2], starts[i + 3]));
	live(&pool, 1, 60);
	pool_release(&pool);
}

static void histories_of_real_texts_hide_nothing(void **data)
{
	struct pool pool = { NULL, 0, 0, STRBUF_INIT };
	struct error err = ERROR_INIT;
	struct slice rest, line, cells[5];

	(void)data;
	assert_true(file_read(test_data("ntrex/ntrex128.en-ru-uz.public.tsv"), FILE_NO_LIMIT, &pool.bytes, &err));
	rest = strbuf_slice(&pool.bytes);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		for (size_t i = 0; i < ARRAY_COUNT(cells); i++)
			slice_next_field(&line, '\t', &cells[i]);
		add_row(&pool, cells[2], cells[3], cells[4]);
	}
	live(&pool, 5, 35);
	pool_release(&pool);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(random_histories_hide_nothing),
		TEST(histories_of_real_texts_hide_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
