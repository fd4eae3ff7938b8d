/*
 * sound -- what a word sounds like, whatever alphabet it is written in.
 */
#include <config.h>

#include "align/sound.h"

#include "base/alloc.h"
#include "base/utf8.h"

#define CYRILLIC_FIRST 0x0430u
#define LATIN_FIRST 0x00e0u

/* а to џ, U+0430 to U+045F. */
static const char *const cyrillic[] = {
	"a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "h", "s", "c", "c", "c", "",  "i", "",  "e", "u", "a",
	"e", "o", "d", "g", "e", "s", "i", "i", "j", "l", "n", "c", "k", "i", "o", "j",
};

struct letter {
	uint32_t code_point;
	const char *sound;
};

/* Letters of the neighbours: Uzbek, Kazakh, Tajik, Belarusian. */
static const struct letter cyrillic_others[] = {
	{ 0x0491, "g" }, { 0x0493, "g" }, { 0x0497, "j" }, { 0x049b, "k" }, { 0x049d, "g" }, { 0x04a3, "n" },
	{ 0x04af, "u" }, { 0x04b1, "u" }, { 0x04b3, "h" }, { 0x04b7, "j" }, { 0x04bb, "h" }, { 0x04d9, "a" },
	{ 0x04e3, "i" }, { 0x04e9, "o" },
};

/* à to ſ, U+00E0 to U+017F: the letter without its mark; '.' for none. */
static const char latin_plain[] = "aaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeee"
				  "eeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo"
				  "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Runs of Latin letters that are one sound, the longest first. */
struct cluster {
	const char *letters, *sound;
};

static const struct cluster clusters[] = {
	{ "tsch", "c" }, { "sch", "c" }, { "dzh", "j" }, { "sh", "c" }, { "ch", "c" }, { "zh", "j" }, { "kh", "h" },
	{ "ph", "f" },	 { "th", "t" },	 { "dj", "j" },	 { "ck", "k" }, { "ts", "s" }, { "tz", "s" }, { "ce", "se" },
	{ "ci", "si" },	 { "cy", "si" }, { "c", "k" },	 { "q", "k" },	{ "w", "v" },  { "y", "i" },
};

