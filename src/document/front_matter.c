/*
 * front_matter -- the settings at the top of a Markdown page.
 */
#include <config.h>

#include "document/front_matter.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "document/flow.h"
#include "document/markdown_line.h"
#include "text/encoding.h"

#include <stdlib.h>

#define DEPTH_MAX 16 /* mappings within one another; deeper keys are not looked at */

static const char default_keys[] =
	"title, linkTitle, shortTitle, sidebarTitle, sidebar_label, subtitle, headline, tagline, description, "
	"summary, excerpt, abstract, lead, details, caption, alt, imageAlt, text";

/* ----------------------------------------------------------------------- lines */

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_BLOCK, VALUE_OTHER };

struct entry {
	struct document_range line;
	size_t column;		     /* of the key, or of the item */
	bool item;		     /* "- " stands in front */
	bool table;		     /* "[name]" of TOML */
	struct slice key;	     /* empty: there is none */
	struct document_range value; /* with its quotes */
	enum value_kind kind;
	enum front_matter_style style;
};

struct entries {
	struct slice text; /* up to the end mark */
	size_t at;
	bool toml;
};

static bool is_key_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
	       c == '.' || (unsigned char)c >= 0x80;
}

/* The key with or without quotes; `at` is moved behind it and the sign. */
static struct slice read_key(struct slice line, size_t *at, char sign)
{
	char quote = markdown_byte(line, *at);
	size_t begin = *at, end;

	if (quote == '"' || quote == '\'') {
		begin++;
		for (end = begin; end < line.bytes && line.data[end] != quote && line.data[end] != '\\';)
			end++;
	} else {
		quote = 0;
		for (end = begin; end < line.bytes && is_key_character(line.data[end]);)
			end++;
	}
	if (quote && markdown_byte(line, end) != quote)
		return SLICE_NONE;
	quote = quote ? 1 : 0;
	if (end == begin || markdown_byte(line, markdown_skip_blanks(line, end + (size_t)quote)) != sign)
		return SLICE_NONE;
	*at = markdown_skip_blanks(line, end + (size_t)quote) + 1;
	if (sign == ':' && *at < line.bytes && !markdown_is_blank(line.data[*at]))
		return SLICE_NONE;
	return slice_part(line, begin, end);
}

/* Where the quotes that open at `at` are closed again, or SIZE_MAX. */
static size_t closing_quote(struct slice line, size_t at, enum front_matter_style style)
{
	char quote = line.data[at];

	for (at++; at < line.bytes; at++) {
		if (line.data[at] == '\\' && style == FRONT_MATTER_DOUBLE)
			at++;
		else if (line.data[at] == quote && style == FRONT_MATTER_SINGLE && markdown_byte(line, at + 1) == quote)
			at++;
		else if (line.data[at] == quote)
			return at;
	}
	return SIZE_MAX;
}

/* A comment, or nothing. */
static bool is_rest(struct slice line, size_t at)
{
	size_t behind = markdown_skip_blanks(line, at);

	return behind >= line.bytes || (line.data[behind] == '#' && behind > at);
}

static void read_quoted(struct entry *entry, struct slice line, size_t at, enum front_matter_style style)
{
	size_t end = closing_quote(line, at, style);

	if (end == SIZE_MAX || !is_rest(line, end + 1))
		return;
	entry->kind = VALUE_TEXT;
	entry->style = style;
	entry->value = (struct document_range){ at, end + 1 };
}

/* A plain value of YAML ends at " #"; what begins with a sign is none. */
static void read_plain(struct entry *entry, struct slice line, size_t at)
{
	static const char signs[] = "[]{}&*!%@`,?|>#";
	size_t end = at;

	if (memchr(signs, line.data[at], sizeof(signs) - 1))
		return;
	while (end < line.bytes && !(line.data[end] == '#' && markdown_is_blank(line.data[end - 1])))
		end++;
	while (end > at && markdown_is_blank(line.data[end - 1]))
		end--;
	entry->kind = VALUE_TEXT;
	entry->style = FRONT_MATTER_PLAIN;
	entry->value = (struct document_range){ at, end };
}

