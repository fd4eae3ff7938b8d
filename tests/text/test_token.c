/*
 * The tokenizer's rules, one test each. Tokens are written as kind letter,
 * folded form and, behind a slash, the stem where it differs; a plus before it
 * says glued.
 */
#include <config.h>

#include "text/token.h"

#include <stdio.h>

#include "tests/cmocka.h"

static void print_tokens(const struct tokens *tokens, struct strbuf *out)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		strbuf_addf(out, "%s%s%c:%.*s", i ? " " : "", token->glued ? "+" : "", "wnacp"[token->kind],
			    SLICE_ARG(tokens_folded(tokens, i)));
		if (!slice_equal(tokens_folded(tokens, i), tokens_stem(tokens, i)))
			strbuf_addf(out, "/%.*s", SLICE_ARG(tokens_stem(tokens, i)));
	}
}

static void expect_tokens(const struct language *language, const char *text, const char *expected)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct tokens tokens = TOKENS_INIT;
	struct strbuf printed = STRBUF_INIT;

	for (int again = 0; again < 2; again++) { /* the second time from the cache */
		tokenizer_run(tokenizer, slice_of(text), &tokens);
		strbuf_clear(&printed);
		print_tokens(&tokens, &printed);
		assert_string_equal(printed.data, expected);
	}
	strbuf_release(&printed);
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
}

static void a_hyphen_ties_to_a_number_and_parts_words(void **state)
{
	(void)state;
	expect_tokens(&language_en, "well-known A4-size", "w:well +p:- +w:known/know n:a4-size");
	expect_tokens(&language_en, "COVID-19, 19–20 October", "n:covid-19 +p:, n:19-20 w:october/octob");
}

static void numbers_keep_what_stands_between_digits(void **state)
{
	(void)state;
	expect_tokens(&language_en, "1,200.5 at 14:30 on 10/19/2023.",
		      "n:1,200.5 w:at n:14:30 w:on n:10/19/2023 +p:.");
	expect_tokens(&language_ru, "1 200 000,5 и 12 34", "n:1200000,5 w:и n:12 n:34");
}

static void a_date_is_one_token_in_both_uzbek_scripts(void **state)
{
	(void)state;
	expect_tokens(&language_uz, "2023-yil 19–20-oktabr kunlari", "n:2023yil n:19-20oktabr w:kunlari/kun");
	expect_tokens(&language_uz_cyrl, "2023 йил 19–20 октябрь кунлари", "n:2023yil n:19-20oktabr w:kunlari/kun");
	expect_tokens(&language_uz_cyrl, "1939 йилда, 5 йил", "n:1939yilda +p:, n:5 w:yil");
	expect_tokens(&language_ru, "2023 год", "n:2023 w:год");
}

static void abbreviations_with_inner_dots_are_one_token(void **state)
{
	(void)state;
	expect_tokens(&language_ru, "д.ю.н., и т.д. Конец.", "w:д.ю.н. +p:, w:и w:т.д. w:конец/конц +p:.");
	expect_tokens(&language_en, "world.Today is", "w:world +p:. +w:today w:is/be");
}

static void addresses_and_placeholders_are_placeables(void **state)
{
	(void)state;
	expect_tokens(&language_en, "See https://lex.uz/docs/5?a=1, info@ombudsman.uz or %s {name}!",
		      "w:see a:https://lex.uz/docs/5?a=1 +p:, a:info@ombudsman.uz w:or a:%s a:{name} +p:!");
}

static void codes_are_tokens_without_their_number(void **state)
{
	(void)state;
	expect_tokens(&language_en, "<a1>Law</a1><br12/>", "c:<a> +w:law +c:</a> +c:<br/>");
}

static void quotes_and_dashes_have_one_dress(void **state)
{
	(void)state;
	expect_tokens(&language_ru, "«Да» — …", "p:\" +w:да +p:\" p:- p:…");
}

static void scripts_without_spaces_are_cut_by_dictionary(void **state)
{
	(void)state;
	expect_tokens(language_find(slice_of("th")), "สวัสดีครับ", "w:สวัสดี +w:ครับ");
}

static void both_uzbek_scripts_give_the_same_tokens(void **state)
{
	static const char same[] = "w:inson w:huquqlarini/huqu p:( +w:ombudsman/ombuds +p:) +w:ning w:shahri/shahr "
				   "w:yuragi/yura w:yurak/yura";

	(void)state;
	expect_tokens(&language_uz, "Inson huquqlarini (ombudsman)ning shahri yuragi yurak", same);
	expect_tokens(&language_uz_cyrl, "Инсон ҳуқуқларини (омбудсман)нинг шаҳри юраги юрак", same);
	expect_tokens(&language_uz, "tog‘ O'zbek ‘tog’", "w:togʻ w:oʻzbek/oʻzbe p:' +w:tog +p:'");
}

static void shape_tells_case(void **state)
{
	struct tokenizer *tokenizer = tokenizer_new(&language_ru);
	struct tokens tokens = TOKENS_INIT;
	static const uint8_t shapes[] = { SHAPE_LOWER, SHAPE_CAPITAL, SHAPE_UPPER, SHAPE_MIXED, SHAPE_CAPITAL,
					  SHAPE_NONE };

	(void)state;
	tokenizer_run(tokenizer, slice_of("закон Закон ЗАКОН ТашГУ Я 5"), &tokens);
	assert_int_equal(tokens.count, 6);
	for (size_t i = 0; i < tokens.count; i++)
		assert_int_equal(tokens.items[i].shape, shapes[i]);
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hyphen_ties_to_a_number_and_parts_words),
		cmocka_unit_test(numbers_keep_what_stands_between_digits),
		cmocka_unit_test(a_date_is_one_token_in_both_uzbek_scripts),
		cmocka_unit_test(abbreviations_with_inner_dots_are_one_token),
		cmocka_unit_test(addresses_and_placeholders_are_placeables),
		cmocka_unit_test(codes_are_tokens_without_their_number),
		cmocka_unit_test(quotes_and_dashes_have_one_dress),
		cmocka_unit_test(scripts_without_spaces_are_cut_by_dictionary),
		cmocka_unit_test(both_uzbek_scripts_give_the_same_tokens),
		cmocka_unit_test(shape_tells_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
