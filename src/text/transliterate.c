/*
 * transliterate -- walking a text, and deciding what each word is.
 *
 * The walk goes from word to word and copies what stands between. A word is
 * taken with its apostrophes judged (surface.h), weighed (in a passage of another
 * language? foreign? a numeral? mixed?), and either put over by script_word.h or
 * copied as it stands.
 *
 * What became of a word that hangs on nothing around it is remembered
 * (word_cache.h), unless changes are to be told.
 */
#include <config.h>

#include "text/transliterate.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/letter.h"
#include "text/mixed.h"
#include "text/normal.h"
#include "text/numeral.h"
#include "text/placeholder.h"
#include "text/protect.h"
#include "text/spelling.h"
#include "text/surface.h"
#include "text/transliterator.h"

#include <stdlib.h>

/* What is done with a word: the names are for people, and stable. */
enum rule {
	RULE_LETTERS,
	RULE_ALPHABET,
	RULE_EXCEPTION,
	RULE_NUMERAL,
	RULE_FOREIGN,
	RULE_PASSAGE,
	RULE_MIXED,
	RULE_LONG,
};

static const char *const rule_names[] = {
	[RULE_LETTERS] = "letters", [RULE_ALPHABET] = "alphabet", [RULE_EXCEPTION] = "exception",
	[RULE_NUMERAL] = "numeral", [RULE_FOREIGN] = "foreign",	  [RULE_PASSAGE] = "passage",
	[RULE_MIXED] = "mixed",	    [RULE_LONG] = "long",
};

void transliterate_changes_release(struct transliterate_changes *changes)
{
	free(changes->items);
	arena_release(&changes->arena);
	*changes = (struct transliterate_changes)TRANSLITERATE_CHANGES_INIT;
}

/* ---------------------------------------------------------------- the walk */

struct walk {
	struct transliterator *made;
	struct surface_reader reader; /* holds the text */
	size_t at;
	uint32_t before; /* the character before `at` */
	struct strbuf *out;
	struct transliterate_changes *changes; /* or NULL */
	size_t foreign_end;   /* behind the foreign word that was left alone last, and the numbers tied to it */
	const struct transliterate_kept *kept, *kept_end; /* not yet behind `at` */
	size_t passage;	      /* the first that does not end before `at` */
	bool judged;	      /* the mark at `at` is a quote, as was found at a word's end */
	unsigned open_quotes; /* when they are put over: guillemets, and in Latin double ones */
	bool single_open;
};

static struct slice text_of(const struct walk *walk)
{
	return walk->reader.text;
}

static struct transliterate_change *add_change(struct walk *walk, const char *rule, size_t from, size_t to,
					       struct slice after)
{
	struct transliterate_changes *changes = walk->changes;
	struct transliterate_change *change;

	ARRAY_GROW(changes->items, changes->count, changes->capacity);
	change = &changes->items[changes->count++];
	*change = (struct transliterate_change){
		.rule = rule,
		.offset = from,
		.before = slice_part(text_of(walk), from, to),
		.after = arena_copy(&changes->arena, after),
	};
	return change;
}

/* What was written since `written` stands for [from, walk->at). */
static void report(struct walk *walk, const char *rule, size_t from, size_t written)
{
	if (walk->changes)
		add_change(walk, rule, from, walk->at, slice_part(strbuf_slice(walk->out), written, walk->out->bytes));
}

static void copy(struct walk *walk, size_t to)
{
	strbuf_add(walk->out, slice_part(text_of(walk), walk->at, to));
	walk->at = to;
}

static uint32_t peek(const struct walk *walk, size_t at, size_t *next)
{
	*next = at;
	return at < walk->reader.text.bytes ? utf8_next(walk->reader.text, next) : 0;
}

static bool is_digit(uint32_t c)
{
	return c - '0' < 10;
}

/* ----------------------------------------------------------- writing words */

/* Longer ones may be words of ours. */
#define TIED_LETTERS_MAX 3

/* The KR of ISO-2022-KR, the Fi of Wi-Fi: capitals, and short words with a capital, that are tied to a foreign word. */
static bool is_tied_to_foreign(const struct walk *walk, const struct surface *surface)
{
	size_t at = walk->foreign_end;

	if (at == 0 || at >= walk->at || walk->before != '-')
		return false;
	while (at < walk->at && (is_digit((unsigned char)text_of(walk).data[at]) || text_of(walk).data[at] == '-'))
		at++;
	return at == walk->at && surface->word.upper[0] &&
	       (surface->word.count <= TIED_LETTERS_MAX || script_word_is_capitals(&surface->word));
}

