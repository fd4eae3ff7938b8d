/*
 * merge -- the edition of a document: one function for all formats.
 *
 * First each unit is judged (no translation, the same text, a translation with
 * the source's codes, or one that breaks them), then the streams are rendered.
 * Rendering a range copies the bytes between the sites in it; a translated unit
 * is written as pieces of text and codes, where a code is a range again, and is
 * rendered likewise:
 *
 *	render(stream) ── copy ── unit ── copy ── unit …
 *	                           ├─ encode("Read ")
 *	                           ├─ render(range of <a1>) ── copy ── unit (title=) ── copy
 *	                           …
 *
 * Each code stands once in a translation, so rendering is linear.
 *
 * Then the edition is read again and held against the document (guard.h). As
 * text is encoded for its place, nothing should come of that; if something does,
 * the first unit with which the markup changes is found by halving: the edition
 * of the units in front of it is good, with it it is not.
 */
#include <config.h>

#include "document/document.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "document/guard.h"
#include "document/model.h"
#include "document/scope.h"

#include <assert.h>
#include <stdlib.h>

/* Units that may be left out because of their markup; with more the document is refused. */
#define GUARD_UNITS_MAX 64

#define PROBLEM_TEXT_CHARACTERS 40

struct merge {
	const struct document *document;
	const struct language *language;
	struct arena arena;
	struct segment **translations; /* by unit; NULL: keeps its bytes */
	bool *translated;	       /* by unit: has a translation, if only into itself */
	size_t changed;
	size_t limit; /* units from this one on keep their bytes */
	struct scope_plan scopes;
	struct strbuf *out;
};

void document_report_release(struct document_report *report)
{
	free(report->problems);
	arena_release(&report->names);
	*report = (struct document_report)DOCUMENT_REPORT_INIT;
}

/* --------------------------------------------------------------------- judging */

static const enum document_problem_kind problem_of_verdict[] = {
	[CODES_LOST] = PROBLEM_CODE_LOST,
	[CODES_ADDED] = PROBLEM_CODE_ADDED,
	[CODES_CROSSED] = PROBLEM_CODE_CROSSED,
};

static size_t code_number(struct slice name)
{
	size_t number = 0;

	for (size_t i = 0; i < name.bytes; i++)
		if (name.data[i] <= '9')
			number = number * 10 + (size_t)(name.data[i] - '0');
	return number;
}

/* Codes are numbered on from the first one: see flow.c. */
static const struct document_code *find_code(const struct document_unit *unit, struct slice name)
{
	size_t index;

	if (!unit->code_count)
		return NULL;
	index = code_number(name) - code_number(unit->codes[0].name); /* may wrap around */
	if (index >= unit->code_count || !slice_equal(unit->codes[index].name, name))
		return NULL;
	return &unit->codes[index];
}

/* The next fixed code of a segment at or behind *at. */
static const struct document_code *next_fixed(const struct document_unit *unit,
					      const struct segment *segment, size_t *at)
{
	while (*at < segment->code_count) {
		const struct document_code *code = find_code(unit, segment->codes[(*at)++].name);

		if (code && code->fixed)
			return code;
	}
	return NULL;
}

static bool keeps_fixed_order(const struct document_unit *unit, const struct segment *source,
			      const struct segment *target, struct slice *name)
{
	size_t at_source = 0, at_target = 0;
	const struct document_code *wanted;

	while ((wanted = next_fixed(unit, source, &at_source)))
		if (next_fixed(unit, target, &at_target) != wanted) {
			*name = wanted->name;
			return false;
		}
	return true;
}

static enum codes_verdict judge(const struct document_unit *unit, const struct segment *source,
				const struct segment *target, struct slice *name)
{
	enum codes_verdict verdict = segment_codes_verdict(source, target, name);

	if (verdict == CODES_AGREE && !keeps_fixed_order(unit, source, target, name))
		verdict = CODES_CROSSED;
	return verdict;
}

/* Code points that would be written as raw bytes lose that power. */
static struct slice without_escapes(struct slice target, struct arena *arena)
{
	struct strbuf clean = STRBUF_INIT;

	if (encoding_is_exact_utf8(target))
		return target;
	for (size_t at = 0; at < target.bytes;) {
		uint32_t c = utf8_next(target, &at);

		strbuf_add_codepoint(&clean, encoding_is_escape(c) ? UTF8_REPLACEMENT : c);
	}
	target = arena_copy(arena, strbuf_slice(&clean));
	strbuf_release(&clean);
	return target;
}

