/*
 * adapt -- an old translation with the numbers, dates and addresses of a new text.
 *
 * The sources must have one folded key once their placeables are slots. Then each
 * slot whose value changed is looked for in the old target; all new values are
 * collected as edits and applied at the end, so that a refusal leaves nothing half
 * done.
 */
#include <config.h>

#include "text/adapt.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/placeable_exchange.h"
#include "text/placeable_same.h"
#include "text/placeable_scanner.h"
#include "text/placeable_value.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Texts with more placeables are tables, not sentences; each slot is looked for in the whole target. */
#define SLOTS_MAX 256

#define NO_SLOT SIZE_MAX

struct adapter {
	struct placeable_scanner *old_scanner, *new_scanner, *target_scanner; /* the first two may be one */
	struct placeables old, new, target, adapted;
	struct placeable_slots old_slots, new_slots;
	size_t *partners; /* by new slot: the old one that it stands for, or NO_SLOT */
	size_t partner_capacity;
	struct strbuf old_key, new_key, old_nouns, new_nouns;
	struct key_slot *key_slots;
	size_t key_slot_capacity;
	struct strbuf written; /* what is put in, edit after edit */
	struct edit *edits;
	size_t edit_count, edit_capacity;
};

/* A place of the old target that is written anew. */
struct edit {
	struct substitution substitution; /* without its place in the adapted text */
	size_t written, written_bytes;	  /* in adapter.written */
	size_t source_index;		  /* of the new source's placeables */
};

/* The texts of one run. */
struct run {
	struct adapter *adapter;
	struct slice old_source, new_source, old_target;
	bool sure;
};

/* A value of the old source found again in the old target. */
struct place {
	size_t index;
	bool source_other, target_other; /* it was the other reading that agreed */
	size_t count;			 /* how many there are */
};

void adaptation_release(struct adaptation *adaptation)
{
	strbuf_release(&adaptation->target);
	free(adaptation->items);
	*adaptation = (struct adaptation)ADAPTATION_INIT;
}

static struct adapter *make(const struct language *old_source, const struct language *new_source,
			    const struct language *target)
{
	struct adapter *adapter = alloc_zeroed(1, sizeof(*adapter));

	adapter->new_scanner = placeable_scanner_new(new_source);
	adapter->old_scanner = old_source == new_source ? adapter->new_scanner : placeable_scanner_new(old_source);
	adapter->target_scanner = placeable_scanner_new(target);
	adapter->old = adapter->new = adapter->target = adapter->adapted = (struct placeables)PLACEABLES_INIT;
	strbuf_init(&adapter->old_key);
	strbuf_init(&adapter->new_key);
	strbuf_init(&adapter->old_nouns);
	strbuf_init(&adapter->new_nouns);
	strbuf_init(&adapter->written);
	return adapter;
}

struct adapter *adapter_new(const struct language *source, const struct language *target)
{
	return make(source, source, target);
}

struct adapter *adapter_new_between(const struct language *old_source, const struct language *new_source,
				    const struct language *target)
{
	return make(old_source, new_source, target);
}

void adapter_free(struct adapter *adapter)
{
	if (!adapter)
		return;
	if (adapter->old_scanner != adapter->new_scanner)
		placeable_scanner_free(adapter->old_scanner);
	placeable_scanner_free(adapter->new_scanner);
	placeable_scanner_free(adapter->target_scanner);
	placeables_release(&adapter->old);
	placeables_release(&adapter->new);
	placeables_release(&adapter->target);
	placeables_release(&adapter->adapted);
	placeable_slots_release(&adapter->old_slots);
	placeable_slots_release(&adapter->new_slots);
	strbuf_release(&adapter->old_key);
	strbuf_release(&adapter->new_key);
	strbuf_release(&adapter->old_nouns);
	strbuf_release(&adapter->new_nouns);
	free(adapter->key_slots);
	strbuf_release(&adapter->written);
	free(adapter->partners);
	free(adapter->edits);
	free(adapter);
}

