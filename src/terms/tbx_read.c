/*
 * tbx_read -- TBX to a termbase.
 *
 * A table says which container may stand in which; everything else inside of one
 * is a leaf, known by its category: its type attribute (DCA, martif) or its name
 * (DCT). What is neither is passed over with all that is in it, and reported once
 * for each concept and kind.
 */
#include <config.h>

#include "terms/tbx.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/xml_read.h"
#include "terms/attribute.h"

#define REPORTED_MAX ((size_t)32) /* kinds that are told apart in one concept */

enum container {
	AT_TOP,
	IN_ROOT,
	IN_TEXT,
	IN_BODY,
	IN_CONCEPT,
	IN_LANGUAGE,
	IN_NAME,
	IN_GROUP, /* descripGrp and the like: on the level of what they stand in */
	IN_LEAF,
	IN_INLINE, /* markup inside a leaf: its text belongs to the leaf */
};

struct reader {
	struct xml_reader xml;
	struct termbase *termbase;
	struct term_losses *losses;
	struct error *err;

	enum container open[XML_DEPTH_LIMIT];
	size_t depth;
	size_t passed_over;

	enum tbx_level level;
	bool in_concept;
	size_t concept;
	const struct language *language; /* of the langSec; NULL: unknown */
	size_t name;		 /* of the concept, or TERM_NOT_FOUND before its term is read */

	const char *category; /* of the leaf that is open */
	struct strbuf category_text, text;
	bool too_long, markup_seen;
	const char *reported[REPORTED_MAX]; /* what was told of the concept; in the losses' arena */
	size_t reported_count;
};

static struct slice concept_id(const struct reader *reader)
{
	return reader->in_concept ? reader->termbase->concepts[reader->concept].id : SLICE("");
}

#define LOSE(reader, kind, ...) \
	term_lose((reader)->losses, (kind), concept_id(reader), xml_line(&(reader)->xml), __VA_ARGS__)

/* Tells of a kind of thing once in each concept. */
static bool is_news(struct reader *reader, const char *what)
{
	for (size_t i = 0; i < reader->reported_count; i++)
		if (strcmp(reader->reported[i], what) == 0)
			return false;
	if (reader->losses && reader->reported_count < REPORTED_MAX)
		reader->reported[reader->reported_count++] =
			arena_string(&reader->losses->arena, slice_of(what));
	return true;
}

static void drop(struct reader *reader, const char *what)
{
	if (is_news(reader, what))
		LOSE(reader, TERM_DROPPED, _("'%.100s' has no place in a termbase"), what);
}

/* -------------------------------------------------------------- containers */

static bool begin_concept(struct reader *reader, const char **attributes)
{
	struct slice id = slice_trim(slice_of(xml_attribute(attributes, "id")));

	if (reader->termbase->count == TERM_CONCEPTS_MAX)
		return error_at(reader->err, ERROR_LIMIT, XML_PLACE(&reader->xml),
				_("a termbase has at most %zu concepts"), TERM_CONCEPTS_MAX);
	reader->reported_count = 0;
	reader->in_concept = true;
	reader->level = TBX_CONCEPT;
	reader->language = NULL;
	reader->concept = id.bytes ? termbase_find(reader->termbase, id) : TERM_NOT_FOUND;
	if (reader->concept == TERM_NOT_FOUND)
		reader->concept = termbase_add(reader->termbase, id);
	else
		LOSE(reader, TERM_MERGED, _("a second concept with the same id"));
	reader->termbase->concepts[reader->concept].line = xml_line(&reader->xml);
	return true;
}

static bool end_concept(struct reader *reader)
{
	if (reader->termbase->concepts[reader->concept].name_count == 0)
		LOSE(reader, TERM_DROPPED, _("the concept has no name in any language"));
	reader->in_concept = false;
	return true;
}

static bool begin_language(struct reader *reader, const char **attributes)
{
	const char *tag = xml_attribute(attributes, "xml:lang");

	if (!tag)
		tag = xml_attribute(attributes, "lang");
	reader->language = tag ? language_find(slice_of(tag)) : NULL;
	if (!reader->language)
		LOSE(reader, TERM_DROPPED, _("names in '%.100s', which is no language that is known here"),
		     tag ? tag : "");
	reader->level = TBX_LANGUAGE;
	return true;
}

static bool end_language(struct reader *reader)
{
	reader->level = TBX_CONCEPT;
	reader->language = NULL;
	return true;
}

static bool begin_name(struct reader *reader, const char **attributes)
{
	(void)attributes;
	reader->level = TBX_NAME;
	reader->name = TERM_NOT_FOUND;
	return true;
}

