/*
 * sql -- an embedded SQL database; sql*.c alone know SQLite.
 *
 * A database is one file with a schema that is ours: opened by anything else's
 * application_id, a newer user_version, or tables, triggers and views that the
 * schema does not have, it is refused (faults.md T9). An older one is brought up
 * to date by numbered migrations, in one transaction. Statements are a table:
 * an enum for the callers, an array of texts in struct sql_schema, prepared when
 * first used. No SQL is ever put together from strings.
 *
 *	struct sql_statement *find = sql_prepare(sql, QUERY_FIND);
 *
 *	sql_bind_text(find, 1, name);
 *	while (sql_step(find, err) == SQL_ROW)
 *		use(sql_text(find, 0));
 *
 * Queries may call row_hash(…): 64 bits that stand for the values it is given, so
 * that a row can tell whether it is what was written. It is stored; see sql_hash.c.
 *
 * Writers wait for one another for SQL_BUSY_MILLISECONDS and then say who has it;
 * so do those that make the same new file at once. Commits reach the disk before they
 * are reported (WAL, synchronous EXTRA: FULL, and the folder where there is no log).
 * Not for two threads at once; each thread opens its own.
 */
#ifndef BASE_SQL_H
#define BASE_SQL_H

#include "base/error.h"
#include "base/slice.h"

#include <stdint.h>

#define SQL_BUSY_MILLISECONDS 5000

struct sql;
struct sql_statement;

struct sql_schema {
	int32_t application_id;
	int version;			/* of `create`, from 1 */
	const char *create;		/* makes an empty database of this version */
	const char *const *migrations;	/* [0] brings version 1 to 2, and so on */
	const char *const *queries;	/* indexed by the caller's enum */
	size_t query_count;
	const char *used;		/* says 1 when something was ever put into it, else 0; NULL: new files stay */
	const char *noun;		/* for messages, marked with N_(): "translation memory" */
};

enum sql_flags {
	SQL_WRITE = 1 << 0,	/* fails when the file cannot be written */
	SQL_CREATE = 1 << 1,	/* makes a missing file, for its owner alone; implies SQL_WRITE */
	SQL_BULK = 1 << 2,	/* large cache, for writing very many rows */
};

/*
 * Without SQL_WRITE a file on a read-only medium opens too. `schema` must
 * outlive the connection. A file that this made and into which nobody has put
 * anything is removed by closing it.
 */
bool sql_open(struct sql **sql, const char *path, const struct sql_schema *schema, unsigned flags,
	      struct error *err);
void sql_close(struct sql *sql);

/* A larger cache from now on, as SQL_BULK gives. */
void sql_expect_bulk(struct sql *sql);

/*
 * From now on what is written goes into the file at once, instead of into the log first and
 * from there into the file: half the work for a transaction that fills a database. As safe as
 * the log, but who reads has to wait. Nothing happens when another connection is open.
 * Not within a transaction. Opening for writing ends it, too.
 */
void sql_leave_log(struct sql *sql);
void sql_enter_log(struct sql *sql);

/*
 * Whether each row that is written is held against the rows it points to; so it is from
 * opening on. Who turns it off checks all rows before committing. Not within a transaction.
 */
void sql_check_references(struct sql *sql, bool check);

/*
 * The statement of a query, reset and without values. Preparing a statement that
 * our own table holds fails only when the file is damaged; the first sql_step()
 * then says so.
 */
struct sql_statement *sql_prepare(struct sql *sql, size_t query);

/* Parameters count from 1. Texts are borrowed until the statement is prepared again. */
void sql_bind_integer(struct sql_statement *statement, int parameter, int64_t value);
void sql_bind_text(struct sql_statement *statement, int parameter, struct slice text); /* none: NULL */
void sql_bind_null(struct sql_statement *statement, int parameter);

enum sql_result { SQL_FAILED, SQL_ROW, SQL_DONE };

/* After SQL_DONE and SQL_FAILED the statement is reset and its values are kept. */
enum sql_result sql_step(struct sql_statement *statement, struct error *err);

/* Runs to the end; rows are passed over. */
bool sql_run(struct sql_statement *statement, struct error *err);

/* Ends a statement whose rows are no longer wanted. */
void sql_reset(struct sql_statement *statement);

/* Columns count from 0. Texts are borrowed until the next step. */
int64_t sql_integer(struct sql_statement *statement, int column);
struct slice sql_text(struct sql_statement *statement, int column);
bool sql_is_null(struct sql_statement *statement, int column);

/* Of the last row that was inserted. */
int64_t sql_inserted(struct sql *sql);

/*
 * Changes between these are kept whole or not at all. Begin takes the write lock; it fails when the file is not the one
 * at its path any more.
 */
bool sql_begin(struct sql *sql, struct error *err);
bool sql_commit(struct sql *sql, struct error *err);
void sql_rollback(struct sql *sql);

/* Between these, all statements see the same state of the database. */
bool sql_begin_reading(struct sql *sql, struct error *err);
void sql_end_reading(struct sql *sql);

/* Brings everything from the log into the file and empties the log. */
bool sql_checkpoint(struct sql *sql, struct error *err);

/*
 * Whether any of the texts stands somewhere in the file's bytes, be it in a row or in what a row left behind; for
 * texts of less than SQL_HOLDS_BYTES_MOST, which lie in one piece. After sql_checkpoint().
 */
#define SQL_HOLDS_BYTES_MOST ((size_t)2048)
bool sql_holds(struct sql *sql, const struct slice *texts, size_t count, bool *holds, struct error *err);

/* Writes the whole file anew, with nothing in it but what the rows hold. Not within a transaction. */
bool sql_compact(struct sql *sql, struct error *err);

/* SQLite's own check of the whole file; the first thing wrong becomes the error. */
bool sql_check(struct sql *sql, struct error *err);

bool sql_is_read_only(const struct sql *sql);

/* An error about the contents: "translation memory 'PATH' is damaged: …"; returns false. */
bool sql_damaged(struct sql *sql, struct error *err, const char *what);

#endif
