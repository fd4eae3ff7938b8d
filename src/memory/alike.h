/*
 * alike -- texts that only their dress parts: case, script, the shapes of quotes, apostrophes and dashes, spaces.
 */
#ifndef MEMORY_ALIKE_H
#define MEMORY_ALIKE_H

#include "memory/store.h"

/*
 * Adds every text of the store, in the arena, that has the folded key (text/key.h) of `marked`, in the language in
 * whichever script (NULL: in any). No key of that kind is stored: it reads all texts once, so it is for what a person
 * asks, not for look-ups.
 */
bool store_texts_alike(struct store *store, const struct language *language, struct slice marked, struct arena *arena,
		       struct store_texts *texts, struct error *err);

#endif
