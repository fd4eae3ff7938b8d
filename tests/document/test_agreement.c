/*
 * Agreement with another reader of HTML: what gumbo sees as text of a page is in
 * its units, word for word and in its order, but for text that is protected.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "document/document.h"

#include <gumbo.h>

#include "tests/data.h"
#include "tests/document/merge.h"

#define NODES_MAX 4096 /* waiting on the way through a tree */
#define PERCENT_WANTED 99

struct tally {
	size_t words, found;
	size_t at; /* in the units of the page, behind the last word found */
};

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The next run of letters, and of whatever is not ASCII. */
static bool next_word(struct slice *rest, struct slice *word)
{
	size_t begin = 0, end;

	while (begin < rest->bytes && !is_word_byte(rest->data[begin]))
		begin++;
	for (end = begin; end < rest->bytes && is_word_byte(rest->data[end]);)
		end++;
	*word = slice_part(*rest, begin, end);
	*rest = slice_part(*rest, end, rest->bytes);
	return word->bytes > 0;
}

/* Pages of the world protect some text, which is no unit on purpose. */
static bool is_read_aloud(const GumboNode *node)
{
	static const GumboTag left_out[] = { GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_CODE, GUMBO_TAG_KBD,
					     GUMBO_TAG_SAMP,   GUMBO_TAG_VAR,	GUMBO_TAG_NOSCRIPT,
					     GUMBO_TAG_TEMPLATE };
	const GumboAttribute *translate = gumbo_get_attribute(&node->v.element.attributes, "translate");

	for (size_t i = 0; i < ARRAY_COUNT(left_out); i++)
		if (node->v.element.tag == left_out[i])
			return false;
	return !translate || strcmp(translate->value, "no") != 0;
}

static void count_words(const char *seen, struct slice units, struct tally *tally)
{
	struct slice rest = slice_of(seen), word;

	while (next_word(&rest, &word)) {
		size_t at = slice_find(units, word, tally->at);

		tally->words++;
		if (at == SIZE_MAX)
			continue;
		tally->found++;
		tally->at = at + word.bytes;
	}
}

static void walk(const GumboNode *root, struct slice units, struct tally *tally)
{
	const GumboNode **waiting = alloc_zeroed(NODES_MAX, sizeof(GumboNode *));
	size_t count = 0;

	waiting[count++] = root;
	while (count > 0) {
		const GumboNode *node = waiting[--count];

		if (node->type == GUMBO_NODE_TEXT)
			count_words(node->v.text.text, units, tally);
		if (node->type != GUMBO_NODE_ELEMENT || !is_read_aloud(node))
			continue;
		for (unsigned i = node->v.element.children.length; i-- > 0;) {
			assert_true(count < NODES_MAX);
			waiting[count++] = node->v.element.children.data[i];
		}
	}
	free(waiting);
}

static void compare_page(struct slice bytes, const char *path, struct tally *tally)
{
	struct document *document = open_or_fail(path, bytes, NULL);
	GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data, bytes.bytes);
	struct strbuf units = STRBUF_INIT;

	for (size_t i = 0; i < document_unit_count(document); i++) {
		strbuf_add(&units, document_unit(document, i)->source);
		strbuf_add_byte(&units, '\n');
	}
	tally->at = 0;
	walk(tree->root, strbuf_slice(&units), tally);
	strbuf_release(&units);
	gumbo_destroy_output(&kGumboDefaultOptions, tree);
	document_free(document);
}

static void words_that_gumbo_sees_are_in_units(void **state)
{
	struct path_list files = PATH_LIST_INIT;
	struct tally tally = { 0, 0, 0 };
	struct error err = ERROR_INIT;
	char *folder = alloc_copy(test_data("html/debian-press"));

	(void)state;
	assert_true(folder_list(folder, &files, &err));
	for (size_t i = 0; i < files.count; i++) {
		char *path = path_join(folder, files.items[i]);
		struct strbuf bytes = STRBUF_INIT;

		assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, &err));
		if (slice_ends(slice_of(path), SLICE(".html")))
			compare_page(strbuf_slice(&bytes), path, &tally);
		strbuf_release(&bytes);
		free(path);
	}
	printf("# %zu of %zu words are in units\n", tally.found, tally.words);
	assert_true(tally.words > 1000);
	assert_true(tally.found * 100 >= tally.words * PERCENT_WANTED);
	path_list_release(&files);
	free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_gumbo_sees_are_in_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
