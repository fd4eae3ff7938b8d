/*
 * placeable_table -- a workspace's own placeables.tsv.
 */
#include <config.h>

#include "text/placeable.h"

#include "base/file.h"
#include "text/placeable_rules.h"

#include <stdlib.h>

/* The name of the file in a folder of language data. */
#define TABLE_NAME "placeables.tsv"

static void refuse_row(void *context, const char *file, size_t line, const char *why)
{
	struct error *first = context;

	if (!error_is_set(first))
		error_at(first, ERROR_FORMAT, file, line, "%s", why);
}

/* Whether every row is of use in the language it names. */
static bool prove(const struct placeable_table *table, struct error *err)
{
	struct error bad = ERROR_INIT;
	struct data_report report = { refuse_row, &bad };
	struct placeable_table proved = { table->text, table->file, &report };

	for (const struct language *const *language = language_all(); *language && !error_is_set(&bad); language++) {
		struct placeable_rules rules;

		placeable_rules_init(&rules, *language, &proved);
		placeable_rules_release(&rules);
	}
	if (!error_is_set(&bad))
		return true;
	if (err)
		error_move(err, &bad);
	error_clear(&bad);
	return false;
}

bool placeable_table_read(const char *folder, struct strbuf *text, struct placeable_table *table, struct error *err)
{
	char *path = path_join(folder, TABLE_NAME);
	bool done = true;

	*table = (struct placeable_table){ SLICE_NONE, TABLE_NAME, NULL };
	if (file_exists(path)) {
		struct placeable_table read = { SLICE_NONE, path, NULL };

		done = file_read(path, FILE_LIMIT_BYTES, text, err);
		table->text = read.text = strbuf_slice(text);
		done = done && prove(&read, err);
	}
	free(path);
	return done;
}
