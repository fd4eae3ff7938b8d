/*
 * placeable_rules -- the rows of data/placeables.tsv for one language, ready for use.
 *
 * Words are in a lexicon that gives back the row they belong to; patterns are cut
 * into elements for reading and kept as they are for writing. Private to the
 * placeable services.
 */
#ifndef TEXT_PLACEABLE_RULES_H
#define TEXT_PLACEABLE_RULES_H

#include "base/arena.h"
#include "text/lexicon.h"
#include "text/number.h"
#include "text/placeable.h"

enum word_kind {
	WORD_LITERAL, /* of a pattern */
	WORD_MONTH,
	WORD_NUMBER,
	WORD_SCALE,
	WORD_CURRENCY,
	WORD_CLOCK,
	WORD_CODE,
	WORD_NOUN,
	WORD_TELEPHONE,
	WORD_BEFORE,
	WORD_AGREEING,
	WORD_APART,
	WORD_PLURAL,
	WORD_COMPOUND,
	WORD_UNIT,
	WORD_BODY,
	WORD_PLACE,
};

/* The words that say one value. */
struct word_row {
	enum word_kind kind;
	struct slice value;
	struct slice *forms;
	size_t form_count;
	bool loose; /* both, pair, decade: they come and go in translation */
};

/* What may stand between two elements: bits. */
enum placeable_gap {
	GAP_GLUED = 1 << 0,
	GAP_SPACE = 1 << 1,
	GAP_HYPHEN = 1 << 2,
	GAP_DASH = 1 << 3, /* en or em dash; also a hyphen between spaces */
	GAP_COMMA = 1 << 4,
	GAP_COLON = 1 << 5,
	GAP_OTHER = 1 << 6,
};

struct pattern_element {
	unsigned gap; /* accepted before it */
	enum placeable_field field;
	uint32_t *words; /* rows of its literals, when it is FIELD_WORD */
	size_t word_count;
	bool dot; /* a full stop may close it: г. */
};

#define PATTERN_ELEMENTS_MAX 16

struct pattern {
	struct slice name;  /* "date.range" */
	enum placeable_kind kind;
	struct slice text;
	struct slice tail; /* the ending that must follow, or none */
	struct pattern_element *elements;
	size_t element_count; /* 0: only written */
	bool has_currency;
	bool is_this_year; /* said in words: "of this year" */
	uint32_t next;	   /* that begins with the same field; 0 for none */
};

struct placeable_rules {
	const struct language *language;
	struct lexicon *lexicon;
	struct lexicon *compounds; /* what a number in letters may be grown together with: пятилетний */
	struct word_row *rows;
	size_t row_count, row_capacity;
	struct pattern *patterns; /* 0 is none */
	size_t pattern_count, pattern_capacity;
	uint32_t first_with[PLACEABLE_FIELDS], last_with[PLACEABLE_FIELDS]; /* patterns that begin with a field */
	struct number_style numbers;
	struct arena arena;
};

void placeable_rules_init(struct placeable_rules *rules, const struct language *language,
			  const struct placeable_table *own);
void placeable_rules_release(struct placeable_rules *rules);

/* Reads rows that win over ours, in each language, and reports those of no use. */
void placeable_rules_prove(struct slice rows, const char *file, const struct data_report *report);

/* The first row of a kind and value, or NULL. */
const struct word_row *placeable_rules_row(const struct placeable_rules *rules, enum word_kind kind, struct slice value);

/* A reading among the chains of a match that is of a kind; the exact spelling before the one with endings. NULL for none. */
const struct lexicon_word *placeable_rules_reading(const struct placeable_rules *rules, uint32_t exact, uint32_t stem,
						   enum word_kind kind);

/* What the value of a unit's row says: m:1000 is a thousand metres. */
bool placeable_unit_read(struct slice value, char *dimension, double *factor);

/* The field of a name in a pattern ("day2"). */
bool placeable_field_find(struct slice name, enum placeable_field *field);

#endif
