/*
 * memory -- opening, and records on their way in.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "memory/import_log.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

/* ------------------------------------------------------------------ opening */

/* The folders that were made for a memory that nothing was put into go with it. */
static void leave_folders(struct memory *memory)
{
	char *folder = memory->made_folder ? path_folder(memory->path) : NULL;

	if (folder && !file_exists(memory->path))
		folder_remove_empty(folder, memory->made_folder);
	free(folder);
	free(memory->made_folder);
	free(memory->path);
}

static bool make_folders(struct memory *memory, struct error *err)
{
	char *folder = path_folder(memory->path);
	bool made = folder_make_told(folder, &memory->made_folder, err);

	free(folder);
	return made;
}

bool memory_open(struct memory **out, const char *path, unsigned flags, struct error *err)
{
	struct memory *memory;
	unsigned how = 0;

	if (!(flags & MEMORY_CREATE) && !file_exists(path) && !folder_exists(path))
		return error_set(err, ERROR_SYSTEM,
				 _("there is no translation memory '%s' yet: 'tarjimon memory import' or 'tarjimon learn' makes it"),
				 path);
	if (flags & MEMORY_WRITE)
		how |= SQL_WRITE;
	if (flags & MEMORY_CREATE)
		how |= SQL_CREATE;
	memory = alloc_zeroed(1, sizeof(*memory));
	memory->path = alloc_copy(path);
	memory->transliteration = (struct transliterate_options)TRANSLITERATE_OPTIONS_INIT;
	if ((flags & MEMORY_CREATE && !make_folders(memory, err)) || !store_open(&memory->store, path, how, err)) {
		leave_folders(memory);
		free(memory);
		return false;
	}
	index_set_init(&memory->index, path);
	*out = memory;
	return true;
}

void memory_close(struct memory *memory)
{
	if (!memory)
		return;
	if (memory->writing)
		memory_rollback(memory);
	for (size_t i = 0; i < memory->reader_count; i++) {
		tokenizer_free(memory->readers[i].tokenizer);
		splitter_free(memory->readers[i].splitter);
		transliterator_free(memory->readers[i].deriver);
	}
	free(memory->readers);
	for (size_t i = 0; i < MEMORY_ADAPTERS_MOST; i++)
		adapter_free(memory->adapters[i].adapter);
	index_set_release(&memory->index);
	store_close(&memory->store);
	leave_folders(memory);
	free(memory);
}

static struct memory_reader *find_reader(struct memory *memory, const struct language *language)
{
	for (size_t i = 0; i < memory->reader_count; i++)
		if (memory->readers[i].language == language)
			return &memory->readers[i];
	ARRAY_GROW(memory->readers, memory->reader_count, memory->reader_capacity);
	memory->readers[memory->reader_count] = (struct memory_reader){ language, tokenizer_new(language), NULL, NULL };
	return &memory->readers[memory->reader_count++];
}

struct tokenizer *memory_tokenizer(struct memory *memory, const struct language *language)
{
	return find_reader(memory, language)->tokenizer;
}

struct splitter *memory_splitter(struct memory *memory, const struct language *language, struct error *err)
{
	struct memory_reader *reader = find_reader(memory, language);

	if (!reader->splitter)
		reader->splitter = memory->make_splitter ? memory->make_splitter(memory->make_splitter_data, language, err)
							 : splitter_new(language);
	return reader->splitter;
}

struct transliterator *memory_transliterator(struct memory *memory, const struct language *from, const struct language *to,
					     struct error *err)
{
	struct memory_reader *reader = find_reader(memory, to);

	if (!reader->deriver)
		reader->deriver = transliterator_new(from, to, &memory->transliteration, err);
	return reader->deriver;
}

struct adapter *memory_adapter(struct memory *memory, const struct language *old_source, const struct language *new_source,
			       const struct language *target)
{
	struct memory_adapter *last = &memory->adapters[MEMORY_ADAPTERS_MOST - 1], *item = memory->adapters;

	for (; item < last && item->adapter; item++)
		if (item->old_source == old_source && item->new_source == new_source && item->target == target)
			return item->adapter;
	if (item->old_source != old_source || item->new_source != new_source || item->target != target) {
		adapter_free(item->adapter);
		*item = (struct memory_adapter){ old_source, new_source, target,
						 adapter_new_between(old_source, new_source, target) };
	}
	return item->adapter;
}

