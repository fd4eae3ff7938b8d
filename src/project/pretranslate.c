/*
 * pretranslate -- fills catalogs from the memory.
 */
#include <config.h>

#include "project/pretranslate.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/term_comments.h"
#include "project/terms.h"
#include "project/words.h"

#define CANDIDATES_SHOWN 3

struct filling {
	struct catalog *catalog;
	const struct language *source, *target;
	struct memory *memory;
	struct match_options options;
	struct match_list matches;
	struct leverage *leverage;
	struct word_counter counter;
};

/* ----------------------------------------------------------------- comments */

/* What we said of earlier matches; everything else in the comment stays. */
static bool is_match_line(struct slice line)
{
	static const char *const marks[] = { "tarjimon: match=", "tarjimon: candidate=", "tarjimon: put-over=",
					     "tarjimon: lost-code=", TERM_COMMENT_MARK };

	for (size_t i = 0; i < ARRAY_COUNT(marks); i++)
		if (slice_starts(line, slice_of(marks[i])))
			return true;
	return false;
}

static void copy_other_lines(struct slice extracted, struct strbuf *out)
{
	struct slice line;

	while (slice_next_line(&extracted, &line)) {
		if (is_match_line(line))
			continue;
		if (out->bytes)
			strbuf_add_byte(out, '\n');
		strbuf_add(out, line);
	}
}

static void add_one_line(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		strbuf_add_byte(out, text.data[i] == '\n' ? ' ' : text.data[i]);
}

/* What was put over, in the text or in its sentences, and what was lost. */
static void comment_changes(const struct match *match, struct strbuf *comment)
{
	for (size_t i = 0; i < match->piece_count; i++)
		comment_changes(&match->pieces[i], comment);
	if (match->lost_code.bytes)
		strbuf_addf(comment, "\ntarjimon: lost-code=%.*s", SLICE_ARG(match->lost_code));
	for (size_t i = 0; i < match->substitution_count; i++) {
		strbuf_add_string(comment, "\ntarjimon: put-over=");
		add_one_line(comment, match->substitutions[i].old);
		strbuf_add_string(comment, " -> ");
		add_one_line(comment, match->substitutions[i].new);
	}
}

/* "match=87 kind=fuzzy from=2023/baku": for people, and kept by every PO tool. */
static void comment_match(struct filling *filling, size_t place, const struct match *match)
{
	struct strbuf comment = STRBUF_INIT;

	copy_other_lines(filling->catalog->units[place].extracted, &comment);
	if (comment.bytes)
		strbuf_add_byte(&comment, '\n');
	strbuf_addf(&comment, "tarjimon: match=%d kind=%s", match->score,
		    match->ambiguous ? "ambiguous" : match_kind_name(match->kind));
	if (match->origin.bytes) {
		strbuf_add_string(&comment, " from=");
		add_one_line(&comment, match->origin);
	}
	if (!match->ambiguous)
		comment_changes(match, &comment);
	for (size_t i = 0; match->ambiguous && i < filling->matches.count && i < CANDIDATES_SHOWN; i++) {
		strbuf_add_string(&comment, "\ntarjimon: candidate=");
		add_one_line(&comment, filling->matches.items[i].target);
	}
	catalog_edit(filling->catalog, place)->extracted = catalog_keep(filling->catalog, strbuf_slice(&comment));
	strbuf_release(&comment);
}

/* ------------------------------------------------------------------ one unit */

/* Nobody has to look at it: the same text, the same words, one answer. */
static bool is_certain(const struct match *match)
{
	return (match->kind == MATCH_CONTEXT || match->kind == MATCH_EXACT) && !match->ambiguous &&
	       !match->folded && !match->not_repaired && match->score >= 100;
}

static enum leverage_kind kind_of(const struct match *match)
{
	if (match->ambiguous)
		return LEVERAGE_AMBIGUOUS;
	if (match->kind == MATCH_CONTEXT && is_certain(match))
		return LEVERAGE_CONTEXT;
	if (match->kind == MATCH_EXACT && is_certain(match))
		return LEVERAGE_EXACT;
	if (match->kind == MATCH_ADAPTED || match->folded)
		return LEVERAGE_ADAPTED;
	return match->kind == MATCH_ASSEMBLED ? LEVERAGE_ASSEMBLED :
	       match->kind == MATCH_PIVOT     ? LEVERAGE_PIVOT :
						LEVERAGE_FUZZY;
}

static void fill_unit(struct filling *filling, size_t place, const struct match *match)
{
	comment_match(filling, place, match);
	if (!match->ambiguous) {
		catalog_set_target(filling->catalog, place, 0, match->target);
		if (!is_certain(match))
			catalog_mark_fuzzy(filling->catalog, place, match->source);
	}
}

/* The nearest living unit before or behind; none at the ends. */
static struct slice neighbour(const struct catalog *catalog, size_t place, bool behind)
{
	for (;;) {
		if (behind ? place + 1 >= catalog->count : place == 0)
			return SLICE_NONE;
		place = behind ? place + 1 : place - 1;
		if (!(catalog->units[place].flags & UNIT_OBSOLETE))
			return catalog->units[place].source;
	}
}

