/*
 * forms -- which words of a text are forms of the words that terms are made of.
 *
 * A word of a term stands in the index under a few keys, a word of a text is looked
 * up under a few; who shares one is then asked properly. For Uzbek the keys are beginnings
 * that no ending changes, so a text's word is looked up by each of its beginnings.
 */
#include <config.h>

#include "terms/forms.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/map.h"
#include "text/english_form.h"
#include "text/irregular.h"
#include "text/russian_form.h"
#include "text/uzbek_tail.h"

#include <stdlib.h>

/* Answers that are remembered, before all are forgotten at once. */
#define REMEMBERED_MAX ((size_t)1 << 17)
#define REMEMBERED_BYTES_MAX ((size_t)32 << 20)

/* Room for answers, so that none is an empty list somewhere, not nowhere. */
#define ANSWERS_FIRST ((size_t)64)

/* Longer words are forms of themselves only. */
#define WORD_BYTES_MAX ((size_t)96)

struct term_word {
	struct slice folded;
	unsigned flags;
	uint32_t same; /* the next one with the same folded form, or 0 */
};

/* Who stands under a key: a list through `links`. */
struct link {
	uint32_t word, next;
};

struct remembered {
	uint32_t first, count; /* in `answers` */
};

struct family;

struct forms {
	const struct family *family;
	struct stemmer *stemmer;
	struct irregular *irregular; /* or NULL */
	struct arena arena;
	struct term_word *words;
	size_t count, capacity;
	struct map by_folded; /* to the first word of a folded form */
	struct map by_key;    /* to the first link */
	struct link *links;
	size_t link_count, link_capacity;

	struct arena remembered_arena;
	struct map by_text; /* to remembered */
	struct remembered *remembered;
	size_t remembered_count, remembered_capacity;
	uint32_t *answers;
	size_t answer_count, answer_capacity;
	struct strbuf scratch;
};

typedef void key_function(struct forms *forms, struct slice key, void *data);

/* A family of languages: keys for both sides, and the question itself. */
struct family {
	const char *base; /* of language.h; NULL ends the table and serves the rest */
	int irregular;	  /* enum irregular_list, or -1 */
	void (*term_keys)(struct forms *forms, const struct term_word *word, key_function *each, void *data);
	void (*text_keys)(struct forms *forms, struct slice folded, key_function *each, void *data);
	bool (*is_form)(const struct forms *forms, const struct term_word *term, struct slice folded);
};

/* ------------------------------------------------------------------- Uzbek */

/* Where the last `letters` letters begin; oʻ and gʻ are one each. */
static size_t before_last(struct slice word, size_t letters)
{
	size_t at = word.bytes;

	while (letters > 0 && at > 0) {
		do
			at--;
		while (at > 0 && (((unsigned char)word.data[at] & 0xc0) == 0x80 || (unsigned char)word.data[at] == 0xca));
		letters--;
	}
	return at;
}

/*
 * The head of a name without its owner's ending: "xizmat" of xizmati, "huquq" of
 * huquqlari. None when too little would be left.
 */
static struct slice without_owner(struct slice word)
{
	static const struct slice endings[] = { { "lari", 4 }, { "si", 2 }, { "i", 1 } };

	for (size_t i = 0; i < ARRAY_COUNT(endings); i++) {
		struct slice stem = slice_part(word, 0, word.bytes - endings[i].bytes);
		unsigned kinds;

		if (slice_ends(word, endings[i]) && word.bytes >= endings[i].bytes + 3 &&
		    uzbek_tail_follows(word, stem.bytes, false, &kinds) && (kinds & UZBEK_TAIL_OWNER))
			return stem;
	}
	return SLICE_NONE;
}

/* "shaxs" of shaxslar; none of dollar. */
static struct slice plural_base(struct slice word)
{
	return slice_ends(word, SLICE("lar")) && word.bytes > 6 ? slice_part(word, 0, word.bytes - 3) : SLICE_NONE;
}

static void uzbek_term_keys(struct forms *forms, const struct term_word *word, key_function *each, void *data)
{
	struct slice folded = word->folded, head = word->flags & FORM_HEAD ? without_owner(folded) : SLICE_NONE;
	size_t bytes = before_last(folded, 2);

	if (!head.data && word->flags & FORM_HEAD)
		head = plural_base(folded);
	if (head.data)
		bytes = before_last(head, 2);
	if (bytes == 0)
		bytes = slice_is(folded, "u") ? 1 : before_last(folded, 1);
	if (bytes == 0)
		bytes = folded.bytes;
	if (slice_is(folded, "aholi"))
		bytes = 2;
	each(forms, slice_part(folded, 0, bytes), data);
}

