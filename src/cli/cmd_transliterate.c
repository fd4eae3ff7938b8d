/*
 * tarjimon transliterate -- Uzbek in the other script: a stream line by line, or a
 * document, of which only the text changes.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/stream.h"

#include "base/i18n.h"
#include "project/rescript.h"
#include "text/transliterate.h"

struct transliterate_values {
	const struct language *from, *to;
	const char *output;
	const char *from_alphabet, *alphabet; /* NULL: as the workspace has it */
	int apostrophes, abbreviations;	      /* UNSET: the same */
	bool house_quotes, explain;
};

#define UNSET (-1)

static const struct transliterate_values defaults = { .apostrophes = UNSET, .abbreviations = UNSET };

static const struct option_row options[] = {
	{ .name = "from", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct transliterate_values, from), .help = N_("what the text is in") },
	{ .name = "to", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct transliterate_values, to), .help = N_("what it is to be in") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct transliterate_values, output),
	  .help = N_("write the document there instead of to standard output") },
	{ .name = "apostrophe", .kind = OPTION_CHOICE, .choices = "letter|typographic|ascii",
	  .offset = offsetof(struct transliterate_values, apostrophes),
	  .help = N_("how the Latin script writes its apostrophes") },
	{ .name = "from-alphabet", .kind = OPTION_TEXT, .argument = "NAME",
	  .offset = offsetof(struct transliterate_values, from_alphabet),
	  .help = N_("which Latin alphabet the text is in") },
	{ .name = "alphabet", .kind = OPTION_TEXT, .argument = "NAME",
	  .offset = offsetof(struct transliterate_values, alphabet),
	  .help = N_("which Latin alphabet to write: 1995, reform-2023, …") },
	{ .name = "abbreviations", .kind = OPTION_CHOICE, .choices = "upper|mixed",
	  .offset = offsetof(struct transliterate_values, abbreviations),
	  .help = N_("how two letters for one stand in an abbreviation: AQSH or AQSh") },
	{ .name = "house-quotes", .kind = OPTION_FLAG,
	  .offset = offsetof(struct transliterate_values, house_quotes),
	  .help = N_("put quotation marks over too: “ ” are « » in Cyrillic") },
	{ .name = "explain", .kind = OPTION_FLAG, .offset = offsetof(struct transliterate_values, explain),
	  .help = N_("list what was changed and by which rule, instead of the text") },
	OPTION_END
};

static void add_change(struct strbuf *out, size_t line, const struct transliterate_change *change)
{
	strbuf_addf(out, "%zu:%zu\t%s\t", line, change->offset, change->rule);
	output_add_visible(out, change->before, true);
	strbuf_add_byte(out, '\t');
	output_add_visible(out, change->after, true);
	if (change->repair.bytes) {
		strbuf_add_byte(out, '\t');
		output_add_visible(out, change->repair, true);
	}
	strbuf_add_byte(out, '\n');
}

/* ------------------------------------------------------------------- streams */

static void explain_line(struct transliterator *transliterator, struct slice text, size_t line, struct strbuf *out)
{
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf ignored = STRBUF_INIT;

	transliterate(transliterator, text, &ignored, &changes);
	for (size_t i = 0; i < changes.count; i++)
		add_change(out, line, &changes.items[i]);
	transliterate_changes_release(&changes);
	strbuf_release(&ignored);
}

static bool convert_lines(struct transliterator *transliterator, bool explain, struct error *err)
{
	struct stream input = STREAM_INIT;
	struct strbuf out = STRBUF_INIT;
	struct slice text;
	bool done = true;

	while (done && stream_next(&input, &text, err)) {
		if (explain) {
			explain_line(transliterator, text, input.line, &out);
		} else {
			transliterate(transliterator, text, &out, NULL);
			strbuf_add(&out, stream_line_end(&input, text));
		}
		if (out.bytes >= STREAM_CHUNK_BYTES || stream_is_interactive()) {
			done = output_write_foreign(strbuf_slice(&out), err);
			strbuf_clear(&out);
		}
	}
	if (done) /* also what came before a line that was refused */
		done = output_write_foreign(strbuf_slice(&out), error_is_set(err) ? NULL : err) && !error_is_set(err);
	stream_release(&input);
	strbuf_release(&out);
	return done;
}

