/*
 * placeable_compare -- which values of one text are missing in the other.
 *
 * Each side is broken up into facts: a number, a month, a time, an address, each
 * under a key that says it in any language. Facts are paired in two rounds, both by
 * sorting: first equal keys, the like before what may stand for one another; then
 * what is left, under every key that another reading of it would have. So a text of
 * nothing but figures costs no more than sorting them.
 */
#include <config.h>

#include "text/placeable.h"

#include "base/alloc.h"
#include "text/placeable_value.h"

#include <stdio.h>
#include <stdlib.h>

/* How far two values may be apart: of one unit and of metric ones not at all, else as people round. */
#define MEASURE_EXACT 1e-9
#define MEASURE_ROUNDED 0.05

enum fact_class {
	FACT_FIGURE = 'f',
	FACT_MONTH = 'm',
	FACT_TIME = 't',
	FACT_ADDRESS = 'a',
};

struct fact {
	size_t key, key_bytes; /* in comparison.keys */
	size_t index;	       /* of its placeable */
	size_t from, to;
	struct slice currency; /* of a sum */
	struct measure measure;
	uint8_t kind; /* of the placeable */
	bool weak, in_source, paired;
	bool worded; /* a month or number in letters: "May", "three", not "thousands", "both" or "a third" */
	struct fact *partner; /* once it is paired */
};

/* A key that a fact has, or would have when read in another way. */
struct reading {
	size_t key, key_bytes;
	size_t fact;
};

struct comparison {
	struct fact *facts;
	size_t count, capacity;
	struct reading *readings;
	size_t reading_count, reading_capacity;
	struct strbuf keys;
};

void differences_release(struct differences *differences)
{
	free(differences->items);
	*differences = (struct differences)DIFFERENCES_INIT;
}

/* ---------------------------------------------------------------- facts */

static void add_reading(struct comparison *comparison, size_t fact, enum fact_class class, struct slice value)
{
	size_t key = comparison->keys.bytes;

	strbuf_add_byte(&comparison->keys, (char)class);
	strbuf_add(&comparison->keys, value);
	ARRAY_GROW(comparison->readings, comparison->reading_count, comparison->reading_capacity);
	comparison->readings[comparison->reading_count++] =
		(struct reading){ key, comparison->keys.bytes - key, fact };
}

static bool is_worded(const struct placeables *side, const struct placeable *placeable)
{
	const struct placeable_part *part;

	if (placeable->part_count != 1)
		return false;
	part = &side->parts[placeable->first_part];
	return part->field != FIELD_SCALE && !part->loose;
}

static size_t add_fact(struct comparison *comparison, const struct placeables *side, size_t index,
		       enum fact_class class, struct slice value)
{
	const struct placeable *placeable = &side->items[index];
	const struct reading *reading;

	add_reading(comparison, comparison->count, class, value);
	reading = &comparison->readings[comparison->reading_count - 1];
	ARRAY_GROW(comparison->facts, comparison->count, comparison->capacity);
	comparison->facts[comparison->count] = (struct fact){
		.key = reading->key,
		.key_bytes = reading->key_bytes,
		.index = index,
		.from = placeable->from,
		.to = placeable->to,
		.kind = placeable->kind,
		.weak = placeable->weak,
		.worded = is_worded(side, placeable),
	};
	return comparison->count++;
}

/* The 1990s are the 90s, the season 2018/2019 is 2018/19. */
static void add_short_year(struct comparison *comparison, size_t fact, struct slice year)
{
	if (year.bytes == 4 && (slice_starts(year, SLICE("19")) || slice_starts(year, SLICE("20"))) &&
	    year.data[2] != '.' && year.data[3] != '.')
		add_reading(comparison, fact, FACT_FIGURE, slice_part(year, 2, 4));
}

/* 23 in 19.10.23 */
static void add_whole_year(struct comparison *comparison, size_t fact, struct slice year)
{
	char whole[5];

	if (year.bytes != 2)
		return;
	snprintf(whole, sizeof(whole), "%s%.2s", year.data[0] < '7' ? "20" : "19", year.data);
	add_reading(comparison, fact, FACT_FIGURE, slice_of(whole));
}

