/*
 * fill_rules -- which matches pretranslation fills in, and which of them nobody has to look at.
 */
#ifndef PROJECT_FILL_RULES_H
#define PROJECT_FILL_RULES_H

#include "base/error.h"
#include "memory/match.h"

/* What is filled in without the fuzzy mark, as long as one answer stands alone. */
enum certain {
	CERTAIN_NONE,
	CERTAIN_CONTEXT,
	CERTAIN_EXACT,	 /* and context */
	CERTAIN_ADAPTED, /* and those; of adapted ones only what is sure (text/adapt.h) */
};

#define CERTAIN_CHOICES "none|context|exact|adapted"

#define FILL_NEVER 1000

struct fill_rules {
	int least[MATCH_KINDS]; /* the score from which a kind is filled in; 0: from the threshold on */
	int certain;		/* enum certain */
};

#define FILL_RULES_INIT { .certain = CERTAIN_EXACT }

/* Reads "adapted=90, fuzzy=75, pivot=off" over what is there. */
bool fill_rules_read(struct slice text, struct fill_rules *rules, struct error *err);

/* Whether the match may be filled in at all. */
bool fill_rules_take(const struct fill_rules *rules, const struct match *match);

/* Whether nobody has to look at it: the same text, the same words, one answer. */
bool fill_rules_trust(const struct fill_rules *rules, const struct match *match);

#endif
