/*
 * A page of any bytes comes back byte for byte, and translating it adds no markup.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include "tests/fuzz/fuzz_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;

	fuzz_document("fuzz.html", data, size);
	options.html_skip = "nav, .x, #y, footer > p, div [lang=en]";
	options.json_ld = "headline, description";
	fuzz_document_with("fuzz.html", &options, data, size);
	return 0;
}
