/*
 * tarjimon memory lookup -- asks the memory: a text a line on standard input, an
 * answer for each.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/stream.h"

#include "base/i18n.h"
#include "base/json.h"
#include "memory/memory.h"
#include "project/workspace.h"

#include <stdio.h>

struct lookup_options {
	const char *store;
	const struct language *source, *target;
	int threshold_percent; /* 0: the workspace's, else 65 */
	int limit;
	bool exhaustive, explain, json;
};

static const struct lookup_options defaults = { .limit = 5 };

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct lookup_options, store), .help = N_("the memory to ask") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct lookup_options, source), .help = N_("the language of the texts") },
	{ .letter = 't', .name = "target", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct lookup_options, target), .help = N_("the language of the answers") },
	{ .name = "threshold", .kind = OPTION_NUMBER, .argument = "65", .low = 50, .high = 100,
	  .offset = offsetof(struct lookup_options, threshold_percent),
	  .help = N_("leave matches below this score out") },
	{ .name = "limit", .kind = OPTION_NUMBER, .argument = "5", .low = 0, .high = 1000000,
	  .offset = offsetof(struct lookup_options, limit),
	  .help = N_("the best so many; 0 for all") },
	{ .name = "exhaustive", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, exhaustive),
	  .help = N_("compare with every text instead of asking the index") },
	{ .name = "explain", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, explain),
	  .help = N_("say what differs") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, json),
	  .help = N_("an object a line, for machines") },
	OPTION_END
};

/* ------------------------------------------------------------- for machines */

static const char *change_name(enum change_kind kind)
{
	static const char *const names[] = { [CHANGE_KEPT] = "kept", [CHANGE_NEAR] = "near",
					     [CHANGE_OTHER] = "other", [CHANGE_REMOVED] = "removed",
					     [CHANGE_ADDED] = "added" };

	return names[kind];
}

static void add_json_changes(struct json *json, const struct match *match)
{
	json_key(json, "changes");
	json_begin_array(json);
	for (size_t i = 0; i < match->change_count; i++) {
		json_begin_object(json);
		json_member_string(json, "kind", slice_of(change_name(match->changes[i].kind)));
		json_member_string(json, "query", match->changes[i].query);
		json_member_string(json, "found", match->changes[i].found);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_json_substitutions(struct json *json, const struct match *match)
{
	json_member_string(json, "stored_target", match->stored_target);
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
		json_member_string(json, "pivot", match->pivot);
	if (match->substitution_count)
		add_json_substitutions(json, match);
	else if (match->stored_target.data)
		json_member_string(json, "stored_target", match->stored_target);
	if (match->piece_count)
		add_json_pieces(json, match);
	if (match->not_adapted)
		json_member_string(json, "not_adapted", slice_of(match->not_adapted));
	if (match->not_repaired)
		json_member_string(json, "not_repaired", slice_of(match->not_repaired));
	if (match->lost_code.data)
		json_member_string(json, "lost_code", match->lost_code);
	if (match->changes)
		add_json_changes(json, match);
	json_end_object(json);
}

static void add_json_answer(struct strbuf *out, struct slice source, const struct match_list *matches)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "source", source);
	json_key(&json, "matches");
	json_begin_array(&json);
	for (size_t i = 0; i < matches->count; i++)
		add_json_match(&json, &matches->items[i]);
	json_end_array(&json);
	json_member_bool(&json, "complete", matches->complete);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}

/* --------------------------------------------------------------- for people */

static const char *kind_text(const struct match *match)
{
	static const char *const texts[] = {
		[MATCH_CONTEXT] = N_("same text, same place"), [MATCH_EXACT] = N_("same text"),
		[MATCH_ADAPTED] = N_("adapted"),		[MATCH_ASSEMBLED] = N_("assembled"),
		[MATCH_FUZZY] = N_("similar"),			[MATCH_PIVOT] = N_("through a third language"),
	};

	return match->ambiguous ? _("several answers") : _(texts[match->kind]);
}

static void add_change(struct strbuf *out, const struct match_change *change)
{
	switch (change->kind) {
	case CHANGE_KEPT:
		break;
	case CHANGE_NEAR:
	case CHANGE_OTHER:
		strbuf_add_string(out, change->kind == CHANGE_NEAR ? " ~" : " ≠");
		output_add_visible(out, change->found, true);
		strbuf_add_string(out, "→");
		output_add_visible(out, change->query, true);
		break;
	case CHANGE_REMOVED:
		strbuf_add_string(out, " +");
		output_add_visible(out, change->query, true);
		break;
	case CHANGE_ADDED:
		strbuf_add_string(out, " −");
		output_add_visible(out, change->found, true);
		break;
	}
}