static bool end_name(struct reader *reader)
{
	if (reader->name == TERM_NOT_FOUND && reader->language)
		LOSE(reader, TERM_DROPPED, _("a name without a term"));
	reader->level = TBX_LANGUAGE;
	return true;
}

#define WHERE(container) (1u << (container))

static const struct container_kind {
	const char *name;
	unsigned parents;
	enum container container;
	bool (*begin)(struct reader *reader, const char **attributes); /* NULL: nothing to do */
	bool (*end)(struct reader *reader);
} containers[] = {
	{ "tbx", WHERE(AT_TOP), IN_ROOT, NULL, NULL },
	{ "martif", WHERE(AT_TOP), IN_ROOT, NULL, NULL },
	{ "text", WHERE(IN_ROOT), IN_TEXT, NULL, NULL },
	{ "body", WHERE(IN_TEXT), IN_BODY, NULL, NULL },
	{ "conceptEntry", WHERE(IN_BODY), IN_CONCEPT, begin_concept, end_concept },
	{ "termEntry", WHERE(IN_BODY), IN_CONCEPT, begin_concept, end_concept },
	{ "langSec", WHERE(IN_CONCEPT), IN_LANGUAGE, begin_language, end_language },
	{ "langSet", WHERE(IN_CONCEPT), IN_LANGUAGE, begin_language, end_language },
	{ "termSec", WHERE(IN_LANGUAGE), IN_NAME, begin_name, end_name },
	{ "tig", WHERE(IN_LANGUAGE), IN_NAME, begin_name, end_name },
	{ "ntig", WHERE(IN_LANGUAGE), IN_NAME, begin_name, end_name },
};

#define IN_ENTRY (WHERE(IN_CONCEPT) | WHERE(IN_LANGUAGE) | WHERE(IN_NAME) | WHERE(IN_GROUP))

static const char *const groups[] = { "descripGrp", "adminGrp", "termNoteGrp", "termGrp" };
static const char *const typed[] = { "descrip", "admin", "termNote", "descripNote", "adminNote" };
static const char *const inline_elements[] = { "hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it" };
static const char *const silent[] = { "tbxHeader", "martifHeader" };

