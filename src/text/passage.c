/*
 * passage -- the cheapest way through two languages.
 *
 * Viterbi's algorithm with two states, line by line. A word keeps how it was
 * cheapest to come to it in either state; at the end of the line the better one
 * is followed back.
 */
#include <config.h>

#include "text/passage.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"
#include "text/protect.h"
#include "text/uzbek_tail.h"

#include <limits.h>
#include <stdlib.h>

enum state { UZBEK, FOREIGN, STATES };

struct passage_word {
	size_t from, to;
	int points;
	bool small;    /* without capitals */
	bool certain;  /* foreign without doubt */
	bool telling;  /* a letter that Uzbek does not have */
	bool frequent; /* one of the words that the model knows */
	bool first;    /* in a line or sentence: there any word has a capital */
	bool edge,
		quote; /* in the gap before it languages are likely to change; a quotation mark stands in it */
	bool near;     /* nothing but one space, hyphen or slash stands before it */
	enum state came_from[STATES]; /* the state before, when this word is in that state */
};

/* All in quarters, as the points are. */
struct weights {
	int enter, enter_at_edge;     /* what it costs to go over to the other language */
	int leave, leave_at_edge;     /* and to come back */
	int certain, certain_capital; /* points from which a word is foreign without doubt */
	int certain_sum;	      /* points of small words together that leave no doubt */
	int telling;		      /* points for a letter that Uzbek does not have */
	int frequent; /* and for a frequent word of the other language that is none of Uzbek's */
	int title;    /* points for a frequent one in a name of several words */
	size_t words_min;
};

static const struct weights weights_of[] = {
	[SCRIPT_LATIN] = { 38, 28, 16, 12, 24, 32, 40, 16, 24, 16, 1 },
	[SCRIPT_CYRILLIC] = { 60, 40, 24, 12, 32, 1000, 64, 16, 16, 0, 2 },
};

/* A word says no more than this, so that one does not outweigh a sentence. */
#define POINTS_OF_WORD_MAX 64

/* A frequent word of the other language that is none of Uzbek's: the, with. */
#define FREQUENT_POINTS 28

/* With less, a word at the rim of a passage is left out of it. */
#define RIM_POINTS 24
#define RIM_POINTS_AT_EDGE 6
#define RIM_POINTS_OF_CAPITAL (-5)
#define RIM_POINTS_OF_FIRST 6
#define RIM_POINTS_BEFORE_TITLE 4 /* the first of a line, with more of a name behind it: Save the Children */

/* Up to here points of a capitalised word count half; hardly a name has more. */
#define POINTS_OF_NAME 40

#define SURELY_UZBEK (-16)

/* Longer words are not looked up. */
#define LOAN_BYTES_MAX 32

/* Words behind a passage that may still belong to its quotation. */
#define QUOTED_WORDS 3

void passages_release(struct passages *passages)
{
	free(passages->items);
	free(passages->words);
	*passages = (struct passages)PASSAGES_INIT;
}

/* ----------------------------------------------------------------- reading */

struct reading {
	const struct letter_model *model;
	const struct weights *weights;
	const struct exceptions *loans; /* or NULL */
	enum script script;
	const struct alphabet *alphabet;
	struct slice text;
	struct passages *passages;
	bool first;	  /* the next word is the first of a line or sentence */
	bool edge, quote; /* of the gap before the next word */
	size_t gap; /* characters in it; more than there are when one of them is no space, hyphen or slash */
	size_t following; /* where the passage begins that was found last: they are found from the end on */
};

static uint32_t peek(struct slice text, size_t at, size_t *next)
{
	*next = at;
	return at < text.bytes ? utf8_next(text, next) : 0;
}

/* What a word of an address, an option or an identifier touches. */
static bool is_machine(uint32_t c)
{
	return c < 0x80 && c && strchr("@/\\_=<>{}$%#&~+*", (int)c);
}

/* :attribute, a placeholder. */
static bool is_behind_colon(struct slice text, size_t from)
{
	return from > 0 && text.data[from - 1] == ':' && (from == 1 || text.data[from - 2] == ' ');
}

/* Brackets and the ends of sentences. */
static bool is_edge(uint32_t c)
{
	return c == '(' || c == ')' || c == '[' || c == ']' || c == ':' || c == '.' || c == '!' || c == '?' ||
	       c == ';';
}

