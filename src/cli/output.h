/*
 * output -- speaking to people on a terminal, and to machines elsewhere.
 *
 * Texts from documents, catalogs and memories are not ours: before one goes to
 * a terminal it is made visible (base/visible.h). A report for people holds such
 * texts between ours and their colours, and adds each by output_add_visible(). What
 * is a result as a whole (converted text, tables for machines) goes as it is into
 * files and pipes, by output_write_foreign() or a file_writer for "-", which look
 * whether a terminal is at the other end. main() reports what could not be written.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/error.h"
#include "base/strbuf.h"
#include "catalog/exchange.h"

enum colour { COLOUR_PLAIN, COLOUR_BOLD, COLOUR_RED, COLOUR_YELLOW, COLOUR_GREEN, COLOUR_DIM };

/* Is it a terminal, and may it be coloured (NO_COLOR, CLICOLOR_FORCE, TERM)? */
bool output_is_terminal(void);
bool output_is_coloured(void);

/* Adds text with control and bidi characters made visible; \n and \t become
 * spaces when `one_line`. As visible_add(). */
void output_add_visible(struct strbuf *out, struct slice text, bool one_line);

/* Adds `text` in a colour when standard output is coloured. */
void output_add_coloured(struct strbuf *out, enum colour colour, const char *text);

/* Writes all of it to standard output; false once that has failed. */
bool output_write(struct slice text, struct error *err);

/* The same for a result that holds foreign text: made visible when a terminal shows it. */
bool output_write_foreign(struct slice text, struct error *err);

/* "tarjimon: file:line: message" on standard error. */
void output_print_error(const struct error *err);

/* Text for people beside a result that goes to standard output; made visible. */
void output_note(struct slice text);

/* Adds what a format could not carry: a line a kind, with the first place. */
void output_add_losses(struct strbuf *out, const struct loss_report *losses);

/* A line on standard error that is no error: "tarjimon: …". */
void output_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * Progress of long work: a line on standard error that is drawn over, only on a
 * terminal and only after half a second.
 */
struct progress {
	const char *what; /* translated */
	size_t done, total; /* total 0: unknown */
	long long started_milliseconds, drawn_milliseconds;
	bool shown;
};

void progress_begin(struct progress *progress, const char *what, size_t total);
void progress_step(struct progress *progress, size_t done);
void progress_end(struct progress *progress);

#endif
