/*
 * xliff -- a catalog as XLIFF 1.2 or 2.1, and XLIFF of any tool as a catalog.
 *
 * What stands in a catalog becomes so (1.2 after OASIS's representation guide for
 * gettext PO; 2.1 with its metadata and matches modules):
 *
 *	entry			trans-unit; unit with one segment
 *	entry with a plural	group of them, one a plural form
 *	codes			g, x, it with equiv-text; pc, ph, sc, ec with equiv
 *	translated		state translated, approved; state translated
 *	fuzzy			needs-review-translation, not approved; initial, subState tarjimon:fuzzy
 *	not translated		no target
 *	previous msgid		alt-trans of type previous-version; match
 *	comments		note from (category) po-translator, developer
 *	references		contexts (metadata) sourcefile, linenumber
 *	msgctxt, flags, …	contexts (metadata) x-po-…
 *	header, obsolete	units that are not to be translated
 *
 * An entry that its file writes in another way than we would carries its bytes
 * as x-po-entry, so that reading what was written gives the same file again, byte
 * for byte; what a translator changed on the way is written anew, like any
 * changed entry.
 *
 * Read are XLIFF 1.0 to 1.2 and 2.0 to 2.2 of any tool. A unit becomes an entry,
 * its segments joined. translated, reviewed, signed-off, final and approved="yes"
 * are translations that nobody doubts; all other states with a target are fuzzy, and so is approved="no"
 * without a state. Inline elements become codes as told in tmx.h: equiv-text,
 * equiv or content in marked form, or an id like a code's name, is that code; of
 * others only the place is kept. Units with the same source and different
 * translations get their resname (name), else their id, as msgctxt. Without
 * xml:space="preserve" line ends with the white space around them are one blank.
 * What has no place in a catalog is counted, see LOSS_….
 */
#ifndef CATALOG_XLIFF_H
#define CATALOG_XLIFF_H

#include "catalog/catalog.h"
#include "catalog/exchange.h"

enum xliff_version { XLIFF_1_2, XLIFF_2_1 };

struct xliff_options {
	enum xliff_version version;
	const struct language *source,
		*target;      /* NULL: as the header says; a source that it does not name is English */
	const char *original; /* the name of the file that this is made of */
};

/*
 * Adds the catalog as XLIFF; *replaced (may be NULL) is how many characters XML
 * cannot hold and were written as U+FFFD (x-po-entry has them still, when the entry is not changed).
 */
void xliff_print(const struct catalog *catalog, const struct xliff_options *options, struct strbuf *out,
		 size_t *replaced);

/* Whether a file that begins so is XLIFF. */
bool xliff_sniff(struct slice beginning);

/*
 * Fills an empty catalog from a file ("-": standard input). Of a file in several
 * languages those parts are read whose translations are in `target`; NULL refuses
 * such a file. `losses` may be NULL. On failure the catalog is empty.
 */
bool xliff_load(struct catalog *catalog, const char *path, const struct language *target,
		struct loss_report *losses, struct error *err);

/* The same from memory; `path` is for messages. */
bool xliff_read(struct catalog *catalog, const char *path, struct slice bytes, const struct language *target,
		struct loss_report *losses, struct error *err);

#endif
