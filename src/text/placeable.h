/*
 * placeable -- what a text says in figures and addresses, by value.
 *
 * Numbers, percentages, sums of money, dates, times, ordinals, references to laws and
 * their articles, centuries and Roman numerals, phones and addresses, in any of the
 * ways the four languages write them: 1 200,5 and 1,200.5 are one number, "2023-yil
 * 19–20-oktabr kunlari" and "October 19–20, 2023" one date. What the ways are is data:
 * the rows of data/placeables.tsv.
 *
 * Each has a canonical value, a short text by which two are the same in any language:
 *
 *	number, percent, ordinal, century, roman   1200.5; of an anniversary anniversary:20
 *	money		1500000 UZS
 *	date		2023-10-19, 2023-10, 2023, --10-19, this-10-19; a range
 *			2023-10-19/2023-10-20; 2023-10-19 whether it was told in words or figures;
 *			this for no more than the year that goes on
 *	time		14:30, 14:30/16:00
 *	reference	article:5, law:1002
 *	abbreviation	the English one: UN, GDP
 *	name		of a state its code in ISO 3166-1: UZ
 *	phone		+998712398345; without a country the digits that are there
 *	url, email, handle, tag, file, placeholder   as written
 *
 * and the parts that it is made of, each with its own value and place, so that the
 * day, the month and the year of a date can be compared and exchanged by themselves.
 */
#ifndef TEXT_PLACEABLE_H
#define TEXT_PLACEABLE_H

#include "base/error.h"
#include "base/strbuf.h"
#include "text/data_table.h"
#include "text/key.h"
#include "text/language.h"

#include <stdint.h>

enum placeable_kind {
	PLACEABLE_NUMBER,
	PLACEABLE_PERCENT,
	PLACEABLE_MONEY,
	PLACEABLE_DATE,
	PLACEABLE_TIME,
	PLACEABLE_ORDINAL,
	PLACEABLE_REFERENCE,
	PLACEABLE_CENTURY,
	PLACEABLE_ROMAN,
	PLACEABLE_ABBREVIATION, /* of a body or state: UN, ООН, BMT; weak */
	PLACEABLE_NAME,		/* of a state: Uzbekistan, Узбекистана; weak */
	PLACEABLE_PHONE,
	PLACEABLE_URL, /* bare domains too */
	PLACEABLE_EMAIL,
	PLACEABLE_HANDLE,
	PLACEABLE_TAG,
	PLACEABLE_FILE,
	PLACEABLE_PLACEHOLDER, /* %s, {name}, an entity, raw markup; %2$s is valued as %s */
};

#define PLACEABLE_KINDS (PLACEABLE_PLACEHOLDER + 1)

/* What a part of a placeable says. */
enum placeable_field {
	FIELD_WORD, /* a word of the pattern, of no value of its own */
	FIELD_NUMBER,
	FIELD_SCALE,	/* a power of ten: "6" */
	FIELD_CURRENCY, /* "UZS" */
	FIELD_DAY,
	FIELD_MONTH,
	FIELD_YEAR,
	FIELD_DAY2, /* the end of a range */
	FIELD_MONTH2,
	FIELD_YEAR2,
	FIELD_TIME,
	FIELD_HOUR,
	FIELD_HOUR12, /* written only, as are the two after the minute */
	FIELD_MINUTE,
	FIELD_TWO_DIGIT_DAY,
	FIELD_TWO_DIGIT_MONTH,
	FIELD_CLOCK,	/* "am", "pm" */
	FIELD_ORDINAL,	/* 20th */
	FIELD_ROMAN,	/* valued in figures */
	FIELD_CODE,	/* "law", "decree" … */
	FIELD_UNIT,	/* of a length or weight: beside a number, in no pattern */
	FIELD_BODY,	/* "UN" */
	FIELD_PLACE,	/* "UZ" */

	/* A whole date in figures; and what a range of dates or times ends with. */
	FIELD_DATE,
	FIELD_DATE2,
	FIELD_TIME2,
	FIELD_HOUR2,
	FIELD_SECOND_HOUR12,
	FIELD_MINUTE2,
	FIELD_CLOCK2,
	FIELD_TWO_DIGIT_DAY2,
	FIELD_TWO_DIGIT_MONTH2,
};

#define PLACEABLE_FIELDS (FIELD_TWO_DIGIT_MONTH2 + 1)

struct placeable_part {
	uint8_t field; /* enum placeable_field */
	uint8_t form;  /* which form of its word, from 0 */
	bool spelled;  /* a number in letters */
	bool loose;    /* and one that says it by the way: both, a pair, decades */
	uint32_t from, to;	     /* bytes in the marked form, without endings */
	uint32_t value, value_bytes; /* in placeables.values */
	uint32_t other, other_bytes; /* another reading (1.500, 03/04); no bytes when there is none */
};

