/*
 * identify -- evidence, weighed word by word.
 *
 * Each word gives points to candidates: many when it is one of the small words
 * that every text has, some for an ending or a letter that is typical. The
 * words and endings are common knowledge of the languages, not counted from
 * anybody's text.
 */
#include <config.h>

#include "text/identify.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/evidence.h"
#include "text/letter.h"
#include "text/letter_model.h"
#include "text/protect.h"
#include "text/uzbek.h"

/* What a small word and an ending say, as data/identify.tsv has it: by these is measured how much a text says. */
#define SMALL_WORD 6
#define TYPICAL_ENDING 2

/* Texts longer than this are judged by their beginning. */
#define BYTES_MAX 8192

#define WORD_BYTES 96

/* ------------------------------------------------------------------ weighing */

struct scale {
	const struct evidence *evidence;
	int points[CANDIDATES];
	size_t latin, cyrillic, other; /* letters */
	size_t words;
	int from_letters; /* of the points of one candidate */
};

static void add_points(struct scale *scale, const struct evidence_points *points)
{
	for (size_t i = 0; points && i < CANDIDATES; i++)
		scale->points[i] += points->of[i];
}

static void weigh_ending(struct scale *scale, struct slice word, bool cyrillic)
{
	const struct evidence_parts *endings = evidence_endings(scale->evidence);

	for (size_t i = 0; i < endings->count; i++) {
		const struct evidence_part *ending = &endings->items[i];
		size_t bytes = ending->text.bytes;

		if ((ending->candidate == RUSSIAN) != cyrillic || word.bytes <= bytes + 1)
			continue;
		/* The last byte alone turns most of them away. */
		if (bytes == 0 || (ending->text.data[bytes - 1] == word.data[word.bytes - 1] &&
				   slice_ends(word, ending->text)))
			scale->points[ending->candidate] += ending->points;
	}
}

static void weigh_pairs(struct scale *scale, struct slice word)
{
	const struct evidence_parts *pairs = evidence_pairs(scale->evidence);

	for (size_t i = 0; i < pairs->count; i++)
		if (slice_find(word, pairs->items[i].text, 0) != SIZE_MAX)
			scale->points[pairs->items[i].candidate] += pairs->items[i].points;
}

/* A word in small letters, and the same in Latin letters when it is Cyrillic. */
struct word {
	char small[WORD_BYTES], latin[WORD_BYTES];
	size_t small_bytes, latin_bytes;
	uint32_t before;
	bool cyrillic;
};

static void append(char *text, size_t *bytes, const char *more, size_t count)
{
	if (*bytes + count >= WORD_BYTES)
		return;
	memcpy(text + *bytes, more, count);
	*bytes += count;
}

static void word_add(struct word *word, struct slice text, size_t from, size_t to, uint32_t small)
{
	const char *latin = uzbek_latin(word->before, small, 0);
	char utf8[2];

	if (small < 0x80) {
		utf8[0] = (char)small;
		append(word->small, &word->small_bytes, utf8, 1);
		append(word->latin, &word->latin_bytes, utf8, 1);
	} else if (small < 0x800) {
		utf8[0] = (char)(0xc0 | small >> 6);
		utf8[1] = (char)(0x80 | (small & 0x3f));
		append(word->small, &word->small_bytes, utf8, 2);
		append(word->latin, &word->latin_bytes, latin ? latin : utf8, latin ? strlen(latin) : 2);
	} else {
		append(word->small, &word->small_bytes, text.data + from, to - from);
	}
	word->before = small;
	word->cyrillic |= letter_script(small) == SCRIPT_CYRILLIC;
}

static void weigh_word(struct scale *scale, const struct word *word)
{
	struct slice small = { word->small, word->small_bytes }, latin = { word->latin, word->latin_bytes };
	const struct evidence_points *uzbek;

	scale->words++;
	uzbek = evidence_uzbek_word(scale->evidence, latin);
	if (uzbek)
		scale->points[word->cyrillic ? UZBEK_CYRILLIC : UZBEK] += uzbek->of[UZBEK];
	add_points(scale, evidence_word(scale->evidence, small));
	if (word->cyrillic) {
		struct scale as_latin = { .evidence = scale->evidence };

		weigh_ending(scale, small, true);
		weigh_ending(&as_latin, latin, false);
		scale->points[UZBEK_CYRILLIC] += as_latin.points[UZBEK];
	} else {
		weigh_ending(scale, small, false);
		weigh_pairs(scale, small);
	}
}

