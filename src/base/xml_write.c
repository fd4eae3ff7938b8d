/*
 * xml_write -- text as XML has it.
 */
#include <config.h>

#include "base/xml_write.h"

#include "base/utf8.h"

static const char *reference(char character, enum xml_quoting quoting)
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
	case '\'':
		return quoting == XML_ATTRIBUTE_SINGLE ? "&apos;" : NULL;
	case '\n':
		return quoting == XML_TEXT ? NULL : "&#10;";
	case '\t':
		return quoting == XML_TEXT ? NULL : "&#9;";
	default:
		return NULL;
	}
}

static const char *reference_on_a_line(char character, enum xml_quoting quoting)
{
	return character == '\t' || character == '\n' || character == '\r' ? " " : reference(character, quoting);
}

/* XML 1.0, production 2: Char; it begins at *at, which is moved behind it. */
static bool next_is_character(struct slice text, size_t *at)
{
	size_t begin = *at;
	uint32_t character = utf8_next(text, at);

	if (character < ' ')
		return character == '\t' || character == '\n' || character == '\r';
	return character != 0xfffe && character != 0xffff && !(character == UTF8_REPLACEMENT && *at - begin == 1);
}

static size_t add(struct strbuf *out, struct slice text, enum xml_quoting quoting,
		  const char *(*written_as)(char character, enum xml_quoting quoting))
{
	size_t replaced = 0, plain = 0;

	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		const char *written = written_as(text.data[at], quoting);
		bool fits = next_is_character(text, &at);

		if (fits && !written)
			continue;
		strbuf_add(out, slice_part(text, plain, begin));
		strbuf_add_string(out, fits ? written : "\xef\xbf\xbd");
		replaced += !fits;
		plain = at;
	}
	strbuf_add(out, slice_part(text, plain, text.bytes));
	return replaced;
}

size_t xml_add_text(struct strbuf *out, struct slice text, enum xml_quoting quoting)
{
	return add(out, text, quoting, reference);
}

size_t xml_add_line(struct strbuf *out, struct slice text, enum xml_quoting quoting)
{
	return add(out, text, quoting, reference_on_a_line);
}

bool xml_can_hold(struct slice text)
{
	bool fits = true;

	for (size_t at = 0; fits && at < text.bytes;)
		fits = next_is_character(text, &at);
	return fits;
}
