/*
 * tbx_write -- a termbase to TBX-Basic of 2019.
 */
#include <config.h>

#include "terms/tbx.h"

#include "base/alloc.h"
#include "base/xml_write.h"
#include "terms/attribute.h"

#include <stdlib.h>

struct writer {
	struct strbuf *out;
	enum tbx_style style;
	const struct language **languages;
	struct map ids; /* that were written: xml:id must differ */
	struct arena arena;
	size_t replaced;
};

static void indent(struct writer *writer, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		strbuf_add_string(writer->out, "  ");
}

static void add_text(struct writer *writer, struct slice text)
{
	writer->replaced += xml_add_text(writer->out, text, XML_TEXT);
}

/* <element>text</element> */
static void add_element(struct writer *writer, size_t depth, const char *element, struct slice text)
{
	indent(writer, depth);
	strbuf_addf(writer->out, "<%s>", element);
	add_text(writer, text);
	strbuf_addf(writer->out, "</%s>\n", element);
}

/* <element type="name">text</element>, or <module:name>text</module:name> */
static void add_category(struct writer *writer, size_t depth, const char *element, const char *module,
			 const char *name, struct slice text)
{
	indent(writer, depth);
	if (writer->style == TBX_DCA)
		strbuf_addf(writer->out, "<%s type=\"%s\">", element, name);
	else
		strbuf_addf(writer->out, "<%s:%s>", module, name);
	add_text(writer, text);
	if (writer->style == TBX_DCA)
		strbuf_addf(writer->out, "</%s>\n", element);
	else
		strbuf_addf(writer->out, "</%s:%s>\n", module, name);
}

/* ------------------------------------------------------------------ fields */

/* As a note of our own, when TBX-Basic has no place for it. */
static void add_own_note(struct writer *writer, size_t depth, enum term_field field, struct slice text)
{
	struct strbuf note = STRBUF_INIT;

	strbuf_addf(&note, TBX_OWN_NOTE "%s=", term_field_name(field));
	strbuf_add(&note, text);
	add_element(writer, depth, "note", strbuf_slice(&note));
	strbuf_release(&note);
}

static bool stands_at(const struct term_text *text, const struct tbx_category *category, enum tbx_level level)
{
	return category && (category->levels & level) && tbx_category_takes(category, text->text);
}

static void add_field(struct writer *writer, size_t depth, const struct term_text *text, enum tbx_level level)
{
	const struct tbx_category *category = tbx_category_of(text->field);

	if (text->field == TERM_NOTE)
		add_element(writer, depth, "note", text->text);
	else if (stands_at(text, category, level))
		add_category(writer, depth, category->element, category->module, category->name, text->text);
	else
		add_own_note(writer, depth, text->field, text->text);
}

static void add_fields(struct writer *writer, size_t depth, const struct term_texts *texts,
		       const struct language *language, enum tbx_level level)
{
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].language == language)
			add_field(writer, depth, &texts->items[i], level);
}

/* ------------------------------------------------------------------- names */

/* termNotes stand right behind the term, everything else behind them. */
static bool is_term_note(const struct term_text *text)
{
	const struct tbx_category *category = tbx_category_of(text->field);

	return stands_at(text, category, TBX_NAME) && strcmp(category->element, "termNote") == 0;
}

static void add_attributes(struct writer *writer, const struct term_name *name)
{
	struct strbuf note = STRBUF_INIT;
	bool any = false;

	strbuf_add_string(&note, "tarjimon:");
	for (int i = ATTRIBUTE_FROM; i < TERM_ATTRIBUTES; i++) {
		size_t before = note.bytes;

		strbuf_addf(&note, " %s=", attribute_key((enum term_attribute)i));
		if (attribute_print(name, (enum term_attribute)i, &note))
			any = true;
		else
			strbuf_truncate(&note, before);
	}
	if (any)
		add_element(writer, 5, "note", strbuf_slice(&note));
	strbuf_release(&note);
}

static void add_name(struct writer *writer, const struct term_name *name)
{
	strbuf_add_string(writer->out, "        <termSec>\n");
	add_element(writer, 5, "term", name->text);
	add_category(writer, 5, "termNote", "min", "administrativeStatus",
		     slice_of(tbx_status_words[name->status]));
	if (name->word_class != WORD_CLASS_UNKNOWN)
		add_category(writer, 5, "termNote", "min", "partOfSpeech",
			     slice_of(word_class_name(name->word_class)));
	for (size_t i = 0; i < name->texts.count; i++)
		if (is_term_note(&name->texts.items[i]))
			add_field(writer, 5, &name->texts.items[i], TBX_NAME);
	for (size_t i = 0; i < name->texts.count; i++)
		if (!is_term_note(&name->texts.items[i]))
			add_field(writer, 5, &name->texts.items[i], TBX_NAME);
	add_attributes(writer, name);
	strbuf_add_string(writer->out, "        </termSec>\n");
}

