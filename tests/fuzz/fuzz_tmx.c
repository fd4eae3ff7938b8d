/*
 * TMX that is read, whatever it is, gives records that can be written and read
 * again: the second reading has as many of them, and loses none.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/utf8.h"
#include "catalog/tmx.h"

struct pass {
	struct tmx_writer *writer; /* NULL: only count */
	size_t count;
};

static bool take_record(void *data, const struct tm_record *record, struct error *err)
{
	struct pass *pass = data;

	assert(record->text_count >= 2);
	for (size_t i = 0; i < record->text_count; i++)
		assert(record->texts[i].language && utf8_is_valid(record->texts[i].text) &&
		       record->texts[i].text.bytes <= TMX_TEXT_LIMIT_BYTES);
	pass->count++;
	return !pass->writer || tmx_writer_add(pass->writer, record, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	struct tmx_writer writer;
	struct pass first = { &writer, 0 }, second = { NULL, 0 };

	tmx_sniff(slice_from((const char *)data, size));
	snprintf(path, sizeof(path), "/tmp/tarjimon-fuzz-%ld.tmx", (long)getpid());
	if (!file_write(path, slice_from((const char *)data, size), NULL))
		return 0;
	if (tmx_writer_open(&writer, path, NULL)) {
		if (!tmx_read(path, take_record, &first, NULL, NULL)) {
			tmx_writer_abandon(&writer);
		} else if (tmx_writer_commit(&writer, NULL)) {
			assert(tmx_read(path, take_record, &second, NULL, NULL));
			assert(first.count == second.count);
		}
	}
	unlink(path);
	return 0;
}
