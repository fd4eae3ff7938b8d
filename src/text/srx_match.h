/*
 * srx_match -- the rules of one language, compiled and asked about places.
 *
 * Text is UTF-16, as ICU wants it. A before pattern is matched so that it ends
 * at the place, an after pattern so that it begins there; both see the whole
 * text (\b, ^ and look-around work as in one expression). A before pattern looks
 * back at most SRX_LOOK_BACK_MAX code units, an after pattern runs at most
 * SRX_LOOK_AHEAD_MAX ahead.
 *
 * A before pattern that is a list of literal words, as most are, is not run by
 * ICU but looked up in a trie; SRX_MATCH_PLAINLY turns that off, and tests hold
 * the two ways equal.
 */
#ifndef TEXT_SRX_MATCH_H
#define TEXT_SRX_MATCH_H

#include "text/srx.h"

#include <unicode/utypes.h>

#define SRX_LOOK_BACK_MAX 256
#define SRX_LOOK_AHEAD_MAX 1024

enum srx_match_flags {
	SRX_MATCH_PLAINLY = 1 << 0, /* every pattern by ICU */
};

struct srx_matcher;

/* Borrows `srx`, which must outlive it. NULL with an error when a pattern is wrong. */
struct srx_matcher *srx_matcher_new(const struct srx *srx, const struct language *language, unsigned flags,
				    struct error *err);

/* The rules of another file, to be asked where none of those before has decided. */
bool srx_matcher_add(struct srx_matcher *matcher, const struct srx *srx, const struct language *language,
		     unsigned flags, struct error *err);
void srx_matcher_free(struct srx_matcher *matcher);

/* The text that is asked about next; borrowed until the next call. */
void srx_matcher_set(struct srx_matcher *matcher, const UChar *text, int32_t units);

/*
 * Whether the text parts before the code unit at `place`. False, with an error
 * that names the rule, when one took more time or stack than a paragraph may
 * (100 ms of CPU, more only for a very long one).
 */
bool srx_matcher_at(struct srx_matcher *matcher, int32_t place, bool *breaks, struct error *err);

#endif
