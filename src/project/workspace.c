/*
 * workspace -- a folder with tarjimon.ini, its releases, and where their
 * catalogs and editions lie.
 */
#include <config.h>

#include "project/workspace.h"

#include "base/alloc.h"
#include "base/confine.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/rescript.h"

#include <stdlib.h>

#define CLIMB_MAX 64

/* ----------------------------------------------------------------- releases */

/* "2023/baku.en.html" is "2023/baku", ".en", "html". */
struct name_parts {
	struct slice id, language, suffix;
};

static struct name_parts split_name(struct slice path)
{
	struct name_parts parts = { path, SLICE_NONE, SLICE_NONE };
	size_t name = path.bytes, dot;

	while (name > 0 && path.data[name - 1] != '/')
		name--;
	for (dot = path.bytes; dot > name && path.data[dot - 1] != '.'; dot--)
		;
	if (dot <= name + 1)
		return parts;
	parts.suffix = slice_part(path, dot, path.bytes);
	parts.id = slice_part(path, 0, dot - 1);
	for (dot = parts.id.bytes; dot > name && path.data[dot - 1] != '.'; dot--)
		;
	if (dot <= name + 1 || !language_find(slice_part(parts.id, dot, parts.id.bytes)))
		return parts;
	parts.language = slice_part(parts.id, dot, parts.id.bytes);
	parts.id = slice_part(parts.id, 0, dot - 1);
	return parts;
}

const struct language *workspace_language_of_name(const char *path)
{
	struct slice language = split_name(slice_of(path)).language;

	return language.data ? language_find(language) : NULL;
}

static int compare_releases(const void *a, const void *b)
{
	const struct release *left = a, *right = b;

	return strcmp(left->id, right->id);
}

/* What lies beside a release and is no text: pictures, recordings, what a page looks like. */
static const char attachments[] = "avi avif bmp css gif ico jpeg jpg js m4a mkv mov mp3 mp4 ogg pdf png ppt pptx "
				  "svg tif tiff wav webm webp woff woff2 xls xlsx zip";

static bool is_attachment(const char *path)
{
	struct slice rest = slice_of(attachments), one;

	while (slice_next_field(&rest, ' ', &one))
		if (slice_equal_ascii_case(one, slice_of(path_suffix(path))))
			return true;
	return false;
}

static void add_release(struct workspace *workspace, const char *folder, const char *relative)
{
	struct name_parts parts = split_name(slice_of(relative));
	char *path;

	if (is_attachment(relative))
		return;
	path = path_join(folder, relative);
	workspace->releases[workspace->release_count++] = (struct release){
		.id = arena_string(&workspace->arena, parts.id),
		.path = arena_string(&workspace->arena, slice_of(path)),
		.suffix = arena_string(&workspace->arena, parts.suffix),
		.language = parts.language.data ? language_find(parts.language) : NULL,
	};
	free(path);
}

static bool releases_are_distinct(const struct workspace *workspace, struct error *err)
{
	for (size_t i = 1; i < workspace->release_count; i++)
		if (strcmp(workspace->releases[i - 1].id, workspace->releases[i].id) == 0)
			return error_set(err, ERROR_USAGE,
					 _("'%s' and '%s' would both be the release '%s'; keep the one that was written first"),
					 workspace->releases[i - 1].path, workspace->releases[i].path,
					 workspace->releases[i].id);
	return true;
}

static bool list_releases(struct workspace *workspace, struct error *err)
{
	const char *folder = workspace_path(workspace, workspace->settings.releases);
	struct path_list files = PATH_LIST_INIT;
	bool done = true;

	if (folder_exists(folder))
		done = folder_list(folder, &files, err);
	if (done && files.count) {
		workspace->releases = arena_zeroed(&workspace->arena, files.count, sizeof(struct release));
		for (size_t i = 0; i < files.count; i++)
			add_release(workspace, folder, files.items[i]);
		qsort(workspace->releases, workspace->release_count, sizeof(struct release), compare_releases);
		done = releases_are_distinct(workspace, err);
	}
	path_list_release(&files);
	return done;
}

/* ------------------------------------------------------------------ opening */

/* The nearest folder at or above `start` that has settings; NULL: none. */
static char *find_root(const char *start)
{
	char *folder = alloc_copy(start);

	for (int climbed = 0; climbed < CLIMB_MAX; climbed++) {
		char *path = path_join(folder, WORKSPACE_SETTINGS_NAME);
		char *full, *above;
		bool found = file_exists(path);

		free(path);
		if (found)
			return folder;
		full = realpath(folder, NULL);
		if (!full || strcmp(full, "/") == 0) {
			free(full);
			break;
		}
		free(full);
		above = path_join(strcmp(folder, ".") == 0 ? ".." : folder,
				  strcmp(folder, ".") == 0 ? "" : "..");
		free(folder);
		folder = above;
	}
	free(folder);
	return NULL;
}