static void read_value(struct entry *entry, struct slice line, size_t at, bool toml)
{
	at = markdown_skip_blanks(line, at);
	entry->value = (struct document_range){ at, line.bytes };
	entry->kind = VALUE_OTHER;
	if (is_rest(line, at) || (at < line.bytes && line.data[at] == '#'))
		entry->kind = VALUE_NONE;
	else if (line.data[at] == '"' && !(toml && markdown_byte(line, at + 1) == '"' && markdown_byte(line, at + 2) == '"'))
		read_quoted(entry, line, at, FRONT_MATTER_DOUBLE);
	else if (line.data[at] == '\'')
		read_quoted(entry, line, at, toml ? FRONT_MATTER_LITERAL : FRONT_MATTER_SINGLE);
	else if (!toml && (line.data[at] == '|' || line.data[at] == '>'))
		entry->kind = VALUE_BLOCK;
	else if (!toml)
		read_plain(entry, line, at);
}

static void read_yaml(struct entry *entry, struct slice line, size_t at)
{
	at = markdown_skip_blanks(line, at);
	entry->column = at - entry->line.begin;
	while (markdown_byte(line, at) == '-' && (at + 1 == line.bytes || markdown_is_blank(markdown_byte(line, at + 1)))) {
		entry->item = true;
		at = markdown_skip_blanks(line, at + 1);
	}
	if (entry->item && at < line.bytes) {
		size_t behind = at;

		entry->key = read_key(line, &behind, ':');
		if (entry->key.bytes) {
			entry->column = at - entry->line.begin;
			at = behind;
		}
		read_value(entry, line, at, false);
		return;
	}
	entry->key = at < line.bytes ? read_key(line, &at, ':') : SLICE_NONE;
	if (entry->key.bytes)
		read_value(entry, line, at, false);
}

static void read_toml(struct entry *entry, struct slice line, size_t at)
{
	at = markdown_skip_blanks(line, at);
	while (markdown_byte(line, at) == '[') {
		entry->table = true;
		at = markdown_skip_blanks(line, at + 1);
	}
	if (entry->table) {
		size_t end = slice_find(line, SLICE("]"), at);

		entry->key = slice_trim(slice_part(line, at, end == SIZE_MAX ? line.bytes : end));
		return;
	}
	entry->column = 1; /* below the table */
	entry->key = at < line.bytes ? read_key(line, &at, '=') : SLICE_NONE;
	if (entry->key.bytes)
		read_value(entry, line, at, true);
}

static bool next_entry(struct entries *entries, struct entry *entry)
{
	struct slice line;

	if (entries->at >= entries->text.bytes)
		return false;
	*entry = (struct entry){ .line = { entries->at, markdown_line_end(entries->text, entries->at) },
				 .kind = VALUE_OTHER };
	line = slice_part(entries->text, 0, entry->line.end);
	if (markdown_skip_blanks(line, entries->at) >= line.bytes)
		entry->kind = VALUE_NONE;
	else if (entries->toml)
		read_toml(entry, line, entries->at);
	else
		read_yaml(entry, line, entries->at);
	entries->at = markdown_next_line(entries->text, entry->line.end);
	return true;
}

/* The lines between the marks. */
static struct entries entries_of(struct slice text, struct document_range range)
{
	size_t begin = markdown_next_line(text, markdown_line_end(text, range.begin)), end = range.end;

	while (end > begin && text.data[end - 1] != '\n' && text.data[end - 1] != '\r')
		end--;
	return (struct entries){ slice_part(text, 0, end), begin, text.data[range.begin] == '+' };
}

/* Lines that are indented deeper than the key, and blank ones between them. */
static struct document_range block_below(const struct entries *entries, const struct entry *entry)
{
	struct document_range block = { entries->at, entries->at };

