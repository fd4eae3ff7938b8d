/*
 * guard -- the proof that an edition has the markup of its document.
 */
#include <config.h>

#include "document/guard.h"

#include "base/i18n.h"
#include "document/model.h"
#include "document/skeleton.h"

static size_t line_of(struct slice text, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; i < offset && i < text.bytes; i++)
		if (text.data[i] == '\n')
			line++;
	return line;
}

static bool compare_texts(const struct document *document, struct slice edition, unsigned flags,
			  struct error *err)
{
	struct skeleton ours = SKELETON_INIT, theirs = SKELETON_INIT;
	struct slice text = document->streams[0].text;
	size_t difference;
	bool same = true;

	ours.options = theirs.options = &document->options;
	ours.any_language = theirs.any_language = flags & GUARD_ANY_LANGUAGE;
	document->format->skeleton(text, &ours);
	document->format->skeleton(edition, &theirs);
	difference = skeleton_difference(&ours, &theirs);
	if (difference != SIZE_MAX) {
		size_t offset = difference < ours.count ? ours.links[difference].offset : text.bytes;

		same = error_at(err, ERROR_FORMAT, document->path, line_of(text, offset),
				_("the markup of the edition would not be that of the document from here on"));
	}
	skeleton_release(&ours);
	skeleton_release(&theirs);
	return same;
}

bool guard_compare(const struct document *document, struct slice edition, unsigned flags, struct error *err)
{
	struct strbuf decoded = STRBUF_INIT;
	bool same;

	if (document->exact_utf8)
		return compare_texts(document, edition, flags, err);
	same = encoding_decode(document->encoding, edition, &decoded, err) &&
	       compare_texts(document, strbuf_slice(&decoded), flags, err);
	strbuf_release(&decoded);
	return same;
}

bool document_same_skeleton(const struct document *document, struct slice edition, struct error *err)
{
	return guard_compare(document, edition, 0, err);
}
