/*
 * terminology -- a termbase in use.
 */
#include <config.h>

#include "terms/terminology.h"

#include "base/alloc.h"
#include "terms/term_file.h"

#include <stdlib.h>

struct desk {
	const struct language *language;
	struct recogniser *recogniser;
};

struct terminology {
	struct termbase termbase;
	struct desk *desks;
	size_t count, capacity;
};

bool terminology_open(struct terminology **terminology, const char *path, struct term_losses *losses,
		      struct error *err)
{
	struct terminology *opened = alloc_zeroed(1, sizeof(*opened));

	*terminology = NULL;
	if (!termbase_load(&opened->termbase, path, losses, err)) {
		terminology_close(opened);
		return false;
	}
	*terminology = opened;
	return true;
}

void terminology_close(struct terminology *terminology)
{
	if (!terminology)
		return;
	for (size_t i = 0; i < terminology->count; i++)
		recogniser_free(terminology->desks[i].recogniser);
	free(terminology->desks);
	termbase_release(&terminology->termbase);
	free(terminology);
}

const struct termbase *terminology_termbase(const struct terminology *terminology)
{
	return &terminology->termbase;
}

struct recogniser *terminology_recogniser(struct terminology *terminology, const struct language *language)
{
	for (size_t i = 0; i < terminology->count; i++)
		if (terminology->desks[i].language == language)
			return terminology->desks[i].recogniser;
	ARRAY_GROW(terminology->desks, terminology->count, terminology->capacity);
	terminology->desks[terminology->count] =
		(struct desk){ language, recogniser_new(&terminology->termbase, language) };
	return terminology->desks[terminology->count++].recogniser;
}

/* ---------------------------------------------------------------- comparing */

void term_findings_release(struct term_findings *findings)
{
	free(findings->items);
	term_hits_release(&findings->source_hits);
	term_hits_release(&findings->target_hits);
	*findings = (struct term_findings)TERM_FINDINGS_INIT;
}

struct comparison {
	const struct termbase *termbase;
	const struct language *target;
	struct day_range days;
	struct term_findings *findings;
	const struct recogniser *recogniser; /* of the target */
};

/* The same name of the same concept, or the same words, is told once. */
static bool is_known(const struct term_findings *findings, enum term_finding_kind kind, const struct term_hit *hit,
		     struct slice at)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct term_finding *known = &findings->items[i];

		if (known->kind == kind && ((known->concept == hit->concept && known->name == hit->name) ||
					    slice_equal(known->at, at)))
			return true;
	}
	return false;
}

static void add_finding(const struct comparison *comparison, enum term_finding_kind kind,
			const struct term_hit *hit, struct slice text)
{
	struct term_findings *findings = comparison->findings;
	const struct concept *concept = &comparison->termbase->concepts[hit->concept];
	struct slice at = slice_part(text, hit->from, hit->to);

	if (is_known(findings, kind, hit, at))
		return;
	ARRAY_GROW(findings->items, findings->count, findings->capacity);
	findings->items[findings->count++] = (struct term_finding){
		.kind = kind,
		.concept = hit->concept,
		.name = hit->name,
		.best = concept_best_name(concept, comparison->target, comparison->days),
		.at = at,
	};
}

/* A name that must not be used is told; one that is out of its days only when there is a better one. */
static void judge_target(const struct comparison *comparison, struct slice target)
{
	const struct term_hits *hits = &comparison->findings->target_hits;

	for (size_t i = 0; i < hits->count; i++) {
		const struct term_hit *hit = &hits->items[i];
		const struct concept *concept = &comparison->termbase->concepts[hit->concept];
		const struct term_name *name = &concept->names[hit->name];

		if (hit->flags & HIT_MASKED)
			continue;
		if (name->status == TERM_FORBIDDEN)
			add_finding(comparison, TERM_FINDING_FORBIDDEN, hit, target);
		else if (!(hit->flags & HIT_OTHER_CASE) && !day_ranges_meet(name->valid, comparison->days) &&
			 concept_best_name(concept, comparison->target, comparison->days) != TERM_NOT_FOUND)
			add_finding(comparison, TERM_FINDING_OUTDATED, hit, target);
	}
}

static bool target_has(const struct term_findings *findings, uint32_t concept)
{
	for (size_t i = 0; i < findings->target_hits.count; i++)
		if (findings->target_hits.items[i].concept == concept)
			return true;
	return false;
}

/* Is it one of several concepts on the same words, of which the target has another? */
static bool is_other_reading(const struct term_findings *findings, size_t at)
{
	const struct term_hit *hit = &findings->source_hits.items[at];

	for (size_t i = 0; i < findings->source_hits.count; i++) {
		const struct term_hit *other = &findings->source_hits.items[i];

		if (i != at && other->first == hit->first && other->last == hit->last &&
		    target_has(findings, other->concept))
			return true;
	}
	return false;
}

static void judge_source(const struct comparison *comparison, struct slice source)
{
	const struct term_findings *findings = comparison->findings;

	for (size_t i = 0; i < findings->source_hits.count; i++) {
		const struct term_hit *hit = &findings->source_hits.items[i];
		const struct concept *concept = &comparison->termbase->concepts[hit->concept];

		if ((hit->flags & (HIT_MASKED | HIT_OTHER_CASE)) || target_has(findings, hit->concept) ||
		    is_other_reading(findings, i) || recogniser_has_nearly(comparison->recogniser, hit->concept))
			continue;
		if (concept_best_name(concept, comparison->target, DAY_RANGE_ALWAYS) == TERM_NOT_FOUND)
			add_finding(comparison, TERM_FINDING_NAMELESS, hit, source);
		else
			add_finding(comparison, TERM_FINDING_WRONG, hit, source);
	}
}

void term_compare(struct terminology *terminology, const struct language *source_language, struct slice source,
		  const struct language *target_language, struct slice target, struct day_range days,
		  struct term_findings *findings)
{
	struct recogniser *recogniser = terminology_recogniser(terminology, target_language);
	struct comparison comparison = { &terminology->termbase, target_language, days, findings, recogniser };

	findings->count = findings->source_hits.count = 0;
	if (source.data)
		recogniser_run(terminology_recogniser(terminology, source_language), source, &findings->source_hits);
	recogniser_run(recogniser, target, &findings->target_hits);
	judge_source(&comparison, source);
	judge_target(&comparison, target);
}
