/*
 * editions -- published articles that say the same in several languages, aligned.
 */
#include <config.h>

#include "project/editions.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "project/place.h"
#include "project/sentences.h"
#include "segment/segment.h"
#include "text/identify.h"

#include <stdlib.h>

/* The segments as one text, as far as is needed to know the language. */
#define IDENTIFY_BYTES ((size_t)1 << 16)

static const struct language *identify_segments(const struct edition_text *text)
{
	struct strbuf sample = STRBUF_INIT;
	const struct language *language;

	for (size_t i = 0; i < text->block_count && sample.bytes < IDENTIFY_BYTES; i++) {
		segment_strip(text->blocks[i].text, &sample);
		strbuf_add_byte(&sample, '\n');
	}
	language = identify(strbuf_slice(&sample)).language;
	strbuf_release(&sample);
	return language;
}

/* -------------------------------------------------------------------- opening */

static void add_block(struct edition_text *text, struct slice source, uint32_t kind)
{
	ARRAY_GROW(text->blocks, text->block_count, text->block_capacity);
	ARRAY_GROW(text->units, text->block_count, text->unit_capacity);
	text->units[text->block_count] = text->block_count;
	text->blocks[text->block_count++] = (struct align_segment){ source, kind };
}

static void read_lines(struct edition_text *text)
{
	struct slice rest = strbuf_slice(&text->bytes), line;

	if (slice_starts(rest, SLICE("\xef\xbb\xbf")))
		rest = slice_part(rest, 3, rest.bytes);
	while (slice_next_line(&rest, &line))
		add_block(text, line, 0);
}

/* The same type has the same number in every edition. */
static uint32_t kind_of(struct slice type)
{
	return (uint32_t)(hash_bytes(type, HASH_KEY_STORED) & 0xffffff) + 1;
}

static bool read_document(struct edition_text *text, struct error *err)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;

	if (!document_open(&text->document, text->path, strbuf_slice(&text->bytes), &options, err) ||
	    !document_expect_units(text->document, err))
		return false;
	for (size_t i = 0; i < document_unit_count(text->document); i++) {
		const struct document_unit *unit = document_unit(text->document, i);

		add_block(text, unit->source, kind_of(unit->type));
	}
	return true;
}

static bool find_language(struct edition_text *text, const struct language *stated, struct error *err)
{
	text->language = stated;
	if (!text->language)
		text->language = place_language(text->path);
	if (!text->language && text->document)
		text->language = document_language(text->document);
	if (!text->language)
		text->language = identify_segments(text);
	return text->language || error_set(err, ERROR_USAGE,
					   _("cannot tell what language '%s' is written in; say it with "
					     "'--languages', or in its name: name.uz.html"),
					   text->path);
}

bool edition_text_open(struct edition_text *text, const char *path, const struct language *stated, bool lines,
		       struct error *err)
{
	bool done;

	*text = (struct edition_text){ .path = path, .bytes = STRBUF_INIT };
	done = file_read(path, FILE_LIMIT_BYTES, &text->bytes, err);
	if (done && lines)
		read_lines(text);
	else
		done = done && read_document(text, err);
	if (done && text->block_count == 0)
		done = error_set(err, ERROR_EMPTY, _("there is nothing in '%s'"), path);
	if (done && find_language(text, stated, err))
		return true;
	edition_text_release(text);
	return false;
}

void edition_text_release(struct edition_text *text)
{
	document_free(text->document);
	strbuf_release(&text->bytes);
	free(text->blocks);
	free(text->units);
	*text = (struct edition_text){ .bytes = STRBUF_INIT };
}

size_t edition_text_drop_repeats(struct edition_text *text, const struct repeats *repeats)
{
	size_t kept = 0, all = text->block_count;

	for (size_t i = 0; i < all; i++) {
		if (repeats_has(repeats, text->language, repeats_hash(text->language, text->blocks[i].text)))
			continue;
		text->blocks[kept] = text->blocks[i];
		text->units[kept++] = text->units[i];
	}
	text->block_count = kept;
	return all - kept;
}

