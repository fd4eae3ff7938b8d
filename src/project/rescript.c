/*
 * rescript -- documents of Uzbek text in the other script.
 */
#include <config.h>

#include "project/rescript.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/release.h"

#include <stdlib.h>

/* ------------------------------------------------------ the workspace's ways */

void workspace_transliterate_options(struct workspace *workspace, struct transliterate_options *options)
{
	const struct settings *settings = &workspace->settings;

	options->apostrophes = (enum apostrophe_style)settings->apostrophe;
	options->to_alphabet = settings->alphabet;
	options->from_alphabet = settings->from_alphabet;
	options->abbreviations = (enum abbreviation_style)settings->abbreviations;
	options->quotes = (enum quotes_style)settings->quotes;
	options->data_folder = settings->language_data ? workspace_path(workspace, settings->language_data) : NULL;
}

struct splitter *workspace_splitter(struct workspace *workspace, const struct language *language,
				    struct error *err)
{
	struct strbuf xml = STRBUF_INIT;
	struct srx *srx = NULL;
	const char *path;

	if (!workspace || !workspace->settings.segment_rules)
		return splitter_new(language);
	path = workspace_path(workspace, workspace->settings.segment_rules);
	if (file_read(path, FILE_LIMIT_BYTES, &xml, err))
		srx = srx_read(strbuf_slice(&xml), path, err);
	strbuf_release(&xml);
	return srx ? splitter_new_over(srx, language, err) : NULL;
}

/* ------------------------------------------------------------------ documents */

/* What each unit becomes, in the order of the document. */
struct targets {
	struct arena arena;
	struct slice *texts;
};

static struct slice find_target(const void *context, size_t index, const struct document_unit *unit)
{
	const struct targets *targets = context;

	(void)unit;
	return targets->texts[index];
}

static void tell(const struct document_unit *unit, const struct transliterate_changes *changes,
		 rescript_change_function *explain, void *data)
{
	for (size_t i = 0; i < changes->count; i++)
		explain(data, unit->line, &changes->items[i]);
}

static void convert_units(const struct document *document, struct transliterator *transliterator,
			  struct targets *targets, rescript_change_function *explain, void *data)
{
	size_t count = document_unit_count(document);
	struct strbuf out = STRBUF_INIT;

	targets->texts = arena_zeroed(&targets->arena, count, sizeof(*targets->texts));
	for (size_t i = 0; i < count; i++) {
		const struct document_unit *unit = document_unit(document, i);
		struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;

		strbuf_clear(&out);
		transliterate(transliterator, unit->source, &out, explain ? &changes : NULL);
		targets->texts[i] = arena_copy(&targets->arena, strbuf_slice(&out));
		if (explain)
			tell(unit, &changes, explain, data);
		transliterate_changes_release(&changes);
	}
	strbuf_release(&out);
}

static bool write_document(const struct opened_release *release, const struct targets *targets,
			   const struct rescript_options *options, struct document_report *report,
			   struct error *err)
{
	struct document_targets find = { .find = find_target, .context = targets };
	struct strbuf out = STRBUF_INIT;
	bool done = document_merge(release->document, &find, options->to, &out, report, err) &&
		    file_write(options->output ? options->output : "-", strbuf_slice(&out), err);

	strbuf_release(&out);
	return done;
}

bool rescript_document(const char *path, const struct rescript_options *options, rescript_change_function *explain,
		       void *data, struct document_report *report, struct error *err)
{
	struct opened_release release;
	struct targets targets = { .arena = ARENA_INIT };
	struct transliterator *transliterator;
	bool done = false;

	if (!release_open(&release, path, options->from, &options->document, err))
		return error_add(err, _("cannot put '%s' into the other script"), path);
	transliterator = transliterator_new(release.language, options->to, &options->how, err);
	if (transliterator) {
		convert_units(release.document, transliterator, &targets, explain, data);
		done = explain || write_document(&release, &targets, options, report, err);
	}
	transliterator_free(transliterator);
	arena_release(&targets.arena);
	release_close(&release);
	return done || error_add(err, _("cannot put '%s' into the other script"), path);
}
