/*
 * srx -- segmentation rules: reading and writing SRX 2.0.
 *
 * What matching makes of the rules is in srx_match.c.
 */
#include <config.h>

#include "text/srx.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/embed.h"
#include "base/i18n.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>

EMBEDDED(segment_srx);

#define TERMINATORS "candidates=\"terminators\""

/* A file with more rules than this is no rule file. */
#define RULES_MAX 100000

struct reader {
	XML_Parser parser;
	struct srx *srx;
	struct error *err;
	bool failed, seen_root;
	const char *group; /* of the languagerule that is open, or NULL */
	size_t group_rules;
	struct strbuf text; /* of the beforebreak or afterbreak that is open */
	bool in_pattern;
};

static void fail(struct reader *reader, const char *message)
{
	if (reader->failed)
		return;
	reader->failed = true;
	error_at(reader->err, ERROR_FORMAT, reader->srx->file, XML_GetCurrentLineNumber(reader->parser), "%s",
		 message);
	XML_StopParser(reader->parser, XML_FALSE);
}

static void note(struct reader *reader, const char *text)
{
	struct srx *srx = reader->srx;

	ARRAY_GROW(srx->notes, srx->note_count, srx->note_capacity);
	srx->notes[srx->note_count++] = (struct srx_note){ XML_GetCurrentLineNumber(reader->parser), text };
}

static const char *attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

static const char *keep(struct reader *reader, const char *text)
{
	return arena_string(reader->srx->arena, slice_of(text ? text : ""));
}

/* ---------------------------------------------------------------- elements */

static void start_root(struct reader *reader, const char **attributes)
{
	const char *version = attribute(attributes, "version");

	reader->seen_root = true;
	if (version && strcmp(version, "2.0") != 0 && strcmp(version, "1.0") != 0)
		note(reader, N_("unknown version of SRX, read as 2.0"));
}

static void start_header(struct reader *reader, const char **attributes)
{
	const char *cascade = attribute(attributes, "cascade");

	reader->srx->cascade = cascade && strcmp(cascade, "yes") == 0;
}

static void start_group(struct reader *reader, const char **attributes)
{
	reader->group = keep(reader, attribute(attributes, "languagerulename"));
	reader->group_rules = 0;
}

static void start_rule(struct reader *reader, const char **attributes)
{
	const char *breaks = attribute(attributes, "break");
	struct srx *srx = reader->srx;

	if (!reader->group || srx->rule_count == RULES_MAX) {
		fail(reader, reader->group ? _("too many rules") : _("a rule stands outside of a languagerule"));
		return;
	}
	ARRAY_GROW(srx->rules, srx->rule_count, srx->rule_capacity);
	srx->rules[srx->rule_count++] = (struct srx_rule){
		.breaks = !breaks || strcmp(breaks, "no") != 0,
		.before = "",
		.after = "",
		.group = reader->group,
		.number = ++reader->group_rules,
		.line = XML_GetCurrentLineNumber(reader->parser),
	};
}

static void start_pattern(struct reader *reader, const char **attributes)
{
	(void)attributes;
	if (!reader->group_rules) {
		fail(reader, _("a pattern stands outside of a rule"));
		return;
	}
	strbuf_clear(&reader->text);
	reader->in_pattern = true;
}

static void start_map(struct reader *reader, const char **attributes)
{
	struct srx *srx = reader->srx;

	ARRAY_GROW(srx->maps, srx->map_count, srx->map_capacity);
	srx->maps[srx->map_count++] = (struct srx_map){
		keep(reader, attribute(attributes, "languagepattern")),
		keep(reader, attribute(attributes, "languagerulename")),
	};
}

/* Options of Okapi: what they may say, and the value that is how it is here. */
static const struct {
	const char *name, *ours, *note;
} okapi_options[] = {
	{ "oneSegmentIncludesAll", "no", N_("'oneSegmentIncludesAll' is ignored: white space around is left out") },
	{ "trimLeadingWhitespaces", "yes", N_("'trimLeadingWhitespaces' is ignored: white space is left out") },
	{ "trimTrailingWhitespaces", "yes", N_("'trimTrailingWhitespaces' is ignored: white space is left out") },
	{ "useJavaRegex", "no", N_("'useJavaRegex' is ignored: patterns are ICU's") },
	{ "treatIsolatedCodesAsWhitespace", "no", N_("'treatIsolatedCodesAsWhitespace' is ignored") },
};

