/*
 * sql_internal -- what sql.c and sql_upkeep.c know of a database.
 */
#ifndef BASE_SQL_INTERNAL_H
#define BASE_SQL_INTERNAL_H

#include "base/sql.h"
#include "base/sqlite.h"

struct sql_statement {
	struct sql *sql;
	sqlite3_stmt *prepared;
	int failure; /* of preparing or binding: told by the next step */
};

struct sql {
	sqlite3 *handle;
	char *path;
	const struct sql_schema *schema;
	struct sql_statement *statements; /* one for each query */
	bool read_only;
	bool made; /* the file was not there */
};

/* An error about what SQLite answered with; returns false. */
bool sql_fail(struct sql *sql, int result, struct error *err);

/* Runs statements of our own that give no rows. */
bool sql_execute(struct sql *sql, const char *text, struct error *err);

/* One number that a statement outside the table answers with. */
bool sql_ask(struct sql *sql, const char *text, int64_t *number, struct error *err);

/* Removes a file that nobody has written into, unless others have it open. */
void sql_remove_unused(struct sql *sql);

#endif
