/*
 * publish -- which editions the public gets to see, and the record of them.
 *
 * An edition that is translated far enough (tarjimon.ini: [publish] minimum, by folder and
 * language) is written. Of one that is not, `below` decides: the last good edition stays
 * (hold), it is written with the source text where a translation is missing (mix), or
 * there is none (withhold). What is written, when, and from which revision of the release
 * is recorded (record.h), and so is since when something newer waits. An edition that
 * somebody changed by hand stays as it is, until that is learned (learn_published.h) or
 * overwritten on purpose. A hard-wrapped plain text that differs from what is merged in
 * where its lines are broken alone was not changed: it is broken anew.
 */
#ifndef PROJECT_PUBLISH_H
#define PROJECT_PUBLISH_H

#include "project/edition.h"
#include "project/record.h"

enum publish_outcome {
	PUBLISH_WRITTEN,
	PUBLISH_UNCHANGED, /* the file says so already */
	PUBLISH_HELD,	   /* not finished: the old edition stays */
	PUBLISH_WITHHELD,  /* not finished: there is no edition */
	PUBLISH_EDITED,	   /* somebody changed the edition since it was merged, or wrote it: it stays */
};

/* A release whose editions are being published. */
struct publication {
	struct workspace *workspace;
	const struct release *entry;
	const struct opened_release *release;
	struct release_record record;
	bool overwrite; /* also what somebody changed */
	char revision[BLOB_ID_DIGITS + 1]; /* of the release */
};

bool publication_open(struct publication *publication, struct workspace *workspace, const struct release *entry,
		      const struct opened_release *release, struct error *err);
void publication_close(struct publication *publication);

/* Far enough for the public, or mixed with the source text by policy? */
bool publish_allows(const struct settings *settings, const char *id, const struct edition_progress *progress,
		    const struct language *target);

/* An edition as it was made, and how. */
struct made_edition {
	struct edition *edition;
	const char *path;
	struct slice bytes;
	const struct document_report *report; /* units that kept their source text */
	struct edition_progress progress;
};

/* Writes it, leaves it or takes it away, as the policy says. */
bool publish_edition(struct publication *publication, const struct made_edition *made,
		     enum publish_outcome *outcome, struct error *err);

/* Whether the file holds these bytes. */
bool publish_is_already(const char *path, struct slice bytes);

#endif
