/*
 * score_usefulness -- how much the target of the best match helps, on real translations.
 *
 * So that a later change of the score can be judged. Of Debian's catalogs in English, Russian and Uzbek each
 * tenth message is asked of a memory of all others; a message that is in the memory just so is passed over. The
 * usefulness U of an answer is the mean of three likenesses of its target to the true translation, of 100: by
 * characters (Levenshtein over the longer), by words (the same), and chrF (of runs of 1 to 6 characters, recall counts
 * twice). Shown are, in each direction, U of the best match by our score and by characters alone (the tool of
 * old), U of the matches that reach 65, and how well a score foretells usefulness: Spearman's ρ, times 100.
 *
 * The goals are what the score reaches, less a point: a change of the score that costs more is no better one. On
 * these strings of programs characters alone foretell usefulness better, most of all among matches that nobody
 * is shown; what they pick helps less.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "catalog/catalog.h"
#include "memory/characters.h"
#include "memory/memory.h"
#include "tests/folder.h"
#include "tests/score/score.h"

#define LANGUAGES 3
#define GRAMS 6
#define QUERY_PART 10
#define TEXT_BYTES_MOST 400

static const struct language *const languages[LANGUAGES] = { &language_en, &language_ru, &language_uz };
static const char *const programs[] = {
	"dolphin", "eog", "gtk30-properties", "kate", "kcalc", "kconfigwidgets5", "kwin", "nautilus",
};

struct message {
	struct slice texts[LANGUAGES];
};

struct messages {
	struct message *items;
	size_t count, capacity;
	struct arena arena;
};

/* ---------------------------------------------------------------- messages */

/* Adds the translations of a catalog to the messages from `first` on; English ones are new. */
static void read_catalog(struct messages *messages, size_t first, const char *program, int language)
{
	struct catalog catalog = CATALOG_INIT;
	struct error err = ERROR_INIT;
	char name[128];

	snprintf(name, sizeof(name), "po/debian-catalogs/%s.%s.po", program, language == 1 ? "ru" : "uz");
	catalog_init(&catalog);
	if (!catalog_load(&catalog, test_data(name), &err))
		fail_msg("%s", err.message);
	for (size_t i = 0; i < catalog.count; i++) {
		const struct unit *unit = &catalog.units[i];
		size_t at = first;

		if (unit->flags || unit->source_plural.data || unit->target_count != 1 || !unit->targets[0].bytes ||
		    unit->source.bytes > TEXT_BYTES_MOST || unit->targets[0].bytes > TEXT_BYTES_MOST)
			continue;
		while (at < messages->count && !slice_equal(messages->items[at].texts[0], unit->source))
			at++;
		if (at == messages->count) {
			ARRAY_GROW(messages->items, messages->count, messages->capacity);
			messages->items[messages->count++] = (struct message){ { arena_copy(&messages->arena, unit->source) } };
		}
		messages->items[at].texts[language] = arena_copy(&messages->arena, unit->targets[0]);
	}
	catalog_release(&catalog);
}

static bool is_query(const struct message *message)
{
	return hash_bytes(message->texts[0], HASH_KEY_STORED) % QUERY_PART == 0;
}

static void learn(struct memory *memory, const struct messages *messages)
{
	const struct memory_batch batch = { .kind = "import" };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &batch, &err));
	for (size_t i = 0; i < messages->count; i++) {
		struct tm_text texts[LANGUAGES];
		struct tm_record record = { .texts = texts };

		for (int language = 0; language < LANGUAGES; language++)
			if (messages->items[i].texts[language].bytes)
				texts[record.text_count++] = (struct tm_text){
					.language = languages[language], .text = messages->items[i].texts[language],
					.created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN,
				};
		if (!is_query(&messages->items[i]) && record.text_count > 1)
			assert_true(memory_add(memory, &record, &report, &err));
	}
	assert_true(memory_commit(memory, &report, &err));
}

/* -------------------------------------------------------------- usefulness */

static double likeness(unsigned distance, size_t a, size_t b)
{
	size_t longer = a > b ? a : b;

	return longer ? 100.0 * (1.0 - (double)distance / (double)longer) : 100.0;
}

