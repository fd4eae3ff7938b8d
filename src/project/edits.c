/*
 * edits -- what somebody changed in a published edition after it was merged.
 */
#include <config.h>

#include "project/edits.h"

#include "align/align.h"
#include "base/alloc.h"
#include "base/hash.h"
#include "project/edit_codes.h"
#include "project/edit_cuts.h"
#include "text/token.h"

#include <stdlib.h>

/* A text that was merged: by its hashes, and what is known of it now. */
struct merged {
	char source_digits[RECORD_TEXT_DIGITS + 1], target_digits[RECORD_TEXT_DIGITS + 1];
	struct slice source;		  /* none: neither release nor catalog has it */
	const struct document_unit *unit; /* of the release, or NULL */
	size_t place;			  /* in the catalog, or CATALOG_NOT_FOUND */
};

#define NO_PARTNER EDIT_NO_PARTNER

struct finding {
	const struct opened_release *release, *published;
	struct edition *edition;
	struct merged *merged;
	size_t merged_count, merged_capacity;
	char (*digits)[RECORD_TEXT_DIGITS + 1]; /* of the blocks of what is published */
	size_t block_count;
	size_t *block_of;  /* of each merged text its block */
	size_t *merged_of; /* and the reverse */
	bool *foreign;	   /* of each block: it is a source text, never translated */
	bool *recut;	   /* of each block: a part of a text or several of them, word for word */
	struct edits *edits;
};

void edits_release(struct edits *edits)
{
	free(edits->items);
	arena_release(&edits->arena);
	*edits = (struct edits)EDITS_INIT;
}

/* ------------------------------------------------------------- what was merged */

/* The texts of release and catalog by their digits. */
struct known {
	struct map release, catalog;
	struct arena arena;
};

static void know(struct known *known, struct map *map, struct slice source, size_t place)
{
	char digits[RECORD_TEXT_DIGITS + 1];

	record_text_digits(source, digits);
	map_add(map, arena_copy(&known->arena, slice_of(digits)), place, NULL);
}

static void know_all(struct known *known, const struct finding *finding)
{
	const struct catalog *catalog = &finding->edition->catalog;

	for (size_t i = 0; i < document_unit_count(finding->release->document); i++)
		know(known, &known->release, document_unit(finding->release->document, i)->source, i);
	for (int obsolete = 0; obsolete < 2; obsolete++) /* the living ones first */
		for (size_t i = 0; i < catalog->count; i++)
			if (!(catalog->units[i].flags & UNIT_OBSOLETE) == !obsolete)
				know(known, &known->catalog, catalog->units[i].source, i);
	for (size_t i = 0; i < catalog->count; i++) /* and what a text was before the release moved on */
		if (catalog->units[i].previous_source.bytes)
			know(known, &known->catalog, catalog->units[i].previous_source, i);
}

/* The unit's source, or what it was before. */
static struct slice source_at(const struct unit *unit, const struct merged *merged)
{
	char digits[RECORD_TEXT_DIGITS + 1];

	record_text_digits(unit->source, digits);
	return strcmp(digits, merged->source_digits) == 0 ? unit->source : unit->previous_source;
}

static void find_source(struct finding *finding, const struct known *known, struct merged *merged)
{
	const size_t *unit = map_find(&known->release, slice_of(merged->source_digits));
	const size_t *place = map_find(&known->catalog, slice_of(merged->source_digits));

	merged->place = place ? *place : CATALOG_NOT_FOUND;
	if (place)
		merged->source = source_at(&finding->edition->catalog.units[*place], merged);
	if (unit)
		merged->unit = document_unit(finding->release->document, *unit);
	if (unit)
		merged->source = merged->unit->source;
}

