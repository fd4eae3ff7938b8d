/*
 * placeable -- what a text says in figures and addresses, by value.
 *
 * The text is cut into atoms; at each atom the patterns of the language are
 * tried, and the one that takes most of the text becomes a placeable. What no
 * pattern takes is a placeable by itself when it says something.
 */
#include <config.h>

#include "text/placeable.h"

#include "base/alloc.h"
#include "text/atom.h"
#include "text/placeable_scanner.h"
#include "text/placeable_value.h"
#include "text/uzbek_tail.h"
#include "text/uzbek_word.h"

#include <stdlib.h>

struct placeable_scanner {
	struct placeable_rules rules;
	struct atoms atoms;
};

/* One text on its way. */
struct scan {
	const struct placeable_rules *rules;
	const struct atoms *atoms;
	struct slice text;
	struct placeables *found;
};

/* How a pattern fits at an atom. */
struct fit {
	const struct pattern *pattern;
	size_t end; /* in the text */
	bool coded;
};

struct placeable_scanner *placeable_scanner_new_with(const struct language *language,
						     const struct placeable_table *own)
{
	struct placeable_scanner *scanner = alloc_zeroed(1, sizeof(*scanner));

	placeable_rules_init(&scanner->rules, language, own);
	scanner->atoms = (struct atoms)ATOMS_INIT;
	return scanner;
}

struct placeable_scanner *placeable_scanner_new(const struct language *language)
{
	return placeable_scanner_new_with(language, NULL);
}

void placeable_scanner_free(struct placeable_scanner *scanner)
{
	if (!scanner)
		return;
	placeable_rules_release(&scanner->rules);
	atoms_release(&scanner->atoms);
	free(scanner);
}

const struct placeable_rules *placeable_scanner_rules(const struct placeable_scanner *scanner)
{
	return &scanner->rules;
}

void placeables_release(struct placeables *placeables)
{
	free(placeables->items);
	free(placeables->parts);
	strbuf_release(&placeables->values);
	*placeables = (struct placeables)PLACEABLES_INIT;
}

const struct placeable_part *placeables_part(const struct placeables *placeables, size_t index,
					     enum placeable_field field)
{
	const struct placeable *placeable = &placeables->items[index];

	for (size_t i = 0; i < placeable->part_count; i++)
		if (placeables->parts[placeable->first_part + i].field == field)
			return &placeables->parts[placeable->first_part + i];
	return NULL;
}

/* ---------------------------------------------------------------- fitting patterns */

static bool has_word(const struct scan *scan, uint32_t chain, const struct pattern_element *element)
{
	for (; chain; chain = lexicon_word(scan->rules->lexicon, chain)->next) {
		uint32_t row = lexicon_word(scan->rules->lexicon, chain)->row;

		for (size_t i = 0; i < element->word_count; i++)
			if (element->words[i] == row)
				return true;
	}
	return false;
}

static bool is_one_letter(const struct atom *atom)
{
	return atom->to - atom->from == 1;
}

static bool element_fits(const struct scan *scan, const struct pattern *pattern,
			 const struct pattern_element *element, const struct atom *atom, enum placeable_gap gap)
{
	if (!(atom->fields & (1u << element->field)))
		return false;
	if (element->field == FIELD_WORD)
		return has_word(scan, atom->exact, element) || has_word(scan, atom->stem, element);
	if (element->field == FIELD_SCALE && is_one_letter(atom)) /* $5m, but 5 m is a length */
		return gap == GAP_GLUED && pattern->has_currency;
	if (element->field == FIELD_ROMAN && atom->lone)
		return pattern->element_count > 1;
	return true;
}

/* Where what an element has taken ends: a full stop may close an abbreviation. */
static size_t element_end(const struct scan *scan, const struct pattern_element *element,
			  const struct atom *atom)
{
	if (element->dot && atom->to < scan->text.bytes && scan->text.data[atom->to] == '.')
		return atom->to + 1;
	return atom->to;
}

static bool tail_fits(const struct scan *scan, const struct pattern *pattern, const struct atom *atom)
{
	return !pattern->tail.data ||
	       slice_equal(pattern->tail, slice_part(scan->text, atom->stem_end, atom->to));
}