bool editions_open(struct editions *editions, char *const *paths, size_t count,
		   const struct editions_options *options, struct error *err)
{
	*editions = (struct editions)EDITIONS_INIT;
	for (size_t i = 0; i < count; i++) {
		if (!edition_text_open(&editions->items[i], paths[i], options->languages[i], options->lines, err)) {
			editions_release(editions);
			return false;
		}
		editions->count++;
		for (size_t k = 0; k < i; k++)
			if (editions->items[k].language == editions->items[i].language) {
				error_set(err, ERROR_USAGE,
					  _("'%s' and '%s' are both in '%s'; say their languages with '--languages'"),
					  paths[k], paths[i], editions->items[i].language->gettext_name);
				editions_release(editions);
				return false;
			}
	}
	return true;
}

void editions_release(struct editions *editions)
{
	for (size_t i = 0; i < editions->count; i++)
		edition_text_release(&editions->items[i]);
	align_groups_release(&editions->groups);
	free(editions->units);
	arena_release(&editions->arena);
	*editions = (struct editions)EDITIONS_INIT;
}

/* ---------------------------------------------------------------------- links */

static void print_run(struct align_run run, struct strbuf *out)
{
	strbuf_add_byte(out, '[');
	for (size_t i = 0; i < run.count; i++)
		strbuf_addf(out, "%s%zu", i ? "," : "", run.first + i);
	strbuf_add_byte(out, ']');
}

void editions_print_links(const struct editions *editions, struct strbuf *out)
{
	for (size_t i = 0; i < editions->groups.count; i++) {
		for (size_t k = 0; k < editions->count; k++) {
			if (k)
				strbuf_add_byte(out, ':');
			print_run(editions->groups.items[i].runs[k], out);
		}
		strbuf_add_byte(out, '\n');
	}
}

/* ------------------------------------------------------------------- aligning */

static struct aligned_unit *add_unit(struct editions *editions)
{
	ARRAY_GROW(editions->units, editions->unit_count, editions->unit_capacity);
	editions->units[editions->unit_count] = (struct aligned_unit){ .block = 0 };
	return &editions->units[editions->unit_count++];
}

static struct slice join(struct arena *arena, const struct align_segment *segments, struct align_run run)
{
	struct strbuf text = STRBUF_INIT;
	struct slice joined;

	if (run.count == 0)
		return SLICE_NONE;
	if (run.count == 1)
		return segments[run.first].text;
	for (size_t i = run.first; i < run.first + run.count; i++) {
		if (text.bytes)
			strbuf_add_byte(&text, ' ');
		strbuf_add(&text, segments[i].text);
	}
	joined = arena_copy(arena, strbuf_slice(&text));
	strbuf_release(&text);
	return joined;
}

/* Rounded down; what a machine says is never certain. */
static int percent_of(double confidence)
{
	int percent = (int)(confidence * 100);

	return percent > 99 ? 99 : percent;
}

static size_t sides_with_text(const struct align_group *group)
{
	size_t sides = 0;

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		sides += group->runs[k].count > 0;
	return sides;
}

/* All sentences that stand in groups with a partner, group by group. */
static bool split_all(const struct editions *editions, struct sentence_list *lists, struct error *err)
{
	for (size_t k = 0; k < editions->count; k++)
		for (size_t i = 0; i < editions->groups.count; i++) {
			const struct align_group *group = &editions->groups.items[i];
			struct align_run run = group->runs[k];

			if (sides_with_text(group) < 2)
				continue;
			for (size_t block = run.first; block < run.first + run.count; block++)
				if (!sentence_list_add(&lists[k], editions->items[k].blocks[block].text, i, err))
					return false;
		}
	return true;
}

static struct slice heading_path(const struct editions *editions, const struct align_group *group)
{
	for (size_t k = 0; k < editions->count; k++)
		if (group->runs[k].count && editions->items[k].document)
			return document_unit(editions->items[k].document,
					     editions->items[k].units[group->runs[k].first])->path;
	return SLICE_NONE;
}

