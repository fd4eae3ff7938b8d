/*
 * tarjimon memory edit|forget|undo -- a person corrects the memory.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/memory_option.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/i18n.h"

#include <errno.h>
#include <stdlib.h>

/* "-" is standard input, whole, without its last line end: then the text is in no list of processes. */
static bool read_text(const char *argument, struct strbuf *room, struct slice *text, struct error *err)
{
	*text = slice_of(argument);
	if (!slice_is(*text, "-"))
		return true;
	if (!file_read("-", FILE_LIMIT_BYTES, room, err))
		return false;
	if (room->bytes && room->data[room->bytes - 1] == '\n')
		strbuf_truncate(room, room->bytes - 1);
	*text = strbuf_slice(room);
	return true;
}

/* --------------------------------------------------------------------- edit */

struct edit_options {
	const char *store;
	const struct language *source, *target;
	const char *old_target, *origin, *author, *reason;
	int status;
	bool remove;
};

static const enum tm_status statuses[] = { TM_STATUS_APPROVED, TM_STATUS_DRAFT };

static const struct option_row edit_rows[] = { MEMORY_OPTION(edit_options),
					       { .letter = 's',
						 .name = "source",
						 .kind = OPTION_LANGUAGE,
						 .argument = "LANG",
						 .offset = offsetof(struct edit_options, source),
						 .help = N_("the language of the text") },
					       { .letter = 't',
						 .name = "target",
						 .kind = OPTION_LANGUAGE,
						 .argument = "LANG",
						 .offset = offsetof(struct edit_options, target),
						 .help = N_("the language of its translation") },
					       { .name = "old",
						 .kind = OPTION_TEXT,
						 .argument = "TEXT",
						 .offset = offsetof(struct edit_options, old_target),
						 .help = N_("only where this is the translation now") },
					       { .name = "origin",
						 .kind = OPTION_TEXT,
						 .argument = "RELEASE",
						 .offset = offsetof(struct edit_options, origin),
						 .help = N_("only in this release") },
					       { .name = "status",
						 .kind = OPTION_CHOICE,
						 .choices = "approved|draft",
						 .offset = offsetof(struct edit_options, status),
						 .help = N_("how far the new translation is to be trusted") },
					       { .name = "remove",
						 .kind = OPTION_FLAG,
						 .offset = offsetof(struct edit_options, remove),
						 .help = N_("take the translation away instead") },
					       AUTHOR_OPTION(edit_options),
					       REASON_OPTION(edit_options),
					       OPTION_END };

static bool edit_is_whole(const struct invocation *invocation, struct error *err)
{
	const struct edit_options *values = invocation->options;

	if (!values->source || !values->target)
		return error_set(err, ERROR_USAGE, _("say both languages: '--source' and '--target'"));
	if (values->source == values->target)
		return error_set(err, ERROR_USAGE, _("source and target are the same language"));
	if (values->remove != (invocation->argument_count == 1))
		return error_set(err, ERROR_USAGE,
				 values->remove ? _("with '--remove' there is no new translation to say")
						: _("say the text and its new translation"));
	return true;
}

/* Ends the line with the batch that was made, when one was, and lets go of it. */
static bool write_with_batch(struct strbuf *out, int64_t batch, struct error *err)
{
	bool done;

	if (batch)
		strbuf_addf(out, _(" (batch %lld)"), (long long)batch);
	strbuf_add_byte(out, '\n');
	done = output_write(strbuf_slice(out), err);
	strbuf_release(out);
	return done;
}

static bool say_edited(const struct memory_report *report, struct error *err)
{
	struct strbuf out = STRBUF_INIT;

	if (!report->records)
		strbuf_add_string(&out, _("no unit has this text with a translation like that"));
	else
		strbuf_addf(&out, ngettext("%zu unit: ", "%zu units: ", report->records), report->records);
	if (report->records)
		strbuf_addf(&out, _("%zu changed, %zu the same already"), report->changed, report->unchanged);
	if (report->kept)
		strbuf_addf(&out, _(", %zu left as approved"), report->kept);
	return write_with_batch(&out, report->batch, err);
}

