/*
 * tarjimon transliterate -- Uzbek in the other script, line by line.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/stream.h"

#include "base/i18n.h"
#include "text/transliterate.h"

struct transliterate_values {
	const struct language *from, *to;
	int apostrophes, alphabet;
	bool house_quotes, explain;
};

static const struct option_row options[] = {
	{ .name = "from", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct transliterate_values, from), .help = N_("what the text is in") },
	{ .name = "to", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct transliterate_values, to), .help = N_("what it is to be in") },
	{ .name = "apostrophe", .kind = OPTION_CHOICE, .choices = "letter|typographic|ascii",
	  .offset = offsetof(struct transliterate_values, apostrophes),
	  .help = N_("how the Latin script writes its apostrophes") },
	{ .name = "alphabet", .kind = OPTION_CHOICE, .choices = "1995|reform-2021|reform-2023",
	  .offset = offsetof(struct transliterate_values, alphabet),
	  .help = N_("which Latin alphabet to write") },
	{ .name = "house-quotes", .kind = OPTION_FLAG,
	  .offset = offsetof(struct transliterate_values, house_quotes),
	  .help = N_("put quotation marks over too: “ ” are « » in Cyrillic") },
	{ .name = "explain", .kind = OPTION_FLAG, .offset = offsetof(struct transliterate_values, explain),
	  .help = N_("list what was changed and by which rule, instead of the text") },
	OPTION_END
};

static void add_changes(struct strbuf *out, size_t line, const struct transliterate_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct transliterate_change *change = &changes->items[i];

		strbuf_addf(out, "%zu:%zu\t%s\t", line, change->offset, change->rule);
		output_add_visible(out, change->before, true);
		strbuf_add_byte(out, '\t');
		output_add_visible(out, change->after, true);
		strbuf_add_byte(out, '\n');
	}
}

static bool convert_lines(struct transliterator *transliterator, bool explain, struct error *err)
{
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct stream input = STREAM_INIT;
	struct strbuf out = STRBUF_INIT, ignored = STRBUF_INIT;
	struct slice text;
	bool done = true;

	for (size_t line = 1; done && stream_next(&input, &text, err); line++) {
		strbuf_clear(&ignored);
		if (explain) {
			transliterate(transliterator, text, &ignored, &changes);
			add_changes(&out, line, &changes);
			transliterate_changes_release(&changes);
		} else {
			struct slice end = slice_from(text.data + text.bytes,
						      stream_line_end_bytes(&input, text));

			transliterate(transliterator, text, &out, NULL);
			strbuf_add(&out, end);
		}
		if (out.bytes >= STREAM_CHUNK_BYTES || stream_is_interactive()) {
			done = output_write(strbuf_slice(&out), err);
			strbuf_clear(&out);
		}
	}
	done = done && !error_is_set(err) && output_write(strbuf_slice(&out), err);
	stream_release(&input);
	strbuf_release(&out);
	strbuf_release(&ignored);
	return done;
}

static int run_transliterate(const struct invocation *invocation, struct error *err)
{
	const struct transliterate_values *values = invocation->options;
	struct transliterate_options how = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *transliterator;
	bool done;

	if (!values->from || !values->to) {
		error_set(err, ERROR_USAGE, _("say from what into what: '--from=uz --to=uz@cyrillic'"));
		return EXIT_UNABLE;
	}
	how.apostrophes = (enum apostrophe_style)values->apostrophes;
	how.to_alphabet = (enum alphabet)values->alphabet;
	how.quotes = values->house_quotes ? QUOTES_HOUSE : QUOTES_KEEP;
	transliterator = transliterator_new(values->from, values->to, &how, err);
	if (!transliterator)
		return EXIT_UNABLE;
	done = convert_lines(transliterator, values->explain, err);
	transliterator_free(transliterator);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_transliterate = {
	.name = "transliterate",
	.arguments = "",
	.summary = N_("write Uzbek in the other script"),
	.details = N_("From standard input to standard output. Markup, addresses, file names and foreign words stay "
		      "as they are."),
	.options = options,
	.options_bytes = sizeof(struct transliterate_values),
	.run = run_transliterate,
};
