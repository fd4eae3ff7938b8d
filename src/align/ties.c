/*
 * ties -- which feature of one edition speaks for which of the other.
 */
#include <config.h>

#include "align/ties.h"

#include "align/sound.h"
#include "base/alloc.h"

#include <stdlib.h>

/* How often what a segment has comes back in its translation, by class. */
static const float present_by_class[] = {
	[FEATURE_VALUE] = 0.88f,       [FEATURE_SPELLED] = 0.5f, [FEATURE_NAME] = 0.8f, [FEATURE_WORD] = 0.65f,
	[FEATURE_PUNCTUATION] = 0.65f, [FEATURE_CONCEPT] = 0.85f, [FEATURE_KIND] = 0.95f,
};

/* Words less alike than this are unlike. */
enum { LIKENESS_LEAST = 66, SHORT_SOUND = 4, SHORT_LIKENESS_LEAST = 90 };

struct tying {
	const struct features *source, *target;
	struct ties *ties;
	struct map same; /* the target's types by family and text */
	uint32_t *bucket_of_target, *next_in_bucket; /* chains of target types whose sounds share a bucket */
	struct map buckets;
	size_t *bucket_heads, *bucket_sizes;
	size_t bucket_count, bucket_capacity, size_capacity;
	const struct lexicon *lexicon;
	uint32_t *words; /* of each word of the lexicon: the target's type, + 1 */
};

/* A type's text with the letter of its family, which stands before it. */
static struct slice with_family(const struct feature_type *type)
{
	return slice_from(type->text.data - 1, type->text.bytes + 1);
}

/* -------------------------------------------------------------------- adding */

/* Keeps the best ties of a source type, and the stronger of two for one target. */
static void add_tie(struct tying *tying, size_t first, struct tie tie)
{
	struct ties *ties = tying->ties;
	size_t weakest = first;

	for (size_t i = first; i < ties->count; i++) {
		if (ties->items[i].target == tie.target) {
			if (tie.forward + tie.backward > ties->items[i].forward + ties->items[i].backward)
				ties->items[i] = tie;
			return;
		}
		if (ties->items[i].forward + ties->items[i].backward <
		    ties->items[weakest].forward + ties->items[weakest].backward)
			weakest = i;
	}
	if (ties->count - first == TIES_MOST) {
		if (tie.forward + tie.backward > ties->items[weakest].forward + ties->items[weakest].backward)
			ties->items[weakest] = tie;
		return;
	}
	ARRAY_GROW(ties->items, ties->count, ties->capacity);
	ties->items[ties->count++] = tie;
}

static void tie_same(struct tying *tying, size_t first, const struct feature_type *type)
{
	const size_t *place = map_find(&tying->same, with_family(type));
	const struct feature_type *other;
	float present;

	if (!place)
		return;
	other = &tying->target->types[*place];
	present = present_by_class[type->class];
	if (present_by_class[other->class] < present)
		present = present_by_class[other->class];
	if (type->class == FEATURE_PUNCTUATION && (type->text.data[0] == '?' || type->text.data[0] == '!'))
		present = present_by_class[FEATURE_VALUE];
	/* A small word that both languages happen to have is no sign. */
	if ((type->class == FEATURE_WORD || type->class == FEATURE_NAME) && type->text.bytes < SHORT_SOUND &&
	    other->class == FEATURE_WORD)
		return;
	add_tie(tying, first, (struct tie){ (uint32_t)*place, present, present });
}

/* --------------------------------------------------------------------- sounds */

static bool sounds(const struct feature_type *type)
{
	return type->sound.bytes > 0;
}

static float present_of_likeness(const struct feature_type *a, const struct feature_type *b, int percent)
{
	bool name = a->class == FEATURE_NAME || b->class == FEATURE_NAME;
	float most = present_by_class[name ? FEATURE_NAME : FEATURE_WORD];
	float share = (float)(percent - LIKENESS_LEAST + 12) / (float)(100 - LIKENESS_LEAST + 12);
	size_t shorter = a->sound.bytes < b->sound.bytes ? a->sound.bytes : b->sound.bytes;

	if (shorter < 6) /* short words are alike by chance more often */
		most *= 0.5f + 0.08f * (float)shorter;
	return most * share;
}

static void tie_sounds(struct tying *tying, size_t first, const struct feature_type *type)
{
	uint32_t bucket = sound_bucket(type->sound);
	const size_t *place;

	if (!bucket)
		return;
	place = map_find(&tying->buckets, slice_from((const char *)&bucket, sizeof(bucket)));
	if (!place)
		return;
	for (uint32_t at = (uint32_t)tying->bucket_heads[*place]; at; at = tying->next_in_bucket[at - 1]) {
		const struct feature_type *other = &tying->target->types[at - 1];
		bool is_short = type->sound.bytes < SHORT_SOUND || other->sound.bytes < SHORT_SOUND;
		int percent;

		if (tying->bucket_sizes[*place] > TIES_BUCKET_MOST)
			percent = slice_equal(type->sound, other->sound) ? 100 : 0;
		else
			percent = sound_likeness_percent(type->sound, other->sound);
		if (percent >= (is_short ? SHORT_LIKENESS_LEAST : LIKENESS_LEAST)) {
			float present = present_of_likeness(type, other, percent);

			add_tie(tying, first, (struct tie){ at - 1, present, present });
		}
	}
}