static size_t count_characters(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.bytes; i++)
		count += ((unsigned char)text.data[i] & 0xc0) != 0x80;
	return count;
}

static double by_characters(struct slice a, struct slice b)
{
	struct characters query;
	double found;

	characters_init(&query, a);
	found = likeness(characters_distance(&query, b), count_characters(a), count_characters(b));
	characters_release(&query);
	return found;
}

static size_t split_words(struct slice text, struct slice *words)
{
	struct slice word;
	size_t count = 0;

	while (count < TEXT_BYTES_MOST && slice_next_field(&text, ' ', &word))
		if (word.bytes)
			words[count++] = word;
	return count;
}

static double by_words(struct slice a, struct slice b)
{
	struct slice a_words[TEXT_BYTES_MOST], b_words[TEXT_BYTES_MOST];
	unsigned row[TEXT_BYTES_MOST + 1];
	size_t a_count = split_words(a, a_words), b_count = split_words(b, b_words);

	for (size_t j = 0; j <= b_count; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= a_count; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_count; j++) {
			unsigned cell = corner + !slice_equal(a_words[i - 1], b_words[j - 1]);

			corner = row[j];
			cell = row[j] + 1 < cell ? row[j] + 1 : cell;
			row[j] = row[j - 1] + 1 < cell ? row[j - 1] + 1 : cell;
		}
	}
	return likeness(row[b_count], a_count, b_count);
}

static int by_hash(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Hashes of the runs of so many characters, spaces left out, sorted. */
static size_t take_grams(struct slice text, size_t characters, uint64_t *grams)
{
	char packed[TEXT_BYTES_MOST];
	size_t starts[TEXT_BYTES_MOST + 1], bytes = 0, count = 0, found = 0;

	for (size_t i = 0; i < text.bytes && i < TEXT_BYTES_MOST; i++) {
		if (text.data[i] == ' ')
			continue;
		if (((unsigned char)text.data[i] & 0xc0) != 0x80)
			starts[count++] = bytes;
		packed[bytes++] = text.data[i];
	}
	starts[count] = bytes;
	for (size_t i = 0; i + characters <= count; i++)
		grams[found++] = hash_bytes(slice_from(packed + starts[i], starts[i + characters] - starts[i]),
					    HASH_KEY_STORED);
	if (found)
		qsort(grams, found, sizeof(*grams), by_hash);
	return found;
}

/* M. Popović: chrF, 2015, with β 2: the mean over runs of 1 to 6 characters that one of the two has. */
static double by_grams(struct slice guess, struct slice truth)
{
	uint64_t a[TEXT_BYTES_MOST], b[TEXT_BYTES_MOST];
	double precision = 0, recall = 0;
	int orders = 0;

	for (size_t characters = 1; characters <= GRAMS; characters++) {
		size_t a_count = take_grams(guess, characters, a), b_count = take_grams(truth, characters, b), shared = 0;

		for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
			shared += a[i] == b[j];
			if (a[i] == b[j])
				i++, j++;
			else if (a[i] < b[j])
				i++;
			else
				j++;
		}
		orders += a_count || b_count;
		precision += a_count ? (double)shared / (double)a_count : 0;
		recall += b_count ? (double)shared / (double)b_count : 0;
	}
	if (precision + recall == 0)
		return 0;
	precision /= orders;
	recall /= orders;
	return 100.0 * 5 * precision * recall / (4 * precision + recall);
}

static double usefulness(struct slice guess, struct slice truth)
{
	return (by_characters(guess, truth) + by_words(guess, truth) + by_grams(guess, truth)) / 3;
}

/* ---------------------------------------------------------------- measuring */

struct answer {
	double score, useful, rank;
};

struct answers {
	struct answer *items;
	size_t count, capacity;
};

static void add_answer(struct answers *answers, double score, double useful)
{
	ARRAY_GROW(answers->items, answers->count, answers->capacity);
	answers->items[answers->count++] = (struct answer){ score, useful, 0 };
}

