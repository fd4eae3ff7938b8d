/*
 * check_names -- persons are spelled alike on both sides, whatever the script and the
 * case: Feruza Eshmatova, Феруза Эшматова, Ферузе Эшматовой.
 *
 * Which capitals are names nobody says; titles are translated, and English or French names
 * are heard in many ways. So only names with a family name that the three languages spell by
 * rule are judged (-ov, -eva, -vich …): one that has nearly, but not quite, a counterpart; and
 * one beside a name that is found, in whose place another name stands.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "quality/name.h"
#include "text/letter.h"

#include <stdlib.h>

#define NAMES_MOST 200
/* Endings that Uzbek hangs on one another, in sounds; its stems lose vowels, so whole words are compared. */
#define UZBEK_ENDING 7

struct name {
	struct name_key key;
	size_t token;
	bool follows;	/* the name before it stands right before it: one name of two words */
	bool by_rule;	/* it, or its neighbour, is a family name of these parts */
	bool found;	/* on the other side, letter for letter */
	size_t partner; /* where, when `found` */
};

struct names {
	struct name items[NAMES_MOST];
	size_t count;
};

static bool is_name(const struct token *token)
{
	return token->kind == TOKEN_WORD && (token->shape == SHAPE_CAPITAL || token->shape == SHAPE_MIXED) &&
	       token->folded_bytes >= 3;
}

static enum name_endings endings_of(const struct language *language)
{
	if (language_same_base(language, &language_uz))
		return NAME_ENDINGS_UZBEK;
	return language == &language_ru ? NAME_ENDINGS_RUSSIAN : NAME_ENDINGS_NONE;
}

/* ё sounds as о, but stems have it as е: so much of the word as the stem has letters. */
static struct slice stem_as_written(struct side *side, size_t token)
{
	const struct tokens *tokens = side_tokens(side);
	const struct token *written = &tokens->items[token];
	struct slice word = slice_part(side->marked, written->from, written->to),
		     stem = tokens_stem(tokens, token);
	size_t letters = 0, at = 0;

	if (side->language != &language_ru || slice_find(word, SLICE("ё"), 0) == SIZE_MAX ||
	    slice_find(word, SLICE("<"), 0) != SIZE_MAX)
		return stem;
	for (size_t i = 0; i < stem.bytes; letters++)
		utf8_next(stem, &i);
	while (letters-- > 0 && at < word.bytes)
		utf8_next(word, &at);
	return slice_part(word, 0, at);
}

/*
 * A family name is known by its stem: stemmers take -ov, and more, for an ending. Other names by
 * the stem of Russian and English; of Uzbek by the word, since its stems lose vowels.
 */
static void make_key(struct side *side, size_t token, struct name *name)
{
	const struct tokens *tokens = side_tokens(side);
	bool x_is_ks = side->language == &language_en;
	bool uzbek = language_same_base(side->language, &language_uz);
	size_t family;

	name_key_make(tokens_folded(tokens, token), x_is_ks, &name->key);
	family = name_family_stem(&name->key, endings_of(side->language));
	name->by_rule = family > 0;
	if (family) {
		name->key.count = (uint8_t)family;
		name->key.ending = 0;
	} else if (uzbek) {
		name->key.ending = UZBEK_ENDING;
	} else {
		name_key_make(stem_as_written(side, token), x_is_ks, &name->key);
	}
}

static void collect(struct side *side, struct names *names)
{
	const struct tokens *tokens = side_tokens(side);

	names->count = 0;
	for (size_t i = 0; tokens && i < tokens->count && names->count < NAMES_MOST; i++) {
		struct name *name = &names->items[names->count];

		if (!is_name(&tokens->items[i]))
			continue;
		make_key(side, i, name);
		if (name->key.count < 3)
			continue;
		name->token = i;
		name->found = false;
		name->follows = names->count && name[-1].token + 1 == i && !tokens->items[i].glued;
		if (name->follows && name->by_rule)
			name[-1].by_rule = true;
		names->count++;
	}
}

