/*
 * option -- options of a command, described as data.
 *
 * getopt_long() does the parsing: its arrays are built from the rows.
 */
#include <config.h>

#include "cli/option.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "text/language_guess.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define HELP_INDENT 26
#define HELP_COLUMNS 79
#define FIRST_VALUE 256 /* getopt's value of row 0; letters lie below */
#define HELP_VALUE 255

static size_t row_count(const struct option_row *rows)
{
	size_t count = 0;

	while (rows && rows[count].name)
		count++;
	return count;
}

/* ---------------------------------------------------------------- parsing */

static bool set_number(const struct option_row *row, const char *value, int *number, struct error *err)
{
	char *end;
	long parsed;

	errno = 0;
	parsed = strtol(value, &end, 10);
	if (errno || *end || end == value || parsed < row->low || parsed > row->high)
		return error_set(err, ERROR_USAGE,
				 _("option '--%s' takes a whole number from %d to %d, not '%s'"), row->name,
				 row->low, row->high, value);
	*number = (int)parsed;
	return true;
}

static bool set_choice(const struct option_row *row, const char *value, int *choice, struct error *err)
{
	struct slice rest = slice_of(row->choices), word;
	int index = 0;

	for (; slice_next_field(&rest, '|', &word); index++)
		if (slice_is(word, value)) {
			*choice = index;
			return true;
		}
	return error_set(err, ERROR_USAGE, _("option '--%s' takes one of %s, not '%s'"), row->name,
			 row->choices, value);
}

static bool set_language(const struct option_row *row, const char *value,
			 const struct language **language, struct error *err)
{
	*language = language_read(slice_of(value), err);
	/* TRANSLATORS: what is wrong with it follows behind a colon */
	return *language || error_add(err, _("option '--%s'"), row->name);
}

static bool set_value(const struct option_row *row, const char *value, void *values, struct error *err)
{
	void *member = (char *)values + row->offset;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)member = true;
		return true;
	case OPTION_TEXT:
		*(const char **)member = value;
		return true;
	case OPTION_NUMBER:
		return set_number(row, value, member, err);
	case OPTION_CHOICE:
		return set_choice(row, value, member, err);
	case OPTION_LANGUAGE:
		return set_language(row, value, member, err);
	}
	return true;
}

static struct option *build_long_options(const struct option_row *rows, size_t count)
{
	struct option *longs = alloc_zeroed(count + 2, sizeof(*longs));

	for (size_t i = 0; i < count; i++) {
		longs[i].name = rows[i].name;
		longs[i].has_arg = rows[i].kind == OPTION_FLAG ? no_argument : required_argument;
		longs[i].val = FIRST_VALUE + (int)i;
	}
	longs[count].name = "help";
	longs[count].val = HELP_VALUE;
	return longs;
}

static void build_letters(const struct option_row *rows, size_t count, struct strbuf *letters)
{
	strbuf_add_string(letters, ":h");
	for (size_t i = 0; i < count; i++) {
		if (!rows[i].letter)
			continue;
		strbuf_add_byte(letters, rows[i].letter);
		if (rows[i].kind != OPTION_FLAG)
			strbuf_add_byte(letters, ':');
	}
}

/* Writes the value of the row that getopt's answer stands for. */
static bool set_answered(const struct option_row *rows, size_t count, int answer, void *values,
			 struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (answer == FIRST_VALUE + (int)i || answer == rows[i].letter)
			return set_value(&rows[i], optarg, values, err);
	return true;
}

/* `--hlep=x`: the rows' nearest name to it. */
static struct slice nearest_option(const struct option_row *rows, const char *written)
{
	struct nearest nearest = NEAREST_INIT(slice_from(written + 2, strcspn(written + 2, "=")));

	for (size_t i = 0; i < row_count(rows); i++)
		nearest_offer(&nearest, slice_of(rows[i].name));
	nearest_offer(&nearest, SLICE("help"));
	return nearest.word;
}

