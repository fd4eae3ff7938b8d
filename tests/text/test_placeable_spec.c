/*
 * The examples of tests/spec/placeables.txt, which says how they are written.
 */
#include <config.h>

#include "text/adapt.h"
#include "text/placeable_write.h"

#include "tests/spec/run.h"

/* What an example has said so far, and what is known of it. */
struct stand {
	const struct language *language, *other_language;
	struct slice text, new_text, translation;
	struct placeables found, other;
	struct differences differences;
	struct adaptation adaptation;
	size_t told; /* how many values or differences have been asked for */
	bool adapted, counted;
};

static const char *const refusals[] = {
	[ADAPT_DIFFERENT] = "different", [ADAPT_MISSING] = "missing",	  [ADAPT_AMBIGUOUS] = "ambiguous",
	[ADAPT_SHAPE] = "shape",	 [ADAPT_AGREEMENT] = "agreement",
};

static void scan(const struct language *language, struct slice text, struct placeables *found)
{
	struct placeable_scanner *scanner = placeable_scanner_new(language);

	placeable_scan(scanner, text, found);
	placeable_scanner_free(scanner);
}

/* The values of a text borrow their names from the scanner, so it is kept while they are written. */
static bool is_written(const struct stand *stand, const struct language *language, struct slice wanted,
		       struct strbuf *came)
{
	struct placeable_scanner *source = placeable_scanner_new(stand->language);
	struct placeable_scanner *target = placeable_scanner_new(language);
	struct placeables found = PLACEABLES_INIT;
	bool good = false;

	placeable_scan(source, stand->text, &found);
	if (found.count > 0)
		good = placeable_write(target, &found, 0, stand->text, came);
	for (size_t at; (at = slice_find(strbuf_slice(came), SLICE("\xc2\xa0"), 0)) != SIZE_MAX;)
		strbuf_splice(came, at, at + 2, SLICE(" ")); /* which the specification shows as a space */
	placeables_release(&found);
	placeable_scanner_free(source);
	placeable_scanner_free(target);
	return good && slice_equal(strbuf_slice(came), wanted);
}

static bool is_value(struct stand *stand, struct slice wanted, struct strbuf *came)
{
	size_t index = stand->told++;

	if (index >= stand->found.count)
		return false;
	strbuf_addf(came, "%s%s %.*s", placeable_kind_name(stand->found.items[index].kind),
		    stand->found.items[index].weak ? "?" : "", SLICE_ARG(placeables_value(&stand->found, index)));
	return slice_equal(strbuf_slice(came), wanted);
}

static void compare(struct stand *stand)
{
	if (stand->counted)
		return;
	scan(stand->other_language, stand->translation, &stand->other);
	placeables_compare(&stand->found, &stand->other, &stand->differences);
	stand->counted = true;
}

static bool is_difference(struct stand *stand, struct slice wanted, struct strbuf *came)
{
	const struct difference *difference;
	bool missing;

	compare(stand);
	if (stand->told >= stand->differences.count)
		return false;
	difference = &stand->differences.items[stand->told++];
	missing = difference->kind == DIFFERENCE_MISSING;
	strbuf_addf(came, "%s: %.*s", missing ? "missing" : "extra",
		    SLICE_ARG(slice_part(missing ? stand->text : stand->translation, difference->from, difference->to)));
	return slice_equal(strbuf_slice(came), wanted);
}

static void adapt(struct stand *stand)
{
	struct adapter *adapter = adapter_new(stand->language, stand->other_language);

	adapter_run(adapter, stand->text, stand->new_text, stand->translation, &stand->adaptation);
	adapter_free(adapter);
	stand->adapted = true;
}

/* "-> text", "->> text", "-! reason" */
static bool is_adapted(struct stand *stand, struct slice line, struct strbuf *came)
{
	adapt(stand);
	if (stand->adaptation.outcome != ADAPT_DONE)
		strbuf_addf(came, "-! %s", refusals[stand->adaptation.outcome]);
	else
		strbuf_addf(came, "%s %s", stand->adaptation.sure ? "->>" : "->", stand->adaptation.target.data);
	return slice_equal(strbuf_slice(came), line);
}

static bool take_text(struct stand *stand, const struct language *language, char sign, struct slice text)
{
	switch (sign) {
	case '<':
		stand->language = language;
		stand->text = text;
		scan(language, text, &stand->found);
		return true;
	case '+':
		stand->new_text = text;
		return language == stand->language;
	default:
		stand->other_language = language;
		stand->translation = text;
		return true;
	}
}

static bool judge_line(struct stand *stand, struct slice line, struct strbuf *came)
{
	const struct language *language;
	struct slice text;
	char sign;

	if (slice_starts(line, SLICE("-")))
		return is_adapted(stand, line, came);
	if (slice_is(line, ".")) {
		compare(stand);
		strbuf_addf(came, "%zu differences", stand->differences.count);
		return stand->differences.count == 0;
	}
	if (!spec_line(line, "<>+=!", &language, &sign, &text))
		return false;
	if (sign == '=')
		return language ? is_written(stand, language, text, came) : is_value(stand, text, came);
	if (sign == '!')
		return is_difference(stand, text, came);
	return language && take_text(stand, language, sign, text);
}

/* Whether all that was found has been told. */
static bool is_complete(const struct stand *stand)
{
	if (stand->adapted)
		return true;
	return stand->told == (stand->counted ? stand->differences.count : stand->found.count);
}

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	struct stand stand = { .found = PLACEABLES_INIT, .other = PLACEABLES_INIT, .adaptation = ADAPTATION_INIT };
	bool good = true;

	for (size_t i = 0; i < example->count && good; i++) {
		strbuf_clear(came);
		good = judge_line(&stand, example->lines[i], came);
	}
	if (good && !is_complete(&stand)) {
		strbuf_addf(came, " and more than is told");
		good = false;
	}
	placeables_release(&stand.found);
	placeables_release(&stand.other);
	differences_release(&stand.differences);
	adaptation_release(&stand.adaptation);
	return good;
}

int main(void)
{
	return spec_run("placeables.txt", judge);
}
