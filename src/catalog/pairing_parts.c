/*
 * pairing_parts -- old units that were joined or split, and sentences that went on.
 */
#include <config.h>

#include "catalog/pairing_search.h"

#include "base/alloc.h"
#include "segment/segment.h"

#include <stdlib.h>

#define PIECES_MOST ((size_t)16)      /* that one unit may be joined of or split into, word for word */
#define FIRST_WORDS_MOST ((size_t)32) /* of the first of several that were joined */

/* --------------------------------------------------------- joined and split as wholes */

/* The key of a text without its codes, whose numbers change when texts are put together. */
static struct slice plain_key(struct pairing_search *search, const struct unit *unit)
{
	struct strbuf text = STRBUF_INIT;
	struct slice key;

	segment_strip(unit->source, &text);
	key = source_sentences_key(&search->sentences, strbuf_slice(&text));
	strbuf_release(&text);
	return key;
}

/* Takes `part` and the space behind it off the beginning. */
static bool take_off(struct slice *rest, struct slice part)
{
	if (!part.bytes || !slice_starts(*rest, part))
		return false;
	*rest = slice_part(*rest, part.bytes, rest->bytes);
	if (rest->bytes && rest->data[0] == ' ')
		*rest = slice_part(*rest, 1, rest->bytes);
	return true;
}

static bool is_joinable(const struct pairing_search *search, size_t old)
{
	return pairing_is_free(search, old) && pairing_has_parts(&search->old->units[old]);
}

/* The plain texts of old units in the order of their bytes, so that beginnings are found. */
struct whole {
	struct slice key;
	size_t old;
};

struct wholes {
	struct whole *items;
	size_t count, capacity;
};

static int compare_wholes(const void *a, const void *b)
{
	const struct whole *one = a, *other = b;
	int order = slice_compare(one->key, other->key);

	return order ? order : (one->old > other->old) - (one->old < other->old);
}

static void collect_wholes(struct pairing_search *search, struct wholes *wholes)
{
	for (size_t i = 0; i < search->old->count; i++) {
		if (!is_joinable(search, i))
			continue;
		ARRAY_GROW(wholes->items, wholes->count, wholes->capacity);
		wholes->items[wholes->count++] = (struct whole){ plain_key(search, &search->old->units[i]), i };
	}
	if (wholes->count)
		qsort(wholes->items, wholes->count, sizeof(*wholes->items), compare_wholes);
}

