/*
 * sql -- SQLite behind a table of statements.
 *
 * What a hostile or half-broken file can do is narrowed before the first
 * statement runs: no extensions, no double-quoted strings, DEFENSIVE, untrusted
 * schema, cells checked when read. Then the schema is compared, object by object, with
 * the one that our own text makes in an empty database in memory: a trigger or a
 * view that somebody added never gets to run.
 */
#include <config.h>

#include "base/sql.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/sql_hash.h"
#include "base/sql_internal.h"
#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define CACHE_KIB 16384
#define BULK_CACHE_KIB 131072
/* SQLite's file format: the byte of the -shm file that the writer locks. */
#define WAL_WRITE_LOCK_BYTE 120

/* ---------------------------------------------------------------- trouble */

/* The process that holds the write lock, from the kernel's table; 0 if unknown.
 * Asking by fcntl() would need another descriptor, and closing that would drop
 * the locks of our own. */
static long writing_process(const struct sql *sql)
{
	struct strbuf path = STRBUF_INIT;
	struct stat status;
	char line[256];
	long holder = 0;
	FILE *locks;
	bool found;

	strbuf_addf(&path, "%s-shm", sql->path);
	found = stat(path.data, &status) == 0;
	strbuf_release(&path);
	locks = found ? fopen("/proc/locks", "re") : NULL;
	while (locks && !holder && fgets(line, sizeof(line), locks)) {
		unsigned major_number, minor_number;
		unsigned long long inode, first;
		long process;

		if (sscanf(line, "%*s POSIX %*s WRITE %ld %x:%x:%llu %llu", &process, &major_number, &minor_number,
			   &inode, &first) == 5 &&
		    inode == (unsigned long long)status.st_ino && major_number == major(status.st_dev) &&
		    minor_number == minor(status.st_dev) && first == WAL_WRITE_LOCK_BYTE && process > 0)
			holder = process;
	}
	if (locks)
		fclose(locks);
	return holder;
}

bool sql_damaged(struct sql *sql, struct error *err, const char *what)
{
	return error_set(err, ERROR_STORE, _("%s '%s' is damaged: %s"), _(sql->schema->noun), sql->path, what);
}

static bool busy(struct sql *sql, struct error *err)
{
	long holder = writing_process(sql);

	if (holder)
		return error_set(err, ERROR_SYSTEM,
				 _("%s '%s' is being written by process %ld: wait until it is done and try again"),
				 _(sql->schema->noun), sql->path, holder);
	return error_set(err, ERROR_SYSTEM,
			 _("%s '%s' is being written by another process, or lies where files cannot be locked, as on some "
			   "network drives: wait and try again, or put it on a disk of this machine"),
			 _(sql->schema->noun), sql->path);
}

