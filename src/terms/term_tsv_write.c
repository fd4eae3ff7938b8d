/*
 * term_tsv_write -- a termbase as a table for people.
 */
#include <config.h>

#include "terms/term_tsv.h"

#include "base/alloc.h"
#include "terms/attribute.h"

#include <stdlib.h>

/* A column of a field, with its language. */
struct field_column {
	enum term_field field;
	const struct language *language;
};

struct table {
	const struct termbase *termbase;
	const struct language **languages;
	struct field_column *fields;
	size_t field_count, field_capacity;
	struct strbuf *out;
};

/* Adds text in a cell; `special` are the bytes that must not speak for themselves. */
static void add_escaped(struct strbuf *out, struct slice text, const char *special)
{
	for (size_t i = 0; i < text.bytes; i++) {
		char c = text.data[i];

		if (c == '\t' || c == '\n' || c == '\r') {
			strbuf_addf(out, "\\%c", c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
			continue;
		}
		if (c == '\\' || (c && strchr(special, c)) || (i == 0 && c && strchr("=+-@!#", c)))
			strbuf_add_byte(out, '\\');
		strbuf_add_byte(out, c);
	}
}

/* ------------------------------------------------------------------- names */

/* Adds "{" or ", ", then the key. */
static void add_key(struct strbuf *out, bool *open, const char *key)
{
	strbuf_addf(out, "%s%s=", *open ? ", " : " {", key);
	*open = true;
}

static void add_pairs(struct strbuf *out, const struct term_name *name, enum term_status expected)
{
	struct strbuf value = STRBUF_INIT;
	bool open = false;

	for (int i = 0; i < TERM_ATTRIBUTES; i++) {
		if (i == ATTRIBUTE_STATUS && (name->status == TERM_FORBIDDEN || name->status == expected))
			continue;
		strbuf_clear(&value);
		if (!attribute_print(name, (enum term_attribute)i, &value))
			continue;
		add_key(out, &open, attribute_key((enum term_attribute)i));
		strbuf_add(out, strbuf_slice(&value));
	}
	for (size_t i = 0; i < name->texts.count; i++) {
		add_key(out, &open, term_field_name(name->texts.items[i].field));
		add_escaped(out, name->texts.items[i].text, ",{};");
	}
	if (open)
		strbuf_add_byte(out, '}');
	strbuf_release(&value);
}

static void add_names(struct strbuf *out, const struct concept *concept, const struct language *language)
{
	enum term_status expected = TERM_PREFERRED;
	bool first = true;

	for (size_t i = 0; i < concept->name_count; i++) {
		const struct term_name *name = &concept->names[i];

		if (name->language != language)
			continue;
		if (!first)
			strbuf_add_string(out, "; ");
		first = false;
		if (name->status == TERM_FORBIDDEN)
			strbuf_add_byte(out, '!');
		add_escaped(out, name->text, "{};");
		add_pairs(out, name, expected);
		if (name->status != TERM_FORBIDDEN)
			expected = TERM_ALLOWED;
	}
}

/* ------------------------------------------------------------------ fields */

static int compare_columns(const void *a, const void *b)
{
	const struct field_column *left = a, *right = b;
	int order = (int)left->field - (int)right->field;

	if (order || left->language == right->language)
		return order;
	if (!left->language || !right->language)
		return left->language ? 1 : -1;
	return strcmp(left->language->tag, right->language->tag);
}

static void collect_fields(struct table *table)
{
	for (size_t i = 0; i < table->termbase->count; i++) {
		const struct term_texts *texts = &table->termbase->concepts[i].texts;

		for (size_t k = 0; k < texts->count; k++) {
			struct field_column column = { texts->items[k].field, texts->items[k].language };
			size_t at = 0;

			while (at < table->field_count && compare_columns(&table->fields[at], &column) != 0)
				at++;
			if (at < table->field_count)
				continue;
			ARRAY_GROW(table->fields, table->field_count, table->field_capacity);
			table->fields[table->field_count++] = column;
		}
	}
	if (table->field_count)
		qsort(table->fields, table->field_count, sizeof(*table->fields), compare_columns);
}

/* Several texts of one field stand on lines of their own. */
static void add_field(struct strbuf *out, const struct concept *concept, const struct field_column *column)
{
	bool first = true;

	for (size_t i = 0; i < concept->texts.count; i++) {
		const struct term_text *text = &concept->texts.items[i];

		if (text->field != column->field || text->language != column->language)
			continue;
		if (!first)
			strbuf_add_string(out, "\\n");
		add_escaped(out, text->text, "");
		first = false;
	}
}

/* -------------------------------------------------------------------- rows */

static void add_titles(const struct table *table)
{
	strbuf_add_string(table->out, "id");
	for (size_t i = 0; table->languages[i]; i++)
		strbuf_addf(table->out, "\t%s", table->languages[i]->gettext_name);
	for (size_t i = 0; i < table->field_count; i++) {
		const struct language *language = table->fields[i].language;

		strbuf_addf(table->out, "\t%s", term_field_name(table->fields[i].field));
		if (language)
			strbuf_addf(table->out, ":%s", language->gettext_name);
	}
	strbuf_add_byte(table->out, '\n');
}

static void add_row(const struct table *table, const struct concept *concept)
{
	add_escaped(table->out, concept->id, "");
	for (size_t i = 0; table->languages[i]; i++) {
		strbuf_add_byte(table->out, '\t');
		add_names(table->out, concept, table->languages[i]);
	}
	for (size_t i = 0; i < table->field_count; i++) {
		strbuf_add_byte(table->out, '\t');
		add_field(table->out, concept, &table->fields[i]);
	}
	strbuf_add_byte(table->out, '\n');
}

void term_tsv_print(const struct termbase *termbase, struct strbuf *out)
{
	struct table table = { .termbase = termbase, .languages = termbase_languages(termbase), .out = out };

	collect_fields(&table);
	add_titles(&table);
	for (size_t i = 0; i < termbase->count; i++)
		if (termbase->concepts[i].name_count)
			add_row(&table, &termbase->concepts[i]);
	free(table.fields);
	free(table.languages);
}
