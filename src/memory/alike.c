/*
 * alike -- texts that only their dress parts.
 */
#include <config.h>

#include "memory/alike.h"

#include "base/alloc.h"
#include "text/key.h"

#include <stdlib.h>

/* What was asked for, as one who writes this language would have it. */
struct asked {
	const struct language *language;
	struct strbuf key, twin; /* read as the language, and as its other script */
};

struct alike {
	struct asked *asked;
	size_t count;
	struct strbuf key; /* of the text at hand */
	struct arena *arena;
	struct store_texts *texts;
};

static bool is_meant(const struct language *wanted, const struct language *language)
{
	return language && (!wanted || wanted == language || language_twin(wanted) == language);
}

static void ask(struct alike *alike, const struct language *language, struct slice marked)
{
	const struct language *twin = language_twin(language);
	struct asked *asked = &alike->asked[alike->count++];

	*asked = (struct asked){ language, STRBUF_INIT, STRBUF_INIT };
	key_folded(language, marked, &asked->key, NULL);
	key_folded(twin ? twin : language, marked, &asked->twin, NULL);
}

static bool compare(void *data, const struct store_text *text, struct error *err)
{
	struct alike *alike = data;

	(void)err;
	for (size_t i = 0; i < alike->count; i++) {
		const struct asked *asked = &alike->asked[i];
		struct slice key;

		if (asked->language != text->language)
			continue;
		strbuf_clear(&alike->key);
		key_folded(text->language, text->marked, &alike->key, NULL);
		key = strbuf_slice(&alike->key);
		if (slice_equal(key, strbuf_slice(&asked->key)) || slice_equal(key, strbuf_slice(&asked->twin)))
			store_texts_keep(alike->texts, text, alike->arena);
		break;
	}
	return true;
}

bool store_texts_alike(struct store *store, const struct language *language, struct slice marked,
		       struct arena *arena, struct store_texts *texts, struct error *err)
{
	struct alike alike = { .key = STRBUF_INIT, .arena = arena, .texts = texts };
	bool done;

	alike.asked = alloc_zeroed(store->language_count + 1, sizeof(*alike.asked));
	for (size_t i = 1; i < store->language_count; i++)
		if (is_meant(language, store->languages[i]))
			ask(&alike, store->languages[i], marked);
	done = alike.count == 0 || store_each_text(store, 1, INT64_MAX, compare, &alike, err);
	for (size_t i = 0; i < alike.count; i++) {
		strbuf_release(&alike.asked[i].key);
		strbuf_release(&alike.asked[i].twin);
	}
	strbuf_release(&alike.key);
	free(alike.asked);
	return done;
}
