/*
 * transliterate_names -- what the settings of transliteration are called.
 */
#include <config.h>

#include "text/transliterate.h"

#include "base/alloc.h"

struct name_value {
	const char *name;
	int value;
};

static bool find_name(const struct name_value *table, size_t rows, struct slice name, int *value)
{
	for (size_t i = 0; i < rows; i++)
		if (slice_is(name, table[i].name)) {
			*value = table[i].value;
			return true;
		}
	return false;
}

bool apostrophe_style_find(struct slice name, enum apostrophe_style *style)
{
	static const struct name_value names[] = {
		{ "letter", APOSTROPHES_LETTER },
		{ "typographic", APOSTROPHES_TYPOGRAPHIC },
		{ "ascii", APOSTROPHES_ASCII },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*style = (enum apostrophe_style)value;
	return true;
}

bool alphabet_find(struct slice name, enum alphabet *alphabet)
{
	static const struct name_value names[] = {
		{ "1995", ALPHABET_1995 },
		{ "reform-2021", ALPHABET_2021 },
		{ "reform-2023", ALPHABET_2023 },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*alphabet = (enum alphabet)value;
	return true;
}

bool abbreviation_style_find(struct slice name, enum abbreviation_style *style)
{
	static const struct name_value names[] = {
		{ "upper", ABBREVIATIONS_UPPER },
		{ "mixed", ABBREVIATIONS_MIXED },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*style = (enum abbreviation_style)value;
	return true;
}
