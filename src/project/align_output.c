/*
 * align_output -- where aligned articles go.
 */
#include <config.h>

#include "project/align_output.h"

/* Raised when the same editions would give other units than before: then they are aligned anew. */
#define ALIGN_VERSION 2

/* ------------------------------------------------------------- opening, closing */

static bool open_target(struct align_output *output, struct error *err)
{
	const struct align_options *options = output->options;
	const char *path = options->output ? options->output : "-";

	if (options->store)
		return memory_open(&output->memory, options->store, MEMORY_CREATE, err);
	return options->links ? file_writer_open(&output->links, path, err)
			      : tmx_writer_open(&output->tmx, path, err);
}

static void abandon_target(struct align_output *output)
{
	memory_close(output->memory);
	if (output->memory)
		return;
	if (output->options->links)
		file_writer_abandon(&output->links);
	else
		tmx_writer_abandon(&output->tmx);
}

bool align_output_open(struct align_output *output, const struct align_options *options,
		       const struct language *const *languages, size_t count, struct align_report *report,
		       struct error *err)
{
	*output = (struct align_output){ .options = options, .report = report };
	report->into_memory = options->store != NULL;
	if (!open_target(output, err))
		return false;
	if (!options->review || align_review_open(&output->review, options->review, languages, count, err))
		return true;
	abandon_target(output);
	return false;
}

static void release_article(struct align_output *output)
{
	align_names_release(&output->names);
	map_release(&output->written);
	arena_release(&output->arena);
}

bool align_output_close(struct align_output *output, struct error *err)
{
	release_article(output);
	if (output->options->review && !align_review_commit(&output->review, err)) {
		abandon_target(output);
		return false;
	}
	memory_close(output->memory);
	if (output->memory)
		return true;
	return output->options->links ? file_writer_commit(&output->links, err)
				      : tmx_writer_commit(&output->tmx, err);
}

void align_output_abandon(struct align_output *output)
{
	release_article(output);
	if (output->options->review)
		align_review_abandon(&output->review);
	abandon_target(output);
}

/* ------------------------------------------------------------------ an article */

static struct memory_batch batch_of(const struct align_output *output)
{
	return (struct memory_batch){ .kind = "align",
				      .origin = output->origin,
				      .reason = output->reason,
				      .status = TM_STATUS_ALIGNED,
				      .noted = true };
}

static void name_article(struct align_output *output, const char *origin, struct slice reason)
{
	release_article(output);
	output->origin = arena_copy(&output->arena, slice_of(origin));
	output->reason =
		slice_of(arena_printf(&output->arena, "%.*s (align %d, threshold %d)", SLICE_ARG(reason),
				      ALIGN_VERSION, output->options->threshold_percent));
}

bool align_output_begin(struct align_output *output, const char *origin, struct slice reason, bool *known,
			struct error *err)
{
	struct memory_batch batch;

	name_article(output, origin, reason);
	*known = output->writing = false;
	if (!output->memory)
		return true;
	batch = batch_of(output);
	if (!memory_begin(output->memory, &batch, err) || !memory_has_batch(output->memory, &batch, known, err))
		return false;
	output->writing = !*known;
	if (!*known)
		return true;
	output->report->known++;
	memory_rollback(output->memory);
	*known = !output->options->review;
	return true;
}

bool align_output_knows(struct align_output *output, const char *origin, struct slice reason, bool *known,
			struct error *err)
{
	struct memory_batch batch;

	name_article(output, origin, reason);
	batch = batch_of(output);
	*known = false;
	if (!output->memory || output->options->review)
		return true;
	if (!memory_has_batch(output->memory, &batch, known, err))
		return false;
	output->report->known += *known;
	return true;
}

static void count_groups(struct align_report *report, const struct editions *editions)
{
	for (size_t i = 0; i < editions->groups.count; i++) {
		size_t sides = 0;

		for (size_t k = 0; k < editions->count; k++)
			sides += editions->groups.items[i].runs[k].count > 0;
		if (sides >= 2)
			report->groups++;
		else
			report->alone++;
	}
	report->disputed += editions->groups.disputed;
	report->incomplete |= editions->groups.incomplete;
}

static bool add_record(struct align_output *output, const struct tm_record *record, struct error *err)
{
	if (output->memory && !output->writing)
		return true;
	output->report->units++;
	if (!output->memory)
		return tmx_writer_add(&output->tmx, record, err);
	map_add(&output->written, record->id, 1, NULL);
	return memory_add(output->memory, record, &output->report->memory, err);
}

/* Somebody approved or rejected it before. */
static bool is_judged(struct align_output *output, const struct tm_record *record, bool *judged,
		      struct error *err)
{
	enum memory_standing standing = MEMORY_UNHEARD;

	if (output->memory && !memory_standing_of(output->memory, record, &standing, err))
		return false;
	*judged = standing == MEMORY_APPROVED || standing == MEMORY_WITHOUT_TEXT;
	return true;
}

/* `parent` says whether the unit is a sentence of a block that is asked for itself. */
static bool add_unit(struct align_output *output, const struct aligned_unit *unit,
		     const struct tm_record *record, bool parent, bool *asked, struct error *err)
{
	bool sure = unit->percent >= output->options->threshold_percent, judged = false;

	*asked = false;
	if (sure && !add_record(output, record, err))
		return false;
	output->report->unsure += !sure;
	if (!output->options->review)
		return true;
	if (!sure && !is_judged(output, record, &judged, err))
		return false;
	*asked = !sure && !judged && !parent;
	align_review_add(&output->review, unit, record, *asked);
	output->report->asked += *asked;
	return true;
}

static bool add_units(struct align_output *output, const struct editions *editions, struct error *err)
{
	bool done = true, block_asked = false, asked;

	for (size_t i = 0; done && i < editions->unit_count; i++) {
		const struct aligned_unit *unit = &editions->units[i];
		struct align_record made;

		if (!align_unit_is_pair(editions, unit)) {
			if (output->options->review && !unit->sentence)
				align_review_add_alone(&output->review, editions, unit->block);
			continue;
		}
		align_record_make(&made, editions, unit, output->origin, &output->names, &output->arena);
		done = add_unit(output, unit, &made.record, unit->sentence && block_asked, &asked, err);
		if (!unit->sentence)
			block_asked = asked;
	}
	return done;
}

/* Links of several articles each begin with a line that names theirs. */
static bool add_links(struct align_output *output, const struct editions *editions, struct error *err)
{
	struct strbuf links = STRBUF_INIT;
	bool done;

	if (output->options->archive)
		strbuf_addf(&links, "# %.*s\n", SLICE_ARG(output->origin));
	editions_print_links(editions, &links);
	done = file_writer_add(&output->links, strbuf_slice(&links), err);
	strbuf_release(&links);
	return done;
}

bool align_output_add(struct align_output *output, const struct editions *editions, struct error *err)
{
	count_groups(output->report, editions);
	return output->options->links ? add_links(output, editions, err) : add_units(output, editions, err);
}

/* Of an earlier state of the article, nobody approved it, and it is not there any more. */
static bool is_gone(void *data, struct slice id, enum tm_status status)
{
	const struct align_output *output = data;

	return status == TM_STATUS_ALIGNED && align_names_is_one(id) && !map_find(&output->written, id);
}

bool align_output_end(struct align_output *output, struct error *err)
{
	struct memory_report *report = &output->report->memory;

	if (output->options->review && !align_review_end(&output->review, output->origin, err))
		return false;
	if (!output->writing)
		return true;
	return memory_retire_some(output->memory, output->origin, is_gone, output, report, err) &&
	       memory_commit(output->memory, report, err);
}
