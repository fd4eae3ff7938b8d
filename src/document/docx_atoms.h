/*
 * docx_atoms -- the inside of a paragraph, for docx_paragraph.c and docx_flow.c alone.
 */
#ifndef DOCUMENT_DOCX_ATOMS_H
#define DOCUMENT_DOCX_ATOMS_H

#include "document/build.h"
#include "document/docx_paragraph.h"

struct docx_noise {
	size_t parent; /* 0: none */
	int kind;
	size_t run; /* itself or the one around it, or 0 */
	struct document_range tag;
	size_t head_end; /* of a run: behind its properties */
	size_t look;	 /* of a run */
};

enum docx_atom_kind {
	DOCX_ATOM_TEXT,
	DOCX_ATOM_SPACE,
	DOCX_ATOM_CODE,
	DOCX_ATOM_OPEN,
	DOCX_ATOM_CLOSE,
};

struct docx_atom {
	enum docx_atom_kind kind;
	struct document_range range; /* its own bytes */
	size_t begin, end;	     /* its extent: with the noise that holds nothing else on that side */
	size_t lead, tail;	     /* the noise that is open in front of its extent, and behind it */
	size_t run, look;
	size_t text_begin, text_end; /* in the paragraph's text */
	const char *name;
	unsigned flags;
	struct slice bytes; /* of tags: what is written for them */

	/* Of a code that goes over several runs: what is opened in front of it and closed behind it. */
	bool made_frame;
	size_t first_noise, last_noise;

	/* Of tags, once they are paired: the index of the other one plus 1. */
	size_t pair;
	size_t base_run; /* of an opening tag: a run in the look that most of its text has, or 0 */
	size_t base_weight;
};

/* Tags that close, or open again, all that noise. In the arena. */
struct slice docx_closing_tags(const struct docx_paragraph *paragraph, size_t noise);
struct slice docx_opening_tags(const struct docx_paragraph *paragraph, size_t noise);

#endif
