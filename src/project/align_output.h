/*
 * align_output -- where aligned articles go: into a TMX file, or as links onto one.
 *
 * Articles come one after the other; what is written is there, whole, after
 * align_output_close().
 */
#ifndef PROJECT_ALIGN_OUTPUT_H
#define PROJECT_ALIGN_OUTPUT_H

#include "catalog/tmx.h"
#include "project/align.h"
#include "project/editions.h"

/* The languages of `--languages` for so many arguments; `names` NULL leaves all as they are. */
bool align_read_languages(const char *names, size_t count, const struct language **languages, struct error *err);

struct align_output {
	const struct align_options *options;
	struct align_report *report; /* is counted up */
	struct tmx_writer tmx;
	struct file_writer links;
};

bool align_output_open(struct align_output *output, const struct align_options *options, struct align_report *report,
		       struct error *err);

/* After a failure only align_output_abandon() is left to do. */
bool align_output_add(struct align_output *output, const struct editions *editions, const char *origin,
		      struct error *err);

bool align_output_close(struct align_output *output, struct error *err);
void align_output_abandon(struct align_output *output);

#endif
