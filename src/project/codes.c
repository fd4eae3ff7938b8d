/*
 * codes -- inline codes of texts that come from different documents.
 */
#include <config.h>

#include "project/codes.h"

#include "segment/segment.h"

static bool all_agree(const struct slice *texts, size_t count, struct arena *arena)
{
	struct segment first = { .code_count = 0 };
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		struct segment own;

		if (!texts[i].data)
			continue;
		own = segment_read(texts[i], arena);
		if (segment_codes_verdict(any ? &first : &own, &own, NULL) != CODES_AGREE)
			return false;
		if (!any)
			first = own;
		any = true;
	}
	return true;
}

void codes_keep_common(struct slice *texts, size_t count, struct arena *arena)
{
	struct strbuf text = STRBUF_INIT;

	if (all_agree(texts, count, arena))
		return;
	for (size_t i = 0; i < count; i++) {
		if (!texts[i].data)
			continue;
		strbuf_clear(&text);
		segment_strip(texts[i], &text);
		texts[i] = arena_copy(arena, strbuf_slice(&text));
	}
	strbuf_release(&text);
}
