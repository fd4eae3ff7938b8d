/*
 * A termbase that is read, TBX or TSV, whatever it is, is a table that comes back
 * the same when it is read again, and TBX that can be read; and any text can be
 * searched for its terms.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "terms/recognise.h"
#include "terms/tbx.h"
#include "terms/term_file.h"
#include "terms/term_tsv.h"

/* Hits lie in the text, in order. */
static void search(const struct termbase *termbase, struct slice text)
{
	static const struct language *const languages[] = { &language_uz, &language_ru, &language_en };
	struct term_hits hits = TERM_HITS_INIT;

	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		struct recogniser *recogniser = recogniser_new(termbase, languages[i]);

		recogniser_run(recogniser, text, &hits);
		for (size_t k = 0; k < hits.count; k++) {
			assert(hits.items[k].from < hits.items[k].to && hits.items[k].to <= text.bytes);
			assert(k == 0 || hits.items[k - 1].from <= hits.items[k].from);
			assert(hits.items[k].name < termbase->concepts[hits.items[k].concept].name_count);
		}
		recogniser_free(recogniser);
	}
	term_hits_release(&hits);
}

static void check_table(const struct termbase *termbase)
{
	struct termbase again = TERMBASE_INIT;
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;

	term_tsv_print(termbase, &once);
	assert(utf8_is_valid(strbuf_slice(&once)));
	if (term_tsv_read(&again, "again", strbuf_slice(&once), NULL, NULL)) {
		term_tsv_print(&again, &twice);
		assert(slice_equal(strbuf_slice(&once), strbuf_slice(&twice)));
	}
	strbuf_release(&once);
	strbuf_release(&twice);
	termbase_release(&again);
}

static void check_tbx(const struct termbase *termbase, const char *path)
{
	struct termbase again = TERMBASE_INIT;
	struct strbuf xml = STRBUF_INIT;
	struct error err = ERROR_INIT;

	tbx_print(termbase, TBX_DCA, &xml);
	if (file_write(path, strbuf_slice(&xml), NULL) && !tbx_read(&again, path, NULL, &err))
		assert(err.kind == ERROR_EMPTY);
	error_clear(&err);
	strbuf_release(&xml);
	termbase_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct termbase termbase = TERMBASE_INIT;
	struct term_losses losses = TERM_LOSSES_INIT;
	char path[64];

	snprintf(path, sizeof(path), "/tmp/tarjimon-fuzz-%ld.terms", (long)getpid());
	if (!file_write(path, slice_from((const char *)data, size), NULL))
		return 0;
	if (termbase_load(&termbase, path, &losses, NULL)) {
		check_table(&termbase);
		check_tbx(&termbase, path);
		search(&termbase, slice_from((const char *)data, size));
	}
	term_losses_release(&losses);
	termbase_release(&termbase);
	unlink(path);
	return 0;
}
