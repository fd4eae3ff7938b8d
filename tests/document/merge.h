/*
 * merge -- shorthands for tests of documents: open, translate, compare.
 */
#ifndef TESTS_DOCUMENT_MERGE_H
#define TESTS_DOCUMENT_MERGE_H

#include "base/utf8.h"
#include "document/document.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/cmocka.h"

/* Ways to translate all units. */
static inline struct slice translate_none(const void *context, size_t index,
					  const struct document_unit *unit)
{
	(void)context;
	(void)index;
	(void)unit;
	return SLICE_NONE;
}

static inline struct slice translate_same(const void *context, size_t index,
					  const struct document_unit *unit)
{
	(void)context;
	(void)index;
	return unit->source;
}

/* The context is the translation of the only unit, or an array of them for all. */
static inline struct slice translate_listed(const void *context, size_t index,
					    const struct document_unit *unit)
{
	const char *const *targets = context;

	(void)unit;
	return targets[index] ? slice_of(targets[index]) : SLICE_NONE;
}

/* Letters in other clothes, markup characters and Cyrillic around them; codes and templates stay. */
static inline void pseudo_translate(struct slice source, struct strbuf *out)
{
	struct code code;
	size_t end, template = 0;

	strbuf_add_string(out, "«");
	for (size_t at = 0; at < source.bytes;) {
		if (source.data[at] == '<' && code_scan(source, at, &code, &end)) {
			strbuf_add(out, slice_part(source, at, end));
			at = end;
		} else {
			if (slice_starts(slice_part(source, at, source.bytes), SLICE("{{")))
				template = slice_find(source, SLICE("}}"), at);
			if (source.data[at] == 'e' && (template == SIZE_MAX || at >= template))
				strbuf_add_string(out, "ё");
			else
				strbuf_add_byte(out, source.data[at]);
			at++;
		}
	}
	strbuf_add_string(out, " & <b onclick=\"x\">'қ'</b> ]]>--></p>»");
}

struct pseudo {
	struct strbuf *targets; /* one a unit */
	size_t count;
};

static inline struct pseudo pseudo_make(const struct document *document)
{
	struct pseudo pseudo = { NULL, document_unit_count(document) };

	pseudo.targets = calloc(pseudo.count + 1, sizeof(*pseudo.targets));
	for (size_t i = 0; i < pseudo.count; i++) {
		strbuf_init(&pseudo.targets[i]);
		pseudo_translate(document_unit(document, i)->source, &pseudo.targets[i]);
	}
	return pseudo;
}

static inline void pseudo_release(struct pseudo *pseudo)
{
	for (size_t i = 0; i < pseudo->count; i++)
		strbuf_release(&pseudo->targets[i]);
	free(pseudo->targets);
}

static inline struct slice translate_pseudo(const void *context, size_t index,
					    const struct document_unit *unit)
{
	const struct pseudo *pseudo = context;

	(void)unit;
	return strbuf_slice(&pseudo->targets[index]);
}

static inline struct document *open_or_fail(const char *path, struct slice bytes,
					    const struct document_options *options)
{
	struct document *document;
	struct error err = ERROR_INIT;

	if (!document_open(&document, path, bytes, options, &err))
		fail_msg("%s: %s", path, err.message);
	return document;
}

/* The edition made with `find`; release it. */
static inline struct strbuf merge_or_fail(const struct document *document,
					  struct slice (*find)(const void *, size_t,
							       const struct document_unit *),
					  const void *context, const struct language *language)
{
	struct document_targets targets = { .find = find, .context = context };
	struct strbuf out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!document_merge(document, &targets, language, &out, NULL, &err))
		fail_msg("%s:%zu: %s", err.file ? err.file : "", err.line, err.message);
	return out;
}

static inline void assert_slices_equal(struct slice got, struct slice wanted)
{
	if (!slice_equal(got, wanted))
		fail_msg("got:\n%.*s\nwanted:\n%.*s", SLICE_ARG(got), SLICE_ARG(wanted));
}

static inline void assert_sources(const struct document *document, const char *const *wanted, size_t count)
{
	for (size_t i = 0; i < count && i < document_unit_count(document); i++)
		assert_slices_equal(document_unit(document, i)->source, slice_of(wanted[i]));
	assert_int_equal(document_unit_count(document), count);
}

/* Opens `bytes`, expects these units, and both identities. */
static inline struct document *open_with_sources(const char *path, struct slice bytes,
						 const char *const *wanted, size_t count)
{
	struct document *document = open_or_fail(path, bytes, NULL);
	struct strbuf none = merge_or_fail(document, translate_none, NULL, &language_uz_cyrl);
	struct strbuf same = merge_or_fail(document, translate_same, NULL, &language_uz_cyrl);

	assert_slices_equal(strbuf_slice(&none), bytes);
	assert_slices_equal(strbuf_slice(&same), bytes);
	strbuf_release(&none);
	strbuf_release(&same);
	assert_sources(document, wanted, count);
	return document;
}

#define OPEN_WITH_SOURCES(path, literal, ...)                                  \
	open_with_sources((path), SLICE(literal), (const char *const[]){ __VA_ARGS__ }, \
			  sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* Opens, expects the sources to be what is before "=>" … and the edition. */
static inline void assert_edition(const char *path, struct slice bytes, const char *const *targets,
				  const struct language *language, struct slice wanted)
{
	struct document *document = open_or_fail(path, bytes, NULL);
	struct strbuf edition = merge_or_fail(document, translate_listed, targets, language);

	assert_slices_equal(strbuf_slice(&edition), wanted);
	strbuf_release(&edition);
	document_free(document);
}

#endif