static void uzbek_text_keys(struct forms *forms, struct slice folded, key_function *each, void *data)
{
	for (size_t bytes = 1; bytes <= folded.bytes; bytes++)
		if (bytes == folded.bytes || ((unsigned char)folded.data[bytes] & 0xc0) != 0x80)
			each(forms, slice_part(folded, 0, bytes), data);
}

/* g and gʻ before the ending were k and q: yuragi, qishlogʻi. */
static struct slice hardened(struct slice stem, char *bytes)
{
	if (stem.bytes < 3 || stem.bytes > WORD_BYTES_MAX)
		return SLICE_NONE;
	memcpy(bytes, stem.data, stem.bytes);
	if (slice_ends(stem, SLICE("g\xca\xbb"))) {
		bytes[stem.bytes - 3] = 'q';
		return slice_from(bytes, stem.bytes - 2);
	}
	if (bytes[stem.bytes - 1] != 'g')
		return SLICE_NONE;
	bytes[stem.bytes - 1] = 'k';
	return slice_from(bytes, stem.bytes);
}

static bool is_owned_form(struct slice stem, struct slice folded)
{
	char bytes[WORD_BYTES_MAX];
	struct slice hard = hardened(stem, bytes);
	unsigned kinds;

	if (uzbek_is_form(stem, folded, false, &kinds) && (kinds & UZBEK_TAIL_OWNER))
		return true;
	return hard.data && uzbek_is_form(hard, folded, false, &kinds) && (kinds & UZBEK_TAIL_OWNER);
}

/*
 * Is the word `before` + the term + `behind` + endings, asked with a term that is longer by
 * those letters? So a short stem can have a long one's endings, and a vowel's a consonant's.
 */
static bool is_form_as_if(struct slice before, struct slice term, struct slice behind, struct slice folded,
			  unsigned *kinds)
{
	char longer[WORD_BYTES_MAX + 2];
	size_t stem = before.bytes + term.bytes + behind.bytes;

	if (!slice_starts(folded, term) || folded.bytes > WORD_BYTES_MAX)
		return false;
	memcpy(longer, before.data, before.bytes);
	memcpy(longer + before.bytes, term.data, term.bytes);
	memcpy(longer + before.bytes + term.bytes, behind.data, behind.bytes);
	memcpy(longer + stem, folded.data + term.bytes, folded.bytes - term.bytes);
	return uzbek_tail_follows(slice_from(longer, stem + folded.bytes - term.bytes), stem, false, kinds);
}

/* Nouns of two letters, oy and uy, have all endings of nouns; uning is none of "un". */
static bool is_short_noun_form(struct slice term, struct slice folded)
{
	unsigned kinds;

	if (before_last(term, 2) != 0 || before_last(term, 1) == 0 || slice_is(term, "un") || slice_is(term, "bu"))
		return false;
	return is_form_as_if(SLICE("b"), term, SLICE(""), folded, &kinds) &&
	       !(kinds & (UZBEK_TAIL_CLITIC | UZBEK_TAIL_RELATIVE));
}

/* manba, manbai and mavqe, mavqeim: a tutuq that is no longer written ends them, and loans follow. */
static bool is_owned_behind_vowel(struct slice term, struct slice folded)
{
	unsigned kinds;

	return before_last(term, 3) > 0 && folded.bytes > term.bytes && folded.data[term.bytes] == 'i' &&
	       memchr("aeou\xbb", term.data[term.bytes - 1], 5) &&
	       is_form_as_if(SLICE(""), term, SLICE("b"), folded, &kinds) && (kinds & UZBEK_TAIL_OWNER);
}

/*
 * The head of a name in the plural, which is single behind a number: cheklangan shaxslar,
 * cheklangan 96 nafar shaxs. A name of one word may have its singular in another concept.
 */
static bool is_singular_of_head(const struct term_word *term, struct slice folded)
{
	struct slice base = plural_base(term->folded);

	return (term->flags & FORM_HEAD) && !(term->flags & FORM_NARROW) && base.data && slice_starts(folded, base) &&
	       uzbek_tail_follows(folded, base.bytes, false, NULL);
}