const char *adapt_reason(enum adapt_outcome outcome)
{
	static const char *const reasons[] = {
		[ADAPT_DONE] = N_("adapted"),
		[ADAPT_DIFFERENT] = N_("the texts differ in more than numbers, dates and addresses"),
		[ADAPT_MISSING] = N_("the translation does not have the old value in figures"),
		[ADAPT_AMBIGUOUS] = N_("the old value stands more than once"),
		[ADAPT_SHAPE] = N_("the new value cannot be written in the way of the old one"),
		[ADAPT_AGREEMENT] = N_("a word beside the number would have to change with it"),
	};

	return reasons[outcome];
}

/* ---------------------------------------------------------------- the sources */

/*
 * The key of a source with its placeables as slots; a noun that only follows its number (5 жалоб, 3 жалобы) is one
 * too, and its name in the table is added to `nouns`.
 */
static void add_key(struct adapter *adapter, const struct placeable_scanner *scanner, const struct placeables *found,
		    const struct placeable_slots *slots, struct slice text, struct strbuf *key, struct strbuf *nouns)
{
	size_t count = 0;

	ARRAY_RESERVE(adapter->key_slots, 2 * slots->count + 1, adapter->key_slot_capacity);
	for (size_t i = 0; i < slots->count; i++) {
		size_t end = i + 1 < slots->count ? slots->items[i + 1].from : text.bytes, from, to;
		const struct word_row *noun = exchange_counted_noun(placeable_scanner_rules(scanner), found,
								    slots->placeables[i], text, &from, &to);

		adapter->key_slots[count++] = slots->items[i];
		if (!noun || to > end)
			continue;
		adapter->key_slots[count++] = (struct key_slot){ from, to, "NOUN" };
		strbuf_addf(nouns, "%.*s ", SLICE_ARG(noun->value));
	}
	key_folded_with_slots(found->language, text, adapter->key_slots, count, key, NULL);
}

static void scan(const struct run *run)
{
	struct adapter *adapter = run->adapter;

	placeable_scan(adapter->old_scanner, run->old_source, &adapter->old);
	placeable_scan(adapter->new_scanner, run->new_source, &adapter->new);
	placeable_scan(adapter->target_scanner, run->old_target, &adapter->target);
	placeables_slots(&adapter->old, &adapter->old_slots);
	placeables_slots(&adapter->new, &adapter->new_slots);
	ARRAY_RESERVE(adapter->partners, adapter->new_slots.count + 1, adapter->partner_capacity);
}

/* Whether the sources say the same but for their placeables. */
static bool are_alike(const struct run *run)
{
	struct adapter *adapter = run->adapter;

	if (adapter->old_slots.count != adapter->new_slots.count || adapter->old_slots.count > SLOTS_MAX)
		return false;
	for (size_t i = 0; i < adapter->new_slots.count; i++)
		adapter->partners[i] = i;
	strbuf_clear(&adapter->old_key);
	strbuf_clear(&adapter->new_key);
	strbuf_clear(&adapter->old_nouns);
	strbuf_clear(&adapter->new_nouns);
	add_key(adapter, adapter->old_scanner, &adapter->old, &adapter->old_slots, run->old_source, &adapter->old_key,
		&adapter->old_nouns);
	add_key(adapter, adapter->new_scanner, &adapter->new, &adapter->new_slots, run->new_source, &adapter->new_key,
		&adapter->new_nouns);
	return slice_equal(strbuf_slice(&adapter->old_key), strbuf_slice(&adapter->new_key)) &&
	       slice_equal(strbuf_slice(&adapter->old_nouns), strbuf_slice(&adapter->new_nouns));
}