bool workspace_open(struct workspace **workspace, const char *start, struct error *err)
{
	char *root = find_root(start);
	struct workspace *opened;

	*workspace = NULL;
	if (!root)
		return true;
	opened = alloc_zeroed(1, sizeof(*opened));
	opened->root = arena_string(&opened->arena, slice_of(root));
	free(root);
	settings_init(&opened->settings);
	if (!settings_read(&opened->settings, workspace_path(opened, WORKSPACE_SETTINGS_NAME), err) ||
	    !list_releases(opened, err)) {
		workspace_close(opened);
		return false;
	}
	*workspace = opened;
	return true;
}

void workspace_close(struct workspace *workspace)
{
	if (!workspace)
		return;
	settings_release(&workspace->settings);
	arena_release(&workspace->arena);
	free(workspace);
}

bool workspace_create(const char *folder, struct error *err)
{
	char *path = path_join(folder, WORKSPACE_SETTINGS_NAME);
	static const char *const folders[] = { "releases", "catalogs", "published", "tm" };
	bool done = true;

	if (file_exists(path))
		done = error_set(err, ERROR_USAGE, _("there is a workspace already: '%s'"), path);
	for (size_t i = 0; done && i < ARRAY_COUNT(folders); i++) {
		char *inside = path_join(folder, folders[i]);

		done = path_is_confined(folder, inside, err) && folder_make(inside, err);
		free(inside);
	}
	done = done && path_is_confined(folder, path, err) && file_write(path, slice_of(settings_template), err);
	free(path);
	return done;
}

/* ----------------------------------------------------------------------- CI */

EMBEDDED(ci_github_yml);
EMBEDDED(ci_gitlab_yml);

bool workspace_write_ci(const char *folder, enum workspace_ci ci, const char **path, struct error *err)
{
	static const char *const paths[] = { [CI_NONE] = "",
					     [CI_GITHUB] = ".github/workflows/tarjimon.yml",
					     [CI_GITLAB] = ".gitlab-ci.yml" };
	struct slice text = ci == CI_GITHUB ? slice_from(embedded_ci_github_yml, embedded_ci_github_yml_bytes)
					    : slice_from(embedded_ci_gitlab_yml, embedded_ci_gitlab_yml_bytes);
	static const char *const folders[] = { [CI_NONE] = "", [CI_GITHUB] = ".github/workflows", [CI_GITLAB] = "" };
	char *inside = path_join(folder, paths[ci]);
	char *around = path_join(folder, folders[ci]);
	bool done;

	*path = paths[ci];
	if (file_exists(inside))
		done = error_set(err, ERROR_USAGE, _("'%s' is there already; take it away first, or add to it: %s"), inside,
				 "tarjimon check");
	else
		done = path_is_confined(folder, inside, err) && (!*folders[ci] || folder_make(around, err)) &&
		       file_write(inside, text, err);
	free(around);
	free(inside);
	return done;
}

/* -------------------------------------------------------------------- paths */

const char *workspace_path(struct workspace *workspace, const char *relative)
{
	char *joined = path_join(workspace->root, relative);
	const char *path = arena_string(&workspace->arena, slice_of(joined));

	free(joined);
	return path;
}

const char *workspace_template_path(struct workspace *workspace, const struct release *release)
{
	return workspace_path(workspace, arena_printf(&workspace->arena, "%s/%s.pot",
						      workspace->settings.catalogs, release->id));
}

const char *workspace_catalog_path(struct workspace *workspace, const struct release *release,
				   const struct language *language)
{
	return workspace_path(workspace, arena_printf(&workspace->arena, "%s/%s/%s.po",
						      workspace->settings.catalogs, release->id,
						      language->gettext_name));
}

/* "2023/baku" of a path FOLDER/2023/baku/ru.po; none when it is not in the folder. */
static struct slice id_of_catalog(const char *path, const char *folder)
{
	struct slice rest = slice_of(path), name = slice_of(path_name(path));

	if (!slice_starts(rest, slice_of(folder)))
		return SLICE_NONE;
	rest = slice_part(rest, strlen(folder), rest.bytes - name.bytes);
	return rest.bytes > 2 && rest.data[0] == '/' ? slice_part(rest, 1, rest.bytes - 1) : SLICE_NONE;
}

