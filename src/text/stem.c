/*
 * stem -- one key for all forms of a word.
 */
#include <config.h>

#include "text/stem.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/library.h"
#include "base/map.h"
#include "text/own_tables.h"
#include "text/stem_russian.h"
#include "text/stem_uzbek.h"

#include <stdlib.h>

#ifdef HAVE_LIBSTEMMER
#include <libstemmer.h>
#endif

EMBEDDED(stems_tsv);

/* Snowball's stemmers shorten, so this only guards against one that would not. */
#define ROUNDS_MAX 8

/* Longer runs of letters are no words; they are their own key. */
#define WORD_BYTES_MAX 128

struct stemmer {
	bool uzbek, russian;
	struct sb_stemmer *snowball; /* NULL without libstemmer, or for a language it lacks */
	struct map irregular;	     /* from a form to the number of its word */
	struct slice *words;	     /* in their dictionary form */
	size_t word_count, word_capacity;
};

/* ------------------------------------------------------------- irregular forms */

static void add_forms(struct stemmer *stemmer, struct slice word, struct slice forms)
{
	struct slice form;

	ARRAY_GROW(stemmer->words, stemmer->word_count, stemmer->word_capacity);
	stemmer->words[stemmer->word_count] = word;
	/* The first row of a form counts, so the workspace's are read before ours. */
	while (slice_next_field(&forms, ' ', &form))
		map_add(&stemmer->irregular, form, stemmer->word_count, NULL);
	stemmer->word_count++;
}

static const char *fault_of(const struct data_row *row)
{
	const struct language *language = language_find(row->columns[0]);

	if (row->count != 3 || !row->columns[1].bytes || !row->columns[2].bytes)
		return _("a row is a language, a word, and its forms with spaces between them");
	if (!language || !slice_is(row->columns[0], language->base))
		return _("the language is unknown");
	if (!data_item_is_small(row->columns[1]) || !data_item_is_small(row->columns[2]))
		return _("words stand in small letters");
	return NULL;
}

/* Tables stay, so their words are borrowed. */
static void read_irregular(struct stemmer *stemmer, const struct language *language, struct slice rows)
{
	struct data_table table = data_table_of(rows, own_table_name(OWN_STEMS), NULL);
	struct data_row row;

	while (data_table_next(&table, &row))
		if (slice_is(row.columns[0], language->base) && !fault_of(&row))
			add_forms(stemmer, row.columns[1], row.columns[2]);
}

struct slice stems_table(void)
{
	return slice_from(embedded_stems_tsv, embedded_stems_tsv_bytes);
}

void stems_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct data_table table = data_table_of(rows, file, report);
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = fault_of(&row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

/* The dictionary form of an irregular one; any other word is itself. */
static struct slice dictionary_form(const struct stemmer *stemmer, struct slice folded)
{
	const size_t *number = stemmer->word_count ? map_find(&stemmer->irregular, folded) : NULL;

	return number ? stemmer->words[*number] : folded;
}

/* -------------------------------------------------------------------- Snowball */

#ifdef HAVE_LIBSTEMMER
#define SNOWBALL_FUNCTIONS(X) X(delete) X(length) X(new) X(stem)

static struct {
#define MEMBER(name) __typeof__(sb_stemmer_##name) *name;
	SNOWBALL_FUNCTIONS(MEMBER)
#undef MEMBER
} snowball;

#define SYMBOL(name) { LIBRARY_NAME(sb_stemmer_##name), &snowball.name },
static const struct library_symbol snowball_symbols[] = { SNOWBALL_FUNCTIONS(SYMBOL) };
#undef SYMBOL

static const char *const snowball_files[] = { "libstemmer.so.0d", "libstemmer.so.0", NULL };

static struct library snowball_library = {
	.title = "libstemmer",
	.package = "libstemmer0d",
	.files = snowball_files,
	.symbols = snowball_symbols,
	.count = sizeof(snowball_symbols) / sizeof(snowball_symbols[0]),
};
#endif

/* -------------------------------------------------------------------- stemmers */

struct stemmer *stemmer_new(const struct language *language)
{
	struct stemmer *stemmer = alloc_zeroed(1, sizeof(*stemmer));

	stemmer->uzbek = language_same_base(language, &language_uz);
	stemmer->russian = language == &language_ru;
#ifdef HAVE_LIBSTEMMER
	/* Never without it where there was one before: memories store stems. */
	if (!stemmer->uzbek) {
		library_want(&snowball_library);
		stemmer->snowball = snowball.new(language->base, "UTF_8");
	}
#endif
	if (stemmer->snowball) {
		read_irregular(stemmer, language, own_table_rows(OWN_STEMS));
		read_irregular(stemmer, language, stems_table());
	}
	return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
#ifdef HAVE_LIBSTEMMER
	if (stemmer->snowball)
		snowball.delete(stemmer->snowball);
#endif
	map_release(&stemmer->irregular);
	free(stemmer->words);
	free(stemmer);
}

/*
 * Applied until it is stable: Snowball makes омбудсман of омбудсманом but
 * омбудсма of омбудсман, and only a second round brings the two together.
 */
static size_t shorten(struct stemmer *stemmer, char *word, size_t bytes)
{
#ifdef HAVE_LIBSTEMMER
	for (int round = 0; round < ROUNDS_MAX; round++) {
		const sb_symbol *shorter = snowball.stem(stemmer->snowball, (const sb_symbol *)word, (int)bytes);
		size_t left = (size_t)snowball.length(stemmer->snowball);

		if (!shorter || left == 0 || left > WORD_BYTES_MAX)
			break;
		if (left == bytes && memcmp(word, shorter, left) == 0)
			break;
		memcpy(word, shorter, left);
		bytes = left;
	}
#else
	(void)stemmer, (void)word;
#endif
	return bytes;
}

static void add_snowball(struct stemmer *stemmer, struct slice folded, struct strbuf *stem)
{
	char word[WORD_BYTES_MAX];
	size_t bytes;

	folded = dictionary_form(stemmer, folded);
	bytes = folded.bytes;
	memcpy(word, folded.data, bytes);
	if (stemmer->russian)
		bytes = stem_russian_before(word, bytes);
	bytes = shorten(stemmer, word, bytes);
	if (stemmer->russian)
		bytes = stem_russian_after(word, bytes);
	strbuf_add(stem, slice_from(word, bytes));
}

void stemmer_add(struct stemmer *stemmer, struct slice folded, struct strbuf *stem)
{
	if (stemmer->uzbek && folded.bytes <= WORD_BYTES_MAX)
		stem_uzbek_add(folded, stem);
	else if (stemmer->snowball && folded.bytes <= WORD_BYTES_MAX)
		add_snowball(stemmer, folded, stem);
	else
		strbuf_add(stem, folded);
}
