/*
 * front_matter -- the settings at the top of a Markdown page, in YAML between
 * "---" or in TOML between "+++".
 *
 * Not a reader of YAML: lines are looked at one by one, and a value that stands
 * in its line (plain or in quotes), or below it as a block ("|", ">"), is a unit
 * when its key is prose. It is patched in its place: nothing else is written
 * anew. What a line does not tell for certain stays as it is and is a problem.
 */
#ifndef DOCUMENT_FRONT_MATTER_H
#define DOCUMENT_FRONT_MATTER_H

#include "document/build.h"
#include "document/skeleton.h"

/* How a value stands there; the range of the last two holds their quotes, if any. */
enum front_matter_style {
	FRONT_MATTER_BLOCK,
	FRONT_MATTER_DOUBLE,  /* "…" with backslashes */
	FRONT_MATTER_SINGLE,  /* '…' of YAML, with '' for ' */
	FRONT_MATTER_LITERAL, /* '…' of TOML, in which ' cannot stand */
	FRONT_MATTER_PLAIN,   /* of YAML, without quotes */
};

/*
 * `range` with its marks. `keys` as in struct document_options; units are called
 * "front-matter:title" and have `style`, shifted by `shift`, added to `base`.
 */
void front_matter_extract(struct builder *builder, struct document_range range, const char *keys,
			  unsigned base, unsigned shift);

/* Writes a text where a value of that style stands, with quotes if it needs them there. */
void front_matter_write(struct slice text, enum front_matter_style style, struct strbuf *out);

/* Everything but the values. */
void front_matter_walk(struct slice text, struct document_range range, struct skeleton *skeleton);

#endif
