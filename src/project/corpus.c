/*
 * corpus -- the texts that are at hand.
 */
#include <config.h>

#include "project/corpus.h"

#include "base/file.h"
#include "project/release.h"

struct reading {
	corpus_function *each;
	void *data;
	struct error *err;
	const struct workspace *workspace; /* whose documents they are, or NULL */
};

/* ----------------------------------------------------------------- catalogs */

static bool read_units(const struct reading *reading, const char *path, const struct catalog *catalog,
		       const struct language *target)
{
	struct corpus_text text = { .path = path, .language = target,
				    .source_language = catalog_source_language(catalog) };

	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];

		if ((unit->flags & UNIT_OBSOLETE) || !unit_is_translated(unit))
			continue;
		text.line = unit->line;
		text.source = text.source_language ? unit->source : SLICE_NONE;
		for (size_t form = 0; form < unit->target_count; form++) {
			text.text = unit->targets[form];
			if (!reading->each(reading->data, &text, reading->err))
				return false;
		}
	}
	return true;
}

static bool read_catalog(const struct reading *reading, const char *path)
{
	struct catalog catalog;
	const struct language *target;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, reading->err);
	target = done ? catalog_language(&catalog) : NULL;
	if (done && !target)
		target = workspace_language_of_name(path);
	if (done && target)
		done = read_units(reading, path, &catalog, target);
	catalog_release(&catalog);
	return done;
}

/* ---------------------------------------------------------------- documents */

static bool read_texts(const struct reading *reading, const struct opened_release *document)
{
	struct corpus_text text = { .path = document->path, .language = document->language };

	for (size_t i = 0; i < document_unit_count(document->document); i++) {
		const struct document_unit *unit = document_unit(document->document, i);

		text.line = unit->line;
		text.text = unit->source;
		if (!reading->each(reading->data, &text, reading->err))
			return false;
	}
	return true;
}

/* Opens a document; one without any text is passed over. */
static bool open_document(const struct reading *reading, const char *path, const struct language *language,
			  const struct document_options *options, struct opened_release *document, bool *opened)
{
	if (reading->workspace && !workspace_keeps(reading->workspace, path, reading->err))
		return false;
	*opened = release_open(document, path, language, options, reading->err);
	if (*opened)
		return true;
	if (reading->err->kind != ERROR_EMPTY)
		return false;
	error_clear(reading->err);
	return true;
}

bool corpus_files(char *const *paths, size_t count, const struct language *language,
		  const struct document_options *options, corpus_function *each, void *data, struct error *err)
{
	struct reading reading = { each, data, err, NULL };
	bool done = true;

	for (size_t i = 0; done && i < count; i++) {
		struct opened_release document;
		bool opened;

		if (strcmp(path_suffix(paths[i]), "po") == 0) {
			done = read_catalog(&reading, paths[i]);
			continue;
		}
		done = open_document(&reading, paths[i], language, options, &document, &opened);
		if (!opened)
			continue;
		done = read_texts(&reading, &document);
		release_close(&document);
	}
	return done;
}

/* ----------------------------------------------------------------- editions */

static void join_units(const struct document *document, struct strbuf *text)
{
	for (size_t i = 0; i < document_unit_count(document); i++) {
		strbuf_add(text, document_unit(document, i)->source);
		strbuf_add_byte(text, '\n');
	}
}

static bool read_whole(const struct reading *reading, const struct opened_release *release,
		       const struct opened_release *edition)
{
	struct strbuf source = STRBUF_INIT, target = STRBUF_INIT;
	struct corpus_text text = { .path = edition->path, .language = edition->language,
				    .source_language = release->language };
	bool done;

	join_units(release->document, &source);
	join_units(edition->document, &target);
	text.source = strbuf_slice(&source);
	text.text = strbuf_slice(&target);
	done = reading->each(reading->data, &text, reading->err);
	strbuf_release(&source);
	strbuf_release(&target);
	return done;
}

static bool read_pairs(const struct reading *reading, const struct opened_release *release,
		       const struct opened_release *edition)
{
	struct corpus_text text = { .path = edition->path, .language = edition->language,
				    .source_language = release->language };
	size_t count = document_unit_count(edition->document);

	if (count != document_unit_count(release->document))
		return read_whole(reading, release, edition);
	for (size_t i = 0; i < count; i++) {
		text.line = document_unit(edition->document, i)->line;
		text.source = document_unit(release->document, i)->source;
		text.text = document_unit(edition->document, i)->source;
		if (!reading->each(reading->data, &text, reading->err))
			return false;
	}
	return true;
}

static bool read_edition(const struct reading *reading, struct workspace *workspace, const struct release *entry,
			 const struct opened_release *release, const struct language *target)
{
	const char *path = workspace_edition_path(workspace, entry, target);
	struct opened_release edition;
	bool opened, done;

	if (!file_exists(path))
		return true;
	if (!open_document(reading, path, target, &workspace->settings.document, &edition, &opened))
		return false;
	if (!opened)
		return true;
	done = target == release->language || read_pairs(reading, release, &edition);
	release_close(&edition);
	return done;
}

static bool read_release(const struct reading *reading, struct workspace *workspace, const struct release *entry)
{
	const struct settings *settings = &workspace->settings;
	struct opened_release release;
	bool opened, done;

	if (!open_document(reading, entry->path, entry->language, &settings->document, &release, &opened))
		return false;
	if (!opened)
		return true;
	done = read_texts(reading, &release);
	for (size_t i = 0; done && i < settings->target_count; i++) {
		const char *catalog = workspace_catalog_path(workspace, entry, settings->targets[i]);

		if (workspace_has_catalog(workspace, entry, release.language, settings->targets[i]) && file_exists(catalog))
			done = read_catalog(reading, catalog);
		done = done && read_edition(reading, workspace, entry, &release, settings->targets[i]);
	}
	release_close(&release);
	return done;
}

bool corpus_workspace(struct workspace *workspace, corpus_function *each, void *data, struct error *err)
{
	struct reading reading = { each, data, err, workspace };

	for (size_t i = 0; i < workspace->release_count; i++)
		if (!read_release(&reading, workspace, &workspace->releases[i]))
			return false;
	return true;
}
