/*
 * xliff_catalog -- what was read from XLIFF, put together to a catalog.
 */
#ifndef CATALOG_XLIFF_CATALOG_H
#define CATALOG_XLIFF_CATALOG_H

#include "catalog/xliff_form.h"

/* In the order of the file. Everything lives in the arena. */
struct xliff_entries {
	struct arena arena;
	struct xliff_entry *items;
	size_t count, capacity;
	struct slice source_tag, target_tag; /* the languages as the file says them; none: not told */
};

/*
 * Fills an empty catalog. An entry with a layout that still says the same is
 * those bytes again. Entries of a file without our header (x-po-…) are parted by
 * msgctxt where they have the same source.
 */
bool xliff_fill_catalog(struct xliff_entries *entries, struct catalog *catalog, const char *path,
			struct loss_report *losses, struct error *err);

#endif
