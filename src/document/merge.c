/*
 * merge -- the edition of a document: one function for all formats.
 *
 * First each unit is judged (no translation, the same text, a translation with
 * the source's codes, or one that breaks them), then the streams are rendered
 * (render.h).
 *
 * Then the edition is read again and held against the document (guard.h). As
 * text is encoded for its place, nothing should come of that; if something does,
 * the unit with which the markup changes is looked for beside the place where the two part, and else
 * found by halving: the edition of the units in front of it is good, with it it is not.
 */
#include <config.h>

#include "document/document.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "document/guard.h"
#include "document/model.h"
#include "document/render.h"
#include "document/stream.h"

#include <assert.h>
#include <stdlib.h>

/* Units that may be left out because of their markup; with more the document is refused. */
#define GUARD_UNITS_MAX 64

#define PROBLEM_TEXT_CHARACTERS 40

struct merge {
	struct rendering rendering;
	struct arena arena;
	unsigned char *states; /* by unit: enum scope_contents */
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

/* The next fixed code of a segment at or behind *at. */
static const struct document_code *next_fixed(const struct document_unit *unit,
					      const struct segment *segment, size_t *at)
{
	while (*at < segment->code_count) {
		const struct document_code *code = render_find_code(unit, segment->codes[(*at)++].name);

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
	const struct document_unit *unit = &merge->rendering.document->units[index];

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

static void keep_source(struct merge *merge, size_t index, enum document_problem_kind kind, struct slice code,
			struct document_report *report)
{
	report_problem(merge, report, kind, index, code);
	merge->states[index] = SCOPE_HOLDS_SOURCE;
}

/* "<a1>", "</a1>", "<br2/>" */
static size_t code_bytes(const struct code *code)
{
	return code->name.bytes + (code->kind == CODE_OPEN ? strlen("<>") : strlen("</>"));
}

/* Where the unit's white space stands in the text of its translation. */
static struct kept_spaces keep_spaces(struct merge *merge, const struct document_targets *targets, size_t index,
				      struct slice target, const struct segment *translation)
{
	const struct document_unit *unit = &merge->rendering.document->units[index];
	struct kept_space *kept = arena_zeroed(&merge->arena, unit->extras->space_count + 1, sizeof(*kept));
	size_t count = 0, codes = 0, skipped = 0, end = 0;

	for (size_t i = 0; i < unit->extras->space_count; i++) {
		const struct document_space *space = &unit->extras->spaces[i];
		size_t at = targets->place(targets->context, index, space->at);

		if (at > target.bytes || (space->joined && (at == target.bytes || target.data[at] != ' ')))
			continue;
		for (; codes < translation->code_count; codes++) {
			const struct code *code = &translation->codes[codes];

			if (code->offset + skipped + code_bytes(code) > at)
				break;
			skipped += code_bytes(code);
		}
		if (at < skipped || at - skipped < end)
			continue;
		kept[count++] = (struct kept_space){ codes, at - skipped, space->joined, space->range };
		end = at - skipped + space->joined;
	}
	return (struct kept_spaces){ kept, count };
}

static void accept(struct merge *merge, const struct document_targets *targets, size_t index, struct slice target,
		   const struct segment *translation)
{
	struct segment *kept = arena_alloc(&merge->arena, sizeof(*kept));

	*kept = *translation;
	merge->rendering.translations[index] = kept;
	if (targets->place)
		merge->rendering.spaces[index] = keep_spaces(merge, targets, index, target, kept);
	merge->states[index] = SCOPE_HOLDS_CHANGED;
	merge->rendering.changed++;
}

static void judge_unit(struct merge *merge, const struct document_targets *targets, size_t index, struct slice target,
		       struct document_report *report)
{
	const struct document_unit *unit = &merge->rendering.document->units[index];
	struct arena judging = ARENA_INIT;
	struct segment known, source, translation;
	struct slice name = SLICE("");
	enum codes_verdict verdict;

	if (merge->rendering.document->format->can_hold && !merge->rendering.document->format->can_hold(target)) {
		keep_source(merge, index, PROBLEM_CHARACTER, name, report);
		return;
	}
	known = known_codes(unit, &judging);
	source = segment_read_target(unit->source, &known, &judging);
	target = without_escapes(target, &merge->arena);
	translation = segment_read_target(target, &known, &merge->arena);
	verdict = judge(unit, &source, &translation, &name);
	if (verdict == CODES_AGREE)
		accept(merge, targets, index, target, &translation);
	else
		keep_source(merge, index, problem_of_verdict[verdict], name, report);
	arena_release(&judging);
}

static void judge_units(struct merge *merge, const struct document_targets *targets,
			struct document_report *report)
{
	const struct document *document = merge->rendering.document;
	size_t translated = 0;

	merge->rendering.translations =
		arena_zeroed(&merge->arena, document->unit_count, sizeof(*merge->rendering.translations));
	if (targets->place)
		merge->rendering.spaces =
			arena_zeroed(&merge->arena, document->unit_count, sizeof(*merge->rendering.spaces));
	merge->states = arena_alloc(&merge->arena, document->unit_count);
	memset(merge->states, SCOPE_HOLDS_SOURCE, document->unit_count);
	for (size_t i = 0; i < document->unit_count; i++) {
		struct slice target = targets->find(targets->context, i, &document->units[i]);

		if (!slice_trim(target).bytes)
			continue;
		translated++;
		merge->states[i] = SCOPE_HOLDS_SAME;
		if (!slice_equal(target, document->units[i].source))
			judge_unit(merge, targets, i, target, report);
	}
	if (report) {
		report->units += document->unit_count;
		report->translated += translated;
	}
}

/* -------------------------------------------------------------------- the whole */

/* The bytes of each stream as it is written. */
struct edition {
	const struct document *document;
	struct strbuf *streams;
	bool *changed; /* those of a package that did not change are not written */
};

static struct edition edition_make(const struct document *document)
{
	struct edition edition = { document, alloc_zeroed(document->stream_count, sizeof(*edition.streams)),
				   alloc_zeroed(document->stream_count, sizeof(*edition.changed)) };

	for (size_t i = 0; i < document->stream_count; i++)
		strbuf_init(&edition.streams[i]);
	return edition;
}

static void edition_release(struct edition *edition)
{
	for (size_t i = 0; i < edition->document->stream_count; i++)
		strbuf_release(&edition->streams[i]);
	free(edition->streams);
	free(edition->changed);
}

static bool write_stream(struct merge *merge, size_t index, struct strbuf *out, struct error *err)
{
	const struct document *document = merge->rendering.document;
	const struct stream *stream = &document->streams[index];
	struct strbuf text = STRBUF_INIT;
	bool written = true;

	render_stream(&merge->rendering, index, stream->exact_utf8 ? out : &text);
	if (!stream->exact_utf8)
		written = stream_encode(document, stream, strbuf_slice(&text), out, err);
	strbuf_release(&text);
	return written;
}

static bool write_streams(struct merge *merge, struct edition *edition, struct error *err)
{
	const struct document *document = merge->rendering.document;

	for (size_t i = 0; i < document->stream_count; i++) {
		strbuf_clear(&edition->streams[i]);
		edition->changed[i] = !document->package || render_changes(&merge->rendering, i);
		if (edition->changed[i] && !write_stream(merge, i, &edition->streams[i], err))
			return false;
	}
	return true;
}

static bool guard_streams(const struct edition *edition, unsigned flags, struct error *err)
{
	for (size_t i = 0; i < edition->document->stream_count; i++)
		if (edition->changed[i] &&
		    !guard_compare(edition->document, i, strbuf_slice(&edition->streams[i]), flags, err))
			return false;
	return true;
}

static bool pack(const struct edition *edition, struct strbuf *out, struct error *err)
{
	const struct document *document = edition->document;
	struct package_change *changes = alloc_resize(NULL, document->stream_count + 1, sizeof(*changes));
	size_t count = 0;
	bool packed;

	for (size_t i = 0; i < document->stream_count; i++)
		if (edition->changed[i])
			changes[count++] = (struct package_change){ document->streams[i].entry,
								   strbuf_slice(&edition->streams[i]) };
	packed = package_write(document->package, changes, count, out, err);
	free(changes);
	return packed;
}

/* Adds the file; the streams may be taken over. */
static bool write_file(struct edition *edition, struct strbuf *out, struct error *err)
{
	struct strbuf taken = *out;

	if (edition->document->package)
		return pack(edition, out, err);
	if (out->bytes) {
		strbuf_add(out, strbuf_slice(&edition->streams[0]));
	} else {
		*out = edition->streams[0];
		edition->streams[0] = taken;
	}
	return true;
}

/* Writes with the first `limit` units, and says whether the markup is the document's. */
static bool try_writing(struct merge *merge, size_t limit, struct edition *edition, bool *same,
			struct error *err)
{
	struct error difference = ERROR_INIT;

	merge->rendering.limit = limit;
	if (!write_streams(merge, edition, err))
		return false;
	*same = guard_streams(edition, 0, &difference);
	error_clear(&difference);
	return true;
}

/* Where an edition of all units first parts from the document; SIZE_MAX: nowhere. */
struct parting {
	size_t stream, offset;
};

static bool find_parting(struct merge *merge, struct edition *edition, struct parting *parting, struct error *err)
{
	const struct document *document = merge->rendering.document;

	*parting = (struct parting){ SIZE_MAX, SIZE_MAX };
	merge->rendering.limit = document->unit_count;
	if (!write_streams(merge, edition, err))
		return false;
	for (size_t i = 0; i < document->stream_count && parting->offset == SIZE_MAX; i++) {
		parting->stream = i;
		if (edition->changed[i] &&
		    !guard_find_parting(document, i, strbuf_slice(&edition->streams[i]), &parting->offset, err))
			return false;
	}
	return true;
}

static bool is_further(const struct parting *one, const struct parting *other)
{
	return one->offset == SIZE_MAX || one->stream > other->stream ||
	       (one->stream == other->stream && one->offset > other->offset);
}

/* The last unit that begins in front of the place. */
static size_t unit_before(const struct document *document, const struct parting *parting)
{
	size_t low = 0, high = document->unit_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct document_unit *unit = &document->units[middle];

		if (unit->stream < parting->stream ||
		    (unit->stream == parting->stream && unit->range.begin < parting->offset))
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1; /* may wrap around */
}

/*
 * The unit beside the place where the edition parts from the document is mostly the one that does it:
 * without it they part further on. SIZE_MAX if it is none of the three there.
 */
static bool guess_breach(struct merge *merge, struct edition *edition, size_t *breach, struct error *err)
{
	static const size_t steps[] = { 0, 1, SIZE_MAX }; /* it, the next one, the one before */
	struct segment **translations = merge->rendering.translations;
	struct parting parting, without;
	size_t before;

	*breach = SIZE_MAX;
	if (!find_parting(merge, edition, &parting, err))
		return false;
	before = unit_before(merge->rendering.document, &parting);
	for (size_t i = 0; i < ARRAY_COUNT(steps) && *breach == SIZE_MAX; i++) {
		size_t index = before + steps[i];
		struct segment *translation;

		if (index >= merge->rendering.document->unit_count || !translations[index])
			continue;
		translation = translations[index];
		translations[index] = NULL;
		if (!find_parting(merge, edition, &without, err))
			return false;
		if (is_further(&without, &parting))
			*breach = index;
		translations[index] = translation;
	}
	return true;
}

/*
 * The first unit with which the markup changes, knowing that with all of them it
 * does, and without those from *good on it does not.
 */
static bool find_breach(struct merge *merge, struct edition *edition, size_t *good, struct error *err)
{
	size_t bad = merge->rendering.document->unit_count;
	bool same, written = true;

	while (written && *good + 1 < bad) {
		size_t middle = *good + (bad - *good) / 2;

		written = try_writing(merge, middle, edition, &same, err);
		if (written && same)
			*good = middle;
		else
			bad = middle;
	}
	return written;
}

static bool leave_out(struct merge *merge, size_t index, struct document_report *report)
{
	if (index >= merge->rendering.document->unit_count || !merge->rendering.translations[index])
		return false;
	merge->rendering.translations[index] = NULL;
	merge->states[index] = SCOPE_HOLDS_SOURCE;
	merge->rendering.changed--;
	report_problem(merge, report, PROBLEM_MARKUP, index, SLICE(""));
	return true;
}

/* Says where the edition of all units that are left parts from the document. */
static bool refuse(struct merge *merge, struct edition *edition, struct error *err)
{
	merge->rendering.limit = merge->rendering.document->unit_count;
	return write_streams(merge, edition, err) && guard_streams(edition, 0, err);
}

/* Writes the streams, without the units with which they would have other markup. */
static bool write_guarded(struct merge *merge, struct edition *edition, struct document_report *report,
			  struct error *err)
{
	const struct document *document = merge->rendering.document;
	size_t good = 0;

	for (unsigned left_out = 0;; left_out++) {
		size_t breach;
		bool same;

		scope_plan_release(&merge->rendering.scopes);
		scope_plan_make(&merge->rendering.scopes, document, merge->states);
		merge->rendering.limit = document->unit_count;
		if (merge->rendering.changed == 0)
			return write_streams(merge, edition, err);
		if (!try_writing(merge, document->unit_count, edition, &same, err))
			return false;
		if (same)
			return true;
		if (left_out == GUARD_UNITS_MAX)
			return refuse(merge, edition, err);
		if (!guess_breach(merge, edition, &breach, err) ||
		    (breach == SIZE_MAX && !find_breach(merge, edition, &good, err)))
			return false;
		if (!leave_out(merge, breach == SIZE_MAX ? good : breach, report))
			return refuse(merge, edition, err);
	}
}

/* A mixed edition is written once more, with marks, and has nothing else more. */
static bool add_marks(struct merge *merge, const struct language *source, struct edition *edition,
		      struct error *err)
{
	struct rendering *rendering = &merge->rendering;

	scope_plan_add_marks(&rendering->scopes, rendering->document, source, rendering->language);
	if (!rendering->scopes.mark_count)
		return true;
	return write_streams(merge, edition, err) && guard_streams(edition, GUARD_ANY_LANGUAGE, err);
}

bool document_merge(const struct document *document, const struct document_targets *targets,
		    const struct language *language, struct strbuf *out, struct document_report *report,
		    struct error *err)
{
	struct merge merge = { .rendering = { .document = document, .language = language, .keep_parts = targets->keep_parts } };
	struct edition edition = edition_make(document);
	size_t start = out->bytes;
	bool merged;

	judge_units(&merge, targets, report);
	merged = write_guarded(&merge, &edition, report, err);
	if (merged && merge.rendering.changed && language && targets->source && document->format->mark)
		merged = add_marks(&merge, targets->source, &edition, err);
	merged = merged && write_file(&edition, out, err);
	if (!merged)
		strbuf_truncate(out, start);
	if (report)
		report->changed += merge.rendering.changed;
	edition_release(&edition);
	scope_plan_release(&merge.rendering.scopes);
	arena_release(&merge.arena);
	return merged;
}
