/*
 * extract -- from releases to catalogs, keeping the work that is in them.
 */
#include <config.h>

#include "project/extract.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/carry.h"
#include "project/dateline.h"
#include "project/term_comments.h"
#include "project/terms.h"
#include "quality/spelling.h"

#include <stdlib.h>

/* What a catalog lies in is made with it. */
static bool make_folder(const char *path, struct error *err)
{
	char *folder = path_folder(path);
	bool done = strcmp(path, "-") == 0 || folder_make(folder, err);

	free(folder);
	return done;
}

/* The extraction of a document or a workspace. */
struct extraction {
	struct workspace *workspace; /* or NULL */
	const struct extract_options *options;
	struct terminology *terminology; /* or NULL */
	struct spelling *spelling;	 /* of the source language, when one was asked for; or NULL */
	const struct language *spelling_language;
	extract_result_function *tell;
	extract_problem_function *warn;
	void *data;
};

static bool is_word(void *dictionary, struct slice word)
{
	return spelling_accepts(dictionary, word);
}

static bool is_listed(void *dictionary, struct slice word)
{
	return spelling_lists(dictionary, word);
}

/* The dictionary by which typos are told, if there is one. */
static struct typo_words dictionary_of(struct extraction *extraction, const struct language *language)
{
	if (extraction->options->typo_fix && extraction->spelling_language != language) {
		spelling_close(extraction->spelling);
		extraction->spelling = spelling_open(language, NULL);
		extraction->spelling_language = language;
	}
	if (!extraction->spelling)
		return (struct typo_words){ .dictionary = NULL };
	return (struct typo_words){ is_word, is_listed, extraction->spelling };
}

static bool update_catalog(struct extraction *extraction, struct catalog *catalog, const struct catalog *template,
			   struct extract_result *result, struct error *err)
{
	const struct language *target = result->target ? result->target : catalog_language(catalog);
	struct typo_words words = dictionary_of(extraction, result->source);
	struct update_options options = { extraction->options->typo_fix, &words };

	catalog_update(catalog, template, &options, &result->update);
	return carry_sentences(catalog, result->source, target, &result->update, err);
}

/* A catalog that is to be brought in step with a release. */
struct wanted {
	const struct opened_release *release;
	const struct language *target; /* NULL: a template */
	const char *name;	       /* of the project */
	const struct release *entry;   /* of a workspace; NULL: no terms are told */
	bool is_told;
};

static bool tells_terms(const struct extraction *extraction, const struct wanted *wanted)
{
	return wanted->entry && wanted->target && extraction->terminology;
}

static void make_template(struct extraction *extraction, const struct wanted *wanted, struct catalog *template)
{
	release_make_catalog(wanted->release, wanted->target, wanted->name, template);
	if (tells_terms(extraction, wanted))
		term_comments_add(extraction->terminology, wanted->release->language, wanted->target,
				  dateline_of_document(wanted->entry->path, wanted->release->language,
						       wanted->release->document),
				  template);
}

/* It is not held in memory, but where terms are looked for in it. */
static bool make_file(struct extraction *extraction, const struct wanted *wanted, struct extract_result *result,
		      struct error *err)
{
	struct catalog template;
	bool done;

	result->made = result->written = true;
	result->units = result->update.counts[UPDATE_NEW] = release_count_entries(wanted->release);
	if (!make_folder(result->path, err))
		return false;
	if (!tells_terms(extraction, wanted))
		return release_write_catalog(wanted->release, wanted->target, wanted->name, result->path, err);
	catalog_init(&template);
	make_template(extraction, wanted, &template);
	done = catalog_save(&template, result->path, err);
	catalog_release(&template);
	return done;
}

static bool update_file(struct extraction *extraction, const struct wanted *wanted, struct catalog *catalog,
			struct extract_result *result, struct error *err)
{
	struct catalog template;
	bool done;

	catalog_init(&template);
	make_template(extraction, wanted, &template);
	result->units = template.count;
	done = catalog_load(catalog, result->path, err) &&
	       update_catalog(extraction, catalog, &template, result, err);
	catalog_release(&template);
	result->written = result->update.changed;
	result->catalog = catalog;
	return done && (!result->written || catalog_save(catalog, result->path, err));
}

