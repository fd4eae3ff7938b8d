/*
 * tmx_inline -- inline elements of a TMX segment, to the marked form.
 *
 * For tmx_read.c alone. A record's languages are read one after another:
 * tmx_inline_begin() for each segment, tmx_inline_clear() behind the record.
 */
#ifndef CATALOG_TMX_INLINE_H
#define CATALOG_TMX_INLINE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"

enum tmx_code {
	TMX_CODE_BPT,
	TMX_CODE_EPT,
	TMX_CODE_PH,
	TMX_CODE_IT_BEGIN,
	TMX_CODE_IT_END,
	TMX_CODE_UT,
	TMX_CODE_HI_BEGIN,
	TMX_CODE_HI_END,
};

struct tmx_inline {
	struct strbuf text; /* the marked form so far */
	bool too_long;	    /* the text passed TMX_TEXT_LIMIT_BYTES and is gone */
	bool omegat;	    /* tags are OmegaT's, numbered from 0 */

	/* The element that is open. */
	enum tmx_code code;
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

void tmx_inline_init(struct tmx_inline *segment);
void tmx_inline_release(struct tmx_inline *segment);
void tmx_inline_begin(struct tmx_inline *segment);
void tmx_inline_clear(struct tmx_inline *segment);

void tmx_inline_add_text(struct tmx_inline *segment, struct slice text);

/* An element begins; attributes may be NULL. Its content follows, then its end. */
void tmx_inline_open(struct tmx_inline *segment, enum tmx_code code, const char *x, const char *i);
void tmx_inline_add_content(struct tmx_inline *segment, struct slice content);

/* False when it had content that was not kept. */
bool tmx_inline_close(struct tmx_inline *segment);

/* hi, whose content is text. */
void tmx_inline_begin_hi(struct tmx_inline *segment, const char *x);
void tmx_inline_end_hi(struct tmx_inline *segment);

/* Whether there is one of OmegaT's tags with the number 0. */
bool tmx_inline_has_zero(struct slice text);

/* Adds the text with each of OmegaT's tags numbered one higher. */
void tmx_inline_renumber(struct slice text, struct strbuf *renumbered);

#endif
