/*
 * tarjimon term mine -- proposals for the termbase, from the memory or a file.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/term_option.h"

#include "base/i18n.h"
#include "base/peek.h"
#include "catalog/tmx.h"
#include "catalog/tsv.h"
#include "memory/memory.h"
#include "project/terms.h"
#include "terms/mine.h"

#define SNIFF_BYTES ((size_t)4096)

struct mine_options {
	const char *terms, *store;
	const struct language *source, *target;
	int limit, minimum;
};

static const struct mine_options defaults = { .limit = 50, .minimum = 3 };

static const struct option_row options[] = {
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct mine_options, source), .help = N_("one language of the terms") },
	{ .letter = 't', .name = "target", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct mine_options, target), .help = N_("the other one") },
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct mine_options, store), .help = N_("the memory to work on") },
	{ .name = "limit", .kind = OPTION_NUMBER, .argument = "N", .low = 1, .high = 100000,
	  .offset = offsetof(struct mine_options, limit), .help = N_("how many proposals at most") },
	{ .name = "minimum", .kind = OPTION_NUMBER, .argument = "N", .low = 2, .high = 100000,
	  .offset = offsetof(struct mine_options, minimum), .help = N_("in how many texts a term must be") },
	TERMS_OPTION(mine_options),
	OPTION_END
};

struct mining {
	const struct mine_options *values;
	struct miner *miner;
	size_t records;
};

static bool mine_record(void *data, const struct tm_record *record, struct error *err)
{
	struct mining *mining = data;
	const struct tm_text *source = tm_record_find(record, mining->values->source);
	const struct tm_text *target = tm_record_find(record, mining->values->target);

	if (!source || !target)
		return true;
	mining->records++;
	if (miner_add(mining->miner, source->text, target->text))
		return true;
	return error_set(err, ERROR_LIMIT, _("there are more than %zu texts; mine a part of them"), MINE_RECORDS_MAX);
}

static bool mine_file(struct mining *mining, const char *path, struct error *err)
{
	struct strbuf beginning = STRBUF_INIT;
	bool done = file_peek(path, SNIFF_BYTES, &beginning, err), is_tmx = tmx_sniff(strbuf_slice(&beginning));

	strbuf_release(&beginning);
	return done && (is_tmx ? tmx_read : tsv_read)(path, mine_record, mining, NULL, err);
}

static bool mine_memory(struct mining *mining, const struct invocation *invocation, struct error *err)
{
	struct memory *memory;
	bool done;

	if (!workspace_open_memory(invocation->workspace, mining->values->store, MEMORY_READ, &memory, err))
		return false;
	done = memory_each(memory, mine_record, mining, err);
	memory_close(memory);
	return done;
}

static bool mine_all(struct mining *mining, const struct invocation *invocation, struct error *err)
{
	bool done = invocation->argument_count > 0 || mine_memory(mining, invocation, err);

	for (size_t i = 0; done && i < invocation->argument_count; i++)
		done = mine_file(mining, invocation->arguments[i], err);
	if (done && mining->records == 0)
		done = error_set(err, ERROR_EMPTY, _("no text is in both languages: '%s' and '%s'"),
				 mining->values->source->gettext_name, mining->values->target->gettext_name);
	return done;
}

/* ------------------------------------------------------------------- printing */

/* A term that covers the whole text is known already. */
static bool is_known(struct terminology *terminology, const struct language *language, struct slice text,
		     struct term_hits *hits)
{
	if (!terminology)
		return false;
	recogniser_run(terminology_recogniser(terminology, language), text, hits);
	for (size_t i = 0; i < hits->count; i++)
		if (hits->items[i].from == 0 && hits->items[i].to == text.bytes)
			return true;
	return false;
}

/* A table that 'term import' reads, once a person has looked at it. */
static bool print_pairs(struct mining *mining, struct terminology *terminology, struct error *err)
{
	const struct mine_options *values = mining->values;
	struct term_hits hits = TERM_HITS_INIT;
	struct strbuf out = STRBUF_INIT;
	size_t count, printed = 0;
	const struct mined_pair *pairs =
		miner_finish(mining->miner, (size_t)values->minimum, (size_t)values->limit * 2, &count);
	bool done;

	strbuf_addf(&out, "%s\t%s\tstatus\tnote\n", values->source->gettext_name, values->target->gettext_name);
	for (size_t i = 0; i < count && printed < (size_t)values->limit; i++) {
		const struct mined_pair *pair = &pairs[i];

		if (is_known(terminology, values->source, pair->source, &hits))
			continue;
		printed++;
		strbuf_addf(&out, "%.*s\t%.*s\tproposed\tin %zu and %zu texts, together in %zu; score %.0f\n",
			    SLICE_ARG(pair->source), SLICE_ARG(pair->target), pair->source_count,
			    pair->target_count, pair->together, pair->score);
	}
	done = output_write_foreign(strbuf_slice(&out), err);
	term_hits_release(&hits);
	strbuf_release(&out);
	return done;
}

static int run_mine(const struct invocation *invocation, struct error *err)
{
	struct mining mining = { .values = invocation->options };
	struct terminology *terminology = NULL;
	bool done;

	if (!mining.values->source || !mining.values->target || mining.values->source == mining.values->target) {
		error_set(err, ERROR_USAGE, _("say two languages: '-s LANG -t LANG'"));
		return EXIT_UNABLE;
	}
	mining.miner = miner_new(mining.values->source, mining.values->target);
	done = terms_open(invocation->workspace, mining.values->terms, &terminology, err) &&
	       mine_all(&mining, invocation, err) && print_pairs(&mining, terminology, err);
	terminology_close(terminology);
	miner_free(mining.miner);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_term_mine = {
	.name = "term mine",
	.arguments = "[FILE]...",
	.summary = N_("propose terms from the memory, or from TMX or TSV files"),
	.details = N_("Writes a table of pairs that are likely to be terms, best first, without those that the termbase "
		      "has. Look through it before 'tarjimon term import' reads it."),
	.options = options,
	.options_bytes = sizeof(struct mine_options),
	.defaults = &defaults,
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_mine,
};
