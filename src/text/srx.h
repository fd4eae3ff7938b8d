/*
 * srx -- segmentation rules: SRX 2.0 (GALA, 2008) read, matched and written.
 *
 * A rule says where two sentences part or do not: a pattern before the place and
 * one behind it, in ICU's regular expressions. The rules of a language are
 * those that the file's maps name for it: the first map that fits, or with
 * `cascade` all of them in order. At a place the rules are tried in order and the first that
 * fits both sides decides; a place where none fits is no boundary.
 *
 * Extensions of Okapi are read (okpsrx:options) where they mean something here;
 * what is not understood becomes a note, not an error. Our own instruction
 * <?tarjimon candidates="terminators"?> promises that rules break only behind
 * sentence punctuation (with closing marks), so that no other place need be tried.
 *
 * Rule files from others are hostile: patterns run with a time and a stack limit,
 * and what exceeds them is an error that names the rule.
 */
#ifndef TEXT_SRX_H
#define TEXT_SRX_H

#include "base/error.h"
#include "base/strbuf.h"
#include "text/language.h"

struct srx_rule {
	bool breaks;
	const char *before, *after; /* patterns, may be empty */
	const char *group;	    /* the name of its languagerule */
	size_t number;		    /* in the group, from 1 */
	size_t line;
};

struct srx_map {
	const char *pattern; /* of language codes, any case */
	const char *group;
};

struct srx_note {
	size_t line;
	const char *text;
};

/* A rule file; everything in it lives until srx_free(). */
struct srx {
	const char *file;
	bool cascade;
	bool terminators_only;
	struct srx_rule *rules; /* the groups one after the other */
	size_t rule_count, rule_capacity;
	struct srx_map *maps;
	size_t map_count, map_capacity;
	struct srx_note *notes;
	size_t note_count, note_capacity;
	struct arena *arena;
};

/* Reads a rule file; `file` is its name in messages. NULL with an error when it is none. */
struct srx *srx_read(struct slice xml, const char *file, struct error *err);

/* The rules that tarjimon brings: src/text/data/segment.srx. */
struct srx *srx_builtin(void);

void srx_free(struct srx *srx);

/* Adds the file as SRX 2.0; reading it again gives the same rules and maps. */
void srx_print(const struct srx *srx, struct strbuf *xml);

#endif
