/*
 * score_terms -- how well terms are found in their inflected forms: nouns of
 * UniMorph in both scripts of Uzbek, the words of the Declaration of Human Rights
 * in three languages, and the forbidden names of the institution's list inside of
 * its longer legal ones.
 */
#include <config.h>

#include "terms/forms.h"
#include "terms/recognise.h"
#include "terms/term_file.h"
#include "text/token.h"
#include "text/transliterate.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/data.h"

/* ---------------------------------------------------- lemmas and their forms */

struct pair {
	struct slice lemma, form;
};

struct pairs {
	struct arena arena;
	struct pair *items;
	size_t count, capacity;
};

/* A word as texts have it, folded. */
static struct slice fold(struct tokenizer *tokenizer, struct slice word, struct arena *arena)
{
	struct tokens tokens = TOKENS_INIT;
	struct slice folded = SLICE("");

	tokenizer_run(tokenizer, word, &tokens);
	if (tokens.count)
		folded = arena_copy(arena, tokens_folded(&tokens, 0));
	tokens_release(&tokens);
	return folded;
}

static void read_pairs(const char *path, const struct language *language, struct transliterator *script,
		       struct pairs *pairs)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct strbuf text = STRBUF_INIT, converted = STRBUF_INIT;
	struct slice rest, line;

	assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
	rest = strbuf_slice(&text);
	while (slice_next_line(&rest, &line)) {
		struct slice lemma, form;
		struct pair pair;

		if (!slice_next_field(&line, '\t', &lemma) || !slice_next_field(&line, '\t', &form))
			continue;
		if (script) {
			strbuf_clear(&converted);
			transliterate(script, lemma, &converted, NULL);
			lemma = arena_copy(&pairs->arena, strbuf_slice(&converted));
			strbuf_clear(&converted);
			transliterate(script, form, &converted, NULL);
			form = strbuf_slice(&converted);
		}
		pair = (struct pair){ fold(tokenizer, lemma, &pairs->arena), fold(tokenizer, form, &pairs->arena) };
		ARRAY_GROW(pairs->items, pairs->count, pairs->capacity);
		pairs->items[pairs->count++] = pair;
	}
	strbuf_release(&text);
	strbuf_release(&converted);
	tokenizer_free(tokenizer);
}

static bool is_listed(const struct pairs *pairs, struct slice lemma, struct slice form)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (slice_equal(pairs->items[i].form, form) && slice_equal(pairs->items[i].lemma, lemma))
			return true;
	return false;
}

/* All lemmas are terms, all forms are asked about. */
static void score_pairs(const char *title, const struct language *language, const struct pairs *pairs, double recall,
			double precision)
{
	struct forms *forms = forms_new(language);
	size_t found = 0, answers = 0, right = 0;

	for (size_t i = 0; i < pairs->count; i++)
		forms_add(forms, pairs->items[i].lemma, 0);
	for (size_t i = 0; i < pairs->count; i++) {
		struct form_list list = forms_find(forms, pairs->items[i].form);
		bool own = false;

		for (size_t k = 0; k < list.count; k++) {
			struct slice lemma = forms_word(forms, list.items[k]);

			own |= slice_equal(lemma, pairs->items[i].lemma);
			answers++;
			right += is_listed(pairs, lemma, pairs->items[i].form);
		}
		found += own;
		if (!own && getenv("SCORE_VERBOSE"))
			printf("# missed: %.*s of %.*s\n", SLICE_ARG(pairs->items[i].form), SLICE_ARG(pairs->items[i].lemma));
	}
	printf("# %s: recall %.2f %%, precision %.2f %% (%zu forms)\n", title, 100.0 * (double)found / (double)pairs->count,
	       100.0 * (double)right / (double)answers, pairs->count);
	forms_free(forms);
	assert_true((double)found >= recall * (double)pairs->count);
	assert_true((double)right >= precision * (double)answers);
}

static void pairs_release(struct pairs *pairs)
{
	free(pairs->items);
	arena_release(&pairs->arena);
}

static void uzbek_nouns_are_found_in_both_scripts(void **state)
{
	const char *path = test_data("uzbek/unimorph-uzb-nouns.tsv");
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *script = transliterator_new(&language_uz, &language_uz_cyrl, &options, NULL);
	struct pairs latin = { ARENA_INIT, NULL, 0, 0 }, cyrillic = { ARENA_INIT, NULL, 0, 0 };

	(void)state;
	read_pairs(path, &language_uz, NULL, &latin);
	score_pairs("UniMorph, Latin", &language_uz, &latin, 0.98, 0.97);
	read_pairs(path, &language_uz_cyrl, script, &cyrillic);
	score_pairs("UniMorph, Cyrillic", &language_uz_cyrl, &cyrillic, 0.98, 0.97);
	pairs_release(&latin);
	pairs_release(&cyrillic);
	transliterator_free(script);
}

