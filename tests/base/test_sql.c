/*
 * sql: a database is ours, whole, and of our version, or it is refused.
 */
#include <config.h>

#include "base/sql.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cmocka.h"
#include "tests/folder.h"

enum { QUERY_ADD, QUERY_COUNT, QUERY_FIND, QUERY_ALL };

static const char *const queries[QUERY_ALL] = {
	[QUERY_ADD] = "INSERT INTO thing (name) VALUES (?1)",
	[QUERY_COUNT] = "SELECT count(*) FROM thing",
	[QUERY_FIND] = "SELECT name FROM thing WHERE name = ?1",
};

#define CREATE "CREATE TABLE thing (name TEXT NOT NULL) STRICT"
#define APPLICATION 0x54657374

static const struct sql_schema schema = {
	.application_id = APPLICATION,
	.version = 1,
	.create = CREATE,
	.queries = queries,
	.query_count = QUERY_ALL,
	.noun = "test store",
};

static struct sql *open_with(const struct sql_schema *with, const char *path, unsigned flags,
			     const char *refusal)
{
	struct error err = ERROR_INIT;
	struct sql *sql = NULL;
	bool opened = sql_open(&sql, path, with, flags, &err);

	if (opened != (refusal == NULL))
		fail_msg("'%s' is %s: %s", path, opened ? "opened" : "refused", err.message ? err.message : "");
	if (refusal && !strstr(err.message, refusal))
		fail_msg("'%s' is refused so: %s", path, err.message);
	error_clear(&err);
	return sql;
}

static void add(struct sql *sql, const char *name)
{
	struct sql_statement *statement = sql_prepare(sql, QUERY_ADD);

	sql_bind_text(statement, 1, slice_of(name));
	assert_true(sql_run(statement, NULL));
}

static int64_t count(struct sql *sql)
{
	struct sql_statement *statement = sql_prepare(sql, QUERY_COUNT);
	int64_t found;

	assert_int_equal(sql_step(statement, NULL), SQL_ROW);
	found = sql_integer(statement, 0);
	sql_reset(statement);
	return found;
}

static void what_is_committed_stays_and_what_is_rolled_back_was_never_there(void **state)
{
	struct sql *sql = open_with(&schema, "a.db", SQL_CREATE, NULL);

	(void)state;
	assert_true(sql_begin(sql, NULL));
	add(sql, "one");
	assert_true(sql_commit(sql, NULL));
	assert_true(sql_begin(sql, NULL));
	add(sql, "two");
	sql_rollback(sql);
	assert_int_equal(count(sql), 1);
	sql_close(sql);
	sql = open_with(&schema, "a.db", 0, NULL);
	assert_int_equal(count(sql), 1);
	assert_true(sql_check(sql, NULL));
	sql_close(sql);
}

static void texts_are_values_and_never_statements(void **state)
{
	static const char name[] = "'); DROP TABLE thing; --";
	struct sql *sql = open_with(&schema, "b.db", SQL_CREATE, NULL);
	struct sql_statement *find;

	(void)state;
	add(sql, name);
	find = sql_prepare(sql, QUERY_FIND);
	sql_bind_text(find, 1, slice_of(name));
	assert_int_equal(sql_step(find, NULL), SQL_ROW);
	assert_true(slice_is(sql_text(find, 0), name));
	sql_reset(find);
	assert_int_equal(count(sql), 1);
	sql_close(sql);
}