/* Takes the word at `at`: letters, and apostrophes inside, which become U+02BB. */
static size_t read_word(struct scale *scale, struct slice text, size_t at)
{
	struct word word = { .small_bytes = 0 };

	while (at < text.bytes) {
		size_t next = at, behind;
		uint32_t c = utf8_next(text, &next);

		if (letter_is_single_quote(c) || c == '`' || c == LETTER_OKINA || c == LETTER_TUTUQ) {
			behind = next;
			if (!word.small_bytes || next >= text.bytes || !letter_is(utf8_next(text, &behind)))
				break;
			c = (word.before == 'o' || word.before == 'g') ? LETTER_OKINA : '\'';
		} else if (!letter_is(c)) {
			break;
		} else {
			enum script script = letter_script(c);

			scale->latin += script == SCRIPT_LATIN;
			scale->cyrillic += script == SCRIPT_CYRILLIC;
			scale->other += script == SCRIPT_OTHER;
			c = letter_lower(c);
			add_points(scale, evidence_letter(scale->evidence, c));
		}
		word_add(&word, text, at, next, c);
		at = next;
	}
	if (word.small_bytes)
		weigh_word(scale, &word);
	return at;
}

static void weigh(struct scale *scale, struct slice text)
{
	size_t at = 0, end;

	text = slice_part(text, 0, BYTES_MAX);
	while (at < text.bytes) {
		size_t next = at;

		if (protect_scan(text, at, &end) != PROTECTED_NONE)
			at = end;
		else if (letter_is(utf8_next(text, &next)))
			at = read_word(scale, text, at);
		else
			at = next;
		if (at < next)
			at = next;
	}
}

/* ------------------------------------------------------------------ judging */

static const struct language *language_of(enum candidate candidate)
{
	switch (candidate) {
	case UZBEK:
		return &language_uz;
	case UZBEK_CYRILLIC:
		return &language_uz_cyrl;
	case RUSSIAN:
		return &language_ru;
	case ENGLISH:
		return &language_en;
	default:
		return NULL;
	}
}

/* The candidates that are written in the script that most letters are of. */
static bool is_possible(const struct scale *scale, enum candidate candidate)
{
	bool cyrillic = candidate == UZBEK_CYRILLIC || candidate == RUSSIAN || candidate == OTHER_CYRILLIC;

	return cyrillic == (scale->cyrillic > scale->latin);
}

/* What the letters of a word say at most, and how many of their points make one here. */
#define LETTER_POINTS_OF_WORD 40
#define LETTER_POINTS_FOR_ONE 8

static int letter_points_of_word(const struct letter_model *model, struct slice text, size_t *at)
{
	struct letter_points word;
	uint32_t before = 0;
	int points;

	letter_points_begin(model, &word);
	while (*at < text.bytes) {
		size_t next = *at;
		uint32_t c = utf8_next(text, &next);

		if (!letter_is(c) && !(letter_is_single_quote(c) && (before == 'o' || before == 'g')))
			break;
		before = letter_is(c) ? letter_lower(c) : LETTER_OKINA;
		letter_points_add(model, &word, before);
		*at = next;
	}
	points = letter_points_end(model, &word);
	if (points > LETTER_POINTS_OF_WORD)
		return LETTER_POINTS_OF_WORD;
	return points < -LETTER_POINTS_OF_WORD ? -LETTER_POINTS_OF_WORD : points;
}

/*
 * Where words and endings say little, the letters of all words tell Uzbek from
 * English or Russian; together they say no more than a small word.
 */