static bool is_month(enum placeable_field field)
{
	return field == FIELD_MONTH || field == FIELD_MONTH2;
}

static bool is_year(enum placeable_field field)
{
	return field == FIELD_YEAR || field == FIELD_YEAR2;
}

static void add_date_part(struct comparison *comparison, const struct placeables *side, size_t index,
			  const struct placeable_part *part)
{
	enum placeable_field field = part->field;
	struct slice value = placeables_part_value(side, part);
	bool either_way = side->items[index].other_bytes > 0;
	size_t fact;

	fact = add_fact(comparison, side, index, is_month(field) ? FACT_MONTH : FACT_FIGURE, value);
	comparison->facts[fact].from = part->from;
	comparison->facts[fact].to = part->to;
	if (is_year(field)) {
		add_whole_year(comparison, fact, value);
		add_short_year(comparison, fact, value);
	} else if (either_way || is_month(field)) { /* 9/11 is 11 сентября */
		add_reading(comparison, fact, is_month(field) ? FACT_FIGURE : FACT_MONTH, value);
	}
}

/* The month and year of a range that are those of its beginning: 19.10.2023–20.10.2023 is 19–20.10.2023. */
static bool is_said_before(const struct placeables *side, size_t index, const struct placeable_part *part)
{
	const struct placeable_part *before = NULL;

	if (part->field == FIELD_MONTH2)
		before = placeables_part(side, index, FIELD_MONTH);
	else if (part->field == FIELD_YEAR2 && placeables_part(side, index, FIELD_DAY2))
		before = placeables_part(side, index, FIELD_YEAR);
	return before && slice_equal(placeables_part_value(side, before), placeables_part_value(side, part));
}

static void add_date(struct comparison *comparison, const struct placeables *side, size_t index)
{
	const struct placeable *placeable = &side->items[index];

	for (size_t i = 0; i < placeable->part_count; i++) {
		const struct placeable_part *part = &side->parts[placeable->first_part + i];

		if (part->field != FIELD_WORD && !is_said_before(side, index, part))
			add_date_part(comparison, side, index, part);
	}
}

/*
 * Nobody says which half of the day: "2:30" in English, "soat 3 da". With a clock of its own (p.m.), past
 * noon, and in figures with minutes where people count to 24, it is said.
 */
static bool is_of_either_half(const struct placeables *side, size_t index, int hour)
{
	bool minutes = placeables_part(side, index, FIELD_MINUTE) || placeables_part(side, index, FIELD_TIME);

	if (hour > 12 || placeables_part(side, index, FIELD_CLOCK) || placeables_part(side, index, FIELD_CLOCK2))
		return false;
	return !minutes || side->language == &language_en;
}

/* 14:30 may be 2:30 where nobody says which half of the day; 20:00 is 8 p.m. and 20 hours. */
static void add_one_time(struct comparison *comparison, const struct placeables *side, size_t index, struct slice value)
{
	size_t fact = add_fact(comparison, side, index, FACT_TIME, value);
	int hour = (value.data[0] - '0') * 10 + value.data[1] - '0';
	char text[16];

	if (is_of_either_half(side, index, hour)) {
		snprintf(text, sizeof(text), "%02d%.3s", hour == 12 ? 0 : hour + 12, value.data + 2);
		add_reading(comparison, fact, FACT_TIME, slice_of(text));
	}
	if (!slice_ends(value, SLICE(":00")))
		return;
	for (int i = 0; i < 2; i++, hour = hour > 12 ? hour - 12 : hour + 12) {
		snprintf(text, sizeof(text), "%d", hour);
		add_reading(comparison, fact, FACT_FIGURE, slice_of(text));
	}
}

