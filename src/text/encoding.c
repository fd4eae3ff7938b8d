/*
 * encoding -- bytes in other charsets, to UTF-8 and exactly back.
 *
 * UTF-8 and UTF-16 are done here, where damage can be seen byte by byte; the
 * rest goes through ICU's converters with callbacks that make and undo the
 * escapes. A converter that maps two byte sequences to one character, or keeps
 * a state (ISO-2022-JP), might still not give the same bytes back, so decoding
 * proves it by encoding again.
 */
#include <config.h>

#include "text/encoding.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#define ESCAPE_FIRST 0x10ff00u
#define BYTE_ORDER_MARK SLICE("\xef\xbb\xbf")

/* ------------------------------------------------------------------- table */

const struct encoding encoding_utf8 = {
	"UTF-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8", NULL
};
const struct encoding encoding_utf16le = {
	"UTF-16LE", "utf-16le utf-16 utf16 unicode ucs-2 unicodefeff iso-10646-ucs-2 csunicode", NULL
};
const struct encoding encoding_utf16be = { "UTF-16BE", "utf-16be unicodefffe", NULL };

static const struct encoding encoding_windows1252 = {
	"windows-1252",
	"windows-1252 cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii iso-8859-1 iso8859-1 iso88591 "
	"iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 l1 ibm819 cp819 csisolatin1",
	"windows-1252"
};
static const struct encoding encoding_windows1251 = {
	"windows-1251", "windows-1251 cp1251 x-cp1251 win-1251 win1251", "windows-1251"
};
static const struct encoding encoding_koi8r = {
	"KOI8-R", "koi8-r koi8 koi koi8_r cskoi8r", "KOI8-R"
};
static const struct encoding encoding_ibm866 = {
	"IBM866", "ibm866 cp866 866 csibm866 dos-866", "ibm-866"
};

/* clang-format off */
static const struct encoding legacy[] = {
	{ "KOI8-U", "koi8-u koi8-ru", "KOI8-U" },
	{ "ISO-8859-5",
	  "iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic csisolatincyrillic",
	  "ISO-8859-5" },
	{ "x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian mac-cyrillic", "x-mac-cyrillic" },
	{ "windows-1250", "windows-1250 cp1250 x-cp1250", "windows-1250" },
	{ "windows-1253", "windows-1253 cp1253 x-cp1253", "windows-1253" },
	{ "windows-1254",
	  "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 "
	  "iso-ir-148 latin5 l5 csisolatin5",
	  "windows-1254" },
	{ "windows-1255", "windows-1255 cp1255 x-cp1255", "windows-1255" },
	{ "windows-1256", "windows-1256 cp1256 x-cp1256", "windows-1256" },
	{ "windows-1257", "windows-1257 cp1257 x-cp1257", "windows-1257" },
	{ "windows-1258", "windows-1258 cp1258 x-cp1258", "windows-1258" },
	{ "windows-874", "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911", "windows-874" },
	{ "ISO-8859-2",
	  "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2",
	  "ISO-8859-2" },
	{ "ISO-8859-3",
	  "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3",
	  "ISO-8859-3" },
	{ "ISO-8859-4",
	  "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4",
	  "ISO-8859-4" },
	{ "ISO-8859-6",
	  "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 arabic ecma-114 asmo-708 "
	  "csisolatinarabic csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
	  "ISO-8859-6" },
	{ "ISO-8859-7",
	  "iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 greek greek8 ecma-118 "
	  "elot_928 sun_eu_greek csisolatingreek",
	  "ISO-8859-7" },
	{ "ISO-8859-8",
	  "iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-ir-138 hebrew visual "
	  "csisolatinhebrew csiso88598e iso-8859-8-e iso-8859-8-i csiso88598i logical",
	  "ISO-8859-8" },
	{ "ISO-8859-10", "iso-8859-10 iso8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6", "ISO-8859-10" },
	{ "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913", "ISO-8859-13" },
	{ "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914", "ISO-8859-14" },
	{ "ISO-8859-15", "iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin-9 csisolatin9", "ISO-8859-15" },
	{ "macintosh", "macintosh mac x-mac-roman csmacintosh", "macintosh" },
	{ "GBK", "gbk gb2312 gb_2312 gb_2312-80 gb_2312_80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk cp936", "GBK" },
	{ "gb18030", "gb18030", "gb18030" },
	{ "Big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5", "Big5-HKSCS" },
	{ "EUC-JP", "euc-jp x-euc-jp cseucpkdfmtjapanese", "EUC-JP" },
	{ "ISO-2022-JP", "iso-2022-jp csiso2022jp", "ISO-2022-JP" },
	{ "Shift_JIS", "shift_jis shift-jis sjis x-sjis windows-31j ms932 ms_kanji csshiftjis cp932", "ibm-943_P15A-2003" },
	{ "EUC-KR",
	  "euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
	  "windows-949 cp949",
	  "windows-949" },
};
/* clang-format on */

