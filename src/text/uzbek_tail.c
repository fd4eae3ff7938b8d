/*
 * uzbek_tail -- the states between endings.
 *
 * All readings are followed at once: for each byte of the word a set of states
 * that can be reached there. A word has some twenty letters and few endings
 * begin with the same one, so this is a handful of comparisons.
 */
#include <config.h>

#include "text/uzbek_tail.h"

#include "base/alloc.h"
#include "text/uzbek_endings.h"

/* Longer tails are no endings. */
#define TAIL_BYTES_MAX 48

/* Behind oy and uy; clitics would make elchi a form of el. */
#define SHORT_NOUN_ENDINGS (UZBEK_TAIL_PLURAL | UZBEK_TAIL_OWNER | UZBEK_TAIL_CASE | UZBEK_TAIL_RELATIVE)

/* What stood last. The order is that of the chain. */
enum state { STEM, PLURAL, OWNER, CASE, RELATIVE, PLURAL_AGAIN, OWNER_AGAIN, CASE_AGAIN, CLITIC, VERB, STATES };

#define BIT(state) (1u << (state))

/* The state that an ending leads to; STATES when it may not follow there. */
static enum state after_ending(enum state state, const struct uzbek_ending *ending)
{
	switch (ending->kind) {
	case UZBEK_TAIL_PLURAL:
		return state == STEM ? PLURAL : state == RELATIVE ? PLURAL_AGAIN : STATES;
	case UZBEK_TAIL_OWNER:
		if (state <= PLURAL)
			return OWNER;
		return state == RELATIVE || state == PLURAL_AGAIN ? OWNER_AGAIN : STATES;
	case UZBEK_TAIL_CASE:
		if (state <= OWNER)
			return CASE;
		return state >= RELATIVE && state <= OWNER_AGAIN ? CASE_AGAIN : STATES;
	case UZBEK_TAIL_RELATIVE:
		return state <= OWNER ? RELATIVE : STATES;
	case UZBEK_TAIL_CLITIC:
		return CLITIC;
	case UZBEK_TAIL_DERIVED:
		if (state != STEM)
			return STATES;
		return ending->verb ? VERB : STEM;
	}
	return STATES;
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* The end of the letter oʻ: a vowel, though its last byte is the mark's. */
static bool is_okina(struct slice word, size_t at)
{
	return at >= 2 && word.data[at - 2] == '\xca' && word.data[at - 1] == '\xbb';
}

static size_t count_letters(struct slice text)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.bytes; i++)
		letters += ((unsigned char)text.data[i] & 0xc0) != 0x80 && text.data[i] != '\xca';
	return letters;
}

/* Shorter stems in o and u take endings as vowels do: suvi, but mavzui. */
#define OWNED_VOWEL_LETTERS 4

static bool meets(enum ending_place condition, struct slice word, size_t stem_bytes, size_t at)
{
	bool at_stem = at == stem_bytes;
	char last;

	if (condition == ENDING_ANYWHERE)
		return true;
	if (at && word.data[at - 1] == '-')
		at--;
	if (is_okina(word, at))
		at -= 2;
	if (!at)
		return false;
	last = word.data[at - 1];
	switch (condition) {
	case ENDING_AFTER_VOWEL:
		return is_vowel(last);
	case ENDING_AFTER_CONSONANT:
		return !is_vowel(last) && last != '-';
	case ENDING_OF_OWNER:
		if (at_stem && (last == 'o' || last == 'u'))
			return count_letters(slice_part(word, 0, stem_bytes)) >= OWNED_VOWEL_LETTERS;
		return !is_vowel(last) && last != '-';
	case ENDING_AFTER_K:
		return last == 'k';
	case ENDING_AFTER_Q:
		return last == 'q';
	case ENDING_ANYWHERE:
		break;
	}
	return true;
}

/* For each byte of the tail the states reached there, and by which endings. */
struct reached {
	unsigned states[TAIL_BYTES_MAX + 1];
	unsigned char kinds[TAIL_BYTES_MAX + 1][STATES];
};

static void reach(struct reached *reached, size_t at, enum state state, unsigned kinds)
{
	if (!(reached->states[at] & BIT(state)))
		reached->kinds[at][state] = (unsigned char)kinds;
	reached->states[at] |= BIT(state);
}

static void follow_ending(struct reached *reached, size_t at, size_t behind, const struct uzbek_ending *ending)
{
	for (enum state state = STEM; state < STATES; state++) {
		enum state next;

		if (!(reached->states[at] & BIT(state)))
			continue;
		next = after_ending(state, ending);
		if (next != STATES)
			reach(reached, behind, next, reached->kinds[at][state] | ending->kind);
	}
}

