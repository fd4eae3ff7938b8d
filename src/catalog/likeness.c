/*
 * likeness -- how like two sources are, fast enough to ask of many.
 */
#include <config.h>

#include "catalog/likeness.h"

#include <stdlib.h>

static bool is_separator(char c)
{
	return (unsigned char)c < 0x80 && !((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
}

bool likeness_next_word(struct slice text, size_t *at, struct slice *word)
{
	size_t start;

	while (*at < text.bytes && is_separator(text.data[*at]))
		++*at;
	start = *at;
	while (*at < text.bytes && !is_separator(text.data[*at]))
		++*at;
	*word = slice_part(text, start, *at);
	return word->bytes > 0;
}

static int compare_words(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static size_t sorted_words(struct slice text, struct slice *words)
{
	size_t count = 0, at = 0;

	while (count < LIKENESS_WORDS_MOST && likeness_next_word(text, &at, &words[count]))
		count++;
	qsort(words, count, sizeof(*words), compare_words);
	return count;
}

/* The bytes that both begin and end with, in percent: "Open" and "Opens" are 88. */
static size_t edge_likeness(struct slice a, struct slice b)
{
	size_t least = a.bytes < b.bytes ? a.bytes : b.bytes, start = 0, end = 0;

	while (start < least && a.data[start] == b.data[start])
		start++;
	while (start + end < least && a.data[a.bytes - end - 1] == b.data[b.bytes - end - 1])
		end++;
	return a.bytes + b.bytes ? (start + end) * 200 / (a.bytes + b.bytes) : 0;
}

/* Shared words of both, in percent: 100 for the same words. */
static size_t word_likeness(struct slice a, struct slice b)
{
	struct slice words_a[LIKENESS_WORDS_MOST], words_b[LIKENESS_WORDS_MOST];
	size_t count_a = sorted_words(a, words_a), count_b = sorted_words(b, words_b);
	size_t i = 0, j = 0, shared = 0;

	while (i < count_a && j < count_b) {
		int order = slice_compare(words_a[i], words_b[j]);

		shared += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return count_a + count_b ? shared * 200 / (count_a + count_b) : 0;
}

size_t likeness(struct slice a, struct slice b)
{
	size_t words = word_likeness(a, b), edges = edge_likeness(a, b);

	return words > edges ? words : edges;
}
