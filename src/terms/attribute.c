/*
 * attribute -- what is said of a name in a word, key=value, wherever it is written.
 */
#include <config.h>

#include "terms/attribute.h"

static bool read_status(struct term_name *name, struct slice value)
{
	for (int i = 0; i < TERM_STATUSES; i++)
		if (slice_is(value, term_status_name((enum term_status)i))) {
			name->status = (enum term_status)i;
			return true;
		}
	return false;
}

static bool print_status(const struct term_name *name, struct strbuf *out)
{
	strbuf_add_string(out, term_status_name(name->status));
	return true;
}

static bool read_class(struct term_name *name, struct slice value)
{
	name->word_class = word_class_find(value);
	return name->word_class != WORD_CLASS_UNKNOWN;
}

static bool print_class(const struct term_name *name, struct strbuf *out)
{
	strbuf_add_string(out, word_class_name(name->word_class));
	return name->word_class != WORD_CLASS_UNKNOWN;
}

static bool print_day(day_number day, struct strbuf *out)
{
	if (day)
		day_print(day, out);
	return day != 0;
}

static bool read_from(struct term_name *name, struct slice value)
{
	name->valid.from = day_read(value);
	return name->valid.from != 0;
}

static bool print_from(const struct term_name *name, struct strbuf *out)
{
	return print_day(name->valid.from, out);
}

static bool read_until(struct term_name *name, struct slice value)
{
	name->valid.until = day_read(value);
	return name->valid.until != 0;
}

static bool print_until(const struct term_name *name, struct strbuf *out)
{
	return print_day(name->valid.until, out);
}

/* A flag has one word that sets it. */
static bool read_flag(struct term_name *name, enum term_flags flag, struct slice value, const char *word)
{
	if (!slice_is(value, word))
		return false;
	name->flags |= flag;
	return true;
}

static bool print_flag(const struct term_name *name, enum term_flags flag, const char *word, struct strbuf *out)
{
	if (name->flags & flag)
		strbuf_add_string(out, word);
	return (name->flags & flag) != 0;
}

static bool read_derived(struct term_name *name, struct slice value)
{
	return read_flag(name, TERM_DERIVED, value, "yes");
}

static bool print_derived(const struct term_name *name, struct strbuf *out)
{
	return print_flag(name, TERM_DERIVED, "yes", out);
}

static bool read_case(struct term_name *name, struct slice value)
{
	return read_flag(name, TERM_CASE_EXACT, value, "exact");
}

static bool print_case(const struct term_name *name, struct strbuf *out)
{
	return print_flag(name, TERM_CASE_EXACT, "exact", out);
}

static bool read_gap(struct term_name *name, struct slice value)
{
	if (value.bytes != 1 || value.data[0] < '1' || value.data[0] > '0' + TERM_GAP_MAX)
		return false;
	name->gap = (unsigned)(value.data[0] - '0');
	return true;
}

static bool print_gap(const struct term_name *name, struct strbuf *out)
{
	if (name->gap)
		strbuf_addf(out, "%u", name->gap);
	return name->gap != 0;
}

static const struct {
	const char *key;
	bool (*read)(struct term_name *name, struct slice value);
	bool (*print)(const struct term_name *name, struct strbuf *out);
} rows[TERM_ATTRIBUTES] = {
	[ATTRIBUTE_STATUS] = { "status", read_status, print_status },
	[ATTRIBUTE_CLASS] = { "pos", read_class, print_class },
	[ATTRIBUTE_FROM] = { "from", read_from, print_from },
	[ATTRIBUTE_UNTIL] = { "until", read_until, print_until },
	[ATTRIBUTE_DERIVED] = { "deriv", read_derived, print_derived },
	[ATTRIBUTE_CASE] = { "case", read_case, print_case },
	[ATTRIBUTE_GAP] = { "gap", read_gap, print_gap },
};

const char *attribute_key(enum term_attribute attribute)
{
	return rows[attribute].key;
}

bool attribute_read(struct term_name *name, struct slice key, struct slice value)
{
	for (int i = 0; i < TERM_ATTRIBUTES; i++)
		if (slice_is(key, rows[i].key))
			return rows[i].read(name, value);
	return false;
}

bool attribute_print(const struct term_name *name, enum term_attribute attribute, struct strbuf *out)
{
	return rows[attribute].print(name, out);
}
