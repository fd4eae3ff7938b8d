/*
 * quality -- the table of checks and the list of issues.
 */
#include <config.h>

#include "quality/quality.h"

#include "align/alone.h"
#include "base/alloc.h"
#include "base/i18n.h"
#include "base/nearest.h"

#include <stdarg.h>
#include <stdlib.h>

const struct check_row check_rows[CHECK_COUNT] = {
#define X(identifier, check_name, check_level, check_scope, check_languages, check_sentence, function) \
	[CHECK_##identifier] = { .name = check_name,                                                   \
				 .level = check_level,                                                 \
				 .scope = check_scope,                                                 \
				 .languages = check_languages,                                         \
				 .sentence = check_sentence },
	QUALITY_CHECKS(X)
#undef X
};

typedef void unit_check(struct check_context *context, const struct unit *unit);

static unit_check *const unit_checks[CHECK_COUNT] = {
#define X(identifier, name, level, scope, languages, sentence, function) [CHECK_##identifier] = function,
	QUALITY_CHECKS(X)
#undef X
};

enum check_id check_find(struct slice name)
{
	int check = 0;

	while (check < CHECK_COUNT && !slice_is(name, check_rows[check].name))
		check++;
	return (enum check_id)check;
}

bool check_read(struct slice name, enum check_id *check, struct error *err)
{
	struct nearest nearest = NEAREST_INIT(name);

	*check = check_find(name);
	if (*check != CHECK_COUNT)
		return true;
	for (int i = 0; i < CHECK_COUNT; i++)
		nearest_offer(&nearest, slice_of(check_rows[i].name));
	if (nearest.word.bytes)
		return error_set(err, ERROR_USAGE, _("there is no check '%.*s'; did you mean '%.*s'?"), SLICE_ARG(name),
				 SLICE_ARG(nearest.word));
	return error_set(err, ERROR_USAGE, _("there is no check '%.*s'; 'man tarjimon-checks' lists them"),
			 SLICE_ARG(name));
}

static const char *const level_names[] = { "off", "info", "warning", "error" };

const char *level_name(enum level level)
{
	return level_names[level - LEVEL_OFF];
}

bool level_find(struct slice name, enum level *level)
{
	for (int i = LEVEL_OFF; i <= (int)LEVEL_ERROR; i++)
		if (slice_is(name, level_names[i - LEVEL_OFF])) {
			*level = (enum level)i;
			return true;
		}
	return false;
}

/* --------------------------------------------------------------------- issues */

void issues_release(struct issues *issues)
{
	free(issues->items);
	arena_release(&issues->arena);
	*issues = (struct issues)ISSUES_INIT;
}

static struct slice target_of(const struct check_context *context, const struct unit *unit)
{
	return context->form < unit->target_count ? unit->targets[context->form] : unit_target(unit);
}

static struct issue *add(struct check_context *context, enum check_id check, enum level level,
			 const struct unit *unit, const char *format, va_list arguments)
	__attribute__((format(printf, 5, 0)));

static struct issue *add(struct check_context *context, enum check_id check, enum level level,
			 const struct unit *unit, const char *format, va_list arguments)
{
	struct issues *issues = context->issues;
	struct strbuf message = STRBUF_INIT;
	struct issue issue = {
		.check = check,
		.level = level,
		.source_language = context->source,
		.target_language = context->target,
		.unit = SIZE_MAX,
		.form = context->form,
	};

	if (level == LEVEL_OFF)
		return NULL;
	strbuf_vaddf(&message, format, arguments);
	issue.message = arena_string(&issues->arena, strbuf_slice(&message));
	strbuf_release(&message);
	issue.file = arena_string(&issues->arena, slice_of(context->file));
	if (unit) {
		issue.line = unit->line;
		issue.source = arena_copy(&issues->arena, unit->source);
		issue.target = arena_copy(&issues->arena, target_of(context, unit));
	}
	ARRAY_GROW(issues->items, issues->count, issues->capacity);
	issues->items[issues->count++] = issue;
	issues->by_level[level]++;
	return &issues->items[issues->count - 1];
}

struct issue *issue_add(struct check_context *context, enum check_id check, const struct unit *unit,
			const char *format, ...)
{
	struct issue *issue;
	va_list arguments;

	va_start(arguments, format);
	issue = add(context, check, (enum level)context->profile->levels[check], unit, format, arguments);
	va_end(arguments);
	return issue;
}

struct issue *issue_add_at(struct check_context *context, enum check_id check, enum level level,
			   const struct unit *unit, const char *format, ...)
{
	struct issue *issue;
	va_list arguments;

	va_start(arguments, format);
	issue = add(context, check, level, unit, format, arguments);
	va_end(arguments);
	return issue;
}

void issue_place(struct issue *issue, size_t from, size_t to)
{
	if (issue) {
		issue->from = from;
		issue->to = to;
	}
}

void issue_place_in_source(struct issue *issue, size_t from, size_t to)
{
	issue_place(issue, from, to);
	if (issue)
		issue->in_source = true;
}

void issue_mend(struct check_context *context, struct issue *issue, struct slice replacement)
{
	if (issue)
		issue->replacement = arena_string(&context->issues->arena, replacement);
}

