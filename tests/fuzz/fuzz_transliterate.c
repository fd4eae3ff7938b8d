/*
 * Any bytes in the other script: no crash; changes in order and inside the text,
 * told in its own bytes; the same with and without telling them, and the second
 * time from memory; and code by code the markup comes back.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/code.h"
#include "text/transliterate.h"

static void check_changes(const struct transliterate_changes *changes, struct slice text)
{
	size_t end = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct transliterate_change *change = &changes->items[i];

		assert(change->offset >= end && change->offset + change->before.bytes <= text.bytes);
		assert(change->before.data == text.data + change->offset);
		assert(change->rule && *change->rule);
		end = change->offset;
	}
}

/* The codes of a text one behind the other. */
static void add_codes(struct slice text, struct strbuf *codes)
{
	struct code code;
	size_t end;

	for (size_t at = 0; at < text.bytes;)
		if (text.data[at] == '<' && code_scan(text, at, &code, &end)) {
			strbuf_add(codes, slice_part(text, at, end));
			at = end;
		} else {
			at++;
		}
}

static void check_codes(struct slice text, struct slice out)
{
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;

	add_codes(text, &before);
	add_codes(out, &after);
	assert(slice_equal(strbuf_slice(&before), strbuf_slice(&after)));
	strbuf_release(&before);
	strbuf_release(&after);
}

/* The changes made in the text: all of them are told. Composed text alone, as NFC is not told. */
static void check_told(struct slice text, const struct transliterate_changes *changes, struct slice out)
{
	struct strbuf told = STRBUF_INIT;
	size_t at = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct transliterate_change *change = &changes->items[i];

		assert(change->offset >= at || change->detail);
		if (change->offset < at)
			continue;
		strbuf_add(&told, slice_part(text, at, change->offset));
		strbuf_add(&told, change->after);
		at = change->offset + change->before.bytes;
	}
	strbuf_add(&told, slice_part(text, at, text.bytes));
	assert(slice_equal(strbuf_slice(&told), out));
	strbuf_release(&told);
}

static bool has_combining_marks(struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] == '\xcc' || text.data[i] == '\xcd')
			return true;
	return false;
}

static void check(struct transliterator *made, struct slice text)
{
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf told = STRBUF_INIT, plain = STRBUF_INIT;

	transliterate(made, text, &told, &changes);
	check_changes(&changes, text);
	if (utf8_is_valid(text) && !has_combining_marks(text))
		check_told(text, &changes, strbuf_slice(&told));
	transliterate(made, text, &plain, NULL);
	assert(slice_equal(strbuf_slice(&told), strbuf_slice(&plain)));
	if (utf8_is_valid(text)) {
		assert(utf8_is_valid(strbuf_slice(&told)));
		check_codes(text, strbuf_slice(&told));
	}
	transliterate_changes_release(&changes);
	strbuf_release(&told);
	strbuf_release(&plain);
}

/* Made once, so that what they remember is tried too. */
static struct transliterator *ways[3];

static struct transliterator *make(const struct language *from, const struct language *to, enum quotes_style quotes)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *made;

	options.quotes = quotes;
	made = transliterator_new(from, to, &options, NULL);
	assert(made);
	return made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_from((const char *)data, size);

	if (!ways[0]) {
		ways[0] = make(&language_uz, &language_uz_cyrl, QUOTES_KEEP);
		ways[1] = make(&language_uz_cyrl, &language_uz, QUOTES_HOUSE);
		ways[2] = make(&language_uz, &language_uz, QUOTES_KEEP);
	}
	for (size_t i = 0; i < 3; i++)
		check(ways[i], text);
	return 0;
}
