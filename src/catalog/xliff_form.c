/*
 * xliff_form -- the words that the reader and the writer of XLIFF share.
 */
#include <config.h>

#include "catalog/xliff_form.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "base/xml_write.h"
#include "catalog/po.h"

const struct xliff_property xliff_properties[] = {
	{ "x-po-msgctxt", offsetof(struct xliff_entry, unit.context) },
	{ "x-po-msgid", offsetof(struct xliff_entry, msgid) },
	{ "x-po-msgid-plural", offsetof(struct xliff_entry, unit.source_plural) },
	{ "x-po-previous-msgctxt", offsetof(struct xliff_entry, unit.previous_context) },
	{ "x-po-previous-msgid", offsetof(struct xliff_entry, unit.previous_source) },
	{ "x-po-previous-msgid-plural", offsetof(struct xliff_entry, unit.previous_plural) },
	{ "x-po-flags", offsetof(struct xliff_entry, unit.flag_names) },
	{ "x-po-obsolete", offsetof(struct xliff_entry, obsolete) },
	{ "x-po-entry", offsetof(struct xliff_entry, layout) },
	{ "x-po-entry-escaped", offsetof(struct xliff_entry, escaped) },
	{ "x-po-no-header", offsetof(struct xliff_entry, absent) },
	{ "x-po-byte-order-mark", offsetof(struct xliff_entry, byte_order_mark) },
	{ "x-po-line-ends", offsetof(struct xliff_entry, line_ends) },
	{ "x-po-charset", offsetof(struct xliff_entry, encoding) },
	{ "x-po-trailing", offsetof(struct xliff_entry, trailing) },
	{ "x-po-trailing-escaped", offsetof(struct xliff_entry, trailing_escaped) },
	{ NULL, 0 },
};

struct slice *xliff_property_of(struct xliff_entry *entry, const struct xliff_property *property)
{
	return (struct slice *)(void *)((char *)entry + property->offset);
}

static const char *const kind_names[][2] = {
	[XLIFF_HEADER] = { [XLIFF_1_2] = "x-gettext-domain-header", [XLIFF_2_1] = "gettext:header" },
	[XLIFF_PLURAL] = { [XLIFF_1_2] = "x-gettext-plurals", [XLIFF_2_1] = "gettext:plurals" },
};

const char *xliff_kind_name(enum xliff_kind kind, enum xliff_version version)
{
	return kind_names[kind][version];
}

enum xliff_kind xliff_kind_of(const char *value)
{
	for (size_t kind = XLIFF_HEADER; value && kind < ARRAY_COUNT(kind_names); kind++)
		if (strcmp(value, kind_names[kind][XLIFF_1_2]) == 0 ||
		    strcmp(value, kind_names[kind][XLIFF_2_1]) == 0)
			return (enum xliff_kind)kind;
	return XLIFF_ENTRY;
}

/* ------------------------------------------------------------------ layouts */

void xliff_escape(struct slice text, struct strbuf *out)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		struct slice character;

		utf8_next(text, &at);
		character = slice_part(text, begin, at);
		if (!slice_is(character, "%") && xml_can_hold(character))
			strbuf_add(out, character);
		else
			for (size_t i = 0; i < character.bytes; i++)
				strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)character.data[i]);
	}
}

static int hex_value(char digit)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *found = digit ? strchr(digits, digit) : NULL;

	return found ? (int)(found - digits) : -1;
}

void xliff_unescape(struct slice escaped, struct strbuf *out)
{
	for (size_t at = 0; at < escaped.bytes; at++) {
		bool pair = escaped.data[at] == '%' && at + 2 < escaped.bytes;
		int high = pair ? hex_value(escaped.data[at + 1]) : -1,
		    low = pair ? hex_value(escaped.data[at + 2]) : -1;

		if (high < 0 || low < 0) {
			strbuf_add_byte(out, escaped.data[at]);
		} else {
			strbuf_add_byte(out, (char)(high * 16 + low));
			at += 2;
		}
	}
}

static void add_with_crlf(struct slice text, struct strbuf *out)
{
	struct slice line;

	while (slice_next_line(&text, &line)) {
		strbuf_add(out, line);
		strbuf_add_string(out, "\r\n");
	}
}

void xliff_add_canonical(const struct unit *unit, bool first, bool crlf, struct strbuf *out)
{
	struct strbuf printed = STRBUF_INIT;

	if (!first)
		strbuf_add_string(out, crlf ? "\r\n" : "\n");
	po_print(unit, crlf ? &printed : out);
	if (crlf)
		add_with_crlf(strbuf_slice(&printed), out);
	strbuf_release(&printed);
}
