/*
 * option -- options of a command, described as data.
 *
 * A command has a table of rows and a struct that they are written into. From
 * the same rows come parsing, --help, the synopsis, the completion scripts and
 * the test that compares the manual with all of them.
 *
 *	static const struct option_row options[] = {
 *		{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = N_("FILE"),
 *		  .offset = offsetof(struct extract_options, output), .help = N_("write there") },
 *		OPTION_END
 *	};
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "base/error.h"
#include "base/strbuf.h"

enum option_kind {
	OPTION_FLAG,	 /* bool */
	OPTION_TEXT,	 /* const char * into argv */
	OPTION_NUMBER,	 /* int within low..high */
	OPTION_CHOICE,	 /* int: index of a word of `choices` */
	OPTION_LANGUAGE, /* const struct language * */
};

struct option_row {
	const char *name;	/* long name; NULL ends the table */
	char letter;		/* short name, or 0 */
	enum option_kind kind;
	const char *argument;	/* what the help calls it: "FILE"; none for flags */
	const char *choices;	/* "text|json|github" */
	int low, high;		/* for numbers */
	size_t offset;		/* of the member in the command's struct */
	const char *help;	/* marked for gettext */
};

#define OPTION_END { .name = NULL }

/*
 * Writes the options of argv[1…] into `values`; *first is the index of the
 * first argument that is no option (GNU order: argv may be permuted). `--help`
 * sets *help and ends the parsing. False: ERROR_USAGE says which option and why.
 */
bool option_parse(const struct option_row *rows, int argc, char **argv, void *values, int *first,
		  bool *help, struct error *err);

/* Adds "[-o FILE] [--format=text|json]", as it stands in a synopsis. */
void option_print_synopsis(const struct option_row *rows, struct strbuf *out);

/* Adds a line or two for each option, for --help; translated. */
void option_print_help(const struct option_row *rows, struct strbuf *out);

/* How many columns a text takes on a terminal. */
size_t text_columns(struct slice text);

/* Adds `text` broken at spaces, each line behind `indent` spaces, the first one
 * continuing at column `column` (on a new line, when it is past the indent). */
void print_wrapped(struct slice text, size_t column, size_t indent, struct strbuf *out);

#endif
