/*
 * groups -- two or three editions aligned as one.
 *
 * A group is what says the same in all of them: a run of segments of each
 * edition, some of them perhaps empty. Each segment is in exactly one group.
 *
 * Three editions are aligned pair by pair; then each pair once more, knowing what
 * the third edition ties together: two segments linked with one and the same
 * segment of the third are likely each other's (three together as in M. Simard:
 * Text-translation alignment: three languages are better than two, EMNLP 1999). One
 * answer is made of the three in council.h.
 */
#ifndef ALIGN_GROUPS_H
#define ALIGN_GROUPS_H

#include "align/align.h"

#define ALIGN_EDITIONS_MOST 3

struct align_group {
	struct align_run runs[ALIGN_EDITIONS_MOST];
	double confidence; /* of the least sure link in it */
	bool crossing;
	bool disputed;	   /* the pairwise answers do not agree, and the place was too large to search for one */
};

struct align_groups {
	struct align_group *items; /* in the order of the first edition */
	size_t count, capacity;
	size_t editions;
	size_t disputed;	   /* how many are */
	bool incomplete;	   /* see struct align_links */
};

#define ALIGN_GROUPS_INIT { NULL, 0, 0, 0, 0, false }

void align_groups_release(struct align_groups *groups);

/* An aligner for each pair: first and second, first and third, second and third. */
struct align_party {
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct feature_tools *tools[ALIGN_EDITIONS_MOST]; /* of each language */
	struct aligner *pairs[ALIGN_EDITIONS_MOST];
	size_t editions; /* 2 or 3 */
};

void align_party_init(struct align_party *party, const struct language *const *languages, size_t editions);
void align_party_release(struct align_party *party);

/* The aligner for editions `a` < `b`. */
struct aligner *align_party_pair(const struct align_party *party, size_t a, size_t b);

/* Replaces what is in `groups`. */
void align_party_run(struct align_party *party, const struct align_side *sides, struct align_groups *groups);

#endif
