/*
 * tarjimon pretranslate -- fills catalogs from the memory.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/pretranslate.h"

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct pretranslate_options, store), .help = N_("the memory to ask") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct pretranslate_options, source),
	  .help = N_("source language of catalogs that do not say it") },
	{ .name = "threshold", .kind = OPTION_NUMBER, .argument = "65", .low = 50, .high = 100,
	  .offset = offsetof(struct pretranslate_options, threshold_percent),
	  .help = N_("leave matches below this score out") },
	{ .name = "dry-run", .kind = OPTION_FLAG, .offset = offsetof(struct pretranslate_options, dry_run),
	  .help = N_("only say what would be filled in") },
	OPTION_END
};

static const char *const kind_texts[LEVERAGE_KINDS] = {
	[LEVERAGE_KEPT] = N_("there"),
	[LEVERAGE_CONTEXT] = N_("same text and place"),
	[LEVERAGE_EXACT] = N_("same text"),
	[LEVERAGE_ADAPTED] = N_("adapted"),
	[LEVERAGE_ASSEMBLED] = N_("assembled"),
	[LEVERAGE_FUZZY] = N_("similar"),
	[LEVERAGE_PIVOT] = N_("through a third language"),
	[LEVERAGE_AMBIGUOUS] = N_("with several answers"),
	[LEVERAGE_NONE] = N_("without a match"),
};

struct told {
	struct strbuf out;
	struct leverage sum;
	size_t catalogs;
};

static void add_leverage(struct strbuf *out, const struct leverage *leverage)
{
	bool first = true;

	for (int kind = 0; kind < LEVERAGE_KINDS; kind++) {
		if (!leverage->units[kind])
			continue;
		if (!first)
			strbuf_add_string(out, ", ");
		/* TRANSLATORS: "3 same text, 1 similar": numbers of units and where they come from. */
		strbuf_addf(out, "%zu %s", leverage->units[kind], _(kind_texts[kind]));
		first = false;
	}
	if (first)
		strbuf_add_string(out, _("nothing to do"));
	strbuf_add_byte(out, '\n');
}

static void tell(void *data, const struct pretranslate_result *result)
{
	struct told *told = data;

	strbuf_addf(&told->out, "%s: ", result->path);
	add_leverage(&told->out, &result->leverage);
	for (int kind = 0; kind < LEVERAGE_KINDS; kind++)
		told->sum.units[kind] += result->leverage.units[kind];
	told->catalogs++;
}

static int run_pretranslate(const struct invocation *invocation, struct error *err)
{
	struct told told = { .out = STRBUF_INIT };
	bool done = pretranslate_files(invocation->workspace, invocation->arguments, invocation->argument_count,
				       invocation->options, tell, &told, err);

	if (told.catalogs > 1) {
		strbuf_addf(&told.out, "%s: ", _("together"));
		add_leverage(&told.out, &told.sum);
	}
	done = output_write_foreign(strbuf_slice(&told.out), done ? err : NULL) && done;
	strbuf_release(&told.out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_pretranslate = {
	.name = "pretranslate",
	.arguments = "[CATALOG]...",
	.summary = N_("fill catalogs from the translation memory"),
	.details = N_("Units that have a translation are left alone. The same text is filled in; a similar one "
		      "is filled in as fuzzy, for a person to look at; several different answers are only told."),
	.options = options,
	.options_bytes = sizeof(struct pretranslate_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_pretranslate,
};
