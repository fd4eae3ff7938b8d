/*
 * tmx -- a memory as TMX, the format that all translation tools exchange.
 *
 * Read are TMX 1.1 to 1.4b of any size, record by record, in constant memory.
 * What stands in a file becomes fields of a record so:
 *
 *	tuid, prop id			id
 *	prop x-origin, origin, file	origin
 *	prop x-context, context, path	context
 *	prop x-previous, previous, prev	previous
 *	prop x-next, next		next
 *	prop x-status, status		status, when it is one of its words
 *	note				note, several parted by a line end
 *	changeid, else creationid	author (of the tuv, else of the tu)
 *	creationdate, changedate	created, changed (likewise)
 *	segtype, usagecount, lastusagedate of the tu: properties of that name, written as attributes again;
 *	the segtype of another tool's header is that of its units without one
 *	any other prop			a property; also a second one of the above
 *
 * Inline elements become codes. One whose content is a code in marked form, as
 * we write them ourselves, is that code; of others only the place is kept:
 * bpt and ept are <g1> and </g1>, hi <hi1> and </hi1>, ph <x1/>, it <bx1/> or
 * <ex1/>, ut <ut1/>. They are numbered as they first occur in a record; those of
 * two languages with the same x (else i, else position) have the same number.
 * What looks like a code in the text is one too; OmegaT's tags, which it numbers
 * from 0, are numbered from 1.
 *
 * What is refused as XML is told in xml_read.h.
 */
#ifndef CATALOG_TMX_H
#define CATALOG_TMX_H

#include "base/arena.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "catalog/catalog.h"
#include "catalog/exchange.h"

#define TMX_RECORD_LIMIT_BYTES ((size_t)16 << 20) /* all texts and properties of a tu */

/* Of a text, note or property; a longer one is left out and counted. */
#define TMX_TEXT_LIMIT_BYTES ((size_t)64 << 10)

/* What our header says of units that do not say otherwise; that of other tools' headers is their units' own. */
#define TMX_SEGTYPE "block"

/* Attributes of a tu that become properties of the same name. */
static const char *const tmx_kept_attributes[] = { "segtype", "usagecount", "lastusagedate" };

/* Whether a file that begins so is TMX: UTF-8, an 8-bit charset or UTF-16. */
bool tmx_sniff(struct slice beginning);

/* Reads a file ("-": standard input); `losses` may be NULL. */
bool tmx_read(const char *path, tm_record_function each, void *data, struct loss_report *losses,
	      struct error *err);

/*
 * Writes TMX 1.4b, level 2, with the props that OmegaT and Okapi know: file, path, prev, next. Reading it gives the
 * same records again, but for the
 * characters that XML does not have (most controls, U+FFFE, U+FFFF, bytes that
 * are no UTF-8): each becomes U+FFFD and is counted.
 */
struct tmx_writer {
	struct file_writer file;
	struct strbuf pending; /* the record that is being written */
	struct arena arena;    /* the codes of a text */
	size_t replaced_characters;
};

bool tmx_writer_open(struct tmx_writer *writer, const char *path, struct error *err);

/* A record without texts is passed over. */
bool tmx_writer_add(struct tmx_writer *writer, const struct tm_record *record, struct error *err);

/* The file is there, whole, after this; the writer is gone either way. */
bool tmx_writer_commit(struct tmx_writer *writer, struct error *err);
void tmx_writer_abandon(struct tmx_writer *writer);

/*
 * Fills an empty catalog with the records that have both languages; one that is
 * not approved is fuzzy. Those with one source and different translations are
 * parted by msgctxt: the record's context, else its id.
 */
bool tmx_read_catalog(struct catalog *catalog, const char *path, const struct language *source,
		      const struct language *target, struct loss_report *losses, struct error *err);

/* Writes a file of the units that have a certain translation; *replaced as in struct tmx_writer. */
bool tmx_write_catalog(const struct catalog *catalog, const char *path, const struct language *source,
		       const struct language *target, size_t *replaced, struct loss_report *losses, struct error *err);

#endif
