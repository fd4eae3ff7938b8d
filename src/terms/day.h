/*
 * day -- days of the calendar, and from when until when.
 *
 * A day is year * 10000 + month * 100 + day, so that days compare as numbers; 0
 * is no day. A range holds both its ends; an end that is 0 is open.
 */
#ifndef TERMS_DAY_H
#define TERMS_DAY_H

#include "base/strbuf.h"

#include <stdint.h>

typedef int32_t day_number;

struct day_range {
	day_number from, until;
};

#define DAY_RANGE_ALWAYS ((struct day_range){ 0, 0 })

/* "2025-03-01", also "20250301" and with a time behind it; 0 when it is none. */
day_number day_read(struct slice text);

/* Adds "2025-03-01". */
void day_print(day_number day, struct strbuf *out);

/* Today in UTC. */
day_number day_today(void);

/* Is there a day that lies in both? */
bool day_ranges_meet(struct day_range a, struct day_range b);

/*
 * When something was published, as its path tells: "2023/baku" is the whole
 * year, "2023/04/baku" the month, "2023-04-12-baku" or "2023/04/12" the day. The
 * last such part of the path counts. Without one it is today.
 */
struct day_range day_range_of_path(const char *path);

/* The same, but false where the path tells nothing. */
bool day_range_in_path(const char *path, struct day_range *range);

#endif
