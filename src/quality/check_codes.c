/*
 * check_codes -- inline codes must survive translation: all of them, no others,
 * and pairs must nest. Merging would fall back to the source text.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"

void check_codes(struct check_context *context, const struct unit *unit)
{
	struct segment source = segment_read(unit->source, &context->scratch);

	for (size_t i = 0; i < unit->target_count; i++) {
		struct segment target = segment_read_target(unit->targets[i], &source, &context->scratch);
		struct slice name = SLICE("");

		switch (segment_codes_verdict(&source, &target, &name)) {
		case CODES_AGREE:
			break;
		case CODES_LOST:
			issue_add(context, CHECK_CODES, unit,
				  _("the code '%.*s' is missing in the translation; put it where it belongs"),
				  SLICE_ARG(name));
			break;
		case CODES_ADDED:
			issue_add(context, CHECK_CODES, unit,
				  _("the code '%.*s' stands more often in the translation than in the source; "
				    "take the extra one out"),
				  SLICE_ARG(name));
			break;
		case CODES_CROSSED:
			issue_add(context, CHECK_CODES, unit,
				  _("the code '%.*s' is opened and closed in the wrong order"), SLICE_ARG(name));
			break;
		}
	}
}