static bool convert_stream(const struct transliterate_values *values, const struct transliterate_options *how,
			   struct error *err)
{
	struct transliterator *transliterator;
	bool done;

	if (!values->from)
		return error_set(err, ERROR_USAGE, _("say from what into what: '--from=uz --to=uz@cyrillic'"));
	if (values->output)
		return error_set(err, ERROR_USAGE, _("'--output' goes with a document"));
	transliterator = transliterator_new(values->from, values->to, how, err);
	if (!transliterator)
		return false;
	done = convert_lines(transliterator, values->explain, err);
	transliterator_free(transliterator);
	return done;
}

/* ----------------------------------------------------------------- documents */

static void gather_change(void *data, size_t line, const struct transliterate_change *change)
{
	add_change(data, line, change);
}

static void warn_of_problems(const char *path, const struct document_report *report)
{
	for (size_t i = 0; i < report->problem_count; i++) {
		struct strbuf text = STRBUF_INIT;

		document_problem_describe(&report->problems[i], &text);
		output_warn("%s:%zu: %s", path, report->problems[i].line, text.data);
		strbuf_release(&text);
	}
}

static bool convert_document(const char *path, const struct transliterate_values *values,
			     const struct transliterate_options *how, const struct document_options *document,
			     struct error *err)
{
	struct rescript_options rescript = { values->from, values->to, *how, *document, values->output };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf changes = STRBUF_INIT;
	bool done = rescript_document(path, &rescript, values->explain ? gather_change : NULL, &changes, &report, err);

	if (done)
		warn_of_problems(path, &report);
	done = done && output_write_foreign(strbuf_slice(&changes), err);
	document_report_release(&report);
	strbuf_release(&changes);
	return done;
}

/* What the command line says, over what the workspace says. */
static void set_style(const struct transliterate_values *values, struct transliterate_options *how)
{
	if (values->apostrophes != UNSET)
		how->apostrophes = (enum apostrophe_style)values->apostrophes;
	if (values->from_alphabet)
		how->from_alphabet = values->from_alphabet;
	if (values->alphabet)
		how->to_alphabet = values->alphabet;
	if (values->abbreviations != UNSET)
		how->abbreviations = (enum abbreviation_style)values->abbreviations;
	if (values->house_quotes)
		how->quotes = QUOTES_HOUSE;
}

static int run_transliterate(const struct invocation *invocation, struct error *err)
{
	const struct transliterate_values *values = invocation->options;
	struct transliterate_options how = TRANSLITERATE_OPTIONS_INIT;
	struct document_options document = DOCUMENT_OPTIONS_INIT;
	bool done;

	if (!values->to) {
		error_set(err, ERROR_USAGE, _("say from what into what: '--from=uz --to=uz@cyrillic'"));
		return EXIT_UNABLE;
	}
	if (invocation->workspace) {
		workspace_transliterate_options(invocation->workspace, &how);
		document = invocation->workspace->settings.document;
	}
	set_style(values, &how);
	if (invocation->argument_count)
		done = convert_document(invocation->arguments[0], values, &how, &document, err);
	else
		done = convert_stream(values, &how, err);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_transliterate = {
	.name = "transliterate",
	.arguments = "[DOCUMENT]",
	.summary = N_("write Uzbek in the other script"),
	.details = N_("From standard input to standard output, or a document, of which only the text changes. Markup, "
		      "addresses, file names, foreign words and passages in other languages stay as they are."),
	.options = options,
	.options_bytes = sizeof(struct transliterate_values),
	.defaults = &defaults,
	.needs = FINDS_WORKSPACE,
	.arguments_max = 1,
	.run = run_transliterate,
};
