/*
 * The examples of tests/spec/language.txt, which says how they are written.
 */
#include <config.h>

#include "text/identify.h"

#include "tests/spec/run.h"

#define PARTS_MAX 8

static bool is_part(struct slice line, const struct identified_part *part)
{
	const struct language *language;
	struct slice text;
	char sign;

	if (slice_starts(line, SLICE("other = ")))
		return !part->found.language && slice_equal(slice_part(line, 8, SIZE_MAX), part->text);
	return spec_line(line, "=", &language, &sign, &text) && language == part->found.language &&
	       slice_equal(text, part->text);
}

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	struct identified_part parts[PARTS_MAX];
	const struct language *none;
	struct slice text;
	size_t count;
	bool good;
	char sign;

	if (!spec_line(example->lines[0], "<", &none, &sign, &text))
		return false;
	count = identify_parts(text, parts, PARTS_MAX);
	good = count + 1 == example->count;
	for (size_t i = 0; i < count; i++) {
		good = good && is_part(example->lines[i + 1], &parts[i]);
		strbuf_addf(came, "[%s: %.*s]", parts[i].found.language ? parts[i].found.language->tag : "other",
			    SLICE_ARG(parts[i].text));
	}
	return good;
}

int main(void)
{
	return spec_run("language.txt", judge);
}
