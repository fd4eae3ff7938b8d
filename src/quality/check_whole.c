/*
 * check_untranslated, check_length, check_sentences -- is all of the source there?
 */
#include <config.h>

#include "quality/quality.h"

#include "align/alone.h"
#include "base/i18n.h"
#include "text/letter.h"

/* ---------------------------------------------------------------- untranslated */

/* So many of the source's words in a row are no name and no title. */
#define RUN_WORDS_LEAST 3

static bool is_plain(const struct side *side, const struct word *word)
{
	return word->shape == WORD_LOWER && word->end - word->first >= 3 && !word->protected &&
	       side_stands_alone(side, word);
}

static size_t words_in_run(const struct side *side, size_t first, size_t count)
{
	size_t words = 0;

	for (size_t i = first; i < first + count; i++)
		words += side_stands_alone(side, &side->words[i]);
	return words;
}

/* How many words from `i` and `j` on are the same. */
static size_t run_length(const struct side *target, size_t i, const struct side *source, size_t j)
{
	size_t length = 0;

	while (i + length < target->word_count && j + length < source->word_count &&
	       words_equal(target, &target->words[i + length], source, &source->words[j + length]))
		length++;
	return length;
}

static size_t plain_words(const struct side *side, size_t first, size_t count)
{
	size_t plain = 0;

	for (size_t i = first; i < first + count; i++)
		plain += is_plain(side, &side->words[i]);
	return plain;
}

/* Articles and prepositions too. */
static size_t small_words(const struct side *side, size_t first, size_t count)
{
	size_t small = 0;

	for (size_t i = first; i < first + count; i++)
		small += side->words[i].shape == WORD_LOWER && !side->words[i].protected &&
			 side_stands_alone(side, &side->words[i]);
	return small;
}

/*
 * The longest run of the source's words that stands in the target, looked for at each
 * target word among the first source words that begin so: WORDS_MOST bounds the work.
 */
#define WORDS_MOST ((size_t)2000)

static size_t find_run(const struct side *target, const struct side *source, size_t *first)
{
	unsigned scripts = 0;
	size_t best = 0;

	for (size_t j = 0; j < source->word_count; j++)
		scripts |= source->words[j].scripts;
	for (size_t i = 0; i < target->word_count && i < WORDS_MOST; i++)
		for (size_t j = 0;
		     (target->words[i].scripts & scripts) && j < source->word_count && j < WORDS_MOST; j++) {
			size_t length;

			if (target->words[i].hash != source->words[j].hash)
				continue;
			length = run_length(target, i, source, j);
			if (length > best && plain_words(target, i, length) >= 1 &&
			    small_words(target, i, length) >= 2) {
				best = length;
				*first = i;
			}
		}
	return best;
}

/* A third of it addresses and the like: a line of a program, or of a file for one. */
static bool is_code(const struct side *side)
{
	size_t protected = 0;

	for (size_t i = 0; i < side->count; i++)
		protected += side_protected(side, i);
	return protected * 3 >= side->count;
}

static bool is_the_source_again(const struct side *source, const struct side *target)
{
	return source->word_count == target->word_count && source->word_count > 0 &&
	       run_length(target, 0, source, 0) == source->word_count;
}

/* The words of a title or a command line, with its quotation marks around them. */
static bool is_citation(const struct side *side, size_t first, size_t end)
{
	uint32_t before = side_character(side, side->words[first].first - 1);
	uint32_t behind = side_character(side, side->words[end - 1].end);

	return side_is_cited(side, side->words[first].first) && !letter_is_space(before) &&
	       !letter_is_space(behind) && side->words[end - 1].end < side->count;
}

