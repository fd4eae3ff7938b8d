/*
 * visible -- foreign text, fit to be looked at.
 *
 * A terminal obeys what it is sent: ESC repaints the screen, OSC 52 fills the
 * clipboard, bidi controls turn a line round. Texts and file names are not ours,
 * so on their way to a person such characters are shown in their place instead
 * (faults.md T4): control characters as ^[ and ^?, those past ASCII, bidi controls
 * and invisible line ends as <U+202E>, bytes that are no UTF-8 as U+FFFD.
 */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/strbuf.h"

/* Line ends and tabs stay; they become spaces when `one_line`. */
void visible_add(struct strbuf *out, struct slice text, bool one_line);

/* Is it a direction mark, embedding, override or isolate of the bidi algorithm? */
bool is_bidi_control(uint32_t c);

#endif