/* The bucket's number is the key: kept in the array of buckets, which may not move. */
static void make_buckets(struct tying *tying)
{
	const struct features *target = tying->target;

	tying->next_in_bucket = alloc_zeroed(target->type_count + 1, sizeof(*tying->next_in_bucket));
	tying->bucket_of_target = alloc_zeroed(target->type_count + 1, sizeof(*tying->bucket_of_target));
	for (size_t type = 0; type < target->type_count; type++) {
		uint32_t *bucket = &tying->bucket_of_target[type];
		size_t place;

		if (!sounds(&target->types[type]) || !(*bucket = sound_bucket(target->types[type].sound)))
			continue;
		place = *map_add(&tying->buckets, slice_from((const char *)bucket, sizeof(*bucket)),
				 tying->bucket_count, NULL);
		if (place == tying->bucket_count) {
			ARRAY_GROW(tying->bucket_heads, tying->bucket_count, tying->bucket_capacity);
			ARRAY_GROW(tying->bucket_sizes, tying->bucket_count, tying->size_capacity);
			tying->bucket_heads[tying->bucket_count] = tying->bucket_sizes[tying->bucket_count] = 0;
			tying->bucket_count++;
		}
		tying->next_in_bucket[type] = (uint32_t)tying->bucket_heads[place];
		tying->bucket_heads[place] = type + 1;
		tying->bucket_sizes[place]++;
	}
}

/* -------------------------------------------------------------------- lexicons */

static bool is_word(const struct feature_type *type)
{
	return type->class == FEATURE_WORD || type->class == FEATURE_NAME || type->class == FEATURE_SPELLED;
}

static void find_words(struct tying *tying, const struct lexicon *lexicon, uint32_t *types)
{
	for (size_t type = 0; type < tying->target->type_count; type++) {
		const size_t *place = NULL;

		if (is_word(&tying->target->types[type]))
			place = map_find(&lexicon->target.places, tying->target->types[type].text);
		if (place)
			types[*place] = (uint32_t)type + 1;
	}
}

static void tie_known(struct tying *tying, size_t first, const struct feature_type *type,
		      const struct lexicon *lexicon, const uint32_t *types)
{
	const size_t *place = map_find(&lexicon->source.places, type->text);

	if (!place)
		return;
	for (size_t i = lexicon->first[*place]; i < lexicon->first[*place + 1]; i++) {
		const struct lexicon_entry *entry = &lexicon->entries[i];

		if (types[entry->target])
			add_tie(tying, first,
				(struct tie){ types[entry->target] - 1, entry->forward, entry->backward });
	}
}

/* ------------------------------------------------------------------- the whole */

static void note_presence(struct ties *ties, size_t type)
{
	for (size_t i = ties->first[type]; i < ties->count; i++) {
		struct tie *tie = &ties->items[i];

		if (tie->forward > 0.97f)
			tie->forward = 0.97f;
		if (tie->backward > 0.97f)
			tie->backward = 0.97f;
		if (tie->forward > ties->source_present[type])
			ties->source_present[type] = tie->forward;
		if (tie->backward > ties->target_present[tie->target])
			ties->target_present[tie->target] = tie->backward;
	}
}

static void tie_type(struct tying *tying, size_t type, const struct ties *lasting)
{
	const struct feature_type *own = &tying->source->types[type];
	struct ties *ties = tying->ties;

	ties->first[type] = ties->count;
	if (lasting) {
		for (size_t i = lasting->first[type]; i < lasting->first[type + 1]; i++) {
			ARRAY_GROW(ties->items, ties->count, ties->capacity);
			ties->items[ties->count++] = lasting->items[i];
		}
	} else {
		tie_same(tying, ties->first[type], own);
		if (sounds(own))
			tie_sounds(tying, ties->first[type], own);
	}
	if (tying->lexicon && is_word(own))
		tie_known(tying, ties->first[type], own, tying->lexicon, tying->words);
	note_presence(ties, type);
}

static void make_tables(struct tying *tying)
{
	for (size_t type = 0; type < tying->target->type_count; type++)
		map_add(&tying->same, with_family(&tying->target->types[type]), type, NULL);
	make_buckets(tying);
}

static void release_tables(struct tying *tying)
{
	free(tying->words);
	free(tying->bucket_of_target);
	free(tying->next_in_bucket);
	free(tying->bucket_heads);
	free(tying->bucket_sizes);
	map_release(&tying->buckets);
	map_release(&tying->same);
}

void ties_init(struct ties *ties, const struct features *source, const struct features *target,
	       const struct ties *lasting, const struct lexicon *lexicon)
{
	struct tying tying = { .source = source, .target = target, .ties = ties, .same = MAP_INIT,
			       .buckets = MAP_INIT, .lexicon = lexicon };

	*ties = (struct ties){ .first = alloc_zeroed(source->type_count + 1, sizeof(*ties->first)),
			       .source_present = alloc_zeroed(source->type_count + 1, sizeof(float)),
			       .target_present = alloc_zeroed(target->type_count + 1, sizeof(float)) };
	if (!lasting)
		make_tables(&tying);
	if (lexicon) {
		tying.words = alloc_zeroed(lexicon->target.count + 1, sizeof(*tying.words));
		find_words(&tying, lexicon, tying.words);
	}
	for (size_t type = 0; type < source->type_count; type++)
		tie_type(&tying, type, lasting);
	ties->first[source->type_count] = ties->count;
	release_tables(&tying);
}

void ties_release(struct ties *ties)
{
	free(ties->first);
	free(ties->items);
	free(ties->source_present);
	free(ties->target_present);
}
