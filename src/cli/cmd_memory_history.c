/*
 * tarjimon memory history -- the memory's batches, or what became of a text.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/memory_option.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "base/json.h"

#include <time.h>

struct history_options {
	const char *store;
	const struct language *language;
	bool json;
};

static const struct option_row options[] = { MEMORY_OPTION(history_options),
					     { .letter = 'l',
					       .name = "language",
					       .kind = OPTION_LANGUAGE,
					       .argument = "LANG",
					       .offset = offsetof(struct history_options, language),
					       .help = N_("only texts in this language") },
					     { .name = "json",
					       .kind = OPTION_FLAG,
					       .offset = offsetof(struct history_options, json),
					       .help = N_("an object a line, for machines") },
					     OPTION_END };

struct telling {
	const struct history_options *values;
	struct strbuf out;
	int64_t unit; /* the last one told */
	size_t told;
};

static bool write_out(struct telling *telling, struct error *err)
{
	telling->told++;
	strbuf_add_byte(&telling->out, '\n');
	if (!output_write(strbuf_slice(&telling->out), err))
		return false;
	strbuf_clear(&telling->out);
	return true;
}

/* "2023-10-19 12:00" in the time of the place. */
static void add_time(struct strbuf *out, int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm parts;
	char text[40];

	if (localtime_r(&time, &parts) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &parts))
		strbuf_add_string(out, text);
}

static void add_part(struct strbuf *out, const char *before, struct slice text)
{
	if (!text.bytes)
		return;
	strbuf_add_string(out, before);
	output_add_visible(out, text, true);
}

static void add_json_batch(struct json *json, const struct memory_batch_line *batch)
{
	struct strbuf time = STRBUF_INIT;

	tm_time_print(batch->time, &time);
	json_member_integer(json, "batch", batch->number);
	json_member_string(json, "time", strbuf_slice(&time));
	json_member_string(json, "kind", batch->kind);
	json_member_string(json, "origin", batch->origin);
	json_member_string(json, "author", batch->author);
	json_member_string(json, "reason", batch->reason);
	if (batch->undone_by)
		json_member_integer(json, "undone_by", batch->undone_by);
	strbuf_release(&time);
}

/* ------------------------------------------------------------------ batches */

static bool tell_batch(void *data, const struct memory_batch_line *batch, struct error *err)
{
	struct telling *telling = data;
	struct strbuf *out = &telling->out;

	if (telling->values->json) {
		struct json json = JSON_INIT(out);

		json_begin_object(&json);
		add_json_batch(&json, batch);
		json_end_object(&json);
		return write_out(telling, err);
	}
	strbuf_addf(out, "%5lld  ", (long long)batch->number);
	add_time(out, batch->time);
	add_part(out, "  ", batch->kind);
	add_part(out, " ", batch->origin);
	add_part(out, ", ", batch->author);
	add_part(out, ": ", batch->reason);
	if (batch->undone_by)
		strbuf_addf(out, _(" (undone by batch %lld)"), (long long)batch->undone_by);
	return write_out(telling, err);
}

/* ------------------------------------------------------------------ changes */

static bool tell_change(void *data, const struct memory_change *change, struct error *err)
{
	struct telling *telling = data;
	struct strbuf *out = &telling->out;
	const struct slice author = change->author.bytes ? change->author : change->batch.author;

	if (telling->values->json) {
		struct json json = JSON_INIT(out);

		json_begin_object(&json);
		json_member_integer(&json, "unit", change->unit);
		json_member_string(&json, "language", slice_of(change->language->tag));
		json_member_string(&json, "text", change->text);
		json_member_string(&json, "status", slice_of(tm_status_name(change->status)));
		add_json_batch(&json, &change->batch);
		json_end_object(&json);
		return write_out(telling, err);
	}
	if (telling->told && telling->unit != change->unit)
		strbuf_add_byte(out, '\n');
	telling->unit = change->unit;
	strbuf_addf(out, "%5lld  ", (long long)change->batch.number);
	add_time(out, change->batch.time);
	add_part(out, "  ", change->batch.kind);
	add_part(out, " ", change->batch.origin);
	add_part(out, ", ", author);
	add_part(out, ": ", change->batch.reason);
	strbuf_addf(out, "\n       %-12s", change->language->gettext_name);
	if (change->text.data)
		output_add_visible(out, change->text, true);
	else
		strbuf_add_string(out, _("(taken away)"));
	if (change->text.data && change->status != TM_STATUS_UNKNOWN)
		strbuf_addf(out, " [%s]", tm_status_name(change->status));
	return write_out(telling, err);
}

static int run(const struct invocation *invocation, struct error *err)
{
	struct telling telling = { .values = invocation->options, .out = STRBUF_INIT };
	struct memory *memory = NULL;
	bool done = memory_option_open(invocation, telling.values->store, MEMORY_READ, &memory, err);

	if (done && invocation->argument_count)
		done = memory_each_change(memory, slice_of(invocation->arguments[0]), telling.values->language,
					  tell_change, &telling, err);
	else if (done)
		done = memory_each_batch(memory, tell_batch, &telling, err);
	memory_close(memory);
	strbuf_release(&telling.out);
	if (!done)
		return EXIT_UNABLE;
	if (!invocation->argument_count || telling.told)
		return EXIT_DONE;
	output_warn("%s", _("no unit has or had this text"));
	return EXIT_FOUND;
}

const struct command cmd_memory_history = {
	.name = "memory history",
	.arguments = "[TEXT]",
	.summary = N_("list the batches of the memory, or what became of a text"),
	.details = N_(
		"Without a text every batch in a line: its number, when, what, who and why. With a text every change of "
		"every unit that has or had it."),
	.options = options,
	.options_bytes = sizeof(struct history_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = 1,
	.run = run,
};
