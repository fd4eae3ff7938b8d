/*
 * visible -- foreign text, fit to be looked at.
 */
#include <config.h>

#include "base/visible.h"

#include "base/utf8.h"

#define LINE_SEPARATOR 0x2028u
#define PARAGRAPH_SEPARATOR 0x2029u

bool is_bidi_control(uint32_t c)
{
	return c == 0x061c || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static bool is_invisible_command(uint32_t c)
{
	return (c >= 0x80 && c < 0xa0) || is_bidi_control(c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

void visible_add(struct strbuf *out, struct slice text, bool one_line)
{
	size_t at = 0;

	while (at < text.bytes) {
		uint32_t c = utf8_next(text, &at);

		if (c == '\n' || c == '\t')
			strbuf_add_byte(out, one_line ? ' ' : (char)c);
		else if (c < 0x20)
			strbuf_addf(out, "^%c", (char)(c + '@'));
		else if (c == 0x7f)
			strbuf_add_string(out, "^?");
		else if (is_invisible_command(c))
			strbuf_addf(out, "<U+%04X>", (unsigned)c);
		else
			strbuf_add_codepoint(out, c);
	}
}
