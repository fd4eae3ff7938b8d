/*
 * score_html -- how much of what readers of a page see is in its units, by the
 * tree that another parser, gumbo, makes of it: word by word, each as often as
 * it occurs. And how much is in units that no reader sees: words of scripts and
 * styles, for one, which must be none. And whether texts are cut into units
 * where that tree has blocks.
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

#include "tests/document/merge.h"
#include "tests/score/score.h"

#define NODES_MAX 65536	     /* waiting on the way through a tree */
#define WORDS_WANTED 99.9
#define FLOWS_WANTED 99.5
#define SHOWN_MAX 6

struct tally {
	size_t pages, words, missing, beyond;
	size_t flows, cut_otherwise;
};

/* Texts, one a line, and how often each word or line occurs. */
struct words {
	struct strbuf text;
	struct map counts;
};

typedef bool next_function(struct slice *rest, struct slice *item);

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
static void count(struct words *words, next_function *next)
{
	struct slice rest = strbuf_slice(&words->text), item;

	while (next(&rest, &item))
		++*map_add(&words->counts, item, 0, NULL);
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

/* What begins and ends a text; the last ones stand in a line with texts of their own. */
static const char block_names[] =
	"address article aside base blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
	"figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu "
	"meta nav noscript ol optgroup option p plaintext pre search section summary table tbody td template tfoot th "
	"thead title tr ul xmp";
static const char apart_names[] = "audio button canvas object select svg textarea video";

/* Ends a text of the tree: without white space, if there is a word in it. */
static void end_flow(struct strbuf *flow, struct words *flows)
{
	struct slice rest = strbuf_slice(flow), word;

	if (next_word(&rest, &word)) {
		for (size_t i = 0; i < flow->bytes; i++)
			if (!strchr(" \n\t\r\f", flow->data[i]))
				strbuf_add_byte(&flows->text, flow->data[i]);
		strbuf_add_byte(&flows->text, '\n');
	}
	strbuf_clear(flow);
}

/* The pages here are not deep. */
static void read_flows(const GumboNode *node, struct strbuf *flow, struct words *flows)
{
	struct strbuf own = STRBUF_INIT;
	const char *name;
	bool apart, block;

	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) {
		if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
			strbuf_add_string(flow, node->v.text.text);
		return;
	}
	name = gumbo_normalized_tagname(node->v.element.tag);
	apart = has_word(apart_names, name);
	block = apart || has_word(block_names, name);
	if (apart)
		flow = &own;
	else if (block)
		end_flow(flow, flows);
	for (unsigned i = 0; is_read(node) && i < node->v.element.children.length; i++)
		read_flows(node->v.element.children.data[i], flow, flows);
	if (block)
		end_flow(flow, flows);
	strbuf_release(&own);
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

/* As end_flow() leaves them. */
static void read_unit_flows(const struct document *document, struct words *flows)
{
	for (size_t i = 0; i < document_unit_count(document); i++) {
		struct words unit = { STRBUF_INIT, MAP_INIT };

		if (is_attribute(document_unit(document, i)))
			continue;
		add_unit(&unit, document_unit(document, i));
		end_flow(&unit.text, flows);
		words_release(&unit);
	}
}

static bool next_flow(struct slice *rest, struct slice *flow)
{
	return slice_next_line(rest, flow);
}

/* ---------------------------------------------------------------------- comparing */

/* How many of `a` are not in `b`, each as often. */
static size_t count_lacking(const struct words *a, struct words *b, next_function *next, const char *path,
			    const char *what)
{
	struct slice rest = strbuf_slice(&a->text), item;
	size_t lacking = 0;

	while (next(&rest, &item)) {
		size_t *left = map_find(&b->counts, item);

		if (left && *left > 0)
			--*left;
		else if (lacking++ < SHOWN_MAX)
			score_miss("%s: %s '%.*s'", path, what, SLICE_ARG(item));
	}
	return lacking;
}

static void compare_words(const GumboNode *root, const struct document *document, const char *path,
			  struct tally *tally)
{
	struct words seen = { STRBUF_INIT, MAP_INIT }, units = { STRBUF_INIT, MAP_INIT };
	struct words seen_left = { STRBUF_INIT, MAP_INIT };
	struct slice rest, word;

	read_tree(root, &seen);
	read_tree(root, &seen_left);
	read_units(document, &units);
	count(&seen_left, next_word);
	count(&units, next_word);
	for (rest = strbuf_slice(&seen.text); next_word(&rest, &word);)
		tally->words++;
	tally->missing += count_lacking(&seen, &units, next_word, path, "not in units:");
	tally->beyond += count_lacking(&units, &seen_left, next_word, path, "seen by nobody:");
	words_release(&seen);
	words_release(&seen_left);
	words_release(&units);
}

static void compare_flows(const GumboNode *root, const struct document *document, const char *path,
			  struct tally *tally)
{
	struct words flows = { STRBUF_INIT, MAP_INIT }, units = { STRBUF_INIT, MAP_INIT };
	struct strbuf flow = STRBUF_INIT;
	struct slice rest, one;

	read_flows(root, &flow, &flows);
	end_flow(&flow, &flows);
	read_unit_flows(document, &units);
	count(&units, next_flow);
	for (rest = strbuf_slice(&flows.text); next_flow(&rest, &one);)
		tally->flows++;
	tally->cut_otherwise += count_lacking(&flows, &units, next_flow, path, "cut otherwise:");
	strbuf_release(&flow);
	words_release(&flows);
	words_release(&units);
}

static void compare_page(const char *path, struct slice bytes, struct tally *tallies)
{
	struct document *document = open_or_fail(path, bytes, NULL);
	struct slice text = document_stream_text(document, 0);
	GumboOutput *tree;
	struct tally *tally;

	if (slice_starts(text, SLICE("\xef\xbb\xbf")))
		text = slice_part(text, 3, text.bytes);
	tree = gumbo_parse_with_options(&kGumboDefaultOptions, text.data, text.bytes);
	tally = &tallies[tree->errors.length == 0];
	tally->pages++;
	compare_words(tree->root, document, path, tally);
	compare_flows(tree->root, document, path, tally);
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

static void report(const char *what, const struct tally *tally)
{
	struct strbuf name = STRBUF_INIT, basis = STRBUF_INIT;

	strbuf_addf(&name, "words of pages that are in units, %s", what);
	strbuf_addf(&basis, "%zu words, %zu pages", tally->words, tally->pages);
	assert_true(tally->words > 1000);
	score_row(name.data, 100.0 * (double)(tally->words - tally->missing) / (double)tally->words, WORDS_WANTED,
		  basis.data);
	strbuf_clear(&name);
	strbuf_addf(&name, "words in units that are seen, %s", what);
	score_row(name.data, 100.0 * (double)tally->words / (double)(tally->words + tally->beyond), 100, basis.data);
	strbuf_clear(&name);
	strbuf_clear(&basis);
	strbuf_addf(&name, "texts cut where the tree has blocks, %s", what);
	strbuf_addf(&basis, "%zu texts", tally->flows);
	score_row(name.data, 100.0 * (double)(tally->flows - tally->cut_otherwise) / (double)tally->flows,
		  FLOWS_WANTED, basis.data);
	strbuf_release(&name);
	strbuf_release(&basis);
}

static void what_readers_see_is_in_units_and_nothing_else(void **state)
{
	struct tally tallies[2] = { { .pages = 0 }, { .pages = 0 } };

	(void)state;
	compare_folder("html", tallies);
	report("well formed", &tallies[true]);
	report("with errors", &tallies[false]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_readers_see_is_in_units_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
