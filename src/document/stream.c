/*
 * stream -- the texts of a document: the file itself, or parts of a package.
 */
#include <config.h>

#include "document/stream.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"

#include <stdlib.h>

/* --------------------------------------------------------------------- charsets */

static bool is_ascii(struct slice bytes)
{
	for (size_t i = 0; i < bytes.bytes; i++)
		if ((unsigned char)bytes.data[i] >= 0x80)
			return false;
	return true;
}

static bool is_unicode(const struct encoding *encoding)
{
	return encoding == &encoding_utf8 || encoding == &encoding_utf16le || encoding == &encoding_utf16be;
}

/*
 * A declared charset is not believed when the bytes say otherwise beyond doubt.
 * ASCII says nothing; but what the edition adds is read as the page declares.
 */
static const struct encoding *choose_encoding(const struct format *format, struct slice bytes, struct stream *stream)
{
	size_t mark_bytes;
	const struct encoding *marked = encoding_by_mark(bytes, &mark_bytes);
	const struct encoding *guessed, *declared;

	if (marked)
		return marked;
	guessed = encoding_guess(bytes);
	declared = format->declared_charset ? format->declared_charset(bytes) : NULL;
	if (declared && declared->icu && ((guessed == &encoding_utf8 && is_ascii(bytes)) || !is_unicode(guessed)))
		return declared;
	stream->misstated_charset = !is_ascii(bytes) && declared && guessed != declared;
	stream->doubtful_charset = stream->misstated_charset || (!is_ascii(bytes) && !declared && !is_unicode(guessed));
	return guessed;
}

bool stream_decode(const struct stream *stream, struct slice bytes, struct strbuf *decoded, struct slice *text,
		   struct error *err)
{
	*text = bytes;
	if (stream->exact_utf8)
		return true;
	if (!encoding_decode(stream->encoding, bytes, decoded, err))
		return false;
	*text = strbuf_slice(decoded);
	return true;
}

static const enum encoding_missing missing_of[] = {
	[UNENCODABLE_ERROR] = ENCODING_REFUSE,
	[UNENCODABLE_REFERENCE] = ENCODING_REFERENCE,
};

bool stream_encode(const struct document *document, const struct stream *stream, struct slice text,
		   struct strbuf *bytes, struct error *err)
{
	if (encoding_encode(stream->encoding, text, missing_of[document->format->unencodable], bytes, err))
		return true;
	return error_add(err, _("cannot write the translation of '%s'; convert it to UTF-8 first"),
			 document->path);
}

/* A NUL has no place in a text of any charset. */
static bool expect_text(const struct document *document, struct slice text, struct error *err)
{
	const char *nul = text.bytes ? memchr(text.data, '\0', text.bytes) : NULL;
	size_t line = 1;

	if (!nul)
		return true;
	for (const char *at = text.data; (at = memchr(at, '\n', (size_t)(nul - at))); at++)
		line++;
	return error_at(err, ERROR_FORMAT, document->path, line,
			_("this is not a text but binary data (it has a NUL byte)"));
}

static bool add_stream(struct document *document, const struct stream *given, struct slice bytes,
		       struct error *err)
{
	const char *charset = document->format->parts ? NULL : document->options.charset;
	struct stream *stream;

	ARRAY_GROW(document->streams, document->stream_count, document->stream_capacity);
	stream = &document->streams[document->stream_count++];
	*stream = *given;
	strbuf_init(&stream->decoded);
	stream->encoding = charset ? encoding_find(slice_of(charset))
				   : choose_encoding(document->format, bytes, stream);
	if (!stream->encoding)
		return error_at(err, ERROR_USAGE, document->path, 0, _("the charset '%s' is not known"), charset);
	stream->exact_utf8 = stream->encoding == &encoding_utf8 && encoding_is_exact_utf8(bytes);
	if (!stream_decode(stream, bytes, &stream->decoded, &stream->text, err))
		return error_add(err, _("cannot read '%s'"), document->path);
	return expect_text(document, stream->text, err);
}

/* --------------------------------------------------------------------- packages */

static bool add_part(struct document *document, const struct document_part *part, struct error *err)
{
	struct stream stream = { .name = package_name(document->package, part->entry),
				 .entry = part->entry,
				 .part = part->part };
	struct strbuf bytes = STRBUF_INIT;
	bool added = package_read(document->package, part->entry, &bytes, err);

	/* Its bytes move into the stream, which then owns them. */
	stream.unpacked = bytes;
	if (!added) {
		strbuf_release(&bytes);
		return false;
	}
	return add_stream(document, &stream, strbuf_slice(&stream.unpacked), err);
}

static bool open_parts(struct document *document, struct slice bytes, struct error *err)
{
	struct part_list parts = PART_LIST_INIT;
	bool opened = package_open(&document->package, bytes, err) &&
		      document->format->parts(document->package, &document->options, &parts, err);

	for (size_t i = 0; i < parts.count && opened; i++)
		opened = add_part(document, &parts.items[i], err);
	free(parts.items);
	return opened;
}

/* The binary files of Word before 2007, and OOXML with a password. */
#define COMPOUND_FILE SLICE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

static bool open_package(struct document *document, struct slice bytes, struct error *err)
{
	const char *name = document->format->name, *path = document->path;
	const struct format *other;

	if (slice_starts(bytes, COMPOUND_FILE))
		return error_at(err, ERROR_UNSUPPORTED, path, 0,
				_("this is a document with a password, or of Word 97 to 2003; "
				  "save it as .docx without a password"));
	if (!package_sniff(bytes))
		return error_at(err, ERROR_FORMAT, path, 0, _("this is no %s document: it is no zip file"), name);
	other = format_for(NULL, bytes);
	if (other && other->parts && other != document->format)
		return error_at(err, ERROR_FORMAT, path, 0,
				_("this is no %s document but one of the format '%s'; give it the right suffix"),
				name, other->name);
	if (open_parts(document, bytes, err))
		return true;
	return error_add(err, _("cannot read '%s'"), path);
}

bool streams_open(struct document *document, struct slice bytes, struct error *err)
{
	struct stream only = { .name = SLICE("") };

	if (document->format->parts)
		return open_package(document, bytes, err);
	return add_stream(document, &only, bytes, err);
}

void streams_release(struct document *document)
{
	for (size_t i = 0; i < document->stream_count; i++) {
		struct stream *stream = &document->streams[i];

		free(stream->sites);
		free(stream->languages);
		if (stream->unpacked.data)
			strbuf_release(&stream->unpacked);
		strbuf_release(&stream->decoded);
	}
	free(document->streams);
	package_free(document->package);
}