/* What a word looks like besides its letters. */
struct looks {
	size_t letters, capitals;
	bool starts_capital;
	bool foreign; /* a letter that Uzbek does not have */
	bool other_script;
	bool frequent; /* a word that is hardly a name, whatever its case */
};

/* Letters that stand in no Uzbek word. c may be half of ch. */
static bool is_telling(enum script script, uint32_t small, uint32_t after)
{
	if (script == SCRIPT_LATIN)
		return small == 'w' || (small == 'c' && (after | 0x20) != 'h') ||
		       (small == 'p' && after == 'h');
	return small == 0x44b || small == 0x449; /* ы щ */
}

static int weigh(const struct reading *reading, const struct looks *looks, int points)
{
	if (looks->starts_capital && !looks->frequent && !looks->foreign && points > 0)
		points -= (points < POINTS_OF_NAME ? points + 1 : POINTS_OF_NAME) / 2;
	if (looks->letters == 1)
		return points / 2; /* a, I: names of things as well */
	if (looks->frequent && points >= FREQUENT_POINTS)
		points += reading->weights->frequent;
	else if (looks->foreign)
		points += reading->weights->telling;
	if (points > POINTS_OF_WORD_MAX)
		return POINTS_OF_WORD_MAX;
	return points < -POINTS_OF_WORD_MAX ? -POINTS_OF_WORD_MAX : points;
}

/* Shorter ones are numbered things: a-b. */
#define JOINED_LETTERS_MIN 3

/* e-mail, x-ray: one letter before the hyphen, as no Uzbek word has it, and behind it one that leans to the other language. */
static void join_letter(const struct reading *reading, struct passage_word *letter, struct passage_word *word)
{
	size_t before = letter->from;
	uint32_t c = before > 0 ? utf8_previous(reading->text, &before) : ' ';

	if (reading->script != SCRIPT_LATIN || letter->to - letter->from != 1 || word->from != letter->to + 1 ||
	    reading->text.data[letter->to] != '-' || word->to - word->from < JOINED_LETTERS_MIN ||
	    word->points <= 0 || letter_is(c) || (c >= '0' && c <= '9') || c == '-')
		return;
	letter->points = RIM_POINTS;
	word->points = POINTS_OF_WORD_MAX;
	word->certain = true;
}

/* What a word says beside the one before it. */
static void look_back(const struct reading *reading, struct passage_word *word)
{
	struct passage_word *before = word - 1;

	join_letter(reading, before, word);
	/* Open Society: names as they are written in Uzbek are hardly made of English words. */
	if (word->near && !word->small && !before->small && word->points > 0 && before->points > 0 &&
	    (word->frequent || before->frequent))
		word->points += reading->weights->title;
}

static void add_word(struct reading *reading, size_t from, size_t to, const struct looks *looks, int points)
{
	struct passages *passages = reading->passages;
	struct slice text = reading->text;
	size_t before = from, behind;
	bool machine = (from > 0 && is_machine(utf8_previous(text, &before))) ||
		       is_machine(peek(text, to, &behind)) || is_behind_colon(text, from);
	bool small = !looks->starts_capital && looks->capitals == 0;

	points = machine || looks->other_script || (looks->capitals >= 2 && looks->capitals == looks->letters)
			 ? 0 /* also an abbreviation, of whatever language */
			 : weigh(reading, looks, points);
	ARRAY_GROW(passages->words, passages->word_count, passages->word_capacity);
	passages->words[passages->word_count++] = (struct passage_word){
		.from = from,
		.to = to,
		.points = points,
		.small = small,
		.certain = (looks->foreign && !looks->other_script && points > 0) ||
			   points >= (small || looks->frequent ? reading->weights->certain
							       : reading->weights->certain_capital),
		.telling = looks->foreign,
		.frequent = looks->frequent && points > 0,
		.first = reading->first,
		.edge = reading->edge || reading->quote || reading->first,
		.quote = reading->quote,
		.near = reading->gap == 1,
	};
	if (passages->word_count > 1)
		look_back(reading, &passages->words[passages->word_count - 1]);
	reading->first = reading->edge = reading->quote = false;
	reading->gap = 0;
}

/* Endings that Uzbek ties to a foreign word with an apostrophe: Twitterʼda, CD'ning. */
static bool is_tied_ending(struct slice text, size_t at)
{
	size_t end = at;

	while (end < text.bytes && text.data[end] >= 'a' && text.data[end] <= 'z')
		end++;
	return end >= at + 2 && uzbek_is_tail(slice_part(text, at, end), false);
}

