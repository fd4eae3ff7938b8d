/*
 * archive -- published articles in several languages, and which of them are editions of
 * one article.
 *
 *	struct archive archive = ARCHIVE_INIT;
 *
 *	archive_add(&archive, "published", NULL, 0, err) &&
 *	archive_read(&archive, tell, data, err);
 *	archive_pair(&archive);
 *	for (size_t i = 0; i < archive.group_count; i++)
 *		archive.groups[i].articles[k] …
 *
 * What speaks for a pair is told in counterparts.h. Files that no document format has a
 * suffix for are passed over; those that cannot be read are listed with the reason.
 */
#ifndef PROJECT_ARCHIVE_H
#define PROJECT_ARCHIVE_H

#include "project/article.h"
#include "project/repeats.h"

/* Languages of one archive. */
#define ARCHIVE_LANGUAGES_MOST 16

#define ARCHIVE_NO_ARTICLE SIZE_MAX

/* Editions of one article. */
struct archive_group {
	size_t articles[ARCHIVE_LANGUAGES_MOST]; /* by the archive's languages */
	size_t editions;			 /* how many of them are there */
	unsigned evidence;			 /* of enum evidence, of all its pairs */
	int percent;				 /* of the least sure of them */
	const char *origin;			 /* a name for it: the key of its first edition */
	bool keeps_repeats;			 /* what stands on most pages is taken from these; see archive_pair() */
};

/* A file that is named and not yet read, or could not be. */
struct archive_file {
	char *path, *name;
	const struct language *stated;
};

struct archive_refusal {
	const char *path, *reason;
};

struct archive {
	struct arena arena;
	struct archive_file *files;
	size_t file_count, file_capacity;
	struct article *articles; /* in the order of the files */
	size_t article_count;
	struct archive_refusal *refusals;
	size_t refusal_count, refusal_capacity;
	const struct language *languages[ARCHIVE_LANGUAGES_MOST]; /* those of the house first */
	size_t language_count;
	struct repeats repeats;
	struct archive_group *groups; /* in the order of their first articles; two editions or more */
	size_t group_count, group_capacity;
	bool *paired; /* of each article: it is in a group */
};

#define ARCHIVE_INIT { .arena = ARENA_INIT, .repeats = REPEATS_INIT }

void archive_release(struct archive *archive);

/* Adds all documents below a folder, or one file. */
bool archive_add(struct archive *archive, const char *path, const struct language *stated, struct error *err);

/* Adds the files that the lines of `list` name ("-": standard input), from the current folder. */
bool archive_add_list(struct archive *archive, const char *list, const struct language *stated, struct error *err);

typedef void archive_progress(void *data, size_t done, size_t total);

/* Reads all articles; `tell` may be NULL. An archive without two languages is an error. */
bool archive_read(struct archive *archive, archive_progress *tell, void *data, struct error *err);

/*
 * Finds the groups. The first in which two editions have something that stands on most pages keeps it, and so does each
 * further one that has something new of that kind.
 */
void archive_pair(struct archive *archive);

size_t archive_place_of_language(const struct archive *archive, const struct language *language);

#endif
