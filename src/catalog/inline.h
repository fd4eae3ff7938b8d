/*
 * inline -- inline elements of exchange files, to the marked form.
 *
 * For the readers of TMX and XLIFF. A record's languages are read one after
 * another: inline_begin() for each segment, inline_clear() behind the record.
 * What an element becomes is told in tmx.h; XLIFF says its own in the same words.
 */
#ifndef CATALOG_INLINE_H
#define CATALOG_INLINE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"

enum inline_element {
	INLINE_BPT,
	INLINE_EPT,
	INLINE_PH,
	INLINE_IT_BEGIN,
	INLINE_IT_END,
	INLINE_UT,
	INLINE_HI_BEGIN,
	INLINE_HI_END,
};

struct inline_reader {
	struct strbuf text; /* the marked form so far */
	size_t limit_bytes; /* of a text; set by inline_init() */
	bool too_long;	    /* the text passed the limit and is gone */
	bool omegat;	    /* tags are OmegaT's, numbered from 0 */

	/* The element that is open. */
	enum inline_element code;
	struct slice x, i; /* none: not given */
	struct strbuf content;
	bool content_too_long;

	/* Of the segment. */
	size_t unnamed;	    /* elements without x and i */
	struct map pairs;   /* from i of a bpt to an index into `names` */
	struct slice *names;
	size_t name_count, name_capacity;
	size_t *open_hi;    /* indices into `names` */
	size_t open_hi_count, open_hi_capacity;

	/* Of the record. */
	struct map numbers; /* from what tells codes apart to their number */
	struct strbuf key;
	struct arena arena; /* keys and names */
};

void inline_init(struct inline_reader *segment, size_t limit_bytes);
void inline_release(struct inline_reader *segment);
void inline_begin(struct inline_reader *segment);
void inline_clear(struct inline_reader *segment);

void inline_add_text(struct inline_reader *segment, struct slice text);

/* An element begins; attributes may be NULL. Its content follows, then its end. */
void inline_open(struct inline_reader *segment, enum inline_element code, const char *x, const char *i);
void inline_add_content(struct inline_reader *segment, struct slice content);

/* False when it had content that was not kept. */
bool inline_close(struct inline_reader *segment);

/* hi, whose content is text. */
void inline_begin_hi(struct inline_reader *segment, const char *x);
void inline_end_hi(struct inline_reader *segment);

/* Whether there is one of OmegaT's tags with the number 0. */
bool inline_has_zero(struct slice text);

/* Adds the text with each of OmegaT's tags numbered one higher. */
void inline_renumber(struct slice text, struct strbuf *renumbered);

#endif
