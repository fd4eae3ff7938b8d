/*
 * pairing -- which unit of a new extraction is which unit of the old catalog.
 *
 * Three indexes serve the passes: the catalog's own by key; of each sentence the old units
 * that have it (pairing_parts.c); of each word the old units that have it. The latter two are asked for
 * the first CANDIDATES units of a sentence or word.
 */
#include <config.h>

#include "catalog/pairing.h"

#include "base/alloc.h"
#include "catalog/likeness.h"
#include "catalog/pairing_search.h"

#include <stdlib.h>

#define COMPARISONS (CANDIDATES * 4) /* of one new unit, by its words */
#define KEY_BYTES ((size_t)3)	     /* of a single word, that it is looked up by */

/* What speaks for a candidate besides its words, in percent that are added. */
#define SAME_TYPE_PERCENT 2
#define SAME_PATH_PERCENT 3
#define SAME_PLACE_PERCENT 4

/* ------------------------------------------------------------------ what is free */

bool pairing_is_of_round(const struct pairing_search *search, size_t old)
{
	const struct unit *unit = &search->old->units[old];

	return unit_is_empty(unit) != search->with_work;
}

bool pairing_is_free(const struct pairing_search *search, size_t old)
{
	return old < search->old->count && search->pairing->new_of[old] == NONE &&
	       pairing_is_of_round(search, old);
}

/* Units of programs with a plural have no sentences that could go their own ways. */
bool pairing_has_parts(const struct unit *unit)
{
	return !unit->source_plural.data && unit->target_count <= 1;
}

bool pairing_is_open(const struct pairing_search *search, size_t fresh)
{
	return fresh < search->fresh->count && search->pairing->pairs[fresh].kind == PAIR_NONE;
}

void pairing_add_origin(struct pairing *pairing, size_t fresh, size_t old, bool claims)
{
	struct pair *pair = &pairing->pairs[fresh];

	if (!pair->origin_count)
		pair->first_origin = pairing->origin_count;
	ARRAY_GROW(pairing->origins, pairing->origin_count, pairing->origin_capacity);
	pairing->origins[pairing->origin_count++] = (struct pair_origin){ old, claims };
	pair->origin_count++;
	if (claims && pairing->new_of[old] == NONE)
		pairing->new_of[old] = fresh;
}

void pairing_set(struct pairing_search *search, size_t fresh, size_t old, enum pair_kind kind, size_t percent)
{
	struct pair *pair = &search->pairing->pairs[fresh];

	pair->kind = kind;
	pair->old = old;
	pair->percent = percent;
}

size_t pairing_likeness(const struct pairing_search *search, size_t fresh, size_t old)
{
	return likeness(search->fresh->units[fresh].source, search->old->units[old].source);
}

/* ------------------------------------------------------------------ the same text */

static void pair_by_key(struct pairing_search *search)
{
	for (size_t i = 0; i < search->fresh->count; i++) {
		const struct unit *unit = &search->fresh->units[i];
		size_t old = catalog_find(search->old, unit->context, unit->source);

		if (old == NONE || search->pairing->new_of[old] != NONE)
			continue;
		pairing_set(search, i, old, PAIR_SAME, 100);
		search->pairing->new_of[old] = i;
	}
}

/* ---------------------------------------------------------------------- neighbours */

/* The old unit behind what the new unit before this one was, or NONE. */
size_t pairing_expected_old(const struct pairing_search *search, size_t fresh)
{
	const struct pair *before;
	size_t last;

	if (fresh == 0)
		return 0;
	before = &search->pairing->pairs[fresh - 1];
	if (before->old == NONE)
		return NONE;
	last = before->origin_count ? search->pairing->origins[before->first_origin + before->origin_count - 1].old
				    : before->old;
	return last + 1;
}

/* The old unit in front of what the new unit behind this one was, or NONE. */
static size_t expected_old_from_behind(const struct pairing_search *search, size_t fresh)
{
	const struct pair *behind;
	size_t first;

	if (fresh + 1 >= search->fresh->count)
		return NONE;
	behind = &search->pairing->pairs[fresh + 1];
	if (behind->old == NONE)
		return NONE;
	first = behind->origin_count ? search->pairing->origins[behind->first_origin].old : behind->old;
	return first > 0 ? first - 1 : NONE;
}

static bool same_type(const struct pairing_search *search, size_t fresh, size_t old)
{
	return slice_equal(unit_type(&search->fresh->units[fresh]), unit_type(&search->old->units[old]));
}

static bool same_path(const struct pairing_search *search, size_t fresh, size_t old)
{
	return slice_equal(unit_path(&search->fresh->units[fresh]), unit_path(&search->old->units[old]));
}

/* ---------------------------------------------------------------------------- place */

