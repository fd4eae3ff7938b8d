/*
 * data_folder -- the tables of a workspace, which are read over those compiled in.
 */
#ifndef TEXT_DATA_FOLDER_H
#define TEXT_DATA_FOLDER_H

#include "base/error.h"
#include "text/data_table.h"

/* Adds the rows of a table; the text and the name of the file are gone afterwards. */
typedef void data_use_function(void *context, struct slice text, const char *file,
			       const struct data_report *report);

/*
 * Gives the file `name` of the folder to `use`; a folder that is NULL or has no such
 * file is none. False when it cannot be read, or with the file and line of its first
 * row that is of no use: what a person wrote must not be passed over in silence.
 */
bool data_folder_read(const char *folder, const char *name, data_use_function *use, void *context,
		      struct error *err);

#endif
