/*
 * recognise -- the terms in a text, in whatever form they stand there.
 *
 * A recogniser knows the names that a termbase has for one language (or for the
 * same language in another script, where a concept has no others). A name is a
 * sequence of words; a text's word stands for a name's word when it is a form of it
 * (forms.h). Codes and double quotation marks are passed over on both sides,
 * so that a link around half a term does not hide it.
 *
 *	brackets  "United Nations (UN)" is also "United Nations" and, because the
 *	          brackets hold an abbreviation, "UN". Of a forbidden name only all of it.
 *	tails     in Uzbek what is glued behind a bracket, quotation mark, code or hyphen belongs to
 *	          the term: (ombudsman)ning, BMT-ning, <a1>vakil</a1>lari
 *	figures   5-modda holds modda
 *	case      Where a name's word begins with a capital, the text's must too; all
 *	          capitals always do. An abbreviation asks for capitals. Small letters ask
 *	          for nothing, unless the name says case=exact, or two names of the concept
 *	          differ in case alone and one of them is forbidden.
 *	counting  in Uzbek a figure and what counts with it stand inside: cheklangan 96 nafar shaxs
 *	gap       so many other words may stand between two words of a name that says so
 *
 * Of two hits that overlap the longer masks the shorter: it is still told, with
 * HIT_MASKED. One concept has one hit on one run of words, that of the name that fits
 * best: in case, then in exact words, then in status.
 */
#ifndef TERMS_RECOGNISE_H
#define TERMS_RECOGNISE_H

#include "terms/termbase.h"

/* Longer names are never found. */
#define TERM_TOKENS_MAX 48

enum term_hit_flags {
	HIT_MASKED = 1 << 0,	 /* a longer hit stands over it */
	HIT_OTHER_CASE = 1 << 1, /* but for its capitals: good enough for a translation, none that a text means */
	HIT_EXACT = 1 << 2,	 /* every word as in the name, but for case and script */
};

struct term_hit {
	uint32_t concept, name; /* places in the termbase and the concept */
	uint32_t from, to;	/* bytes of the marked form */
	uint32_t first, last;	/* its tokens, among those of the text */
	unsigned flags;		/* of enum term_hit_flags */
};

/* A reusable list, in the order of the text, longer hits first. */
struct term_hits {
	struct term_hit *items;
	size_t count, capacity;
};

#define TERM_HITS_INIT { NULL, 0, 0 }

void term_hits_release(struct term_hits *hits);

struct recogniser;

/* The termbase must outlive it and not change. */
struct recogniser *recogniser_new(const struct termbase *termbase, const struct language *language);
void recogniser_free(struct recogniser *recogniser);

/* Replaces what is in `hits`. Any bytes will do; at most UINT32_MAX / 4 of them. Not for two threads at once. */
void recogniser_run(struct recogniser *recogniser, struct slice marked, struct term_hits *hits);

/*
 * Whether the last text says a concept in other words than a hit would allow, by any
 * name that is not forbidden: all its words, in any form and order, or words made of them, with
 * a few others between. That is enough for a translation: "harakatlanish erkinligi
 * cheklangan 96 nafar shaxs", "turkiyalik".
 */
bool recogniser_has_nearly(const struct recogniser *recogniser, uint32_t concept);

#endif
