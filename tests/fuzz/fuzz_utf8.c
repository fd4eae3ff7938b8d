/*
 * Decoding walks over any bytes to their end, forwards and backwards over the
 * same code points, and text called valid is encoded to the same bytes again.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "base/strbuf.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_from((const char *)data, size);
	struct strbuf encoded = STRBUF_INIT;
	size_t count = 0, at = 0;

	while (at < size) {
		strbuf_add_codepoint(&encoded, utf8_next(text, &at));
		count++;
	}
	assert(at == size);
	assert(count == utf8_count(text));
	if (utf8_is_valid(text)) {
		assert(slice_equal(strbuf_slice(&encoded), text));
		while (at > 0) {
			utf8_previous(text, &at);
			count--;
		}
		assert(count == 0);
	}
	strbuf_release(&encoded);
	return 0;
}
