/*
 * term_comments -- what a translator should know of terms.
 */
#include <config.h>

#include "project/term_comments.h"

/* More would hide the text from the translator. */
#define TERMS_SHOWN ((size_t)12)

/* Comments are lines: a name has no line ends. */
static void add_name(struct strbuf *out, struct slice name)
{
	for (size_t i = 0; i < name.bytes; i++)
		strbuf_add_byte(out, (unsigned char)name.data[i] < ' ' ? ' ' : name.data[i]);
}

/* Adds the names of a status that are right on these days; those behind the first stand behind "; ". */
static size_t add_names(struct strbuf *out, const struct concept *concept, enum term_status status,
			const struct language *language, struct day_range days, size_t added)
{
	for (size_t i = 0; i < concept->name_count; i++) {
		const struct term_name *name = &concept->names[i];

		if (name->status != status || !concept_name_serves(concept, i, language) ||
		    !day_ranges_meet(name->valid, days))
			continue;
		if (added++)
			strbuf_add_string(out, "; ");
		add_name(out, name->text);
	}
	return added;
}

static void add_line(struct strbuf *out, const struct concept *concept, struct slice source,
		     const struct language *target, struct day_range days)
{
	size_t start = out->bytes, forbidden;

	strbuf_add_string(out, "\nterm: ");
	add_name(out, source);
	strbuf_add_string(out, " = ");
	if (!add_names(out, concept, TERM_ALLOWED, target, days,
		       add_names(out, concept, TERM_PREFERRED, target, days, 0))) {
		strbuf_truncate(out, start);
		return;
	}
	forbidden = out->bytes;
	strbuf_add_string(out, " (not: ");
	if (add_names(out, concept, TERM_FORBIDDEN, target, days, 0))
		strbuf_add_byte(out, ')');
	else
		strbuf_truncate(out, forbidden);
}

static bool is_earlier(const struct term_hits *hits, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (hits->items[i].concept == hits->items[at].concept &&
		    !(hits->items[i].flags & (HIT_MASKED | HIT_OTHER_CASE)))
			return true;
	return false;
}

void term_comments_add(struct terminology *terminology, const struct language *source,
		       const struct language *target, struct day_range days, struct catalog *catalog)
{
	const struct termbase *termbase = terminology_termbase(terminology);
	struct recogniser *recogniser = terminology_recogniser(terminology, source);
	struct term_hits hits = TERM_HITS_INIT;
	struct strbuf comment = STRBUF_INIT;

	for (size_t i = 0; i < catalog->count; i++) {
		size_t shown = 0;

		strbuf_clear(&comment);
		strbuf_add(&comment, catalog->units[i].extracted);
		recogniser_run(recogniser, catalog->units[i].source, &hits);
		for (size_t k = 0; k < hits.count && shown < TERMS_SHOWN; k++) {
			const struct concept *concept = &termbase->concepts[hits.items[k].concept];

			if ((hits.items[k].flags & (HIT_MASKED | HIT_OTHER_CASE)) || is_earlier(&hits, k))
				continue;
			add_line(&comment, concept, concept->names[hits.items[k].name].text, target, days);
			shown++;
		}
		if (comment.bytes > catalog->units[i].extracted.bytes)
			catalog_edit(catalog, i)->extracted = catalog_keep(catalog, strbuf_slice(&comment));
	}
	term_hits_release(&hits);
	strbuf_release(&comment);
}

/* ------------------------------------------------------------------- marks */

/* The comment without our marks of earlier; true when a match of the memory is told in it. */
static bool copy_others(struct slice extracted, struct strbuf *out)
{
	struct slice line;
	bool matched = false;

	while (slice_next_line(&extracted, &line)) {
		matched |= slice_starts(line, SLICE("tarjimon: match="));
		if (slice_starts(line, SLICE(TERM_COMMENT_MARK)))
			continue;
		if (out->bytes)
			strbuf_add_byte(out, '\n');
		strbuf_add(out, line);
	}
	return matched;
}

static void add_marks(struct strbuf *out, const struct termbase *termbase, const struct term_findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct term_finding *finding = &findings->items[i];
		const struct concept *concept = &termbase->concepts[finding->concept];

		if (finding->kind != TERM_FINDING_WRONG || finding->best == TERM_NOT_FOUND)
			continue;
		strbuf_add_string(out, "\n" TERM_COMMENT_MARK);
		add_name(out, finding->at);
		strbuf_add_string(out, " -> ");
		add_name(out, concept->names[finding->best].text);
	}
}

void term_comments_mark(struct terminology *terminology, const struct language *source,
			const struct language *target, struct day_range days, struct catalog *catalog)
{
	struct term_findings findings = TERM_FINDINGS_INIT;
	struct strbuf comment = STRBUF_INIT;

	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];

		strbuf_clear(&comment);
		if ((unit->flags & UNIT_OBSOLETE) || !(unit->flags & UNIT_FUZZY) || unit_is_empty(unit) ||
		    !copy_others(unit->extracted, &comment))
			continue;
		term_compare(terminology, source, unit->source, target, unit_target(unit), days, &findings);
		add_marks(&comment, terminology_termbase(terminology), &findings);
		if (!slice_equal(strbuf_slice(&comment), unit->extracted))
			catalog_edit(catalog, i)->extracted = catalog_keep(catalog, strbuf_slice(&comment));
	}
	term_findings_release(&findings);
	strbuf_release(&comment);
}
