/*
 * docx_flow -- the atoms of a paragraph, poured into a flow.
 *
 * Hyperlinks and the like are levels: in each the look that most of its text has
 * is the base, and text in other looks is a pair. Spaces take the look of what
 * stands around them, so that a bold space in plain text is no code.
 */
#include <config.h>

#include "document/docx_paragraph.h"

#include "base/alloc.h"
#include "base/map.h"
#include "document/docx_atoms.h"

#include <stdlib.h>

#define NOTHING SIZE_MAX

/* ------------------------------------------------------------------------ levels */

/* Pairs tags by name, the innermost first, as flow.c will. */
static void pair_tags(struct docx_paragraph *paragraph)
{
	size_t *open = alloc_resize(NULL, paragraph->atom_count + 1, sizeof(*open)), count = 0;

	for (size_t i = 0; i < paragraph->atom_count; i++) {
		struct docx_atom *atom = &paragraph->atoms[i];
		size_t lowest = count > FLOW_OPEN_LIMIT ? count - FLOW_OPEN_LIMIT : 0;

		if (atom->kind == DOCX_ATOM_OPEN)
			open[count++] = i;
		if (atom->kind != DOCX_ATOM_CLOSE)
			continue;
		for (size_t at = count; at-- > lowest;) {
			if (strcmp(paragraph->atoms[open[at]].name, atom->name) != 0)
				continue;
			atom->pair = open[at] + 1;
			paragraph->atoms[open[at]].pair = i + 1;
			count = at;
			break;
		}
	}
	free(open);
}

struct weight_key {
	size_t level, look;
};

/* How much text of each look a level has; the winner is kept as it goes. */
struct weights {
	struct map map;
	struct weight_key *keys;
	size_t key_count;
	size_t base_run, base_weight; /* of the outermost level */
};

static void weigh(struct docx_paragraph *paragraph, struct weights *weights, size_t level,
		  const struct docx_atom *atom)
{
	struct docx_atom *open = level ? &paragraph->atoms[level - 1] : NULL;
	size_t *best_run = open ? &open->base_run : &weights->base_run;
	size_t *best_weight = open ? &open->base_weight : &weights->base_weight;
	struct weight_key *key = &weights->keys[weights->key_count];
	bool added;
	size_t *weight;

	*key = (struct weight_key){ level, atom->look };
	weight = map_add(&weights->map, slice_from((const char *)key, sizeof(*key)), 0, &added);
	weights->key_count += added;
	*weight += atom->text_end - atom->text_begin;
	if (*weight > *best_weight) {
		*best_weight = *weight;
		*best_run = atom->run;
	}
}

static void find_bases(struct docx_paragraph *paragraph, struct weights *weights)
{
	size_t *levels = alloc_resize(NULL, paragraph->atom_count + 1, sizeof(*levels)), count = 0;

	weights->keys = alloc_resize(NULL, paragraph->atom_count + 1, sizeof(*weights->keys));
	for (size_t i = 0; i < paragraph->atom_count; i++) {
		const struct docx_atom *atom = &paragraph->atoms[i];

		if (atom->kind == DOCX_ATOM_OPEN && atom->pair)
			levels[count++] = i + 1;
		else if (atom->kind == DOCX_ATOM_CLOSE && atom->pair)
			count--;
		else if (atom->kind == DOCX_ATOM_TEXT)
			weigh(paragraph, weights, count ? levels[count - 1] : 0, atom);
	}
	map_release(&weights->map);
	free(weights->keys);
	free(levels);
}

/* ------------------------------------------------------------------------ frames */

/* `<w:r>` with its properties, and in it `<w:t>`, with the prefix of the file. */
static const struct document_frame *make_frame(const struct docx_paragraph *paragraph, size_t run)
{
	const struct docx_noise *noise = &paragraph->noises[run];
	struct slice name = xml_tag_name(paragraph->builder->text, noise->tag);
	struct slice prefix = slice_part(name, 0, name.bytes - 1); /* of "w:r" */
	struct arena *arena = paragraph->builder->arena;
	struct document_frame *frame;

	if (!run)
		return NULL;
	frame = arena_zeroed(arena, 1, sizeof(*frame));
	frame->open = (struct document_range){ noise->tag.begin, noise->head_end };
	frame->close = slice_of(arena_printf(arena, "</%.*s>", SLICE_ARG(name)));
	frame->text_open = slice_of(arena_printf(arena, "<%.*st xml:space=\"preserve\">", SLICE_ARG(prefix)));
	frame->text_close = slice_of(arena_printf(arena, "</%.*st>", SLICE_ARG(prefix)));
	return frame;
}