static bool refuse(const struct option_row *rows, int value, char **argv, struct error *err)
{
	const char *written = argv[optind - 1];
	struct slice meant;

	if (value == ':')
		return error_set(err, ERROR_USAGE, _("option '%s' needs a value"), written);
	if (optopt > 0 && optopt < HELP_VALUE)
		return error_set(err, ERROR_USAGE, _("unknown option '-%c'; see --help"), optopt);
	if (optopt)
		return error_set(err, ERROR_USAGE, _("option '%s' takes no value"), written);
	meant = nearest_option(rows, written);
	if (meant.bytes)
		return error_set(err, ERROR_USAGE, _("unknown option '%s'; did you mean '--%.*s'?"), written,
				 SLICE_ARG(meant));
	return error_set(err, ERROR_USAGE, _("unknown option '%s'; see --help"), written);
}

bool option_parse(const struct option_row *rows, int argc, char **argv, void *values, int *first,
		  bool *help, struct error *err)
{
	size_t count = row_count(rows);
	struct option *longs = build_long_options(rows, count);
	struct strbuf letters = STRBUF_INIT;
	bool done = true;
	int value;

	build_letters(rows, count, &letters);
	*help = false;
	opterr = 0;
	optind = 0; /* glibc: start over */
	while (done && (value = getopt_long(argc, argv, letters.data, longs, NULL)) != -1) {
		if (value == HELP_VALUE || value == 'h') {
			*help = true;
			break;
		}
		if (value == '?' || value == ':')
			done = refuse(rows, value, argv, err);
		else
			done = set_answered(rows, count, value, values, err);
	}
	*first = optind;
	strbuf_release(&letters);
	free(longs);
	return done;
}

/* ----------------------------------------------------------------- helping */

static const char *argument_of(const struct option_row *row)
{
	return row->kind == OPTION_CHOICE ? row->choices : row->argument;
}

void option_print_synopsis(const struct option_row *rows, struct strbuf *out)
{
	for (size_t i = 0; i < row_count(rows); i++) {
		const struct option_row *row = &rows[i];

		if (i)
			strbuf_add_byte(out, ' ');
		if (row->letter && row->kind == OPTION_FLAG)
			strbuf_addf(out, "[-%c]", row->letter);
		else if (row->letter)
			strbuf_addf(out, "[-%c %s]", row->letter, argument_of(row));
		else if (row->kind == OPTION_FLAG)
			strbuf_addf(out, "[--%s]", row->name);
		else
			strbuf_addf(out, "[--%s=%s]", row->name, argument_of(row));
	}
}

size_t text_columns(struct slice text)
{
	return utf8_count(text);
}

void print_wrapped(struct slice text, size_t column, size_t indent, struct strbuf *out)
{
	struct slice word;
	bool first = true;

	if (column && column >= indent) {
		strbuf_add_byte(out, '\n');
		column = 0;
	}
	for (; column < indent; column++)
		strbuf_add_byte(out, ' ');
	while (slice_next_field(&text, ' ', &word)) {
		size_t columns = text_columns(word);

		if (!first && column + 1 + columns > HELP_COLUMNS) {
			strbuf_addf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			strbuf_add_byte(out, ' ');
			column++;
		}
		strbuf_add(out, word);
		column += columns;
		first = false;
	}
	strbuf_add_byte(out, '\n');
}

static void print_row(const struct option_row *row, struct strbuf *out)
{
	size_t start = out->bytes;

	if (row->letter)
		strbuf_addf(out, "  -%c, --%s", row->letter, row->name);
	else
		strbuf_addf(out, "      --%s", row->name);
	if (row->kind != OPTION_FLAG)
		strbuf_addf(out, "=%s", argument_of(row));
	print_wrapped(slice_of(_(row->help)),
		      text_columns(slice_from(out->data + start, out->bytes - start)), HELP_INDENT, out);
}

void option_print_help(const struct option_row *rows, struct strbuf *out)
{
	static const struct option_row help = { .name = "help", .letter = 'h', .kind = OPTION_FLAG,
						.help = N_("show this and stop") };

	for (size_t i = 0; i < row_count(rows); i++)
		print_row(&rows[i], out);
	print_row(&help, out);
}
