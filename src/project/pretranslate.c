/*
 * pretranslate -- fills catalogs from the memory.
 */
#include <config.h>

#include "project/pretranslate.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/catalog_languages.h"
#include "project/dateline.h"
#include "project/match_comments.h"
#include "project/term_comments.h"
#include "project/terms.h"
#include "project/words.h"

#include <stdlib.h>

struct job {
	struct workspace *workspace;
	struct asking asking;
	struct terminology *terminology; /* or NULL */
	const struct pretranslate_options *options;
	struct match_options match;
	struct fill_rules rules;
	struct repetitions repetitions;
	const struct pretranslate_listener *listener;
};

/* A catalog that is being filled. */
struct filling {
	struct job *job;
	struct catalog *catalog;
	struct pretranslate_result *result;
	struct slice origin; /* the release; none: not known */
	size_t *words;	     /* of each unit's source */
	size_t *asked;	     /* units that are looked up */
	size_t asked_count;
};

/* ------------------------------------------------------------------ one unit */

/*
 * The first match that the rules take; NULL for none. Of several answers with equal right it is the first;
 * what other ways through a third language contradict comes last.
 */
static const struct match *choose(const struct fill_rules *rules, const struct match_list *matches)
{
	const struct match *disputed = NULL;

	for (size_t i = 0; i < matches->count; i++) {
		const struct match *match = &matches->items[i];

		if (!fill_rules_take(rules, match))
			continue;
		if (!match->disputed)
			return match;
		if (!disputed)
			disputed = match;
	}
	return disputed;
}

static void fill_unit(struct filling *filling, size_t place, const struct match_list *matches)
{
	const struct match *match = choose(&filling->job->rules, matches);
	bool trusted = match && fill_rules_trust(&filling->job->rules, match);
	enum leverage_kind kind = leverage_kind_of(match, trusted);

	leverage_count_match(&filling->result->leverage, kind, match, filling->words[place]);
	if (!match)
		return;
	match_comments_set(filling->catalog, place, matches, match, kind == LEVERAGE_AMBIGUOUS);
	if (kind == LEVERAGE_AMBIGUOUS)
		return;
	catalog_set_target(filling->catalog, place, 0, match->target);
	if (!trusted)
		catalog_mark_fuzzy(filling->catalog, place, match->source);
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

static struct match_query question(const struct filling *filling, size_t place)
{
	return (struct match_query){
		.source = filling->catalog->units[place].source,
		.source_language = filling->result->source,
		.target_language = filling->result->target,
		.previous = neighbour(filling->catalog, place, false),
		.next = neighbour(filling->catalog, place, true),
		.origin = filling->origin,
	};
}

/* --------------------------------------------------------------- one catalog */

static bool is_living(const struct unit *unit)
{
	return !(unit->flags & UNIT_OBSOLETE);
}

/* What there is before, and which units are looked up. */
static void survey(struct filling *filling)
{
	struct leverage *leverage = &filling->result->leverage;
	struct word_counter counter;

	word_counter_init(&counter, filling->result->source);
	for (size_t i = 0; i < filling->catalog->count; i++) {
		const struct unit *unit = &filling->catalog->units[i];

		if (!is_living(unit))
			continue;
		filling->words[i] = word_counter_run(&counter, unit->source);
		leverage_count_state(leverage->before, unit, filling->words[i]);
		if (!unit_is_empty(unit))
			leverage_count_match(leverage, LEVERAGE_KEPT, NULL, filling->words[i]);
		else if (unit->source_plural.data)
			leverage_count_match(leverage, LEVERAGE_NONE, NULL, filling->words[i]);
		else
			filling->asked[filling->asked_count++] = i;
	}
	word_counter_release(&counter);
}

static bool fill(struct filling *filling, struct error *err)
{
	struct match_query *questions = alloc_zeroed(ASKING_MOST, sizeof(*questions));
	struct match_list *answers = alloc_zeroed(ASKING_MOST, sizeof(*answers));
	const struct pretranslate_listener *listener = filling->job->listener;
	bool done = true;

	for (size_t from = 0, count; from < filling->asked_count && done; from += count) {
		count = filling->asked_count - from < ASKING_MOST ? filling->asked_count - from : ASKING_MOST;
		for (size_t i = 0; i < count; i++)
			questions[i] = question(filling, filling->asked[from + i]);
		done = asking_run(&filling->job->asking, questions, &filling->job->match, count, answers, err);
		for (size_t i = 0; i < count; i++) {
			if (done)
				fill_unit(filling, filling->asked[from + i], &answers[i]);
			match_list_release(&answers[i]);
		}
		if (done && listener->progress)
			listener->progress(listener->data, from + count, filling->asked_count);
	}
	free(questions);
	free(answers);
	return done;
}

/* What there is afterwards, and what of the rest stands twice. */
static void review(struct filling *filling)
{
	const struct pretranslate_result *result = filling->result;
	struct leverage *leverage = &filling->result->leverage;
	struct repetitions *repetitions = &filling->job->repetitions;

	repetitions_next_catalog(repetitions);
	for (size_t i = 0; i < filling->catalog->count; i++) {
		const struct unit *unit = &filling->catalog->units[i];

		if (!is_living(unit))
			continue;
		leverage_count_state(leverage->after, unit, filling->words[i]);
		leverage_count_repetition(leverage, unit,
					  repetitions_meet(repetitions, result->source, result->target, unit->source),
					  filling->words[i]);
	}
}

static bool fill_catalog(struct filling *filling, struct error *err)
{
	bool done;

	filling->words = alloc_zeroed(filling->catalog->count + 1, sizeof(*filling->words));
	filling->asked = alloc_zeroed(filling->catalog->count + 1, sizeof(*filling->asked));
	survey(filling);
	done = fill(filling, err);
	if (done)
		review(filling);
	free(filling->words);
	free(filling->asked);
	return done;
}

/* --------------------------------------------------------------------- files */

static bool pretranslate_file(struct job *job, const char *path, struct slice origin, struct error *err)
{
	struct catalog catalog;
	struct pretranslate_result result = { .path = path };
	struct filling filling = { .job = job, .catalog = &catalog, .result = &result, .origin = origin };
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err) &&
	       catalog_find_languages(&catalog, path, job->options->source, &result.source, &result.target, err) &&
	       fill_catalog(&filling, err);
	if (done && job->terminology)
		term_comments_mark(job->terminology, result.source, result.target,
				   dateline_of_catalog(path, result.source, &catalog), &catalog);
	if (done && !job->options->dry_run)
		done = catalog_save(&catalog, path, err);
	if (done)
		job->listener->tell(job->listener->data, &result);
	catalog_release(&catalog);
	return done;
}

