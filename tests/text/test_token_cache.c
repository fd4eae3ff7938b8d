/*
 * What the cache of words keeps, and what it does not.
 */
#include <config.h>

#include "text/token_cache.h"

#include "base/hash.h"
#include "text/token.h"

#include <stdio.h>

#include "tests/cmocka.h"

static void a_word_is_found_again_with_its_forms(void **state)
{
	struct token_cache *cache = token_cache_new();
	struct token_entry *entry = token_cache_at(cache, SLICE("Huquqlari"));

	(void)state;
	assert_false(token_entry_is(entry, SLICE("Huquqlari")));
	assert_true(token_entry_keep(entry, SLICE("Huquqlari"), SLICE("huquqlari"), SLICE("huquq")));
	entry = token_cache_at(cache, SLICE("Huquqlari"));
	assert_true(token_entry_is(entry, SLICE("Huquqlari")));
	assert_true(slice_is(token_entry_forms(entry), "huquqlarihuquq"));
	assert_int_equal(entry->stem_bytes, 5);
	token_cache_free(cache);
}

static void the_last_word_that_comes_to_a_place_keeps_it(void **state)
{
	struct token_cache *cache = token_cache_new();
	struct token_entry *entry = token_cache_at(cache, SLICE("a"));

	(void)state;
	assert_true(token_entry_keep(entry, SLICE("a"), SLICE("a"), SLICE("a")));
	assert_true(token_entry_keep(entry, SLICE("b"), SLICE("b"), SLICE("b")));
	assert_false(token_entry_is(entry, SLICE("a")));
	assert_true(token_entry_is(entry, SLICE("b")));
	token_cache_free(cache);
}

static void a_long_word_is_not_kept(void **state)
{
	char word[TOKEN_ENTRY_BYTES];
	struct token_cache *cache = token_cache_new();
	struct slice slice = slice_from(word, sizeof(word));

	(void)state;
	memset(word, 'a', sizeof(word));
	assert_false(token_entry_keep(token_cache_at(cache, slice), slice, slice, slice));
	assert_false(token_entry_is(token_cache_at(cache, slice), slice));
	token_cache_free(cache);
}

/* So that a press text's few thousand words seldom drive one another out. */
static void words_of_every_length_spread(void **state)
{
	struct token_cache *cache = token_cache_new();
	size_t lost = 0;
	enum { WORDS = 4000 };

	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < WORDS; i++) {
			char word[40];
			struct slice slice = slice_from(word, (size_t)snprintf(word, sizeof(word), "%.*s%d", i % 14,
									       "abcdefghijklmn", i));
			struct token_entry *entry = token_cache_at(cache, slice);

			lost += round == 1 && !token_entry_is(entry, slice);
			assert_true(token_entry_keep(entry, slice, slice, SLICE("x")));
		}
	assert_true(lost < WORDS / 2); /* evenly spread: a fifth meet another in the second round */
	token_cache_free(cache);
}

static void hashes_of_words_are_those_that_are_stored(void **state)
{
	struct tokenizer *tokenizer = tokenizer_new(&language_en);
	struct tokens tokens = TOKENS_INIT;

	(void)state;
	for (int again = 0; again < 2; again++) { /* the second time from the cache */
		tokenizer_run(tokenizer, SLICE("Rights don't 2023 漢字 rights."), &tokens);
		for (size_t i = 0; i < tokens.count; i++) {
			bool word = tokens.items[i].kind == TOKEN_WORD;

			assert_true(tokens.items[i].folded_hash ==
				    (word ? hash_bytes(tokens_folded(&tokens, i), HASH_KEY_STORED) : 0));
			assert_true(tokens.items[i].stem_hash ==
				    (word ? hash_bytes(tokens_stem(&tokens, i), HASH_KEY_STORED) : 0));
		}
	}
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_found_again_with_its_forms),
		cmocka_unit_test(the_last_word_that_comes_to_a_place_keeps_it),
		cmocka_unit_test(a_long_word_is_not_kept),
		cmocka_unit_test(words_of_every_length_spread),
		cmocka_unit_test(hashes_of_words_are_those_that_are_stored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