static void start_options(struct reader *reader, const char **attributes)
{
	for (; attributes[0]; attributes += 2) {
		size_t i = 0;

		while (i < ARRAY_COUNT(okapi_options) && strcmp(attributes[0], okapi_options[i].name) != 0)
			i++;
		if (i == ARRAY_COUNT(okapi_options))
			note(reader, N_("unknown option of an extension"));
		else if (strcmp(attributes[1], okapi_options[i].ours) != 0)
			note(reader, okapi_options[i].note);
	}
}

static const struct {
	const char *name;
	void (*start)(struct reader *reader, const char **attributes);
} elements[] = {
	{ "srx", start_root },		 { "header", start_header },	  { "languagerule", start_group },
	{ "rule", start_rule },		 { "beforebreak", start_pattern }, { "afterbreak", start_pattern },
	{ "languagemap", start_map },	 { "okpsrx:options", start_options },
};

static const char *const known_elements[] = {
	"formathandle", "body", "languagerules", "maprules", "okpsrx:sample", "okpsrx:rangeRule",
};

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *reader = data;

	if (!reader->seen_root && strcmp(name, "srx") != 0) {
		fail(reader, _("this is no SRX file"));
		return;
	}
	for (size_t i = 0; i < ARRAY_COUNT(elements); i++)
		if (strcmp(elements[i].name, name) == 0) {
			elements[i].start(reader, attributes);
			return;
		}
	for (size_t i = 0; i < ARRAY_COUNT(known_elements); i++)
		if (strcmp(known_elements[i], name) == 0)
			return;
	note(reader, N_("unknown element"));
}

static void XMLCALL end_element(void *data, const XML_Char *name)
{
	struct reader *reader = data;
	struct srx_rule *rule;

	if (strcmp(name, "languagerule") == 0) {
		reader->group = NULL;
		reader->group_rules = 0;
	}
	if (!reader->in_pattern)
		return;
	reader->in_pattern = false;
	rule = &reader->srx->rules[reader->srx->rule_count - 1];
	if (strcmp(name, "beforebreak") == 0)
		rule->before = keep(reader, reader->text.data);
	else
		rule->after = keep(reader, reader->text.data);
}

static void XMLCALL add_text(void *data, const XML_Char *text, int bytes)
{
	struct reader *reader = data;

	if (reader->in_pattern)
		strbuf_add(&reader->text, slice_from(text, (size_t)bytes));
}

/* Our own promise is an instruction, as SRX 2.0 has no place for elements of others. */
static void XMLCALL read_instruction(void *data, const XML_Char *target, const XML_Char *text)
{
	struct reader *reader = data;

	if (strcmp(target, "tarjimon") != 0)
		return;
	if (strcmp(text, TERMINATORS) == 0)
		reader->srx->terminators_only = true;
	else
		note(reader, N_("unknown option of an extension"));
}

/* Entities are made in a DOCTYPE, and rule files need neither. */
static void XMLCALL refuse_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
				   int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	fail(data, _("a rule file may have no DOCTYPE"));
}

/* ---------------------------------------------------------------- files */

static bool parse(struct reader *reader, struct slice xml)
{
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, start_element, end_element);
	XML_SetCharacterDataHandler(reader->parser, add_text);
	XML_SetProcessingInstructionHandler(reader->parser, read_instruction);
	XML_SetStartDoctypeDeclHandler(reader->parser, refuse_doctype);
	if (xml.bytes > INT_MAX)
		fail(reader, _("the rule file is too large"));
	else if (XML_Parse(reader->parser, xml.data ? xml.data : "", (int)xml.bytes, XML_TRUE) != XML_STATUS_OK)
		fail(reader, XML_ErrorString(XML_GetErrorCode(reader->parser)));
	if (!reader->failed && reader->srx->map_count == 0)
		fail(reader, _("the rule file has no maprules"));
	return !reader->failed;
}