static void read_merged(struct finding *finding, const struct edition_record *row)
{
	struct known known = { .arena = ARENA_INIT };
	struct slice sources = row->texts, targets = row->targets, source, target;

	know_all(&known, finding);
	while (slice_next_field(&sources, ' ', &source) && slice_next_field(&targets, ' ', &target)) {
		struct merged *merged;

		if (source.bytes != RECORD_TEXT_DIGITS || target.bytes != RECORD_TEXT_DIGITS)
			continue;
		ARRAY_GROW(finding->merged, finding->merged_count, finding->merged_capacity);
		merged = &finding->merged[finding->merged_count++];
		*merged = (struct merged){ .source = SLICE_NONE };
		memcpy(merged->source_digits, source.data, RECORD_TEXT_DIGITS);
		memcpy(merged->target_digits, target.data, RECORD_TEXT_DIGITS);
		find_source(finding, &known, merged);
	}
	map_release(&known.release);
	map_release(&known.catalog);
	arena_release(&known.arena);
}

/* ---------------------------------------------------------- what is published */

static void read_published(struct finding *finding)
{
	const struct document *document = finding->published->document;
	struct map sources = MAP_INIT;
	struct arena arena = ARENA_INIT;
	char digits[RECORD_TEXT_DIGITS + 1];

	finding->block_count = document_unit_count(document);
	finding->digits = alloc_zeroed(finding->block_count + 1, sizeof(*finding->digits));
	finding->foreign = alloc_zeroed(finding->block_count + 1, sizeof(*finding->foreign));
	for (size_t i = 0; i < document_unit_count(finding->release->document); i++) {
		record_target_digits(document_unit(finding->release->document, i)->source, digits);
		map_add(&sources, arena_copy(&arena, slice_of(digits)), i, NULL);
	}
	for (size_t i = 0; i < finding->block_count; i++) {
		record_target_digits(document_unit(document, i)->source, finding->digits[i]);
		finding->foreign[i] = map_find(&sources, slice_of(finding->digits[i])) != NULL;
	}
	map_release(&sources);
	arena_release(&arena);
}

/* -------------------------------------------------------------- laying beside */

/* Texts up to which the longest common row is found exactly: in a table of so many cells. */
#define TABLE_CELLS_MOST ((size_t)16 << 20)

static bool is_unchanged(const struct finding *finding, size_t merged, size_t block)
{
	return strcmp(finding->merged[merged].target_digits, finding->digits[block]) == 0;
}

static void pair(struct finding *finding, size_t merged, size_t block)
{
	finding->block_of[merged] = block;
	finding->merged_of[block] = merged;
}

/* What is between the bounds: the longest row of unchanged texts that keeps its order. */
static void pair_longest(struct finding *finding, size_t first, size_t last, size_t from, size_t to)
{
	size_t rows = last - first + 1, columns = to - from + 1;
	uint32_t *table;

	if (rows > TABLE_CELLS_MOST / columns)
		return;
	table = alloc_zeroed(rows * columns, sizeof(*table));
	for (size_t i = rows - 1; i-- > 0;)
		for (size_t j = columns - 1; j-- > 0;) {
			uint32_t down = table[(i + 1) * columns + j], right = table[i * columns + j + 1];

			table[i * columns + j] = is_unchanged(finding, first + i, from + j)
							 ? table[(i + 1) * columns + j + 1] + 1
							 : (down > right ? down : right);
		}
	for (size_t i = 0, j = 0; i + 1 < rows && j + 1 < columns;) {
		if (is_unchanged(finding, first + i, from + j))
			pair(finding, first + i++, from + j++);
		else if (table[(i + 1) * columns + j] >= table[i * columns + j + 1])
			i++;
		else
			j++;
	}
	free(table);
}

static void pair_unchanged(struct finding *finding)
{
	size_t first = 0, last = finding->merged_count, from = 0, to = finding->block_count;

	while (first < last && from < to && is_unchanged(finding, first, from))
		pair(finding, first++, from++);
	while (first < last && from < to && is_unchanged(finding, last - 1, to - 1))
		pair(finding, --last, --to);
	pair_longest(finding, first, last, from, to);
}

/* ------------------------------------------------------------- cut otherwise */

static struct slice current_target(const struct finding *finding, const struct merged *merged)
{
	const struct unit *unit;

