/*
 * reconcile -- what two people did to one catalog, put together.
 *
 * A three-way merge by msgctxt and msgid, not by lines: where only one side changed a unit
 * since they parted, that side's work is taken; where both did the same, there is nothing to
 * decide; where both translated it differently, neither is lost: the unit keeps our translation,
 * is marked fuzzy, and a translator's comment holds the other. A translation that a person approved
 * is preferred to none and to a fuzzy one. A unit that one side removed goes, unless the other
 * side worked on it.
 */
#ifndef CATALOG_RECONCILE_H
#define CATALOG_RECONCILE_H

#include "catalog/catalog.h"

struct reconcile_report {
	size_t taken;	  /* units whose translation came from the other side */
	size_t added;	  /* units that only the other side had */
	size_t removed;	  /* units that the other side took out */
	size_t conflicts; /* units that both translated differently */
};

/* Makes `ours` the outcome; the others are only read. Units that nobody changed keep their bytes. */
void catalog_reconcile(struct catalog *ours, struct catalog *base, struct catalog *theirs,
		       struct reconcile_report *report);

#endif
