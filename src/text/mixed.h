/*
 * mixed -- words in which Latin and Cyrillic letters stand together.
 *
 * The scripts share the looks of a dozen letters, so most of these words have one of
 * them by mistake, or were typed on two keyboards.
 */
#ifndef TEXT_MIXED_H
#define TEXT_MIXED_H

#include "base/strbuf.h"
#include "text/language.h"

/*
 * The script that a word of small or capital letters is in when those of the other
 * one only look like its own; where all look alike that of most letters, else `own`.
 * SCRIPT_OTHER when the word is of one script, or both have letters of their own.
 */
enum script mixed_script(const uint32_t *letters, size_t count, enum script own);

enum mixed_repair {
	MIXED_UNREPAIRED, /* nothing was written */
	MIXED_LOOK_ALIKE, /* letters that look the same changed their script */
	MIXED_SPELLED,	  /* Uzbek: letters of the rarer script were put over by their sound */
};

/*
 * Adds the word as it was probably meant; `language` (of its text, or NULL) decides
 * what letters cannot. *touched is how many letters were changed.
 */
enum mixed_repair mixed_repair(struct slice word, const struct language *language, struct strbuf *repaired,
			       size_t *touched);

#endif
