/*
 * numbers -- open addressing, half full at most; hashes come well mixed.
 */
#include <config.h>

#include "memory/numbers.h"

#include "base/alloc.h"

#include <stdlib.h>

#define SLOTS_FIRST 1024

static void put(struct numbers *numbers, struct numbers_slot slot)
{
	size_t place = slot.hash & (numbers->slot_count - 1);

	while (numbers->slots[place].number)
		place = (place + 1) & (numbers->slot_count - 1);
	numbers->slots[place] = slot;
}

static void grow(struct numbers *numbers)
{
	struct numbers old = *numbers;

	numbers->slot_count = old.slot_count ? old.slot_count * 2 : SLOTS_FIRST;
	numbers->slots = alloc_zeroed(numbers->slot_count, sizeof(*numbers->slots));
	for (size_t i = 0; i < old.slot_count; i++)
		if (old.slots[i].number)
			put(numbers, old.slots[i]);
	free(old.slots);
}

void numbers_add(struct numbers *numbers, int64_t hash, int64_t number)
{
	if (numbers->count >= numbers->slot_count / 2)
		grow(numbers);
	put(numbers, (struct numbers_slot){ (uint32_t)hash, (uint32_t)number });
	numbers->count++;
}

int64_t numbers_next(const struct numbers *numbers, int64_t hash, size_t *at)
{
	while (numbers->slot_count) {
		const struct numbers_slot *slot =
			&numbers->slots[((uint32_t)hash + (*at)++) & (numbers->slot_count - 1)];

		if (!slot->number)
			break;
		if (slot->hash == (uint32_t)hash)
			return slot->number;
	}
	return 0;
}

void numbers_release(struct numbers *numbers)
{
	free(numbers->slots);
	*numbers = (struct numbers){ NULL, 0, 0 };
}
