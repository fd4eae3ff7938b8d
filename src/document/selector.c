/*
 * selector -- simple CSS selectors: which elements of a page are meant.
 */
#include <config.h>

#include "document/selector.h"

#include "base/alloc.h"
#include "base/i18n.h"

enum condition_kind { CONDITION_CLASS, CONDITION_ID, CONDITION_ATTRIBUTE, CONDITION_VALUE };

struct condition {
	enum condition_kind kind;
	struct slice name, value;
	struct condition *next;
};

enum combinator { COMBINATOR_FIRST, COMBINATOR_DESCENDANT, COMBINATOR_CHILD };

struct compound {
	struct slice name; /* empty: any */
	struct condition *conditions;
	enum combinator combinator; /* to the compound before it */
	bool last;		    /* of its selector */
};

struct selector_list {
	struct compound compounds[SELECTOR_COMPOUNDS_MAX];
	size_t count;
};

/* --------------------------------------------------------------------- parsing */

struct parsing {
	struct slice text;
	size_t at;
	struct arena *arena;
	struct selector_list *list;
	struct error *err;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char peek(const struct parsing *parsing)
{
	return parsing->at < parsing->text.bytes ? parsing->text.data[parsing->at] : '\0';
}

static bool skip_spaces(struct parsing *parsing)
{
	size_t begin = parsing->at;

	while (is_space(peek(parsing)))
		parsing->at++;
	return parsing->at > begin;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '_' || (unsigned char)c >= 0x80;
}

static struct slice read_name(struct parsing *parsing)
{
	size_t begin = parsing->at;

