/*
 * foreign -- the text of an Uzbek document that its markup says is in another
 * language: `<span lang="en">Human Rights</span>`. In the other script it stays as
 * it is. Markup that says Uzbek, in whatever script, or nothing of use (`lang=""`),
 * names no other language; nor does what is said of the whole page, which who
 * transliterates it knows better.
 */
#ifndef PROJECT_FOREIGN_H
#define PROJECT_FOREIGN_H

#include "document/document.h"
#include "text/transliterate.h"

/* A reusable buffer. Zeroed it is empty. */
struct foreign {
	struct transliterate_kept *items; /* in order */
	size_t count, capacity;
	struct foreign_open *open;
	size_t open_count, open_capacity;
};

#define FOREIGN_INIT { NULL, 0, 0, NULL, 0, 0 }

void foreign_release(struct foreign *foreign);

/*
 * Fills `foreign` anew with what is not for transliteration of a text of the unit in marked
 * form: its source, or its translation in Uzbek, of which only the codes' own languages
 * count. `own` (may be NULL) is the language that a translation was made from: markup that
 * names it tells nothing of the translation.
 */
void foreign_find(struct foreign *foreign, const struct document *document, const struct document_unit *unit,
		  struct slice text, const struct language *own);

#endif
