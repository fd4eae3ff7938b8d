/*
 * fault_spots -- where in a text a slip may happen, and putting it there.
 */
#include <config.h>

#include "tests/score/fault_spots.h"

#include <stdlib.h>

/* --------------------------------------------------------------- finding a spot */

/* A glyph of the text that passes the test, at random; its bytes are [*from, *to). */
bool fault_find_glyph(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to)
{
	struct side side;
	size_t found = 0, chosen = SIZE_MAX;

	side_init(&side, pair->target_language);
	side_read(&side, strbuf_slice(&pair->target));
	for (size_t i = 0; i < side.count; i++)
		if (!side_protected(&side, i) && test(&side, i) && fault_random(random, ++found) == 0)
			chosen = i;
	if (chosen != SIZE_MAX) {
		*from = side_at(&side, chosen);
		*to = side_end(&side, chosen + 1);
	}
	side_release(&side);
	return chosen != SIZE_MAX;
}

/* The same for words: the index is that of the word. */
bool fault_find_word(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to)
{
	struct side side;
	size_t found = 0, chosen = SIZE_MAX;

	side_init(&side, pair->target_language);
	side_read(&side, strbuf_slice(&pair->target));
	for (size_t i = 0; i < side.word_count; i++)
		if (!side.words[i].protected && test(&side, i) && fault_random(random, ++found) == 0)
			chosen = i;
	if (chosen != SIZE_MAX) {
		*from = side_at(&side, side.words[chosen].first);
		*to = side_end(&side, side.words[chosen].end);
	}
	side_release(&side);
	return chosen != SIZE_MAX;
}

void fault_put(struct pair *pair, size_t from, size_t to, const char *text)
{
	strbuf_splice(&pair->target, from, to, slice_of(text));
}

void fault_add_to_both(struct pair *pair, const char *text)
{
	strbuf_add_string(&pair->source, text);
	strbuf_add_string(&pair->target, text);
}

/* What is added to both is there before and after; then the target of the one behind loses or changes it. */
bool fault_change_end(struct pair *before, struct pair *after, const char *right, const char *wrong)
{
	fault_add_to_both(before, right);
	strbuf_add_string(&after->source, right);
	strbuf_add_string(&after->target, wrong);
	return true;
}

bool fault_is_letter(const struct side *side, size_t index)
{
	return side_kind(side, index) == CHARACTER_LETTER;
}

bool fault_is_plain_word(const struct side *side, size_t index)
{
	return side->words[index].shape == WORD_LOWER && side->words[index].end - side->words[index].first >= 4;
}

void fault_wrap(struct strbuf *text, const char *open, const char *close)
{
	strbuf_splice(text, 0, 0, slice_of(open));
	strbuf_add_string(text, close);
}

const char *fault_words_in(const struct fault_words *words, const struct language *language)
{
	return language == &language_en	  ? words->english
	       : language == &language_ru ? words->russian
	       : language == &language_uz ? words->uzbek
					  : words->cyrillic;
}

static void add_in_brackets(struct strbuf *text, const char *words)
{
	strbuf_addf(text, " (%s)", words);
}

bool fault_change_words(struct pair *before, struct pair *after, const struct fault_words *right,
			const struct fault_words *wrong)
{
	add_in_brackets(&before->source, fault_words_in(right, before->source_language));
	add_in_brackets(&before->target, fault_words_in(right, before->target_language));
	add_in_brackets(&after->source, fault_words_in(right, before->source_language));
	add_in_brackets(&after->target, fault_words_in(wrong, before->target_language));
	return true;
}

const char *fault_sentence_in(const struct language *language)
{
	static const struct fault_words sentence = {
		"The visitors also talked with the staff of the institution about the conditions of their work.",
		"Гости также побеседовали с сотрудниками учреждения об условиях их работы.",
		"Mehmonlar muassasa xodimlari bilan ularning mehnat sharoitlari haqida ham suhbatlashdi.",
		"Меҳмонлар муассаса ходимлари билан уларнинг меҳнат шароитлари ҳақида ҳам суҳбатлашди.",
	};

	return fault_words_in(&sentence, language);
}
