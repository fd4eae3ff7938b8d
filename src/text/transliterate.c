/*
 * transliterate -- walking a text, and deciding what each word is.
 *
 * The walk goes from word to word and copies what stands between. A word is
 * taken with its apostrophes judged, weighed (foreign? a numeral? mixed?), and
 * either put over by script_word.h or copied as it stands.
 */
#include <config.h>

#include "text/transliterate.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"
#include "text/normal.h"
#include "text/numeral.h"
#include "text/placeholder.h"
#include "text/protect.h"
#include "text/script_word.h"
#include "text/uzbek.h"

#include <stdlib.h>

/* ----------------------------------------------------------------- options */

struct name_value {
	const char *name;
	int value;
};

static bool find_name(const struct name_value *table, size_t rows, struct slice name, int *value)
{
	for (size_t i = 0; i < rows; i++)
		if (slice_is(name, table[i].name)) {
			*value = table[i].value;
			return true;
		}
	return false;
}

bool apostrophe_style_find(struct slice name, enum apostrophe_style *style)
{
	static const struct name_value names[] = {
		{ "letter", APOSTROPHES_LETTER },
		{ "typographic", APOSTROPHES_TYPOGRAPHIC },
		{ "ascii", APOSTROPHES_ASCII },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*style = (enum apostrophe_style)value;
	return true;
}

bool alphabet_find(struct slice name, enum alphabet *alphabet)
{
	static const struct name_value names[] = {
		{ "1995", ALPHABET_1995 },
		{ "reform-2021", ALPHABET_2021 },
		{ "reform-2023", ALPHABET_2023 },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*alphabet = (enum alphabet)value;
	return true;
}

bool abbreviation_style_find(struct slice name, enum abbreviation_style *style)
{
	static const struct name_value names[] = {
		{ "upper", ABBREVIATIONS_UPPER },
		{ "mixed", ABBREVIATIONS_MIXED },
	};
	int value;

	if (!find_name(names, ARRAY_COUNT(names), name, &value))
		return false;
	*style = (enum abbreviation_style)value;
	return true;
}

/* ---------------------------------------------------------- making and freeing */

struct transliterator {
	struct transliterate_options options;
	bool from_latin, to_latin;
	struct exceptions *exceptions;
};

static struct exceptions *load_exceptions(const struct transliterate_options *options, struct error *err)
{
	struct strbuf table = STRBUF_INIT;
	struct exceptions *exceptions = NULL;

	if (!options->exceptions_file)
		return exceptions_builtin();
	if (file_read(options->exceptions_file, FILE_LIMIT_BYTES, &table, err))
		exceptions = exceptions_read(strbuf_slice(&table), options->exceptions_file, options->report);
	strbuf_release(&table);
	return exceptions;
}

struct transliterator *transliterator_new(const struct language *from, const struct language *to,
					  const struct transliterate_options *options, struct error *err)
{
	static const struct transliterate_options defaults = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *made;
	struct exceptions *exceptions;

	if ((from != &language_uz && from != &language_uz_cyrl) || (to != &language_uz && to != &language_uz_cyrl) ||
	    (from == to && from == &language_uz_cyrl)) {
		error_set(err, ERROR_UNSUPPORTED,
			  _("cannot transliterate from '%s' to '%s': only between the scripts of Uzbek"), from->tag,
			  to->tag);
		return NULL;
	}
	exceptions = load_exceptions(options ? options : &defaults, err);
	if (!exceptions)
		return NULL;
	made = alloc_zeroed(1, sizeof(*made));
	made->options = options ? *options : defaults;
	made->from_latin = from == &language_uz;
	made->to_latin = to == &language_uz;
	made->exceptions = exceptions;
	return made;
}

void transliterator_free(struct transliterator *transliterator)
{
	if (!transliterator)
		return;
	exceptions_free(transliterator->exceptions);
	free(transliterator);
}

void transliterate_changes_release(struct transliterate_changes *changes)
{
	free(changes->items);
	arena_release(&changes->arena);
	*changes = (struct transliterate_changes)TRANSLITERATE_CHANGES_INIT;
}

/* ---------------------------------------------------------------- the walk */

struct walk {
	const struct transliterator *made;
	struct slice text;
	size_t at;
	uint32_t before;      /* the character before `at` */
	struct strbuf *out;
	struct transliterate_changes *changes; /* or NULL */
	struct apostrophe_judge judge;
	bool judged;	      /* the mark at `at` is a quote, as was found at a word's end */
	unsigned open_quotes; /* guillemets, when they are put over */
};

static void report(struct walk *walk, const char *rule, size_t from, size_t to, size_t written)
{
	struct transliterate_changes *changes = walk->changes;
	struct slice after = slice_part(strbuf_slice(walk->out), written, walk->out->bytes);

	if (!changes)
		return;
	ARRAY_GROW(changes->items, changes->count, changes->capacity);
	changes->items[changes->count++] = (struct transliterate_change){
		.rule = rule,
		.offset = from,
		.before = slice_part(walk->text, from, to),
		.after = arena_copy(&changes->arena, after),
	};
}

static void copy(struct walk *walk, size_t to)
{
	strbuf_add(walk->out, slice_part(walk->text, walk->at, to));
	walk->at = to;
}

static uint32_t peek(const struct walk *walk, size_t at, size_t *next)
{
	*next = at;
	return at < walk->text.bytes ? utf8_next(walk->text, next) : 0;
}

static bool is_digit(uint32_t c)
{
	return c - '0' < 10;
}

/* ------------------------------------------------------------ taking words */

/* A word as it stands, and what was noticed on the way. */
struct taken {
	struct script_word word;
	size_t end;
	bool latin, cyrillic;
	bool foreign; /* a letter that Uzbek does not have, or one word glued to another */
	bool too_long;
	size_t capitals_inside; /* small letter, capital, small letter: OpenOffice */
};

static void taken_add(struct taken *taken, uint32_t small, bool upper)
{
	struct script_word *word = &taken->word;

	if (word->count == SCRIPT_WORD_LETTERS) {
		taken->too_long = true;
		return;
	}
	word->c[word->count] = small;
	word->upper[word->count++] = upper;
}

/* A mark between a foreign word or an abbreviation and its ending: GNOME'ning, Starlink'ka with c or w. */
static bool cuts_ending_off(const struct taken *taken, uint32_t before, uint32_t after)
{
	if (letter_lower(after) != after || (before | 0x20) == 'o' || (before | 0x20) == 'g')
		return false;
	return taken->foreign || script_word_is_capitals(&taken->word) ||
	       (taken->word.count && taken->word.c[taken->word.count - 1] == 'c');
}

/* False when the mark at taken->end is no letter: the word ends before it. */
static bool take_mark(struct walk *walk, struct taken *taken, uint32_t before, uint32_t mark, size_t next)
{
	size_t behind;
	enum apostrophe kind = apostrophe_judge(&walk->judge, before, mark, peek(walk, next, &behind));

	if ((kind == APOSTROPHE_OKINA || kind == APOSTROPHE_TUTUQ) &&
	    cuts_ending_off(taken, before, peek(walk, next, &behind)))
		kind = APOSTROPHE_OTHER;
	switch (kind) {
	case APOSTROPHE_OTHER:
		walk->judged = true;
		return false;
	case APOSTROPHE_OKINA:
		taken_add(taken, LETTER_OKINA, false);
		break;
	case APOSTROPHE_TUTUQ:
	case APOSTROPHE_FINAL:
		taken_add(taken, LETTER_TUTUQ, false);
		break;
	case APOSTROPHE_EXTRA:
		break;
	}
	taken->end = next;
	return true;
}

static void take_latin(const struct walk *walk, struct taken *taken, uint32_t small, bool upper)
{
	const char *letters = small >= 0x80 ? uzbek_reformed(small) : NULL;
	struct script_word *word = &taken->word;

	if (letters) {
		for (size_t at = 0; letters[at];)
			taken_add(taken, utf8_next(slice_of(letters), &at), upper);
		return;
	}
	if (small >= 0x80 || small == 'w')
		taken->foreign = true;
	if (word->count && word->c[word->count - 1] == 'c' && small != 'h') {
		if (walk->made->options.from_alphabet == ALPHABET_2023)
			taken_add(taken, 'h', word->upper[word->count - 1]);
		else
			taken->foreign = true;
	}
	taken_add(taken, small, upper);
}

static void finish_latin(const struct walk *walk, struct taken *taken)
{
	struct script_word *word = &taken->word;
	size_t next;

	if (word->count && word->c[word->count - 1] == 'c') {
		if (walk->made->options.from_alphabet == ALPHABET_2023)
			taken_add(taken, 'h', word->upper[word->count - 1]);
		else
			taken->foreign = true;
	}
	for (size_t i = 1; i + 1 < word->count; i++)
		if (word->upper[i] && !word->upper[i - 1] && word->c[i - 1] != LETTER_OKINA && !word->upper[i + 1] &&
		    word->c[i + 1] != LETTER_OKINA && !(word->c[i] == 's' && word->c[i + 1] == 'h'))
			taken->foreign = true;
	/* MP3 and utf8 are no words; K1 and a word that lost its space are. */
	if (is_digit(peek(walk, taken->end, &next)) &&
	    (script_word_is_capitals(word) || word->count == 2 || word->count == 3))
		taken->foreign = true;
}

static void take_word(struct walk *walk, struct taken *taken)
{
	uint32_t before = 0;
	size_t next;

	taken->word.count = 0;
	taken->latin = taken->cyrillic = taken->foreign = taken->too_long = false;
	for (taken->end = walk->at; taken->end < walk->text.bytes; before = peek(walk, taken->end, &next), taken->end = next) {
		uint32_t c = peek(walk, taken->end, &next);
		uint32_t small;
		enum script script;

		while (walk->made->from_latin && apostrophe_is(c)) {
			if (!taken->word.count || !take_mark(walk, taken, before, c, next))
				goto done;
			before = c;
			c = peek(walk, taken->end, &next);
		}
		if (taken->end >= walk->text.bytes || !letter_is(c) || apostrophe_is(c))
			break;
		small = letter_lower(c);
		script = letter_script(c);
		taken->latin |= script == SCRIPT_LATIN;
		taken->cyrillic |= script == SCRIPT_CYRILLIC;
		if (walk->made->from_latin)
			take_latin(walk, taken, small, small != c);
		else
			taken_add(taken, small, small != c);
	}
done:
	if (walk->made->from_latin)
		finish_latin(walk, taken);
}

/* ----------------------------------------------------------- writing words */

/* The letter of one of the proposed alphabets for two of that of 1995, or 0. */
static uint32_t reformed(enum alphabet alphabet, uint32_t first, uint32_t second)
{
	static const struct reform {
		uint32_t first, second, letters[3];
	} reforms[] = {
		{ 'o', LETTER_OKINA, { 0, 0x14d, 0xf5 } },
		{ 'g', LETTER_OKINA, { 0, 0x1e21, 0x11f } },
		{ 's', 'h', { 0, 0x15f, 0x15f } },
		{ 'c', 'h', { 0, 0xe7, 'c' } },
	};

	for (size_t i = 0; i < ARRAY_COUNT(reforms); i++)
		if (reforms[i].first == first && reforms[i].second == second)
			return reforms[i].letters[alphabet];
	return 0;
}

static uint32_t styled(const struct walk *walk, uint32_t c)
{
	if (!walk->made->to_latin || (c != LETTER_OKINA && c != LETTER_TUTUQ))
		return c;
	switch (walk->made->options.apostrophes) {
	case APOSTROPHES_TYPOGRAPHIC:
		return c == LETTER_OKINA ? 0x2018 : 0x2019;
	case APOSTROPHES_ASCII:
		return '\'';
	case APOSTROPHES_LETTER:
		break;
	}
	return c;
}

static void write_spelling(struct walk *walk, const struct script_spelling *spelling)
{
	enum alphabet alphabet = walk->made->options.to_alphabet;

	for (size_t i = 0; i < spelling->count; i++) {
		uint32_t c = spelling->c[i], one = 0;

		if (walk->made->to_latin && alphabet != ALPHABET_1995 && i + 1 < spelling->count)
			one = reformed(alphabet, c, spelling->c[i + 1]);
		c = one ? one : styled(walk, c);
		strbuf_add_codepoint(walk->out, spelling->upper[i] ? letter_upper(c) : c);
		i += one != 0;
	}
}

static void respell_latin(const struct script_word *word, struct script_spelling *spelling)
{
	for (spelling->count = 0; spelling->count < word->count; spelling->count++) {
		spelling->c[spelling->count] = word->c[spelling->count];
		spelling->upper[spelling->count] = word->upper[spelling->count];
	}
}

/* Why a word stays as it is, or NULL. */
static const char *reason_to_keep(const struct walk *walk, const struct taken *taken)
{
	if (taken->too_long)
		return "long";
	if (taken->latin && taken->cyrillic)
		return "mixed";
	if (!walk->made->from_latin)
		return taken->cyrillic ? NULL : "foreign";
	if (taken->cyrillic || taken->foreign)
		return "foreign";
	if (!walk->made->to_latin && numeral_is_roman(walk->text, walk->at, taken->end))
		return "numeral";
	return NULL;
}

static void write_word(struct walk *walk, const struct taken *taken)
{
	const struct transliterator *made = walk->made;
	size_t from = walk->at, written = walk->out->bytes;
	struct script_spelling spelling;
	bool exceptional = false;
	const char *kept = reason_to_keep(walk, taken);

	if (made->to_latin && !made->from_latin && numeral_write_roman(walk->text, from, taken->end, walk->out)) {
		report(walk, "numeral", from, taken->end, written);
		walk->at = taken->end;
		return;
	}
	if (!kept && made->from_latin && made->to_latin)
		respell_latin(&taken->word, &spelling);
	else if (!kept && !script_word_convert(&taken->word, made->from_latin ? TO_CYRILLIC : TO_LATIN,
					       made->exceptions,
					       made->options.abbreviations == ABBREVIATIONS_MIXED, &spelling,
					       &exceptional))
		kept = "foreign";
	if (kept) {
		copy(walk, taken->end);
	} else {
		write_spelling(walk, &spelling);
		walk->at = taken->end;
	}
	report(walk, kept ? kept : exceptional ? "exception" : "letters", from, taken->end, written);
}

static void pass_word(struct walk *walk)
{
	struct taken taken;
	size_t last;

	take_word(walk, &taken);
	if (taken.end == walk->at) /* a mark alone */
		peek(walk, walk->at, &taken.end);
	last = taken.end;
	walk->before = utf8_previous(walk->text, &last);
	write_word(walk, &taken);
}

/* ------------------------------------------------------- what is no letter */

static bool pass_protected(struct walk *walk, uint32_t c)
{
	size_t end;

	if (letter_is(walk->before) && letter_is(c))
		return false;
	/* %zu is a whole one before it is the %z of a date. */
	if (protect_scan(walk->text, walk->at, &end) == PROTECTED_NONE &&
	    !placeholder_scan(walk->text, walk->at, walk->before, &end))
		return false;
	copy(walk, end);
	walk->before = walk->text.data[end - 2] == '\\' ? ' ' : utf8_previous(walk->text, &end);
	return true;
}

/* 2023-yil 19-20-oktabr is 2023 йил 19–20 октябрь. */
static bool pass_date(struct walk *walk, uint32_t c, size_t next)
{
	const char *joint = NULL;
	size_t written = walk->out->bytes, from = walk->at;

	if (walk->made->from_latin == walk->made->to_latin || !is_digit(walk->before))
		return false;
	if (walk->made->from_latin && c == '-')
		joint = numeral_date_joint(walk->text, walk->at, next);
	else if (!walk->made->from_latin && (c == ' ' || c == 0xa0) && numeral_takes_hyphen(walk->text, walk->at, next))
		joint = "-";
	if (!joint)
		return false;
	strbuf_add_string(walk->out, joint);
	walk->at = next;
	walk->before = c;
	report(walk, "date", from, next, written);
	return true;
}

/* The quote of the other script's house style for a double or single one; 0 for what is none. */
static uint32_t house_quote(struct walk *walk, uint32_t c)
{
	bool inner;

	if (walk->made->from_latin)
		return c == 0x201c ? 0xab : c == 0x201d ? 0xbb : c == 0x2018 ? 0x201c : c == 0x2019 ? 0x201d : 0;
	if (c == 0xab || c == 0xbb) {
		inner = c == 0xab ? walk->open_quotes++ > 0 : walk->open_quotes > 0 && --walk->open_quotes > 0;
		return c == 0xab ? (inner ? 0x2018 : 0x201c) : inner ? 0x2019 : 0x201d;
	}
	if (c == 0x201c || c == 0x201e)
		return walk->open_quotes ? 0x2018 : 0x201c;
	return c == 0x201d ? (walk->open_quotes ? 0x2019 : 0x201d) : 0;
}

static void pass_other(struct walk *walk, uint32_t c, size_t next)
{
	uint32_t quote = 0;
	size_t written = walk->out->bytes, from = walk->at;

	if (walk->made->from_latin && apostrophe_is(c) && !walk->judged) {
		size_t behind;

		apostrophe_judge(&walk->judge, walk->before, c, peek(walk, next, &behind));
	}
	walk->judged = false;
	if (c == '\n') {
		walk->judge = (struct apostrophe_judge)APOSTROPHE_JUDGE_INIT;
		walk->open_quotes = 0;
	}
	if (walk->made->options.quotes == QUOTES_HOUSE && walk->made->from_latin != walk->made->to_latin && c >= 0x80)
		quote = house_quote(walk, c);
	if (quote) {
		strbuf_add_codepoint(walk->out, quote);
		walk->at = next;
		report(walk, "quotes", from, next, written);
	} else {
		copy(walk, next);
	}
	walk->before = c;
}

static void step(struct walk *walk)
{
	size_t next;
	uint32_t c = peek(walk, walk->at, &next);

	if (pass_protected(walk, c) || pass_date(walk, c, next))
		return;
	if (letter_is(c) && !apostrophe_is(c))
		pass_word(walk);
	else
		pass_other(walk, c, next);
}

/* Combining marks are met in text from PDF files: й as и and a breve. */
static bool may_be_decomposed(struct slice text)
{
	return memchr(text.data, 0xcc, text.bytes) || memchr(text.data, 0xcd, text.bytes);
}

void transliterate(const struct transliterator *transliterator, struct slice text, struct strbuf *out,
		   struct transliterate_changes *changes)
{
	struct strbuf composed = STRBUF_INIT;
	struct walk walk = {
		.made = transliterator,
		.text = text,
		.out = out,
		.changes = changes,
		.judge = APOSTROPHE_JUDGE_INIT,
	};

	if (text.bytes && may_be_decomposed(text)) {
		normal_compose(text, &composed);
		walk.text = strbuf_slice(&composed);
	}
	while (walk.at < walk.text.bytes)
		step(&walk);
	if (changes && composed.bytes) /* the pieces lie in a text that goes away */
		for (size_t i = 0; i < changes->count; i++)
			if (changes->items[i].before.data >= composed.data &&
			    changes->items[i].before.data < composed.data + composed.bytes)
				changes->items[i].before = arena_copy(&changes->arena, changes->items[i].before);
	strbuf_release(&composed);
}
