/*
 * archive -- published articles in several languages.
 */
#include <config.h>

#include "project/archive.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "document/format.h"
#include "project/counterparts.h"

#include <stdlib.h>

void archive_release(struct archive *archive)
{
	for (size_t i = 0; i < archive->file_count; i++) {
		free(archive->files[i].path);
		free(archive->files[i].name);
	}
	free(archive->files);
	free(archive->articles);
	free(archive->refusals);
	free(archive->groups);
	free(archive->paired);
	repeats_release(&archive->repeats);
	arena_release(&archive->arena);
	*archive = (struct archive)ARCHIVE_INIT;
}

/* --------------------------------------------------------------------- adding */

static void add_file(struct archive *archive, const char *path, const char *name, const struct language *stated)
{
	ARRAY_GROW(archive->files, archive->file_count, archive->file_capacity);
	archive->files[archive->file_count++] =
		(struct archive_file){ path_join(".", path), path_join("", name), stated };
}

/* By its suffix alone: pictures and styles lie beside articles. */
static bool is_document(const char *path)
{
	struct slice suffix = slice_of(path_suffix(path)), rest, one;

	for (const struct format *const *format = format_all(); *format && suffix.bytes; format++) {
		rest = slice_of((*format)->suffixes);
		while (slice_next_field(&rest, ' ', &one))
			if (slice_equal_ascii_case(one, suffix))
				return true;
	}
	return false;
}

bool archive_add(struct archive *archive, const char *path, const struct language *stated, struct error *err)
{
	struct path_list files = PATH_LIST_INIT;

	if (!folder_exists(path)) {
		add_file(archive, path, path_name(path), stated);
		return true;
	}
	if (!folder_list(path, &files, err))
		return false;
	for (size_t i = 0; i < files.count; i++) {
		char *whole = path_join(path, files.items[i]);

		if (is_document(files.items[i]))
			add_file(archive, whole, files.items[i], stated);
		free(whole);
	}
	path_list_release(&files);
	return true;
}

bool archive_add_list(struct archive *archive, const char *list, const struct language *stated,
		      struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct slice rest, line;
	bool done = file_read(list, FILE_LIMIT_BYTES, &text, err);

	rest = strbuf_slice(&text);
	while (done && slice_next_line(&rest, &line)) {
		struct strbuf path = STRBUF_INIT;

		strbuf_add(&path, slice_trim(line));
		if (path.bytes)
			add_file(archive, path.data, path.data, stated);
		strbuf_release(&path);
	}
	strbuf_release(&text);
	return done;
}

/* -------------------------------------------------------------------- reading */

static void refuse(struct archive *archive, const char *path, struct error *err)
{
	ARRAY_GROW(archive->refusals, archive->refusal_count, archive->refusal_capacity);
	archive->refusals[archive->refusal_count++] = (struct archive_refusal){
		path,
		arena_string(&archive->arena, slice_of(err->message)),
	};
	error_clear(err);
}

/* A document that is nothing to us is listed; a file that is not there ends the work. */
static bool read_file(struct archive *archive, struct article_reader *reader, const struct archive_file *file,
		      struct error *err)
{
	struct article *article = &archive->articles[archive->article_count];

	if (article_read(reader, article, file->path, file->name, file->stated, err)) {
		archive->article_count++;
		return true;
	}
	if (err->kind == ERROR_SYSTEM)
		return false;
	refuse(archive, file->path, err);
	return true;
}

size_t archive_place_of_language(const struct archive *archive, const struct language *language)
{
	for (size_t i = 0; i < archive->language_count; i++)
		if (archive->languages[i] == language)
			return i;
	return ARCHIVE_LANGUAGES_MOST;
}

/* In the order of the table of languages, where those of the house stand first. */
static bool find_languages(struct archive *archive, struct error *err)
{
	for (const struct language *const *language = language_all(); *language; language++) {
		bool met = false;

		for (size_t i = 0; i < archive->article_count && !met; i++)
			met = archive->articles[i].language == *language;
		if (met && archive->language_count < ARCHIVE_LANGUAGES_MOST)
			archive->languages[archive->language_count++] = *language;
	}
	if (archive->language_count >= 2)
		return true;
	return error_set(
		err, ERROR_USAGE,
		_("there are no articles in two languages among the %zu that were found; name a folder a "
		  "language, or say the languages with '--languages'"),
		archive->article_count);
}

static bool read_files(struct archive *archive, archive_progress *tell, void *data, struct error *err)
{
	struct article_reader reader;
	bool done = true;

	article_reader_init(&reader, &archive->arena);
	for (size_t i = 0; done && i < archive->file_count; i++) {
		done = read_file(archive, &reader, &archive->files[i], err);
		if (done && tell)
			tell(data, i + 1, archive->file_count);
	}
	article_reader_release(&reader);
	return done;
}

bool archive_read(struct archive *archive, archive_progress *tell, void *data, struct error *err)
{
	archive->articles = alloc_zeroed(archive->file_count + 1, sizeof(*archive->articles));
	archive->paired = alloc_zeroed(archive->file_count + 1, sizeof(*archive->paired));
	if (!read_files(archive, tell, data, err) || !find_languages(archive, err))
		return false;
	for (size_t i = 0; i < archive->article_count; i++)
		repeats_add(&archive->repeats, archive->articles[i].language, archive->articles[i].blocks,
			    archive->articles[i].block_count);
	return true;
}

