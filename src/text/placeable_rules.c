/*
 * placeable_rules -- the rows of data/placeables.tsv for one language, ready for use.
 *
 * One pass over the table: a row is split into its four columns and handed to the
 * reader of its kind, which says what is wrong with it or nothing.
 */
#include <config.h>

#include "text/placeable_rules.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/data_table.h"
#include "text/own_tables.h"

#include <stdlib.h>

EMBEDDED(placeables_tsv);

static const char *const kind_names[PLACEABLE_KINDS] = {
	[PLACEABLE_NUMBER] = "number",	   [PLACEABLE_PERCENT] = "percent",
	[PLACEABLE_MONEY] = "money",	   [PLACEABLE_DATE] = "date",
	[PLACEABLE_TIME] = "time",	   [PLACEABLE_ORDINAL] = "ordinal",
	[PLACEABLE_REFERENCE] = "reference", [PLACEABLE_CENTURY] = "century",
	[PLACEABLE_ROMAN] = "roman",	   [PLACEABLE_PHONE] = "phone",
	[PLACEABLE_ABBREVIATION] = "abbreviation", [PLACEABLE_NAME] = "name",
	[PLACEABLE_URL] = "url",	   [PLACEABLE_EMAIL] = "email",
	[PLACEABLE_HANDLE] = "handle",	   [PLACEABLE_TAG] = "tag",
	[PLACEABLE_FILE] = "file",	   [PLACEABLE_PLACEHOLDER] = "placeholder",
};

static const char *const field_names[PLACEABLE_FIELDS] = {
	[FIELD_WORD] = "",
	[FIELD_NUMBER] = "number",
	[FIELD_SCALE] = "scale",
	[FIELD_CURRENCY] = "currency",
	[FIELD_DAY] = "day",
	[FIELD_MONTH] = "month",
	[FIELD_YEAR] = "year",
	[FIELD_DAY2] = "day2",
	[FIELD_MONTH2] = "month2",
	[FIELD_YEAR2] = "year2",
	[FIELD_TIME] = "time",
	[FIELD_HOUR] = "hour",
	[FIELD_HOUR12] = "hour12",
	[FIELD_MINUTE] = "minute",
	[FIELD_TWO_DIGIT_DAY] = "DD",
	[FIELD_TWO_DIGIT_MONTH] = "MM",
	[FIELD_CLOCK] = "clock",
	[FIELD_ORDINAL] = "ordinal",
	[FIELD_ROMAN] = "roman",
	[FIELD_CODE] = "code",
	[FIELD_UNIT] = "unit",
	[FIELD_BODY] = "body",
	[FIELD_PLACE] = "place",
	[FIELD_DATE] = "date",
	[FIELD_DATE2] = "date2",
	[FIELD_TIME2] = "time2",
	[FIELD_HOUR2] = "hour2",
	[FIELD_SECOND_HOUR12] = "second-hour12",
	[FIELD_MINUTE2] = "minute2",
	[FIELD_CLOCK2] = "clock2",
	[FIELD_TWO_DIGIT_DAY2] = "DD2",
	[FIELD_TWO_DIGIT_MONTH2] = "MM2",
};

static const struct {
	const char *name;
	enum word_kind kind;
} word_kinds[] = {
	{ "month", WORD_MONTH },     { "word", WORD_NUMBER },	      { "scale", WORD_SCALE },
	{ "currency", WORD_CURRENCY }, { "clock", WORD_CLOCK },	      { "code", WORD_CODE },
	{ "noun", WORD_NOUN },	     { "telephone", WORD_TELEPHONE }, { "before", WORD_BEFORE },
	{ "agreeing", WORD_AGREEING }, { "apart", WORD_APART },
	{ "plural", WORD_PLURAL },   { "unit", WORD_UNIT },
	{ "body", WORD_BODY },	     { "place", WORD_PLACE },
	{ "compound", WORD_COMPOUND },
};

/* One table on its way in. */
struct reading {
	struct placeable_rules *rules;
	struct map literals; /* to their rows */
	struct slice tag;    /* of the last row that was read, and its language */
	const struct language *language;
};

const char *placeable_kind_name(enum placeable_kind kind)
{
	return kind_names[kind];
}

bool placeable_field_find(struct slice name, enum placeable_field *field)
{
	for (size_t i = FIELD_WORD + 1; i < PLACEABLE_FIELDS; i++)
		if (slice_is(name, field_names[i])) {
			*field = (enum placeable_field)i;
			return true;
		}
	return false;
}

/* ---------------------------------------------------------------- words */

static struct word_row *add_row(struct placeable_rules *rules, enum word_kind kind, struct slice value)
{
	ARRAY_GROW(rules->rows, rules->row_count, rules->row_capacity);
	rules->rows[rules->row_count] = (struct word_row){ kind, value, NULL, 0, false };
	return &rules->rows[rules->row_count++];
}

