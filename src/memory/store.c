/*
 * store -- the rows of a memory, on SQLite.
 */
#include <config.h>

#include "memory/store.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "text/key.h"

#include <stdlib.h>

/* Names are remembered during a batch until there are this many: memory stays flat. */
#define NAMES_REMEMBERED 65536

/* The same of texts and of units that fill a store. */
#define FILLED_MOST ((size_t)4 << 20)

/* ------------------------------------------------------------ opening */

static bool remember_language(struct store *store, int64_t number, const struct language *language)
{
	if (number < 1 || number > 65535)
		return false;
	ARRAY_RESERVE(store->languages, (size_t)number + 1, store->language_capacity);
	while (store->language_count <= (size_t)number)
		store->languages[store->language_count++] = NULL;
	store->languages[number] = language;
	return true;
}

static bool read_languages(struct store *store, struct error *err)
{
	struct sql_statement *all = sql_prepare(store->sql, QUERY_LANGUAGES);
	enum sql_result result;

	while ((result = sql_step(all, err)) == SQL_ROW) {
		struct slice tag = sql_text(all, 1);
		const struct language *language = language_find(tag);

		if (!remember_language(store, sql_integer(all, 0), language)) {
			sql_reset(all);
			return sql_damaged(store->sql, err, _("a language has an impossible number"));
		}
	}
	return result == SQL_DONE;
}

bool store_read_state(struct store *store, struct error *err)
{
	struct sql_statement *state = sql_prepare(store->sql, QUERY_STATE);

	switch (sql_step(state, err)) {
	case SQL_ROW:
		store->state.identity = sql_integer(state, 0);
		store->state.next_text = sql_integer(state, 1);
		store->state.generation = sql_integer(state, 2);
		store->state.key_version = sql_integer(state, 3);
		sql_reset(state);
		return true;
	case SQL_DONE:
		return sql_damaged(store->sql, err, _("its state is missing"));
	default:
		return false;
	}
}

bool store_write_state(struct store *store, struct error *err)
{
	struct sql_statement *state = sql_prepare(store->sql, QUERY_SET_STATE);

	sql_bind_integer(state, 1, store->state.next_text);
	sql_bind_integer(state, 2, store->state.generation);
	sql_bind_integer(state, 3, store->state.key_version);
	return sql_run(state, err);
}

static bool rekey_text(void *data, const struct store_text *text, struct error *err)
{
	struct store *store = data;
	struct sql_statement *set = sql_prepare(store->sql, QUERY_SET_EXACT);

	sql_bind_integer(set, 1, text->number);
	sql_bind_integer(set, 2, store_exact_hash(store, text->language, text->marked));
	return sql_run(set, err);
}

/* Exact keys are made by rules that grow; those of an older program are made anew. */
static bool bring_keys_up_to_date(struct store *store, struct error *err)
{
	bool done;

	if (store->state.key_version == KEY_VERSION)
		return true;
	if (sql_is_read_only(store->sql))
		return error_set(err, ERROR_STORE,
				 _("the keys of translation memory '%s' are of another version and cannot be made "
				   "anew: it is read-only"),
				 store->path);
	if (!store_begin(store, err))
		return false;
	done = store->state.key_version == KEY_VERSION || store_each_text(store, 0, INT64_MAX, rekey_text, store, err);
	store->state.key_version = KEY_VERSION;
	if (done && store_write_state(store, err))
		return store_commit(store, err);
	store_rollback(store);
	return false;
}

bool store_open(struct store *store, const char *path, unsigned flags, struct error *err)
{
	*store = (struct store){ .names = MAP_INIT, .name_arena = ARENA_INIT, .key = STRBUF_INIT };
	store->path = alloc_copy(path);
	if (sql_open(&store->sql, path, &memory_schema, flags, err) && store_read_state(store, err) &&
	    read_languages(store, err) && bring_keys_up_to_date(store, err))
		return true;
	store_close(store);
	return false;
}

static void forget_names(struct store *store)
{
	map_release(&store->names);
	arena_release(&store->name_arena);
}

void store_close(struct store *store)
{
	if (store->writing)
		store_rollback(store);
	sql_close(store->sql);
	forget_names(store);
	strbuf_release(&store->key);
	free(store->languages);
	free(store->hidden);
	free(store->path);
	*store = (struct store){ .key = STRBUF_INIT };
}

/* ------------------------------------------------------------- transactions */

bool store_begin_reading(struct store *store, struct error *err)
{
	if (store->writing)
		return true;
	if (!sql_begin_reading(store->sql, err))
		return false;
	if (store_read_state(store, err) && read_languages(store, err) && store_read_embargo(store, err))
		return true;
	sql_end_reading(store->sql);
	return false;
}

