/*
 * align_output -- where aligned articles go: into a memory, into a TMX file, or as links
 * onto one.
 *
 * A file is there, whole, after align_output_close(). Into a memory each article goes as a
 * batch of its own, of the kind "align", whose origin is the article's and whose reason names
 * the files and what was in them: an article that is there just so needs no work again, and a
 * run that was killed goes on where it was. Of an article that changed, the units that
 * nobody approved and that are not found any more are taken back.
 *
 * What is below the threshold may go into a review (align_review.h) beside: all of it, also of
 * articles that the memory has already, but what somebody approved or rejected. Of a block that
 * is to be judged its sentences are not asked for too.
 */
#ifndef PROJECT_ALIGN_OUTPUT_H
#define PROJECT_ALIGN_OUTPUT_H

#include "base/map.h"
#include "catalog/tmx.h"
#include "memory/memory.h"
#include "project/align.h"
#include "project/align_review.h"

/* The languages of `--languages` for so many arguments; `names` NULL leaves all as they are. */
bool align_read_languages(const char *names, size_t count, const struct language **languages, struct error *err);

/* Adds a file and the hash of its content. */
void align_add_reason(const char *path, uint64_t content, struct strbuf *reason);

struct align_output {
	const struct align_options *options;
	struct align_report *report; /* is counted up */
	struct tmx_writer tmx;
	struct file_writer links;
	struct memory *memory; /* NULL: into a file */
	struct align_review review;
	bool writing;	       /* the article goes into the memory, as a batch that is open */
	struct arena arena;    /* of the article at hand */
	struct slice origin, reason;
	struct align_names names;
	struct map written;    /* ids that went into the memory */
};

/* The languages are those that a review has columns for; borrowed. */
bool align_output_open(struct align_output *output, const struct align_options *options,
		       const struct language *const *languages, size_t count, struct align_report *report,
		       struct error *err);

/*
 * Whether a memory has the article already as these files make it: then it need not be aligned.
 * `reason` says which files in which state they are.
 */
bool align_output_knows(struct align_output *output, const char *origin, struct slice reason, bool *known,
			struct error *err);

/*
 * An article: begin, add what its editions say, end. *known when another process put it into the
 * memory meanwhile: then there is nothing to add, and no end. What is between begin and end is one
 * transaction. After a failure only align_output_abandon() is left to do.
 */
bool align_output_begin(struct align_output *output, const char *origin, struct slice reason, bool *known,
			struct error *err);
bool align_output_add(struct align_output *output, const struct editions *editions, struct error *err);
bool align_output_end(struct align_output *output, struct error *err);

bool align_output_close(struct align_output *output, struct error *err);
void align_output_abandon(struct align_output *output);

#endif