static void a_new_file_is_its_owners_alone(void **state)
{
	struct stat status;
	mode_t old = umask(0);

	(void)state;
	sql_close(open_with(&schema, "c.db", SQL_CREATE, NULL));
	umask(old);
	assert_int_equal(stat("c.db", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

static void a_new_file_that_nothing_was_put_into_is_gone(void **state)
{
	struct sql_schema with = schema;
	struct sql *first, *second;

	(void)state;
	with.used = "SELECT EXISTS (SELECT 1 FROM thing)";
	sql_close(open_with(&with, "n.db", SQL_CREATE, NULL));
	assert_int_not_equal(access("n.db", F_OK), 0);
	/* Not under the hands of others, and not what they put into it. */
	first = open_with(&with, "n.db", SQL_CREATE, NULL);
	second = open_with(&with, "n.db", SQL_WRITE, NULL);
	sql_close(first);
	add(second, "one");
	sql_close(second);
	first = open_with(&with, "n.db", SQL_WRITE, NULL);
	assert_int_equal(count(first), 1);
	sql_close(first);
}

static void nobody_writes_into_a_file_that_is_gone(void **state)
{
	struct sql *sql = open_with(&schema, "m.db", SQL_CREATE, NULL);
	struct error err = ERROR_INIT;

	(void)state;
	assert_int_equal(unlink("m.db"), 0);
	assert_false(sql_begin(sql, &err));
	assert_non_null(strstr(err.message, "removed"));
	error_clear(&err);
	sql_close(sql);
}

static void a_database_of_others_is_refused(void **state)
{
	struct sql_schema other = schema;

	(void)state;
	sql_close(open_with(&schema, "d.db", SQL_CREATE, NULL));
	other.application_id = 1;
	open_with(&other, "d.db", 0, "is not a test store");
	other = schema;
	other.create = "CREATE TABLE thing (name TEXT NOT NULL, more TEXT) STRICT";
	open_with(&other, "d.db", 0, "test store");
	open_with(&schema, "none.db", 0, "none.db");
	open_with(&schema, ".", 0, "folder");
}

/* The second version, and what makes it of the first. */
#define CREATE_2 CREATE "; CREATE TABLE more (number INTEGER NOT NULL) STRICT"

static void an_older_version_is_brought_up_to_date(void **state)
{
	static const char *const migrations[] = { "CREATE TABLE more (number INTEGER NOT NULL) STRICT" };
	struct sql_schema second = schema;
	struct sql *sql = open_with(&schema, "e.db", SQL_CREATE, NULL);

	(void)state;
	add(sql, "kept");
	sql_close(sql);
	second.version = 2;
	second.create = CREATE_2;
	second.migrations = migrations;
	sql = open_with(&second, "e.db", SQL_WRITE, NULL);
	assert_int_equal(count(sql), 1);
	sql_close(sql);
	open_with(&schema, "e.db", SQL_WRITE, "newer version");
}

/* As a crash in the middle would: what went before is undone with what failed. */
static void a_migration_that_fails_changes_nothing(void **state)
{
	static const char *const broken[] = {
		"CREATE TABLE more (number INTEGER NOT NULL) STRICT; DELETE FROM thing;"
		"INSERT INTO nowhere VALUES (1)"
	};
	struct sql_schema second = schema;
	struct sql *sql = open_with(&schema, "f.db", SQL_CREATE, NULL);

	(void)state;
	add(sql, "kept");
	sql_close(sql);
	second.version = 2;
	second.create = CREATE_2;
	second.migrations = broken;
	open_with(&second, "f.db", SQL_WRITE, "f.db");
	sql = open_with(&schema, "f.db", SQL_WRITE, NULL);
	assert_int_equal(count(sql), 1);
	sql_close(sql);
}

static void readers_see_one_state_while_others_write(void **state)
{
	struct sql *writer = open_with(&schema, "g.db", SQL_CREATE, NULL);
	struct sql *reader = open_with(&schema, "g.db", 0, NULL);

	(void)state;
	add(writer, "one");
	assert_true(sql_begin_reading(reader, NULL));
	assert_int_equal(count(reader), 1);
	add(writer, "two");
	assert_int_equal(count(reader), 1);
	sql_end_reading(reader);
	assert_int_equal(count(reader), 2);
	sql_close(reader);
	sql_close(writer);
}

/* What one of them does when the gate opens, that is, when the pipe ends; its exit status. */
static int make_and_add(const int gate[2])
{
	struct error err = ERROR_INIT;
	struct sql *sql = NULL;
	char byte;

	close(gate[1]);
	if (read(gate[0], &byte, 1) != 0)
		return 2;
	if (!sql_open(&sql, "shared.db", &schema, SQL_CREATE, &err) || !sql_begin(sql, &err)) {
		fprintf(stderr, "%s\n", err.message);
		return 1;
	}
	add(sql, "one of many");
	if (!sql_commit(sql, &err))
		return 1;
	sql_close(sql);
	return 0;
}

/* Bug: one of two was told that the file was being written, or was none of ours. */
static void many_may_make_it_at_once(void **state)
{
	enum { ROUNDS = 12, PROCESSES = 6 };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		pid_t processes[PROCESSES];
		int gate[2], failures = 0;
		struct sql *sql;

		unlink("shared.db");
		assert_int_equal(pipe(gate), 0);
		for (size_t i = 0; i < PROCESSES; i++) {
			processes[i] = fork();
			if (processes[i] == 0)
				_exit(make_and_add(gate));
			assert_true(processes[i] > 0);
		}
		close(gate[0]);
		close(gate[1]);
		for (size_t i = 0; i < PROCESSES; i++) {
			int status;

			assert_int_equal(waitpid(processes[i], &status, 0), processes[i]);
			failures += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
		}
		assert_int_equal(failures, 0);
		sql = open_with(&schema, "shared.db", 0, NULL);
		assert_int_equal(count(sql), PROCESSES);
		sql_close(sql);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_committed_stays_and_what_is_rolled_back_was_never_there),
		cmocka_unit_test(texts_are_values_and_never_statements),
		cmocka_unit_test(a_new_file_is_its_owners_alone),
		cmocka_unit_test(a_new_file_that_nothing_was_put_into_is_gone),
		cmocka_unit_test(nobody_writes_into_a_file_that_is_gone),
		cmocka_unit_test(a_database_of_others_is_refused),
		cmocka_unit_test(an_older_version_is_brought_up_to_date),
		cmocka_unit_test(a_migration_that_fails_changes_nothing),
		cmocka_unit_test(readers_see_one_state_while_others_write),
		cmocka_unit_test(many_may_make_it_at_once),
	};

	return cmocka_run_group_tests_name("sql", tests, enter_folder, leave_folder);
}