static bool ask(struct filling *filling, size_t place, struct error *err)
{
	const struct unit *unit = &filling->catalog->units[place];
	struct match_query query = {
		.source = unit->source,
		.source_language = filling->source,
		.target_language = filling->target,
		.previous = neighbour(filling->catalog, place, false),
		.next = neighbour(filling->catalog, place, true),
	};

	return memory_search(filling->memory, &query, &filling->options, &filling->matches, err);
}

static bool pretranslate_unit(struct filling *filling, size_t place, struct error *err)
{
	const struct unit *unit = &filling->catalog->units[place];
	enum leverage_kind kind = LEVERAGE_KEPT;

	if (unit_is_empty(unit) && !unit->source_plural.data) {
		if (!ask(filling, place, err))
			return false;
		kind = filling->matches.count ? kind_of(&filling->matches.items[0]) : LEVERAGE_NONE;
		if (filling->matches.count)
			fill_unit(filling, place, &filling->matches.items[0]);
	}
	filling->leverage->units[kind]++;
	filling->leverage->words[kind] += word_counter_run(&filling->counter, filling->catalog->units[place].source);
	return true;
}

bool pretranslate_catalog(struct catalog *catalog, const struct language *source,
			  const struct language *target, struct memory *memory, const struct match_options *options,
			  struct leverage *leverage, struct error *err)
{
	struct filling filling = { .catalog = catalog, .source = source, .target = target, .memory = memory,
				   .options = *options, .matches = MATCH_LIST_INIT, .leverage = leverage };
	bool done = true;

	word_counter_init(&filling.counter, source);
	for (size_t i = 0; done && i < catalog->count; i++)
		if (!(catalog->units[i].flags & UNIT_OBSOLETE))
			done = pretranslate_unit(&filling, i, err);
	word_counter_release(&filling.counter);
	match_list_release(&filling.matches);
	return done;
}

/* --------------------------------------------------------------------- files */

struct job {
	struct workspace *workspace;
	struct memory *memory;
	struct terminology *terminology; /* or NULL */
	const struct pretranslate_options *options;
	struct match_options match;
	pretranslate_result_function *tell;
	void *data;
};

static bool find_languages(const struct job *job, struct catalog *catalog, struct pretranslate_result *result,
			   struct error *err)
{
	result->source = catalog_source_language(catalog);
	if (!result->source)
		result->source = job->options->source;
	result->target = catalog_language(catalog);
	if (!result->target)
		result->target = workspace_language_of_name(result->path);
	if (!result->source)
		return error_set(err, ERROR_USAGE,
				 _("'%s' does not say what its source language is (X-Source-Language); say it with '--source'"),
				 result->path);
	if (!result->target)
		return error_set(err, ERROR_USAGE,
				 _("'%s' does not say what language it is in: its header has no 'Language' that is known here"),
				 result->path);
	return true;
}

static bool pretranslate_file(struct job *job, const char *path, struct error *err)
{
	struct catalog catalog;
	struct pretranslate_result result = { .path = path };
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err) && find_languages(job, &catalog, &result, err) &&
	       pretranslate_catalog(&catalog, result.source, result.target, job->memory, &job->match,
				    &result.leverage, err);
	if (done && job->terminology)
		term_comments_mark(job->terminology, result.source, result.target, day_range_of_path(path), &catalog);
	if (done && !job->options->dry_run)
		done = catalog_save(&catalog, path, err);
	if (done)
		job->tell(job->data, &result);
	catalog_release(&catalog);
	return done;
}

static bool pretranslate_release(struct job *job, const struct release *release, struct error *err)
{
	const struct settings *settings = &job->workspace->settings;

	for (size_t i = 0; i < settings->target_count; i++) {
		const char *path = workspace_catalog_path(job->workspace, release, settings->targets[i]);

		if (file_exists(path) &&
		    (!workspace_keeps(job->workspace, path, err) || !pretranslate_file(job, path, err)))
			return false;
	}
	return true;
}

static bool pretranslate_all(struct job *job, char **paths, size_t path_count, struct error *err)
{
	for (size_t i = 0; i < path_count; i++)
		if (!pretranslate_file(job, paths[i], err))
			return false;
	for (size_t i = 0; path_count == 0 && i < job->workspace->release_count; i++)
		if (!pretranslate_release(job, &job->workspace->releases[i], err))
			return false;
	return true;
}

bool pretranslate_files(struct workspace *workspace, char **paths, size_t path_count,
			const struct pretranslate_options *options, pretranslate_result_function *tell,
			void *data, struct error *err)
{
	struct job job = { .workspace = workspace, .options = options, .match = MATCH_OPTIONS_INIT, .tell = tell,
			   .data = data };
	bool done;

	if (!workspace && path_count == 0)
		return error_set(err, ERROR_USAGE,
				 _("there is no workspace here: name the catalogs to fill, or make one with 'tarjimon init'"));
	if (workspace)
		job.match = workspace->settings.match;
	if (options->threshold_percent)
		job.match.threshold_percent = options->threshold_percent;
	if (!workspace_open_memory(workspace, options->store, MEMORY_READ, &job.memory, err))
		return false;
	done = terms_open(workspace, NULL, &job.terminology, err) && pretranslate_all(&job, paths, path_count, err);
	terminology_close(job.terminology);
	memory_close(job.memory);
	return done;
}
