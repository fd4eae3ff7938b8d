/*
 * transliterator -- what a transliterator is made of. Private to transliterate.
 */
#ifndef TEXT_TRANSLITERATOR_H
#define TEXT_TRANSLITERATOR_H

#include "text/alphabet.h"
#include "text/letter_model.h"
#include "text/passage.h"
#include "text/transliterate.h"
#include "text/word_cache.h"

struct transliterator {
	struct transliterate_options options;
	bool from_latin, to_latin;
	struct exceptions *exceptions;
	const struct letter_model *letters[2]; /* Latin and Cyrillic */
	struct passages passages;
	const struct alphabet *from_alphabet, *to_alphabet;
	struct word_cache *cache;
};

#endif