static void weigh_letters(struct scale *scale, struct slice text)
{
	bool cyrillic = scale->cyrillic > scale->latin;
	const struct letter_model *model = letter_model_builtin(cyrillic ? SCRIPT_CYRILLIC : SCRIPT_LATIN);
	int points = 0, found;

	for (size_t at = 0; at < text.bytes;) {
		size_t next = at;

		if (letter_is(utf8_next(text, &next)))
			points += letter_points_of_word(model, text, &at);
		else
			at = next;
	}
	found = (points > 0 ? points : -points) / LETTER_POINTS_FOR_ONE;
	scale->from_letters = found > SMALL_WORD ? SMALL_WORD : found;
	scale->points[points > 0 ? (cyrillic ? RUSSIAN : ENGLISH) : cyrillic ? UZBEK_CYRILLIC : UZBEK] +=
		scale->from_letters;
}

/* One small word or none, and nothing that is of another language. */
static bool says_little(const struct scale *scale)
{
	int ours = 0;

	for (enum candidate candidate = UZBEK; candidate <= ENGLISH; candidate++)
		if (scale->points[candidate] > ours)
			ours = scale->points[candidate];
	return ours <= SMALL_WORD + TYPICAL_ENDING && scale->points[OTHER_LATIN] <= ours &&
	       scale->points[OTHER_CYRILLIC] <= ours;
}

struct identification identify(struct slice text)
{
	struct scale scale = { .evidence = evidence_builtin() };
	enum candidate best = CANDIDATES;
	int second = 0, margin, evidence, sure;

	weigh(&scale, text);
	if (says_little(&scale))
		weigh_letters(&scale, slice_part(text, 0, BYTES_MAX));
	if (scale.latin + scale.cyrillic == 0 || scale.other > scale.latin + scale.cyrillic)
		return (struct identification){ NULL, scale.other ? 100 : 0 };
	for (enum candidate candidate = UZBEK; candidate < CANDIDATES; candidate++) {
		if (!is_possible(&scale, candidate))
			continue;
		if (best == CANDIDATES || scale.points[candidate] > scale.points[best]) {
			second = best == CANDIDATES ? 0 : scale.points[best];
			best = candidate;
		} else if (scale.points[candidate] > second) {
			second = scale.points[candidate];
		}
	}
	if (scale.points[best] == 0) /* a name, a word or two: a guess */
		return (struct identification){ scale.cyrillic > scale.latin ? &language_ru : &language_en, 0 };
	/* The lead over the next, as a share; and less sure when there is little to go by. */
	margin = 50 + 50 * (scale.points[best] - second) / scale.points[best];
	evidence = scale.points[best] > scale.from_letters ? scale.points[best] - scale.from_letters : 0;
	sure = evidence >= 2 * SMALL_WORD ? margin : margin * (evidence + 4) / (2 * SMALL_WORD + 4);
	return (struct identification){ language_of(best), sure };
}

/* ------------------------------------------------------------------- banners */

/* Where the separator at `at` ends: white space, a bar or dash, white space; or a line's end. */
static size_t separator_end(struct slice text, size_t at)
{
	size_t next = at;
	uint32_t c;

	if (text.data[at] == '\n')
		return at + 1;
	if (text.data[at] != ' ' || at + 2 >= text.bytes)
		return at;
	next++;
	c = utf8_next(text, &next);
	if ((c == '/' || c == '|' || c == 0x2022 || c == 0xb7 || c == 0x2014 || c == 0x2013) && next < text.bytes &&
	    text.data[next] == ' ')
		return next + 1;
	return at;
}

static size_t next_piece(struct slice text, size_t at, size_t *behind)
{
	for (; at < text.bytes; at++) {
		*behind = separator_end(text, at);
		if (*behind > at)
			return at;
	}
	*behind = at;
	return at;
}

size_t identify_parts(struct slice text, struct identified_part *parts, size_t limit)
{
	size_t count = 0, at = 0;

	while (at < text.bytes) {
		size_t behind, end = next_piece(text, at, &behind);
		struct slice piece = slice_trim(slice_part(text, at, end));
		struct identification found = identify(piece);
		struct identified_part *last = count ? &parts[count - 1] : NULL;

		at = behind;
		if (!piece.bytes)
			continue;
		if (last && (found.language == last->found.language || !found.language || count == limit)) {
			last->text.bytes = (size_t)(piece.data - last->text.data) + piece.bytes;
		} else if (count < limit) {
			parts[count++] = (struct identified_part){ piece, found };
		}
	}
	for (size_t i = 0; i < count; i++)
		parts[i].found = identify(parts[i].text);
	return count;
}
