/*
 * faults -- kinds of slips of the hand, put into translations that are right.
 *
 * A fault has the check that must find it and a function that changes a pair of texts, or says
 * that this pair does not lend itself to it. Both texts may be changed first (a link is put
 * into both sides, then lost in one), so that there is something to lose.
 */
#ifndef TESTS_SCORE_FAULTS_H
#define TESTS_SCORE_FAULTS_H

#include "quality/quality.h"

struct pair {
	const struct language *source_language, *target_language;
	struct strbuf source, target; /* marked */
	struct slice more_source, more_target; /* another pair of the same texts, to be joined to this one */
	struct slice other_target; /* the target of yet another */
};

struct fault {
	const char *name;
	enum check_id check;
	/*
	 * `before` is the pair as it was and is made what it would be without the fault; `after`
	 * begins equal and gets the fault. False when the pair does not lend itself to it.
	 */
	bool (*inject)(struct pair *before, struct pair *after, uint64_t *random);
	int goal_percent; /* of those that are to be found; 0: the usual share */
};

/* Tables by theme, each in a file of its own; the last row has no name. */
extern const struct fault faults_of_facts[], faults_of_wholes[], faults_of_letters[], faults_of_marks[];

/* All of them; the last is NULL. */
extern const struct fault *const fault_tables[];

/* xorshift64*, Vigna 2016: below `limit`. */
size_t fault_random(uint64_t *state, size_t limit);

#endif
