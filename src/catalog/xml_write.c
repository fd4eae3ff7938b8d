/*
 * xml_write -- text as XML has it.
 */
#include <config.h>

#include "catalog/xml_write.h"

#include "base/utf8.h"

static const char *reference(uint32_t character, enum xml_quoting quoting)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r': /* XML reads it as \n when it is not written so */
		return "&#13;";
	case '"':
		return quoting == XML_ATTRIBUTE ? "&quot;" : NULL;
	case '\n':
		return quoting == XML_ATTRIBUTE ? "&#10;" : NULL;
	case '\t':
		return quoting == XML_ATTRIBUTE ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

/* XML 1.0, production 2: Char. */
static bool is_xml_character(uint32_t character)
{
	if (character < ' ')
		return character == '\t' || character == '\n' || character == '\r';
	return character != 0xfffe && character != 0xffff;
}

size_t xml_add_text(struct strbuf *out, struct slice text, enum xml_quoting quoting)
{
	size_t replaced = 0;

	for (size_t at = 0, next; at < text.bytes; at = next) {
		uint32_t character;
		const char *written;

		next = at;
		character = utf8_next(text, &next);
		written = reference(character, quoting);
		if (written) {
			strbuf_add_string(out, written);
		} else if (!is_xml_character(character) || (character == UTF8_REPLACEMENT && next - at == 1)) {
			strbuf_add_codepoint(out, UTF8_REPLACEMENT);
			replaced++;
		} else {
			strbuf_add(out, slice_part(text, at, next));
		}
	}
	return replaced;
}
