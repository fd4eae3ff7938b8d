/*
 * numeral -- Roman numerals and dates between the two Uzbek scripts.
 *
 * All take the text and places in it, because what a numeral is hangs on its
 * neighbours.
 */
#ifndef TEXT_NUMERAL_H
#define TEXT_NUMERAL_H

#include "base/strbuf.h"

/*
 * Whether the Latin word [from, to) is a Roman numeral: two capitals or more, or
 * a lone I V X before asr, bob, qism … or a hyphen, or behind a name: Pyotr I.
 */
bool numeral_is_roman(struct slice text, size_t from, size_t to);

/*
 * A Roman numeral that was typed with Cyrillic Х and І (ХХ аср): adds it in
 * Latin letters. False when it is none.
 */
bool numeral_write_roman(struct slice text, size_t from, size_t to, struct strbuf *out);

/*
 * The number of a century at `at` with its hyphen, 21-asr, 19-20-asrlar: adds it as a
 * Roman one with a space, as the Cyrillic press writes it. *end is where the word begins.
 * False when there is none.
 */
bool numeral_write_century(struct slice text, size_t at, struct strbuf *out, size_t *end);

/*
 * What the hyphen [at, next) behind a digit becomes in Cyrillic: " " before a
 * month or, after four digits, the year or y.; "–" between two days; else NULL.
 */
const char *numeral_date_joint(struct slice text, size_t at, size_t next);

/* Whether the space [at, next) behind a digit becomes a hyphen in Latin: 2023 йил, 19 октябрь. */
bool numeral_takes_hyphen(struct slice text, size_t at, size_t next);

#endif
