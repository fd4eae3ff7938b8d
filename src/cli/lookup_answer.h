/*
 * lookup_answer -- what the memory answered, for people and for machines.
 */
#ifndef CLI_LOOKUP_ANSWER_H
#define CLI_LOOKUP_ANSWER_H

#include "base/strbuf.h"
#include "memory/fragments.h"
#include "memory/match.h"

/* Several lines; with what differs when the matches know it (MATCH_EXPLAIN). */
void lookup_answer_text(struct slice source, const struct match_list *matches, const struct fragment_list *fragments,
			struct strbuf *out);

/* A line with one object. */
void lookup_answer_json(struct slice source, const struct match_list *matches, const struct fragment_list *fragments,
			struct strbuf *out);

#endif
