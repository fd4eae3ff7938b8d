/*
 * recognise -- the terms in a text, in whatever form they stand there.
 *
 * Each token of the text is turned into the numbers of the term words that it is a
 * form of; most have none, and cost one look into a table. From each token that has
 * some the tree of names is walked, all readings at once. What is found is then
 * judged by case, the longest first.
 */
#include <config.h>

#include "terms/recognise.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "terms/pattern.h"
#include "text/character.h"
#include "text/uzbek_tail.h"

#include <stdlib.h>

/* Readings of a text that are followed at once; no real text has more than a few. */
#define STATES_MAX 64

/* A flag of our own while hits are sorted out. */
#define HIT_PARDONED (1u << 31)

/* Codes and quotation marks between two words of a term. */
#define SKIPPED_MAX 6

struct state {
	uint32_t node;
	uint32_t skipped; /* other words behind it */
};

/* What is known of one token of the text. */
struct reading {
	uint32_t first, count; /* of its numbers */
	bool skips;
};

struct recogniser {
	const struct termbase *termbase;
	bool uzbek;
	struct tokenizer *tokenizer;
	struct tokens tokens;
	struct patterns patterns;
	struct reading *readings;
	size_t reading_capacity;
	uint32_t *numbers;
	size_t number_count, number_capacity;
	unsigned char *masked;
	size_t masked_capacity;
};

void term_hits_release(struct term_hits *hits)
{
	free(hits->items);
	*hits = (struct term_hits)TERM_HITS_INIT;
}

struct recogniser *recogniser_new(const struct termbase *termbase, const struct language *language)
{
	struct recogniser *recogniser = alloc_zeroed(1, sizeof(*recogniser));

	recogniser->termbase = termbase;
	recogniser->uzbek = language_same_base(language, &language_uz);
	recogniser->tokenizer = tokenizer_new(language);
	recogniser->tokens = (struct tokens)TOKENS_INIT;
	patterns_make(&recogniser->patterns, termbase, language, recogniser->tokenizer);
	return recogniser;
}

void recogniser_free(struct recogniser *recogniser)
{
	if (!recogniser)
		return;
	tokenizer_free(recogniser->tokenizer);
	tokens_release(&recogniser->tokens);
	patterns_release(&recogniser->patterns);
	free(recogniser->readings);
	free(recogniser->numbers);
	free(recogniser->masked);
	free(recogniser);
}

/* ------------------------------------------------------------------ tokens */

static void add_numbers(struct recogniser *recogniser, struct slice folded)
{
	struct form_list found = forms_find(recogniser->patterns.forms, folded);

	if (!found.count)
		return;
	ARRAY_RESERVE(recogniser->numbers, recogniser->number_count + found.count, recogniser->number_capacity);
	memcpy(recogniser->numbers + recogniser->number_count, found.items, found.count * sizeof(*found.items));
	recogniser->number_count += found.count;
}

/* What stands behind the last figure: modda of 5-modda, whose hyphen folding takes out. */
static struct slice tied_word(struct slice folded)
{
	size_t at = folded.bytes;

	while (at > 0 && (folded.data[at - 1] < '0' || folded.data[at - 1] > '9'))
		at--;
	if (at < folded.bytes && folded.data[at] == '-')
		at++;
	return at > 0 && at < folded.bytes ? slice_part(folded, at, folded.bytes) : SLICE_NONE;
}

static void read_tokens(struct recogniser *recogniser)
{
	struct tokens *tokens = &recogniser->tokens;

	recogniser->number_count = 0;
	ARRAY_RESERVE(recogniser->readings, tokens->count + 1, recogniser->reading_capacity);
	for (size_t i = 0; i < tokens->count; i++) {
		struct reading *reading = &recogniser->readings[i];
		struct slice folded = tokens_folded(tokens, i), tied;

		*reading = (struct reading){ (uint32_t)recogniser->number_count, 0, pattern_skips(tokens, i) };
		if (reading->skips)
			continue;
		add_numbers(recogniser, folded);
		tied = tokens->items[i].kind == TOKEN_NUMBER ? tied_word(folded) : SLICE_NONE;
		if (tied.data)
			add_numbers(recogniser, tied);
		reading->count = (uint32_t)recogniser->number_count - reading->first;
	}
}