static bool pattern_fits(const struct scan *scan, const struct pattern *pattern, size_t index, struct fit *fit)
{
	const struct atom *atoms = &scan->atoms->items[index];
	size_t count = pattern->element_count;

	if (count > scan->atoms->count - index)
		return false;
	fit->coded = false;
	for (size_t i = 0; i < count; i++) {
		enum placeable_gap gap = GAP_GLUED;

		if (i > 0)
			gap = atom_gap(scan->text, atoms[i - 1].to, atoms[i].from, &fit->coded);
		if ((i > 0 && !(gap & pattern->elements[i].gap)) ||
		    !element_fits(scan, pattern, &pattern->elements[i], &atoms[i], gap))
			return false;
	}
	fit->pattern = pattern;
	fit->end = element_end(scan, &pattern->elements[count - 1], &atoms[count - 1]);
	return tail_fits(scan, pattern, &atoms[count - 1]);
}

/* The longer one; of two as long that whose row comes first. */
static bool is_better(const struct fit *fit, const struct fit *best)
{
	return fit->end > best->end || (fit->end == best->end && fit->pattern < best->pattern);
}

static bool find_pattern(const struct scan *scan, size_t index, struct fit *best)
{
	unsigned fields = scan->atoms->items[index].fields;

	best->pattern = NULL;
	best->end = 0;
	for (unsigned field = 0; fields >> field; field++)
		for (uint32_t i = fields >> field & 1 ? scan->rules->first_with[field] : 0; i;
		     i = scan->rules->patterns[i].next) {
			struct fit fit;

			if (pattern_fits(scan, &scan->rules->patterns[i], index, &fit) && is_better(&fit, best))
				*best = fit;
		}
	return best->pattern != NULL;
}

/* ---------------------------------------------------------------- parts */

static struct placeable_part *add_part(struct scan *scan, enum placeable_field field, size_t from, size_t to)
{
	struct placeables *found = scan->found;

	ARRAY_GROW(found->parts, found->part_count, found->part_capacity);
	found->parts[found->part_count] = (struct placeable_part){
		.field = (uint8_t)field,
		.from = (uint32_t)from,
		.to = (uint32_t)to,
		.value = (uint32_t)found->values.bytes,
	};
	return &found->parts[found->part_count++];
}

static void end_part(struct scan *scan, struct placeable_part *part)
{
	part->value_bytes = (uint32_t)(scan->found->values.bytes - part->value);
}

static void add_whole_part(struct scan *scan, enum placeable_field field, size_t from, size_t bytes)
{
	struct placeable_part *part = add_part(scan, field, from, from + bytes);

	number_add_whole(slice_part(scan->text, from, from + bytes), &scan->found->values);
	end_part(scan, part);
}

static const enum word_kind field_words[PLACEABLE_FIELDS] = {
	[FIELD_NUMBER] = WORD_NUMBER, [FIELD_SCALE] = WORD_SCALE,  [FIELD_CURRENCY] = WORD_CURRENCY,
	[FIELD_MONTH] = WORD_MONTH,   [FIELD_MONTH2] = WORD_MONTH, [FIELD_CLOCK] = WORD_CLOCK,
	[FIELD_CODE] = WORD_CODE,     [FIELD_CLOCK2] = WORD_CLOCK, [FIELD_UNIT] = WORD_UNIT,
	[FIELD_BODY] = WORD_BODY,     [FIELD_PLACE] = WORD_PLACE,
};

/* A word's value is its row's; before an ending Uzbek in Cyrillic has the second form. */
static void add_word_part(struct scan *scan, enum placeable_field field, const struct atom *atom)
{
	enum word_kind kind = field_words[field];
	const struct lexicon_word *word = placeable_rules_reading(scan->rules, atom->exact, 0, kind);
	bool whole = word || field == FIELD_WORD;
	struct placeable_part *part = add_part(scan, field, atom->from, whole ? atom->to : atom->stem_end);

	if (field == FIELD_WORD)
		return;
	if (!word)
		word = placeable_rules_reading(scan->rules, 0, atom->stem, kind);
	while (!whole && word->next && lexicon_word(scan->rules->lexicon, word->next)->row == word->row)
		word = lexicon_word(scan->rules->lexicon, word->next);
	part->form = (uint8_t)word->form;
	part->spelled = field == FIELD_NUMBER;
	part->loose = scan->rules->rows[word->row].loose;
	strbuf_add(&scan->found->values,
		   atom->merged ? atoms_value(scan->atoms, atom) : scan->rules->rows[word->row].value);
	end_part(scan, part);
}

