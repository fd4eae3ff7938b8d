/*
 * lookup_answer -- what the memory answered, for people and for machines.
 */
#include <config.h>

#include "cli/lookup_answer.h"

#include "base/i18n.h"
#include "base/json.h"
#include "cli/output.h"

#include <stdio.h>

/* What became of tokens: its name for machines, its heading for people. */
static const struct change_text {
	const char *name, *heading;
} change_texts[CHANGE_KINDS] = {
	/* TRANSLATORS: headings before words of a similar text: what is the same in the new text, and so on. */
	[CHANGE_KEPT] = { "kept", N_("kept") },
	[CHANGE_INFLECTED] = { "inflected", N_("inflected") },
	[CHANGE_VALUE] = { "value", N_("other value") },
	[CHANGE_OTHER] = { "changed", N_("changed") },
	[CHANGE_ADDED] = { "added", N_("added") },
	[CHANGE_REMOVED] = { "removed", N_("removed") },
};

/* ------------------------------------------------------------- for machines */

static void add_json_changes(struct json *json, const struct match *match)
{
	json_key(json, "changes");
	json_begin_array(json);
	for (size_t i = 0; i < match->change_count; i++) {
		json_begin_object(json);
		json_member_string(json, "kind", slice_of(change_texts[match->changes[i].kind].name));
		json_member_string(json, "query", match->changes[i].query);
		json_member_string(json, "found", match->changes[i].found);
		json_end_object(json);
	}
	json_end_array(json);
	json_key(json, "distance");
	json_decimal(json, (double)match->distance / 2, 1);
	json_key(json, "weight");
	json_decimal(json, (double)match->weight / 2, 1);
}

static void add_json_penalties(struct json *json, const struct match *match)
{
	json_key(json, "penalties");
	json_begin_object(json);
	for (enum penalty_kind kind = 0; kind < PENALTY_KINDS; kind++)
		if (match->penalties[kind])
			json_member_integer(json, penalty_name(kind), match->penalties[kind]);
	json_end_object(json);
}

