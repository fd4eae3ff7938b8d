/*
 * tarjimon memory align -- published editions of an article become units.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/align.h"

static const struct align_options defaults = ALIGN_OPTIONS_INIT;

static const struct option_row options[] = {
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct align_options, output),
	  .help = N_("write there instead of to standard output") },
	{ .name = "languages", .kind = OPTION_TEXT, .argument = "LANG,LANG",
	  .offset = offsetof(struct align_options, languages),
	  .help = N_("the languages of the editions, in their order, where names and content do not tell") },
	{ .name = "threshold", .kind = OPTION_NUMBER, .argument = "90", .low = 0, .high = 100,
	  .offset = offsetof(struct align_options, threshold_percent),
	  .help = N_("leave pairs out that are less sure than this many percent") },
	{ .name = "lines", .kind = OPTION_FLAG, .offset = offsetof(struct align_options, lines),
	  .help = N_("each line of the editions is a segment") },
	{ .name = "links", .kind = OPTION_FLAG, .offset = offsetof(struct align_options, links),
	  .help = N_("print links as [0,1]:[0] instead of TMX, all of them") },
	OPTION_END
};

static void say_result(const struct align_options *values, const struct align_report *report)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, ngettext("%zu pair of blocks, ", "%zu pairs of blocks, ", report->groups), report->groups);
	strbuf_addf(&text, _("%zu that only one edition has"), report->alone);
	if (report->disputed)
		strbuf_addf(&text, _(", %zu on which the languages do not agree"), report->disputed);
	strbuf_add_byte(&text, '\n');
	if (!values->links) {
		strbuf_addf(&text, ngettext("%zu unit written", "%zu units written", report->units), report->units);
		if (report->unsure)
			strbuf_addf(&text, _(", %zu left out as unsure (below %d percent)"), report->unsure,
				    values->threshold_percent);
		strbuf_add_byte(&text, '\n');
	}
	output_note(strbuf_slice(&text));
	strbuf_release(&text);
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct align_options *values = invocation->options;
	struct align_report report;

	if (!align_editions(invocation->arguments, invocation->argument_count, values, &report, err))
		return EXIT_UNABLE;
	if (report.incomplete)
		output_warn(_("the editions are too long and too unlike to be searched everywhere: nothing was paired"));
	if (!values->links)
		say_result(values, &report);
	return report.incomplete ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_memory_align = {
	.name = "memory align",
	.arguments = "EDITION EDITION [EDITION]",
	.summary = N_("pair what two or three published editions of an article say"),
	.details = N_("Blocks are paired first, then their sentences, by lengths, numbers, dates, names and words. "
		      "Each pair has a confidence in percent; what is not sure enough is left out and counted."),
	.options = options,
	.options_bytes = sizeof(struct align_options),
	.defaults = &defaults,
	.arguments_min = 2,
	.arguments_max = 3,
	.run = run,
};