static const struct document_frame *make_code_frame(const struct docx_paragraph *paragraph,
						    const struct docx_atom *atom)
{
	struct document_frame *frame;

	if (!atom->made_frame)
		return make_frame(paragraph, atom->run);
	frame = arena_zeroed(paragraph->builder->arena, 1, sizeof(*frame));
	frame->open_bytes = docx_opening_tags(paragraph, atom->first_noise);
	frame->close = docx_closing_tags(paragraph, atom->last_noise);
	return frame;
}

/* ----------------------------------------------------------------------- pouring */

struct pouring {
	struct docx_paragraph *paragraph;
	size_t *bases; /* the looks of the levels that are open */
	size_t depth;
	size_t look;   /* of the pair that is open, or NOTHING */
	size_t last;   /* the atom poured last */
	size_t waiting; /* the first of the spaces that wait for what comes, or NOTHING */
};

static struct flow *flow_of(const struct pouring *pouring)
{
	return &pouring->paragraph->flow;
}

static struct slice text_of(const struct docx_paragraph *paragraph, const struct docx_atom *atom)
{
	return slice_part(strbuf_slice(&paragraph->text), atom->text_begin, atom->text_end);
}

static struct document_range extent_of(const struct docx_atom *atom)
{
	return (struct document_range){ atom->begin, atom->end };
}

static struct slice look_code(const struct pouring *pouring)
{
	return slice_of(docx_looks_code(pouring->paragraph->looks, pouring->look, pouring->bases[pouring->depth]));
}

static void close_look(struct pouring *pouring)
{
	size_t end = pouring->paragraph->atoms[pouring->last].end;

	if (pouring->look == NOTHING)
		return;
	flow_close(flow_of(pouring), look_code(pouring), (struct document_range){ end, end });
	flow_set_bytes(flow_of(pouring), SLICE(""));
	flow_set_place(flow_of(pouring), pouring->last);
	pouring->look = NOTHING;
}

static void open_look(struct pouring *pouring, size_t index)
{
	const struct docx_atom *atom = &pouring->paragraph->atoms[index];

	pouring->look = atom->look;
	flow_open(flow_of(pouring), look_code(pouring), (struct document_range){ atom->begin, atom->begin });
	flow_set_bytes(flow_of(pouring), SLICE(""));
	flow_set_frame(flow_of(pouring), make_frame(pouring->paragraph, atom->run));
	flow_set_place(flow_of(pouring), index);
}

/* Spaces and noise; whether they belong to a pair is seen from what comes behind them. */
static bool waits(const struct docx_atom *atom)
{
	return atom->kind == DOCX_ATOM_SPACE || (atom->kind == DOCX_ATOM_CODE && atom->flags & FLOW_DROP);
}

static void pour_waiting(struct pouring *pouring, size_t end)
{
	const struct docx_paragraph *paragraph = pouring->paragraph;

	for (size_t i = pouring->waiting; i < end; i++) {
		const struct docx_atom *atom = &paragraph->atoms[i];

		if (atom->kind == DOCX_ATOM_SPACE)
			flow_add_space(flow_of(pouring), extent_of(atom), text_of(paragraph, atom));
		else
			flow_standalone(flow_of(pouring), slice_of(atom->name), extent_of(atom), atom->flags);
		flow_set_place(flow_of(pouring), i);
		pouring->last = i;
	}
	pouring->waiting = NOTHING;
}

static void pour_text(struct pouring *pouring, size_t index)
{
	const struct docx_paragraph *paragraph = pouring->paragraph;
	const struct docx_atom *atom = &paragraph->atoms[index];
	bool plain = atom->look == pouring->bases[pouring->depth];

	if (plain || atom->look != pouring->look)
		close_look(pouring);
	pour_waiting(pouring, index);
	if (!plain && pouring->look == NOTHING)
		open_look(pouring, index);
	flow_add_text(flow_of(pouring), extent_of(atom), text_of(paragraph, atom));
}

