/*
 * weblate -- a memory as Weblate's JSON.
 */
#include <config.h>

#include "catalog/weblate.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/json_read.h"

/* Of Weblate: the pairs are shared by its projects. */
#define CATEGORY_SHARED 2

enum member {
	MEMBER_SOURCE,
	MEMBER_TARGET,
	MEMBER_SOURCE_LANGUAGE,
	MEMBER_TARGET_LANGUAGE,
	MEMBER_ORIGIN,
	MEMBER_CONTEXT,
	MEMBERS
};

static const char *const names[MEMBERS] = {
	[MEMBER_SOURCE] = "source",
	[MEMBER_TARGET] = "target",
	[MEMBER_SOURCE_LANGUAGE] = "source_language",
	[MEMBER_TARGET_LANGUAGE] = "target_language",
	[MEMBER_ORIGIN] = "origin",
	[MEMBER_CONTEXT] = "context",
};

struct reader {
	struct json_reader json;
	struct strbuf values[MEMBERS]; /* of the object that is open; empty: none */
	struct strbuf key;
	tm_record_function each;
	void *data;
	struct loss_report *losses;
};

static bool read_member(struct reader *reader, size_t line, struct error *err)
{
	for (size_t i = 0; i < MEMBERS; i++)
		if (slice_is(strbuf_slice(&reader->key), names[i]) && json_peek(&reader->json) == JSON_STRING)
			return json_take_string(&reader->json, &reader->values[i], err);
	if (!slice_is(strbuf_slice(&reader->key), "category") &&
	    !slice_is(strbuf_slice(&reader->key), "status"))
		loss_add(reader->losses,
			 &(struct loss){ LOSS_ELEMENT, line, .detail = strbuf_slice(&reader->key) });
	return json_pass(&reader->json, err);
}

static struct slice value_of(const struct reader *reader, enum member member)
{
	return reader->values[member].bytes ? strbuf_slice(&reader->values[member]) : SLICE_NONE;
}

static bool give(struct reader *reader, size_t line, struct error *err)
{
	struct tm_text texts[2];
	const struct tm_record record = {
		.texts = texts,
		.text_count = 2,
		.line = line,
		.origin = value_of(reader, MEMBER_ORIGIN),
		.context = value_of(reader, MEMBER_CONTEXT),
	};

	for (int i = 0; i < 2; i++) {
		struct slice language = value_of(reader, i ? MEMBER_TARGET_LANGUAGE : MEMBER_SOURCE_LANGUAGE);

		texts[i] = (struct tm_text){ .text = value_of(reader, i ? MEMBER_TARGET : MEMBER_SOURCE),
					     .created = TM_TIME_UNKNOWN,
					     .changed = TM_TIME_UNKNOWN };
		if (!texts[i].text.data || !language.data) {
			loss_add(reader->losses, &(struct loss){ LOSS_INCOMPLETE, line,
								 .detail = value_of(reader, MEMBER_SOURCE) });
			return true;
		}
		texts[i].language = language_find(language);
		if (!texts[i].language) {
			loss_add(reader->losses,
				 &(struct loss){ LOSS_LANGUAGE_UNKNOWN, line, .detail = language });
			return true;
		}
	}
	if (texts[0].language != texts[1].language)
		return reader->each(reader->data, &record, err);
	loss_add(reader->losses,
		 &(struct loss){ LOSS_LANGUAGE_TWICE, line, .detail = slice_of(texts[0].language->tag) });
	return true;
}

static bool read_object(struct reader *reader, struct error *err)
{
	size_t line = reader->json.line;
	bool more = true;

	if (json_peek(&reader->json) != JSON_OBJECT) {
		loss_add(reader->losses, &(struct loss){ .kind = LOSS_INCOMPLETE, .line = line });
		return json_pass(&reader->json, err);
	}
	line = reader->json.line;
	for (size_t i = 0; i < MEMBERS; i++)
		strbuf_clear(&reader->values[i]);
	if (!json_take_object(&reader->json, err))
		return false;
	while (more)
		if (!json_next_member(&reader->json, &reader->key, &more, err) ||
		    (more && !read_member(reader, line, err)))
			return false;
	return give(reader, line, err);
}

static bool read_all(struct reader *reader, struct error *err)
{
	bool more = true;

	if (!json_take_array(&reader->json, err))
		return false;
	while (more)
		if (!json_next_item(&reader->json, &more, err) || (more && !read_object(reader, err)))
			return false;
	return json_take_end(&reader->json, err);
}

bool weblate_read(const char *path, tm_record_function each, void *data, struct loss_report *losses,
		  struct error *err)
{
	struct reader reader = { .key = STRBUF_INIT, .each = each, .data = data, .losses = losses };
	bool done;

	for (size_t i = 0; i < MEMBERS; i++)
		strbuf_init(&reader.values[i]);
	done = json_open(&reader.json, path, err) && read_all(&reader, err);
	json_close(&reader.json);
	for (size_t i = 0; i < MEMBERS; i++)
		strbuf_release(&reader.values[i]);
	strbuf_release(&reader.key);
	return done;
}

bool weblate_sniff(struct slice beginning)
{
	if (slice_starts(beginning, SLICE("\xef\xbb\xbf")))
		beginning = slice_part(beginning, 3, beginning.bytes);
	beginning = slice_trim(beginning);
	return slice_starts(beginning, SLICE("[")) || slice_starts(beginning, SLICE("{"));
}

/* gettext's name where it is a plain one, else the tag with its parts joined as Weblate joins them. */
static void add_language(struct json *json, const char *key, const struct language *language)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_add_string(&name, strchr(language->gettext_name, '@') ? language->tag : language->gettext_name);
	for (size_t i = 0; i < name.bytes; i++)
		if (name.data[i] == '-')
			name.data[i] = '_';
	json_member_string(json, key, strbuf_slice(&name));
	strbuf_release(&name);
}

void weblate_print(const struct tm_record *record, const struct tm_text *source, const struct tm_text *target,
		   struct strbuf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "source", source->text);
	json_member_string(&json, "target", target->text);
	add_language(&json, "source_language", source->language);
	add_language(&json, "target_language", target->language);
	json_member_string(&json, "origin", record->origin);
	json_member_integer(&json, "category", CATEGORY_SHARED);
	if (record->context.bytes)
		json_member_string(&json, "context", record->context);
	json_end_object(&json);
}