/* A length, a weight or an area, in metres, kilograms or square metres. */
struct measure {
	char dimension; /* 'm', 'k', 'a'; 0 for none */
	bool metric;	/* the unit is a power of ten of it */
	double unit;	/* how many metres it has */
	double value;
};

struct placeable {
	uint8_t kind; /* enum placeable_kind */
	bool weak;  /* a number or month in letters, a scale by itself, a name: it may stand for a value, and need not */
	bool coded; /* an inline code stands inside */
	uint32_t from, to;	     /* bytes in the marked form, endings included */
	uint32_t tail;		     /* where the grammatical ending begins; to when there is none */
	uint32_t value, value_bytes; /* canonical, in placeables.values */
	uint32_t other, other_bytes; /* the other reading of the whole; no bytes when there is none */
	uint32_t first_part, part_count;
	uint32_t pattern; /* the row that it was read by, for placeable_write; 0 for none */
	struct measure measure; /* of a number before a unit, which stands outside */
	struct slice name; /* "date.range": what rows of all languages say it. Borrowed from the scanner */
};

/* A reusable buffer; scan after scan it allocates nothing once it is large enough. */
struct placeables {
	struct placeable *items;
	size_t count, capacity;
	struct placeable_part *parts;
	size_t part_count, part_capacity;
	struct strbuf values;
	const struct language *language; /* of the text */
};

#define PLACEABLES_INIT { NULL, 0, 0, NULL, 0, 0, STRBUF_INIT, NULL }

void placeables_release(struct placeables *placeables);

/* Borrow, until the buffer is used again. */
static inline struct slice placeables_value(const struct placeables *placeables, size_t index)
{
	return slice_from(placeables->values.data + placeables->items[index].value,
			  placeables->items[index].value_bytes);
}

static inline struct slice placeables_other(const struct placeables *placeables, size_t index)
{
	return slice_from(placeables->values.data + placeables->items[index].other,
			  placeables->items[index].other_bytes);
}

static inline struct slice placeables_part_value(const struct placeables *placeables, const struct placeable_part *part)
{
	return slice_from(placeables->values.data + part->value, part->value_bytes);
}

/* The part of a placeable that says `field`, or NULL. */
const struct placeable_part *placeables_part(const struct placeables *placeables, size_t index,
					     enum placeable_field field);

/* "number", "date" …; as slots of a key are labelled. */
const char *placeable_kind_name(enum placeable_kind kind);

/* Rows that are read before those of the workspace and those that are compiled in: the first row wins. */
struct placeable_table {
	struct slice text;
	const char *file; /* its name, for reports */
	const struct data_report *report; /* or NULL; a row that cannot be used is left out */
};

/* Holds the rows of one language: one thread at a time. */
struct placeable_scanner;

struct placeable_scanner *placeable_scanner_new(const struct language *language);

/* `own` may be NULL. */
struct placeable_scanner *placeable_scanner_new_with(const struct language *language, const struct placeable_table *own);
void placeable_scanner_free(struct placeable_scanner *scanner);

/* Fills `found` anew, in order of place and without overlaps. Any bytes will do, fewer than 4 GiB. */
void placeable_scan(struct placeable_scanner *scanner, struct slice marked, struct placeables *found);

/*
 * The placeables that may stand for one another in a text, as slots for
 * key_folded_with_slots(): two texts that differ in nothing else have one key.
 * Adds to the array, which grows; free() it.
 */
struct placeable_slots {
	struct key_slot *items;
	size_t *placeables; /* the index of each slot's placeable */
	size_t count, capacity, index_capacity;
};

#define PLACEABLE_SLOTS_INIT { NULL, NULL, 0, 0, 0 }

void placeable_slots_release(struct placeable_slots *slots);

/* Fills `slots` anew. */
void placeables_slots(const struct placeables *placeables, struct placeable_slots *slots);

enum difference_kind {
	DIFFERENCE_MISSING, /* the source says it, the target does not */
	DIFFERENCE_EXTRA,   /* the target says it, the source does not */
};

struct difference {
	enum difference_kind kind;
	size_t index;	 /* of the source's placeables when missing, of the target's when extra */
	size_t from, to; /* the part that differs, in the marked form of that side */
};

struct differences {
	struct difference *items;
	size_t count, capacity;
};

#define DIFFERENCES_INIT { NULL, 0, 0 }

void differences_release(struct differences *differences);

/*
 * What one text says more often than the other, by value and part by part, whatever
 * the placeables are that say it. A number may be a word on the other side, a
 * percentage a mere number beside another percentage, a Roman numeral a figure; where a
 * value has another reading, the other side decides. A number or month in letters may be
 * said on one side alone; where each side has one that the other has not, they differ.
 */
void placeables_compare(const struct placeables *source, const struct placeables *target,
			struct differences *differences);

#endif
