/*
 * article -- a published article, as far as must be known to find its other editions.
 */
#include <config.h>

#include "project/article.h"

#include "align/features.h"
#include "align/sound.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "document/html_tokens.h"
#include "document/package.h"
#include "project/repeats.h"

#include <stdlib.h>

/* What a word of code has; lines of front matter that are looked at. */
enum { CODE_WORD_LEAST = 2, CODE_WORD_MOST = 64, FRONT_LINES_MOST = 50 };

struct reading {
	struct article *article;
	struct feature_tools *tools;
	struct arena *arena;
	struct article_mark *marks;
	size_t mark_count, mark_capacity;
	struct article_link *links;
	size_t link_count, link_capacity, seen; /* pictures are seen too */
	size_t codes;
	struct strbuf text;
};

/* ---------------------------------------------------------------------- marks */

static void add_mark(struct reading *reading, enum mark_kind kind, struct slice text)
{
	struct hash_key key = HASH_KEY_STORED;

	key.low ^= (uint64_t)kind + 1;
	ARRAY_GROW(reading->marks, reading->mark_count, reading->mark_capacity);
	reading->marks[reading->mark_count++] = (struct article_mark){ hash_bytes(text, key), kind };
}

static int compare_marks(const void *a, const void *b)
{
	const struct article_mark *left = a, *right = b;

	return left->hash < right->hash ? -1 : left->hash > right->hash;
}

static void keep_marks(struct reading *reading)
{
	struct article *article = reading->article;

	qsort(reading->marks, reading->mark_count, sizeof(*reading->marks), compare_marks);
	article->marks = arena_alloc(reading->arena, (reading->mark_count + 1) * sizeof(*article->marks));
	for (size_t i = 0; i < reading->mark_count; i++)
		if (i == 0 || reading->marks[i].hash != reading->marks[i - 1].hash)
			article->marks[article->mark_count++] = reading->marks[i];
}

/* ------------------------------------------------------- links and pictures */

static void add_link(struct reading *reading, struct slice link, struct slice language)
{
	if (reading->seen++ >= ARTICLE_LINKS_MOST)
		return;
	strbuf_clear(&reading->text);
	if (!place_add_link(link, slice_of(reading->article->name), &reading->text))
		return;
	ARRAY_GROW(reading->links, reading->link_count, reading->link_capacity);
	reading->links[reading->link_count++] = (struct article_link){
		arena_copy(reading->arena, strbuf_slice(&reading->text)),
		language.bytes ? language_find(language) : NULL,
	};
}

/* "photo-300x200" is the photo in another size. */
static struct slice without_size(struct slice name)
{
	size_t at = name.bytes, digits = 0, marks = 0;

	while (at > 0 && ((name.data[at - 1] >= '0' && name.data[at - 1] <= '9') ||
			  (name.data[at - 1] == 'x' && digits))) {
		marks += name.data[at - 1] == 'x';
		digits += name.data[at - 1] != 'x';
		at--;
	}
	return marks == 1 && digits >= 4 && at > 1 && name.data[at - 1] == '-' ? slice_part(name, 0, at - 1)
									       : name;
}

static void add_picture(struct reading *reading, struct slice source)
{
	size_t end = slice_find(source, SLICE("?"), 0), begin = 0, dot;
	struct slice name;

	if (reading->seen++ >= ARTICLE_LINKS_MOST || slice_starts(source, SLICE("data:")))
		return;
	source = slice_part(source, 0, end);
	for (size_t i = 0; i < source.bytes; i++)
		if (source.data[i] == '/')
			begin = i + 1;
	name = slice_part(source, begin, source.bytes);
	for (dot = name.bytes; dot > 0 && name.data[dot - 1] != '.'; dot--)
		;
	name = without_size(dot > 1 ? slice_part(name, 0, dot - 1) : name);
	if (name.bytes)
		add_mark(reading, MARK_PICTURE, name);
}

