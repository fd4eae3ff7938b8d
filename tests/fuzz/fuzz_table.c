/*
 * Any bytes as a table of a workspace: each reader takes what it can and names the
 * rest by lines that are there; and as a text in a list, whose key is one string.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <string.h>

#include "text/alphabet.h"
#include "text/collate.h"
#include "text/evidence.h"
#include "text/exceptions.h"
#include "text/irregular.h"
#include "text/letter_model.h"
#include "text/numeral_words.h"
#include "text/placeable.h"
#include "text/protect_names.h"
#include "text/stem.h"
#include "text/uzbek_endings.h"

static size_t lines; /* of the table */

static void check_row(void *context, const char *file, size_t line, const char *why)
{
	(void)context;
	assert(file && *file && why && *why);
	assert(line >= 1 && line <= lines);
}

static const struct data_report report = { check_row, NULL };

static void (*const provers[])(struct slice rows, const char *file, const struct data_report *report) = {
	alphabets_prove,	     evidence_prove,	   exceptions_prove,	irregular_prove,
	letter_model_prove_cyrillic, letter_model_prove_latin, numeral_words_prove, protect_names_prove,
	stems_prove,		     uzbek_endings_prove,
};

static void scan(struct slice table)
{
	struct placeable_table own = { table, "placeables.tsv", &report };
	struct placeable_scanner *scanner = placeable_scanner_new_with(&language_uz, &own);
	struct placeables found = PLACEABLES_INIT;

	placeable_scan(scanner, SLICE("2023-yil 19–20-oktabr kunlari, 5 km, 12,5 foiz"), &found);
	placeables_release(&found);
	placeable_scanner_free(scanner);
}

static void sort(struct slice text)
{
	struct collator *collator = collator_new(&language_uz, NULL);
	struct slice texts[] = { text, slice_part(text, text.bytes / 2, text.bytes), text };
	struct strbuf key = STRBUF_INIT;
	size_t order[3];

	collator_add_key(collator, text, &key);
	assert(key.bytes && strlen(key.data) + 1 == key.bytes);
	collator_order(collator, texts, 3, order);
	assert(order[0] + order[1] + order[2] == 3);
	strbuf_release(&key);
	collator_free(collator);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice table = slice_from((const char *)data, size);

	lines = 1;
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	for (size_t i = 0; i < sizeof(provers) / sizeof(provers[0]); i++)
		provers[i](table, "table.tsv", &report);
	scan(table);
	sort(table);
	return 0;
}