/* m:1000 is a thousand metres. */
bool placeable_unit_read(struct slice value, char *dimension, double *factor)
{
	if (value.bytes < 3 || !memchr("mka", value.data[0], 3) || value.data[1] != ':')
		return false;
	*dimension = value.data[0];
	return number_decimal(slice_part(value, 2, value.bytes), factor) && *factor > 0 && *factor < 1e12;
}

/* Whether a value is what its kind wants: digits no larger than `most`, a point among them for a number in letters. */
static bool is_value(enum word_kind kind, struct slice value)
{
	char dimension;
	double factor;
	int most = kind == WORD_MONTH ? 12 : kind == WORD_SCALE ? 30 : kind == WORD_NUMBER ? 1000 : -1, number = 0;

	for (size_t i = 0; i < value.bytes && most >= 0 && number <= most; i++) {
		if (value.data[i] == '.' && kind == WORD_NUMBER && i > 0 && i + 2 == value.bytes)
			continue; /* 0.5 */
		if (value.data[i] < '0' || value.data[i] > '9')
			return false;
		number = number * 10 + (value.data[i] - '0');
	}
	if (kind == WORD_UNIT)
		return placeable_unit_read(value, &dimension, &factor);
	return value.bytes > 0 && (most < 0 || number <= most);
}

static const char *read_words(struct placeable_rules *rules, enum word_kind kind, struct slice value, struct slice list)
{
	struct lexicon *lexicon = kind == WORD_COMPOUND ? rules->compounds : rules->lexicon;
	uint32_t number = (uint32_t)rules->row_count;
	bool loose = kind == WORD_NUMBER && slice_starts(value, SLICE("~"));
	struct slice rest = list, form;
	struct word_row *row;

	if (loose)
		value = slice_part(value, 1, value.bytes);
	if (!is_value(kind, value))
		return _("the value does not suit the kind");
	row = add_row(rules, kind, arena_copy(&rules->arena, value));
	row->loose = loose;
	while (slice_next_field(&rest, ' ', &form))
		row->form_count++;
	row->forms = arena_zeroed(&rules->arena, row->form_count + 1, sizeof(*row->forms));
	rest = list;
	for (size_t i = 0; slice_next_field(&rest, ' ', &form); i++) {
		row->forms[i] = arena_copy(&rules->arena, form);
		if (!lexicon_add(lexicon, form, number, (unsigned)i))
			return _("a form is empty or too long");
	}
	return row->form_count ? NULL : _("there are no forms");
}

/* A character, or U+ and its number. */
static const char *read_mark(struct placeable_rules *rules, struct slice name, struct slice text)
{
	struct strbuf mark = STRBUF_INIT;
	struct slice *place = slice_is(name, "group")	? &rules->numbers.group :
			      slice_is(name, "decimal") ? &rules->numbers.decimal :
							  NULL;

	if (!place || text.bytes == 0 || text.bytes > 8)
		return _("a mark is group or decimal, with one character");
	if (slice_starts(text, SLICE("U+")))
		strbuf_add_codepoint(&mark, (uint32_t)strtoul(arena_string(&rules->arena, text) + 2, NULL, 16));
	else
		strbuf_add(&mark, text);
	if (!place->data)
		*place = arena_copy(&rules->arena, strbuf_slice(&mark));
	strbuf_release(&mark);
	return NULL;
}

/* ---------------------------------------------------------------- patterns */

static bool is_between(uint32_t c)
{
	return c == ' ' || c == '~' || c == '-' || c == 0x2013 || c == ',' || c == ':';
}

/* What is accepted for the characters between two elements of a pattern. */
static unsigned gap_of(struct slice between, const struct pattern *pattern, const struct language *language)
{
	/* 2023-yil and 2023 yil are one; 5-modda is the fifth article, 5 modda are five */
	bool loose = language_same_base(language, &language_uz) && pattern->kind == PLACEABLE_DATE;
	unsigned space = loose ? GAP_SPACE | GAP_HYPHEN : GAP_SPACE;

	if (between.bytes == 0)
		return GAP_GLUED | GAP_SPACE;
	if (slice_find(between, SLICE("\xe2\x80\x93"), 0) != SIZE_MAX)
		return GAP_HYPHEN | GAP_DASH;
	if (memchr(between.data, ',', between.bytes))
		return GAP_COMMA | GAP_SPACE;
	if (memchr(between.data, ':', between.bytes))
		return GAP_COLON;
	if (memchr(between.data, '-', between.bytes))
		return GAP_HYPHEN | (loose ? GAP_SPACE : 0) | (pattern->kind == PLACEABLE_REFERENCE ? GAP_DASH : 0);
	return memchr(between.data, '~', between.bytes) ? space | GAP_GLUED : space;
}

