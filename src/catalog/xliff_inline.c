/*
 * xliff_inline -- what XLIFF's inline elements are to catalog/inline.h.
 */
#include <config.h>

#include "catalog/xliff_inline.h"

#include "base/alloc.h"
#include "text/code.h"
#include "text/xml_read.h"

#include <stdio.h>
#include <stdlib.h>

#define ID_BYTES_MAX 32

/* The attribute that says a code in marked form, if one does. */
static struct slice marked_form(const char **attributes)
{
	static const char *const names[] = { "equiv-text", "equiv", "equivStart", "disp", "dispStart" };
	struct code code;
	size_t end;

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct slice value = slice_of(xml_attribute(attributes, names[i]));

		if (value.bytes && code_scan(value, 0, &code, &end) && end == value.bytes)
			return value;
	}
	return SLICE_NONE;
}

/* An id like a code's name stands for that code. */
static void add_name_as_content(struct inline_reader *segment, enum inline_element element, const char *id)
{
	bool closes = element == INLINE_EPT || element == INLINE_IT_END, alone = element == INLINE_PH;
	char marked[2 * ID_BYTES_MAX];
	struct code code;
	size_t end;
	int bytes = 0;

	if (id && strlen(id) < ID_BYTES_MAX)
		bytes = snprintf(marked, sizeof(marked), "<%s%s%s>", closes ? "/" : "", id, alone ? "/" : "");
	if (bytes && code_scan(slice_from(marked, (size_t)bytes), 0, &code, &end) && end == (size_t)bytes)
		inline_add_content(segment, slice_from(marked, (size_t)bytes));
}

void xliff_open_code(struct inline_reader *segment, const char **attributes, enum inline_element element)
{
	const char *id = xml_attribute(attributes, "id"), *start = xml_attribute(attributes, "startRef");
	const char *pair = xml_attribute(attributes, "rid");
	struct slice marked = marked_form(attributes);

	if (start)
		id = start;
	inline_open(segment, element, id, pair ? pair : id);
	if (marked.data)
		inline_add_content(segment, marked);
	else if (element != INLINE_EPT)
		add_name_as_content(segment, element, id);
}

/* Under this the end of a pair finds its beginning. */
static const char *pair_key(size_t number, char *key, size_t bytes)
{
	snprintf(key, bytes, "pair %zu", number);
	return key;
}

void xliff_open_pair(struct inline_reader *segment, const char **attributes, size_t number)
{
	const char *id = xml_attribute(attributes, "id");
	struct slice marked = marked_form(attributes);
	char key[ID_BYTES_MAX];

	inline_open(segment, INLINE_BPT, id, pair_key(number, key, sizeof(key)));
	if (marked.data)
		inline_add_content(segment, marked);
	else
		add_name_as_content(segment, INLINE_BPT, id);
}

void xliff_close_pair(struct inline_reader *segment, size_t number)
{
	char key[ID_BYTES_MAX];

	inline_open(segment, INLINE_EPT, NULL, pair_key(number, key, sizeof(key)));
}

void xliff_add_character(struct inline_reader *segment, const char **attributes)
{
	const char *hex = xml_attribute(attributes, "hex");
	unsigned long value = hex ? strtoul(hex, NULL, 16) : 0;
	struct strbuf character = STRBUF_INIT;

	if (value)
		strbuf_add_codepoint(&character, value > 0x10ffff ? 0xfffd : (uint32_t)value);
	inline_add_text(segment, strbuf_slice(&character));
	strbuf_release(&character);
}

/* ------------------------------------------------------------- white space */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void xliff_join_lines(struct strbuf *text)
{
	struct slice all = strbuf_slice(text);
	struct strbuf joined = STRBUF_INIT;

	for (size_t at = 0; at < all.bytes;) {
		size_t end = at;
		bool breaks = false;

		while (end < all.bytes && is_space(all.data[end]))
			breaks |= all.data[end++] == '\n';
		if (end == at)
			strbuf_add_byte(&joined, all.data[end++]);
		else if (!breaks)
			strbuf_add(&joined, slice_part(all, at, end));
		else if (at > 0 && end < all.bytes)
			strbuf_add_byte(&joined, ' ');
		at = end;
	}
	strbuf_release(text);
	*text = joined;
}
