/*
 * tests/spec/markdown.txt: what the units of each example are. Every example comes
 * back byte for byte, and has the same units when it is written with \r\n.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "document/document.h"

#include "tests/document/merge.h"

/* "→" stands for a tab. */
static void add_tabs(struct slice text, struct strbuf *out)
{
	struct slice arrow = SLICE("→");

	for (size_t at = 0; at < text.bytes;) {
		if (slice_starts(slice_part(text, at, text.bytes), arrow)) {
			strbuf_add_byte(out, '\t');
			at += arrow.bytes;
		} else {
			strbuf_add_byte(out, text.data[at++]);
		}
	}
}

/* The lines up to the next one that is a dot. */
static bool read_part(struct slice *rest, struct strbuf *part, size_t *line_number)
{
	struct slice line;

	strbuf_clear(part);
	while (slice_next_line(rest, &line)) {
		++*line_number;
		if (slice_is(line, "."))
			return true;
		add_tabs(line, part);
		strbuf_add_byte(part, '\n');
	}
	return false;
}

/* Each text once, in the order of the document, as in a catalog. */
static void add_units(const struct document *document, struct strbuf *out)
{
	for (size_t i = 0; i < document_unit_count(document); i++) {
		struct slice source = document_unit(document, i)->source;
		bool again = false;

		for (size_t before = 0; before < i; before++)
			again = again || slice_equal(document_unit(document, before)->source, source);
		if (again)
			continue;
		strbuf_add(out, source);
		strbuf_add_byte(out, '\n');
	}
}

static void check(struct slice page, struct slice wanted, size_t line_number)
{
	struct document *document = open_or_fail("example.md", page, NULL);
	struct strbuf none = merge_or_fail(document, translate_none, NULL, &language_uz_cyrl);
	struct strbuf same = merge_or_fail(document, translate_same, NULL, &language_uz_cyrl);
	struct pseudo pseudo = pseudo_make(document);
	struct strbuf edition = merge_or_fail(document, translate_pseudo, &pseudo, &language_ru);
	struct strbuf units = STRBUF_INIT;

	add_units(document, &units);
	if (!slice_equal(strbuf_slice(&units), wanted))
		fail_msg("the example above line %zu has the units\n%s", line_number, units.data);
	assert_slices_equal(strbuf_slice(&none), page);
	assert_slices_equal(strbuf_slice(&same), page);
	strbuf_release(&none);
	strbuf_release(&same);
	strbuf_release(&edition);
	strbuf_release(&units);
	pseudo_release(&pseudo);
	document_free(document);
}

static void add_returns(struct slice text, struct strbuf *out)
{
	for (size_t i = 0; i < text.bytes; i++) {
		if (text.data[i] == '\n')
			strbuf_add_byte(out, '\r');
		strbuf_add_byte(out, text.data[i]);
	}
}

static void examples_have_their_units(void **state)
{
	const char *folder = getenv("top_srcdir");
	char *path = path_join(folder ? folder : "..", "tests/spec/markdown.txt");
	struct strbuf text = STRBUF_INIT, part = STRBUF_INIT, page = STRBUF_INIT, with_returns = STRBUF_INIT;
	struct error err = ERROR_INIT;
	size_t count = 0, line = 0;
	struct slice rest;

	(void)state;
	if (!file_read(path, FILE_LIMIT_BYTES, &text, &err))
		fail_msg("%s", err.message);
	rest = strbuf_slice(&text);
	while (read_part(&rest, &part, &line)) {
		assert_true(read_part(&rest, &page, &line));
		assert_true(read_part(&rest, &part, &line));
		check(strbuf_slice(&page), strbuf_slice(&part), line);
		strbuf_clear(&with_returns);
		add_returns(strbuf_slice(&page), &with_returns);
		check(strbuf_slice(&with_returns), strbuf_slice(&part), line);
		count++;
	}
	printf("# %zu examples\n", count);
	assert_true(count > 250);
	strbuf_release(&text);
	strbuf_release(&part);
	strbuf_release(&page);
	strbuf_release(&with_returns);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_have_their_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
