/*
 * record -- what was published of a release, when, and which revision it was made from.
 *
 * Beside a release's catalogs lies `editions.tsv`, a row a language, sorted; its first row
 * names the columns:
 *
 *	language    as folders and PO files are named
 *	published   when the edition was written, "2026-11-25T09:00:00Z"
 *	source      the revision of the release that it was made from
 *	edition     the edition as it was written; "-": there is none
 *	before      the edition whose place it took
 *	waiting     since when the release or its translation says something else than the
 *	            edition, and the policy held that back
 *	words       of the source
 *	translated  of these, the words of what the edition shows translated
 *	texts       which texts these are: a hash each, in the order of the release
 *	targets     what each of them was translated into: a hash of the words, for edits.h
 *
 * A revision is what git calls the file's content (base/sha1.h): `git cat-file -p` shows
 * the release that an old edition was made from. "-" stands for nothing.
 *
 * The record is written before the edition: whenever a run is cut short, the file that is
 * there is `edition` or `before`. Anything else was changed by somebody else.
 */
#ifndef PROJECT_RECORD_H
#define PROJECT_RECORD_H

#include "base/sha1.h"
#include "project/workspace.h"

#include <stdint.h>

#define RECORD_TEXT_DIGITS 16
#define RECORD_TIME_UNKNOWN ((int64_t)-1)

struct edition_record {
	const struct language *language;
	int64_t published, waiting; /* RECORD_TIME_UNKNOWN: not, or not known */
	char source[BLOB_ID_DIGITS + 1], edition[BLOB_ID_DIGITS + 1], before[BLOB_ID_DIGITS + 1]; /* "": none */
	size_t words, words_translated;
	struct slice texts, targets; /* RECORD_TEXT_DIGITS each, parted by spaces */
};

/* Of one release. Rows of languages that nobody publishes any more are kept. */
struct release_record {
	struct arena arena;
	const char *path;
	struct edition_record editions[SETTINGS_LANGUAGES_MAX];
	size_t count;
};

/* From bytes; `path` is for messages and for record_save(). Damage is an error with file and line. */
bool record_read(struct release_record *record, const char *path, struct slice bytes, struct error *err);

/* A file that is not there is an empty record. Damage is an error with file and line. */
bool record_load(struct release_record *record, struct workspace *workspace, const struct release *release,
		 struct error *err);
void record_release(struct release_record *record);

/* Adds the file's bytes; writes them, whole or not at all. */
void record_print(const struct release_record *record, struct strbuf *out);
bool record_save(const struct release_record *record, struct error *err);

/* NULL: nothing is recorded. Valid until the next record_edit(). */
const struct edition_record *record_find(const struct release_record *record, const struct language *language);

/* The row, made when there is none; NULL when there is no room for another language. */
struct edition_record *record_edit(struct release_record *record, const struct language *language);

/* Did we write these bytes, as the last edition or the one before? */
bool record_is_ours(const struct edition_record *edition, struct slice bytes);

/* Sixteen digits that stand for a unit's text, and a NUL. */
void record_text_digits(struct slice source, char digits[RECORD_TEXT_DIGITS + 1]);

/* The same for a translation: of its words alone, without codes and whatever the white space. */
void record_target_digits(struct slice target, char digits[RECORD_TEXT_DIGITS + 1]);

#endif
