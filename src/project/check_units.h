/*
 * check_units -- the units of a catalog, looked at by as many threads as the machine has.
 */
#ifndef PROJECT_CHECK_UNITS_H
#define PROJECT_CHECK_UNITS_H

#include "project/checking.h"

/* How many threads are worth while for so many units on this machine; 1: none beside this one. */
size_t check_units_threads(size_t units);

/*
 * Adds to the context's issues what the state of each unit, the checks and the other
 * catalogs say: the same whatever `threads` is, in an order of its own. `enough`: the
 * catalog has reached its minimum, so that its gaps are remarks.
 */
void check_units(struct checking *checking, struct check_context *context, const struct catalog *catalog, bool enough,
		 size_t threads);

#endif
