/*
 * fragments -- the longest phrases inside of a text that the memory knows by themselves.
 *
 * All runs of words are looked up by their exact keys, long ones first; what was found covers its
 * words. So many runs are few: WORDS_MOST words have at most 2,000 of them, at some microseconds each.
 */
#include <config.h>

#include "memory/fragments.h"

#include "base/alloc.h"
#include "memory/search.h"
#include "base/utf8.h"
#include "text/letter.h"

#include <stdlib.h>

/* Of a longer text the first so many tokens are looked at. */
#define TOKENS_MOST 160

/* Phrases have two words at least, and are no longer than this. */
#define WORDS_LEAST 2
#define WORDS_MOST 12

struct finding {
	struct memory *memory;
	const struct match_query *query;
	struct match_options options;
	struct deadline deadline;
	struct fragment_list *list;
	struct tokens tokens;
	bool covered[TOKENS_MOST];
	struct fragment found[TOKENS_MOST]; /* by their first token */
};

void fragment_list_release(struct fragment_list *fragments)
{
	arena_release(&fragments->arena);
	*fragments = (struct fragment_list)FRAGMENT_LIST_INIT;
}

/* A phrase begins and ends with a word, has two or more, and holds no code nor anything that is taken already. */
static bool is_phrase(const struct finding *finding, size_t from, size_t to)
{
	const struct token *tokens = finding->tokens.items;
	size_t words = 0;

	if (tokens[from].kind == TOKEN_PUNCTUATION || tokens[to - 1].kind == TOKEN_PUNCTUATION)
		return false;
	for (size_t i = from; i < to; i++) {
		if (finding->covered[i] || tokens[i].kind == TOKEN_CODE)
			return false;
		words += tokens[i].kind == TOKEN_WORD;
	}
	return words >= WORDS_LEAST;
}

/* Whether anything with this key is there: much cheaper than asking for its translations. */
static bool is_stored(struct finding *finding, struct slice text, bool *stored, struct error *err)
{
	struct store_texts texts = { NULL, 0, 0 };
	struct arena arena = ARENA_INIT;
	bool done = store_texts_by_exact_key(&finding->memory->store, finding->query->source_language, text, &arena, &texts,
					     err);

	*stored = texts.count > 0;
	store_texts_release(&texts);
	arena_release(&arena);
	return done;
}

static void take(struct finding *finding, struct slice text, const struct match *match, size_t from, size_t to)
{
	struct arena *arena = &finding->list->arena;

	finding->found[from] = (struct fragment){
		.text = text, .source = arena_copy(arena, match->source), .target = arena_copy(arena, match->target),
		.origin = arena_copy(arena, match->origin), .status = match->status, .derived_from = match->derived_from,
	};
	for (size_t i = from; i < to; i++)
		finding->covered[i] = true;
	finding->list->count++;
}

static bool look_up(struct finding *finding, struct slice spelling, struct slice text, size_t from, size_t to,
		    struct error *err)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match_query query = { .source = spelling, .source_language = finding->query->source_language,
				     .target_language = finding->query->target_language };
	bool stored, done = is_stored(finding, spelling, &stored, err);

	if (done && stored)
		done = search_once(finding->memory, &query, &finding->options, finding->deadline, &matches, err);
	if (done && matches.count)
		take(finding, text, &matches.items[0], from, to);
	match_list_release(&matches);
	return done;
}

/* As it is written, and with a first letter in the other case: names of offices stand alone with a capital. */
static bool look_up_spellings(struct finding *finding, size_t from, size_t to, struct error *err)
{
	struct slice text = slice_part(finding->query->source, finding->tokens.items[from].from,
				       finding->tokens.items[to - 1].to);
	struct strbuf other = STRBUF_INIT;
	size_t at = 0;
	uint32_t first = text.data ? utf8_next(text, &at) : 0;
	bool done = look_up(finding, text, text, from, to, err);

	if (done && !finding->covered[from]) {
		strbuf_add_codepoint(&other, letter_is_upper(first) ? letter_lower(first) : letter_upper(first));
		strbuf_add(&other, slice_part(text, at, text.bytes));
		done = slice_equal(strbuf_slice(&other), text) ||
		       look_up(finding, strbuf_slice(&other), text, from, to, err);
	}
	strbuf_release(&other);
	return done;
}

static bool find_all(struct finding *finding, struct error *err)
{
	size_t count = finding->tokens.count < TOKENS_MOST ? finding->tokens.count : TOKENS_MOST;

	for (size_t length = count < WORDS_MOST ? count : WORDS_MOST; length >= WORDS_LEAST; length--)
		for (size_t from = 0; from + length <= count; from++) {
			if (deadline_passed(&finding->deadline))
				return true;
			if (is_phrase(finding, from, from + length) && !look_up_spellings(finding, from, from + length, err))
				return false;
		}
	return true;
}

static void list_in_order(struct finding *finding)
{
	struct fragment_list *list = finding->list;
	size_t count = 0;

	list->items = arena_zeroed(&list->arena, list->count + 1, sizeof(*list->items));
	for (size_t i = 0; i < TOKENS_MOST; i++)
		if (finding->found[i].text.data)
			list->items[count++] = finding->found[i];
}

bool memory_find_fragments(struct memory *memory, const struct match_query *query, const struct match_options *options,
			   struct fragment_list *fragments, struct error *err)
{
	struct finding *finding = alloc_zeroed(1, sizeof(*finding));
	bool done;

	fragment_list_release(fragments);
	*finding = (struct finding){ .memory = memory, .query = query, .options = *options, .list = fragments,
				     .deadline = deadline_after(options->milliseconds), .tokens = TOKENS_INIT };
	finding->options.limit = 1;
	finding->options.flags = MATCH_WHOLE | MATCH_STORED | MATCH_NO_PIVOT;
	tokenizer_run(memory_tokenizer(memory, query->source_language), query->source, &finding->tokens);
	done = store_begin_reading(&memory->store, err);
	if (done) {
		done = find_all(finding, err);
		store_end_reading(&memory->store);
	}
	list_in_order(finding);
	tokens_release(&finding->tokens);
	free(finding);
	return done;
}
