/*
 * protect_names -- two maps and a short list, made once: their values say whether the name counts.
 */
#include <config.h>

#include "text/protect_names.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"
#include "text/own_tables.h"

#include <threads.h>

EMBEDDED(protect_tsv);

#define SCHEMES_MAX 32

struct names {
	struct map domains, suffixes;
	struct slice schemes[SCHEMES_MAX];
	size_t scheme_count;
};

static void take_out(struct names *names, struct slice scheme)
{
	for (size_t i = names->scheme_count; i-- > 0;)
		if (slice_equal(names->schemes[i], scheme))
			names->schemes[i] = names->schemes[--names->scheme_count];
}

static const char *read_name(struct names *names, struct slice kind, struct slice name, bool counts)
{
	if (!name.bytes)
		return _("an item is empty");
	if (!data_item_is_small(name))
		return _("words stand in small letters");
	if (slice_is(kind, "domain")) {
		*map_add(&names->domains, name, counts, NULL) = counts;
	} else if (slice_is(kind, "suffix")) {
		*map_add(&names->suffixes, name, counts, NULL) = counts;
	} else if (!slice_is(kind, "scheme")) {
		return _("the kind of the row is unknown");
	} else {
		take_out(names, name);
		if (counts && names->scheme_count == SCHEMES_MAX)
			return _("there are too many rows of this kind");
		if (counts)
			names->schemes[names->scheme_count++] = name;
	}
	return NULL;
}

static const char *read_row(struct names *names, const struct data_row *row)
{
	struct slice rest = row->columns[1], name;
	const char *fault = NULL;

	if (row->count < 2)
		return _("fewer than two columns");
	while (!fault && slice_next_field(&rest, ' ', &name)) {
		bool counts = !data_item_is_taken_out(&name);

		fault = read_name(names, row->columns[0], name, counts);
	}
	return fault;
}

static void read_table(struct names *names, struct data_table table)
{
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(names, &row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

static struct names builtin;
static once_flag builtin_made = ONCE_FLAG_INIT;

struct slice protect_names_table(void)
{
	return slice_from(embedded_protect_tsv, embedded_protect_tsv_bytes);
}

static void make_builtin(void)
{
	read_table(&builtin, data_table_of(protect_names_table(), own_table_name(OWN_PROTECT), NULL));
	read_table(&builtin, data_table_of(own_table_rows(OWN_PROTECT), own_table_name(OWN_PROTECT), NULL));
}

void protect_names_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct names names = { .scheme_count = 0 };

	read_table(&names, data_table_of(protect_names_table(), own_table_name(OWN_PROTECT), NULL));
	read_table(&names, data_table_of(rows, file, report));
	map_release(&names.domains);
	map_release(&names.suffixes);
}

static bool counts(const struct map *names, struct slice name)
{
	const size_t *value = map_find(names, name);

	return value && *value;
}

bool protect_is_domain(struct slice label)
{
	call_once(&builtin_made, make_builtin);
	return counts(&builtin.domains, label);
}

bool protect_is_suffix(struct slice label)
{
	call_once(&builtin_made, make_builtin);
	return counts(&builtin.suffixes, label);
}

size_t protect_scheme_bytes(struct slice text)
{
	call_once(&builtin_made, make_builtin);
	for (size_t i = 0; i < builtin.scheme_count; i++)
		if (slice_equal_ascii_case(slice_part(text, 0, builtin.schemes[i].bytes), builtin.schemes[i]))
			return builtin.schemes[i].bytes;
	return 0;
}
