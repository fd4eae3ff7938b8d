/*
 * embargo -- releases that the public has not seen yet.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <time.h>

/* Origins whose time has not come. */
bool store_read_embargo(struct store *store, struct error *err)
{
	struct sql_statement *all = sql_prepare(store->sql, QUERY_EMBARGOES);
	enum sql_result result;

	store->hidden_count = 0;
	sql_bind_integer(all, 1, (int64_t)time(NULL));
	while ((result = sql_step(all, err)) == SQL_ROW) {
		ARRAY_GROW(store->hidden, store->hidden_count, store->hidden_capacity);
		store->hidden[store->hidden_count++] = sql_integer(all, 0);
	}
	return result == SQL_DONE;
}

bool store_hides(const struct store *store, int64_t origin, struct slice name)
{
	size_t low = 0, high = store->hidden_count;

	if (!origin || store->embargo == MEMORY_EMBARGO_SHOW)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (store->hidden[middle] < origin)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == store->hidden_count || store->hidden[low] != origin)
		return false;
	return store->embargo == MEMORY_EMBARGO_HIDE || !store->viewer.bytes ||
	       !slice_equal(store->viewer, name);
}

void memory_set_embargo(struct memory *memory, enum memory_embargo embargo)
{
	memory->store.embargo = (int)embargo;
}

/* What is written of the origin; *there is false when nothing is. */
static bool read_embargo(struct store *store, int64_t origin, bool *there, int64_t *until, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, QUERY_EMBARGO);
	enum sql_result result;

	*until = TM_TIME_UNKNOWN;
	sql_bind_integer(find, 1, origin);
	result = sql_step(find, err);
	*there = result == SQL_ROW;
	if (*there && !sql_is_null(find, 0))
		*until = sql_integer(find, 0);
	if (*there)
		sql_reset(find);
	return result != SQL_FAILED;
}

bool memory_put_embargo(struct memory *memory, struct slice origin, bool embargoed, int64_t until,
			struct error *err)
{
	struct store *store = &memory->store;
	struct sql_statement *write;
	int64_t number, old, batch;
	bool there;

	if (!store_put_name(store, origin, &number, err) || !read_embargo(store, number, &there, &old, err))
		return false;
	if (there == embargoed && (!there || old == until))
		return true;
	if (!memory_batch_number(memory, &batch, err))
		return false;
	write = sql_prepare(store->sql, embargoed ? QUERY_PUT_EMBARGO : QUERY_LIFT_EMBARGO);
	sql_bind_integer(write, 1, number);
	if (embargoed && until != TM_TIME_UNKNOWN)
		sql_bind_integer(write, 2, until);
	return sql_run(write, err);
}

void memory_set_embargo_rule(struct memory *memory, memory_embargo_rule *rule, const void *data)
{
	memory->embargo_rule = rule;
	memory->embargo_rule_data = data;
}

bool memory_rule_embargo(struct memory *memory, struct slice origin, struct error *err)
{
	int64_t until = TM_TIME_UNKNOWN;

	return !memory->embargo_rule || !memory->embargo_rule(memory->embargo_rule_data, origin, &until) ||
	       memory_put_embargo(memory, origin, true, until, err);
}

/* Names of people are among the names; a rule that fits one hides nothing by it. */
bool memory_rule_embargoes(struct memory *memory, struct error *err)
{
	struct sql_statement *names;
	struct arena arena = ARENA_INIT;
	struct slice *origins = NULL;
	size_t count = 0, capacity = 0;
	enum sql_result result;
	bool done;

	if (!memory->embargo_rule)
		return true;
	names = sql_prepare(memory->store.sql, QUERY_NAMES);
	while ((result = sql_step(names, err)) == SQL_ROW) {
		ARRAY_GROW(origins, count, capacity);
		origins[count++] = arena_copy(&arena, sql_text(names, 0));
	}
	done = result == SQL_DONE;
	for (size_t i = 0; i < count && done; i++)
		done = memory_rule_embargo(memory, origins[i], err);
	free(origins);
	arena_release(&arena);
	return done;
}
