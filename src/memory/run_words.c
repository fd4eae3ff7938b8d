/*
 * run_words -- the texts of a run that have given words.
 *
 * Only the rarer half of each text is posted in lists (run.c), so a word is looked for where all of them stand: in the
 * tokens of the texts, one behind the other, 25 bytes a text. The rarest word that is asked for is
 * put into a table of the first two bytes that its forms may begin with; the bytes of the run go past it, and only
 * a text in which a pair fits is cut into tokens and compared:
 *
 *	tokens	… 1c | 9a 03 | 41 | 9a 83 02 | 07 …		forms, seven bits a byte
 *	pairs	      └─ 9a03 is in the table: its text is read
 *
 * A run without one of the words is left at once, by its lexicon; and where the rarest one was seen in as many texts as
 * the lexicon says that have it, the rest need not be looked through.
 *
 * The commonest words stand in most texts, and to read them all takes 60 ms a million. There the words of the phrase
 * before and behind the place are looked at first, by two tokens at the median instead of twenty; and of a word that is
 * one byte long the byte behind it is one of the next word or of a mark, so that most places are passed over by the table.
 * On a busy machine a phrase of common words takes 16 to 30 ms of CPU a million texts, where it took 27 to 83.
 */
#include <config.h>

#include "memory/run_words.h"

#include "base/alloc.h"
#include "base/pairs.h"
#include "memory/run_format.h"

#include <stdlib.h>

/* A word is common when it is in more than one text of so many, in a run of some size. */
#define COMMON_SHARE 32
#define COMMON_RUN_LEAST 4096

#define MASK_BITS 16

/*
 * Of a word that is in more than one text of so many, the places in the texts are looked at, not whole texts; of a
 * rarer one the end of looking is told by counting texts.
 */
#define PLACES_SHARE 256

/* A word by the run's own numbers. */
struct known_word {
	uint32_t *forms; /* ascending */
	size_t count, capacity;
	uint32_t frequency; /* of texts that may have it */
};

struct known_phrase {
	struct known_word *words;
	size_t count;
};

struct looking {
	struct run *run;
	const struct run_words *asked;
	struct known_phrase *phrases;
	struct known_word *rarest;
	size_t rarest_before, rarest_behind; /* words of its phrase before and behind it that have bits */
	uint16_t *masks;       /* by form: see make_masks() */
	unsigned begins, ends; /* bits of the first and last words of phrases */
	unsigned rarest_bit;
	bool by_place; /* see PLACES_SHARE */
	size_t seen; /* texts that have the rarest word */
};

/* ---------------------------------------------------------------- the words */

static void add_form(struct known_word *word, uint32_t number)
{
	ARRAY_GROW(word->forms, word->count, word->capacity);
	word->forms[word->count++] = number;
}

static void know_forms_of_near(const struct run *run, uint32_t element, struct known_word *word)
{
	const uint32_t *near_of = run_section(run, SECTION_NEAR_OF);
	size_t count = run_section_count(run, SECTION_NEAR_OF);

	for (size_t form = 0; form < count; form++)
		if ((near_of[form] & ~NEAR_HEAVY) == element)
			add_form(word, (uint32_t)form);
}

static void know_forms(const struct run *run, const struct run_word *asked, struct known_word *word)
{
	const uint32_t *numbers = run_section(run, SECTION_FORM_NUMBERS);
	size_t count = run_section_count(run, SECTION_FORMS);

	for (size_t i = 0; i < asked->form_count; i++) {
		size_t found = run_find_form(run, run_form(&asked->forms[i]));

		if (found < count)
			add_form(word, numbers[found]);
	}
}

