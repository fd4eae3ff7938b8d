/*
 * concordance -- where in the memory words stand.
 *
 *	phrases ──► index ──► numbers of texts, the newest first ──► text, its marks, its translations
 *
 * For common words the index would give a large part of all texts, of which only the newest few are
 * wanted: there the newest texts are read first, and are mostly enough.
 */
#include <config.h>

#include "memory/concordance.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "memory/internal.h"
#include "memory/phrase.h"

#include <stdlib.h>

/* So many of the newest texts are read before an index is asked for common words. */
#define NEWEST_READ 256

/* The phrases, cut as texts in one language are, and what the index found. */
struct side {
	const struct language *language;
	struct phrase phrases[CONCORDANCE_PHRASES_MOST];
	size_t count;
	struct run_phrase asked[CONCORDANCE_PHRASES_MOST];
	struct run_words words; /* the same for the index */
	int64_t before;		/* texts from here on have been looked through; 0: all */
	struct hit_list hits;	/* that are to be tried */
};

struct finding {
	struct memory *memory;
	const struct concordance_query *query;
	struct concordance *found;
	struct side *sides; /* one for each language, whatever its script */
	size_t side_count, capacity;
	struct side translation; /* in the target language, if one is asked for */
	struct tokens tokens;
	size_t found_capacity;
	bool enough;
};

void concordance_release(struct concordance *concordance)
{
	arena_release(&concordance->arena);
	free(concordance->items);
	*concordance = (struct concordance)CONCORDANCE_INIT;
}

static int by_number(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	return (x->text > y->text) - (x->text < y->text);
}

/* ------------------------------------------------------------------ asking */

static bool make_side(struct finding *finding, const struct language *language, const struct slice *phrases,
		      size_t count, struct side *side, struct error *err)
{
	struct tokenizer *tokenizer = memory_tokenizer(finding->memory, language);

	*side = (struct side){ .language = language, .before = INT64_MAX };
	for (; side->count < count; side->count++) {
		struct phrase *phrase = &side->phrases[side->count];

		phrase_init(phrase, tokenizer, language, phrases[side->count],
			    finding->query->flags & CONCORDANCE_EXACT);
		if (phrase->count >= 1 && phrase->count <= CONCORDANCE_WORDS_MOST)
			continue;
		side->count++;
		return error_set(err, phrase->count ? ERROR_LIMIT : ERROR_USAGE,
				 phrase->count ? _("'%.*s' has more words than can be looked for")
					       : _("there is no word in '%.*s'"),
				 SLICE_ARG(phrases[side->count - 1]));
	}
	return true;
}

static void release_side(struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		phrase_release(&side->phrases[i]);
	hit_list_release(&side->hits);
}

/* Whatever was found is dropped; borrows from the side, so that it stays where it is. */
static void begin_asking(struct side *side, bool everywhere)
{
	for (size_t i = 0; i < side->count && !side->asked[i].words; i++)
		side->asked[i] = phrase_ask(&side->phrases[i]);
	side->words =
		(struct run_words){ .phrases = side->asked, .count = side->count, .everywhere = everywhere };
	side->before = INT64_MAX;
	side->hits.count = 0;
}

static struct side *side_of(struct finding *finding, const struct language *language)
{
	for (size_t i = 0; i < finding->side_count; i++)
		if (language_same_base(finding->sides[i].language, language))
			return &finding->sides[i];
	return NULL;
}

static bool make_sides(struct finding *finding, struct error *err)
{
	const struct concordance_query *query = finding->query;
	const struct store *store = &finding->memory->store;

	for (size_t i = 1; i < store->language_count; i++) {
		const struct language *language = store->languages[i];

		if (!language || side_of(finding, language) ||
		    (query->language && !language_same_base(language, query->language)))
			continue;
		ARRAY_GROW(finding->sides, finding->side_count, finding->capacity);
		if (!make_side(finding, language, query->phrases, query->phrase_count,
			       &finding->sides[finding->side_count++], err))
			return false;
	}
	return !query->translation.bytes ||
	       make_side(finding, query->target, &query->translation, 1, &finding->translation, err);
}

static bool ask_index(struct finding *finding, struct side *side, struct error *err)
{
	struct memory *memory = finding->memory;

	return index_set_find_words(&memory->index, &memory->store, side->language, &side->words, &side->before,
				    &side->hits, err);
}