/* Of 10:00–12:00 both. */
static void add_time(struct comparison *comparison, const struct placeables *side, size_t index)
{
	const struct placeable_part *second = placeables_part(side, index, FIELD_HOUR2);
	struct slice rest = placeables_value(side, index), value;

	for (size_t first = comparison->count; slice_next_field(&rest, '/', &value);) {
		add_one_time(comparison, side, index, value);
		if (!second)
			continue;
		if (comparison->count == first + 1)
			comparison->facts[first].to = second->from;
		else
			comparison->facts[comparison->count - 1].from = second->from;
	}
}

static void add_number(struct comparison *comparison, const struct placeables *side, size_t index)
{
	struct slice value = placeable_bare_number(placeables_value(side, index));
	struct slice other = placeable_bare_number(placeables_other(side, index));
	size_t fact = add_fact(comparison, side, index, FACT_FIGURE, value);
	const struct placeable_part *currency = placeables_part(side, index, FIELD_CURRENCY);

	if (currency)
		comparison->facts[fact].currency = placeables_part_value(side, currency);
	comparison->facts[fact].measure = side->items[index].measure;
	if (other.bytes > 0)
		add_reading(comparison, fact, FACT_FIGURE, other);
	add_short_year(comparison, fact, value);
}

/* Weather.com begins a sentence, weather.com does not. */
static void add_address(struct comparison *comparison, const struct placeables *side, size_t index)
{
	size_t fact = add_fact(comparison, side, index, FACT_ADDRESS, placeables_value(side, index));
	char *key = comparison->keys.data + comparison->facts[fact].key;

	for (size_t i = 1; i < comparison->facts[fact].key_bytes; i++)
		if (key[i] >= 'A' && key[i] <= 'Z' && side->items[index].kind != PLACEABLE_PLACEHOLDER)
			key[i] = (char)(key[i] - 'A' + 'a');
	if (side->items[index].other_bytes > 0)
		add_reading(comparison, fact, FACT_ADDRESS, placeables_other(side, index));
}

static void add_side(struct comparison *comparison, const struct placeables *side, bool in_source)
{
	size_t first = comparison->count;

	for (size_t i = 0; i < side->count; i++) {
		if (side->items[i].kind == PLACEABLE_ABBREVIATION || side->items[i].kind == PLACEABLE_NAME)
			continue; /* who is named is for terms to say */
		if (side->items[i].kind == PLACEABLE_DATE)
			add_date(comparison, side, i);
		else if (side->items[i].kind == PLACEABLE_TIME)
			add_time(comparison, side, i);
		else if (side->items[i].kind >= PLACEABLE_PHONE)
			add_address(comparison, side, i);
		else
			add_number(comparison, side, i);
	}
	for (size_t i = first; i < comparison->count; i++)
		comparison->facts[i].in_source = in_source;
}

/* ---------------------------------------------------------------- pairing */

/* What a sort needs to see: the fact or reading, with its key at hand. */
struct entry {
	struct slice key;
	struct fact *fact;
	size_t order;
	bool primary; /* the key that the fact has, not another reading */
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = slice_compare(left->key, right->key);

	if (order == 0)
		order = (left->fact->kind > right->fact->kind) - (left->fact->kind < right->fact->kind);
	return order ? order : (left->order > right->order) - (left->order < right->order);
}

static bool is_about(double value, double other, double tolerance)
{
	double difference = value > other ? value - other : other - value;

	return difference <= tolerance * (value > other ? value : other);
}

/* 5 km and 5 m; a number without a unit may be anything. */
static bool is_other_measure(const struct fact *a, const struct fact *b)
{
	return a->measure.dimension && b->measure.dimension &&
	       (a->measure.dimension != b->measure.dimension ||
		!is_about(a->measure.value, b->measure.value, MEASURE_EXACT));
}

static bool is_same_measure(const struct fact *a, const struct fact *b)
{
	return a->measure.dimension == b->measure.dimension && !is_other_measure(a, b);
}

static bool is_alike(const struct entry *a, const struct entry *b)
{
	return a->fact->kind == b->fact->kind && a->fact->weak == b->fact->weak && a->primary == b->primary &&
	       is_same_measure(a->fact, b->fact) && slice_equal(a->fact->currency, b->fact->currency);
}

