/*
 * term_check -- what the texts at hand do with the terms of a termbase.
 */
#include <config.h>

#include "project/term_check.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/map.h"
#include "text/key.h"

#include <stdlib.h>

/* How often a name of a concept is used in a language's translations. */
struct usage {
	uint32_t concept, name;
	const struct language *language;
	size_t count;
	const char *path; /* where it stands first */
	size_t line;
};

struct term_check {
	struct terminology *terminology;
	struct issues *issues;
	struct check_profile profile;
	struct arena arena;
	struct map keys; /* to places in usages */
	struct usage *usages;
	size_t count, capacity;
	struct map nameless; /* that were told: "concept language" */
};

struct term_check *term_check_new(struct terminology *terminology, struct issues *issues)
{
	struct term_check *check = alloc_zeroed(1, sizeof(*check));

	check->terminology = terminology;
	check->issues = issues;
	check_profile_init(&check->profile);
	for (int i = 0; i < CHECK_COUNT; i++)
		if (i != CHECK_TERMS && i != CHECK_FORBIDDEN_TERMS)
			check->profile.levels[i] = LEVEL_OFF;
	check->profile.terminology = terminology;
	return check;
}

void term_check_free(struct term_check *check)
{
	if (!check)
		return;
	map_release(&check->keys);
	map_release(&check->nameless);
	arena_release(&check->arena);
	free(check->usages);
	free(check);
}

/* ---------------------------------------------------------------- one text */

static void count_name(struct term_check *check, const struct term_hit *hit, const struct corpus_text *text)
{
	struct slice key = slice_of(arena_printf(&check->arena, "%u %u %s", (unsigned)hit->concept, (unsigned)hit->name,
						 text->language->tag));
	bool added;
	size_t place = *map_add(&check->keys, key, check->count, &added);

	if (added) {
		ARRAY_GROW(check->usages, check->count, check->capacity);
		check->usages[check->count++] = (struct usage){
			.concept = hit->concept, .name = hit->name, .language = text->language,
			.path = arena_string(&check->arena, slice_of(text->path)), .line = text->line,
		};
	}
	check->usages[place].count++;
}

static bool source_has(const struct term_findings *findings, uint32_t concept)
{
	for (size_t i = 0; i < findings->source_hits.count; i++)
		if (findings->source_hits.items[i].concept == concept &&
		    !(findings->source_hits.items[i].flags & (HIT_MASKED | HIT_OTHER_CASE)))
			return true;
	return false;
}

/* The names that stand for a term of the source. */
static void count_names(struct term_check *check, const struct term_findings *findings, const struct corpus_text *text)
{
	const struct termbase *termbase = terminology_termbase(check->terminology);

	for (size_t i = 0; i < findings->target_hits.count; i++) {
		const struct term_hit *hit = &findings->target_hits.items[i];

		if (!(hit->flags & HIT_MASKED) && source_has(findings, hit->concept) &&
		    termbase->concepts[hit->concept].names[hit->name].status != TERM_FORBIDDEN)
			count_name(check, hit, text);
	}
}

static void tell_nameless(struct term_check *check, struct check_context *context, const struct unit *unit)
{
	for (size_t i = 0; i < context->findings.count; i++) {
		const struct term_finding *finding = &context->findings.items[i];
		bool added;

		if (finding->kind != TERM_FINDING_NAMELESS)
			continue;
		map_add(&check->nameless,
			slice_of(arena_printf(&check->arena, "%u %s", (unsigned)finding->concept, context->target->tag)), 1,
			&added);
		if (added)
			issue_add_at(context, CHECK_TERMS, LEVEL_INFO, unit,
				     _("'%.*s' has no name in this language yet; add one to the termbase"),
				     SLICE_ARG(finding->at));
	}
}

bool term_check_text(void *data, const struct corpus_text *text, struct error *err)
{
	struct term_check *check = data;
	struct slice target = text->text;
	struct unit unit = { .source = text->source, .targets = &target, .target_count = 1, .line = text->line };
	struct check_context context;

	(void)err;
	check->profile.days = day_range_of_path(text->path);
	check_context_init(&context, text->source_language, text->language, text->path, &check->profile, check->issues);
	if (text->source_language) {
		quality_check_unit(&context, &unit);
		count_names(check, &context.findings, text);
		tell_nameless(check, &context, &unit);
	} else {
		quality_check_text(&context, target, text->line);
	}
	check_context_release(&context);
	return true;
}

/* ----------------------------------------------------------------- all of them */

static int by_concept(const void *a, const void *b)
{
	const struct usage *left = a, *right = b;
	int order = (left->concept > right->concept) - (left->concept < right->concept);

	if (order == 0)
		order = strcmp(left->language->tag, right->language->tag);
	if (order == 0)
		order = (left->count < right->count) - (left->count > right->count);
	return order ? order : (left->name > right->name) - (left->name < right->name);
}

static bool same_concept(const struct usage *a, const struct usage *b)
{
	return a->concept == b->concept && a->language == b->language;
}

/* Names of other times, and those that differ in case or script alone, may stand side by side. */
static bool may_both_stand(const struct term_name *a, const struct term_name *b)
{
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	bool same;

	if (!day_ranges_meet(a->valid, b->valid))
		return true;
	key_folded(a->language, a->text, &left, NULL);
	key_folded(b->language, b->text, &right, NULL);
	same = slice_equal(strbuf_slice(&left), strbuf_slice(&right));
	strbuf_release(&left);
	strbuf_release(&right);
	return same;
}

static void tell_inconsistent(struct term_check *check, const struct usage *common, const struct usage *rare)
{
	const struct concept *concept = &terminology_termbase(check->terminology)->concepts[rare->concept];
	struct unit unit = { .line = rare->line };
	struct check_context context;

	if (may_both_stand(&concept->names[common->name], &concept->names[rare->name]))
		return;
	check_context_init(&context, NULL, rare->language, rare->path, &check->profile, check->issues);
	issue_add_at(&context, CHECK_TERMS, LEVEL_INFO, &unit,
		     ngettext("'%.*s' is called '%.*s' %zu time and '%.*s' %zu times in these texts",
			      "'%.*s' is called '%.*s' %zu times and '%.*s' %zu times in these texts", rare->count),
		     SLICE_ARG(concept->id), SLICE_ARG(concept->names[rare->name].text), rare->count,
		     SLICE_ARG(concept->names[common->name].text), common->count);
	check_context_release(&context);
}

void term_check_finish(struct term_check *check)
{
	size_t common = 0;

	if (check->count)
		qsort(check->usages, check->count, sizeof(*check->usages), by_concept);
	for (size_t i = 1; i < check->count; i++) {
		if (same_concept(&check->usages[common], &check->usages[i]))
			tell_inconsistent(check, &check->usages[common], &check->usages[i]);
		else
			common = i;
	}
	issues_sort(check->issues);
}