	for (size_t at = entries->at; at < entries->text.bytes;) {
		size_t end = markdown_line_end(entries->text, at), words = markdown_skip_blanks(entries->text, at);

		if (words < end && words - at <= entry->column)
			break;
		if (words < end)
			block.end = end;
		at = markdown_next_line(entries->text, end);
	}
	return block;
}

/* ------------------------------------------------------------------------ units */

struct matter {
	struct builder *builder;
	struct flow flow;
	const char *keys;
	unsigned base, shift;
	struct {
		size_t column;
		struct slice key;
	} open[DEPTH_MAX];
	size_t depth;
};

/* "hero.actions.text" */
static void print_path(const struct matter *matter, struct strbuf *path)
{
	for (size_t i = 0; i < matter->depth; i++) {
		if (i)
			strbuf_add_byte(path, '.');
		strbuf_add(path, matter->open[i].key);
	}
}

static bool is_prose(const struct matter *matter)
{
	struct slice rest = slice_of(matter->keys ? matter->keys : default_keys), name;
	struct strbuf path = STRBUF_INIT;
	bool found = false;

	print_path(matter, &path);
	while (!found && matter->depth && slice_next_field(&rest, ',', &name)) {
		name = slice_trim(name);
		found = slice_equal(name, strbuf_slice(&path)) ||
			slice_equal(name, matter->open[matter->depth - 1].key);
	}
	strbuf_release(&path);
	return found;
}

static void enter_key(struct matter *matter, const struct entry *entry)
{
	if (entry->table) {
		matter->depth = 0;
	} else {
		while (matter->depth && (entry->key.bytes ? matter->open[matter->depth - 1].column >= entry->column
							  : matter->open[matter->depth - 1].column > entry->column))
			matter->depth--;
	}
	if (!entry->key.bytes || matter->depth == DEPTH_MAX)
		return;
	matter->open[matter->depth].column = entry->column;
	matter->open[matter->depth++].key = entry->key;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "\u2019", "\"": behind the escape, or 0 for one that is not known. */
static size_t read_escape(struct slice text, size_t at, struct strbuf *decoded)
{
	char c = markdown_byte(text, at + 1);
	size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0, end = at + 2;
	uint32_t number = 0;

	if (c == '"' || c == '\\' || c == '/' || c == ' ') {
		strbuf_add_byte(decoded, c);
		return end;
	}
	for (; digits; digits--, end++) {
		int value = hex_value(markdown_byte(text, end));

		if (value < 0 || number > 0x10ffff)
			return 0;
		number = number * 16 + (uint32_t)value;
	}
	if (end == at + 2 || number < 0xa0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
		return 0;
	strbuf_add_codepoint(decoded, number);
	return end;
}

static bool is_unwritable(uint32_t c)
{
	return c < 0x20 || c == 0x7f || encoding_is_escape(c);
}

/* The value's text without quotes; false when it is not certain. */
static bool decode_value(struct slice text, const struct entry *entry, struct strbuf *decoded)
{
	bool quoted = entry->style != FRONT_MATTER_PLAIN;
	size_t at = entry->value.begin + quoted, end = entry->value.end - quoted;

	text = slice_part(text, 0, end);
	while (at < end) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);

		if (c == '\\' && entry->style == FRONT_MATTER_DOUBLE) {
			at = read_escape(text, begin, decoded);
			if (!at)
				return false;
			continue;
		}
		if (is_unwritable(c) && c != '\t')
			return false;
		strbuf_add(decoded, slice_part(text, begin, at));
		if (c == '\'' && entry->style == FRONT_MATTER_SINGLE)
			at++;
	}
	return true;
}

static void finish_unit(struct matter *matter, enum front_matter_style style)
{
	struct builder *builder = matter->builder;
	struct slice key = matter->open[matter->depth - 1].key;
	const char *type = arena_printf(builder->arena, "front-matter:%.*s", SLICE_ARG(key));

	flow_finish(&matter->flow, builder, slice_of(type), matter->base | (unsigned)style << matter->shift);
}