/* A mark between two letters, or behind o and g, as the letter it stands for; 0 for a quote. */
static uint32_t letter_of_mark(const struct reading *reading, uint32_t before, size_t behind)
{
	size_t next;

	if (reading->script != SCRIPT_LATIN)
		return 0;
	if (before == 'o' || before == 'g')
		return LETTER_OKINA;
	return !is_tied_ending(reading->text, behind) && letter_is(peek(reading->text, behind, &next))
		       ? LETTER_TUTUQ
		       : 0;
}

/* A letter of a proposed alphabet counts as what it stands for; the last of those letters. */
static uint32_t add_reformed(const struct reading *reading, struct letter_points *points, uint32_t small)
{
	struct slice letters = slice_of(alphabet_read(reading->alphabet, small));
	uint32_t c = 0;

	for (size_t at = 0; at < letters.bytes;)
		letter_points_add(reading->model, points, c = utf8_next(letters, &at));
	return c;
}

/* What ASCII letters [from, to) look like. */
static void look_at_run(const struct reading *reading, size_t from, size_t to, struct looks *looks)
{
	const char *text = reading->text.data;

	looks->starts_capital |= looks->letters == 0 && (text[from] & 0x20) == 0;
	looks->letters += to - from;
	for (; from < to; from++) {
		uint32_t small = (unsigned char)text[from] | 0x20u;

		looks->capitals += (text[from] & 0x20) == 0;
		if (small == 'w' || small == 'c' || small == 'p')
			looks->foreign |=
				is_telling(reading->script, small,
					   from + 1 < reading->text.bytes ? (unsigned char)text[from + 1] : 0);
	}
}

/* Adds any other letter. */
static void look_at_letter(const struct reading *reading, uint32_t c, size_t behind, struct looks *looks,
			   struct letter_points *points, uint32_t *before)
{
	uint32_t small = letter_lower(c);
	size_t next;

	looks->letters++;
	looks->capitals += small != c;
	looks->starts_capital |= small != c && looks->letters == 1;
	looks->foreign |= is_telling(reading->script, small, peek(reading->text, behind, &next));
	if (alphabet_read(reading->alphabet, small))
		small = add_reformed(reading, points, small);
	else if (!letter_points_add(reading->model, points, small))
		*(letter_script(small) == reading->script ? &looks->foreign : &looks->other_script) = true;
	*before = small;
}

/* Takes the word that begins at `at`; where it ends. */
static size_t read_word(struct reading *reading, size_t at)
{
	struct looks looks = { .letters = 0 };
	struct letter_points points;
	struct slice text = reading->text;
	size_t from = at, next;
	uint32_t before = 0;

	letter_points_begin(reading->model, &points);
	while (at < text.bytes) {
		uint32_t c = peek(text, at, &next);

		if (reading->script == SCRIPT_LATIN && c < 0x80 && letter_is(c)) {
			next = letter_points_add_run(reading->model, &points, text, at);
			look_at_run(reading, at, next, &looks);
			before = (unsigned char)text.data[next - 1] | 0x20u;
		} else if (apostrophe_is(c)) {
			before = before ? letter_of_mark(reading, before, next) : 0;
			if (!before)
				break;
			letter_points_add(reading->model, &points, before);
		} else if (letter_is(c)) {
			look_at_letter(reading, c, next, &looks, &points, &before);
		} else {
			break;
		}
		at = next;
	}
	looks.frequent = letter_points_are_of_word(reading->model, &points);
	if (at > from)
		add_word(reading, from, at, &looks, letter_points_end(reading->model, &points));
	return at;
}

/* ----------------------------------------------------------------- deciding */

/* A loan that the table of exceptions has: rol, kompyuter, jurnali. */
static bool is_loan(const struct reading *reading, const struct passage_word *word)
{
	char small[LOAN_BYTES_MAX];
	size_t at[LOAN_BYTES_MAX + 1], bytes = word->to - word->from;
	struct exceptions_word looked_up;

	if (!reading->loans || bytes > LOAN_BYTES_MAX)
		return false;
	for (size_t i = 0; i <= bytes; i++)
		at[i] = i;
	for (size_t i = 0; i < bytes; i++)
		small[i] = (char)letter_lower((unsigned char)reading->text.data[word->from + i]);
	looked_up = (struct exceptions_word){ { small, bytes }, { small, bytes }, at, !word->small, false };
	return exceptions_find(reading->loans, TO_CYRILLIC, &looked_up) &&
	       exceptions_find(reading->loans, TO_CYRILLIC, &looked_up)->class != EXCEPTION_KEEP;
}