static int run_edit(const struct invocation *invocation, struct error *err)
{
	const struct edit_options *values = invocation->options;
	struct memory_batch batch = memory_option_batch(values->author, values->reason);
	struct memory_edit edit = {
		.source_language = values->source,
		.target_language = values->target,
		.source = slice_of(invocation->arguments[0]),
		.old_target = slice_of(values->old_target),
		.origin = slice_of(values->origin),
		.status = statuses[values->status],
		.target = slice_of(values->remove ? NULL : invocation->arguments[1]),
	};
	struct memory_report report = { 0 };
	struct memory *memory = NULL;
	bool done = edit_is_whole(invocation, err) &&
		    memory_option_open(invocation, values->store, MEMORY_WRITE, &memory, err) &&
		    memory_edit(memory, &edit, &batch, &report, err);

	memory_close(memory);
	if (!done || !say_edited(&report, err))
		return EXIT_UNABLE;
	return report.kept || !report.records ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_memory_edit = {
	.name = "memory edit",
	.arguments = "SOURCE [TARGET]",
	.summary = N_("change a translation in the memory, in all units that have the text"),
	.details = N_("What was there before is kept in the history, and 'memory undo' brings it back."),
	.options = edit_rows,
	.options_bytes = sizeof(struct edit_options),
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = 2,
	.run = run_edit,
};

/* ------------------------------------------------------------------- forget */

struct forget_options {
	const char *store;
	const struct language *language;
	bool containing;
	const char *author, *reason;
};

static const struct option_row forget_rows[] = { MEMORY_OPTION(forget_options),
						 { .letter = 'l',
						   .name = "language",
						   .kind = OPTION_LANGUAGE,
						   .argument = "LANG",
						   .offset = offsetof(struct forget_options, language),
						   .help = N_("only texts in this language") },
						 { .name = "containing",
						   .kind = OPTION_FLAG,
						   .offset = offsetof(struct forget_options, containing),
						   .help = N_(
							   "units where it is a part of a text or note, too") },
						 AUTHOR_OPTION(forget_options),
						 REASON_OPTION(forget_options),
						 OPTION_END };

static bool say_forgotten(const struct memory_forgotten *forgotten, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done;

	strbuf_addf(&out, ngettext("%zu unit forgotten\n", "%zu units forgotten\n", forgotten->units),
		    forgotten->units);
	if (!forgotten->units && !forgotten->containing) {
		strbuf_add_string(&out, _("no unit has or had this text"));
		strbuf_add_byte(&out, '\n');
	}
	if (forgotten->containing)
		strbuf_addf(
			&out,
			ngettext(
				"it still stands in %zu other text or note; '--containing' forgets that, too\n",
				"it still stands in %zu other texts or notes; '--containing' forgets them, too\n",
				forgotten->containing),
			forgotten->containing);
	done = output_write(strbuf_slice(&out), err);
	strbuf_release(&out);
	return done;
}

static int run_forget(const struct invocation *invocation, struct error *err)
{
	const struct forget_options *values = invocation->options;
	struct memory_batch batch = memory_option_batch(values->author, values->reason);
	struct memory_forgotten forgotten = { 0, 0 };
	struct strbuf room = STRBUF_INIT;
	struct memory *memory = NULL;
	struct slice text;
	bool done = read_text(invocation->arguments[0], &room, &text, err) &&
		    memory_option_open(invocation, values->store, MEMORY_WRITE, &memory, err) &&
		    memory_forget(memory, text, values->language,
				  values->containing ? MEMORY_FORGET_CONTAINING : 0, &batch, &forgotten, err);

	memory_close(memory);
	strbuf_release(&room);
	if (!done || !say_forgotten(&forgotten, err))
		return EXIT_UNABLE;
	return forgotten.containing || !forgotten.units ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_memory_forget = {
	.name = "memory forget",
	.arguments = "TEXT",
	.summary = N_("remove the units that have a text, without a trace in the memory's files"),
	.details = N_(
		"Text, translations, history and index entries go for good; there is no undo. \"-\" reads the text "
		"from standard input."),
	.options = forget_rows,
	.options_bytes = sizeof(struct forget_options),
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = 1,
	.run = run_forget,
};

/* --------------------------------------------------------------------- undo */

struct undo_options {
	const char *store;
	const char *author, *reason;
};

static const struct option_row undo_rows[] = { MEMORY_OPTION(undo_options), AUTHOR_OPTION(undo_options),
					       REASON_OPTION(undo_options), OPTION_END };

static bool read_batch_number(const char *argument, int64_t *number, struct error *err)
{
	char *end;
	long long value;

	errno = 0;
	value = strtoll(argument, &end, 10);
	if (errno || end == argument || *end || value < 1)
		return error_set(err, ERROR_USAGE,
				 _("'%s' is no number of a batch: 'tarjimon memory history' lists them"),
				 argument);
	*number = value;
	return true;
}

static bool say_undone(int64_t number, const struct memory_report *report, struct error *err)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addf(&out,
		    ngettext("batch %lld is undone: %zu text is what it was",
			     "batch %lld is undone: %zu texts are what they were", report->changed),
		    (long long)number, report->changed);
	if (report->kept)
		strbuf_addf(&out,
			    ngettext(", %zu stays, as it or its translation was changed later",
				     ", %zu stay, as they or their translations were changed later", report->kept),
			    report->kept);
	return write_with_batch(&out, report->batch, err);
}

static int run_undo(const struct invocation *invocation, struct error *err)
{
	const struct undo_options *values = invocation->options;
	struct memory_batch batch = memory_option_batch(values->author, values->reason);
	struct memory_report report = { 0 };
	struct memory *memory = NULL;
	int64_t number = 0;
	bool done = read_batch_number(invocation->arguments[0], &number, err) &&
		    memory_option_open(invocation, values->store, MEMORY_WRITE, &memory, err) &&
		    memory_undo(memory, number, &batch, &report, err);

	memory_close(memory);
	if (!done || !say_undone(number, &report, err))
		return EXIT_UNABLE;
	return report.kept ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_memory_undo = {
	.name = "memory undo",
	.arguments = "BATCH",
	.summary = N_("take a batch back: an import, an edit, what was learned"),
	.details = N_(
		"What the batch added goes, what it changed becomes what it was. 'tarjimon memory history' lists the "
		"batches; an undo is one itself and can be undone."),
	.options = undo_rows,
	.options_bytes = sizeof(struct undo_options),
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = 1,
	.run = run_undo,
};
