/*
 * quality -- what looks wrong in a translation: issues, and the checks that
 * find them.
 *
 * A check is a row of QUALITY_CHECKS and, when it judges single units, one
 * function check_<name>() in its own file. From the rows come the enum, the
 * table of names and levels, the settings and the manual's list. An issue is
 * data, not failure: it has a check, a level, a place and a sentence that says
 * what to do.
 */
#ifndef QUALITY_QUALITY_H
#define QUALITY_QUALITY_H

#include "base/arena.h"
#include "segment/segment.h"
#include "segment/unit.h"
#include "text/language.h"

enum level { LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

/* "info", "warning", "error": stable words for machines. */
const char *level_name(enum level level);

/*
 * identifier, name, default level, what it is for, function on one translated
 * unit (NULL: found where more than a unit is seen, in project/check.c).
 */
#define QUALITY_CHECKS(X)                                                                            \
	X(EMPTY, "empty", LEVEL_ERROR, N_("the document has nothing to translate"), NULL)            \
	X(MISSING, "missing", LEVEL_ERROR, N_("a unit has no translation"), NULL)                    \
	X(FUZZY, "fuzzy", LEVEL_ERROR, N_("a translation waits for a person to look at it"), NULL)   \
	X(STALE, "stale", LEVEL_ERROR, N_("the catalog or the edition is behind the release"), NULL) \
	X(CODES, "codes", LEVEL_ERROR,                                                               \
	  N_("inline codes are lost, added or crossed in the translation"), check_codes)             \
	X(NUMBERS, "numbers", LEVEL_ERROR,                                                           \
	  N_("a number, date or address of the source is not in the translation, or the reverse"),   \
	  check_numbers)

enum check_id {
#define X(identifier, name, level, sentence, function) CHECK_##identifier,
	QUALITY_CHECKS(X)
#undef X
	CHECK_COUNT
};

struct check_row {
	const char *name;
	enum level level;
	const char *sentence; /* marked for gettext */
};

extern const struct check_row check_rows[CHECK_COUNT];

struct check_values;

struct issue {
	enum check_id check;
	enum level level;
	const char *file;
	size_t line;		     /* 1-based; 0: the file as a whole */
	const struct language *source_language, *target_language; /* may be NULL */
	struct slice source, target; /* of the unit, marked; none for whole files */
	const char *message;	     /* translated, no full stop */
};

/* A growing list; strings live in its arena, sources and targets are copied. */
struct issues {
	struct arena arena;
	struct issue *items;
	size_t count, capacity;
	size_t by_level[LEVEL_ERROR + 1];
};

#define ISSUES_INIT { ARENA_INIT, NULL, 0, 0, { 0 } }

void issues_release(struct issues *issues);

/* What a check on units needs to know beside the unit. */
struct check_context {
	const struct language *source, *target; /* may be NULL */
	const char *file;
	struct issues *issues;
	struct arena scratch; /* for one unit */
	struct check_values *values; /* of check_numbers(), made when first needed */
};

/* `file`, and the languages' rows, are borrowed until the release. */
void check_context_init(struct check_context *context, const struct language *source,
			const struct language *target, const char *file, struct issues *issues);
void check_context_release(struct check_context *context);

/* Adds an issue about a unit (or about the whole file, when it is NULL). */
void issue_add(struct check_context *context, enum check_id check, const struct unit *unit,
	       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same with another level than the check's own. */
void issue_add_at(struct check_context *context, enum check_id check, enum level level,
		  const struct unit *unit, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* All checks that judge a unit by itself; for units that have a translation. */
void quality_check_unit(struct check_context *context, const struct unit *unit);

/* By file, line and check; stable. */
void issues_sort(struct issues *issues);

void check_codes(struct check_context *context, const struct unit *unit);
void check_numbers(struct check_context *context, const struct unit *unit);
void check_values_free(struct check_values *values);

#endif
