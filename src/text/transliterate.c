/*
 * transliterate -- walking a text, and deciding what each word is.
 *
 * The walk goes from word to word and copies what stands between. A word is
 * taken with its apostrophes judged (surface.h), weighed (in a passage of another
 * language? foreign? a numeral? mixed?), and either put over by script_word.h or
 * copied as it stands.
 *
 * What became of a word that hangs on nothing around it is remembered in a table
 * of fixed size, as a press text says the same few thousand words over and over.
 */
#include <config.h>

#include "text/transliterate.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/letter.h"
#include "text/letter_model.h"
#include "text/normal.h"
#include "text/numeral.h"
#include "text/passage.h"
#include "text/placeholder.h"
#include "text/protect.h"
#include "text/spelling.h"
#include "text/surface.h"

#include <stdlib.h>

/* ---------------------------------------------------------- making and freeing */

/* What is done with a word: the names are for people, and stable. */
enum rule { RULE_LETTERS, RULE_EXCEPTION, RULE_NUMERAL, RULE_FOREIGN, RULE_PASSAGE, RULE_MIXED, RULE_LONG };

static const char *const rule_names[] = {
	[RULE_LETTERS] = "letters", [RULE_EXCEPTION] = "exception", [RULE_NUMERAL] = "numeral",
	[RULE_FOREIGN] = "foreign", [RULE_PASSAGE] = "passage",	    [RULE_MIXED] = "mixed",
	[RULE_LONG] = "long",
};

#define CACHE_SLOTS 16384 /* a power of two */
#define CACHED_BYTES 77	 /* of a word and of what it became */

struct cached {
	uint8_t surface_bytes, spelling_bytes, rule;
	char bytes[CACHED_BYTES];
};

struct transliterator {
	struct transliterate_options options;
	bool from_latin, to_latin;
	struct exceptions *exceptions;
	const struct letter_model *latin_letters, *cyrillic_letters;
	struct passages passages;
	struct hash_key key;
	struct cached *cache;
};

static void refuse_row(void *context, const char *file, size_t line, const char *why)
{
	struct error *first = context;

	if (!error_is_set(first))
		error_at(first, ERROR_FORMAT, file, line, "%s", why);
}

/* The workspace's own rows, which win over ours; a bad one is an error, as a name would be misspelt by it. */
static bool add_own_exceptions(struct exceptions *exceptions, const struct transliterate_options *options,
			       struct error *err)
{
	struct strbuf table = STRBUF_INIT;
	struct error bad = ERROR_INIT;
	struct data_report report = { refuse_row, &bad };
	char *path;
	bool done = true;

	if (!options->data_folder)
		return true;
	path = path_join(options->data_folder, "uz-exceptions.tsv");
	if (file_exists(path)) {
		done = file_read(path, FILE_LIMIT_BYTES, &table, err);
		if (done)
			exceptions_add(exceptions, strbuf_slice(&table), path, &report);
	}
	if (error_is_set(&bad)) {
		done = false;
		if (err)
			error_move(err, &bad);
		error_clear(&bad);
	}
	free(path);
	strbuf_release(&table);
	return done;
}

static bool can_be_made(const struct language *from, const struct language *to)
{
	return (from == &language_uz && (to == &language_uz || to == &language_uz_cyrl)) ||
	       (from == &language_uz_cyrl && to == &language_uz);
}

struct transliterator *transliterator_new(const struct language *from, const struct language *to,
					  const struct transliterate_options *options, struct error *err)
{
	static const struct transliterate_options defaults = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *made;

	if (!can_be_made(from, to)) {
		error_set(err, ERROR_UNSUPPORTED,
			  _("cannot transliterate from '%s' to '%s': only between the scripts of Uzbek"), from->tag,
			  to->tag);
		return NULL;
	}
	made = alloc_zeroed(1, sizeof(*made));
	made->options = options ? *options : defaults;
	made->from_latin = from == &language_uz;
	made->to_latin = to == &language_uz;
	made->exceptions = exceptions_builtin();
	made->latin_letters = letter_model_builtin(SCRIPT_LATIN);
	made->cyrillic_letters = letter_model_builtin(SCRIPT_CYRILLIC);
	made->key = hash_key_random();
	made->cache = alloc_zeroed(CACHE_SLOTS, sizeof(*made->cache));
	if (add_own_exceptions(made->exceptions, &made->options, err))
		return made;
	transliterator_free(made);
	return NULL;
}

void transliterator_free(struct transliterator *transliterator)
{
	if (!transliterator)
		return;
	exceptions_free(transliterator->exceptions);
	passages_release(&transliterator->passages);
	free(transliterator->cache);
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
	struct transliterator *made;
	struct surface_reader reader; /* holds the text */
	size_t at;
	uint32_t before; /* the character before `at` */
	struct strbuf *out;
	struct transliterate_changes *changes; /* or NULL */
	size_t foreign_end;   /* behind the foreign word that was left alone last, and the numbers tied to it */
	size_t passage;	      /* the first that does not end before `at` */
	bool judged;	      /* the mark at `at` is a quote, as was found at a word's end */
	unsigned open_quotes; /* guillemets, when they are put over */
};

