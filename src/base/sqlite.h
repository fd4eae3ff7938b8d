/*
 * sqlite -- SQLite's functions, opened with the first database: most runs have none.
 */
#ifndef BASE_SQLITE_H
#define BASE_SQLITE_H

#include "base/error.h"

#include <sqlite3.h>

#define SQLITE_FUNCTIONS(X) \
	X(bind_int64) X(bind_null) X(bind_text64) X(busy_timeout) X(clear_bindings) \
	X(close) X(column_bytes) X(column_int64) X(column_text) X(column_type) X(config) \
	X(create_function_v2) X(db_config) X(errmsg) X(exec) X(extended_result_codes) X(file_control) \
	X(finalize) X(get_autocommit) X(last_insert_rowid) X(open) X(open_v2) X(prepare_v2) \
	X(prepare_v3) X(reset) X(result_int64) X(step) X(value_bytes) X(value_int64) \
	X(value_text) X(value_type) X(wal_checkpoint_v2)

struct sqlite {
#define MEMBER(name) __typeof__(sqlite3_##name) *name;
	SQLITE_FUNCTIONS(MEMBER)
#undef MEMBER
};

extern struct sqlite sqlite;

/* To be asked before any of them is called. False with an error when SQLite is not installed. */
bool sqlite_ready(struct error *err);

#endif