	if (merged->place == CATALOG_NOT_FOUND)
		return SLICE_NONE;
	unit = &finding->edition->catalog.units[merged->place];
	if (unit_is_translated(unit) || unit->flags & UNIT_OBSOLETE ||
	    !slice_equal(merged->source, unit->source))
		return unit_target(unit);
	return SLICE_NONE;
}

/* Merged texts that somebody parted: their blocks together say what was merged. */
static void pair_parted(struct finding *finding)
{
	struct slice *texts = alloc_zeroed(finding->block_count + 1, sizeof(*texts));
	struct edit_cuts cuts;

	for (size_t block = 0; block < finding->block_count; block++)
		if (finding->merged_of[block] == NO_PARTNER && !finding->foreign[block])
			texts[block] = document_unit(finding->published->document, block)->source;
	edit_cuts_init(&cuts, texts, finding->block_count);
	for (size_t merged = 0; merged < finding->merged_count; merged++) {
		const struct edit_cut *cut =
			edit_cuts_find(&cuts, finding->merged[merged].target_digits, finding->merged_of);

		if (finding->block_of[merged] != NO_PARTNER)
			continue;
		for (size_t i = 0; cut && i < cut->count; i++) {
			pair(finding, merged, cut->first + i);
			finding->recut[cut->first + i] = true;
		}
	}
	edit_cuts_release(&cuts);
	free(texts);
}

/* Blocks that somebody made of several merged texts, of which the catalog has what was merged. */
static void pair_joined(struct finding *finding)
{
	struct slice *texts = alloc_zeroed(finding->merged_count + 1, sizeof(*texts));
	char digits[RECORD_TEXT_DIGITS + 1];
	struct edit_cuts cuts;

	for (size_t merged = 0; merged < finding->merged_count; merged++) {
		struct slice target = current_target(finding, &finding->merged[merged]);

		record_target_digits(target, digits);
		if (finding->block_of[merged] == NO_PARTNER &&
		    strcmp(digits, finding->merged[merged].target_digits) == 0)
			texts[merged] = target;
	}
	edit_cuts_init(&cuts, texts, finding->merged_count);
	for (size_t block = 0; block < finding->block_count; block++) {
		const struct edit_cut *cut = edit_cuts_find(&cuts, finding->digits[block], finding->block_of);

		if (finding->merged_of[block] != NO_PARTNER)
			continue;
		for (size_t i = 0; cut && i < cut->count; i++) {
			finding->block_of[cut->first + i] = block;
			finding->merged_of[block] = cut->first;
			finding->recut[block] = true;
		}
	}
	edit_cuts_release(&cuts);
	free(texts);
}

/* ------------------------------------------------------------ between what holds */

/* How sure the aligner must be that a text and a block alone say the same. */
#define ADVISED_LEAST 0.5

/* What an aligner has to say is asked when the first place wants it. */
struct advice {
	size_t *partners; /* of each merged text the block that alone says the same; NULL: not asked yet */
};

static void ask(struct finding *finding, struct advice *advice)
{
	struct aligner *aligner = aligner_new(finding->edition->source, finding->edition->target);
	struct align_segment *sources = alloc_zeroed(finding->merged_count + 1, sizeof(*sources));
	struct align_segment *targets = alloc_zeroed(finding->block_count + 1, sizeof(*targets));
	struct align_side source = { .language = finding->edition->source,
				     .segments = sources,
				     .count = finding->merged_count };
	struct align_side target = { .language = finding->edition->target,
				     .segments = targets,
				     .count = finding->block_count };
	struct align_links links = ALIGN_LINKS_INIT;

	for (size_t i = 0; i < finding->merged_count; i++)
		sources[i].text = finding->merged[i].source.data ? finding->merged[i].source : SLICE("");
	for (size_t i = 0; i < finding->block_count; i++)
		targets[i].text = document_unit(finding->published->document, i)->source;
	aligner_run(aligner, &source, &target, &links);
	advice->partners = alloc_zeroed(finding->merged_count + 1, sizeof(*advice->partners));
	for (size_t i = 0; i < finding->merged_count; i++)
		advice->partners[i] = NO_PARTNER;
	for (size_t i = 0; i < links.count; i++)
		if (links.items[i].source.count == 1 && links.items[i].target.count == 1 &&
		    links.items[i].confidence >= ADVISED_LEAST)
			advice->partners[links.items[i].source.first] = links.items[i].target.first;
	align_links_release(&links);
	aligner_free(aligner);
	free(sources);
	free(targets);
}

