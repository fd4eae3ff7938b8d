/*
 * common -- common words of the house's languages that go together.
 *
 * A table that is compiled in (data/common-words.tsv). It is what a lexicon knows
 * before it has learned anything, so that short articles have one; languages that
 * are not in the table begin with nothing.
 */
#ifndef ALIGN_COMMON_H
#define ALIGN_COMMON_H

#include "align/lexicon.h"

void common_words_add(struct lexicon *lexicon, const struct language *source, const struct language *target);

#endif
