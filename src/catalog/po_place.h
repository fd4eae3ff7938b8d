/*
 * po_place -- where in its file a byte of a translation stands.
 *
 * A unit keeps its own bytes (unit.original) as they were read. For a report, or an editor
 * that jumps to a finding, a place in the text is led back to a line and a column there,
 * through line breaks, escapes and wrapped strings.
 */
#ifndef CATALOG_PO_PLACE_H
#define CATALOG_PO_PLACE_H

#include "segment/unit.h"

struct po_place {
	size_t line, column; /* of the file, 1-based; columns are characters */
};

/*
 * The place of the byte `offset` of the target in the plural form `form`, or of its end. False
 * when the unit was not read from a file in UTF-8, or was changed since.
 */
bool po_place_find(const struct unit *unit, size_t form, size_t offset, struct po_place *place);

#endif
