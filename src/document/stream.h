/*
 * stream -- the texts of a document: the file itself, or parts of a package.
 *
 * For document.c and merge.c. A stream's text is UTF-8; in what charset its
 * bytes are is found out here, and they are made of the text again.
 */
#ifndef DOCUMENT_STREAM_H
#define DOCUMENT_STREAM_H

#include "document/model.h"

/*
 * Adds the streams of a document whose format and options are set. The bytes are
 * borrowed. False for what is no text, no package of the format, or too large.
 */
bool streams_open(struct document *document, struct slice bytes, struct error *err);
void streams_release(struct document *document);

/* Adds the bytes of a text as that stream's are written. */
bool stream_encode(const struct document *document, const struct stream *stream, struct slice text,
		   struct strbuf *bytes, struct error *err);

/*
 * The text of a stream of an edition: `bytes` itself, or what `decoded` then
 * holds. False for bytes that are no such text.
 */
bool stream_decode(const struct stream *stream, struct slice bytes, struct strbuf *decoded, struct slice *text,
		   struct error *err);

#endif
