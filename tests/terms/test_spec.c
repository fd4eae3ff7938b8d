/*
 * tests/spec/terms.txt, example by example.
 */
#include <config.h>

#include "terms/recognise.h"
#include "terms/term_tsv.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/cmocka.h"

#define LANGUAGES_MAX 8

struct page {
	struct strbuf rows;
	const struct language *languages[LANGUAGES_MAX];
	size_t language_count;
	struct strbuf found; /* in the last text */
	size_t line, examples;
};

static size_t column_of(struct page *page, const struct language *language)
{
	for (size_t i = 0; i < page->language_count; i++)
		if (page->languages[i] == language)
			return i;
	assert_true(page->language_count < LANGUAGES_MAX);
	page->languages[page->language_count] = language;
	return page->language_count++;
}

/* "names ru: id = name; name": a row of the table, with one cell. */
static void add_names(struct page *page, struct slice line)
{
	size_t colon = slice_find(line, SLICE(": "), 0), equals = slice_find(line, SLICE(" = "), 0);
	const struct language *language = language_find(slice_part(line, 0, colon));

	assert_non_null(language);
	strbuf_add(&page->rows, slice_part(line, colon + 2, equals));
	for (size_t i = column_of(page, language) + 1; i > 0; i--)
		strbuf_add_byte(&page->rows, '\t');
	strbuf_add(&page->rows, slice_part(line, equals + 3, line.bytes));
	strbuf_add_byte(&page->rows, '\n');
}

static void make_termbase(const struct page *page, struct termbase *termbase)
{
	struct strbuf table = STRBUF_INIT;
	struct error err = ERROR_INIT;

	strbuf_add_string(&table, "id");
	for (size_t i = 0; i < page->language_count; i++)
		strbuf_addf(&table, "\t%s", page->languages[i]->gettext_name);
	strbuf_add_byte(&table, '\n');
	strbuf_add(&table, strbuf_slice(&page->rows));
	if (!term_tsv_read(termbase, "terms.txt", strbuf_slice(&table), NULL, &err))
		fail_msg("line %zu: %s", page->line, err.message);
	strbuf_release(&table);
}

static void find(struct page *page, const struct language *language, struct slice text)
{
	struct termbase termbase = TERMBASE_INIT;
	struct term_hits hits = TERM_HITS_INIT;
	struct recogniser *recogniser;

	make_termbase(page, &termbase);
	recogniser = recogniser_new(&termbase, language);
	recogniser_run(recogniser, text, &hits);
	strbuf_clear(&page->found);
	for (size_t i = 0; i < hits.count; i++) {
		const struct concept *concept = &termbase.concepts[hits.items[i].concept];

		if (hits.items[i].flags & (HIT_MASKED | HIT_OTHER_CASE))
			continue;
		if (page->found.bytes)
			strbuf_add_string(&page->found, ", ");
		strbuf_add(&page->found, slice_part(text, hits.items[i].from, hits.items[i].to));
		strbuf_addf(&page->found, " [%.*s%s]", SLICE_ARG(concept->id),
			    concept->names[hits.items[i].name].status == TERM_FORBIDDEN ? " forbidden" : "");
	}
	if (!page->found.bytes)
		strbuf_add_string(&page->found, "nothing");
	recogniser_free(recogniser);
	term_hits_release(&hits);
	termbase_release(&termbase);
}

static void read_line(struct page *page, struct slice line)
{
	size_t colon;

	page->line++;
	if (slice_starts(line, SLICE("#"))) {
		strbuf_clear(&page->rows);
		page->language_count = 0;
	}
	if (!slice_starts(line, SLICE("    ")))
		return;
	line = slice_part(line, 4, line.bytes);
	colon = slice_find(line, SLICE(": "), 0);
	if (slice_starts(line, SLICE("=> "))) {
		page->examples++;
		if (!slice_equal(slice_part(line, 3, line.bytes), strbuf_slice(&page->found)))
			fail_msg("line %zu: found %s", page->line, page->found.data);
	} else if (slice_starts(line, SLICE("names "))) {
		add_names(page, slice_part(line, 6, line.bytes));
	} else {
		find(page, language_find(slice_part(line, 0, colon)), slice_part(line, colon + 2, line.bytes));
	}
}

static void every_example_of_the_page_is_true(void **state)
{
	struct page page = { .rows = STRBUF_INIT, .found = STRBUF_INIT };
	struct strbuf text = STRBUF_INIT;
	const char *top = getenv("top_srcdir");
	char *path = path_join(top ? top : ".", "tests/spec/terms.txt");
	struct slice rest, line;

	(void)state;
	assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
	rest = strbuf_slice(&text);
	while (slice_next_line(&rest, &line))
		read_line(&page, line);
	assert_true(page.examples > 20);
	free(path);
	strbuf_release(&page.rows);
	strbuf_release(&page.found);
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_of_the_page_is_true),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
