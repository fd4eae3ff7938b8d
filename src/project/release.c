/*
 * release -- a document, opened, and the template of its units.
 */
#include <config.h>

#include "project/release.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/banner.h"
#include "project/clock.h"
#include "text/identify.h"

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

/* What is put together for an entry, and used again for the next one. */
struct entry {
	const struct opened_release *release;
	bool has_language;
	struct banner banner;
	struct strbuf comment, references;
};

/* A reference for each place of the text. */
static void list_references(struct entry *entry, const struct document_unit *first)
{
	const struct document_unit *unit = first;

	strbuf_clear(&entry->references);
	for (;;) {
		size_t next = document_next_same(unit);

		add_reference(&entry->references, entry->release->path, unit->line);
		if (next == SIZE_MAX)
			return;
		strbuf_add_byte(&entry->references, ' ');
		unit = document_unit(entry->release->document, next);
	}
}

/* A banner is in all languages already: its translation is what it is. */
static struct slice comment_on(struct entry *entry, const struct document_unit *unit)
{
	bool is_banner = banner_read(&entry->banner, unit->source);
	char id[DOCUMENT_ID_BYTES];

	strbuf_clear(&entry->comment);
	strbuf_add_string(&entry->comment, "type: ");
	strbuf_add(&entry->comment, unit->type);
	if (unit->path.bytes) {
		strbuf_add_string(&entry->comment, "\ntarjimon: path=");
		strbuf_add(&entry->comment, unit->path);
	}
	strbuf_add_byte(&entry->comment, '\n');
	if (is_banner) {
		banner_add_comment(&entry->banner, &entry->comment);
		strbuf_add_byte(&entry->comment, '\n');
	}
	strbuf_add_string(&entry->comment, "tarjimon: id=");
	strbuf_add(&entry->comment, document_unit_id(unit, id));
	return is_banner && entry->has_language ? unit->source : SLICE("");
}

/* Told of each entry; the unit's strings are borrowed until it returns. */
typedef bool take_entry_function(void *data, const struct unit *unit, struct error *err);

/* One for each text, however often it occurs. */
static bool each_entry(const struct opened_release *release, const struct language *target, take_entry_function *take,
		       void *data, struct error *err)
{
	struct entry entry = { release, target != NULL, BANNER_INIT, STRBUF_INIT, STRBUF_INIT };
	bool done = true;

	for (size_t i = 0; i < document_unit_count(release->document) && done; i++) {
		const struct document_unit *first = document_unit(release->document, i);
		struct slice text;

		if (first->repeats)
			continue;
		list_references(&entry, first);
		text = comment_on(&entry, first);
		done = take(data,
			    &(struct unit){ .source = first->source,
					    .targets = &text,
					    .target_count = 1,
					    .extracted = strbuf_slice(&entry.comment),
					    .references = strbuf_slice(&entry.references) },
			    err);
	}
	banner_release(&entry.banner);
	strbuf_release(&entry.comment);
	strbuf_release(&entry.references);
	return done;
}

static bool add_entry(void *catalog, const struct unit *unit, struct error *err)
{
	(void)err;
	catalog_add(catalog, unit);
	return true;
}

void release_make_catalog(const struct opened_release *release, const struct language *target,
			  const char *name, struct catalog *catalog)
{
	set_headers(release, target, name, catalog);
	each_entry(release, target, add_entry, catalog, NULL);
}

static bool write_entry(void *writer, const struct unit *unit, struct error *err)
{
	return catalog_writer_add(writer, unit, err);
}

bool release_write_catalog(const struct opened_release *release, const struct language *target, const char *name,
			   const char *path, struct error *err)
{
	struct catalog head = CATALOG_INIT;
	struct catalog_writer writer;
	bool done;

	set_headers(release, target, name, &head);
	done = catalog_writer_open(&writer, path, &head, err);
	catalog_release(&head);
	if (!done)
		return false;
	if (each_entry(release, target, write_entry, &writer, err))
		return catalog_writer_commit(&writer, err);
	catalog_writer_abandon(&writer);
	return false;
}

size_t release_count_entries(const struct opened_release *release)
{
	size_t count = 0;

	for (size_t i = 0; i < document_unit_count(release->document); i++)
		count += !document_unit(release->document, i)->repeats;
	return count;
}
