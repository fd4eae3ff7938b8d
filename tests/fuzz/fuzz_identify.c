/*
 * Any bytes have a language or none, with a share between 0 and 100; parts stand
 * in order inside the text; so do passages.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/identify.h"
#include "text/passage.h"

#define PARTS_MAX 8

static void check_passages(enum script script, struct slice text)
{
	struct passages found = PASSAGES_INIT;
	size_t end = 0;

	passages_find(&(struct passage_reader){ .model = letter_model_builtin(script), .script = script }, text, &found);
	for (size_t i = 0; i < found.count; i++) {
		assert(found.items[i].from >= end && found.items[i].from < found.items[i].to);
		assert(found.items[i].to <= text.bytes);
		end = found.items[i].to;
	}
	passages_release(&found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_from((const char *)data, size);
	struct identified_part parts[PARTS_MAX];
	struct identification found = identify(text);
	size_t count = identify_parts(text, parts, PARTS_MAX), end = 0;

	assert(found.percent >= 0 && found.percent <= 100);
	assert(count <= PARTS_MAX);
	for (size_t i = 0; i < count; i++) {
		size_t from = (size_t)(parts[i].text.data - text.data);

		assert(from >= end && from + parts[i].text.bytes <= text.bytes);
		assert(parts[i].found.percent >= 0 && parts[i].found.percent <= 100);
		end = from + parts[i].text.bytes;
	}
	check_passages(SCRIPT_LATIN, text);
	check_passages(SCRIPT_CYRILLIC, text);
	return 0;
}
