/*
 * sql_upkeep -- a database's file as a whole: its log, what its bytes hold, whether it is sound.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/sql_internal.h"

#include <stdlib.h>
#include <unistd.h>

#define HOLDS_READ_BYTES ((size_t)1 << 20)

/*
 * A database leaves the log only when nobody else has it open, and nobody can lock it before it is gone. Who opened it
 * between sees in sql_begin() that it is.
 */
void sql_remove_unused(struct sql *sql)
{
	int64_t used = 0;

	if (!sql->handle || sqlite.busy_timeout(sql->handle, 0) != SQLITE_OK ||
	    sqlite.exec(sql->handle, "PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
		return;
	/* Without its tables, too: making them failed. */
	if (!sql_ask(sql, sql->schema->used, &used, NULL) || !used)
		unlink(sql->path);
	sql_rollback(sql);
}

bool sql_checkpoint(struct sql *sql, struct error *err)
{
	int result = sqlite.wal_checkpoint_v2(sql->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

	return result == SQLITE_OK || sql_fail(sql, result, err);
}

static bool holds_any(struct slice bytes, const struct slice *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (texts[i].bytes && slice_find(bytes, texts[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* Through SQLite's own descriptor: to close another one would drop its locks. */
bool sql_holds(struct sql *sql, const struct slice *texts, size_t count, bool *holds, struct error *err)
{
	char *bytes = alloc_zeroed(1, SQL_HOLDS_BYTES_MOST + HOLDS_READ_BYTES);
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	int result = sqlite.file_control(sql->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	*holds = false;
	if (result == SQLITE_OK)
		result = file->pMethods->xFileSize(file, &size);
	for (sqlite3_int64 at = 0; at < size && result == SQLITE_OK && !*holds; at += HOLDS_READ_BYTES) {
		sqlite3_int64 rest = size - at, room = (sqlite3_int64)(SQL_HOLDS_BYTES_MOST + HOLDS_READ_BYTES);
		int read = (int)(rest < room ? rest : room);

		result = file->pMethods->xRead(file, bytes, read, at);
		*holds = result == SQLITE_OK && holds_any(slice_from(bytes, (size_t)read), texts, count);
	}
	free(bytes);
	return result == SQLITE_OK || sql_fail(sql, result, err);
}

bool sql_compact(struct sql *sql, struct error *err)
{
	return sql_execute(sql, "VACUUM", err) && sql_checkpoint(sql, err);
}

bool sql_check(struct sql *sql, struct error *err)
{
	sqlite3_stmt *statement = NULL;
	int result = sqlite.prepare_v2(sql->handle, "PRAGMA integrity_check(1)", -1, &statement, NULL);
	bool good = false;

	if (result == SQLITE_OK)
		result = sqlite.step(statement);
	if (result != SQLITE_ROW) {
		sql_fail(sql, result, err);
	} else {
		const char *verdict = (const char *)sqlite.column_text(statement, 0);

		good = verdict && strcmp(verdict, "ok") == 0;
		if (!good)
			sql_damaged(sql, err, verdict ? verdict : "?");
	}
	sqlite.finalize(statement);
	return good;
}
