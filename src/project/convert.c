/*
 * convert -- a catalog from one form of file into another.
 *
 * A form is a row of a table: how it is known, read and written.
 */
#include <config.h>

#include "project/convert.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/peek.h"
#include "catalog/tmx.h"
#include "catalog/xliff.h"

#define SNIFF_BYTES 4096

struct conversion {
	const char *path, *output;
	const struct convert_options *options;
	struct catalog catalog;
	struct convert_report *report;
};

/* ------------------------------------------------------------------ reading */

static bool read_po(struct conversion *conversion, struct error *err)
{
	return catalog_load(&conversion->catalog, conversion->path, err);
}

static bool read_xliff(struct conversion *conversion, struct error *err)
{
	return xliff_load(&conversion->catalog, conversion->path, conversion->options->target,
			  &conversion->report->losses, err);
}

static bool read_tmx(struct conversion *conversion, struct error *err)
{
	const struct convert_options *options = conversion->options;

	if (!options->source || !options->target)
		return error_set(
			err, ERROR_USAGE,
			_("a TMX may hold many languages: say which two with '--source' and '--target'"));
	return tmx_read_catalog(&conversion->catalog, conversion->path, options->source, options->target,
				&conversion->report->losses, err);
}

/* ------------------------------------------------------------------ writing */

static bool write_po(struct conversion *conversion, struct error *err)
{
	return catalog_save(&conversion->catalog, conversion->output, err);
}

static bool write_xliff(struct conversion *conversion, enum xliff_version version, struct error *err)
{
	struct xliff_options options = {
		.version = version,
		.source = conversion->options->source,
		.target = conversion->options->target,
		.original = path_name(conversion->path),
	};
	struct strbuf out = STRBUF_INIT;
	bool done;

	xliff_print(&conversion->catalog, &options, &out, &conversion->report->replaced_characters);
	done = file_write(conversion->output, strbuf_slice(&out), err);
	strbuf_release(&out);
	return done;
}

static bool write_xliff_1_2(struct conversion *conversion, struct error *err)
{
	return write_xliff(conversion, XLIFF_1_2, err);
}

static bool write_xliff_2_1(struct conversion *conversion, struct error *err)
{
	return write_xliff(conversion, XLIFF_2_1, err);
}

static bool write_tmx(struct conversion *conversion, struct error *err)
{
	const struct language *source = conversion->options->source, *target = conversion->options->target;
	const struct catalog *catalog = &conversion->catalog;

	if (!source)
		source = catalog_source_language(catalog);
	if (!target)
		target = catalog_language(catalog);
	if (!source || !target || source == target)
		return error_set(
			err, ERROR_USAGE,
			_("'%s' does not say its two languages: say them with '--source' and '--target'"),
			conversion->path);
	return tmx_write_catalog(catalog, conversion->output, source, target,
				 &conversion->report->replaced_characters, &conversion->report->losses, err);
}

/* -------------------------------------------------------------------- forms */

static const struct form {
	const char *name;
	const char *suffixes;
	bool (*sniff)(struct slice beginning); /* NULL: what no other form is */
	bool (*read)(struct conversion *conversion, struct error *err);
	bool (*write)(struct conversion *conversion, struct error *err);
} forms[] = {
	{ "po", "po pot", NULL, read_po, write_po },
	{ "xliff-1.2", "xlf xliff sdlxliff mqxliff mxliff", xliff_sniff, read_xliff, write_xliff_1_2 },
	{ "xliff-2.1", "xlf2", xliff_sniff, read_xliff, write_xliff_2_1 },
	{ "tmx", "tmx", tmx_sniff, read_tmx, write_tmx },
};

#define FORM_PO 0
#define FORM_XLIFF 1

static bool find_form(const char *path, size_t *form, struct error *err)
{
	struct strbuf beginning = STRBUF_INIT;
	bool done = file_peek(path, SNIFF_BYTES, &beginning, err);

	*form = FORM_PO;
	for (size_t i = ARRAY_COUNT(forms); i-- > 0;)
		if (forms[i].sniff && beginning.bytes && forms[i].sniff(strbuf_slice(&beginning)))
			*form = i;
	strbuf_release(&beginning);
	return done;
}

/* What the output is to be: as stated, by its suffix, or the other of PO and XLIFF. */
static size_t choose_form(const struct convert_options *options, size_t read)
{
	struct slice suffix = slice_of(options->output ? path_suffix(options->output) : "");

	if (options->format != CONVERT_BY_NAME)
		return (size_t)options->format;
	for (size_t i = 0; suffix.bytes && i < ARRAY_COUNT(forms); i++) {
		struct slice rest = slice_of(forms[i].suffixes), one;

		while (slice_next_field(&rest, ' ', &one))
			if (slice_equal_ascii_case(one, suffix))
				return i;
	}
	return read == FORM_PO ? FORM_XLIFF : FORM_PO;
}

static void count_units(struct conversion *conversion)
{
	for (size_t i = 0; i < conversion->catalog.count; i++) {
		const struct unit *unit = &conversion->catalog.units[i];

		conversion->report->units += !(unit->flags & UNIT_OBSOLETE);
		conversion->report->translated += !(unit->flags & UNIT_OBSOLETE) && unit_is_translated(unit);
	}
}

bool convert_file(const char *path, const struct convert_options *options, struct convert_report *report,
		  struct error *err)
{
	struct conversion conversion = {
		.path = path,
		.output = options->output ? options->output : "-",
		.options = options,
		.report = report,
	};
	size_t form;
	bool done;

	*report = (struct convert_report){ 0 };
	if (!find_form(path, &form, err))
		return false;
	catalog_init(&conversion.catalog);
	done = forms[form].read(&conversion, err);
	if (done) {
		count_units(&conversion);
		done = forms[choose_form(options, form)].write(&conversion, err);
	}
	catalog_release(&conversion.catalog);
	return done;
}