void check_untranslated(struct check_context *context, const struct unit *unit)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t first = 0, run;

	if (source->language && target->language && language_same_base(source->language, target->language))
		return;
	if (is_the_source_again(source, target)) {
		bool other_script = source->language && target->language &&
				    source->language->script != target->language->script;

		if (plain_words(target, 0, target->word_count) >= 1 &&
		    small_words(target, 0, target->word_count) >= (other_script ? 1u : 2u) &&
		    (other_script || target->word_count >= RUN_WORDS_LEAST) && !is_code(target))
			issue_add(context, CHECK_UNTRANSLATED, unit, _("the translation is the source again"));
		return;
	}
	run = find_run(target, source, &first);
	if (words_in_run(target, first, run) >= RUN_WORDS_LEAST && !is_citation(target, first, first + run))
		issue_place(issue_add(context, CHECK_UNTRANSLATED, unit,
				      _("'%.*s' is still in the source language"),
				      SLICE_ARG(side_part(target, target->words[first].first,
							  target->words[first + run - 1].end))),
			    side_at(target, target->words[first].first),
			    side_end(target, target->words[first + run - 1].end));
}

/* ---------------------------------------------------------------------- length */

/* Shorter texts have no length to speak of. */
#define LENGTH_CHARACTERS_LEAST 20

void check_length(struct check_context *context, const struct unit *unit)
{
	struct length_model model = context->profile->length
					    ? *context->profile->length
					    : length_model_default(context->source, context->target);
	size_t source = context->source_side.count, target = context->target_side.count;
	double strangeness;

	if (!source || !target || (source < LENGTH_CHARACTERS_LEAST && target < LENGTH_CHARACTERS_LEAST))
		return;
	strangeness = length_strangeness(&model, source, target);
	if (strangeness > 1)
		issue_add(
			context, CHECK_LENGTH, unit,
			_("the translation is far longer than expected: %zu characters for %zu; was something added?"),
			target, source);
	else if (strangeness < -1)
		issue_add(
			context, CHECK_LENGTH, unit,
			_("the translation is far shorter than expected: %zu characters for %zu; was something left out?"),
			target, source);
}

/* ------------------------------------------------------------------- sentences */

/* What speaks for it, as a natural logarithm (align/alone.h), from which on it is told. */
#define UNEVEN_WEIGHT 0.5 /* one side has more sentences */
#define EVEN_WEIGHT_REMARK 1.0
#define EVEN_WEIGHT 2.0

static void tell_left_out(struct check_context *context, const struct unit *unit, enum level level,
			  const struct sentence *sentence)
{
	struct slice text = slice_part(context->source_side.marked, sentence->from, sentence->to);

	issue_place_in_source(issue_add_at(context, CHECK_SENTENCES, level, unit,
					   _("this sentence seems to be left out: '%.*s'"), SLICE_ARG(text)),
			      sentence->from, sentence->to);
}

static void tell_added(struct check_context *context, const struct unit *unit, enum level level,
		       const struct sentence *sentence)
{
	struct slice text = slice_part(context->target_side.marked, sentence->from, sentence->to);

	issue_place(issue_add_at(context, CHECK_SENTENCES, level, unit,
				 _("the source does not have this sentence: '%.*s'"), SLICE_ARG(text)),
		    sentence->from, sentence->to);
}

static void tell_other(struct check_context *context, const struct unit *unit, enum level level,
		       const struct sentence *source, const struct sentence *target)
{
	struct slice text = slice_part(context->source_side.marked, source->from, source->to);

	issue_place(issue_add_at(context, CHECK_SENTENCES, level, unit,
				 _("this sentence seems to say something else than '%.*s'"), SLICE_ARG(text)),
		    target->from, target->to);
}

/* One left out and one put in is one that is another. */
static void tell_alone(struct check_context *context, const struct unit *unit, enum level level,
		       const struct sentences *source, const struct sentences *target, const struct alone *alone)
{
	size_t others = alone->source_count < alone->target_count ? alone->source_count : alone->target_count;

	for (size_t i = 0; i < others; i++)
		tell_other(context, unit, level, &source->items[alone->source[i]],
			   &target->items[alone->target[i]]);
	for (size_t i = others; i < alone->source_count; i++)
		tell_left_out(context, unit, level, &source->items[alone->source[i]]);
	for (size_t i = others; i < alone->target_count; i++)
		tell_added(context, unit, level, &target->items[alone->target[i]]);
}

/* A sentence of so many characters is no cry and no label. */
#define REPEATED_CHARACTERS_LEAST 20

