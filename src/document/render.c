/*
 * render -- the bytes of an edition's streams, once it is decided what is translated.
 */
#include <config.h>

#include "document/render.h"

#include "base/alloc.h"
#include "document/language_form.h"

#include <stdlib.h>

static size_t code_number(struct slice name)
{
	size_t number = 0;

	for (size_t i = 0; i < name.bytes; i++)
		if (name.data[i] <= '9')
			number = number * 10 + (size_t)(name.data[i] - '0');
	return number;
}

/* Codes are numbered on from the first one: see flow.c. */
const struct document_code *render_find_code(const struct document_unit *unit, struct slice name)
{
	size_t index;

	if (!unit->code_count)
		return NULL;
	index = code_number(name) - code_number(unit->codes[0].name); /* may wrap around */
	if (index >= unit->code_count || !slice_equal(unit->codes[index].name, name))
		return NULL;
	return &unit->codes[index];
}

static bool rewrites(const struct rendering *rendering, const struct site *site)
{
	if (site->language)
		return rendering->changed && rendering->language &&
		       (!rendering->keep_parts || site->language->scope == DOCUMENT_NO_SCOPE) &&
		       scope_plan_renames(&rendering->scopes, site->language->scope);
	return site->unit < rendering->limit && rendering->translations[site->unit];
}

/* Bytes of the document, with the marks that stand among them. */
static void copy_bytes(struct rendering *rendering, const struct stream *stream, size_t begin, size_t end)
{
	const struct scope_plan *plan = &rendering->scopes;
	size_t index = (size_t)(stream - rendering->document->streams);
	size_t i = plan->mark_count ? scope_plan_find_mark(plan, index, begin) : 0;

	for (; i < plan->mark_count && plan->marks[i].stream == index && plan->marks[i].at < end; i++) {
		const struct language *language = plan->marks[i].language;

		strbuf_add(rendering->out, slice_part(stream->text, begin, plan->marks[i].at));
		rendering->document->format->mark(stream->text, language,
					      language->right_to_left != rendering->language->right_to_left,
					      plan->marks[i].how, rendering->out);
		begin = plan->marks[i].at;
	}
	strbuf_add(rendering->out, slice_part(stream->text, begin, end));
}

static void render(struct rendering *rendering, const struct stream *stream, struct document_range range,
		   size_t from_site);

static void render_code(struct rendering *rendering, const struct stream *stream,
			const struct document_code *code, enum code_kind kind, size_t from_site)
{
	struct slice made = kind == CODE_CLOSE ? code->close_bytes : code->open_bytes;

	if (made.data)
		strbuf_add(rendering->out, made);
	else
		render(rendering, stream, kind == CODE_CLOSE ? code->close : code->open, from_site);
}

/* The head of a frame stands in front of the unit's sites as well as among them. */
static void open_frame(struct rendering *rendering, const struct stream *stream,
		       const struct document_frame *frame)
{
	if (frame->open_bytes.data)
		strbuf_add(rendering->out, frame->open_bytes);
	else
		render(rendering, stream, frame->open, 0);
}

static void write_piece(struct rendering *rendering, const struct stream *stream,
			const struct document_unit *unit, const struct document_frame *frame,
			const struct text_piece *piece)
{
	const struct document *document = rendering->document;

	if (!piece->text.bytes)
		return;
	if (frame) {
		open_frame(rendering, stream, frame);
		strbuf_add(rendering->out, frame->text_open);
	}
	document->format->encode(document, unit, piece, rendering->out);
	if (frame) {
		strbuf_add(rendering->out, frame->text_close);
		strbuf_add(rendering->out, frame->close);
	}
}

/* How far a unit is written. */
struct unit_place {
	size_t codes, offset; /* codes that were written, and where the text behind them begins */
	size_t space;	      /* of its kept spaces, the next */
};

/* Text between two codes, with the document's own white space in it. */
static void write_laid_out(struct rendering *rendering, const struct stream *stream, const struct document_unit *unit,
			   const struct kept_spaces *spaces, struct unit_place *place, const struct text_piece *piece)
{
	struct text_piece part = *piece;
	size_t at = 0;

	part.laid_out = true;
	for (; place->space < spaces->count && spaces->items[place->space].codes <= place->codes; place->space++) {
		const struct kept_space *kept = &spaces->items[place->space];

		part.text = slice_part(piece->text, at, kept->offset - place->offset);
		part.behind.code = NULL;
		write_piece(rendering, stream, unit, NULL, &part);
		strbuf_add(rendering->out, slice_part(stream->text, kept->range.begin, kept->range.end));
		at = kept->offset - place->offset + kept->joined;
		part.before.code = NULL;
	}
	part.text = slice_part(piece->text, at, piece->text.bytes);
	part.behind = piece->behind;
	write_piece(rendering, stream, unit, NULL, &part);
}

