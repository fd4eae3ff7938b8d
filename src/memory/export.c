/*
 * export -- a memory as a file.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "catalog/po_exchange.h"
#include "catalog/tmx.h"
#include "catalog/tsv.h"
#include "catalog/weblate.h"

struct exporting {
	const struct language *languages[MEMORY_LANGUAGES_MOST];
	size_t language_count;
	const struct memory_export_options *options;
	struct memory_export_report *report;
	struct file_writer file; /* of what is written row by row */
	struct strbuf row;
	struct tmx_writer tmx;
	struct catalog catalog; /* a PO is made before it is written */
	struct numbers written; /* pairs of a JSON, by hash */
	bool began;
};

static bool is_wanted(const struct exporting *exporting, const struct tm_record *record)
{
	size_t wanted = 0;

	for (size_t i = 0; i < exporting->language_count; i++)
		wanted += tm_record_find(record, exporting->languages[i]) != NULL;
	return wanted >= 2;
}

/* Those stated, else those that a unit has a text in: an undone batch leaves languages behind. */
static bool choose_languages(struct exporting *exporting, const struct store *store,
			     const struct language *const *languages, struct error *err)
{
	struct sql_statement *used;
	enum sql_result result;

	for (; languages && *languages && exporting->language_count < MEMORY_LANGUAGES_MOST; languages++)
		exporting->languages[exporting->language_count++] = *languages;
	if (languages)
		return true;
	used = sql_prepare(store->sql, QUERY_USED_LANGUAGES);
	while ((result = sql_step(used, err)) == SQL_ROW) {
		const struct language *language = store_language(store, sql_integer(used, 0));

		if (language && exporting->language_count < MEMORY_LANGUAGES_MOST)
			exporting->languages[exporting->language_count++] = language;
	}
	return result == SQL_DONE;
}

static bool write_row(struct exporting *exporting, struct error *err)
{
	bool done = file_writer_add(&exporting->file, strbuf_slice(&exporting->row), err);

	strbuf_clear(&exporting->row);
	return done;
}

/* --------------------------------------------------------------------- TSV */

static bool begin_tsv(struct exporting *exporting, const char *path, struct error *err)
{
	if (!file_writer_open(&exporting->file, path, err))
		return false;
	tsv_print_header(exporting->languages, exporting->language_count, &exporting->row);
	return write_row(exporting, err);
}

static bool add_tsv(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;

	if (!is_wanted(exporting, record))
		return true;
	tsv_print(record, exporting->languages, exporting->language_count, &exporting->row);
	return write_row(exporting, err);
}

static bool end_tsv(struct exporting *exporting, const char *path, struct error *err)
{
	(void)path;
	return file_writer_commit(&exporting->file, err);
}

static void abandon_file(struct exporting *exporting)
{
	file_writer_abandon(&exporting->file);
}

/* --------------------------------------------------------------------- TMX */

static bool begin_tmx(struct exporting *exporting, const char *path, struct error *err)
{
	return tmx_writer_open(&exporting->tmx, path, err);
}

/* The record with the texts in the languages asked for. */
static bool add_tmx(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;
	struct tm_text texts[MEMORY_LANGUAGES_MOST];
	struct tm_record chosen = *record;

	if (!is_wanted(exporting, record))
		return true;
	chosen.texts = texts;
	chosen.text_count = 0;
	for (size_t i = 0; i < exporting->language_count; i++) {
		const struct tm_text *text = tm_record_find(record, exporting->languages[i]);

		if (text)
			texts[chosen.text_count++] = *text;
	}
	return tmx_writer_add(&exporting->tmx, &chosen, err);
}

static bool end_tmx(struct exporting *exporting, const char *path, struct error *err)
{
	(void)path;
	exporting->report->replaced_characters = exporting->tmx.replaced_characters;
	return tmx_writer_commit(&exporting->tmx, err);
}

static void abandon_tmx(struct exporting *exporting)
{
	tmx_writer_abandon(&exporting->tmx);
}

/* ---------------------------------------------------------------------- PO */

static bool begin_po(struct exporting *exporting, const char *path, struct error *err)
{
	(void)path;
	if (!exporting->options->source || !exporting->options->target)
		return error_set(err, ERROR_USAGE,
				 _("a PO catalog has two languages: say '--source' and '--target'"));
	catalog_init(&exporting->catalog);
	po_begin_pairs(&exporting->catalog, exporting->options->source, exporting->options->target);
	return true;
}

static bool add_po(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;
	const struct tm_text *source = tm_record_find(record, exporting->options->source);
	const struct tm_text *target = tm_record_find(record, exporting->options->target);

	(void)err;
	if (source && target && !po_add_pair(&exporting->catalog, record, source, target))
		exporting->report->left_out++;
	return true;
}

static bool end_po(struct exporting *exporting, const char *path, struct error *err)
{
	bool done = catalog_save(&exporting->catalog, path, err);

	catalog_release(&exporting->catalog);
	return done;
}

static void abandon_po(struct exporting *exporting)
{
	catalog_release(&exporting->catalog);
}

/* -------------------------------------------------------------------- JSON */