static void pair_edited(struct pairing_search *search, size_t fresh, size_t old, size_t percent)
{
	pairing_set(search, fresh, old, PAIR_EDITED, percent);
	pairing_add_origin(search->pairing, fresh, old, true);
}

static bool is_in_place(const struct pairing_search *search, size_t fresh, size_t old)
{
	bool is_last = fresh + 1 == search->fresh->count &&
		       (old + 1 == search->old->count || (search->old->units[old + 1].flags & UNIT_OBSOLETE));

	return pairing_expected_old(search, fresh) == old &&
	       (is_last || expected_old_from_behind(search, fresh) == old) && same_type(search, fresh, old) &&
	       !(search->old->units[old].flags & UNIT_OBSOLETE);
}

static bool pair_if_like(struct pairing_search *search, size_t fresh, size_t old)
{
	size_t percent;

	if (old == NONE || !pairing_is_free(search, old))
		return false;
	percent = pairing_likeness(search, fresh, old);
	if (percent < PAIRING_LEAST_PERCENT_IN_PLACE ||
	    (percent < PAIRING_LEAST_PERCENT && !is_in_place(search, fresh, old)))
		return false;
	pair_edited(search, fresh, old, percent);
	return true;
}

/* The unit behind the old one of the unit before, or before that of the next. */
static void pair_by_place(struct pairing_search *search)
{
	for (size_t i = 0; i < search->fresh->count; i++)
		if (pairing_is_open(search, i) && !pair_if_like(search, i, pairing_expected_old(search, i)))
			pair_if_like(search, i, expected_old_from_behind(search, i));
}

/* ---------------------------------------------------------------------------- words */

/*
 * What a source is looked up by: its words, and of a single word how it begins,
 * as its ending may be what was edited. `at` and `first` start with nothing.
 */
static bool next_key(struct slice text, size_t *at, struct slice *first, struct slice *key)
{
	if (likeness_next_word(text, at, key)) {
		*first = first->data ? SLICE("") : *key;
		return true;
	}
	*key = slice_part(*first, 0, KEY_BYTES);
	*first = SLICE("");
	return key->bytes == KEY_BYTES;
}

static void add_to_posting(struct pairing_search *search, struct slice word, size_t old)
{
	bool added;
	size_t place = *map_add(&search->words, word, search->posting_count, &added);
	struct posting *posting;

	if (added) {
		ARRAY_GROW(search->postings, search->posting_count, search->posting_capacity);
		search->postings[search->posting_count++].count = 0;
	}
	posting = &search->postings[place];
	if (posting->count < CANDIDATES && (!posting->count || posting->units[posting->count - 1] != old))
		posting->units[posting->count++] = old;
}

static void index_words(struct pairing_search *search)
{
	map_release(&search->words);
	search->posting_count = 0;
	for (size_t i = 0; i < search->old->count; i++) {
		struct slice source = search->old->units[i].source, first = SLICE_NONE, word;

		if (!pairing_is_free(search, i))
			continue;
		for (size_t at = 0, n = 0; n < LIKENESS_WORDS_MOST && next_key(source, &at, &first, &word); n++)
			add_to_posting(search, word, i);
	}
}

struct candidate {
	size_t old, percent, weight;
	size_t compared;
};

static void consider(const struct pairing_search *search, size_t fresh, size_t old, struct candidate *best)
{
	size_t percent, weight;

	if (!pairing_is_free(search, old) || best->compared++ >= COMPARISONS)
		return;
	percent = pairing_likeness(search, fresh, old);
	weight = percent + (same_type(search, fresh, old) ? SAME_TYPE_PERCENT : 0) +
		 (same_path(search, fresh, old) ? SAME_PATH_PERCENT : 0) +
		 (pairing_expected_old(search, fresh) == old ? SAME_PLACE_PERCENT : 0);
	if (percent >= PAIRING_LEAST_PERCENT && weight > best->weight) {
		best->old = old;
		best->percent = percent;
		best->weight = weight;
	}
}

/* Of the candidates of its rarest words the likest. */
static void pair_by_words(struct pairing_search *search, size_t fresh)
{
	struct slice source = search->fresh->units[fresh].source, word;
	struct candidate best = { NONE, 0, 0, 0 };

	for (size_t rarity = 1; rarity <= CANDIDATES && best.compared < COMPARISONS; rarity++) {
		struct slice first = SLICE_NONE;

		for (size_t at = 0, n = 0; n < LIKENESS_WORDS_MOST && next_key(source, &at, &first, &word);
		     n++) {
			const size_t *place = map_find(&search->words, word);
			const struct posting *posting = place ? &search->postings[*place] : NULL;

			if (!posting || posting->count != rarity)
				continue;
			for (size_t k = 0; k < posting->count; k++)
				consider(search, fresh, posting->units[k], &best);
		}
	}
	if (best.old != NONE)
		pair_edited(search, fresh, best.old, best.percent);
}

