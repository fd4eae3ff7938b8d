/*
 * match_comments -- where a unit's target comes from, in its extracted comment.
 */
#include <config.h>

#include "project/match_comments.h"

#include "base/alloc.h"
#include "project/term_comments.h"

#define CANDIDATES_SHOWN 3

/* What we said of earlier matches; everything else in the comment stays. */
static bool is_match_line(struct slice line)
{
	static const char *const marks[] = { "tarjimon: match=", "tarjimon: candidate=", "tarjimon: put-over=",
					     "tarjimon: lost-code=", TERM_COMMENT_MARK };

	for (size_t i = 0; i < ARRAY_COUNT(marks); i++)
		if (slice_starts(line, slice_of(marks[i])))
			return true;
	return false;
}

static void copy_other_lines(struct slice extracted, struct strbuf *out)
{
	struct slice line;

	while (slice_next_line(&extracted, &line)) {
		if (is_match_line(line))
			continue;
		if (out->bytes)
			strbuf_add_byte(out, '\n');
		strbuf_add(out, line);
	}
}

static void add_one_line(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		strbuf_add_byte(out, text.data[i] == '\n' ? ' ' : text.data[i]);
}

/* What was put over, in the text or in its sentences, and what was lost. */
static void add_changes(const struct match *match, struct strbuf *comment)
{
	for (size_t i = 0; i < match->piece_count; i++)
		add_changes(&match->pieces[i], comment);
	if (match->lost_code.bytes)
		strbuf_addf(comment, "\ntarjimon: lost-code=%.*s", SLICE_ARG(match->lost_code));
	for (size_t i = 0; i < match->substitution_count; i++) {
		strbuf_add_string(comment, "\ntarjimon: put-over=");
		add_one_line(comment, match->substitutions[i].old);
		strbuf_add_string(comment, " -> ");
		add_one_line(comment, match->substitutions[i].new);
	}
}

static void add_candidates(const struct match_list *matches, struct strbuf *comment)
{
	for (size_t i = 0; i < matches->count && i < CANDIDATES_SHOWN; i++) {
		strbuf_add_string(comment, "\ntarjimon: candidate=");
		add_one_line(comment, matches->items[i].target);
	}
}

void match_comments_set(struct catalog *catalog, size_t place, const struct match_list *matches,
			const struct match *match, bool shown)
{
	struct strbuf comment = STRBUF_INIT;

	copy_other_lines(catalog->units[place].extracted, &comment);
	if (comment.bytes)
		strbuf_add_byte(&comment, '\n');
	strbuf_addf(&comment, "tarjimon: match=%d kind=%s", match->score,
		    match->ambiguous ? "ambiguous" :
		    match->disputed  ? "disputed" :
				       match_kind_name(match->kind));
	if (match->origin.bytes) {
		strbuf_add_string(&comment, " from=");
		add_one_line(&comment, match->origin);
	}
	if (match->derived_from)
		strbuf_addf(&comment, " derived=%s", match->derived_from->gettext_name);
	if (shown)
		add_candidates(matches, &comment);
	else
		add_changes(match, &comment);
	catalog_edit(catalog, place)->extracted = catalog_keep(catalog, strbuf_slice(&comment));
	strbuf_release(&comment);
}
