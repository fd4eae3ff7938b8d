/*
 * irregular -- words whose forms no rule gives.
 */
#include <config.h>

#include "text/irregular.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

EMBEDDED(en_irregular_tsv);
EMBEDDED(ru_irregular_tsv);

#define FORM_BYTES_MAX ((size_t)40)

struct slice irregular_bytes(enum irregular_list list)
{
	if (list == IRREGULAR_ENGLISH)
		return slice_from(embedded_en_irregular_tsv, embedded_en_irregular_tsv_bytes);
	return slice_from(embedded_ru_irregular_tsv, embedded_ru_irregular_tsv_bytes);
}

const char *irregular_name(enum irregular_list list)
{
	static const char *const names[IRREGULAR_LISTS] = {
		[IRREGULAR_ENGLISH] = "en-irregular.tsv",
		[IRREGULAR_RUSSIAN] = "ru-irregular.tsv",
	};

	return names[list];
}

struct irregular {
	struct map forms; /* to places in `words`; keys are in the embedded file */
	struct slice *words;
	size_t count, capacity;
};

struct irregular *irregular_new(enum irregular_list list)
{
	struct irregular *irregular = alloc_zeroed(1, sizeof(*irregular));
	struct slice rest = irregular_bytes(list), line, word, form;

	while (slice_next_line(&rest, &line)) {
		if (slice_starts(line, SLICE("#")) || !slice_next_field(&line, '\t', &word))
			continue;
		ARRAY_GROW(irregular->words, irregular->count, irregular->capacity);
		irregular->words[irregular->count] = word;
		while (slice_next_field(&line, ' ', &form))
			map_add(&irregular->forms, form, irregular->count, NULL);
		irregular->count++;
	}
	return irregular;
}

void irregular_free(struct irregular *irregular)
{
	if (!irregular)
		return;
	map_release(&irregular->forms);
	free(irregular->words);
	free(irregular);
}

struct slice irregular_lemma(const struct irregular *irregular, struct slice folded)
{
	const size_t *place = irregular ? map_find(&irregular->forms, folded) : NULL;

	return place ? irregular->words[*place] : SLICE_NONE;
}

bool irregular_check(const char *name, struct slice bytes, struct error *err)
{
	struct slice line;

	for (size_t number = 1; slice_next_line(&bytes, &line); number++) {
		struct slice word, form;

		if (slice_starts(line, SLICE("#")) || !line.bytes)
			continue;
		if (!utf8_is_valid(line) || !slice_next_field(&line, '\t', &word) || !word.bytes || !line.bytes)
			return error_at(err, ERROR_FORMAT, name, number,
					_("a row is a word, a tab and its forms with spaces between them"));
		while (slice_next_field(&line, ' ', &form))
			if (!form.bytes || form.bytes > FORM_BYTES_MAX || memchr(form.data, '\t', form.bytes))
				return error_at(err, ERROR_FORMAT, name, number,
						_("a row is a word, a tab and its forms with spaces between them"));
	}
	return true;
}
