/*
 * place -- what the path of a published article tells.
 */
#include <config.h>

#include "project/place.h"

#include "base/alloc.h"
#include "base/file.h"
#include "catalog/exchange.h"
#include "project/workspace.h"

#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ languages */

/* The tongues of the house: a word may end in "-to" or "-is" and mean no language by it. */
static const struct language *house_language(struct slice part)
{
	static const struct language *const house[] = { &language_uz, &language_uz_cyrl, &language_ru,
							&language_en };
	const struct language *language = language_find(part);

	for (size_t i = 0; language && i < ARRAY_COUNT(house); i++)
		if (house[i] == language)
			return language;
	return NULL;
}

/*
 * A whole part that is a language's name. Behind the language may stand what language_find()
 * does not know and passes over, so "ru-news" and "as-is" would be names too: only a region in
 * capitals, or any behind a tongue of the house, and the names of the table are.
 */
static const struct language *whole_language(struct slice part)
{
	const struct language *language = part.bytes >= 2 ? language_find(part) : NULL;
	size_t mark = 0;

	while (mark < part.bytes && part.data[mark] != '-' && part.data[mark] != '_')
		mark++;
	if (!language || mark == part.bytes || slice_equal_ascii_case(part, slice_of(language->gettext_name)) ||
	    slice_equal_ascii_case(part, slice_of(language->tag)) ||
	    slice_equal_ascii_case(part, slice_of(language->icu_locale)) ||
	    slice_find(part, SLICE("@"), 0) != SIZE_MAX)
		return language;
	if (part.bytes - mark != 3)
		return NULL;
	return house_language(part) || (part.data[mark + 1] >= 'A' && part.data[mark + 1] <= 'Z') ? language
												  : NULL;
}

/* The longest name of a language that is written behind a word: "_uz@cyrillic". */
#define NAME_BYTES_MOST 12

/* Where "_ru" or "-ru" begins at the end of a name, or its length. */
static size_t tail_of(struct slice part, const struct language **language)
{
	for (size_t bytes = 2; bytes <= NAME_BYTES_MOST && bytes + 1 < part.bytes; bytes++) {
		char mark = part.data[part.bytes - bytes - 1];
		struct slice name = slice_part(part, part.bytes - bytes, part.bytes);

		if (mark != '_' && mark != '-')
			continue;
		*language = mark == '_' && bytes == 2 ? language_find(name) : house_language(name);
		if (*language)
			return part.bytes - bytes - 1;
	}
	*language = NULL;
	return part.bytes;
}

/* The bytes of "ru_" or "ru-" at the beginning of a name, or 0. */
static size_t head_of(struct slice part, const struct language **language)
{
	*language = part.bytes > 3 && (part.data[2] == '_' || part.data[2] == '-')
			    ? house_language(slice_part(part, 0, 2))
			    : NULL;
	return *language ? 3 : 0;
}

/* A part of a path without the language that it names; empty when it is one. */
static struct slice without_language(struct slice part, const struct language **language)
{
	size_t end, begin;

	*language = whole_language(part);
	if (*language)
		return SLICE("");
	end = tail_of(part, language);
	if (*language)
		return slice_part(part, 0, end);
	begin = head_of(part, language);
	return slice_part(part, begin, part.bytes);
}

/* Where the suffix begins, with its dot; the length when there is none. */
static size_t suffix_of(struct slice name)
{
	size_t at = name.bytes;

	while (at > 1 && name.data[at - 1] != '.')
		at--;
	return at > 1 ? at - 1 : name.bytes;
}

const struct language *place_language(const char *path)
{
	const struct language *language = workspace_language_of_name(path), *folder = NULL, *named;
	struct slice rest = slice_of(path), part, name = slice_of(path_name(path));

	if (!language)
		language = language_find(slice_of(path_suffix(path)));
	if (!language) /* the name without its suffix: baku_ru.html, ru.html */
		without_language(slice_part(name, 0, suffix_of(name)), &language);
	rest = slice_part(rest, 0, rest.bytes - name.bytes);
	while (!language && slice_next_field(&rest, '/', &part)) {
		without_language(part, &named);
		if (named)
			folder = named;
	}
	return language ? language : folder;
}