/* False when the run does not have it. */
static bool know_word(const struct run *run, const struct run_word *asked, struct known_word *word)
{
	const uint32_t *frequency = run_section(run, SECTION_FREQUENCY);
	size_t count = asked->form_count ? 1 : asked->near_count;

	for (size_t i = 0; i < count; i++) {
		size_t element =
			run_find_element(run, asked->form_count ? asked->forms[0].near : asked->nears[i]);

		if (element == run_section_count(run, SECTION_ELEMENTS))
			continue;
		word->frequency += frequency[element];
		if (!asked->form_count)
			know_forms_of_near(run, (uint32_t)element, word);
	}
	if (asked->form_count && word->frequency)
		know_forms(run, asked, word);
	run_sort_numbers(word->forms, word->count);
	return word->count > 0;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static bool know_words(struct looking *looking)
{
	const struct run_words *asked = looking->asked;
	unsigned bit = 0;

	for (size_t i = 0; i < asked->count; i++) {
		struct known_phrase *phrase = &looking->phrases[i];

		phrase->count = asked->phrases[i].count;
		phrase->words = alloc_zeroed(phrase->count, sizeof(*phrase->words));
		for (size_t j = 0; j < phrase->count; j++) {
			if (!know_word(looking->run, &asked->phrases[i].words[j], &phrase->words[j]))
				return false;
			if (bit < MASK_BITS &&
			    (!looking->rarest || phrase->words[j].frequency < looking->rarest->frequency)) {
				looking->rarest = &phrase->words[j];
				looking->rarest_bit = 1u << bit;
				looking->rarest_before = j;
				looking->rarest_behind = least(phrase->count - 1 - j, MASK_BITS - 1 - bit);
			}
			bit++;
		}
	}
	return true;
}

/* -------------------------------------------------------------- the texts */

/*
 * A bit for each word of the phrases, phrase behind phrase; a form has those of the words that it is a form of. Words
 * past these are left to who reads the text.
 */
static void make_masks(struct looking *looking)
{
	unsigned bit = 0;

	looking->masks =
		alloc_zeroed(run_section_count(looking->run, SECTION_NEAR_OF) + 1, sizeof(*looking->masks));
	for (size_t i = 0; i < looking->asked->count && bit < MASK_BITS; i++) {
		const struct known_phrase *phrase = &looking->phrases[i];

		looking->begins |= 1u << bit;
		for (size_t j = 0; j < phrase->count && bit < MASK_BITS; j++, bit++)
			for (size_t k = 0; k < phrase->words[j].count; k++)
				looking->masks[phrase->words[j].forms[k]] |= (uint16_t)(1u << bit);
		looking->ends |= 1u << (bit - 1);
	}
}

/*
 * Whether all phrases stand in the text: a bit of `state` is set where the words of a phrase up to that one are the last
 * that were read (R. Baeza-Yates, G. Gonnet: A new approach to text searching, 1992).
 */
static bool has_all(struct looking *looking, const uint8_t *at, const uint8_t *end)
{
	const uint32_t *near_of = run_section(looking->run, SECTION_NEAR_OF);
	size_t form_count = run_section_count(looking->run, SECTION_NEAR_OF);
	unsigned state = 0, seen = 0;
	bool rarest = false;

	while (at < end && seen != looking->ends) {
		uint32_t form = run_next_token(&at, end);
		unsigned mask = form < form_count ? looking->masks[form] : 0;

		if (!mask && form < form_count && !(near_of[form] & NEAR_HEAVY))
			continue;
		rarest |= mask & looking->rarest_bit;
		state = (state << 1 | looking->begins) & mask;
		seen |= state & looking->ends;
	}
	looking->seen += rarest;
	return seen == looking->ends;
}

/* ------------------------------------------------------------ the places */

/* What a form is a form of; none of a mark between words, which is passed over. */
static bool read_mask(const struct looking *looking, uint32_t form, unsigned *mask)
{
	const uint32_t *near_of = run_section(looking->run, SECTION_NEAR_OF);

	*mask = form < run_section_count(looking->run, SECTION_NEAR_OF) ? looking->masks[form] : 0;
	return *mask || form >= run_section_count(looking->run, SECTION_NEAR_OF) || near_of[form] & NEAR_HEAVY;
}

/* The token before `*at`, which becomes its begin. */
static uint32_t previous_token(const uint8_t *bytes, size_t *at)
{
	const uint8_t *begin, *end = bytes + *at;

	for (--*at; *at > 0 && bytes[*at - 1] & 0x80; --*at)
		continue;
	begin = bytes + *at;
	return run_next_token(&begin, end);
}

/*
 * Whether the token at `at` is the rarest word, amid its phrase: what can be told without knowing where its text begins
 * and ends.
 */
static bool is_place(const struct looking *looking, const uint8_t *bytes, size_t at, size_t end)
{
	const uint8_t *next = bytes + at;
	unsigned mask, bit = looking->rarest_bit;
	size_t left = looking->rarest_behind;

	if (!read_mask(looking, run_next_token(&next, bytes + end), &mask) || !(mask & bit))
		return false;
	while (left > 0 && next < bytes + end)
		if (read_mask(looking, run_next_token(&next, bytes + end), &mask)) {
			if (!(mask & (bit <<= 1)))
				return false;
			left--;
		}
	bit = looking->rarest_bit;
	for (size_t before = looking->rarest_before; before > 0 && at > 0;)
		if (read_mask(looking, previous_token(bytes, &at), &mask)) {
			if (!(mask & (bit >>= 1)))
				return false;
			before--;
		}
	return true;
}

/* -------------------------------------------------------------- the bytes */

static uint8_t first_byte(uint32_t form)
{
	return (uint8_t)(form < 0x80 ? form : form | 0x80);
}

/* Bytes that may follow the rarest word within its phrase: those of the word behind it, and of marks between them. */
static void find_followers(const struct looking *looking, bool follows[256])
{
	const uint32_t *near_of = run_section(looking->run, SECTION_NEAR_OF);
	size_t count = run_section_count(looking->run, SECTION_NEAR_OF);
	unsigned next = looking->rarest_bit << 1;

	for (size_t form = 0; form < count; form++)
		if (looking->masks[form] & next || !(near_of[form] & NEAR_HEAVY))
			follows[first_byte((uint32_t)form)] = true;
}

static void add_followed(struct pairs *pairs, uint8_t first, const bool follows[256])
{
	for (unsigned second = 0; second < 256; second++)
		if (follows[second])
			pairs_add(pairs, first, (uint8_t)second);
}

/* The first two bytes of the rarest word; of a form of one byte that, and what may follow. */
static struct pairs *make_pairs(const struct looking *looking)
{
	const struct known_word *word = looking->rarest;
	struct pairs *pairs = pairs_new();
	bool follows[256] = { false }, narrow = looking->by_place && looking->rarest_behind > 0;

	if (narrow)
		find_followers(looking, follows);
	for (size_t i = 0; i < word->count; i++) {
		uint32_t form = word->forms[i], second = form >> 7;

		if (form < 0x80 && narrow)
			add_followed(pairs, (uint8_t)form, follows);
		else if (form < 0x80)
			pairs_add_first(pairs, (uint8_t)form);
		else
			pairs_add(pairs, (uint8_t)(form | 0x80),
				  (uint8_t)(second < 0x80 ? second : second | 0x80));
	}
	return pairs;
}

/* The first byte at or behind `at` where a form of the word may begin, or does amid its phrase; the last byte always may. */
static size_t next_candidate(const struct looking *looking, const struct pairs *pairs, const uint8_t *bytes, size_t at,
			     size_t end)
{
	while ((at = pairs_find(pairs, bytes, at, end)) < end &&
	       ((at > 0 && bytes[at - 1] & 0x80) || (looking->by_place && !is_place(looking, bytes, at, end))))
		at++;
	return at;
}

static bool look_through(struct looking *looking, struct hit_list *hits)
{
	struct run *run = looking->run;
	size_t count = run_count(run), end = run_section_count(run, SECTION_TOKENS), place = 0;
	const uint8_t *bytes = run_items(run, SECTION_TOKENS, 0, end);
	const uint32_t *first = run_items(run, SECTION_FIRST_TOKEN, 0, count + 1);
	const uint32_t *numbers = run_items(run, SECTION_NUMBERS, 0, count);
	const struct run_origin origin = run_origin(run);
	struct pairs *pairs;

	if (!bytes || !first || !numbers)
		return false;
	make_masks(looking);
	looking->by_place = looking->rarest->frequency > count / PLACES_SHARE;
	pairs = make_pairs(looking);
	for (size_t at = 0; place < count && looking->seen < looking->rarest->frequency; at = first[++place]) {
		at = next_candidate(looking, pairs, bytes, at, end);
		/* A last text of one byte is no pair. */
		if (at >= end)
			at = end - 1;
		while (place + 1 < count && first[place + 1] <= at)
			place++;
		if (first[place] > at || first[place + 1] > end || first[place + 1] <= at)
			break;
		if (has_all(looking, bytes + first[place], bytes + first[place + 1]))
			hit_list_add(hits, (struct hit){ .text = origin.first_text + numbers[place],
							 .generation = origin.generation });
	}
	pairs_free(pairs);
	return true;
}

static void release(struct looking *looking)
{
	for (size_t i = 0; i < looking->asked->count; i++) {
		for (size_t j = 0; j < looking->phrases[i].count; j++)
			free(looking->phrases[i].words[j].forms);
		free(looking->phrases[i].words);
	}
	free(looking->phrases);
	free(looking->masks);
}

bool run_find_words(struct run *run, struct run_words *words, struct hit_list *hits)
{
	struct looking looking = {
		.run = run,
		.asked = words,
		.phrases = alloc_zeroed(words->count + 1, sizeof(*looking.phrases)),
	};
	size_t count = run_count(run);
	bool sound = true;

	if (know_words(&looking) && looking.rarest) {
		if (!words->everywhere && count >= COMMON_RUN_LEAST &&
		    looking.rarest->frequency > count / COMMON_SHARE)
			words->common = true;
		else
			sound = look_through(&looking, hits);
	}
	release(&looking);
	return sound;
}
