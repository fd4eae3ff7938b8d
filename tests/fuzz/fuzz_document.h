/*
 * What must hold of a document of any bytes: both identities, and that a
 * translation of all units, with markup in it, leaves the skeleton alone.
 */
#ifndef TESTS_FUZZ_FUZZ_DOCUMENT_H
#define TESTS_FUZZ_FUZZ_DOCUMENT_H

#include <assert.h>
#include <stdlib.h>

#include "document/document.h"
#include "document/format.h"

static struct slice fuzz_same(const void *context, size_t index, const struct document_unit *unit)
{
	(void)context;
	(void)index;
	return unit->source;
}

static struct slice fuzz_none(const void *context, size_t index, const struct document_unit *unit)
{
	(void)context;
	(void)index;
	(void)unit;
	return SLICE_NONE;
}

static struct slice fuzz_marked(const void *context, size_t index, const struct document_unit *unit)
{
	const struct strbuf *targets = context;

	(void)unit;
	return strbuf_slice(&targets[index]);
}

static void fuzz_identity(const struct document *document, struct slice bytes,
			  struct slice (*find)(const void *, size_t, const struct document_unit *))
{
	struct document_targets targets = { .find = find, .context = NULL };
	struct strbuf out = STRBUF_INIT;
	bool merged = document_merge(document, &targets, &language_ru, &out, NULL, NULL);

	assert(merged);
	assert(slice_equal(strbuf_slice(&out), bytes));
	strbuf_release(&out);
}

/*
 * Markdown has texts that cannot be written beside some of its codes, and runs that no word
 * processor writes (a look behind its text) cannot be taken apart; the guard leaves these out.
 */
static void fuzz_problems(const struct document *document, const struct document_report *report)
{
	const char *format = document_format(document)->name;
	bool may_keep = strcmp(format, "markdown") == 0 || strcmp(format, "docx") == 0;

	assert(may_keep || report->problem_count == 0);
	for (size_t i = 0; i < report->problem_count; i++)
		assert(report->problems[i].kind == PROBLEM_MARKUP);
}

static void fuzz_translation(const struct document *document, const char *before, const char *behind)
{
	size_t count = document_unit_count(document);
	struct strbuf *texts = calloc(count + 1, sizeof(*texts)), out = STRBUF_INIT;
	struct document_targets targets = { .find = fuzz_marked, .context = texts };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct error err = ERROR_INIT;
	bool merged;

	for (size_t i = 0; i < count; i++) {
		strbuf_init(&texts[i]);
		strbuf_add_string(&texts[i], before);
		strbuf_add(&texts[i], document_unit(document, i)->source);
		strbuf_add_string(&texts[i], behind);
	}
	merged = document_merge(document, &targets, &language_uz_cyrl, &out, &report, &err);
	assert(merged || err.kind == ERROR_FORMAT);
	assert(merged || strstr(err.message, "cannot be written") || report.problem_count);
	fuzz_problems(document, &report);
	error_clear(&err);
	document_report_release(&report);
	strbuf_release(&out);
	for (size_t i = 0; i < count; i++)
		strbuf_release(&texts[i]);
	free(texts);
}

static struct slice fuzz_every_third(const void *context, size_t index, const struct document_unit *unit)
{
	return index % 3 ? fuzz_none(context, index, unit) : fuzz_marked(context, index, unit);
}

/* A mixed edition has marks of languages more, and nothing else. */
static void fuzz_mixed(const struct document *document)
{
	size_t count = document_unit_count(document);
	struct strbuf *texts = calloc(count + 1, sizeof(*texts)), out = STRBUF_INIT;
	struct document_targets targets = { .find = fuzz_every_third, .context = texts, .source = &language_en };
	struct error err = ERROR_INIT;

	for (size_t i = 0; i < count; i++) {
		strbuf_init(&texts[i]);
		strbuf_add(&texts[i], document_unit(document, i)->source);
		strbuf_add_string(&texts[i], " x");
	}
	if (!document_merge(document, &targets, &language_ru, &out, NULL, &err))
		assert(strstr(err.message, "cannot be written"));
	error_clear(&err);
	strbuf_release(&out);
	for (size_t i = 0; i < count; i++)
		strbuf_release(&texts[i]);
	free(texts);
}

static void fuzz_document_with(const char *path, const struct document_options *options, const uint8_t *data,
			       size_t size)
{
	struct slice bytes = slice_from((const char *)data, size);
	struct document *document;

	if (!document_open(&document, path, bytes, options, NULL))
		return;
	fuzz_identity(document, bytes, fuzz_none);
	fuzz_identity(document, bytes, fuzz_same);
	fuzz_translation(document, "қ\"'><script>", "</p>]]>-->&lt \n\n- x=`");
	fuzz_translation(document, "- \xe2\x80\xae", "<!--");
	fuzz_mixed(document);
	document_free(document);
}

static inline void fuzz_document(const char *path, const uint8_t *data, size_t size)
{
	fuzz_document_with(path, NULL, data, size);
}

#endif
