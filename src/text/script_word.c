/*
 * script_word -- the exception that fits, then the rules for the rest.
 */
#include <config.h>

#include "text/script_word.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/uzbek.h"

#define CYRILLIC_SOFT 0x44cu

/* Capitals up to this many letters are taken for an abbreviation. */
#define ABBREVIATION_LETTERS 5

/* Every letter of a word in UTF-8, and of its Latin form. */
#define WORD_BYTES (4 * 2 * SCRIPT_WORD_LETTERS)

static bool has_case(uint32_t c)
{
	return c != '-' && c != LETTER_OKINA && c != LETTER_TUTUQ;
}

bool script_word_is_capitalised(const struct script_word *word)
{
	return word->count && word->upper[0];
}

bool script_word_is_capitals(const struct script_word *word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word->count; i++) {
		if (!has_case(word->c[i]))
			continue;
		if (!word->upper[i])
			return false;
		letters++;
	}
	return letters >= 2;
}

static size_t write_utf8(char *at, uint32_t c)
{
	if (c < 0x80) {
		at[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		at[0] = (char)(0xc0 | c >> 6);
		at[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	at[0] = (char)(0xe0 | c >> 12);
	at[1] = (char)(0x80 | (c >> 6 & 0x3f));
	at[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

size_t script_word_write(const struct script_word *word, char text[SCRIPT_WORD_BYTES])
{
	size_t bytes = 0;

	for (size_t i = 0; i < word->count; i++)
		bytes += write_utf8(text + bytes, word->c[i]);
	return bytes;
}

static bool is_of_class(const struct script_word *word, enum exception_class class, const struct exceptions *exceptions)
{
	char text[SCRIPT_WORD_BYTES];

	return exceptions_has(exceptions, TO_CYRILLIC, class, slice_from(text, script_word_write(word, text)),
			      script_word_is_capitals(word));
}

bool script_word_is_kept(const struct script_word *word, const struct exceptions *exceptions)
{
	return script_word_is_capitalised(word) && is_of_class(word, EXCEPTION_KEEP, exceptions);
}

bool script_word_is_abbreviation(const struct script_word *word, const struct exceptions *exceptions)
{
	return script_word_is_capitals(word) && is_of_class(word, EXCEPTION_ABBREVIATION, exceptions);
}

/* ---------------------------------------------------------------- spelling */

static void add(struct script_spelling *spelling, uint32_t c, bool upper)
{
	if (spelling->count == sizeof(spelling->c) / sizeof(spelling->c[0]))
		return;
	spelling->c[spelling->count] = c;
	spelling->upper[spelling->count++] = upper;
}

/* The t and s of OITS are two letters: an abbreviation goes letter by letter. */
static bool is_abbreviated_ts(const struct script_word *word, size_t at)
{
	size_t capitals = 0;

	if (word->c[at] != 't' || at + 1 >= word->count || word->c[at + 1] != 's' || !word->upper[at + 1])
		return false;
	while (capitals < word->count && word->upper[capitals])
		capitals++;
	return at < capitals && capitals <= ABBREVIATION_LETTERS && (at + 2 >= word->count || word->c[at + 2] != 'h');
}

static bool add_cyrillic(const struct script_word *word, size_t from, bool capitals, struct script_spelling *spelling)
{
	while (from < word->count) {
		uint32_t letters[2];
		size_t count, taken;

		if (word->c[from] == '-') {
			add(spelling, '-', false);
			from++;
			continue;
		}
		if (is_abbreviated_ts(word, from)) {
			add(spelling, 0x442, true);
			from++;
			continue;
		}
		taken = uzbek_cyrillic(word->c, word->count, from, word->upper[0], letters, &count);
		if (!taken)
			return false;
		/* The case of ье is that of its last letter, so that ъ and ь are small in Съезд. */
		for (size_t i = 0; i < count; i++)
			add(spelling, letters[i],
			    capitals || (word->upper[from] && (count == 1 || i == 0 || taken > 2)));
		if (word->c[from] == LETTER_TUTUQ)
			spelling->upper[spelling->count - 1] =
				from && from + 1 < word->count && word->upper[from - 1] && word->upper[from + 1];
		from += taken;
	}
	return true;
}

/* Whether the second of two Latin letters is a capital too. */
static bool goes_on_in_capitals(const struct script_word *word, size_t at, bool mixed_abbreviations)
{
	if (!word->upper[at])
		return false;
	for (size_t next = at + 1; next < word->count; next++)
		if (has_case(word->c[next])) {
			if (word->upper[next])
				return true;
			/* АҚШга: an abbreviation with an ending; Шаҳар: a word. */
			return at && word->upper[at - 1] && !mixed_abbreviations;
		}
	return script_word_is_capitals(word) && !(mixed_abbreviations && word->count <= ABBREVIATION_LETTERS);
}

static bool add_latin(const struct script_word *word, size_t from, bool mixed_abbreviations,
		      struct script_spelling *spelling)
{
	for (size_t i = from; i < word->count; i++) {
		uint32_t before = i ? word->c[i - 1] : 0;
		uint32_t after = i + 1 < word->count ? word->c[i + 1] : 0;
		const char *latin;

		if (word->c[i] == '-') {
			add(spelling, '-', false);
			continue;
		}
		latin = uzbek_latin(before == '-' ? 0 : before, word->c[i], after == '-' ? 0 : after);
		if (!latin)
			return false;
		for (size_t at = 0; latin[at];) {
			uint32_t c = utf8_next(slice_of(latin), &at);
			bool first = spelling->count == 0 || c == (unsigned char)latin[0];

			add(spelling, c, word->upper[i] && (first || goes_on_in_capitals(word, i, mixed_abbreviations)));
		}
	}
	return true;
}

/* -------------------------------------------------------------- exceptions */

/* The word in UTF-8, and its Latin form with where each byte went. */
struct forms {
	char small[WORD_BYTES], latin[WORD_BYTES];
	size_t latin_at[WORD_BYTES + 1];
	size_t letter_at[WORD_BYTES + 1]; /* which letter of the word each byte begins */
	size_t small_bytes, latin_bytes;
};

/* The Latin form has no tutuq: endings are told without it. */
static void make_forms(const struct script_word *word, enum direction direction, struct forms *forms)
{
	forms->small_bytes = forms->latin_bytes = 0;
	for (size_t i = 0; i < word->count; i++) {
		size_t bytes = write_utf8(forms->small + forms->small_bytes, word->c[i]);
		const char *latin = NULL;

		for (size_t k = 0; k < bytes; k++) {
			forms->latin_at[forms->small_bytes + k] = forms->latin_bytes;
			forms->letter_at[forms->small_bytes + k] = i;
		}
		forms->small_bytes += bytes;
		if (direction == TO_LATIN)
			latin = uzbek_latin(i ? word->c[i - 1] : 0, word->c[i], i + 1 < word->count ? word->c[i + 1] : 0);
		if (latin) {
			size_t length = strlen(latin);

			memcpy(forms->latin + forms->latin_bytes, latin, length);
			forms->latin_bytes += length;
		} else if (word->c[i] != LETTER_TUTUQ) {
			forms->latin_bytes += write_utf8(forms->latin + forms->latin_bytes, word->c[i]);
		}
	}
	forms->latin_at[forms->small_bytes] = forms->latin_bytes;
	forms->letter_at[forms->small_bytes] = word->count;
}

/* The case of the letter behind the next hyphen from *at on, which is moved there; of Nyu-York's y. */
static bool is_upper_behind_hyphen(const struct script_word *word, size_t *at)
{
	while (*at < word->count && word->c[*at] != '-')
		++*at;
	*at += *at < word->count;
	return *at < word->count && word->upper[*at];
}

/* Adds the value of an exception in the case of the letters it stands for. */
static void add_value(const struct exception *exception, const struct script_word *word, size_t key_letters,
		      enum direction direction, bool capitals, struct script_spelling *spelling)
{
	struct slice value = exception->value;
	bool upper = word->upper[0];

	for (size_t at = 0, place = 0; at < value.bytes;) {
		uint32_t c = utf8_next(value, &at);

		/* A final ь is dropped before endings: январь, январда. */
		if (direction == TO_CYRILLIC && c == CYRILLIC_SOFT && at == value.bytes && key_letters < word->count)
			break;
		add(spelling, c, capitals || upper);
		upper = c == '-' && is_upper_behind_hyphen(word, &place);
	}
}

static const struct exception *find_exception(const struct script_word *word, enum direction direction,
					      const struct exceptions *exceptions, struct forms *forms)
{
	make_forms(word, direction, forms);
	return exceptions_find(exceptions, direction,
			       &(struct exceptions_word){
				       .small = { forms->small, forms->small_bytes },
				       .latin = { forms->latin, forms->latin_bytes },
				       .latin_at = forms->latin_at,
				       .capitalised = script_word_is_capitalised(word),
				       .all_capitals = script_word_is_capitals(word),
			       });
}

bool script_word_is_compound(const struct script_word *word, enum direction direction,
			     const struct exceptions *exceptions)
{
	struct forms forms;
	const struct exception *exception = find_exception(word, direction, exceptions, &forms);

	return exception && memchr(exception->key.data, '-', exception->key.bytes);
}

bool script_word_convert(const struct script_word *word, enum direction direction,
			 const struct exceptions *exceptions, bool mixed_abbreviations,
			 struct script_spelling *spelling, bool *exceptional)
{
	struct forms forms;
	const struct exception *exception;
	size_t from = 0;
	bool capitals = script_word_is_capitals(word);

	spelling->count = 0;
	exception = find_exception(word, direction, exceptions, &forms);
	*exceptional = exception != NULL;
	if (exception && exception->class == EXCEPTION_KEEP)
		return false;
	if (exception) {
		from = forms.letter_at[exception->key.bytes];
		add_value(exception, word, from, direction, capitals, spelling);
	}
	if (direction == TO_CYRILLIC)
		return add_cyrillic(word, from, capitals, spelling);
	return add_latin(word, from, mixed_abbreviations, spelling);
}
