/*
 * tarjimon memory align -- published editions of an article become units.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/align.h"
#include "project/terms.h"

struct command_options {
	struct align_options align;
	const char *terms;
};

static const struct command_options defaults = { .align = ALIGN_OPTIONS_INIT };

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct command_options, align.store),
	  .help = N_("put the pairs into this memory instead, article by article") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct command_options, align.output),
	  .help = N_("write there instead of to standard output") },
	{ .name = "languages", .kind = OPTION_TEXT, .argument = "LANG,LANG",
	  .offset = offsetof(struct command_options, align.languages),
	  .help = N_("the languages of the editions, in their order, where names and content do not tell") },
	{ .name = "threshold", .kind = OPTION_NUMBER, .argument = "90", .low = 0, .high = 100,
	  .offset = offsetof(struct command_options, align.threshold_percent),
	  .help = N_("leave pairs out that are less sure than this many percent") },
	{ .name = "review", .kind = OPTION_TEXT, .argument = "TABLE",
	  .offset = offsetof(struct command_options, align.review),
	  .help = N_("write what is left out there, to be judged, with a page beside it") },
	{ .name = "terms", .kind = OPTION_TEXT, .argument = "TERMBASE",
	  .offset = offsetof(struct command_options, terms),
	  .help = N_("what the same things are called in each language, instead of the workspace's") },
	{ .name = "lines", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, align.lines),
	  .help = N_("each line of the editions is a segment") },
	{ .name = "links", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, align.links),
	  .help = N_("print links as [0,1]:[0] instead of TMX, all of them") },
	{ .name = "lists", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, align.lists),
	  .help = N_("what is named are lists of published articles, a path a line") },
	{ .name = "pairs", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, align.pairs),
	  .help = N_("only say which articles are editions of one, and by what") },
	{ .name = "keep-repeats", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, align.keep_repeats),
	  .help = N_("pair what stands on most pages too: banners, menus") },
	OPTION_END
};

static void add_archive(struct strbuf *text, const struct align_report *report)
{
	output_add_visible(text, strbuf_slice(&report->notes), false);
	strbuf_addf(text,
		    ngettext("%zu article in several languages, ", "%zu articles in several languages, ",
			     report->articles),
		    report->articles);
	strbuf_addf(text,
		    ngettext("%zu file without another edition", "%zu files without another edition",
			     report->unpaired),
		    report->unpaired);
	if (report->doubtful)
		strbuf_addf(text, _(", %zu left out as unlike"), report->doubtful);
	if (report->unread)
		strbuf_addf(text, _(", %zu not readable"), report->unread);
	if (report->known)
		strbuf_addf(text, _(", %zu in the memory already"), report->known);
	if (report->repeats)
		strbuf_addf(text,
			    ngettext(", %zu block left out that stands on most pages",
				     ", %zu blocks left out that stand on most pages", report->repeats),
			    report->repeats);
	strbuf_add_byte(text, '\n');
}

static void add_result(struct strbuf *text, const struct align_options *values,
		       const struct align_report *report)
{
	if (report->known && report->known == report->articles && !values->review)
		return;
	strbuf_addf(text, ngettext("%zu pair of blocks, ", "%zu pairs of blocks, ", report->groups),
		    report->groups);
	strbuf_addf(text, _("%zu that only one edition has"), report->alone);
	if (report->disputed)
		strbuf_addf(text, _(", %zu on which the languages do not agree"), report->disputed);
	strbuf_add_byte(text, '\n');
	if (values->links)
		return;
	if (report->into_memory)
		strbuf_addf(text, _("%zu new, %zu changed, %zu known"), report->memory.added,
			    report->memory.changed, report->memory.unchanged);
	else
		strbuf_addf(text, ngettext("%zu unit written", "%zu units written", report->units),
			    report->units);
	if (report->memory.retired)
		strbuf_addf(text, _(", %zu taken back"), report->memory.retired);
	if (report->unsure)
		strbuf_addf(text, _(", %zu left out as unsure (below %d percent)"), report->unsure,
			    values->threshold_percent);
	strbuf_add_byte(text, '\n');
	if (report->asked)
		strbuf_addf(text, ngettext("%zu pair to judge in '%s'\n", "%zu pairs to judge in '%s'\n", report->asked),
			    report->asked, values->review);
}

static void show_progress(void *data, enum align_phase phase, size_t done, size_t total)
{
	struct progress *progress = data;

	if (done == 1)
		progress_begin(progress,
			       phase == ALIGN_READING ? _("reading articles") : _("aligning articles"), total);
	progress_step(progress, done);
	if (done == total)
		progress_end(progress);
}

static bool align(const struct invocation *invocation, const struct align_options *values, bool archive,
		  struct align_report *report, struct error *err)
{
	struct progress progress = { .what = NULL };
	size_t count = invocation->argument_count;

	if (values->store && (values->output || values->links))
		return error_set(err, ERROR_USAGE, _("'--memory' does not go with '--output' and '--links'"));
	if (archive && values->lines)
		return error_set(err, ERROR_USAGE, _("'--lines' is for two or three editions, not for folders"));
	if (values->links && values->review)
		return error_set(err, ERROR_USAGE, _("'--links' has nothing to judge: leave '--review' out"));
	if (count == 0 && invocation->workspace)
		return align_workspace(invocation->workspace, values, show_progress, &progress, report, err);
	if (archive)
		return align_archive(invocation->arguments, count, values, show_progress, &progress, report,
				     err);
	if (values->pairs || count < 2 || count > 3)
		return error_set(err, ERROR_USAGE,
				 _("name two or three editions of one article, or folders of articles"));
	return align_editions(invocation->arguments, count, values, report, err);
}

static bool align_with_terms(const struct invocation *invocation, bool archive, struct align_report *report,
			     struct error *err)
{
	const struct command_options *values = invocation->options;
	struct align_options own = values->align;
	bool done = terms_open(invocation->workspace, values->terms, &own.terminology, err) &&
		    align(invocation, &own, archive, report, err);

	terminology_close(own.terminology);
	return done;
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct align_options *values = &((const struct command_options *)invocation->options)->align;
	bool archive = invocation->argument_count == 0 ||
		       align_is_archive(invocation->arguments, invocation->argument_count, values);
	struct align_report report = ALIGN_REPORT_INIT;
	struct strbuf text = STRBUF_INIT;
	bool found, done;

	done = align_with_terms(invocation, archive, &report, err);
	if (done && report.incomplete)
		output_warn(_(
			"the editions are too long and too unlike to be searched everywhere: nothing was paired"));
	if (done && archive)
		add_archive(&text, &report);
	if (done && !values->pairs && (archive || !values->links))
		add_result(&text, values, &report);
	if (text.bytes)
		output_note(strbuf_slice(&text));
	if (done && values->pairs)
		done = output_write(strbuf_slice(&report.pairs), err);
	found = report.incomplete || report.unpaired || report.doubtful || report.unread;
	strbuf_release(&text);
	align_report_release(&report);
	if (!done)
		return EXIT_UNABLE;
	return found ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_memory_align = {
	.name = "memory align",
	.arguments = "[EDITION]...",
	.summary = N_("pair what two or three published editions of an article say"),
	.details = N_(
		"Blocks are paired first, then their sentences, by lengths, numbers, dates, names and words. "
		"Each pair has a confidence in percent; what is not sure enough is left out and counted. "
		"Folders are taken for archives: which of their articles are editions of one is found by links, "
		"paths, days and what they have in common. In a workspace, without a name, the published "
		"editions go into its memory."),
	.options = options,
	.options_bytes = sizeof(struct command_options),
	.defaults = &defaults,
	.arguments_max = ARGUMENTS_ANY,
	.needs = FINDS_WORKSPACE,
	.run = run,
};
