/*
 * tarjimon segment -- cuts paragraphs into sentences, into tokens, or into the terms that they hold.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/stream.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/rescript.h"
#include "terms/terminology.h"
#include "text/count.h"
#include "text/sentence.h"
#include "text/token.h"

struct segment_options {
	const struct language *language;
	const char *srx, *terms;
	bool tokens, count, rules;
};

static const struct option_row options[] = {
	{ .letter = 'l',
	  .name = "language",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct segment_options, language),
	  .help = N_("the language of the text") },
	{ .name = "tokens",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct segment_options, tokens),
	  .help = N_("write tokens: surface, folded form, stem and kind, a token a line") },
	{ .name = "count",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct segment_options, count),
	  .help = N_("write how many sentences, words and characters there are") },
	{ .name = "terms",
	  .kind = OPTION_TEXT,
	  .argument = "TERMBASE",
	  .offset = offsetof(struct segment_options, terms),
	  .help = N_("write the terms of a TBX or TSV termbase that are found, a term a line") },
	{ .name = "srx",
	  .kind = OPTION_TEXT,
	  .argument = "FILE",
	  .offset = offsetof(struct segment_options, srx),
	  .help = N_("cut by the rules of an SRX file instead of ours") },
	{ .name = "rules",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct segment_options, rules),
	  .help = N_("write the rules as SRX 2.0 instead of cutting anything") },
	OPTION_END
};

/* What cuts a line; one of the three is there, or the first two when it is counted. */
struct cutter {
	struct splitter *splitter;
	struct sentences sentences;
	struct tokenizer *tokenizer;
	struct tokens tokens;
	struct terminology *terminology;
	struct recogniser *recogniser; /* of the terminology */
	struct term_hits hits;
	struct count counted;
	size_t sentence_count;
	bool counts;
};

static bool add_sentences(struct cutter *cutter, struct slice text, struct strbuf *out, struct error *err)
{
	if (!splitter_run(cutter->splitter, text, &cutter->sentences, err))
		return false;
	for (size_t i = 0; i < cutter->sentences.count; i++) {
		strbuf_add(out,
			   slice_part(text, cutter->sentences.items[i].from, cutter->sentences.items[i].to));
		strbuf_add_byte(out, '\n');
	}
	return true;
}

static void add_tokens(struct cutter *cutter, struct slice text, struct strbuf *out)
{
	tokenizer_run(cutter->tokenizer, text, &cutter->tokens);
	for (size_t i = 0; i < cutter->tokens.count; i++) {
		const struct token *token = &cutter->tokens.items[i];

		strbuf_add(out, slice_part(text, token->from, token->to));
		strbuf_add_byte(out, '\t');
		strbuf_add(out, tokens_folded(&cutter->tokens, i));
		strbuf_add_byte(out, '\t');
		strbuf_add(out, tokens_stem(&cutter->tokens, i));
		strbuf_addf(out, "\t%s\n", token_kind_name((enum token_kind)token->kind));
	}
}

/* Hits that a longer one masks, or that differ in case, are none. */
static void add_terms(struct cutter *cutter, struct slice text, struct strbuf *out)
{
	const struct termbase *termbase = terminology_termbase(cutter->terminology);

	recogniser_run(cutter->recogniser, text, &cutter->hits);
	for (size_t i = 0; i < cutter->hits.count; i++) {
		const struct term_hit *hit = &cutter->hits.items[i];
		const struct concept *concept = &termbase->concepts[hit->concept];
		const struct term_name *name = &concept->names[hit->name];

		if (hit->flags & (HIT_MASKED | HIT_OTHER_CASE))
			continue;
		strbuf_add(out, slice_part(text, hit->from, hit->to));
		strbuf_addf(out, "\t%.*s\t%.*s\t%s\t%u\t%u\n", SLICE_ARG(concept->id), SLICE_ARG(name->text),
			    term_status_name(name->status), (unsigned)hit->from, (unsigned)hit->to);
	}
}

static bool count_line(struct cutter *cutter, struct slice text, struct error *err)
{
	if (!splitter_run(cutter->splitter, text, &cutter->sentences, err))
		return false;
	cutter->sentence_count += cutter->sentences.count;
	tokenizer_run(cutter->tokenizer, text, &cutter->tokens);
	count_text(text, &cutter->tokens, &cutter->counted);
	return true;
}

/* A table of one row, as machines and spreadsheets read it: its head is the same in every language. */
static bool write_count(const struct cutter *cutter, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done;

	strbuf_addf(&out, "sentences\twords\tcharacters\twithout spaces\n%zu\t%zu\t%zu\t%zu\n",
		    cutter->sentence_count, cutter->counted.words, cutter->counted.characters,
		    cutter->counted.characters_without_spaces);
	done = output_write(strbuf_slice(&out), err);
	strbuf_release(&out);
	return done;
}

