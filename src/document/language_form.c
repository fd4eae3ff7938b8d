/*
 * language_form -- how places in documents name a language.
 */
#include <config.h>

#include "document/language_form.h"

#include "base/alloc.h"

/*
 * Open Graph and office programs want a territory with the language; these are
 * the house's. `script` is there where the language alone means another one.
 */
static const struct locale {
	const struct language *language;
	const char *locale, *full, *territory, *script;
} locales[] = {
	{ &language_uz, "uz_UZ", "uz-Latn-UZ", "UZ", NULL },
	{ &language_uz_cyrl, "uz_UZ", "uz-Cyrl-UZ", "UZ", "Cyrl" },
	{ &language_ru, "ru_RU", "ru-RU", "RU", NULL },
	{ &language_en, "en_US", "en-US", "US", NULL },
};

static const struct locale *find_locale(const struct language *language)
{
	for (size_t i = 0; i < ARRAY_COUNT(locales); i++)
		if (locales[i].language == language)
			return &locales[i];
	return NULL;
}

static void write_locale(const struct language *language, struct strbuf *out)
{
	const struct locale *locale = find_locale(language);

	if (locale) {
		strbuf_add_string(out, locale->locale);
		return;
	}
	for (const char *c = language->html_tag; *c; c++)
		strbuf_add_byte(out, *c == '-' ? '_' : *c);
}

static const char *script_name(const struct language *language)
{
	return language->script == SCRIPT_CYRILLIC ? "Cyrl" : "Latn";
}

void language_form_write(const struct language *language, enum language_form form, struct strbuf *out)
{
	const struct locale *locale = find_locale(language);

	switch (form) {
	case LANGUAGE_TAG:
		strbuf_add_string(out, language->html_tag);
		break;
	case LANGUAGE_LOCALE:
		write_locale(language, out);
		break;
	case LANGUAGE_DIRECTION:
		strbuf_add_string(out, language->right_to_left ? "rtl" : "ltr");
		break;
	case LANGUAGE_FULL:
		strbuf_add_string(out, locale ? locale->full : language->tag);
		break;
	case LANGUAGE_BASE:
		strbuf_add_string(out, language->base);
		break;
	case LANGUAGE_SCRIPT:
		strbuf_add_string(out, script_name(language));
		break;
	case LANGUAGE_TERRITORY:
	case LANGUAGE_TERRITORY_SCRIPT:
		strbuf_add_string(out, locale ? locale->territory : "none");
		if (form == LANGUAGE_TERRITORY_SCRIPT && locale && locale->script)
			strbuf_addf(out, "\" fo:script=\"%s", locale->script);
		break;
	}
}