static const struct encoding *const frequent[] = {
	&encoding_utf8,	      &encoding_windows1251, &encoding_windows1252, &encoding_koi8r,
	&encoding_utf16le,     &encoding_utf16be,	    &encoding_ibm866,
};

static bool has_label(const struct encoding *encoding, struct slice label)
{
	struct slice rest = slice_of(encoding->labels), one;

	while (slice_next_field(&rest, ' ', &one))
		if (slice_equal_ascii_case(one, label))
			return true;
	return false;
}

const struct encoding *encoding_find(struct slice label)
{
	label = slice_trim(label);
	for (size_t i = 0; i < ARRAY_COUNT(frequent); i++)
		if (has_label(frequent[i], label))
			return frequent[i];
	for (size_t i = 0; i < ARRAY_COUNT(legacy); i++)
		if (has_label(&legacy[i], label))
			return &legacy[i];
	return NULL;
}

const struct encoding *encoding_by_mark(struct slice bytes, size_t *mark_bytes)
{
	const struct encoding *encoding = NULL;

	*mark_bytes = 0;
	if (slice_starts(bytes, BYTE_ORDER_MARK)) {
		*mark_bytes = 3;
		return &encoding_utf8;
	}
	if (slice_starts(bytes, SLICE("\xff\xfe")))
		encoding = &encoding_utf16le;
	else if (slice_starts(bytes, SLICE("\xfe\xff")))
		encoding = &encoding_utf16be;
	if (encoding)
		*mark_bytes = 2;
	return encoding;
}

/* ------------------------------------------------------------------ guessing */

#define GUESS_BYTES ((size_t)1 << 20) /* more of a document does not tell more */

/* UTF-8 that is whole, or damaged in far fewer places than it is right. */
static bool looks_like_utf8(struct slice bytes)
{
	size_t right = 0, wrong = 0;

	for (size_t at = 0; at < bytes.bytes;) {
		size_t before = at;

		if ((unsigned char)bytes.data[at] < 0x80) {
			at++;
			continue;
		}
		if (utf8_next(bytes, &at) == UTF8_REPLACEMENT && at == before + 1)
			wrong++;
		else
			right++;
	}
	return wrong == 0 || right >= 4 * wrong;
}

/* Latin and Cyrillic texts, spaces and digits: nearly every unit has 0 or 4 as its high byte. */
static const struct encoding *guess_utf16(struct slice bytes)
{
	size_t units = bytes.bytes / 2, high[2] = { 0, 0 }, zeros = 0;

	for (size_t i = 0; i < 2 * units; i++) {
		high[i % 2] += bytes.data[i] == 0 || bytes.data[i] == 4;
		zeros += bytes.data[i] == 0;
	}
	if (units < 2 || zeros == 0)
		return NULL;
	if (high[1] * 10 >= units * 8 && high[0] * 10 <= units * 2)
		return &encoding_utf16le;
	if (high[0] * 10 >= units * 8 && high[1] * 10 <= units * 2)
		return &encoding_utf16be;
	return NULL;
}

/*
 * The letters at the bytes 0x80…0xff in a string of 128: 'o' one of the
 * ten most frequent lower-case Cyrillic letters, 'l' another lower-case one,
 * 'U' upper case, '-' anything else.
 */
struct cyrillic {
	const struct encoding *encoding;
	const char *classes;
};

static const struct cyrillic cyrillic[] = {
	{ &encoding_windows1251,
	  "UU-l------U-UUUUl---------l-llll-UlU-U--U-U----U--Ull---l-l-lUll"
	  "UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUolollollolloloolooolllllllllllll" },
	{ &encoding_koi8r,
	  "-----------------------------------l---------------U------------"
	  "lolllolllolloloollooollollllllllUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU" },
	{ &encoding_ibm866,
	  "UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUolollollollolool----------------"
	  "--------------------------------ooolllllllllllllUlUlUlUl--------" },
};

