/*
 * uzbek_tail -- the endings that an Uzbek word takes, as one automaton.
 *
 * Asked is never "what is the stem of this word" but "is this word that word
 * with endings": huquqlarini is huquq + lar + i + ni. Anchored so, hardly any
 * chance likeness passes. Words are folded (see key.h): small letters in Latin
 * script, oʻ and gʻ with U+02BB, no tutuq.
 *
 *	PLURAL   lar
 *	OWNER    i im ing imiz ingiz after a consonant, si m ng miz ngiz yi after a vowel
 *	CASE     ning ni ga da dan gacha dek day cha; ka kacha after k, qa qacha after q
 *	RELATIVE dagi gi ki qi niki, and behind it the three above once more
 *	CLITIC   dir man san miz siz mi chi ku gina edi ekan u yu da oq yoq ham …
 *
 * All are optional, in this order, each with a hyphen before it or not.
 */
#ifndef TEXT_UZBEK_TAIL_H
#define TEXT_UZBEK_TAIL_H

#include "base/slice.h"

enum uzbek_tail {
	UZBEK_TAIL_PLURAL = 1 << 0,
	UZBEK_TAIL_OWNER = 1 << 1,
	UZBEK_TAIL_CASE = 1 << 2,
	UZBEK_TAIL_RELATIVE = 1 << 3,
	UZBEK_TAIL_CLITIC = 1 << 4,
	UZBEK_TAIL_DERIVED = 1 << 5, /* li siz lik chi lash iy viy dor xona: another word, made from this one */
};

/*
 * Whether what follows the first `stem_bytes` of the word is a chain of endings;
 * none at all is one too. `derived` lets derivations stand before the endings.
 * *kinds (may be NULL) gets the bits of the endings found. A stem of one or two
 * letters takes cases only, unless it is one of the short nouns below.
 */
bool uzbek_tail_follows(struct slice word, size_t stem_bytes, bool derived, unsigned *kinds);

/* oy, uy, it, oʻz …: nouns of two letters, which take all endings but clitics. */
bool uzbek_is_short_noun(struct slice stem);

/* Whether the whole text is a chain of endings, behind whatever stem: "dagilar"; with `derived`, "likni" too. */
bool uzbek_is_tail(struct slice text, bool derived);

/*
 * Whether `word` is a form of `term`: the term with a chain behind it, or with
 * one of the changes that endings make in it: yurak, yuragi; qishloq, qishlogʻi;
 * shahar, shahri; men, meni; u, uni; aholi, ahli. A term in its owned form may have
 * another owner, or none before a case: huquqlari, huquqlarimiz; tashkiloti,
 * tashkilotning. Words that only look like forms (kecha, kechagi) are none.
 */
bool uzbek_is_form(struct slice term, struct slice word, bool derived, unsigned *kinds);

#endif
