/*
 * transliterator -- making one of the tables, whose styles are chosen.
 */
#include <config.h>

#include "text/transliterator.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <stdlib.h>

static bool find_alphabet(const char *name, const struct alphabet **alphabet, struct error *err)
{
	*alphabet = alphabet_find(slice_of(name ? name : ALPHABET_DEFAULT), err);
	return *alphabet;
}

static bool can_be_made(const struct language *from, const struct language *to)
{
	return (from == &language_uz && (to == &language_uz || to == &language_uz_cyrl)) ||
	       (from == &language_uz_cyrl && to == &language_uz);
}

struct transliterator *transliterator_new(const struct language *from, const struct language *to,
					  const struct transliterate_options *options, struct error *err)
{
	static const struct transliterate_options defaults = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *made;

	if (!can_be_made(from, to)) {
		error_set(err, ERROR_UNSUPPORTED,
			  _("cannot transliterate from '%s' to '%s': only between the scripts of Uzbek"), from->tag,
			  to->tag);
		return NULL;
	}
	made = alloc_zeroed(1, sizeof(*made));
	made->options = options ? *options : defaults;
	made->from_latin = from == &language_uz;
	made->to_latin = to == &language_uz;
	made->exceptions = exceptions_new();
	made->letters[SCRIPT_LATIN] = letter_model_builtin(SCRIPT_LATIN);
	made->letters[SCRIPT_CYRILLIC] = letter_model_builtin(SCRIPT_CYRILLIC);
	made->cache = word_cache_new();
	if (find_alphabet(made->options.from_alphabet, &made->from_alphabet, err) &&
	    find_alphabet(made->options.to_alphabet, &made->to_alphabet, err))
		return made;
	transliterator_free(made);
	return NULL;
}

void transliterator_free(struct transliterator *transliterator)
{
	if (!transliterator)
		return;
	exceptions_free(transliterator->exceptions);
	passages_release(&transliterator->passages);
	word_cache_free(transliterator->cache);
	free(transliterator);
}
