/*
 * lexicon -- the words of one language that belong to numbers and dates.
 */
#include <config.h>

#include "text/lexicon.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/map.h"
#include "text/uzbek_tail.h"

#include <assert.h>
#include <stdlib.h>

EMBEDDED(placeables_tsv);

#define FORM_BYTES_MIN 2
#define FORM_BYTES_MAX 64

struct lexicon {
	bool uzbek;
	struct map words; /* to indices of entries; keys are in the embedded file */
	struct lexicon_entry *entries;
	size_t count, capacity;
};

static const char *const kind_names[] = {
	[LEXICON_MONTH] = "month",     [LEXICON_WORD] = "word", [LEXICON_SCALE] = "scale",
	[LEXICON_PERCENT] = "percent", [LEXICON_AM] = "am",	[LEXICON_PM] = "pm",
};

static enum lexicon_kind read_kind(struct slice name)
{
	size_t kind = 0;

	while (kind < ARRAY_COUNT(kind_names) && !slice_is(name, kind_names[kind]))
		kind++;
	assert(kind < ARRAY_COUNT(kind_names)); /* the file is ours */
	return (enum lexicon_kind)kind;
}

static int read_number(struct slice digits)
{
	int number = 0;

	for (size_t i = 0; i < digits.bytes; i++)
		number = number * 10 + (digits.data[i] - '0');
	return number;
}

static void add_forms(struct lexicon *lexicon, enum lexicon_kind kind, int value, struct slice forms)
{
	struct slice form;

	for (int i = 0; slice_next_field(&forms, ' ', &form); i++) {
		ARRAY_GROW(lexicon->entries, lexicon->count, lexicon->capacity);
		lexicon->entries[lexicon->count] = (struct lexicon_entry){ kind, value, i };
		map_add(&lexicon->words, form, lexicon->count++, NULL);
	}
}

struct lexicon *lexicon_new(const struct language *language)
{
	struct lexicon *lexicon = alloc_zeroed(1, sizeof(*lexicon));
	struct slice rest = slice_from(embedded_placeables_tsv, embedded_placeables_tsv_bytes), line;

	lexicon->uzbek = language_same_base(language, &language_uz);
	while (slice_next_line(&rest, &line)) {
		struct slice kind, base, value;

		if (slice_starts(line, SLICE("#")) || !slice_next_field(&line, '\t', &kind) ||
		    !slice_next_field(&line, '\t', &base) || !slice_next_field(&line, '\t', &value))
			continue;
		if (slice_is(base, language->base))
			add_forms(lexicon, read_kind(kind), read_number(value), line);
	}
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	map_release(&lexicon->words);
	free(lexicon->entries);
	free(lexicon);
}

const struct lexicon_entry *lexicon_find(const struct lexicon *lexicon, struct slice folded)
{
	const size_t *found;

	if (folded.bytes < FORM_BYTES_MIN || folded.bytes > FORM_BYTES_MAX)
		return NULL;
	found = map_find(&lexicon->words, folded);
	for (size_t bytes = folded.bytes; !found && lexicon->uzbek && bytes-- > FORM_BYTES_MIN + 1;) {
		found = map_find(&lexicon->words, slice_part(folded, 0, bytes));
		if (found && !uzbek_tail_follows(folded, bytes, false, NULL))
			found = NULL;
	}
	return found ? &lexicon->entries[*found] : NULL;
}