/* Why a word stays as it is; RULE_LETTERS when it does not. */
static enum rule reason_to_keep(const struct walk *walk, const struct surface *surface)
{
	if (surface->too_long)
		return RULE_LONG;
	if (surface->latin && surface->cyrillic)
		return RULE_MIXED;
	if (!walk->made->from_latin)
		return surface->cyrillic ? RULE_LETTERS : RULE_FOREIGN;
	if (surface->cyrillic || surface->foreign || is_tied_to_foreign(walk, surface))
		return RULE_FOREIGN;
	if (!walk->made->to_latin && numeral_is_roman(text_of(walk), walk->at, surface->end))
		return RULE_NUMERAL;
	return RULE_LETTERS;
}

static bool write_spelling(struct walk *walk, const struct script_spelling *spelling)
{
	struct spelling_style latin = { walk->made->options.apostrophes, walk->made->to_alphabet };

	return spelling_write(spelling, walk->made->to_latin ? &latin : NULL, walk->out);
}

/* Puts the word over, or leaves it; the rule tells which. */
static enum rule write_word(struct walk *walk, const struct surface *surface)
{
	const struct transliterator *made = walk->made;
	bool same_script = made->from_latin == made->to_latin, reformed = false;
	struct script_spelling spelling;
	bool exceptional = false;
	enum rule rule = reason_to_keep(walk, surface);

	if (made->to_latin && !made->from_latin &&
	    numeral_write_roman(text_of(walk), walk->at, surface->end, walk->out)) {
		walk->at = surface->end;
		return RULE_NUMERAL;
	}
	if (rule == RULE_LETTERS && same_script)
		spelling_of(&surface->word, &spelling);
	else if (rule == RULE_LETTERS &&
		 !script_word_convert(&surface->word, made->from_latin ? TO_CYRILLIC : TO_LATIN, made->exceptions,
				      made->options.abbreviations == ABBREVIATIONS_MIXED, &spelling, &exceptional))
		rule = RULE_FOREIGN;
	if (rule == RULE_LETTERS) {
		reformed = write_spelling(walk, &spelling);
		walk->at = surface->end;
	} else {
		copy(walk, surface->end);
	}
	if (rule != RULE_LETTERS)
		return rule;
	if (same_script)
		return reformed || surface->reformed ? RULE_ALPHABET : RULE_LETTERS;
	return exceptional ? RULE_EXCEPTION : RULE_LETTERS;
}

/* A word with a hyphen is looked up whole, then in parts: konferens-zal. */
static void take_compound(struct walk *walk, struct surface *surface)
{
	struct apostrophe_judge judge = walk->reader.judge;
	struct surface whole = *surface;

	if (surface_take_more(&walk->reader, &whole) &&
	    script_word_is_compound(&whole.word, walk->made->from_latin ? TO_CYRILLIC : TO_LATIN,
				    walk->made->exceptions))
		*surface = whole;
	else
		walk->reader.judge = judge;
}

static void set_before(struct walk *walk)
{
	size_t last = walk->at;

	walk->before = utf8_previous(text_of(walk), &last);
}

/* ------------------------------------------------------------- telling why */

static void tell_case(struct walk *walk, const struct surface *surface, size_t from)
{
	struct strbuf mended = STRBUF_INIT;
	struct script_spelling spelling;

	spelling_of(&surface->word, &spelling);
	spelling_write(&spelling, &(struct spelling_style){ APOSTROPHES_LETTER, NULL }, &mended);
	add_change(walk, "case", from, surface->end, strbuf_slice(&mended))->detail = true;
	strbuf_release(&mended);
}

/* Marks that were not what they stand for, and a tutuq at the word's end. */
static void tell_marks(struct walk *walk, const struct surface *surface)
{
	const struct transliterator *made = walk->made;

	for (size_t i = 0; i < surface->mark_count; i++) {
		const struct surface_mark *mark = &surface->marks[i];
		struct strbuf after = STRBUF_INIT;

		if (mark->letter)
			strbuf_add_codepoint(&after, made->to_latin ? spelling_mark(made->options.apostrophes, mark->letter)
								    : mark->letter);
		if (mark->final || !slice_equal(slice_part(text_of(walk), mark->at, mark->at + mark->bytes),
						strbuf_slice(&after)))
			add_change(walk, "apostrophe", mark->at, mark->at + mark->bytes, strbuf_slice(&after))->detail =
				true;
		strbuf_release(&after);
	}
}