static bool begin_json(struct exporting *exporting, const char *path, struct error *err)
{
	if (!file_writer_open(&exporting->file, path, err))
		return false;
	strbuf_add_byte(&exporting->row, '[');
	return write_row(exporting, err);
}

static size_t rank(const struct language *language)
{
	const struct language *const *all = language_all();
	size_t rank = 0;

	while (all[rank] && all[rank] != language)
		rank++;
	return rank;
}

/*
 * The one that others are translations of: what was stated, else English, else the first in the table of languages.
 * So it does not hang on the order in which a memory met them.
 */
static const struct tm_text *source_of(const struct exporting *exporting, const struct tm_record *record)
{
	const struct tm_text *source = &record->texts[0];

	if (exporting->options->source)
		return tm_record_find(record, exporting->options->source);
	for (size_t i = 0; i < record->text_count; i++) {
		if (record->texts[i].language == &language_en)
			return &record->texts[i];
		if (rank(record->texts[i].language) < rank(source->language))
			source = &record->texts[i];
	}
	return source;
}

static bool is_written(struct exporting *exporting, struct slice object)
{
	int64_t hash = (int64_t)hash_bytes(object, HASH_KEY_STORED);
	size_t at = 0;

	/* The numbers keep 32 bits of a hash each: two hashes of the same bytes are asked for. */
	int64_t check = (int64_t)(hash_bytes(object, (struct hash_key){ 1, 2 }) & 0x7fffffff) + 1, number;

	while ((number = numbers_next(&exporting->written, hash, &at)) != 0)
		if (number == check)
			return true;
	numbers_add(&exporting->written, hash, check);
	return false;
}

static bool add_json_pair(struct exporting *exporting, const struct tm_record *record,
			  const struct tm_text *source, const struct tm_text *target, struct error *err)
{
	size_t from;

	strbuf_add_string(&exporting->row, exporting->began ? ",\n" : "\n");
	from = exporting->row.bytes;
	weblate_print(record, source, target, &exporting->row);
	if (is_written(exporting, slice_part(strbuf_slice(&exporting->row), from, exporting->row.bytes))) {
		exporting->report->left_out++;
		strbuf_clear(&exporting->row);
		return true;
	}
	exporting->began = true;
	return write_row(exporting, err);
}

static bool add_json(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;
	const struct tm_text *source = source_of(exporting, record);

	for (size_t i = 0; source && i < record->text_count; i++) {
		const struct tm_text *target = &record->texts[i];

		if (target != source &&
		    (!exporting->options->target || target->language == exporting->options->target) &&
		    !add_json_pair(exporting, record, source, target, err))
			return false;
	}
	return true;
}

static bool end_json(struct exporting *exporting, const char *path, struct error *err)
{
	(void)path;
	strbuf_add_string(&exporting->row, exporting->began ? "\n]\n" : "]\n");
	if (write_row(exporting, err))
		return file_writer_commit(&exporting->file, err);
	file_writer_abandon(&exporting->file);
	return false;
}

/* ---------------------------------------------------------------- together */

/* In the order of MEMORY_FORMAT_CHOICES. */
static const struct {
	bool (*begin)(struct exporting *exporting, const char *path, struct error *err);
	tm_record_function add;
	bool (*end)(struct exporting *exporting, const char *path, struct error *err);
	void (*abandon)(struct exporting *exporting);
} formats[] = {
	[MEMORY_FORMAT_TMX] = { begin_tmx, add_tmx, end_tmx, abandon_tmx },
	[MEMORY_FORMAT_PO] = { begin_po, add_po, end_po, abandon_po },
	[MEMORY_FORMAT_TSV] = { begin_tsv, add_tsv, end_tsv, abandon_file },
	[MEMORY_FORMAT_JSON] = { begin_json, add_json, end_json, abandon_file },
};

static bool write_all(struct exporting *exporting, struct memory *memory, enum memory_format format,
		      const char *path, struct error *err)
{
	if (!formats[format].begin(exporting, path, err))
		return false;
	if (memory_each(memory, formats[format].add, exporting, err))
		return formats[format].end(exporting, path, err);
	formats[format].abandon(exporting);
	return false;
}

bool memory_export(struct memory *memory, enum memory_format format,
		   const struct memory_export_options *options, const char *path,
		   struct memory_export_report *report, struct error *err)
{
	struct exporting exporting = { .row = STRBUF_INIT, .options = options, .report = report };
	const struct language *stated[] = { options->source, options->target, NULL };
	int embargo = memory->store.embargo;
	bool done;

	*report = (struct memory_export_report){ 0, 0, 0 };
	if (options->embargoed)
		memory->store.embargo = MEMORY_EMBARGO_SHOW;
	memory->store.hidden_units = 0;
	if (!store_begin_reading(&memory->store, err)) {
		memory->store.embargo = embargo;
		return false;
	}
	done = choose_languages(&exporting, &memory->store, options->source && options->target ? stated : NULL,
				err);
	store_end_reading(&memory->store);
	done = done && write_all(&exporting, memory, format, path, err);
	memory->store.embargo = embargo;
	report->hidden = memory->store.hidden_units;
	numbers_release(&exporting.written);
	strbuf_release(&exporting.row);
	return done;
}
