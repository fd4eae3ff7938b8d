/*
 * pattern -- the names of a termbase as sequences of words.
 */
#include <config.h>

#include "terms/pattern.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "terms/recognise.h"
#include "text/character.h"

#include <stdlib.h>

#define EDGE_SLOTS_FIRST ((size_t)64)

/* ------------------------------------------------------------------- edges */

static uint64_t edge_key(uint32_t node, uint32_t number)
{
	return (uint64_t)node << 32 | number;
}

/* Numbers are ours and dense, so that mixing their bits is enough. */
static size_t edge_slot(const struct patterns *patterns, uint64_t key)
{
	uint64_t mixed = key * 0x9e3779b97f4a7c15u;

	return (size_t)(mixed >> 20) & (patterns->edge_slots - 1);
}

static struct pattern_edge *find_edge(const struct patterns *patterns, uint64_t key)
{
	size_t slot = edge_slot(patterns, key);

	while (patterns->edges[slot].key && patterns->edges[slot].key != key)
		slot = (slot + 1) & (patterns->edge_slots - 1);
	return &patterns->edges[slot];
}

static void grow_edges(struct patterns *patterns)
{
	struct pattern_edge *old = patterns->edges;
	size_t old_slots = patterns->edge_slots;

	patterns->edge_slots = old_slots ? old_slots * 2 : EDGE_SLOTS_FIRST;
	patterns->edges = alloc_zeroed(patterns->edge_slots, sizeof(*patterns->edges));
	for (size_t i = 0; i < old_slots; i++)
		if (old[i].key)
			*find_edge(patterns, old[i].key) = old[i];
	free(old);
}

uint32_t patterns_follow(const struct patterns *patterns, uint32_t node, uint32_t number)
{
	return patterns->edge_slots ? find_edge(patterns, edge_key(node, number))->node : 0;
}

static uint32_t add_node(struct patterns *patterns)
{
	ARRAY_GROW(patterns->nodes, patterns->node_count, patterns->node_capacity);
	patterns->nodes[patterns->node_count] = (struct pattern_node){ PATTERN_NONE, 0 };
	return (uint32_t)patterns->node_count++;
}

static uint32_t grow_to(struct patterns *patterns, uint32_t node, uint32_t number)
{
	struct pattern_edge *edge;

	if (patterns->edge_count * 2 >= patterns->edge_slots)
		grow_edges(patterns);
	edge = find_edge(patterns, edge_key(node, number));
	if (edge->key)
		return edge->node;
	*edge = (struct pattern_edge){ edge_key(node, number), add_node(patterns) };
	patterns->edge_count++;
	return edge->node;
}

/* ---------------------------------------------------------------- elements */

/* The hyphen of web-site, which others write as two words; not a dash, and not that of an ending. */
static bool joins_words(const struct tokens *tokens, size_t token)
{
	const struct token *hyphen = &tokens->items[token];

	return token > 0 && token + 1 < tokens->count && hyphen->kind == TOKEN_PUNCTUATION &&
	       slice_is(tokens_folded(tokens, token), "-") && hyphen[-1].kind == TOKEN_WORD &&
	       hyphen[1].kind == TOKEN_WORD && hyphen[-1].to == hyphen->from && hyphen->to == hyphen[1].from;
}

bool pattern_skips(const struct tokens *tokens, size_t token)
{
	enum token_kind kind = tokens->items[token].kind;

	return kind == TOKEN_CODE || (kind == TOKEN_PUNCTUATION && slice_is(tokens_folded(tokens, token), "\"")) ||
	       joins_words(tokens, token);
}

static bool is_mark(const struct tokens *tokens, size_t token, const char *mark)
{
	return tokens->items[token].kind == TOKEN_PUNCTUATION && slice_is(tokens_folded(tokens, token), mark);
}

/* What stands for a name: some of its tokens, in order. */
struct run {
	size_t items[TERM_TOKENS_MAX];
	size_t count;
};

