/*
 * align_output -- where aligned articles go.
 */
#include <config.h>

#include "project/align_output.h"

#include "project/align_record.h"

bool align_output_open(struct align_output *output, const struct align_options *options,
		       struct align_report *report, struct error *err)
{
	const char *path = options->output ? options->output : "-";

	*output = (struct align_output){ .options = options, .report = report };
	return options->links ? file_writer_open(&output->links, path, err)
			      : tmx_writer_open(&output->tmx, path, err);
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

static bool add_units(struct align_output *output, const struct editions *editions, const char *origin,
		      struct error *err)
{
	struct align_names names = ALIGN_NAMES_INIT;
	struct arena arena = ARENA_INIT;
	bool done = true;

	for (size_t i = 0; done && i < editions->unit_count; i++) {
		const struct aligned_unit *unit = &editions->units[i];
		struct align_record made;

		if (!align_unit_is_pair(editions, unit))
			continue;
		if (unit->percent < output->options->threshold_percent) {
			output->report->unsure++;
			continue;
		}
		align_record_make(&made, editions, unit, slice_of(origin), &names, &arena);
		output->report->units++;
		done = tmx_writer_add(&output->tmx, &made.record, err);
	}
	align_names_release(&names);
	arena_release(&arena);
	return done;
}

/* Links of several articles each begin with a line that names theirs. */
static bool add_links(struct align_output *output, const struct editions *editions, const char *origin,
		      struct error *err)
{
	struct strbuf links = STRBUF_INIT;
	bool done;

	if (origin)
		strbuf_addf(&links, "# %s\n", origin);
	editions_print_links(editions, &links);
	done = file_writer_add(&output->links, strbuf_slice(&links), err);
	strbuf_release(&links);
	return done;
}

bool align_output_add(struct align_output *output, const struct editions *editions, const char *origin,
		      struct error *err)
{
	count_groups(output->report, editions);
	return output->options->links ? add_links(output, editions, origin, err)
				      : add_units(output, editions, origin, err);
}

bool align_output_close(struct align_output *output, struct error *err)
{
	return output->options->links ? file_writer_commit(&output->links, err)
				      : tmx_writer_commit(&output->tmx, err);
}

void align_output_abandon(struct align_output *output)
{
	if (output->options->links)
		file_writer_abandon(&output->links);
	else
		tmx_writer_abandon(&output->tmx);
}
