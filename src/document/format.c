/*
 * format -- the table of formats, and which one a document is.
 */
#include <config.h>

#include "document/format.h"

#include "base/alloc.h"
#include "base/file.h"

extern const struct format format_docx, format_fodt, format_html, format_markdown, format_mdx, format_odt, format_plain;

/* One line a format; where two sniff alike the upper one wins. */
static const struct format *const FORMATS[] = {
	&format_html,
	&format_markdown,
	&format_mdx,
	&format_docx,
	&format_odt,
	&format_fodt,
	&format_plain,
	NULL,
};

const struct format *const *format_all(void)
{
	return FORMATS;
}

const struct format *format_find(const char *name)
{
	for (const struct format *const *format = FORMATS; *format; format++)
		if (slice_equal_ascii_case(slice_of((*format)->name), slice_of(name)))
			return *format;
	return NULL;
}

static bool has_suffix(const struct format *format, struct slice suffix)
{
	struct slice rest = slice_of(format->suffixes), one;

	while (slice_next_field(&rest, ' ', &one))
		if (slice_equal_ascii_case(one, suffix))
			return true;
	return false;
}

const struct format *format_for(const char *path, struct slice bytes)
{
	struct slice suffix = slice_of(path ? path_suffix(path) : "");
	const struct format *best = NULL;
	int best_sure = 0;

	for (const struct format *const *format = FORMATS; *format; format++)
		if (suffix.bytes && has_suffix(*format, suffix))
			return *format;
	for (const struct format *const *format = FORMATS; *format; format++) {
		int sure = (*format)->sniff(bytes);

		if (sure > best_sure) {
			best_sure = sure;
			best = *format;
		}
	}
	return best == &format_plain && suffix.bytes ? NULL : best; /* anything looks like plain text */
}