static bool count_lines(struct cutter *cutter, struct error *err)
{
	struct stream input = STREAM_INIT;
	struct slice text;
	bool done = true;

	while (done && stream_next(&input, &text, err))
		done = count_line(cutter, text, err);
	stream_release(&input);
	return done && !error_is_set(err) && write_count(cutter, err);
}

static bool cut_lines(struct cutter *cutter, struct error *err)
{
	struct stream input = STREAM_INIT;
	struct strbuf out = STRBUF_INIT;
	struct slice text;
	bool done = true;

	while (done && stream_next(&input, &text, err)) {
		if (cutter->splitter)
			done = add_sentences(cutter, text, &out, err);
		else if (cutter->recogniser)
			add_terms(cutter, text, &out);
		else
			add_tokens(cutter, text, &out);
		strbuf_add_byte(&out, '\n');
		if (done && (out.bytes >= STREAM_CHUNK_BYTES || stream_is_interactive())) {
			done = output_write_foreign(strbuf_slice(&out), err);
			strbuf_clear(&out);
		}
	}
	if (done) /* also what came before a line that was refused */
		done = output_write_foreign(strbuf_slice(&out), error_is_set(err) ? NULL : err) &&
		       !error_is_set(err);
	stream_release(&input);
	strbuf_release(&out);
	return done;
}

/* A rule file, and on standard error what in it has no meaning here. */
static struct srx *read_rules(const char *path, struct error *err)
{
	struct strbuf xml = STRBUF_INIT;
	struct srx *srx = NULL;

	if (file_read(path, FILE_LIMIT_BYTES, &xml, err))
		srx = srx_read(strbuf_slice(&xml), path, err);
	strbuf_release(&xml);
	for (size_t i = 0; srx && i < srx->note_count; i++)
		output_warn("%s:%zu: %s", path, srx->notes[i].line, _(srx->notes[i].text));
	return srx;
}

static bool write_rules(const struct srx *srx, struct error *err)
{
	struct strbuf xml = STRBUF_INIT;
	bool done;

	srx_print(srx, &xml);
	done = output_write_foreign(strbuf_slice(&xml), err);
	strbuf_release(&xml);
	return done;
}

static bool open_cutter(struct cutter *cutter, const struct segment_options *values, const struct srx *srx,
			struct workspace *workspace, struct error *err)
{
	if (values->terms) {
		if (!terminology_open(&cutter->terminology, values->terms, NULL, err))
			return false;
		cutter->recogniser = terminology_recogniser(cutter->terminology, values->language);
		return true;
	}
	cutter->counts = values->count;
	if (values->tokens || values->count)
		cutter->tokenizer = tokenizer_new(values->language);
	if (values->tokens)
		return true;
	if (srx)
		cutter->splitter = splitter_new_from(srx, values->language, 0, err);
	else
		cutter->splitter = workspace_splitter(workspace, values->language, err);
	return cutter->splitter;
}

static bool cut(const struct segment_options *values, const struct srx *srx, struct workspace *workspace,
		struct error *err)
{
	struct cutter cutter = { .sentences = SENTENCES_INIT, .tokens = TOKENS_INIT, .hits = TERM_HITS_INIT };
	bool done;

	if (!values->language)
		return error_set(err, ERROR_USAGE, _("say what language the text is in: '-l LANG'"));
	if (values->tokens + values->count + (values->terms != NULL) > 1)
		return error_set(err, ERROR_USAGE,
				 _("only one of '--tokens', '--count' and '--terms' can be asked for"));
	done = open_cutter(&cutter, values, srx, workspace, err) &&
	       (cutter.counts ? count_lines(&cutter, err) : cut_lines(&cutter, err));
	splitter_free(cutter.splitter);
	sentences_release(&cutter.sentences);
	tokenizer_free(cutter.tokenizer);
	tokens_release(&cutter.tokens);
	terminology_close(cutter.terminology);
	term_hits_release(&cutter.hits);
	return done;
}

static int run_segment(const struct invocation *invocation, struct error *err)
{
	const struct segment_options *values = invocation->options;
	struct srx *srx = NULL;
	bool done;

	if (values->srx && !(srx = read_rules(values->srx, err)))
		return EXIT_UNABLE;
	if (values->rules && !srx)
		srx = srx_builtin();
	done = values->rules ? write_rules(srx, err) : cut(values, srx, invocation->workspace, err);
	srx_free(srx);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_segment = {
	.name = "segment",
	.arguments = "",
	.summary = N_("cut paragraphs into sentences, tokens or terms"),
	.details = N_(
		"Reads a paragraph a line; writes a sentence a line, and an empty line behind each paragraph."),
	.options = options,
	.options_bytes = sizeof(struct segment_options),
	.needs = FINDS_WORKSPACE,
	.run = run_segment,
};