	while (is_name_byte(peek(parsing)))
		parsing->at++;
	return slice_part(parsing->text, begin, parsing->at);
}

static bool complain(const struct parsing *parsing)
{
	struct slice rest = slice_part(parsing->text, parsing->at, parsing->text.bytes);

	if (!rest.bytes)
		return error_set(parsing->err, ERROR_USAGE, _("the selector '%.*s' is not complete"),
				 SLICE_ARG(parsing->text));
	return error_set(parsing->err, ERROR_USAGE,
			 _("the selector '%.*s' cannot be read from '%.*s' on; there are: "
			   "name, .class, #id, [attribute], [attribute=value], 'a b' and 'a > b'"),
			 SLICE_ARG(parsing->text), SLICE_ARG(rest));
}

static bool read_quoted(struct parsing *parsing, struct slice *value)
{
	char quote = peek(parsing);
	size_t begin = ++parsing->at;

	while (peek(parsing) && peek(parsing) != quote)
		parsing->at++;
	if (!peek(parsing))
		return complain(parsing);
	*value = slice_part(parsing->text, begin, parsing->at++);
	return true;
}

static bool read_value(struct parsing *parsing, struct condition *condition)
{
	condition->kind = CONDITION_VALUE;
	parsing->at++;
	skip_spaces(parsing);
	if (peek(parsing) == '"' || peek(parsing) == '\'')
		return read_quoted(parsing, &condition->value);
	condition->value = read_name(parsing);
	return condition->value.bytes || complain(parsing);
}

/* "[name]" or "[name=value]", from the bracket on. */
static bool read_attribute(struct parsing *parsing, struct condition *condition)
{
	condition->kind = CONDITION_ATTRIBUTE;
	parsing->at++;
	skip_spaces(parsing);
	condition->name = read_name(parsing);
	skip_spaces(parsing);
	if (!condition->name.bytes || (peek(parsing) == '=' && !read_value(parsing, condition)))
		return complain(parsing);
	skip_spaces(parsing);
	if (peek(parsing) != ']')
		return complain(parsing);
	parsing->at++;
	return true;
}

static bool read_condition(struct parsing *parsing, struct condition *condition)
{
	if (peek(parsing) == '[')
		return read_attribute(parsing, condition);
	condition->kind = peek(parsing) == '.' ? CONDITION_CLASS : CONDITION_ID;
	parsing->at++;
	condition->value = read_name(parsing);
	return condition->value.bytes || complain(parsing);
}

static bool begins_condition(char c)
{
	return c == '.' || c == '#' || c == '[';
}

static bool read_compound(struct parsing *parsing, enum combinator combinator)
{
	struct compound *compound = &parsing->list->compounds[parsing->list->count];
	size_t begin = parsing->at;

	if (parsing->list->count == SELECTOR_COMPOUNDS_MAX)
		return error_set(parsing->err, ERROR_LIMIT, _("a list of selectors has at most %d parts"),
				 SELECTOR_COMPOUNDS_MAX);
	parsing->list->count++;
	compound->combinator = combinator;
	if (peek(parsing) == '*')
		parsing->at++;
	else
		compound->name = read_name(parsing);
	while (begins_condition(peek(parsing))) {
		struct condition *condition = arena_zeroed(parsing->arena, 1, sizeof(*condition));

		if (!read_condition(parsing, condition))
			return false;
		condition->next = compound->conditions;
		compound->conditions = condition;
	}
	return parsing->at > begin || complain(parsing);
}

static bool read_selector(struct parsing *parsing)
{
	enum combinator combinator = COMBINATOR_FIRST;

	for (;;) {
		bool space;

		if (!read_compound(parsing, combinator))
			return false;
		space = skip_spaces(parsing);
		if (!peek(parsing) || peek(parsing) == ',')
			break;
		if (peek(parsing) != '>' && !space)
			return complain(parsing);
		combinator = COMBINATOR_DESCENDANT;
		if (peek(parsing) == '>') {
			combinator = COMBINATOR_CHILD;
			parsing->at++;
			skip_spaces(parsing);
		}
	}
	parsing->list->compounds[parsing->list->count - 1].last = true;
	return true;
}

const struct selector_list *selector_list_parse(struct slice text, struct arena *arena, struct error *err)
{
	struct parsing parsing = { .text = arena_copy(arena, slice_trim(text)), .arena = arena, .err = err };

	parsing.list = arena_zeroed(arena, 1, sizeof(*parsing.list));
	while (parsing.at < parsing.text.bytes) {
		if (!read_selector(&parsing))
			return NULL;
		if (peek(&parsing) == ',')
			parsing.at++;
		skip_spaces(&parsing);
	}
	return parsing.list;
}

/* -------------------------------------------------------------------- matching */

static bool has_word(struct slice words, struct slice word)
{
	for (size_t at = 0; (at = slice_find(words, word, at)) != SIZE_MAX; at += word.bytes) {
		size_t end = at + word.bytes;

		if ((at == 0 || is_space(words.data[at - 1])) && (end == words.bytes || is_space(words.data[end])))
			return true;
	}
	return false;
}

static bool holds(const struct condition *condition, const struct selector_subject *subject)
{
	static const struct slice own_names[] = {
		[CONDITION_CLASS] = { "class", 5 },
		[CONDITION_ID] = { "id", 2 },
	};
	struct slice name = condition->name.bytes ? condition->name : own_names[condition->kind], value;

	if (!subject->attribute(subject->context, name, &value))
		return false;
	switch (condition->kind) {
	case CONDITION_CLASS:
		return has_word(value, condition->value);
	case CONDITION_ATTRIBUTE:
		return true;
	default:
		return slice_equal(value, condition->value);
	}
}

static bool is_meant(const struct compound *compound, const struct selector_subject *subject)
{
	if (compound->name.bytes && !slice_equal_ascii_case(compound->name, subject->name))
		return false;
	for (const struct condition *condition = compound->conditions; condition; condition = condition->next)
		if (!holds(condition, subject))
			return false;
	return true;
}

/* Whether the compounds in front of it were met where its combinator says. */
static bool may_follow(const struct compound *compound, size_t index, const struct selector_state *parent)
{
	uint64_t before = index ? (uint64_t)1 << (index - 1) : 0;

	switch (compound->combinator) {
	case COMBINATOR_FIRST:
		return true;
	case COMBINATOR_CHILD:
		return parent && parent->here & before;
	case COMBINATOR_DESCENDANT:
		return parent && parent->above & before;
	}
	return false;
}

bool selector_list_matches(const struct selector_list *list, const struct selector_subject *subject,
			   const struct selector_state *parent, struct selector_state *state)
{
	bool matches = false;

	*state = (struct selector_state){ 0, parent ? parent->above : 0 };
	for (size_t i = 0; list && i < list->count; i++) {
		const struct compound *compound = &list->compounds[i];

		if (!may_follow(compound, i, parent) || !is_meant(compound, subject))
			continue;
		state->here |= (uint64_t)1 << i;
		matches = matches || compound->last;
	}
	state->above |= state->here;
	return matches;
}