/* ----------------------------------------------------------------------- keys */

static void add_small(struct slice text, struct strbuf *out)
{
	for (size_t i = 0; i < text.bytes; i++) {
		char byte = text.data[i];

		strbuf_add_byte(out, byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte);
	}
}

static void add_component(struct slice part, size_t begin, struct strbuf *out)
{
	if (!part.bytes)
		return;
	if (out->bytes > begin)
		strbuf_add_byte(out, '/');
	add_small(part, out);
}

void place_add_key(struct slice path, struct strbuf *out)
{
	const struct language *language;
	struct slice part;
	size_t begin = out->bytes, end;

	while (slice_next_field(&path, '/', &part)) {
		if (path.bytes) {
			add_component(without_language(part, &language), begin, out);
			continue;
		}
		part = slice_part(part, 0, suffix_of(part));
		end = suffix_of(part);
		if (end < part.bytes && language_find(slice_part(part, end + 1, part.bytes)))
			part = slice_part(part, 0, end);
		add_component(without_language(part, &language), begin, out);
	}
}

/* ----------------------------------------------------------------------- days */

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* A number of exactly so many digits at `*at`, which moves behind it; or -1. */
static int read_digits(struct slice text, size_t *at, size_t digits)
{
	int number = 0;

	for (size_t i = 0; i < digits; i++) {
		if (*at + i >= text.bytes || !is_digit(text.data[*at + i]))
			return -1;
		number = number * 10 + (text.data[*at + i] - '0');
	}
	*at += digits;
	return number;
}

/* The mark between the parts of a day, which is the same both times, or 0 for none. */
static char read_mark(struct slice text, size_t *at)
{
	char mark = *at < text.bytes ? text.data[*at] : '\0';

	if (!mark || !strchr("-/._", mark))
		return '\0';
	++*at;
	return mark;
}

static int64_t day_of(int year, int month, int day)
{
	char text[16];
	int64_t seconds;

	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
		return PLACE_DAY_UNKNOWN;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
	seconds = tm_time_read(slice_of(text));
	return seconds == TM_TIME_UNKNOWN ? PLACE_DAY_UNKNOWN : seconds / (24 * 60 * 60);
}

/* Three numbers with so many digits, nothing numeric behind them. */
static int64_t read_day(struct slice text, size_t at, bool year_first)
{
	int parts[3];
	char marks[2];

	parts[0] = read_digits(text, &at, year_first ? 4 : 2);
	marks[0] = read_mark(text, &at);
	parts[1] = read_digits(text, &at, 2);
	marks[1] = read_mark(text, &at);
	parts[2] = read_digits(text, &at, year_first ? 2 : 4);
	if (parts[0] < 0 || parts[1] < 0 || parts[2] < 0 || marks[0] != marks[1] ||
	    (!year_first && !marks[0]) || (at < text.bytes && is_digit(text.data[at])))
		return PLACE_DAY_UNKNOWN;
	return day_of(parts[year_first ? 0 : 2], parts[1], parts[year_first ? 2 : 0]);
}

int64_t place_day(struct slice text)
{
	for (size_t at = 0; at < text.bytes; at++) {
		int64_t day;

		if (!is_digit(text.data[at]) || (at > 0 && is_digit(text.data[at - 1])))
			continue;
		day = read_day(text, at, true);
		if (day == PLACE_DAY_UNKNOWN)
			day = read_day(text, at, false);
		if (day != PLACE_DAY_UNKNOWN)
			return day;
	}
	return PLACE_DAY_UNKNOWN;
}

/* ---------------------------------------------------------------------- links */

/* Behind "https://host" or "//host"; none for other schemes. */
static struct slice without_host(struct slice link)
{
	size_t colon = slice_find(link, SLICE(":"), 0), slash = slice_find(link, SLICE("/"), 0);

