/*
 * protect -- spans of a text that are no words of its language.
 *
 * A first byte decides which of a few recognisers is asked; addresses and file
 * names are only looked for where an ASCII word begins. Each recogniser looks
 * ahead no further than its own limit below.
 */
#include <config.h>

#include "text/protect.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/code.h"
#include "text/protect_names.h"

#define MARKUP_BYTES_MAX 1024
#define ENTITY_BYTES_MAX 32
#define BRACES_BYTES_MAX 64
#define HANDLE_BYTES_MAX 64
#define ADDRESS_BYTES_MAX 320 /* an e-mail: 64 before the @, 255 behind it */

static bool is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
	return is_alphanumeric(c) || c == '_';
}

/* The byte at an offset, or 0 past the end. */
static char byte_at(struct slice text, size_t at)
{
	return at < text.bytes ? text.data[at] : '\0';
}

/* A letter or digit just before: what begins here is the rest of a word. */
static bool continues_a_word(struct slice text, size_t at)
{
	enum character_kind kind;

	if (at == 0)
		return false;
	kind = character_kind(utf8_previous(text, &at));
	return kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT || kind == CHARACTER_MARK;
}

/* ---------------------------------------------------------------- markup, placeholders */

static enum protected_kind scan_tag(struct slice text, size_t at, size_t *end)
{
	struct slice window = slice_part(text, 0, at + MARKUP_BYTES_MAX);
	char next = byte_at(text, at + 1);
	struct code code;

	if (code_scan(text, at, &code, end))
		return PROTECTED_CODE;
	if (!is_letter(next) && next != '!' && next != '?' && (next != '/' || !is_letter(byte_at(text, at + 2))))
		return PROTECTED_NONE;
	for (size_t i = at + 1; i < window.bytes && window.data[i] != '<'; i++)
		if (window.data[i] == '>') {
			*end = i + 1;
			return PROTECTED_MARKUP;
		}
	return PROTECTED_NONE;
}

static enum protected_kind scan_entity(struct slice text, size_t at, size_t *end)
{
	struct slice window = slice_part(text, 0, at + ENTITY_BYTES_MAX);
	size_t i = at + 1;

	if (byte_at(window, i) == '#')
		i++;
	if (!is_alphanumeric(byte_at(window, i)))
		return PROTECTED_NONE;
	while (is_alphanumeric(byte_at(window, i)))
		i++;
	if (byte_at(window, i) != ';')
		return PROTECTED_NONE;
	*end = i + 1;
	return PROTECTED_ENTITY;
}

/* %s, %-5.2f, %1$d, %(name)s, %lu; "100%" and "50 % off" are none. */
static enum protected_kind scan_percent(struct slice text, size_t at, size_t *end)
{
	struct slice window = slice_part(text, 0, at + BRACES_BYTES_MAX);
	size_t i = at + 1;

	if (at > 0 && is_digit(text.data[at - 1]))
		return PROTECTED_NONE;
	if (byte_at(window, i) == '(') {
		while (i < window.bytes && window.data[i] != ')')
			i++;
		i++;
	}
	while (i < window.bytes && (is_digit(window.data[i]) || memchr("-+#$.*", window.data[i], 6))) {
		if (window.data[i] == '-' && is_digit(window.data[i - 1]))
			return PROTECTED_NONE; /* %1-son: the first value and a word tied to it */
		i++;
	}
	while (i < window.bytes && memchr("hlLzjt", window.data[i], 6))
		i++;
	if (i >= window.bytes || !memchr("diouxXeEfFgGaAcCsSp@", window.data[i], 20))
		return PROTECTED_NONE;
	*end = i + 1;
	return PROTECTED_PLACEHOLDER;
}

/* {name}, {0}, {0:x}, {}, {{ name }}. */
static enum protected_kind scan_braces(struct slice text, size_t at, size_t *end)
{
	struct slice window = slice_part(text, 0, at + BRACES_BYTES_MAX);
	bool doubled = byte_at(text, at + 1) == '{';
	size_t i = at + 1 + doubled;

	while (i < window.bytes && (is_name(window.data[i]) || memchr(".:,|!$#-/", window.data[i], 9) ||
				    (doubled && window.data[i] != '}' && window.data[i] != '\n')))
		i++;
	if (byte_at(window, i) != '}' || (doubled && byte_at(window, i + 1) != '}'))
		return PROTECTED_NONE;
	*end = i + 1 + doubled;
	return PROTECTED_PLACEHOLDER;
}

static enum protected_kind scan_dollar(struct slice text, size_t at, size_t *end)
{
	if (byte_at(text, at + 1) != '{')
		return PROTECTED_NONE;
	return scan_braces(text, at + 1, end);
}

static enum protected_kind scan_handle(struct slice text, size_t at, size_t *end)
{
	size_t i = at + 1;

	if (continues_a_word(text, at) || !is_letter(byte_at(text, i)))
		return PROTECTED_NONE;
	while (i - at < HANDLE_BYTES_MAX && is_name(byte_at(text, i)))
		i++;
	if (i - at < 3)
		return PROTECTED_NONE;
	*end = i;
	return PROTECTED_HANDLE;
}

/* Letters of any script; a number alone (#5) is a number. */
static enum protected_kind scan_hash(struct slice text, size_t at, size_t *end)
{
	size_t i = at + 1;
	bool letters = false;

