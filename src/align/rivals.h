/*
 * rivals -- all links that a search thought of, each once.
 *
 * A segment may be left alone at several nodes of the table, and two neighbours linked with
 * and without having changed places: what the steps say of one link is added up.
 */
#ifndef ALIGN_RIVALS_H
#define ALIGN_RIVALS_H

#include "align/align.h"

/*
 * Orders and joins what search_run() found, and adds those of `links` that moved_link() linked:
 * to the segments of these being alone what is left is their complement. Confidences are posteriors
 * before and after.
 */
void rivals_settle(struct align_links *rivals, const struct align_links *links);

/* Of two links, for qsort() and bsearch(): by source, then by target; nothing stands last. */
int rivals_compare(const void *a, const void *b);

#endif