static void add_figures_part(struct scan *scan, enum placeable_field field, const struct atom *atom)
{
	bool ordinal = atom->fields & (1u << FIELD_ORDINAL); /* st, nd, rd, th belong to it */
	struct placeable_part *part = add_part(scan, field, atom->from, ordinal ? atom->to : atom->stem_end);

	strbuf_add(&scan->found->values, atoms_value(scan->atoms, atom));
	end_part(scan, part);
	if (atom->other_bytes == 0)
		return;
	part->other = (uint32_t)scan->found->values.bytes;
	part->other_bytes = atom->other_bytes;
	strbuf_add(&scan->found->values, slice_from(scan->atoms->values.data + atom->other, atom->other_bytes));
}

/* What an atom that is a whole date or time says, in its order. */
static const struct whole_fields {
	enum placeable_field whole, parts[3];
} whole_fields[] = {
	{ FIELD_TIME, { FIELD_HOUR, FIELD_MINUTE, FIELD_WORD } },
	{ FIELD_TIME2, { FIELD_HOUR2, FIELD_MINUTE2, FIELD_WORD } },
	{ FIELD_DATE, { FIELD_DAY, FIELD_MONTH, FIELD_YEAR } },
	{ FIELD_DATE2, { FIELD_DAY2, FIELD_MONTH2, FIELD_YEAR2 } },
};

/* The field of those that have a part there which stands first behind `from`; their count when there is none. */
static size_t next_field(const struct whole_fields *fields, const struct atom *atom, size_t from)
{
	size_t next = ARRAY_COUNT(fields->parts);

	for (size_t k = 0; k < ARRAY_COUNT(fields->parts) && fields->parts[k] != FIELD_WORD; k++)
		if (atom->part[k] >= from &&
		    (next == ARRAY_COUNT(fields->parts) || atom->part[k] < atom->part[next]))
			next = k;
	return next;
}

/* 14:30, 19.10.2023, 2023-10-19: parts in the order of their places; false for what is none. */
static bool add_whole(struct scan *scan, enum placeable_field whole, const struct atom *atom)
{
	for (size_t i = 0; i < ARRAY_COUNT(whole_fields); i++) {
		const struct whole_fields *fields = &whole_fields[i];

		if (fields->whole != whole)
			continue;
		for (size_t k, from = 0; (k = next_field(fields, atom, from)) < ARRAY_COUNT(fields->parts);
		     from = atom->part[k] + 1)
			add_whole_part(scan, fields->parts[k], atom->part[k], atom->part_bytes[k]);
		return true;
	}
	return false;
}

static void add_element_parts(struct scan *scan, enum placeable_field field, const struct atom *atom)
{
	if (add_whole(scan, field, atom))
		return;
	if (atom->kind == ATOM_WORD)
		add_word_part(scan, field, atom);
	else
		add_figures_part(scan, field, atom);
}

/* ---------------------------------------------------------------- placeables */

/* A placeable of the parts that were added since `first_part`. */
static struct placeable *add_placeable(struct scan *scan, enum placeable_kind kind, size_t first_part,
				       size_t from, size_t to)
{
	struct placeables *found = scan->found;

	ARRAY_GROW(found->items, found->count, found->capacity);
	found->items[found->count] = (struct placeable){
		.kind = (uint8_t)kind,
		.from = (uint32_t)from,
		.to = (uint32_t)to,
		.tail = (uint32_t)to,
		.first_part = (uint32_t)first_part,
		.part_count = (uint32_t)(found->part_count - first_part),
		.name = SLICE_NONE,
	};
	return &found->items[found->count++];
}

/* Whether what the last element took is a stem with an ending, not a word as the table has it. */
static bool has_ending(const struct scan *scan, const struct pattern_element *element, const struct atom *atom)
{
	if (atom->kind != ATOM_WORD || atom->stem_end == atom->to)
		return false;
	if (element->field == FIELD_WORD)
		return !has_word(scan, atom->exact, element);
	return !placeable_rules_reading(scan->rules, atom->exact, 0, field_words[element->field]);
}

static void add_fit(struct scan *scan, size_t index, const struct fit *fit)
{
	const struct pattern *pattern = fit->pattern;
	const struct atom *atoms = &scan->atoms->items[index];
	size_t first_part = scan->found->part_count, count = pattern->element_count;
	struct placeable *placeable;

	for (size_t i = 0; i < count; i++)
		add_element_parts(scan, pattern->elements[i].field, &atoms[i]);
	placeable = add_placeable(scan, pattern->kind, first_part, atoms[0].from, fit->end);
	placeable->coded = fit->coded;
	placeable->name = pattern->name;
	placeable->pattern = (uint32_t)(pattern - scan->rules->patterns);
	if (has_ending(scan, &pattern->elements[count - 1], &atoms[count - 1])) {
		placeable->tail = atoms[count - 1].stem_end;
		scan->found->parts[scan->found->part_count - 1].to = placeable->tail;
	}
	placeable_compose(scan->found, placeable, pattern->is_this_year);
}