/* Of two kinds, and both in figures: a percentage and a mere number. */
static bool are_strong(const struct entry *a, const struct entry *b)
{
	return !is_other_measure(a->fact, b->fact) && !a->fact->weak && !b->fact->weak && (a->primary || b->primary);
}

/* One may be in letters. Two other readings that happen to meet prove nothing. */
static bool may_stand_for(const struct entry *a, const struct entry *b)
{
	return !is_other_measure(a->fact, b->fact) && (a->primary || b->primary);
}

/*
 * Pairs what fits within one key. Both sides are walked once with a place each,
 * as everything of one kind on one side fits alike.
 */
static void pair_off(struct entry *entries, size_t count, bool (*fits)(const struct entry *, const struct entry *))
{
	const struct entry *failed = NULL; /* another one like it need not look */
	size_t target = 0;

	for (size_t source = 0; source < count; source++) {
		struct fact *fact = entries[source].fact;
		size_t start = target;

		if (!fact->in_source || fact->paired || (failed && is_alike(failed, &entries[source])))
			continue;
		while (target < count && (entries[target].fact->in_source || entries[target].fact->paired ||
					  !fits(&entries[source], &entries[target])))
			target++;
		if (target == count) {
			target = start;
			failed = &entries[source];
		} else {
			fact->paired = entries[target].fact->paired = true;
			fact->partner = entries[target].fact;
			entries[target].fact->partner = fact;
		}
	}
}

static void pair_equal_keys(struct entry *entries, size_t count)
{
	qsort(entries, count, sizeof(*entries), compare_entries);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && slice_equal(entries[to].key, entries[from].key);)
			to++;
		pair_off(entries + from, to - from, is_alike);
		pair_off(entries + from, to - from, are_strong);
		pair_off(entries + from, to - from, may_stand_for);
	}
}

static struct slice key_at(const struct comparison *comparison, size_t key, size_t bytes)
{
	return slice_from(comparison->keys.data + key, bytes);
}

static int compare_measures(const void *a, const void *b)
{
	const struct fact *left = *(struct fact *const *)a, *right = *(struct fact *const *)b;

	if (left->measure.dimension != right->measure.dimension)
		return left->measure.dimension < right->measure.dimension ? -1 : 1;
	if (left->measure.value < right->measure.value || left->measure.value > right->measure.value)
		return left->measure.value < right->measure.value ? -1 : 1;
	return (left->from > right->from) - (left->from < right->from);
}

/* The same length in two units: 5 km and 5,000 m exactly, 5 miles and 8 km about. */
static bool is_converted(const struct fact *a, const struct fact *b)
{
	bool same_unit = is_about(a->measure.unit, b->measure.unit, MEASURE_EXACT);
	bool rounded = !same_unit && (!a->measure.metric || !b->measure.metric);

	return a->in_source != b->in_source && a->measure.dimension == b->measure.dimension &&
	       is_about(a->measure.value, b->measure.value, rounded ? MEASURE_ROUNDED : MEASURE_EXACT);
}

/* What is left of lengths and weights, neighbours by value. */
static void pair_measures(struct comparison *comparison)
{
	struct fact **left = alloc_zeroed(comparison->count + 1, sizeof(*left));
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++)
		if (!comparison->facts[i].paired && comparison->facts[i].measure.dimension)
			left[count++] = &comparison->facts[i];
	qsort(left, count, sizeof(struct fact *), compare_measures);
	for (size_t i = 1; i < count; i++)
		if (!left[i - 1]->paired && is_converted(left[i - 1], left[i])) {
			left[i - 1]->paired = left[i]->paired = true;
			left[i - 1]->partner = left[i];
			left[i]->partner = left[i - 1];
		}
	free(left);
}