/* False for a name of too many tokens, or of none. */
static bool list_tokens(const struct tokens *tokens, struct run *run)
{
	run->count = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		if (pattern_skips(tokens, i))
			continue;
		if (run->count == TERM_TOKENS_MAX)
			return false;
		run->items[run->count++] = i;
	}
	if (run->count > 1 && is_mark(tokens, run->items[0], "-")) /* -modda */
		memmove(run->items, run->items + 1, --run->count * sizeof(run->items[0]));
	return run->count > 0;
}

/* Where the bracket opens that the run ends with; 0 when there is none behind something. */
static size_t bracket_of(const struct tokens *tokens, const struct run *run)
{
	size_t depth = 0;

	if (!is_mark(tokens, run->items[run->count - 1], ")"))
		return 0;
	for (size_t i = run->count; i-- > 0;) {
		depth += is_mark(tokens, run->items[i], ")");
		if (is_mark(tokens, run->items[i], "(") && --depth == 0)
			return i;
	}
	return 0;
}

struct making {
	struct patterns *patterns;
	const struct termbase *termbase;
	struct tokens tokens;
	uint32_t concept, name;
	struct slice text; /* of the name */
};

static bool begins_with_capital(struct slice surface)
{
	size_t at = 0;

	return surface.bytes > 0 && character_is_upper(utf8_next(surface, &at));
}

/* The last word of each part (before and in brackets) of more words than one. */
static bool is_head(const struct making *making, const struct run *run, size_t at)
{
	bool another = false;

	if (at + 1 < run->count && !is_mark(&making->tokens, run->items[at + 1], "(") &&
	    !is_mark(&making->tokens, run->items[at + 1], ")"))
		return false;
	for (size_t i = 0; i < at; i++)
		another |= making->tokens.items[run->items[i]].kind == TOKEN_WORD;
	return another;
}

static unsigned form_flags(const struct making *making, const struct run *run, size_t at)
{
	const struct term_name *name = &making->termbase->concepts[making->concept].names[making->name];
	const struct token *token = &making->tokens.items[run->items[at]];
	struct slice folded = tokens_folded(&making->tokens, run->items[at]);
	char last = folded.bytes ? folded.data[folded.bytes - 1] : 0;
	unsigned flags = 0;

	if ((token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER) || (last >= '0' && last <= '9'))
		return FORM_EXACT;
	if (name->flags & TERM_DERIVED)
		flags |= FORM_DERIVED;
	if (name->status == TERM_FORBIDDEN && name->word_class != WORD_CLASS_VERB)
		flags |= FORM_NARROW;
	if (name->word_class == WORD_CLASS_NOUN)
		flags |= FORM_NOUN;
	return is_head(making, run, at) ? flags | FORM_HEAD : flags;
}

static void add_element(struct making *making, const struct run *run, size_t at)
{
	struct patterns *patterns = making->patterns;
	const struct token *token = &making->tokens.items[run->items[at]];
	struct slice folded = tokens_folded(&making->tokens, run->items[at]);

	ARRAY_GROW(patterns->elements, patterns->element_count, patterns->element_capacity);
	patterns->elements[patterns->element_count++] = (struct element){
		.number = forms_add(patterns->forms, folded, form_flags(making, run, at)),
		.kind = token->kind,
		.shape = token->shape,
		.capital = begins_with_capital(slice_part(making->text, token->from, token->to)),
	};
}

/* ---------------------------------------------------------------- patterns */

static void add_pattern(struct making *making, const struct run *run, unsigned flags)
{
	struct patterns *patterns = making->patterns;
	const struct term_name *name = &making->termbase->concepts[making->concept].names[making->name];
	struct pattern pattern = {
		.concept = making->concept,
		.name = making->name,
		.first = (uint32_t)patterns->element_count,
		.count = (uint32_t)run->count,
		.flags = flags | (name->flags & TERM_CASE_EXACT ? PATTERN_STRICT : 0u),
		.ends_in_bracket = is_mark(&making->tokens, run->items[run->count - 1], ")"),
	};
	uint32_t node = 0;

	for (size_t i = 0; i < run->count; i++) {
		add_element(making, run, i);
		node = grow_to(patterns, node, patterns->elements[pattern.first + i].number);
		if (i + 1 < run->count && patterns->nodes[node].gap < name->gap)
			patterns->nodes[node].gap = (uint8_t)name->gap;
	}
	pattern.next = patterns->nodes[node].patterns;
	ARRAY_GROW(patterns->items, patterns->count, patterns->capacity);
	patterns->nodes[node].patterns = (uint32_t)patterns->count;
	patterns->items[patterns->count++] = pattern;
}

