/*
 * term_file -- termbases as files.
 */
#include <config.h>

#include "terms/term_file.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/peek.h"
#include "terms/tbx.h"
#include "terms/term_tsv.h"

#define SNIFF_BYTES ((size_t)4096)

static bool load_table(struct termbase *termbase, const char *path, struct term_losses *losses, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool done = file_read(path, FILE_LIMIT_BYTES, &bytes, err) &&
		    term_tsv_read(termbase, path, strbuf_slice(&bytes), losses, err);

	strbuf_release(&bytes);
	return done;
}

bool termbase_load(struct termbase *termbase, const char *path, struct term_losses *losses, struct error *err)
{
	struct strbuf beginning = STRBUF_INIT;
	bool done = file_peek(path, SNIFF_BYTES, &beginning, err), is_tbx = tbx_sniff(strbuf_slice(&beginning));

	strbuf_release(&beginning);
	done = done && (is_tbx ? tbx_read : load_table)(termbase, path, losses, err);
	if (!done)
		termbase_release(termbase);
	return done;
}

enum term_format term_format_of_path(const char *path)
{
	const char *suffix = path_suffix(path);

	return strcmp(suffix, "tsv") == 0 || strcmp(suffix, "txt") == 0 ? TERM_FORMAT_TSV : TERM_FORMAT_TBX;
}

/* ------------------------------------------------------------------ OmegaT */

/* OmegaT has no escapes: what parts columns and lines is a space. */
static void add_cell(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		strbuf_add_byte(out, memchr("\t\n\r", text.data[i], 3) ? ' ' : text.data[i]);
}

static void add_part(struct strbuf *out, bool *any, struct slice text)
{
	if (!text.bytes)
		return;
	if (*any)
		strbuf_add_string(out, "; ");
	add_cell(out, text);
	*any = true;
}

/* The definition, the note, and what must not be written. */
static void add_comment(struct strbuf *out, const struct concept *concept, const struct language *target)
{
	bool any = false;

	add_part(out, &any, term_texts_find(&concept->texts, TERM_DEFINITION, NULL));
	add_part(out, &any, term_texts_find(&concept->texts, TERM_NOTE, NULL));
	for (size_t i = 0; i < concept->name_count; i++) {
		struct strbuf forbidden = STRBUF_INIT;

		if (concept->names[i].status == TERM_FORBIDDEN && concept_name_serves(concept, i, target)) {
			strbuf_addf(&forbidden, _("not: %.*s"), SLICE_ARG(concept->names[i].text));
			add_part(out, &any, strbuf_slice(&forbidden));
		}
		strbuf_release(&forbidden);
	}
}

static bool is_for(const struct concept *concept, size_t name, const struct language *language, bool any_status)
{
	return (any_status || concept->names[name].status != TERM_FORBIDDEN) &&
	       concept_name_serves(concept, name, language);
}

/* A text may call the concept by any name, today and earlier; what is written is a good one. */
static void add_pairs(struct strbuf *out, const struct concept *concept, const struct language *source,
		      const struct language *target)
{
	day_number today = day_today();

	for (size_t i = 0; i < concept->name_count; i++) {
		if (!is_for(concept, i, source, false))
			continue;
		for (size_t k = 0; k < concept->name_count; k++) {
			if (!is_for(concept, k, target, false) ||
			    !day_ranges_meet(concept->names[k].valid, (struct day_range){ today, today }))
				continue;
			add_cell(out, concept->names[i].text);
			strbuf_add_byte(out, '\t');
			add_cell(out, concept->names[k].text);
			strbuf_add_byte(out, '\t');
			add_comment(out, concept, target);
			strbuf_add_byte(out, '\n');
		}
	}
}

/* ----------------------------------------------------------------- writing */

bool termbase_save(const struct termbase *termbase, const char *path, enum term_format format,
		   const struct language *source, const struct language *target, size_t *replaced,
		   struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	size_t lost = 0;
	bool done;

	if (format == TERM_FORMAT_OMEGAT && (!source || !target))
		return error_set(err, ERROR_USAGE,
				 _("a glossary for OmegaT has two languages: say them with '--source' and '--target'"));
	switch (format) {
	case TERM_FORMAT_TBX:
		lost = tbx_print(termbase, TBX_DCA, &out);
		break;
	case TERM_FORMAT_TBX_DCT:
		lost = tbx_print(termbase, TBX_DCT, &out);
		break;
	case TERM_FORMAT_TSV:
		term_tsv_print(termbase, &out);
		break;
	case TERM_FORMAT_OMEGAT:
		for (size_t i = 0; i < termbase->count; i++)
			add_pairs(&out, &termbase->concepts[i], source, target);
		break;
	}
	if (replaced)
		*replaced = lost;
	done = file_write(path, strbuf_slice(&out), err);
	strbuf_release(&out);
	return done;
}