/* -------------------------------------------------------------------- pairing */

static int compare_scores(const void *a, const void *b)
{
	const struct counterpart *left = a, *right = b;

	if (left->score != right->score)
		return left->score > right->score ? -1 : 1;
	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return left->b < right->b ? -1 : left->b > right->b;
}

/* While pairs are joined: groups by number, and of each article its group. */
struct joining {
	struct archive *archive;
	struct archive_group *groups; /* one for each article to begin with */
	size_t *group_of;
};

static void begin_joining(struct joining *joining, struct archive *archive)
{
	*joining =
		(struct joining){ .archive = archive,
				  .groups = alloc_zeroed(archive->article_count + 1, sizeof(*joining->groups)),
				  .group_of = alloc_zeroed(archive->article_count + 1, sizeof(size_t)) };
	for (size_t i = 0; i < archive->article_count; i++) {
		struct archive_group *group = &joining->groups[i];

		for (size_t k = 0; k < ARCHIVE_LANGUAGES_MOST; k++)
			group->articles[k] = ARCHIVE_NO_ARTICLE;
		group->articles[archive_place_of_language(archive, archive->articles[i].language)] = i;
		group->editions = 1;
		group->percent = 99;
		joining->group_of[i] = i;
	}
}

/* A group takes in another when they have no language in common. */
static void join(struct joining *joining, const struct counterpart *pair)
{
	size_t into = joining->group_of[pair->a], from = joining->group_of[pair->b];
	struct archive_group *group = &joining->groups[into], *other = &joining->groups[from];
	int percent = counterpart_percent(pair->score);

	if (into == from)
		return;
	for (size_t k = 0; k < ARCHIVE_LANGUAGES_MOST; k++)
		if (group->articles[k] != ARCHIVE_NO_ARTICLE && other->articles[k] != ARCHIVE_NO_ARTICLE)
			return;
	for (size_t k = 0; k < ARCHIVE_LANGUAGES_MOST; k++)
		if (other->articles[k] != ARCHIVE_NO_ARTICLE) {
			group->articles[k] = other->articles[k];
			joining->group_of[other->articles[k]] = into;
		}
	group->editions += other->editions;
	group->evidence |= other->evidence | pair->evidence;
	if (other->percent < group->percent)
		group->percent = other->percent;
	if (percent < group->percent)
		group->percent = percent;
	other->editions = 0;
}

static void keep_group(struct archive *archive, struct archive_group *group)
{
	size_t first = ARCHIVE_NO_ARTICLE;

	for (size_t k = 0; k < archive->language_count; k++)
		if (group->articles[k] != ARCHIVE_NO_ARTICLE) {
			archive->paired[group->articles[k]] = true;
			if (first == ARCHIVE_NO_ARTICLE)
				first = group->articles[k];
		}
	group->origin = arena_string(&archive->arena, archive->articles[first].key);
	if (!*group->origin)
		group->origin = archive->articles[first].name;
	ARRAY_GROW(archive->groups, archive->group_count, archive->group_capacity);
	archive->groups[archive->group_count++] = *group;
}

static bool has_repeats(const struct archive *archive, const struct article *article)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (repeats_has(&archive->repeats, article->language, article->blocks[i]))
			return true;
	return false;
}

/* Whether one of them is taken for the first time. */
static bool take_repeats(struct archive *archive, const struct article *article)
{
	bool fresh = false;

	for (size_t i = 0; i < article->block_count; i++)
		if (repeats_has(&archive->repeats, article->language, article->blocks[i]))
			fresh |= repeats_take(&archive->repeats, article->blocks[i]);
	return fresh;
}

static bool keeps_repeats(struct archive *archive, const struct archive_group *group)
{
	size_t editions = 0;
	bool fresh = false;

	for (size_t k = 0; k < archive->language_count; k++)
		if (group->articles[k] != ARCHIVE_NO_ARTICLE)
			editions += has_repeats(archive, &archive->articles[group->articles[k]]);
	for (size_t k = 0; editions >= 2 && k < archive->language_count; k++)
		if (group->articles[k] != ARCHIVE_NO_ARTICLE)
			fresh |= take_repeats(archive, &archive->articles[group->articles[k]]);
	return fresh;
}

void archive_pair(struct archive *archive)
{
	struct counterparts pairs = { .count = 0 };
	struct joining joining;

	for (size_t one = 0; one < archive->language_count; one++)
		for (size_t other = one + 1; other < archive->language_count; other++)
			counterparts_find(archive, one, other, &pairs);
	if (pairs.count)
		qsort(pairs.items, pairs.count, sizeof(*pairs.items), compare_scores);
	begin_joining(&joining, archive);
	for (size_t i = 0; i < pairs.count; i++)
		join(&joining, &pairs.items[i]);
	for (size_t i = 0; i < archive->article_count; i++)
		if (joining.groups[i].editions >= 2)
			keep_group(archive, &joining.groups[i]);
	for (size_t i = 0; i < archive->group_count; i++)
		archive->groups[i].keeps_repeats = keeps_repeats(archive, &archive->groups[i]);
	free(joining.groups);
	free(joining.group_of);
	free(pairs.items);
}
