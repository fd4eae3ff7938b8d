/*
 * data_table -- language data: tab-separated rows, read one by one.
 */
#include <config.h>

#include "text/data_table.h"

#include "base/utf8.h"
#include "text/letter.h"

#include <stdlib.h>

static void split(struct slice line, struct data_row *row)
{
	for (size_t i = 0; i < DATA_COLUMNS_MAX; i++)
		row->columns[i] = SLICE("");
	row->count = 0;
	while (row->count < DATA_COLUMNS_MAX && slice_next_field(&line, '\t', &row->columns[row->count]))
		row->count++;
}

bool data_table_next(struct data_table *table, struct data_row *row)
{
	struct slice line;

	while (slice_next_line(&table->rest, &line)) {
		table->line++;
		if (line.bytes == 0 || line.data[0] == '#')
			continue;
		split(line, row);
		return true;
	}
	return false;
}

void data_table_reject(const struct data_table *table, const char *why)
{
	if (table->report)
		table->report->bad_row(table->report->context, table->file, table->line, why);
}

bool data_item_is_taken_out(struct slice *item)
{
	if (!item->bytes || item->data[0] != '-')
		return false;
	*item = slice_part(*item, 1, item->bytes);
	return true;
}

bool data_item_is_small(struct slice item)
{
	for (size_t at = 0; at < item.bytes;) {
		uint32_t letter = utf8_next(item, &at);

		if (letter_lower(letter) != letter)
			return false;
	}
	return true;
}

bool data_table_number(struct slice column, long min, long max, long *number)
{
	char digits[24], *end;

	if (column.bytes == 0 || column.bytes >= sizeof(digits))
		return false;
	memcpy(digits, column.data, column.bytes);
	digits[column.bytes] = '\0';
	*number = strtol(digits, &end, 10);
	return *end == '\0' && *number >= min && *number <= max;
}
