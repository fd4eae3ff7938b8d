/*
 * protect -- spans of a text that are no words of its language.
 *
 * Codes, raw markup, entities, placeholders of programs, addresses, handles,
 * tags and file names. No service looks inside them: they are never converted,
 * split, stemmed or spell-checked. Recognised by what they begin with; the scan
 * looks ahead a bounded number of bytes, so that going through a whole text
 * with it takes linear time.
 */
#ifndef TEXT_PROTECT_H
#define TEXT_PROTECT_H

#include "base/slice.h"

enum protected_kind {
	PROTECTED_NONE,
	PROTECTED_CODE,	       /* <a1>, </a1>, <br2/> */
	PROTECTED_MARKUP,      /* <b class="x">, </b>, <!-- … --> */
	PROTECTED_ENTITY,      /* &nbsp; &#8217; */
	PROTECTED_PLACEHOLDER, /* %s %1$d %(name)s {name} {0} ${x} {{x}} */
	PROTECTED_URL,	       /* https://…, www.…, mailto:… */
	PROTECTED_EMAIL,       /* info@ombudsman.uz */
	PROTECTED_DOMAIN,      /* ombudsman.uz, gov.uk/path */
	PROTECTED_HANDLE,      /* @ombudsmanuz */
	PROTECTED_TAG,	       /* #inson_huquqlari */
	PROTECTED_FILE,	       /* hisobot-2024.pdf */
};

/*
 * The protected span that begins at `at`, which must be the beginning of a
 * character; *end is where it ends. Whether a word ends just before `at` is
 * looked up in the text: an address begins no earlier than its word.
 */
enum protected_kind protect_scan(struct slice text, size_t at, size_t *end);

#endif
