/*
 * carry -- the translations of sentences that are still there go on with them.
 *
 * The old units of all lines are aligned in one go, so that they teach one another's words. What comes
 * out are chunks: a sentence or a few of an old source, and what says the same in its target.
 */
#include <config.h>

#include "project/carry.h"

#include "base/alloc.h"
#include "base/map.h"
#include "catalog/likeness.h"
#include "catalog/pairing.h"
#include "catalog/source_sentences.h"
#include "project/sentences.h"
#include "segment/segment.h"

#include <stdlib.h>

#define NONE SIZE_MAX
#define ALIKE_MOST                                                                                             \
	((size_t)16) /* chunks of an old unit that begin with the same sentence, that are looked at */
#define COMPARISONS_MOST ((size_t)512) /* of edited sentences with old ones, in one unit */

struct chunk {
	size_t origin;		     /* its number */
	size_t first_key, key_count; /* of its source sentences */
	struct slice source, target;
	bool certain;
	bool used;	/* some unit has it */
	bool used_here; /* the unit at hand has it */
	size_t alike;	/* the next one of its old unit that begins with the same sentence */
};

/* An old unit, however many new ones it went into. */
struct old_unit {
	struct slice source, target;
	bool approved;
	size_t first_chunk, chunk_count;
};

/* A part of a unit that is being put together. */
struct piece {
	size_t chunk;	  /* NONE: a sentence that nothing is known of */
	size_t sentences; /* of the unit */
};

/* A unit that is being put together. */
struct made {
	size_t line; /* of the report */
	size_t first_sentence, sentences;
	size_t first_piece, piece_count;
	size_t kept;
	bool in_order; /* every sentence is kept, and they follow one another as in the old units */
};

struct carrying {
	struct catalog *catalog;
	struct update_report *report;
	struct sentence_list lists[2];
	struct align_groups groups;
	struct old_unit *olds;
	size_t old_count, old_capacity;
	struct map numbers;    /* of old units, by source */
	struct map beginnings; /* by old unit and first sentence: the first chunk */
	struct chunk *chunks;
	size_t chunk_count, chunk_capacity;
	struct slice *keys; /* of the chunks' sentences */
	size_t key_count, key_capacity;
	struct source_sentences sentences;
	struct made *mades;
	size_t made_count, made_capacity;
	struct piece *pieces;
	size_t piece_count, piece_capacity;
	struct arena arena;
};

/* ------------------------------------------------------------------- old units */

/* A fuzzy target may be a patchwork; the approved one that it was made of may still be there. */
static struct old_unit best_known(struct carrying *carrying, const struct update_origin *origin)
{
	struct old_unit old = { origin->source, origin->target, origin->approved, 0, 0 };
	size_t place = origin->approved ? CATALOG_NOT_FOUND
					: catalog_find(carrying->catalog, SLICE_NONE, origin->source);

	if (place != CATALOG_NOT_FOUND && unit_is_translated(&carrying->catalog->units[place])) {
		old.target = unit_target(&carrying->catalog->units[place]);
		old.approved = true;
	}
	return old;
}

static void collect_old_units(struct carrying *carrying)
{
	for (size_t i = 0; i < carrying->report->origin_count; i++) {
		const struct update_origin *origin = &carrying->report->origins[i];
		bool added;

		map_add(&carrying->numbers, origin->source, carrying->old_count, &added);
		if (!added)
			continue;
		ARRAY_GROW(carrying->olds, carrying->old_count, carrying->old_capacity);
		carrying->olds[carrying->old_count++] = best_known(carrying, origin);
	}
}

static bool split_old_units(struct carrying *carrying, struct error *err)
{
	for (size_t i = 0; i < carrying->old_count; i++)
		if (!sentence_list_add(&carrying->lists[0], carrying->olds[i].source, i, err) ||
		    !sentence_list_add(&carrying->lists[1], carrying->olds[i].target, i, err))
			return false;
	return true;
}

/* ---------------------------------------------------------------------- chunks */

/* A run is a part of one text: with the white space between its sentences. */
static struct slice text_of(const struct sentence_list *list, struct align_run run)
{
	struct slice first, last;