static bool is_advised(struct finding *finding, struct advice *advice, size_t merged, size_t block)
{
	if (!advice->partners)
		ask(finding, advice);
	return advice->partners[merged] == block;
}

static size_t common_ends(struct slice a, struct slice b)
{
	size_t shorter = a.bytes < b.bytes ? a.bytes : b.bytes, begin = 0, end = 0;

	while (begin < shorter && a.data[begin] == b.data[begin])
		begin++;
	while (end < shorter - begin && a.data[a.bytes - 1 - end] == b.data[b.bytes - 1 - end])
		end++;
	return begin + end;
}

static void read_stems(struct tokenizer *tokenizer, struct slice text, struct map *stems, struct arena *arena)
{
	struct tokens tokens = TOKENS_INIT;

	tokenizer_run(tokenizer, text, &tokens);
	for (size_t i = 0; i < tokens.count; i++)
		if (tokens.items[i].kind == TOKEN_WORD || tokens.items[i].kind == TOKEN_NUMBER)
			map_add(stems, arena_copy(arena, tokens_stem(&tokens, i)), 0, NULL);
	tokens_release(&tokens);
}

/* Of the words of both, how many every hundred are in each. */
static size_t common_words_percent(const struct language *language, struct slice a, struct slice b)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct map of_a = MAP_INIT, of_b = MAP_INIT, of_both = MAP_INIT;
	struct arena arena = ARENA_INIT;
	size_t all, common;

	read_stems(tokenizer, a, &of_a, &arena);
	read_stems(tokenizer, b, &of_b, &arena);
	read_stems(tokenizer, a, &of_both, &arena);
	read_stems(tokenizer, b, &of_both, &arena);
	all = of_both.count;
	common = of_a.count + of_b.count - all;
	map_release(&of_a);
	map_release(&of_b);
	map_release(&of_both);
	arena_release(&arena);
	tokenizer_free(tokenizer);
	return all ? common * 100 / all : 0;
}

/* Where the aligner takes two for one, they still need so many words in common with what was there. */
#define COMMON_WORDS_LEAST_PERCENT 20

/* An edit leaves most of a text alone: half of it is the same at both ends. Or the aligner sees it, and some words stay. */
static bool is_edit_of(struct finding *finding, struct advice *advice, size_t merged, size_t block)
{
	struct slice new = document_unit(finding->published->document, block)->source, old;
	size_t place = finding->merged[merged].place;

	if (place == CATALOG_NOT_FOUND)
		return is_advised(finding, advice, merged, block);
	old = unit_target(&finding->edition->catalog.units[place]);
	if (common_ends(old, new) * 2 >= (old.bytes > new.bytes ? old.bytes : new.bytes))
		return true;
	return common_words_percent(finding->edition->target, old, new) >= COMMON_WORDS_LEAST_PERCENT &&
	       is_advised(finding, advice, merged, block);
}

/*
 * Whether the rest of a text stands in a block beside: somebody parted it and changed words, too, and
 * the block alone would cut its translation short.
 */
