/*
 * output -- speaking to people on a terminal, and to machines elsewhere.
 */
#include <config.h>

#include "cli/output.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_DELAY_MILLISECONDS 500
#define PROGRESS_REDRAW_MILLISECONDS 100
#define BAR_CELLS 24

bool output_is_terminal(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

bool output_is_coloured(void)
{
	const char *terminal = getenv("TERM");

	if (is_set("NO_COLOR"))
		return false;
	if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0)
		return true;
	return output_is_terminal() && terminal && strcmp(terminal, "dumb") != 0;
}

void output_add_visible(struct strbuf *out, struct slice text, bool one_line)
{
	visible_add(out, text, one_line);
}

void output_add_coloured(struct strbuf *out, enum colour colour, const char *text)
{
	static const char *const begin[] = {
		[COLOUR_PLAIN] = "", [COLOUR_BOLD] = "\033[1m", [COLOUR_RED] = "\033[31m",
		[COLOUR_YELLOW] = "\033[33m", [COLOUR_GREEN] = "\033[32m", [COLOUR_DIM] = "\033[2m",
	};

	if (colour == COLOUR_PLAIN || !output_is_coloured()) {
		strbuf_add_string(out, text);
		return;
	}
	strbuf_addf(out, "%s%s\033[0m", begin[colour], text);
}

bool output_write(struct slice text, struct error *err)
{
	return file_write_descriptor(STDOUT_FILENO, text, err);
}

bool output_write_foreign(struct slice text, struct error *err)
{
	struct strbuf shown = STRBUF_INIT;
	bool done;

	if (!output_is_terminal())
		return output_write(text, err);
	visible_add(&shown, text, false);
	done = output_write(strbuf_slice(&shown), err);
	strbuf_release(&shown);
	return done;
}

static void write_to_standard_error(struct strbuf *line)
{
	/* Nothing can be said when standard error itself is gone. */
	(void)file_write_descriptor(STDERR_FILENO, strbuf_slice(line), NULL);
	strbuf_release(line);
}

void output_print_error(const struct error *err)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_add_string(&line, "tarjimon: ");
	if (err->file) {
		output_add_visible(&line, slice_of(err->file), true);
		if (err->line)
			strbuf_addf(&line, ":%zu", err->line);
		strbuf_add_string(&line, ": ");
	}
	output_add_visible(&line, slice_of(err->message ? err->message : _("unknown error")), false);
	strbuf_add_byte(&line, '\n');
	write_to_standard_error(&line);
}

void output_note(struct slice text)
{
	struct strbuf shown = STRBUF_INIT;

	output_add_visible(&shown, text, false);
	write_to_standard_error(&shown);
}

void output_add_losses(struct strbuf *out, const struct loss_report *losses)
{
	for (int kind = 0; kind < LOSS_KINDS; kind++) {
		if (!losses->counts[kind])
			continue;
		strbuf_addf(out, "  %zu: %s", losses->counts[kind], loss_text((enum loss_kind)kind));
		if (losses->lines[kind][0])
			strbuf_addf(out, _(" (first in line %zu)"), losses->lines[kind][0]);
		strbuf_add_byte(out, '\n');
	}
}

void output_warn(const char *format, ...)
{
	struct strbuf line = STRBUF_INIT, message = STRBUF_INIT;
	va_list arguments;

	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	strbuf_add_string(&line, "tarjimon: ");
	output_add_visible(&line, strbuf_slice(&message), false);
	strbuf_add_byte(&line, '\n');
	strbuf_release(&message);
	write_to_standard_error(&line);
}

/* --------------------------------------------------------------- progress */

static long long now_milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, const char *what, size_t total)
{
	*progress = (struct progress){ .what = what, .total = total };
	progress->started_milliseconds = now_milliseconds();
}

static void draw(const struct progress *progress)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "\r%s ", progress->what);
	if (progress->total) {
		size_t filled = progress->done * BAR_CELLS / progress->total;

		for (size_t i = 0; i < BAR_CELLS; i++)
			strbuf_add_string(&line, i < filled ? "█" : "░");
		strbuf_addf(&line, " %zu/%zu", progress->done, progress->total);
	} else {
		strbuf_addf(&line, "%zu", progress->done);
	}
	strbuf_add_string(&line, "\033[K");
	write_to_standard_error(&line);
}

void progress_step(struct progress *progress, size_t done)
{
	long long now = now_milliseconds();

	progress->done = done;
	if (isatty(STDERR_FILENO) != 1 ||
	    now - progress->started_milliseconds < PROGRESS_DELAY_MILLISECONDS ||
	    now - progress->drawn_milliseconds < PROGRESS_REDRAW_MILLISECONDS)
		return;
	progress->drawn_milliseconds = now;
	progress->shown = true;
	draw(progress);
}

void progress_end(struct progress *progress)
{
	struct strbuf line = STRBUF_INIT;

	if (!progress->shown)
		return;
	strbuf_add_string(&line, "\r\033[K");
	write_to_standard_error(&line);
	progress->shown = false;
}