/* In a frame the format lays text out. */
static void write_text(struct rendering *rendering, const struct stream *stream, size_t index,
		       const struct document_frame *frame, struct unit_place *place, const struct text_piece *piece)
{
	const struct document_unit *unit = &rendering->document->units[index];

	if (rendering->spaces && !frame) {
		write_laid_out(rendering, stream, unit, &rendering->spaces[index], place, piece);
		return;
	}
	write_piece(rendering, stream, unit, frame, piece);
	while (rendering->spaces && place->space < rendering->spaces[index].count &&
	       rendering->spaces[index].items[place->space].codes <= place->codes)
		place->space++;
}

/* The frames of the pairs that are open, the innermost last. */
struct frames {
	const struct document_frame **open;
	size_t count;
};

static const struct document_frame *current_frame(const struct frames *frames,
						  const struct document_unit *unit)
{
	return frames->count ? frames->open[frames->count - 1] : unit->extras->frame;
}

static void write_code(struct rendering *rendering, const struct stream *stream,
		       const struct document_unit *unit, const struct text_edge *edge, struct frames *frames,
		       size_t from_site)
{
	const struct document_frame *around = edge->code->frame;

	if (edge->kind == CODE_OPEN)
		frames->open[frames->count++] = around ? around : current_frame(frames, unit);
	else if (edge->kind == CODE_CLOSE && frames->count)
		frames->count--;
	if (edge->kind != CODE_STANDALONE || !around) {
		render_code(rendering, stream, edge->code, edge->kind, from_site);
		return;
	}
	open_frame(rendering, stream, around);
	render_code(rendering, stream, edge->code, edge->kind, from_site);
	strbuf_add(rendering->out, around->close);
}

static void render_unit(struct rendering *rendering, const struct stream *stream, size_t index, size_t site)
{
	const struct document_unit *unit = &rendering->document->units[index];
	const struct segment *translation = rendering->translations[index];
	struct text_piece piece = { .before = { NULL, CODE_STANDALONE } };
	struct frames frames = { NULL, 0 };
	struct unit_place place = { 0, 0, 0 };

	frames.open = alloc_resize(NULL, translation->code_count + 1, sizeof(struct document_frame *));
	strbuf_add(rendering->out, unit->extras->lead);
	for (size_t i = 0; i < translation->code_count; i++) {
		const struct code *code = &translation->codes[i];

		piece.behind = (struct text_edge){ render_find_code(unit, code->name), code->kind };
		piece.text = slice_part(translation->text, place.offset, code->offset);
		write_text(rendering, stream, index, current_frame(&frames, unit), &place, &piece);
		write_code(rendering, stream, unit, &piece.behind, &frames, site + 1);
		piece.before = piece.behind;
		place.offset = code->offset;
		place.codes = i + 1;
	}
	piece.behind = (struct text_edge){ NULL, CODE_STANDALONE };
	piece.text = slice_part(translation->text, place.offset, translation->text.bytes);
	write_text(rendering, stream, index, current_frame(&frames, unit), &place, &piece);
	strbuf_add(rendering->out, unit->extras->tail);
	free(frames.open);
}

static struct site site_at(const struct rendering *rendering, const struct stream *stream, size_t index)
{
	return document_site(rendering->document, stream, index);
}

/* The first site at or behind `from` that begins at `begin` or later. */
static size_t find_site(const struct rendering *rendering, const struct stream *stream, size_t from, size_t begin)
{
	size_t low = from, high = stream->site_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (site_at(rendering, stream, middle).range.begin < begin)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void render(struct rendering *rendering, const struct stream *stream, struct document_range range,
		   size_t from_site)
{
	size_t at = range.begin, i = find_site(rendering, stream, from_site, range.begin);

	while (i < stream->site_count) {
		struct site site = site_at(rendering, stream, i);

		if (site.range.begin > range.end)
			break;
		/* The head of a frame stands in a unit; what stands inside a site may still be rewritten. */
		if (site.range.end > range.end || !rewrites(rendering, &site)) {
			i++;
			continue;
		}
		copy_bytes(rendering, stream, at, site.range.begin);
		if (site.language)
			language_form_write(rendering->language, site.language->form, rendering->out);
		else
			render_unit(rendering, stream, site.unit, i);
		at = site.range.end;
		i = find_site(rendering, stream, i + 1, at);
	}
	copy_bytes(rendering, stream, at, range.end);
}

void render_stream(struct rendering *rendering, size_t index, struct strbuf *out)
{
	const struct stream *stream = &rendering->document->streams[index];
	struct document_range whole = { 0, (uint32_t)stream->text.bytes };

	rendering->out = out;
	render(rendering, stream, whole, 0);
}

bool render_changes(const struct rendering *rendering, size_t index)
{
	const struct stream *stream = &rendering->document->streams[index];

	for (size_t i = 0; i < stream->site_count; i++) {
		struct site site = site_at(rendering, stream, i);

		if (rewrites(rendering, &site))
			return true;
	}
	for (size_t i = 0; i < rendering->scopes.mark_count; i++)
		if (rendering->scopes.marks[i].stream == index)
			return true;
	return false;
}
