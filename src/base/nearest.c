/*
 * nearest -- the word of a table that somebody may have meant.
 *
 * The distance is that of optimal string alignment (Boytsov, Indexing methods for
 * approximate dictionary searching, 2011, 2.1): Levenshtein's with swaps of
 * neighbours, which are the commonest slips of fingers.
 */
#include <config.h>

#include "base/nearest.h"


#define WORD_MAX_BYTES 64
#define EDIT_EVERY 3 /* bytes of the longer word that allow one edit */
#define PREFIX_MIN_BYTES 3

static unsigned char small(struct slice word, size_t at)
{
	unsigned char byte = (unsigned char)word.data[at];

	return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + ('a' - 'A')) : byte;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Three rows of the table of distances are kept: this one and the two above it. */
static unsigned distance(struct slice a, struct slice b)
{
	unsigned rows[3][WORD_MAX_BYTES + 1];

	for (size_t j = 0; j <= b.bytes; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.bytes; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const unsigned *twice = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b.bytes; j++) {
			bool same = small(a, i - 1) == small(b, j - 1);

			row[j] = least(least(row[j - 1], above[j]) + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && small(a, i - 1) == small(b, j - 2) && small(a, i - 2) == small(b, j - 1))
				row[j] = least(row[j], twice[j - 2] + 1);
		}
	}
	return rows[a.bytes % 3][b.bytes];
}

static bool begins_with(struct slice word, struct slice written)
{
	return written.bytes >= PREFIX_MIN_BYTES && written.bytes < word.bytes &&
	       slice_equal_ascii_case(slice_part(word, 0, written.bytes), written);
}

bool nearest_offer(struct nearest *nearest, struct slice word)
{
	struct slice written = nearest->written;
	size_t longer = word.bytes > written.bytes ? word.bytes : written.bytes;
	unsigned edits;

	if (longer > WORD_MAX_BYTES || word.bytes == 0 || written.bytes == 0)
		return false;
	edits = begins_with(word, written) ? 1 : distance(written, word);
	if (edits * EDIT_EVERY > longer || edits >= nearest->edits)
		return false;
	nearest->edits = edits;
	nearest->word = word;
	return true;
}
