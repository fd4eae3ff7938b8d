/*
 * flow -- text and markup as they come, made into one unit.
 *
 * What stands between two block borders is a flow: words, white space and
 * inline markup, in the order of the stream. flow_finish() pairs the markup,
 * leaves outside what stands at the edges (`<p><b>All of it</b></p>` gives the
 * unit "All of it"), joins white space, names the codes so that no text looks
 * like one of them, and hands the unit to the builder. Markup that is not
 * paired inside the flow becomes a standalone code with a fixed order, so that
 * pairs always nest. Linear in what was added.
 */
#ifndef DOCUMENT_FLOW_H
#define DOCUMENT_FLOW_H

#include "document/build.h"

/* How many unclosed tags a closing one looks back over; faults.md: "HTML open elements". */
#define FLOW_OPEN_LIMIT 512

/*
 * Items and bytes past which a flow is not kept: far longer than a unit may be,
 * even with what is trimmed at its edges. It becomes a note, or nothing.
 */
#define FLOW_LIMIT (4 * DOCUMENT_SEGMENT_BYTES)

enum flow_flags {
	FLOW_VISIBLE = 1 << 0, /* readers see it: stays in the unit even at its edge */
	FLOW_BREAK = 1 << 1,   /* a line break: white space around it is dropped */
	FLOW_ROOM = 1 << 2,    /* takes up room in the line: white space on both sides counts */
	FLOW_CUT = 1 << 3,     /* goes on behind the unit, so it cannot be part of it */
	FLOW_DROP = 1 << 4,    /* noise: in a unit it is no code and is not written again */
};

struct flow_item;

struct flow {
	struct strbuf text; /* of all items */
	struct flow_item *items;
	size_t count, capacity;
	size_t *open; /* indices of the items not yet closed */
	size_t open_count, open_capacity;
	struct strbuf spelling; /* what the format fills in for document_extras.spelling */
	size_t visible;		/* items that readers see */
	bool lost_words; /* there were some past the limit */

	/* For formats with frames; all may be left out. */
	const struct document_frame *frame; /* of the text outside of pairs */
	void (*complete)(void *data, size_t first, size_t last, struct document_extras *extras);
	void *data;
};

#define FLOW_INIT { .text = STRBUF_INIT, .spelling = STRBUF_INIT }

void flow_release(struct flow *flow);
void flow_clear(struct flow *flow);

/* Whether nothing more is kept of it. */
bool flow_is_full(const struct flow *flow);

/* Text that begins and ends with something else than white space. */
void flow_add_text(struct flow *flow, struct document_range range, struct slice decoded);

/* White space; `decoded` is what stands for it in the unit: "" joins it to one space. */
void flow_add_space(struct flow *flow, struct document_range range, struct slice decoded);

/*
 * Markup. Pairs without a name are noise (FLOW_DROP). Its name, of which the lower-case ASCII letters in front count, is
 * borrowed until flow_finish(); tags are paired by the whole of it.
 */
void flow_open(struct flow *flow, struct slice name, struct document_range range);
void flow_close(struct flow *flow, struct slice name, struct document_range range);
void flow_standalone(struct flow *flow, struct slice name, struct document_range range,
		     unsigned flags);

/*
 * More about the item that was added last. Its bytes, where they are not those of
 * its range (a pair of which the closing tag alone has them hangs on its text, so
 * the unit holds it even at its edge); its frame, see struct document_code; and
 * its place, any number that complete() is told of the unit's first and last item,
 * before the unit is added.
 */
/* The range of a code itself, where its item has noise around it. */
void flow_set_code(struct flow *flow, struct document_range range);
void flow_set_bytes(struct flow *flow, struct slice bytes);
void flow_set_frame(struct flow *flow, const struct document_frame *frame);
void flow_set_place(struct flow *flow, size_t place);

/*
 * Makes the unit, if there is a letter or digit in the flow, and clears it.
 * `type` and `style` as in struct document_unit. The source, or an empty slice.
 */
struct slice flow_finish(struct flow *flow, struct builder *builder, struct slice type,
			 unsigned style);

#endif