static int by_score(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	return (x->score > y->score) - (x->score < y->score);
}

static int by_usefulness(const void *a, const void *b)
{
	const struct answer *x = a, *y = b;

	return (x->useful > y->useful) - (x->useful < y->useful);
}

/* Equal ones share the mean of their places. `add` says what becomes of each one's place. */
static void rank(struct answers *answers, int (*order)(const void *, const void *), double *sums)
{
	qsort(answers->items, answers->count, sizeof(*answers->items), order);
	for (size_t from = 0, to; from < answers->count; from = to) {
		double place;

		for (to = from; to < answers->count && order(&answers->items[from], &answers->items[to]) == 0; to++)
			continue;
		place = (double)(from + to - 1) / 2 - (double)(answers->count - 1) / 2;
		for (size_t i = from; i < to; i++) {
			if (sums) {
				sums[0] += answers->items[i].rank * place;
				sums[1] += place * place;
			}
			answers->items[i].rank = place;
		}
	}
}

/* Of score and usefulness, times 100. */
static double spearman(struct answers *answers)
{
	double sums[2] = { 0, 0 }, scores = 0;

	rank(answers, by_score, NULL);
	for (size_t i = 0; i < answers->count; i++)
		scores += answers->items[i].rank * answers->items[i].rank;
	rank(answers, by_usefulness, sums);
	for (double root = 1, of = scores * sums[1]; of > 0;) { /* Newton's square root: no libm for one number */
		double next = (root + of / root) / 2;

		if (next - root < 1e-9 * root && root - next < 1e-9 * root)
			return 100 * sums[0] / next;
		root = next;
	}
	return 0;
}

/* The mean over answers of at least this score. */
static double mean(const struct answers *answers, double score, size_t *count)
{
	double sum = 0;

	*count = 0;
	for (size_t i = 0; i < answers->count; i++)
		if (answers->items[i].score >= score) {
			sum += answers->items[i].useful;
			++*count;
		}
	return *count ? sum / (double)*count : 0;
}

/* The memory's best match, whatever its score; with its target as stored, or with values and codes put over. */
static bool ask(struct memory *memory, struct slice source, int from, int to, bool stored, struct match_list *matches)
{
	const struct match_query query = {
		.source = source, .source_language = languages[from], .target_language = languages[to],
	};
	struct match_options options = MATCH_OPTIONS_INIT;
	struct error err = ERROR_INIT;

	options.threshold_percent = 1;
	options.limit = 1;
	options.milliseconds = 0;
	options.flags = MATCH_NO_PIVOT | (stored ? MATCH_STORED : 0);
	if (!memory_search(memory, &query, &options, matches, &err))
		fail_msg("%s", err.message);
	return matches->count > 0;
}

/* What the nearest by characters alone gives. */
static void ask_characters(const struct messages *messages, struct slice source, struct slice truth, int from, int to,
			   struct answers *answers)
{
	struct characters query;
	double best = -1;
	struct slice target = SLICE("");

	characters_init(&query, source);
	for (size_t i = 0; i < messages->count; i++) {
		const struct message *message = &messages->items[i];
		double like;

		if (is_query(message) || !message->texts[from].bytes || !message->texts[to].bytes)
			continue;
		like = likeness(characters_distance(&query, message->texts[from]), query.count,
				count_characters(message->texts[from]));
		if (like > best) {
			best = like;
			target = message->texts[to];
		}
	}
	characters_release(&query);
	add_answer(answers, best, usefulness(target, truth));
}

struct direction {
	int from, to;
	double goal, goal_at_65, goal_foretold; /* U of all, U at 65 and more, ρ */
};

static const struct direction directions[] = {
	{ 0, 1, 40.2, 62.6, 63.2 },
	{ 0, 2, 46.3, 65.4, 74.8 },
	{ 2, 1, 36.6, 63.4, 49.2 },
};

