/*
 * Mixed editions: what has no translation is marked with its own language where
 * that says nothing wrong of any other text.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/merge.h"

static struct strbuf mix(const char *page, const char *const *targets, const struct language *source,
			 const struct language *edition)
{
	struct document *document = open_or_fail("a.html", slice_of(page), NULL);
	struct document_targets find = { .find = translate_listed, .context = targets, .source = source };
	struct strbuf out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	if (!document_merge(document, &find, edition, &out, NULL, &err))
		fail_msg("%s", err.message);
	document_free(document);
	return out;
}

#define MIXED(page, wanted, ...)                                                                                  \
	do {                                                                                                      \
		struct strbuf mixed = mix(page, (const char *const[]){ __VA_ARGS__ }, &language_en, &language_ru); \
		assert_slices_equal(strbuf_slice(&mixed), SLICE(wanted));                                         \
		strbuf_release(&mixed);                                                                           \
	} while (0)

static void what_is_not_translated_is_marked(void **state)
{
	(void)state;
	MIXED("<html lang=en><title>a</title><p>b<p class=x>c", "<html lang=ru><title lang=\"en\">a</title><p>б"
								"<p lang=\"en\" class=x>c",
	      NULL, "б", NULL);
	MIXED("<html lang=en><ul><li>a<li>b</ul><table><td>c<th>d</table>",
	      "<html lang=ru><ul><li>а<li lang=\"en\">b</ul><table><td lang=\"en\">c<th>д</table>", "а", NULL, NULL,
	      "д");
	/* A page that names no language gets marks all the same. */
	MIXED("<p>a</p><p>b</p>", "<p>а</p><p lang=\"en\">b</p>", "а", NULL);
	MIXED("<meta name=description content=a><p>b", "<meta lang=\"en\" name=description content=a><p>б", NULL, "б");
	MIXED("<p>a <img src=x alt=b></p>", "<p>а <img lang=\"en\" src=x alt=b></p>", "а", NULL);
	MIXED("<p>a <button>b</button> c</p>", "<p>а <button lang=\"en\">b</button> в</p>", "а <button1/> в", NULL);
}

static void xhtml_says_it_for_tools_of_xml_too(void **state)
{
	(void)state;
	MIXED("<html xmlns='http://www.w3.org/1999/xhtml' lang='en' xml:lang='en'><p>a</p><p>b</p></html>",
	      "<html xmlns='http://www.w3.org/1999/xhtml' lang='ru' xml:lang='ru'><p>а</p>"
	      "<p lang=\"en\" xml:lang=\"en\">b</p></html>",
	      "а", NULL);
	MIXED("<?xml version='1.0'?><p>a</p><p>b</p>",
	      "<?xml version='1.0'?><p>а</p><p lang=\"en\" xml:lang=\"en\">b</p>", "а", NULL);
	/* A page that talks about XHTML is none. */
	MIXED("<p>a</p><p>xml:lang</p>", "<p>а</p><p lang=\"en\">xml:lang</p>", "а", NULL);
}

static void a_translation_inside_a_mark_is_marked_too(void **state)
{
	(void)state;
	MIXED("<html lang=en><ul><li>a<ul><li>b</ul>c</ul>",
	      "<html lang=ru><ul><li lang=\"en\">a<ul><li lang=\"ru\">б</ul>c</ul>", NULL, "б", NULL);
	MIXED("<html lang=en><div>a<p>b</p></div><p>c", "<html lang=ru><div lang=\"en\">a<p>b</p></div><p>в", NULL, NULL,
	      "в");
}

static void a_scope_with_both_is_not_marked(void **state)
{
	(void)state;
	MIXED("<p title=a>b</p>", "<p title=a>б</p>", NULL, "б");
	MIXED("<div>a<p>b</p>c</div>", "<div>а<p>б</p>c</div>", "а", "б", NULL);
}

static void what_names_a_language_is_not_named_twice(void **state)
{
	(void)state;
	MIXED("<html lang=en><p>a<p lang=en>b<p lang=fr>c<p lang=''>d<p lang=xyzzy1>e<p xml:lang=en>f",
	      "<html lang=ru><p>а<p lang=en>b<p lang=fr>c<p lang=''>d<p lang=xyzzy1>e<p xml:lang=en>f", "а", NULL,
	      NULL, NULL, NULL, NULL);
	MIXED("<html lang=en><p>a<blockquote lang=fr><p>b<p>c</blockquote>",
	      "<html lang=ru><p>а<blockquote lang=fr><p lang=\"en\">b<p lang=\"ru\">с</blockquote>", "а", NULL, "с");
}

static void the_direction_is_named_where_it_differs(void **state)
{
	const char *const targets[] = { "ا", NULL };
	struct strbuf mixed;

	(void)state;
	mixed = mix("<html lang=en dir=ltr><p>a<p>b", targets, &language_en, language_find(SLICE("ar")));
	assert_slices_equal(strbuf_slice(&mixed),
			    SLICE("<html lang=ar dir=rtl><p>ا<p lang=\"en\" dir=\"ltr\">b"));
	strbuf_release(&mixed);
}

static void nothing_is_marked_in_what_is_whole(void **state)
{
	(void)state;
	MIXED("<html lang=en><p>a<p>b", "<html lang=en><p>a<p>b", NULL, NULL);
	MIXED("<html lang=en><p>a<p>b", "<html lang=en><p>a<p>b", "a", "b");
	MIXED("<html lang=en><p>a<p>b", "<html lang=ru><p>а<p>b", "а", "b"); /* translated, into itself */
	MIXED("<html lang=en><p translate=no>a<p>b", "<html lang=ru><p translate=no>a<p>б", "б");
}

static void other_formats_are_left_alone(void **state)
{
	struct document *document = open_or_fail("a.txt", SLICE("one\n\ntwo\n"), NULL);
	const char *const targets[] = { "один", NULL };
	struct document_targets find = { .find = translate_listed, .context = targets, .source = &language_en };
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_true(document_merge(document, &find, &language_ru, &out, NULL, NULL));
	assert_slices_equal(strbuf_slice(&out), SLICE("один\n\ntwo\n"));
	strbuf_release(&out);
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_translated_is_marked),
		cmocka_unit_test(xhtml_says_it_for_tools_of_xml_too),
		cmocka_unit_test(a_translation_inside_a_mark_is_marked_too),
		cmocka_unit_test(a_scope_with_both_is_not_marked),
		cmocka_unit_test(what_names_a_language_is_not_named_twice),
		cmocka_unit_test(the_direction_is_named_where_it_differs),
		cmocka_unit_test(nothing_is_marked_in_what_is_whole),
		cmocka_unit_test(other_formats_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
