/*
 * output -- speaking to people on a terminal, and to machines elsewhere.
 *
 * Texts from documents, catalogs and memories are not ours: before one goes to
 * a terminal its control characters are shown (^[) instead of obeyed, and bidi
 * controls are made visible (faults.md T4). Everything for standard output goes
 * through output_write(); main() reports what could not be written.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/error.h"
#include "base/strbuf.h"

enum colour { COLOUR_PLAIN, COLOUR_BOLD, COLOUR_RED, COLOUR_YELLOW, COLOUR_GREEN, COLOUR_DIM };

/* Is it a terminal, and may it be coloured (NO_COLOR, CLICOLOR_FORCE, TERM)? */
bool output_is_terminal(void);
bool output_is_coloured(void);

/* Columns of the terminal; 80 when unknown. */
size_t output_columns(void);

/* Adds text with control and bidi characters made visible; \n and \t become
 * spaces when `one_line`. */
void output_add_visible(struct strbuf *out, struct slice text, bool one_line);

/* Adds `text` in a colour when standard output is coloured. */
void output_add_coloured(struct strbuf *out, enum colour colour, const char *text);

/* Writes all of it to standard output; false once that has failed. */
bool output_write(struct slice text, struct error *err);

/* "tarjimon: file:line: message" on standard error. */
void output_print_error(const struct error *err);

/* Text for people beside a result that goes to standard output; made visible. */
void output_note(struct slice text);

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