static void measure(struct memory *memory, const struct messages *messages, const struct direction *direction)
{
	struct answers ours = { NULL, 0, 0 }, theirs = { NULL, 0, 0 };
	const char *from = languages[direction->from]->tag, *to = languages[direction->to]->tag;
	char what[96], basis[64];
	double foretold, foretold_by_characters;
	size_t count, all;

	for (size_t i = 0; i < messages->count; i++) {
		const struct slice *texts = messages->items[i].texts;
		struct match_list matches = MATCH_LIST_INIT;

		if (!is_query(&messages->items[i]) || !texts[direction->from].bytes || !texts[direction->to].bytes)
			continue;
		if (ask(memory, texts[direction->from], direction->from, direction->to, true, &matches) &&
		    matches.items[0].score < 100) {
			add_answer(&ours, matches.items[0].score, usefulness(matches.items[0].target, texts[direction->to]));
			ask_characters(messages, texts[direction->from], texts[direction->to], direction->from,
				       direction->to, &theirs);
		}
		match_list_release(&matches);
	}
	snprintf(what, sizeof(what), "%s to %s: usefulness of the best match", from, to);
	snprintf(basis, sizeof(basis), "by characters %.2f", mean(&theirs, 0, &all));
	score_row(what, mean(&ours, 0, &all), direction->goal, basis);
	snprintf(what, sizeof(what), "%s to %s: usefulness of matches from 65 on", from, to);
	(void)mean(&ours, 65, &count);
	snprintf(basis, sizeof(basis), "%zu of %zu", count, all);
	score_row(what, mean(&ours, 65, &count), direction->goal_at_65, basis);
	foretold = spearman(&ours);
	foretold_by_characters = spearman(&theirs);
	snprintf(what, sizeof(what), "%s to %s: usefulness foretold by the score", from, to);
	snprintf(basis, sizeof(basis), "by characters %.2f", foretold_by_characters);
	score_row(what, foretold, direction->goal_foretold, basis);
	free(ours.items);
	free(theirs.items);
}

/* What putting numbers and codes over into old targets is worth, among the matches where that was done. */
static void measure_put_over(struct memory *memory, const struct messages *messages, const struct direction *direction)
{
	const char *from = languages[direction->from]->tag, *to = languages[direction->to]->tag;
	struct answers before = { NULL, 0, 0 }, after = { NULL, 0, 0 };
	char what[96], basis[64];
	size_t count;

	for (size_t i = 0; i < messages->count; i++) {
		const struct slice *texts = messages->items[i].texts;
		struct match_list matches = MATCH_LIST_INIT;

		if (!is_query(&messages->items[i]) || !texts[direction->from].bytes || !texts[direction->to].bytes)
			continue;
		if (ask(memory, texts[direction->from], direction->from, direction->to, false, &matches) &&
		    matches.items[0].stored_target.data) {
			const struct match *match = &matches.items[0];

			add_answer(&before, match->raw, usefulness(match->stored_target, texts[direction->to]));
			add_answer(&after, match->raw, usefulness(match->target, texts[direction->to]));
		}
		match_list_release(&matches);
	}
	snprintf(what, sizeof(what), "%s to %s: usefulness with values and codes put over", from, to);
	snprintf(basis, sizeof(basis), "%zu as stored %.2f", before.count, mean(&before, 0, &count));
	score_row(what, mean(&after, 0, &count), mean(&before, 0, &count), basis);
	free(before.items);
	free(after.items);
}

static void the_best_match_helps(void **state)
{
	struct messages messages = { NULL, 0, 0, ARENA_INIT };
	struct error err = ERROR_INIT;
	struct memory *memory;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(programs); i++) {
		size_t first = messages.count;

		read_catalog(&messages, first, programs[i], 1);
		read_catalog(&messages, first, programs[i], 2);
	}
	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	learn(memory, &messages);
	for (size_t i = 0; i < ARRAY_COUNT(directions); i++)
		measure(memory, &messages, &directions[i]);
	for (size_t i = 0; i < ARRAY_COUNT(directions); i++)
		measure_put_over(memory, &messages, &directions[i]);
	memory_close(memory);
	free(messages.items);
	arena_release(&messages.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_best_match_helps, enter_folder, leave_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
