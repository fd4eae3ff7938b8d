/*
 * A record of editions that is read, whatever it is, comes back the same when it is written and read
 * again; all that it names is of its form.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "project/record.h"

static void check_row(const struct edition_record *edition)
{
	const char *const ids[] = { edition->source, edition->edition, edition->before };

	assert(edition->language);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		assert(strlen(ids[i]) == 0 || strlen(ids[i]) == BLOB_ID_DIGITS);
	assert(edition->published >= RECORD_TIME_UNKNOWN && edition->waiting >= RECORD_TIME_UNKNOWN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct release_record record, again;
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;

	if (record_read(&record, "record", slice_from((const char *)data, size), NULL)) {
		for (size_t i = 0; i < record.count; i++)
			check_row(&record.editions[i]);
		record_print(&record, &once);
		assert(record_read(&again, "again", strbuf_slice(&once), NULL));
		assert(again.count == record.count);
		record_print(&again, &twice);
		assert(slice_equal(strbuf_slice(&once), strbuf_slice(&twice)));
		record_release(&again);
		record_release(&record);
	}
	strbuf_release(&once);
	strbuf_release(&twice);
	return 0;
}
