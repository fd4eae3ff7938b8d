/*
 * What embed.sh makes of a file is the file, byte for byte.
 */
#include <config.h>

#include "base/embed.h"

#include <stdio.h>

#include "tests/cmocka.h"

EMBEDDED(embed_example_tsv);

static void embedded_bytes_are_those_of_the_file(void **state)
{
	static const char expected[] =
		"letter\tbytes\nʻ\t2\n\"\\\t?\?/\n\n\xff\tnot UTF-8\nno line end";

	(void)state;
	assert_int_equal(embedded_embed_example_tsv_bytes, sizeof(expected) - 1);
	assert_memory_equal(embedded_embed_example_tsv, expected, sizeof(expected) - 1);
}

static void an_embedded_text_can_be_used_as_a_string(void **state)
{
	(void)state;
	assert_int_equal(embedded_embed_example_tsv[embedded_embed_example_tsv_bytes], '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(embedded_bytes_are_those_of_the_file),
		cmocka_unit_test(an_embedded_text_can_be_used_as_a_string),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