void memory_set_splitting(struct memory *memory, memory_splitter_function *make, void *data)
{
	memory->make_splitter = make;
	memory->make_splitter_data = data;
}

void memory_set_transliteration(struct memory *memory, const struct transliterate_options *options)
{
	memory->transliteration = *options;
}

/* ------------------------------------------------------------------ batches */

static void release_batch(struct memory *memory)
{
	struct open_batch *batch = &memory->batch;

	free(batch->kind);
	strbuf_release(&batch->origin);
	strbuf_release(&batch->author);
	strbuf_release(&batch->reason);
	*batch = (struct open_batch){ .origin = STRBUF_INIT, .author = STRBUF_INIT, .reason = STRBUF_INIT };
	memory->writing = false;
}

bool memory_begin(struct memory *memory, const struct memory_batch *batch, struct error *err)
{
	assert(!memory->writing);
	if (!(batch->bulk ? store_begin_bulk : store_begin)(&memory->store, err))
		return false;
	memory->writing = true;
	memory->batch = (struct open_batch){
		.kind = alloc_copy(batch->kind ? batch->kind : "import"),
		.origin = STRBUF_INIT, .author = STRBUF_INIT, .reason = STRBUF_INIT,
		.status = batch->status,
		.noted = batch->noted,
		.time = (int64_t)time(NULL),
	};
	strbuf_add(&memory->batch.origin, batch->origin);
	strbuf_add(&memory->batch.author, batch->author);
	strbuf_add(&memory->batch.reason, batch->reason);
	return true;
}

/* Nothing told is NULL in the store. */
static struct slice told(const struct strbuf *text)
{
	return text->bytes ? strbuf_slice(text) : SLICE_NONE;
}

bool memory_batch_number(struct memory *memory, int64_t *number, struct error *err)
{
	struct open_batch *batch = &memory->batch;

	if (!batch->number) {
		struct sql_statement *add = sql_prepare(memory->store.sql, QUERY_ADD_BATCH);

		sql_bind_text(add, 1, slice_of(batch->kind));
		sql_bind_text(add, 2, told(&batch->origin));
		sql_bind_text(add, 3, told(&batch->author));
		sql_bind_text(add, 4, told(&batch->reason));
		sql_bind_integer(add, 5, batch->time);
		if (!sql_run(add, err))
			return false;
		batch->number = sql_inserted(memory->store.sql);
	}
	*number = batch->number;
	return true;
}

bool memory_commit(struct memory *memory, struct memory_report *report, struct error *err)
{
	int64_t number;
	bool done;

	assert(memory->writing);
	if (memory->batch.noted && !memory_batch_number(memory, &number, err)) {
		memory_rollback(memory);
		return false;
	}
	if (report)
		report->batch = memory->batch.number;
	if (!memory->batch.number) {
		memory_rollback(memory);
		return true;
	}
	done = store_write_state(&memory->store, err);
	if (done)
		done = store_commit(&memory->store, err);
	else
		store_rollback(&memory->store);
	if (!done)
		index_set_close(&memory->index);
	release_batch(memory);
	return done;
}

void memory_rollback(struct memory *memory)
{
	store_rollback(&memory->store);
	index_set_close(&memory->index);
	release_batch(memory);
}

/* ------------------------------------------------------------------ records */

/* The texts of a record that are taken. */
struct taken {
	const struct tm_text *texts[MEMORY_LANGUAGES_MOST];
	size_t count;
};

static bool is_blank(struct slice text)
{
	return slice_trim(text).bytes == 0;
}

bool memory_takes_text(struct slice text)
{
	return text.bytes <= MEMORY_TEXT_LIMIT_BYTES && !is_blank(text) && !memchr(text.data, '\0', text.bytes);
}

static bool take_texts(const struct tm_record *record, struct taken *taken)
{
	taken->count = 0;
	for (size_t i = 0; i < record->text_count; i++) {
		const struct tm_text *text = &record->texts[i];

		if (text->text.bytes > MEMORY_TEXT_LIMIT_BYTES || taken->count == MEMORY_LANGUAGES_MOST ||
		    (text->text.bytes && memchr(text->text.data, '\0', text->text.bytes)))
			return false;
		if (!is_blank(text->text))
			taken->texts[taken->count++] = text;
	}
	return taken->count >= 2;
}

