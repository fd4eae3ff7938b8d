/*
 * guard -- the proof that an edition has the markup of its document.
 */
#include <config.h>

#include "document/guard.h"

#include "base/i18n.h"
#include "document/model.h"
#include "document/skeleton.h"
#include "document/stream.h"

static size_t line_of(struct slice text, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; i < offset && i < text.bytes; i++)
		if (text.data[i] == '\n')
			line++;
	return line;
}

static struct skeleton walk(const struct document *document, struct slice text, unsigned flags, bool keeps_links)
{
	struct skeleton skeleton = SKELETON_INIT;

	skeleton.options = &document->options;
	skeleton.any_language = flags & GUARD_ANY_LANGUAGE;
	skeleton.keeps_links = keeps_links;
	document->format->skeleton(text, &skeleton);
	return skeleton;
}

static size_t find_parting(const struct document *document, struct slice text, struct slice edition, unsigned flags)
{
	struct skeleton ours = walk(document, text, flags, true), theirs = walk(document, edition, flags, true);
	size_t difference = skeleton_difference(&ours, &theirs);
	size_t offset = difference == SIZE_MAX     ? SIZE_MAX
			: difference < ours.count ? ours.links[difference].offset
						  : text.bytes;

	skeleton_release(&ours);
	skeleton_release(&theirs);
	return offset;
}

/* Links are kept only once the two are known to differ: there are as many as tags. */
static bool compare_texts(const struct document *document, const struct stream *stream, struct slice edition,
			  unsigned flags, struct error *err)
{
	struct skeleton ours = walk(document, stream->text, flags, false);
	struct skeleton theirs = walk(document, edition, flags, false);
	bool same = skeleton_same(&ours, &theirs);

	skeleton_release(&ours);
	skeleton_release(&theirs);
	if (same)
		return true;
	return error_at(err, ERROR_FORMAT, document->path,
			line_of(stream->text, find_parting(document, stream->text, edition, flags)),
			_("the markup of the edition would not be that of the document from here on"));
}

bool guard_compare(const struct document *document, size_t stream, struct slice edition, unsigned flags,
		   struct error *err)
{
	const struct stream *ours = &document->streams[stream];
	struct strbuf decoded = STRBUF_INIT;
	struct slice text;
	bool same = stream_decode(ours, edition, &decoded, &text, err) &&
		    compare_texts(document, ours, text, flags, err);

	strbuf_release(&decoded);
	return same;
}

bool guard_find_parting(const struct document *document, size_t stream, struct slice edition, size_t *offset,
			struct error *err)
{
	const struct stream *ours = &document->streams[stream];
	struct strbuf decoded = STRBUF_INIT;
	struct slice text;
	bool read = stream_decode(ours, edition, &decoded, &text, err);

	if (read)
		*offset = find_parting(document, ours->text, text, 0);
	strbuf_release(&decoded);
	return read;
}

/* ------------------------------------------------------------------ whole editions */

static bool compare_entry(const struct document *document, const struct package *edition, size_t stream,
			  struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool same = package_read(edition, document->streams[stream].entry, &bytes, err) &&
		    guard_compare(document, stream, strbuf_slice(&bytes), 0, err);

	strbuf_release(&bytes);
	return same;
}

static bool same_entry(const struct document *document, const struct package *edition, size_t entry,
		       struct error *err)
{
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;
	struct slice name = package_name(document->package, entry);
	bool same = package_read(document->package, entry, &ours, err) &&
		    package_read(edition, entry, &theirs, err);

	if (same && !slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs)))
		same = error_at(err, ERROR_FORMAT, document->path, 0,
				_("the part '%.*s' of the edition is not that of the document"), SLICE_ARG(name));
	strbuf_release(&ours);
	strbuf_release(&theirs);
	return same;
}

static size_t stream_of_entry(const struct document *document, size_t entry)
{
	for (size_t i = 0; i < document->stream_count; i++)
		if (document->streams[i].entry == entry)
			return i;
	return SIZE_MAX;
}

static bool compare_entries(const struct document *document, const struct package *edition, struct error *err)
{
	size_t count = package_count(document->package);

	if (package_count(edition) != count)
		return error_at(err, ERROR_FORMAT, document->path, 0,
				_("the edition has other parts than the document"));
	for (size_t i = 0; i < count; i++) {
		size_t stream = stream_of_entry(document, i);

		if (!slice_equal(package_name(document->package, i), package_name(edition, i)))
			return error_at(err, ERROR_FORMAT, document->path, 0,
					_("the edition has other parts than the document"));
		if (!(stream == SIZE_MAX ? same_entry(document, edition, i, err) :
					   compare_entry(document, edition, stream, err)))
			return false;
	}
	return true;
}

bool document_same_skeleton(const struct document *document, struct slice edition, struct error *err)
{
	struct package *package;
	bool same;

	if (!document->package)
		return guard_compare(document, 0, edition, 0, err);
	if (!package_open(&package, edition, err))
		return false;
	same = compare_entries(document, package, err);
	package_free(package);
	return same;
}
