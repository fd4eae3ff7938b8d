/*
 * icu -- those of ICU's functions that are called, in two libraries that are opened when
 * the first is: characters, normal forms, boundaries and charsets in one, collation and
 * regular expressions in the other.
 *
 * Most runs stay within the tables of this folder (letter.h, character.h, wrap.h) and
 * need not wait until the dynamic linker has ICU and the C++ library ready, which takes
 * as long as extracting a page. The functions have the names and types of ICU's headers,
 * so those who call them include these and need not know.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/library.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

/* Result, name, parameters, arguments; as the headers declare them. */
#define COMMON_FUNCTIONS(X) \
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
	X(UChar *, u_strFromUTF8WithSub, \
	  (UChar * to, int32_t room, int32_t *units, const char *from, int32_t bytes, UChar32 instead, \
	   int32_t *replaced, UErrorCode *status), \
	  (to, room, units, from, bytes, instead, replaced, status)) \
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
#define COMMON_PROCEDURES(X) \
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

#define I18N_FUNCTIONS(X) \
	X(UCollator *, ucol_open, (const char *locale, UErrorCode *status), (locale, status)) \
	X(UCollator *, ucol_openRules, \
	  (const UChar *rules, int32_t units, UColAttributeValue form, UCollationStrength strength, UParseError *where, \
	   UErrorCode *status), \
	  (rules, units, form, strength, where, status)) \
	X(int32_t, ucol_getSortKey, \
	  (const UCollator *collator, const UChar *text, int32_t units, uint8_t *key, int32_t room), \
	  (collator, text, units, key, room)) \
	X(URegularExpression *, uregex_open, \
	  (const UChar *pattern, int32_t units, uint32_t flags, UParseError *where, UErrorCode *status), \
	  (pattern, units, flags, where, status)) \
	X(UBool, uregex_findNext, (URegularExpression * regex, UErrorCode *status), (regex, status)) \
	X(UBool, uregex_lookingAt, (URegularExpression * regex, int32_t from, UErrorCode *status), (regex, from, status)) \
	X(UBool, uregex_matches, (URegularExpression * regex, int32_t from, UErrorCode *status), (regex, from, status))

#define I18N_PROCEDURES(X) \
	X(ucol_close, (UCollator * collator), (collator)) \
	X(ucol_setAttribute, \
	  (UCollator * collator, UColAttribute which, UColAttributeValue value, UErrorCode *status), \
	  (collator, which, value, status)) \
	X(uregex_close, (URegularExpression * regex), (regex)) \
	X(uregex_setRegion, (URegularExpression * regex, int32_t from, int32_t end, UErrorCode *status), \
	  (regex, from, end, status)) \
	X(uregex_setStackLimit, (URegularExpression * regex, int32_t bytes, UErrorCode *status), (regex, bytes, status)) \
	X(uregex_setText, (URegularExpression * regex, const UChar *text, int32_t units, UErrorCode *status), \
	  (regex, text, units, status)) \
	X(uregex_setTimeLimit, (URegularExpression * regex, int32_t steps, UErrorCode *status), (regex, steps, status)) \
	X(uregex_useAnchoringBounds, (URegularExpression * regex, UBool yes, UErrorCode *status), (regex, yes, status)) \
	X(uregex_useTransparentBounds, (URegularExpression * regex, UBool yes, UErrorCode *status), (regex, yes, status))

struct icu_library {
	struct library library;
	atomic_bool is_open;
};

static inline void want(struct icu_library *icu)
{
	if (atomic_load_explicit(&icu->is_open, memory_order_acquire))
		return;
	library_want(&icu->library);
	atomic_store_explicit(&icu->is_open, true, memory_order_release);
}

#define POINTER(type, name, parameters, arguments) __typeof__(name) *name;
#define POINTER_VOID(name, parameters, arguments) __typeof__(name) *name;
static struct {
	COMMON_FUNCTIONS(POINTER)
	COMMON_PROCEDURES(POINTER_VOID)
	I18N_FUNCTIONS(POINTER)
	I18N_PROCEDURES(POINTER_VOID)
	__typeof__(u_setMemoryFunctions) *u_setMemoryFunctions; /* of the common library, which comes with the other */
} icu;

#define SYMBOL(type, name, parameters, arguments) { LIBRARY_NAME(name), &icu.name },
#define SYMBOL_VOID(name, parameters, arguments) { LIBRARY_NAME(name), &icu.name },
static const struct library_symbol common_symbols[] = { COMMON_FUNCTIONS(SYMBOL) COMMON_PROCEDURES(SYMBOL_VOID)
							SYMBOL_VOID(u_setMemoryFunctions, , ) };
static const struct library_symbol i18n_symbols[] = { I18N_FUNCTIONS(SYMBOL) I18N_PROCEDURES(SYMBOL_VOID)
						      SYMBOL_VOID(u_setMemoryFunctions, , ) };

static void *allocate(const void *context, size_t bytes)
{
	(void)context;
	return alloc_bytes(bytes);
}

static void *resize(const void *context, void *old, size_t bytes)
{
	(void)context;
	return alloc_resize_bytes(old, bytes);
}

static void give_back(const void *context, void *memory)
{
	(void)context;
	free(memory);
}

/* ICU reports at most places that memory ran out, and crashes at some (72: where it compiles regular
 * expressions). With our allocator the process ends as it does everywhere. */
static void use_our_memory(void)
{
	UErrorCode status = U_ZERO_ERROR;

	icu.u_setMemoryFunctions(NULL, allocate, resize, give_back, &status);
	assert(U_SUCCESS(status));
}

/* Of the same version as the headers: their functions carry it in their names. */
static const char *const common_files[] = { "libicuuc.so." U_ICU_VERSION_SHORT, NULL };
static const char *const i18n_files[] = { "libicui18n.so." U_ICU_VERSION_SHORT, NULL };

static struct icu_library common = {
	.library.title = "ICU",
	.library.package = "libicu" U_ICU_VERSION_SHORT,
	.library.files = common_files,
	.library.symbols = common_symbols,
	.library.count = sizeof(common_symbols) / sizeof(common_symbols[0]),
	.library.ready = use_our_memory,
};
static struct icu_library i18n = {
	.library.title = "ICU",
	.library.package = "libicu" U_ICU_VERSION_SHORT,
	.library.files = i18n_files,
	.library.symbols = i18n_symbols,
	.library.count = sizeof(i18n_symbols) / sizeof(i18n_symbols[0]),
	.library.ready = use_our_memory,
};

#define DEFINE(part, type, name, parameters, arguments) \
	type name parameters \
	{ \
		want(&part); \
		return icu.name arguments; \
	}
#define DEFINE_VOID(part, name, parameters, arguments) \
	void name parameters \
	{ \
		want(&part); \
		icu.name arguments; \
	}
#define DEFINE_COMMON(...) DEFINE(common, __VA_ARGS__)
#define DEFINE_COMMON_VOID(...) DEFINE_VOID(common, __VA_ARGS__)
#define DEFINE_I18N(...) DEFINE(i18n, __VA_ARGS__)
#define DEFINE_I18N_VOID(...) DEFINE_VOID(i18n, __VA_ARGS__)
COMMON_FUNCTIONS(DEFINE_COMMON)
COMMON_PROCEDURES(DEFINE_COMMON_VOID)
I18N_FUNCTIONS(DEFINE_I18N)
I18N_PROCEDURES(DEFINE_I18N_VOID)