static void add_line(struct strbuf *out, const char *indent, struct slice text)
{
	strbuf_add_string(out, indent);
	output_add_visible(out, text, true);
	strbuf_add_byte(out, '\n');
}

static void add_substitution(struct strbuf *out, const struct match_substitution *substitution)
{
	strbuf_add_string(out, "       ");
	output_add_visible(out, substitution->old, true);
	strbuf_add_string(out, "→");
	output_add_visible(out, substitution->new, true);
	strbuf_add_byte(out, '\n');
}

static void add_match(struct strbuf *out, const struct match *match)
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
	if (match->score < 100 || match->folded || match->kind == MATCH_ADAPTED)
		add_line(out, "       ", match->source);
	add_line(out, "     → ", match->target);
	for (size_t i = 0; i < match->substitution_count; i++)
		add_substitution(out, &match->substitutions[i]);
	if (match->not_repaired)
		strbuf_addf(out, "       %s\n", _(match->not_repaired));
	if (match->changes && match->score < 100) {
		strbuf_add_string(out, "      ");
		for (size_t i = 0; i < match->change_count; i++)
			add_change(out, &match->changes[i]);
		strbuf_add_byte(out, '\n');
	}
}

static void add_answer(struct strbuf *out, struct slice source, const struct match_list *matches)
{
	struct strbuf shown = STRBUF_INIT;

	output_add_visible(&shown, source, true);
	output_add_coloured(out, COLOUR_BOLD, shown.data);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < matches->count; i++)
		add_match(out, &matches->items[i]);
	if (!matches->count)
		strbuf_addf(out, "       %s\n", _("no match"));
	if (!matches->complete)
		strbuf_addf(out, "       %s\n", _("there are more; ask with a larger --limit"));
	strbuf_release(&shown);
}

/* ------------------------------------------------------------------ looking up */

static bool answer(struct memory *memory, const struct lookup_options *values,
		   const struct match_options *search, struct slice source, struct match_list *matches,
		   struct strbuf *out, struct error *err)
{
	struct match_query query = { .source = source, .source_language = values->source,
				     .target_language = values->target };

	if (!memory_search(memory, &query, search, matches, err))
		return false;
	strbuf_clear(out);
	if (values->json)
		add_json_answer(out, source, matches);
	else
		add_answer(out, source, matches);
	return output_write(strbuf_slice(out), err);
}

static bool answer_lines(struct memory *memory, const struct lookup_options *values,
			 const struct match_options *search, struct error *err)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct strbuf out = STRBUF_INIT;
	struct stream input = STREAM_INIT;
	struct slice text;
	bool done = true;

	while (done && stream_next(&input, &text, err))
		done = answer(memory, values, search, text, &matches, &out, err);
	stream_release(&input);
	strbuf_release(&out);
	match_list_release(&matches);
	return done && !error_is_set(err);
}

static struct match_options search_options(const struct invocation *invocation)
{
	const struct lookup_options *values = invocation->options;
	struct match_options search = MATCH_OPTIONS_INIT;

	if (invocation->workspace)
		search = invocation->workspace->settings.match;
	if (values->threshold_percent)
		search.threshold_percent = values->threshold_percent;
	search.limit = (size_t)values->limit;
	if (values->exhaustive) {
		search.flags |= MATCH_EXHAUSTIVE;
		search.milliseconds = 0;
	}
	if (values->explain)
		search.flags |= MATCH_EXPLAIN;
	return search;
}

static int run_lookup(const struct invocation *invocation, struct error *err)
{
	const struct lookup_options *values = invocation->options;
	struct match_options search = search_options(invocation);
	struct memory *memory = NULL;
	bool done = true;

	if (!values->source || !values->target)
		done = error_set(err, ERROR_USAGE, _("say from and into which language: '-s LANG -t LANG'"));
	done = done &&
	       workspace_open_memory(invocation->workspace, values->store, MEMORY_READ, &memory, err) &&
	       answer_lines(memory, values, &search, err);
	memory_close(memory);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_memory_lookup = {
	.name = "memory lookup",
	.arguments = "",
	.summary = N_("ask the memory: a text a line on standard input"),
	.details = N_("Every text with at least the threshold's score is found. The score is 100 × (1 − what differs "
		      "/ the longer text), counted in words; another ending or another number counts half."),
	.options = options,
	.options_bytes = sizeof(struct lookup_options),
	.defaults = &defaults,
	.needs = FINDS_WORKSPACE,
	.run = run_lookup,
};
