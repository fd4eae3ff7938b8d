/*
 * collate -- keys of ICU, compared as bytes.
 */
#include <config.h>

#include "text/collate.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/*
 * The alphabets end in z oʻ gʻ sh ch and in э ю я ў қ ғ ҳ; ё is a letter of its own.
 * (CLDR has the first of them, with some of the marks, and takes Cyrillic as Russian.)
 */
static const char uzbek_rules[] = "&[before 1]ʒ<oʻ<<<Oʻ<gʻ<<<Gʻ<sh<<<Sh<<<SH<ch<<<Ch<<<CH"
				  "&е<ё<<<Ё&я<ў<<<Ў<қ<<<Қ<ғ<<<Ғ<ҳ<<<Ҳ";

/* Units of UTF-16 in one text; what stands behind them does not count. */
#define UNITS_MAX 2048

struct collator {
	UCollator *icu;
	bool uzbek;
	struct strbuf text; /* the one that a key is made of */
};

static UCollator *open_uzbek(UErrorCode *status)
{
	UChar rules[sizeof(uzbek_rules)];
	int32_t units = 0;

	u_strFromUTF8(rules, (int32_t)ARRAY_COUNT(rules), &units, uzbek_rules, -1, status);
	return ucol_openRules(rules, units, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, NULL, status);
}

struct collator *collator_new(const struct language *language, struct error *err)
{
	bool uzbek = language == &language_uz || language == &language_uz_cyrl;
	UErrorCode status = U_ZERO_ERROR;
	UCollator *icu = uzbek ? open_uzbek(&status) : ucol_open(language ? language->icu_locale : "", &status);
	struct collator *made;

	if (U_SUCCESS(status))
		ucol_setAttribute(icu, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
	if (U_FAILURE(status)) {
		ucol_close(icu);
		error_set(err, ERROR_UNSUPPORTED, _("ICU cannot sort: %s"), u_errorName(status));
		return NULL;
	}
	made = alloc_zeroed(1, sizeof(*made));
	*made = (struct collator){ .icu = icu, .uzbek = uzbek, .text = STRBUF_INIT };
	return made;
}

void collator_free(struct collator *collator)
{
	if (!collator)
		return;
	ucol_close(collator->icu);
	strbuf_release(&collator->text);
	free(collator);
}

/* Any mark behind o and g is that of oʻ and gʻ, and any between two letters the tutuq. */
static uint32_t read_mark(uint32_t before, uint32_t mark, uint32_t after)
{
	uint32_t small = letter_lower(before);

	if (small == 'o' || small == 'g')
		return LETTER_OKINA;
	return letter_is(before) && letter_is(after) ? LETTER_TUTUQ : mark;
}

/* The text with the marks of Uzbek as its rules have them, in collator->text. */
static void read_text(struct collator *collator, struct slice text)
{
	uint32_t before = 0;

	strbuf_clear(&collator->text);
	for (size_t at = 0; at < text.bytes;) {
		uint32_t c = utf8_next(text, &at);
		size_t behind = at;

		if (collator->uzbek && apostrophe_is(c))
			c = read_mark(before, c, at < text.bytes ? utf8_next(text, &behind) : 0);
		strbuf_add_codepoint(&collator->text, c);
		before = c;
	}
}

void collator_add_key(struct collator *collator, struct slice text, struct strbuf *key)
{
	UChar units[UNITS_MAX];
	UErrorCode status = U_ZERO_ERROR;
	int32_t count = 0, bytes;

	read_text(collator, slice_part(text, 0, UNITS_MAX));
	u_strFromUTF8WithSub(units, UNITS_MAX, &count, collator->text.data, (int32_t)collator->text.bytes,
			     0xfffd, NULL, &status);
	bytes = ucol_getSortKey(collator->icu, units, count, NULL, 0); /* its NUL counts */
	strbuf_reserve(key, (size_t)bytes);
	ucol_getSortKey(collator->icu, units, count, (uint8_t *)key->data + key->bytes, bytes);
	key->bytes += (size_t)bytes;
	key->data[key->bytes] = '\0';
}

/* ------------------------------------------------------------------ sorting */

struct row {
	size_t from, index; /* where its key begins, which text it is of */
	const struct strbuf *keys;
};

/* Keys end with a NUL and have none inside. */
static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int difference = strcmp(a->keys->data + a->from, b->keys->data + b->from);

	return difference ? difference : a->index < b->index ? -1 : a->index > b->index;
}

void collator_order(struct collator *collator, const struct slice *texts, size_t count, size_t *order)
{
	struct row *rows = alloc_zeroed(count ? count : 1, sizeof(*rows));
	struct strbuf keys = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		rows[i] = (struct row){ keys.bytes, i, &keys };
		collator_add_key(collator, texts[i], &keys);
	}
	if (count)
		qsort(rows, count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < count; i++)
		order[i] = rows[i].index;
	strbuf_release(&keys);
	free(rows);
}