	if (!run.count)
		return SLICE("");
	first = list->items[run.first].text;
	last = list->items[run.first + run.count - 1].text;
	return slice_from(first.data, (size_t)(last.data + last.bytes - first.data));
}

static void add_chunk(struct carrying *carrying, const struct align_group *group, size_t number)
{
	struct old_unit *old = &carrying->olds[number];
	struct align_run run = group->runs[0];

	ARRAY_GROW(carrying->chunks, carrying->chunk_count, carrying->chunk_capacity);
	old->chunk_count++;
	carrying->chunks[carrying->chunk_count++] = (struct chunk){
		.origin = number,
		.first_key = carrying->key_count,
		.key_count = run.count,
		.source = text_of(&carrying->lists[0], run),
		.target = text_of(&carrying->lists[1], group->runs[1]),
		.certain = old->approved && !group->crossing && group->runs[1].count &&
			   group->confidence * 100 >= CARRY_CERTAIN_PERCENT,
	};
	for (size_t i = 0; i < run.count; i++) {
		ARRAY_GROW(carrying->keys, carrying->key_count, carrying->key_capacity);
		carrying->keys[carrying->key_count++] = source_sentences_key(
			&carrying->sentences, carrying->lists[0].items[run.first + i].text);
	}
}

static int compare_chunks(const void *a, const void *b)
{
	const struct chunk *one = a, *other = b;

	if (one->origin != other->origin)
		return one->origin < other->origin ? -1 : 1;
	return (one->first_key > other->first_key) - (one->first_key < other->first_key);
}

/* An old unit's number and a sentence, as one key. */
static struct slice beginning(struct carrying *carrying, size_t number, struct slice key)
{
	return slice_of(arena_printf(&carrying->arena, "%zu %.*s", number, SLICE_ARG(key)));
}

static void index_beginnings(struct carrying *carrying)
{
	for (size_t i = carrying->chunk_count; i-- > 0;) {
		struct chunk *chunk = &carrying->chunks[i];
		struct slice key = beginning(carrying, chunk->origin, carrying->keys[chunk->first_key]);
		bool added;
		size_t *first = map_add(&carrying->beginnings, key, i, &added);

		chunk->alike = added ? NONE : *first;
		*first = i;
		carrying->olds[chunk->origin].first_chunk = i;
	}
}

/* Groups come in the order of the sources, so the chunks of a unit lie together. */
static void collect_chunks(struct carrying *carrying)
{
	for (size_t i = 0; i < carrying->groups.count; i++) {
		const struct align_group *group = &carrying->groups.items[i];
		size_t number = sentences_number(carrying->lists, group);

		if (number != SIZE_MAX && group->runs[0].count)
			add_chunk(carrying, group, number);
	}
	if (carrying->chunk_count)
		qsort(carrying->chunks, carrying->chunk_count, sizeof(*carrying->chunks), compare_chunks);
	index_beginnings(carrying);
}

/* -------------------------------------------------------------------- new units */

static const struct update_line *line_of(const struct carrying *carrying, const struct made *made)
{
	return &carrying->report->lines[made->line];
}

/* The number of an old unit of a line. */
static size_t number_of(const struct carrying *carrying, const struct update_line *line, size_t index)
{
	return *map_find(&carrying->numbers, carrying->report->origins[line->first_origin + index].source);
}

/* Do the sentences from `at` on begin with all of the chunk's? */
static bool fits(const struct carrying *carrying, const struct chunk *chunk, size_t at, size_t end)
{
	if (chunk->key_count > end - at)
		return false;
	for (size_t i = 0; i < chunk->key_count; i++)
		if (!slice_equal(carrying->keys[chunk->first_key + i], carrying->sentences.items[at + i].key))
			return false;
	return true;
}

/* Of the chunks of an old unit the first that fits and that the unit does not have yet. */
static size_t find_in(struct carrying *carrying, size_t number, size_t at, size_t end)
{
	struct slice key = beginning(carrying, number, carrying->sentences.items[at].key);
	const size_t *first = map_find(&carrying->beginnings, key);
	size_t chunk = first ? *first : NONE;

	for (size_t n = 0; chunk != NONE && n < ALIKE_MOST; n++, chunk = carrying->chunks[chunk].alike)
		if (!carrying->chunks[chunk].used_here && fits(carrying, &carrying->chunks[chunk], at, end))
			return chunk;
	return NONE;
}