/* Whether the bytes outside of the slots are equal too. */
static bool are_equal_outside(const struct run *run)
{
	const struct placeable_slots *old = &run->adapter->old_slots, *new = &run->adapter->new_slots;
	size_t old_at = 0, new_at = 0;

	for (size_t i = 0; i <= old->count; i++) {
		size_t old_to = i < old->count ? old->items[i].from : run->old_source.bytes;
		size_t new_to = i < old->count ? new->items[i].from : run->new_source.bytes;

		if (!slice_equal(slice_part(run->old_source, old_at, old_to),
				 slice_part(run->new_source, new_at, new_to)))
			return false;
		old_at = i < old->count ? old->items[i].to : 0;
		new_at = i < old->count ? new->items[i].to : 0;
	}
	return true;
}

/* The slot that holds the byte `at`, or NO_SLOT. */
static size_t slot_at(const struct placeable_slots *slots, size_t at)
{
	size_t low = 0, high = slots->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slots->items[middle].to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < slots->count && slots->items[low].from <= at ? low : NO_SLOT;
}

/* One to one: a new slot with the tokens of two old ones, or the reverse, is ambiguous. */
static enum adapt_outcome pair_slots(struct adapter *adapter, const struct adapt_pair *pairs, size_t count)
{
	size_t taken = 0, last = NO_SLOT;

	if (adapter->old_slots.count > SLOTS_MAX || adapter->new_slots.count > SLOTS_MAX)
		return ADAPT_DIFFERENT;
	for (size_t i = 0; i < adapter->new_slots.count; i++)
		adapter->partners[i] = NO_SLOT;
	for (size_t i = 0; i < count; i++) {
		size_t old = slot_at(&adapter->old_slots, pairs[i].old_at);
		size_t new = slot_at(&adapter->new_slots, pairs[i].new_at);

		if (old == NO_SLOT || new == NO_SLOT || adapter->partners[new] == old)
			continue;
		/* Pairs come in order, so an old slot that was met before is the last one. */
		if (adapter->partners[new] != NO_SLOT || (taken && last == old))
			return ADAPT_AMBIGUOUS;
		if (strcmp(adapter->old_slots.items[old].label, adapter->new_slots.items[new].label) != 0)
			return ADAPT_SHAPE;
		adapter->partners[new] = last = old;
		taken++;
	}
	return ADAPT_DONE;
}

/* Of a sum below nothing the translation would have to say so: -3 million. */
static bool has_changed_sign(const struct run *run, size_t slot)
{
	const struct adapter *adapter = run->adapter;
	size_t old = adapter->partners[slot];

	return old != NO_SLOT &&
	       placed_is_negative(&(struct placed){ &adapter->old, adapter->old_slots.placeables[old] },
				  run->old_source) !=
		       placed_is_negative(&(struct placed){ &adapter->new, adapter->new_slots.placeables[slot] },
					  run->new_source);
}

static bool has_changed(const struct adapter *adapter, size_t slot)
{
	size_t old = adapter->partners[slot];

	return old != NO_SLOT && !slice_equal(placeables_value(&adapter->old, adapter->old_slots.placeables[old]),
					      placeables_value(&adapter->new, adapter->new_slots.placeables[slot]));
}

/* ---------------------------------------------------------------- the place in the target */

/* The places of one kind, or where there is none, of kinds that may stand for it. */
static void find_places(const struct adapter *adapter, size_t old, bool loosely, struct place *place)
{
	const struct placed meant = { &adapter->old, old };
	enum placeable_kind kind = adapter->old.items[old].kind;

	for (size_t i = 0; i < adapter->target.count; i++) {
		const struct placed said = { &adapter->target, i };
		bool fits = loosely ? placed_is_numeric(&meant) && placed_is_numeric(&said) :
				      adapter->target.items[i].kind == kind;

		if (!fits || !placed_agree(&meant, &said, loosely, &place->source_other, &place->target_other))
			continue;
		place->index = i;
		place->count++;
	}
}

/*
 * How often the source itself says the value: a second one could be meant. Where the
 * place is of another kind, a second one of any kind could: 5 % of article 5.
 */
