/*
 * tarjimon memory search -- the concordance: where words stand, and how they were translated.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/memory_option.h"
#include "cli/output.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/json.h"
#include "memory/concordance.h"

#include <stdlib.h>

struct search_options {
	const char *store;
	const struct language *source, *target;
	const char *translation;
	int limit;
	bool exact, json;
};

static const struct search_options defaults = { .limit = 20 };

static const struct option_row options[] = {
	{ .letter = 'm',
	  .name = "memory",
	  .kind = OPTION_TEXT,
	  .argument = "STORE",
	  .offset = offsetof(struct search_options, store),
	  .help = N_("the memory to ask") },
	{ .letter = 's',
	  .name = "source",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct search_options, source),
	  .help = N_("look in texts of this language; without it in all") },
	{ .letter = 't',
	  .name = "target",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct search_options, target),
	  .help = N_("show translations into this language; without it into all") },
	{ .name = "translation",
	  .kind = OPTION_TEXT,
	  .argument = "TEXT",
	  .offset = offsetof(struct search_options, translation),
	  .help = N_("only where these words stand in the translation") },
	{ .name = "exact",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct search_options, exact),
	  .help = N_("not in other inflected forms") },
	{ .name = "limit",
	  .kind = OPTION_NUMBER,
	  .argument = "20",
	  .low = 0,
	  .high = 1000000,
	  .offset = offsetof(struct search_options, limit),
	  .help = N_("the newest so many texts; 0 for all") },
	{ .name = "json",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct search_options, json),
	  .help = N_("an object a line, for machines") },
	OPTION_END
};

/* ------------------------------------------------------------- for machines */

static void add_json_text(struct json *json, const struct concordance_text *text)
{
	json_member_string(json, "language", slice_of(text->language->tag));
	json_member_string(json, "text", text->text);
	json_key(json, "marks");
	json_begin_array(json);
	for (size_t i = 0; i < text->mark_count; i++)
		json_string(json, slice_part(text->text, text->marks[i].from, text->marks[i].to));
	json_end_array(json);
}

static void add_json_hit(struct strbuf *out, const struct concordance_hit *hit)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	add_json_text(&json, &hit->text);
	json_key(&json, "translations");
	json_begin_array(&json);
	for (size_t i = 0; i < hit->translation_count; i++) {
		const struct concordance_translation *translation = &hit->translations[i];

		json_begin_object(&json);
		add_json_text(&json, &translation->text);
		json_member_string(&json, "origin", translation->origin);
		json_member_string(&json, "status", slice_of(tm_status_name(translation->status)));
		json_member_integer(&json, "units", (int64_t)translation->unit_count);
		json_end_object(&json);
	}
	json_end_array(&json);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}

/* --------------------------------------------------------------- for people */

static void add_text(struct strbuf *out, const struct concordance_text *text)
{
	struct strbuf found = STRBUF_INIT;
	size_t at = 0;

	for (size_t i = 0; i < text->mark_count; i++) {
		output_add_visible(out, slice_part(text->text, at, text->marks[i].from), true);
		strbuf_clear(&found);
		output_add_visible(&found, slice_part(text->text, text->marks[i].from, text->marks[i].to),
				   true);
		output_add_coloured(out, COLOUR_BOLD, found.data);
		at = text->marks[i].to;
	}
	output_add_visible(out, slice_part(text->text, at, text->text.bytes), true);
	strbuf_release(&found);
}

static void add_hit(struct strbuf *out, const struct concordance_hit *hit)
{
	strbuf_addf(out, "%-14s", hit->text.language->gettext_name);
	add_text(out, &hit->text);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < hit->translation_count; i++) {
		const struct concordance_translation *translation = &hit->translations[i];
		struct strbuf origin = STRBUF_INIT;

		strbuf_addf(out, "  %-12s", translation->text.language->gettext_name);
		add_text(out, &translation->text);
		if (translation->origin.bytes) {
			strbuf_add_string(&origin, "  ");
			output_add_visible(&origin, translation->origin, true);
			output_add_coloured(out, COLOUR_DIM, origin.data);
		}
		strbuf_add_byte(out, '\n');
		strbuf_release(&origin);
	}
	strbuf_add_byte(out, '\n');
}

static bool say(const struct search_options *values, const struct concordance *found, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done = true;

	for (size_t i = 0; i < found->count && done; i++) {
		(values->json ? add_json_hit : add_hit)(&out, &found->items[i]);
		done = output_write(strbuf_slice(&out), err);
		strbuf_clear(&out);
	}
	strbuf_release(&out);
	if (done && !found->complete)
		output_warn("%s", _("there are more; ask with a larger --limit"));
	return done;
}

static int run(const struct invocation *invocation, struct error *err)
{
	const struct search_options *values = invocation->options;
	struct slice *phrases = alloc_zeroed(invocation->argument_count, sizeof(*phrases));
	struct concordance_query query = {
		.phrases = phrases,
		.phrase_count = invocation->argument_count,
		.language = values->source,
		.target = values->target,
		.translation = slice_of(values->translation),
		.limit = (size_t)values->limit,
		.flags = values->exact ? CONCORDANCE_EXACT : 0,
	};
	struct concordance found = CONCORDANCE_INIT;
	struct memory *memory = NULL;
	bool done;
	size_t count;

	for (size_t i = 0; i < invocation->argument_count; i++)
		phrases[i] = slice_of(invocation->arguments[i]);
	done = memory_option_open(invocation, values->store, MEMORY_READ, &memory, err) &&
	       memory_concordance(memory, &query, &found, err) && say(values, &found, err);
	count = found.count;
	memory_close(memory);
	concordance_release(&found);
	free(phrases);
	if (!done)
		return EXIT_UNABLE;
	return count ? EXIT_DONE : EXIT_FOUND;
}

const struct command cmd_memory_search = {
	.name = "memory search",
	.arguments = "WORDS...",
	.summary = N_("show where words stand in the memory, and how they were translated"),
	.details = N_(
		"Each argument is a word or a phrase; texts that have all of them are shown, the newest first. Words are "
		"found in any inflected form, case and script."),
	.options = options,
	.options_bytes = sizeof(struct search_options),
	.defaults = &defaults,
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = ARGUMENTS_ANY,
	.run = run,
};
