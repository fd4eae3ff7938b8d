/*
 * docx_paragraph -- the runs of a paragraph, made into one unit.
 *
 * Text in WordprocessingML stands in `<w:r><w:t>`, and these in wrappers of
 * tracked changes. All that is *noise*: a unit is text and codes, and when it is
 * translated, its runs are written anew. The paragraph is given the events of the
 * parser; it keeps *atoms*: pieces of text, codes, and the tags of pairs
 * (hyperlinks), each with the noise that stands around it.
 *
 *	<w:r><w:rPr/><w:t>Hel</w:t></w:r><w:r><w:rPr/><w:t>lo </w:t><w:tab/></w:r>
 *	                  ~~~                             ~~ ~       ~~~~~~~
 *	<--- extent of the first atom ---><- of the second ->        a code
 *
 * Where a unit begins or ends in the middle of a run, because what stands there
 * stays outside, the run is closed in front of it and opened again behind it.
 *
 * Text in the look that most of the text has is bare in the unit; text in another
 * look is a pair, `<b1>…</b1>`, that changes what runs are made of.
 */
#ifndef DOCUMENT_DOCX_PARAGRAPH_H
#define DOCUMENT_DOCX_PARAGRAPH_H

#include "document/docx_looks.h"
#include "document/flow.h"
#include "document/xml.h"

struct docx_noise; /* an open wrapper, run or text */
struct docx_atom;

struct docx_paragraph {
	struct builder *builder;
	struct docx_looks *looks;
	struct flow flow;

	struct docx_noise *noises; /* the first one stands for none */
	size_t noise_count, noise_capacity;
	size_t noise; /* the innermost one that is open */

	struct docx_atom *atoms;
	size_t atom_count, atom_capacity;
	struct strbuf text; /* of the atoms */

	size_t *outside; /* for each open pair the noise around it */
	size_t pair_count, pair_capacity;

	/* Whether noise was opened, and nothing came since; where, and what was open before. */
	bool fresh;
	size_t edge, edge_noise;
	bool touching; /* nothing but closing noise came since the last atom */

	/* While the instructions of a field, or a computed result, are passed over. */
	bool swallowing;
	size_t swallow_begin, swallow_edge, swallow_lead, swallow_noise, swallow_pairs;

	bool opaque; /* its markup cannot be cut at the borders of codes */
};

void docx_paragraph_init(struct docx_paragraph *paragraph, struct builder *builder, struct docx_looks *looks);
void docx_paragraph_release(struct docx_paragraph *paragraph);
void docx_paragraph_clear(struct docx_paragraph *paragraph);

/* `kind` as in docx_elements.h: DOCX_INSERTED, DOCX_RUN or DOCX_TEXT. */
void docx_paragraph_open(struct docx_paragraph *paragraph, int kind, struct document_range tag);
void docx_paragraph_close(struct docx_paragraph *paragraph, struct document_range tag);

/* The kind of the innermost open noise, or 0. */
int docx_paragraph_inside(const struct docx_paragraph *paragraph);

/* The properties of the open run end there and have that look. */
void docx_paragraph_set_look(struct docx_paragraph *paragraph, size_t end, size_t look);
size_t docx_paragraph_look(const struct docx_paragraph *paragraph);

/* Text in an open run; "blanks" of any kind become spaces. */
void docx_paragraph_add_text(struct docx_paragraph *paragraph, struct document_range range, struct slice text);

/* A whole element. `flags` as in flow.h. */
void docx_paragraph_add_code(struct docx_paragraph *paragraph, const char *name, struct document_range range,
			     unsigned flags);

/* Makes the code that was added last noise, if it was the last of all; false if it was not. */
bool docx_paragraph_drop_last(struct docx_paragraph *paragraph, size_t begin);

/* Tags with content between them that is part of the unit. */
void docx_paragraph_open_pair(struct docx_paragraph *paragraph, const char *name, struct document_range tag);
void docx_paragraph_close_pair(struct docx_paragraph *paragraph, const char *name, struct document_range tag);

/*
 * Passes over what begins at `begin`, an element in a run, until the end of
 * another one. That is a code then, or the beginning of a pair whose end has
 * a code of its own: a complex field.
 */
void docx_paragraph_begin_field(struct docx_paragraph *paragraph, size_t begin);
void docx_paragraph_end_field(struct docx_paragraph *paragraph, size_t end);
void docx_paragraph_open_field(struct docx_paragraph *paragraph, size_t end);
void docx_paragraph_close_field(struct docx_paragraph *paragraph, struct document_range range);

/* Makes the unit, as flow_finish(), and clears the paragraph. */
struct slice docx_paragraph_finish(struct docx_paragraph *paragraph, struct slice type);

#endif