static void tell_repair(struct walk *walk, struct transliterate_change *change)
{
	struct strbuf repaired = STRBUF_INIT;
	size_t touched;

	if (mixed_repair(change->before, walk->made->from_latin ? &language_uz : &language_uz_cyrl, &repaired, &touched))
		change->repair = arena_copy(&walk->changes->arena, strbuf_slice(&repaired));
	strbuf_release(&repaired);
}

static void tell_word(struct walk *walk, enum rule rule, const struct surface *surface, bool mended, size_t from,
		      size_t written)
{
	struct slice after = slice_part(strbuf_slice(walk->out), written, walk->out->bytes);
	bool same_script = walk->made->from_latin == walk->made->to_latin;

	if (rule != RULE_LETTERS || !same_script) {
		struct transliterate_change *change = add_change(walk, rule_names[rule], from, walk->at, after);

		if (rule == RULE_MIXED)
			tell_repair(walk, change);
	}
	if (rule != RULE_LETTERS && rule != RULE_EXCEPTION && rule != RULE_ALPHABET)
		return;
	if (mended)
		tell_case(walk, surface, from);
	tell_marks(walk, surface);
}

/* ------------------------------------------------------------------- words */

static void pass_word(struct walk *walk, struct slice plain)
{
	struct surface surface;
	size_t from = walk->at, written = walk->out->bytes;
	bool mended;
	enum rule rule;

	surface_take(&walk->reader, walk->at, walk->before, &surface);
	if (surface.end == walk->at) /* a mark alone */
		peek(walk, walk->at, &surface.end);
	else if (surface.end < text_of(walk).bytes && text_of(walk).data[surface.end] == '-')
		take_compound(walk, &surface);
	walk->judged = surface.judged;
	mended = walk->made->from_latin && surface_mend_case(&surface.word);
	rule = write_word(walk, &surface);
	if (rule == RULE_FOREIGN)
		walk->foreign_end = walk->at;
	if (walk->changes)
		tell_word(walk, rule, &surface, mended, from, written);
	if (plain.bytes && walk->at == from + plain.bytes && !walk->reader.judge.open)
		word_cache_add(walk->made->cache, plain,
			       slice_part(strbuf_slice(walk->out), written, walk->out->bytes));
}

/* False when the word has to be looked at. */
static bool write_cached(struct walk *walk, struct slice plain)
{
	struct slice became;

	if (walk->changes || !word_cache_find(walk->made->cache, plain, &became))
		return false;
	strbuf_add(walk->out, became);
	walk->at += plain.bytes;
	return true;
}

/* False where no passage of another language begins. */
static bool pass_passage(struct walk *walk)
{
	const struct passages *passages = &walk->made->passages;
	size_t from = walk->at, written = walk->out->bytes;

	while (walk->passage < passages->count && passages->items[walk->passage].to <= walk->at)
		walk->passage++;
	if (walk->passage == passages->count || passages->items[walk->passage].from > walk->at)
		return false;
	copy(walk, passages->items[walk->passage].to);
	walk->foreign_end = walk->at;
	report(walk, rule_names[RULE_PASSAGE], from, written);
	return true;
}

/* False where nothing is kept, as the caller said. */
static bool pass_kept(struct walk *walk)
{
	size_t from = walk->at, written = walk->out->bytes;

	while (walk->kept < walk->kept_end && walk->kept->to <= walk->at)
		walk->kept++;
	if (walk->kept == walk->kept_end || walk->kept->from > walk->at)
		return false;
	copy(walk, walk->kept->to);
	walk->foreign_end = walk->at;
	walk->judged = false;
	report(walk, rule_names[RULE_PASSAGE], from, written);
	return true;
}

/* ------------------------------------------------------- what is no letter */

static bool pass_protected(struct walk *walk, uint32_t c)
{
	size_t end;

	if (letter_is(walk->before) && letter_is(c))
		return false;
	/* %zu is a whole one before it is the %z of a date. */
	if (protect_scan(text_of(walk), walk->at, &end) == PROTECTED_NONE &&
	    !placeholder_scan(walk->made->letters[SCRIPT_LATIN], text_of(walk), walk->at, walk->before, &end))
		return false;
	copy(walk, end);
	walk->before = text_of(walk).data[end - 2] == '\\' ? ' ' : utf8_previous(text_of(walk), &end);
	return true;
}

