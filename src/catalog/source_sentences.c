/*
 * source_sentences -- the sentences of many sources, each under a key.
 */
#include <config.h>

#include "catalog/source_sentences.h"

#include "base/alloc.h"
#include "text/key.h"

#include <stdlib.h>

void source_sentences_init(struct source_sentences *list, const struct language *language)
{
	*list = (struct source_sentences){ .language = language ? language : &language_en,
					   .found = SENTENCES_INIT,
					   .key = STRBUF_INIT };
}

void source_sentences_release(struct source_sentences *list)
{
	splitter_free(list->splitter);
	sentences_release(&list->found);
	strbuf_release(&list->key);
	arena_release(&list->arena);
	free(list->items);
	*list = (struct source_sentences){ .key = STRBUF_INIT };
}

struct slice source_sentences_key(struct source_sentences *list, struct slice text)
{
	strbuf_clear(&list->key);
	key_exact(list->language, text, &list->key, NULL);
	return arena_copy(&list->arena, strbuf_slice(&list->key));
}

size_t source_sentences_add(struct source_sentences *list, size_t unit, struct slice source)
{
	if (!list->splitter)
		list->splitter = splitter_new(list->language);
	/* Our own rules always come to an end. */
	if (!splitter_run(list->splitter, source, &list->found, NULL))
		return 0;
	for (size_t i = 0; i < list->found.count; i++) {
		struct slice text = slice_part(source, list->found.items[i].from, list->found.items[i].to);

		ARRAY_GROW(list->items, list->count, list->capacity);
		list->items[list->count++] =
			(struct source_sentence){ unit, i, text, source_sentences_key(list, text) };
	}
	return list->found.count;
}
