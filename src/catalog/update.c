/*
 * update -- bringing a catalog up to date with a new extraction.
 *
 * Three passes pair new units with old ones: by key; then by place, when both
 * neighbours, or one, were paired with neighbours; then by rare words, over an
 * index that knows of each word the first CANDIDATES old units that have it. So
 * a unit is compared with a bounded number of others, however large the
 * catalog. Then the units are put in the new order.
 */
#include <config.h>

#include "catalog/update.h"

#include "base/alloc.h"
#include "base/map.h"

#include <stdlib.h>

#define CANDIDATES ((size_t)16)
#define WORDS_MOST ((size_t)256) /* of a source, that are looked at */
#define KEY_BYTES ((size_t)3)     /* of a single word, that it is looked up by */
#define NONE CATALOG_NOT_FOUND

/* The old units that have a word, the first few. */
struct posting {
	size_t units[CANDIDATES];
	size_t count;
};

struct update {
	struct catalog *old;
	const struct catalog *fresh;
	size_t *old_of; /* for each new unit its old one, or NONE */
	size_t *new_of; /* for each old unit its new one, or NONE */
	size_t *percent;
	struct map words; /* to places in postings */
	struct posting *postings;
	size_t posting_count, posting_capacity;
	bool changed;
};

/* ------------------------------------------------------------------ words */