static void follow_endings(struct reached *reached, struct slice word, size_t stem_bytes, size_t at, unsigned allowed)
{
	struct slice rest = slice_part(word, stem_bytes + at, word.bytes);
	size_t count;
	const struct uzbek_ending *endings = uzbek_endings(word.data[stem_bytes + at], &count);

	for (size_t i = 0; i < count; i++) {
		const struct uzbek_ending *ending = &endings[i];

		if ((ending->kind & allowed) && slice_starts(rest, ending->text) &&
		    meets(ending->place, word, stem_bytes, stem_bytes + at))
			follow_ending(reached, at, at + ending->text.bytes, ending);
	}
}

/* Whether any ending begins where the stem ends; most prefixes of a word are refused by that. */
static bool begins_with_ending(struct slice word, size_t at)
{
	struct slice tail = slice_part(word, at, word.bytes);
	size_t count;
	const struct uzbek_ending *endings = uzbek_endings(word.data[at], &count);

	for (size_t i = 0; i < count; i++)
		if (slice_starts(tail, endings[i].text))
			return true;
	return word.data[at] == '-';
}

/* The endings of the first state that the whole tail reaches. */
static bool accepted(const struct reached *reached, size_t at, unsigned *kinds)
{
	for (enum state state = STEM; state < STATES; state++)
		if (reached->states[at] & BIT(state)) {
			if (kinds)
				*kinds = reached->kinds[at][state];
			return true;
		}
	return false;
}

/* A stem of more bytes has more than two letters, each of which may be oʻ or gʻ. */
#define SHORT_STEM_BYTES 6

/* What a stem of one or two letters takes. */
static unsigned allowed_behind(struct slice stem)
{
	if (stem.bytes > SHORT_STEM_BYTES || count_letters(stem) > 2)
		return ~0u;
	return uzbek_is_short_noun(stem) ? SHORT_NOUN_ENDINGS : UZBEK_TAIL_CASE;
}

bool uzbek_tail_follows(struct slice word, size_t stem_bytes, bool derived, unsigned *kinds)
{
	struct reached reached;
	size_t tail_bytes = word.bytes - stem_bytes;
	unsigned allowed = derived ? ~0u : ~(unsigned)UZBEK_TAIL_DERIVED;

	if (kinds)
		*kinds = 0;
	if (tail_bytes == 0)
		return true;
	if (tail_bytes > TAIL_BYTES_MAX || word.data[word.bytes - 1] == '-' ||
	    !begins_with_ending(word, stem_bytes))
		return false;
	allowed &= allowed_behind(slice_part(word, 0, stem_bytes));
	memset(reached.states, 0, (tail_bytes + 1) * sizeof(reached.states[0]));
	reach(&reached, 0, STEM, 0);
	for (size_t at = 0; at < tail_bytes; at++) {
		if (!reached.states[at])
			continue;
		if (reached.states[at] & BIT(VERB))
			return accepted(&reached, at, kinds);
		if (word.data[stem_bytes + at] == '-' && (at == 0 || word.data[stem_bytes + at - 1] != '-')) {
			for (enum state state = STEM; state < STATES; state++)
				if (reached.states[at] & BIT(state))
					reach(&reached, at + 1, state, reached.kinds[at][state]);
			continue;
		}
		follow_endings(&reached, word, stem_bytes, at, allowed);
	}
	return accepted(&reached, tail_bytes, kinds);
}

bool uzbek_is_tail(struct slice text, bool derived)
{
	static const char *const stems[] = { "bob", "bobo", "bok", "boq" }; /* consonants, a vowel */
	char word[TAIL_BYTES_MAX + 4];

	if (!text.bytes || text.bytes > TAIL_BYTES_MAX)
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(stems); i++) {
		size_t bytes = strlen(stems[i]);

		memcpy(word, stems[i], bytes);
		memcpy(word + bytes, text.data, text.bytes);
		if (uzbek_tail_follows(slice_from(word, bytes + text.bytes), bytes, derived, NULL))
			return true;
	}
	return false;
}

/* ------------------------------------------------- changes inside the word */

static bool is_listed(struct slice list, struct slice tail)
{
	struct slice entry;

	while (slice_next_field(&list, ' ', &entry))
		if (entry.bytes && slice_equal(entry, tail))
			return true;
	return false;
}

