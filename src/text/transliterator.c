/*
 * transliterator -- making one: our tables, and the rows of a workspace over them.
 */
#include <config.h>

#include "text/transliterator.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/data_folder.h"

#include <stdlib.h>

static void add_exceptions(void *context, struct slice table, const char *file, const struct data_report *report)
{
	exceptions_add(context, table, file, report);
}

static void add_alphabets(void *context, struct slice table, const char *file, const struct data_report *report)
{
	alphabets_add(context, table, file, report);
}

/* Where a model with rows of its own comes to stand. */
struct own_letters {
	struct transliterator *made;
	enum script script;
};

static void add_letters(void *context, struct slice table, const char *file, const struct data_report *report)
{
	struct own_letters *own = context;
	struct letter_model *model = letter_model_copy(own->made->letters[own->script]);

	letter_model_add(model, table, file, report);
	own->made->letters[own->script] = own->made->own_letters[own->script] = model;
}

/* The workspace's own rows, which win over ours; a bad one is an error, as a name would be misspelt by it. */
static bool add_own_data(struct transliterator *made, struct error *err)
{
	const char *folder = made->options.data_folder;
	struct own_letters latin = { made, SCRIPT_LATIN }, cyrillic = { made, SCRIPT_CYRILLIC };

	return data_folder_read(folder, "letters-latin.tsv", add_letters, &latin, err) &&
	       data_folder_read(folder, "letters-cyrillic.tsv", add_letters, &cyrillic, err) &&
	       data_folder_read(folder, "uz-exceptions.tsv", add_exceptions, made->exceptions, err) &&
	       data_folder_read(folder, "alphabets.tsv", add_alphabets, made->alphabets, err);
}

static bool find_alphabet(const struct transliterator *made, const char *name, const struct alphabet **alphabet,
			  struct error *err)
{
	*alphabet = alphabets_find(made->alphabets, slice_of(name ? name : ALPHABET_DEFAULT), err);
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
	made->exceptions = exceptions_builtin();
	made->letters[SCRIPT_LATIN] = letter_model_builtin(SCRIPT_LATIN);
	made->letters[SCRIPT_CYRILLIC] = letter_model_builtin(SCRIPT_CYRILLIC);
	made->alphabets = alphabets_new();
	made->cache = word_cache_new();
	if (add_own_data(made, err) && find_alphabet(made, made->options.from_alphabet, &made->from_alphabet, err) &&
	    find_alphabet(made, made->options.to_alphabet, &made->to_alphabet, err))
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
	alphabets_free(transliterator->alphabets);
	letter_model_free(transliterator->own_letters[SCRIPT_LATIN]);
	letter_model_free(transliterator->own_letters[SCRIPT_CYRILLIC]);
	word_cache_free(transliterator->cache);
	free(transliterator);
}
