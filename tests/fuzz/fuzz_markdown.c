/*
 * A page of Markdown of any bytes comes back byte for byte, and translating it
 * adds no markup: what the writing lets through, the guard keeps out.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include "tests/fuzz/fuzz_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document("fuzz.md", data, size);
	return 0;
}