static struct slice text_of(const struct walk *walk)
{
	return walk->reader.text;
}

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
		.before = slice_part(text_of(walk), from, to),
		.after = arena_copy(&changes->arena, after),
	};
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

/* The KR of ISO-2022-KR, the R of KOI8-R: capitals tied to a foreign word. */
static bool is_tied_to_foreign(const struct walk *walk, const struct surface *surface)
{
	size_t at = walk->foreign_end;

	if (at == 0 || at >= walk->at || walk->before != '-')
		return false;
	while (at < walk->at && (is_digit((unsigned char)text_of(walk).data[at]) || text_of(walk).data[at] == '-'))
		at++;
	return at == walk->at && surface->word.upper[0] &&
	       (surface->word.count == 1 || script_word_is_capitals(&surface->word));
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

/* Puts the word over, or leaves it; the rule tells which. */
static enum rule write_word(struct walk *walk, const struct surface *surface)
{
	const struct transliterator *made = walk->made;
	struct script_spelling spelling;
	bool exceptional = false;
	enum rule rule = reason_to_keep(walk, surface);

	if (made->to_latin && !made->from_latin &&
	    numeral_write_roman(text_of(walk), walk->at, surface->end, walk->out)) {
		walk->at = surface->end;
		return RULE_NUMERAL;
	}
	if (rule == RULE_LETTERS && made->from_latin && made->to_latin)
		spelling_of(&surface->word, &spelling);
	else if (rule == RULE_LETTERS &&
		 !script_word_convert(&surface->word, made->from_latin ? TO_CYRILLIC : TO_LATIN, made->exceptions,
				      made->options.abbreviations == ABBREVIATIONS_MIXED, &spelling, &exceptional))
		rule = RULE_FOREIGN;
	if (rule == RULE_LETTERS) {
		spelling_write(&spelling, made->to_latin ? &made->options : NULL, walk->out);
		walk->at = surface->end;
	} else {
		copy(walk, surface->end);
	}
	return exceptional && rule == RULE_LETTERS ? RULE_EXCEPTION : rule;
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

/* ------------------------------------------------------ what is remembered */

/* Bytes of the letter or of the mark inside of words at `at` that the memory knows of; 0 for anything else. */
static inline size_t plain_bytes(struct slice text, size_t at)
{
	unsigned char first = (unsigned char)text.data[at];

	if (first < 0x80)
		return (first | 0x20u) - 'a' < 26 || first == '\'';
	if (at + 1 < text.bytes && ((first >= 0xd0 && first <= 0xd3) || first == 0xca))
		return 2;
	return first == 0xe2 && at + 2 < text.bytes && text.data[at + 1] == '\x80' &&
	       ((unsigned char)text.data[at + 2] == 0x98 || (unsigned char)text.data[at + 2] == 0x99) ? 3 : 0;
}

static bool is_no_letter(uint32_t c)
{
	return !letter_is(c) && !apostrophe_is(c);
}

/* Behind the word stands what cannot make it a part of something else: an address, a number, a compound. */
static bool ends_plainly(struct slice text, size_t at)
{
	char c = at < text.bytes ? text.data[at] : ' ';

	if (c == '\xe2' || c == '\xc2') /* a quotation mark, a dash, an ellipsis; no letters begin so */
		return is_no_letter(utf8_next(text, &at));
	if (c == '.')
		return at + 1 == text.bytes || text.data[at + 1] == ' ' || text.data[at + 1] == '\n';
	return c == ' ' || c == '\n' || c == ',' || c == ';' || c == '!' || c == '?' || c == '"' || c == ')';
}

/* The run of letters at `at` when all that becomes of it hangs on the run alone; else empty. */
static struct slice plain_word(const struct walk *walk)
{
	struct slice text = text_of(walk);
	size_t end = walk->at, bytes;

	if (walk->reader.judge.open || letter_is(walk->before) || is_digit(walk->before) || walk->before == '-' ||
	    walk->before == '_')
		return SLICE_NONE;
	while (end < text.bytes && (bytes = plain_bytes(text, end)) > 0)
		end += bytes;
	if (end - walk->at < 3 || end - walk->at > CACHED_BYTES / 2 || !ends_plainly(text, end))
		return SLICE_NONE;
	return slice_part(text, walk->at, end);
}

static struct cached *find_cached(const struct transliterator *made, struct slice surface)
{
	return &made->cache[hash_bytes(surface, made->key) & (CACHE_SLOTS - 1)];
}

static bool is_cached(const struct cached *cached, struct slice surface)
{
	return cached->surface_bytes == surface.bytes && memcmp(cached->bytes, surface.data, surface.bytes) == 0;
}

static void remember(struct cached *cached, struct slice surface, struct slice spelling, enum rule rule)
{
	if (surface.bytes + spelling.bytes > CACHED_BYTES)
		return;
	cached->surface_bytes = (uint8_t)surface.bytes;
	cached->spelling_bytes = (uint8_t)spelling.bytes;
	cached->rule = (uint8_t)rule;
	memcpy(cached->bytes, surface.data, surface.bytes);
	memcpy(cached->bytes + surface.bytes, spelling.data, spelling.bytes);
}

/* False when the word has to be looked at. */
static bool write_cached(struct walk *walk, const struct cached *cached, struct slice surface)
{
	size_t from = walk->at, written = walk->out->bytes;

	if (!is_cached(cached, surface))
		return false;
	strbuf_add(walk->out, slice_from(cached->bytes + surface.bytes, cached->spelling_bytes));
	walk->at += surface.bytes;
	report(walk, rule_names[cached->rule], from, walk->at, written);
	return true;
}

/* ------------------------------------------------------------------- words */

static void pass_word(struct walk *walk, struct slice plain, struct cached *cached)
{
	struct surface surface;
	size_t from = walk->at, written = walk->out->bytes;
	enum rule rule;

	surface_take(&walk->reader, walk->at, walk->before, &surface);
	if (surface.end == walk->at) /* a mark alone */
		peek(walk, walk->at, &surface.end);
	else if (surface.end < text_of(walk).bytes && text_of(walk).data[surface.end] == '-')
		take_compound(walk, &surface);
	walk->judged = surface.judged;
	rule = write_word(walk, &surface);
	if (rule == RULE_FOREIGN)
		walk->foreign_end = walk->at;
	report(walk, rule_names[rule], from, walk->at, written);
	if (plain.bytes && walk->at == from + plain.bytes && !walk->reader.judge.open)
		remember(cached, plain, slice_part(strbuf_slice(walk->out), written, walk->out->bytes), rule);
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
	report(walk, rule_names[RULE_PASSAGE], from, walk->at, written);
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
	    !placeholder_scan(walk->made->latin_letters, text_of(walk), walk->at, walk->before, &end))
		return false;
	copy(walk, end);
	walk->before = text_of(walk).data[end - 2] == '\\' ? ' ' : utf8_previous(text_of(walk), &end);
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

		apostrophe_judge(&walk->reader.judge, walk->before, c, peek(walk, next, &behind));
	}
	walk->judged = false;
	if (c == '\n') {
		walk->reader.judge = (struct apostrophe_judge)APOSTROPHE_JUDGE_INIT;
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
	struct slice plain = SLICE_NONE;
	struct cached *cached = NULL;
	size_t next;
	uint32_t c = peek(walk, walk->at, &next);
	bool is_word = letter_is(c) && !apostrophe_is(c);

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
	if (is_word)
		plain = plain_word(walk);
	if (plain.bytes) {
		cached = find_cached(walk->made, plain);
		if (write_cached(walk, cached, plain)) {
			set_before(walk);
			return;
		}
	}
	if (pass_protected(walk, c) || pass_date(walk, c, next))
		return;
	if (is_word) {
		pass_word(walk, plain, cached);
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

/* Puts the text in NFC, with the place that each byte came from. */
static size_t *compose(struct slice text, struct strbuf *composed)
{
	struct normal_reader reader;
	size_t *places = NULL, capacity = 0, from, count = 0;
	uint32_t c;

	normal_reader_init(&reader, text);
	while (normal_next(&reader, &c, &from)) {
		strbuf_add_codepoint(composed, c);
		ARRAY_RESERVE(places, composed->bytes, capacity);
		while (count < composed->bytes)
			places[count++] = from;
	}
	return places;
}

static void walk_text(struct transliterator *transliterator, struct slice text, struct strbuf *out,
		      struct transliterate_changes *changes)
{
	struct walk walk = {
		.made = transliterator,
		.reader = { .text = text,
			    .from_latin = transliterator->from_latin,
			    .c_is_ch = transliterator->options.from_alphabet == ALPHABET_2023,
			    .exceptions = transliterator->exceptions,
			    .letters = transliterator->latin_letters,
			    .judge = APOSTROPHE_JUDGE_INIT },
		.out = out,
		.changes = changes,
	};

	if (!transliterator->from_latin)
		passages_find(transliterator->cyrillic_letters, SCRIPT_CYRILLIC, NULL, text,
			      &transliterator->passages);
	else if (!walk.reader.c_is_ch) /* else c says nothing about the language */
		passages_find(transliterator->latin_letters, SCRIPT_LATIN, transliterator->exceptions, text,
			      &transliterator->passages);
	while (walk.at < text.bytes)
		step(&walk);
}

void transliterate(struct transliterator *transliterator, struct slice text, struct strbuf *out,
		   struct transliterate_changes *changes)
{
	struct strbuf composed = STRBUF_INIT;
	size_t first = changes ? changes->count : 0;
	size_t *places;

	if (!text.bytes || !may_be_decomposed(text)) {
		walk_text(transliterator, text, out, changes);
		return;
	}
	places = compose(text, &composed);
	walk_text(transliterator, strbuf_slice(&composed), out, changes);
	if (changes)
		tell_in_original(text, &composed, places, changes, first);
	free(places);
	strbuf_release(&composed);
}
