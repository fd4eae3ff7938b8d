/*
 * fill_rules -- which matches pretranslation fills in, and which of them nobody has to look at.
 */
#include <config.h>

#include "project/fill_rules.h"

#include "base/i18n.h"

#include <stdlib.h>

static bool read_score(struct slice text, int *score)
{
	*score = 0;
	if (slice_is(text, "off")) {
		*score = FILL_NEVER;
		return true;
	}
	for (size_t i = 0; i < text.bytes; i++) {
		if (text.data[i] < '0' || text.data[i] > '9' || i > 2)
			return false;
		*score = *score * 10 + (text.data[i] - '0');
	}
	return text.bytes > 0 && *score <= 102;
}

bool fill_rules_read(struct slice text, struct fill_rules *rules, struct error *err)
{
	struct slice item, name;

	while (slice_next_field(&text, ',', &item)) {
		enum match_kind kind;

		if (slice_trim(item).bytes == 0)
			continue;
		slice_next_field(&item, '=', &name);
		name = slice_trim(name);
		if (!match_kind_find(name, &kind))
			return error_set(err, ERROR_USAGE, _("'%.*s' is no kind of match; these are: %s"), SLICE_ARG(name),
					 MATCH_KIND_CHOICES);
		if (!read_score(slice_trim(item), &rules->least[kind]))
			return error_set(err, ERROR_USAGE,
					 _("'%.*s' takes a score from 0 to 102 or 'off': '%.*s=75'"), SLICE_ARG(name),
					 SLICE_ARG(name));
	}
	return true;
}

bool fill_rules_take(const struct fill_rules *rules, const struct match *match)
{
	return match->score >= rules->least[match->kind];
}

bool fill_rules_trust(const struct fill_rules *rules, const struct match *match)
{
	static const int needed[MATCH_KINDS] = {
		[MATCH_CONTEXT] = CERTAIN_CONTEXT, [MATCH_EXACT] = CERTAIN_EXACT, [MATCH_ADAPTED] = CERTAIN_ADAPTED,
		[MATCH_ASSEMBLED] = CERTAIN_ADAPTED + 1, [MATCH_FUZZY] = CERTAIN_ADAPTED + 1,
		[MATCH_PIVOT] = CERTAIN_ADAPTED + 1,
	};

	return rules->certain >= needed[match->kind] && !match->ambiguous && !match->folded && !match->derived_from &&
	       !match->not_repaired &&
	       match->score >= 100 && (match->kind != MATCH_ADAPTED || match->sure);
}
