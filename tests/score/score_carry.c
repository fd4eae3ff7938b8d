/*
 * score_carry -- how much of a translation follows its release through edits, on real news.
 *
 * NTREX has news sentence by sentence in English, Russian and Uzbek. Paragraphs of two to six sentences
 * that follow one another are articles with translations of which every sentence is known. An article is
 * edited by a random script (paragraphs new, removed, moved, split, joined; sentences replaced, removed), its
 * catalog brought in step, and then told is
 *
 *	kept		of the sentences that are still there, how many have their translation in their unit
 *	approved	of the units that nobody has to look at although they changed, how many are
 *			exactly what the sentences' translations say
 *	at once		of the units that were only split or joined, how many nobody has to look at
 */
#include <config.h>

#include "base/alloc.h"
#include "catalog/tsv.h"
#include "project/carry.h"
#include "tests/score/score.h"

#include "tests/cmocka.h"

#define LANGUAGES 3
#define PARAGRAPHS 20
#define PARAGRAPHS_MOST 40
#define SENTENCES_MOST 12
#define EDITS 10
#define ARTICLES 30

static const struct language *const languages[LANGUAGES] = { &language_en, &language_ru, &language_uz };

struct news {
	struct slice (*items)[LANGUAGES];
	size_t count, capacity;
	struct arena arena;
};

static bool add_record(void *data, const struct tm_record *record, struct error *err)
{
	struct news *news = data;

	(void)err;
	ARRAY_GROW(news->items, news->count, news->capacity);
	for (size_t k = 0; k < LANGUAGES; k++)
		for (size_t i = 0; i < record->text_count; i++)
			if (record->texts[i].language == languages[k])
				news->items[news->count][k] = arena_copy(&news->arena, record->texts[i].text);
	news->count++;
	return true;
}

/* ---------------------------------------------------------------------- articles */

struct paragraph {
	size_t sentences[SENTENCES_MOST]; /* of the news */
	size_t count;
	bool same_text; /* no sentence of it is new or gone since the beginning */
};

struct article {
	struct paragraph paragraphs[PARAGRAPHS_MOST];
	size_t count, next; /* the next sentence of the news */
};

static unsigned random_state;

static size_t random_below(size_t limit)
{
	random_state = random_state * 1103515245u + 12345u;
	return (random_state >> 16) % limit;
}

static void insert(struct article *article, size_t at, struct paragraph paragraph)
{
	if (article->count == PARAGRAPHS_MOST || !paragraph.count)
		return;
	memmove(&article->paragraphs[at + 1], &article->paragraphs[at],
		(article->count - at) * sizeof(*article->paragraphs));
	article->paragraphs[at] = paragraph;
	article->count++;
}

static struct paragraph take_out(struct article *article, size_t at)
{
	struct paragraph gone = article->paragraphs[at];

	article->count--;
	memmove(&article->paragraphs[at], &article->paragraphs[at + 1],
		(article->count - at) * sizeof(*article->paragraphs));
	return gone;
}

static struct paragraph fresh_paragraph(struct article *article, size_t news)
{
	struct paragraph paragraph = { .count = 2 + random_below(5), .same_text = true };

	for (size_t i = 0; i < paragraph.count; i++)
		paragraph.sentences[i] = article->next++ % news;
	return paragraph;
}

static void split(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at], rest = { .same_text = paragraph->same_text };
	size_t cut;

	if (paragraph->count < 2 || article->count == PARAGRAPHS_MOST)
		return;
	cut = 1 + random_below(paragraph->count - 1);
	rest.count = paragraph->count - cut;
	memcpy(rest.sentences, paragraph->sentences + cut, rest.count * sizeof(*rest.sentences));
	paragraph->count = cut;
	insert(article, at + 1, rest);
}

static void join(struct article *article, size_t at)
{
	struct paragraph *paragraph = &article->paragraphs[at], other;

	if (at + 1 >= article->count || paragraph->count + article->paragraphs[at + 1].count > SENTENCES_MOST)
		return;
	other = take_out(article, at + 1);
	memcpy(paragraph->sentences + paragraph->count, other.sentences, other.count * sizeof(*other.sentences));
	paragraph->count += other.count;
	paragraph->same_text &= other.same_text;
}

static void edit(struct article *article, size_t news)
{
	size_t at = random_below(article->count), kind = random_below(7);
	struct paragraph *paragraph = &article->paragraphs[at];
	size_t sentence = random_below(paragraph->count);

	if (kind == 0) {
		insert(article, at, fresh_paragraph(article, news));
		article->paragraphs[at].same_text = false;
	} else if (kind == 1 && article->count > 1) {
		take_out(article, at);
	} else if (kind == 2) {
		insert(article, random_below(article->count), take_out(article, at));
	} else if (kind == 3) {
		split(article, at);
	} else if (kind == 4) {
		join(article, at);
	} else if (kind == 5) {
		paragraph->sentences[sentence] = article->next++ % news;
		paragraph->same_text = false;
	} else if (kind == 6 && paragraph->count > 1) {
		paragraph->count--;
		memmove(paragraph->sentences + sentence, paragraph->sentences + sentence + 1,
			(paragraph->count - sentence) * sizeof(*paragraph->sentences));
		paragraph->same_text = false;
	}
}

/* ---------------------------------------------------------------------- measuring */