static size_t count_in_source(const struct adapter *adapter, size_t old, bool loosely)
{
	const struct placeables *found = &adapter->old;
	struct slice value = placeables_value(found, old);
	size_t count = 0;

	for (size_t i = 0; i < found->count; i++) {
		struct slice other = placeables_value(found, i);

		if (loosely && placed_is_numeric(&(struct placed){ found, i }))
			count += slice_equal(placeable_bare_number(other), placeable_bare_number(value));
		else
			count += found->items[i].kind == found->items[old].kind && slice_equal(other, value);
	}
	return count;
}

static bool is_taken(const struct adapter *adapter, size_t index)
{
	for (size_t i = 0; i < adapter->edit_count; i++)
		if (adapter->edits[i].substitution.old_from == adapter->target.items[index].from)
			return true;
	return false;
}

static enum adapt_outcome find_place(const struct adapter *adapter, size_t old, struct place *place)
{
	bool loosely;

	*place = (struct place){ 0, false, false, 0 };
	find_places(adapter, old, false, place);
	loosely = place->count == 0;
	if (loosely)
		find_places(adapter, old, true, place);
	if (place->count == 0)
		return ADAPT_MISSING;
	if (place->count > 1 || count_in_source(adapter, old, loosely) > 1 || is_taken(adapter, place->index))
		return ADAPT_AMBIGUOUS;
	return adapter->target.items[place->index].weak ? ADAPT_MISSING : ADAPT_DONE;
}

/* ---------------------------------------------------------------- edits */

static struct edit *add_edit(struct run *run, const struct exchange *exchange, size_t from, size_t to)
{
	struct adapter *adapter = run->adapter;
	const struct placeable *new = &adapter->new.items[exchange->source_index];

	ARRAY_GROW(adapter->edits, adapter->edit_count, adapter->edit_capacity);
	adapter->edits[adapter->edit_count] = (struct edit){
		.substitution = { .kind = new->kind, .source_from = new->from, .source_to = new->tail,
				  .old_from = from, .old_to = to },
		.written = adapter->written.bytes,
		.source_index = exchange->source_index,
	};
	return &adapter->edits[adapter->edit_count++];
}

static void end_edit(struct run *run, struct edit *edit)
{
	edit->written_bytes = run->adapter->written.bytes - edit->written;
}

static enum adapt_outcome add_noun(struct run *run, const struct exchange *exchange)
{
	struct agreement agreement;
	struct edit *edit;

	if (!exchange_agree(exchange, &agreement))
		return ADAPT_AGREEMENT;
	if (!agreement.noun.data)
		return ADAPT_DONE;
	edit = add_edit(run, exchange, agreement.from, agreement.to);
	edit->substitution.agreement = true;
	strbuf_add(&run->adapter->written, agreement.noun);
	exchange_follow_case(slice_part(run->old_target, agreement.from, agreement.to), edit->written,
			     &run->adapter->written);
	end_edit(run, edit);
	return ADAPT_DONE;
}

/* с 1 мая, but со 2 мая. */
static void add_preposition(struct run *run, const struct exchange *exchange, const struct edit *edit)
{
	struct strbuf *written = &run->adapter->written;
	struct agreement agreement;
	struct edit *before;

	if (!exchange_agree_preposition(exchange,
					slice_part(strbuf_slice(written), edit->written, edit->written + edit->written_bytes),
					&agreement))
		run->sure = false;
	if (!agreement.noun.data)
		return;
	before = add_edit(run, exchange, agreement.from, agreement.to);
	before->substitution.agreement = true;
	strbuf_add(written, agreement.noun);
	exchange_follow_case(slice_part(run->old_target, agreement.from, agreement.to), before->written, written);
	end_edit(run, before);
}

/* 10/11/2025 for October 19, 2025: nothing tells which is the month. */
static bool is_ambiguous_date(const struct adapter *adapter, size_t old, size_t new)
{
	return adapter->new.items[new].kind == PLACEABLE_DATE && adapter->new.items[new].other_bytes > 0 &&
	       !slice_starts(adapter->old.items[old].name, SLICE("date.numeric"));
}

