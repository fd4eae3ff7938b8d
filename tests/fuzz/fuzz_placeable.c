/*
 * Placeables of any bytes lie inside the text in order, their parts inside of them,
 * values inside the buffer; a text says the same as itself, and adapted to itself it
 * stays as it is. A line break parts an old source, a new one and a target: whatever
 * they are, substitutions lie inside of them.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/adapt.h"
#include "text/placeable_write.h"

static void check_values(const struct placeables *found, size_t size)
{
	size_t before = 0;

	for (size_t i = 0; i < found->count; i++) {
		const struct placeable *placeable = &found->items[i];

		assert(before <= placeable->from && placeable->from < placeable->to && placeable->to <= size);
		assert(placeable->from <= placeable->tail && placeable->tail <= placeable->to);
		assert(placeable->value + placeable->value_bytes <= found->values.bytes);
		assert(placeable->other + placeable->other_bytes <= found->values.bytes);
		for (size_t j = 0; j < placeable->part_count; j++) {
			const struct placeable_part *part = &found->parts[placeable->first_part + j];

			assert(placeable->from <= part->from && part->from <= part->to && part->to <= placeable->to);
			assert(part->value + part->value_bytes <= found->values.bytes);
		}
		before = placeable->to;
	}
}

static void check_slots(const struct placeables *found, size_t size)
{
	struct placeable_slots slots = PLACEABLE_SLOTS_INIT;

	placeables_slots(found, &slots);
	for (size_t i = 0; i < slots.count; i++)
		assert(slots.items[i].from < slots.items[i].to && slots.items[i].to <= size);
	placeable_slots_release(&slots);
}

static void check_scan(struct placeable_scanner *scanner, struct slice text)
{
	struct placeables found = PLACEABLES_INIT;
	struct differences differences = DIFFERENCES_INIT;
	struct strbuf out = STRBUF_INIT;

	placeable_scan(scanner, text, &found);
	check_values(&found, text.bytes);
	check_slots(&found, text.bytes);
	placeables_compare(&found, &found, &differences);
	assert(differences.count == 0);
	for (size_t i = 0; i < found.count; i++)
		placeable_write(scanner, &found, i, text, &out);
	strbuf_release(&out);
	differences_release(&differences);
	placeables_release(&found);
}

static void check_adapt(struct adapter *adapter, struct slice text)
{
	struct adaptation adaptation = ADAPTATION_INIT;
	struct slice rest = text, lines[3] = { SLICE_NONE, SLICE_NONE, SLICE_NONE };

	assert(adapter_run(adapter, text, text, text, &adaptation) || adaptation.outcome == ADAPT_DIFFERENT);
	assert(adaptation.outcome != ADAPT_DONE ||
	       (adaptation.count == 0 && slice_equal(strbuf_slice(&adaptation.target), text)));
	for (size_t i = 0; i < 3; i++)
		slice_next_line(&rest, &lines[i]);
	adapter_run(adapter, lines[0], lines[1], lines[2], &adaptation);
	for (size_t i = 0; i < adaptation.count; i++) {
		const struct substitution *change = &adaptation.items[i];

		assert(change->source_from <= change->source_to && change->source_to <= lines[1].bytes);
		assert(change->old_from <= change->old_to && change->old_to <= lines[2].bytes);
		assert(change->from <= change->to && change->to <= adaptation.target.bytes);
	}
	adaptation_release(&adaptation);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct placeable_scanner *scanners[4];
	static struct adapter *adapters[4]; /* kept: reading the rows takes longer than an input */
	struct slice text = slice_from((const char *)data, size);

	for (size_t i = 0; i < 4; i++) {
		if (!scanners[i]) {
			scanners[i] = placeable_scanner_new(language_all()[i]);
			adapters[i] = adapter_new(language_all()[i], language_all()[(i + 1) % 4]);
		}
		check_scan(scanners[i], text);
		check_adapt(adapters[i], text);
	}
	return 0;
}
