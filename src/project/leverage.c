/*
 * leverage -- how much of catalogs the memory gives, in units and words of the source.
 */
#include <config.h>

#include "project/leverage.h"

#include "text/key.h"

const struct leverage_band leverage_bands[LEVERAGE_BANDS] = {
	{ 95, "95-100" }, { 85, "85-94" }, { 75, "75-84" }, { 65, "65-74" }, { 0, "0-64" },
};

const char *leverage_kind_name(enum leverage_kind kind)
{
	static const char *const names[LEVERAGE_KINDS] = {
		[LEVERAGE_KEPT] = "kept",	      [LEVERAGE_CONTEXT] = "context",
		[LEVERAGE_EXACT] = "exact",	      [LEVERAGE_ADAPTED] = "adapted",
		[LEVERAGE_ASSEMBLED] = "assembled",   [LEVERAGE_FUZZY] = "fuzzy",
		[LEVERAGE_PIVOT] = "pivot",	      [LEVERAGE_AMBIGUOUS] = "ambiguous",
		[LEVERAGE_NONE] = "none",
	};

	return names[kind];
}

const char *leverage_state_name(enum leverage_state state)
{
	static const char *const names[LEVERAGE_STATES] = {
		[STATE_TRANSLATED] = "translated", [STATE_FUZZY] = "fuzzy", [STATE_UNTRANSLATED] = "untranslated",
	};

	return names[state];
}

static void count(struct leverage_count *counter, size_t words)
{
	counter->units++;
	counter->words += words;
}

static enum leverage_state state_of(const struct unit *unit)
{
	return unit_is_translated(unit) ? STATE_TRANSLATED : unit_is_empty(unit) ? STATE_UNTRANSLATED : STATE_FUZZY;
}

void leverage_count_state(struct leverage_count states[LEVERAGE_STATES], const struct unit *unit, size_t words)
{
	count(&states[state_of(unit)], words);
}

void leverage_count_repetition(struct leverage *leverage, const struct unit *unit, enum repetition repetition,
			       size_t words)
{
	if (repetition != REPETITION_NONE && state_of(unit) != STATE_TRANSLATED)
		count(repetition == REPETITION_WITHIN ? &leverage->repeated : &leverage->repeated_across, words);
}

enum leverage_kind leverage_kind_of(const struct match *match, bool trusted)
{
	static const enum leverage_kind kinds[MATCH_KINDS] = {
		[MATCH_CONTEXT] = LEVERAGE_CONTEXT,	[MATCH_EXACT] = LEVERAGE_EXACT,
		[MATCH_ADAPTED] = LEVERAGE_ADAPTED,	[MATCH_ASSEMBLED] = LEVERAGE_ASSEMBLED,
		[MATCH_FUZZY] = LEVERAGE_FUZZY,		[MATCH_PIVOT] = LEVERAGE_PIVOT,
	};

	if (!match)
		return LEVERAGE_NONE;
	if (match->ambiguous || match->disputed)
		return LEVERAGE_AMBIGUOUS;
	if (match->folded && match->kind == MATCH_FUZZY)
		return LEVERAGE_ADAPTED;
	/* The same text that nobody confirmed, or with lost codes, is as good as a similar one. */
	return match->kind <= MATCH_EXACT && !trusted && (match->score < 100 || match->not_repaired) ? LEVERAGE_FUZZY :
												      kinds[match->kind];
}

void leverage_count_match(struct leverage *leverage, enum leverage_kind kind, const struct match *match, size_t words)
{
	count(&leverage->kinds[kind], words);
	count(&leverage->total, words);
	if (kind != LEVERAGE_FUZZY && kind != LEVERAGE_PIVOT)
		return;
	for (size_t i = 0; i < LEVERAGE_BANDS; i++)
		if (match->score >= leverage_bands[i].least) {
			count(&leverage->bands[i], words);
			return;
		}
}

static void add_counts(struct leverage_count *sum, const struct leverage_count *more, size_t number)
{
	for (size_t i = 0; i < number; i++) {
		sum[i].units += more[i].units;
		sum[i].words += more[i].words;
	}
}

void leverage_add(struct leverage *sum, const struct leverage *more)
{
	add_counts(sum->kinds, more->kinds, LEVERAGE_KINDS);
	add_counts(sum->bands, more->bands, LEVERAGE_BANDS);
	add_counts(sum->before, more->before, LEVERAGE_STATES);
	add_counts(sum->after, more->after, LEVERAGE_STATES);
	add_counts(&sum->repeated, &more->repeated, 1);
	add_counts(&sum->repeated_across, &more->repeated_across, 1);
	add_counts(&sum->total, &more->total, 1);
}

/* ----------------------------------------------------- what stood before */

void repetitions_release(struct repetitions *repetitions)
{
	map_release(&repetitions->catalogs);
	arena_release(&repetitions->keys);
	strbuf_release(&repetitions->key);
	*repetitions = (struct repetitions)REPETITIONS_INIT;
}

void repetitions_next_catalog(struct repetitions *repetitions)
{
	repetitions->catalog++;
}

enum repetition repetitions_meet(struct repetitions *repetitions, const struct language *source,
				 const struct language *target, struct slice marked)
{
	enum repetition repetition = REPETITION_NONE;
	size_t *last;

	strbuf_clear(&repetitions->key);
	strbuf_addf(&repetitions->key, "%s %s ", source->tag, target->tag);
	key_exact(source, marked, &repetitions->key, NULL);
	last = map_find(&repetitions->catalogs, strbuf_slice(&repetitions->key));
	if (last)
		repetition = *last == repetitions->catalog ? REPETITION_WITHIN : REPETITION_ACROSS;
	else
		last = map_add(&repetitions->catalogs, arena_copy(&repetitions->keys, strbuf_slice(&repetitions->key)), 0,
			       NULL);
	*last = repetitions->catalog;
	return repetition;
}
