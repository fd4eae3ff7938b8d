/*
 * A catalog of any bytes is refused or read; what was read prints as the same
 * bytes, and written wholly anew it reads as the same units.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "catalog/catalog.h"
#include "catalog/plural.h"

static bool same(struct slice a, struct slice b)
{
	return !a.data == !b.data && slice_equal(a, b);
}

static void check_same_unit(const struct unit *a, const struct unit *b)
{
	assert(same(a->context, b->context) && slice_equal(a->source, b->source));
	assert(same(a->source_plural, b->source_plural) && same(a->previous_source, b->previous_source));
	assert((a->flags & UNIT_OBSOLETE) == (b->flags & UNIT_OBSOLETE));
	assert(unit_is_empty(a) || (a->flags & UNIT_FUZZY) == (b->flags & UNIT_FUZZY));
	assert(a->target_count == b->target_count);
	for (size_t i = 0; i < a->target_count; i++)
		assert(slice_equal(a->targets[i], b->targets[i]));
}

static void check_rewritten(struct catalog *catalog)
{
	struct catalog again;
	struct strbuf anew = STRBUF_INIT;
	struct error err = ERROR_INIT;

	/* An escape may have made what is no text in the file's charset. */
	if (catalog_print(catalog, &anew, &err)) {
		catalog_init(&again);
		if (!catalog_read(&again, "again.po", strbuf_slice(&anew), &err))
			assert(!"what was written is refused");
		assert(again.count == catalog->count);
		for (size_t i = 0; i < again.count; i++)
			check_same_unit(&catalog->units[i], &again.units[i]);
		catalog_release(&again);
	}
	error_clear(&err);
	strbuf_release(&anew);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = slice_from((const char *)data, size);
	struct catalog catalog;
	struct plural plural;
	struct strbuf out = STRBUF_INIT;

	catalog_init(&catalog);
	if (!catalog_read(&catalog, "fuzz.po", bytes, NULL))
		return 0;
	if (catalog_print(&catalog, &out, NULL))
		assert(slice_equal(strbuf_slice(&out), bytes));
	else
		assert(catalog.encoding);
	if (plural_read(catalog_header(&catalog, "Plural-Forms"), &plural, NULL)) {
		plural_check(&plural, NULL);
		assert(plural_form(&plural, 5) < plural.count);
	}
	for (size_t i = 0; i < catalog.count; i++)
		catalog_edit(&catalog, i);
	if (catalog.has_header)
		catalog.header.flags |= UNIT_CHANGED;
	check_rewritten(&catalog);
	strbuf_release(&out);
	catalog_release(&catalog);
	return 0;
}
