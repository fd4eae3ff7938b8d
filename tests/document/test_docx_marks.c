/*
 * test_docx_marks -- in a mixed edition of a Word document each run without a translation names its language.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/docx.h"

static void check_mixed(struct slice document, const char *const *targets, struct slice wanted)
{
	struct zip zip = ZIP_INIT;
	struct document *opened = open_or_fail("a.docx", docx_make(&zip, document, NULL, SLICE("")), NULL);
	struct document_targets find = { .find = translate_listed, .context = targets, .source = &language_en };
	struct strbuf edition = STRBUF_INIT, part = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!document_merge(opened, &find, &language_ru, &edition, NULL, &err))
		fail_msg("%s", err.message);
	docx_part(strbuf_slice(&edition), "word/document.xml", &part);
	assert_slices_equal(strbuf_slice(&part), wanted);
	strbuf_release(&part);
	strbuf_release(&edition);
	document_free(opened);
	zip_release(&zip);
}

#define MIXED(body, wanted, ...) \
	check_mixed(SLICE(DOCX_DOCUMENT(body)), (const char *const[]){ __VA_ARGS__ }, SLICE(DOCX_DOCUMENT(wanted)))

#define EN "<w:lang w:val=\"en-US\"/>"
#define RU "<w:lang w:val=\"ru-RU\"/>"

static void a_run_without_properties_gets_one(void **state)
{
	(void)state;
	MIXED(P(R("a")) P(R("b")), P(RS("а")) P(RP(EN, "b")), "а", NULL);
}

static void among_properties_it_stands_where_the_schema_wants_it(void **state)
{
	(void)state;
	MIXED(P(R("a")) P(RP("<w:b/>", "b")), P(RS("а")) P(RP("<w:b/>" EN, "b")), "а", NULL);
	MIXED(P(R("a")) P(RP("<w:b/><w:specVanish/>", "b")), P(RS("а")) P(RP("<w:b/>" EN "<w:specVanish/>", "b")), "а",
	      NULL);
}

static void every_run_of_a_paragraph_is_marked(void **state)
{
	(void)state;
	MIXED(P(R("a")) P(R("b ") RP("<w:i/>", "c") R(" d")),
	      P(RS("а")) P(RP(EN, "b ") RP("<w:i/>" EN, "c") RP(EN, " d")), "а", NULL);
}

static void a_run_that_names_its_language_goes_on_doing_so(void **state)
{
	(void)state;
	MIXED(P(RP(EN, "a")) P(RP(EN, "b") R("c")), P(RPS(RU, "а")) P(RP(EN, "b") RP(EN, "c")), "а", NULL);
}

static void nothing_is_marked_in_what_is_whole(void **state)
{
	(void)state;
	MIXED(P(R("a")) P(R("b")), P(RS("а")) P(RS("б")), "а", "б");
	MIXED(P(R("a")) P("<w:r/>" R("b")), P(RS("а")) P("<w:r/>" RP(EN, "b")), "а", NULL);
	MIXED(P(R("a")) P("<w:r><w:rPr/><w:t>b</w:t></w:r>"), P(RS("а")) P("<w:r><w:rPr/><w:t>b</w:t></w:r>"), "а",
	      NULL);
}

/* What a run says is no news to the paragraphs of a text box in it. */
static void a_text_box_in_a_marked_paragraph_is_marked_for_itself(void **state)
{
	(void)state;
	MIXED(P("<w:r><w:pict><w:txbxContent>" P(R("b")) "</w:txbxContent></w:pict></w:r>" R("a")) P(R("c")),
	      P("<w:r><w:rPr>" EN "</w:rPr><w:pict><w:txbxContent>" P(RS("б")) "</w:txbxContent></w:pict></w:r>" RP(EN, "a"))
		      P(RP(EN, "c")),
	      "б", NULL, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_without_properties_gets_one),
		cmocka_unit_test(among_properties_it_stands_where_the_schema_wants_it),
		cmocka_unit_test(every_run_of_a_paragraph_is_marked),
		cmocka_unit_test(a_run_that_names_its_language_goes_on_doing_so),
		cmocka_unit_test(nothing_is_marked_in_what_is_whole),
		cmocka_unit_test(a_text_box_in_a_marked_paragraph_is_marked_for_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
