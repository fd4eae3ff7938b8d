/*
 * align_review -- what the aligner is not sure of, for a person: a table to judge in, and a
 * page to read beside it.
 *
 * The table is catalog/review.h's. The page has the same name with ".html", shows the articles
 * that have something to judge, side by side, with what is sure in grey, and needs nothing
 * else: no script, nothing from elsewhere.
 */
#ifndef PROJECT_ALIGN_REVIEW_H
#define PROJECT_ALIGN_REVIEW_H

#include "base/file.h"
#include "project/align_record.h"

struct align_review {
	struct file_writer table, page;
	const struct language *const *languages; /* borrowed */
	size_t language_count;
	struct strbuf rows, section; /* of the article at hand */
	size_t asked;		     /* rows in it */
};

bool align_review_open(struct align_review *review, const char *path, const struct language *const *languages,
		       size_t count, struct error *err);

/* A pair of the article at hand. What is to be judged is `asked`; the rest is shown around it. */
void align_review_add(struct align_review *review, const struct aligned_unit *unit, const struct tm_record *record,
		      bool asked);

/* What only some of the editions have. */
void align_review_add_alone(struct align_review *review, const struct editions *editions, size_t group);

/* Ends the article; one in which nothing is asked is not shown. */
bool align_review_end(struct align_review *review, struct slice origin, struct error *err);

bool align_review_commit(struct align_review *review, struct error *err);
void align_review_abandon(struct align_review *review);

#endif