/* So much of a text that one knows it again. */
static struct slice beginning(struct slice text)
{
	size_t end = 0;

	for (size_t count = 0; end < text.bytes && count < PROBLEM_TEXT_CHARACTERS; count++)
		utf8_next(text, &end);
	return slice_part(text, 0, end);
}

static void report_problem(const struct merge *merge, struct document_report *report,
			   enum document_problem_kind kind, size_t index, struct slice code)
{
	const struct document_unit *unit = &merge->document->units[index];

	if (!report)
		return;
	ARRAY_GROW(report->problems, report->problem_count, report->problem_capacity);
	report->problems[report->problem_count++] = (struct document_problem){
		.kind = kind,
		.unit = index,
		.line = unit->line,
		.code = arena_copy(&report->names, code),
		.text = arena_copy(&report->names, beginning(unit->source)),
	};
}

/* The codes of the unit alone: what else looks like one in its text stays text. */
static struct segment known_codes(const struct document_unit *unit, struct arena *arena)
{
	struct segment known = { SLICE(""), NULL, 0 };

	known.codes = arena_alloc(arena, 2 * unit->code_count * sizeof(*known.codes));
	for (size_t i = 0; i < unit->code_count; i++) {
		const struct document_code *code = &unit->codes[i];
		enum code_kind kind = code->standalone ? CODE_STANDALONE : CODE_OPEN;

		known.codes[known.code_count++] = (struct code){ kind, code->name, 0 };
		if (!code->standalone)
			known.codes[known.code_count++] = (struct code){ CODE_CLOSE, code->name, 0 };
	}
	return known;
}

static void judge_unit(struct merge *merge, size_t index, struct slice target,
		       struct document_report *report)
{
	const struct document_unit *unit = &merge->document->units[index];
	struct segment *translation = arena_alloc(&merge->arena, sizeof(*translation));
	struct segment known = known_codes(unit, &merge->arena), source;
	struct slice name = SLICE("");
	enum codes_verdict verdict;

	source = segment_read_target(unit->source, &known, &merge->arena);
	*translation = segment_read_target(without_escapes(target, &merge->arena), &known, &merge->arena);
	verdict = judge(unit, &source, translation, &name);
	if (verdict != CODES_AGREE) {
		report_problem(merge, report, problem_of_verdict[verdict], index, name);
		merge->translated[index] = false;
		return;
	}
	merge->translations[index] = translation;
	merge->changed++;
}

static void judge_units(struct merge *merge, const struct document_targets *targets,
			struct document_report *report)
{
	const struct document *document = merge->document;
	size_t translated = 0;

	merge->translations = arena_zeroed(&merge->arena, document->unit_count, sizeof(*merge->translations));
	merge->translated = arena_zeroed(&merge->arena, document->unit_count, sizeof(*merge->translated));
	for (size_t i = 0; i < document->unit_count; i++) {
		struct slice target = targets->find(targets->context, i, &document->units[i]);

		if (!slice_trim(target).bytes)
			continue;
		translated++;
		merge->translated[i] = true;
		if (!slice_equal(target, document->units[i].source))
			judge_unit(merge, i, target, report);
	}
	if (report) {
		report->units += document->unit_count;
		report->translated += translated;
	}
}

/* ------------------------------------------------------------------- rendering */

/* Open Graph wants a territory with the language; these are the house's. */
static const struct {
	const struct language *language;
	const char *locale;
} locales[] = {
	{ &language_uz, "uz_UZ" },
	{ &language_uz_cyrl, "uz_UZ" },
	{ &language_ru, "ru_RU" },
	{ &language_en, "en_US" },
};

static void write_locale(const struct language *language, struct strbuf *out)
{
	for (size_t i = 0; i < ARRAY_COUNT(locales); i++)
		if (locales[i].language == language) {
			strbuf_add_string(out, locales[i].locale);
			return;
		}
	for (const char *c = language->html_tag; *c; c++)
		strbuf_add_byte(out, *c == '-' ? '_' : *c);
}

static void write_language(const struct language *language, enum language_form form, struct strbuf *out)
{
	switch (form) {
	case LANGUAGE_TAG:
		strbuf_add_string(out, language->html_tag);
		break;
	case LANGUAGE_LOCALE:
		write_locale(language, out);
		break;
	case LANGUAGE_DIRECTION:
		strbuf_add_string(out, language->right_to_left ? "rtl" : "ltr");
		break;
	}
}