static bool pretranslate_release(struct job *job, const struct release *release, struct error *err)
{
	const struct settings *settings = &job->workspace->settings;

	for (size_t i = 0; i < settings->target_count; i++) {
		const char *path = workspace_catalog_path(job->workspace, release, settings->targets[i]);

		if (file_exists(path) && (!workspace_keeps(job->workspace, path, err) ||
					  !pretranslate_file(job, path, slice_of(release->id), err)))
			return false;
	}
	return true;
}

static bool pretranslate_all(struct job *job, char **paths, size_t path_count, struct error *err)
{
	for (size_t i = 0; i < path_count; i++) {
		const struct release *release =
			job->workspace ? workspace_release_of_catalog(job->workspace, paths[i]) : NULL;

		if (!pretranslate_file(job, paths[i], release ? slice_of(release->id) : SLICE_NONE, err))
			return false;
	}
	for (size_t i = 0; path_count == 0 && i < job->workspace->release_count; i++)
		if (!pretranslate_release(job, &job->workspace->releases[i], err))
			return false;
	return true;
}

bool pretranslate_files(struct workspace *workspace, char **paths, size_t path_count,
			const struct pretranslate_options *options, const struct pretranslate_listener *listener,
			struct error *err)
{
	struct job job = { .workspace = workspace, .options = options, .match = MATCH_OPTIONS_INIT,
			   .rules = FILL_RULES_INIT, .repetitions = REPETITIONS_INIT, .listener = listener };
	bool done;

	if (!workspace && path_count == 0)
		return error_set(err, ERROR_USAGE,
				 _("there is no workspace here: name the catalogs to fill, or make one with 'tarjimon init'"));
	if (workspace) {
		job.match = workspace->settings.match;
		job.rules = workspace->settings.fill;
	}
	if (options->threshold_percent)
		job.match.threshold_percent = options->threshold_percent;
	if (options->fill && !fill_rules_read(slice_of(options->fill), &job.rules, err))
		return false;
	done = asking_open(&job.asking, workspace, options->store, err) &&
	       terms_open(workspace, NULL, &job.terminology, err) && pretranslate_all(&job, paths, path_count, err);
	terminology_close(job.terminology);
	asking_close(&job.asking);
	repetitions_release(&job.repetitions);
	return done;
}
