/*
 * align -- an archive of articles, aligned one after the other.
 */
#include <config.h>

#include "project/align.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "project/align_output.h"
#include "project/archive.h"
#include "project/counterparts.h"
#include "project/teach.h"
#include "text/sentence.h"

#include <stdlib.h>

/* A party for each set of languages that articles come in, and what cuts their sentences. */
struct party {
	struct align_party party;
	struct splitter *splitters[ALIGN_EDITIONS_MOST];
	struct party *next;
};

struct working {
	const struct align_options *options;
	struct align_report *report;
	struct archive *archive;
	struct align_output output;
	struct party *parties;
};

/* --------------------------------------------------------------------- naming */

bool align_is_archive(char *const *paths, size_t count, const struct align_options *options)
{
	bool folder = options->lists;

	for (size_t i = 0; i < count && !folder; i++)
		folder = folder_exists(paths[i]);
	return folder;
}

static bool add_all(struct archive *archive, char *const *paths, size_t count,
		    const struct align_options *options, struct error *err)
{
	const struct language **languages = alloc_zeroed(count + 1, sizeof(struct language *));
	bool done = align_read_languages(options->languages, count, languages, err);

	for (size_t i = 0; done && i < count; i++)
		done = options->lists ? archive_add_list(archive, paths[i], languages[i], err)
				      : archive_add(archive, paths[i], languages[i], err);
	free(languages);
	return done;
}

/* ------------------------------------------------------------------ reporting */

static void note(struct align_report *report, const char *why, const char *path)
{
	strbuf_addf(&report->notes, "%s: %s\n", path, why);
}

static void note_files(struct align_report *report, const struct archive *archive)
{
	for (size_t i = 0; i < archive->article_count; i++)
		if (!archive->paired[i]) {
			report->unpaired++;
			note(report, _("no edition in another language was found"), archive->articles[i].path);
		}
	for (size_t i = 0; i < archive->refusal_count; i++)
		note(report, archive->refusals[i].reason, archive->refusals[i].path);
	report->unread = archive->refusal_count;
	report->articles = archive->group_count;
}

static void add_evidence(unsigned evidence, struct strbuf *out)
{
	static const struct {
		enum evidence kind;
		const char *word;
	} words[] = {
		{ EVIDENCE_LINK, "link" },
		{ EVIDENCE_PATH, "path" },
		{ EVIDENCE_DAY, "day" },
		{ EVIDENCE_CONTENT, "content" },
	};
	const char *comma = "";

	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (evidence & words[i].kind) {
			strbuf_addf(out, "%s%s", comma, words[i].word);
			comma = ",";
		}
}

/* Tabs and line ends in the name of a file would be columns and rows. */
static void add_path(const char *path, struct strbuf *out)
{
	for (; *path; path++)
		strbuf_add_byte(out, (unsigned char)*path < ' ' ? '?' : *path);
}

static void add_row(const struct archive *archive, const struct archive_group *group, struct strbuf *out)
{
	add_path(group->origin, out);
	strbuf_add_byte(out, '\t');
	if (group->editions > 1)
		strbuf_addf(out, "%d", group->percent);
	strbuf_add_byte(out, '\t');
	add_evidence(group->evidence, out);
	for (size_t k = 0; k < archive->language_count; k++) {
		strbuf_add_byte(out, '\t');
		if (group->articles[k] != ARCHIVE_NO_ARTICLE)
			add_path(archive->articles[group->articles[k]].path, out);
	}
	strbuf_add_byte(out, '\n');
}

static void print_pairs(const struct archive *archive, struct strbuf *out)
{
	strbuf_add_string(out, "article\tsure\tby");
	for (size_t k = 0; k < archive->language_count; k++)
		strbuf_addf(out, "\t%s", archive->languages[k]->gettext_name);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < archive->group_count; i++)
		add_row(archive, &archive->groups[i], out);
	for (size_t i = 0; i < archive->article_count; i++) {
		const struct article *article = &archive->articles[i];
		struct archive_group alone = { .editions = 1,
					       .origin =
						       article->key.bytes ? article->key.data : article->name };

		if (archive->paired[i])
			continue;
		for (size_t k = 0; k < archive->language_count; k++)
			alone.articles[k] = archive->languages[k] == article->language ? i : ARCHIVE_NO_ARTICLE;
		add_row(archive, &alone, out);
	}
}

/* ------------------------------------------------------------------- aligning */

/* NULL when the memory, which teaches a new party, cannot be read. */
static struct party *find_party(struct working *working, const struct editions *editions, struct error *err)
{
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct party *party;

	for (size_t k = 0; k < editions->count; k++)
		languages[k] = editions->items[k].language;
	for (party = working->parties; party; party = party->next)
		if (party->party.editions == editions->count &&
		    memcmp(party->party.languages, languages, editions->count * sizeof(*languages)) == 0)
			return party;
	party = alloc_zeroed(1, sizeof(*party));
	align_party_init(&party->party, languages, editions->count);
	for (size_t k = 0; k < editions->count; k++)
		party->splitters[k] = splitter_new(languages[k]);
	party->next = working->parties;
	working->parties = party;
	if (working->output.memory && !teach_party(&party->party, working->output.memory, err))
		return NULL;
	return party;
}

