/*
 * data_table -- language data: tab-separated rows, read one by one.
 *
 * Empty lines and lines that begin with # are passed over. Whoever reads a row
 * and cannot use it rejects it: that is reported with file and line, and the
 * reading goes on, so that one bad row costs no more than itself.
 *
 *	struct data_table table = data_table_of(text, "letters.tsv", report);
 *	struct data_row row;
 *	while (data_table_next(&table, &row))
 *		if (!use(row.columns[0])) data_table_reject(&table, _("…"));
 */
#ifndef TEXT_DATA_TABLE_H
#define TEXT_DATA_TABLE_H

#include "base/slice.h"

#define DATA_COLUMNS_MAX 8

/* Told for each bad row: which file and line, and what is wrong, in a sentence. */
struct data_report {
	void (*bad_row)(void *context, const char *file, size_t line, const char *why);
	void *context;
};

struct data_row {
	struct slice columns[DATA_COLUMNS_MAX]; /* what is not there is empty; borrowed from the text */
	size_t count;
};

struct data_table {
	struct slice rest;
	const char *file; /* its name for reports */
	size_t line;	  /* of the row read last, from 1 */
	const struct data_report *report; /* or NULL */
};

static inline struct data_table data_table_of(struct slice text, const char *file, const struct data_report *report)
{
	return (struct data_table){ text, file, 0, report };
}

/* False at the end. */
bool data_table_next(struct data_table *table, struct data_row *row);

/* The row read last is of no use, and why. */
void data_table_reject(const struct data_table *table, const char *why);

/* Whether an item of a list has a minus before it: it is to be taken out. The minus is gone afterwards. */
bool data_item_is_taken_out(struct slice *item);

/* Whether all letters of an item are small ones, as folded words have them. */
bool data_item_is_small(struct slice item);

/* A column that is a number within the bounds; false when it is none. */
bool data_table_number(struct slice column, long min, long max, long *number);

#endif