void store_end_reading(struct store *store)
{
	if (!store->writing)
		sql_end_reading(store->sql);
}

bool store_begin(struct store *store, struct error *err)
{
	if (!sql_begin(store->sql, err))
		return false;
	store->writing = true;
	if (store_read_state(store, err) && read_languages(store, err) && store_read_embargo(store, err))
		return true;
	store_rollback(store);
	return false;
}

static bool run_each(struct store *store, enum query first, enum query last, struct error *err)
{
	for (size_t query = first; query <= last; query++)
		if (!sql_run(sql_prepare(store->sql, query), err))
			return false;
	return true;
}

static bool is_empty(const struct store *store)
{
	return store->state.next_text == 1 && store->state.generation == 0;
}

static void end_writing(struct store *store)
{
	forget_names(store);
	numbers_release(&store->texts_by_content);
	numbers_release(&store->units_by_identity);
	store->filling = store->writing = store->unchecked = false;
	store->text_added = NULL;
	sql_check_references(store->sql, true);
	sql_enter_log(store->sql);
}

bool store_begin_bulk(struct store *store, struct error *err)
{
	bool empty = is_empty(store);

	sql_expect_bulk(store->sql);
	if (empty) {
		sql_check_references(store->sql, false);
		sql_leave_log(store->sql);
	}
	if (!store_begin(store, err)) {
		end_writing(store);
		return false;
	}
	store->filling = is_empty(store);
	store->unchecked = empty && !store->filling;
	/* What fills a store points to rows whose numbers this process was just given. */
	if (!store->filling)
		return true;
	if (run_each(store, QUERY_DROP_FIRST_INDEX, QUERY_DROP_LAST_INDEX, err))
		return true;
	store_rollback(store);
	return false;
}

/* Whether a query finds nothing; if it does, the store is damaged in this way. */
static bool finds_nothing(struct store *store, enum query query, const char *what, struct error *err)
{
	struct sql_statement *bad = sql_prepare(store->sql, query);

	switch (sql_step(bad, err)) {
	case SQL_ROW:
		sql_reset(bad);
		return sql_damaged(store->sql, err, what);
	case SQL_DONE:
		return true;
	default:
		return false;
	}
}

bool store_check_rows(struct store *store, struct error *err)
{
	return finds_nothing(store, QUERY_BAD_ROWS, _("a row is not what was stored"), err);
}

bool store_check_references(struct store *store, struct error *err)
{
	return finds_nothing(store, QUERY_BAD_REFERENCES, _("a row points to one that is not there"), err);
}

/* From here on the store is like any other. */
static bool stop_filling(struct store *store, struct error *err)
{
	store->filling = false;
	numbers_release(&store->texts_by_content);
	numbers_release(&store->units_by_identity);
	return run_each(store, QUERY_CREATE_FIRST_INDEX, QUERY_CREATE_LAST_INDEX, err);
}

bool store_commit(struct store *store, struct error *err)
{
	bool done;

	if ((store->filling && !stop_filling(store, err)) ||
	    (store->unchecked && !store_check_references(store, err))) {
		store_rollback(store);
		return false;
	}
	done = sql_commit(store->sql, err);
	end_writing(store);
	return done;
}

void store_rollback(struct store *store)
{
	sql_rollback(store->sql);
	end_writing(store);
	store->language_count = 0;
	if (store_read_state(store, NULL))
		read_languages(store, NULL);
}

/* ------------------------------------------------------- languages and names */

const struct language *store_language(const struct store *store, int64_t number)
{
	return number > 0 && (size_t)number < store->language_count ? store->languages[number] : NULL;
}

int64_t store_language_number(const struct store *store, const struct language *language)
{
	for (size_t i = 1; i < store->language_count; i++)
		if (store->languages[i] == language)
			return (int64_t)i;
	return 0;
}

bool store_put_language(struct store *store, const struct language *language, int64_t *number, struct error *err)
{
	struct sql_statement *add;

	*number = store_language_number(store, language);
	if (*number)
		return true;
	add = sql_prepare(store->sql, QUERY_ADD_LANGUAGE);
	sql_bind_text(add, 1, slice_of(language->tag));
	if (!sql_run(add, err))
		return false;
	*number = sql_inserted(store->sql);
	return remember_language(store, *number, language);
}

static bool find_or_add_name(struct store *store, struct slice name, int64_t *number, struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, QUERY_FIND_NAME);
	enum sql_result result;

	sql_bind_text(statement, 1, name);
	result = sql_step(statement, err);
	if (result == SQL_ROW) {
		*number = sql_integer(statement, 0);
		sql_reset(statement);
		return true;
	}
	if (result == SQL_FAILED)
		return false;
	statement = sql_prepare(store->sql, QUERY_ADD_NAME);
	sql_bind_text(statement, 1, name);
	if (!sql_run(statement, err))
		return false;
	*number = sql_inserted(store->sql);
	return true;
}