	if (continues_a_word(text, at))
		return PROTECTED_NONE;
	while (i < text.bytes && i - at < 2 * HANDLE_BYTES_MAX) {
		size_t next = i;
		uint32_t c = utf8_next(text, &next);
		enum character_kind kind = character_kind(c);

		if (kind != CHARACTER_LETTER && kind != CHARACTER_DIGIT && kind != CHARACTER_MARK && c != '_' &&
		    c != 0x2bb && c != 0x2bc)
			break;
		letters |= kind == CHARACTER_LETTER;
		i = next;
	}
	if (!letters)
		return PROTECTED_NONE;
	*end = i;
	return PROTECTED_TAG;
}

/* ---------------------------------------------------------------- addresses */

/* Closing punctuation at the end of an address belongs to the sentence; a
 * closing bracket does when none was opened inside. */
static size_t without_closers(struct slice text, size_t from, size_t end)
{
	size_t open = 0, closed = 0;

	for (size_t i = from; i < end; i++) {
		open += text.data[i] == '(';
		closed += text.data[i] == ')';
	}
	while (end > from) {
		char last = text.data[end - 1];

		if (last == ')' && closed > open)
			closed--;
		else if (!memchr(".,;:!?'*]", last, 9))
			break;
		end--;
	}
	return end;
}

/* To white space, a bracket of markup or a quotation mark; letters of any script may stand in it. */
static size_t address_end(struct slice text, size_t from, size_t at)
{
	while (at < text.bytes) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"' || c == '`' || c == '{' || c == '}')
			break;
		if (c >= 0x80 && character_kind(c) != CHARACTER_LETTER)
			break;
		at = next;
	}
	return without_closers(text, from, at);
}

static enum protected_kind scan_url(struct slice text, size_t at, size_t *end)
{
	size_t scheme = protect_scheme_bytes(slice_part(text, at, text.bytes));

	if (!scheme)
		return PROTECTED_NONE;
	*end = address_end(text, at, at + scheme);
	return *end > at + scheme ? PROTECTED_URL : PROTECTED_NONE;
}

/* Labels joined by dots from `at`; *last is where the last label begins. */
static size_t labels_end(struct slice window, size_t at, size_t *last)
{
	size_t end = at;

	*last = at;
	while (is_alphanumeric(byte_at(window, at))) {
		size_t label = at;

		while (is_name(byte_at(window, at)) ||
		       (byte_at(window, at) == '-' && is_alphanumeric(byte_at(window, at + 1))))
			at++;
		*last = label;
		end = at;
		if (byte_at(window, at) != '.')
			break;
		at++;
	}
	return end;
}

static enum protected_kind scan_email(struct slice window, size_t at, size_t *end)
{
	size_t i = at, last;

	while (is_name(byte_at(window, i)) || (i < window.bytes && memchr(".%+-", window.data[i], 4)))
		i++;
	if (byte_at(window, i) != '@')
		return PROTECTED_NONE;
	*end = labels_end(window, i + 1, &last);
	return last > i + 1 && *end - last >= 2 && is_letter(window.data[last]) ? PROTECTED_EMAIL : PROTECTED_NONE;
}

/* Two letters or more, and nothing else. */
static bool is_label_of_domain(struct slice label)
{
	for (size_t i = 0; i < label.bytes; i++)
		if (!is_letter(label.data[i]))
			return false;
	return label.bytes >= 2;
}

/*
 * ombudsman.uz, lex.uz/docs/5, hisobot.pdf. The last label decides; a hyphen
 * behind it ties a suffix of the sentence to the name (ombudsman.uz-da).
 */
static enum protected_kind scan_dotted(struct slice text, struct slice window, size_t at, size_t *end)
{
	size_t last, stop = labels_end(window, at, &last);
	size_t word = last;
	struct slice label;

	while (word < stop && is_alphanumeric(window.data[word]))
		word++;
	label = slice_part(window, last, word);
	if (last == at || (word < window.bytes && (unsigned char)window.data[word] >= 0x80 &&
			   character_kind(utf8_next(window, &(size_t){ word })) == CHARACTER_LETTER))
		return PROTECTED_NONE;
	*end = word;
	if (protect_is_suffix(label))
		return PROTECTED_FILE;
	/* t.me/ombudsmanuz: with a path behind it any last label is believed. */
	if (byte_at(text, word) == '/' && is_alphanumeric(byte_at(text, word + 1)) && is_label_of_domain(label))
		*end = address_end(text, at, word);
	else if (!protect_is_domain(label))
		return PROTECTED_NONE;
	return PROTECTED_DOMAIN;
}

static enum protected_kind scan_address(struct slice text, size_t at, size_t *end)
{
	struct slice window = slice_part(text, 0, at + ADDRESS_BYTES_MAX);
	enum protected_kind kind;
	size_t i = at;

	while (is_name(byte_at(window, i)) || byte_at(window, i) == '-' || byte_at(window, i) == '+')
		i++;
	if (i >= window.bytes || !memchr(".@:", window.data[i], 3) || i + 1 == window.bytes ||
	    continues_a_word(text, at))
		return PROTECTED_NONE;
	kind = scan_url(text, at, end);
	if (kind == PROTECTED_NONE)
		kind = scan_email(window, at, end);
	if (kind == PROTECTED_NONE)
		kind = scan_dotted(text, window, at, end);
	return kind;
}

enum protected_kind protect_scan(struct slice text, size_t at, size_t *end)
{
	switch (text.data[at]) {
	case '<':
		return scan_tag(text, at, end);
	case '&':
		return scan_entity(text, at, end);
	case '%':
		return scan_percent(text, at, end);
	case '{':
		return scan_braces(text, at, end);
	case '$':
		return scan_dollar(text, at, end);
	case '@':
		return scan_handle(text, at, end);
	case '#':
		return scan_hash(text, at, end);
	default:
		return is_alphanumeric(text.data[at]) ? scan_address(text, at, end) : PROTECTED_NONE;
	}
}