static bool has_names(const struct concept *concept, const struct language *language)
{
	for (size_t i = 0; i < concept->name_count; i++)
		if (concept->names[i].language == language)
			return true;
	return false;
}

static void add_language(struct writer *writer, const struct concept *concept, const struct language *language)
{
	strbuf_addf(writer->out, "      <langSec xml:lang=\"%s\">\n", language->tag);
	add_fields(writer, 4, &concept->texts, language, TBX_LANGUAGE);
	for (size_t i = 0; i < concept->name_count; i++)
		if (concept->names[i].language == language)
			add_name(writer, &concept->names[i]);
	strbuf_add_string(writer->out, "      </langSec>\n");
}

/* ---------------------------------------------------------------- concepts */

static bool may_begin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* An id of XML: what it may not hold is '_', and it is none of those before it. */
static struct slice xml_id(struct writer *writer, struct slice id)
{
	struct strbuf made = STRBUF_INIT;
	struct slice kept;
	bool added;

	if (!id.bytes || !may_begin(id.data[0]))
		strbuf_add_byte(&made, '_');
	for (size_t i = 0; i < id.bytes; i++)
		strbuf_add_byte(&made, may_begin(id.data[i]) || memchr("0123456789-.", id.data[i], 12) ? id.data[i] : '_');
	kept = arena_copy(&writer->arena, strbuf_slice(&made));
	map_add(&writer->ids, kept, 1, &added);
	for (size_t number = 2; !added; number++) {
		kept = slice_of(arena_printf(&writer->arena, "%s.%zu", made.data, number));
		map_add(&writer->ids, kept, 1, &added);
	}
	strbuf_release(&made);
	return kept;
}

/* Texts in a language that has no name stand with the concept. */
static void add_orphans(struct writer *writer, const struct concept *concept)
{
	for (size_t i = 0; i < concept->texts.count; i++) {
		const struct term_text *text = &concept->texts.items[i];

		if (text->language && !has_names(concept, text->language))
			add_field(writer, 3, text, TBX_CONCEPT);
	}
}

static void add_concept(struct writer *writer, const struct concept *concept)
{
	struct slice id = xml_id(writer, concept->id);

	strbuf_addf(writer->out, "    <conceptEntry id=\"%.*s\">\n", SLICE_ARG(id));
	add_fields(writer, 3, &concept->texts, NULL, TBX_CONCEPT);
	add_orphans(writer, concept);
	for (size_t i = 0; writer->languages[i]; i++)
		if (has_names(concept, writer->languages[i]))
			add_language(writer, concept, writer->languages[i]);
	strbuf_add_string(writer->out, "    </conceptEntry>\n");
}

/* A namespace of its own for each module of categories, as tags have. */
static void add_header(struct writer *writer)
{
	strbuf_addf(writer->out,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<tbx style=\"%s\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"%s>\n"
		    "  <tbxHeader>\n"
		    "    <fileDesc>\n"
		    "      <sourceDesc>\n"
		    "        <p>written by tarjimon</p>\n"
		    "      </sourceDesc>\n"
		    "    </fileDesc>\n"
		    "  </tbxHeader>\n"
		    "  <text><body>\n",
		    writer->style == TBX_DCA ? "dca" : "dct",
		    writer->style == TBX_DCA ? "" : " xmlns:min=\"http://www.tbxinfo.net/ns/min\""
						    " xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"");
}

size_t tbx_print(const struct termbase *termbase, enum tbx_style style, struct strbuf *out)
{
	struct writer writer = { .out = out, .style = style, .languages = termbase_languages(termbase) };

	add_header(&writer);
	for (size_t i = 0; i < termbase->count; i++)
		if (termbase->concepts[i].name_count)
			add_concept(&writer, &termbase->concepts[i]);
	strbuf_add_string(out, "  </body></text>\n</tbx>\n");
	free(writer.languages);
	map_release(&writer.ids);
	arena_release(&writer.arena);
	return writer.replaced;
}
