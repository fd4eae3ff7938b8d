/*
 * review -- pairs that a machine is not sure of, as a table that a person judges.
 */
#include <config.h>

#include "catalog/review.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "catalog/tsv.h"

#include <inttypes.h>
#include <stdlib.h>

/* In small letters; the first of each verdict is the one that is told to people. */
static const struct {
	const char *word;
	enum review_verdict verdict;
} words[] = {
	{ "yes", REVIEW_ACCEPTED },	 { "no", REVIEW_REJECTED },	   { "y", REVIEW_ACCEPTED },
	{ "n", REVIEW_REJECTED },	 { "+", REVIEW_ACCEPTED },	   { "-", REVIEW_REJECTED },
	{ "1", REVIEW_ACCEPTED },	 { "0", REVIEW_REJECTED },	   { "ok", REVIEW_ACCEPTED },
	{ "accept", REVIEW_ACCEPTED },	 { "reject", REVIEW_REJECTED },	   { "accepted", REVIEW_ACCEPTED },
	{ "rejected", REVIEW_REJECTED }, { "corrected", REVIEW_ACCEPTED }, { "ha", REVIEW_ACCEPTED },
	{ "yoq", REVIEW_REJECTED },	 { "yo'q", REVIEW_REJECTED },	   { "yoʻq", REVIEW_REJECTED },
	{ "yo‘q", REVIEW_REJECTED },	 { "ҳа", REVIEW_ACCEPTED },	   { "йўқ", REVIEW_REJECTED },
	{ "да", REVIEW_ACCEPTED },	 { "нет", REVIEW_REJECTED },	   { "Ҳа", REVIEW_ACCEPTED },
	{ "Йўқ", REVIEW_REJECTED },	 { "Да", REVIEW_ACCEPTED },	   { "Нет", REVIEW_REJECTED },
};

#define COLUMN_REVIEW SLICE("review")
#define COLUMN_SEAL SLICE("seal")

static struct slice find_property(const struct tm_record *record, struct slice name)
{
	for (size_t i = 0; i < record->property_count; i++)
		if (slice_equal(record->properties[i].name, name))
			return record->properties[i].value;
	return SLICE_NONE;
}

/* Would a spreadsheet take it for a formula, but for apostrophes in front? */
static bool looks_like_formula(struct slice text)
{
	size_t at = 0;

	while (at < text.bytes && text.data[at] == '\'')
		at++;
	return at < text.bytes && memchr("=+-@", text.data[at], 4);
}

/* The texts belong to the reader, which fills them anew for each row. */
static void take_guards_off(const struct tm_record *record)
{
	for (size_t i = 0; i < record->text_count; i++) {
		struct slice *text = &record->texts[i].text;

		if (slice_starts(*text, SLICE("'")) && looks_like_formula(*text))
			*text = slice_part(*text, 1, text->bytes);
	}
}

/* The sum does not mind the order of the columns. */
static void add_seal(const struct tm_record *record, struct strbuf *out)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < record->text_count; i++) {
		struct strbuf text = STRBUF_INIT;

		strbuf_addf(&text, "%s ", record->texts[i].language->tag);
		strbuf_add(&text, record->texts[i].text);
		sum += hash_bytes(strbuf_slice(&text), HASH_KEY_STORED);
		strbuf_release(&text);
	}
	strbuf_addf(out, "%08" PRIx32, (uint32_t)(sum >> 32));
}

static bool is_sealed(const struct tm_record *record, struct slice seal)
{
	struct strbuf own = STRBUF_INIT;
	bool same;

	add_seal(record, &own);
	same = slice_equal(strbuf_slice(&own), seal);
	strbuf_release(&own);
	return same;
}

bool review_judge(const struct tm_record *record, enum review_verdict *verdict, struct error *err)
{
	struct slice word = slice_trim(find_property(record, COLUMN_REVIEW)),
		     seal = find_property(record, COLUMN_SEAL);

	*verdict = REVIEW_NONE;
	if (!seal.bytes)
		return true;
	take_guards_off(record);
	*verdict = is_sealed(record, seal) ? REVIEW_UNDECIDED : REVIEW_ACCEPTED;
	if (!word.bytes)
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(words); i++)
		if (slice_equal_ascii_case(word, slice_of(words[i].word))) {
			*verdict = words[i].verdict;
			return true;
		}
	return error_set(err, ERROR_FORMAT,
			 _("row %zu is judged '%.*s'; say 'yes' or 'no' under 'review', or correct its texts"),
			 record->line, SLICE_ARG(word));
}

void review_print_header(const struct language *const *languages, size_t count, struct strbuf *out)
{
	strbuf_add_string(out, "review\tsure");
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "\t%s", languages[i]->gettext_name);
	strbuf_add_string(out, "\torigin\tid\tcontext\tlevel\tseal\n");
}

void review_print(const struct tm_record *record, int percent, struct slice level,
		  const struct language *const *languages, size_t count, struct strbuf *out)
{
	const struct slice cells[] = { record->origin, record->id, record->context, level };

	strbuf_addf(out, "\t%d", percent);
	for (size_t i = 0; i < count; i++) {
		const struct tm_text *text = tm_record_find(record, languages[i]);

		strbuf_add_byte(out, '\t');
		if (text && looks_like_formula(text->text))
			strbuf_add_byte(out, '\'');
		if (text)
			tsv_add_cell(text->text, out);
	}
	for (size_t i = 0; i < ARRAY_COUNT(cells); i++) {
		strbuf_add_byte(out, '\t');
		tsv_add_cell(cells[i], out);
	}
	strbuf_add_byte(out, '\t');
	add_seal(record, out);
	strbuf_add_byte(out, '\n');
}
