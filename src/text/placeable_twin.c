/*
 * placeable_twin -- a day in the place of a range of days, or the other way round.
 *
 * Two patterns are twins when they are the same but for –{day2} and for the word
 * that tells one day from several: {day}-{month} kuni, {day}–{day2}-{month} kunlari.
 * Then what the old span had of its own, the shape of its words, goes over.
 */
#include <config.h>

#include "text/placeable_exchange.h"

#include "base/alloc.h"
#include "text/placeable_value.h"

#define SECOND_DAY "\xe2\x80\x93{day2}"

/* A row of the table: kuni, kunlari. */
static const struct word_row *plural_row(const struct placeable_rules *rules, struct slice word)
{
	for (size_t i = 0; i < rules->row_count; i++)
		for (size_t j = 0; rules->rows[i].kind == WORD_PLURAL && j < rules->rows[i].form_count; j++)
			if (slice_equal(rules->rows[i].forms[j], word))
				return &rules->rows[i];
	return NULL;
}

/* The pattern as it would be for one day. */
static void add_singular(const struct placeable_rules *rules, struct slice pattern, struct strbuf *out)
{
	size_t second = slice_find(pattern, SLICE(SECOND_DAY), 0), start = out->bytes;
	struct slice rest, word;

	if (second != SIZE_MAX) {
		strbuf_add(out, slice_part(pattern, 0, second));
		strbuf_add(out, slice_part(pattern, second + strlen(SECOND_DAY), pattern.bytes));
	} else {
		strbuf_add(out, pattern);
	}
	rest = slice_part(strbuf_slice(out), start, out->bytes);
	while (slice_next_field(&rest, ' ', &word)) {
		const struct word_row *row = plural_row(rules, word);

		if (row && row->form_count == 2 && !rest.bytes) /* it ends the pattern */
			strbuf_splice(out, out->bytes - word.bytes, out->bytes, row->forms[0]);
	}
}

static bool has_second_day(struct slice pattern)
{
	return slice_find(pattern, SLICE(SECOND_DAY), 0) != SIZE_MAX;
}

/* The first pattern that says the same about one day where the other does about several. */
static const struct pattern *find_twin(const struct placeable_rules *rules, const struct pattern *old)
{
	struct strbuf wanted = STRBUF_INIT, singular = STRBUF_INIT;
	const struct pattern *twin = NULL;

	add_singular(rules, old->text, &wanted);
	for (size_t i = 1; i < rules->pattern_count && !twin; i++) {
		const struct pattern *pattern = &rules->patterns[i];

		if (pattern->element_count == 0 || has_second_day(pattern->text) == has_second_day(old->text))
			continue;
		strbuf_clear(&singular);
		add_singular(rules, pattern->text, &singular);
		if (slice_equal(strbuf_slice(&singular), strbuf_slice(&wanted)))
			twin = pattern;
	}
	strbuf_release(&wanted);
	strbuf_release(&singular);
	return twin;
}

/* How many bytes what parts the items of a pattern has at `at`; 0 when an item begins there. */
static size_t separator_bytes(struct slice text, size_t at)
{
	static const struct slice separators[] = { { " ", 1 }, { "-", 1 }, { ",", 1 }, { "\xe2\x80\x93", 3 } };

	for (size_t i = 0; i < ARRAY_COUNT(separators); i++)
		if (slice_starts(slice_part(text, at, text.bytes), separators[i]))
			return separators[i].bytes;
	return 0;
}

/* Where a literal or field of a pattern ends that begins at `at`. */
static size_t item_end(struct slice text, size_t at)
{
	size_t end = at;

	if (text.data[at] == '{')
		return slice_find(text, SLICE("}"), at) + 1;
	while (end < text.bytes && text.data[end] != '{' && !separator_bytes(text, end))
		end++;
	return end;
}

/* A field in the style of its old part; the second day, which had none, in that of the first. */
static bool write_field(const struct exchange *exchange, struct slice inside, struct strbuf *out)
{
	enum placeable_field field;
	const struct placeable_part *old;
	struct placeable_part part;

	if (!placeable_field_find(slice_part(inside, 0, slice_find(inside, SLICE("."), 0)), &field))
		return false;
	old = placeables_part(exchange->target, exchange->index, field == FIELD_DAY2 ? FIELD_DAY : field);
	if (!old)
		return false;
	part = *old;
	part.field = (uint8_t)field;
	return exchange_write_part(exchange, &part, out);
}

/* The old word, but for the one that tells one day from several. */
static void write_word(const struct exchange *exchange, struct slice literal, size_t *word, struct strbuf *out)
{
	const struct placeable *placeable = &exchange->target->items[exchange->index];

	while (*word < placeable->part_count &&
	       exchange->target->parts[placeable->first_part + *word].field != FIELD_WORD)
		++*word;
	if (plural_row(exchange->rules, literal) || *word >= placeable->part_count) {
		strbuf_add(out, literal);
	} else {
		const struct placeable_part *part = &exchange->target->parts[placeable->first_part + *word];

		strbuf_add(out, slice_part(exchange->text, part->from, part->to));
	}
	++*word;
}

bool exchange_write_twin(const struct exchange *exchange, struct strbuf *out)
{
	const struct placeable *placeable = &exchange->target->items[exchange->index];
	const struct pattern *twin = placeable->pattern && !exchange_case(exchange).data ?
					     find_twin(exchange->rules, &exchange->rules->patterns[placeable->pattern]) :
					     NULL;
	bool done = twin != NULL;
	size_t word = 0;

	for (size_t at = 0, end; done && at < twin->text.bytes; at = end) {
		end = at + separator_bytes(twin->text, at);
		if (end > at) {
			strbuf_add(out, slice_part(twin->text, at, end));
			continue;
		}
		end = item_end(twin->text, at);
		if (twin->text.data[at] == '{') {
			done = write_field(exchange, slice_part(twin->text, at + 1, end - 1), out);
		} else {
			write_word(exchange, slice_part(twin->text, at, end), &word, out);
		}
	}
	if (done && placeable->part_count > 0) { /* the full stop behind the last word */
		const struct placeable_part *last =
			&exchange->target->parts[placeable->first_part + placeable->part_count - 1];

		strbuf_add(out, slice_part(exchange->text, last->to, placeable->tail));
	}
	return done;
}
