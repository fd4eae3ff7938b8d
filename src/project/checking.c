/*
 * checking -- what the parts of a check share.
 */
#include <config.h>

#include "project/checking.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "memory/memory.h"

#include <stdlib.h>

/* --------------------------------------------------------------------- lengths */

/* So many units of the memory say enough about lengths. */
#define LENGTH_SAMPLES_MOST 4000
#define LENGTH_RECORDS_MOST 20000

struct sampling {
	const struct language *source, *target;
	double *logarithms;
	size_t count, records;
};

/* Stops the reading when there is enough of it. */
static bool sample(void *data, const struct tm_record *record, struct error *err)
{
	struct sampling *sampling = data;
	const struct tm_text *source = tm_record_find(record, sampling->source);
	const struct tm_text *target = tm_record_find(record, sampling->target);

	if (source && target && source->text.bytes && target->text.bytes)
		sampling->logarithms[sampling->count++] =
			length_logarithm(utf8_count(source->text), utf8_count(target->text));
	if (sampling->count == LENGTH_SAMPLES_MOST || ++sampling->records == LENGTH_RECORDS_MOST)
		return error_set(err, ERROR_LIMIT, "enough");
	return true;
}

/* A memory that cannot be read teaches nothing; the check goes on without it. */
static struct length_model learn_length(struct checking *checking, const struct language *source,
					const struct language *target)
{
	struct length_model model = length_model_default(source, target);
	struct sampling sampling = { .source = source, .target = target };
	const char *path = workspace_store_path(checking->workspace, NULL);
	struct memory *memory;

	if (!file_exists(path) || !workspace_open_memory(checking->workspace, NULL, MEMORY_READ, &memory, NULL))
		return model;
	sampling.logarithms = alloc_zeroed(LENGTH_SAMPLES_MOST, sizeof(double));
	memory_each(memory, sample, &sampling, NULL);
	length_model_learn(&model, sampling.logarithms, sampling.count);
	free(sampling.logarithms);
	memory_close(memory);
	return model;
}

static const struct length_model *length_of(struct checking *checking, const struct language *source,
					    const struct language *target)
{
	struct checking_length *length = checking->lengths;

	for (size_t i = 0; i < checking->length_count; i++, length++)
		if (length->source == source && length->target == target)
			return &length->model;
	if (checking->length_count == CHECKING_PAIRS_MAX)
		return NULL;
	checking->length_count++;
	*length = (struct checking_length){ source, target, learn_length(checking, source, target) };
	return &length->model;
}

/* -------------------------------------------------------------------- profiles */

/* "catalogs/2019/baku/ru.po" is of the release 2019/baku, and so is "published/ru/2019/baku.html". */
static const char *release_part(const struct workspace *workspace, const char *file)
{
	const struct settings *settings = &workspace->settings;
	const char *const folders[] = { settings->catalogs, settings->releases, settings->published };

	if (slice_starts(slice_of(file), slice_of(workspace->root)) && file[strlen(workspace->root)] == '/')
		file += strlen(workspace->root) + 1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		size_t bytes = strlen(folders[i]);

		if (strncmp(file, folders[i], bytes) != 0 || file[bytes] != '/')
			continue;
		file += bytes + 1;
		if (folders[i] == settings->published && strchr(file, '/'))
			file = strchr(file, '/') + 1;
		return file;
	}
	return file;
}

/* ---------------------------------------------------------------- dictionaries */

/* Told once a language: the check was asked for and cannot be made. */
static void tell_missing_dictionary(struct checking *checking, const char *file,
				    const struct language *language)
{
	struct check_context context;

	check_context_init(&context, NULL, language, file, NULL, checking->issues);
	issue_add_at(&context, CHECK_SPELLING, LEVEL_INFO, NULL,
		     _("no dictionary for %s is installed (Debian: hunspell-ru, hunspell-en-us, hunspell-uz); "
		       "spelling is not checked"),
		     _(language->english_name));
	check_context_release(&context);
}

static struct spelling *spelling_of(struct checking *checking, const char *file,
				    const struct language *language)
{
	struct checking_spelling *entry = checking->spellings;

	for (size_t i = 0; i < checking->spelling_count; i++, entry++)
		if (entry->language == language)
			return entry->spelling;
	if (checking->spelling_count == CHECKING_SPELLINGS_MAX)
		return NULL;
	checking->spelling_count++;
	*entry = (struct checking_spelling){ language, spelling_open(language, NULL) };
	if (!entry->spelling)
		tell_missing_dictionary(checking, file, language);
	return entry->spelling;
}

void checking_release(struct checking *checking)
{
	for (size_t i = 0; i < checking->spelling_count; i++)
		spelling_close(checking->spellings[i].spelling);
}

/* -------------------------------------------------------------------- profiles */

static void enable(const char *names, struct check_profile *profile)
{
	struct slice rest = slice_of(names), name;

	while (slice_next_field(&rest, ',', &name)) {
		enum check_id check = check_find(slice_trim(name));

		if (check != CHECK_COUNT && profile->levels[check] == LEVEL_OFF)
			profile->levels[check] = LEVEL_WARNING;
	}
}

void checking_profile(struct checking *checking, const char *file, const struct language *source,
		      const struct language *target, struct check_profile *profile)
{
	check_profile_init(profile);
	if (checking->workspace)
		settings_check_profile(&checking->workspace->settings, release_part(checking->workspace, file),
				       target, profile);
	enable(checking->enabled, profile);
	if (profile->levels[CHECK_SPELLING] != LEVEL_OFF && target)
		profile->spelling = spelling_of(checking, file, target);
	profile->terminology = checking->terminology;
	profile->days = day_range_of_path(file);
	if (checking->workspace && source && target)
		profile->length = length_of(checking, source, target);
}

void checking_tell(struct checking *checking, const struct language *source, const struct language *target,
		   const char *file, enum check_id check, const char *message)
{
	struct check_profile profile;
	struct check_context context;

	checking_profile(checking, file, NULL, target, &profile);
	check_context_init(&context, source, target, file, &profile, checking->issues);
	issue_add(&context, check, NULL, "%s", message);
	check_context_release(&context);
}
