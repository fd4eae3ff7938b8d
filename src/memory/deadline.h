/*
 * deadline -- when a search has to answer with what it has.
 *
 * Looked at often: the clock is asked only once in DEADLINE_STEPS, and never without a deadline.
 */
#ifndef MEMORY_DEADLINE_H
#define MEMORY_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

struct deadline {
	int64_t nanoseconds; /* on the monotonic clock; 0: none */
	unsigned steps;
	bool passed; /* stays so */
};

#define DEADLINE_STEPS 16

/* So many milliseconds from now; 0: none. */
struct deadline deadline_after(int milliseconds);

/* After each piece of work of some microseconds. */
bool deadline_passed(struct deadline *deadline);

#endif
