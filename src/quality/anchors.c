/*
 * anchors -- what of a sentence comes through translation by its looks.
 */
#include <config.h>

#include "quality/anchors.h"

#include "base/hash.h"
#include "quality/name.h"
#include "text/letter.h"

/* So many sounds of a name are looked at: endings and the rest differ too often. */
#define NAME_SOUNDS 4

static uint32_t hash_of(const char *bytes, size_t count)
{
	return (uint32_t)hash_bytes(slice_from(bytes, count), HASH_KEY_STORED);
}

static void add(uint32_t items[ANCHORS_MOST], uint8_t *count, uint32_t hash)
{
	if (*count < ANCHORS_MOST)
		items[(*count)++] = hash;
}

/* ------------------------------------------------------------------------ figures */

static bool joins_figures(const struct side *side, size_t index)
{
	uint32_t c = side->glyphs[index].c;

	return (c == '.' || c == ',' || c == 0xa0 || c == 0x202f || c == ' ') &&
	       side_kind(side, index + 1) == CHARACTER_DIGIT && side_kind(side, index + 2) == CHARACTER_DIGIT;
}

/* 1,200.5 and 1 200,5 are "12005". */
static size_t read_figure(const struct side *side, size_t index, struct anchors *anchors)
{
	char digits[24];
	size_t count = 0;

	while (index < side->count &&
	       (side->glyphs[index].kind == CHARACTER_DIGIT || (count && joins_figures(side, index)))) {
		if (side->glyphs[index].kind == CHARACTER_DIGIT && count < sizeof(digits))
			digits[count++] = (char)side->glyphs[index].c;
		index++;
	}
	add(anchors->figures, &anchors->figure_count, hash_of(digits, count));
	return index;
}

/* -------------------------------------------------------------------------- names */

static void read_name(const struct side *side, const struct word *word, struct anchors *anchors)
{
	struct strbuf folded = STRBUF_INIT;
	struct name_key key;

	side_fold_word(side, word, &folded);
	name_key_make(strbuf_slice(&folded), side->language == &language_en, &key);
	if (key.count >= NAME_SOUNDS)
		add(anchors->names, &anchors->name_count, hash_of(key.sounds, NAME_SOUNDS));
	strbuf_release(&folded);
}

void anchors_find(const struct side *side, size_t from, size_t to, struct anchors *anchors)
{
	size_t index = 0;
	bool first = true;

	*anchors = (struct anchors){ .figure_count = 0 };
	while (index < side->count && side->glyphs[index].at < from)
		index++;
	while (index < side->count && side->glyphs[index].at < to)
		if (side->glyphs[index].kind == CHARACTER_DIGIT)
			index = read_figure(side, index, anchors);
		else
			index++;
	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];

		if (side_at(side, word->first) < from || side_at(side, word->first) >= to)
			continue;
		/* The first word has a capital anyway. */
		if (!first && word->shape == WORD_CAPITAL)
			read_name(side, word, anchors);
		first = false;
	}
}

/* How many stand on one side only; each may be used once. */
static size_t unmatched(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
	unsigned used = 0;
	size_t matched = 0;

	for (size_t i = 0; i < a_count; i++)
		for (size_t j = 0; j < b_count; j++)
			if (a[i] == b[j] && !(used & 1u << j)) {
				used |= 1u << j;
				matched++;
				break;
			}
	return a_count + b_count - 2 * matched;
}

double anchors_cost(const struct anchors *a, const struct anchors *b)
{
	return ANCHOR_FIGURE_COST *
		       (double)unmatched(a->figures, a->figure_count, b->figures, b->figure_count) +
	       ANCHOR_NAME_COST * (double)unmatched(a->names, a->name_count, b->names, b->name_count);
}
