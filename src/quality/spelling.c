/*
 * spelling -- the dictionary of one language, from Hunspell's where they are installed.
 */
#include <config.h>

#include "quality/spelling.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/library.h"
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/key.h"
#include "text/letter.h"
#include "text/transliterate.h"
#include "text/uzbek_tail.h"

#include <stdlib.h>

#define DICTIONARY_FOLDER "/usr/share/hunspell"
#define STEM_LETTERS_LEAST 2

/* These functions in C have been the same since version 1.3 (hunspell.h). */
static struct {
	void *(*create)(const char *rules, const char *words);
	void (*destroy)(void *dictionary);
	int (*spell)(void *dictionary, const char *word);
	const char *(*encoding)(void *dictionary);
	int (*suggest)(void *dictionary, char ***list, const char *word);
	void (*free_list)(void *dictionary, char ***list, int count);
} hunspell;

static const struct library_symbol hunspell_symbols[] = {
	{ "Hunspell_create", &hunspell.create },
	{ "Hunspell_destroy", &hunspell.destroy },
	{ "Hunspell_spell", &hunspell.spell },
	{ "Hunspell_get_dic_encoding", &hunspell.encoding },
	{ "Hunspell_suggest", &hunspell.suggest },
	{ "Hunspell_free_list", &hunspell.free_list },
};

static const char *const hunspell_files[] = { "libhunspell-1.7.so.0", "libhunspell.so.0", "libhunspell.so", NULL };

static struct library hunspell_library = {
	.title = "Hunspell",
	.package = "libhunspell-1.7-0",
	.files = hunspell_files,
	.symbols = hunspell_symbols,
	.count = sizeof(hunspell_symbols) / sizeof(hunspell_symbols[0]),
};

struct spelling {
	void *dictionary;
	const struct encoding *encoding;
	const struct language *language;
	struct transliterator *to_cyrillic; /* of Uzbek; NULL: of others */
};

static const struct {
	const struct language *language;
	const char *name;
} dictionaries[] = {
	{ &language_ru, "ru_RU" },
	{ &language_en, "en_US" },
	{ &language_uz, "uz_UZ" },
	{ &language_uz_cyrl, "uz_UZ" },
};

static const char *name_of(const struct language *language)
{
	for (size_t i = 0; i < sizeof(dictionaries) / sizeof(dictionaries[0]); i++)
		if (dictionaries[i].language == language)
			return dictionaries[i].name;
	return NULL;
}

/* Hunspell takes missing files for empty ones, so they are looked for first. */
static bool open_files(struct spelling *spelling, const char *folder, const char *name)
{
	struct strbuf rules = STRBUF_INIT, words = STRBUF_INIT;

	strbuf_addf(&rules, "%s/%s.aff", folder, name);
	strbuf_addf(&words, "%s/%s.dic", folder, name);
	if (file_exists(rules.data) && file_exists(words.data) && library_open(&hunspell_library, NULL))
		spelling->dictionary = hunspell.create(rules.data, words.data);
	strbuf_release(&rules);
	strbuf_release(&words);
	return spelling->dictionary != NULL;
}

struct spelling *spelling_open(const struct language *language, const char *folder)
{
	const char *name = name_of(language);
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;
	struct spelling *spelling;

	if (!name)
		return NULL;
	spelling = alloc_zeroed(1, sizeof(*spelling));
	spelling->language = language;
	if (!open_files(spelling, folder ? folder : DICTIONARY_FOLDER, name)) {
		free(spelling);
		return NULL;
	}
	spelling->encoding = encoding_find(slice_of(hunspell.encoding(spelling->dictionary)));
	if (language_same_base(language, &language_uz))
		spelling->to_cyrillic = transliterator_new(&language_uz, &language_uz_cyrl, &options, NULL);
	return spelling;
}

void spelling_close(struct spelling *spelling)
{
	if (!spelling)
		return;
	hunspell.destroy(spelling->dictionary);
	transliterator_free(spelling->to_cyrillic);
	free(spelling);
}

/* In the dictionary's charset; false when it does not have a letter of the word. */
static bool to_dictionary(const struct spelling *spelling, struct slice word, struct strbuf *bytes)
{
	if (!spelling->encoding || spelling->encoding == &encoding_utf8) {
		strbuf_add(bytes, word);
		return true;
	}
	return encoding_encode(spelling->encoding, word, ENCODING_REFUSE, bytes, NULL);
}

