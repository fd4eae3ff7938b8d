/*
 * adapt -- an old translation with the numbers, dates and addresses of a new text.
 *
 * The memory has a source and its target; a new source says the same but for
 * placeables. If each value that changed stands exactly once in the old target,
 * the new one is written in its place, as that place was written: the same order,
 * separators, case of the month, grouping of digits and grammatical ending.
 *
 *	old source   The forum takes place on October 19–20, 2023.
 *	new source   The forum takes place on November 3–4, 2024.
 *	old target   Forum 2023-yil 19–20-oktabr kunlari boʻlib oʻtadi.
 *	adapted      Forum 2024-yil 3–4-noyabr kunlari boʻlib oʻtadi.
 *
 * A noun that is counted follows its number when the table knows its forms (1 год,
 * 2 года, 5 лет). It never guesses: where a value is missing or stands more than once,
 * where another word would have to change, there is no adapted target but a reason.
 * What was written is read again: where it does not say the whole new value, the end of
 * a range or the year, it is not done either.
 *
 *	struct adapter *adapter = adapter_new(&language_en, &language_uz);
 *	struct adaptation adaptation = ADAPTATION_INIT;
 *
 *	if (adapter_run(adapter, old_source, new_source, old_target, &adaptation))
 *		…strbuf_slice(&adaptation.target)…
 *	else
 *		…gettext(adapt_reason(adaptation.outcome))…
 */
#ifndef TEXT_ADAPT_H
#define TEXT_ADAPT_H

#include "text/placeable.h"

enum adapt_outcome {
	ADAPT_DONE,	 /* the target is there; nothing was substituted when no value changed */
	ADAPT_DIFFERENT, /* the sources differ in more than placeables */
	ADAPT_MISSING,	 /* the old value does not stand in the target, or in letters only */
	ADAPT_AMBIGUOUS, /* it stands there, or in the source, more than once */
	ADAPT_SHAPE,	 /* the new value cannot be written the way the old one is */
	ADAPT_AGREEMENT, /* a word beside it would have to change in a way that is not known */
};

/* The reason in a sentence for a person, marked for gettext. */
const char *adapt_reason(enum adapt_outcome outcome);

/* One place that changed. All are bytes in marked forms. */
struct substitution {
	enum placeable_kind kind;
	bool agreement;		   /* not the value, but the noun that agrees with it */
	size_t source_from, source_to; /* what the new source says */
	size_t old_from, old_to;   /* in the old target */
	size_t from, to;	   /* in the adapted one */
};

/* A reusable buffer. */
struct adaptation {
	enum adapt_outcome outcome;
	size_t slot_from, slot_to; /* what in the new source stood in the way, when it was a placeable */
	struct strbuf target;	   /* marked form; empty unless done */
	struct substitution *items; /* in order of place */
	size_t count, capacity;
	/*
	 * Whether no person need look: every change is a number, percentage, date, URL,
	 * e-mail or tag, no number counts in another form than the old one (5 лет, 2 года),
	 * none had to be read in another way than its language does (03/04), every
	 * preposition is known (в 2 раза, во 2 классе is not), and the
	 * sources are equal byte for byte outside of their placeables.
	 */
	bool sure;
};

#define ADAPTATION_INIT { ADAPT_DIFFERENT, 0, 0, STRBUF_INIT, NULL, 0, 0, false }

void adaptation_release(struct adaptation *adaptation);

/* Holds the scanners of two languages and buffers: one thread at a time. */
struct adapter;

struct adapter *adapter_new(const struct language *source, const struct language *target);
/* For an old source in another script than the new one. */
struct adapter *adapter_new_between(const struct language *old_source, const struct language *new_source,
				    const struct language *target);
void adapter_free(struct adapter *adapter);

/* Whether it is done; fills the adaptation anew. All three texts are marked forms. */
bool adapter_run(struct adapter *adapter, struct slice old_source, struct slice new_source, struct slice old_target,
		 struct adaptation *adaptation);

/* A token of the old source and the one of the new source that stands for it: where they begin, in bytes. */
struct adapt_pair {
	size_t old_at, new_at;
};

/*
 * The same for sources that differ in words too, which stay as the old target has them. Placeables
 * whose tokens stand for one another are exchanged, all or none of them; those without
 * a counterpart are left alone. Never sure.
 */
bool adapter_run_paired(struct adapter *adapter, struct slice old_source, struct slice new_source,
			struct slice old_target, const struct adapt_pair *pairs, size_t count,
			struct adaptation *adaptation);

/*
 * Adds a key of an old source with its placeables as slots, and tells how many there are: sources
 * with equal keys differ in nothing else.
 */
size_t adapter_skeleton(struct adapter *adapter, struct slice source, struct strbuf *key);

/* The slots of the source that adapter_skeleton() saw last; borrowed until the adapter is used again. */
const struct placeable_slots *adapter_slots(const struct adapter *adapter);

#endif
