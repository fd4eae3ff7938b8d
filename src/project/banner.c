/*
 * banner -- a text that says one thing in several languages.
 */
#include <config.h>

#include "project/banner.h"

#include "segment/segment.h"
#include "text/code.h"

#define SURE_PERCENT 50 /* of a part: what identify() says of it */
#define WORDS_LEAST 2
#define WORDS_LEAST_OF_TWO 3

void banner_release(struct banner *banner)
{
	strbuf_release(&banner->text);
}

/* The text with line breaks for <br1/>, byte for byte in its place. */
static void break_lines(struct slice marked, struct strbuf *text)
{
	struct code code;
	size_t end;

	strbuf_clear(text);
	strbuf_add(text, marked);
	for (size_t at = 0; at < marked.bytes; at++) {
		if (marked.data[at] != '<' || !code_scan(marked, at, &code, &end) || code.kind != CODE_STANDALONE ||
		    !slice_starts(code.name, SLICE("br")))
			continue;
		memset(text->data + at, ' ', end - at);
		text->data[at] = '\n';
		at = end - 1;
	}
}

static size_t count_words(struct slice text)
{
	size_t words = 0;
	bool inside = false;

	for (size_t i = 0; i < text.bytes; i++) {
		bool space = text.data[i] == ' ' || text.data[i] == '\n';

		words += !space && !inside;
		inside = !space;
	}
	return words;
}

/* A dash parts the halves of a sentence as well. */
static bool is_separator(struct slice between)
{
	static const char *const separators[] = { "", "/", "|", "•", "·" };

	between = slice_trim(between);
	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
		if (slice_is(between, separators[i]))
			return true;
	return false;
}

static bool is_sure(const struct identified_part *part, size_t count)
{
	return part->found.language && part->found.percent >= SURE_PERCENT &&
	       count_words(part->text) >= (count == 2 ? WORDS_LEAST_OF_TWO : WORDS_LEAST);
}

static bool is_new_language(const struct identified_part *parts, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (parts[i].found.language == parts[index].found.language)
			return false;
	return true;
}

/* Cheap: most texts have nothing between that could part languages. */
static bool may_be(struct slice text)
{
	static const struct slice signs[] = { { " / ", 3 }, { " | ", 3 }, { " • ", 5 }, { " · ", 4 }, { "\n", 1 } };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_find(text, signs[i], 0) != SIZE_MAX)
			return true;
	return false;
}

bool banner_read(struct banner *banner, struct slice marked)
{
	struct identified_part parts[BANNER_PARTS_MOST + 1];
	size_t count, last = 0;

	banner->count = 0;
	if (marked.bytes > BANNER_BYTES_MOST)
		return false;
	break_lines(marked, &banner->text);
	if (!may_be(strbuf_slice(&banner->text)))
		return false;
	count = identify_parts(strbuf_slice(&banner->text), parts, BANNER_PARTS_MOST + 1);
	if (count < 2 || count > BANNER_PARTS_MOST)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t from = (size_t)(parts[i].text.data - banner->text.data);

		if (!is_sure(&parts[i], count) || !is_new_language(parts, i) ||
		    (i > 0 && !is_separator(slice_part(strbuf_slice(&banner->text), last, from))))
			return false;
		last = from + parts[i].text.bytes;
		banner->parts[i].from = from;
		banner->parts[i].to = last;
		banner->parts[i].language = parts[i].found.language;
	}
	banner->count = count;
	return true;
}

bool banner_is_kept(struct banner *banner, const struct unit *unit)
{
	return slice_equal(unit_target(unit), unit->source) && banner_read(banner, unit->source);
}

void banner_add_comment(const struct banner *banner, struct strbuf *comment)
{
	strbuf_add_string(comment, "tarjimon: banner=");
	for (size_t i = 0; i < banner->count; i++)
		strbuf_addf(comment, "%s%s", i ? ", " : "", banner->parts[i].language->gettext_name);
}
