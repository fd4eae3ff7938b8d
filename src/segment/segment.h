/*
 * segment -- a run of translatable text with its inline codes.
 *
 * The text is UTF-8 and holds words only. Codes are kept beside it, ordered by
 * the byte offset where they stand (codes at one offset keep their order), so
 * that matching, counting and term recognition see clean text, and merging can
 * put the codes back. A segment owns nothing: text and codes live in an arena
 * or in the caller's buffers.
 *
 * In catalogs a segment is one string, the marked form, in which codes are written
 * as text/code.h says. A marked form needs no escapes: what looks like a code of
 * the source is one, everything else is text. That is why reading a target asks
 * for the source's codes.
 */
#ifndef SEGMENT_SEGMENT_H
#define SEGMENT_SEGMENT_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "text/code.h"

struct segment {
	struct slice text;
	struct code *codes;
	size_t code_count;
};

/* Everything that looks like a code becomes one. */
struct segment segment_read(struct slice marked, struct arena *arena);

/*
 * Only codes that `source` has too (same name and kind) become codes; the rest
 * stays text. How often each occurs is not judged here: see segment_codes_agree().
 */
struct segment segment_read_target(struct slice marked, const struct segment *source,
				   struct arena *arena);

/* Adds the marked form; of what segment_read() made it is the same bytes again. */
void segment_print(const struct segment *segment, struct strbuf *marked);

/* Adds the text of a marked form without its codes. */
void segment_strip(struct slice marked, struct strbuf *text);

/* What a target does with the codes of its source. */
enum codes_verdict {
	CODES_AGREE,
	CODES_LOST,    /* one of the source's is missing */
	CODES_ADDED,   /* one occurs more often than in the source */
	CODES_CROSSED, /* a pair is closed before what it holds, or before it opens */
};

/*
 * The first thing that is wrong, with the name of the code in *name (may be
 * NULL). Order is free as long as pairs nest.
 */
enum codes_verdict segment_codes_verdict(const struct segment *source, const struct segment *target,
					 struct slice *name);

#endif
