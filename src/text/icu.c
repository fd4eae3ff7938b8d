/*
 * icu -- ICU's functions for characters, normal forms, boundaries and charsets, opened
 * when the first of them is called.
 *
 * Most runs stay within the tables of this folder (letter.h, character.h, wrap.h) and
 * need not wait until the dynamic linker has ICU and the C++ library ready, which takes
 * as long as extracting a page. The functions have the names and types of ICU's headers,
 * so those who call them include these and need not know.
 */
#include <config.h>

#include "base/library.h"

#include <stdatomic.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

/* Result, name, parameters, arguments; as the headers declare them. */
#define ICU_FUNCTIONS(X) \
	X(UBool, u_hasBinaryProperty, (UChar32 c, UProperty which), (c, which)) \
	X(UBool, u_isUWhiteSpace, (UChar32 c), (c)) \
	X(UBool, u_isalnum, (UChar32 c), (c)) \
	X(UBool, u_isalpha, (UChar32 c), (c)) \
	X(UBool, u_isdigit, (UChar32 c), (c)) \
	X(UBool, u_islower, (UChar32 c), (c)) \
	X(UBool, u_isupper, (UChar32 c), (c)) \
	X(UChar32, u_foldCase, (UChar32 c, uint32_t options), (c, options)) \
	X(UChar32, u_tolower, (UChar32 c), (c)) \
	X(UChar32, u_toupper, (UChar32 c), (c)) \
	X(int8_t, u_charType, (UChar32 c), (c)) \
	X(int32_t, u_getIntPropertyValue, (UChar32 c, UProperty which), (c, which)) \
	X(UScriptCode, uscript_getScript, (UChar32 c, UErrorCode * status), (c, status)) \
	X(const char *, u_errorName, (UErrorCode code), (code)) \
	X(int32_t, u_strFoldCase, \
	  (UChar * to, int32_t room, const UChar *from, int32_t units, uint32_t options, UErrorCode *status), \
	  (to, room, from, units, options, status)) \
	X(UChar *, u_strFromUTF8, \
	  (UChar * to, int32_t room, int32_t *units, const char *from, int32_t bytes, UErrorCode *status), \
	  (to, room, units, from, bytes, status)) \
	X(const UNormalizer2 *, unorm2_getNFCInstance, (UErrorCode * status), (status)) \
	X(UBool, unorm2_hasBoundaryBefore, (const UNormalizer2 *form, UChar32 c), (form, c)) \
	X(int32_t, unorm2_normalize, \
	  (const UNormalizer2 *form, const UChar *from, int32_t units, UChar *to, int32_t room, UErrorCode *status), \
	  (form, from, units, to, room, status)) \
	X(UText *, utext_openUTF8, (UText * text, const char *from, int64_t bytes, UErrorCode *status), \
	  (text, from, bytes, status)) \
	X(UText *, utext_close, (UText * text), (text)) \
	X(UBreakIterator *, ubrk_open, \
	  (UBreakIteratorType type, const char *locale, const UChar *text, int32_t units, UErrorCode *status), \
	  (type, locale, text, units, status)) \
	X(int32_t, ubrk_first, (UBreakIterator * breaks), (breaks)) \
	X(int32_t, ubrk_next, (UBreakIterator * breaks), (breaks)) \
	X(UConverter *, ucnv_open, (const char *name, UErrorCode *status), (name, status))

/* The same without a result. */
#define ICU_PROCEDURES(X) \
	X(ubrk_setUText, (UBreakIterator * breaks, UText *text, UErrorCode *status), (breaks, text, status)) \
	X(ubrk_close, (UBreakIterator * breaks), (breaks)) \
	X(ucnv_close, (UConverter * converter), (converter)) \
	X(ucnv_convertEx, \
	  (UConverter * to, UConverter *from, char **target, const char *target_end, const char **source, \
	   const char *source_end, UChar *pivot, UChar **pivot_from, UChar **pivot_to, const UChar *pivot_end, \
	   UBool reset, UBool flush, UErrorCode *status), \
	  (to, from, target, target_end, source, source_end, pivot, pivot_from, pivot_to, pivot_end, reset, flush, \
	   status)) \
	X(ucnv_cbFromUWriteBytes, \
	  (UConverterFromUnicodeArgs * arguments, const char *bytes, int32_t count, int32_t offset, UErrorCode *status), \
	  (arguments, bytes, count, offset, status)) \
	X(ucnv_cbFromUWriteUChars, \
	  (UConverterFromUnicodeArgs * arguments, const UChar **from, const UChar *end, int32_t offset, \
	   UErrorCode *status), \
	  (arguments, from, end, offset, status)) \
	X(ucnv_cbToUWriteUChars, \
	  (UConverterToUnicodeArgs * arguments, const UChar *units, int32_t count, int32_t offset, UErrorCode *status), \
	  (arguments, units, count, offset, status)) \
	X(ucnv_setFromUCallBack, \
	  (UConverter * converter, UConverterFromUCallback action, const void *context, \
	   UConverterFromUCallback *old_action, const void **old_context, UErrorCode *status), \
	  (converter, action, context, old_action, old_context, status)) \
	X(ucnv_setToUCallBack, \
	  (UConverter * converter, UConverterToUCallback action, const void *context, \
	   UConverterToUCallback *old_action, const void **old_context, UErrorCode *status), \
	  (converter, action, context, old_action, old_context, status))

static struct {
#define FUNCTION(type, name, parameters, arguments) __typeof__(name) *name;
#define PROCEDURE(name, parameters, arguments) __typeof__(name) *name;
	ICU_FUNCTIONS(FUNCTION)
	ICU_PROCEDURES(PROCEDURE)
#undef FUNCTION
#undef PROCEDURE
} icu;

#define FUNCTION(type, name, parameters, arguments) { LIBRARY_NAME(name), &icu.name },
#define PROCEDURE(name, parameters, arguments) { LIBRARY_NAME(name), &icu.name },
static const struct library_symbol symbols[] = { ICU_FUNCTIONS(FUNCTION) ICU_PROCEDURES(PROCEDURE) };
#undef FUNCTION
#undef PROCEDURE

/* Of the same version as the headers: its functions carry it in their names. */
static const char *const files[] = { "libicuuc.so." U_ICU_VERSION_SHORT, NULL };

static struct library library = {
	.title = "ICU",
	.package = "libicu" U_ICU_VERSION_SHORT,
	.files = files,
	.symbols = symbols,
	.count = sizeof(symbols) / sizeof(symbols[0]),
};

static atomic_bool is_ready;

static inline void want(void)
{
	if (atomic_load_explicit(&is_ready, memory_order_acquire))
		return;
	library_want(&library);
	atomic_store_explicit(&is_ready, true, memory_order_release);
}

#define FUNCTION(type, name, parameters, arguments) \
	type name parameters \
	{ \
		want(); \
		return icu.name arguments; \
	}
#define PROCEDURE(name, parameters, arguments) \
	void name parameters \
	{ \
		want(); \
		icu.name arguments; \
	}
ICU_FUNCTIONS(FUNCTION)
ICU_PROCEDURES(PROCEDURE)
