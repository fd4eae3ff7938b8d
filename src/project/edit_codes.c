/*
 * edit_codes -- codes of a block that was read out of an edition, named as in its source.
 */
#include <config.h>

#include "project/edit_codes.h"

#include "base/alloc.h"

#include <stdlib.h>

static struct slice bytes_of(const struct document *document, const struct document_unit *unit,
			     const struct document_code *code)
{
	if (code->open_bytes.data)
		return code->open_bytes;
	return slice_part(document_stream_text(document, unit->stream), code->open.begin, code->open.end);
}

/* By their bytes; of several with the same bytes in their order. */
static bool name_by_bytes(const struct document *edition, const struct document_unit *block,
			  const struct document *release, const struct document_unit *twin, struct slice *names)
{
	bool *taken = alloc_zeroed(twin->code_count + 1, sizeof(*taken));
	size_t found = 0;

	for (size_t i = 0; i < block->code_count; i++)
		for (size_t k = 0; k < twin->code_count; k++) {
			if (taken[k] || twin->codes[k].standalone != block->codes[i].standalone ||
			    !slice_equal(bytes_of(edition, block, &block->codes[i]),
					 bytes_of(release, twin, &twin->codes[k])))
				continue;
			taken[k] = true;
			names[i] = twin->codes[k].name;
			found++;
			break;
		}
	free(taken);
	return found == block->code_count && found == twin->code_count;
}

/* The name of the number-th code that begins in a text; none when there are fewer. */
static struct slice nth_name(struct slice marked, size_t number)
{
	struct code code;
	size_t end;

	for (size_t at = 0; at < marked.bytes; at++)
		if (code_scan(marked, at, &code, &end)) {
			if (code.kind != CODE_CLOSE && number-- == 0)
				return code.name;
			at = end - 1;
		}
	return SLICE_NONE;
}

static bool name_by_order(const struct document_unit *block, struct slice old_target, struct slice *names)
{
	for (size_t i = 0; i < block->code_count; i++) {
		names[i] = nth_name(old_target, i);
		if (!names[i].data)
			return false;
	}
	return !nth_name(old_target, block->code_count).data;
}

static void add_renamed(const struct document_unit *block, const struct slice *names, struct strbuf *out)
{
	struct slice text = block->source;
	struct code code;
	size_t end;

	for (size_t at = 0; at < text.bytes; at++) {
		struct slice name = SLICE_NONE;

		if (code_scan(text, at, &code, &end))
			for (size_t i = 0; i < block->code_count; i++)
				if (slice_equal(block->codes[i].name, code.name))
					name = names[i];
		if (!name.data) {
			strbuf_add_byte(out, text.data[at]);
			continue;
		}
		strbuf_addf(out, "<%s%.*s%s>", code.kind == CODE_CLOSE ? "/" : "", SLICE_ARG(name),
			    code.kind == CODE_STANDALONE ? "/" : "");
		at = end - 1;
	}
}

static bool agrees(struct slice source, struct slice target)
{
	struct arena arena = ARENA_INIT;
	struct segment from = segment_read(source, &arena), to = segment_read_target(target, &from, &arena);
	bool agree = segment_codes_verdict(&from, &to, NULL) == CODES_AGREE;

	arena_release(&arena);
	return agree;
}

bool edit_codes_rename(const struct document *edition, const struct document_unit *block,
		       const struct document *release, const struct document_unit *twin, struct slice source,
		       struct slice old_target, struct arena *arena, struct slice *renamed)
{
	struct slice *names = alloc_zeroed(block->code_count + 1, sizeof(*names));
	struct strbuf text = STRBUF_INIT;
	bool done = twin ? name_by_bytes(edition, block, release, twin, names)
			 : name_by_order(block, old_target, names);

	if (done) {
		add_renamed(block, names, &text);
		done = agrees(source, strbuf_slice(&text));
		*renamed = arena_copy(arena, strbuf_slice(&text));
	}
	strbuf_release(&text);
	free(names);
	return done;
}
