/*
 * uzbek -- what the letters of the one Uzbek script are in the other.
 *
 * Only what the letters themselves say, in lower case; exceptions, case and
 * what must not be converted are the transliterator's business.
 */
#ifndef TEXT_UZBEK_H
#define TEXT_UZBEK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The Latin for a small Cyrillic letter between its neighbours in the word (0
 * at its ends), in UTF-8; "" when nothing stands for it there. NULL when it is
 * no letter of Uzbek or Russian.
 */
const char *uzbek_latin(uint32_t before, uint32_t letter, uint32_t after);

/*
 * The Cyrillic for what stands at `at` in a word of small Latin letters (oʻ gʻ
 * and tutuq with their own marks): fills `cyrillic` and *count, and returns how
 * many code points it was made of, or 0 when it is no letter of Uzbek. Endings
 * that look like a loan's letters (aytsa) are told by what follows.
 */
size_t uzbek_cyrillic(const uint32_t *word, size_t length, size_t at, bool capitalised, uint32_t cyrillic[2],
		      size_t *count);

#endif