	if (colon != SIZE_MAX && (slash == SIZE_MAX || colon < slash)) {
		if (!slice_starts(link, SLICE("http://")) && !slice_starts(link, SLICE("https://")))
			return SLICE_NONE;
		link = slice_part(link, colon + 1, link.bytes);
	}
	if (!slice_starts(link, SLICE("//")))
		return link;
	slash = slice_find(link, SLICE("/"), 2);
	return slash == SIZE_MAX ? SLICE("/") : slice_part(link, slash, link.bytes);
}

static int hex(char byte)
{
	static const char digits[] = "0123456789abcdef";
	const char *found =
		byte ? strchr(digits, byte >= 'A' && byte <= 'F' ? byte + ('a' - 'A') : byte) : NULL;

	return found ? (int)(found - digits) : -1;
}

static void add_decoded(struct slice text, struct strbuf *out)
{
	for (size_t i = 0; i < text.bytes; i++) {
		int high = i + 2 < text.bytes && text.data[i] == '%' ? hex(text.data[i + 1]) : -1;
		int low = high >= 0 ? hex(text.data[i + 2]) : -1;

		if (low >= 0 && (high || low))
			strbuf_add_byte(out, (char)(high * 16 + low));
		else
			strbuf_add_byte(out, text.data[i]);
		i += low >= 0 && (high || low) ? 2 : 0;
	}
}

static void drop_last(struct strbuf *out, size_t begin)
{
	while (out->bytes > begin && out->data[out->bytes - 1] != '/')
		strbuf_truncate(out, out->bytes - 1);
	if (out->bytes > begin)
		strbuf_truncate(out, out->bytes - 1);
}

/* Walks the components of `path`, from where `out` stands already. */
static void add_walk(struct slice path, size_t begin, struct strbuf *out)
{
	struct slice part;

	while (slice_next_field(&path, '/', &part)) {
		if (slice_is(part, ".."))
			drop_last(out, begin);
		else if (!slice_is(part, "."))
			add_component(part, begin, out);
	}
}

/* Suffixes of pages, which a link may leave out or have others for. */
static bool is_page_suffix(struct slice suffix)
{
	static const char *const suffixes[] = { "html", "htm", "xhtml",	   "shtml", "php",  "asp", "aspx",
						"jsp",	"md",  "markdown", "txt",   "docx", "odt" };

	for (size_t i = 0; i < ARRAY_COUNT(suffixes); i++)
		if (slice_is(suffix, suffixes[i]))
			return true;
	return false;
}

static void drop_suffix(size_t begin, struct strbuf *out)
{
	struct slice path = slice_part(strbuf_slice(out), begin, out->bytes);
	struct slice name = slice_part(path, path.bytes - slice_of(path_name(path.data ? path.data : "")).bytes,
				       path.bytes);
	size_t dot = suffix_of(name);

	if (dot < name.bytes && is_page_suffix(slice_part(name, dot + 1, name.bytes)))
		strbuf_truncate(out, out->bytes - (name.bytes - dot));
	path = slice_part(strbuf_slice(out), begin, out->bytes);
	if (slice_is(path, "index") || slice_ends(path, SLICE("/index")))
		drop_last(out, begin);
}

bool place_add_link(struct slice link, struct slice from, struct strbuf *out)
{
	struct strbuf decoded = STRBUF_INIT;
	size_t begin = out->bytes, end;
	struct slice path;

	link = without_host(slice_trim(link));
	for (end = 0; end < link.bytes && link.data[end] != '?' && link.data[end] != '#'; end++)
		;
	add_decoded(slice_part(link, 0, end), &decoded);
	path = strbuf_slice(&decoded);
	if (path.bytes && path.data[0] != '/') {
		add_walk(from, begin, out);
		drop_last(out, begin);
	}
	add_walk(path, begin, out);
	if (path.bytes)
		drop_suffix(begin, out);
	strbuf_release(&decoded);
	if (path.bytes && out->bytes > begin)
		return true;
	strbuf_truncate(out, begin);
	return false;
}
