/*
 * edit_codes -- codes of a block that was read out of an edition, named as in its source.
 *
 * A translation may have the codes of its source in another order, and reading an edition
 * counts them anew. What a code is, its bytes tell, which merging copies: a code of the
 * edition is the code of the source that has the same bytes. Where the release does not have
 * the source any more, the order of the codes in the old translation stands for them.
 */
#ifndef PROJECT_EDIT_CODES_H
#define PROJECT_EDIT_CODES_H

#include "document/document.h"

/*
 * *renamed is the block's text with the names of the source, in the arena. `twin` is the source's
 * unit in the release, or NULL. False when its codes are not those of the source.
 */
bool edit_codes_rename(const struct document *edition, const struct document_unit *block,
		       const struct document *release, const struct document_unit *twin, struct slice source,
		       struct slice old_target, struct arena *arena, struct slice *renamed);

#endif