static int letter_points(char class)
{
	switch (class) {
	case 'o':
		return 4;
	case 'l':
		return 1;
	case 'U':
		return 0;
	default:
		return -2;
	}
}

/* Frequent small letters speak for a charset, a capital behind a small one against it. */
static long cyrillic_points(struct slice bytes, const struct cyrillic *row)
{
	long points = 0;
	char previous = '-';

	for (size_t i = 0; i < bytes.bytes; i++) {
		unsigned char byte = (unsigned char)bytes.data[i];
		char class = byte < 0x80 ? '-' : row->classes[byte - 0x80];

		if (byte >= 0x80) {
			points += letter_points(class);
			if (class == 'U' && previous != '-' && previous != 'U')
				points -= 4;
		}
		previous = class;
	}
	return points;
}

/* In Latin texts high bytes stand alone between ASCII letters; in Cyrillic ones they are words. */
static bool looks_cyrillic(struct slice bytes)
{
	size_t pairs = 0, high = 0;

	for (size_t i = 0; i < bytes.bytes; i++) {
		if ((unsigned char)bytes.data[i] < 0x80)
			continue;
		high++;
		if (i + 1 < bytes.bytes && (unsigned char)bytes.data[i + 1] >= 0x80)
			pairs++;
	}
	return high >= 4 && pairs * 2 > high;
}

const struct encoding *encoding_guess(struct slice bytes)
{
	struct slice sample = slice_part(bytes, 0, GUESS_BYTES);
	const struct encoding *best = guess_utf16(sample);
	long best_points = 0;

	if (best)
		return best;
	if (looks_like_utf8(bytes))
		return &encoding_utf8;
	best = &encoding_windows1252;
	for (size_t i = 0; looks_cyrillic(sample) && i < ARRAY_COUNT(cyrillic); i++) {
		long points = cyrillic_points(sample, &cyrillic[i]);

		if (points > best_points) {
			best_points = points;
			best = cyrillic[i].encoding;
		}
	}
	return best;
}

/* ------------------------------------------------------------------- unicode */

static void add_escapes(struct strbuf *utf8, struct slice bytes)
{
	for (size_t i = 0; i < bytes.bytes; i++)
		strbuf_add_codepoint(utf8, ESCAPE_FIRST + (unsigned char)bytes.data[i]);
}

bool encoding_is_exact_utf8(struct slice bytes)
{
	if (!utf8_is_valid(bytes))
		return false;
	/* U+10FC00 to U+10FFFF begin with F4 8F B0 … BF: rare enough to decode them all. */
	for (size_t at = 0; (at = slice_find(bytes, SLICE("\xf4\x8f"), at)) != SIZE_MAX;)
		if (encoding_is_escape(utf8_next(bytes, &at)))
			return false;
	return true;
}

static void decode_utf8(struct slice bytes, struct strbuf *utf8)
{
	size_t copied = 0;

	for (size_t at = 0; at < bytes.bytes;) {
		size_t before = at;
		uint32_t c = utf8_next(bytes, &at);

		if (!encoding_is_escape(c) && (c != UTF8_REPLACEMENT || at - before == 3))
			continue;
		strbuf_add(utf8, slice_part(bytes, copied, before));
		add_escapes(utf8, slice_part(bytes, before, at));
		copied = at;
	}
	strbuf_add(utf8, slice_part(bytes, copied, bytes.bytes));
}

