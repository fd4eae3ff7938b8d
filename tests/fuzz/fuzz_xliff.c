/*
 * A catalog of any bytes goes through XLIFF of both versions and comes back as
 * the same bytes. XLIFF of any bytes is refused or becomes a catalog, which then
 * does the same.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "catalog/xliff.h"

static void check_return(const struct catalog *catalog, enum xliff_version version)
{
	struct xliff_options options = { .version = version, .original = "fuzz.po" };
	struct strbuf xliff = STRBUF_INIT, before = STRBUF_INIT, after = STRBUF_INIT;
	struct catalog again;

	catalog_init(&again);
	xliff_print(catalog, &options, &xliff, NULL);
	assert(xliff_sniff(strbuf_slice(&xliff)));
	assert(catalog_print(catalog, &before, NULL));
	assert(xliff_read(&again, "fuzz.xlf", strbuf_slice(&xliff), NULL, NULL, NULL));
	assert(catalog_print(&again, &after, NULL));
	assert(slice_equal(strbuf_slice(&before), strbuf_slice(&after)));
	catalog_release(&again);
	strbuf_release(&xliff);
	strbuf_release(&before);
	strbuf_release(&after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = slice_from((const char *)data, size);
	struct loss_report losses = { 0 };
	struct catalog catalog;
	bool read;

	catalog_init(&catalog);
	if (xliff_sniff(bytes))
		read = xliff_read(&catalog, "fuzz.xlf", bytes, NULL, &losses, NULL);
	else
		read = catalog_read(&catalog, "fuzz.po", bytes, NULL);
	if (read) {
		check_return(&catalog, XLIFF_1_2);
		check_return(&catalog, XLIFF_2_1);
	}
	catalog_release(&catalog);
	return 0;
}
