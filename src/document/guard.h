/*
 * guard -- the proof that an edition has the markup of its document.
 *
 * Both are read, whatever the merge believes to have written, and their
 * skeletons are held against each other.
 */
#ifndef DOCUMENT_GUARD_H
#define DOCUMENT_GUARD_H

#include "document/document.h"

enum guard_flags {
	GUARD_ANY_LANGUAGE = 1 << 0, /* what names a language may stand in one of them only */
};

/* As document_same_skeleton(), of one stream and its bytes in the edition. */
bool guard_compare(const struct document *document, size_t stream, struct slice edition, unsigned flags,
		   struct error *err);

/* Where in the stream an edition of it first parts from it, SIZE_MAX for nowhere; false if it cannot be read. */
bool guard_find_parting(const struct document *document, size_t stream, struct slice edition, size_t *offset,
			struct error *err);

#endif
