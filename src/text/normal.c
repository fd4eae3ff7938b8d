/*
 * normal -- NFC with a fast path for what is composed already.
 *
 * A code point can be handed out as it is when it is composed itself and
 * nothing that could join it follows. Both are told from the first two bytes:
 * below U+0300, in the Cyrillic block without its combining marks, and in
 * general punctuation nothing changes in NFC and nothing joins what precedes.
 */
#include <config.h>

#include "text/normal.h"

#include "base/alloc.h"
#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

void normal_reader_init(struct normal_reader *reader, struct slice text)
{
	reader->text = text;
	reader->at = reader->run_start = 0;
	reader->queued = reader->taken = 0;
}

/* Composed, and joins nothing before it. */
static bool is_plain(uint32_t c)
{
	if (c < 0x300)
		return true;
	if (c >= 0x400 && c < 0x530)
		return c < 0x483 || c > 0x489;
	return (c >= 0x2002 && c < 0x20d0) || (c >= 0x2100 && c < 0x2126);
}

/* Whether what begins at `at` is plain; the end of the text is. */
static bool plain_follows(struct slice text, size_t at)
{
	if (at >= text.bytes || (unsigned char)text.data[at] < 0xcc)
		return true;
	return is_plain(utf8_next(text, &at));
}

/* The runs of 16-bit units that go through ICU. */
struct run {
	UChar units[2 * NORMAL_RUN_MAX];
	int32_t count;
};

/* Takes code points up to the next one that begins a run of its own. */
static void gather(struct normal_reader *reader, const UNormalizer2 *nfc, struct run *run)
{
	for (size_t taken = 0; taken < NORMAL_RUN_MAX && reader->at < reader->text.bytes; taken++) {
		size_t next = reader->at;
		uint32_t c = utf8_next(reader->text, &next);

		if (taken && unorm2_hasBoundaryBefore(nfc, (UChar32)c))
			return;
		U16_APPEND_UNSAFE(run->units, run->count, c);
		reader->at = next;
	}
}

static void compose_run(struct normal_reader *reader)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	struct run run = { .count = 0 };
	UChar composed[2 * 3 * NORMAL_RUN_MAX];
	int32_t length, at = 0;

	reader->run_start = reader->at;
	reader->queued = reader->taken = 0;
	gather(reader, nfc, &run);
	length = unorm2_normalize(nfc, run.units, run.count, composed, 2 * 3 * NORMAL_RUN_MAX, &status);
	if (U_FAILURE(status)) { /* ICU's data is missing: hand out what stands there */
		memcpy(composed, run.units, (size_t)run.count * sizeof(UChar));
		length = run.count;
	}
	while (at < length && reader->queued < 3 * NORMAL_RUN_MAX) {
		UChar32 c;

		U16_NEXT(composed, at, length, c);
		reader->queue[reader->queued++] = (uint32_t)c;
	}
}

bool normal_next(struct normal_reader *reader, uint32_t *c, size_t *from)
{
	if (reader->taken == reader->queued) {
		size_t next = reader->at;

		if (next >= reader->text.bytes)
			return false;
		*c = utf8_next(reader->text, &next);
		if (is_plain(*c) && plain_follows(reader->text, next)) {
			*from = reader->at;
			reader->at = next;
			return true;
		}
		compose_run(reader);
	}
	*from = reader->run_start;
	*c = reader->queue[reader->taken++];
	return true;
}

size_t *normal_compose_placed(struct slice text, struct strbuf *out)
{
	struct normal_reader reader;
	size_t *places = NULL, capacity = 0, from, count = 0, before = out->bytes;
	uint32_t c;

	normal_reader_init(&reader, text);
	while (normal_next(&reader, &c, &from)) {
		strbuf_add_codepoint(out, c);
		ARRAY_RESERVE(places, out->bytes - before, capacity);
		while (count < out->bytes - before)
			places[count++] = from;
	}
	return places;
}