void issues_take(struct issues *issues, struct issues *taken)
{
	for (size_t i = 0; i < taken->count; i++) {
		struct issue issue = taken->items[i];

		issue.file = arena_string(&issues->arena, slice_of(issue.file));
		issue.message = arena_string(&issues->arena, slice_of(issue.message));
		issue.source = arena_copy(&issues->arena, issue.source);
		issue.target = arena_copy(&issues->arena, issue.target);
		if (issue.replacement)
			issue.replacement = arena_string(&issues->arena, slice_of(issue.replacement));
		ARRAY_GROW(issues->items, issues->count, issues->capacity);
		issues->items[issues->count++] = issue;
		issues->by_level[issue.level]++;
	}
	issues_release(taken);
}

static int compare_sizes(size_t left, size_t right)
{
	return (left > right) - (left < right);
}

static int compare_issues(const void *a, const void *b)
{
	const struct issue *left = a, *right = b;
	int order = strcmp(left->file, right->file);

	if (order == 0)
		order = compare_sizes(left->line, right->line);
	if (order == 0)
		order = (int)left->check - (int)right->check;
	if (order == 0)
		order = compare_sizes(left->form, right->form);
	if (order == 0)
		order = compare_sizes(left->from, right->from);
	return order ? order : strcmp(left->message, right->message);
}

void issues_sort(struct issues *issues)
{
	if (issues->count)
		qsort(issues->items, issues->count, sizeof(*issues->items), compare_issues);
}

/* ------------------------------------------------------------------- contexts */

void check_profile_init(struct check_profile *profile)
{
	*profile = (struct check_profile){ .apostrophes = APOSTROPHES_LETTER, .days = DAY_RANGE_ALWAYS };
	for (int check = 0; check < CHECK_COUNT; check++)
		profile->levels[check] = (signed char)check_rows[check].level;
}

static const struct check_profile *default_profile(void)
{
	static const struct check_profile profile = {
		.levels = {
#define X(identifier, name, level, scope, languages, sentence, function) [CHECK_##identifier] = level,
			QUALITY_CHECKS(X)
#undef X
		},
	};

	return &profile;
}

static bool speaks(const struct check_row *row, const struct language *language)
{
	struct slice rest = slice_of(row->languages), tag;

	if (!row->languages[0])
		return true;
	while (language && slice_next_field(&rest, ' ', &tag))
		if (slice_is(tag, language->tag))
			return true;
	return false;
}

/* Some checks can say nothing without a termbase or dictionary. */
static bool has_means(const struct check_profile *profile, enum check_id check)
{
	switch (check) {
	case CHECK_TERMS:
	case CHECK_FORBIDDEN_TERMS:
		return profile->terminology;
	case CHECK_SPELLING:
		return profile->spelling;
	default:
		return true;
	}
}

void check_context_init(struct check_context *context, const struct language *source,
			const struct language *target, const char *file,
			const struct check_profile *profile, struct issues *issues)
{
	*context = (struct check_context){
		.source = source,
		.target = target,
		.file = file,
		.profile = profile ? profile : default_profile(),
		.issues = issues,
		.differences = DIFFERENCES_INIT,
		.findings = TERM_FINDINGS_INIT,
	};
	side_init(&context->source_side, source);
	side_init(&context->target_side, target);
	for (int check = 0; check < CHECK_COUNT; check++)
		context->runs[check] = unit_checks[check] && context->profile->levels[check] != LEVEL_OFF &&
				       has_means(context->profile, (enum check_id)check) &&
				       speaks(&check_rows[check], target);
}

void check_context_share(struct check_context *context, bool at_once)
{
	context->idle = true;
	for (int check = 0; check < CHECK_COUNT; check++) {
		bool alone = check == CHECK_TERMS || check == CHECK_FORBIDDEN_TERMS || check == CHECK_SPELLING;

		context->runs[check] = context->runs[check] && alone != at_once;
		context->idle = context->idle && !context->runs[check];
	}
}

void check_context_learn(struct check_context *context, const struct check_context *other)
{
	memcpy(context->apostrophes_seen, other->apostrophes_seen, sizeof(context->apostrophes_seen));
}

void check_context_release(struct check_context *context)
{
	side_release(&context->source_side);
	side_release(&context->target_side);
	differences_release(&context->differences);
	term_findings_release(&context->findings);
	alone_judge_free(context->alone);
	transliterator_free(context->transliterator);
	arena_release(&context->scratch);
}

/* ------------------------------------------------------------------- checking */

static void run(struct check_context *context, const struct unit *unit, enum check_scope scope)
{
	for (int check = 0; check < CHECK_COUNT; check++)
		if (context->runs[check] && check_rows[check].scope == scope)
			unit_checks[check](context, unit);
}

/* A plural's last form goes with its plural source. */
static struct slice source_of(const struct unit *unit, size_t form)
{
	return form > 0 && unit->source_plural.data ? unit->source_plural : unit->source;
}

void quality_check_unit(struct check_context *context, const struct unit *unit)
{
	if (context->idle)
		return;
	for (size_t form = 0; form < unit->target_count; form++) {
		context->form = form;
		context->continued = context->continues;
		context->continues = false;
		context->compared = context->terms_compared = false;
		side_read(&context->source_side, source_of(unit, form));
		side_read(&context->target_side, unit->targets[form]);
		run(context, unit, SCOPE_PAIR);
		run(context, unit, SCOPE_TEXT);
		arena_release(&context->scratch);
	}
	context->form = 0;
}

void quality_check_text(struct check_context *context, struct slice marked, size_t line)
{
	struct unit unit = { .targets = &marked, .target_count = 1, .line = line };

	context->form = 0;
	context->terms_compared = false;
	side_read(&context->source_side, SLICE_NONE);
	side_read(&context->target_side, marked);
	run(context, &unit, SCOPE_TEXT);
	arena_release(&context->scratch);
}
