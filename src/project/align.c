/*
 * align -- published editions become units of the memory.
 */
#include <config.h>

#include "project/align.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/align_output.h"

void align_report_release(struct align_report *report)
{
	strbuf_release(&report->pairs);
	strbuf_release(&report->notes);
}

bool align_read_languages(const char *names, size_t count, const struct language **languages, struct error *err)
{
	struct slice rest = slice_of(names), name;
	size_t found = 0;

	while (names && slice_next_field(&rest, ',', &name)) {
		const struct language *language = language_find(slice_trim(name));

		if (!language)
			return error_set(err, ERROR_USAGE, _("'%.*s' is no language that is known"),
					 SLICE_ARG(name));
		if (found == count)
			return error_set(err, ERROR_USAGE, _("more languages than editions: '%s'"), names);
		languages[found++] = language;
	}
	if (names && found < count)
		return error_set(err, ERROR_USAGE, _("fewer languages than editions: '%s'"), names);
	return true;
}

/* "2023/baku.en.html" and "ru/baku.html" come from "baku". */
static struct slice origin_of(const char *path)
{
	struct slice name = slice_of(path_name(path));
	size_t dot = slice_find(name, SLICE("."), 1);

	return slice_part(name, 0, dot == SIZE_MAX ? name.bytes : dot);
}

static bool align_opened(struct editions *editions, const struct align_options *options,
			 struct align_report *report, struct error *err)
{
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct arena arena = ARENA_INIT;
	struct align_party party;
	struct align_output output;
	const char *origin = arena_string(&arena, origin_of(editions->items[0].path));
	bool done;

	for (size_t k = 0; k < editions->count; k++)
		languages[k] = editions->items[k].language;
	align_party_init(&party, languages, editions->count);
	done = editions_align(editions, &party, err) && align_output_open(&output, options, report, err);
	if (done && !align_output_add(&output, editions, options->links ? NULL : origin, err)) {
		align_output_abandon(&output);
		done = false;
	}
	done = done && align_output_close(&output, err);
	align_party_release(&party);
	arena_release(&arena);
	return done;
}

bool align_editions(char *const *paths, size_t count, const struct align_options *options,
		    struct align_report *report, struct error *err)
{
	struct editions_options how = { .lines = options->lines };
	struct editions editions;
	bool done;

	if (!align_read_languages(options->languages, count, how.languages, err) ||
	    !editions_open(&editions, paths, count, &how, err))
		return false;
	done = align_opened(&editions, options, report, err);
	editions_release(&editions);
	return done;
}