static void add_json_substitutions(struct json *json, const struct match *match)
{
	json_key(json, "substitutions");
	json_begin_array(json);
	for (size_t i = 0; i < match->substitution_count; i++) {
		const struct match_substitution *item = &match->substitutions[i];

		json_begin_object(json);
		json_member_string(json, "kind", item->kind);
		json_member_string(json, "source", item->source);
		json_member_string(json, "old", item->old);
		json_member_string(json, "new", item->new);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_json_pieces(struct json *json, const struct match *match)
{
	json_key(json, "sentences");
	json_begin_array(json);
	for (size_t i = 0; i < match->piece_count; i++) {
		const struct match *piece = &match->pieces[i];

		json_begin_object(json);
		json_member_string(json, "kind", slice_of(match_kind_name(piece->kind)));
		json_member_string(json, "source", piece->source);
		json_member_string(json, "target", piece->target);
		json_member_string(json, "origin", piece->origin);
		if (piece->substitution_count)
			add_json_substitutions(json, piece);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_json_pivot(struct json *json, const struct match *match)
{
	json_member_string(json, "pivot", match->pivot);
	json_member_string(json, "pivot_language", slice_of(match->pivot_language->tag));
	json_member_integer(json, "pivots", (int64_t)match->pivot_count);
	json_member_bool(json, "disputed", match->disputed);
}

/* What was done to the target, or could not be. */
static void add_json_work(struct json *json, const struct match *match)
{
	if (match->derived_from)
		json_member_string(json, "derived_from", slice_of(match->derived_from->tag));
	if (match->derived_text.data)
		json_member_string(json, "derived_text", match->derived_text);
	if (match->stored_target.data)
		json_member_string(json, "stored_target", match->stored_target);
	if (match->substitution_count)
		add_json_substitutions(json, match);
	if (match->piece_count)
		add_json_pieces(json, match);
	if (match->not_adapted)
		json_member_string(json, "not_adapted", slice_of(match->not_adapted));
	if (match->not_repaired)
		json_member_string(json, "not_repaired", slice_of(match->not_repaired));
	if (match->lost_code.data)
		json_member_string(json, "lost_code", match->lost_code);
}

static void add_json_match(struct json *json, const struct match *match)
{
	json_begin_object(json);
	json_member_integer(json, "score", match->score);
	json_member_string(json, "kind", slice_of(match_kind_name(match->kind)));
	json_member_string(json, "source", match->source);
	json_member_string(json, "target", match->target);
	json_member_string(json, "origin", match->origin);
	json_member_string(json, "status", slice_of(tm_status_name(match->status)));
	json_member_bool(json, "ambiguous", match->ambiguous);
	json_member_bool(json, "folded", match->folded);
	json_member_integer(json, "penalty", match->penalty);
	if (match->kind == MATCH_PIVOT)
		add_json_pivot(json, match);
	add_json_work(json, match);
	if (match->changes) {
		add_json_penalties(json, match);
		add_json_changes(json, match);
	}
	json_end_object(json);
}

static void add_json_fragments(struct json *json, const struct fragment_list *fragments)
{
	json_key(json, "fragments");
	json_begin_array(json);
	for (size_t i = 0; i < fragments->count; i++) {
		const struct fragment *fragment = &fragments->items[i];

		json_begin_object(json);
		json_member_string(json, "text", fragment->text);
		json_member_string(json, "source", fragment->source);
		json_member_string(json, "target", fragment->target);
		json_member_string(json, "origin", fragment->origin);
		if (fragment->derived_from)
			json_member_string(json, "derived_from", slice_of(fragment->derived_from->tag));
		json_end_object(json);
	}
	json_end_array(json);
}

void lookup_answer_json(struct slice source, const struct match_list *matches, const struct fragment_list *fragments,
			struct strbuf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "source", source);
	json_key(&json, "matches");
	json_begin_array(&json);
	for (size_t i = 0; i < matches->count; i++)
		add_json_match(&json, &matches->items[i]);
	json_end_array(&json);
	if (fragments->count)
		add_json_fragments(&json, fragments);
	json_member_bool(&json, "complete", matches->complete);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}

/* --------------------------------------------------------------- for people */

#define INDENT "       "

static const char *kind_text(const struct match *match)
{
	static const char *const texts[] = {
		[MATCH_CONTEXT] = N_("same text, same place"), [MATCH_EXACT] = N_("same text"),
		[MATCH_ADAPTED] = N_("adapted"),		[MATCH_ASSEMBLED] = N_("assembled"),
		[MATCH_FUZZY] = N_("similar"),			[MATCH_PIVOT] = N_("through a third language"),
	};

	return match->ambiguous ? _("several answers") : _(texts[match->kind]);
}

static void add_line(struct strbuf *out, const char *indent, struct slice text)
{
	strbuf_add_string(out, indent);
	output_add_visible(out, text, true);
	strbuf_add_byte(out, '\n');
}

static void add_arrow(struct strbuf *out, struct slice from, struct slice to)
{
	output_add_visible(out, from, true);
	if (from.bytes && to.bytes)
		strbuf_add_string(out, " → ");
	output_add_visible(out, to, true);
}

/* A line for all changes of a kind; the old text's words come first. */
static void add_changes(struct strbuf *out, const struct match *match, enum change_kind kind)
{
	bool first = true;

	for (size_t i = 0; i < match->change_count; i++) {
		const struct match_change *change = &match->changes[i];

		if (change->kind != kind)
			continue;
		if (first)
			strbuf_addf(out, INDENT "%s: ", _(change_texts[kind].heading));
		else
			strbuf_add_string(out, kind == CHANGE_KEPT ? " " : ", ");
		add_arrow(out, kind == CHANGE_KEPT ? SLICE_NONE : change->found, change->query);
		first = false;
	}
	if (!first)
		strbuf_add_byte(out, '\n');
}

static void add_score(struct strbuf *out, const struct match *match)
{
	if (match->folded && match->distance == 0 && match->kind == MATCH_FUZZY)
		strbuf_addf(out, INDENT "%d: %s\n", match->raw,
			    _("the words are the same, but not the script, the case, the dashes or the like"));
	else if (match->kind == MATCH_FUZZY || match->kind == MATCH_ADAPTED || (match->kind == MATCH_PIVOT && match->raw < 100))
		strbuf_addf(out, INDENT "%d = 100 × (1 − %.1f / %.1f)\n", match->raw, (double)match->distance / 2,
			    (double)match->weight / 2);
	for (enum penalty_kind kind = 0; kind < PENALTY_KINDS; kind++)
		if (match->penalties[kind])
			strbuf_addf(out, INDENT "− %d: %s\n", match->penalties[kind], penalty_name(kind));
}

/* What was done to the target, or could not be. */
static void add_work(struct strbuf *out, const struct match *match)
{
	if (match->derived_from) {
		/* TRANSLATORS: before the name of a language; the text above was transliterated from it. */
		strbuf_addf(out, INDENT "%s: %s", _("put over from"), _(match->derived_from->english_name));
		if (match->derived_text.data)
			add_line(out, ", ", match->derived_text);
		else
			strbuf_add_byte(out, '\n');
	}
	for (size_t i = 0; i < match->substitution_count; i++) {
		strbuf_addf(out, INDENT "%s: ", _("put over"));
		add_arrow(out, match->substitutions[i].old, match->substitutions[i].new);
		strbuf_add_byte(out, '\n');
	}
	if (match->not_adapted)
		strbuf_addf(out, INDENT "%s: %s\n", _("not put over"), _(match->not_adapted));
	if (match->not_repaired)
		strbuf_addf(out, INDENT "%s\n", _(match->not_repaired));
	if (match->disputed)
		strbuf_addf(out, INDENT "%s\n", _("other ways through a third language lead to other translations"));
}

static void add_explanation(struct strbuf *out, const struct match *match)
{
	for (size_t i = 0; i < match->piece_count; i++) {
		add_line(out, INDENT, match->pieces[i].source);
		add_line(out, INDENT "  → ", match->pieces[i].target);
		add_work(out, &match->pieces[i]);
	}
	if (match->raw < 100)
		for (enum change_kind kind = 0; kind < CHANGE_KINDS; kind++)
			add_changes(out, match, kind);
	add_score(out, match);
}

static void add_heading(struct strbuf *out, const struct match *match)
{
	char score[20];

	snprintf(score, sizeof(score), "%5d", match->score);
	output_add_coloured(out, match->score >= 100 ? COLOUR_GREEN : COLOUR_YELLOW, score);
	strbuf_addf(out, "  %s", kind_text(match));
	if (match->origin.bytes) {
		strbuf_add_string(out, ", ");
		output_add_visible(out, match->origin, true);
	}
	if (match->penalty)
		strbuf_addf(out, _(", penalty %d"), match->penalty);
	strbuf_add_byte(out, '\n');
}

static void add_match(struct strbuf *out, const struct match *match)
{
	add_heading(out, match);
	if (match->raw < 100 || match->folded)
		add_line(out, INDENT, match->source);
	if (match->folded)
		strbuf_addf(out, INDENT "%s\n", _("it differs in script, case, quotation marks or dashes alone"));
	if (match->kind == MATCH_PIVOT)
		add_line(out, INDENT "= ", match->pivot);
	add_line(out, "     → ", match->target);
	add_work(out, match);
	if (match->changes)
		add_explanation(out, match);
}

static void add_fragments(struct strbuf *out, const struct fragment_list *fragments)
{
	for (size_t i = 0; i < fragments->count; i++) {
		strbuf_add_string(out, INDENT "… ");
		add_arrow(out, fragments->items[i].text, fragments->items[i].target);
		if (fragments->items[i].derived_from)
			strbuf_addf(out, " (%s: %s)", _("put over from"), _(fragments->items[i].derived_from->english_name));
		strbuf_add_byte(out, '\n');
	}
}

void lookup_answer_text(struct slice source, const struct match_list *matches, const struct fragment_list *fragments,
			struct strbuf *out)
{
	struct strbuf shown = STRBUF_INIT;

	output_add_visible(&shown, source, true);
	output_add_coloured(out, COLOUR_BOLD, shown.data);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < matches->count; i++)
		add_match(out, &matches->items[i]);
	if (!matches->count)
		strbuf_addf(out, INDENT "%s\n", fragments->count ? _("no match, but parts of it are known") : _("no match"));
	add_fragments(out, fragments);
	if (!matches->complete)
		strbuf_addf(out, INDENT "%s\n", _("there are more; ask with a larger --limit"));
	strbuf_release(&shown);
}