static bool is_sure_kind(enum placeable_kind kind)
{
	return kind == PLACEABLE_NUMBER || kind == PLACEABLE_PERCENT || kind == PLACEABLE_DATE ||
	       kind == PLACEABLE_URL || kind == PLACEABLE_EMAIL || kind == PLACEABLE_TAG;
}

static enum adapt_outcome exchange_slot(struct run *run, size_t slot)
{
	struct adapter *adapter = run->adapter;
	size_t new = adapter->new_slots.placeables[slot];
	size_t old = adapter->old_slots.placeables[adapter->partners[slot]];
	struct place place;
	enum adapt_outcome outcome = find_place(adapter, old, &place);
	struct exchange exchange = {
		.rules = placeable_scanner_rules(adapter->target_scanner),
		.target = &adapter->target, .text = run->old_target,
		.index = place.index, .target_other = place.target_other,
		.source = &adapter->new, .source_text = run->new_source,
		.source_index = new, .source_other = place.source_other,
	};
	struct edit *edit;

	if (outcome != ADAPT_DONE)
		return outcome;
	if (is_ambiguous_date(adapter, old, new))
		return ADAPT_SHAPE;
	if (place.source_other && adapter->new.items[new].other_bytes == 0)
		exchange.source_other = false;
	edit = add_edit(run, &exchange, adapter->target.items[place.index].from, adapter->target.items[place.index].tail);
	outcome = exchange_write(&exchange, &adapter->written);
	if (outcome != ADAPT_DONE)
		return outcome;
	end_edit(run, edit);
	run->sure = run->sure && is_sure_kind(adapter->new.items[new].kind) && !place.source_other &&
		    !place.target_other && !exchange_changes_form(&exchange);
	add_preposition(run, &exchange, edit);
	return add_noun(run, &exchange);
}

/* ---------------------------------------------------------------- the adapted target */

static int compare_edits(const void *a, const void *b)
{
	const struct edit *left = a, *right = b;

	return (left->substitution.old_from > right->substitution.old_from) -
	       (left->substitution.old_from < right->substitution.old_from);
}

static void apply(const struct run *run, struct adaptation *adaptation)
{
	struct adapter *adapter = run->adapter;
	size_t at = 0;

	if (adapter->edit_count > 1)
		qsort(adapter->edits, adapter->edit_count, sizeof(*adapter->edits), compare_edits);
	for (size_t i = 0; i < adapter->edit_count; i++) {
		struct edit *edit = &adapter->edits[i];
		struct substitution substitution = edit->substitution;

		assert(at <= substitution.old_from);
		strbuf_add(&adaptation->target, slice_part(run->old_target, at, substitution.old_from));
		substitution.from = adaptation->target.bytes;
		strbuf_add(&adaptation->target,
			   slice_part(strbuf_slice(&adapter->written), edit->written, edit->written + edit->written_bytes));
		substitution.to = adaptation->target.bytes;
		at = substitution.old_to;
		ARRAY_GROW(adaptation->items, adaptation->count, adaptation->capacity);
		adaptation->items[adaptation->count++] = substitution;
	}
	strbuf_add(&adaptation->target, slice_part(run->old_target, at, run->old_target.bytes));
}

/* Whether the adapted target, when it is read, says all of each new value. */
static bool reads_back(struct adapter *adapter, struct adaptation *adaptation)
{
	if (adaptation->count == 0)
		return true;
	placeable_scan(adapter->target_scanner, strbuf_slice(&adaptation->target), &adapter->adapted);
	for (size_t i = 0; i < adaptation->count; i++) {
		const struct placed meant = { &adapter->new, adapter->edits[i].source_index };

		adaptation->slot_from = adaptation->items[i].source_from;
		adaptation->slot_to = adaptation->items[i].source_to;
		if (!adaptation->items[i].agreement && adaptation->items[i].kind < PLACEABLE_PHONE &&
		    !placeables_say(&adapter->adapted, adaptation->items[i].from, &meant))
			return false;
	}
	return true;
}

