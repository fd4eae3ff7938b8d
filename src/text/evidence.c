/*
 * evidence -- words in maps, endings and pairs in lists, letters by their number.
 */
#include <config.h>

#include "text/evidence.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/own_tables.h"

#include <stdlib.h>
#include <threads.h>

EMBEDDED(identify_tsv);

#define LETTERS_END 0x800 /* two bytes in UTF-8: Latin and Cyrillic */
#define POINTS_MAX 16

struct words {
	struct map places; /* to places in `points` */
	struct evidence_points *points;
	size_t count, capacity;
};

struct evidence {
	struct words words, uzbek_words;
	struct evidence_parts endings, pairs;
	struct evidence_points letters[LETTERS_END];
	bool has_letter[LETTERS_END];
};

static const char *const candidate_names[CANDIDATES] = {
	[UZBEK] = "uz",	  [UZBEK_CYRILLIC] = "uz-Cyrl",	 [RUSSIAN] = "ru",
	[ENGLISH] = "en", [OTHER_LATIN] = "other-latin", [OTHER_CYRILLIC] = "other-cyrillic",
};

/* ---------------------------------------------------------------- reading */

static void add_word(struct words *words, struct slice word, enum candidate candidate, int points)
{
	bool added;
	size_t place = *map_add(&words->places, word, words->count, &added);

	if (added) {
		ARRAY_GROW(words->points, words->count, words->capacity);
		words->points[words->count++] = (struct evidence_points){ { 0 } };
	}
	words->points[place].of[candidate] = (int8_t)points;
}

static void add_part(struct evidence_parts *parts, struct slice text, enum candidate candidate, int points)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].candidate == candidate && slice_equal(parts->items[i].text, text)) {
			parts->items[i].points = points;
			return;
		}
	ARRAY_GROW(parts->items, parts->count, parts->capacity);
	parts->items[parts->count++] = (struct evidence_part){ text, candidate, points };
}

static const char *add_letter(struct evidence *evidence, struct slice text, enum candidate candidate,
			      int points)
{
	size_t at = 0;
	uint32_t letter = utf8_next(text, &at);

	if (at < text.bytes || letter < 0x80 || letter >= LETTERS_END)
		return _("a letter is one that ASCII does not have");
	evidence->letters[letter].of[candidate] = (int8_t)points;
	evidence->has_letter[letter] = true;
	return NULL;
}

static const char *add_item(struct evidence *evidence, struct slice kind, struct slice text,
			    enum candidate candidate, int points)
{
	if (!slice_is(kind, "letter") && !data_item_is_small(text))
		return _("words stand in small letters");
	if (slice_is(kind, "word"))
		add_word(candidate == UZBEK ? &evidence->uzbek_words : &evidence->words, text, candidate,
			 points);
	else if (slice_is(kind, "ending"))
		add_part(&evidence->endings, text, candidate, points);
	else if (slice_is(kind, "pair"))
		add_part(&evidence->pairs, text, candidate, points);
	else if (slice_is(kind, "letter"))
		return add_letter(evidence, text, candidate, points);
	else
		return _("the kind of the row is unknown");
	return NULL;
}

static const char *read_row(struct evidence *evidence, const struct data_row *row)
{
	struct slice rest = row->columns[3], item;
	const char *fault = NULL;
	size_t candidate = 0;
	long points;

	while (candidate < CANDIDATES && !slice_is(row->columns[1], candidate_names[candidate]))
		candidate++;
	if (candidate == CANDIDATES)
		return _("the language is unknown");
	if (row->count < 4 || !data_table_number(row->columns[2], 0, POINTS_MAX, &points))
		return _("the points are no number from 0 to 16");
	while (!fault && slice_next_field(&rest, ' ', &item))
		fault = item.bytes ? add_item(evidence, row->columns[0], item, (enum candidate)candidate,
					      (int)points)
				   : _("an item is empty");
	return fault;
}

static void add_rows(struct evidence *evidence, struct slice text, const char *file, const struct data_report *report)
{
	struct data_table table = data_table_of(text, file, report);
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(evidence, &row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

struct evidence *evidence_read(struct slice text, const char *file, const struct data_report *report)
{
	struct evidence *made = alloc_zeroed(1, sizeof(*made));

	add_rows(made, text, file, report);
	return made;
}

void evidence_prove(struct slice rows, const char *file, const struct data_report *report)
{
	evidence_free(evidence_read(rows, file, report));
}

void evidence_free(struct evidence *evidence)
{
	map_release(&evidence->words.places);
	map_release(&evidence->uzbek_words.places);
	free(evidence->words.points);
	free(evidence->uzbek_words.points);
	free(evidence->endings.items);
	free(evidence->pairs.items);
	free(evidence);
}

static struct evidence *builtin;
static once_flag builtin_made = ONCE_FLAG_INIT;

struct slice evidence_table(void)
{
	return slice_from(embedded_identify_tsv, embedded_identify_tsv_bytes);
}

static void make_builtin(void)
{
	builtin = evidence_read(evidence_table(), own_table_name(OWN_IDENTIFY), NULL);
	add_rows(builtin, own_table_rows(OWN_IDENTIFY), own_table_name(OWN_IDENTIFY), NULL);
}

const struct evidence *evidence_builtin(void)
{
	call_once(&builtin_made, make_builtin);
	return builtin;
}

/* ----------------------------------------------------------------- asking */

static const struct evidence_points *find_word(const struct words *words, struct slice word)
{
	const size_t *place = map_find(&words->places, word);

	return place ? &words->points[*place] : NULL;
}

const struct evidence_points *evidence_word(const struct evidence *evidence, struct slice word)
{
	return find_word(&evidence->words, word);
}

const struct evidence_points *evidence_uzbek_word(const struct evidence *evidence, struct slice latin)
{
	return find_word(&evidence->uzbek_words, latin);
}

const struct evidence_points *evidence_letter(const struct evidence *evidence, uint32_t small)
{
	return small < LETTERS_END && evidence->has_letter[small] ? &evidence->letters[small] : NULL;
}

const struct evidence_parts *evidence_endings(const struct evidence *evidence)
{
	return &evidence->endings;
}

const struct evidence_parts *evidence_pairs(const struct evidence *evidence)
{
	return &evidence->pairs;
}
