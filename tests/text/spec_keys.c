/*
 * The examples of tests/spec/keys.txt, which says how they are written.
 */
#include <config.h>

#include "text/key.h"

#include "tests/spec/run.h"

typedef void (*key_maker)(const struct language *language, struct slice marked, struct strbuf *key,
			  struct key_map *map);

static bool are_equal(key_maker make, const struct language *languages[2], const struct slice texts[2],
		      struct strbuf *came)
{
	struct strbuf keys[2] = { STRBUF_INIT, STRBUF_INIT };
	bool equal;

	for (int i = 0; i < 2; i++)
		make(languages[i], texts[i], &keys[i], NULL);
	equal = slice_equal(strbuf_slice(&keys[0]), strbuf_slice(&keys[1]));
	strbuf_addf(came, "'%s' and '%s' ", keys[0].data, keys[1].data);
	strbuf_release(&keys[0]);
	strbuf_release(&keys[1]);
	return equal;
}

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	const struct language *languages[2];
	struct slice texts[2];
	bool exact, folded;
	char sign;

	if (example->count != 3 || !spec_line(example->lines[0], "<", &languages[0], &sign, &texts[0]) ||
	    !spec_line(example->lines[1], ">", &languages[1], &sign, &texts[1]))
		return false;
	exact = languages[0] == languages[1] && are_equal(key_exact, languages, texts, came);
	folded = are_equal(key_folded, languages, texts, came);
	return slice_is(example->lines[2], exact ? "==" : folded ? "=" : "!") && (folded || !exact);
}

int main(void)
{
	return spec_run("keys.txt", judge);
}