static void add_block_unit(struct editions *editions, size_t index)
{
	const struct align_group *group = &editions->groups.items[index];
	struct aligned_unit *unit = add_unit(editions);

	for (size_t k = 0; k < editions->count; k++)
		unit->texts[k] = join(&editions->arena, editions->items[k].blocks, group->runs[k]);
	unit->path = heading_path(editions, group);
	unit->block = index;
	unit->percent = percent_of(group->confidence);
	unit->disputed = group->disputed;
	unit->crossing = group->crossing;
}

static void add_sentence_unit(struct editions *editions, const struct sentence_list *lists,
			      const struct align_group *group, size_t block, size_t number)
{
	const struct align_group *blocks = &editions->groups.items[block];
	struct aligned_unit *unit = add_unit(editions);
	double confidence = group->confidence * blocks->confidence;

	for (size_t k = 0; k < editions->count; k++)
		unit->texts[k] = join(&editions->arena, lists[k].items, group->runs[k]);
	unit->path = heading_path(editions, blocks);
	unit->block = block;
	unit->sentence = number;
	unit->percent = percent_of(confidence);
	unit->disputed = group->disputed || blocks->disputed;
	unit->crossing = group->crossing || blocks->crossing;
}

/*
 * The units of a group of blocks: itself, and its sentences when there are more
 * than one. `at` moves over the groups of sentences, which come in the order of blocks.
 */
static void add_units_of(struct editions *editions, const struct sentence_list *lists,
			 const struct align_groups *sentences, size_t block, size_t *at)
{
	size_t first = *at, number = 0;

	add_block_unit(editions, block);
	while (*at < sentences->count) {
		size_t own = sentences_number(lists, &sentences->items[*at]);

		if (own != block && own != SIZE_MAX)
			break;
		++*at;
	}
	if (*at - first < 2)
		return;
	for (size_t i = first; i < *at; i++)
		if (sentences_number(lists, &sentences->items[i]) == block && sides_with_text(&sentences->items[i]) >= 2)
			add_sentence_unit(editions, lists, &sentences->items[i], block, ++number);
}

static bool align_sentences(struct editions *editions, struct align_party *party, struct error *err)
{
	struct sentence_list lists[ALIGN_EDITIONS_MOST];
	struct align_groups sentences = ALIGN_GROUPS_INIT;
	bool done, plain = true;
	size_t at = 0;

	for (size_t k = 0; k < editions->count; k++) {
		sentence_list_init(&lists[k], editions->items[k].language, editions->splitters[k]);
		lists[k].terminology = editions->terminology;
	}
	done = split_all(editions, lists, err);
	for (size_t k = 0; done && k < editions->count; k++)
		plain = plain && sentence_list_is_plain(&lists[k]);
	if (done) {
		if (!plain)
			sentences_align(lists, party, &sentences);
		for (size_t block = 0; block < editions->groups.count; block++)
			add_units_of(editions, lists, &sentences, block, &at);
	}
	align_groups_release(&sentences);
	for (size_t k = 0; k < editions->count; k++)
		sentence_list_release(&lists[k]);
	return done;
}

bool editions_align(struct editions *editions, struct align_party *party, struct error *err)
{
	struct align_side sides[ALIGN_EDITIONS_MOST];
	struct concept_list concepts[ALIGN_EDITIONS_MOST] = { { .count = 0 } };

	for (size_t k = 0; k < editions->count; k++) {
		const struct edition_text *edition = &editions->items[k];

		for (size_t i = 0; i < edition->block_count; i++)
			concept_list_add(&concepts[k], editions->terminology, edition->language, i,
					 edition->blocks[i].text);
		sides[k] = (struct align_side){ .language = edition->language,
						.segments = edition->blocks,
						.count = edition->block_count,
						.concepts = concepts[k].items,
						.concept_count = concepts[k].count };
	}
	align_party_run(party, sides, &editions->groups);
	for (size_t k = 0; k < editions->count; k++)
		concept_list_release(&concepts[k]);
	editions->unit_count = 0;
	if (editions->items[0].document)
		return align_sentences(editions, party, err);
	for (size_t i = 0; i < editions->groups.count; i++)
		add_block_unit(editions, i);
	return true;
}
