/*
 * Paths and links of any bytes give keys and places that stay the same when they are asked again.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "project/place.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_from((const char *)data, size);
	struct strbuf path = STRBUF_INIT, out = STRBUF_INIT;
	size_t middle = slice_find(text, SLICE("\n"), 0);

	strbuf_add(&path, slice_part(text, 0, middle));
	place_language(path.data);
	place_add_key(strbuf_slice(&path), &out);
	assert(out.bytes <= path.bytes);
	place_day(text);
	strbuf_clear(&out);
	if (place_add_link(strbuf_slice(&path), slice_part(text, middle, size), &out))
		assert(out.bytes > 0 && out.data[0] != '/');
	else
		assert(out.bytes == 0);
	strbuf_release(&path);
	strbuf_release(&out);
	return 0;
}