static bool is_torn(const struct finding *finding, size_t merged, size_t block)
{
	const struct document *document = finding->published->document;
	struct slice new = document_unit(document, block)->source, old;
	const struct language *language = finding->edition->target;
	struct strbuf joined = STRBUF_INIT;
	bool torn = false;

	if (finding->merged[merged].place == CATALOG_NOT_FOUND)
		return false;
	old = unit_target(&finding->edition->catalog.units[finding->merged[merged].place]);
	for (size_t beside = block ? block - 1 : 0;
	     !torn && beside <= block + 1 && beside < finding->block_count; beside++) {
		struct slice other = document_unit(document, beside)->source;

		if (beside == block || finding->merged_of[beside] != NO_PARTNER || finding->foreign[beside])
			continue;
		strbuf_clear(&joined);
		strbuf_addf(&joined, "%.*s %.*s", SLICE_ARG(beside < block ? other : new),
			    SLICE_ARG(beside < block ? new : other));
		torn = common_words_percent(language, old, strbuf_slice(&joined)) >
		       common_words_percent(language, old, new);
	}
	strbuf_release(&joined);
	return torn;
}

/* So many blocks of a place are tried for a text: more that somebody put in at one place hide what follows. */
#define BLOCKS_AHEAD_MOST 40

/* The texts and blocks of one place without partners, in order: those that say the same are an edit. */
static void pair_place(struct finding *finding, struct advice *advice, size_t first, size_t last, size_t from,
		       size_t to)
{
	for (size_t i = first; i < last; i++)
		for (size_t j = from; j < to && j - from < BLOCKS_AHEAD_MOST; j++) {
			if (finding->foreign[j] || !is_edit_of(finding, advice, i, j) || is_torn(finding, i, j))
				continue;
			pair(finding, i, j);
			from = j + 1;
			break;
		}
}

static void pair_changed(struct finding *finding)
{
	struct advice advice = { .partners = NULL };
	size_t merged = 0, block = 0;

	while (merged < finding->merged_count || block < finding->block_count) {
		size_t first = merged, from = block;

		while (merged < finding->merged_count && finding->block_of[merged] == NO_PARTNER)
			merged++;
		while (block < finding->block_count && finding->merged_of[block] == NO_PARTNER)
			block++;
		if (first < merged && from < block)
			pair_place(finding, &advice, first, merged, from, block);
		/* What was cut otherwise has several on one side. */
		for (merged++; merged < finding->merged_count && block < finding->block_count &&
			       finding->block_of[merged] == block;)
			merged++;
		for (block++; block < finding->block_count && finding->recut[block] &&
			      finding->merged_of[block] == finding->merged_of[block - 1];)
			block++;
	}
	free(advice.partners);
}

/* ------------------------------------------------------------------- telling */

static struct edit *add_edit(struct finding *finding, enum edit_kind kind, size_t block)
{
	struct edits *edits = finding->edits;
	struct edit *edit;

	ARRAY_GROW(edits->items, edits->count, edits->capacity);
	edit = &edits->items[edits->count++];
	*edit = (struct edit){ .kind = kind };
	if (block == NO_PARTNER)
		return edit;
	edit->line = document_unit(finding->published->document, block)->line;
	edit->new_target =
		arena_copy(&edits->arena, document_unit(finding->published->document, block)->source);
	return edit;
}

static enum edit_kind kind_of(const struct merged *merged, struct slice target)
{
	char digits[RECORD_TEXT_DIGITS + 1];

	record_target_digits(target, digits);
	if (merged->place == CATALOG_NOT_FOUND || !merged->source.data)
		return EDIT_ADDED;
	if (target.data && strcmp(digits, merged->target_digits) != 0)
		return EDIT_CONFLICT;
	return merged->unit ? EDIT_CORRECTION : EDIT_SOURCE_MOVED;
}

/* What the catalog has taken over by now is none. */
static void tell_changed(struct finding *finding, const struct merged *merged, size_t block)
{
	const struct document_unit *unit = document_unit(finding->published->document, block);
	struct slice target = current_target(finding, merged), renamed;
	char digits[RECORD_TEXT_DIGITS + 1];
	struct edit *edit;

	record_target_digits(target, digits);
	if (strcmp(digits, finding->digits[block]) == 0)
		return;
	edit = add_edit(finding, kind_of(merged, target), block);
	edit->source = arena_copy(&finding->edits->arena, merged->source);
	edit->old_target = arena_copy(&finding->edits->arena, target);
	edit->place = merged->place;
	if (!edit_applies(edit->kind))
		return;
	if (edit_codes_rename(finding->published->document, unit, finding->release->document, merged->unit,
			      merged->source, target, &finding->edits->arena, &renamed))
		edit->new_target = renamed;
	else
		edit->kind = EDIT_CODES;
}

