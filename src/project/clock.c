/*
 * clock -- what time it is, and how it is written.
 */
#include <config.h>

#include "project/clock.h"

#include <stdlib.h>
#include <time.h>

#define LAST_SECOND INT64_C(253402300799) /* of the year 9999 */

int64_t clock_now(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : -1;

	return end && *end == '\0' && seconds >= 0 && seconds <= LAST_SECOND ? seconds : (int64_t)time(NULL);
}

static size_t print(const struct tm *parts, enum clock_form form, char text[CLOCK_TEXT_BYTES])
{
	switch (form) {
	case CLOCK_ISO:
		return strftime(text, CLOCK_TEXT_BYTES, "%Y-%m-%dT%H:%M:%SZ", parts);
	case CLOCK_DATE:
		return strftime(text, CLOCK_TEXT_BYTES, "%Y-%m-%d", parts);
	case CLOCK_HEADER:
		return strftime(text, CLOCK_TEXT_BYTES, "%Y-%m-%d %H:%M+0000", parts);
	}
	return 0;
}

void clock_print(int64_t seconds, enum clock_form form, char text[CLOCK_TEXT_BYTES])
{
	time_t time = (time_t)seconds, first = 0;
	struct tm parts;

	if (!gmtime_r(&time, &parts))
		gmtime_r(&first, &parts);
	if (!print(&parts, form, text))
		text[0] = '\0';
}