static bool looks_like_picture(struct slice link)
{
	static const char *const suffixes[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif" };

	for (size_t i = 0; i < ARRAY_COUNT(suffixes); i++)
		if (link.bytes > strlen(suffixes[i]) &&
		    slice_equal_ascii_case(slice_part(link, link.bytes - strlen(suffixes[i]), link.bytes),
					   slice_of(suffixes[i])))
			return true;
	return false;
}

static void add_reference(struct reading *reading, struct slice reference, struct slice language)
{
	if (looks_like_picture(slice_part(reference, 0, slice_find(reference, SLICE("?"), 0))))
		add_picture(reading, reference);
	else
		add_link(reading, reference, language);
}

static struct slice value_of(struct slice text, const struct html_token *token, struct slice name)
{
	const struct html_attribute *attribute = html_token_attribute(token, name);

	return attribute ? slice_trim(slice_part(text, attribute->value.begin, attribute->value.end))
			 : SLICE_NONE;
}

/* Of a page, and of the XML of a package, which has references in attributes too. */
static void read_tags(struct reading *reading, struct slice text)
{
	static const char *const references[] = { "href", "xlink:href" };
	struct html_tokens tokens = HTML_TOKENS_INIT(text, 0);
	struct html_token token;
	struct article *article = reading->article;

	while (html_tokens_next(&tokens, &token)) {
		struct slice source = SLICE_NONE, day;

		if (token.kind != HTML_START)
			continue;
		for (size_t i = 0; i < ARRAY_COUNT(references); i++) {
			struct slice link = value_of(text, &token, slice_of(references[i]));

			if (link.bytes)
				add_reference(reading, link, value_of(text, &token, SLICE("hreflang")));
		}
		if (slice_equal_ascii_case(token.name, SLICE("img")))
			source = value_of(text, &token, SLICE("src"));
		if (source.bytes)
			add_picture(reading, source);
		day = value_of(text, &token, SLICE("datetime"));
		if (slice_is(value_of(text, &token, SLICE("property")), "article:published_time"))
			day = value_of(text, &token, SLICE("content"));
		if (day.bytes && article->day == PLACE_DAY_UNKNOWN)
			article->day = place_day(day);
	}
	html_tokens_release(&tokens);
}

/* A picture of a package goes by its bytes: its name says nothing ("image1.png"). */
static bool read_pictures(struct reading *reading, struct slice bytes, struct error *err)
{
	struct package *package;

	if (!package_sniff(bytes))
		return true;
	if (!package_open(&package, bytes, err))
		return false;
	for (size_t i = 0; i < package_count(package); i++) {
		uint32_t checksum = package_checksum(package, i);

		if (reading->seen < ARTICLE_LINKS_MOST && looks_like_picture(package_name(package, i))) {
			reading->seen++;
			add_mark(reading, MARK_PICTURE, slice_from((const char *)&checksum, sizeof(checksum)));
		}
	}
	package_free(package);
	return true;
}

/* Words of code are the same in every language, but for `{{placeholders}}`. */
static void add_code(struct reading *reading, struct slice code)
{
	struct slice word;

	while (slice_next_field(&code, ' ', &word))
		if (word.bytes >= CODE_WORD_LEAST && word.bytes <= CODE_WORD_MOST &&
		    slice_find(word, SLICE("{{"), 0) == SIZE_MAX)
			add_mark(reading, MARK_CODE, word);
}

static bool is_letter(char byte)
{
	return (byte & 0x80) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* `code` of Markdown on one line; behind a letter the mark is somebody's apostrophe (O`zbekiston). */
static void read_code(struct reading *reading, struct slice line)
{
	size_t begin = 0, end;

	while (reading->codes < ARTICLE_CODES_MOST && (begin = slice_find(line, SLICE("`"), begin)) != SIZE_MAX) {
		end = slice_find(line, SLICE("`"), begin + 1);
		if (end == SIZE_MAX)
			return;
		if (begin > 0 && is_letter(line.data[begin - 1])) {
			begin++;
			continue;
		}
		add_code(reading, slice_part(line, begin + 1, end));
		reading->codes++;
		begin = end + 1;
	}
}

/* `](where "title")` of Markdown, its code, and the day of its front matter. */
static void read_marks(struct reading *reading, struct slice text)
{
	struct article *article = reading->article;
	struct slice rest = text, line;
	size_t at = 0;

	while ((at = slice_find(text, SLICE("]("), at)) != SIZE_MAX) {
		size_t begin = at += 2;

		while (at < text.bytes && !strchr(") \t\n", text.data[at]))
			at++;
		add_reference(reading, slice_part(text, begin, at), SLICE_NONE);
	}
	for (size_t lines = 0; slice_next_line(&rest, &line); lines++) {
		if (lines < FRONT_LINES_MOST && slice_starts(text, SLICE("---")) &&
		    slice_starts(line, SLICE("date:")) && article->day == PLACE_DAY_UNKNOWN)
			article->day = place_day(line);
		read_code(reading, line);
	}
}

static void read_streams(struct reading *reading, const struct edition_text *text)
{
	size_t done = SIZE_MAX;

	for (size_t i = 0; i < document_unit_count(text->document); i++) {
		size_t stream = document_unit(text->document, i)->stream;
		struct slice bytes;

		if (stream == done)
			continue;
		done = stream;
		bytes = document_stream_text(text->document, stream);
		read_tags(reading, bytes);
		read_marks(reading, bytes);
	}
}

/* ---------------------------------------------------------------------- words */

/* Words that sound alike share a bucket: inflected names do, words of other meaning seldom. */
static void add_sound(struct reading *reading, enum mark_kind kind, struct slice sound)
{
	uint32_t bucket = sound.bytes ? sound_bucket(sound) : 0;

	if (bucket)
		add_mark(reading, kind, slice_from((const char *)&bucket, sizeof(bucket)));
}

/* Shorter words are too many and too alike. */
#define WORD_SOUND_LEAST 6

static void add_words(struct reading *reading, const struct edition_text *text)
{
	struct align_side side = { .language = text->language,
				   .segments = text->blocks,
				   .count = text->block_count < ARTICLE_BLOCKS_MOST ? text->block_count
										    : ARTICLE_BLOCKS_MOST };
	struct features features;

	features_init(&features, &side, reading->tools);
	for (size_t i = 0; i < features.type_count; i++) {
		const struct feature_type *type = &features.types[i];

		if (type->class == FEATURE_VALUE)
			add_mark(reading, MARK_FIGURE, type->text);
		else if (type->class == FEATURE_NAME)
			add_sound(reading, MARK_NAME, type->sound);
		else if (type->class == FEATURE_WORD && type->sound.bytes >= WORD_SOUND_LEAST)
			add_sound(reading, MARK_WORD, type->sound);
	}
	features_release(&features);
}

static void add_title_words(struct reading *reading, struct slice title)
{
	struct align_segment segment = { .text = title };
	struct align_side side = { .language = reading->article->language, .segments = &segment, .count = 1 };
	struct features features;

	features_init(&features, &side, reading->tools);
	for (size_t i = 0; i < features.type_count; i++)
		if (features.types[i].class == FEATURE_NAME || features.types[i].class == FEATURE_WORD)
			add_sound(reading, MARK_TITLE, features.types[i].sound);
	features_release(&features);
}

/* "konferentsiya-v-baku": each word may sound like one of a title. */
static void add_slug(struct reading *reading)
{
	struct slice slug = reading->article->key;

	for (size_t i = slug.bytes; i > 0; i--)
		if (slug.data[i - 1] == '/') {
			slug = slice_part(slug, i, slug.bytes);
			break;
		}
	strbuf_clear(&reading->text);
	for (size_t i = 0; i < slug.bytes; i++)
		strbuf_add_byte(&reading->text, strchr("-_.+", slug.data[i]) ? ' ' : slug.data[i]);
	if (utf8_is_valid(strbuf_slice(&reading->text)))
		add_title_words(reading, strbuf_slice(&reading->text));
}

static struct slice find_title(const struct edition_text *text)
{
	static const char *const types[] = { "h1", "title", "og:title" };

	for (size_t kind = 0; text->document && kind < ARRAY_COUNT(types); kind++)
		for (size_t i = 0; i < document_unit_count(text->document); i++)
			if (slice_is(document_unit(text->document, i)->type, types[kind]))
				return document_unit(text->document, i)->source;
	return text->blocks[0].text;
}

/* ------------------------------------------------------------------- together */

static void note_places(struct reading *reading)
{
	struct article *article = reading->article;
	struct slice name = slice_of(article->name);

	strbuf_clear(&reading->text);
	place_add_key(name, &reading->text);
	article->key = arena_copy(reading->arena, strbuf_slice(&reading->text));
	strbuf_clear(&reading->text);
	strbuf_add_byte(&reading->text, '/');
	strbuf_add(&reading->text, name);
	name = arena_copy(reading->arena, strbuf_slice(&reading->text));
	strbuf_clear(&reading->text);
	if (!place_add_link(name, SLICE(""), &reading->text)) /* "index.html" alone */
		strbuf_add(&reading->text, article->key);
	article->place = arena_copy(reading->arena, strbuf_slice(&reading->text));
	article->day = place_day(slice_of(article->name));
}

static void note_blocks(struct reading *reading, const struct edition_text *text)
{
	struct article *article = reading->article;

	article->block_count = text->block_count;
	article->blocks = arena_alloc(reading->arena, (text->block_count + 1) * sizeof(*article->blocks));
	for (size_t i = 0; i < text->block_count; i++)
		article->blocks[i] = repeats_hash(text->language, text->blocks[i].text);
}

void article_reader_init(struct article_reader *reader, struct arena *arena)
{
	*reader = (struct article_reader){ .arena = arena };
}

void article_reader_release(struct article_reader *reader)
{
	for (size_t i = 0; i < ARTICLE_READER_LANGUAGES; i++)
		feature_tools_free(reader->tools[i]);
	reader->count = 0;
}

/* Those of a language; past so many languages the oldest make room. */
static struct feature_tools *tools_for(struct article_reader *reader, const struct language *language)
{
	size_t place;

	for (place = 0; place < ARTICLE_READER_LANGUAGES; place++)
		if (reader->languages[place] == language)
			return reader->tools[place];
	place = reader->count++ % ARTICLE_READER_LANGUAGES;
	feature_tools_free(reader->tools[place]);
	reader->languages[place] = language;
	reader->tools[place] = feature_tools_new(language);
	return reader->tools[place];
}

static bool read_edition(struct reading *reading, const struct edition_text *text, struct error *err)
{
	struct article *article = reading->article;

	note_places(reading);
	article->title = arena_copy(reading->arena, find_title(text));
	if (!read_pictures(reading, strbuf_slice(&text->bytes), err))
		return false;
	read_streams(reading, text);
	add_words(reading, text);
	add_title_words(reading, article->title);
	add_slug(reading);
	keep_marks(reading);
	note_blocks(reading, text);
	article->links = arena_alloc(reading->arena, (reading->link_count + 1) * sizeof(*article->links));
	if (reading->link_count)
		memcpy(article->links, reading->links, reading->link_count * sizeof(*article->links));
	article->link_count = reading->link_count;
	return true;
}

bool article_read(struct article_reader *reader, struct article *article, const char *path, const char *name,
		  const struct language *stated, struct error *err)
{
	struct arena *arena = reader->arena;
	struct reading reading = { .article = article, .arena = arena, .text = STRBUF_INIT };
	struct edition_text text;
	bool done;

	if (!edition_text_open(&text, path, stated, false, err))
		return false;
	*article = (struct article){ .path = arena_string(arena, slice_of(path)),
				     .name = arena_string(arena, slice_of(name)),
				     .content = hash_bytes(strbuf_slice(&text.bytes), HASH_KEY_STORED),
				     .language = text.language };
	reading.tools = tools_for(reader, text.language);
	done = read_edition(&reading, &text, err);
	edition_text_release(&text);
	strbuf_release(&reading.text);
	free(reading.marks);
	free(reading.links);
	return done;
}
