/*
 * Properties that hold for every page and text of other people: both identities,
 * and a translation of everything keeps the markup.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "document/document.h"
#include "document/format.h"
#include "text/encoding.h"

#include "tests/data.h"
#include "tests/document/merge.h"

static void check_identities(const struct document *document, struct slice bytes, const char *path)
{
	struct strbuf none = merge_or_fail(document, translate_none, NULL, &language_uz_cyrl);
	struct strbuf same = merge_or_fail(document, translate_same, NULL, &language_uz_cyrl);

	if (!slice_equal(strbuf_slice(&none), bytes) || !slice_equal(strbuf_slice(&same), bytes))
		fail_msg("%s does not come back byte for byte", path);
	strbuf_release(&none);
	strbuf_release(&same);
}

/* Read again, it has the markup of the document, and as many units. */
static void check_edition(const struct document *document, struct slice edition, const char *path)
{
	struct error err = ERROR_INIT;
	struct document *again;

	if (!document_same_skeleton(document, edition, &err))
		fail_msg("%s: %s", path, err.message);
	again = open_or_fail(path, edition, NULL);
	if (document_unit_count(again) != document_unit_count(document))
		fail_msg("%s: %zu units, then %zu", path, document_unit_count(document), document_unit_count(again));
	document_free(again);
}

static void check_translation(const struct document *document, const char *path)
{
	struct pseudo pseudo = pseudo_make(document);
	struct document_targets targets = { .find = translate_pseudo, .context = &pseudo };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf edition = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!document_merge(document, &targets, &language_ru, &edition, &report, &err))
		fail_msg("%s:%zu: %s", path, err.line, err.message);
	if (report.problem_count || report.changed != document_unit_count(document))
		fail_msg("%s: %zu of %zu units changed", path, report.changed, report.units);
	check_edition(document, strbuf_slice(&edition), path);
	strbuf_release(&edition);
	document_report_release(&report);
	pseudo_release(&pseudo);
}

/* Private characters around each translation: none of the pages has them. */
#define BEGINS "\xee\x80\x80"
#define ENDS "\xee\x80\x81"

/* Every other unit, so that translated ones stand in those that are not, and the reverse. */
static struct slice translate_every_other(const void *context, size_t index, const struct document_unit *unit)
{
	const struct pseudo *pseudo = context;

	(void)unit;
	return index % 2 ? strbuf_slice(&pseudo->targets[index]) : SLICE_NONE;
}

static struct pseudo bracket_make(const struct document *document)
{
	struct pseudo pseudo = pseudo_make(document);

	for (size_t i = 0; i < pseudo.count; i++) {
		strbuf_clear(&pseudo.targets[i]);
		strbuf_add_string(&pseudo.targets[i], BEGINS " ");
		strbuf_add(&pseudo.targets[i], document_unit(document, i)->source);
		strbuf_add_string(&pseudo.targets[i], " x" ENDS);
	}
	return pseudo;
}

static bool skip_bracket(struct slice text, size_t *at, const char *bracket, const char *reference)
{
	struct slice rest = slice_part(text, *at, text.bytes);
	size_t bytes = slice_starts(rest, slice_of(bracket)) ? strlen(bracket) :
		       slice_starts(rest, slice_of(reference)) ? strlen(reference) :
								 0;

	*at += bytes;
	return bytes > 0;
}

/* The edition without what stands in brackets; where its charset lacks them they are references. */
static void add_outside(struct slice edition, struct strbuf *out)
{
	size_t depth = 0;

	for (size_t at = 0; at < edition.bytes;) {
		if (skip_bracket(edition, &at, BEGINS, "&#57344;")) {
			depth++;
		} else if (skip_bracket(edition, &at, ENDS, "&#57345;")) {
			assert_true(depth > 0);
			depth--;
		} else {
			if (!depth)
				strbuf_add_byte(out, edition.data[at]);
			at++;
		}
	}
	assert_int_equal(depth, 0);
}

/* The document without the ranges of translated units. */
static void add_untranslated(const struct document *document, struct strbuf *out)
{
	struct slice text = document_stream_text(document, 0);
	size_t at = 0;

	for (size_t i = 0; i < document_unit_count(document); i++) {
		struct document_range range = document_unit(document, i)->range;

		if (i % 2 == 0 || range.begin < at)
			continue;
		strbuf_add(out, slice_part(text, at, range.begin));
		at = range.end;
	}
	strbuf_add(out, slice_part(text, at, text.bytes));
}