static uint64_t add_to_hash(uint64_t hash, struct slice bytes)
{
	return hash_bytes(bytes, (struct hash_key){ HASH_KEY_STORED.low ^ hash, bytes.data ? 1 : 0 });
}

int64_t memory_identity_of_name(const struct tm_record *record)
{
	uint64_t hash = add_to_hash(0, record->origin);

	hash = add_to_hash(hash, record->id);
	return (int64_t)add_to_hash(hash, record->context);
}

/* Which unit a record is; see schema.sql. The sum does not mind the order of texts. */
static int64_t identity_of(const struct tm_record *record, const struct taken *taken)
{
	uint64_t hash = (uint64_t)memory_identity_of_name(record), texts = 0;

	if (record->id.data)
		return (int64_t)hash;
	hash = add_to_hash(hash, record->previous);
	hash = add_to_hash(hash, record->next);
	for (size_t i = 0; i < taken->count; i++)
		texts += (uint64_t)store_content_hash(taken->texts[i]->language, taken->texts[i]->text);
	return (int64_t)add_to_hash(hash, slice_from((const char *)&texts, sizeof(texts)));
}

struct variant {
	int64_t unit, language, text, batch, author, created, changed;
	enum tm_status status;
};

static void bind_time(struct sql_statement *statement, int parameter, int64_t time)
{
	if (time == TM_TIME_UNKNOWN)
		sql_bind_null(statement, parameter);
	else
		sql_bind_integer(statement, parameter, time);
}

static bool write_variant(struct store *store, enum query query, const struct variant *variant, struct error *err)
{
	struct sql_statement *write = sql_prepare(store->sql, query);

	sql_bind_integer(write, 1, variant->unit);
	sql_bind_integer(write, 2, variant->language);
	sql_bind_integer(write, 3, variant->text);
	sql_bind_integer(write, 4, variant->status);
	sql_bind_integer(write, 5, variant->batch);
	if (variant->author)
		sql_bind_integer(write, 6, variant->author);
	bind_time(write, 7, variant->created);
	bind_time(write, 8, variant->changed);
	return sql_run(write, err);
}

static bool prepare_variant(struct memory *memory, const struct tm_record *record, const struct tm_text *text,
			    struct variant *variant, struct error *err)
{
	struct store *store = &memory->store;

	variant->status = record->status != TM_STATUS_UNKNOWN ? record->status : memory->batch.status;
	variant->created = text->created;
	variant->changed = text->changed;
	return store_put_language(store, text->language, &variant->language, err) &&
	       store_put_text(store, text->language, text->text, &variant->text, err) &&
	       (!text->author.bytes || store_put_name(store, text->author, &variant->author, err));
}

/* Neighbours are in the language of the record's first text: its source. */
static bool put_neighbour(struct store *store, const struct tm_record *record, struct slice text, int64_t *number,
			  struct error *err)
{
	*number = 0;
	return is_blank(text) || text.bytes > MEMORY_TEXT_LIMIT_BYTES ||
	       store_put_text(store, record->texts[0].language, text, number, err);
}

static void bind_number(struct sql_statement *statement, int parameter, int64_t number)
{
	if (number)
		sql_bind_integer(statement, parameter, number);
	else
		sql_bind_null(statement, parameter);
}

static bool add_properties(struct store *store, const struct tm_record *record, int64_t unit, struct error *err)
{
	for (size_t i = 0; i < record->property_count; i++) {
		struct sql_statement *add = sql_prepare(store->sql, QUERY_ADD_PROPERTY);

		sql_bind_integer(add, 1, unit);
		sql_bind_integer(add, 2, (int64_t)i);
		sql_bind_text(add, 3, record->properties[i].name);
		sql_bind_text(add, 4, record->properties[i].value.data ? record->properties[i].value : SLICE(""));
		if (!sql_run(add, err))
			return false;
	}
	return true;
}

