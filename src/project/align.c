/*
 * align -- published editions become units of the memory.
 */
#include <config.h>

#include "project/align.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "text/language_guess.h"
#include "project/align_output.h"
#include "project/teach.h"

#include <inttypes.h>

void align_report_release(struct align_report *report)
{
	strbuf_release(&report->pairs);
	strbuf_release(&report->notes);
}

void align_add_reason(const char *path, uint64_t content, struct strbuf *reason)
{
	strbuf_addf(reason, "%s%s %016" PRIx64, reason->bytes ? ", " : "", path, content);
}

bool align_read_languages(const char *names, size_t count, const struct language **languages, struct error *err)
{
	struct slice rest = slice_of(names), name;
	size_t found = 0;

	while (names && slice_next_field(&rest, ',', &name)) {
		const struct language *language = language_read(slice_trim(name), err);

		if (!language)
			return false;
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

static bool write_article(struct align_output *output, const struct editions *editions, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct strbuf reason = STRBUF_INIT;
	bool known = false, done;

	for (size_t k = 0; k < editions->count; k++)
		align_add_reason(editions->items[k].path,
				 hash_bytes(strbuf_slice(&editions->items[k].bytes), HASH_KEY_STORED), &reason);
	done = align_output_begin(output, arena_string(&arena, origin_of(editions->items[0].path)),
				  strbuf_slice(&reason), &known, err) &&
	       (known || (align_output_add(output, editions, err) && align_output_end(output, err)));
	strbuf_release(&reason);
	arena_release(&arena);
	return done;
}

/* A memory that is not there yet teaches nothing. */
static bool teach_from(const char *store, struct align_party *party, struct error *err)
{
	struct memory *memory;
	bool done;

	if (!store || !file_exists(store))
		return true;
	if (!memory_open(&memory, store, MEMORY_READ, err))
		return false;
	done = teach_party(party, memory, err);
	memory_close(memory);
	return done;
}

static bool align_opened(struct editions *editions, const struct align_options *options,
			 struct align_report *report, struct error *err)
{
	const struct language *languages[ALIGN_EDITIONS_MOST];
	struct align_party party;
	struct align_output output;
	bool done;

	for (size_t k = 0; k < editions->count; k++)
		languages[k] = editions->items[k].language;
	align_party_init(&party, languages, editions->count);
	editions->terminology = options->terminology;
	done = teach_from(options->store, &party, err) && editions_align(editions, &party, err) &&
	       align_output_open(&output, options, languages, editions->count, report, err);
	if (done && !write_article(&output, editions, err)) {
		align_output_abandon(&output);
		done = false;
	}
	done = done && align_output_close(&output, err);
	align_party_release(&party);
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
