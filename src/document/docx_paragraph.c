/*
 * docx_paragraph -- the runs of a paragraph: the atoms. How they become a flow
 * is in docx_flow.c.
 */
#include <config.h>

#include "document/docx_paragraph.h"

#include "base/alloc.h"
#include "document/docx_atoms.h"
#include "document/docx_elements.h"

#include <stdlib.h>

void docx_paragraph_clear(struct docx_paragraph *paragraph)
{
	strbuf_clear(&paragraph->text);
	paragraph->atom_count = paragraph->pair_count = 0;
	paragraph->noise_count = 1;
	paragraph->noise = 0;
	paragraph->fresh = paragraph->touching = paragraph->swallowing = paragraph->opaque = false;
}

void docx_paragraph_init(struct docx_paragraph *paragraph, struct builder *builder, struct docx_looks *looks)
{
	*paragraph = (struct docx_paragraph){
		.builder = builder,
		.looks = looks,
		.flow = FLOW_INIT,
		.text = STRBUF_INIT,
	};
	ARRAY_GROW(paragraph->noises, paragraph->noise_count, paragraph->noise_capacity);
	paragraph->noises[0] = (struct docx_noise){ .parent = 0 };
	docx_paragraph_clear(paragraph);
}

void docx_paragraph_release(struct docx_paragraph *paragraph)
{
	flow_release(&paragraph->flow);
	strbuf_release(&paragraph->text);
	free(paragraph->noises);
	free(paragraph->atoms);
	free(paragraph->outside);
}

/* ------------------------------------------------------------------------- noise */

void docx_paragraph_open(struct docx_paragraph *paragraph, int kind, struct document_range tag)
{
	size_t run = paragraph->noises[paragraph->noise].run;

	if (!paragraph->fresh) {
		paragraph->edge = tag.begin;
		paragraph->edge_noise = paragraph->noise;
	}
	paragraph->fresh = true;
	paragraph->touching = false;
	ARRAY_GROW(paragraph->noises, paragraph->noise_count, paragraph->noise_capacity);
	paragraph->noises[paragraph->noise_count] = (struct docx_noise){
		.parent = paragraph->noise,
		.kind = kind,
		.run = kind == DOCX_RUN ? paragraph->noise_count : run,
		.tag = tag,
		.head_end = tag.end,
	};
	paragraph->noise = paragraph->noise_count++;
}

void docx_paragraph_close(struct docx_paragraph *paragraph, struct document_range tag)
{
	paragraph->noise = paragraph->noises[paragraph->noise].parent;
	paragraph->fresh = false;
	if (!paragraph->touching)
		return;
	paragraph->atoms[paragraph->atom_count - 1].end = tag.end;
	paragraph->atoms[paragraph->atom_count - 1].tail = paragraph->noise;
}

int docx_paragraph_inside(const struct docx_paragraph *paragraph)
{
	return paragraph->noises[paragraph->noise].kind;
}

void docx_paragraph_set_look(struct docx_paragraph *paragraph, size_t end, size_t look)
{
	struct docx_noise *run = &paragraph->noises[paragraph->noises[paragraph->noise].run];

	run->head_end = end;
	run->look = look;
}

size_t docx_paragraph_look(const struct docx_paragraph *paragraph)
{
	return paragraph->noises[paragraph->noises[paragraph->noise].run].look;
}

static void add_closing(const struct docx_paragraph *paragraph, size_t noise, struct strbuf *out)
{
	for (; noise; noise = paragraph->noises[noise].parent)
		strbuf_addf(out, "</%.*s>",
			    SLICE_ARG(xml_tag_name(paragraph->builder->text, paragraph->noises[noise].tag)));
}

static void add_opening(const struct docx_paragraph *paragraph, size_t noise, struct strbuf *out)
{
	size_t chain[XML_DEPTH_LIMIT], count = 0;

	for (; noise; noise = paragraph->noises[noise].parent)
		chain[count++] = noise;
	while (count-- > 0) {
		const struct docx_noise *open = &paragraph->noises[chain[count]];

		strbuf_add(out, slice_part(paragraph->builder->text, open->tag.begin, open->head_end));
	}
}