/* ------------------------------------------------------------------------- together */

static bool is_anything_left(const struct pairing_search *search)
{
	bool fresh = false, old = false;

	for (size_t i = 0; i < search->fresh->count && !fresh; i++)
		fresh = pairing_is_open(search, i);
	for (size_t i = 0; fresh && i < search->old->count && !old; i++)
		old = pairing_is_free(search, i);
	return fresh && old;
}

static void run_round(struct pairing_search *search)
{
	if (!is_anything_left(search))
		return;
	pairing_pass_wholes(search);
	pairing_index_sentences(search);
	pairing_pass_sentences(search, PAIRING_LEAST_SHARE_PERCENT);
	pair_by_place(search);
	index_words(search);
	for (size_t i = 0; i < search->fresh->count; i++)
		if (pairing_is_open(search, i))
			pair_by_words(search, i);
	pairing_pass_sentences(search, 0);
}

/* An edited unit whose old one went into other units too is a part of it. */
static void tell_split(struct pairing_search *search)
{
	size_t *takers = alloc_zeroed(search->old->count + 1, sizeof(*takers));
	struct pairing *pairing = search->pairing;

	for (size_t i = 0; i < pairing->origin_count; i++)
		takers[pairing->origins[i].old] += pairing->origins[i].claims;
	for (size_t i = 0; i < search->fresh->count; i++)
		if (pairing->pairs[i].kind == PAIR_EDITED && takers[pairing->pairs[i].old] > 1)
			pairing->pairs[i].kind = PAIR_SPLIT;
	free(takers);
}

/* The place in `ends` where a longest rising row that ends with `old` has its length. */
static size_t find_end(const struct pairing *pairing, const size_t *ends, size_t count, size_t old)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pairing->pairs[ends[middle]].old <= old)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Of the units that were there, the most that are in their old order stayed where they were (a
 * longest rising subsequence, by patience sorting); all others moved.
 */
static void tell_moved(const struct pairing_search *search)
{
	struct pairing *pairing = search->pairing;
	size_t count = search->fresh->count, rows = 0, at = NONE;
	size_t *ends = alloc_zeroed(count + 1, sizeof(*ends));	   /* new units, by the length of their row */
	size_t *before = alloc_zeroed(count + 1, sizeof(*before)); /* the one before it in its row */

	for (size_t i = 0; i < count; i++) {
		struct pair *pair = &pairing->pairs[i];
		size_t row;

		if (pair->old == NONE || (search->old->units[pair->old].flags & UNIT_OBSOLETE))
			continue;
		pair->moved = true;
		row = find_end(pairing, ends, rows, pair->old);
		before[i] = row ? ends[row - 1] : NONE;
		ends[row] = i;
		rows += row == rows;
	}
	if (rows)
		at = ends[rows - 1];
	for (; at != NONE; at = before[at])
		pairing->pairs[at].moved = false;
	free(ends);
	free(before);
}

static size_t *places(size_t count)
{
	size_t *list = alloc_zeroed(count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = NONE;
	return list;
}

void pairing_make(struct pairing *pairing, struct catalog *old, const struct catalog *fresh)
{
	struct pairing_search search = { .pairing = pairing, .old = old, .fresh = fresh };
	const struct language *language = catalog_source_language(fresh);

	*pairing = (struct pairing){ .pairs = alloc_zeroed(fresh->count + 1, sizeof(*pairing->pairs)),
				     .new_of = places(old->count) };
	for (size_t i = 0; i < fresh->count; i++)
		pairing->pairs[i].old = NONE;
	search.parted = alloc_zeroed(old->count + 1, sizeof(*search.parted));
	search.sentences_of = alloc_zeroed(old->count + 1, sizeof(*search.sentences_of));
	search.votes = alloc_zeroed(old->count + 1, sizeof(*search.votes));
	source_sentences_init(&search.sentences, language);
	pair_by_key(&search);
	for (int round = 0; round < 2; round++) {
		search.with_work = round == 0;
		run_round(&search);
	}
	tell_split(&search);
	tell_moved(&search);
	source_sentences_release(&search.sentences);
	map_release(&search.sentence_units);
	map_release(&search.words);
	free(search.postings);
	free(search.parted);
	free(search.sentences_of);
	free(search.votes);
	free(search.taken);
	free(search.same_before);
}

void pairing_release(struct pairing *pairing)
{
	free(pairing->pairs);
	free(pairing->new_of);
	free(pairing->origins);
	*pairing = (struct pairing){ .pairs = NULL };
}
