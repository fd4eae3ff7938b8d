/*
 * tbx_category -- the data categories of TBX-Basic, and those of other dialects
 * that say the same.
 */
#include <config.h>

#include "terms/tbx.h"

#include "base/alloc.h"

#define TYPES " fullForm acronym abbreviation shortForm variant phrase "
#define GENDERS " masculine feminine neuter other "
#define LOCATIONS                                                                                               \
	" checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage interactiveMessage menuItem " \
	"progressBar pushButton radioButton slider spinBox tab tableText textBox toolTip user-definedType "

static const struct tbx_category categories[] = {
	{ "subjectField", "descrip", "min", TERM_SUBJECT, TBX_CONCEPT, NULL },
	{ "definition", "descrip", "basic", TERM_DEFINITION, TBX_CONCEPT | TBX_LANGUAGE, NULL },
	{ "source", "admin", "basic", TERM_SOURCE, TBX_CONCEPT | TBX_LANGUAGE | TBX_NAME, NULL },
	{ "context", "descrip", "basic", TERM_CONTEXT, TBX_NAME, NULL },
	{ "termType", "termNote", "basic", TERM_TYPE, TBX_NAME, TYPES },
	{ "grammaticalGender", "termNote", "basic", TERM_GENDER, TBX_NAME, GENDERS },
	{ "geographicalUsage", "termNote", "basic", TERM_REGION, TBX_NAME, NULL },
	{ "termLocation", "termNote", "basic", TERM_LOCATION, TBX_NAME, LOCATIONS },
	{ "projectSubset", "admin", "basic", TERM_PROJECT, TBX_CONCEPT | TBX_NAME, NULL },
	{ "customerSubset", "admin", "min", TERM_CUSTOMER, TBX_CONCEPT | TBX_NAME, NULL },

	{ "sourceIdentifier", NULL, NULL, TERM_SOURCE, 0, NULL },
	{ "explanation", NULL, NULL, TERM_NOTE, 0, NULL },
	{ "example", NULL, NULL, TERM_CONTEXT, 0, NULL },
	{ "sampleSentence", NULL, NULL, TERM_CONTEXT, 0, NULL },
	{ "usageNote", NULL, NULL, TERM_NOTE, 0, NULL },
	{ "transferComment", NULL, NULL, TERM_NOTE, 0, NULL },
	{ "productSubset", NULL, NULL, TERM_PROJECT, 0, NULL },
	{ "businessUnitSubset", NULL, NULL, TERM_CUSTOMER, 0, NULL },
};

const char *const tbx_status_words[TERM_STATUSES] = {
	[TERM_PREFERRED] = "preferredTerm-admn-sts",
	[TERM_ALLOWED] = "admittedTerm-admn-sts",
	[TERM_FORBIDDEN] = "deprecatedTerm-admn-sts",
};

const struct tbx_category *tbx_category_find(struct slice name)
{
	for (size_t i = 0; i < ARRAY_COUNT(categories); i++)
		if (slice_is(name, categories[i].name))
			return &categories[i];
	return NULL;
}

const struct tbx_category *tbx_category_of(enum term_field field)
{
	for (size_t i = 0; i < ARRAY_COUNT(categories); i++)
		if (categories[i].field == field)
			return categories[i].element ? &categories[i] : NULL;
	return NULL;
}

bool tbx_category_takes(const struct tbx_category *category, struct slice value)
{
	struct slice rest = slice_of(category->values), word;

	while (slice_next_field(&rest, ' ', &word))
		if (word.bytes && slice_equal(word, value))
			return true;
	return !category->values;
}
