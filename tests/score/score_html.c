/*
 * score_html -- how much of what readers of a page see is in its units, by the
 * tree that another parser, gumbo, makes of it: word by word, each as often as
 * it occurs. And how much is in units that no reader sees: words of scripts and
 * styles, for one, which must be none.
 *
 * A word is a run of letters and digits; tags part words. What is protected
 * on purpose (code, translate="no") is looked at on neither side, and what gumbo
 * reports no error about is well formed.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"
#include "document/document.h"
#include "segment/segment.h"
#include "text/character.h"

#include <gumbo.h>

#include "tests/data.h"
#include "tests/document/merge.h"

#define NODES_MAX 65536	     /* waiting on the way through a tree */
#define PERMILLE_WANTED 999 /* of the words */
#define WORDS_SHOWN 6

struct tally {
	size_t pages, words, missing, beyond;
};

struct words {
	struct strbuf text; /* one behind the other, each with a line break */
	struct map counts;
};

static bool is_in_word(uint32_t c)
{
	enum character_kind kind = character_kind(c);

	return kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT || kind == CHARACTER_UNSPACED;
}

/* The next run of letters and digits. */
static bool next_word(struct slice *rest, struct slice *word)
{
	size_t begin = 0, at = 0, end = 0;

	while (at < rest->bytes) {
		size_t here = at;
		bool inside = is_in_word(utf8_next(*rest, &at));

		if (inside && end == begin)
			begin = here;
		if (!inside && end > begin)
			break;
		end = at;
		if (!inside)
			begin = end;
	}
	*word = slice_part(*rest, begin, end);
	*rest = slice_part(*rest, end, rest->bytes);
	return word->bytes > 0;
}

static void add_text(struct words *words, struct slice text)
{
	strbuf_add(&words->text, text);
	strbuf_add_byte(&words->text, '\n');
}

/* When all texts are in: the map borrows from them. */
static void count_words(struct words *words)
{
	struct slice rest = strbuf_slice(&words->text), word;

	while (next_word(&rest, &word))
		++*map_add(&words->counts, word, 0, NULL);
}

static void words_release(struct words *words)
{
	strbuf_release(&words->text);
	map_release(&words->counts);
}

/* ------------------------------------------------------------------- gumbo's side */

static bool has_word(const char *words, const char *word)
{
	struct slice rest = slice_of(words), one;

	while (slice_next_field(&rest, ' ', &one))
		if (slice_is(one, word))
			return true;
	return false;
}

static bool is_read(const GumboNode *node)
{
	static const GumboTag left_out[] = { GUMBO_TAG_SCRIPT,	GUMBO_TAG_STYLE,   GUMBO_TAG_CODE,     GUMBO_TAG_KBD,
					     GUMBO_TAG_SAMP,	GUMBO_TAG_VAR,	   GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,
					     GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT };
	const GumboAttribute *translate = gumbo_get_attribute(&node->v.element.attributes, "translate");
	const GumboAttribute *class = gumbo_get_attribute(&node->v.element.attributes, "class");

	for (size_t i = 0; i < ARRAY_COUNT(left_out); i++)
		if (node->v.element.tag == left_out[i])
			return false;
	return !(translate && strcmp(translate->value, "no") == 0) && !(class && has_word(class->value, "notranslate"));
}

static void read_tree(const GumboNode *root, struct words *seen)
{
	const GumboNode **waiting = alloc_zeroed(NODES_MAX, sizeof(GumboNode *));
	size_t count = 0;

	waiting[count++] = root;
	while (count > 0) {
		const GumboNode *node = waiting[--count];

		if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
			add_text(seen, slice_of(node->v.text.text));
		if ((node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) || !is_read(node))
			continue;
		for (unsigned i = node->v.element.children.length; i-- > 0;) {
			assert_true(count < NODES_MAX);
			waiting[count++] = node->v.element.children.data[i];
		}
	}
	free(waiting);
}

/* ----------------------------------------------------------------------- our side */

static bool is_code_of(const struct document_unit *unit, struct slice name)
{
	for (size_t i = 0; i < unit->code_count; i++)
		if (slice_equal(unit->codes[i].name, name))
			return true;
	return false;
}

