/*
 * Sentences of any bytes stand in order inside the text and begin and end with
 * something visible or a code; the quick and the plain way of matching agree.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/sentence.h"
#include "text/srx_match.h"

static struct splitter *quick[4], *plain[4];

static void check(struct splitter *fast, struct splitter *slow, struct slice text)
{
	struct sentences found = SENTENCES_INIT, other = SENTENCES_INIT;
	size_t end = 0;

	if (splitter_run(fast, text, &found, NULL) && splitter_run(slow, text, &other, NULL)) {
		assert(found.count == other.count);
		for (size_t i = 0; i < found.count; i++) {
			assert(found.items[i].from >= end && found.items[i].from < found.items[i].to);
			assert(found.items[i].to <= text.bytes);
			assert(found.items[i].from == other.items[i].from && found.items[i].to == other.items[i].to);
			end = found.items[i].to;
		}
	}
	sentences_release(&found);
	sentences_release(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct srx *srx;

	if (!srx)
		srx = srx_builtin();
	for (size_t i = 0; i < 4; i++) {
		if (!quick[i]) {
			quick[i] = splitter_new_from(srx, language_all()[i], 0, NULL);
			plain[i] = splitter_new_from(srx, language_all()[i], SRX_MATCH_PLAINLY, NULL);
		}
		check(quick[i], plain[i], slice_from((const char *)data, size));
	}
	return 0;
}
