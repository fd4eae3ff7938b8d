/*
 * leverage_report -- what the memory gave catalogs, for people and for machines.
 */
#include <config.h>

#include "cli/leverage_report.h"

#include "base/i18n.h"
#include "base/json.h"
#include "base/utf8.h"

static const char *const kind_texts[LEVERAGE_KINDS] = {
	[LEVERAGE_KEPT] = N_("there"),
	[LEVERAGE_CONTEXT] = N_("same text and place"),
	[LEVERAGE_EXACT] = N_("same text"),
	[LEVERAGE_ADAPTED] = N_("adapted"),
	[LEVERAGE_ASSEMBLED] = N_("assembled"),
	[LEVERAGE_FUZZY] = N_("similar"),
	[LEVERAGE_PIVOT] = N_("through a third language"),
	[LEVERAGE_AMBIGUOUS] = N_("with several answers"),
	[LEVERAGE_NONE] = N_("without a match"),
};

static const char *const state_texts[LEVERAGE_STATES] = {
	[STATE_TRANSLATED] = N_("translated"),
	[STATE_FUZZY] = N_("fuzzy"),
	[STATE_UNTRANSLATED] = N_("untranslated"),
};

/* --------------------------------------------------------------- for people */

void leverage_report_line(const struct leverage *leverage, struct strbuf *out)
{
	bool first = true;

	for (enum leverage_kind kind = 0; kind < LEVERAGE_KINDS; kind++) {
		if (!leverage->kinds[kind].units)
			continue;
		if (!first)
			strbuf_add_string(out, ", ");
		/* TRANSLATORS: "3 same text, 1 similar": numbers of units and where they come from. */
		strbuf_addf(out, _("%zu %s"), leverage->kinds[kind].units, _(kind_texts[kind]));
		first = false;
	}
	if (first)
		strbuf_add_string(out, _("nothing to do"));
	strbuf_add_byte(out, '\n');
}

/* What stands before the numbers is this wide, in characters. */
#define HEADING_COLUMNS 34

static void add_row(struct strbuf *out, const char *indent, const char *heading, const struct leverage_count *count,
		    const struct leverage_count *total)
{
	size_t columns = utf8_count(slice_of(indent)) + utf8_count(slice_of(heading));

	strbuf_addf(out, "%s%s", indent, heading);
	for (; columns < HEADING_COLUMNS; columns++)
		strbuf_add_byte(out, ' ');
	strbuf_addf(out, "%8zu %8zu", count->units, count->words);
	if (total && total->words)
		strbuf_addf(out, " %4zu %%", count->words * 100 / total->words);
	strbuf_add_byte(out, '\n');
}

static void add_headings(struct strbuf *out)
{
	/* TRANSLATORS: headings over two columns of numbers, each at most 8 letters. */
	const char *headings[] = { _("units"), _("words") };

	for (size_t i = 0; i < HEADING_COLUMNS; i++)
		strbuf_add_byte(out, ' ');
	for (size_t i = 0; i < 2; i++) {
		for (size_t columns = utf8_count(slice_of(headings[i])); columns < 8; columns++)
			strbuf_add_byte(out, ' ');
		strbuf_addf(out, "%s%s", headings[i], i ? "\n" : " ");
	}
}

static void add_states(struct strbuf *out, const char *heading, const struct leverage_count *states,
		       const struct leverage_count *total)
{
	strbuf_addf(out, "  %s\n", heading);
	for (enum leverage_state state = 0; state < LEVERAGE_STATES; state++)
		add_row(out, "    ", _(state_texts[state]), &states[state], total);
}

void leverage_report_table(const struct leverage *leverage, struct strbuf *out)
{
	add_headings(out);
	for (enum leverage_kind kind = 0; kind < LEVERAGE_KINDS; kind++) {
		if (leverage->kinds[kind].units)
			add_row(out, "  ", _(kind_texts[kind]), &leverage->kinds[kind], &leverage->total);
		for (size_t i = 0; kind == LEVERAGE_PIVOT && i < LEVERAGE_BANDS; i++)
			if (leverage->bands[i].units)
				add_row(out, "    ", leverage_bands[i].name, &leverage->bands[i], &leverage->total);
	}
	add_row(out, "  ", _("together"), &leverage->total, NULL);
	add_states(out, _("before:"), leverage->before, &leverage->total);
	add_states(out, _("afterwards:"), leverage->after, &leverage->total);
	add_row(out, "  ", _("repeated in its own release"), &leverage->repeated, &leverage->total);
	add_row(out, "  ", _("repeated from another one"), &leverage->repeated_across, &leverage->total);
}

/* ------------------------------------------------------------- for machines */

static void add_count(struct json *json, const char *name, const struct leverage_count *count)
{
	json_key(json, name);
	json_begin_object(json);
	json_member_integer(json, "units", (int64_t)count->units);
	json_member_integer(json, "words", (int64_t)count->words);
	json_end_object(json);
}

static void add_json_states(struct json *json, const char *name, const struct leverage_count *states)
{
	json_key(json, name);
	json_begin_object(json);
	for (enum leverage_state state = 0; state < LEVERAGE_STATES; state++)
		add_count(json, leverage_state_name(state), &states[state]);
	json_end_object(json);
}

void leverage_report_json(const struct leverage *leverage, struct json *json)
{
	add_count(json, "total", &leverage->total);
	add_json_states(json, "before", leverage->before);
	add_json_states(json, "after", leverage->after);
	json_key(json, "kinds");
	json_begin_object(json);
	for (enum leverage_kind kind = 0; kind < LEVERAGE_KINDS; kind++)
		add_count(json, leverage_kind_name(kind), &leverage->kinds[kind]);
	json_end_object(json);
	json_key(json, "bands");
	json_begin_object(json);
	for (size_t i = 0; i < LEVERAGE_BANDS; i++)
		add_count(json, leverage_bands[i].name, &leverage->bands[i]);
	json_end_object(json);
	json_key(json, "repetitions");
	json_begin_object(json);
	add_count(json, "within", &leverage->repeated);
	add_count(json, "across", &leverage->repeated_across);
	json_end_object(json);
}