/* The first of those that are not before `key`. */
static size_t find_whole(const struct wholes *wholes, struct slice key)
{
	size_t low = 0, high = wholes->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slice_compare(wholes->items[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Old units from `start` on that are, one behind the other, the new one. */
static bool join_from(struct pairing_search *search, size_t fresh, struct slice key, size_t start)
{
	size_t count = 0, largest = start;

	while (key.bytes && count < PIECES_MOST && start != NONE && is_joinable(search, start + count) &&
	       take_off(&key, plain_key(search, &search->old->units[start + count])))
		count++;
	if (key.bytes || count < 2)
		return false;
	for (size_t i = start; i < start + count; i++) {
		pairing_add_origin(search->pairing, fresh, i, true);
		if (search->old->units[i].source.bytes > search->old->units[largest].source.bytes)
			largest = i;
	}
	pairing_set(search, fresh, largest, PAIR_JOINED, pairing_likeness(search, fresh, largest));
	search->pairing->pairs[fresh].by_parts = search->pairing->pairs[fresh].whole = true;
	return true;
}

/* Where the neighbours say, else wherever a unit is that the new one begins with. */
static void join(struct pairing_search *search, size_t fresh, const struct wholes *wholes)
{
	struct slice key = plain_key(search, &search->fresh->units[fresh]);

	if (join_from(search, fresh, key, pairing_expected_old(search, fresh)))
		return;
	for (size_t end = 0, words = 0; end < key.bytes && words < FIRST_WORDS_MOST; end++, words++) {
		struct slice beginning;
		size_t at;

		while (end < key.bytes && key.data[end] != ' ')
			end++;
		beginning = slice_part(key, 0, end);
		at = find_whole(wholes, beginning);
		for (size_t n = 0; n < CANDIDATES && at + n < wholes->count; n++)
			if (!slice_equal(wholes->items[at + n].key, beginning) ||
			    join_from(search, fresh, key, wholes->items[at + n].old))
				break;
		if (!pairing_is_open(search, fresh))
			return;
	}
}

/* New units from this one on that are, one behind the other, the old one. */
static bool split_of(struct pairing_search *search, size_t fresh, size_t old)
{
	size_t count = 0;
	struct slice rest;

	if (old == NONE || !is_joinable(search, old))
		return false;
	rest = plain_key(search, &search->old->units[old]);
	while (rest.bytes && count < PIECES_MOST && pairing_is_open(search, fresh + count) &&
	       pairing_has_parts(&search->fresh->units[fresh + count]) &&
	       take_off(&rest, plain_key(search, &search->fresh->units[fresh + count])))
		count++;
	if (rest.bytes || count < 2)
		return false;
	for (size_t i = fresh; i < fresh + count; i++) {
		pairing_add_origin(search->pairing, i, old, true);
		pairing_set(search, i, old, PAIR_SPLIT, pairing_likeness(search, i, old));
		search->pairing->pairs[i].by_parts = true;
	}
	return true;
}

static void split(struct pairing_search *search, size_t fresh, const struct wholes *wholes)
{
	struct slice key = plain_key(search, &search->fresh->units[fresh]);
	size_t at = find_whole(wholes, key);

	if (split_of(search, fresh, pairing_expected_old(search, fresh)))
		return;
	for (size_t n = 0; n < CANDIDATES && at + n < wholes->count; n++)
		if (!slice_starts(wholes->items[at + n].key, key) || split_of(search, fresh, wholes->items[at + n].old))
			return;
}

void pairing_pass_wholes(struct pairing_search *search)
{
	struct wholes wholes = { NULL, 0, 0 };

	collect_wholes(search, &wholes);
	for (size_t i = 0; wholes.count && i < search->fresh->count; i++) {
		if (pairing_is_open(search, i) && pairing_has_parts(&search->fresh->units[i]))
			join(search, i, &wholes);
		if (pairing_is_open(search, i) && pairing_has_parts(&search->fresh->units[i]))
			split(search, i, &wholes);
	}
	free(wholes.items);
}

/* ----------------------------------------------------------------------- sentences */

void pairing_index_sentences(struct pairing_search *search)
{
	struct source_sentences *sentences = &search->sentences;

	sentences->count = 0;
	for (size_t i = 0; i < search->old->count; i++)
		if (pairing_is_free(search, i) && pairing_has_parts(&search->old->units[i]))
			search->sentences_of[i] =
				source_sentences_add(sentences, i, search->old->units[i].source);
	search->sentence_count = sentences->count;
	search->same_before =
		alloc_resize(search->same_before, sentences->count + 1, sizeof(*search->same_before));
	free(search->taken);
	search->taken = alloc_zeroed(sentences->count + 1, sizeof(*search->taken));
	map_release(&search->sentence_units);
	for (size_t i = 0; i < sentences->count; i++) {
		bool added;
		size_t *last = map_add(&search->sentence_units, sentences->items[i].key, i, &added);

		search->same_before[i] = added ? NONE : *last;
		*last = i;
	}
}

static bool gives_sentences(const struct pairing_search *search, size_t sentence)
{
	size_t old = search->sentences.items[sentence].unit;

	return !search->taken[sentence] &&
	       (pairing_is_free(search, old) || (search->parted[old] && pairing_is_of_round(search, old)));
}

/* What is no longer in the release is asked after what just was. */
static size_t vote_of(const struct pairing_search *search, const struct source_sentence *sentence)
{
	bool obsolete = search->old->units[sentence->unit].flags & UNIT_OBSOLETE;

	return obsolete ? (sentence->key.bytes + 1) / 2 : sentence->key.bytes;
}

static size_t last_with_key(const struct pairing_search *search, struct slice key)
{
	const size_t *last = map_find(&search->sentence_units, key);

	return last ? *last : NONE;
}

static void vote(struct pairing_search *search, const struct source_sentence *mine, bool take_back)
{
	size_t at = last_with_key(search, mine->key);

	for (size_t n = 0; at != NONE && n < CANDIDATES; n++, at = search->same_before[at]) {
		size_t old = search->sentences.items[at].unit;

		if (take_back)
			search->votes[old] = 0;
		else if (gives_sentences(search, at))
			search->votes[old] += vote_of(search, &search->sentences.items[at]);
	}
}

/* Of the old sentences that are this one, that of the unit with most votes; the first of these. */
static size_t elect(const struct pairing_search *search, const struct source_sentence *mine)
{
	size_t at = last_with_key(search, mine->key), best = NONE;

	for (size_t n = 0; at != NONE && n < CANDIDATES; n++, at = search->same_before[at])
		if (gives_sentences(search, at) &&
		    (best == NONE || search->votes[search->sentences.items[at].unit] >=
					     search->votes[search->sentences.items[best].unit]))
			best = at;
	return best;
}

/* What an old unit gives to a new one. */
struct gift {
	size_t old, bytes, sentences;
};

struct gifts {
	struct gift *items;
	size_t count, capacity;
	size_t *sentences; /* that are given, NONE for those that nobody has */
	size_t sentence_count, sentence_capacity;
};

static void note_gift(struct gifts *gifts, size_t old, size_t bytes)
{
	for (size_t i = 0; i < gifts->count; i++)
		if (gifts->items[i].old == old) {
			gifts->items[i].bytes += bytes;
			gifts->items[i].sentences++;
			return;
		}
	if (gifts->count == CANDIDATES)
		return;
	ARRAY_GROW(gifts->items, gifts->count, gifts->capacity);
	gifts->items[gifts->count++] = (struct gift){ old, bytes, 1 };
}

static void collect_gifts(struct pairing_search *search, size_t fresh, struct gifts *gifts)
{
	struct source_sentences *sentences = &search->sentences;
	size_t first = sentences->count;
	size_t count = source_sentences_add(sentences, fresh, search->fresh->units[fresh].source);

	gifts->count = gifts->sentence_count = 0;
	for (size_t i = 0; i < count; i++)
		vote(search, &sentences->items[first + i], false);
	for (size_t i = 0; i < count; i++) {
		size_t given = elect(search, &sentences->items[first + i]);

		if (given == NONE)
			continue;
		ARRAY_GROW(gifts->sentences, gifts->sentence_count, gifts->sentence_capacity);
		gifts->sentences[gifts->sentence_count++] = given;
		note_gift(gifts, sentences->items[given].unit, sentences->items[given].text.bytes);
	}
	for (size_t i = 0; i < count; i++)
		vote(search, &sentences->items[first + i], true);
	sentences->count = first;
}

/* A gift counts when it is much of what either unit is. */
static bool is_large(const struct pairing_search *search, size_t fresh, const struct gift *gift,
		     size_t least_percent)
{
	size_t of_fresh = search->fresh->units[fresh].source.bytes,
	       of_old = search->old->units[gift->old].source.bytes;

	return gift->bytes * 100 >= least_percent * of_fresh || gift->bytes * 100 >= least_percent * of_old;
}

static int compare_gifts(const void *a, const void *b)
{
	const struct gift *one = a, *other = b;

	return (one->old > other->old) - (one->old < other->old);
}

static bool is_origin(const struct pairing *pairing, size_t fresh, size_t old)
{
	const struct pair *pair = &pairing->pairs[fresh];

	for (size_t i = 0; i < pair->origin_count; i++)
		if (pairing->origins[pair->first_origin + i].old == old)
			return true;
	return false;
}

static void mark_taken(struct pairing_search *search, size_t fresh, const struct gifts *gifts)
{
	for (size_t i = 0; i < gifts->sentence_count; i++)
		if (is_origin(search->pairing, fresh, search->sentences.items[gifts->sentences[i]].unit))
			search->taken[gifts->sentences[i]] = true;
}

/* Were all sentences of the old unit given? */
static bool is_whole(const struct pairing_search *search, const struct gift *gift)
{
	return search->sentences_of[gift->old] == gift->sentences;
}

static const struct gift *largest_gift(const struct gifts *gifts)
{
	const struct gift *largest = NULL;

	for (size_t i = 0; i < gifts->count; i++)
		if (!largest || gifts->items[i].bytes > largest->bytes)
			largest = &gifts->items[i];
	return largest;
}

/* With one large gift the unit is known; then small ones are welcome too, but make no other unit of it. */
static void take_gifts(struct pairing_search *search, size_t fresh, struct gifts *gifts, size_t least_percent)
{
	struct pair *pair = &search->pairing->pairs[fresh];
	const struct gift *largest;
	size_t large = 0;

	qsort(gifts->items, gifts->count, sizeof(*gifts->items), compare_gifts);
	largest = largest_gift(gifts);
	if (!is_large(search, fresh, largest, least_percent))
		return;
	for (size_t i = 0; i < gifts->count; i++) {
		const struct gift *gift = &gifts->items[i];
		bool claims = gift == largest || is_large(search, fresh, gift, PAIRING_LEAST_SHARE_PERCENT);

		pairing_add_origin(search->pairing, fresh, gift->old, claims);
		search->parted[gift->old] |= claims;
		large += claims;
	}
	mark_taken(search, fresh, gifts);
	pairing_set(search, fresh, largest->old, large > 1 ? PAIR_JOINED : PAIR_EDITED,
		    pairing_likeness(search, fresh, largest->old));
	pair->by_parts = true;
	pair->all_kept = pair->kind == PAIR_EDITED && is_whole(search, largest);
}

void pairing_pass_sentences(struct pairing_search *search, size_t least_percent)
{
	struct gifts gifts = { NULL, 0, 0, NULL, 0, 0 };

	for (size_t i = 0; i < search->fresh->count; i++) {
		if (!pairing_is_open(search, i) || !pairing_has_parts(&search->fresh->units[i]))
			continue;
		collect_gifts(search, i, &gifts);
		if (gifts.count)
			take_gifts(search, i, &gifts, least_percent);
	}
	free(gifts.items);
	free(gifts.sentences);
}
