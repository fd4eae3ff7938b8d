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
#include "base/xml_write.h"
#include "text/xml_read.h"

#include <stdlib.h>

EMBEDDED(segment_srx);

#define TERMINATORS "candidates=\"terminators\""

/* A file with more rules than this is no rule file. */
#define RULES_MAX 100000

struct reader {
	struct xml_reader xml;
	struct srx *srx;
	bool seen_root;
	const char *group; /* of the languagerule that is open, or NULL */
	size_t group_rules;
	struct strbuf text; /* of the beforebreak or afterbreak that is open */
	bool in_pattern;
};

static bool fail(struct reader *reader, const char *message)
{
	return error_at(reader->xml.err, ERROR_FORMAT, XML_PLACE(&reader->xml), "%s", message);
}

static void note(struct reader *reader, const char *text)
{
	struct srx *srx = reader->srx;

	ARRAY_GROW(srx->notes, srx->note_count, srx->note_capacity);
	srx->notes[srx->note_count++] = (struct srx_note){ xml_line(&reader->xml), text };
}

static const char *keep(struct reader *reader, const char *text)
{
	return arena_string(reader->srx->arena, slice_of(text ? text : ""));
}

/* ---------------------------------------------------------------- elements */

static bool start_root(struct reader *reader, const char **attributes)
{
	const char *version = xml_attribute(attributes, "version");

	reader->seen_root = true;
	if (version && strcmp(version, "2.0") != 0 && strcmp(version, "1.0") != 0)
		note(reader, N_("unknown version of SRX, read as 2.0"));
	return true;
}

static bool start_header(struct reader *reader, const char **attributes)
{
	const char *cascade = xml_attribute(attributes, "cascade");

	reader->srx->cascade = cascade && strcmp(cascade, "yes") == 0;
	return true;
}

static bool start_group(struct reader *reader, const char **attributes)
{
	reader->group = keep(reader, xml_attribute(attributes, "languagerulename"));
	reader->group_rules = 0;
	return true;
}

static bool start_rule(struct reader *reader, const char **attributes)
{
	const char *breaks = xml_attribute(attributes, "break");
	struct srx *srx = reader->srx;

	if (!reader->group || srx->rule_count == RULES_MAX)
		return fail(reader,
			    reader->group ? _("too many rules") : _("a rule stands outside of a languagerule"));
	ARRAY_GROW(srx->rules, srx->rule_count, srx->rule_capacity);
	srx->rules[srx->rule_count++] = (struct srx_rule){
		.breaks = !breaks || strcmp(breaks, "no") != 0,
		.before = "",
		.after = "",
		.group = reader->group,
		.number = ++reader->group_rules,
		.line = xml_line(&reader->xml),
	};
	return true;
}

static bool start_pattern(struct reader *reader, const char **attributes)
{
	(void)attributes;
	if (!reader->group_rules)
		return fail(reader, _("a pattern stands outside of a rule"));
	strbuf_clear(&reader->text);
	reader->in_pattern = true;
	return true;
}

static bool start_map(struct reader *reader, const char **attributes)
{
	struct srx *srx = reader->srx;

	ARRAY_GROW(srx->maps, srx->map_count, srx->map_capacity);
	srx->maps[srx->map_count++] = (struct srx_map){
		keep(reader, xml_attribute(attributes, "languagepattern")),
		keep(reader, xml_attribute(attributes, "languagerulename")),
	};
	return true;
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

static bool start_options(struct reader *reader, const char **attributes)
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
	return true;
}

static const struct {
	const char *name;
	bool (*start)(struct reader *reader, const char **attributes);
} elements[] = {
	{ "srx", start_root },		 { "header", start_header },	  { "languagerule", start_group },
	{ "rule", start_rule },		 { "beforebreak", start_pattern }, { "afterbreak", start_pattern },
	{ "languagemap", start_map },	 { "options", start_options },
};

static const char *const known_elements[] = {
	"formathandle", "body", "languagerules", "maprules", "sample", "rangeRule",
};

static bool start_element(void *data, const char *name, const char **attributes)
{
	struct reader *reader = data;

	if (!reader->seen_root && strcmp(name, "srx") != 0)
		return fail(reader, _("this is no SRX file"));
	for (size_t i = 0; i < ARRAY_COUNT(elements); i++)
		if (strcmp(elements[i].name, name) == 0)
			return elements[i].start(reader, attributes);
	for (size_t i = 0; i < ARRAY_COUNT(known_elements); i++)
		if (strcmp(known_elements[i], name) == 0)
			return true;
	note(reader, N_("unknown element"));
	return true;
}

static bool end_element(void *data, const char *name)
{
	struct reader *reader = data;
	struct srx_rule *rule;

	if (strcmp(name, "languagerule") == 0) {
		reader->group = NULL;
		reader->group_rules = 0;
	}
	if (!reader->in_pattern)
		return true;
	reader->in_pattern = false;
	rule = &reader->srx->rules[reader->srx->rule_count - 1];
	if (strcmp(name, "beforebreak") == 0)
		rule->before = keep(reader, reader->text.data);
	else
		rule->after = keep(reader, reader->text.data);
	return true;
}

static void add_text(void *data, struct slice text)
{
	struct reader *reader = data;

	if (reader->in_pattern)
		strbuf_add(&reader->text, text);
}

/* Our own promise is an instruction, as SRX 2.0 has no place for elements of others. */
static bool read_instruction(void *data, const char *target, const char *text)
{
	struct reader *reader = data;

	if (strcmp(target, "tarjimon") != 0)
		return true;
	if (strcmp(text, TERMINATORS) == 0)
		reader->srx->terminators_only = true;
	else
		note(reader, N_("unknown option of an extension"));
	return true;
}

static const struct xml_handler handler = {
	.begin = start_element, .end = end_element, .text = add_text, .instruction = read_instruction
};

/* ---------------------------------------------------------------- files */

struct srx *srx_read(struct slice xml, const char *file, struct error *err)
{
	struct srx *srx = alloc_zeroed(1, sizeof(*srx));
	struct reader reader = { .srx = srx, .text = STRBUF_INIT };
	bool read;

	srx->arena = alloc_zeroed(1, sizeof(*srx->arena));
	srx->file = arena_string(srx->arena, slice_of(file));
	read = xml_read_text(&reader.xml, srx->file, xml, &handler, &reader, err);
	if (read && srx->map_count == 0)
		read = error_at(err, ERROR_FORMAT, srx->file, 0, _("the rule file has no maprules"));
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

static void print_rule(const struct srx_rule *rule, struct strbuf *xml)
{
	strbuf_addf(xml, "<rule break=\"%s\">\n<beforebreak>", rule->breaks ? "yes" : "no");
	xml_add_text(xml, slice_of(rule->before), XML_TEXT);
	strbuf_add_string(xml, "</beforebreak>\n<afterbreak>");
	xml_add_text(xml, slice_of(rule->after), XML_TEXT);
	strbuf_add_string(xml, "</afterbreak>\n</rule>\n");
}

static void print_named(const char *start, const char *first, const char *middle, const char *second, const char *end,
			struct strbuf *xml)
{
	strbuf_add_string(xml, start);
	xml_add_text(xml, slice_of(first), XML_ATTRIBUTE);
	strbuf_add_string(xml, middle);
	xml_add_text(xml, slice_of(second), XML_ATTRIBUTE);
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
