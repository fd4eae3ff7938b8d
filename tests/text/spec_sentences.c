/*
 * The examples of tests/spec/sentences.txt, which says how they are written.
 */
#include <config.h>

#include "text/sentence.h"

#include "tests/spec/run.h"

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	const struct language *language;
	struct sentences found = SENTENCES_INIT;
	struct splitter *splitter;
	struct slice text;
	bool good;
	char sign;

	if (!spec_line(example->lines[0], "<", &language, &sign, &text))
		return false;
	splitter = splitter_new(language);
	good = splitter_run(splitter, text, &found, NULL) && found.count + 1 == example->count;
	for (size_t i = 0; i < found.count; i++) {
		struct slice sentence = slice_part(text, found.items[i].from, found.items[i].to);

		good = good && slice_equal(slice_part(example->lines[i + 1], 2, SIZE_MAX), sentence);
		strbuf_addf(came, "[%.*s]", SLICE_ARG(sentence));
	}
	sentences_release(&found);
	splitter_free(splitter);
	return good;
}

int main(void)
{
	return spec_run("sentences.txt", judge);
}