static uint32_t literal_row(struct reading *reading, struct slice word)
{
	struct placeable_rules *rules = reading->rules;
	bool added;
	size_t *row = map_add(&reading->literals, word, rules->row_count, &added);

	if (added) {
		add_row(rules, WORD_LITERAL, word);
		lexicon_add(rules->lexicon, word, (uint32_t)*row, 0);
	}
	return (uint32_t)*row;
}

/* год|года|г. */
static const char *read_literals(struct reading *reading, struct slice text, struct pattern_element *element)
{
	struct slice rest = text, word;

	while (slice_next_field(&rest, '|', &word))
		element->word_count++;
	element->words = arena_zeroed(&reading->rules->arena, element->word_count, sizeof(*element->words));
	rest = text;
	for (size_t i = 0; slice_next_field(&rest, '|', &word); i++) {
		if (word.bytes > 1 && slice_ends(word, SLICE("."))) {
			element->dot = true;
			word.bytes--;
		}
		if (word.bytes == 0 || word.bytes > LEXICON_FORM_BYTES_MAX)
			return _("a word of the pattern is empty or too long");
		element->words[i] = literal_row(reading, word);
	}
	return NULL;
}

/* {month.2} */
static const char *read_field(struct slice inside, struct pattern *pattern, struct pattern_element *element)
{
	size_t dot = slice_find(inside, SLICE("."), 0);

	if (!placeable_field_find(slice_part(inside, 0, dot), &element->field))
		return _("the pattern has an unknown field");
	pattern->has_currency |= element->field == FIELD_CURRENCY;
	return NULL;
}

/* Where a literal that begins at `at` ends. */
static size_t literal_end(struct slice text, size_t at)
{
	while (at < text.bytes) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (is_between(c) || c == '{' || c == '(')
			break;
		at = next;
	}
	return at;
}

/* The element at *at, which is moved behind it. */
static const char *read_element(struct reading *reading, struct pattern *pattern, struct slice between, size_t *at)
{
	struct pattern_element *element = &pattern->elements[pattern->element_count];
	size_t from = *at;

	if (pattern->element_count == PATTERN_ELEMENTS_MAX)
		return _("the pattern is too long");
	element->gap = gap_of(between, pattern, reading->rules->language);
	pattern->element_count++;
	if (pattern->text.data[from] != '{') {
		*at = literal_end(pattern->text, from);
		return read_literals(reading, slice_part(pattern->text, from, *at), element);
	}
	*at = slice_find(pattern->text, SLICE("}"), from);
	if (*at == SIZE_MAX)
		return _("a brace of the pattern is not closed");
	return read_field(slice_part(pattern->text, from + 1, (*at)++), pattern, element);
}

/* ( … ) is not read; at the very end it is an ending that must be there. */
static const char *read_written(struct pattern *pattern, size_t *at)
{
	size_t close = slice_find(pattern->text, SLICE(")"), *at);

	if (close == SIZE_MAX)
		return _("a bracket of the pattern is not closed");
	if (close + 1 == pattern->text.bytes && pattern->element_count > 0)
		pattern->tail = slice_part(pattern->text, *at + 1, close);
	*at = close + 1;
	return NULL;
}

static const char *read_elements(struct reading *reading, struct pattern *pattern)
{
	const char *fault = NULL;
	size_t between = 0;

	for (size_t at = 0; at < pattern->text.bytes && !fault;) {
		size_t next = at;
		uint32_t c = utf8_next(pattern->text, &next);

		if (is_between(c)) {
			at = next;
			continue;
		}
		if (c == '(')
			fault = read_written(pattern, &at);
		else
			fault = read_element(reading, pattern, slice_part(pattern->text, between, at), &at);
		between = at;
	}
	return fault;
}

static void add_pattern(struct placeable_rules *rules, const struct pattern *pattern)
{
	ARRAY_GROW(rules->patterns, rules->pattern_count, rules->pattern_capacity);
	rules->patterns[rules->pattern_count] = *pattern;
	if (pattern->element_count) {
		enum placeable_field field = pattern->elements[0].field;
		uint32_t number = (uint32_t)rules->pattern_count, last = rules->last_with[field];

		*(last ? &rules->patterns[last].next : &rules->first_with[field]) = number;
		rules->last_with[field] = number;
	}
	rules->pattern_count++;
}