/* 21-asr is XXI аср. */
static bool pass_century(struct walk *walk, uint32_t c)
{
	size_t from = walk->at, written = walk->out->bytes, end;

	if (!walk->made->from_latin || walk->made->to_latin || !is_digit(c) || letter_is(walk->before) ||
	    is_digit(walk->before) || !numeral_write_century(text_of(walk), walk->at, walk->out, &end))
		return false;
	walk->at = end;
	walk->before = ' ';
	report(walk, "numeral", from, written);
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
		joint = numeral_date_joint(text_of(walk), walk->at, next);
	else if (!walk->made->from_latin && (c == ' ' || c == 0xa0) && numeral_takes_hyphen(text_of(walk), walk->at, next))
		joint = "-";
	if (!joint)
		return false;
	strbuf_add_string(walk->out, joint);
	walk->at = next;
	walk->before = c;
	report(walk, "date", from, written);
	return true;
}

/* A closing mark behind a number may be that of inches or minutes, an apostrophe between letters none. */
static uint32_t quote_of_latin(struct walk *walk, uint32_t c, uint32_t after)
{
	bool opened = walk->open_quotes > 0;

	switch (c) {
	case 0x201c:
		walk->open_quotes++;
		return 0xab;
	case 0x201d:
		walk->open_quotes -= opened;
		return opened || !is_digit(walk->before) ? 0xbb : 0;
	case 0x2018:
		walk->single_open = true;
		return 0x201c;
	case 0x2019:
		if (!walk->single_open || letter_is(after))
			return 0;
		walk->single_open = false;
		return 0x201d;
	default:
		return 0;
	}
}

static uint32_t quote_of_cyrillic(struct walk *walk, uint32_t c)
{
	bool inner;

	if (c == 0xab || c == 0xbb) {
		inner = c == 0xab ? walk->open_quotes++ > 0 : walk->open_quotes > 0 && --walk->open_quotes > 0;
		return c == 0xab ? (inner ? 0x2018 : 0x201c) : inner ? 0x2019 : 0x201d;
	}
	if (c == 0x201c || c == 0x201e)
		return walk->open_quotes ? 0x2018 : 0x201c;
	return c == 0x201d ? (walk->open_quotes ? 0x2019 : 0x201d) : 0;
}

/* The quote of the other script's house style for the double or single one before `next`; 0 for what stays. */
static uint32_t house_quote(struct walk *walk, uint32_t c, size_t next)
{
	size_t behind;

	if (walk->made->options.quotes != QUOTES_HOUSE || walk->made->from_latin == walk->made->to_latin || c < 0x80)
		return 0;
	return walk->made->from_latin ? quote_of_latin(walk, c, peek(walk, next, &behind)) : quote_of_cyrillic(walk, c);
}

static void forget_line(struct walk *walk)
{
	walk->reader.judge = (struct apostrophe_judge)APOSTROPHE_JUDGE_INIT;
	walk->open_quotes = 0;
	walk->single_open = false;
}

static void pass_other(struct walk *walk, uint32_t c, size_t next)
{
	uint32_t quote;
	size_t written = walk->out->bytes, from = walk->at;

	if (walk->made->from_latin && apostrophe_is(c) && !walk->judged) {
		size_t behind;

		apostrophe_judge(&walk->reader.judge, walk->before, c, peek(walk, next, &behind));
	}
	walk->judged = false;
	if (c == '\n')
		forget_line(walk);
	quote = house_quote(walk, c, next);
	if (quote) {
		strbuf_add_codepoint(walk->out, quote);
		walk->at = next;
		report(walk, "quotes", from, written);
	} else {
		copy(walk, next);
	}
	walk->before = c;
}

