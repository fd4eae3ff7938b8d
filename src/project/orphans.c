/*
 * orphans -- what a workspace still has of releases that are not there any more.
 */
#include <config.h>

#include "project/orphans.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/map.h"
#include "project/record.h"
#include "project/release.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct workspace *workspace;
	struct orphans *orphans;
	struct map releases; /* ids, to themselves */
	struct map by_id;    /* ids of orphans, to their index */
};

/* ------------------------------------------------------------------- catalogs */

/* Whose file this is: "2023/baku" of "2023/baku.pot", "2023/baku/ru.po" and "2023/baku/editions.tsv". */
static struct slice id_of_catalog(struct slice path, bool *is_record)
{
	size_t slash = path.bytes, dot;
	struct slice name;

	while (slash > 0 && path.data[slash - 1] != '/')
		slash--;
	name = slice_part(path, slash, path.bytes);
	dot = name.bytes;
	while (dot > 0 && name.data[dot - 1] != '.')
		dot--;
	*is_record = slice_is(name, "editions.tsv");
	if (dot > 1 && slice_is(slice_part(name, dot, name.bytes), "pot"))
		return slice_part(path, 0, slash + dot - 1);
	if (slash > 1 && (*is_record || (dot > 1 && slice_is(slice_part(name, dot, name.bytes), "po") &&
					 language_find(slice_part(name, 0, dot - 1)))))
		return slice_part(path, 0, slash - 1);
	return SLICE("");
}

static struct orphan *orphan_of(struct search *search, struct slice id)
{
	struct orphans *orphans = search->orphans;
	size_t *known = map_find(&search->by_id, id);
	struct orphan *orphan;

	if (known)
		return &orphans->items[*known];
	ARRAY_GROW(orphans->items, orphans->count, orphans->capacity);
	orphan = &orphans->items[orphans->count];
	*orphan = (struct orphan){ .id = arena_string(&search->workspace->arena, id) };
	map_add(&search->by_id, slice_of(orphan->id), orphans->count++, NULL);
	return orphan;
}

static void add_file(struct search *search, struct orphan *orphan, const char *folder, const char *path)
{
	struct workspace *workspace = search->workspace;

	ARRAY_GROW(orphan->files, orphan->file_count, orphan->file_capacity);
	orphan->files[orphan->file_count++] =
		workspace_path(workspace, arena_printf(&workspace->arena, "%s/%s", folder, path));
}

static bool list_folder(struct search *search, const char *folder, struct path_list *files, struct error *err)
{
	const char *path = workspace_path(search->workspace, folder);

	return !folder_exists(path) || (workspace_keeps(search->workspace, path, err) && folder_list(path, files, err));
}

static bool find_catalogs(struct search *search, struct error *err)
{
	const char *folder = search->workspace->settings.catalogs;
	struct path_list files = PATH_LIST_INIT;
	bool done = list_folder(search, folder, &files, err);

	for (size_t i = 0; i < files.count; i++) {
		bool is_record;
		struct slice id = id_of_catalog(slice_of(files.items[i]), &is_record);
		struct orphan *orphan;

		if (!id.bytes || map_find(&search->releases, id))
			continue;
		orphan = orphan_of(search, id);
		orphan->has_record |= is_record;
		add_file(search, orphan, folder, files.items[i]);
	}
	path_list_release(&files);
	return done;
}

/* ------------------------------------------------------------------- editions */

/* "ru/2023/baku.html": a language that the record has, and the orphan's id. */
static bool add_edition(struct search *search, const char *file, struct error *err)
{
	struct slice rest = slice_of(file), name;
	const char *dot = strrchr(file, '.');
	struct release_record record;
	struct release gone = { .suffix = "" };
	const struct edition_record *edition;
	const struct language *language;
	struct orphan *orphan;
	size_t *index;

	slice_next_field(&rest, '/', &name);
	language = language_find(name);
	if (!language || !dot || dot <= rest.data)
		return true;
	index = map_find(&search->by_id, slice_from(rest.data, (size_t)(dot - rest.data)));
	if (!index || !search->orphans->items[*index].has_record)
		return true;
	orphan = &search->orphans->items[*index];
	gone.id = orphan->id;
	if (!record_load(&record, search->workspace, &gone, err))
		return false;
	edition = record_find(&record, language);
	if (edition && edition->edition[0])
		add_file(search, orphan, search->workspace->settings.published, file);
	record_release(&record);
	return true;
}