/* Makes the catalog at the result's path, or brings it in step. */
static bool bring_in_step(struct extraction *extraction, const struct wanted *wanted, struct extract_result *result,
			  struct error *err)
{
	struct catalog catalog;
	bool done;

	catalog_init(&catalog);
	if (!file_keeps(result->path))
		done = make_file(extraction, wanted, result, err);
	else
		done = update_file(extraction, wanted, &catalog, result, err);
	if (done && wanted->is_told)
		extraction->tell(extraction->data, result);
	update_report_release(&result->update);
	catalog_release(&catalog);
	return done;
}

static void warn_of_problems(const struct opened_release *release, extract_problem_function *warn, void *data)
{
	for (size_t i = 0; i < document_problem_count(release->document); i++)
		warn(data, release->path, document_problem(release->document, i));
}

/* "page.ru.po" is begun as the Russian catalog, anything else as a template. */
static const struct language *language_of_output(const struct opened_release *release, const char *path)
{
	const struct language *target = workspace_language_of_name(path);

	return strcmp(path_suffix(path), "po") == 0 && target != release->language ? target : NULL;
}

bool extract_document(const char *path, const struct extract_options *options, extract_result_function *tell,
		      extract_problem_function *warn, void *data, struct error *err)
{
	struct extraction extraction = { .options = options, .tell = tell, .warn = warn, .data = data };
	struct extract_result result = { .document = path, .update = UPDATE_REPORT_INIT,
					 .path = options->output ? options->output : "-" };
	struct opened_release release;
	struct wanted wanted = { .release = &release, .name = "", .is_told = strcmp(result.path, "-") != 0 };
	bool done;

	if (!release_open(&release, path, options->source, &options->document, err))
		return false;
	warn_of_problems(&release, warn, data);
	result.source = release.language;
	wanted.target = language_of_output(&release, result.path);
	done = bring_in_step(&extraction, &wanted, &result, err);
	spelling_close(extraction.spelling);
	release_close(&release);
	return done;
}

static bool extract_target(struct extraction *extraction, const struct release *entry,
			   const struct opened_release *release, const struct language *target, struct error *err)
{
	struct workspace *workspace = extraction->workspace;
	struct extract_result result = {
		.release = entry,
		.document = entry->path,
		.source = release->language,
		.target = target,
		.path = target ? workspace_catalog_path(workspace, entry, target)
			       : workspace_template_path(workspace, entry),
		.update = UPDATE_REPORT_INIT,
	};
	struct wanted wanted = { release, target, workspace->settings.name, entry, target != NULL };

	return workspace_keeps(workspace, result.path, err) && bring_in_step(extraction, &wanted, &result, err);
}

static bool extract_release(struct extraction *extraction, const struct release *entry, struct error *err)
{
	struct workspace *workspace = extraction->workspace;
	const struct settings *settings = &workspace->settings;
	struct opened_release release;
	bool done;

	if (!release_open_inside(&release, workspace, entry->path, entry->language, err))
		return false;
	warn_of_problems(&release, extraction->warn, extraction->data);
	done = extract_target(extraction, entry, &release, NULL, err);
	for (size_t i = 0; done && i < settings->target_count; i++)
		if (workspace_has_catalog(workspace, entry, release.language, settings->targets[i]))
			done = extract_target(extraction, entry, &release, settings->targets[i], err);
	release_close(&release);
	return done;
}

bool extract_workspace(struct workspace *workspace, const struct extract_options *options,
		       extract_result_function *tell, extract_problem_function *warn, void *data, struct error *err)
{
	struct extraction extraction = { .workspace = workspace, .options = options, .tell = tell, .warn = warn, .data = data };
	bool done, goes_on;

	if (workspace->release_count == 0)
		return error_set(err, ERROR_EMPTY, _("there are no releases yet in '%s'"),
				 workspace_path(workspace, workspace->settings.releases));
	done = goes_on = terms_open(workspace, NULL, &extraction.terminology, err);
	for (size_t i = 0; goes_on && i < workspace->release_count; i++) {
		struct error why = ERROR_INIT;

		if (extract_release(&extraction, &workspace->releases[i], &why))
			continue;
		goes_on = error_gather(err, &why);
		done = false;
	}
	spelling_close(extraction.spelling);
	terminology_close(extraction.terminology);
	return done;
}
