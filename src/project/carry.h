/*
 * carry -- the translations of sentences that are still there go on with them.
 *
 * After an update (catalog/update.h) a unit that was edited, split or joined has the targets of its
 * old units as they were. Here their sentences are paired with those of the old sources (the aligner),
 * and the target is put together anew: of each sentence that an old unit had too its
 * translation; of one that is like an old sentence that is gone that one's translation, to be looked at; of
 * a new one nothing.
 *
 * The unit stays fuzzy, with a comment `tarjimon: kept=2/3`. Only when a unit was
 * split or joined and nothing else, every sentence found with certainty and all old targets
 * approved, so are the new ones.
 */
#ifndef PROJECT_CARRY_H
#define PROJECT_CARRY_H

#include "catalog/update.h"

/* A sentence pair is certain from this confidence of the aligner on, as when it is learned. */
#define CARRY_CERTAIN_PERCENT 90

/*
 * Changes the units of the report's lines that have origins, and fills in how many of their
 * sentences were kept. False only when a rule of the splitter took too long.
 */
bool carry_sentences(struct catalog *catalog, const struct language *source, const struct language *target,
		     struct update_report *report, struct error *err);

#endif
