/*
 * data_folder -- the tables of a workspace.
 */
#include <config.h>

#include "text/data_folder.h"

#include "base/file.h"

#include <stdlib.h>

static void refuse_row(void *context, const char *file, size_t line, const char *why)
{
	struct error *first = context;

	if (!error_is_set(first))
		error_at(first, ERROR_FORMAT, file, line, "%s", why);
}

static bool read_table(const char *path, data_use_function *use, void *context, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct error bad = ERROR_INIT;
	struct data_report report = { refuse_row, &bad };
	bool done = file_read(path, FILE_LIMIT_BYTES, &text, err);

	if (done)
		use(context, strbuf_slice(&text), path, &report);
	if (error_is_set(&bad)) {
		done = false;
		if (err)
			error_move(err, &bad);
		error_clear(&bad);
	}
	strbuf_release(&text);
	return done;
}

bool data_folder_read(const char *folder, const char *name, data_use_function *use, void *context,
		      struct error *err)
{
	char *path;
	bool done;

	if (!folder)
		return true;
	path = path_join(folder, name);
	done = !file_exists(path) || read_table(path, use, context, err);
	free(path);
	return done;
}
