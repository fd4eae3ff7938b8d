/*
 * release -- a document, opened, and the template of its units.
 */
#include <config.h>

#include "project/release.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/map.h"
#include "project/banner.h"
#include "project/clock.h"
#include "text/identify.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ opening */

/* Its units as one text, as far as is needed to know the language. */
#define IDENTIFY_BYTES ((size_t)1 << 16)

static const struct language *identify_document(const struct document *document)
{
	struct strbuf text = STRBUF_INIT;
	const struct language *language;

	for (size_t i = 0; i < document_unit_count(document) && text.bytes < IDENTIFY_BYTES; i++) {
		segment_strip(document_unit(document, i)->source, &text);
		strbuf_add_byte(&text, '\n');
	}
	language = identify(strbuf_slice(&text)).language;
	strbuf_release(&text);
	return language;
}

static const struct language *find_language(const struct opened_release *release, const char *path,
					    const struct language *stated)
{
	const struct language *language = stated;

	if (!language)
		language = workspace_language_of_name(path);
	if (!language)
		language = document_language(release->document);
	return language ? language : identify_document(release->document);
}

bool release_open(struct opened_release *release, const char *path, const struct language *stated,
		  const struct document_options *options, struct error *err)
{
	*release = (struct opened_release)OPENED_RELEASE_INIT;
	release->path = path;
	if (file_read(path, FILE_LIMIT_BYTES, &release->bytes, err) &&
	    document_open(&release->document, path, strbuf_slice(&release->bytes), options, err) &&
	    document_expect_whole(release->document, err) && document_expect_units(release->document, err)) {
		release->language = find_language(release, path, stated);
		if (release->language)
			return true;
		error_set(err, ERROR_USAGE,
			  _("cannot tell what language '%s' is written in; say it with '--source', "
			    "or in its name: name.uz.html"),
			  path);
	}
	release_close(release);
	return false;
}

void release_close(struct opened_release *release)
{
	document_free(release->document);
	strbuf_release(&release->bytes);
	*release = (struct opened_release)OPENED_RELEASE_INIT;
}

bool release_open_inside(struct opened_release *release, const struct workspace *workspace, const char *path,
			 const struct language *stated, struct error *err)
{
	*release = (struct opened_release)OPENED_RELEASE_INIT;
	return workspace_keeps(workspace, path, err) &&
	       release_open(release, path, stated, &workspace->settings.document, err);
}

/* ----------------------------------------------------------------- template */

/* "2025-03-01 14:30+0000" */
static const char *creation_date(struct arena *arena)
{
	char text[CLOCK_TEXT_BYTES];

	clock_print(clock_now(), CLOCK_HEADER, text);
	return arena_printf(arena, "%s", text);
}

static void set_headers(const struct opened_release *release, const struct language *target,
			const char *name, struct catalog *catalog)
{
	const char *plural = target ? target->plural_forms : NULL;
	const struct {
		const char *name, *value;
	} fields[] = {
		{ "Project-Id-Version", name },
		{ "POT-Creation-Date", creation_date(&catalog->arena) },
		{ "PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE" },
		{ "Last-Translator", "FULL NAME <EMAIL@ADDRESS>" },
		{ "Language-Team", "" },
		{ "Language", target ? target->gettext_name : "" },
		{ "MIME-Version", "1.0" },
		{ "Content-Type", "text/plain; charset=UTF-8" },
		{ "Content-Transfer-Encoding", "8bit" },
		{ "Plural-Forms", plural },
		{ "X-Source-Language", release->language->gettext_name },
		{ "X-Generator", "tarjimon " PACKAGE_VERSION },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (fields[i].value)
			catalog_set_header(catalog, fields[i].name, slice_of(fields[i].value));
}

/* PO tools part references at spaces: they are written as %20 (ecosystem). */
static void add_reference(struct strbuf *out, const char *path, size_t line)
{
	for (const char *at = path; *at; at++)
		if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == '%')
			strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)*at);
		else
			strbuf_add_byte(out, *at);
	strbuf_addf(out, ":%zu", line);
}

/* A text of the document, however often it occurs. */
struct entry {
	const struct document_unit *first;
	struct strbuf references;
};

struct entries {
	struct entry *items;
	size_t count, capacity;
};

static void collect_entries(const struct opened_release *release, struct entries *entries)
{
	struct map places = MAP_INIT;

	for (size_t i = 0; i < document_unit_count(release->document); i++) {
		const struct document_unit *unit = document_unit(release->document, i);
		bool added;
		size_t place = *map_add(&places, unit->source, entries->count, &added);

		if (added) {
			ARRAY_GROW(entries->items, entries->count, entries->capacity);
			entries->items[entries->count++] = (struct entry){ unit, STRBUF_INIT };
		} else {
			strbuf_add_byte(&entries->items[place].references, ' ');
		}
		add_reference(&entries->items[place].references, release->path, unit->line);
	}
	map_release(&places);
}

/* A banner is in all languages already: its translation is what it is. */
static void add_entry(const struct entry *entry, bool has_language, struct banner *banner, struct strbuf *comment,
		      struct catalog *catalog)
{
	bool is_banner = banner_read(banner, entry->first->source);
	struct slice target = is_banner && has_language ? entry->first->source : SLICE("");

	strbuf_clear(comment);
	strbuf_addf(comment, "type: %.*s\n", SLICE_ARG(entry->first->type));
	if (entry->first->path.bytes)
		strbuf_addf(comment, "tarjimon: path=%.*s\n", SLICE_ARG(entry->first->path));
	if (is_banner) {
		banner_add_comment(banner, comment);
		strbuf_add_byte(comment, '\n');
	}
	strbuf_addf(comment, "tarjimon: id=%.*s", SLICE_ARG(entry->first->id));
	catalog_add(catalog, &(struct unit){
				     .source = entry->first->source,
				     .targets = &target,
				     .target_count = 1,
				     .extracted = strbuf_slice(comment),
				     .references = strbuf_slice(&entry->references),
			     });
}

void release_make_catalog(const struct opened_release *release, const struct language *target,
			  const char *name, struct catalog *catalog)
{
	struct entries entries = { NULL, 0, 0 };
	struct strbuf comment = STRBUF_INIT;
	struct banner banner = BANNER_INIT;

	set_headers(release, target, name, catalog);
	collect_entries(release, &entries);
	for (size_t i = 0; i < entries.count; i++) {
		add_entry(&entries.items[i], target != NULL, &banner, &comment, catalog);
		strbuf_release(&entries.items[i].references);
	}
	free(entries.items);
	banner_release(&banner);
	strbuf_release(&comment);
}
