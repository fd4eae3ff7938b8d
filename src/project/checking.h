/*
 * checking -- what the parts of a check share: the workspace, the issues so far, what was
 * seen of all catalogs, and what the memory says about lengths.
 *
 * Only check.c and its siblings check_catalog.c and check_document.c use it.
 */
#ifndef PROJECT_CHECKING_H
#define PROJECT_CHECKING_H

#include "project/release.h"
#include "quality/consistency.h"

#define CHECKING_PAIRS_MAX 16

/* The lengths of one pair of languages, as the memory has them. */
struct checking_length {
	const struct language *source, *target;
	struct length_model model;
};

#define CHECKING_SPELLINGS_MAX 8

/* The dictionary of a language, opened when first asked for. */
struct checking_spelling {
	const struct language *language;
	struct spelling *spelling; /* NULL: none is installed */
};

struct checking {
	struct workspace *workspace; /* or NULL */
	struct terminology *terminology; /* or NULL */
	struct issues *issues;
	struct consistency *consistency;
	struct checking_length lengths[CHECKING_PAIRS_MAX];
	size_t length_count;
	struct checking_spelling spellings[CHECKING_SPELLINGS_MAX];
	size_t spelling_count;
	const char *enabled; /* names of checks that are off otherwise, parted by commas; or NULL */
};

/* Adds an issue about a file as a whole. */
void checking_tell(struct checking *checking, const struct language *source, const struct language *target,
		   const char *file, enum check_id check, const char *message);

/*
 * Fills in the levels and styles that the settings have for a file, by the folder of
 * releases that it belongs to, and the lengths of the pair; `source` may be NULL.
 */
void checking_profile(struct checking *checking, const char *file, const struct language *source,
		      const struct language *target, struct check_profile *profile);

void checking_release(struct checking *checking);

/* ----------------------------------------------------------------- catalogs */

/*
 * Checks an opened catalog: state, texts, and against the others. The languages may be
 * NULL; `release_id` is for the minimum, NULL for a bare file.
 */
void check_catalog(struct checking *checking, const char *path, const struct catalog *catalog,
		   const struct language *source, const struct language *target, const char *release_id);

/* Reads and checks a bare one. */
bool check_catalog_file(struct checking *checking, const char *path, struct error *err);

/* ---------------------------------------------------------------- documents */

/* Checks the texts of a document, each by itself. */
void check_texts(struct checking *checking, const struct opened_release *document);

/*
 * Checks one edition against another: unit by unit, in order. Where one has more units
 * than the other, those are paired that fit best by kind and length.
 */
void check_editions_pair(struct checking *checking, const struct opened_release *source,
			 const struct opened_release *target);

/*
 * Reads and checks documents; those that are editions of one article, by their names
 * ("a.en.html", "ru/a.html"), are checked against one another too. `language` is that of
 * texts whose name does not say it, or NULL.
 */
bool check_document_files(struct checking *checking, char *const *paths, size_t count,
			  const struct language *language, struct error *err);

#endif