/* All edits at once, or none. */
static enum adapt_outcome finish(const struct run *run, struct adaptation *adaptation)
{
	apply(run, adaptation);
	if (reads_back(run->adapter, adaptation))
		return ADAPT_DONE;
	strbuf_clear(&adaptation->target);
	adaptation->count = 0;
	return ADAPT_SHAPE;
}

/* Another number's noun may be this one's place: 5 мая 5 раз is no case for us. */
static bool edits_overlap(const struct adapter *adapter)
{
	for (size_t i = 0; i < adapter->edit_count; i++)
		for (size_t j = 0; j < i; j++)
			if (adapter->edits[i].substitution.old_from < adapter->edits[j].substitution.old_to &&
			    adapter->edits[j].substitution.old_from < adapter->edits[i].substitution.old_to)
				return true;
	return false;
}

static enum adapt_outcome run_slots(struct run *run, struct adaptation *adaptation)
{
	struct adapter *adapter = run->adapter;

	for (size_t i = 0; i < adapter->new_slots.count; i++) {
		enum adapt_outcome outcome = has_changed(adapter, i) ? exchange_slot(run, i) : ADAPT_DONE;

		adaptation->slot_from = adapter->new_slots.items[i].from;
		adaptation->slot_to = adapter->new_slots.items[i].to;
		if (has_changed_sign(run, i))
			return ADAPT_SHAPE;
		if (outcome != ADAPT_DONE)
			return outcome;
	}
	return edits_overlap(adapter) ? ADAPT_AMBIGUOUS : ADAPT_DONE;
}

static struct run begin(struct adapter *adapter, struct slice old_source, struct slice new_source, struct slice old_target,
			struct adaptation *adaptation)
{
	struct run run = { adapter, old_source, new_source, old_target, true };

	adaptation->count = adaptation->slot_from = adaptation->slot_to = 0;
	strbuf_clear(&adaptation->target);
	adapter->edit_count = 0;
	strbuf_clear(&adapter->written);
	scan(&run);
	return run;
}

bool adapter_run(struct adapter *adapter, struct slice old_source, struct slice new_source, struct slice old_target,
		 struct adaptation *adaptation)
{
	struct run run = begin(adapter, old_source, new_source, old_target, adaptation);

	adaptation->outcome = are_alike(&run) ? run_slots(&run, adaptation) : ADAPT_DIFFERENT;
	if (adaptation->outcome == ADAPT_DONE)
		adaptation->outcome = finish(&run, adaptation);
	adaptation->sure = adaptation->outcome == ADAPT_DONE && run.sure && are_equal_outside(&run);
	return adaptation->outcome == ADAPT_DONE;
}

bool adapter_run_paired(struct adapter *adapter, struct slice old_source, struct slice new_source,
			struct slice old_target, const struct adapt_pair *pairs, size_t count,
			struct adaptation *adaptation)
{
	struct run run = begin(adapter, old_source, new_source, old_target, adaptation);

	adaptation->sure = false;
	adaptation->outcome = pair_slots(adapter, pairs, count);
	if (adaptation->outcome == ADAPT_DONE)
		adaptation->outcome = run_slots(&run, adaptation);
	if (adaptation->outcome == ADAPT_DONE)
		adaptation->outcome = finish(&run, adaptation);
	return adaptation->outcome == ADAPT_DONE;
}

size_t adapter_skeleton(struct adapter *adapter, struct slice source, struct strbuf *key)
{
	placeable_scan(adapter->old_scanner, source, &adapter->old);
	placeables_slots(&adapter->old, &adapter->old_slots);
	strbuf_clear(&adapter->old_nouns);
	add_key(adapter, adapter->old_scanner, &adapter->old, &adapter->old_slots, source, key, &adapter->old_nouns);
	return adapter->old_slots.count;
}

const struct placeable_slots *adapter_slots(const struct adapter *adapter)
{
	return &adapter->old_slots;
}
