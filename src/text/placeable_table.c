/*
 * placeable_table -- a workspace's own placeables.tsv.
 */
#include <config.h>

#include "text/placeable.h"

#include "text/data_folder.h"
#include "text/placeable_rules.h"

/* The name of the file in a folder of language data. */
#define TABLE_NAME "placeables.tsv"

/* Keeps the rows, and proves that each is of use in the language that it names. */
static void keep_and_prove(void *context, struct slice rows, const char *file, const struct data_report *report)
{
	struct strbuf *text = context;
	struct placeable_table table = { SLICE_NONE, file, report };

	strbuf_add(text, rows);
	table.text = strbuf_slice(text);
	for (const struct language *const *language = language_all(); *language; language++) {
		struct placeable_rules rules;

		placeable_rules_init(&rules, *language, &table);
		placeable_rules_release(&rules);
	}
}

bool placeable_table_read(const char *folder, struct strbuf *text, struct placeable_table *table, struct error *err)
{
	bool done;

	strbuf_clear(text);
	done = data_folder_read(folder, TABLE_NAME, keep_and_prove, text, err);
	*table = (struct placeable_table){ strbuf_slice(text), TABLE_NAME, NULL };
	return done;
}