/* First by the key that each fact has, then by all readings of those that are left. */
static void pair_facts(struct comparison *comparison)
{
	struct entry *entries = alloc_zeroed(comparison->reading_count + 1, sizeof(*entries));
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++)
		entries[count++] = (struct entry){
			key_at(comparison, comparison->facts[i].key, comparison->facts[i].key_bytes),
			&comparison->facts[i], i, true };
	pair_equal_keys(entries, count);
	count = 0;
	for (size_t i = 0; i < comparison->reading_count; i++) {
		const struct reading *reading = &comparison->readings[i];
		struct fact *fact = &comparison->facts[reading->fact];

		if (!fact->paired)
			entries[count++] = (struct entry){ key_at(comparison, reading->key, reading->key_bytes), fact, i,
							   reading->key == fact->key };
	}
	pair_equal_keys(entries, count);
	pair_measures(comparison);
	free(entries);
}

/* The same amount in two currencies. */
static bool has_other_currency(const struct fact *fact)
{
	return fact->partner && fact->currency.data && fact->partner->currency.data &&
	       !slice_equal(fact->currency, fact->partner->currency);
}

static bool has_percentage(const struct comparison *comparison, bool in_source)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->facts[i].in_source == in_source && comparison->facts[i].kind == PLACEABLE_PERCENT)
			return true;
	return false;
}

/* A percentage that is a mere number where nothing else is a percentage: "10 to 15%" says it of both. */
static bool has_lost_percent(const struct comparison *comparison, const struct fact *fact)
{
	const struct fact *number = fact->kind == PLACEABLE_PERCENT ? fact->partner : fact;

	return fact->partner && !fact->weak && !fact->partner->weak && number->kind == PLACEABLE_NUMBER &&
	       (number == fact ? fact->partner : fact)->kind == PLACEABLE_PERCENT &&
	       !has_percentage(comparison, number->in_source);
}

/* A month, or a number from two on, in letters, of which the other side says nothing. */
static bool is_lone_word(const struct comparison *comparison, const struct fact *fact)
{
	struct slice key = key_at(comparison, fact->key, fact->key_bytes);

	return fact->weak && fact->worded && !fact->paired && !slice_is(key, "f0") && !slice_is(key, "f1");
}

/* Numbers and months in letters may be left out; one for another is a slip: "three" and "пять". */
static void mark_changed_words(struct comparison *comparison, enum fact_class class)
{
	struct fact *source = NULL, *target = NULL;

	for (size_t i = 0; i < comparison->count; i++) {
		struct fact *fact = &comparison->facts[i];

		if (comparison->keys.data[fact->key] != (char)class || !fact->weak || fact->paired)
			continue;
		/* "Two decades" is "twenty years"; "no one" only looks like the number of something. */
		if (!fact->worded && fact->kind == PLACEABLE_NUMBER)
			return;
		if (!is_lone_word(comparison, fact))
			continue;
		if (fact->in_source ? source != NULL : target != NULL)
			return;
		*(fact->in_source ? &source : &target) = fact;
	}
	if (source && target)
		source->weak = target->weak = false;
}

static void report(const struct comparison *comparison, struct differences *differences)
{
	for (size_t i = 0; i < comparison->count; i++) {
		const struct fact *fact = &comparison->facts[i];

		if ((fact->paired || fact->weak) && !has_other_currency(fact) && !has_lost_percent(comparison, fact))
			continue;
		ARRAY_GROW(differences->items, differences->count, differences->capacity);
		differences->items[differences->count++] = (struct difference){
			.kind = fact->in_source ? DIFFERENCE_MISSING : DIFFERENCE_EXTRA,
			.index = fact->index,
			.from = fact->from,
			.to = fact->to,
		};
	}
}

void placeables_compare(const struct placeables *source, const struct placeables *target,
			struct differences *differences)
{
	struct comparison comparison = { .keys = STRBUF_INIT };

	differences->count = 0;
	add_side(&comparison, source, true);
	add_side(&comparison, target, false);
	pair_facts(&comparison);
	mark_changed_words(&comparison, FACT_FIGURE);
	mark_changed_words(&comparison, FACT_MONTH);
	report(&comparison, differences);
	free(comparison.facts);
	free(comparison.readings);
	strbuf_release(&comparison.keys);
}
