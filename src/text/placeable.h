/*
 * placeable -- what a text says in figures and addresses, by value.
 *
 * Numbers, percentages, days, months, years, times and addresses, in any of the
 * ways the four languages write them: 1 200,5 and 1,200.5 are one number, 5-martda
 * and "March 5" hold the same day and month, 1.5 million is 1500000, 2:30 p.m. is
 * 14:30. A value is a short ASCII text; two placeables say the same exactly when
 * kind and value are equal.
 *
 * A date is not one placeable but its parts: a day and a year are numbers, a month
 * is a month. So every order and every range compares by itself.
 */
#ifndef TEXT_PLACEABLE_H
#define TEXT_PLACEABLE_H

#include "text/token.h"

enum placeable_kind {
	PLACEABLE_NUMBER,  /* "1200.5" */
	PLACEABLE_PERCENT, /* "12.5" */
	PLACEABLE_MONTH,   /* "10", beside a number only: "may" alone is none */
	PLACEABLE_TIME,	   /* "14:30" */
	PLACEABLE_ADDRESS, /* URL, e-mail, domain, handle, tag, file name: as written */
};

struct placeable {
	enum placeable_kind kind;
	bool spelled; /* a number in letters: it may stand for one, and need not */
	size_t from, to; /* bytes in the marked form */
	size_t value, value_bytes; /* in placeables.values */
};

/* A reusable buffer; zeroed with STRBUF_INIT it is empty. */
struct placeables {
	struct placeable *items;
	size_t count, capacity;
	struct strbuf values;
};

#define PLACEABLES_INIT { NULL, 0, 0, STRBUF_INIT }

void placeables_release(struct placeables *placeables);

static inline struct slice placeables_value(const struct placeables *placeables, size_t index)
{
	return slice_from(placeables->values.data + placeables->items[index].value,
			  placeables->items[index].value_bytes);
}

/* Holds the words of one language and its tokenizer: one thread at a time. */
struct placeable_scanner;

struct placeable_scanner *placeable_scanner_new(const struct language *language);
void placeable_scanner_free(struct placeable_scanner *scanner);

/* Fills `found` anew. */
void placeable_scan(struct placeable_scanner *scanner, struct slice marked, struct placeables *found);

enum difference_kind {
	DIFFERENCE_MISSING, /* the source says it, the target does not */
	DIFFERENCE_EXTRA,   /* the target says it, the source does not */
};

struct difference {
	enum difference_kind kind;
	size_t index; /* of the source's placeables when missing, of the target's when extra */
};

struct differences {
	struct difference *items;
	size_t count, capacity;
};

#define DIFFERENCES_INIT { NULL, 0, 0 }

void differences_release(struct differences *differences);

/*
 * What one text says more often than the other, by value. A number up to ten, or
 * twenty, may be a word on the other side; a percentage may be a mere number there.
 */
void placeables_compare(const struct placeables *source, const struct placeables *target,
			struct differences *differences);

#endif