static bool has_number(const struct recogniser *recogniser, size_t token, uint32_t number)
{
	const struct reading *reading = &recogniser->readings[token];

	for (uint32_t i = 0; i < reading->count; i++)
		if (recogniser->numbers[reading->first + i] == number)
			return true;
	return false;
}

/* -------------------------------------------------------------------- case */

static bool letter_is_capital(struct slice surface, size_t which)
{
	size_t at = 0;
	uint32_t c = 0;

	for (size_t i = 0; i <= which; i++) {
		if (at >= surface.bytes)
			return false;
		c = utf8_next(surface, &at);
	}
	return character_is_upper(c);
}

/* A word whose capital says nothing: the first of a text, or behind a mark. */
static bool begins_sentence(const struct recogniser *recogniser, size_t token)
{
	while (token > 0 && recogniser->readings[token - 1].skips)
		token--;
	return token == 0 || recogniser->tokens.items[token - 1].kind == TOKEN_PUNCTUATION;
}

static bool case_agrees(const struct recogniser *recogniser, const struct element *element, size_t token,
			struct slice text, bool strict)
{
	const struct token *surface = &recogniser->tokens.items[token];
	struct slice word = slice_part(text, surface->from, surface->to);

	if (element->kind != TOKEN_WORD || surface->kind != TOKEN_WORD)
		return true;
	if (element->shape == SHAPE_UPPER)
		return letter_is_capital(word, 0) && letter_is_capital(word, 1);
	if (element->capital)
		return letter_is_capital(word, 0);
	return !strict || surface->shape == SHAPE_UPPER || !letter_is_capital(word, 0) ||
	       begins_sentence(recogniser, token);
}

/* How well a name fits the tokens from `first` to `last`. */
struct fit {
	bool other_case;
	uint32_t exact; /* words that are the name's own */
	uint32_t words;
};

static struct fit fit_pattern(const struct recogniser *recogniser, const struct pattern *pattern, size_t first,
			      size_t last, struct slice text)
{
	const struct element *elements = recogniser->patterns.elements + pattern->first;
	struct fit fit = { false, 0, pattern->count };
	uint32_t at = 0;

	for (size_t token = first; token <= last && at < pattern->count; token++) {
		if (!has_number(recogniser, token, elements[at].number))
			continue;
		fit.exact += slice_equal(tokens_folded(&recogniser->tokens, token),
					 forms_word(recogniser->patterns.forms, elements[at].number));
		if (!case_agrees(recogniser, &elements[at], token, text, pattern->flags & PATTERN_STRICT))
			fit.other_case = true;
		at++;
	}
	return fit;
}

/* -------------------------------------------------------------------- hits */

static const struct term_name *name_of(const struct recogniser *recogniser, const struct term_hit *hit)
{
	return &recogniser->termbase->concepts[hit->concept].names[hit->name];
}

static size_t count_hyphens(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.bytes; i++)
		count += text.data[i] == '-';
	return count;
}

/* Words that the name joins are joined in the text, and no others. */
static bool is_joined_alike(const struct recogniser *recogniser, const struct term_hit *hit)
{
	size_t joined = 0;

	for (uint32_t token = hit->first + 1; token < hit->last; token++)
		joined += recogniser->readings[token].skips &&
			  slice_is(tokens_folded(&recogniser->tokens, token), "-");
	return joined == count_hyphens(name_of(recogniser, hit)->text);
}

/* Is the first the better reading of the same words? The fits are of theirs. */
static bool is_better(const struct recogniser *recogniser, const struct term_hit *a, const struct fit *fit_a,
		      const struct term_hit *b, const struct fit *fit_b)
{
	if (fit_a->other_case != fit_b->other_case)
		return !fit_a->other_case;
	if (fit_a->exact != fit_b->exact)
		return fit_a->exact > fit_b->exact;
	if (is_joined_alike(recogniser, a) != is_joined_alike(recogniser, b))
		return is_joined_alike(recogniser, a);
	return name_of(recogniser, a)->status < name_of(recogniser, b)->status;
}