static bool uzbek_is_form_of(const struct forms *forms, const struct term_word *term, struct slice folded)
{
	struct slice head = term->flags & FORM_HEAD ? without_owner(term->folded) : SLICE_NONE;

	(void)forms;
	return uzbek_is_form(term->folded, folded, (term->flags & FORM_DERIVED) != 0, NULL) ||
	       (head.data && is_owned_form(head, folded)) || is_short_noun_form(term->folded, folded) ||
	       is_owned_behind_vowel(term->folded, folded) || is_singular_of_head(term, folded);
}

/* ----------------------------------------------------------------- Russian */

static void add_stem_key(struct forms *forms, struct slice word, key_function *each, void *data)
{
	strbuf_clear(&forms->scratch);
	stemmer_add(forms->stemmer, word, &forms->scratch);
	each(forms, strbuf_slice(&forms->scratch), data);
}

static void russian_text_keys(struct forms *forms, struct slice folded, key_function *each, void *data)
{
	struct slice lemma = irregular_lemma(forms->irregular, folded);

	add_stem_key(forms, folded, each, data);
	if (lemma.data)
		add_stem_key(forms, lemma, each, data);
}

static void russian_term_keys(struct forms *forms, const struct term_word *word, key_function *each, void *data)
{
	struct russian_variants variants;

	russian_text_keys(forms, word->folded, each, data);
	russian_variants(word->folded, &variants);
	for (size_t i = 0; i < variants.count; i++)
		add_stem_key(forms, variants.items[i], each, data);
}

static bool russian_is_form_of(const struct forms *forms, const struct term_word *term, struct slice folded)
{
	return russian_is_form(forms->irregular, term->folded, folded);
}

/* ----------------------------------------------------------------- English */

static void english_text_keys(struct forms *forms, struct slice folded, key_function *each, void *data)
{
	struct english_bases bases;

	english_bases(forms->irregular, folded, &bases);
	for (size_t i = 0; i < bases.count; i++)
		each(forms, bases.items[i], data);
}

static void english_term_keys(struct forms *forms, const struct term_word *word, key_function *each, void *data)
{
	english_text_keys(forms, word->folded, each, data);
}

static bool english_is_form_of(const struct forms *forms, const struct term_word *term, struct slice folded)
{
	if (term->flags & FORM_NARROW)
		return english_is_noun_form(forms->irregular, term->folded, folded);
	if (term->flags & FORM_NOUN)
		return english_is_noun_form(forms->irregular, term->folded, folded) ||
		       english_is_noun_form(forms->irregular, folded, term->folded);
	return english_is_form(forms->irregular, term->folded, folded);
}

/* ------------------------------------------------------------- other languages */

static void stem_term_keys(struct forms *forms, const struct term_word *word, key_function *each, void *data)
{
	add_stem_key(forms, word->folded, each, data);
}

static bool stem_is_form_of(const struct forms *forms, const struct term_word *term, struct slice folded)
{
	(void)forms;
	(void)term;
	(void)folded;
	return true; /* they have one stem */
}

static const struct family families[] = {
	{ "uz", -1, uzbek_term_keys, uzbek_text_keys, uzbek_is_form_of },
	{ "ru", IRREGULAR_RUSSIAN, russian_term_keys, russian_text_keys, russian_is_form_of },
	{ "en", IRREGULAR_ENGLISH, english_term_keys, english_text_keys, english_is_form_of },
	{ NULL, -1, stem_term_keys, add_stem_key, stem_is_form_of },
};

/* ------------------------------------------------------------------ filling */

struct forms *forms_new(const struct language *language)
{
	struct forms *forms = alloc_zeroed(1, sizeof(*forms));

	forms->family = families;
	while (forms->family->base && strcmp(forms->family->base, language->base) != 0)
		forms->family++;
	forms->stemmer = stemmer_new(language);
	ARRAY_RESERVE(forms->answers, ANSWERS_FIRST, forms->answer_capacity);
	if (forms->family->irregular >= 0)
		forms->irregular = irregular_new((enum irregular_list)forms->family->irregular);
	strbuf_init(&forms->scratch);
	return forms;
}

static void forget(struct forms *forms)
{
	map_release(&forms->by_text);
	arena_release(&forms->remembered_arena);
	forms->by_text = (struct map)MAP_INIT;
	forms->remembered_count = forms->answer_count = 0;
}

