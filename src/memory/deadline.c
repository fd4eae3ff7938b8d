/*
 * deadline -- when a search has to answer with what it has.
 */
#include <config.h>

#include "memory/deadline.h"

#include <time.h>

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

struct deadline deadline_after(int milliseconds)
{
	return (struct deadline){ .nanoseconds = milliseconds ? now() + (int64_t)milliseconds * 1000000 : 0 };
}

bool deadline_passed(struct deadline *deadline)
{
	if (deadline->nanoseconds && !deadline->passed && deadline->steps++ % DEADLINE_STEPS == 0)
		deadline->passed = now() > deadline->nanoseconds;
	return deadline->passed;
}