static void add_part(struct making *making, const struct run *run, size_t from, size_t to)
{
	struct run part = { .count = to - from };

	memcpy(part.items, run->items + from, part.count * sizeof(part.items[0]));
	if (part.count)
		add_pattern(making, &part, PATTERN_PARTIAL);
}

/* OOH, BMT, ToshDU: one word with more capitals than the first. */
static bool is_abbreviation(const struct making *making, const struct run *run, size_t from, size_t to)
{
	const struct token *token = &making->tokens.items[run->items[from]];

	return to == from + 1 && token->kind == TOKEN_WORD &&
	       (token->shape == SHAPE_UPPER || token->shape == SHAPE_MIXED);
}

static void add_name(struct making *making)
{
	const struct term_name *name = &making->termbase->concepts[making->concept].names[making->name];
	struct run run;
	size_t bracket;

	if (!list_tokens(&making->tokens, &run))
		return;
	add_pattern(making, &run, 0);
	bracket = bracket_of(&making->tokens, &run);
	if (!bracket || name->status == TERM_FORBIDDEN)
		return;
	add_part(making, &run, 0, bracket);
	if (is_abbreviation(making, &run, bracket + 1, run.count - 1))
		add_part(making, &run, bracket + 1, run.count - 1);
}

/* ------------------------------------------------------------ case that counts */

static bool same_words(const struct patterns *patterns, const struct pattern *a, const struct pattern *b)
{
	bool other_case = false;

	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++) {
		const struct element *left = &patterns->elements[a->first + i];
		const struct element *right = &patterns->elements[b->first + i];

		if (!slice_equal(forms_word(patterns->forms, left->number), forms_word(patterns->forms, right->number)))
			return false;
		other_case |= left->capital != right->capital;
	}
	return other_case;
}

static bool is_forbidden(const struct making *making, const struct pattern *pattern)
{
	return making->termbase->concepts[pattern->concept].names[pattern->name].status == TERM_FORBIDDEN;
}

/* Names of the concept that differ in case alone, one of them forbidden: case counts in both. */
static void mark_twins(struct making *making, size_t first)
{
	struct patterns *patterns = making->patterns;

	for (size_t i = first; i < patterns->count; i++)
		for (size_t k = first; k < i; k++) {
			struct pattern *a = &patterns->items[i], *b = &patterns->items[k];

			if (is_forbidden(making, a) == is_forbidden(making, b) || !same_words(patterns, a, b))
				continue;
			a->flags |= PATTERN_STRICT;
			b->flags |= PATTERN_STRICT;
		}
}

void patterns_make(struct patterns *patterns, const struct termbase *termbase, const struct language *language,
		   struct tokenizer *tokenizer)
{
	struct making making = { .patterns = patterns, .termbase = termbase, .tokens = TOKENS_INIT };

	*patterns = (struct patterns){ .forms = forms_new(language) };
	patterns->starts = alloc_zeroed(termbase->count + 1, sizeof(*patterns->starts));
	add_node(patterns);
	for (size_t i = 0; i < termbase->count; i++) {
		const struct concept *concept = &termbase->concepts[i];
		size_t first = patterns->count;

		for (size_t k = 0; k < concept->name_count; k++) {
			if (!concept_name_serves(concept, k, language))
				continue;
			making.concept = (uint32_t)i;
			making.name = (uint32_t)k;
			making.text = concept->names[k].text;
			tokenizer_run(tokenizer, making.text, &making.tokens);
			add_name(&making);
		}
		mark_twins(&making, first);
		patterns->starts[i + 1] = patterns->count;
	}
	tokens_release(&making.tokens);
}

void patterns_release(struct patterns *patterns)
{
	forms_free(patterns->forms);
	free(patterns->elements);
	free(patterns->items);
	free(patterns->nodes);
	free(patterns->edges);
	free(patterns->starts);
}