/* ------------------------------------------------------------ running text */

static size_t count_hits(struct recogniser *recogniser, const struct termbase *termbase, const char *path, const char *id,
			 bool forbidden)
{
	struct term_hits hits = TERM_HITS_INIT;
	struct strbuf text = STRBUF_INIT;
	struct slice rest, line;
	size_t count = 0;

	assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
	rest = strbuf_slice(&text);
	while (slice_next_line(&rest, &line)) {
		recogniser_run(recogniser, line, &hits);
		for (size_t i = 0; i < hits.count; i++) {
			const struct concept *concept = &termbase->concepts[hits.items[i].concept];
			bool bad = concept->names[hits.items[i].name].status == TERM_FORBIDDEN;

			if (!(hits.items[i].flags & HIT_OTHER_CASE) && (!id || slice_is(concept->id, id)) &&
			    bad == forbidden && (!forbidden || !(hits.items[i].flags & HIT_MASKED)))
				count++;
		}
	}
	term_hits_release(&hits);
	strbuf_release(&text);
	return count;
}

/* Counted by hand; hits inside of longer terms too. */
static void the_terms_of_the_declaration_are_all_found(void **state)
{
	static const struct {
		const struct language *language;
		const char *file;
		const char *id;
		size_t count;
	} rows[] = {
		{ &language_en, "udhr/eng.txt", "human-rights", 7 }, { &language_en, "udhr/eng.txt", "un", 5 },
		{ &language_ru, "udhr/rus.txt", "human-rights", 7 }, { &language_ru, "udhr/rus.txt", "un", 4 },
		{ &language_uz, "udhr/uzn_latn.txt", "human-rights", 6 }, { &language_uz, "udhr/uzn_latn.txt", "un", 4 },
	};
	struct termbase termbase = TERMBASE_INIT;

	(void)state;
	assert_true(termbase_load(&termbase, test_data("terms-ombudsman.tsv"), NULL, NULL));
	for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
		struct recogniser *recogniser = recogniser_new(&termbase, rows[i].language);
		size_t found = count_hits(recogniser, &termbase, test_data(rows[i].file), rows[i].id, false);

		printf("# %s in %s: %zu of %zu\n", rows[i].id, rows[i].file, found, rows[i].count);
		assert_int_equal(found, rows[i].count);
		assert_int_equal(count_hits(recogniser, &termbase, test_data(rows[i].file), NULL, true), 0);
		recogniser_free(recogniser);
	}
	termbase_release(&termbase);
}

/* Every allowed name, by itself, holds no forbidden one that would be told. */
static void no_forbidden_name_is_told_inside_of_a_legal_one(void **state)
{
	struct termbase termbase = TERMBASE_INIT;
	size_t names = 0;

	(void)state;
	assert_true(termbase_load(&termbase, test_data("terms-ombudsman.tsv"), NULL, NULL));
	for (size_t i = 0; i < termbase.count; i++)
		for (size_t k = 0; k < termbase.concepts[i].name_count; k++) {
			const struct term_name *name = &termbase.concepts[i].names[k];
			struct recogniser *recogniser;
			struct term_hits hits = TERM_HITS_INIT;

			if (name->status == TERM_FORBIDDEN)
				continue;
			recogniser = recogniser_new(&termbase, name->language);
			recogniser_run(recogniser, name->text, &hits);
			for (size_t h = 0; h < hits.count; h++)
				if (!(hits.items[h].flags & HIT_MASKED) &&
				    termbase.concepts[hits.items[h].concept].names[hits.items[h].name].status ==
					    TERM_FORBIDDEN)
					fail_msg("%.*s", SLICE_ARG(name->text));
			assert_true(hits.count > 0);
			names++;
			term_hits_release(&hits);
			recogniser_free(recogniser);
		}
	printf("# %zu allowed names hold no forbidden one\n", names);
	termbase_release(&termbase);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uzbek_nouns_are_found_in_both_scripts),
		cmocka_unit_test(the_terms_of_the_declaration_are_all_found),
		cmocka_unit_test(no_forbidden_name_is_told_inside_of_a_legal_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
