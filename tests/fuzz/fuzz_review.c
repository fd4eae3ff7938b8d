/*
 * A review table of any bytes is read without harm, and what is judged undecided in it is
 * undecided again when it is written anew: seal, escapes and guards agree.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "catalog/review.h"
#include "catalog/tsv.h"

#define LANGUAGES_MOST 8

struct pass {
	struct strbuf *out; /* NULL: only judge */
	size_t undecided;
};

/* Each record as a table of its own would have it: its languages are its columns. */
static bool take_record(void *data, const struct tm_record *record, struct error *err)
{
	const struct language *languages[LANGUAGES_MOST];
	struct pass *pass = data;
	enum review_verdict verdict;

	if (!review_judge(record, &verdict, err))
		return false;
	pass->undecided += verdict == REVIEW_UNDECIDED;
	if (!pass->out || pass->out->bytes || record->text_count > LANGUAGES_MOST)
		return true;
	for (size_t i = 0; i < record->text_count; i++)
		languages[i] = record->texts[i].language;
	review_print_header(languages, record->text_count, pass->out);
	review_print(record, 50, SLICE("block"), languages, record->text_count, pass->out);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf table = STRBUF_INIT;
	struct pass first = { &table, 0 }, second = { NULL, 0 };
	struct error err = ERROR_INIT;
	char path[64];

	snprintf(path, sizeof(path), "/tmp/tarjimon-fuzz-%ld.tsv", (long)getpid());
	if (file_write(path, slice_from((const char *)data, size), NULL)) {
		tsv_read(path, take_record, &first, NULL, &err);
		error_clear(&err);
		if (table.bytes && file_write(path, strbuf_slice(&table), NULL)) {
			bool read = tsv_read(path, take_record, &second, NULL, &err);

			assert(!read || second.undecided == 1);
			error_clear(&err);
		}
		unlink(path);
	}
	strbuf_release(&table);
	return 0;
}
