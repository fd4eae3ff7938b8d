/*
 * irregular -- words whose forms no rule gives.
 */
#include <config.h>

#include "text/irregular.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"
#include "text/own_tables.h"

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

struct irregular {
	struct map forms; /* to places in `words`; keys are in the tables, which stay */
	struct slice *words;
	size_t count, capacity;
};

/* A form that has a row already keeps it: the workspace's rows are read before ours. */
static const char *read_row(struct irregular *irregular, const struct data_row *row)
{
	struct slice forms = row->columns[1], form;

	if (row->count != 2 || !row->columns[0].bytes)
		return _("a row is a word, a tab and its forms with spaces between them");
	if (!data_item_is_small(row->columns[0]) || !data_item_is_small(forms))
		return _("words stand in small letters");
	ARRAY_GROW(irregular->words, irregular->count, irregular->capacity);
	irregular->words[irregular->count] = row->columns[0];
	while (slice_next_field(&forms, ' ', &form)) {
		if (!form.bytes || form.bytes > FORM_BYTES_MAX)
			return _("a row is a word, a tab and its forms with spaces between them");
		map_add(&irregular->forms, form, irregular->count, NULL);
	}
	irregular->count++;
	return NULL;
}

static void add_rows(struct irregular *irregular, struct slice rows, const char *file,
		     const struct data_report *report)
{
	struct data_table table = data_table_of(rows, file, report);
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(irregular, &row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

struct irregular *irregular_new(enum irregular_list list)
{
	static const enum own_table own[IRREGULAR_LISTS] = {
		[IRREGULAR_ENGLISH] = OWN_ENGLISH_IRREGULAR,
		[IRREGULAR_RUSSIAN] = OWN_RUSSIAN_IRREGULAR,
	};
	struct irregular *irregular = alloc_zeroed(1, sizeof(*irregular));

	add_rows(irregular, own_table_rows(own[list]), own_table_name(own[list]), NULL);
	add_rows(irregular, irregular_bytes(list), own_table_name(own[list]), NULL);
	return irregular;
}

void irregular_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct irregular *irregular = alloc_zeroed(1, sizeof(*irregular));

	add_rows(irregular, rows, file, report);
	irregular_free(irregular);
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
