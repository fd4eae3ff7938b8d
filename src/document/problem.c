/*
 * problem -- what was left as it was, in a sentence.
 */
#include <config.h>

#include "document/document.h"

#include "base/i18n.h"

void document_problem_describe(const struct document_problem *problem, struct strbuf *text)
{
	switch (problem->kind) {
	case PROBLEM_TOO_LONG:
		strbuf_addf(text, _("a paragraph of more than %zu KiB is left as it is"),
			    DOCUMENT_SEGMENT_BYTES >> 10);
		break;
	case PROBLEM_OPAQUE:
		strbuf_add_string(text, _("text that cannot be told from its markup for certain is left as it is"));
		break;
	case PROBLEM_CUT_OFF:
		strbuf_add_string(text, _("what begins here never ends: the file is cut off or its markup is broken; "
					  "get it whole, or mend this place"));
		break;
	case PROBLEM_UNENDED:
		strbuf_add_string(text, _("the page ends without an end tag for the element that begins here: it is cut off; "
					  "get it whole, or close the element"));
		break;
	case PROBLEM_MISSTATED:
		strbuf_addf(text, _("it states another charset than its bytes are in, which look like %.*s; correct what it "
				    "states, or convert it to UTF-8 and state that"), SLICE_ARG(problem->code));
		break;
	case PROBLEM_UNCLOSED:
		strbuf_add_string(text, _("the element that begins here is never closed; is the file whole?"));
		break;
	case PROBLEM_CHARSET:
		strbuf_addf(text, _("read as %.*s by the look of its bytes, since it states no charset; "
				    "if that is wrong, convert it to UTF-8 first"), SLICE_ARG(problem->code));
		break;
	case PROBLEM_BYTES:
		strbuf_addf(text, _("bytes here are no text in %.*s and stay as they are; is its charset right?"),
			    SLICE_ARG(problem->code));
		break;
	case PROBLEM_CODE_LOST:
		strbuf_addf(text, _("the translation has lost the code '%.*s'"), SLICE_ARG(problem->code));
		break;
	case PROBLEM_CODE_ADDED:
		strbuf_addf(text, _("the translation has the code '%.*s' too often"),
			    SLICE_ARG(problem->code));
		break;
	case PROBLEM_MARKUP:
		strbuf_add_string(text, _("the translation would change the markup of the article here"));
		break;
	case PROBLEM_CHARACTER:
		strbuf_add_string(text, _("the translation has a control character that the document cannot hold"));
		break;
	case PROBLEM_CODE_CROSSED:
		strbuf_addf(text, _("the translation has the code '%.*s' in a wrong place"),
			    SLICE_ARG(problem->code));
		break;
	}
}