static bool ends_at_edge(const struct passages *passages, size_t end)
{
	return end == passages->word_count || passages->words[end].edge;
}

/* How foreign a word at the rim of a passage must be not to be left out of it. */
static int rim_points(const struct passage_word *word, bool at_edge)
{
	if (word->small)
		return at_edge ? RIM_POINTS_AT_EDGE : RIM_POINTS;
	return word->first && !word->quote ? RIM_POINTS_OF_FIRST : RIM_POINTS_OF_CAPITAL;
}

/*
 * The first word of the passage [first, end) could as well be Uzbek. The first one of a line has a capital in any case, so
 * that it takes more to believe in it; but the next one tells, when it is of a name.
 */
static bool is_doubtful_start(const struct reading *reading, size_t first, size_t end)
{
	const struct passage_word *word = &reading->passages->words[first], *next = word + 1;
	int points = rim_points(word, word->quote);

	if (points == RIM_POINTS_OF_FIRST && first + 1 < end && next->near &&
	    next->points >= RIM_POINTS_OF_FIRST && (!next->small || next->certain))
		points = RIM_POINTS_BEFORE_TITLE;
	return is_loan(reading, word) || word->points < points;
}

/* The last one could: a loan could not, where it goes on a name (World Bank). */
static bool is_doubtful_end(const struct reading *reading, size_t first, size_t end)
{
	const struct passage_word *word = &reading->passages->words[end - 1];
	bool of_name = end - first > 1 && word->near && !word->small && !word[-1].small;

	return (!of_name && is_loan(reading, word)) ||
	       word->points < rim_points(word, ends_at_edge(reading->passages, end));
}

/* What is foreign from an opening quotation mark on is so to the closing one, when that is near. */
static size_t quotation_end(const struct reading *reading, size_t end)
{
	const struct passages *passages = reading->passages;
	size_t i = end;

	while (i < passages->word_count && i - end < QUOTED_WORDS && !passages->words[i].quote &&
	       passages->words[i].from < reading->following &&
	       !(passages->words[i].small && passages->words[i].points <= SURELY_UZBEK))
		i++;
	return i == passages->word_count || passages->words[i].quote ? i : end;
}

/* What could be of the name that the passage ends in: The Guardian. */
static size_t name_end(const struct reading *reading, size_t end)
{
	const struct passages *passages = reading->passages;

	while (end < passages->word_count && passages->words[end].near &&
	       passages->words[end].from < reading->following && !passages->words[end].small &&
	       !passages->words[end - 1].small && passages->words[end].points >= RIM_POINTS_OF_CAPITAL &&
	       passages->words[end].points != 0 && !is_loan(reading, &passages->words[end]))
		end++;
	return end;
}

/* Words that follow one another in a list say nothing together: Щербаков, Прохоров, Ильина. */
static bool is_list(const struct passage_word *words, size_t count)
{
	size_t near = 0;

	for (size_t i = 1; i < count; i++)
		near += words[i].near;
	return 2 * near < count - 1 || count == 1;
}

/* inshoot, laureat, signal: by their letters alone no small words are foreign, but in quotation marks. */
static bool is_doubtful_list(const struct reading *reading, const struct passage_word *words, size_t count)
{
	if (!is_list(words, count) || words[0].quote)
		return false;
	for (size_t i = 0; i < count; i++)
		if ((!words[i].small && words[i].certain) || words[i].frequent || words[i].telling)
			return reading->script == SCRIPT_CYRILLIC;
	return true;
}

/* What of the words [first, end) is one passage, if anything. */
static void add_passage(struct reading *reading, size_t first, size_t end)
{
	struct passages *passages = reading->passages;
	const struct weights *weights = reading->weights;
	bool certain = false;
	int sum = 0;

	while (first < end && is_doubtful_start(reading, first, end))
		first++;
	while (first < end && is_doubtful_end(reading, first, end))
		end--;
	for (size_t i = first; i < end; i++) {
		certain |= passages->words[i].certain;
		sum += passages->words[i].small ? passages->words[i].points : 0;
	}
	certain |= sum >= weights->certain_sum;
	if (first < end && certain)
		end = name_end(reading, end);
	if (first < end && passages->words[first].quote)
		end = quotation_end(reading, end);
	if (!certain || end - first < weights->words_min)
		return;
	if (is_doubtful_list(reading, &passages->words[first], end - first))
		return;
	ARRAY_GROW(passages->items, passages->count, passages->capacity);
	passages->items[passages->count++] =
		(struct passage){ passages->words[first].from, passages->words[end - 1].to };
	reading->following = passages->words[first].from;
}