static bool find_editions(struct search *search, struct error *err)
{
	struct path_list files = PATH_LIST_INIT;
	bool done = search->orphans->count == 0 ||
		    list_folder(search, search->workspace->settings.published, &files, err);

	for (size_t i = 0; done && i < files.count; i++)
		done = add_edition(search, files.items[i], err);
	path_list_release(&files);
	return done;
}

/* -------------------------------------------------------------------- renamed */

/* What the texts of an orphan are held against. */
struct candidate {
	struct catalog template;
	struct orphan *orphan;
	size_t shared; /* by the best release so far */
};

/* The template of a release: as it lies there, else of the release itself. */
static bool read_template(struct workspace *workspace, const struct release *release, struct catalog *template)
{
	const char *path = workspace_template_path(workspace, release);
	struct opened_release opened;

	if (file_exists(path))
		return workspace_keeps(workspace, path, NULL) && catalog_load(template, path, NULL);
	if (!release->suffix[0] || !release_open_inside(&opened, workspace, release->path, release->language, NULL))
		return false;
	release_make_catalog(&opened, NULL, "", template);
	release_close(&opened);
	return true;
}

static size_t count_shared(const struct catalog *a, struct catalog *b)
{
	size_t shared = 0;

	for (size_t i = 0; i < a->count; i++)
		shared += catalog_find(b, SLICE_NONE, a->units[i].source) != CATALOG_NOT_FOUND;
	return shared;
}

static void compare_release(struct workspace *workspace, const struct release *release,
			    struct candidate *candidates, size_t count)
{
	struct catalog template;

	catalog_init(&template);
	if (read_template(workspace, release, &template))
		for (size_t i = 0; i < count; i++) {
			size_t shared = count_shared(&candidates[i].template, &template);

			if (shared * 2 < candidates[i].template.count || shared <= candidates[i].shared)
				continue;
			candidates[i].shared = shared;
			candidates[i].orphan->renamed = release->id;
		}
	catalog_release(&template);
}

static void find_renamed(struct workspace *workspace, struct orphans *orphans)
{
	struct candidate candidates[ORPHANS_COMPARED];
	size_t count = 0;

	for (size_t i = 0; i < orphans->count && count < ORPHANS_COMPARED; i++) {
		const struct release gone = { .id = orphans->items[i].id, .suffix = "" };

		candidates[count] = (struct candidate){ .orphan = &orphans->items[i] };
		catalog_init(&candidates[count].template);
		if (read_template(workspace, &gone, &candidates[count].template))
			count++;
		else
			catalog_release(&candidates[count].template);
	}
	for (size_t i = 0; count && i < workspace->release_count; i++)
		compare_release(workspace, &workspace->releases[i], candidates, count);
	for (size_t i = 0; i < count; i++)
		catalog_release(&candidates[i].template);
}

/* ------------------------------------------------------------------- together */

static int compare_ids(const void *a, const void *b)
{
	return strcmp(((const struct orphan *)a)->id, ((const struct orphan *)b)->id);
}

bool orphans_find(struct workspace *workspace, struct orphans *orphans, struct error *err)
{
	struct search search = { .workspace = workspace, .orphans = orphans, .releases = MAP_INIT, .by_id = MAP_INIT };
	bool done;

	for (size_t i = 0; i < workspace->release_count; i++)
		map_add(&search.releases, slice_of(workspace->releases[i].id), i, NULL);
	done = find_catalogs(&search, err) && find_editions(&search, err);
	map_release(&search.releases);
	map_release(&search.by_id);
	if (!done)
		return false;
	if (orphans->count)
		qsort(orphans->items, orphans->count, sizeof(*orphans->items), compare_ids);
	find_renamed(workspace, orphans);
	return true;
}

void orphans_release(struct orphans *orphans)
{
	for (size_t i = 0; i < orphans->count; i++)
		free(orphans->items[i].files);
	free(orphans->items);
	*orphans = (struct orphans)ORPHANS_INIT;
}

void orphan_print_advice(const struct orphan *orphan, const struct workspace *workspace, struct strbuf *out)
{
	const char *catalogs = workspace->settings.catalogs;

	if (orphan->renamed)
		strbuf_addf(out,
			    _("if it is called '%s' now and nothing was translated there yet, put '%s/%s' in the place of "
			      "'%s/%s' and run 'tarjimon extract'; then remove the rest"),
			    orphan->renamed, catalogs, orphan->id, catalogs, orphan->renamed);
	else
		strbuf_addf(out,
			    _("if it was renamed, rename '%s/%s' as well; if it is gone, keep what was translated with "
			      "'tarjimon learn %s/%s/*.po' and remove the files"),
			    catalogs, orphan->id, catalogs, orphan->id);
}
