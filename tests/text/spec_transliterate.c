/*
 * The examples of tests/spec/transliterate.txt, which says how they are written.
 */
#include <config.h>

#include "text/transliterate.h"

#include "tests/spec/run.h"

static void print_change(const struct transliterate_change *change, struct strbuf *out)
{
	strbuf_addf(out, "%s | %.*s | %.*s", change->rule, SLICE_ARG(change->before), SLICE_ARG(change->after));
	if (change->repair.bytes)
		strbuf_addf(out, " | %.*s", SLICE_ARG(change->repair));
}

/* The rules of an example are all changes, or none are told. */
static bool are_changes(const struct spec_example *example, size_t first, const struct transliterate_changes *changes,
			struct strbuf *came)
{
	bool good = first == example->count || example->count - first == changes->count;

	for (size_t i = 0; i < changes->count && first < example->count; i++) {
		struct strbuf change = STRBUF_INIT;

		print_change(&changes->items[i], &change);
		good = good && slice_equal(slice_part(example->lines[first + i], 2, SIZE_MAX), strbuf_slice(&change));
		strbuf_addf(came, "; %s", change.data);
		strbuf_release(&change);
	}
	return good;
}

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	const struct language *from, *to;
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct transliterator *made;
	struct slice text, wanted;
	char sign;
	bool good;

	if (example->count < 2 || !spec_line(example->lines[0], "<", &from, &sign, &text) ||
	    !spec_line(example->lines[1], "=", &to, &sign, &wanted))
		return false;
	made = transliterator_new(from, to, NULL, NULL);
	if (!made)
		return false;
	transliterate(made, text, came, &changes);
	good = slice_equal(strbuf_slice(came), wanted);
	good = are_changes(example, 2, &changes, came) && good;
	transliterate_changes_release(&changes);
	transliterator_free(made);
	return good;
}

int main(void)
{
	return spec_run("transliterate.txt", judge);
}