static bool is_closing(const struct recogniser *recogniser, size_t token, bool brackets)
{
	const struct tokens *tokens = &recogniser->tokens;
	struct slice folded = tokens_folded(tokens, token);

	if (recogniser->readings[token].skips)
		return true;
	return tokens->items[token].kind == TOKEN_PUNCTUATION &&
	       (slice_is(folded, "'") || slice_is(folded, "-") || (brackets && slice_is(folded, ")")));
}

/* Endings alone are asked for behind a word that takes them all. */
static bool is_tail(struct slice folded)
{
	char word[64] = "vakil";
	static const char vowel_word[] = "davlatda";
	size_t stem = strlen(word);

	if (folded.bytes + sizeof(vowel_word) > sizeof(word))
		return false;
	memcpy(word + stem, folded.data, folded.bytes);
	if (uzbek_tail_follows(slice_from(word, stem + folded.bytes), stem, false, NULL))
		return true;
	stem = sizeof(vowel_word) - 1;
	memcpy(word, vowel_word, stem);
	memcpy(word + stem, folded.data, folded.bytes);
	return uzbek_tail_follows(slice_from(word, stem + folded.bytes), stem, false, NULL);
}

/* The last token of a hit with the endings that are glued behind it. */
static size_t with_tail(const struct recogniser *recogniser, size_t last, bool in_bracket)
{
	const struct tokens *tokens = &recogniser->tokens;
	size_t at = last + 1;

	if (!recogniser->uzbek)
		return last;
	while (at < tokens->count && tokens->items[at].glued && is_closing(recogniser, at, in_bracket))
		at++;
	if (at < tokens->count && (at > last + 1 || in_bracket) && tokens->items[at].glued &&
	    tokens->items[at].kind == TOKEN_WORD && tokens->items[at].shape == SHAPE_LOWER &&
	    is_tail(tokens_folded(tokens, at)))
		return at;
	return last;
}

/* What one start gave, before the best of each concept is chosen. */
struct found {
	struct term_hits *hits;
	size_t first; /* of this start */
	struct fit *fits; /* room for STATES_MAX */
};

static void add_hit(struct recogniser *recogniser, struct found *found, const struct pattern *pattern,
		    size_t first, size_t last, struct slice text)
{
	struct fit fit = fit_pattern(recogniser, pattern, first, last, text);
	size_t extended = with_tail(recogniser, last, pattern->ends_in_bracket);
	struct term_hit hit = {
		.concept = pattern->concept,
		.name = pattern->name,
		.from = recogniser->tokens.items[first].from,
		.to = recogniser->tokens.items[extended].to,
		.first = (uint32_t)first,
		.last = (uint32_t)extended,
		.flags = (fit.other_case ? HIT_OTHER_CASE : 0u) | (fit.exact == fit.words ? HIT_EXACT : 0u),
	};
	struct term_hits *hits = found->hits;

	for (size_t i = found->first; i < hits->count; i++)
		if (hits->items[i].concept == hit.concept && hits->items[i].last == hit.last) {
			if (is_better(recogniser, &hit, &fit, &hits->items[i], &found->fits[i - found->first])) {
				hits->items[i] = hit;
				found->fits[i - found->first] = fit;
			}
			return;
		}
	if (hits->count - found->first == STATES_MAX)
		return;
	ARRAY_GROW(hits->items, hits->count, hits->capacity);
	found->fits[hits->count - found->first] = fit;
	hits->items[hits->count++] = hit;
}

static void accept(struct recogniser *recogniser, struct found *found, uint32_t node, size_t first, size_t last,
		   struct slice text)
{
	uint32_t at = recogniser->patterns.nodes[node].patterns;

	for (; at != PATTERN_NONE; at = recogniser->patterns.items[at].next)
		add_hit(recogniser, found, &recogniser->patterns.items[at], first, last, text);
}

/* ---------------------------------------------------------------- the walk */

static size_t add_state(struct state *states, size_t count, uint32_t node, uint32_t skipped)
{
	if (count < STATES_MAX)
		states[count++] = (struct state){ node, skipped };
	return count;
}

/* A figure, or the word that counts behind one: erkinligi cheklangan 96 nafar shaxs. */
static bool counts(const struct tokens *tokens, size_t token)
{
	static const char *const counters[] = { "ta", "nafar" };

	if (tokens->items[token].kind == TOKEN_NUMBER)
		return true;
	if (token == 0 || tokens->items[token - 1].kind != TOKEN_NUMBER)
		return false;
	for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++)
		if (slice_is(tokens_folded(tokens, token), counters[i]))
			return true;
	return false;
}

