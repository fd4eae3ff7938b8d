/*
 * public -- what the public sees now of each release, in each language, and how stale it is.
 *
 * The record (record.h) tells which texts an edition shows translated and which revision
 * it was made from. Held against the release as it is now: a word of the release is *shown*
 * when its unit is among those texts; all others the public reads in the source language, in an older
 * wording, or not at all.
 */
#ifndef PROJECT_PUBLIC_H
#define PROJECT_PUBLIC_H

#include "project/record.h"

enum public_state {
	PUBLIC_CURRENT,	   /* all of the release as it is now, in that language */
	PUBLIC_MIXED,	   /* of the release as it is now, partly in the source language */
	PUBLIC_STALE,	   /* of an older revision of the release */
	PUBLIC_CHANGED,	   /* the file is not what was merged: somebody changed it */
	PUBLIC_UNRECORDED, /* published before there was a record */
	PUBLIC_WITHHELD,   /* taken away, or never written, because it is not finished */
	PUBLIC_NONE,	   /* not merged yet */
	PUBLIC_STATES
};

/* "current", "mixed" … for machines. */
const char *public_state_name(enum public_state state);

struct public_cell {
	const struct language *language;
	enum public_state state;
	bool is_source;
	size_t words_shown;    /* of the release's words */
	size_t texts_outdated; /* that the edition shows and the release no longer has */
	int64_t published;     /* RECORD_TIME_UNKNOWN: not known */
	int64_t since;	       /* the public has been behind since then; RECORD_TIME_UNKNOWN when it is not */
	const struct edition_record *record; /* or NULL */
	const char *path;
};

struct public_row {
	const struct release *release;
	const struct language *source;
	const char *revision;
	size_t words;
	int64_t now;
	const struct public_cell *cells;
	size_t cell_count;
};

/* How many whole days the public has been behind: 0 when it is not. */
int64_t public_days_behind(const struct public_row *row, const struct public_cell *cell);

typedef void public_row_function(void *data, const struct public_row *row);

bool public_workspace(struct workspace *workspace, public_row_function *tell, void *data, struct error *err);

#endif
