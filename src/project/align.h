/*
 * align -- published editions become units of the memory.
 *
 * Editions of one article are named, or an archive of articles in which they are found
 * (archive.h). They are aligned (editions.h); units at or above the threshold go into
 * a TMX or into a memory, each with its confidence. A memory that they go into teaches the
 * aligner first what is in it (teach.h).
 */
#ifndef PROJECT_ALIGN_H
#define PROJECT_ALIGN_H

#include "memory/memory.h"
#include "project/workspace.h"
#include "terms/terminology.h"

/*
 * Units below this are not sure enough: on held-apart news with noise, of the pairs at
 * or above it 99 in 100 and more were right (tests/score/score_align.c).
 */
#define ALIGN_THRESHOLD_PERCENT 90

/*
 * Of two articles that say the same, most blocks have a partner. Where fewer of every
 * hundred letters of the shorter one stand in such blocks, they are not believed to be editions.
 */
#define ALIGN_BELIEVED_PERCENT 30

struct align_options {
	const char *output;    /* NULL: standard output */
	const char *store;     /* into this memory instead */
	const char *review;    /* what is below the threshold into this table, and a page beside it */
	struct terminology *terminology; /* whose terms tell pairs; or NULL */
	const char *languages; /* "en,ru,uz", in the order of what is named; NULL: found out */
	int threshold_percent;
	bool lines;	       /* each line is a segment */
	bool links;	       /* links instead of TMX */
	bool lists;	       /* what is named are lists of articles, a path a line */
	bool pairs;	       /* only say which articles are editions of one */
	bool keep_repeats;     /* blocks that stand on most pages from each of them, not from one alone */
	bool archive;	       /* set by align_archive() */
};

#define ALIGN_OPTIONS_INIT { .threshold_percent = ALIGN_THRESHOLD_PERCENT }

struct align_report {
	size_t groups;	 /* of blocks or lines, with text in two editions or more */
	size_t alone;	 /* that only one edition has */
	size_t units;	 /* written: blocks and sentences */
	size_t unsure;	 /* left out, because they are below the threshold */
	size_t asked;	 /* of these, in the review */
	size_t disputed; /* of three editions: where the pairwise answers do not agree */
	bool incomplete; /* too long and too unlike to be searched everywhere */
	bool into_memory;
	struct memory_report memory; /* what became of the units there */

	/* Of archives. */
	size_t articles; /* with an edition in another language */
	size_t unpaired; /* files without */
	size_t known;	 /* articles that the memory had already as they are */
	size_t doubtful; /* articles left out: their editions do not say the same */
	size_t unread;	 /* files that could not be read */
	size_t repeats;	 /* blocks left out because they stand on most pages */
	struct strbuf pairs; /* with options.pairs: a table; see align_archive() */
	struct strbuf notes; /* unpaired, doubtful and unread files, a line each */
};

#define ALIGN_REPORT_INIT { .pairs = STRBUF_INIT, .notes = STRBUF_INIT }

void align_report_release(struct align_report *report);

/* Two or three editions of one article. */
bool align_editions(char *const *paths, size_t count, const struct align_options *options,
		    struct align_report *report, struct error *err);

enum align_phase { ALIGN_READING, ALIGN_ALIGNING };

typedef void align_progress(void *data, enum align_phase phase, size_t done, size_t total);

/* Whether what is named is an archive: folders or lists of articles, not editions of one. */
bool align_is_archive(char *const *paths, size_t count, const struct align_options *options);

/*
 * All articles in the folders (or lists) named. With options.pairs nothing is aligned, and
 * report.pairs is a TSV: `article`, `sure` (percent), `by`, and a column for each language
 * with the file; files without another edition are rows with one file and nothing in `sure`.
 */
bool align_archive(char *const *paths, size_t count, const struct align_options *options, align_progress *tell,
		   void *data, struct align_report *report, struct error *err);

/*
 * The published editions of a workspace, into its memory unless the options name another
 * place. Editions in languages that are derived are left out: they say nothing new.
 */
bool align_workspace(struct workspace *workspace, const struct align_options *options, align_progress *tell,
		     void *data, struct align_report *report, struct error *err);

#endif