/* The chunk behind the last one if it fits, else the first that does. */
static size_t find_same(struct carrying *carrying, const struct update_line *line, size_t after, size_t at,
			size_t end)
{
	size_t found = NONE;

	if (after != NONE && after + 1 < carrying->chunk_count &&
	    carrying->chunks[after + 1].origin == carrying->chunks[after].origin &&
	    !carrying->chunks[after + 1].used_here && fits(carrying, &carrying->chunks[after + 1], at, end))
		return after + 1;
	for (size_t i = 0; i < line->origin_count && found == NONE; i++)
		found = find_in(carrying, number_of(carrying, line, i), at, end);
	return found;
}

/* A chunk that no sentence of the new unit has whole, and that is most like this one. */
static size_t find_like(const struct carrying *carrying, const struct update_line *line, struct slice sentence,
			size_t *comparisons)
{
	size_t best = NONE, best_percent = PAIRING_LEAST_PERCENT - 1;

	for (size_t i = 0; i < line->origin_count; i++) {
		const struct old_unit *old = &carrying->olds[number_of(carrying, line, i)];

		for (size_t k = old->first_chunk; k < old->first_chunk + old->chunk_count; k++) {
			size_t percent;

			if (carrying->chunks[k].used_here || ++*comparisons > COMPARISONS_MOST)
				continue;
			percent = likeness(sentence, carrying->chunks[k].source);
			if (percent > best_percent) {
				best = k;
				best_percent = percent;
			}
		}
	}
	return best;
}

/* The next chunk of the same old unit, or the first of another one. */
static bool follows(const struct carrying *carrying, size_t after, size_t chunk)
{
	return carrying->chunks[chunk].origin == carrying->chunks[after].origin
		       ? chunk == after + 1
		       : chunk == carrying->olds[carrying->chunks[chunk].origin].first_chunk;
}

static void add_piece(struct carrying *carrying, struct made *made, size_t chunk)
{
	size_t sentences = chunk == NONE ? 1 : carrying->chunks[chunk].key_count;

	ARRAY_GROW(carrying->pieces, carrying->piece_count, carrying->piece_capacity);
	carrying->pieces[carrying->piece_count++] = (struct piece){ chunk, sentences };
	made->piece_count++;
	if (chunk == NONE)
		return;
	carrying->chunks[chunk].used = carrying->chunks[chunk].used_here = true;
	made->kept += sentences;
}

static void find_pieces(struct carrying *carrying, struct made *made)
{
	const struct update_line *line = line_of(carrying, made);
	size_t end = made->first_sentence + made->sentences, last = NONE;

	made->in_order = true;
	for (size_t at = made->first_sentence; at < end;) {
		size_t chunk = find_same(carrying, line, last, at, end);

		add_piece(carrying, made, chunk);
		at += carrying->pieces[carrying->piece_count - 1].sentences;
		made->in_order &= chunk != NONE && (last == NONE || follows(carrying, last, chunk));
		last = chunk == NONE ? last : chunk;
	}
}

/* Now that all chunks that are there whole have been found, so that none is taken for an edited one. */
static void find_edited_pieces(struct carrying *carrying, struct made *made)
{
	const struct update_line *line = line_of(carrying, made);
	size_t at = made->first_sentence, comparisons = 0;

	for (size_t i = 0; i < made->piece_count; i++) {
		struct piece *piece = &carrying->pieces[made->first_piece + i];

		if (piece->chunk == NONE) {
			piece->chunk =
				find_like(carrying, line, carrying->sentences.items[at].text, &comparisons);
			if (piece->chunk != NONE)
				carrying->chunks[piece->chunk].used_here = true;
		}
		at += piece->sentences;
	}
}

