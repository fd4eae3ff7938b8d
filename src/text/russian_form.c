/*
 * russian_form -- whether one Russian word is another one inflected.
 */
#include <config.h>

#include "text/russian_form.h"

#include "base/alloc.h"

/* Every letter is two bytes; words with others are compared as they are. */
#define LETTER 2

/* What may stand behind the part of a noun that all its forms share. */
static const char nouns[] =
	"  а я о е ы и у ю ь й ой ей ом ем ам ям ах ях ов ев ами ями ью ья ье ьи ьем ьей ью ьям ьями ьях ьев "
	"ия ие ии ию ий ием ией иям иями иях иев ою ею ьми ин ина ину ином ине ины анин ане анам анами анах ";

/* The long forms of adjectives, participles and what is declined like them. */
static const char adjectives[] =
	" ый ий ой ая яя ое ее ые ие его ого ому ему ым им ых их ыми ими ую юю ом ем ей ою ею ье ья ьи ью ьего "
	"ьему ьим ьем ьей ьих ьими ыйся ийся аяся ееся иеся егося ейся емуся имся ихся имися уюся емся ";

/* Their short forms and degrees. */
static const char short_forms[] = "  а о ы и е я ей ее ен ешее ейший ейшая ейшее ейшие ейшего ейшей ейших ";

static const char *const infinitives[] = { "ть", "ти", "чь", "ться", "тись", "чься" };

static bool is_listed(const char *list, struct slice ending)
{
	char wanted[24] = " ";

	if (ending.bytes + 3 > sizeof(wanted))
		return false;
	memcpy(wanted + 1, ending.data, ending.bytes);
	memcpy(wanted + 1 + ending.bytes, " ", 2);
	return strstr(list, wanted) != NULL;
}

/* Only words of small Cyrillic letters, so that a letter is two bytes. */
static bool is_plain(struct slice word)
{
	if (word.bytes % LETTER || word.bytes > RUSSIAN_WORD_BYTES_MAX)
		return false;
	for (size_t i = 0; i < word.bytes; i += LETTER)
		if (word.data[i] != '\xd0' && word.data[i] != '\xd1')
			return false;
	return true;
}

static bool is_infinitive(struct slice word)
{
	for (size_t i = 0; i < ARRAY_COUNT(infinitives); i++)
		if (word.bytes > 4 * LETTER && slice_ends(word, slice_of(infinitives[i])) &&
		    !slice_ends(word, SLICE("ость")))
			return true;
	return false;
}

/* Endings that nouns have and verbs never: сообщению is no form of сообщить. */
static const char *const no_verb_endings[] = { "ие", "ия", "ию", "ии", "ий", "ием", "иям", "иях", "иями",
					       "ам", "ах", "ами", "ов", "ев", "ей", "ость", "ости" };

static size_t common_bytes(struct slice a, struct slice b)
{
	size_t at = 0;

	while (at < a.bytes && at < b.bytes && a.data[at] == b.data[at])
		at++;
	return at - at % LETTER;
}

static bool is_reflexive(struct slice word)
{
	return slice_ends(word, SLICE("ся")) || slice_ends(word, SLICE("сь"));
}

/* Of a verb and a word with the same stem. */
static bool may_be_verb_form(struct slice term, struct slice word)
{
	bool reflexive = is_reflexive(term);
	struct slice bare = reflexive ? slice_part(word, 0, word.bytes - 2 * LETTER) : word;

	if (reflexive != is_reflexive(word) || common_bytes(term, word) + 6 * LETTER < term.bytes)
		return false;
	for (size_t i = 0; i < ARRAY_COUNT(no_verb_endings); i++)
		if (slice_ends(bare, slice_of(no_verb_endings[i])))
			return false;
	return bare.bytes > LETTER;
}

/* ---------------------------------------------------------------- variants */

static bool is_in(const char *letters, struct slice word, size_t at)
{
	char letter[LETTER + 1] = "";

	if (at + LETTER > word.bytes)
		return false;
	memcpy(letter, word.data + at, LETTER);
	return strstr(letters, letter) != NULL;
}

static bool is_vowel(struct slice word, size_t at)
{
	return is_in("аеиоуыэюя", word, at);
}

static bool is_consonant(struct slice word, size_t at)
{
	return is_in("бвгджзйклмнпрстфхцчшщ", word, at);
}

/* head + middle + tail, as one more variant. */
static void add(struct russian_variants *variants, struct slice head, const char *middle, struct slice tail,
		const char *ending)
{
	size_t bytes = head.bytes + strlen(middle) + tail.bytes + strlen(ending);
	char *at = variants->bytes + variants->used;

	if (variants->count == RUSSIAN_VARIANTS_MAX || variants->used + bytes > sizeof(variants->bytes))
		return;
	memcpy(at, head.data, head.bytes);
	memcpy(at + head.bytes, middle, strlen(middle));
	memcpy(at + head.bytes + strlen(middle), tail.data, tail.bytes);
	memcpy(at + bytes - strlen(ending), ending, strlen(ending));
	variants->items[variants->count++] = slice_from(at, bytes);
	variants->used += bytes;
}

