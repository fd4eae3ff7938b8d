/*
 * Whatever the editions hold, each of their segments is in exactly one group, and
 * every confidence is a share. The input is two or three editions parted by a form
 * feed, a segment a line; the first byte chooses the languages.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdlib.h>

#include "align/groups.h"
#include "base/alloc.h"

/* More than this takes long to align under the sanitizers, and shows nothing more. */
#define SEGMENTS_MOST 60

struct edition {
	struct align_segment segments[SEGMENTS_MOST];
	int seen[SEGMENTS_MOST];
	size_t count;
};

static void read_edition(struct slice text, struct edition *edition)
{
	struct slice line;

	while (edition->count < SEGMENTS_MOST && slice_next_line(&text, &line))
		edition->segments[edition->count++] = (struct align_segment){ line, 0 };
}

static void check(struct edition *editions, size_t count, const struct language *const *languages)
{
	struct align_groups groups = ALIGN_GROUPS_INIT;
	struct align_side sides[ALIGN_EDITIONS_MOST];
	struct align_party party;

	for (size_t k = 0; k < count; k++)
		sides[k] = (struct align_side){ .language = languages[k], .segments = editions[k].segments,
						.count = editions[k].count };
	align_party_init(&party, languages, count);
	align_party_run(&party, sides, &groups);
	for (size_t i = 0; i < groups.count; i++) {
		const struct align_group *group = &groups.items[i];

		assert(group->confidence >= 0 && group->confidence <= 1);
		for (size_t k = 0; k < count; k++)
			for (size_t at = group->runs[k].first; at < group->runs[k].first + group->runs[k].count; at++)
				editions[k].seen[at]++;
	}
	for (size_t k = 0; k < count; k++)
		for (size_t i = 0; i < editions[k].count; i++)
			assert(editions[k].seen[i] == 1);
	align_groups_release(&groups);
	align_party_release(&party);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct language *const choices[][ALIGN_EDITIONS_MOST] = {
		{ &language_en, &language_ru, &language_uz },
		{ &language_uz, &language_uz_cyrl, &language_ru },
	};
	struct slice rest = slice_from((const char *)data + 1, size ? size - 1 : 0), part;
	struct edition *editions = alloc_zeroed(ALIGN_EDITIONS_MOST, sizeof(*editions));
	size_t count = 0;

	while (size && count < ALIGN_EDITIONS_MOST && slice_next_field(&rest, '\f', &part))
		read_edition(part, &editions[count++]);
	if (count >= 2)
		check(editions, count, choices[data[0] & 1]);
	free(editions);
	return 0;
}
