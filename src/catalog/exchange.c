/*
 * exchange -- what goes between memories.
 */
#include <config.h>

#include "catalog/exchange.h"

#include "base/alloc.h"
#include "base/i18n.h"

static const char *const status_names[] = {
	[TM_STATUS_UNKNOWN] = "",
	[TM_STATUS_ALIGNED] = "aligned",
	[TM_STATUS_DRAFT] = "draft",
	[TM_STATUS_APPROVED] = "approved",
};

static const struct {
	const char *name, *text;
} losses[LOSS_KINDS] = {
	[LOSS_LANGUAGE_UNKNOWN] = { "language-unknown", N_("texts in an unknown language were left out") },
	[LOSS_LANGUAGE_TWICE] = { "language-twice", N_("second texts in the same language were left out") },
	[LOSS_TEXT_EMPTY] = { "no-pair", N_("records with fewer than two texts were left out") },
	[LOSS_TEXT_TOO_LONG] = { "too-long", N_("texts longer than the limit for a segment were left out") },
	[LOSS_CODE_CONTENT] = { "code-content", N_("inline codes were kept without what stood inside them") },
	[LOSS_SUBFLOW] = { "subflow", N_("texts inside inline codes were left out") },
	[LOSS_DATE] = { "date", N_("dates that are none were left out") },
	[LOSS_ELEMENT] = { "element", N_("elements or attributes that have no place here were left out") },
	[LOSS_INCOMPLETE] = { "incomplete", N_("records that lack a text or a language were left out") },
	[LOSS_FUZZY] = { "fuzzy", N_("translations marked as fuzzy were left out") },
	[LOSS_OBSOLETE] = { "obsolete", N_("obsolete entries were left out") },
	[LOSS_DOUBLE] = { "double", N_("units were left out whose text the file has already") },
	[LOSS_SKELETON] = { "skeleton", N_("skeletons, which documents are made of again, were left out") },
	[LOSS_ALTERNATIVE] = { "alternative", N_("proposals beside translations were left out") },
	[LOSS_ANNOTATION] = { "annotation", N_("marks on parts of texts were left out") },
	[LOSS_NOT_TRANSLATED] = { "not-translated", N_("units that are not to be translated were left out") },
	[LOSS_SOURCE_EMPTY] = { "source-empty", N_("units without a source text were left out") },
	[LOSS_BINARY] = { "binary", N_("binary units were left out") },
	[LOSS_PARTIAL] = { "partial", N_("units were translated in part: they are fuzzy, with source text for the rest") },
	[LOSS_TWIN] = { "twin", N_("units with the source and the translation of another one were left out") },
};

const struct tm_text *tm_record_find(const struct tm_record *record, const struct language *language)
{
	for (size_t i = 0; i < record->text_count; i++)
		if (record->texts[i].language == language)
			return &record->texts[i];
	return NULL;
}

const char *tm_status_name(enum tm_status status)
{
	return status_names[status];
}

enum tm_status tm_status_find(struct slice name)
{
	for (size_t i = 0; i < ARRAY_COUNT(status_names); i++)
		if (slice_equal_ascii_case(name, slice_of(status_names[i])))
			return (enum tm_status)i;
	return TM_STATUS_UNKNOWN;
}

/* ------------------------------------------------------------------ times */

/* A number of exactly so many digits at *at, which moves behind it; -1 when there is none. */
static int take_number(struct slice text, size_t *at, size_t digits)
{
	int value = 0;

	if (*at + digits > text.bytes)
		return -1;
	for (size_t end = *at + digits; *at < end; ++*at) {
		if (text.data[*at] < '0' || text.data[*at] > '9')
			return -1;
		value = value * 10 + (text.data[*at] - '0');
	}
	return value;
}

static bool take_byte(struct slice text, size_t *at, char byte)
{
	if (*at >= text.bytes || text.data[*at] != byte)
		return false;
	++*at;
	return true;
}

/* Days since 1970-01-01 in the Gregorian calendar; a year begins in March. */
static int64_t days_of(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t month_days = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;

	return y * 365 + y / 4 - y / 100 + y / 400 + month_days + day - 1 - 719468;
}

/* Behind the time: nothing, "Z", or an offset; seconds to be subtracted. */
static bool take_zone(struct slice text, size_t *at, int64_t *offset)
{
	int hours, minutes = 0, sign;

	*offset = 0;
	if (*at == text.bytes || take_byte(text, at, 'Z') || take_byte(text, at, 'z'))
		return *at == text.bytes;
	sign = text.data[*at] == '-' ? -1 : 1;
	if (!take_byte(text, at, '+') && !take_byte(text, at, '-'))
		return false;
	hours = take_number(text, at, 2);
	take_byte(text, at, ':');
	if (*at < text.bytes)
		minutes = take_number(text, at, 2);
	*offset = sign * (hours * 3600 + minutes * 60);
	return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && *at == text.bytes;
}

int64_t tm_time_read(struct slice text)
{
	size_t at = 0;
	int year, month, day, hour = 0, minute = 0, second = 0;
	int64_t offset = 0;

	text = slice_trim(text);
	year = take_number(text, &at, 4);
	take_byte(text, &at, '-');
	month = take_number(text, &at, 2);
	take_byte(text, &at, '-');
	day = take_number(text, &at, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
		return TM_TIME_UNKNOWN;
	if (take_byte(text, &at, 'T') || take_byte(text, &at, ' ')) {
		hour = take_number(text, &at, 2);
		take_byte(text, &at, ':');
		minute = take_number(text, &at, 2);
		take_byte(text, &at, ':');
		if (at < text.bytes && text.data[at] >= '0' && text.data[at] <= '9')
			second = take_number(text, &at, 2);
		if (take_byte(text, &at, '.'))
			while (at < text.bytes && text.data[at] >= '0' && text.data[at] <= '9')
				at++;
	}
	if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
	    !take_zone(text, &at, &offset))
		return TM_TIME_UNKNOWN;
	return days_of(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
}

void tm_time_print(int64_t seconds, struct strbuf *out)
{
	int64_t days = seconds / 86400, rest = seconds % 86400, era_day, year, year_day, month;

	if (seconds == TM_TIME_UNKNOWN)
		return;
	if (rest < 0) {
		rest += 86400;
		days--;
	}
	days += 719468;
	era_day = days % 146097;
	year = (era_day - era_day / 1460 + era_day / 36524 - era_day / 146096) / 365;
	year_day = era_day - (365 * year + year / 4 - year / 100);
	month = (5 * year_day + 2) / 153;
	year += days / 146097 * 400 + (month >= 10);
	strbuf_addf(out, "%04d%02d%02dT%02d%02d%02dZ", (int)year, (int)(month < 10 ? month + 3 : month - 9),
		    (int)(year_day - (153 * month + 2) / 5 + 1), (int)(rest / 3600), (int)(rest / 60 % 60),
		    (int)(rest % 60));
}

/* ----------------------------------------------------------------- losses */

void loss_add(struct loss_report *report, const struct loss *loss)
{
	if (!report)
		return;
	if (report->counts[loss->kind] < LOSS_LINES_KEPT)
		report->lines[loss->kind][report->counts[loss->kind]] = loss->line;
	report->counts[loss->kind]++;
	if (report->tell)
		report->tell(report->tell_data, loss);
}

const char *loss_name(enum loss_kind kind)
{
	return losses[kind].name;
}

const char *loss_text(enum loss_kind kind)
{
	return _(losses[kind].text);
}