/* отец, отца; рынок, рынка; заем would be займа, which is in the list. */
static void add_without_vowel(struct slice word, struct russian_variants *variants)
{
	size_t end = word.bytes, last = end - LETTER, vowel = end - 2 * LETTER;
	bool soft = slice_ends(word, SLICE("ь"));

	if (soft) {
		last -= LETTER;
		vowel -= LETTER;
	}
	if (word.bytes < (soft ? 5u : 4u) * LETTER || !is_consonant(word, last) || !is_in("ео", word, vowel) ||
	    !is_consonant(word, vowel - LETTER))
		return;
	add(variants, slice_part(word, 0, vowel), is_in("л", word, vowel - LETTER) ? "ь" : "",
	    slice_part(word, last, last + LETTER), soft ? "я" : "а");
	if (is_in("й", word, vowel - LETTER))
		return;
	if (is_in("к", word, last) && is_in("е", word, vowel)) /* кулек, кулька */
		add(variants, slice_part(word, 0, vowel), "ь", slice_part(word, last, last + LETTER), "а");
}

/* сестра, сестер; окно, окон; письмо, писем; копейка, копеек; песня, песен; деревня, деревень. */
static void add_with_vowel(struct slice word, struct russian_variants *variants)
{
	size_t end = word.bytes - LETTER, last = end - LETTER, before = last - LETTER;
	bool joined = is_in("ьй", word, before);
	struct slice head = slice_part(word, 0, joined ? before : last), tail = slice_part(word, last, end);

	if (!is_vowel(word, end) || !is_consonant(word, last) || (!joined && !is_consonant(word, before)))
		return;
	add(variants, head, "е", tail, "");
	if (!joined)
		add(variants, head, "о", tail, "");
	if (slice_ends(word, SLICE("я")))
		add(variants, head, "е", tail, "ь");
}

/* гражданин, граждане, граждан. */
static void add_people(struct slice word, struct russian_variants *variants)
{
	struct slice head = slice_part(word, 0, word.bytes - 2 * LETTER);

	if (!slice_ends(word, SLICE("анин")) && !slice_ends(word, SLICE("янин")))
		return;
	add(variants, head, "е", SLICE(""), "");
	add(variants, head, "ами", SLICE(""), "");
}

/* назначенный, назначен, назначена; должный, должен. */
static void add_short_forms(struct slice word, struct russian_variants *variants)
{
	struct slice head = slice_part(word, 0, word.bytes - 3 * LETTER);

	if (slice_ends(word, SLICE("нный"))) {
		add(variants, head, "", SLICE(""), "");
		add(variants, head, "а", SLICE(""), "");
	} else if (slice_ends(word, SLICE("ный")) && is_consonant(word, head.bytes - LETTER)) {
		add(variants, head, "е", SLICE("н"), "");
	}
}

/* иметь, имел, имеет; вернуться, вернулся: what the stem of the infinitive is not that of. */
static void add_verb_forms(struct slice word, struct russian_variants *variants)
{
	static const char *const plain[] = { "л", "ла", "ет", "ют" };
	static const char *const reflexive[] = { "лся", "лась", "ется", "ются" };
	bool ends_reflexive = slice_ends(word, SLICE("ться"));
	struct slice head = slice_part(word, 0, word.bytes - (ends_reflexive ? 4 : 2) * LETTER);

	if (!ends_reflexive && !slice_ends(word, SLICE("ть")))
		return;
	for (size_t i = 0; i < ARRAY_COUNT(plain); i++)
		add(variants, head, "", SLICE(""), ends_reflexive ? reflexive[i] : plain[i]);
}

void russian_variants(struct slice word, struct russian_variants *variants)
{
	variants->count = variants->used = 0;
	if (word.bytes < 4 * LETTER || !is_plain(word))
		return;
	if (is_infinitive(word)) {
		add_verb_forms(word, variants);
		return;
	}
	add_short_forms(word, variants);
	add_without_vowel(word, variants);
	add_with_vowel(word, variants);
	add_people(word, variants);
}

/* ----------------------------------------------------------------- endings */

/* Do both end as forms of one noun, or of one adjective, behind the first `bytes`? */
static bool agree_behind(struct slice term, struct slice word, size_t bytes)
{
	struct slice ours = slice_part(term, bytes, term.bytes), theirs = slice_part(word, bytes, word.bytes);

	if (is_listed(nouns, ours) && is_listed(nouns, theirs))
		return true;
	return is_listed(adjectives, ours) && (is_listed(adjectives, theirs) || is_listed(short_forms, theirs));
}

static bool agree(struct slice term, struct slice word)
{
	size_t common = common_bytes(term, word);

	for (size_t back = 0; back <= 3 * LETTER && common >= back + LETTER; back += LETTER)
		if (agree_behind(term, word, common - back))
			return true;
	return false;
}

bool russian_is_form(const struct irregular *irregular, struct slice term, struct slice word)
{
	struct russian_variants variants;
	struct slice lemma_of_word, lemma_of_term;

	if (slice_equal(term, word))
		return true;
	lemma_of_word = irregular_lemma(irregular, word);
	lemma_of_term = irregular_lemma(irregular, term);
	if (lemma_of_word.data && (slice_equal(lemma_of_word, term) ||
				   (lemma_of_term.data && slice_equal(lemma_of_word, lemma_of_term))))
		return true;
	if (!is_plain(term) || !is_plain(word))
		return true; /* all that is known is the stem, and it is the same */
	if (is_infinitive(term) && may_be_verb_form(term, word))
		return true;
	if (agree(term, word))
		return true;
	russian_variants(term, &variants);
	for (size_t i = 0; i < variants.count; i++)
		if (agree(variants.items[i], word))
			return true;
	return false;
}
