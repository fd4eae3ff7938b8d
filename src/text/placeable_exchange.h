/*
 * placeable_exchange -- a new value in the pattern of an old one.
 *
 * Private to the placeable services.
 */
#ifndef TEXT_PLACEABLE_EXCHANGE_H
#define TEXT_PLACEABLE_EXCHANGE_H

#include "text/adapt.h"
#include "text/placeable_rules.h"

/* What is put where. */
struct exchange {
	const struct placeable_rules *rules; /* of the target */
	const struct placeables *target;     /* the placeables of the old target */
	struct slice text;		     /* its marked form */
	size_t index;			     /* the placeable whose place it is */
	bool target_other;		     /* it is read in its other reading */
	const struct placeables *source;     /* of the new source */
	struct slice source_text;
	size_t source_index;
	bool source_other;
};

/*
 * Adds what stands in the place of [from, tail) of the old placeable: ADAPT_DONE,
 * or ADAPT_SHAPE or ADAPT_AGREEMENT and nothing added.
 */
enum adapt_outcome exchange_write(const struct exchange *exchange, struct strbuf *out);

/* The same where a day becomes a range of days or the other way round; in placeable_twin.c. */
bool exchange_write_twin(const struct exchange *exchange, struct strbuf *out);

/* Adds the new value of one part of the old placeable, in the style that it had. */
bool exchange_write_part(const struct exchange *exchange, const struct placeable_part *old, struct strbuf *out);

/* Puts what was added since `start` in the case of the old word: a capital, or all capitals. */
void exchange_follow_case(struct slice old, size_t start, struct strbuf *out);

/* A noun that has to follow its number: its place in the text, and what it becomes. */
struct agreement {
	size_t from, to;
	struct slice noun; /* borrowed from the rules; no data when nothing changes */
};

/*
 * What the word behind the old placeable becomes. False when it would have to change
 * and its forms are not known: ADAPT_AGREEMENT. In placeable_agree.c.
 */
bool exchange_agree(const struct exchange *exchange, struct agreement *agreement);

/*
 * What the preposition before the placeable becomes with what is written in its place:
 * с 1 мая, со 2 мая; с 90, со 100. False when figures do not tell how it is read, and it
 * may be another one: в 2 раза, во 2 классе. In placeable_agree.c.
 */
bool exchange_agree_preposition(const struct exchange *exchange, struct slice written, struct agreement *agreement);

/* The same for the word at `at`, inside or behind the placeable. */
bool exchange_agree_word(const struct exchange *exchange, size_t at, struct agreement *agreement);

/*
 * Whether the scale (миллион) that stands in a form can follow a number from one
 * form to another. The form behind those that numbers ask for is an abbreviation.
 */
bool exchange_agree_scale(const struct exchange *exchange, int form, int old_form, int new_form);

/* Whether the new number counts in another form than the old one, so that words around may follow it. */
bool exchange_changes_form(const struct exchange *exchange);

/*
 * The noun behind a number, in the form that the number asks for, as the table has it, and its place in
 * the text; NULL when it is not known, or has another form.
 */
const struct word_row *exchange_counted_noun(const struct placeable_rules *rules, const struct placeables *found,
					     size_t index, struct slice text, size_t *from, size_t *to);

/*
 * The case that a preposition or adjective right before the placeable asks for:
 * "accusative" where that may look like none, else "other". No data for no such word.
 */
struct slice exchange_case(const struct exchange *exchange);

#endif