static bool add_unit(struct memory *memory, const struct tm_record *record, const struct taken *taken,
		     int64_t identity, struct error *err)
{
	struct store *store = &memory->store;
	int64_t batch, origin = 0, previous, next, unit;
	struct sql_statement *add;

	if (!memory_batch_number(memory, &batch, err) ||
	    (record->origin.bytes && (!store_put_name(store, record->origin, &origin, err) ||
				      !memory_rule_embargo(memory, record->origin, err))) ||
	    !put_neighbour(store, record, record->previous, &previous, err) ||
	    !put_neighbour(store, record, record->next, &next, err))
		return false;
	add = sql_prepare(store->sql, QUERY_ADD_UNIT);
	sql_bind_integer(add, 1, identity);
	sql_bind_integer(add, 2, batch);
	bind_number(add, 3, origin);
	sql_bind_text(add, 4, record->id);
	sql_bind_text(add, 5, record->context);
	sql_bind_text(add, 6, record->note);
	bind_number(add, 7, previous);
	bind_number(add, 8, next);
	if (!sql_run(add, err))
		return false;
	unit = store_unit_added(store, identity);
	if (!memory->batch.first_unit)
		memory->batch.first_unit = unit;
	for (size_t i = 0; i < taken->count; i++) {
		struct variant variant = { .unit = unit, .batch = batch };

		if (!prepare_variant(memory, record, taken->texts[i], &variant, err) ||
		    !write_variant(store, QUERY_ADD_VARIANT, &variant, err))
			return false;
	}
	return add_properties(store, record, unit, err);
}

bool memory_add_empty_unit(struct memory *memory, const struct tm_record *record, struct error *err)
{
	const struct taken nothing = { .count = 0 };
	struct tm_record named = { .origin = record->origin, .id = record->id, .context = record->context };

	return add_unit(memory, &named, &nothing, memory_identity_of_name(record), err);
}

/* What a unit has in a language; text 0: nothing. */
static bool read_variant(struct store *store, int64_t unit, int64_t language, struct variant *variant,
			 struct error *err)
{
	struct sql_statement *all = sql_prepare(store->sql, QUERY_VARIANTS);
	enum sql_result result;

	*variant = (struct variant){ .unit = unit, .language = language, .changed = TM_TIME_UNKNOWN };
	sql_bind_integer(all, 1, unit);
	while ((result = sql_step(all, err)) == SQL_ROW)
		if (sql_integer(all, 0) == language) {
			variant->text = sql_integer(all, 1);
			variant->status = (enum tm_status)sql_integer(all, 2);
			variant->batch = sql_integer(all, 3);
			if (!sql_is_null(all, 4))
				variant->changed = sql_integer(all, 4);
			sql_reset(all);
			return true;
		}
	return result == SQL_DONE;
}

/* Whether a text that comes takes the place of the one that is there. */
static enum verdict judge(const struct variant *old, const struct variant *new)
{
	if (!old->text)
		return VERDICT_ADD;
	if (old->text == new->text)
		return new->status > old->status ? VERDICT_REPLACE : VERDICT_SAME;
	if (old->status == TM_STATUS_APPROVED && new->status != TM_STATUS_APPROVED)
		return VERDICT_KEEP;
	if (old->changed != TM_TIME_UNKNOWN && new->changed != TM_TIME_UNKNOWN && new->changed < old->changed)
		return VERDICT_KEEP;
	return VERDICT_REPLACE;
}

static bool keep_history(struct store *store, const struct variant *variant, struct error *err)
{
	struct sql_statement *keep = sql_prepare(store->sql, QUERY_KEEP_HISTORY);

	sql_bind_integer(keep, 1, variant->unit);
	sql_bind_integer(keep, 2, variant->language);
	sql_bind_integer(keep, 3, variant->batch);
	return sql_run(keep, err);
}

bool memory_change_variant(struct memory *memory, const struct tm_record *record, const struct tm_text *text,
			   int64_t unit, enum verdict *verdict, struct error *err)
{
	struct store *store = &memory->store;
	struct variant new = { .unit = unit }, old;

	if (!prepare_variant(memory, record, text, &new, err) ||
	    !read_variant(store, unit, new.language, &old, err))
		return false;
	*verdict = judge(&old, &new);
	if (*verdict == VERDICT_SAME || *verdict == VERDICT_KEEP)
		return true;
	return memory_batch_number(memory, &new.batch, err) && keep_history(store, &new, err) &&
	       write_variant(store, *verdict == VERDICT_ADD ? QUERY_ADD_VARIANT : QUERY_PUT_VARIANT, &new, err);
}

