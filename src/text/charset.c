/*
 * charset -- texts in older charsets, through ICU's converters.
 */
#include <config.h>

#include "text/charset.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#define NAME_LIMIT_BYTES ((size_t)64)
#define CHUNK_BYTES ((size_t)1 << 14)

bool charset_is_utf8(struct slice name)
{
	static const char *const names[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", "ANSI_X3.4-1968" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (slice_equal_ascii_case(name, slice_of(names[i])))
			return true;
	return false;
}

static UConverter *open_converter(struct slice name, struct error *err)
{
	char terminated[NAME_LIMIT_BYTES + 1];
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = NULL;

	if (name.bytes && name.bytes <= NAME_LIMIT_BYTES) {
		memcpy(terminated, name.data, name.bytes);
		terminated[name.bytes] = '\0';
		converter = ucnv_open(terminated, &status);
	}
	if (!converter || U_FAILURE(status)) {
		error_set(err, ERROR_UNSUPPORTED,
			  _("charset '%.*s' is not known; convert the file to UTF-8 first"),
			  SLICE_ARG(slice_part(name, 0, NAME_LIMIT_BYTES)));
		return NULL;
	}
	ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	return converter;
}

static bool convert(UConverter *from, UConverter *to, struct slice bytes, struct strbuf *out)
{
	UChar between[CHUNK_BYTES], *between_read = between, *between_written = between;
	const char *source = bytes.data ? bytes.data : "", *end = source + bytes.bytes;
	UErrorCode status;
	UBool reset = true;

	do {
		char *start, *target;

		strbuf_reserve(out, CHUNK_BYTES + 1);
		start = target = out->data + out->bytes;
		status = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &target, start + CHUNK_BYTES, &source, end, between, &between_read,
			       &between_written, between + CHUNK_BYTES, reset, true, &status);
		out->bytes += (size_t)(target - start);
		out->data[out->bytes] = '\0';
		reset = false;
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	return U_SUCCESS(status);
}

bool charset_decode(struct slice name, struct slice bytes, struct strbuf *out, struct error *err)
{
	UConverter *from = open_converter(name, err), *to;
	bool done;

	if (!from)
		return false;
	to = open_converter(SLICE("UTF-8"), err);
	done = to && convert(from, to, bytes, out);
	ucnv_close(from);
	ucnv_close(to);
	return done || !to ||
	       error_set(err, ERROR_FORMAT, _("it is not in charset '%.*s', as it says"), SLICE_ARG(name));
}

/* Which character it was that failed: a quote of it in the message. */
static bool lacks_character(struct slice name, UConverter *from, UConverter *to, struct slice text,
			    struct error *err)
{
	struct strbuf scratch = STRBUF_INIT;
	size_t start = 0;

	for (size_t at = 0; at < text.bytes; start = at) {
		start = at;
		utf8_next(text, &at);
		if ((unsigned char)text.data[start] < 0x80)
			continue;
		strbuf_clear(&scratch);
		if (!convert(from, to, slice_part(text, start, at), &scratch)) {
			error_set(err, ERROR_FORMAT,
				  _("charset '%.*s' has no character '%.*s'; convert the file to UTF-8 first"),
				  SLICE_ARG(name), SLICE_ARG(slice_part(text, start, at)));
			break;
		}
	}
	strbuf_release(&scratch);
	if (start >= text.bytes)
		error_set(err, ERROR_FORMAT, _("the text cannot be written in charset '%.*s'"),
			  SLICE_ARG(name));
	return false;
}

bool charset_encode(struct slice name, struct slice text, struct strbuf *out, struct error *err)
{
	UConverter *to = open_converter(name, err), *from;
	bool done;

	if (!to)
		return false;
	from = open_converter(SLICE("UTF-8"), err);
	done = from && (convert(from, to, text, out) || lacks_character(name, from, to, text, err));
	ucnv_close(from);
	ucnv_close(to);
	return done;
}