/* -ga behind 5 in Uzbek: an ending that belongs to the number. */
static void take_ending(struct scan *scan, struct placeable *placeable)
{
	char buffer[UZBEK_WORD_BYTES + 8] = "olti-";
	size_t at = placeable->to, end;
	struct slice ending;

	if (!language_same_base(scan->rules->language, &language_uz) || at + 1 >= scan->text.bytes ||
	    scan->text.data[at] != '-')
		return;
	ending = uzbek_word_read(scan->text, at + 1, buffer + 5, &end);
	if (ending.bytes == 0 || lexicon_continues_word(scan->text, end))
		return;
	if (uzbek_tail_follows(slice_from(buffer, 5 + ending.bytes), 4, false, NULL))
		placeable->to = (uint32_t)end;
}

static void add_figures(struct scan *scan, const struct atom *atom)
{
	size_t first_part = scan->found->part_count;
	struct placeable *placeable;

	switch ((enum figures_kind)atom->figures) {
	case FIGURES_DATE:
		add_whole(scan, FIELD_DATE, atom);
		placeable = add_placeable(scan, PLACEABLE_DATE, first_part, atom->from, atom->to);
		placeable->name = SLICE("date.numeric");
		placeable_compose(scan->found, placeable, false);
		if (atom->either_way)
			placeable_add_swapped(scan->found, placeable);
		break;
	case FIGURES_TIME:
		add_whole(scan, FIELD_TIME, atom);
		placeable = add_placeable(scan, PLACEABLE_TIME, first_part, atom->from, atom->to);
		placeable->name = SLICE("time.plain");
		placeable_compose(scan->found, placeable, false);
		break;
	case FIGURES_NUMBER:
		add_figures_part(scan, FIELD_NUMBER, atom);
		placeable = add_placeable(scan, PLACEABLE_NUMBER, first_part, atom->from, atom->to);
		placeable->name = SLICE("number.plain");
		placeable_compose(scan->found, placeable, false);
		take_ending(scan, placeable);
		break;
	}
}

/* Between the ends of a range: a dash, "to", "до", "dan". */
#define RANGE_BYTES_MOST 8

static bool joins_range(struct slice gap)
{
	if (!gap.bytes || gap.bytes > RANGE_BYTES_MOST)
		return false;
	for (size_t i = 0; i < gap.bytes; i++)
		if (gap.data[i] == '.' || gap.data[i] == ',' || gap.data[i] == ';' || gap.data[i] == ':' ||
		    gap.data[i] == '<' || gap.data[i] == '\n')
			return false;
	return true;
}

/* The unit of the number that was added last is that of the number before it as well: 2 to 4 inches, 5–10 см. */
static void measure_range(struct scan *scan, const struct lexicon_word *unit, double factor)
{
	struct placeable *second = &scan->found->items[scan->found->count - 1], *first = second - 1;

	if (scan->found->count < 2 || first->kind != PLACEABLE_NUMBER || first->weak ||
	    first->measure.dimension || !joins_range(slice_part(scan->text, first->to, second->from)))
		return;
	if (placeable_unit_read(scan->rules->rows[unit->row].value, &first->measure.dimension, &factor))
		placeable_measure(scan->found, first, factor);
}

/* The unit behind the number that was added last: 5 km, 5-mile, 5kg. */
static void note_measure(struct scan *scan, size_t index)
{
	struct placeable *placeable = scan->found->count ? &scan->found->items[scan->found->count - 1] : NULL;
	const struct atom *atom = &scan->atoms->items[index];
	const struct lexicon_word *word;
	bool coded = false;
	double factor;

	if (!placeable || placeable->kind != PLACEABLE_NUMBER || index == scan->atoms->count ||
	    !(atom->fields & (1u << FIELD_UNIT)) || placeable->to > atom->from ||
	    !(atom_gap(scan->text, placeable->to, atom->from, &coded) & (GAP_GLUED | GAP_SPACE | GAP_HYPHEN)))
		return;
	word = placeable_rules_reading(scan->rules, atom->exact, atom->stem, WORD_UNIT);
	if (!word ||
	    !placeable_unit_read(scan->rules->rows[word->row].value, &placeable->measure.dimension, &factor))
		return;
	placeable_measure(scan->found, placeable, factor);
	measure_range(scan, word, factor);
}