const struct release *workspace_release_of_catalog(struct workspace *workspace, const char *path)
{
	char *file = realpath(path, NULL), *folder = realpath(workspace_path(workspace, workspace->settings.catalogs), NULL);
	struct slice id = file && folder ? id_of_catalog(file, folder) : SLICE_NONE;
	const struct release *found = NULL;

	for (size_t i = 0; i < workspace->release_count && id.data && !found; i++)
		if (slice_is(id, workspace->releases[i].id))
			found = &workspace->releases[i];
	free(file);
	free(folder);
	return found;
}

const char *workspace_edition_path(struct workspace *workspace, const struct release *release,
				   const struct language *language)
{
	return workspace_path(workspace,
			      arena_printf(&workspace->arena, "%s/%s/%s%s%s", workspace->settings.published,
					   language->gettext_name, release->id,
					   release->suffix[0] ? "." : "", release->suffix));
}

bool workspace_keeps(const struct workspace *workspace, const char *path, struct error *err)
{
	return path_is_confined(workspace->root, path, err);
}

bool workspace_keeps_setting(struct workspace *workspace, const char *setting, struct error *err)
{
	return !path_stays_inside(setting) || workspace_keeps(workspace, workspace_path(workspace, setting), err);
}

const char *workspace_record_path(struct workspace *workspace, const struct release *release)
{
	return workspace_path(workspace, arena_printf(&workspace->arena, "%s/%s/editions.tsv",
						      workspace->settings.catalogs, release->id));
}

const char *workspace_store_path(struct workspace *workspace, const char *stated)
{
	const char *environment = getenv("TARJIMON_MEMORY");

	if (stated)
		return stated;
	if (workspace)
		return workspace_path(workspace, workspace->settings.store);
	return environment && *environment ? environment : "tm/memory.db";
}

static struct splitter *make_splitter(void *workspace, const struct language *language, struct error *err)
{
	return workspace_splitter(workspace, language, err);
}

/* For what no release file is of here, too: a table from elsewhere names releases as it likes. */
static bool rule_embargo(const void *data, struct slice origin, int64_t *until)
{
	struct strbuf id = STRBUF_INIT;
	const struct embargo_rule *rule;

	strbuf_add(&id, origin);
	rule = settings_embargo(data, id.data);
	strbuf_release(&id);
	if (rule)
		*until = rule->until;
	return rule != NULL;
}

/* What a memory gives out here, and how it is split and written. */
static void suit_memory(struct workspace *workspace, struct memory *memory)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	workspace_transliterate_options(workspace, &options);
	memory_set_transliteration(memory, &options);
	if (workspace_has_rules(workspace))
		memory_set_splitting(memory, make_splitter, workspace);
	memory_set_embargo(memory, (enum memory_embargo)workspace->settings.embargoed);
	if (workspace->settings.embargo_rule_count)
		memory_set_embargo_rule(memory, rule_embargo, &workspace->settings);
}

bool workspace_open_memory(struct workspace *workspace, const char *stated, unsigned flags, struct memory **memory,
			   struct error *err)
{
	if (workspace && !stated && !workspace_keeps_setting(workspace, workspace->settings.store, err))
		return false;
	if (!memory_open(memory, workspace_store_path(workspace, stated), flags, err))
		return false;
	if (workspace)
		suit_memory(workspace, *memory);
	return true;
}

bool workspace_put_embargo(const struct workspace *workspace, struct memory *memory, struct error *err)
{
	for (size_t i = 0; i < workspace->release_count; i++) {
		const struct release *release = &workspace->releases[i];
		const struct embargo_rule *rule = settings_embargo(&workspace->settings, release->id);

		if (!memory_put_embargo(memory, slice_of(release->id), rule != NULL, rule ? rule->until : TM_TIME_UNKNOWN, err))
			return false;
	}
	return memory_rule_embargoes(memory, err);
}

const struct language *workspace_derived_from(struct workspace *workspace, const struct release *release,
					      const struct language *source, const struct language *target)
{
	const struct language *from = settings_derived_from(&workspace->settings, source, target);

	if (from && !settings_states_derivation(&workspace->settings, target) &&
	    file_exists(workspace_catalog_path(workspace, release, target)))
		return NULL;
	return from;
}

bool workspace_has_catalog(struct workspace *workspace, const struct release *release,
			   const struct language *source, const struct language *target)
{
	return target != source && !workspace_derived_from(workspace, release, source, target);
}
