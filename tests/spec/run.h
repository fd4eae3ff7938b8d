/*
 * run -- specifications in prose, whose examples are tests.
 *
 * A specification is a text for people: sections with underlined headings and
 * paragraphs that say a rule. Lines that begin with four spaces are an example;
 * an empty line ends it. What the lines of an example mean is the service's
 * matter, as its specification says at the beginning; the usual signs are
 *
 *	en < text	a text in a language, as input
 *	ru > text	what is wanted in a language, or a second input
 *	= text		what is wanted
 *
 * A test gives spec_run() the file and a function that judges one example. Each
 * example is a line of TAP with its section and line; of one that fails the lines
 * are shown, and what came out instead.
 *
 *	static bool judge(const struct spec_example *example, struct strbuf *came) { … }
 *	int main(void) { return spec_run("placeables.txt", judge); }
 */
#ifndef TESTS_SPEC_RUN_H
#define TESTS_SPEC_RUN_H

#include "base/file.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>

#define SPEC_LINES_MAX 32
#define SPEC_BYTES_MAX ((size_t)1 << 20)

struct spec_example {
	struct slice section;
	size_t line; /* of the file, where it begins */
	struct slice lines[SPEC_LINES_MAX]; /* without the margin */
	size_t count;
};

/* Whether the example holds; else adds to `came` what came out. */
typedef bool (*spec_judge)(const struct spec_example *example, struct strbuf *came);

/*
 * Takes a line apart that is a language, one of the signs, and a text behind a
 * space: "en < text". The language is NULL in a line that begins with the sign.
 * False when the line is not so.
 */
static inline bool spec_line(struct slice line, const char *signs, const struct language **language, char *sign,
			     struct slice *text)
{
	size_t at = 0;

	while (at < line.bytes && line.data[at] != ' ')
		at++;
	if (at == 1 && line.data[0] != '\0' && strchr(signs, line.data[0])) {
		*language = NULL;
		*sign = line.data[0];
		*text = slice_part(line, 2, line.bytes);
		return true;
	}
	*language = language_find(slice_part(line, 0, at));
	if (!*language || at + 1 >= line.bytes || !strchr(signs, line.data[at + 1]))
		return false;
	*sign = line.data[at + 1];
	*text = slice_part(line, at + 3, line.bytes);
	return true;
}

static inline void spec_judge_one(const struct spec_example *example, spec_judge judge, size_t *count, size_t *failed)
{
	struct strbuf came = STRBUF_INIT;
	bool good = judge(example, &came);

	*failed += !good;
	printf("%sok %zu - %.*s, line %zu\n", good ? "" : "not ", ++*count, SLICE_ARG(example->section), example->line);
	for (size_t i = 0; !good && i < example->count; i++)
		printf("# %.*s\n", SLICE_ARG(example->lines[i]));
	if (!good)
		printf("# came: %s\n", came.data);
	strbuf_release(&came);
}

static inline bool spec_is_underline(struct slice line)
{
	for (size_t i = 0; i < line.bytes; i++)
		if (line.data[i] != '-' && line.data[i] != '=')
			return false;
	return line.bytes > 2;
}

/* Runs all examples of a file in tests/spec; the status that main() returns. */
static inline int spec_run(const char *name, spec_judge judge)
{
	const char *folder = getenv("top_srcdir");
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct spec_example example = { .section = SLICE_NONE };
	struct slice rest, line, before = SLICE_NONE;
	struct error err = ERROR_INIT;
	size_t count = 0, failed = 0;

	strbuf_addf(&path, "%s/tests/spec/%s", folder ? folder : ".", name);
	if (!file_read(path.data, SPEC_BYTES_MAX, &text, &err)) {
		printf("Bail out! %s\n", err.message);
		return 99;
	}
	strbuf_add_string(&text, "\n\n"); /* closes the last example */
	rest = strbuf_slice(&text);
	for (size_t number = 1; slice_next_line(&rest, &line); number++, before = line) {
		if (slice_starts(line, SLICE("    ")) && example.count < SPEC_LINES_MAX) {
			if (example.count == 0)
				example.line = number;
			example.lines[example.count++] = slice_part(line, 4, line.bytes);
			continue;
		}
		if (example.count > 0)
			spec_judge_one(&example, judge, &count, &failed);
		example.count = 0;
		if (spec_is_underline(line))
			example.section = before;
	}
	printf("1..%zu\n", count);
	strbuf_release(&path);
	strbuf_release(&text);
	return failed > 0 || count == 0;
}

#endif