static const char *read_pattern(struct reading *reading, struct slice name, struct slice text)
{
	struct placeable_rules *rules = reading->rules;
	struct pattern pattern = { .name = arena_copy(&rules->arena, name), .text = arena_copy(&rules->arena, text) };
	struct slice kind = slice_part(name, 0, slice_find(name, SLICE("."), 0));
	const char *fault;
	size_t i = 0;

	while (i < PLACEABLE_PHONE && !slice_is(kind, kind_names[i]))
		i++;
	if (i == PLACEABLE_PHONE)
		return _("the pattern's name does not begin with a kind of placeable");
	if (text.bytes == 0)
		return _("the pattern is empty");
	pattern.kind = (enum placeable_kind)i;
	pattern.is_this_year = slice_ends(name, SLICE("this"));
	pattern.elements = arena_zeroed(&rules->arena, PATTERN_ELEMENTS_MAX, sizeof(*pattern.elements));
	fault = read_elements(reading, &pattern);
	if (fault)
		return fault;
	add_pattern(rules, &pattern);
	return NULL;
}

/* ---------------------------------------------------------------- the table */

static const char *read_row(struct reading *reading, const struct data_row *row)
{
	const struct slice *columns = row->columns;

	if (row->count < 4)
		return _("fewer than four columns");
	if (!slice_equal(columns[1], reading->tag)) { /* rows of a language stand together */
		reading->tag = columns[1];
		reading->language = language_find(columns[1]);
	}
	if (!reading->language)
		return _("the language is unknown");
	if (reading->language != reading->rules->language)
		return NULL;
	if (slice_is(columns[0], "pattern"))
		return read_pattern(reading, columns[2], columns[3]);
	if (slice_is(columns[0], "mark"))
		return read_mark(reading->rules, columns[2], columns[3]);
	for (size_t i = 0; i < ARRAY_COUNT(word_kinds); i++)
		if (slice_is(columns[0], word_kinds[i].name))
			return read_words(reading->rules, word_kinds[i].kind, columns[2], columns[3]);
	return _("the kind of the row is unknown");
}

static void read_table(struct reading *reading, struct data_table table)
{
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(reading, &row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

void placeable_rules_init(struct placeable_rules *rules, const struct language *language,
			  const struct placeable_table *own)
{
	struct slice builtin = slice_from(embedded_placeables_tsv, embedded_placeables_tsv_bytes);
	struct reading reading = { .rules = rules, .literals = MAP_INIT };

	*rules = (struct placeable_rules){ .language = language, .lexicon = lexicon_new(language),
					.compounds = lexicon_new(language), .arena = ARENA_INIT };
	ARRAY_RESERVE(rules->rows, 512, rules->row_capacity);
	ARRAY_RESERVE(rules->patterns, 128, rules->pattern_capacity);
	add_pattern(rules, &(struct pattern){ .kind = PLACEABLE_NUMBER });
	lexicon_allow_compounds(rules->lexicon, rules->compounds);
	if (own)
		read_table(&reading, data_table_of(own->text, own->file, own->report));
	read_table(&reading, data_table_of(own_table_rows(OWN_PLACEABLES), own_table_name(OWN_PLACEABLES), NULL));
	read_table(&reading, data_table_of(builtin, "placeables.tsv", own ? own->report : NULL));
	if (!rules->numbers.group.data)
		rules->numbers.group = SLICE("\xc2\xa0");
	if (!rules->numbers.decimal.data)
		rules->numbers.decimal = SLICE(",");
	map_release(&reading.literals);
}

void placeable_rules_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct placeable_table own = { rows, file, report };

	for (const struct language *const *language = language_all(); *language; language++) {
		struct placeable_rules rules;

		placeable_rules_init(&rules, *language, &own);
		placeable_rules_release(&rules);
	}
}

void placeable_rules_release(struct placeable_rules *rules)
{
	lexicon_free(rules->lexicon);
	lexicon_free(rules->compounds);
	free(rules->rows);
	free(rules->patterns);
	arena_release(&rules->arena);
}

/* ---------------------------------------------------------------- asking */

const struct word_row *placeable_rules_row(const struct placeable_rules *rules, enum word_kind kind, struct slice value)
{
	for (size_t i = 0; i < rules->row_count; i++)
		if (rules->rows[i].kind == kind && slice_equal(rules->rows[i].value, value))
			return &rules->rows[i];
	return NULL;
}

const struct lexicon_word *placeable_rules_reading(const struct placeable_rules *rules, uint32_t exact, uint32_t stem,
						   enum word_kind kind)
{
	const uint32_t chains[] = { exact, stem };

	for (size_t i = 0; i < ARRAY_COUNT(chains); i++)
		for (uint32_t at = chains[i]; at;) {
			const struct lexicon_word *word = lexicon_word(rules->lexicon, at);

			if (rules->rows[word->row].kind == kind)
				return word;
			at = word->next;
		}
	return NULL;
}
