/*
 * quality -- the table of checks and the list of issues.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <stdarg.h>
#include <stdlib.h>

const struct check_row check_rows[CHECK_COUNT] = {
#define X(identifier, check_name, check_level, check_sentence, function) \
	[CHECK_##identifier] = { .name = check_name, .level = check_level, .sentence = check_sentence },
	QUALITY_CHECKS(X)
#undef X
};

typedef void unit_check(struct check_context *context, const struct unit *unit);

static unit_check *const unit_checks[CHECK_COUNT] = {
#define X(identifier, name, level, sentence, function) [CHECK_##identifier] = function,
	QUALITY_CHECKS(X)
#undef X
};

const char *level_name(enum level level)
{
	static const char *const names[] = { [LEVEL_INFO] = "info",
					     [LEVEL_WARNING] = "warning",
					     [LEVEL_ERROR] = "error" };

	return names[level];
}

void issues_release(struct issues *issues)
{
	free(issues->items);
	arena_release(&issues->arena);
	*issues = (struct issues)ISSUES_INIT;
}

__attribute__((format(printf, 5, 0)))
static void add(struct check_context *context, enum check_id check, enum level level,
		const struct unit *unit, const char *format, va_list arguments)
	__attribute__((format(printf, 5, 0)));

static void add(struct check_context *context, enum check_id check, enum level level,
		const struct unit *unit, const char *format, va_list arguments)
{
	struct issues *issues = context->issues;
	struct strbuf message = STRBUF_INIT;
	struct issue issue = {
		.check = check,
		.level = level,
		.source_language = context->source,
		.target_language = context->target,
	};

	strbuf_vaddf(&message, format, arguments);
	issue.message = arena_string(&issues->arena, strbuf_slice(&message));
	strbuf_release(&message);
	issue.file = arena_string(&issues->arena, slice_of(context->file));
	if (unit) {
		issue.line = unit->line;
		issue.source = arena_copy(&issues->arena, unit->source);
		issue.target = arena_copy(&issues->arena, unit_target(unit));
	}
	ARRAY_GROW(issues->items, issues->count, issues->capacity);
	issues->items[issues->count++] = issue;
	issues->by_level[level]++;
}

void check_context_init(struct check_context *context, const struct language *source,
			const struct language *target, const char *file, struct issues *issues)
{
	*context = (struct check_context){
		.source = source, .target = target, .file = file, .issues = issues
	};
}

void check_context_release(struct check_context *context)
{
	check_values_free(context->values);
	arena_release(&context->scratch);
}

void issue_add(struct check_context *context, enum check_id check, const struct unit *unit,
	       const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(context, check, check_rows[check].level, unit, format, arguments);
	va_end(arguments);
}

void issue_add_at(struct check_context *context, enum check_id check, enum level level,
		  const struct unit *unit, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(context, check, level, unit, format, arguments);
	va_end(arguments);
}

void quality_check_unit(struct check_context *context, const struct unit *unit)
{
	for (size_t i = 0; i < CHECK_COUNT; i++)
		if (unit_checks[i])
			unit_checks[i](context, unit);
	arena_release(&context->scratch);
}

static int compare_issues(const void *a, const void *b)
{
	const struct issue *left = a, *right = b;
	int order = strcmp(left->file, right->file);

	if (order == 0)
		order = (left->line > right->line) - (left->line < right->line);
	if (order == 0)
		order = (int)left->check - (int)right->check;
	return order ? order : strcmp(left->message, right->message);
}

void issues_sort(struct issues *issues)
{
	if (issues->count)
		qsort(issues->items, issues->count, sizeof(*issues->items), compare_issues);
}
