/*
 * protect_names -- two maps and a short list, made once.
 */
#include <config.h>

#include "text/protect_names.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/map.h"

#include <threads.h>

EMBEDDED(protect_tsv);

#define SCHEMES_MAX 16

struct names {
	struct map domains, suffixes;
	struct slice schemes[SCHEMES_MAX];
	size_t scheme_count;
};

static const char *read_row(struct names *names, const struct data_row *row)
{
	struct slice kind = row->columns[0], rest = row->columns[1], name;

	if (row->count < 2)
		return _("fewer than two columns");
	while (slice_next_field(&rest, ' ', &name)) {
		if (slice_is(kind, "domain"))
			map_add(&names->domains, name, 0, NULL);
		else if (slice_is(kind, "suffix"))
			map_add(&names->suffixes, name, 0, NULL);
		else if (!slice_is(kind, "scheme") || names->scheme_count == SCHEMES_MAX)
			return _("the kind of the row is unknown");
		else
			names->schemes[names->scheme_count++] = name;
	}
	return NULL;
}

static size_t read_table(struct names *names, struct data_table table)
{
	struct data_row row;
	size_t rejected = 0;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(names, &row);

		if (fault)
			data_table_reject(&table, fault);
		rejected += fault != NULL;
	}
	return rejected;
}

static struct names builtin;
static once_flag builtin_made = ONCE_FLAG_INIT;

struct slice protect_names_table(void)
{
	return slice_from(embedded_protect_tsv, embedded_protect_tsv_bytes);
}

static void make_builtin(void)
{
	read_table(&builtin, data_table_of(protect_names_table(), "protect.tsv", NULL));
}

size_t protect_names_prove(struct slice text, const struct data_report *report)
{
	struct names names = { .scheme_count = 0 };
	size_t rejected = read_table(&names, data_table_of(text, "protect.tsv", report));

	map_release(&names.domains);
	map_release(&names.suffixes);
	return rejected;
}

bool protect_is_domain(struct slice label)
{
	call_once(&builtin_made, make_builtin);
	return map_find(&builtin.domains, label) != NULL;
}

bool protect_is_suffix(struct slice label)
{
	call_once(&builtin_made, make_builtin);
	return map_find(&builtin.suffixes, label) != NULL;
}

size_t protect_scheme_bytes(struct slice text)
{
	call_once(&builtin_made, make_builtin);
	for (size_t i = 0; i < builtin.scheme_count; i++)
		if (slice_equal_ascii_case(slice_part(text, 0, builtin.schemes[i].bytes), builtin.schemes[i]))
			return builtin.schemes[i].bytes;
	return 0;
}
