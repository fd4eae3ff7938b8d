/*
 * Placeables of any bytes lie inside the text, their values inside the buffer,
 * and a text says the same as itself.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/placeable.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct placeables found = PLACEABLES_INIT;
	struct differences differences = DIFFERENCES_INIT;

	for (size_t i = 0; i < 4; i++) {
		struct placeable_scanner *scanner = placeable_scanner_new(language_all()[i]);

		placeable_scan(scanner, slice_from((const char *)data, size), &found);
		for (size_t j = 0; j < found.count; j++) {
			assert(found.items[j].from < found.items[j].to && found.items[j].to <= size);
			assert(found.items[j].value + found.items[j].value_bytes <= found.values.bytes);
		}
		placeables_compare(&found, &found, &differences);
		assert(differences.count == 0);
		placeable_scanner_free(scanner);
	}
	differences_release(&differences);
	placeables_release(&found);
	return 0;
}
