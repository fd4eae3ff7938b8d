/*
 * language_guess -- reading a language where a person wrote it.
 */
#include <config.h>

#include "text/language_guess.h"

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/character.h"

/* Small letters, one dress for each apostrophe and dash, and no brackets. */
static void fold_name(struct slice name, struct strbuf *out)
{
	size_t at = 0;

	strbuf_clear(out);
	while (at < name.bytes) {
		uint32_t c = character_fold(utf8_next(name, &at));

		if (c != '(' && c != ')')
			strbuf_add_codepoint(out, c);
	}
}

struct guess {
	struct nearest nearest;
	const struct language *language;
};

static void offer(struct guess *guess, struct slice name, const struct language *language)
{
	if (nearest_offer(&guess->nearest, name))
		guess->language = language;
}

/* "Uzbek (Cyrillic)": the whole, "Uzbek" and "Cyrillic". */
static void offer_name(struct guess *guess, const char *name, const struct language *language)
{
	struct slice whole = slice_of(name);
	size_t bracket = slice_find(whole, SLICE(" ("), 0);
	struct strbuf folded = STRBUF_INIT;

	fold_name(whole, &folded);
	offer(guess, strbuf_slice(&folded), language);
	if (bracket != SIZE_MAX) {
		fold_name(slice_part(whole, 0, bracket), &folded);
		offer(guess, strbuf_slice(&folded), language);
		fold_name(slice_part(whole, bracket, whole.bytes), &folded);
		offer(guess, slice_trim(strbuf_slice(&folded)), language);
	}
	strbuf_release(&folded);
}

const struct language *language_guess(struct slice written)
{
	struct guess guess = { .language = NULL };
	struct strbuf folded = STRBUF_INIT;

	fold_name(slice_trim(written), &folded);
	guess.nearest = (struct nearest)NEAREST_INIT(strbuf_slice(&folded));
	for (const struct language *const *row = language_all(); *row; row++) {
		offer_name(&guess, (*row)->english_name, *row);
		offer_name(&guess, _((*row)->english_name), *row);
		offer_name(&guess, (*row)->native_name, *row);
		offer(&guess, slice_of((*row)->gettext_name), *row);
		offer(&guess, slice_of((*row)->tag), *row);
	}
	strbuf_release(&folded);
	return guess.language;
}

const struct language *language_read(struct slice spelling, struct error *err)
{
	const struct language *language = language_find(slice_trim(spelling)), *meant;

	if (language)
		return language;
	meant = language_guess(spelling);
	if (meant)
		error_set(err, ERROR_USAGE, _("'%.*s' is no language that is known here; did you mean '%s'?"),
			  SLICE_ARG(spelling), meant->gettext_name);
	else
		error_set(err, ERROR_USAGE,
			  _("'%.*s' is no language that is known here; "
			    "write it like 'uz', 'uz@cyrillic', 'ru' or 'en'"),
			  SLICE_ARG(spelling));
	return NULL;
}