bool store_put_name(struct store *store, struct slice name, int64_t *number, struct error *err)
{
	const size_t *known = map_find(&store->names, name);

	if (known) {
		*number = (int64_t)*known;
		return true;
	}
	if (!find_or_add_name(store, name, number, err))
		return false;
	if (store->names.count >= NAMES_REMEMBERED)
		forget_names(store);
	map_add(&store->names, arena_copy(&store->name_arena, name), (size_t)*number, NULL);
	return true;
}

/* -------------------------------------------------------------------- units */

/* The unit that the query finds by `key`, if it is the one with this identity. */
static bool read_unit(struct store *store, enum query query, int64_t key, int64_t identity, struct store_unit *unit,
		      struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, query);
	enum sql_result result;

	sql_bind_integer(find, 1, key);
	result = sql_step(find, err);
	if (result == SQL_ROW && sql_integer(find, 3) == identity)
		*unit = (struct store_unit){ sql_integer(find, 0), sql_integer(find, 1), sql_integer(find, 2) };
	if (result == SQL_ROW)
		sql_reset(find);
	return result != SQL_FAILED;
}

bool store_find_unit(struct store *store, int64_t identity, struct store_unit *unit, struct error *err)
{
	size_t at = 0;
	int64_t number;

	*unit = (struct store_unit){ 0, 0, 0 };
	if (store->filling && store->units_by_identity.count >= FILLED_MOST && !stop_filling(store, err))
		return false;
	if (!store->filling)
		return read_unit(store, QUERY_FIND_UNIT, identity, identity, unit, err);
	while (!unit->number && (number = numbers_next(&store->units_by_identity, identity, &at)) != 0)
		if (!read_unit(store, QUERY_UNIT, number, identity, unit, err))
			return false;
	return true;
}

int64_t store_unit_added(struct store *store, int64_t identity)
{
	int64_t number = sql_inserted(store->sql);

	if (store->filling)
		numbers_add(&store->units_by_identity, identity, number);
	return number;
}

/* -------------------------------------------------------------------- texts */

int64_t store_exact_hash(struct store *store, const struct language *language, struct slice marked)
{
	strbuf_clear(&store->key);
	strbuf_add_string(&store->key, language->tag);
	strbuf_add_byte(&store->key, '\0');
	key_exact(language, marked, &store->key, NULL);
	return (int64_t)hash_bytes(strbuf_slice(&store->key), HASH_KEY_STORED);
}

int64_t store_content_hash(const struct language *language, struct slice marked)
{
	uint64_t tag = hash_bytes(slice_of(language->tag), HASH_KEY_STORED);

	return (int64_t)hash_bytes(marked, (struct hash_key){ HASH_KEY_STORED.low ^ tag, HASH_KEY_STORED.high });
}

/* Columns: language, content, marked from `column` on. */
static bool read_text(struct store *store, struct sql_statement *row, int column, struct store_text *text,
		      struct error *err)
{
	text->language = store_language(store, sql_integer(row, column));
	text->marked = sql_text(row, column + 2);
	if (text->language && text->marked.data &&
	    sql_integer(row, column + 1) == store_content_hash(text->language, text->marked))
		return true;
	sql_reset(row);
	return sql_damaged(store->sql, err, _("a text is not what was stored"));
}

/* As find_text(), in a batch that wrote all there is. */
static bool find_written_text(struct store *store, const struct language *language, struct slice marked,
			      int64_t content, int64_t *number, struct error *err)
{
	size_t at = 0;

	while ((*number = numbers_next(&store->texts_by_content, content, &at)) != 0) {
		struct sql_statement *find = sql_prepare(store->sql, QUERY_TEXT);
		bool same;

		sql_bind_integer(find, 1, *number);
		if (sql_step(find, err) != SQL_ROW)
			return false;
		same = store_language(store, sql_integer(find, 0)) == language && slice_equal(sql_text(find, 2), marked);
		sql_reset(find);
		if (same)
			break;
	}
	return true;
}

/* `exact` is not asked for while a store is filled. */
static bool find_text(struct store *store, const struct language *language, struct slice marked, int64_t exact,
		      int64_t content, int64_t *number, struct error *err)
{
	struct sql_statement *find;
	enum sql_result result;

	*number = 0;
	if (store->filling)
		return find_written_text(store, language, marked, content, number, err);
	find = sql_prepare(store->sql, QUERY_FIND_TEXTS);
	sql_bind_integer(find, 1, exact);
	while ((result = sql_step(find, err)) == SQL_ROW)
		if (sql_integer(find, 2) == content && store_language(store, sql_integer(find, 1)) == language &&
		    slice_equal(sql_text(find, 3), marked)) {
			*number = sql_integer(find, 0);
			sql_reset(find);
			return true;
		}
	return result == SQL_DONE;
}