void forms_free(struct forms *forms)
{
	if (!forms)
		return;
	forget(forms);
	stemmer_free(forms->stemmer);
	irregular_free(forms->irregular);
	map_release(&forms->by_folded);
	map_release(&forms->by_key);
	arena_release(&forms->arena);
	free(forms->words);
	free(forms->links);
	free(forms->remembered);
	free(forms->answers);
	strbuf_release(&forms->scratch);
	free(forms);
}

/* `data` is the number of the word that is put in. */
static void add_key(struct forms *forms, struct slice key, void *data)
{
	uint32_t word = *(const uint32_t *)data;
	size_t *first = map_find(&forms->by_key, key);

	if (first && forms->links[*first].word == word)
		return;
	ARRAY_GROW(forms->links, forms->link_count, forms->link_capacity);
	forms->links[forms->link_count] = (struct link){ word, first ? (uint32_t)*first : UINT32_MAX };
	if (first)
		*first = forms->link_count;
	else
		map_add(&forms->by_key, arena_copy(&forms->arena, key), forms->link_count, NULL);
	forms->link_count++;
}

uint32_t forms_add(struct forms *forms, struct slice folded, unsigned flags)
{
	size_t *first = map_find(&forms->by_folded, folded);
	uint32_t number = (uint32_t)forms->count + 1;
	struct term_word *word;

	for (uint32_t at = first ? (uint32_t)*first : 0; at; at = forms->words[at - 1].same)
		if (forms->words[at - 1].flags == flags)
			return at;
	forget(forms);
	ARRAY_GROW(forms->words, forms->count, forms->capacity);
	word = &forms->words[forms->count++];
	*word = (struct term_word){ arena_copy(&forms->arena, folded), flags, first ? (uint32_t)*first : 0 };
	if (first)
		*first = number;
	else
		map_add(&forms->by_folded, word->folded, number, NULL);
	if (!(flags & FORM_EXACT) && folded.bytes <= WORD_BYTES_MAX)
		forms->family->term_keys(forms, word, add_key, &number);
	return number;
}

struct slice forms_word(const struct forms *forms, uint32_t number)
{
	return forms->words[number - 1].folded;
}

/* ------------------------------------------------------------------ finding */

struct search {
	struct slice folded;
	size_t first; /* of its answers */
};

static void add_answer(struct forms *forms, size_t first, uint32_t word)
{
	for (size_t i = first; i < forms->answer_count; i++)
		if (forms->answers[i] == word)
			return;
	ARRAY_GROW(forms->answers, forms->answer_count, forms->answer_capacity);
	forms->answers[forms->answer_count++] = word;
}

/* `data` is the search: everybody under the key is asked. */
static void try_key(struct forms *forms, struct slice key, void *data)
{
	const struct search *search = data;
	const size_t *first = map_find(&forms->by_key, key);

	for (uint32_t at = first ? (uint32_t)*first : UINT32_MAX; at != UINT32_MAX; at = forms->links[at].next) {
		uint32_t number = forms->links[at].word;

		if (forms->family->is_form(forms, &forms->words[number - 1], search->folded))
			add_answer(forms, search->first, number);
	}
}

static void find_anew(struct forms *forms, struct slice folded)
{
	struct search search = { folded, forms->answer_count };
	const size_t *same = map_find(&forms->by_folded, folded);

	for (uint32_t at = same ? (uint32_t)*same : 0; at; at = forms->words[at - 1].same)
		add_answer(forms, search.first, at);
	if (folded.bytes <= WORD_BYTES_MAX && folded.bytes > 0)
		forms->family->text_keys(forms, folded, try_key, &search);
}

struct form_list forms_find(struct forms *forms, struct slice folded)
{
	const size_t *known = map_find(&forms->by_text, folded);
	struct remembered *entry;
	size_t first;

	if (known) {
		entry = &forms->remembered[*known];
		return (struct form_list){ forms->answers + entry->first, entry->count };
	}
	if (forms->remembered_count >= REMEMBERED_MAX || forms->remembered_arena.total_bytes > REMEMBERED_BYTES_MAX)
		forget(forms);
	first = forms->answer_count;
	find_anew(forms, folded);
	ARRAY_GROW(forms->remembered, forms->remembered_count, forms->remembered_capacity);
	forms->remembered[forms->remembered_count] =
		(struct remembered){ (uint32_t)first, (uint32_t)(forms->answer_count - first) };
	map_add(&forms->by_text, arena_copy(&forms->remembered_arena, folded), forms->remembered_count++, NULL);
	return (struct form_list){ forms->answers + first, forms->answer_count - first };
}