/* Blocks without a partner, when the release did not move on and every block is one of its texts: translated by hand. */
static const struct document_unit *twin_in_release(const struct finding *finding,
						   const struct edition_record *row, size_t block)
{
	const struct document *document = finding->release->document;
	char id[BLOB_ID_DIGITS + 1];

	blob_id(strbuf_slice(&finding->release->bytes), id);
	if (strcmp(id, row->source) != 0 || document_unit_count(document) != finding->block_count)
		return NULL;
	return document_unit(document, block);
}

static void tell_unpaired(struct finding *finding, const struct edition_record *row, size_t block)
{
	const struct document_unit *twin = twin_in_release(finding, row, block);
	struct edit *edit;
	struct slice renamed;

	if (finding->foreign[block])
		return;
	edit = add_edit(finding, EDIT_ADDED, block);
	if (!twin || edition_find(finding->edition, twin->source).bytes ||
	    catalog_find(&finding->edition->catalog, SLICE_NONE, twin->source) == CATALOG_NOT_FOUND)
		return;
	edit->kind = EDIT_NEW;
	edit->place = catalog_find(&finding->edition->catalog, SLICE_NONE, twin->source);
	edit->source = arena_copy(&finding->edits->arena, twin->source);
	if (edit_codes_rename(finding->published->document, document_unit(finding->published->document, block),
			      finding->release->document, twin, twin->source, SLICE_NONE,
			      &finding->edits->arena, &renamed))
		edit->new_target = renamed;
	else
		edit->kind = EDIT_CODES;
}

static void tell_all(struct finding *finding, const struct edition_record *row)
{
	for (size_t block = 0; block < finding->block_count; block++) {
		size_t merged = finding->merged_of[block];

		if (merged == NO_PARTNER)
			tell_unpaired(finding, row, block);
		else if (finding->recut[block])
			continue;
		else if (!is_unchanged(finding, merged, block))
			tell_changed(finding, &finding->merged[merged], block);
	}
	for (size_t i = 0; i < finding->merged_count; i++) {
		struct edit *edit;

		if (finding->block_of[i] != NO_PARTNER)
			continue;
		edit = add_edit(finding, EDIT_REMOVED, NO_PARTNER);
		edit->source = arena_copy(&finding->edits->arena, finding->merged[i].source);
		edit->old_target =
			arena_copy(&finding->edits->arena, current_target(finding, &finding->merged[i]));
	}
}

void edits_find(const struct opened_release *release, struct edition *edition, const struct edition_record *row,
		const struct opened_release *published, struct edits *edits)
{
	struct finding finding = {
		.release = release, .published = published, .edition = edition, .edits = edits
	};

	read_merged(&finding, row);
	read_published(&finding);
	finding.block_of = alloc_zeroed(finding.merged_count + 1, sizeof(size_t));
	finding.merged_of = alloc_zeroed(finding.block_count + 1, sizeof(size_t));
	finding.recut = alloc_zeroed(finding.block_count + 1, sizeof(bool));
	for (size_t i = 0; i < finding.merged_count; i++)
		finding.block_of[i] = NO_PARTNER;
	for (size_t i = 0; i < finding.block_count; i++)
		finding.merged_of[i] = NO_PARTNER;
	pair_unchanged(&finding);
	pair_parted(&finding);
	pair_joined(&finding);
	pair_changed(&finding);
	tell_all(&finding, row);
	free(finding.merged);
	free(finding.digits);
	free(finding.foreign);
	free(finding.recut);
	free(finding.block_of);
	free(finding.merged_of);
}
