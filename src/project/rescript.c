/*
 * rescript -- documents of Uzbek text in the other script.
 */
#include <config.h>

#include "project/rescript.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/foreign.h"
#include "project/release.h"
#include "text/own_tables.h"

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
}

bool workspace_use_tables(struct workspace *workspace, struct error *err)
{
	const char *folder = workspace ? workspace->settings.language_data : NULL;

	return !folder || own_tables_use(workspace_path(workspace, folder), err);
}

/* Rules that a workspace names, or those beside its tables; NULL: none. */
static const char *find_rules(struct workspace *workspace)
{
	const struct settings *settings = &workspace->settings;
	const char *path;

	if (settings->segment_rules)
		return workspace_path(workspace, settings->segment_rules);
	if (!settings->language_data)
		return NULL;
	path = arena_printf(&workspace->arena, "%s/segment.srx", workspace_path(workspace, settings->language_data));
	return file_exists(path) ? path : NULL;
}

bool workspace_has_rules(struct workspace *workspace)
{
	return find_rules(workspace) != NULL;
}

struct splitter *workspace_splitter(struct workspace *workspace, const struct language *language,
				    struct error *err)
{
	struct strbuf xml = STRBUF_INIT;
	struct srx *srx = NULL;
	const char *path = workspace ? find_rules(workspace) : NULL;

	if (!path)
		return splitter_new(language);
	if (file_read(path, FILE_LIMIT_BYTES, &xml, err))
		srx = srx_read(strbuf_slice(&xml), path, err);
	strbuf_release(&xml);
	return srx ? splitter_new_over(srx, language, err) : NULL;
}

/* ------------------------------------------------------------------ documents */

/* What each unit becomes, in the order of the document. */
struct targets {
	struct arena arena;
	const struct document *document;
	struct slice *texts;
	size_t **places; /* of each unit, for each of its spaces where it went; NULL: not known */
};

static struct slice find_target(const void *context, size_t index, const struct document_unit *unit)
{
	const struct targets *targets = context;

	(void)unit;
	return targets->texts[index];
}

static size_t find_place(const void *context, size_t index, size_t at)
{
	const struct targets *targets = context;
	const struct document_unit *unit = document_unit(targets->document, index);
	size_t low = 0, high = unit->extras->space_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (unit->extras->spaces[middle].at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return targets->places[index] ? targets->places[index][low] : SIZE_MAX;
}

/* Composing text is no change that is told, and would move what stands behind. */
static bool may_be_composed(struct slice text)
{
	return memchr(text.data, 0xcc, text.bytes) || memchr(text.data, 0xcd, text.bytes);
}

/* Where each space of the unit is, once the changes are made; both are in order. */
static size_t *make_places(const struct document_unit *unit, const struct transliterate_changes *changes,
			   struct arena *arena)
{
	size_t *places = arena_alloc(arena, unit->extras->space_count * sizeof(*places));
	size_t change = 0, before = 0, after = 0; /* bytes of the changes that end before the space */

	for (size_t i = 0; i < unit->extras->space_count; i++) {
		size_t at = unit->extras->spaces[i].at;
		const struct transliterate_change *next;
		bool inside;

		for (; change < changes->count; change++) {
			next = &changes->items[change];
			if (next->offset + next->before.bytes > at)
				break;
			before += next->detail ? 0 : next->before.bytes;
			after += next->detail ? 0 : next->after.bytes;
		}
		next = change < changes->count ? &changes->items[change] : NULL;
		inside = next && next->offset + !unit->extras->spaces[i].joined <= at;
		places[i] = inside && !slice_equal(next->before, next->after) ? SIZE_MAX : at - before + after;
	}
	return places;
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
	struct foreign foreign = FOREIGN_INIT;
	struct strbuf out = STRBUF_INIT;

	targets->document = document;
	targets->texts = arena_zeroed(&targets->arena, count, sizeof(*targets->texts));
	targets->places = arena_zeroed(&targets->arena, count, sizeof(*targets->places));
	for (size_t i = 0; i < count; i++) {
		const struct document_unit *unit = document_unit(document, i);
		struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;

		strbuf_clear(&out);
		foreign_find(&foreign, document, unit, unit->source, NULL);
		transliterate_around(transliterator, unit->source, foreign.items, foreign.count, &out,
				     explain || unit->extras->space_count ? &changes : NULL);
		targets->texts[i] = arena_copy(&targets->arena, strbuf_slice(&out));
		if (unit->extras->space_count && !may_be_composed(unit->source))
			targets->places[i] = make_places(unit, &changes, &targets->arena);
		if (explain)
			tell(unit, &changes, explain, data);
		transliterate_changes_release(&changes);
	}
	foreign_release(&foreign);
	strbuf_release(&out);
}

/* The language that it names is not the one it is put over from. */
static bool is_misnamed(const struct document *document)
{
	const struct language *named = document_language(document);

	return named && named != &language_uz && named != &language_uz_cyrl;
}

static bool write_document(const struct opened_release *release, const struct targets *targets,
			   const struct rescript_options *options, struct document_report *report,
			   struct error *err)
{
	struct document_targets find = { .find = find_target,
					 .context = targets,
					 .place = find_place,
					 .keep_parts = is_misnamed(release->document) };
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
