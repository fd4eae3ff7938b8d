/*
 * html_tokens: the tokenizer of the standard (13.2.5), state by state, in the
 * manner of the html5lib tokenizer tests: a text, and the tokens it gives.
 *
 * Tokens are written one behind the other: (text), <name attribute=value …>,
 * <name/> for a self-closing one, </name>, !comment!, %doctype%, {raw},
 * [CDATA]. Of attributes the first of a name counts; references in values are
 * decoded where a reader would decode them.
 */
#include <config.h>

#include "document/html_references.h"
#include "document/html_tokens.h"

#include "base/alloc.h"

#include "tests/document/merge.h"

struct example {
	const char *text, *tokens;
};

static void add_lower(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++) {
		char c = text.data[i];

		strbuf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
}

static void add_decoded(struct strbuf *out, struct slice text, bool in_attribute)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t bytes = text.data[at] == '&' ? html_reference(text, at, in_attribute, out) : 0;

		if (!bytes)
			strbuf_add_byte(out, text.data[at++]);
		at += bytes;
	}
}

static void add_tag(struct strbuf *out, struct slice text, const struct html_token *token)
{
	strbuf_add_string(out, token->kind == HTML_END ? "</" : "<");
	add_lower(out, token->name);
	for (size_t i = 0; token->kind == HTML_START && i < token->attribute_count; i++) {
		const struct html_attribute *attribute = &token->attributes[i];

		if (html_token_attribute(token, attribute->name) != attribute)
			continue;
		strbuf_add_byte(out, ' ');
		add_lower(out, attribute->name);
		strbuf_add_byte(out, '=');
		add_decoded(out, slice_part(text, attribute->value.begin, attribute->value.end), true);
	}
	strbuf_add_string(out, token->kind == HTML_START && token->self_closing ? "/>" : ">");
}

static void add_token(struct strbuf *out, struct slice text, const struct html_token *token)
{
	static const char brackets[][3] = {
		[HTML_TEXT] = "()", [HTML_RAW] = "{}", [HTML_COMMENT] = "!!", [HTML_DOCTYPE] = "%%", [HTML_CDATA] = "[]",
	};
	struct slice bytes = slice_part(text, token->range.begin, token->range.end);

	if (token->kind == HTML_START || token->kind == HTML_END) {
		add_tag(out, text, token);
		return;
	}
	strbuf_add_byte(out, brackets[token->kind][0]);
	if (token->kind == HTML_TEXT)
		add_decoded(out, bytes, false);
	else
		strbuf_add(out, bytes);
	strbuf_add_byte(out, brackets[token->kind][1]);
}

static void check_in(const struct example *example, enum html_model model, const char *element, bool foreign)
{
	struct slice text = slice_of(example->text);
	struct html_tokens tokens = HTML_TOKENS_INIT(text, 0);
	struct strbuf out = STRBUF_INIT;
	struct html_token token;
	size_t at = 0;

	tokens.model = model;
	tokens.element = slice_of(element);
	tokens.foreign = foreign;
	while (html_tokens_next(&tokens, &token)) {
		assert_int_equal(token.range.begin, at); /* no byte is lost between tokens */
		at = token.range.end;
		add_token(&out, text, &token);
	}
	assert_int_equal(at, text.bytes);
	if (!slice_equal(strbuf_slice(&out), slice_of(example->tokens)))
		fail_msg("%s\n   gives %s\ninstead of %s", example->text, out.data, example->tokens);
	html_tokens_release(&tokens);
	strbuf_release(&out);
}

#define CHECK_ALL(examples, model, element, foreign)                            \
	for (size_t example_ = 0; example_ < ARRAY_COUNT(examples); example_++) \
	check_in(&(examples)[example_], model, element, foreign)