static bool rewrites(const struct merge *merge, const struct site *site)
{
	if (site->unit == SITE_LANGUAGE)
		return merge->changed && merge->language && scope_plan_renames(&merge->scopes, site->scope);
	return site->unit < merge->limit && merge->translations[site->unit];
}

/* Bytes of the document, with the marks that stand among them. */
static void copy_bytes(struct merge *merge, const struct stream *stream, size_t begin, size_t end)
{
	const struct scope_plan *plan = &merge->scopes;
	size_t index = (size_t)(stream - merge->document->streams);
	size_t i = plan->mark_count ? scope_plan_find_mark(plan, index, begin) : 0;

	for (; i < plan->mark_count && plan->marks[i].stream == index && plan->marks[i].at < end; i++) {
		const struct language *language = plan->marks[i].language;

		strbuf_add(merge->out, slice_part(stream->text, begin, plan->marks[i].at));
		merge->document->format->mark(language,
					      language->right_to_left != merge->language->right_to_left,
					      merge->out);
		begin = plan->marks[i].at;
	}
	strbuf_add(merge->out, slice_part(stream->text, begin, end));
}

static void render(struct merge *merge, const struct stream *stream, struct document_range range,
		   size_t from_site);

static void render_code(struct merge *merge, const struct stream *stream, const struct document_code *code,
			enum code_kind kind, size_t from_site)
{
	struct slice made = kind == CODE_CLOSE ? code->close_bytes : code->open_bytes;

	if (made.data)
		strbuf_add(merge->out, made);
	else
		render(merge, stream, kind == CODE_CLOSE ? code->close : code->open, from_site);
}

static void render_unit(struct merge *merge, const struct stream *stream, size_t site)
{
	const struct format *format = merge->document->format;
	const struct document_unit *unit = &merge->document->units[stream->sites[site].unit];
	const struct segment *translation = merge->translations[stream->sites[site].unit];
	struct text_piece piece = { .before = { NULL, CODE_STANDALONE } };
	size_t at = 0;

	for (size_t i = 0; i < translation->code_count; i++) {
		const struct code *code = &translation->codes[i];

		piece.behind = (struct text_edge){ find_code(unit, code->name), code->kind };
		piece.text = slice_part(translation->text, at, code->offset);
		if (piece.text.bytes)
			format->encode(merge->document, unit, &piece, merge->out);
		render_code(merge, stream, piece.behind.code, code->kind, site + 1);
		piece.before = piece.behind;
		at = code->offset;
	}
	piece.behind = (struct text_edge){ NULL, CODE_STANDALONE };
	piece.text = slice_part(translation->text, at, translation->text.bytes);
	if (piece.text.bytes)
		format->encode(merge->document, unit, &piece, merge->out);
}