static bool is_separator(char c)
{
	return (unsigned char)c < 0x80 && !((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
}

static bool next_word(struct slice text, size_t *at, struct slice *word)
{
	size_t start;

	while (*at < text.bytes && is_separator(text.data[*at]))
		++*at;
	start = *at;
	while (*at < text.bytes && !is_separator(text.data[*at]))
		++*at;
	*word = slice_part(text, start, *at);
	return word->bytes > 0;
}

static int compare_words(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static size_t sorted_words(struct slice text, struct slice *words)
{
	size_t count = 0, at = 0;

	while (count < WORDS_MOST && next_word(text, &at, &words[count]))
		count++;
	qsort(words, count, sizeof(*words), compare_words);
	return count;
}

/* The bytes that both begin and end with, in percent: "Open" and "Opens" are 88. */
static size_t edge_likeness(struct slice a, struct slice b)
{
	size_t least = a.bytes < b.bytes ? a.bytes : b.bytes, start = 0, end = 0;

	while (start < least && a.data[start] == b.data[start])
		start++;
	while (start + end < least && a.data[a.bytes - end - 1] == b.data[b.bytes - end - 1])
		end++;
	return a.bytes + b.bytes ? (start + end) * 200 / (a.bytes + b.bytes) : 0;
}

/* Shared words of both, in percent: 100 for the same words. */
static size_t word_likeness(struct slice a, struct slice b)
{
	struct slice words_a[WORDS_MOST], words_b[WORDS_MOST];
	size_t count_a = sorted_words(a, words_a), count_b = sorted_words(b, words_b);
	size_t i = 0, j = 0, shared = 0;

	while (i < count_a && j < count_b) {
		int order = slice_compare(words_a[i], words_b[j]);

		shared += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return count_a + count_b ? shared * 200 / (count_a + count_b) : 0;
}

/* Of a few words, one that got another ending would weigh too much. */
static size_t likeness(struct slice a, struct slice b)
{
	size_t words = word_likeness(a, b), edges = edge_likeness(a, b);

	return words > edges ? words : edges;
}

/*
 * What a source is looked up by: its words, and of a single word how it begins,
 * as its ending may be what was edited. `at` and `first` start with nothing.
 */
static bool next_key(struct slice text, size_t *at, struct slice *first, struct slice *key)
{
	if (next_word(text, at, key)) {
		*first = first->data ? SLICE("") : *key;
		return true;
	}
	*key = slice_part(*first, 0, KEY_BYTES);
	*first = SLICE("");
	return key->bytes == KEY_BYTES;
}

/* ------------------------------------------------------------------ pairs */

static bool is_free(const struct update *update, size_t old)
{
	return old < update->old->count && update->new_of[old] == NONE &&
	       !unit_is_empty(&update->old->units[old]);
}

static void pair(struct update *update, size_t fresh, size_t old, size_t percent)
{
	update->old_of[fresh] = old;
	update->new_of[old] = fresh;
	update->percent[fresh] = percent;
}

static void pair_by_key(struct update *update)
{
	for (size_t i = 0; i < update->fresh->count; i++) {
		const struct unit *unit = &update->fresh->units[i];
		size_t old = catalog_find(update->old, unit->context, unit->source);

		if (old != NONE && update->new_of[old] == NONE)
			pair(update, i, old, 100);
	}
}

static bool pair_if_like(struct update *update, size_t fresh, size_t old)
{
	size_t percent;

	if (!is_free(update, old))
		return false;
	percent = likeness(update->fresh->units[fresh].source, update->old->units[old].source);
	if (percent < UPDATE_LEAST_PERCENT)
		return false;
	pair(update, fresh, old, percent);
	return true;
}

/* The unit behind the old one of the unit before, or before that of the next. */
static void pair_by_place(struct update *update)
{
	size_t count = update->fresh->count;

	for (size_t i = 0; i < count; i++) {
		if (update->old_of[i] != NONE)
			continue;
		if (i == 0 ? pair_if_like(update, i, 0)
			   : update->old_of[i - 1] != NONE &&
				     pair_if_like(update, i, update->old_of[i - 1] + 1))
			continue;
		if (i + 1 < count && update->old_of[i + 1] != NONE && update->old_of[i + 1] > 0)
			pair_if_like(update, i, update->old_of[i + 1] - 1);
	}
}

static void index_words(struct update *update)
{
	for (size_t i = 0; i < update->old->count; i++) {
		struct slice source = update->old->units[i].source, first = SLICE_NONE, word;

		if (!is_free(update, i))
			continue;
		for (size_t at = 0, n = 0; n < WORDS_MOST && next_key(source, &at, &first, &word); n++) {
			bool added;
			size_t place = *map_add(&update->words, word, update->posting_count, &added);
			struct posting *posting;

			if (added) {
				ARRAY_GROW(update->postings, update->posting_count, update->posting_capacity);
				update->postings[update->posting_count++].count = 0;
			}
			posting = &update->postings[place];
			if (posting->count < CANDIDATES &&
			    (!posting->count || posting->units[posting->count - 1] != i))
				posting->units[posting->count++] = i;
		}
	}
}

/* Of the candidates of its rarest words the likest. */
static void pair_by_words(struct update *update, size_t fresh)
{
	struct slice source = update->fresh->units[fresh].source, word;
	size_t best = NONE, best_percent = UPDATE_LEAST_PERCENT - 1, compared = 0;

	for (size_t rarity = 1; rarity <= CANDIDATES && compared < CANDIDATES * 4; rarity++) {
		struct slice first = SLICE_NONE;

		for (size_t at = 0, n = 0; n < WORDS_MOST && next_key(source, &at, &first, &word); n++) {
			const size_t *place = map_find(&update->words, word);
			const struct posting *posting = place ? &update->postings[*place] : NULL;

			if (!posting || posting->count != rarity)
				continue;
			for (size_t k = 0; k < posting->count; k++) {
				size_t old = posting->units[k], percent;

				if (!is_free(update, old) || compared++ >= CANDIDATES * 4)
					continue;
				percent = likeness(source, update->old->units[old].source);
				if (percent > best_percent) {
					best = old;
					best_percent = percent;
				}
			}
		}
	}
	if (best != NONE)
		pair(update, fresh, best, best_percent);
}

/* ------------------------------------------------------------------ units */

static bool same_slice(struct slice a, struct slice b)
{
	return !a.data == !b.data && slice_equal(a, b);
}

static bool has_flag(struct slice flags, struct slice wanted)
{
	struct slice flag;

	while (slice_next_field(&flags, ',', &flag))
		if (slice_equal(slice_trim(flag), wanted))
			return true;
	return false;
}

/* The extraction's flags, and how a person wants the lines wrapped. */
static struct slice merged_flags(struct update *update, const struct unit *unit, const struct unit *fresh)
{
	const struct slice no_wrap = SLICE("no-wrap");
	struct strbuf flags = STRBUF_INIT;
	struct slice merged;

	if (!has_flag(unit->flag_names, no_wrap) || has_flag(fresh->flag_names, no_wrap))
		return catalog_keep(update->old, fresh->flag_names);
	strbuf_add(&flags, fresh->flag_names);
	strbuf_add_string(&flags, flags.bytes ? ", no-wrap" : "no-wrap");
	merged = catalog_keep(update->old, strbuf_slice(&flags));
	strbuf_release(&flags);
	return merged;
}

/* What the extraction knows better than the catalog. */
static void take_place(struct update *update, struct unit *unit, const struct unit *fresh)
{
	bool obsolete = unit->flags & UNIT_OBSOLETE;
	struct slice flag_names = merged_flags(update, unit, fresh);

	if (!obsolete && same_slice(unit->extracted, fresh->extracted) &&
	    same_slice(unit->references, fresh->references) &&
	    same_slice(unit->flag_names, flag_names) &&
	    same_slice(unit->source_plural, fresh->source_plural))
		return;
	unit->extracted = catalog_keep(update->old, fresh->extracted);
	unit->references = catalog_keep(update->old, fresh->references);
	unit->flag_names = flag_names;
	unit->source_plural = catalog_keep(update->old, fresh->source_plural);
	unit->flags &= ~(unsigned)UNIT_OBSOLETE;
	unit->flags |= UNIT_CHANGED;
}

static void make_fuzzy(struct update *update, struct unit *unit, const struct unit *fresh)
{
	/* A target that was fuzzy already was made for what it says itself. */
	if (!(unit->flags & UNIT_FUZZY) || !unit->previous_source.data) {
		unit->previous_context = unit->context;
		unit->previous_source = unit->source;
		unit->previous_plural = unit->source_plural;
	}
	unit->context = catalog_keep(update->old, fresh->context);
	unit->source = catalog_keep(update->old, fresh->source);
	unit->flags |= UNIT_FUZZY | UNIT_CHANGED;
	take_place(update, unit, fresh);
}

static void make_obsolete(struct unit *unit)
{
	unit->extracted = unit->references = SLICE_NONE;
	unit->flags |= UNIT_OBSOLETE | UNIT_CHANGED;
}

static void note(struct update_report *report, struct update_line line)
{
	if (!report)
		return;
	ARRAY_GROW(report->lines, report->line_count, report->line_capacity);
	report->lines[report->line_count++] = line;
	report->counts[line.kind]++;
}

static void place_fresh(struct update *update, size_t i, const struct unit *old_units,
			struct update_report *report)
{
	const struct unit *fresh = &update->fresh->units[i];
	struct catalog *catalog = update->old;
	size_t old = update->old_of[i];
	struct update_line line = { UPDATE_KEPT, catalog->count, 0, update->percent[i] };
	struct unit unit;

	if (old == NONE) {
		line.kind = UPDATE_NEW;
		catalog_add(catalog, fresh);
		catalog->units[line.place].flags &= ~(unsigned)(UNIT_OBSOLETE | UNIT_CHANGED);
		note(report, line);
		update->changed = true;
		return;
	}
	unit = old_units[old];
	line.line = unit.line;
	if (!unit_same_key(&unit, fresh)) {
		line.kind = UPDATE_FUZZIED;
		make_fuzzy(update, &unit, fresh);
	} else {
		line.kind = unit.flags & UNIT_OBSOLETE ? UPDATE_REVIVED : UPDATE_KEPT;
		take_place(update, &unit, fresh);
	}
	ARRAY_GROW(catalog->units, catalog->count, catalog->capacity);
	catalog->units[catalog->count++] = unit;
	update->changed |= (unit.flags & UNIT_CHANGED) != 0;
	note(report, line);
}

static void place_rest(struct update *update, struct unit *unit, struct update_report *report)
{
	struct catalog *catalog = update->old;
	struct update_line line = { UPDATE_OBSOLETE, catalog->count, unit->line, 0 };

	if (unit_is_empty(unit)) {
		line.kind = UPDATE_DROPPED;
		line.place = NONE;
		update->changed = true;
		note(report, line);
		return;
	}
	if (!(unit->flags & UNIT_OBSOLETE)) {
		make_obsolete(unit);
		update->changed = true;
		note(report, line);
	}
	ARRAY_GROW(catalog->units, catalog->count, catalog->capacity);
	catalog->units[catalog->count++] = *unit;
}

static void rebuild(struct update *update, struct update_report *report)
{
	struct catalog *catalog = update->old;
	struct unit *old_units = catalog->units;
	size_t old_count = catalog->count, last = 0;

	catalog->units = NULL;
	catalog->count = catalog->capacity = 0;
	catalog->header_position = 0;
	unit_index_clear(&catalog->index);
	for (size_t i = 0; i < update->fresh->count; i++) {
		if (update->old_of[i] != NONE) {
			update->changed |= update->old_of[i] < last;
			last = update->old_of[i];
		}
		place_fresh(update, i, old_units, report);
	}
	for (size_t i = 0; i < old_count; i++)
		if (update->new_of[i] == NONE)
			place_rest(update, &old_units[i], report);
	free(old_units);
}

static size_t *places(size_t count)
{
	size_t *list = alloc_zeroed(count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = NONE;
	return list;
}

void catalog_update(struct catalog *catalog, const struct catalog *extraction,
		    struct update_report *report)
{
	struct update update = {
		.old = catalog,
		.fresh = extraction,
		.old_of = places(extraction->count),
		.new_of = places(catalog->count),
		.percent = alloc_zeroed(extraction->count + 1, sizeof(*update.percent)),
	};
	struct slice date = catalog_header(extraction, "POT-Creation-Date");

	pair_by_key(&update);
	pair_by_place(&update);
	index_words(&update);
	for (size_t i = 0; i < extraction->count; i++)
		if (update.old_of[i] == NONE)
			pair_by_words(&update, i);
	rebuild(&update, report);
	if (update.changed && date.data)
		catalog_set_header(catalog, "POT-Creation-Date", date);
	if (report)
		report->changed = update.changed;
	map_release(&update.words);
	free(update.postings);
	free(update.old_of);
	free(update.new_of);
	free(update.percent);
}

void update_report_release(struct update_report *report)
{
	free(report->lines);
	*report = (struct update_report)UPDATE_REPORT_INIT;
}