struct srx *srx_read(struct slice xml, const char *file, struct error *err)
{
	struct srx *srx = alloc_zeroed(1, sizeof(*srx));
	struct reader reader = { .srx = srx, .err = err, .text = STRBUF_INIT };
	bool read;

	srx->arena = alloc_zeroed(1, sizeof(*srx->arena));
	srx->file = arena_string(srx->arena, slice_of(file));
	reader.parser = XML_ParserCreate(NULL);
	read = parse(&reader, xml);
	XML_ParserFree(reader.parser);
	strbuf_release(&reader.text);
	if (!read) {
		srx_free(srx);
		return NULL;
	}
	return srx;
}

struct srx *srx_builtin(void)
{
	struct error err = ERROR_INIT;
	struct srx *srx = srx_read(slice_from(embedded_segment_srx, embedded_segment_srx_bytes), "segment.srx", &err);

	if (!srx)
		abort(); /* a bug: the tests read the same file */
	return srx;
}

void srx_free(struct srx *srx)
{
	if (!srx)
		return;
	free(srx->rules);
	free(srx->maps);
	free(srx->notes);
	arena_release(srx->arena);
	free(srx->arena);
	free(srx);
}

static void print_escaped(const char *text, struct strbuf *xml)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			strbuf_add_string(xml, "&amp;");
			break;
		case '<':
			strbuf_add_string(xml, "&lt;");
			break;
		case '>':
			strbuf_add_string(xml, "&gt;");
			break;
		case '"':
			strbuf_add_string(xml, "&quot;");
			break;
		default:
			strbuf_add_byte(xml, *text);
		}
}

static void print_rule(const struct srx_rule *rule, struct strbuf *xml)
{
	strbuf_addf(xml, "<rule break=\"%s\">\n<beforebreak>", rule->breaks ? "yes" : "no");
	print_escaped(rule->before, xml);
	strbuf_add_string(xml, "</beforebreak>\n<afterbreak>");
	print_escaped(rule->after, xml);
	strbuf_add_string(xml, "</afterbreak>\n</rule>\n");
}

static void print_named(const char *start, const char *first, const char *middle, const char *second, const char *end,
			struct strbuf *xml)
{
	strbuf_add_string(xml, start);
	print_escaped(first, xml);
	strbuf_add_string(xml, middle);
	print_escaped(second, xml);
	strbuf_add_string(xml, end);
}

void srx_print(const struct srx *srx, struct strbuf *xml)
{
	const char *group = NULL;

	strbuf_addf(xml,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n"
		    "<header segmentsubflows=\"yes\" cascade=\"%s\">\n"
		    "<formathandle type=\"start\" include=\"no\"/>\n<formathandle type=\"end\" include=\"yes\"/>\n"
		    "<formathandle type=\"isolated\" include=\"no\"/>\n",
		    srx->cascade ? "yes" : "no");
	if (srx->terminators_only)
		strbuf_add_string(xml, "<?tarjimon " TERMINATORS "?>\n");
	strbuf_add_string(xml, "</header>\n<body>\n<languagerules>\n");
	for (size_t i = 0; i < srx->rule_count; i++) {
		if (srx->rules[i].group != group) {
			strbuf_add_string(xml, group ? "</languagerule>\n" : "");
			group = srx->rules[i].group;
			print_named("<languagerule languagerulename=\"", group, "", "", "\">\n", xml);
		}
		print_rule(&srx->rules[i], xml);
	}
	strbuf_add_string(xml, group ? "</languagerule>\n" : "");
	strbuf_add_string(xml, "</languagerules>\n<maprules>\n");
	for (size_t i = 0; i < srx->map_count; i++)
		print_named("<languagemap languagepattern=\"", srx->maps[i].pattern, "\" languagerulename=\"",
			    srx->maps[i].group, "\"/>\n", xml);
	strbuf_add_string(xml, "</maprules>\n</body>\n</srx>\n");
}