/* The first site at or behind `from` that begins at `begin` or later. */
static size_t find_site(const struct stream *stream, size_t from, size_t begin)
{
	size_t low = from, high = stream->site_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (stream->sites[middle].range.begin < begin)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void render(struct merge *merge, const struct stream *stream, struct document_range range,
		   size_t from_site)
{
	size_t at = range.begin, i = find_site(stream, from_site, range.begin);

	while (i < stream->site_count && stream->sites[i].range.end <= range.end) {
		const struct site *site = &stream->sites[i];

		if (!rewrites(merge, site)) {
			i++; /* what stands inside it may still be rewritten */
			continue;
		}
		copy_bytes(merge, stream, at, site->range.begin);
		if (site->unit == SITE_LANGUAGE)
			write_language(merge->language, site->form, merge->out);
		else
			render_unit(merge, stream, i);
		at = site->range.end;
		i = find_site(stream, i + 1, at);
	}
	copy_bytes(merge, stream, at, range.end);
}

/* -------------------------------------------------------------------- the whole */

static const enum encoding_missing missing_of[] = {
	[UNENCODABLE_ERROR] = ENCODING_REFUSE,
	[UNENCODABLE_REFERENCE] = ENCODING_REFERENCE,
};

static bool write_stream(struct merge *merge, struct strbuf *out, struct error *err)
{
	const struct document *document = merge->document;
	const struct stream *stream = &document->streams[0];
	struct document_range whole = { 0, stream->text.bytes };
	struct strbuf text = STRBUF_INIT;
	bool written = true;

	merge->out = document->exact_utf8 ? out : &text;
	render(merge, stream, whole, 0);
	if (!document->exact_utf8 &&
	    !encoding_encode(document->encoding, strbuf_slice(&text), missing_of[document->format->unencodable],
			     out, err))
		written = error_add(err, _("cannot write the translation of '%s'; convert it to UTF-8 first"),
				    document->path);
	strbuf_release(&text);
	return written;
}

/* Writes with the first `limit` units, and says whether the markup is the document's. */
static bool try_writing(struct merge *merge, size_t limit, struct strbuf *out, bool *same, struct error *err)
{
	struct error difference = ERROR_INIT;
	size_t start = out->bytes;

	merge->limit = limit;
	if (!write_stream(merge, out, err))
		return false;
	*same = guard_compare(merge->document, slice_part(strbuf_slice(out), start, out->bytes), 0,
			      &difference);
	error_clear(&difference);
	return true;
}

/*
 * The first unit with which the markup changes, knowing that with all of them it
 * does, and without those from *good on it does not.
 */
static bool find_breach(struct merge *merge, size_t *good, struct error *err)
{
	size_t bad = merge->document->unit_count;
	struct strbuf trial = STRBUF_INIT;
	bool same, written = true;

	while (written && *good + 1 < bad) {
		size_t middle = *good + (bad - *good) / 2;

		strbuf_clear(&trial);
		written = try_writing(merge, middle, &trial, &same, err);
		if (written && same)
			*good = middle;
		else
			bad = middle;
	}
	strbuf_release(&trial);
	return written;
}

static bool leave_out(struct merge *merge, size_t index, struct document_report *report)
{
	if (index >= merge->document->unit_count || !merge->translations[index])
		return false;
	merge->translations[index] = NULL;
	merge->translated[index] = false;
	merge->changed--;
	report_problem(merge, report, PROBLEM_MARKUP, index, SLICE(""));
	return true;
}

/* Says where the edition of all units that are left parts from the document. */
static bool refuse(struct merge *merge, struct error *err)
{
	struct strbuf edition = STRBUF_INIT;
	bool same;

	merge->limit = merge->document->unit_count;
	same = write_stream(merge, &edition, err) &&
	       guard_compare(merge->document, strbuf_slice(&edition), 0, err);
	strbuf_release(&edition);
	return same;
}

/* Adds the edition, without the units with which it would have other markup. */
static bool write_guarded(struct merge *merge, struct strbuf *out, struct document_report *report,
			  struct error *err)
{
	size_t start = out->bytes, units = merge->document->unit_count, good = 0;

	for (unsigned left_out = 0;; left_out++) {
		bool same;

		scope_plan_release(&merge->scopes);
		scope_plan_make(&merge->scopes, merge->document, merge->translated);
		merge->limit = units;
		if (merge->changed == 0)
			return write_stream(merge, out, err);
		if (!try_writing(merge, units, out, &same, err))
			return false;
		if (same)
			return true;
		strbuf_truncate(out, start);
		if (left_out == GUARD_UNITS_MAX)
			return refuse(merge, err);
		if (!find_breach(merge, &good, err))
			return false;
		if (!leave_out(merge, good, report))
			return refuse(merge, err);
	}
}

/* A mixed edition is written once more, with marks, and has nothing else more. */
static bool add_marks(struct merge *merge, const struct language *source, struct strbuf *out,
		      size_t start, struct error *err)
{
	const struct document *document = merge->document;

	scope_plan_add_marks(&merge->scopes, document, source, merge->language);
	if (!merge->scopes.mark_count)
		return true;
	strbuf_truncate(out, start);
	return write_stream(merge, out, err) &&
	       guard_compare(document, slice_part(strbuf_slice(out), start, out->bytes), GUARD_ANY_LANGUAGE,
			     err);
}

bool document_merge(const struct document *document, const struct document_targets *targets,
		    const struct language *language, struct strbuf *out, struct document_report *report,
		    struct error *err)
{
	struct merge merge = { .document = document, .language = language };
	size_t start = out->bytes;
	bool merged;

	judge_units(&merge, targets, report);
	merged = write_guarded(&merge, out, report, err);
	if (merged && merge.changed && language && targets->source && document->format->mark)
		merged = add_marks(&merge, targets->source, out, start, err);
	if (!merged)
		strbuf_truncate(out, start);
	if (report)
		report->changed += merge.changed;
	scope_plan_release(&merge.scopes);
	arena_release(&merge.arena);
	return merged;
}