/* Words that are surely Uzbek part a passage: Revlon, Essie va Maybelline. From the end on, as all of them. */
static void add_passages(struct reading *reading, size_t first, size_t end)
{
	const struct passages *passages = reading->passages;

	for (size_t i = end; i-- > first;)
		if (passages->words[i].small && passages->words[i].points <= SURELY_UZBEK) {
			add_passage(reading, i + 1, end);
			end = i;
		}
	add_passage(reading, first, end);
}

/* Goes along the line; the state that its end is best reached in. A line begins and ends in Uzbek, at an edge. */
static enum state follow(struct passages *passages, const struct weights *weights)
{
	int uzbek = 0, foreign = INT_MIN / 2;

	for (size_t i = 0; i < passages->word_count; i++) {
		struct passage_word *word = &passages->words[i];
		int entered = uzbek - (word->edge ? weights->enter_at_edge : weights->enter);
		int left = foreign - (word->edge ? weights->leave_at_edge : weights->leave);

		word->came_from[UZBEK] = left > uzbek ? FOREIGN : UZBEK;
		word->came_from[FOREIGN] = foreign > entered ? FOREIGN : UZBEK;
		uzbek = left > uzbek ? left : uzbek;
		foreign = (foreign > entered ? foreign : entered) + word->points;
	}
	return foreign - weights->leave_at_edge > uzbek ? FOREIGN : UZBEK;
}

static void reverse(struct passage *items, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		struct passage swapped = items[i];

		items[i] = items[count - 1 - i];
		items[count - 1 - i] = swapped;
	}
}

/* The line is over: follows the best way back and keeps the passages on it. */
static void decide(struct reading *reading)
{
	struct passages *passages = reading->passages;
	size_t first_new = passages->count, end = 0;
	enum state state = follow(passages, reading->weights), behind = UZBEK;

	for (size_t i = passages->word_count; i-- > 0;) {
		enum state before = passages->words[i].came_from[state];

		if (state == FOREIGN && behind == UZBEK)
			end = i + 1;
		if (state == FOREIGN && before == UZBEK)
			add_passages(reading, i, end);
		behind = state;
		state = before;
	}
	if (passages->count > first_new)
		reverse(passages->items + first_new, passages->count - first_new);
	passages->word_count = 0;
	reading->following = SIZE_MAX;
	reading->edge = reading->quote = false;
	reading->first = true;
	reading->gap = 0;
}

/* Where the address or file name that begins here ends, or `at`. Looked for only where one may be. */
static size_t address_end(struct slice text, size_t at)
{
	size_t word = at, end;

	while (word < text.bytes && (unsigned char)text.data[word] < 0x80 &&
	       letter_is((unsigned char)text.data[word]))
		word++;
	if (word + 1 >= text.bytes || !memchr(":.@-_", text.data[word], 5) || text.data[word + 1] == ' ')
		return at;
	return protect_scan(text, at, &end) == PROTECTED_NONE ? at : end;
}

void passages_find(const struct passage_reader *reader, struct slice text, struct passages *passages)
{
	struct reading reading = {
		.model = reader->model,
		.weights = &weights_of[reader->script],
		.loans = reader->loans,
		.script = reader->script,
		.alphabet = reader->alphabet,
		.text = text,
		.passages = passages,
		.first = true,
		.following = SIZE_MAX,
	};
	size_t at = 0, next;

	passages->count = passages->word_count = 0;
	while (at < text.bytes) {
		uint32_t c = peek(text, at, &next);

		if (letter_is(c) && !apostrophe_is(c)) {
			next = address_end(text, at);
			if (next == at)
				next = read_word(&reading, at);
		} else if (c == '\n') {
			decide(&reading);
		} else {
			reading.quote |= letter_is_double_quote(c) || letter_is_single_quote(c);
			reading.edge |= is_edge(c);
			reading.first |= c == '.' || c == '!' || c == '?';
			reading.gap += c == ' ' || c == 0xa0 || c == '-' || c == '/' ? 1 : 2;
		}
		at = next;
	}
	decide(&reading);
}