static void pair_up(struct names *source, struct names *target)
{
	for (size_t i = 0; i < source->count; i++)
		for (size_t j = 0; j < target->count; j++)
			if (name_distance(&source->items[i].key, &target->items[j].key, 0) == 0) {
				source->items[i].found = target->items[j].found = true;
				source->items[i].partner = j;
				target->items[j].partner = i;
			}
}

/* Near, so that it must be the same name with a letter or two amiss. */
static bool is_near(const struct name *a, const struct name *b)
{
	unsigned shorter = a->key.count < b->key.count ? a->key.count : b->key.count;
	unsigned limit = shorter >= 7 ? 2 : shorter >= 5 ? 1 : 0;

	return limit && name_distance(&a->key, &b->key, limit) <= limit;
}

static void tell(struct check_context *context, const struct unit *unit, const struct name *source,
		 const struct name *target)
{
	const struct token *wanted = &side_tokens(&context->source_side)->items[source->token];
	const struct token *got = &side_tokens(&context->target_side)->items[target->token];

	issue_place(issue_add(context, CHECK_NAMES, unit,
			      _("the name '%.*s' of the source is '%.*s' here; is it spelled right?"),
			      SLICE_ARG(slice_part(context->source_side.marked, wanted->from, wanted->to)),
			      SLICE_ARG(slice_part(context->target_side.marked, got->from, got->to))),
		    got->from, got->to);
}

/* A name beside one that was found, which has no counterpart, and stands where another name does. */
static struct name *replaced_by(struct names *source, size_t i, struct names *target)
{
	size_t j;

	if (source->items[i].follows && source->items[i - 1].found) {
		j = source->items[i - 1].partner + 1;
		if (j < target->count && target->items[j].follows && !target->items[j].found)
			return &target->items[j];
	}
	if (i + 1 < source->count && source->items[i + 1].follows && source->items[i + 1].found) {
		j = source->items[i + 1].partner;
		if (j > 0 && target->items[j].follows && !target->items[j - 1].found)
			return &target->items[j - 1];
	}
	return NULL;
}

static void judge(struct check_context *context, const struct unit *unit, struct names *source,
		  struct names *target)
{
	for (size_t i = 0; i < source->count; i++) {
		struct name *other = NULL;

		if (source->items[i].found || !source->items[i].by_rule)
			continue;
		for (size_t j = 0; !other && j < target->count; j++)
			if (!target->items[j].found && is_near(&source->items[i], &target->items[j]))
				other = &target->items[j];
		if (!other)
			other = replaced_by(source, i, target);
		if (!other)
			continue;
		other->found = true; /* told once */
		tell(context, unit, &source->items[i], other);
	}
}

/* Letters of which every ending of name_family_stem() has one. */
static bool may_be_family_name(const struct side *side, const struct word *word)
{
	if (word->shape != WORD_CAPITAL && word->shape != WORD_MIXED)
		return false;
	for (size_t i = word->first + 1; i < word->end; i++) {
		uint32_t c = letter_lower(side->glyphs[i].c);

		if (c == 'v' || c == 0x0432 || c == 'z' || c == 0x0437 || c == 'k' || c == 0x043a)
			return true;
	}
	return false;
}

/* Without one nothing is judged, and the texts need not be cut into tokens. */
static bool has_family_name(const struct side *side)
{
	struct strbuf folded = STRBUF_INIT;
	struct name_key key;
	bool found = false;

	for (size_t i = 0; !found && i < side->word_count; i++) {
		if (!may_be_family_name(side, &side->words[i]))
			continue;
		strbuf_clear(&folded);
		side_fold_word(side, &side->words[i], &folded);
		name_key_make(strbuf_slice(&folded), side->language == &language_en, &key);
		found = name_family_stem(&key, endings_of(side->language)) > 0;
	}
	strbuf_release(&folded);
	return found;
}

void check_names(struct check_context *context, const struct unit *unit)
{
	struct names *source, *target;

	if (!context->source || !context->target || !has_family_name(&context->source_side))
		return;
	source = alloc_zeroed(2, sizeof(*source));
	target = source + 1;
	collect(&context->source_side, source);
	if (source->count) {
		collect(&context->target_side, target);
		pair_up(source, target);
		judge(context, unit, source, target);
	}
	free(source);
}
