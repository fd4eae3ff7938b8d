/*
 * selector: which elements of a page a list of simple selectors means.
 */
#include <config.h>

#include "document/selector.h"

#include "base/alloc.h"

#include "tests/document/merge.h"

static struct document *open_skipping(const char *page, const char *skip)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;

	options.html_skip = skip;
	return open_or_fail("a.html", slice_of(page), &options);
}

/* What is left of the page under the selectors. */
#define LEFT(page, skip, ...)                                                                              \
	do {                                                                                               \
		struct document *left = open_skipping(page, skip);                                         \
		const char *const wanted[] = { "", __VA_ARGS__ };                                          \
		assert_sources(left, wanted + 1, sizeof(wanted) / sizeof(char *) - 1);                     \
		document_free(left);                                                                       \
	} while (0)

static void names_classes_ids_and_attributes_mean_elements(void **state)
{
	(void)state;
	LEFT("<nav>a<ul><li>b</ul></nav><p>c", "nav", "c");
	LEFT("<NAV>a</NAV><p>c", "nav", "c");
	LEFT("<p class='x banner'>a<p class=banners>b<p class=Banner>c", ".banner", "b", "c");
	LEFT("<div id=menu>a<p>b</p></div><p id=menus>c", "#menu", "c");
	LEFT("<p data-draft>a<p DATA-DRAFT=''>b<p>c", "[data-draft]", "c");
	LEFT("<p>x <a rel=tag>a</a> and <a rel=tags>b</a>", "[rel=tag]", "x <a1/> and <a2>b</a2>");
	LEFT("<p lang='a b'>a<p lang=\"c\">b", "[lang='a b'], [ lang = \"c\" ]");
	LEFT("<p class=a id=b>x<p class=a>y<div class=a id=b>z</div>", "p.a#b", "y", "z");
	LEFT("<p class=a>x<p>y", "*.a", "y");
	LEFT("<p title=t>x<p>y", "p", );
}

static void combinators_mean_elements_in_others(void **state)
{
	(void)state;
	LEFT("<footer><p>a</p><div><p>b</p></div></footer><p>c", "footer > p", "b", "c");
	LEFT("<footer><p>a</p><div><p>b</p></div></footer><p>c", "footer p", "c");
	LEFT("<footer><p>a</p><div><p>b</p></div></footer><p>c", "footer>div>p", "a", "c");
	LEFT("<ul><li>a<ul><li>b</ul></ul>", "li li", "a");
	LEFT("<ul><li>a<li>b</ul><p>c", "ul > li", "c");
	LEFT("<div class=a><section><p>x</p></section></div><section><p>y", ".a section > p", "y");
	LEFT("<p>a <b><i>b</i></b> c", "p i", "a <b1><i2/></b1> c");
}

static void a_list_means_each_of_its_parts(void **state)
{
	(void)state;
	LEFT("<nav>a</nav><p class=b>b</p><aside>c</aside><p>d", "nav,.b , aside", "d");
	LEFT("<nav>a</nav><p>b", "nav,", "b");
	LEFT("<nav>a</nav><p>b", "", "a", "b");
	LEFT("<nav>a</nav><p>b", NULL, "a", "b");
}

static void what_is_skipped_is_skipped_with_its_attributes(void **state)
{
	(void)state;
	LEFT("<nav title=a><img alt=b>c</nav><p>d <img alt=e class=x> f", "nav, .x", "d <img1/> f");
	LEFT("<meta name=description content=a><title>b</title><p>c", "meta, title", "c");
	LEFT("<nav>a <span translate=yes>b</span></nav>", "nav", "b");
}

static void expect_mistake(const char *text, const char *part)
{
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;

	assert_null(selector_list_parse(slice_of(text), &arena, &err));
	assert_int_not_equal(err.kind, ERROR_NONE);
	if (!strstr(err.message, part))
		fail_msg("'%s': %s", text, err.message);
	error_clear(&err);
	arena_release(&arena);
}

static void what_is_no_selector_is_said_to_be_none(void **state)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct error err = ERROR_INIT;
	struct document *document;

	(void)state;
	expect_mistake(".", "not complete");
	expect_mistake("nav >", "not complete");
	expect_mistake("a[b", "not complete");
	expect_mistake("a[b='c", "not complete");
	expect_mistake("a:hover", "':hover'");
	expect_mistake("a + b", "'+ b'");
	expect_mistake("a,, b", "', b'");
	expect_mistake("> a", "'> a'");
	expect_mistake("a[]", "']'");
	expect_mistake("a[b^=c]", "'^=c]'");
	expect_mistake("p..x", "'.x'");
	expect_mistake("a, b, !", "'!'");
	options.html_skip = "nav, a:hover";
	assert_false(document_open(&document, "a.html", SLICE("<p>x"), &options, &err));
	assert_int_equal(err.kind, ERROR_USAGE);
	error_clear(&err);
}

static void a_list_has_a_limit(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (int i = 0; i <= SELECTOR_COMPOUNDS_MAX; i++)
		strbuf_add_string(&text, "a ");
	expect_mistake(text.data, "64");
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_classes_ids_and_attributes_mean_elements),
		cmocka_unit_test(combinators_mean_elements_in_others),
		cmocka_unit_test(a_list_means_each_of_its_parts),
		cmocka_unit_test(what_is_skipped_is_skipped_with_its_attributes),
		cmocka_unit_test(what_is_no_selector_is_said_to_be_none),
		cmocka_unit_test(a_list_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
