/*
 * po_directive -- where a program's placeholders stand in a string.
 *
 * Two families cover what can be cut at all: those like C's printf, and those
 * in braces. The rest ("%1", "~a", "$name") has no place where a line may be
 * cut. A directive that is none ends the search, as in gettext's own parsers.
 */
#include <config.h>

#include "catalog/po_directive.h"

#include "base/alloc.h"

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static size_t skip_set(struct slice text, size_t at, const char *set)
{
	while (at < text.bytes && is_one_of(text.data[at], set))
		at++;
	return at;
}

/* Behind the closing byte, or 0 when it is missing. */
static size_t skip_group(struct slice text, size_t at, char close)
{
	const char *end = memchr(text.data + at, close, text.bytes - at);

	return end ? (size_t)(end - text.data) + 1 : 0;
}

/* % [number$] [(name)] [flags] [width] [.precision] [size] conversion; where it ends, or 0. */
static size_t printf_end(struct slice text, size_t at)
{
	size_t digits;

	at++;
	if (at < text.bytes && is_one_of(text.data[at], "({<")) {
		static const char closing[] = ")}>";
		char open = text.data[at];
		const char *close = &closing[strchr("({<", open) - "({<"];

		at = skip_group(text, at, *close);
		if (!at || open != '(')
			return at;
	}
	digits = skip_set(text, at, "0123456789");
	if (digits > at && digits < text.bytes && text.data[digits] == '$')
		at = digits + 1;
	at = skip_set(text, at, " -+#0'I");
	at = skip_set(text, at, "0123456789*$");
	if (at < text.bytes && text.data[at] == '.')
		at = skip_set(text, at + 1, "0123456789*$");
	if (at < text.bytes && text.data[at] == '<')
		return skip_group(text, at, '>');
	at = skip_set(text, at, "hlqjztLw");
	return at < text.bytes && (is_one_of(text.data[at], "%@") || ((text.data[at] | 0x20) >= 'a' &&
								     (text.data[at] | 0x20) <= 'z'))
		       ? at + 1
		       : 0;
}

static void mark_printf(struct slice text, char *marks)
{
	for (size_t at = 0; at < text.bytes;) {
		const char *percent = memchr(text.data + at, '%', text.bytes - at);
		size_t start, end;

		if (!percent)
			return;
		start = (size_t)(percent - text.data);
		end = printf_end(text, start);
		if (!end)
			return;
		memset(marks + start + 1, 1, end - start - 1);
		at = end;
	}
}

static void mark_braces(struct slice text, char *marks)
{
	for (size_t at = 0; at < text.bytes;) {
		const char *brace = memchr(text.data + at, '{', text.bytes - at);
		size_t start, end;

		if (!brace)
			return;
		start = (size_t)(brace - text.data);
		if (start + 1 < text.bytes && text.data[start + 1] == '{') {
			marks[start + 1] = 1;
			at = start + 2;
			continue;
		}
		end = skip_group(text, start, '}');
		if (!end)
			return;
		memset(marks + start + 1, 1, end - start - 1);
		at = end;
	}
}

/* Names of flags without "-format". */
static const struct {
	const char *name;
	po_directive_function mark;
} formats[] = {
	{ "c", mark_printf },		{ "objc", mark_printf },
	{ "python", mark_printf },	{ "python-brace", mark_braces },
	{ "java", mark_braces },	{ "java-printf", mark_printf },
	{ "csharp", mark_braces },	{ "javascript", mark_printf },
	{ "elisp", mark_printf },	{ "librep", mark_printf },
	{ "ruby", mark_printf },	{ "awk", mark_printf },
	{ "lua", mark_printf },		{ "object-pascal", mark_printf },
	{ "boost", mark_printf },	{ "tcl", mark_printf },
	{ "perl", mark_printf },	{ "perl-brace", mark_braces },
	{ "php", mark_printf },		{ "gcc-internal", mark_printf },
	{ "gfc-internal", mark_printf },
};

po_directive_function po_directive_for(struct slice flags)
{
	struct slice flag;

	while (slice_next_field(&flags, ',', &flag)) {
		flag = slice_trim(flag);
		if (!slice_ends(flag, SLICE("-format")))
			continue;
		flag = slice_part(flag, 0, flag.bytes - strlen("-format"));
		for (size_t i = 0; i < ARRAY_COUNT(formats); i++)
			if (slice_is(flag, formats[i].name))
				return formats[i].mark;
	}
	return NULL;
}
