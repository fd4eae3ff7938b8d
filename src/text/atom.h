/*
 * atom -- the pieces of a text that placeables are put together from.
 *
 * Figures, words of the lexicon, Roman numerals, phones and protected spans, in
 * order; all other words are passed over. Private to the placeable services.
 */
#ifndef TEXT_ATOM_H
#define TEXT_ATOM_H

#include "text/placeable_rules.h"
#include "text/protect.h"

enum atom_kind { ATOM_FIGURES, ATOM_WORD, ATOM_ROMAN, ATOM_PHONE, ATOM_PROTECTED };

struct atom {
	uint8_t kind;	   /* enum atom_kind */
	uint8_t figures;   /* enum figures_kind, of figures */
	uint8_t protected; /* enum protected_kind */
	bool plain, either_way; /* as in struct figures */
	bool lone;	    /* a Roman numeral of one letter */
	bool merged;	    /* a number in two words: twenty five */
	uint32_t fields;    /* bits of enum placeable_field: what it can be */
	uint32_t from, to;  /* bytes in the text */
	uint32_t stem_end;  /* where what carries the value ends: 20 in 20th, mart in martda */
	uint32_t exact, stem; /* readings of a word, as in struct lexicon_match */
	uint32_t value, value_bytes, other, other_bytes; /* in atoms.values */
	uint32_t part[3], part_bytes[3]; /* of a date or time, in the text */
};

struct atoms {
	struct atom *items;
	size_t count, capacity;
	struct strbuf values;
};

#define ATOMS_INIT { NULL, 0, 0, STRBUF_INIT }

void atoms_release(struct atoms *atoms);

/* Fills `atoms` anew. */
void atoms_scan(const struct placeable_rules *rules, struct slice text, struct atoms *atoms);

static inline struct slice atoms_value(const struct atoms *atoms, const struct atom *atom)
{
	return slice_from(atoms->values.data + atom->value, atom->value_bytes);
}

/* What stands between two places: a bit of enum placeable_gap. Codes do not count; *coded when there was one. */
enum placeable_gap atom_gap(struct slice text, size_t from, size_t to, bool *coded);

#endif
