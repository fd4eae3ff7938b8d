/*
 * An OpenDocument text of any XML: it comes back byte for byte, and translating it
 * adds no markup.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include "tests/fuzz/fuzz_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_document("fuzz.fodt", data, size);
	return 0;
}