static void add_value(struct matter *matter, const struct entry *entry)
{
	struct builder *builder = matter->builder;
	struct document_range range = entry->value;
	struct strbuf decoded = STRBUF_INIT;
	struct slice trimmed;

	if (entry->style == FRONT_MATTER_DOUBLE || entry->style == FRONT_MATTER_SINGLE)
		range = (struct document_range){ range.begin + 1, range.end - 1 };
	if (!decode_value(builder->text, entry, &decoded)) {
		builder_add_problem(builder, PROBLEM_OPAQUE, entry->value.begin);
	} else {
		trimmed = slice_trim(strbuf_slice(&decoded));
		if (trimmed.bytes)
			flow_add_text(&matter->flow, range, trimmed);
		finish_unit(matter, entry->style);
	}
	strbuf_release(&decoded);
}

/* Lines of ">" are paragraphs, each line of "|" is one of its own. */
static void add_block(struct matter *matter, struct document_range block, bool folded)
{
	struct slice text = matter->builder->text;
	size_t behind = SIZE_MAX; /* where the line above ended, if this one goes on with it */

	for (size_t at = block.begin; at < block.end;) {
		size_t end = markdown_line_end(text, at), next = markdown_next_line(text, end), words = end;

		at = markdown_skip_blanks(text, at);
		while (words > at && markdown_is_blank(text.data[words - 1]))
			words--;
		if (words == at || !folded) {
			finish_unit(matter, FRONT_MATTER_BLOCK);
			behind = SIZE_MAX;
		}
		if (words > at && behind != SIZE_MAX)
			flow_add_space(&matter->flow, (struct document_range){ behind, at }, SLICE(""));
		if (words > at) {
			flow_add_text(&matter->flow, (struct document_range){ at, words }, slice_part(text, at, words));
			behind = words;
		}
		at = next;
	}
	finish_unit(matter, FRONT_MATTER_BLOCK);
}

/* "lang: uz" says what the page is written in. */
static void note_language(struct matter *matter, const struct entry *entry)
{
	static const char *const names[] = { "lang", "language", "locale" };
	struct builder *builder = matter->builder;
	bool quoted = entry->style != FRONT_MATTER_PLAIN, named = false;
	struct document_range range = { entry->value.begin + quoted, entry->value.end - quoted };
	struct slice value = slice_part(builder->text, range.begin, range.end);
	const struct language *language = language_find(value);

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		named = named || slice_is(entry->key, names[i]);
	if (!named || matter->depth != 1 || !language)
		return;
	builder_set_language(builder, language);
	if (language == document_language(builder->document))
		builder_add_language(builder, range,
				     slice_find(value, SLICE("_"), 0) == SIZE_MAX ? LANGUAGE_TAG : LANGUAGE_LOCALE, true);
}

/* Text that goes on in the lines below is not for us. */
static bool goes_on(const struct entries *entries, const struct entry *entry)
{
	struct document_range block = block_below(entries, entry);

	return !entries->toml && entry->style == FRONT_MATTER_PLAIN && block.end > block.begin;
}

static void handle_entry(struct matter *matter, struct entries *entries, const struct entry *entry)
{
	struct document_range block;
	bool prose;

	if (!entry->key.bytes && !entry->item)
		return;
	enter_key(matter, entry);
	prose = is_prose(matter);
	if (entry->kind == VALUE_BLOCK) {
		block = block_below(entries, entry);
		if (prose && block.end > block.begin)
			add_block(matter, block, entries->text.data[entry->value.begin] == '>');
		entries->at = markdown_next_line(entries->text, block.end > block.begin ? block.end : entry->line.end);
	} else if (entry->kind == VALUE_TEXT) {
		note_language(matter, entry);
		if (prose && goes_on(entries, entry))
			builder_add_problem(matter->builder, PROBLEM_OPAQUE, entry->value.begin);
		else if (prose)
			add_value(matter, entry);
	} else if (entry->kind == VALUE_OTHER && prose) {
		builder_add_problem(matter->builder, PROBLEM_OPAQUE, entry->line.begin);
	}
}

