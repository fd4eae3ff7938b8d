/*
 * A rule file of any bytes is refused or read; what was read is written and read
 * again the same, and its rules are run without harm.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct srx *srx = srx_read(slice_from((const char *)data, size), "fuzz.srx", NULL), *again;
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct sentences found = SENTENCES_INIT;
	struct splitter *splitter;

	if (!srx)
		return 0;
	srx_print(srx, &first);
	again = srx_read(strbuf_slice(&first), "again.srx", NULL);
	assert(again && again->rule_count == srx->rule_count && again->map_count == srx->map_count);
	srx_print(again, &second);
	assert(slice_equal(strbuf_slice(&first), strbuf_slice(&second)));
	splitter = splitter_new_from(srx, &language_en, 0, NULL);
	if (splitter)
		splitter_run(splitter, SLICE("Mr. A. Smith (5.2) said: \"No.\" Then he left. All well"), &found, NULL);
	splitter_free(splitter);
	sentences_release(&found);
	strbuf_release(&first);
	strbuf_release(&second);
	srx_free(again);
	srx_free(srx);
	return 0;
}