bool memory_drop_variant(struct memory *memory, int64_t unit, const struct language *language, enum tm_status status,
			 enum verdict *verdict, struct error *err)
{
	struct store *store = &memory->store;
	struct variant old, gone = { .unit = unit, .language = store_language_number(store, language) };
	struct sql_statement *drop;

	if (!read_variant(store, unit, gone.language, &old, err))
		return false;
	*verdict = old.status == TM_STATUS_APPROVED && status != TM_STATUS_APPROVED ? VERDICT_KEEP : VERDICT_REPLACE;
	if (*verdict == VERDICT_KEEP)
		return true;
	if (!memory_batch_number(memory, &gone.batch, err) || !keep_history(store, &gone, err))
		return false;
	drop = sql_prepare(store->sql, QUERY_DROP_VARIANT);
	sql_bind_integer(drop, 1, unit);
	sql_bind_integer(drop, 2, gone.language);
	return sql_run(drop, err);
}

/* A unit that came with its neighbours has these from now on. */
static bool change_neighbours(struct memory *memory, const struct tm_record *record, const struct store_unit *unit,
			      bool *changed, struct error *err)
{
	struct sql_statement *keep, *set;
	int64_t previous, next, batch;

	if (!record->previous.data && !record->next.data)
		return true;
	if (!put_neighbour(&memory->store, record, record->previous, &previous, err) ||
	    !put_neighbour(&memory->store, record, record->next, &next, err))
		return false;
	if (previous == unit->previous && next == unit->next)
		return true;
	*changed = true;
	if (!memory_batch_number(memory, &batch, err))
		return false;
	keep = sql_prepare(memory->store.sql, QUERY_KEEP_NEIGHBOURS);
	sql_bind_integer(keep, 1, unit->number);
	sql_bind_integer(keep, 2, batch);
	set = sql_prepare(memory->store.sql, QUERY_SET_NEIGHBOURS);
	sql_bind_integer(set, 1, unit->number);
	bind_number(set, 2, previous);
	bind_number(set, 3, next);
	return sql_run(keep, err) && sql_run(set, err);
}

static bool change_unit(struct memory *memory, const struct tm_record *record, const struct taken *taken,
			const struct store_unit *unit, struct memory_report *report, struct error *err)
{
	bool changed = false;

	if (!change_neighbours(memory, record, unit, &changed, err))
		return false;
	for (size_t i = 0; i < taken->count; i++) {
		enum verdict verdict;

		if (!memory_change_variant(memory, record, taken->texts[i], unit->number, &verdict, err))
			return false;
		report->kept += verdict == VERDICT_KEEP;
		changed |= verdict == VERDICT_ADD || verdict == VERDICT_REPLACE;
		if (report->log && (verdict == VERDICT_KEEP || verdict == VERDICT_REPLACE))
			import_log_add(report->log, record, verdict == VERDICT_KEEP ? IMPORT_KEPT : IMPORT_CHANGED,
				       taken->texts[i]);
	}
	if (report->log && !changed)
		import_log_add(report->log, record, IMPORT_MERGED, NULL);
	if (changed && memory->batch.first_unit && unit->number >= memory->batch.first_unit)
		return true; /* it is new, and was counted as that */
	report->changed += changed;
	report->unchanged += !changed;
	return true;
}

bool memory_add(struct memory *memory, const struct tm_record *record, struct memory_report *report,
		struct error *err)
{
	struct store_unit unit;
	struct taken taken;
	int64_t identity;

	assert(memory->writing);
	report->records++;
	if (!take_texts(record, &taken)) {
		report->refused++;
		if (report->log)
			import_log_add(report->log, record, IMPORT_REFUSED, NULL);
		return true;
	}
	identity = identity_of(record, &taken);
	if (!store_find_unit(&memory->store, identity, &unit, err))
		return false;
	if (unit.number)
		return change_unit(memory, record, &taken, &unit, report, err);
	report->added++;
	return add_unit(memory, record, &taken, identity, err);
}
