/*
 * sentences -- the sentences of texts that are known to say the same, paired.
 */
#include <config.h>

#include "project/sentences.h"

#include "base/alloc.h"

#include <stdlib.h>

void sentence_list_init(struct sentence_list *list, const struct language *language, struct splitter *splitter)
{
	*list = (struct sentence_list){ .language = language,
					.splitter = splitter ? splitter : splitter_new(language),
					.borrowed = splitter != NULL };
}

void sentence_list_release(struct sentence_list *list)
{
	if (!list->borrowed)
		splitter_free(list->splitter);
	free(list->items);
	free(list->numbers);
	concept_list_release(&list->concepts);
	*list = (struct sentence_list){ .language = NULL };
}

bool sentence_list_add(struct sentence_list *list, struct slice text, size_t number, struct error *err)
{
	struct sentences found = SENTENCES_INIT;
	bool done = splitter_run(list->splitter, text, &found, err);

	for (size_t i = 0; done && i < found.count; i++) {
		ARRAY_GROW(list->items, list->count, list->capacity);
		ARRAY_GROW(list->numbers, list->count, list->number_capacity);
		list->items[list->count] =
			(struct align_segment){ slice_part(text, found.items[i].from, found.items[i].to), 0 };
		list->numbers[list->count] = number;
		concept_list_add(&list->concepts, list->terminology, list->language, list->count,
				 list->items[list->count].text);
		list->count++;
	}
	sentences_release(&found);
	return done;
}

bool sentence_list_is_plain(const struct sentence_list *list)
{
	for (size_t i = 1; i < list->count; i++)
		if (list->numbers[i] == list->numbers[i - 1])
			return false;
	return true;
}

void sentences_align(const struct sentence_list *lists, struct align_party *party, struct align_groups *groups)
{
	struct align_side sides[ALIGN_EDITIONS_MOST];

	for (size_t k = 0; k < party->editions; k++)
		sides[k] = (struct align_side){ lists[k].language, lists[k].items, lists[k].count,
						lists[k].concepts.items, lists[k].concepts.count,
						lists[k].numbers };
	align_party_run(party, sides, groups);
}

size_t sentences_number(const struct sentence_list *lists, const struct align_group *group)
{
	size_t number = SIZE_MAX;

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < group->runs[k].count; i++) {
			size_t own = lists[k].numbers[group->runs[k].first + i];

			if (number != SIZE_MAX && number != own)
				return SIZE_MAX;
			number = own;
		}
	return number;
}