static void tags(void **state)
{
	static const struct example examples[] = {
		{ "<p>", "<p>" },
		{ "</p>", "</p>" },
		{ "<P>One</P >", "<p>(One)</p>" },
		{ "<p>1<p>2", "<p>(1)<p>(2)" },
		{ "<a<b>", "<a<b>" },
		{ "<my-tag:x.y>", "<my-tag:x.y>" },
		{ "<x@AZ[`az{ @AZ[`az{>", "<x@az[`az{ @az[`az{=>" },
		{ "<br/>", "<br/>" },
		{ "<br / >", "<br>" },
		{ "<br/ >", "<br>" },
		{ "<br //>", "<br/>" },
		{ "<p\n\t\fa\r\n=\tb>", "<p a=b>" },
		{ "<>", "(<>)" },
		{ "< p>", "(< p>)" },
		{ "a < b", "(a < b)" },
		{ "1<2<3", "(1<2<3)" },
		{ "<1>", "(<1>)" },
		{ "<<p>", "(<)<p>" },
		{ "<é>", "(<é>)" },
		{ "</p/>", "</p>" },
		{ "</p a=b c>", "</p>" },
		{ "</ p>", "!</ p>!" },
		{ "</1>", "!</1>!" },
		{ "a</>b", "(a)!</>!(b)" },
		{ "</", "(</)" },
		{ "<", "(<)" },
		{ "a<", "(a<)" },
		/* What the end cuts off is dropped by the standard, and a comment here. */
		{ "<p", "!<p!" },
		{ "<p ", "!<p !" },
		{ "<p/", "!<p/!" },
		{ "<p a", "!<p a!" },
		{ "<p a=", "!<p a=!" },
		{ "<p a='b", "!<p a='b!" },
		{ "<p a=\"b>c", "!<p a=\"b>c!" },
		{ "x</p", "(x)!</p!" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_DATA, "", false);
}

static void attributes(void **state)
{
	static const struct example examples[] = {
		{ "<p a='b' c=\"d\" e=f g>", "<p a=b c=d e=f g=>" },
		{ "<p a='b'c='d'>", "<p a=b c=d>" },
		{ "<p a=\"b\"c>", "<p a=b c=>" },
		{ "<p/a='b'>", "<p a=b>" },
		{ "<p a/b=c>", "<p a= b=c>" },
		{ "<p a=b a=c A=d>", "<p a=b>" },
		{ "<p a B=''>", "<p a= b=>" },
		{ "<p a >", "<p a=>" },
		{ "<p a = 'b' >", "<p a=b>" },
		{ "<p a= >x", "<p a=>(x)" },
		{ "<p a=>x", "<p a=>(x)" },
		{ "<p a=/>", "<p a=/>" },
		{ "<p a=b/>", "<p a=b/>" },
		{ "<p a=b />", "<p a=b/>" },
		{ "<p a=\"b\"/>", "<p a=b/>" },
		{ "<p =>", "<p ==>" },
		{ "<p ==>", "<p ==>" },
		{ "<p ===>", "<p ===>" },
		{ "<p ====>", "<p ====>" },
		{ "<p a==b>", "<p a==b>" },
		{ "<p a=b=c>", "<p a=b=c>" },
		{ "<p a=<>", "<p a=<>" },
		{ "<p a=f<>", "<p a=f<>" },
		{ "<p a=b'c>", "<p a=b'c>" },
		{ "<p a=b\"c>", "<p a=b\"c>" },
		{ "<p a=b`>", "<p a=b`>" },
		{ "<p 'a'=b>", "<p 'a'=b>" },
		{ "<p \"=b>", "<p \"=b>" },
		{ "<p a \">", "<p a= \"=>" },
		{ "<p a\"b=c>", "<p a\"b=c>" },
		{ "<p/0  <>", "<p 0= <=>" },
		{ "<p a='>'>", "<p a=>>" },
		{ "<p a='\"' b=\"'\">", "<p a=\" b='>" },
		{ "<p a='&lt;&amp'>", "<p a=<&>" },
		{ "<p a=&quot;b>", "<p a=\"b>" },
		{ "<p a='&' b=&>", "<p a=& b=&>" },
		{ "<p a='&notx &not1 &not= &not'>", "<p a=&notx &not1 &not= ¬>" },
		{ "<p a='&notin;'>", "<p a=∉>" },
		{ "<p a='?x=1&copy=2&reg'>", "<p a=?x=1&copy=2®>" },
		{ "<p a='&#x40;&#64'>", "<p a=@@>" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_DATA, "", false);
}

static void comments_and_declarations(void **state)
{
	static const struct example examples[] = {
		{ "<!---->a", "!<!---->!(a)" },
		{ "<!-->a", "!<!-->!(a)" },
		{ "<!--->a", "!<!--->!(a)" },
		{ "<!----->a", "!<!----->!(a)" },
		{ "<!-- a -- b --->c", "!<!-- a -- b --->!(c)" },
		{ "<!-- <!-- a -->b", "!<!-- <!-- a -->!(b)" },
		{ "<!--a--!>b", "!<!--a--!>!(b)" },
		{ "<!----!>b", "!<!----!>!(b)" },
		{ "<!--a--!b-->c", "!<!--a--!b-->!(c)" },
		{ "<!--a-!>b-->c", "!<!--a-!>b-->!(c)" },
		{ "<!--a--->b", "!<!--a--->!(b)" },
		{ "<!--a->b-->c", "!<!--a->b-->!(c)" },
		{ "<!--a<!-->b", "!<!--a<!-->!(b)" },
		{ "<!--a<!--->b", "!<!--a<!--->!(b)" },
		{ "<!--a--", "!<!--a--!" },
		{ "<!--a", "!<!--a!" },
		{ "<!--", "!<!--!" },
		{ "<!-", "!<!-!" },
		{ "<!", "!<!!" },
		{ "<!>a", "!<!>!(a)" },
		{ "<!->a", "!<!->!(a)" },
		{ "<!a>b", "!<!a>!(b)" },
		{ "<?xml version='1.0'?>a", "!<?xml version='1.0'?>!(a)" },
		{ "<?a>b", "!<?a>!(b)" },
		{ "<?>b", "!<?>!(b)" },
		{ "<?", "!<?!" },
		{ "<!DOCTYPE html>a", "%<!DOCTYPE html>%(a)" },
		{ "<!doctype>a", "%<!doctype>%(a)" },
		{ "<!DOCTYPEfoo>a", "%<!DOCTYPEfoo>%(a)" },
		{ "<!DOC>a", "!<!DOC>!(a)" },
		{ "<!DOCTYPE html PUBLIC \">x", "%<!DOCTYPE html PUBLIC \">%(x)" },
		{ "<!DOCTYPE html SYSTEM '>x", "%<!DOCTYPE html SYSTEM '>%(x)" },
		{ "<!DOCTYPE html ", "%<!DOCTYPE html %" },
		/* conditional comments */
		{ "<!--[if lt IE 9]><p>a</p><![endif]-->b", "!<!--[if lt IE 9]><p>a</p><![endif]-->!(b)" },
		{ "<![if !IE]>a<![endif]>b", "!<![if !IE]>!(a)!<![endif]>!(b)" },
		{ "<!--[if !IE]><!-->a<!--<![endif]-->", "!<!--[if !IE]><!-->!(a)!<!--<![endif]-->!" },
		{ "<![CDATA[a]]>b", "!<![CDATA[a]]>!(b)" },
		{ "<![CDATA[a>b]]>", "!<![CDATA[a>!(b]]>)" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_DATA, "", false);
}

static void cdata_in_foreign_content(void **state)
{
	static const struct example examples[] = {
		{ "<![CDATA[a<b>&amp;]]>c", "[<![CDATA[a<b>&amp;]]>](c)" },
		{ "<![CDATA[a]]]>c", "[<![CDATA[a]]]>](c)" },
		{ "<![CDATA[a]>]]>c", "[<![CDATA[a]>]]>](c)" },
		{ "<![CDATA[a]]", "[<![CDATA[a]]]" },
		{ "<![CDATA[]]>", "[<![CDATA[]]>]" },
		{ "<![cdata[a]]>", "!<![cdata[a]]>!" },
		{ "<![CDATA]>", "!<![CDATA]>!" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_DATA, "", true);
}

static void references_in_text(void **state)
{
	static const struct example examples[] = {
		{ "&", "(&)" },
		{ "&&amp;&", "(&&&)" },
		{ "& &lt ;", "(& < ;)" },
		{ "&f", "(&f)" },
		{ "&;", "(&;)" },
		{ "&¬;", "(&¬;)" },
		{ "&not;it &notit &notin; &notin", "(¬it ¬it ∉ ¬in)" },
		{ "&no", "(&no)" },
		{ "&NotEqualTilde;&NotEqualTild;", "(≂̸&NotEqualTild;)" },
		{ "&AMP&amp", "(&&)" },
		{ "&ampx", "(&x)" },
		{ "&Amp;", "(&Amp;)" },
		{ "&CounterClockwiseContourIntegral;", "(∳)" },
		{ "&frac12&frac123", "(½½3)" },
		{ "&#", "(&#)" },
		{ "&#x", "(&#x)" },
		{ "&# &#; &#x &#X; &#xZ &#A", "(&# &#; &#x &#X; &#xZ &#A)" },
		{ "&#0036;&#36&#x24;&#X24 ", "($$$$ )" },
		{ "&#0;&#x0", "(��)" },
		{ "&#xaBcD;", "(ꯍ)" },
		{ "&#xD800;&#xDFFF;&#xE000;", "(\xef\xbf\xbd\xef\xbf\xbd\xee\x80\x80)" },
		{ "&#x10FFFF;&#x10000;", "(\xf4\x8f\xbf\xbf\xf0\x90\x80\x80)" },
		{ "&#x110000;&#x80000041;&#x100000041;&#18446744073709551681;", "(����)" },
		{ "&#x000000000000000000000000000000041;", "(A)" },
		{ "&#128;&#x92;&#150;&#x81;", "(€’–\xc2\x81)" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_DATA, "", false);
}

static void text_up_to_an_end_tag(void **state)
{
	static const struct example rcdata[] = {
		{ "a</title>b", "(a)</title>(b)" },
		{ "a</TiTle >b", "(a)</title>(b)" },
		{ "a</title/>b", "(a)</title>(b)" },
		{ "a</title\nx=y>b", "(a)</title>(b)" },
		{ "</title>", "</title>" },
		{ "a<b>&amp;</b></title><b>", "(a<b>&</b>)</title><b>" },
		{ "a</titlex></title>", "(a</titlex>)</title>" },
		{ "a</tit</title>", "(a</tit)</title>" },
		{ "a</title</title>", "(a</title)</title>" },
		{ "a</ title>", "(a</ title>)" },
		{ "a<!--</title>-->b", "(a<!--)</title>(-->b)" },
		{ "a</title", "(a</title)" },
		{ "a</title ", "(a)!</title !" },
		{ "a", "(a)" },
	};
	static const struct example rawtext[] = {
		{ "p{}</style>b", "{p{}}</style>(b)" },
		{ "&amp;<b></b></STYLE>", "{&amp;<b></b>}</style>" },
		{ "<!--</style>-->", "{<!--}</style>(-->)" },
		{ "a</style</style>", "{a</style}</style>" },
		{ "a</styles>", "{a</styles>}" },
		{ "a</style", "{a</style}" },
	};
	static const struct example plaintext[] = {
		{ "<p>&amp;</plaintext>", "{<p>&amp;</plaintext>}" },
	};

	(void)state;
	CHECK_ALL(rcdata, HTML_MODEL_RCDATA, "title", false);
	CHECK_ALL(rawtext, HTML_MODEL_RAWTEXT, "style", false);
	CHECK_ALL(plaintext, HTML_MODEL_PLAINTEXT, "plaintext", false);
}

static void scripts_and_what_hides_their_end(void **state)
{
	static const struct example examples[] = {
		{ "a</script>b", "{a}</script>(b)" },
		{ "'<p>'</SCRIPT\t>b", "{'<p>'}</script>(b)" },
		{ "'<\\/script>'</script>", "{'<\\/script>'}</script>" },
		{ "<!--a</script>-->", "{<!--a}</script>(-->)" },
		{ "<!--<script>a</script>b--></script>c", "{<!--<script>a</script>b-->}</script>(c)" },
		{ "<!--<script >a</script >b</script>c", "{<!--<script >a</script >b}</script>(c)" },
		{ "<!--<script/></script>b</script>c", "{<!--<script/></script>b}</script>(c)" },
		{ "<!--<scripts></script>c", "{<!--<scripts>}</script>(c)" },
		{ "<!--<script>--></script>c", "{<!--<script>-->}</script>(c)" },
		{ "<!--<script>-></script>--></script>c", "{<!--<script>-></script>-->}</script>(c)" },
		{ "<!-->a<script></script>c", "{<!-->a<script>}</script>(c)" },
		{ "<!--->a<script></script>c", "{<!--->a<script>}</script>(c)" },
		{ "<!--<script><script></script></script>c", "{<!--<script><script></script>}</script>(c)" },
		{ "<!-<script></script>c", "{<!-<script>}</script>(c)" },
		{ "<script></script>c", "{<script>}</script>(c)" },
		{ "<!--<script>a", "{<!--<script>a}" },
		{ "<!--a--", "{<!--a--}" },
		{ "a</script", "{a</script}" },
	};

	(void)state;
	CHECK_ALL(examples, HTML_MODEL_SCRIPT, "script", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags),
		cmocka_unit_test(attributes),
		cmocka_unit_test(comments_and_declarations),
		cmocka_unit_test(cdata_in_foreign_content),
		cmocka_unit_test(references_in_text),
		cmocka_unit_test(text_up_to_an_end_tag),
		cmocka_unit_test(scripts_and_what_hides_their_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