static struct slice sentence_text(const struct side *side, const struct sentence *sentence)
{
	return slice_trim(slice_part(side->marked, sentence->from, sentence->to));
}

/* A sentence that stands twice, as pasting leaves it; not when the source repeats itself too. */
static bool repeats(struct side *side, const struct sentences *sentences, size_t *which)
{
	for (size_t i = 1; i < sentences->count && i < ALONE_MOST; i++)
		for (size_t k = 0; k < i; k++)
			if (sentences->items[i].to - sentences->items[i].from >= REPEATED_CHARACTERS_LEAST &&
			    slice_equal(sentence_text(side, &sentences->items[i]),
					sentence_text(side, &sentences->items[k]))) {
				*which = i;
				return true;
			}
	return false;
}

static bool tell_repeated(struct check_context *context, const struct unit *unit,
			  const struct sentences *source, const struct sentences *target)
{
	size_t which, ignored;

	if (!repeats(&context->target_side, target, &which) || repeats(&context->source_side, source, &ignored))
		return false;
	issue_place(issue_add(context, CHECK_SENTENCES, unit, _("this sentence stands twice: '%.*s'"),
			      SLICE_ARG(sentence_text(&context->target_side, &target->items[which]))),
		    target->items[which].from, target->items[which].to);
	return true;
}

/* Two sentences may well have become one, or one two: a remark, no warning. */
static void tell_counts(struct check_context *context, const struct unit *unit, size_t source, size_t target)
{
	issue_add_at(context, CHECK_SENTENCES, LEVEL_INFO, unit,
		     _("sentences: %zu in the source, %zu here; is all of it there?"), source, target);
}

static void cut(const struct side *side, const struct sentences *sentences, struct align_segment segments[])
{
	for (size_t i = 0; i < sentences->count; i++)
		segments[i] = (struct align_segment){
			slice_part(side->marked, sentences->items[i].from, sentences->items[i].to), 0
		};
}

static void find_alone(struct check_context *context, const struct sentences *source,
		       const struct sentences *target, struct alone *alone)
{
	struct align_segment source_segments[ALONE_MOST], target_segments[ALONE_MOST];
	struct length_model model = context->profile->length
					    ? *context->profile->length
					    : length_model_default(context->source, context->target);

	if (!context->alone)
		context->alone = alone_judge_new(context->source, context->target);
	cut(&context->source_side, source, source_segments);
	cut(&context->target_side, target, target_segments);
	alone_find(context->alone,
		   &(struct align_side){ .language = context->source, .segments = source_segments, .count = source->count },
		   &(struct align_side){ .language = context->target, .segments = target_segments, .count = target->count },
		   &(struct alone_lengths){ model.mean, model.spread }, alone);
}

static void judge_sentences(struct check_context *context, const struct unit *unit,
			    const struct sentences *source, const struct sentences *target)
{
	enum level level = (enum level)context->profile->levels[CHECK_SENTENCES];
	bool even = source->count == target->count;
	struct alone alone;

	find_alone(context, source, target, &alone);
	if (alone.weight > (even ? EVEN_WEIGHT : UNEVEN_WEIGHT))
		tell_alone(context, unit, level, source, target, &alone);
	else if (even && alone.weight > EVEN_WEIGHT_REMARK)
		tell_alone(context, unit, LEVEL_INFO, source, target, &alone);
	else if (!even)
		tell_counts(context, unit, source->count, target->count);
}

/* A mark that may end a sentence, or a line's end, before the last few characters. */
static bool may_have_two(const struct side *side)
{
	static const size_t closing = 3;

	return side->first_end + closing < side->count;
}

void check_sentences(struct check_context *context, const struct unit *unit)
{
	const struct sentences *source, *target;

	if (!may_have_two(&context->source_side) && !may_have_two(&context->target_side))
		return;
	source = side_sentences(&context->source_side);
	target = side_sentences(&context->target_side);
	if (!source || !target || !source->count || !target->count)
		return;
	if (source->count + target->count <= 2 || source->count > ALONE_MOST || target->count > ALONE_MOST ||
	    tell_repeated(context, unit, source, target))
		return;
	judge_sentences(context, unit, source, target);
}
