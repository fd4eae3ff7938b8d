/*
 * Agreement with another reader of Markdown: what cmark-gfm shows of a page is in
 * its units, word for word, but for code; and a translation of all units gives
 * cmark-gfm the same elements in the same order.
 *
 * What is masked as a dialect's (markdown_mask.h) is text to cmark-gfm, so for
 * the words it reads the masked copy.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"
#include "document/document.h"
#include "document/markdown_mask.h"
#include "text/character.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "tests/data.h"
#include "tests/document/merge.h"

#define PERMILLE_WANTED 999

static const char *const folders[] = { "md/hugo",   "md/fastapi/en", "md/fastapi/ru", "md/vue/en",
				       "md/vue/ru", "md/tldr/en",    "md/tldr/ru",    "md/tldr/uz" };

static cmark_node *parse(struct slice text)
{
	static const char *const extensions[] = { "table", "strikethrough", "tasklist" };
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
	cmark_node *root;

	for (size_t i = 0; i < ARRAY_COUNT(extensions); i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, text.data, text.bytes);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* Calls back for each file of the folders. */
static void each_page(void (*look)(struct document *, struct slice, const char *, void *), void *data)
{
	for (size_t i = 0; i < ARRAY_COUNT(folders); i++) {
		struct path_list files = PATH_LIST_INIT;
		char *folder = alloc_copy(test_data(folders[i]));

		assert_true(folder_list(folder, &files, NULL));
		for (size_t f = 0; f < files.count; f++) {
			char *path = path_join(folder, files.items[f]);
			struct strbuf bytes = STRBUF_INIT;
			struct document *document;

			assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, NULL));
			document = open_or_fail(path, strbuf_slice(&bytes), NULL);
			look(document, strbuf_slice(&bytes), path, data);
			document_free(document);
			strbuf_release(&bytes);
			free(path);
		}
		path_list_release(&files);
		free(folder);
	}
}

/* ------------------------------------------------------------------------ words */

struct tally {
	size_t words, missing;
};

static bool is_word_character(struct slice text, size_t at)
{
	return character_kind(utf8_next(text, &at)) == CHARACTER_LETTER;
}

/* The next run of letters. */
static bool next_word(struct slice text, size_t *at, struct slice *word)
{
	size_t begin = *at, end;

	while (begin < text.bytes && !is_word_character(text, begin))
		utf8_next(text, &begin);
	for (end = begin; end < text.bytes && is_word_character(text, end);)
		utf8_next(text, &end);
	*word = slice_part(text, begin, end);
	*at = end;
	return end > begin;
}

static void count_words(struct slice text, struct map *words, size_t step)
{
	struct slice word;

	for (size_t at = 0; next_word(text, &at, &word);)
		*map_add(words, word, 0, NULL) += step;
}

static void take_words(struct slice text, struct map *words, struct tally *tally, const char *path)
{
	struct slice word;

	for (size_t at = 0; next_word(text, &at, &word);) {
		size_t *left = map_find(words, word);

		tally->words++;
		if (left && *left) {
			--*left;
			continue;
		}
		tally->missing++;
		printf("# %s: '%.*s' is in no unit\n", path, SLICE_ARG(word));
	}
}

static bool is_protected_link(cmark_node *node)
{
	cmark_node *text = cmark_node_first_child(node);
	const char *url = cmark_node_get_url(node);

	return text && cmark_node_get_type(text) == CMARK_NODE_TEXT && strcmp(cmark_node_get_literal(text), url) == 0;
}

static void compare_words(struct document *document, struct slice bytes, const char *path, void *data)
{
	struct markdown_mask mask;
	struct map words = MAP_INIT;
	struct strbuf clean = STRBUF_INIT;
	cmark_node *root;
	cmark_iter *iter;

	for (size_t i = 0; i < document_unit_count(document); i++) {
		segment_strip(document_unit(document, i)->source, &clean);
		strbuf_add_byte(&clean, '\n');
	}
	count_words(strbuf_slice(&clean), &words, 1);
	markdown_mask_init(&mask, bytes, 0, false);
	root = parse(mask.text);
	iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (cmark_node_get_type(node) == CMARK_NODE_LINK && event == CMARK_EVENT_ENTER && is_protected_link(node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		else if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
			take_words(slice_of(cmark_node_get_literal(node)), &words, data, path);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	markdown_mask_release(&mask);
	map_release(&words);
	strbuf_release(&clean);
}

static void words_that_cmark_shows_are_in_units(void **state)
{
	struct tally tally = { 0, 0 };

	(void)state;
	each_page(compare_words, &tally);
	printf("# %zu of %zu words are in units\n", tally.words - tally.missing, tally.words);
	assert_true(tally.words > 30000);
	assert_true((tally.words - tally.missing) * 1000 >= tally.words * PERMILLE_WANTED);
}

/* --------------------------------------------------------------------- elements */

/* What is the same in all editions of a page: elements, where they lead, code. */
static void add_node(cmark_node *node, bool enter, struct strbuf *out)
{
	const char *url = cmark_node_get_url(node), *literal = cmark_node_get_literal(node);
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_HTML_BLOCK ||
	    type == CMARK_NODE_HTML_INLINE)
		return;
	strbuf_addf(out, "%s%s %d", enter ? "+" : "-", cmark_node_get_type_string(node), cmark_node_get_heading_level(node));
	if (url)
		strbuf_addf(out, " %s", url);
	if (literal)
		strbuf_addf(out, " %s", literal);
	strbuf_add_byte(out, '\n');
}

static void add_elements(struct slice text, struct strbuf *out)
{
	cmark_node *root = parse(text);
	cmark_iter *iter = cmark_iter_new(root);

	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		add_node(cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER, out);
	cmark_iter_free(iter);
	cmark_node_free(root);
}

/* Front matter, which is none to cmark, has a translation of its own kind. */
static struct slice without_front_matter(struct slice text)
{
	size_t end = slice_starts(text, SLICE("---\n")) ? slice_find(text, SLICE("\n---"), 3) : SIZE_MAX;

	return end == SIZE_MAX ? text : slice_part(text, end + 4, text.bytes);
}

static void compare_elements(struct document *document, struct slice bytes, const char *path, void *data)
{
	struct pseudo pseudo = pseudo_make(document);
	struct strbuf edition = merge_or_fail(document, translate_pseudo, &pseudo, &language_ru);
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;

	(void)data;
	add_elements(without_front_matter(bytes), &ours);
	add_elements(without_front_matter(strbuf_slice(&edition)), &theirs);
	if (!slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs))) {
		size_t at = 0;

		while (at < ours.bytes && at < theirs.bytes && ours.data[at] == theirs.data[at])
			at++;
		fail_msg("%s: the elements differ: '%.60s' became '%.60s'", path, ours.data + at, theirs.data + at);
	}
	strbuf_release(&ours);
	strbuf_release(&theirs);
	strbuf_release(&edition);
	pseudo_release(&pseudo);
}

static void translated_pages_have_the_same_elements_to_cmark(void **state)
{
	(void)state;
	each_page(compare_elements, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_cmark_shows_are_in_units),
		cmocka_unit_test(translated_pages_have_the_same_elements_to_cmark),
	};

	cmark_gfm_core_extensions_ensure_registered();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