static void put_together(struct carrying *carrying, size_t line_number)
{
	struct update_line *line = &carrying->report->lines[line_number];
	struct made made = { .line = line_number,
			     .first_piece = carrying->piece_count,
			     .first_sentence = carrying->sentences.count };

	made.sentences = source_sentences_add(&carrying->sentences, line_number,
					      carrying->catalog->units[line->place].source);
	find_pieces(carrying, &made);
	find_edited_pieces(carrying, &made);
	for (size_t i = 0; i < made.piece_count; i++)
		if (carrying->pieces[made.first_piece + i].chunk != NONE)
			carrying->chunks[carrying->pieces[made.first_piece + i].chunk].used_here = false;
	line->sentences = made.sentences;
	line->sentences_kept = made.kept;
	ARRAY_GROW(carrying->mades, carrying->made_count, carrying->made_capacity);
	carrying->mades[carrying->made_count++] = made;
}

/* ---------------------------------------------------------------------- targets */

/* The name that the code `name` of the old sentence has in the new one: codes come in the same order. */
static struct slice new_name(const struct segment *old, const struct segment *fresh, struct slice name)
{
	for (size_t i = 0; i < old->code_count && i < fresh->code_count; i++)
		if (slice_equal(old->codes[i].name, name))
			return fresh->codes[i].name;
	return name;
}

/* A chunk's target with its codes named as in the new source. */
static struct slice rename_codes(struct carrying *carrying, const struct chunk *chunk,
				 struct slice fresh_source)
{
	struct segment old = segment_read(chunk->source, &carrying->arena), fresh, target;
	struct strbuf text = STRBUF_INIT;
	struct slice renamed;

	if (!old.code_count || slice_equal(chunk->source, fresh_source))
		return chunk->target;
	fresh = segment_read(fresh_source, &carrying->arena);
	if (fresh.code_count != old.code_count)
		return chunk->target;
	target = segment_read_target(chunk->target, &old, &carrying->arena);
	for (size_t i = 0; i < target.code_count; i++)
		target.codes[i].name = new_name(&old, &fresh, target.codes[i].name);
	segment_print(&target, &text);
	renamed = arena_copy(&carrying->arena, strbuf_slice(&text));
	strbuf_release(&text);
	return renamed;
}

/* What stands between two chunks: what did in the old target, if they were neighbours there. */
static struct slice space_between(const struct carrying *carrying, size_t before, size_t chunk)
{
	const struct chunk *one = &carrying->chunks[before], *other = &carrying->chunks[chunk];
	const char *end = one->target.data + one->target.bytes;

	if (chunk == before + 1 && one->origin == other->origin && one->target.bytes && other->target.bytes &&
	    other->target.data >= end)
		return slice_from(end, (size_t)(other->target.data - end));
	return SLICE(" ");
}

static void add_targets(struct carrying *carrying, const struct made *made, struct strbuf *out)
{
	size_t at = made->first_sentence, last = NONE;

	for (size_t i = 0; i < made->piece_count; i++) {
		const struct piece *piece = &carrying->pieces[made->first_piece + i];
		struct slice first = carrying->sentences.items[at].text, end;

		at += piece->sentences;
		if (piece->chunk == NONE || !carrying->chunks[piece->chunk].target.bytes)
			continue;
		end = carrying->sentences.items[at - 1].text;
		if (last != NONE)
			strbuf_add(out, space_between(carrying, last, piece->chunk));
		strbuf_add(out,
			   rename_codes(carrying, &carrying->chunks[piece->chunk],
					slice_from(first.data, (size_t)(end.data + end.bytes - first.data))));
		last = piece->chunk;
	}
}

static bool all_used(const struct carrying *carrying, const struct old_unit *old)
{
	for (size_t k = old->first_chunk; k < old->first_chunk + old->chunk_count; k++)
		if (!carrying->chunks[k].used || !carrying->chunks[k].certain)
			return false;
	return old->chunk_count > 0;
}

static bool codes_agree(struct carrying *carrying, struct slice source, struct slice target)
{
	struct segment wanted = segment_read(source, &carrying->arena);
	struct segment given = segment_read_target(target, &wanted, &carrying->arena);

	return segment_codes_verdict(&wanted, &given, NULL) == CODES_AGREE;
}

