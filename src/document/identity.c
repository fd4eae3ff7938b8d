/*
 * identity -- by what units are known again, and which have the same source.
 *
 * Units of one source are chained, from the first on; the others are told apart by their text alone. The
 * table of sources holds numbers of units and no hashes, as a document may have a million short ones.
 */
#include <config.h>

#include "document/model.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define NO_UNIT UINT32_MAX

/* ---------------------------------------------------------------- the same source */

struct sources {
	const struct document_unit *units;
	uint32_t *slots; /* the first unit of each source, or NO_UNIT; a power of two of them */
	size_t mask;
	struct hash_key key; /* at random: hostile texts cannot make it slow */
};

static void sources_make(struct sources *sources, const struct document *document)
{
	size_t slots = 16;

	while (slots < document->unit_count + document->unit_count / 2)
		slots *= 2;
	*sources = (struct sources){ .units = document->units, .mask = slots - 1, .key = hash_key_random() };
	sources->slots = alloc_resize(NULL, slots, sizeof(*sources->slots));
	memset(sources->slots, 0xff, slots * sizeof(*sources->slots));
}

static uint32_t *find_slot(const struct sources *sources, struct slice source)
{
	size_t slot = (size_t)hash_bytes(source, sources->key) & sources->mask;

	while (sources->slots[slot] != NO_UNIT &&
	       !slice_equal(sources->units[sources->slots[slot]].source, source))
		slot = (slot + 1) & sources->mask;
	return &sources->slots[slot];
}

/* From the last unit to the first, so that the chains run forward. */
static size_t chain_sources(struct document *document)
{
	struct sources sources;
	size_t repeated = 0;

	sources_make(&sources, document);
	for (size_t i = document->unit_count; i-- > 0;) {
		struct document_unit *unit = &document->units[i];
		uint32_t *slot = find_slot(&sources, unit->source);

		unit->next_same = *slot;
		if (*slot != NO_UNIT) {
			struct document_unit *next = &document->units[*slot];

			repeated += 1 + !next->repeated;
			next->repeats = next->repeated = unit->repeated = true;
		}
		*slot = (uint32_t)i;
	}
	free(sources.slots);
	return repeated;
}

/* ------------------------------------------------------------------------- hashes */

/* What a unit is told apart by, less of it first; see document_unit_id(). */
enum identity_depth { BY_TEXT, BY_PLACE, BY_NEXT, BY_NUMBER, IDENTITY_DEPTHS };

static uint64_t mix(uint64_t hash, struct slice text)
{
	struct hash_key key = HASH_KEY_STORED;

	key.high ^= hash;
	return hash_bytes(text, key);
}

static struct slice neighbour(const struct document *document, size_t index)
{
	return index < document->unit_count ? document->units[index].source : SLICE("");
}

static uint64_t deepen(const struct document *document, size_t index, enum identity_depth depth,
		       uint64_t hash, size_t number)
{
	const struct document_unit *unit = &document->units[index];

	switch (depth) {
	case BY_TEXT:
		return mix(mix(0, unit->type), unit->source);
	case BY_PLACE:
		return mix(mix(hash, unit->path), neighbour(document, index - 1));
	case BY_NEXT:
		return mix(hash, neighbour(document, index + 1));
	default:
		return mix(hash, slice_from((const char *)&number, sizeof(number)));
	}
}

static struct slice hash_key_of(const uint64_t *hash)
{
	return slice_from((const char *)hash, sizeof(*hash));
}

/* Units that share a hash; only those that repeat a source can. */
struct alike {
	uint32_t *units; /* in order */
	uint64_t *hashes;
	size_t count;
};

static struct alike collect_alike(const struct document *document, size_t count)
{
	struct alike alike = { alloc_resize(NULL, count + 1, sizeof(*alike.units)),
			       alloc_resize(NULL, count + 1, sizeof(*alike.hashes)), 0 };

	for (size_t i = 0; i < document->unit_count && alike.count < count; i++)
		if (document->units[i].repeated)
			alike.units[alike.count++] = (uint32_t)i;
	return alike;
}

/* Those that share a hash get the next deeper one. */
static void tell_apart(struct document *document, enum identity_depth depth, struct alike *alike)
{
	struct map counts = MAP_INIT, numbers = MAP_INIT;

	for (size_t i = 0; i < alike->count; i++) {
		alike->hashes[i] = document->units[alike->units[i]].id;
		++*map_add(&counts, hash_key_of(&alike->hashes[i]), 0, NULL);
	}
	for (size_t i = 0; i < alike->count; i++) {
		struct slice key = hash_key_of(&alike->hashes[i]);

		if (*map_find(&counts, key) == 1)
			continue;
		document->units[alike->units[i]].id = deepen(document, alike->units[i], depth, alike->hashes[i],
							     (*map_add(&numbers, key, 0, NULL))++);
	}
	map_release(&counts);
	map_release(&numbers);
}

void document_identify(struct document *document)
{
	struct alike alike;

	for (size_t i = 0; i < document->unit_count; i++)
		document->units[i].id = deepen(document, i, BY_TEXT, 0, 0);
	alike = collect_alike(document, chain_sources(document));
	for (int depth = BY_PLACE; depth < IDENTITY_DEPTHS; depth++)
		tell_apart(document, (enum identity_depth)depth, &alike);
	free(alike.units);
	free(alike.hashes);
}

/* ------------------------------------------------------------------------ looking */

struct slice document_unit_id(const struct document_unit *unit, char id[DOCUMENT_ID_BYTES])
{
	snprintf(id, DOCUMENT_ID_BYTES, "%016" PRIx64, unit->id);
	return slice_from(id, DOCUMENT_ID_BYTES - 1);
}

size_t document_next_same(const struct document_unit *unit)
{
	return unit->next_same == NO_UNIT ? SIZE_MAX : unit->next_same;
}
