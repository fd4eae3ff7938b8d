/*
 * JSON that is read as Weblate's memory, whatever it is, gives whole pairs; printed and read again they are the same.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "catalog/weblate.h"

struct pass {
	struct strbuf out;
	size_t count;
};

static bool take_record(void *data, const struct tm_record *record, struct error *err)
{
	struct pass *pass = data;

	(void)err;
	assert(record->text_count == 2 && record->texts[0].language != record->texts[1].language);
	for (size_t i = 0; i < 2; i++)
		assert(record->texts[i].text.bytes && utf8_is_valid(record->texts[i].text));
	strbuf_add_string(&pass->out, pass->count++ ? ",\n" : "[");
	weblate_print(record, &record->texts[0], &record->texts[1], &pass->out);
	return true;
}

static bool read_bytes(const char *path, struct slice bytes, struct pass *pass)
{
	struct loss_report losses = { 0 };
	bool done;

	*pass = (struct pass){ .out = STRBUF_INIT };
	if (!file_write(path, bytes, NULL))
		return false;
	done = weblate_read(path, take_record, pass, &losses, NULL);
	strbuf_add_string(&pass->out, pass->count ? "]" : "[]");
	return done;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	struct pass first, second;

	weblate_sniff(slice_from((const char *)data, size));
	snprintf(path, sizeof(path), "/tmp/tarjimon-fuzz-%ld.json", (long)getpid());
	read_bytes(path, slice_from((const char *)data, size), &first);
	assert(read_bytes(path, strbuf_slice(&first.out), &second));
	assert(first.count == second.count && slice_equal(strbuf_slice(&first.out), strbuf_slice(&second.out)));
	strbuf_release(&first.out);
	strbuf_release(&second.out);
	unlink(path);
	return 0;
}