bool store_find_text(struct store *store, const struct language *language, struct slice marked, int64_t *number,
		     struct error *err)
{
	return find_text(store, language, marked, store_exact_hash(store, language, marked),
			 store_content_hash(language, marked), number, err);
}

bool store_put_text(struct store *store, const struct language *language, struct slice marked, int64_t *number,
		    struct error *err)
{
	int64_t exact = store->filling ? 0 : store_exact_hash(store, language, marked);
	int64_t content = store_content_hash(language, marked), language_number;
	struct sql_statement *add;

	if (!find_text(store, language, marked, exact, content, number, err))
		return false;
	if (*number)
		return true;
	if (store->filling)
		exact = store_exact_hash(store, language, marked);
	if (!store_put_language(store, language, &language_number, err))
		return false;
	add = sql_prepare(store->sql, QUERY_ADD_TEXT);
	*number = store->state.next_text++;
	sql_bind_integer(add, 1, *number);
	sql_bind_integer(add, 2, language_number);
	sql_bind_integer(add, 3, exact);
	sql_bind_integer(add, 4, content);
	sql_bind_text(add, 5, marked);
	if (!sql_run(add, err))
		return false;
	if (store->text_added)
		store->text_added(store->text_added_data, &(struct store_text){ *number, language, exact, marked });
	if (store->filling)
		numbers_add(&store->texts_by_content, content, *number);
	return !store->filling || store->texts_by_content.count < FILLED_MOST || stop_filling(store, err);
}

void store_texts_release(struct store_texts *texts)
{
	free(texts->items);
	*texts = (struct store_texts){ NULL, 0, 0 };
}

void store_texts_keep(struct store_texts *texts, const struct store_text *text, struct arena *arena)
{
	ARRAY_GROW(texts->items, texts->count, texts->capacity);
	texts->items[texts->count] = *text;
	texts->items[texts->count++].marked = arena_copy(arena, text->marked);
}

/* The hash brings them near, the keys themselves decide. */
static bool same_exact_key(const struct language *language, struct slice marked, const struct store_text *text)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	bool same;

	if (text->language != language)
		return false;
	if (slice_equal(marked, text->marked))
		return true;
	key_exact(language, marked, &a, NULL);
	key_exact(language, text->marked, &b, NULL);
	same = slice_equal(strbuf_slice(&a), strbuf_slice(&b));
	strbuf_release(&a);
	strbuf_release(&b);
	return same;
}

bool store_texts_by_exact_key(struct store *store, const struct language *language, struct slice marked,
			      struct arena *arena, struct store_texts *texts, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, QUERY_FIND_TEXTS);
	struct store_text text = { .exact = store_exact_hash(store, language, marked) };
	enum sql_result result;

	sql_bind_integer(find, 1, text.exact);
	while ((result = sql_step(find, err)) == SQL_ROW) {
		text.number = sql_integer(find, 0);
		if (!read_text(store, find, 1, &text, err))
			return false;
		if (same_exact_key(language, marked, &text))
			store_texts_keep(texts, &text, arena);
	}
	return result == SQL_DONE;
}

bool store_texts_by_number(struct store *store, const int64_t *numbers, size_t count, int64_t generation,
			   struct arena *arena, struct store_texts *texts, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct sql_statement *find = sql_prepare(store->sql, QUERY_TEXT);
		struct store_text text = { .number = numbers[i] };

		sql_bind_integer(find, 1, numbers[i]);
		switch (sql_step(find, err)) {
		case SQL_ROW:
			text.exact = sql_integer(find, 3);
			if (!read_text(store, find, 0, &text, err))
				return false;
			store_texts_keep(texts, &text, arena);
			sql_reset(find);
			break;
		case SQL_DONE:
			if (generation == store->state.generation)
				return sql_damaged(store->sql, err, _("a text is missing"));
			break;
		default:
			return false;
		}
	}
	return true;
}

bool store_each_text(struct store *store, int64_t first, int64_t last, store_text_function each, void *data,
		     struct error *err)
{
	struct sql_statement *all = sql_prepare(store->sql, QUERY_TEXTS_FROM);
	struct store_text text;
	enum sql_result result;

	sql_bind_integer(all, 1, first);
	sql_bind_integer(all, 2, last);
	while ((result = sql_step(all, err)) == SQL_ROW) {
		text.number = sql_integer(all, 0);
		text.exact = sql_integer(all, 4);
		if (!read_text(store, all, 1, &text, err))
			return false;
		if (!each(data, &text, err)) {
			sql_reset(all);
			return false;
		}
	}
	return result == SQL_DONE;
}