static struct slice keep(const struct docx_paragraph *paragraph, struct strbuf *made)
{
	struct slice kept = arena_copy(paragraph->builder->arena, strbuf_slice(made));

	strbuf_release(made);
	return kept;
}

struct slice docx_closing_tags(const struct docx_paragraph *paragraph, size_t noise)
{
	struct strbuf made = STRBUF_INIT;

	add_closing(paragraph, noise, &made);
	return keep(paragraph, &made);
}

struct slice docx_opening_tags(const struct docx_paragraph *paragraph, size_t noise)
{
	struct strbuf made = STRBUF_INIT;

	add_opening(paragraph, noise, &made);
	return keep(paragraph, &made);
}

/* A range of elements in runs, with these runs around it. */
static struct slice wrap(const struct docx_paragraph *paragraph, size_t first_noise, struct document_range range,
			 size_t last_noise)
{
	struct strbuf made = STRBUF_INIT;

	add_opening(paragraph, first_noise, &made);
	strbuf_add(&made, slice_part(paragraph->builder->text, range.begin, range.end));
	add_closing(paragraph, last_noise, &made);
	return keep(paragraph, &made);
}

/* ------------------------------------------------------------------------- atoms */

static struct docx_atom *add_atom(struct docx_paragraph *paragraph, enum docx_atom_kind kind,
				  struct document_range range)
{
	bool fresh = paragraph->fresh;
	size_t run = paragraph->noises[paragraph->noise].run;
	struct docx_atom *atom;

	paragraph->fresh = false;
	if (paragraph->swallowing) {
		paragraph->touching = false;
		return NULL;
	}
	paragraph->touching = true;
	ARRAY_GROW(paragraph->atoms, paragraph->atom_count, paragraph->atom_capacity);
	atom = &paragraph->atoms[paragraph->atom_count++];
	*atom = (struct docx_atom){
		.kind = kind,
		.range = range,
		.begin = fresh ? paragraph->edge : range.begin,
		.end = range.end,
		.lead = fresh ? paragraph->edge_noise : paragraph->noise,
		.tail = paragraph->noise,
		.run = run,
		.look = paragraph->noises[run].look,
		.text_begin = paragraph->text.bytes,
		.text_end = paragraph->text.bytes,
	};
	return atom;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_words(struct docx_paragraph *paragraph, enum docx_atom_kind kind, struct document_range range,
		      struct slice words)
{
	struct docx_atom *atom = words.bytes ? add_atom(paragraph, kind, range) : NULL;