static unsigned utf16_unit(struct slice bytes, size_t at, bool big_endian)
{
	unsigned first = (unsigned char)bytes.data[at], second = (unsigned char)bytes.data[at + 1];

	return big_endian ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(struct slice bytes, bool big_endian, struct strbuf *utf8)
{
	size_t at = 0;

	while (at + 2 <= bytes.bytes) {
		uint32_t c = utf16_unit(bytes, at, big_endian);
		size_t end = at + 2;

		if (U16_IS_LEAD(c) && end + 2 <= bytes.bytes &&
		    U16_IS_TRAIL(utf16_unit(bytes, end, big_endian))) {
			c = (uint32_t)U16_GET_SUPPLEMENTARY(c, utf16_unit(bytes, end, big_endian));
			end += 2;
		}
		if (U_IS_SURROGATE(c) || encoding_is_escape(c))
			add_escapes(utf8, slice_part(bytes, at, end));
		else
			strbuf_add_codepoint(utf8, c);
		at = end;
	}
	add_escapes(utf8, slice_part(bytes, at, bytes.bytes));
}

static void add_utf16_unit(struct strbuf *bytes, unsigned unit, bool big_endian)
{
	strbuf_add_byte(bytes, (char)(big_endian ? unit >> 8 : unit & 0xff));
	strbuf_add_byte(bytes, (char)(big_endian ? unit & 0xff : unit >> 8));
}

static void encode_unicode(const struct encoding *encoding, struct slice utf8, struct strbuf *bytes)
{
	bool big_endian = encoding == &encoding_utf16be;

	for (size_t at = 0; at < utf8.bytes;) {
		size_t before = at;
		uint32_t c = utf8_next(utf8, &at);

		if (encoding_is_escape(c)) {
			strbuf_add_byte(bytes, (char)(c - ESCAPE_FIRST));
		} else if (encoding == &encoding_utf8) {
			strbuf_add(bytes, slice_part(utf8, before, at));
		} else if (c < 0x10000) {
			add_utf16_unit(bytes, c, big_endian);
		} else {
			add_utf16_unit(bytes, U16_LEAD(c), big_endian);
			add_utf16_unit(bytes, U16_TRAIL(c), big_endian);
		}
	}
}

/* ----------------------------------------------------------------------- ICU */

static UConverter *open_converter(const struct encoding *encoding, struct error *err)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encoding->icu, &status);

	if (U_FAILURE(status)) {
		error_set(err, ERROR_UNSUPPORTED, _("the charset '%s' is not supported by this system"),
			  encoding->name);
		return NULL;
	}
	return converter;
}

static void U_CALLCONV escape_bytes(const void *context, UConverterToUnicodeArgs *arguments,
				    const char *bytes, int32_t length,
				    UConverterCallbackReason reason, UErrorCode *status)
{
	(void)context;
	if (reason > UCNV_IRREGULAR)
		return;
	*status = U_ZERO_ERROR;
	for (int32_t i = 0; i < length; i++) {
		UChar32 c = (UChar32)(ESCAPE_FIRST + (unsigned char)bytes[i]);
		UChar pair[2] = { U16_LEAD(c), U16_TRAIL(c) };

		ucnv_cbToUWriteUChars(arguments, pair, 2, 0, status);
	}
}

struct missing_context {
	enum encoding_missing missing;
	UChar32 refused; /* 0 while nothing was */
};

static void write_reference(UConverterFromUnicodeArgs *arguments, UChar32 c, UErrorCode *status)
{
	char digits[16];
	UChar reference[16];
	const UChar *from = reference;
	int length = snprintf(digits, sizeof(digits), "&#%d;", (int)c);

	for (int i = 0; i < length; i++)
		reference[i] = (UChar)digits[i];
	ucnv_cbFromUWriteUChars(arguments, &from, reference + length, 0, status);
}

static void U_CALLCONV handle_missing(const void *context, UConverterFromUnicodeArgs *arguments,
				      const UChar *units, int32_t length, UChar32 c,
				      UConverterCallbackReason reason, UErrorCode *status)
{
	struct missing_context *missing = *(struct missing_context *const *)context;

	(void)units;
	(void)length;
	if (reason > UCNV_IRREGULAR)
		return;
	if (encoding_is_escape((uint32_t)c)) {
		char byte = (char)((uint32_t)c - ESCAPE_FIRST);

		*status = U_ZERO_ERROR;
		ucnv_cbFromUWriteBytes(arguments, &byte, 1, 0, status);
	} else if (missing->missing == ENCODING_REFERENCE) {
		*status = U_ZERO_ERROR;
		write_reference(arguments, c, status);
	} else {
		missing->refused = c;
	}
}

#define CHUNK_UNITS 4096

static bool decode_icu(const struct encoding *encoding, struct slice bytes, struct strbuf *utf8,
		       struct error *err)
{
	UConverter *from = open_converter(encoding, err), *to;
	UErrorCode status = U_ZERO_ERROR;
	UChar pivot[CHUNK_UNITS], *pivot_source = pivot, *pivot_target = pivot;
	const char *source = bytes.data;