/* No language is given, so that nothing but the units may change. */
static void check_ranges(const struct document *document, const char *path)
{
	struct pseudo pseudo = bracket_make(document);
	struct strbuf edition = merge_or_fail(document, translate_every_other, &pseudo, NULL);
	struct strbuf decoded = STRBUF_INIT, outside = STRBUF_INIT, wanted = STRBUF_INIT;
	const struct encoding *encoding = encoding_find(slice_of(document_charset(document)));

	assert_true(encoding_decode(encoding, strbuf_slice(&edition), &decoded, NULL));
	add_outside(strbuf_slice(&decoded), &outside);
	add_untranslated(document, &wanted);
	if (!slice_equal(strbuf_slice(&outside), strbuf_slice(&wanted)))
		fail_msg("%s differs outside of what is translated", path);
	strbuf_release(&edition);
	strbuf_release(&decoded);
	strbuf_release(&outside);
	strbuf_release(&wanted);
	pseudo_release(&pseudo);
}

static size_t check_folder(const char *name, bool translate)
{
	struct path_list files = PATH_LIST_INIT;
	struct error err = ERROR_INIT;
	char *folder = alloc_copy(test_data(name));
	size_t units = 0;

	assert_true(folder_list(folder, &files, &err));
	assert_true(files.count > 0);
	for (size_t i = 0; i < files.count; i++) {
		char *path = path_join(folder, files.items[i]);
		struct strbuf bytes = STRBUF_INIT;
		struct document *document;

		assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, &err));
		document = open_or_fail(path, strbuf_slice(&bytes), NULL);
		check_identities(document, strbuf_slice(&bytes), path);
		if (translate)
			check_translation(document, path);
		if (slice_is(slice_of(document_format(document)->name), "html") ||
		    slice_is(slice_of(document_format(document)->name), "markdown"))
			check_ranges(document, path);
		units += document_unit_count(document);
		document_free(document);
		strbuf_release(&bytes);
		free(path);
	}
	path_list_release(&files);
	free(folder);
	return units;
}

static void pages_come_back_and_keep_their_markup(void **state)
{
	(void)state;
	assert_true(check_folder("html", true) > 1000);
}

static void markdown_comes_back_and_keeps_its_markup(void **state)
{
	static const char *const folders[] = { "md/hugo",    "md/fastapi/en", "md/fastapi/ru", "md/vue/en",
					       "md/vue/ru", "md/tldr/en",    "md/tldr/ru",    "md/tldr/uz" };
	size_t units = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(folders); i++)
		units += check_folder(folders[i], true);
	printf("# %zu units of Markdown\n", units);
	assert_true(units > 3000);
}

static void texts_come_back(void **state)
{
	(void)state;
	assert_true(check_folder("seed", true) >= 9);
}

/* Whatever a file is, as a text it comes back, cut in any of the ways. */
static void check_as_text(const char *path)
{
	struct strbuf bytes = STRBUF_INIT;

	assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, NULL));
	for (int units = PLAIN_AUTO; units <= PLAIN_LINES; units++) {
		struct document_options options = DOCUMENT_OPTIONS_INIT;
		struct document *document;

		options.format = "plain";
		options.plain_units = units;
		document = open_or_fail(path, strbuf_slice(&bytes), &options);
		check_identities(document, strbuf_slice(&bytes), path);
		document_free(document);
	}
	strbuf_release(&bytes);
}

static void every_text_file_comes_back_as_plain_text(void **state)
{
	static const char *const folders[] = { "segmentation", "translit", "udhr", "uzbek", "po/okapi", "md/tldr/uz" };

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(folders); i++) {
		struct path_list files = PATH_LIST_INIT;
		char *folder = alloc_copy(test_data(folders[i]));

		assert_true(folder_list(folder, &files, NULL));
		assert_true(files.count > 0);
		for (size_t f = 0; f < files.count; f++) {
			char *path = path_join(folder, files.items[f]);

			check_as_text(path);
			free(path);
		}
		path_list_release(&files);
		free(folder);
	}
}

static void office_documents_come_back_and_keep_their_markup(void **state)
{
	(void)state;
	assert_true(check_folder("odt", true) > 400);
	assert_true(check_folder("docx", true) > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_come_back_and_keep_their_markup),
		cmocka_unit_test(markdown_comes_back_and_keeps_its_markup),
		cmocka_unit_test(texts_come_back),
		cmocka_unit_test(every_text_file_comes_back_as_plain_text),
		cmocka_unit_test(office_documents_come_back_and_keep_their_markup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