struct measures {
	const struct news *news;
	size_t source, target; /* languages */
	struct score kept, approved, at_once;
};

static void print_paragraph(const struct news *news, const struct paragraph *paragraph, size_t language,
			    struct strbuf *out)
{
	strbuf_clear(out);
	for (size_t i = 0; i < paragraph->count; i++) {
		strbuf_add_string(out, i ? " " : "");
		strbuf_add(out, news->items[paragraph->sentences[i]][language]);
	}
}

static void add_article(const struct measures *measures, const struct article *article, bool translated,
			struct catalog *catalog)
{
	struct strbuf source = STRBUF_INIT, text = STRBUF_INIT;

	catalog_init(catalog);
	catalog_set_header(catalog, "X-Source-Language", slice_of(languages[measures->source]->gettext_name));
	for (size_t i = 0; i < article->count; i++) {
		struct slice target = SLICE("");

		print_paragraph(measures->news, &article->paragraphs[i], measures->source, &source);
		print_paragraph(measures->news, &article->paragraphs[i], measures->target, &text);
		if (translated)
			target = strbuf_slice(&text);
		catalog_add(catalog, &(struct unit){ .source = strbuf_slice(&source), .targets = &target, .target_count = 1,
						     .extracted = SLICE("type: p\ntarjimon: id=0") });
	}
	strbuf_release(&source);
	strbuf_release(&text);
}

static bool is_in(const struct article *article, size_t sentence)
{
	for (size_t i = 0; i < article->count; i++)
		for (size_t k = 0; k < article->paragraphs[i].count; k++)
			if (article->paragraphs[i].sentences[k] == sentence)
				return true;
	return false;
}

static void measure_unit(struct measures *measures, const struct article *before, const struct paragraph *paragraph,
			 const struct unit *unit, enum update_kind kind)
{
	bool changed = kind == UPDATE_EDITED || kind == UPDATE_SPLIT || kind == UPDATE_JOINED;
	struct strbuf wanted = STRBUF_INIT;

	for (size_t i = 0; changed && i < paragraph->count; i++) {
		struct slice gold = measures->news->items[paragraph->sentences[i]][measures->target];
		bool kept = slice_find(unit_target(unit), gold, 0) != SIZE_MAX;

		if (!is_in(before, paragraph->sentences[i]))
			continue;
		measures->kept.right += kept;
		measures->kept.total++;
		if (!kept)
			score_miss("%.*s", SLICE_ARG(measures->news->items[paragraph->sentences[i]][measures->source]));
	}
	print_paragraph(measures->news, paragraph, measures->target, &wanted);
	if (changed && unit_is_translated(unit)) {
		measures->approved.total++;
		measures->approved.right += slice_equal(unit_target(unit), strbuf_slice(&wanted));
		if (!slice_equal(unit_target(unit), strbuf_slice(&wanted)))
			score_miss("approved, and not right: %.*s", SLICE_ARG(unit_target(unit)));
	}
	if (changed && paragraph->same_text) {
		measures->at_once.total++;
		measures->at_once.right += unit_is_translated(unit);
	}
	strbuf_release(&wanted);
}

static void measure_article(struct measures *measures, size_t number)
{
	struct article before = { .next = number * PARAGRAPHS * 4 }, after;
	struct update_report report = UPDATE_REPORT_INIT;
	struct catalog catalog, template;

	random_state = (unsigned)number + 1;
	while (before.count < PARAGRAPHS)
		insert(&before, before.count, fresh_paragraph(&before, measures->news->count));
	after = before;
	for (size_t i = 0; i < EDITS; i++)
		edit(&after, measures->news->count);
	add_article(measures, &before, true, &catalog);
	add_article(measures, &after, false, &template);
	catalog_update(&catalog, &template, NULL, &report);
	assert_true(carry_sentences(&catalog, languages[measures->source], languages[measures->target], &report, NULL));
	for (size_t i = 0; i < after.count; i++)
		measure_unit(measures, &before, &after.paragraphs[i], &catalog.units[i], report.lines[i].kind);
	update_report_release(&report);
	catalog_release(&template);
	catalog_release(&catalog);
}

static void tell(const struct measures *measures)
{
	char what[64];
	const char *from = languages[measures->source]->gettext_name, *to = languages[measures->target]->gettext_name;

	snprintf(what, sizeof(what), "carry %s-%s: sentences that keep their translation", from, to);
	score_share(what, &measures->kept, 95);
	snprintf(what, sizeof(what), "carry %s-%s: units left approved that are right", from, to);
	score_share(what, &measures->approved, 98);
	snprintf(what, sizeof(what), "carry %s-%s: split and joined units left approved", from, to);
	score_share(what, &measures->at_once, 80);
}

static void translations_follow_their_sentences(void **state)
{
	static const size_t pairs[][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 }, { 2, 1 } };
	struct news news = { .count = 0 };
	struct error err = ERROR_INIT;

	(void)state;
	if (!tsv_read(test_data("ntrex/ntrex128.en-ru-uz.public.tsv"), add_record, &news, NULL, &err))
		fail_msg("%s", err.message);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct measures measures = { .news = &news, .source = pairs[i][0], .target = pairs[i][1] };

		for (size_t number = 0; number < ARTICLES; number++)
			measure_article(&measures, number);
		tell(&measures);
	}
	free(news.items);
	arena_release(&news.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(translations_follow_their_sentences) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