static bool stands_there(const struct spelling *spelling, struct slice word)
{
	struct strbuf bytes = STRBUF_INIT;
	bool found = to_dictionary(spelling, word, &bytes) &&
		     hunspell.spell(spelling->dictionary, bytes.data) != 0;

	strbuf_release(&bytes);
	return found;
}

/* ----------------------------------------------------------------------- Uzbek */

/* Latin, in small letters, as the folded key has it. */
static bool stem_stands_there(const struct spelling *spelling, struct slice latin)
{
	struct strbuf cyrillic = STRBUF_INIT;
	bool found;

	transliterate(spelling->to_cyrillic, latin, &cyrillic, NULL);
	found = stands_there(spelling, strbuf_slice(&cyrillic));
	strbuf_release(&cyrillic);
	return found;
}

/* yurag-i is of yurak, qishlogʻ-i of qishloq. */
static bool changed_stem_stands_there(const struct spelling *spelling, struct slice stem)
{
	static const struct {
		const char *written, *stem;
	} changes[] = { { "g\u02bb", "q" }, { "g", "k" } };
	struct strbuf other = STRBUF_INIT;
	bool found = false;

	for (size_t i = 0; !found && i < sizeof(changes) / sizeof(changes[0]); i++) {
		if (!slice_ends(stem, slice_of(changes[i].written)))
			continue;
		strbuf_clear(&other);
		strbuf_add(&other, slice_part(stem, 0, stem.bytes - strlen(changes[i].written)));
		strbuf_add_string(&other, changes[i].stem);
		found = stem_stands_there(spelling, strbuf_slice(&other));
	}
	strbuf_release(&other);
	return found;
}

static bool is_form_of_a_stem(const struct spelling *spelling, struct slice latin)
{
	size_t letters = utf8_count(latin);

	for (size_t at = latin.bytes; letters > STEM_LETTERS_LEAST; letters--) {
		struct slice stem = slice_part(latin, 0, at);

		if (uzbek_tail_follows(latin, at, true, NULL) &&
		    (stem_stands_there(spelling, stem) ||
		     (at < latin.bytes && changed_stem_stands_there(spelling, stem))))
			return true;
		utf8_previous(latin, &at);
	}
	return false;
}

static bool accepts_uzbek(const struct spelling *spelling, struct slice word)
{
	struct strbuf latin = STRBUF_INIT;
	bool found;

	if (spelling->language == &language_uz_cyrl && stands_there(spelling, word))
		return true;
	key_folded(spelling->language, word, &latin, NULL);
	found = is_form_of_a_stem(spelling, strbuf_slice(&latin));
	strbuf_release(&latin);
	return found;
}

bool spelling_accepts(struct spelling *spelling, struct slice word)
{
	if (word.bytes > SPELLING_BYTES_MOST)
		return true;
	return spelling->to_cyrillic ? accepts_uzbek(spelling, word) : stands_there(spelling, word);
}

bool spelling_lists(struct spelling *spelling, struct slice word)
{
	struct strbuf latin = STRBUF_INIT;
	bool found;

	if (word.bytes > SPELLING_BYTES_MOST)
		return false;
	if (!spelling->to_cyrillic || spelling->language == &language_uz_cyrl)
		return stands_there(spelling, word);
	key_folded(spelling->language, word, &latin, NULL);
	found = stem_stands_there(spelling, strbuf_slice(&latin));
	strbuf_release(&latin);
	return found;
}

/* ------------------------------------------------------------------ suggestions */

static void add_suggestion(const struct spelling *spelling, const char *found, struct strbuf *suggestion)
{
	if (!spelling->encoding || spelling->encoding == &encoding_utf8)
		strbuf_add_string(suggestion, found);
	else
		encoding_decode(spelling->encoding, slice_of(found), suggestion, NULL);
}

/* Of Uzbek only the list of forms could suggest, in the other script: better nothing. */
void spelling_suggest(struct spelling *spelling, struct slice word, struct strbuf *suggestion)
{
	struct strbuf bytes = STRBUF_INIT;
	char **found = NULL;
	int count = 0;

	if (!spelling->to_cyrillic && to_dictionary(spelling, word, &bytes))
		count = hunspell.suggest(spelling->dictionary, &found, bytes.data);
	if (count > 0)
		add_suggestion(spelling, found[0], suggestion);
	if (found)
		hunspell.free_list(spelling->dictionary, &found, count);
	strbuf_release(&bytes);
}
