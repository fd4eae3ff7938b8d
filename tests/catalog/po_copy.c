/*
 * po_copy -- reads a catalog and writes it, for comparing with msgcat.
 *
 *	po_copy same|anew <input> <output>
 *
 * `same` changes nothing. `anew` writes every unit anew and drops what msgcat
 * drops: byte-order mark, CRLF, comments at the end, fuzzy marks of units
 * without target; the obsolete ones go to the end.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "catalog/catalog.h"

static void forget_spelling(struct unit *unit)
{
	unit->original = SLICE_NONE;
	if (!unit_target(unit).bytes)
		unit->flags &= ~(unsigned)UNIT_FUZZY;
}

static void forget_file(struct catalog *catalog)
{
	struct unit *units = alloc_zeroed(catalog->count + 1, sizeof(*units));
	size_t count = 0;

	for (unsigned wanted = 0; wanted <= UNIT_OBSOLETE; wanted += UNIT_OBSOLETE)
		for (size_t i = 0; i < catalog->count; i++)
			if ((catalog->units[i].flags & UNIT_OBSOLETE) == wanted)
				units[count++] = catalog->units[i];
	for (size_t i = 0; i < count; i++)
		forget_spelling(&units[i]);
	free(catalog->units);
	catalog->units = units;
	catalog->capacity = count + 1;
	catalog->header.original = SLICE_NONE;
	catalog->crlf = catalog->byte_order_mark = false;
	catalog->trailing = SLICE_NONE;
}

int main(int argc, char **argv)
{
	struct catalog catalog;
	struct error err = ERROR_INIT;
	bool done;

	if (argc != 4) {
		fprintf(stderr, "usage: po_copy same|anew <input> <output>\n");
		return 2;
	}
	catalog_init(&catalog);
	done = catalog_load(&catalog, argv[2], &err);
	if (done && strcmp(argv[1], "anew") == 0)
		forget_file(&catalog);
	done = done && catalog_save(&catalog, argv[3], &err);
	if (!done)
		fprintf(stderr, "%s:%zu: %s\n", argv[2], err.line, err.message);
	error_clear(&err);
	catalog_release(&catalog);
	return done ? 0 : 2;
}