/* A month, a number or a scale in letters, by itself. */
static void add_word(struct scan *scan, const struct atom *atom)
{
	static const struct {
		enum placeable_field field;
		enum placeable_kind kind;
	} alone[] = {
		{ FIELD_NUMBER, PLACEABLE_NUMBER },
		{ FIELD_MONTH, PLACEABLE_DATE },
		{ FIELD_SCALE, PLACEABLE_NUMBER },
	};
	size_t first_part = scan->found->part_count;
	struct placeable *placeable;

	for (size_t i = 0; i < ARRAY_COUNT(alone); i++) {
		if (!(atom->fields & (1u << alone[i].field)) ||
		    (alone[i].field == FIELD_SCALE && is_one_letter(atom)))
			continue;
		add_word_part(scan, alone[i].field, atom);
		placeable = add_placeable(scan, alone[i].kind, first_part, atom->from, atom->to);
		placeable->tail = atom->stem_end;
		placeable_compose(scan->found, placeable, false);
		placeable->weak = true;
		return;
	}
}

static void add_phone(struct scan *scan, const struct atom *atom)
{
	struct placeable *placeable;

	placeable = add_placeable(scan, PLACEABLE_PHONE, scan->found->part_count, atom->from, atom->to);
	placeable_add_phone(scan->found, placeable, atoms_value(scan->atoms, atom));
}

static void add_protected(struct scan *scan, const struct atom *atom)
{
	static const enum placeable_kind kinds[] = {
		[PROTECTED_MARKUP] = PLACEABLE_PLACEHOLDER,
		[PROTECTED_ENTITY] = PLACEABLE_PLACEHOLDER,
		[PROTECTED_PLACEHOLDER] = PLACEABLE_PLACEHOLDER,
		[PROTECTED_URL] = PLACEABLE_URL,
		[PROTECTED_EMAIL] = PLACEABLE_EMAIL,
		[PROTECTED_DOMAIN] = PLACEABLE_URL,
		[PROTECTED_HANDLE] = PLACEABLE_HANDLE,
		[PROTECTED_TAG] = PLACEABLE_TAG,
		[PROTECTED_FILE] = PLACEABLE_FILE,
	};
	struct placeable *placeable;

	placeable = add_placeable(scan, kinds[atom->protected], scan->found->part_count, atom->from, atom->to);
	placeable_add_surface(scan->found, placeable, slice_part(scan->text, atom->from, atom->to));
}

static void add_alone(struct scan *scan, const struct atom *atom)
{
	switch ((enum atom_kind)atom->kind) {
	case ATOM_FIGURES:
		add_figures(scan, atom);
		break;
	case ATOM_WORD:
		add_word(scan, atom);
		break;
	case ATOM_PHONE:
		add_phone(scan, atom);
		break;
	case ATOM_PROTECTED:
		add_protected(scan, atom);
		break;
	case ATOM_ROMAN:
		break; /* a lone letter */
	}
}

void placeable_scan(struct placeable_scanner *scanner, struct slice marked, struct placeables *found)
{
	struct scan scan = { &scanner->rules, &scanner->atoms, marked, found };

	found->count = found->part_count = 0;
	found->language = scanner->rules.language;
	strbuf_clear(&found->values);
	atoms_scan(&scanner->rules, marked, &scanner->atoms);
	for (size_t i = 0; i < scanner->atoms.count;) {
		struct fit fit;

		if (find_pattern(&scan, i, &fit)) {
			add_fit(&scan, i, &fit);
			i += fit.pattern->element_count;
		} else {
			add_alone(&scan, &scanner->atoms.items[i]);
			i++;
		}
		note_measure(&scan, i);
	}
}

/* ---------------------------------------------------------------- slots */

void placeable_slots_release(struct placeable_slots *slots)
{
	free(slots->items);
	free(slots->placeables);
	*slots = (struct placeable_slots)PLACEABLE_SLOTS_INIT;
}

void placeables_slots(const struct placeables *placeables, struct placeable_slots *slots)
{
	slots->count = 0;
	for (size_t i = 0; i < placeables->count; i++) {
		const struct placeable *placeable = &placeables->items[i];

		if (placeable->weak || placeable->coded || placeable->kind == PLACEABLE_PLACEHOLDER)
			continue;
		ARRAY_GROW(slots->items, slots->count, slots->capacity);
		ARRAY_GROW(slots->placeables, slots->count, slots->index_capacity);
		slots->placeables[slots->count] = i;
		slots->items[slots->count++] = (struct key_slot){ placeable->from, placeable->tail,
								  placeable_kind_name(placeable->kind) };
	}
}