static void release_parties(struct working *working)
{
	while (working->parties) {
		struct party *next = working->parties->next;

		for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
			splitter_free(working->parties->splitters[k]);
		align_party_release(&working->parties->party);
		free(working->parties);
		working->parties = next;
	}
}

static double letters_of(const struct edition_text *edition, struct align_run run)
{
	double letters = 0;

	for (size_t i = run.first; i < run.first + run.count; i++)
		letters += (double)utf8_count(edition->blocks[i].text);
	return letters;
}

/* Does enough of each edition stand in blocks with a partner? */
static bool is_believed(const struct editions *editions)
{
	for (size_t k = 0; k < editions->count; k++) {
		struct align_run whole = { 0, editions->items[k].block_count };
		double all = letters_of(&editions->items[k], whole), paired = 0;

		for (size_t i = 0; i < editions->groups.count; i++) {
			const struct align_group *group = &editions->groups.items[i];
			size_t sides = 0;

			for (size_t other = 0; other < editions->count; other++)
				sides += group->runs[other].count > 0;
			if (sides >= 2)
				paired += letters_of(&editions->items[k], group->runs[k]) * group->confidence;
		}
		if (paired * 100 >= all * ALIGN_BELIEVED_PERCENT)
			return true;
	}
	return false;
}

/* Editions of a group, without what stands on most pages; those that are nothing else are left out. */
static bool open_group(struct working *working, const struct archive_group *group, const size_t *articles,
		       size_t count, struct editions *editions, struct error *err)
{
	bool whole = working->options->keep_repeats || group->keeps_repeats;

	*editions = (struct editions)EDITIONS_INIT;
	for (size_t i = 0; i < count; i++) {
		const struct article *article = &working->archive->articles[articles[i]];
		struct edition_text *text = &editions->items[editions->count];

		if (!edition_text_open(text, article->path, article->language, false, err)) {
			editions_release(editions);
			return false;
		}
		if (!whole)
			working->report->repeats += edition_text_drop_repeats(text, &working->archive->repeats);
		if (text->block_count)
			editions->count++;
		else
			edition_text_release(text);
	}
	return true;
}

/* The edition that a further one is aligned with: the same tongue in another script, else the first. */
static size_t nearest(const struct working *working, const size_t *articles, size_t count, size_t article)
{
	const struct language *language = working->archive->articles[article].language;

	for (size_t i = 0; i < count; i++)
		if (language_same_base(working->archive->articles[articles[i]].language, language))
			return articles[i];
	return articles[0];
}

/* Editions that are aligned as one. */
struct aligned_set {
	size_t articles[ALIGN_EDITIONS_MOST];
	size_t count;
	struct editions editions;
};

struct aligned_sets {
	struct aligned_set items[ARCHIVE_LANGUAGES_MOST];
	size_t count;
};

/* Up to three languages as one; a second script of one of them, and languages past these, beside one of them. */
static void plan_sets(const struct working *working, const struct archive_group *group,
		      struct aligned_sets *sets)
{
	struct aligned_set *first = &sets->items[0];
	size_t beside[ARCHIVE_LANGUAGES_MOST], more = 0;

	*first = (struct aligned_set){ .editions = EDITIONS_INIT };
	for (size_t k = 0; k < working->archive->language_count; k++) {
		size_t article = group->articles[k];
		bool twin = false;

		if (article == ARCHIVE_NO_ARTICLE)
			continue;
		for (size_t i = 0; i < first->count; i++)
			twin |= language_same_base(working->archive->articles[first->articles[i]].language,
						   working->archive->languages[k]);
		if (first->count < ALIGN_EDITIONS_MOST && !twin)
			first->articles[first->count++] = article;
		else
			beside[more++] = article;
	}
	sets->count = 1;
	for (size_t i = 0; i < more; i++) {
		struct aligned_set *set = &sets->items[sets->count++];

		*set = (struct aligned_set){ .count = 2, .editions = EDITIONS_INIT };
		set->articles[0] = nearest(working, first->articles, first->count, beside[i]);
		set->articles[1] = beside[i];
	}
}

/* A set of which too little is left, or whose editions do not say the same, is emptied. */
static bool align_set(struct working *working, const struct archive_group *group, struct aligned_set *set,
		      struct error *err)
{
	if (set->count < 2)
		return true;
	if (!open_group(working, group, set->articles, set->count, &set->editions, err))
		return false;
	if (set->editions.count >= 2) {
		struct party *party = find_party(working, &set->editions, err);

		set->editions.terminology = working->options->terminology;
		if (!party)
			return false;
		memcpy(set->editions.splitters, party->splitters, sizeof(party->splitters));
		if (!editions_align(&set->editions, &party->party, err))
			return false;
		if (is_believed(&set->editions))
			return true;
		working->report->doubtful++;
		note(working->report, _("left out: its editions do not say the same"), group->origin);
	}
	editions_release(&set->editions);
	return true;
}

