/*
 * tarjimon convert -- a catalog in another form of file: PO, XLIFF, TMX.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/convert.h"

static const struct convert_options defaults = { .format = CONVERT_BY_NAME };

static const struct option_row options[] = {
	{ .letter = 'o',
	  .name = "output",
	  .kind = OPTION_TEXT,
	  .argument = "OUT",
	  .offset = offsetof(struct convert_options, output),
	  .help = N_("write there instead of to standard output") },
	{ .name = "format",
	  .kind = OPTION_CHOICE,
	  .choices = CONVERT_FORMAT_CHOICES,
	  .offset = offsetof(struct convert_options, format),
	  .help = N_("what to write; by the suffix of OUT, else XLIFF 1.2 of a PO file and PO of all others") },
	{ .letter = 's',
	  .name = "source",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct convert_options, source),
	  .help = N_("what is translated") },
	{ .letter = 't',
	  .name = "target",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct convert_options, target),
	  .help = N_("what it is translated into") },
	OPTION_END
};

static void add_report(struct strbuf *out, const struct convert_report *report)
{
	strbuf_addf(out, ngettext("%zu unit, %zu translated", "%zu units, %zu translated", report->units),
		    report->units, report->translated);
	strbuf_add_byte(out, '\n');
	if (report->replaced_characters)
		strbuf_addf(out,
			    ngettext("  %zu: character that XML cannot hold was replaced",
				     "  %zu: characters that XML cannot hold were replaced",
				     report->replaced_characters),
			    report->replaced_characters);
	if (report->replaced_characters)
		strbuf_add_byte(out, '\n');
	output_add_losses(out, &report->losses);
}

static int run_convert(const struct invocation *invocation, struct error *err)
{
	struct convert_report report;
	struct strbuf out = STRBUF_INIT;

	if (!convert_file(invocation->arguments[0], invocation->options, &report, err))
		return EXIT_UNABLE;
	add_report(&out, &report);
	output_note(strbuf_slice(&out));
	strbuf_release(&out);
	return EXIT_DONE;
}

const struct command cmd_convert = {
	.name = "convert",
	.arguments = "FILE",
	.summary = N_("write a catalog in another form: PO, XLIFF, TMX"),
	.details = N_(
		"The kind of the file is told by its content; \"-\" is standard input. What the other form has "
		"no place for is counted. A PO file that became XLIFF is the same again when it comes back, but "
		"for what was translated meanwhile."),
	.options = options,
	.options_bytes = sizeof(struct convert_options),
	.defaults = &defaults,
	.arguments_min = 1,
	.arguments_max = 1,
	.run = run_convert,
};
