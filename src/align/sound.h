/*
 * sound -- what a word sounds like, whatever alphabet it is written in.
 *
 * Names and loanwords cross scripts: Livingston is Ливингстон, parlament is
 * парламент. A word becomes a run of small letters a to z in which letters that
 * languages write for one sound are one (ц ts c, ш sh sch, ж j zh dj, х h x),
 * and two such runs are compared by a weighted edit distance: vowels weigh less
 * than consonants, and consonants of one kind (b p, g k h …) less than others.
 * The idea that such words tie sentences: M. Simard, G. F. Foster, P. Isabelle,
 * Using cognates to align sentences in bilingual corpora, TMI 1992.
 *
 * Words in scripts other than Latin and Cyrillic have no sound.
 */
#ifndef ALIGN_SOUND_H
#define ALIGN_SOUND_H

#include "base/strbuf.h"
#include "text/language.h"

#include <stdint.h>

/* Letters of a word that count; the rest is not looked at. */
#define SOUND_LETTERS_MOST 24

/* Adds the sound of a folded word (text/token.h): at most SOUND_LETTERS_MOST letters. */
void sound_add(const struct language *language, struct slice folded, struct strbuf *sound);

/*
 * A number that words of like sound share: their first consonants by kind. 0 for
 * a word with fewer than two, which is too little to go by.
 */
uint32_t sound_bucket(struct slice sound);

/* How alike two sounds are, 0 to 100. */
int sound_likeness_percent(struct slice a, struct slice b);

#endif
