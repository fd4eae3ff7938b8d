/*
 * merge -- from catalogs to editions, byte for byte.
 */
#ifndef PROJECT_MERGE_H
#define PROJECT_MERGE_H

#include "project/publish.h"

struct merge_result {
	const struct release *release; /* NULL for bare files */
	const struct language *target;
	const char *path;
	enum publish_outcome outcome;
	struct edition_progress progress;
	const struct document_report *report; /* with the units that kept their source text, and why */
};

typedef void merge_result_function(void *data, const struct merge_result *result);

enum merge_flags {
	MERGE_MARK_SOURCE = 1 << 0, /* what has no translation is marked with its language */
	MERGE_OVERWRITE = 1 << 1,   /* editions that somebody changed by hand, too */
};

/*
 * The article in the catalog's language. A catalog of which no unit stands in
 * the document is refused. `output` NULL: standard output. The options must be
 * those that the catalog was extracted with.
 */
bool merge_document(const char *path, const char *catalog_path, const char *output, unsigned flags,
		    const struct document_options *options, merge_result_function *tell, void *data,
		    struct error *err);

/*
 * Whether the file at `path` is what merging would write now. An edition that
 * the policy holds back counts as current.
 */
bool merge_is_current(struct workspace *workspace, const struct release *entry, struct edition *edition,
		      const struct opened_release *release, const char *path, bool *current,
		      struct error *err);

/* All editions of all releases, by the publishing policy of the settings. */
bool merge_workspace(struct workspace *workspace, unsigned flags, merge_result_function *tell, void *data,
		     struct error *err);

#endif