static void add_reason(const struct working *working, const struct archive_group *group, struct strbuf *reason)
{
	for (size_t k = 0; k < working->archive->language_count; k++)
		if (group->articles[k] != ARCHIVE_NO_ARTICLE)
			align_add_reason(working->archive->articles[group->articles[k]].name,
					 working->archive->articles[group->articles[k]].content, reason);
}

/* All sets are aligned before the first is written: a memory waits for nobody's thinking. */
static bool align_group(struct working *working, const struct archive_group *group, struct error *err)
{
	struct align_output *output = &working->output;
	struct strbuf reason = STRBUF_INIT;
	struct aligned_sets sets;
	bool known, done;

	add_reason(working, group, &reason);
	plan_sets(working, group, &sets);
	done = align_output_knows(output, group->origin, strbuf_slice(&reason), &known, err);
	for (size_t i = 0; done && !known && i < sets.count; i++)
		done = align_set(working, group, &sets.items[i], err);
	if (done && !known)
		done = align_output_begin(output, group->origin, strbuf_slice(&reason), &known, err);
	for (size_t i = 0; done && !known && i < sets.count; i++)
		done = sets.items[i].editions.count == 0 ||
		       align_output_add(output, &sets.items[i].editions, err);
	done = done && (known || align_output_end(output, err));
	for (size_t i = 0; i < sets.count; i++)
		editions_release(&sets.items[i].editions);
	strbuf_release(&reason);
	return done;
}

static bool align_all(struct working *working, align_progress *tell, void *data, struct error *err)
{
	const struct archive *archive = working->archive;
	bool done = true;

	if (!align_output_open(&working->output, working->options, archive->languages, archive->language_count,
			       working->report, err))
		return false;
	for (size_t i = 0; done && i < archive->group_count; i++) {
		done = align_group(working, &archive->groups[i], err);
		if (tell)
			tell(data, ALIGN_ALIGNING, i + 1, archive->group_count);
	}
	if (done)
		return align_output_close(&working->output, err);
	align_output_abandon(&working->output);
	return false;
}

/* ------------------------------------------------------------------- together */

struct reading {
	align_progress *tell;
	void *data;
};

static void tell_reading(void *data, size_t done, size_t total)
{
	const struct reading *reading = data;

	if (reading->tell)
		reading->tell(reading->data, ALIGN_READING, done, total);
}

bool align_archive(char *const *paths, size_t count, const struct align_options *options, align_progress *tell,
		   void *data, struct align_report *report, struct error *err)
{
	struct archive archive = ARCHIVE_INIT;
	struct reading reading = { tell, data };
	struct align_options own = *options;
	struct working working = { .options = &own, .report = report, .archive = &archive };
	bool done = add_all(&archive, paths, count, options, err) &&
		    archive_read(&archive, tell_reading, &reading, err);

	own.archive = true;
	if (done) {
		archive_pair(&archive);
		note_files(report, &archive);
		if (options->pairs)
			print_pairs(&archive, &report->pairs);
		else
			done = align_all(&working, tell, data, err);
	}
	release_parties(&working);
	archive_release(&archive);
	return done;
}

/* Folders of languages, and these as `--languages` has them. */
struct folders {
	char *paths[SETTINGS_LANGUAGES_MAX];
	size_t count;
	struct strbuf languages;
};

static void find_folders(struct workspace *workspace, struct folders *folders)
{
	const struct settings *settings = &workspace->settings;

	for (size_t i = 0; i < settings->target_count; i++) {
		const struct language *language = settings->targets[i];
		char *path = path_join(workspace_path(workspace, settings->published), language->gettext_name);

		if (settings_derived_from(settings, NULL, language) || !folder_exists(path)) {
			free(path);
			continue;
		}
		folders->paths[folders->count++] = path;
		strbuf_addf(&folders->languages, "%s%s", folders->languages.bytes ? "," : "",
			    language->gettext_name);
	}
}

bool align_workspace(struct workspace *workspace, const struct align_options *options, align_progress *tell,
		     void *data, struct align_report *report, struct error *err)
{
	struct folders folders = { .languages = STRBUF_INIT };
	struct align_options own = *options;
	bool done;

	find_folders(workspace, &folders);
	if (!own.output && !own.links)
		own.store = workspace_store_path(workspace, options->store);
	if (!own.languages)
		own.languages = folders.languages.data;
	done = folders.count >= 2
		       ? align_archive(folders.paths, folders.count, &own, tell, data, report, err)
		       : error_set(
				 err, ERROR_USAGE,
				 _("nothing is published in two languages yet below '%s'; name editions or folders"),
				 workspace_path(workspace, workspace->settings.published));
	for (size_t i = 0; i < folders.count; i++)
		free(folders.paths[i]);
	strbuf_release(&folders.languages);
	return done;
}