/* Everything that the side has; ascending. */
static bool ask_all(struct finding *finding, struct side *side, struct error *err)
{
	begin_asking(side, true);
	while (side->before > 0)
		if (!ask_index(finding, side, err))
			return false;
	if (side->hits.count)
		qsort(side->hits.items, side->hits.count, sizeof(*side->hits.items), by_number);
	return true;
}

/* --------------------------------------------------------------- a text */

static int by_place(const void *a, const void *b)
{
	const struct concordance_mark *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static struct concordance_mark *copy_marks(struct arena *arena, const struct concordance_mark *marks,
					   size_t count)
{
	struct concordance_mark *copy = arena_zeroed(arena, count + 1, sizeof(*copy));

	for (size_t i = 0; i < count; i++)
		copy[i] = marks[i];
	return copy;
}

/* Marks where the phrases stand; false when one does not. */
static bool mark(struct finding *finding, struct slice text, const struct side *side,
		 struct concordance_text *marked)
{
	const struct tokens *tokens = &finding->tokens;
	struct concordance_mark *marks = NULL;
	size_t count = 0, capacity = 0, kept = 0;
	bool all = true;

	for (size_t i = 0; i < side->count && all; i++) {
		size_t from = 0, first, last, before = count;

		while (phrase_find(&side->phrases[i], tokens, &from, &first, &last)) {
			ARRAY_GROW(marks, count, capacity);
			marks[count++] =
				(struct concordance_mark){ tokens->items[first].from, tokens->items[last].to };
		}
		all = count > before;
	}
	if (count)
		qsort(marks, count, sizeof(*marks), by_place);
	for (size_t i = 0; i < count; i++)
		if (kept && marks[i].from <= marks[kept - 1].to)
			marks[kept - 1].to =
				marks[i].to > marks[kept - 1].to ? marks[i].to : marks[kept - 1].to;
		else
			marks[kept++] = marks[i];
	if (all) {
		marked->text = text;
		marked->mark_count = kept;
		marked->marks = copy_marks(&finding->found->arena, marks, kept);
	}
	free(marks);
	return all;
}

static bool mark_text(struct finding *finding, const struct store_text *text, const struct side *side,
		      struct concordance_text *marked)
{
	tokenizer_run(memory_tokenizer(finding->memory, text->language), text->marked, &finding->tokens);
	marked->language = text->language;
	return mark(finding, text->marked, side, marked);
}

/* A translation that is told, with the number of its text. */
struct told {
	int64_t text;
	struct concordance_translation translation;
};

struct telling {
	struct told items[CONCORDANCE_TRANSLATIONS_MOST];
	size_t count;
};

static bool is_wanted(const struct finding *finding, const struct language *language)
{
	const struct language *target = finding->query->target;

	return language && (!target || language_same_base(language, target));
}

static bool add_translation(struct finding *finding, struct sql_statement *row, struct telling *telling,
			    struct error *err)
{
	struct store *store = &finding->memory->store;
	struct arena *arena = &finding->found->arena;
	struct told told = { .text = sql_integer(row, 1) };
	struct store_texts texts = { NULL, 0, 0 };
	int64_t status = sql_integer(row, 2);
	bool done;

	told.translation.origin = arena_copy(arena, sql_text(row, 3));
	told.translation.name = arena_copy(arena, sql_text(row, 4));
	told.translation.status = status < TM_STATUS_UNKNOWN || status > TM_STATUS_APPROVED
					  ? TM_STATUS_UNKNOWN
					  : (enum tm_status)status;
	told.translation.unit_count = 1;
	done = store_texts_by_number(store, &told.text, 1, store->state.generation, arena, &texts, err);
	if (done && mark_text(finding, &texts.items[0], &finding->translation, &told.translation.text))
		telling->items[telling->count++] = told;
	store_texts_release(&texts);
	return done;
}

/* Of the newest unit first; the same translation from several units once. */
static bool find_translations(struct finding *finding, int64_t text, struct telling *telling, struct error *err)
{
	struct store *store = &finding->memory->store;
	struct sql_statement *rows = sql_prepare(store->sql, QUERY_TRANSLATIONS);
	enum sql_result result = SQL_DONE;

	sql_bind_integer(rows, 1, text);
	while (telling->count < CONCORDANCE_TRANSLATIONS_MOST && (result = sql_step(rows, err)) == SQL_ROW) {
		size_t same = 0;

		if (!is_wanted(finding, store_language(store, sql_integer(rows, 0))) ||
		    store_hides(store, sql_integer(rows, 5), sql_text(rows, 3)))
			continue;
		while (same < telling->count && telling->items[same].text != sql_integer(rows, 1))
			same++;
		if (same < telling->count)
			telling->items[same].translation.unit_count++;
		else if (!add_translation(finding, rows, telling, err)) {
			sql_reset(rows);
			return false;
		}
	}
	sql_reset(rows);
	return result != SQL_FAILED;
}

static void add_hit(struct finding *finding, const struct concordance_text *text, const struct telling *telling)
{
	struct concordance *found = finding->found;
	struct concordance_translation *translations =
		arena_alloc(&found->arena, telling->count * sizeof(*translations));

	for (size_t i = 0; i < telling->count; i++)
		translations[i] = telling->items[i].translation;
	ARRAY_GROW(found->items, found->count, finding->found_capacity);
	found->items[found->count] = (struct concordance_hit){ .text = *text,
							       .translations = translations,
							       .translation_count = telling->count };
	found->items[found->count++].text.text = arena_copy(&found->arena, text->text);
}

/* The text becomes a hit if it has the phrases and a translation; past the limit there is enough. */
static bool try_text(struct finding *finding, const struct store_text *text, struct error *err)
{
	const struct side *side = side_of(finding, text->language);
	struct telling telling = { .count = 0 };
	struct concordance_text marked;

	if (!side || !mark_text(finding, text, side, &marked))
		return true;
	if (!find_translations(finding, text->number, &telling, err))
		return false;
	if (!telling.count)
		return true;
	finding->enough = finding->query->limit && finding->found->count == finding->query->limit;
	if (!finding->enough)
		add_hit(finding, &marked, &telling);
	return true;
}

/* ------------------------------------------------------------- which texts */

static bool try_number(struct finding *finding, const struct hit *hit, struct arena *arena, struct error *err)
{
	struct store_texts texts = { NULL, 0, 0 };
	bool done = store_texts_by_number(&finding->memory->store, &hit->text, 1, hit->generation, arena,
					  &texts, err);

	if (done && texts.count)
		done = try_text(finding, &texts.items[0], err);
	store_texts_release(&texts);
	arena_release(arena);
	return done;
}

/* Those with numbers from `from` on, the newest first, which are then tried. */
static bool try_hits(struct finding *finding, struct side *side, int64_t from, struct error *err)
{
	struct hit_list *hits = &side->hits;
	struct arena arena = ARENA_INIT;
	int64_t last = 0;
	bool done = true;

	while (hits->count && hits->items[hits->count - 1].text >= from && done && !finding->enough) {
		const struct hit *hit = &hits->items[--hits->count];

		if (hit->text != last)
			done = try_number(finding, hit, &arena, err);
		last = hit->text;
	}
	return done;
}

/* Takes what all sides have; ascending. */
static void gather_hits(struct finding *finding, struct hit_list *all)
{
	for (size_t i = 0; i < finding->side_count; i++) {
		struct hit_list *hits = &finding->sides[i].hits;

		for (size_t j = 0; j < hits->count; j++)
			hit_list_add(all, hits->items[j]);
		hits->count = 0;
	}
	if (all->count)
		qsort(all->items, all->count, sizeof(*all->items), by_number);
}

/* The side that leads furthest back by what is not yet looked through, or NULL. */
static struct side *newest_side(struct finding *finding)
{
	struct side *newest = NULL;

	for (size_t i = 0; i < finding->side_count; i++)
		if (finding->sides[i].before > (newest ? newest->before : 0))
			newest = &finding->sides[i];
	return newest;
}

/*
 * Run by run, of all languages, the newest first. What was found so far waits in the first side's hits until
 * nothing newer can come.
 */
static bool try_runs(struct finding *finding, struct error *err)
{
	struct side all = { .count = 0 }, *side = newest_side(finding);
	bool done = true;

	gather_hits(finding, &all.hits);
	while (done && !finding->enough) {
		done = !side || ask_index(finding, side, err);
		gather_hits(finding, &all.hits);
		side = newest_side(finding);
		done = done && try_hits(finding, &all, side ? side->before : 0, err);
		if (!side)
			break;
	}
	release_side(&all);
	return done;
}

static bool try_newest(struct finding *finding, struct error *err)
{
	const struct store *store = &finding->memory->store;
	struct arena arena = ARENA_INIT;
	bool done = true;

	for (int64_t i = 1; i <= NEWEST_READ && i < store->state.next_text && done && !finding->enough; i++)
		done = try_number(finding,
				  &(struct hit){ .text = store->state.next_text - i, .generation = -1 }, &arena,
				  err);
	return done;
}

/* What is left in all sides. */
static bool try_kept(struct finding *finding, struct error *err)
{
	struct side all = { .count = 0 };
	bool done;

	gather_hits(finding, &all.hits);
	done = try_hits(finding, &all, 0, err);
	release_side(&all);
	return done;
}

/* Of the texts that were found, those that have a translation among those that were found there. */
static bool keep_translated(struct finding *finding, struct error *err)
{
	struct store *store = &finding->memory->store;
	struct hit_list *translated = &finding->translation.hits;
	bool done = true;

	for (size_t i = 0; i < finding->side_count && done; i++) {
		struct hit_list *hits = &finding->sides[i].hits, kept = { NULL, 0, 0 };
		bool from_here = hits->count <= translated->count;
		const struct hit_list *walked = from_here ? hits : translated,
				      *wanted = from_here ? translated : hits;

		for (size_t j = 0; j < walked->count && done; j++) {
			struct sql_statement *rows = sql_prepare(store->sql, QUERY_TRANSLATIONS);
			enum sql_result result;

			sql_bind_integer(rows, 1, walked->items[j].text);
			while ((result = sql_step(rows, err)) == SQL_ROW) {
				struct hit other = { .text = sql_integer(rows, 1) };

				if (!wanted->count ||
				    !bsearch(&other, wanted->items, wanted->count, sizeof(other), by_number))
					continue;
				hit_list_add(
					&kept,
					from_here ? walked->items[j]
						  : (struct hit){ .text = other.text,
								  .generation = walked->items[j].generation });
			}
			done = result == SQL_DONE;
		}
		hit_list_release(hits);
		*hits = kept;
	}
	return done;
}

/* Whether the words are common, and the newest texts enough. Else what was asked so far can be gone on with. */
static bool newest_are_enough(struct finding *finding, struct error *err)
{
	bool common = false;

	for (size_t i = 0; i < finding->side_count; i++) {
		if (!ask_index(finding, &finding->sides[i], err))
			return false;
		common |= finding->sides[i].words.common;
	}
	for (size_t i = 0; i < finding->side_count; i++)
		if (common)
			begin_asking(&finding->sides[i], true);
		else
			finding->sides[i].words.everywhere = true;
	if (common && !try_newest(finding, err))
		return false;
	if (!finding->enough)
		finding->found->count = 0;
	return finding->enough;
}

static bool find_translated(struct finding *finding, struct error *err)
{
	for (size_t i = 0; i < finding->side_count; i++)
		if (!ask_all(finding, &finding->sides[i], err))
			return false;
	return ask_all(finding, &finding->translation, err) && keep_translated(finding, err) &&
	       try_kept(finding, err);
}

static bool find(struct finding *finding, struct error *err)
{
	if (!make_sides(finding, err))
		return false;
	if (finding->query->translation.bytes)
		return find_translated(finding, err);
	for (size_t i = 0; i < finding->side_count; i++)
		begin_asking(&finding->sides[i], finding->query->limit == 0);
	if (finding->query->limit && newest_are_enough(finding, err))
		return true;
	return !error_is_set(err) && try_runs(finding, err);
}

bool memory_concordance(struct memory *memory, const struct concordance_query *query, struct concordance *found,
			struct error *err)
{
	struct finding finding = { .memory = memory, .query = query, .found = found, .tokens = TOKENS_INIT };
	bool done;

	concordance_release(found);
	if (query->phrase_count > CONCORDANCE_PHRASES_MOST)
		return error_set(err, ERROR_LIMIT, _("more than %d phrases cannot be looked for at once"),
				 CONCORDANCE_PHRASES_MOST);
	if (query->translation.bytes && !query->target)
		return error_set(err, ERROR_USAGE, _("say the language of the translation that is looked for"));
	if (!store_begin_reading(&memory->store, err))
		return false;
	done = find(&finding, err);
	store_end_reading(&memory->store);
	found->complete = !finding.enough;
	for (size_t i = 0; i < finding.side_count; i++)
		release_side(&finding.sides[i]);
	release_side(&finding.translation);
	free(finding.sides);
	tokens_release(&finding.tokens);
	return done;
}