static bool is_vowel(char letter)
{
	return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/* ------------------------------------------------------------------ writing */

/* To plain letters: Latin without marks, Cyrillic already as it sounds. */
static void add_plain(uint32_t c, const struct language *language, struct strbuf *out)
{
	if (c >= 'a' && c <= 'z') {
		if (c == 'x')
			strbuf_add_string(out, language->base[0] == 'u' ? "h" : "ks");
		else
			strbuf_add_byte(out, (char)c);
	} else if (c == 0xdf) {
		strbuf_add_byte(out, 's');
	} else if (c >= LATIN_FIRST && c < LATIN_FIRST + sizeof(latin_plain) - 1) {
		if (latin_plain[c - LATIN_FIRST] != '.')
			strbuf_add_byte(out, latin_plain[c - LATIN_FIRST]);
	} else if (c >= CYRILLIC_FIRST && c < CYRILLIC_FIRST + ARRAY_COUNT(cyrillic)) {
		strbuf_add_string(out, cyrillic[c - CYRILLIC_FIRST]);
	} else {
		for (size_t i = 0; i < ARRAY_COUNT(cyrillic_others); i++)
			if (cyrillic_others[i].code_point == c)
				strbuf_add_string(out, cyrillic_others[i].sound);
	}
}

static const struct cluster *cluster_at(struct slice plain, size_t at)
{
	struct slice rest = slice_part(plain, at, plain.bytes);

	for (size_t i = 0; i < ARRAY_COUNT(clusters); i++)
		if (clusters[i].letters[0] == rest.data[0] && slice_starts(rest, slice_of(clusters[i].letters)))
			return &clusters[i];
	return NULL;
}

/* A doubled letter sounds once. */
static void add_once(struct strbuf *sound, size_t from, const char *letters)
{
	for (; *letters; letters++)
		if (sound->bytes - from < SOUND_LETTERS_MOST &&
		    (sound->bytes == from || sound->data[sound->bytes - 1] != *letters))
			strbuf_add_byte(sound, *letters);
}

static void join_clusters(struct slice plain, struct strbuf *sound)
{
	size_t from = sound->bytes, at = 0;

	while (at < plain.bytes) {
		const struct cluster *cluster = cluster_at(plain, at);
		char alone[] = { plain.data[at], '\0' };

		add_once(sound, from, cluster ? cluster->sound : alone);
		at += cluster ? strlen(cluster->letters) : 1;
	}
}

void sound_add(const struct language *language, struct slice folded, struct strbuf *sound)
{
	size_t from = sound->bytes, at = 0;
	struct strbuf plain = STRBUF_INIT;
	bool cyrillic_seen = false;

	while (at < folded.bytes && plain.bytes < 2 * SOUND_LETTERS_MOST) {
		uint32_t c = utf8_next(folded, &at);

		cyrillic_seen |= c >= CYRILLIC_FIRST && c < 0x0530;
		add_plain(c, language, &plain);
	}
	if (cyrillic_seen) {
		/* Its letters are sounds by now, but дж is written with two. */
		for (size_t i = 0; i < plain.bytes; i++) {
			char alone[] = { plain.data[i], '\0' };

			if (plain.data[i] != 'd' || i + 1 == plain.bytes || plain.data[i + 1] != 'j')
				add_once(sound, from, alone);
		}
	} else {
		join_clusters(strbuf_slice(&plain), sound);
	}
	strbuf_release(&plain);
}

/* ---------------------------------------------------------------- comparing */

/* Consonants that languages take for one another are of one kind; vowels are all 'a'. */
static char kind_of(char letter)
{
	static const char kinds[] = "apstafkkakklmnapkrstaffkas"; /* of a to z */

	return letter >= 'a' && letter <= 'z' ? kinds[letter - 'a'] : letter;
}

uint32_t sound_bucket(struct slice sound)
{
	uint32_t bucket = 0;
	int count = 0;
	char last = 0;

	for (size_t i = 0; i < sound.bytes && count < 3; i++) {
		char kind = kind_of(sound.data[i]);

		if (is_vowel(sound.data[i]) || kind == last) {
			last = is_vowel(sound.data[i]) ? 0 : kind;
			continue;
		}
		bucket = bucket * 32 + (uint32_t)(kind - 'a' + 1);
		last = kind;
		count++;
	}
	return count < 2 ? 0 : bucket;
}

enum { VOWEL_WEIGHT = 4, CONSONANT_WEIGHT = 10, KIN_WEIGHT = 4, TAIL_WEIGHT = 3 };

static int weight_of(char letter)
{
	return is_vowel(letter) ? VOWEL_WEIGHT : CONSONANT_WEIGHT;
}

static int exchange_weight(char a, char b)
{
	if (a == b)
		return 0;
	if (is_vowel(a) && is_vowel(b))
		return VOWEL_WEIGHT;
	if (is_vowel(a) || is_vowel(b))
		return VOWEL_WEIGHT + CONSONANT_WEIGHT;
	return kind_of(a) == kind_of(b) ? KIN_WEIGHT : CONSONANT_WEIGHT + KIN_WEIGHT;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* The distance, where an ending that only one of them has weighs little. */
static int distance(struct slice a, struct slice b)
{
	int row[SOUND_LETTERS_MOST + 1], best;

	row[0] = 0;
	for (size_t j = 0; j < b.bytes; j++)
		row[j + 1] = row[j] + weight_of(b.data[j]);
	best = row[b.bytes] + TAIL_WEIGHT * (int)a.bytes;
	for (size_t i = 0; i < a.bytes; i++) {
		int diagonal = row[0];

		row[0] += weight_of(a.data[i]);
		for (size_t j = 0; j < b.bytes; j++) {
			int changed = diagonal + exchange_weight(a.data[i], b.data[j]);

			diagonal = row[j + 1];
			row[j + 1] = least(changed, least(row[j] + weight_of(b.data[j]),
							  diagonal + weight_of(a.data[i])));
		}
		best = least(best, row[b.bytes] + TAIL_WEIGHT * (int)(a.bytes - i - 1));
	}
	for (size_t j = 0; j < b.bytes; j++)
		best = least(best, row[j + 1] + TAIL_WEIGHT * (int)(b.bytes - j - 1));
	return best;
}

static int whole_weight(struct slice sound)
{
	int weight = 0;

	for (size_t i = 0; i < sound.bytes; i++)
		weight += weight_of(sound.data[i]);
	return weight;
}

int sound_likeness_percent(struct slice a, struct slice b)
{
	int weight_a = whole_weight(a), weight_b = whole_weight(b);
	int heavier = weight_a > weight_b ? weight_a : weight_b, apart;

	if (heavier == 0)
		return 0;
	if (slice_equal(a, b))
		return 100;
	apart = distance(a, b);
	return apart >= heavier ? 0 : 100 - 100 * apart / heavier;
}
