/*
 * counterparts -- which articles of an archive are editions of one.
 *
 * Between the articles of each two languages a score is made of
 *
 *	what they have in common   marks (article.h), each weighted by its kind and by how
 *	                           rare it is, against all marks of both: 0 to 1
 *	links                      one names the other as an edition (hreflang), or leads to it
 *	path                       both have one key; how much that says is learned from the archive:
 *	                           as often as articles with one key also have the most in common
 *	day                        told by path or markup, the same or far apart
 *
 * Two articles are a pair when each is the other's best, by a clear margin, above a threshold.
 * Pairs join into groups from the surest on; a group has one article of each language.
 */
#ifndef PROJECT_COUNTERPARTS_H
#define PROJECT_COUNTERPARTS_H

#include "project/archive.h"

enum evidence {
	EVIDENCE_LINK = 1 << 0,
	EVIDENCE_PATH = 1 << 1,
	EVIDENCE_DAY = 1 << 2,
	EVIDENCE_CONTENT = 1 << 3,
};

struct counterpart {
	size_t a, b; /* articles; a's language stands before b's */
	double score;
	unsigned evidence;
};

struct counterparts {
	struct counterpart *items;
	size_t count, capacity;
};

/* Adds the pairs between two languages of the archive, by their places. */
void counterparts_find(const struct archive *archive, size_t one, size_t other, struct counterparts *pairs);

/* How sure a pair is, 0 to 99, for people. */
int counterpart_percent(double score);

#endif