/* The text of a unit, with a break for each code. */
static void add_unit(struct words *units, const struct document_unit *unit)
{
	struct slice source = unit->source;

	for (size_t at = 0; at < source.bytes; at++) {
		struct code code;
		size_t end;

		if (source.data[at] == '<' && code_scan(source, at, &code, &end) && is_code_of(unit, code.name)) {
			strbuf_add_byte(&units->text, '\n');
			at = end - 1;
		} else {
			strbuf_add_byte(&units->text, source.data[at]);
		}
	}
	strbuf_add_byte(&units->text, '\n');
}

/* "img alt", "meta description": of an attribute, which is no text of the tree. */
static bool is_attribute(const struct document_unit *unit)
{
	return slice_find(unit->type, SLICE(" "), 0) != SIZE_MAX;
}

static void read_units(const struct document *document, struct words *units)
{
	for (size_t i = 0; i < document_unit_count(document); i++)
		if (!is_attribute(document_unit(document, i)))
			add_unit(units, document_unit(document, i));
}

/* ---------------------------------------------------------------------- comparing */

/* How many words of `a` are not in `b`, each as often; shows the first ones. */
static size_t count_lacking(const struct words *a, struct words *b, const char *path, const char *what)
{
	struct slice rest = strbuf_slice(&a->text), word;
	size_t lacking = 0;

	while (next_word(&rest, &word)) {
		size_t *left = map_find(&b->counts, word);

		if (left && *left > 0) {
			--*left;
			continue;
		}
		if (lacking++ < WORDS_SHOWN)
			printf("# %s: %s '%.*s'\n", path, what, SLICE_ARG(word));
	}
	return lacking;
}

static void compare_page(const char *path, struct slice bytes, struct tally *tallies)
{
	struct document *document = open_or_fail(path, bytes, NULL);
	struct slice text = document_stream_text(document, 0);
	GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, text.data, text.bytes);
	struct tally *tally = &tallies[tree->errors.length == 0];
	struct words seen = { STRBUF_INIT, MAP_INIT }, seen_left = { STRBUF_INIT, MAP_INIT };
	struct words units = { STRBUF_INIT, MAP_INIT };
	struct slice rest, word;

	read_tree(tree->root, &seen);
	read_tree(tree->root, &seen_left);
	read_units(document, &units);
	count_words(&seen_left);
	count_words(&units);
	for (rest = strbuf_slice(&seen.text); next_word(&rest, &word);)
		tally->words++;
	tally->pages++;
	tally->missing += count_lacking(&seen, &units, path, "not in units:");
	tally->beyond += count_lacking(&units, &seen_left, path, "seen by nobody:");
	words_release(&seen);
	words_release(&seen_left);
	words_release(&units);
	gumbo_destroy_output(&kGumboDefaultOptions, tree);
	document_free(document);
}

static void compare_folder(const char *name, struct tally *tallies)
{
	struct path_list files = PATH_LIST_INIT;
	struct error err = ERROR_INIT;
	char *folder = alloc_copy(test_data(name));

	assert_true(folder_list(folder, &files, &err));
	for (size_t i = 0; i < files.count; i++) {
		char *path = path_join(folder, files.items[i]);
		struct strbuf bytes = STRBUF_INIT;

		assert_true(file_read(path, FILE_LIMIT_BYTES, &bytes, &err));
		compare_page(path, strbuf_slice(&bytes), tallies);
		strbuf_release(&bytes);
		free(path);
	}
	path_list_release(&files);
	free(folder);
}

static void print_tally(const char *what, const struct tally *tally)
{
	printf("# %s: %zu pages, %zu words seen, %zu of them not in units, %zu words in units that nobody sees\n", what,
	       tally->pages, tally->words, tally->missing, tally->beyond);
}

static void what_readers_see_is_in_units_and_nothing_else(void **state)
{
	struct tally tallies[2] = { { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };

	(void)state;
	compare_folder("html", tallies);
	print_tally("well formed", &tallies[true]);
	print_tally("with errors", &tallies[false]);
	for (size_t i = 0; i < ARRAY_COUNT(tallies); i++) {
		assert_true(tallies[i].words > 1000);
		assert_true(tallies[i].missing * 1000 <= tallies[i].words * (1000 - PERMILLE_WANTED));
		assert_int_equal(tallies[i].beyond, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_readers_see_is_in_units_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
