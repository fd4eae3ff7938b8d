/*
 * tbx -- termbases as XML: ISO 30042.
 *
 * Read are TBX of 2019 (`tbx`) in both styles, DCA (<descrip type="definition">)
 * and DCT (<basic:definition>), and the older `martif` of 2002 and 2008 with tig
 * and ntig, in any charset that text/xml_read.h knows. Written is TBX-Basic of
 * 2019 in either style, which validates against the schemas of that dialect.
 *
 * A name without administrative status is allowed; superseded and deprecated ones
 * are forbidden. What TBX-Basic has no category for stands in notes of our own,
 * which are read back: "tarjimon: status=approved" of a concept, "tarjimon:
 * until=2025-02-28 deriv=yes" of a name. What the termbase has no place for
 * (histories, pictures, cross references) is reported, once for each concept
 * and kind.
 */
#ifndef TERMS_TBX_H
#define TERMS_TBX_H

#include "terms/losses.h"
#include "terms/termbase.h"

/* Adds what a file ("-": standard input) says to an empty termbase. */
bool tbx_read(struct termbase *termbase, const char *path, struct term_losses *losses, struct error *err);

/* Whether a file that begins so is one. */
bool tbx_sniff(struct slice beginning);

/* Data categories as attributes, or as tags. */
enum tbx_style { TBX_DCA, TBX_DCT };

/* Adds the termbase; returns how many characters XML has no way to write. */
size_t tbx_print(const struct termbase *termbase, enum tbx_style style, struct strbuf *out);

/* --------------------------------------------- for the reader and the writer */

enum tbx_level { TBX_CONCEPT = 1 << 0, TBX_LANGUAGE = 1 << 1, TBX_NAME = 1 << 2 };

/*
 * A category of TBX and the field that it fills. The first row of a field is the
 * one that is written, on the levels where TBX-Basic has it.
 */
struct tbx_category {
	const char *name;    /* the type of a DCA element, or the name of a DCT one */
	const char *element; /* "descrip", "admin", "termNote"; NULL: only read */
	const char *module;  /* the prefix in DCT style: "min", "basic" */
	enum term_field field;
	unsigned levels;     /* of enum tbx_level, where it may be written */
	const char *values;  /* " a b c ": a closed list; NULL: any text */
};

/* NULL when there is none. */
const struct tbx_category *tbx_category_find(struct slice name);
const struct tbx_category *tbx_category_of(enum term_field field);

/* A closed list has the value. */
bool tbx_category_takes(const struct tbx_category *category, struct slice value);

/* The words of the administrative status. */
extern const char *const tbx_status_words[TERM_STATUSES];

#define TBX_OWN_NOTE "tarjimon: "

#endif