void front_matter_extract(struct builder *builder, struct document_range range, const char *keys, unsigned base,
			  unsigned shift)
{
	struct matter matter = { .builder = builder, .flow = FLOW_INIT, .keys = keys, .base = base, .shift = shift };
	struct entries entries = entries_of(builder->text, range);
	struct entry entry;

	while (next_entry(&entries, &entry))
		handle_entry(&matter, &entries, &entry);
	flow_release(&matter.flow);
}

/* ---------------------------------------------------------------------- writing */

/* What YAML reads as something else than a text. */
static bool is_other_value(struct slice text)
{
	static const char *const words[] = { "true", "false", "yes", "no", "on", "off", "null", "~", "y", "n" };
	bool numeric = text.bytes && text.data[0] != ' ';

	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (slice_equal_ascii_case(text, slice_of(words[i])))
			return true;
	for (size_t i = 0; i < text.bytes; i++)
		numeric = numeric && memchr("0123456789.:+-eExXoOTZ_, ", text.data[i], 25);
	return numeric;
}

static bool needs_quotes(struct slice text)
{
	static const char signs[] = "-?:,[]{}#&*!|>'\"%@`=<";

	if (!text.bytes || memchr(signs, text.data[0], sizeof(signs) - 1) || text.data[text.bytes - 1] == ':' ||
	    is_other_value(text))
		return true;
	return slice_find(text, SLICE(": "), 0) != SIZE_MAX || slice_find(text, SLICE(" #"), 0) != SIZE_MAX;
}

static void write_characters(struct slice text, enum front_matter_style style, struct strbuf *out)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);

		if (c == '\n' || c == '\r' || c == '\t') {
			strbuf_add_byte(out, ' ');
			continue;
		}
		if (is_unwritable(c) || c == 0x85 || c == 0x2028 || c == 0x2029) {
			strbuf_add_codepoint(out, UTF8_REPLACEMENT);
			continue;
		}
		if (style == FRONT_MATTER_DOUBLE && (c == '"' || c == '\\'))
			strbuf_add_byte(out, '\\');
		if (style == FRONT_MATTER_SINGLE && c == '\'')
			strbuf_add_byte(out, '\'');
		strbuf_add(out, slice_part(text, begin, at));
	}
}

void front_matter_write(struct slice text, enum front_matter_style style, struct strbuf *out)
{
	bool quotes = false;

	text = slice_trim(text);
	switch (style) {
	case FRONT_MATTER_PLAIN:
		quotes = needs_quotes(text);
		break;
	case FRONT_MATTER_LITERAL:
		quotes = slice_find(text, SLICE("'"), 0) != SIZE_MAX;
		break;
	default:
		break;
	}
	if (quotes)
		strbuf_add_byte(out, '"');
	else if (style == FRONT_MATTER_LITERAL)
		strbuf_add_byte(out, '\'');
	write_characters(text, quotes ? FRONT_MATTER_DOUBLE : style, out);
	if (quotes)
		strbuf_add_byte(out, '"');
	else if (style == FRONT_MATTER_LITERAL)
		strbuf_add_byte(out, '\'');
}

/* --------------------------------------------------------------------- skeleton */

void front_matter_walk(struct slice text, struct document_range range, struct skeleton *skeleton)
{
	struct entries entries = entries_of(text, range);
	struct entry entry;

	while (next_entry(&entries, &entry)) {
		struct slice line = slice_part(text, entry.line.begin, entry.line.end);

		if (entry.kind == VALUE_BLOCK) {
			struct document_range block = block_below(&entries, &entry);

			if (block.end > block.begin)
				entries.at = markdown_next_line(text, block.end);
		}
		if (entry.kind == VALUE_TEXT)
			line = slice_part(text, entry.line.begin, entry.value.begin);
		skeleton_add(skeleton, line);
		skeleton_end_chained(skeleton, entry.line.end);
	}
	skeleton_add(skeleton, SLICE("front matter"));
	skeleton_end_chained(skeleton, range.end);
}