/* A code in the look of the text around is not part of a pair of looks. */
static void pour_code(struct pouring *pouring, size_t index)
{
	const struct docx_paragraph *paragraph = pouring->paragraph;
	const struct docx_atom *atom = &paragraph->atoms[index];

	if (atom->run && atom->look == pouring->bases[pouring->depth])
		close_look(pouring);
	pour_waiting(pouring, index);
	flow_standalone(flow_of(pouring), slice_of(atom->name), extent_of(atom), atom->flags);
	flow_set_code(flow_of(pouring), atom->range);
	flow_set_frame(flow_of(pouring), make_code_frame(paragraph, atom));
}

static void pour_tag(struct pouring *pouring, size_t index)
{
	const struct docx_paragraph *paragraph = pouring->paragraph;
	const struct docx_atom *atom = &paragraph->atoms[index];

	if (atom->pair)
		close_look(pouring);
	pour_waiting(pouring, index);
	if (atom->kind == DOCX_ATOM_OPEN) {
		size_t base = atom->base_run ? paragraph->noises[atom->base_run].look : pouring->bases[pouring->depth];

		flow_open(flow_of(pouring), slice_of(atom->name), extent_of(atom));
		flow_set_frame(flow_of(pouring), make_frame(paragraph, atom->base_run));
		if (atom->pair)
			pouring->bases[++pouring->depth] = base;
	} else {
		flow_close(flow_of(pouring), slice_of(atom->name), extent_of(atom));
		if (atom->pair)
			pouring->depth--;
	}
	flow_set_bytes(flow_of(pouring), atom->bytes);
}

static void pour(struct pouring *pouring)
{
	const struct docx_paragraph *paragraph = pouring->paragraph;

	for (size_t i = 0; i < paragraph->atom_count; i++) {
		if (waits(&paragraph->atoms[i])) {
			if (pouring->waiting == NOTHING)
				pouring->waiting = i;
			continue;
		}
		if (paragraph->atoms[i].kind == DOCX_ATOM_TEXT)
			pour_text(pouring, i);
		else if (paragraph->atoms[i].kind == DOCX_ATOM_CODE)
			pour_code(pouring, i);
		else
			pour_tag(pouring, i);
		flow_set_place(flow_of(pouring), i);
		pouring->last = i;
	}
	close_look(pouring);
	pour_waiting(pouring, paragraph->atom_count);
}

/* A unit that begins or ends inside of a run closes it there, and opens it again. */
static void complete(void *data, size_t first, size_t last, struct document_extras *extras)
{
	const struct docx_paragraph *paragraph = data;

	if (paragraph->atoms[first].lead)
		extras->lead = docx_closing_tags(paragraph, paragraph->atoms[first].lead);
	if (paragraph->atoms[last].tail)
		extras->tail = docx_opening_tags(paragraph, paragraph->atoms[last].tail);
}

struct slice docx_paragraph_finish(struct docx_paragraph *paragraph, struct slice type)
{
	struct weights weights = { .map = MAP_INIT };
	struct pouring pouring = { .paragraph = paragraph, .look = NOTHING, .waiting = NOTHING };
	struct slice source = SLICE("");

	if (paragraph->opaque) {
		builder_add_problem(paragraph->builder, PROBLEM_OPAQUE, paragraph->atoms[0].begin);
	} else if (paragraph->text.bytes) {
		pair_tags(paragraph);
		find_bases(paragraph, &weights);
		pouring.bases = alloc_zeroed(paragraph->atom_count + 1, sizeof(*pouring.bases));
		pouring.bases[0] = paragraph->noises[weights.base_run].look;
		pour(&pouring);
		paragraph->flow.frame = make_frame(paragraph, weights.base_run);
		paragraph->flow.complete = complete;
		paragraph->flow.data = paragraph;
		source = flow_finish(&paragraph->flow, paragraph->builder, type, 0);
		free(pouring.bases);
	}
	docx_paragraph_clear(paragraph);
	return source;
}
