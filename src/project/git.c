/*
 * git -- what a version control system asks of us.
 */
#include <config.h>

#include "project/git.h"

#include "base/alloc.h"
#include "base/file.h"
#include "project/release.h"

#include <stdlib.h>

/* ------------------------------------------------------------------------ text */

static int compare_units(const void *a, const void *b)
{
	const struct unit *left = *(const struct unit *const *)a, *right = *(const struct unit *const *)b;
	int order = slice_compare(left->source, right->source);

	return order ? order : slice_compare(left->context, right->context);
}

static void add_text(struct strbuf *out, const char *name, struct slice text)
{
	struct slice line;

	if (!text.data)
		return;
	strbuf_addf(out, "%s ", name);
	for (bool first = true; slice_next_line(&text, &line); first = false)
		strbuf_addf(out, "%s%.*s", first ? "" : "\n    ", SLICE_ARG(line));
	strbuf_add_byte(out, '\n');
}

static void add_unit(struct strbuf *out, const struct unit *unit)
{
	if (unit->notes.data)
		add_text(out, "#", unit->notes);
	if (unit->flags & UNIT_FUZZY)
		strbuf_add_string(out, "fuzzy\n");
	if (unit->flags & UNIT_OBSOLETE)
		strbuf_add_string(out, "obsolete\n");
	add_text(out, "msgctxt", unit->context);
	add_text(out, "msgid", unit->source);
	add_text(out, "msgid_plural", unit->source_plural);
	for (size_t i = 0; i < unit->target_count; i++)
		add_text(out, "msgstr", unit->targets[i]);
	strbuf_add_byte(out, '\n');
}

static void print_catalog(const struct catalog *catalog, struct strbuf *out)
{
	const struct unit **units = alloc_zeroed(catalog->count + 1, sizeof(*units));

	for (size_t i = 0; i < catalog->count; i++)
		units[i] = &catalog->units[i];
	if (catalog->count)
		qsort(units, catalog->count, sizeof(*units), compare_units);
	for (size_t i = 0; i < catalog->count; i++)
		add_unit(out, units[i]);
	free(units);
}

static bool print_catalog_file(const char *path, struct strbuf *out, struct error *err)
{
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	if (done)
		print_catalog(&catalog, out);
	catalog_release(&catalog);
	return done;
}

/* The language does not matter here, so a document that does not say it is taken too. */
static bool print_document_file(const char *path, struct strbuf *out, struct error *err)
{
	struct opened_release release;

	if (!release_open(&release, path, &language_en, NULL, err))
		return false;
	for (size_t i = 0; i < document_unit_count(release.document); i++) {
		strbuf_add(out, document_unit(release.document, i)->source);
		strbuf_add_string(out, "\n\n");
	}
	release_close(&release);
	return true;
}

bool git_print_text(const char *path, struct strbuf *out, struct error *err)
{
	const char *suffix = path_suffix(path);

	if (strcmp(suffix, "po") == 0 || strcmp(suffix, "pot") == 0)
		return print_catalog_file(path, out, err);
	return print_document_file(path, out, err);
}

/* --------------------------------------------------------------------- merging */

static bool load_base(struct catalog *catalog, const char *path, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool empty, done;

	done = file_read(path, FILE_LIMIT_BYTES, &bytes, err);
	empty = done && slice_trim(strbuf_slice(&bytes)).bytes == 0;
	strbuf_release(&bytes);
	return done && (empty || catalog_load(catalog, path, err));
}

bool git_merge_catalogs(const char *base_path, const char *ours_path, const char *theirs_path,
			const char *output, struct reconcile_report *report, struct error *err)
{
	struct catalog base, ours, theirs;
	bool done;

	catalog_init(&base);
	catalog_init(&ours);
	catalog_init(&theirs);
	done = load_base(&base, base_path, err) && catalog_load(&ours, ours_path, err) &&
	       catalog_load(&theirs, theirs_path, err);
	if (done) {
		catalog_reconcile(&ours, &base, &theirs, report);
		done = catalog_save(&ours, output, err);
	}
	catalog_release(&base);
	catalog_release(&ours);
	catalog_release(&theirs);
	return done;
}