static void step(struct walk *walk)
{
	struct slice plain = SLICE_NONE;
	size_t next;
	uint32_t c = peek(walk, walk->at, &next);
	bool is_word = letter_is(c) && !apostrophe_is(c);

	if (pass_kept(walk)) {
		set_before(walk);
		return;
	}
	if (c == ' ' && !is_digit(walk->before)) {
		strbuf_add_byte(walk->out, ' ');
		walk->at = next;
		walk->before = ' ';
		return;
	}
	if (is_word && pass_passage(walk)) {
		set_before(walk);
		return;
	}
	if (is_word && !walk->reader.judge.open)
		plain = word_cache_plain(text_of(walk), walk->at, walk->before);
	if (plain.bytes && write_cached(walk, plain)) {
		set_before(walk);
		return;
	}
	if (pass_protected(walk, c) || pass_century(walk, c) || pass_date(walk, c, next))
		return;
	if (is_word) {
		pass_word(walk, plain);
		set_before(walk);
	} else {
		pass_other(walk, c, next);
	}
}

/* Combining marks are met in text from PDF files: й as и and a breve. */
static bool may_be_decomposed(struct slice text)
{
	return memchr(text.data, 0xcc, text.bytes) || memchr(text.data, 0xcd, text.bytes);
}

/* Changes that were found in the composed text, told in the text that was given. */
static void tell_in_original(struct slice text, const struct strbuf *composed, const size_t *places,
			     struct transliterate_changes *changes, size_t first)
{
	for (size_t i = first; i < changes->count; i++) {
		struct transliterate_change *change = &changes->items[i];
		size_t end = change->offset + change->before.bytes;

		change->before = slice_part(text, places[change->offset],
					    end < composed->bytes ? places[end] : text.bytes);
		change->offset = places[change->offset];
	}
}

static void find_passages(struct transliterator *made, struct slice text)
{
	struct passage_reader latin = { made->letters[SCRIPT_LATIN], SCRIPT_LATIN, made->exceptions, made->from_alphabet };
	struct passage_reader cyrillic = { .model = made->letters[SCRIPT_CYRILLIC], .script = SCRIPT_CYRILLIC };

	/* Where c is ch it says nothing about the language. */
	if (!made->from_latin)
		passages_find(&cyrillic, text, &made->passages);
	else if (!alphabet_has_c(made->from_alphabet))
		passages_find(&latin, text, &made->passages);
}

static void walk_text(struct transliterator *transliterator, struct slice text,
		      const struct transliterate_kept *kept, size_t kept_count, struct strbuf *out,
		      struct transliterate_changes *changes)
{
	struct walk walk = {
		.made = transliterator,
		.reader = { .text = text,
			    .from_latin = transliterator->from_latin,
			    .alphabet = transliterator->from_alphabet,
			    .exceptions = transliterator->exceptions,
			    .letters = transliterator->letters[SCRIPT_LATIN],
			    .judge = APOSTROPHE_JUDGE_INIT },
		.kept = kept,
		.kept_end = kept ? kept + kept_count : NULL,
		.out = out,
		.changes = changes,
	};

	find_passages(transliterator, text);
	while (walk.at < text.bytes)
		step(&walk);
}

/* Both are in order. */
static struct transliterate_kept *keep_in_composed(const struct strbuf *composed, const size_t *places,
						   const struct transliterate_kept *kept, size_t count)
{
	struct transliterate_kept *moved = alloc_zeroed(count + 1, sizeof(*moved));
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		while (at < composed->bytes && places[at] < kept[i].from)
			at++;
		moved[i].from = at;
		while (at < composed->bytes && places[at] < kept[i].to)
			at++;
		moved[i].to = at;
	}
	return moved;
}

void transliterate_around(struct transliterator *transliterator, struct slice text,
			  const struct transliterate_kept *kept, size_t kept_count, struct strbuf *out,
			  struct transliterate_changes *changes)
{
	struct transliterate_kept *moved;
	struct strbuf composed = STRBUF_INIT;
	size_t first = changes ? changes->count : 0;
	size_t *places;

	if (!text.bytes || !may_be_decomposed(text)) {
		walk_text(transliterator, text, kept, kept_count, out, changes);
		return;
	}
	places = normal_compose_placed(text, &composed);
	moved = keep_in_composed(&composed, places, kept, kept_count);
	walk_text(transliterator, strbuf_slice(&composed), moved, kept_count, out, changes);
	free(moved);
	if (changes)
		tell_in_original(text, &composed, places, changes, first);
	free(places);
	strbuf_release(&composed);
}

void transliterate(struct transliterator *transliterator, struct slice text, struct strbuf *out,
		   struct transliterate_changes *changes)
{
	transliterate_around(transliterator, text, NULL, 0, out, changes);
}