/* The states behind one token; those that a word led to come first, *led of them. */
static size_t step(const struct recogniser *recogniser, const struct state *states, size_t count, size_t token,
		   struct state *next, size_t *led)
{
	const struct reading *reading = &recogniser->readings[token];
	const struct patterns *patterns = &recogniser->patterns;
	size_t next_count = 0;

	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < reading->count; k++) {
			uint32_t node = patterns_follow(patterns, states[i].node, recogniser->numbers[reading->first + k]);

			if (node)
				next_count = add_state(next, next_count, node, 0);
		}
	*led = next_count;
	if (recogniser->uzbek && counts(&recogniser->tokens, token))
		for (size_t i = 0; i < count; i++)
			if (states[i].node)
				next_count = add_state(next, next_count, states[i].node, states[i].skipped);
	if (recogniser->tokens.items[token].kind != TOKEN_WORD)
		return next_count;
	for (size_t i = 0; i < count; i++)
		if (states[i].node && states[i].skipped < patterns->nodes[states[i].node].gap)
			next_count = add_state(next, next_count, states[i].node, states[i].skipped + 1);
	return next_count;
}

static void walk_from(struct recogniser *recogniser, size_t first, struct slice text, struct term_hits *hits)
{
	struct state states[2][STATES_MAX];
	struct fit fits[STATES_MAX];
	struct found found = { hits, hits->count, fits };
	size_t count = 1, skipped = 0, turn = 0;

	states[turn][0] = (struct state){ 0, 0 };
	for (size_t token = first; token < recogniser->tokens.count && count > 0; token++) {
		size_t led;

		if (recogniser->readings[token].skips) {
			if (++skipped > SKIPPED_MAX)
				return;
			continue;
		}
		skipped = 0;
		count = step(recogniser, states[turn], count, token, states[1 - turn], &led);
		turn = 1 - turn;
		for (size_t i = 0; i < led; i++)
			accept(recogniser, &found, states[turn][i].node, first, token, text);
	}
}

/* ------------------------------------------------------------------ masking */

static int by_length(const void *a, const void *b)
{
	const struct term_hit *left = a, *right = b;
	uint32_t left_length = left->last - left->first, right_length = right->last - right->first;

	if (left_length != right_length)
		return left_length > right_length ? -1 : 1;
	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	return (left->concept > right->concept) - (left->concept < right->concept);
}

static int by_place(const void *a, const void *b)
{
	const struct term_hit *left = a, *right = b;

	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	return by_length(a, b);
}

static bool is_covered(const struct recogniser *recogniser, const struct term_hit *hit)
{
	for (uint32_t token = hit->first; token <= hit->last; token++)
		if (recogniser->masked[token])
			return true;
	return false;
}

static bool same_span(const struct term_hit *a, const struct term_hit *b)
{
	return a->first == b->first && a->last == b->last;
}

/* Hits are sorted by length; those on the same words do not mask one another. */
static void mask_shorter(struct recogniser *recogniser, struct term_hits *hits)
{
	ARRAY_RESERVE(recogniser->masked, recogniser->tokens.count + 1, recogniser->masked_capacity);
	memset(recogniser->masked, 0, recogniser->tokens.count + 1);
	for (size_t i = 0, end; i < hits->count; i = end) {
		bool covered = is_covered(recogniser, &hits->items[i]);

		for (end = i; end < hits->count && same_span(&hits->items[i], &hits->items[end]); end++)
			if (covered)
				hits->items[end].flags |= HIT_MASKED;
		if (!covered)
			memset(recogniser->masked + hits->items[i].first, 1,
			       hits->items[i].last - hits->items[i].first + 1);
	}
}

/*
 * A forbidden name in another case is none; nor is one where another concept allows
 * just these words.
 */
