/*
 * stem_russian -- what Snowball does not know about the forms of Russian words.
 *
 * Two steps around the stemmer: before it, infinitives and the singular of
 * inhabitants become like their other forms (иметь, имел; гражданин, граждане);
 * behind it, the vowel that comes and goes before a last consonant is left out
 * (рынок, рынка; американец, американцы; ошибок, ошибка). Both are done to every
 * word, so that what is changed alike stays alike. Words that keep no rule (день,
 * люди) are rows of data/stems.tsv.
 */
#ifndef TEXT_STEM_RUSSIAN_H
#define TEXT_STEM_RUSSIAN_H

#include <stddef.h>

/* Changes the folded word in its place; returns its new length, which is no longer. */
size_t stem_russian_before(char *word, size_t bytes);
size_t stem_russian_after(char *stem, size_t bytes);

#endif