bool sql_fail(struct sql *sql, int result, struct error *err)
{
	const char *noun = _(sql->schema->noun);

	switch (result & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return busy(sql, err);
	case SQLITE_FULL:
		return error_set(err, ERROR_SYSTEM, _("cannot write %s '%s': no space is left on the disk"), noun,
				 sql->path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return error_set(err, ERROR_SYSTEM, _("%s '%s' cannot be written: it or its folder is read-only"),
				 noun, sql->path);
	case SQLITE_NOTADB:
		return error_set(err, ERROR_STORE, _("'%s' is not a %s"), sql->path, noun);
	case SQLITE_CORRUPT:
	case SQLITE_SCHEMA:
	case SQLITE_ERROR:
	case SQLITE_CONSTRAINT:
	case SQLITE_MISMATCH:
		return sql_damaged(sql, err, sqlite.errmsg(sql->handle));
	case SQLITE_TOOBIG:
		return error_set(err, ERROR_LIMIT, _("a text is too long for %s '%s'"), noun, sql->path);
	case SQLITE_CANTOPEN:
		return error_set(err, ERROR_SYSTEM,
				 _("cannot open %s '%s' or a file beside it ('-wal', '-shm'): see who may read and write them and the folder"),
				 noun, sql->path);
	default:
		return error_set(err, ERROR_SYSTEM, _("cannot use %s '%s': %s"), noun, sql->path,
				 sqlite.errmsg(sql->handle));
	}
}

bool sql_execute(struct sql *sql, const char *text, struct error *err)
{
	int result = sqlite.exec(sql->handle, text, NULL, NULL, NULL);

	return result == SQLITE_OK || sql_fail(sql, result, err);
}

/* --------------------------------------------------------------- statements */

struct sql_statement *sql_prepare(struct sql *sql, size_t query)
{
	struct sql_statement *statement = &sql->statements[query];

	if (statement->prepared) {
		sqlite.reset(statement->prepared);
		sqlite.clear_bindings(statement->prepared);
		statement->failure = SQLITE_OK;
		return statement;
	}
	statement->sql = sql;
	statement->failure = sqlite.prepare_v3(sql->handle, sql->schema->queries[query], -1,
						SQLITE_PREPARE_PERSISTENT, &statement->prepared, NULL);
	return statement;
}

static void note_failure(struct sql_statement *statement, int result)
{
	if (statement->failure == SQLITE_OK)
		statement->failure = result;
}

void sql_bind_integer(struct sql_statement *statement, int parameter, int64_t value)
{
	note_failure(statement, sqlite.bind_int64(statement->prepared, parameter, value));
}

void sql_bind_null(struct sql_statement *statement, int parameter)
{
	note_failure(statement, sqlite.bind_null(statement->prepared, parameter));
}

void sql_bind_text(struct sql_statement *statement, int parameter, struct slice text)
{
	note_failure(statement, sqlite.bind_text64(statement->prepared, parameter, text.data, text.bytes,
						    SQLITE_STATIC, SQLITE_UTF8));
}

enum sql_result sql_step(struct sql_statement *statement, struct error *err)
{
	int result = statement->failure;

	if (result == SQLITE_OK)
		result = sqlite.step(statement->prepared);
	if (result == SQLITE_ROW)
		return SQL_ROW;
	if (result != SQLITE_DONE)
		sql_fail(statement->sql, result, err);
	sqlite.reset(statement->prepared);
	return result == SQLITE_DONE ? SQL_DONE : SQL_FAILED;
}

bool sql_run(struct sql_statement *statement, struct error *err)
{
	enum sql_result result;

	do
		result = sql_step(statement, err);
	while (result == SQL_ROW);
	return result == SQL_DONE;
}

void sql_reset(struct sql_statement *statement)
{
	sqlite.reset(statement->prepared);
}

int64_t sql_integer(struct sql_statement *statement, int column)
{
	return sqlite.column_int64(statement->prepared, column);
}

struct slice sql_text(struct sql_statement *statement, int column)
{
	const unsigned char *text = sqlite.column_text(statement->prepared, column);

	if (!text)
		return SLICE_NONE;
	return slice_from((const char *)text, (size_t)sqlite.column_bytes(statement->prepared, column));
}

bool sql_is_null(struct sql_statement *statement, int column)
{
	return sqlite.column_type(statement->prepared, column) == SQLITE_NULL;
}

int64_t sql_inserted(struct sql *sql)
{
	return sqlite.last_insert_rowid(sql->handle);
}

bool sql_ask(struct sql *sql, const char *text, int64_t *number, struct error *err)
{
	sqlite3_stmt *statement = NULL;
	int result = sqlite.prepare_v2(sql->handle, text, -1, &statement, NULL);

	if (result == SQLITE_OK)
		result = sqlite.step(statement);
	if (result == SQLITE_ROW)
		*number = sqlite.column_int64(statement, 0);
	sqlite.finalize(statement);
	return result == SQLITE_ROW || sql_fail(sql, result, err);
}

/* -------------------------------------------------------------- transactions */

bool sql_begin(struct sql *sql, struct error *err)
{
	int moved = 0;

	if (!sql_execute(sql, "BEGIN IMMEDIATE", err))
		return false;
	if (sqlite.file_control(sql->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
		return true;
	sql_rollback(sql);
	return error_set(err, ERROR_SYSTEM, _("%s '%s' was removed or replaced by another process meanwhile: try again"),
			 _(sql->schema->noun), sql->path);
}

bool sql_commit(struct sql *sql, struct error *err)
{
	if (sql_execute(sql, "COMMIT", err))
		return true;
	sql_rollback(sql);
	return false;
}

void sql_rollback(struct sql *sql)
{
	if (!sqlite.get_autocommit(sql->handle))
		sqlite.exec(sql->handle, "ROLLBACK", NULL, NULL, NULL);
}

bool sql_begin_reading(struct sql *sql, struct error *err)
{
	return sql_execute(sql, "BEGIN", err);
}

void sql_end_reading(struct sql *sql)
{
	sql_rollback(sql);
}

bool sql_is_read_only(const struct sql *sql)
{
	return sql->read_only;
}

/* ------------------------------------------------------------------ schema */

#define SCHEMA_OBJECTS "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY name"

/* One line for each table, index, trigger and view. */
static int describe(sqlite3 *handle, struct strbuf *description)
{
	sqlite3_stmt *statement = NULL;
	int result = sqlite.prepare_v2(handle, SCHEMA_OBJECTS, -1, &statement, NULL);

	while (result == SQLITE_OK && sqlite.step(statement) == SQLITE_ROW)
		for (int column = 0; column < 4; column++) {
			const char *text = (const char *)sqlite.column_text(statement, column);

			strbuf_add_string(description, text ? text : "");
			strbuf_add_byte(description, '\0');
		}
	if (result == SQLITE_OK)
		result = sqlite.finalize(statement);
	return result;
}

static bool has_our_schema(struct sql *sql, struct error *err)
{
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;
	sqlite3 *model = NULL;
	int result = sqlite.open(":memory:", &model);
	bool same;

	if (result == SQLITE_OK)
		result = sql_hash_register(model);
	if (result == SQLITE_OK)
		result = sqlite.exec(model, sql->schema->create, NULL, NULL, NULL);
	if (result == SQLITE_OK)
		result = describe(model, &ours);
	sqlite.close(model);
	if (result == SQLITE_OK)
		result = describe(sql->handle, &theirs);
	same = slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs));
	strbuf_release(&ours);
	strbuf_release(&theirs);
	if (result != SQLITE_OK)
		return sql_fail(sql, result, err);
	if (!same)
		return error_set(err, ERROR_STORE,
				 _("%s '%s' has tables, triggers or views that are not ours: it is not used"),
				 _(sql->schema->noun), sql->path);
	return true;
}

/* "PRAGMA name=number", which takes no parameters. */
static bool set_number(struct sql *sql, const char *pragma, int value, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	bool done;

	strbuf_add_string(&text, "PRAGMA ");
	strbuf_add_string(&text, pragma);
	strbuf_addf(&text, " = %d", value);
	done = sql_execute(sql, text.data, err);
	strbuf_release(&text);
	return done;
}

/* Whoever comes second waits, finds the version set and has nothing to do. The log is
 * entered when all is there: that takes a lock that nobody waits for. */
static bool create_schema(struct sql *sql, struct error *err)
{
	int64_t version = 0;
	bool done;

	if (!sql_begin(sql, err))
		return false;
	done = sql_ask(sql, "PRAGMA user_version", &version, err);
	if (done && version == 0)
		done = sql_execute(sql, sql->schema->create, err) &&
		       set_number(sql, "application_id", sql->schema->application_id, err) &&
		       set_number(sql, "user_version", sql->schema->version, err);
	if (done)
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

static bool migrate(struct sql *sql, struct error *err)
{
	int64_t version = 0;
	bool done;

	if (sql->read_only)
		return error_set(err, ERROR_STORE,
				 _("%s '%s' is of an older version and cannot be brought up to date: it is read-only"),
				 _(sql->schema->noun), sql->path);
	if (!sql_begin(sql, err))
		return false;
	done = sql_ask(sql, "PRAGMA user_version", &version, err);
	while (done && version < sql->schema->version) {
		done = sql_execute(sql, sql->schema->migrations[version - 1], err);
		version++;
	}
	done = done && set_number(sql, "user_version", sql->schema->version, err);
	if (done)
		return sql_commit(sql, err);
	sql_rollback(sql);
	return false;
}

/* What a file says of itself. */
struct header {
	int64_t application, version, objects;
};

/* At one moment: another process may be making the file. */
static bool read_header(struct sql *sql, struct header *header, struct error *err)
{
	bool done;

	if (!sql_begin_reading(sql, err))
		return false;
	done = sql_ask(sql, "PRAGMA application_id", &header->application, err) &&
	       sql_ask(sql, "PRAGMA user_version", &header->version, err) &&
	       sql_ask(sql, "SELECT count(*) FROM sqlite_schema", &header->objects, err);
	sql_end_reading(sql);
	return done;
}

static bool prove_schema(struct sql *sql, unsigned flags, struct error *err)
{
	struct header header = { 0, 0, 0 };
	bool unused;

	if (!read_header(sql, &header, err))
		return false;
	unused = header.objects == 0 && header.application == 0 && header.version == 0;
	if (unused && flags & SQL_CREATE && !(create_schema(sql, err) && read_header(sql, &header, err)))
		return false;
	if (header.application != sql->schema->application_id || header.version < 1)
		return error_set(err, ERROR_STORE, _("'%s' is not a %s"), sql->path, _(sql->schema->noun));
	if (header.version > sql->schema->version)
		return error_set(err, ERROR_STORE,
				 _("%s '%s' was written by a newer version of this program: update the program"),
				 _(sql->schema->noun), sql->path);
	if (header.version < sql->schema->version && !migrate(sql, err))
		return false;
	/* Who filled it may have been killed; or is at it, and then it waits or is not changed. */
	if (flags & SQL_WRITE)
		sql_enter_log(sql);
	return has_our_schema(sql, err);
}

/* ----------------------------------------------------------------- opening */

static const struct {
	int option, value;
} settings[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
};

static bool harden(struct sql *sql, unsigned flags, struct error *err)
{
	int registered;

	for (size_t i = 0; i < ARRAY_COUNT(settings); i++)
		sqlite.db_config(sql->handle, settings[i].option, settings[i].value, NULL);
	sqlite.busy_timeout(sql->handle, SQL_BUSY_MILLISECONDS);
	sqlite.extended_result_codes(sql->handle, 1);
	registered = sql_hash_register(sql->handle);
	return (registered == SQLITE_OK || sql_fail(sql, registered, err)) &&
	       sql_execute(sql, "PRAGMA cell_size_check=1; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=1;"
			    "PRAGMA temp_store=MEMORY", err) &&
	       set_number(sql, "cache_size", flags & SQL_BULK ? -BULK_CACHE_KIB : -CACHE_KIB, err);
}

void sql_expect_bulk(struct sql *sql)
{
	set_number(sql, "cache_size", -BULK_CACHE_KIB, NULL);
}

/* TRUNCATE, as the only journal whose end is on the disk before a commit is reported. */
void sql_leave_log(struct sql *sql)
{
	sqlite.exec(sql->handle, "PRAGMA journal_mode=TRUNCATE", NULL, NULL, NULL);
}

void sql_enter_log(struct sql *sql)
{
	sqlite.exec(sql->handle, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
}

void sql_check_references(struct sql *sql, bool check)
{
	sqlite.db_config(sql->handle, SQLITE_DBCONFIG_ENABLE_FKEY, check, NULL);
}

/* A new file is its owner's alone, whatever the umask: drafts may be under embargo. */
static bool make_file(const char *path, const char *noun, bool *made, struct error *err)
{
	int descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

	*made = descriptor >= 0;
	if (descriptor < 0 && errno != EEXIST)
		return error_system(err, _("cannot make %s '%s'"), noun, path);
	if (descriptor >= 0)
		close(descriptor);
	return true;
}

/* "file:" and the path, with what a URI gives a meaning to escaped. */
static void add_uri(struct strbuf *uri, const char *path, bool immutable)
{
	strbuf_add_string(uri, "file:");
	for (const char *at = path; *at; at++) {
		if (*at == '?' || *at == '#' || *at == '%')
			strbuf_addf(uri, "%%%02X", (unsigned)*at);
		else
			strbuf_add_byte(uri, *at);
	}
	if (immutable)
		strbuf_add_string(uri, "?immutable=1");
}

/* On a read-only medium SQLite cannot make the files that it shares between
 * processes; it needs none there, as nobody can be writing. */
static bool can_be_immutable(const char *path)
{
	struct strbuf log = STRBUF_INIT;
	char *slash, *folder = alloc_copy(path);
	struct stat status;
	bool can;

	slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder ? 1 : 0] = '\0';
	strbuf_addf(&log, "%s-wal", path);
	can = access(slash ? folder : ".", W_OK) != 0 && (stat(log.data, &status) != 0 || status.st_size == 0);
	strbuf_release(&log);
	free(folder);
	return can;
}

static bool open_handle(struct sql *sql, unsigned flags, struct error *err)
{
	bool writable = access(sql->path, W_OK) == 0;
	struct strbuf uri = STRBUF_INIT;
	int mode, result;

	if (flags & SQL_WRITE && !writable)
		return error_system(err, _("cannot write %s '%s'"), _(sql->schema->noun), sql->path);
	if (access(sql->path, R_OK) != 0)
		return error_system(err, _("cannot read %s '%s'"), _(sql->schema->noun), sql->path);
	sql->read_only = !writable || can_be_immutable(sql->path);
	mode = sql->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	add_uri(&uri, sql->path, sql->read_only && can_be_immutable(sql->path));
	result = sqlite.open_v2(uri.data, &sql->handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
	strbuf_release(&uri);
	return result == SQLITE_OK || sql_fail(sql, result, err);
}

static bool is_file(const char *path, const char *noun, struct error *err)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return error_system(err, _("cannot open %s '%s'"), noun, path);
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_STORE, _("'%s' is not a %s but a folder or device"), path, noun);
	return true;
}

bool sql_open(struct sql **out, const char *path, const struct sql_schema *schema, unsigned flags,
	      struct error *err)
{
	struct sql *sql;
	bool made = false, done;

	if (!sqlite_ready(err))
		return false;
	if (flags & SQL_CREATE) {
		flags |= SQL_WRITE;
		if (!make_file(path, _(schema->noun), &made, err))
			return false;
	}
	if (!is_file(path, _(schema->noun), err))
		return false;
	/* Nobody asks how much SQLite has allocated, and counting takes a lock each time. Refused when it runs already. */
	sqlite.config(SQLITE_CONFIG_MEMSTATUS, 0);
	sql = alloc_zeroed(1, sizeof(*sql));
	sql->path = alloc_copy(path);
	sql->schema = schema;
	sql->statements = alloc_zeroed(schema->query_count, sizeof(*sql->statements));
	sql->made = made;
	done = open_handle(sql, flags, err) && harden(sql, flags, err) && prove_schema(sql, flags, err);
	if (done)
		*out = sql;
	else
		sql_close(sql);
	return done;
}

void sql_close(struct sql *sql)
{
	if (!sql)
		return;
	for (size_t i = 0; i < sql->schema->query_count; i++)
		sqlite.finalize(sql->statements[i].prepared);
	if (sql->made && sql->schema->used)
		sql_remove_unused(sql);
	sqlite.close(sql->handle);
	free(sql->statements);
	free(sql->path);
	free(sql);
}