/* A term that endings change in a way of its own: men, meni. */
static bool is_changed(struct slice term, struct slice word, bool derived, unsigned *kinds)
{
	size_t count;
	const struct uzbek_change *changes = uzbek_changes(&count);

	for (size_t i = 0; i < count; i++) {
		const struct uzbek_change *change = &changes[i];

		if (!slice_equal(term, change->term) || !slice_starts(word, change->stem))
			continue;
		if (slice_is(change->before, "*"))
			return uzbek_tail_follows(word, change->stem.bytes, derived, kinds);
		if (!is_listed(change->before, slice_part(word, change->stem.bytes, word.bytes)))
			continue;
		if (kinds)
			*kinds = UZBEK_TAIL_CASE;
		return true;
	}
	return false;
}

/* Whether `word` is `stem` and a tail that begins with a vowel. */
static bool has_vowel_tail(struct slice stem, struct slice word, bool derived, unsigned *kinds)
{
	return word.bytes > stem.bytes && slice_starts(word, stem) && is_vowel(word.data[stem.bytes]) &&
	       uzbek_tail_follows(word, stem.bytes, derived, kinds);
}

#define TERM_BYTES_MAX 96

/* k becomes g, and q becomes gʻ, before a vowel. */
static bool is_voiced(struct slice term, struct slice word, bool derived, unsigned *kinds)
{
	char stem[TERM_BYTES_MAX + 2];
	char last = term.data[term.bytes - 1];
	size_t bytes = term.bytes;

	if ((last != 'k' && last != 'q') || count_letters(term) < 3)
		return false;
	memcpy(stem, term.data, bytes - 1);
	stem[bytes - 1] = 'g';
	if (last == 'q') {
		memcpy(stem + bytes, "\xca\xbb", 2);
		bytes += 2;
	}
	return has_vowel_tail(slice_from(stem, bytes), word, derived, kinds);
}

/* The vowel of a last syllable is dropped before a vowel: shahar, shahri. */
static bool is_shortened(struct slice term, struct slice word, bool derived, unsigned *kinds)
{
	char stem[TERM_BYTES_MAX];
	size_t bytes = term.bytes;
	char vowel = bytes > 2 ? term.data[bytes - 2] : 0;

	if (bytes < 5 || !strchr("lrnzmt", term.data[bytes - 1]) || (vowel != 'i' && vowel != 'u' && vowel != 'a') ||
	    is_vowel(term.data[bytes - 3]))
		return false;
	memcpy(stem, term.data, bytes - 2);
	stem[bytes - 2] = term.data[bytes - 1];
	return has_vowel_tail(slice_from(stem, bytes - 1), word, derived, kinds);
}

/* A base this long is hardly a word of its own whose last letters only look like an owner's ending. */
#define OWNED_LETTERS_MIN 4

/*
 * A term in its owned form, as titles are (inson huquqlari, tashkiloti), with
 * another owner or without one before a case: huquqlarimiz, tashkilotning.
 */
static bool has_other_owner(struct slice term, struct slice word, bool derived, unsigned *kinds)
{
	size_t bytes = term.bytes;
	unsigned found = 0;

	if (slice_ends(term, SLICE("si")) && bytes > 3 && is_vowel(term.data[bytes - 3]))
		bytes -= 2;
	else if (slice_ends(term, SLICE("i")) && bytes > 2 && !is_vowel(term.data[bytes - 2]))
		bytes -= 1;
	if (bytes == term.bytes || !slice_starts(word, slice_part(term, 0, bytes)) || word.bytes == bytes ||
	    count_letters(slice_part(term, 0, bytes)) < OWNED_LETTERS_MIN ||
	    !uzbek_tail_follows(word, bytes, derived, &found) || !(found & (UZBEK_TAIL_OWNER | UZBEK_TAIL_CASE)))
		return false;
	if (kinds)
		*kinds = found;
	return true;
}

static bool is_apart(struct slice term, struct slice word)
{
	size_t count;
	const struct uzbek_apart *aparts = uzbek_aparts(&count);

	for (size_t i = 0; i < count; i++)
		if (slice_equal(aparts[i].term, term) && slice_starts(word, aparts[i].word))
			return true;
	return false;
}

bool uzbek_is_form(struct slice term, struct slice word, bool derived, unsigned *kinds)
{
	if (!term.bytes || term.bytes > TERM_BYTES_MAX || is_apart(term, word))
		return false;
	if (slice_starts(word, term) && uzbek_tail_follows(word, term.bytes, derived, kinds))
		return true;
	return is_changed(term, word, derived, kinds) || is_voiced(term, word, derived, kinds) ||
	       is_shortened(term, word, derived, kinds) || has_other_owner(term, word, derived, kinds);
}
