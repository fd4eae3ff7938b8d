/*
 * gold -- editions a line a segment, their known links, and how right links are.
 *
 * A gold file has a link a line, `[0, 1]:[0]`, segments counted from 0. What is
 * measured is strict: a link is right only if exactly it stands in the gold.
 */
#ifndef TESTS_ALIGN_GOLD_H
#define TESTS_ALIGN_GOLD_H

#include "align/align.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"

#define GOLD_RUN_MOST 16

struct gold_link {
	size_t source[GOLD_RUN_MOST], target[GOLD_RUN_MOST];
	size_t source_count, target_count;
};

struct gold {
	struct gold_link *items;
	size_t count, capacity;
};

/* An edition of lines; the text owns the segments' bytes. */
struct lines {
	struct strbuf text;
	struct align_segment *segments;
	struct align_side side;
	size_t count, capacity;
};

static inline void lines_read(struct lines *lines, const char *path, const struct language *language)
{
	struct slice rest, line;

	*lines = (struct lines){ .text = STRBUF_INIT };
	if (!file_read(path, FILE_LIMIT_BYTES, &lines->text, NULL))
		abort();
	rest = strbuf_slice(&lines->text);
	while (slice_next_line(&rest, &line)) {
		ARRAY_GROW(lines->segments, lines->count, lines->capacity);
		lines->segments[lines->count++] = (struct align_segment){ .text = line };
	}
	lines->side = (struct align_side){ .language = language, .segments = lines->segments,
					   .count = lines->count };
}

static inline void lines_release(struct lines *lines)
{
	strbuf_release(&lines->text);
	free(lines->segments);
}

static inline size_t gold_numbers(struct slice text, size_t *numbers)
{
	size_t count = 0;
	bool inside = false;

	for (size_t i = 0; i < text.bytes; i++) {
		bool digit = text.data[i] >= '0' && text.data[i] <= '9';

		if (digit && !inside && count < GOLD_RUN_MOST)
			numbers[count++] = 0;
		if (digit)
			numbers[count - 1] = numbers[count - 1] * 10 + (size_t)(text.data[i] - '0');
		inside = digit;
	}
	return count;
}

static inline void gold_read(struct gold *gold, const char *path)
{
	struct strbuf text = STRBUF_INIT;
	struct slice rest, line;

	*gold = (struct gold){ NULL, 0, 0 };
	if (!file_read(path, FILE_LIMIT_BYTES, &text, NULL))
		abort();
	rest = strbuf_slice(&text);
	while (slice_next_line(&rest, &line)) {
		struct gold_link link = { .source_count = 0 };
		size_t middle = slice_find(line, SLICE("]:["), 0);

		if (middle == SIZE_MAX)
			continue;
		link.source_count = gold_numbers(slice_part(line, 0, middle), link.source);
		link.target_count = gold_numbers(slice_part(line, middle + 2, line.bytes), link.target);
		ARRAY_GROW(gold->items, gold->count, gold->capacity);
		gold->items[gold->count++] = link;
	}
	strbuf_release(&text);
}

static inline bool gold_same_run(const size_t *segments, size_t count, struct align_run run)
{
	if (count != run.count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (segments[i] != run.first + i)
			return false;
	return true;
}

static inline bool gold_has(const struct gold *gold, const struct align_link *link)
{
	for (size_t i = 0; i < gold->count; i++)
		if (gold_same_run(gold->items[i].source, gold->items[i].source_count, link->source) &&
		    gold_same_run(gold->items[i].target, gold->items[i].target_count, link->target))
			return true;
	return false;
}

/* Counts of all links, and of those with both sides. */
struct tally {
	size_t found, known, right;
	size_t found_pairs, known_pairs, right_pairs;
};

static inline void tally_add(struct tally *tally, const struct gold *gold, const struct align_links *links)
{
	for (size_t i = 0; i < links->count; i++) {
		bool right = gold_has(gold, &links->items[i]);
		bool pair = links->items[i].source.count && links->items[i].target.count;

		tally->found++;
		tally->right += right;
		tally->found_pairs += pair;
		tally->right_pairs += pair && right;
	}
	for (size_t i = 0; i < gold->count; i++) {
		tally->known++;
		tally->known_pairs += gold->items[i].source_count && gold->items[i].target_count;
	}
}

static inline double tally_f1(size_t right, size_t found, size_t known)
{
	return found + known ? 2.0 * (double)right / (double)(found + known) : 1;
}

/*
 * As the evaluation script of Vecalign counts: precision over all links, recall
 * over those with both sides.
 */
static inline double tally_vecalign_f1(const struct tally *tally)
{
	double precision = tally->found ? (double)tally->right / (double)tally->found : 1;
	double recall = tally->known_pairs ? (double)tally->right_pairs / (double)tally->known_pairs : 1;

	return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

#endif
