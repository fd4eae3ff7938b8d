/*
 * codes -- inline codes of texts that come from different documents.
 */
#ifndef PROJECT_CODES_H
#define PROJECT_CODES_H

#include "base/arena.h"

/*
 * Codes stay where all texts have the same ones, well nested; else they mean nothing
 * to one another, and every text loses its codes. Texts that are none stay none;
 * what is made anew lives in the arena.
 */
void codes_keep_common(struct slice *texts, size_t count, struct arena *arena);

#endif
