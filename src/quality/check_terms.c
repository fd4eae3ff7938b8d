/*
 * check_terms -- what has a name is called by it, in any of its forms, and by no
 * name that must not be used.
 *
 * Terms that have no name in the target's language yet are no mistake of this
 * unit: `tarjimon term check` lists them.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"

/* Both checks ask the same: once for each text. */
static bool compare_terms(struct check_context *context)
{
	struct slice source = context->source ? context->source_side.marked : SLICE_NONE;

	if (!context->profile->terminology || !context->target)
		return false;
	if (!context->terms_compared)
		term_compare(context->profile->terminology, context->source, source, context->target,
			     context->target_side.marked, context->profile->days, &context->findings);
	context->terms_compared = true;
	return true;
}

/* The name to write; the finding has one. */
static struct slice best_name(const struct check_context *context, const struct term_finding *finding)
{
	const struct termbase *termbase = terminology_termbase(context->profile->terminology);

	return termbase->concepts[finding->concept].names[finding->best].text;
}

static size_t place_of(struct slice at, struct slice text)
{
	return (size_t)(at.data - text.data);
}

void check_terms(struct check_context *context, const struct unit *unit)
{
	if (!context->source || !compare_terms(context))
		return;
	for (size_t i = 0; i < context->findings.count; i++) {
		const struct term_finding *finding = &context->findings.items[i];
		size_t from = place_of(finding->at, context->source_side.marked);
		struct issue *issue;

		if (finding->kind != TERM_FINDING_WRONG || finding->best == TERM_NOT_FOUND)
			continue;
		issue = issue_add(context, CHECK_TERMS, unit,
				  _("'%.*s' of the source is called by none of its names in the translation; "
				    "write '%.*s'"),
				  SLICE_ARG(finding->at), SLICE_ARG(best_name(context, finding)));
		issue_place_in_source(issue, from, from + finding->at.bytes);
	}
}

static struct issue *tell_forbidden(struct check_context *context, const struct unit *unit,
				    const struct term_finding *finding)
{
	if (finding->best == TERM_NOT_FOUND)
		return issue_add(context, CHECK_FORBIDDEN_TERMS, unit, _("'%.*s' must not be used"),
				 SLICE_ARG(finding->at));
	return issue_add(context, CHECK_FORBIDDEN_TERMS, unit, _("'%.*s' must not be used; write '%.*s'"),
			 SLICE_ARG(finding->at), SLICE_ARG(best_name(context, finding)));
}

void check_forbidden_terms(struct check_context *context, const struct unit *unit)
{
	if (!compare_terms(context))
		return;
	for (size_t i = 0; i < context->findings.count; i++) {
		const struct term_finding *finding = &context->findings.items[i];
		size_t from = place_of(finding->at, context->target_side.marked);
		struct issue *issue;

		if (finding->kind == TERM_FINDING_FORBIDDEN)
			issue = tell_forbidden(context, unit, finding);
		else if (finding->kind == TERM_FINDING_OUTDATED)
			issue = issue_add(context, CHECK_FORBIDDEN_TERMS, unit,
					  _("'%.*s' is not the name at the time of this text; write '%.*s'"),
					  SLICE_ARG(finding->at), SLICE_ARG(best_name(context, finding)));
		else
			continue;
		issue_place(issue, from, from + finding->at.bytes);
	}
}
