/*
 * fix -- the mends that checks are certain of, put into the files.
 */
#include <config.h>

#include "project/fix.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "project/release.h"

#include <stdlib.h>

/* The issues of one file, in order of unit, form and place. */
struct fixing {
	const struct issue **mends;
	size_t count;
	const char *file;
	bool write;
	fix_function *tell;
	void *data;
	struct arena arena;
};

static int compare(const void *a, const void *b)
{
	const struct issue *left = *(const struct issue *const *)a, *right = *(const struct issue *const *)b;

	if (left->unit != right->unit)
		return left->unit < right->unit ? -1 : 1;
	if (left->form != right->form)
		return left->form < right->form ? -1 : 1;
	return (left->from > right->from) - (left->from < right->from);
}

/* Behind the last mend of the text that begins with `first`. */
static size_t end_of_text(const struct fixing *fixing, size_t first)
{
	size_t end = first;

	while (end < fixing->count && fixing->mends[end]->unit == fixing->mends[first]->unit &&
	       fixing->mends[end]->form == fixing->mends[first]->form)
		end++;
	return end;
}

static bool keeps_codes(struct slice before, struct slice after)
{
	struct arena arena = ARENA_INIT;
	struct segment one = segment_read(before, &arena), other = segment_read(after, &arena);
	bool same = one.code_count == other.code_count;

	for (size_t i = 0; same && i < one.code_count; i++)
		same = one.codes[i].kind == other.codes[i].kind &&
		       slice_equal(one.codes[i].name, other.codes[i].name);
	arena_release(&arena);
	return same;
}

/* The text with its mends; none when nothing can be done. */
static struct slice mend_text(struct fixing *fixing, size_t first, size_t end, struct slice text)
{
	struct strbuf mended = STRBUF_INIT;
	struct slice after = SLICE_NONE;
	size_t done = 0;

	for (size_t i = first; i < end; i++) {
		const struct issue *issue = fixing->mends[i];

		if (issue->from < done || issue->to > text.bytes)
			continue;
		strbuf_add(&mended, slice_part(text, done, issue->from));
		strbuf_add_string(&mended, issue->replacement);
		done = issue->to;
	}
	strbuf_add(&mended, slice_part(text, done, text.bytes));
	if (!slice_equal(strbuf_slice(&mended), text) && keeps_codes(text, strbuf_slice(&mended)))
		after = arena_copy(&fixing->arena, strbuf_slice(&mended));
	strbuf_release(&mended);
	return after;
}

static void tell(const struct fixing *fixing, const struct issue *issue, struct slice before,
		 struct slice after)
{
	struct fix_mend mend = { fixing->file, issue->line, before, after };

	fixing->tell(fixing->data, &mend);
}

/* --------------------------------------------------------------------- catalogs */

static bool fix_catalog(struct fixing *fixing, struct error *err)
{
	struct catalog catalog;
	bool done, changed = false;

	catalog_init(&catalog);
	done = catalog_load(&catalog, fixing->file, err);
	for (size_t i = 0, end; done && i < fixing->count; i = end) {
		const struct issue *issue = fixing->mends[i];
		struct slice before, after;

		end = end_of_text(fixing, i);
		if (issue->unit >= catalog.count || issue->form >= catalog.units[issue->unit].target_count)
			continue;
		before = catalog.units[issue->unit].targets[issue->form];
		after = mend_text(fixing, i, end, before);
		if (!after.data || !slice_equal(before, issue->target))
			continue;
		tell(fixing, issue, before, after);
		catalog_set_target(&catalog, issue->unit, issue->form, after);
		changed = true;
	}
	if (done && changed && fixing->write)
		done = catalog_save(&catalog, fixing->file, err);
	catalog_release(&catalog);
	return done;
}

/* -------------------------------------------------------------------- documents */

struct mended_texts {
	struct slice *texts; /* by unit; none: as it was */
	size_t count;
};

static struct slice find_text(const void *context, size_t index, const struct document_unit *unit)
{
	const struct mended_texts *mended = context;

	(void)unit;
	return index < mended->count ? mended->texts[index] : SLICE_NONE;
}

static bool write_document(const struct fixing *fixing, const struct opened_release *release,
			   const struct mended_texts *mended, struct error *err)
{
	struct document_targets targets = { .find = find_text, .context = mended };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;
	bool done = document_merge(release->document, &targets, NULL, &out, &report, err) &&
		    file_write(fixing->file, strbuf_slice(&out), err);

	document_report_release(&report);
	strbuf_release(&out);
	return done;
}

static bool fix_document(struct fixing *fixing, const struct language *language,
			 const struct document_options *options, struct error *err)
{
	struct opened_release release;
	struct mended_texts mended;
	bool done, changed = false;

	if (!release_open(&release, fixing->file, workspace_language_of_name(fixing->file) ? NULL : language,
			  options, err))
		return false;
	mended.count = document_unit_count(release.document);
	mended.texts = alloc_zeroed(mended.count + 1, sizeof(*mended.texts));
	for (size_t i = 0, end; i < fixing->count; i = end) {
		const struct issue *issue = fixing->mends[i];
		struct slice before, after;

		end = end_of_text(fixing, i);
		if (issue->unit >= mended.count)
			continue;
		before = document_unit(release.document, issue->unit)->source;
		after = mend_text(fixing, i, end, before);
		if (!after.data || !slice_equal(before, issue->target))
			continue;
		tell(fixing, issue, before, after);
		mended.texts[issue->unit] = after;
		changed = true;
	}
	done = !changed || !fixing->write || write_document(fixing, &release, &mended, err);
	free(mended.texts);
	release_close(&release);
	return done;
}

/* --------------------------------------------------------------------- together */

static bool is_mend(const struct issue *issue)
{
	return issue->replacement && !issue->in_source && issue->unit != SIZE_MAX &&
	       strcmp(issue->file, "-") != 0;
}

static bool fix_file(struct fixing *fixing, struct workspace *workspace, const struct language *language,
		     struct error *err)
{
	qsort(fixing->mends, fixing->count, sizeof(*fixing->mends), compare);
	if (strcmp(path_suffix(fixing->file), "po") == 0)
		return fix_catalog(fixing, err);
	return fix_document(fixing, language, workspace ? &workspace->settings.document : NULL, err);
}

/* Issues are sorted by file. */
bool fix_files(struct workspace *workspace, const struct issues *issues, const struct language *language,
	       bool write, fix_function *tell_mend, void *data, struct error *err)
{
	struct fixing fixing = { .write = write, .tell = tell_mend, .data = data };
	bool done = true;

	fixing.mends = alloc_zeroed(issues->count + 1, sizeof(*fixing.mends));
	for (size_t i = 0; done && i < issues->count;) {
		fixing.file = issues->items[i].file;
		fixing.count = 0;
		for (; i < issues->count && strcmp(issues->items[i].file, fixing.file) == 0; i++)
			if (is_mend(&issues->items[i]))
				fixing.mends[fixing.count++] = &issues->items[i];
		if (fixing.count)
			done = fix_file(&fixing, workspace, language, err);
	}
	free(fixing.mends);
	arena_release(&fixing.arena);
	return done;
}