	if (!from)
		return false;
	to = ucnv_open("UTF-8", &status);
	ucnv_setToUCallBack(from, escape_bytes, NULL, NULL, NULL, &status);
	do {
		char *target;

		if (status == U_BUFFER_OVERFLOW_ERROR)
			status = U_ZERO_ERROR;
		strbuf_reserve(utf8, 2 * CHUNK_UNITS);
		target = utf8->data + utf8->bytes;
		ucnv_convertEx(to, from, &target, target + 2 * CHUNK_UNITS, &source,
			       bytes.data + bytes.bytes, pivot, &pivot_source, &pivot_target,
			       pivot + CHUNK_UNITS, false, true, &status);
		utf8->bytes = (size_t)(target - utf8->data);
		utf8->data[utf8->bytes] = '\0';
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(status))
		return error_set(err, ERROR_FORMAT, _("cannot decode from '%s': %s"), encoding->name,
				 u_errorName(status));
	return true;
}

static bool encode_icu(const struct encoding *encoding, struct slice utf8, enum encoding_missing missing,
		       struct strbuf *bytes, struct error *err)
{
	UConverter *to = open_converter(encoding, err), *from;
	UErrorCode status = U_ZERO_ERROR;
	UChar pivot[CHUNK_UNITS], *pivot_source = pivot, *pivot_target = pivot;
	const char *source = utf8.data;
	struct missing_context context = { missing, 0 }, *handler = &context;

	if (!to)
		return false;
	from = ucnv_open("UTF-8", &status);
	ucnv_setFromUCallBack(to, handle_missing, &handler, NULL, NULL, &status);
	do {
		char *target;

		if (status == U_BUFFER_OVERFLOW_ERROR)
			status = U_ZERO_ERROR;
		strbuf_reserve(bytes, CHUNK_UNITS);
		target = bytes->data + bytes->bytes;
		ucnv_convertEx(to, from, &target, target + CHUNK_UNITS, &source,
			       utf8.data + utf8.bytes, pivot, &pivot_source, &pivot_target,
			       pivot + CHUNK_UNITS, false, true, &status);
		bytes->bytes = (size_t)(target - bytes->data);
		bytes->data[bytes->bytes] = '\0';
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	ucnv_close(from);
	ucnv_close(to);
	if (context.refused) {
		struct strbuf character = STRBUF_INIT;

		strbuf_add_codepoint(&character, (uint32_t)context.refused);
		error_set(err, ERROR_FORMAT, _("the character '%s' (U+%04X) cannot be written in %s"),
			  character.data, (unsigned)context.refused, encoding->name);
		strbuf_release(&character);
		return false;
	}
	if (U_FAILURE(status))
		return error_set(err, ERROR_FORMAT, _("cannot encode in '%s': %s"), encoding->name,
				 u_errorName(status));
	return true;
}

/* -------------------------------------------------------------------- public */

bool encoding_encode(const struct encoding *encoding, struct slice utf8, enum encoding_missing missing,
		    struct strbuf *bytes, struct error *err)
{
	if (encoding->icu)
		return encode_icu(encoding, utf8, missing, bytes, err);
	encode_unicode(encoding, utf8, bytes);
	return true;
}

bool encoding_decode(const struct encoding *encoding, struct slice bytes, struct strbuf *utf8,
		    struct error *err)
{
	struct strbuf again = STRBUF_INIT;
	size_t start = utf8->bytes;
	bool same;

	if (encoding == &encoding_utf8) {
		decode_utf8(bytes, utf8);
		return true;
	}
	if (!encoding->icu) {
		decode_utf16(bytes, encoding == &encoding_utf16be, utf8);
		return true;
	}
	if (!decode_icu(encoding, bytes, utf8, err))
		return false;
	same = encoding_encode(encoding, slice_part(strbuf_slice(utf8), start, utf8->bytes),
			      ENCODING_REFUSE, &again, err);
	if (same && !slice_equal(bytes, strbuf_slice(&again)))
		same = error_set(err, ERROR_FORMAT,
				 _("the bytes are not exactly representable as %s; convert the file to UTF-8 first"),
				 encoding->name);
	strbuf_release(&again);
	return same;
}