static void drop_pardoned(const struct recogniser *recogniser, struct term_hits *hits)
{
	size_t kept = 0, start = 0;

	for (size_t i = 0; i < hits->count; i++) {
		const struct term_hit *hit = &hits->items[i];
		bool pardoned = false;

		if (!same_span(hit, &hits->items[start]))
			start = i;
		if (name_of(recogniser, hit)->status == TERM_FORBIDDEN) {
			pardoned = hit->flags & HIT_OTHER_CASE;
			for (size_t k = start; k < hits->count && same_span(hit, &hits->items[k]); k++)
				pardoned |= name_of(recogniser, &hits->items[k])->status != TERM_FORBIDDEN &&
					    !(hits->items[k].flags & HIT_OTHER_CASE) &&
					    ((hits->items[k].flags & HIT_EXACT) || !(hit->flags & HIT_EXACT));
		}
		if (pardoned)
			hits->items[i].flags |= HIT_PARDONED;
	}
	for (size_t i = 0; i < hits->count; i++)
		if (!(hits->items[i].flags & HIT_PARDONED))
			hits->items[kept++] = hits->items[i];
	hits->count = kept;
}

void recogniser_run(struct recogniser *recogniser, struct slice marked, struct term_hits *hits)
{
	hits->count = 0;
	tokenizer_run(recogniser->tokenizer, marked, &recogniser->tokens);
	read_tokens(recogniser);
	for (size_t i = 0; i < recogniser->tokens.count; i++)
		if (recogniser->readings[i].count)
			walk_from(recogniser, i, marked, hits);
	if (!hits->count)
		return;
	qsort(hits->items, hits->count, sizeof(*hits->items), by_length);
	drop_pardoned(recogniser, hits);
	mask_shorter(recogniser, hits);
	if (hits->count)
		qsort(hits->items, hits->count, sizeof(*hits->items), by_place);
}

/* ------------------------------------------------------------------- nearly */

/* Words that may stand between those of a name, all together. */
#define NEARLY_BETWEEN 6

/* Is the token a form of the word, or of a word that is made of it? */
static bool is_nearly(const struct recogniser *recogniser, uint32_t number, size_t token)
{
	return has_number(recogniser, token, number) ||
	       (recogniser->uzbek && uzbek_is_form(forms_word(recogniser->patterns.forms, number),
						   tokens_folded(&recogniser->tokens, token), true, NULL));
}

/* The words of a pattern that stand at a token: a bit each. */
static uint64_t words_at(const struct recogniser *recogniser, const struct pattern *pattern, size_t token)
{
	const struct element *elements = recogniser->patterns.elements + pattern->first;
	uint64_t words = 0;

	for (uint32_t i = 0; i < pattern->count; i++)
		if (elements[i].kind == TOKEN_WORD && is_nearly(recogniser, elements[i].number, token))
			words |= (uint64_t)1 << i;
	return words;
}

static uint64_t all_words(const struct recogniser *recogniser, const struct pattern *pattern)
{
	const struct element *elements = recogniser->patterns.elements + pattern->first;
	uint64_t words = 0;

	for (uint32_t i = 0; i < pattern->count; i++)
		if (elements[i].kind == TOKEN_WORD)
			words |= (uint64_t)1 << i;
	return words;
}

/* Within a window that begins where one of the words stands. */
static bool stands_nearly(const struct recogniser *recogniser, const struct pattern *pattern)
{
	uint64_t wanted = all_words(recogniser, pattern);

	for (size_t first = 0; wanted && first < recogniser->tokens.count; first++) {
		uint64_t seen = words_at(recogniser, pattern, first);
		size_t words = 1;

		for (size_t token = first + 1; seen && seen != wanted && token < recogniser->tokens.count; token++) {
			enum token_kind kind = recogniser->tokens.items[token].kind;

			words += kind == TOKEN_WORD || kind == TOKEN_NUMBER;
			if (words > pattern->count + NEARLY_BETWEEN)
				break;
			seen |= words_at(recogniser, pattern, token);
		}
		if (seen == wanted)
			return true;
	}
	return false;
}

bool recogniser_has_nearly(const struct recogniser *recogniser, uint32_t concept)
{
	const struct patterns *patterns = &recogniser->patterns;

	for (size_t i = patterns->starts[concept]; i < patterns->starts[concept + 1]; i++) {
		const struct pattern *pattern = &patterns->items[i];

		if (recogniser->termbase->concepts[concept].names[pattern->name].status != TERM_FORBIDDEN &&
		    stands_nearly(recogniser, pattern))
			return true;
	}
	return false;
}