static bool is_listed(const char *const *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(list, name) is_listed((list), ARRAY_COUNT(list), (name))

/* ------------------------------------------------------------------ leaves */

/* The kind of leaf that an element is; NULL when it is none. */
static const char *leaf_category(const char *name, const char **attributes)
{
	const char *type = xml_attribute(attributes, "type");

	if (IS_ONE_OF(typed, name))
		return type ? type : "";
	if (strcmp(name, "note") == 0 || strcmp(name, "term") == 0 || strcmp(name, "administrativeStatus") == 0 ||
	    strcmp(name, "partOfSpeech") == 0 || tbx_category_find(slice_of(name)))
		return name;
	return NULL;
}

static void begin_leaf(struct reader *reader, const char *category)
{
	strbuf_clear(&reader->category_text);
	strbuf_add_string(&reader->category_text, category);
	strbuf_clear(&reader->text);
	reader->too_long = reader->markup_seen = false;
}

/* The name that is open, or what is kept of it until its term comes; NULL outside. */
static struct term_name *open_name(struct reader *reader)
{
	if (reader->level != TBX_NAME || reader->name == TERM_NOT_FOUND)
		return NULL;
	return &reader->termbase->concepts[reader->concept].names[reader->name];
}

static void take_term(struct reader *reader, struct slice text)
{
	struct term_name *name;
	bool added;

	if (!text.bytes || reader->level != TBX_NAME || !reader->language)
		return;
	if (text.bytes > TERM_NAME_BYTES_MAX) {
		LOSE(reader, TERM_DROPPED, _("a name of %zu bytes is longer than the limit of %zu"), text.bytes,
		     TERM_NAME_BYTES_MAX);
		return;
	}
	name = termbase_add_name(reader->termbase, reader->concept, reader->language, text, &added);
	if (!name) {
		LOSE(reader, TERM_DROPPED, _("'%.*s': a concept has at most %zu names"), SLICE_ARG(text),
		     TERM_NAMES_MAX);
		return;
	}
	if (!added)
		LOSE(reader, TERM_MERGED, _("'%.*s' stands twice"), SLICE_ARG(text));
	reader->name = (size_t)(name - reader->termbase->concepts[reader->concept].names);
}

static const struct {
	const char *word;
	enum term_status status;
	bool same; /* it says no more than our status */
} statuses[] = {
	{ "preferredTerm-admn-sts", TERM_PREFERRED, true },
	{ "admittedTerm-admn-sts", TERM_ALLOWED, true },
	{ "deprecatedTerm-admn-sts", TERM_FORBIDDEN, true },
	{ "supersededTerm-admn-sts", TERM_FORBIDDEN, false },
	{ "preferredTerm", TERM_PREFERRED, true },
	{ "admittedTerm", TERM_ALLOWED, true },
	{ "deprecatedTerm", TERM_FORBIDDEN, true },
	{ "supersededTerm", TERM_FORBIDDEN, false },
	{ "standardizedTerm-admn-sts", TERM_PREFERRED, false },
	{ "legalTerm-admn-sts", TERM_PREFERRED, false },
	{ "regulatedTerm-admn-sts", TERM_PREFERRED, false },
};

static void take_status(struct reader *reader, struct slice text)
{
	struct term_name *name = open_name(reader);

	for (size_t i = 0; name && i < ARRAY_COUNT(statuses); i++)
		if (slice_is(text, statuses[i].word)) {
			name->status = statuses[i].status;
			if (!statuses[i].same)
				LOSE(reader, TERM_CHANGED, _("'%.*s' is '%s': its status was '%s'"),
				     SLICE_ARG(name->text), term_status_name(name->status), statuses[i].word);
			return;
		}
	if (name)
		LOSE(reader, TERM_DROPPED, _("'%.*s' is no administrative status"), SLICE_ARG(text));
}

static void take_class(struct reader *reader, struct slice text)
{
	struct term_name *name = open_name(reader);

	if (!name)
		return;
	name->word_class = word_class_find(text);
	if (name->word_class != WORD_CLASS_UNKNOWN)
		return;
	if (slice_equal_ascii_case(text, SLICE("properNoun"))) {
		name->word_class = WORD_CLASS_NOUN;
		LOSE(reader, TERM_CHANGED, _("'%.*s' is a noun: it was a '%.*s'"), SLICE_ARG(name->text), SLICE_ARG(text));
	} else if (text.bytes) {
		LOSE(reader, TERM_DROPPED, _("'%.*s' is no part of speech"), SLICE_ARG(text));
	}
}

/* Where a text of this level is kept. */
static struct term_texts *open_texts(struct reader *reader)
{
	struct term_name *name = open_name(reader);

	return name ? &name->texts : &reader->termbase->concepts[reader->concept].texts;
}

static void keep_text(struct reader *reader, enum term_field field, struct slice text)
{
	const struct language *language = reader->level == TBX_LANGUAGE ? reader->language : NULL;

	termbase_add_text(reader->termbase, open_texts(reader), field, language, text);
}

/* "tarjimon: until=2025-02-28 deriv=yes": what we wrote ourselves. */
static bool take_own_note(struct reader *reader, struct slice text)
{
	struct slice rest = slice_part(text, sizeof(TBX_OWN_NOTE) - 1, text.bytes), pair;
	size_t equals = slice_find(rest, SLICE("="), 0);
	struct term_name *name = open_name(reader);
	bool taken = true;

	if (!slice_starts(text, SLICE(TBX_OWN_NOTE)) || equals == SIZE_MAX)
		return false;
	for (int field = 0; field < TERM_FIELDS; field++)
		if (slice_is(slice_part(rest, 0, equals), term_field_name((enum term_field)field)) &&
		    (!name || field != TERM_STATE)) {
			keep_text(reader, (enum term_field)field, slice_part(rest, equals + 1, rest.bytes));
			return true;
		}
	while (name && slice_next_field(&rest, ' ', &pair)) {
		equals = slice_find(pair, SLICE("="), 0);
		taken &= equals != SIZE_MAX && attribute_read(name, slice_part(pair, 0, equals),
							      slice_part(pair, equals + 1, pair.bytes));
	}
	return name && taken;
}

static void take_field(struct reader *reader, const struct tbx_category *category, struct slice text)
{
	enum term_field field = category->field;

	if (!tbx_category_takes(category, text)) {
		LOSE(reader, TERM_DROPPED, _("'%.*s' is no value of '%s'"), SLICE_ARG(text), category->name);
		return;
	}
	if (!category->element && is_news(reader, category->name))
		LOSE(reader, TERM_CHANGED, _("'%s' is kept as '%s'"), category->name, term_field_name(field));
	if (field == TERM_CONTEXT && reader->level != TBX_NAME)
		field = TERM_NOTE; /* of no one name */
	keep_text(reader, field, text);
}

static void end_leaf(struct reader *reader)
{
	const char *category_name = reader->category_text.data;
	const struct tbx_category *category = tbx_category_find(strbuf_slice(&reader->category_text));
	struct slice text = slice_trim(strbuf_slice(&reader->text));

	if (reader->level != TBX_CONCEPT && !reader->language)
		return; /* its language was reported */
	if (reader->too_long)
		LOSE(reader, TERM_DROPPED, _("a text is longer than the limit of %zu bytes"), TERM_TEXT_BYTES_MAX);
	else if (strcmp(category_name, "term") == 0)
		take_term(reader, text);
	else if (reader->level == TBX_NAME && !open_name(reader))
		drop(reader, category_name); /* before its term, or of one that was dropped */
	else if (strcmp(category_name, "administrativeStatus") == 0)
		take_status(reader, text);
	else if (strcmp(category_name, "partOfSpeech") == 0)
		take_class(reader, text);
	else if (strcmp(category_name, "note") == 0) {
		if (!take_own_note(reader, text))
			keep_text(reader, TERM_NOTE, text);
	} else if (category)
		take_field(reader, category, text);
	else
		drop(reader, category_name);
	if (reader->markup_seen && is_news(reader, "markup"))
		LOSE(reader, TERM_CHANGED, _("markup inside texts is left out, its words are kept"));
}

/* ---------------------------------------------------------------- elements */

static enum container innermost(const struct reader *reader)
{
	return reader->depth ? reader->open[reader->depth - 1] : AT_TOP;
}

static bool push(struct reader *reader, enum container container)
{
	reader->open[reader->depth++] = container;
	return true;
}

static const struct container_kind *find_container(const char *name, enum container parent)
{
	for (size_t i = 0; i < ARRAY_COUNT(containers); i++)
		if (strcmp(containers[i].name, name) == 0 && (containers[i].parents & WHERE(parent)))
			return &containers[i];
	return NULL;
}

static bool begin_inside_leaf(struct reader *reader, const char *name)
{
	if (!IS_ONE_OF(inline_elements, name)) {
		drop(reader, name);
		reader->passed_over = 1;
		return true;
	}
	reader->markup_seen = true;
	return push(reader, IN_INLINE);
}

static bool pass_over(struct reader *reader, const char *name)
{
	reader->passed_over = 1;
	if (!IS_ONE_OF(silent, name))
		drop(reader, name);
	return true;
}

static bool begin_element(void *data, const char *name, const char **attributes)
{
	struct reader *reader = data;
	enum container parent = innermost(reader);
	const struct container_kind *kind;
	const char *category;

	if (reader->passed_over) {
		reader->passed_over++;
		return true;
	}
	if (parent == IN_LEAF || parent == IN_INLINE)
		return begin_inside_leaf(reader, name);
	kind = find_container(name, parent);
	if (kind)
		return push(reader, kind->container) && (!kind->begin || kind->begin(reader, attributes));
	if (parent == AT_TOP)
		return error_at(reader->err, ERROR_FORMAT, XML_PLACE(&reader->xml),
				_("this is no TBX file: its outermost element is '%.100s'"), name);
	if (!(WHERE(parent) & IN_ENTRY))
		return pass_over(reader, name);
	if (IS_ONE_OF(groups, name))
		return push(reader, IN_GROUP);
	category = leaf_category(name, attributes);
	if (!category)
		return pass_over(reader, name);
	begin_leaf(reader, category);
	return push(reader, IN_LEAF);
}

static const struct container_kind *kind_of(enum container container)
{
	for (size_t i = 0; i < ARRAY_COUNT(containers); i++)
		if (containers[i].container == container)
			return &containers[i];
	return NULL;
}

static bool end_element(void *data, const char *name)
{
	struct reader *reader = data;
	const struct container_kind *kind;
	enum container container;

	(void)name;
	if (reader->passed_over) {
		reader->passed_over--;
		return true;
	}
	container = reader->open[--reader->depth];
	if (container == IN_LEAF)
		end_leaf(reader);
	kind = kind_of(container);
	return !kind || !kind->end || kind->end(reader);
}

static void add_characters(void *data, struct slice text)
{
	struct reader *reader = data;
	enum container container = innermost(reader);

	if (reader->passed_over || (container != IN_LEAF && container != IN_INLINE))
		return;
	reader->too_long |= reader->text.bytes + text.bytes > TERM_TEXT_BYTES_MAX;
	if (!reader->too_long)
		strbuf_add(&reader->text, text);
}

/* ------------------------------------------------------------------- files */

bool tbx_read(struct termbase *termbase, const char *path, struct term_losses *losses, struct error *err)
{
	static const struct xml_handler handler = { .begin = begin_element, .end = end_element, .text = add_characters };
	struct reader reader = { .termbase = termbase, .losses = losses, .err = err,
				 .category_text = STRBUF_INIT, .text = STRBUF_INIT };
	bool done = xml_read(&reader.xml, path, &handler, &reader, err);

	strbuf_release(&reader.category_text);
	strbuf_release(&reader.text);
	if (done && termbase->count == 0)
		done = error_set(err, ERROR_EMPTY, _("'%s' holds no terms"), path);
	return done;
}

bool tbx_sniff(struct slice beginning)
{
	return xml_sniff(beginning, "tbx") || xml_sniff(beginning, "martif");
}
