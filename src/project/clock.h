/*
 * clock -- what time it is, and how it is written.
 *
 * Times are seconds since 1970 in UTC. SOURCE_DATE_EPOCH, where it is set, is the time
 * that it is: so runs can be repeated (https://reproducible-builds.org/specs/source-date-epoch/).
 * What is no number of seconds there, up to the year 9999, counts for nothing.
 */
#ifndef PROJECT_CLOCK_H
#define PROJECT_CLOCK_H

#include <stdint.h>

#define CLOCK_TEXT_BYTES 40
#define CLOCK_DAY_SECONDS ((int64_t)24 * 60 * 60)

int64_t clock_now(void);

enum clock_form {
	CLOCK_ISO,    /* 2026-11-25T09:00:00Z */
	CLOCK_DATE,   /* 2026-11-25 */
	CLOCK_HEADER, /* 2026-11-25 09:00+0000, of a PO file */
};

/* What no calendar holds is written as the first of 1970. */
void clock_print(int64_t seconds, enum clock_form form, char text[CLOCK_TEXT_BYTES]);

#endif