	if (!atom)
		return;
	for (size_t i = 0; i < words.bytes; i++)
		strbuf_add_byte(&paragraph->text, is_blank(words.data[i]) ? ' ' : words.data[i]);
	atom->text_end = paragraph->text.bytes;
}

/* A reference and a CDATA section are not cut. */
void docx_paragraph_add_text(struct docx_paragraph *paragraph, struct document_range range, struct slice text)
{
	size_t begin = 0, end = text.bytes;
	bool exact = range.end - range.begin == text.bytes;

	while (begin < end && is_blank(text.data[begin]))
		begin++;
	while (end > begin && is_blank(text.data[end - 1]))
		end--;
	if (begin == end) {
		add_words(paragraph, DOCX_ATOM_SPACE, range, text);
		return;
	}
	if (!exact) {
		add_words(paragraph, DOCX_ATOM_TEXT, range, slice_part(text, begin, end));
		return;
	}
	add_words(paragraph, DOCX_ATOM_SPACE, (struct document_range){ range.begin, range.begin + begin },
		  slice_part(text, 0, begin));
	add_words(paragraph, DOCX_ATOM_TEXT, (struct document_range){ range.begin + begin, range.begin + end },
		  slice_part(text, begin, end));
	add_words(paragraph, DOCX_ATOM_SPACE, (struct document_range){ range.begin + end, range.end },
		  slice_part(text, end, text.bytes));
}

void docx_paragraph_add_code(struct docx_paragraph *paragraph, const char *name, struct document_range range,
			     unsigned flags)
{
	struct docx_atom *atom = add_atom(paragraph, DOCX_ATOM_CODE, range);

	if (!atom)
		return;
	atom->name = name;
	atom->flags = flags;
}

bool docx_paragraph_drop_last(struct docx_paragraph *paragraph, size_t begin)
{
	struct docx_atom *atom = paragraph->atom_count ? &paragraph->atoms[paragraph->atom_count - 1] : NULL;

	if (!atom || atom->range.begin != begin || atom->kind != DOCX_ATOM_CODE)
		return false;
	atom->flags = FLOW_DROP;
	return true;
}

/* ------------------------------------------------------------------------- pairs */

void docx_paragraph_open_pair(struct docx_paragraph *paragraph, const char *name, struct document_range tag)
{
	struct docx_atom *atom = add_atom(paragraph, DOCX_ATOM_OPEN, tag);

	if (atom) {
		atom->name = name;
		atom->bytes = slice_part(paragraph->builder->text, tag.begin, tag.end);
	}
	ARRAY_GROW(paragraph->outside, paragraph->pair_count, paragraph->pair_capacity);
	paragraph->outside[paragraph->pair_count++] = paragraph->noise;
	paragraph->noise = 0;
	paragraph->touching = false;
}

void docx_paragraph_close_pair(struct docx_paragraph *paragraph, const char *name, struct document_range tag)
{
	struct docx_atom *atom;

	paragraph->noise = paragraph->outside[--paragraph->pair_count];
	if (paragraph->swallowing && paragraph->pair_count < paragraph->swallow_pairs)
		paragraph->opaque = true;
	paragraph->fresh = false;
	atom = add_atom(paragraph, DOCX_ATOM_CLOSE, tag);
	if (atom) {
		atom->name = name;
		atom->bytes = slice_part(paragraph->builder->text, tag.begin, tag.end);
	}
}

/* ------------------------------------------------------------------------ fields */

#define FIELD_CODE "field"
#define FIELD_PAIR "a:field" /* shown as "a", and paired with nothing else */

void docx_paragraph_begin_field(struct docx_paragraph *paragraph, size_t begin)
{
	paragraph->swallowing = true;
	paragraph->swallow_begin = begin;
	paragraph->swallow_edge = paragraph->fresh ? paragraph->edge : begin;
	paragraph->swallow_lead = paragraph->fresh ? paragraph->edge_noise : paragraph->noise;
	paragraph->swallow_noise = paragraph->noise;
	paragraph->swallow_pairs = paragraph->pair_count;
	paragraph->fresh = paragraph->touching = false;
}

static struct docx_atom *end_swallowing(struct docx_paragraph *paragraph, enum docx_atom_kind kind, size_t end)
{
	struct docx_atom *atom;

	if (paragraph->pair_count != paragraph->swallow_pairs)
		paragraph->opaque = true;
	paragraph->swallowing = paragraph->fresh = false;
	atom = add_atom(paragraph, kind, (struct document_range){ paragraph->swallow_begin, end });
	atom->begin = paragraph->swallow_edge;
	atom->lead = paragraph->swallow_lead;
	return atom;
}

void docx_paragraph_end_field(struct docx_paragraph *paragraph, size_t end)
{
	struct docx_atom *atom = end_swallowing(paragraph, DOCX_ATOM_CODE, end);

	atom->name = FIELD_CODE;
	atom->flags = FLOW_VISIBLE;
	atom->made_frame = true;
	atom->first_noise = paragraph->swallow_noise;
	atom->last_noise = paragraph->noise;
}

void docx_paragraph_open_field(struct docx_paragraph *paragraph, size_t end)
{
	struct docx_atom *atom = end_swallowing(paragraph, DOCX_ATOM_OPEN, end);

	atom->name = FIELD_PAIR;
	atom->bytes = wrap(paragraph, paragraph->swallow_noise, atom->range, paragraph->noise);
}

void docx_paragraph_close_field(struct docx_paragraph *paragraph, struct document_range range)
{
	struct docx_atom *atom = add_atom(paragraph, DOCX_ATOM_CLOSE, range);

	if (!atom)
		return;
	atom->name = FIELD_PAIR;
	atom->bytes = wrap(paragraph, paragraph->noise, range, paragraph->noise);
}
