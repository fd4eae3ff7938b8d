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
#include "text/letter_model.h"
#include "text/placeable.h"
#include "text/uzbek_endings.h"

static size_t lines; /* of the table */

static void check_row(void *context, const char *file, size_t line, const char *why)
{
	(void)context;
	assert(file && *file && why && *why);
	assert(line >= 1 && line <= lines);
}

static const struct data_report report = { check_row, NULL };

static void read_alphabets(struct slice table)
{
	struct alphabets *alphabets = alphabets_new();
	const struct alphabet *alphabet;

	alphabets_add(alphabets, table, "alphabets.tsv", &report);
	alphabet = alphabets_find(alphabets, SLICE("x"), NULL);
	if (alphabet)
		alphabet_write(alphabet, 's', 'h');
	alphabets_free(alphabets);
}

static void read_exceptions(struct slice table)
{
	struct exceptions *exceptions = exceptions_builtin();

	exceptions_add(exceptions, table, "uz-exceptions.tsv", &report);
	exceptions_has(exceptions, TO_CYRILLIC, EXCEPTION_KEEP, SLICE("linux"));
	exceptions_free(exceptions);
}

static void read_placeables(struct slice table)
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
	read_alphabets(table);
	read_exceptions(table);
	read_placeables(table);
	letter_model_free(letter_model_read(SCRIPT_LATIN, table, "letters-latin.tsv", &report));
	evidence_free(evidence_read(table, "identify.tsv", &report));
	uzbek_endings_prove(table, "uz-endings.tsv", &report);
	sort(table);
	return 0;
}