/* Nothing happened but that texts were parted or put together. */
static bool is_only_regrouped(struct carrying *carrying, const struct made *made, struct slice target)
{
	const struct update_line *line = line_of(carrying, made);

	if ((line->kind != UPDATE_SPLIT && line->kind != UPDATE_JOINED) || !made->in_order ||
	    made->kept != made->sentences)
		return false;
	for (size_t i = 0; i < line->origin_count; i++)
		if (!all_used(carrying, &carrying->olds[number_of(carrying, line, i)]))
			return false;
	return codes_agree(carrying, carrying->catalog->units[line->place].source, target);
}

static void note_kept(struct carrying *carrying, const struct made *made, bool same_target)
{
	struct unit *unit = catalog_edit(carrying->catalog, line_of(carrying, made)->place);
	struct slice rest = unit->extracted, text;
	struct strbuf comment = STRBUF_INIT;

	while (slice_next_line(&rest, &text))
		if (!slice_starts(text, SLICE("tarjimon: kept=")) &&
		    (same_target || !slice_starts(text, SLICE("tarjimon: edited="))))
			strbuf_addf(&comment, "%s%.*s", comment.bytes ? "\n" : "", SLICE_ARG(text));
	strbuf_addf(&comment, "%starjimon: kept=%zu/%zu", comment.bytes ? "\n" : "", made->kept,
		    made->sentences);
	unit->extracted = catalog_keep(carrying->catalog, strbuf_slice(&comment));
	strbuf_release(&comment);
}

static void give_target(struct carrying *carrying, const struct made *made)
{
	const struct update_line *line = line_of(carrying, made);
	struct strbuf out = STRBUF_INIT;
	struct slice target;
	bool same;

	if (made->kept)
		add_targets(carrying, made, &out);
	target = catalog_keep(carrying->catalog, strbuf_slice(&out));
	strbuf_release(&out);
	if (!target.bytes)
		return;
	same = slice_equal(target, unit_target(&carrying->catalog->units[line->place]));
	catalog_set_target(carrying->catalog, line->place, 0, target);
	if (is_only_regrouped(carrying, made, target))
		catalog_clear_fuzzy(carrying->catalog, line->place);
	else
		note_kept(carrying, made, same);
}

/* ---------------------------------------------------------------------- together */

static void carry(struct carrying *carrying)
{
	collect_chunks(carrying);
	for (size_t i = 0; i < carrying->report->line_count; i++) {
		const struct update_line *line = &carrying->report->lines[i];

		if (line->origin_count && (carrying->catalog->units[line->place].flags & UNIT_FUZZY))
			put_together(carrying, i);
	}
	for (size_t i = 0; i < carrying->made_count; i++)
		give_target(carrying, &carrying->mades[i]);
}

static void release(struct carrying *carrying)
{
	for (int side = 0; side < 2; side++)
		sentence_list_release(&carrying->lists[side]);
	align_groups_release(&carrying->groups);
	map_release(&carrying->numbers);
	map_release(&carrying->beginnings);
	source_sentences_release(&carrying->sentences);
	free(carrying->olds);
	free(carrying->chunks);
	free(carrying->keys);
	free(carrying->mades);
	free(carrying->pieces);
	arena_release(&carrying->arena);
}

bool carry_sentences(struct catalog *catalog, const struct language *source, const struct language *target,
		     struct update_report *report, struct error *err)
{
	const struct language *const languages[] = { source, target };
	struct carrying carrying = { .catalog = catalog, .report = report };
	struct align_party party;
	bool done;

	if (!report->origin_count || !source || !target)
		return true;
	for (int side = 0; side < 2; side++)
		sentence_list_init(&carrying.lists[side], languages[side], NULL);
	source_sentences_init(&carrying.sentences, source);
	collect_old_units(&carrying);
	done = split_old_units(&carrying, err);
	if (done) {
		align_party_init(&party, languages, 2);
		sentences_align(carrying.lists, &party, &carrying.groups);
		align_party_release(&party);
		carry(&carrying);
	}
	release(&carrying);
	return done;
}
