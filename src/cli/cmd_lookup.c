/*
 * tarjimon memory lookup -- asks the memory: a text a line on standard input, an
 * answer for each.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/lookup_answer.h"
#include "cli/output.h"
#include "cli/stream.h"

#include "base/i18n.h"
#include "memory/memory.h"
#include "project/workspace.h"

struct lookup_options {
	const char *store, *origin;
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
	{ .name = "origin", .kind = OPTION_TEXT, .argument = "RELEASE", .offset = offsetof(struct lookup_options, origin),
	  .help = N_("the release that the texts are of: it sees its own units under embargo") },
	{ .name = "exhaustive", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, exhaustive),
	  .help = N_("compare with every text instead of asking the index") },
	{ .name = "explain", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, explain),
	  .help = N_("say what differs") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct lookup_options, json),
	  .help = N_("an object a line, for machines") },
	OPTION_END
};

/* ------------------------------------------------------------------ looking up */

static bool answer(struct memory *memory, const struct lookup_options *values,
		   const struct match_options *search, struct slice source, struct match_list *matches,
		   struct strbuf *out, struct error *err)
{
	struct match_query query = { .source = source, .source_language = values->source,
				     .target_language = values->target, .origin = slice_of(values->origin) };
	struct fragment_list fragments = FRAGMENT_LIST_INIT;

	if (!memory_search(memory, &query, search, matches, err) ||
	    (matches->count == 0 && !memory_find_fragments(memory, &query, search, &fragments, err)))
		return false;
	strbuf_clear(out);
	(values->json ? lookup_answer_json : lookup_answer_text)(source, matches, &fragments, out);
	fragment_list_release(&fragments);
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
