/*
 * tmx_read -- TMX to records.
 *
 * A table says which element may stand where and what its begin and end do. What may not stand where it
 * does is passed over with all that is in it, and counted. A record lives in an
 * arena that is released when it has been handed on.
 */
#include <config.h>

#include "catalog/tmx.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "catalog/inline.h"
#include "text/xml_read.h"

#include <stdlib.h>

enum element {
	AT_TOP,
	IN_TMX,
	IN_HEADER,
	IN_BODY,
	IN_TU,
	IN_TUV,
	IN_SEG,
	IN_NOTE,
	IN_PROP,
	IN_CODE,
	IN_HI,
};

struct reader;

struct element_kind {
	const char *name;
	unsigned parents;
	enum element element;
	bool (*begin)(struct reader *reader, const char **attributes); /* NULL: nothing to do */
	bool (*end)(struct reader *reader);
};

struct reader {
	struct xml_reader xml;
	tm_record_function each;
	void *data;
	struct loss_report *losses;
	struct error *err;

	const struct element_kind *open[XML_DEPTH_LIMIT];
	size_t depth;
	size_t passed_over; /* elements open inside of one that has no place, and that one */

	bool trim;	       /* the file is not ours: white space at the ends is layout */
	struct tm_record record;
	size_t text_capacity, property_capacity;
	struct arena arena;    /* of the record */
	struct slice tuid;
	struct tm_text defaults; /* what the tu says of all its texts */
	struct tm_text text;	 /* the tuv that is open */
	size_t text_line;
	struct slice language; /* as the tuv spells it */
	struct slice property; /* the name of the prop that is open */
	struct strbuf value;   /* of the note or prop that is open */
	bool value_too_long, has_seg;
	char segtype[sizeof("paragraph")]; /* the header's, of units without one */
	size_t segtype_bytes;		   /* 0: none */
	struct inline_reader segment;
	struct strbuf renumbered;
};

static void lose(struct reader *reader, enum loss_kind kind, struct slice detail)
{
	loss_add(reader->losses, &(struct loss){ kind, xml_line(&reader->xml),
						 reader->record.id.data ? reader->record.id : reader->tuid, detail });
}

/* Of the tuv that is open, as a whole. */
static void lose_text(struct reader *reader, enum loss_kind kind, struct slice detail)
{
	loss_add(reader->losses, &(struct loss){ kind, reader->text_line,
						 reader->record.id.data ? reader->record.id : reader->tuid, detail });
}

/* ------------------------------------------------------------ tmx, header */

static bool begin_tmx(struct reader *reader, const char **attributes)
{
	const char *version = xml_attribute(attributes, "version");

	if (version && !slice_starts(slice_of(version), SLICE("1.")))
		return error_at(reader->err, ERROR_UNSUPPORTED, XML_PLACE(&reader->xml),
				_("TMX version '%s' is not supported; save it as TMX 1.4"), version);
	return true;
}

static bool begin_header(struct reader *reader, const char **attributes)
{
	struct slice tool = slice_of(xml_attribute(attributes, "creationtool"));

	struct slice segtype = slice_of(xml_attribute(attributes, "segtype"));

	reader->trim = !slice_is(tool, PACKAGE_NAME);
	/* What our own header says is said of every unit that says nothing. */
	if (reader->trim && !slice_is(segtype, TMX_SEGTYPE) && segtype.bytes <= sizeof(reader->segtype))
		reader->segtype_bytes = segtype.bytes;
	memcpy(reader->segtype, segtype.data ? segtype.data : "", reader->segtype_bytes);
	reader->segment.omegat = slice_equal_ascii_case(tool, SLICE("OmegaT"));
	return true;
}

/* --------------------------------------------------------------- tu, tuv */

static int64_t read_time(struct reader *reader, const char *value)
{
	int64_t time = tm_time_read(slice_of(value));

	if (time == TM_TIME_UNKNOWN)
		lose(reader, LOSS_DATE, slice_of(value));
	return time;
}

/* Takes what tu and tuv both may say; counts what has no field here. */
static struct tm_text read_attributes(struct reader *reader, const char **attributes,
				      const char *const *others)
{
	struct tm_text text = { .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN };
	const char *creator = xml_attribute(attributes, "creationid");
	const char *changer = xml_attribute(attributes, "changeid");

	text.author = arena_copy(&reader->arena, slice_of(changer ? changer : creator));
	for (; attributes[0]; attributes += 2) {
		const char *name = attributes[0];
		size_t i = 0;

		if (strcmp(name, "creationdate") == 0)
			text.created = read_time(reader, attributes[1]);
		else if (strcmp(name, "changedate") == 0)
			text.changed = read_time(reader, attributes[1]);
		else if (strcmp(name, "creationid") != 0 && strcmp(name, "changeid") != 0) {
			while (others[i] && strcmp(others[i], name) != 0)
				i++;
			if (!others[i])
				lose(reader, LOSS_ELEMENT, slice_of(name));
		}
	}
	return text;
}

static void add_property(struct reader *reader, struct slice name, struct slice value)
{
	struct tm_record *record = &reader->record;

	ARRAY_GROW(record->properties, record->property_count, reader->property_capacity);
	record->properties[record->property_count++] = (struct tm_property){ name, value };
}

static bool begin_tu(struct reader *reader, const char **attributes)
{
	static const char *const others[] = { "tuid", "srclang", "datatype", "segtype", "usagecount", "lastusagedate", NULL };

	reader->record = (struct tm_record){
		.texts = reader->record.texts,
		.properties = reader->record.properties,
		.line = xml_line(&reader->xml),
	};
	reader->tuid = arena_copy(&reader->arena, slice_of(xml_attribute(attributes, "tuid")));
	reader->defaults = read_attributes(reader, attributes, others);
	for (size_t i = 0; i < ARRAY_COUNT(tmx_kept_attributes); i++) {
		struct slice name = slice_of(tmx_kept_attributes[i]);
		const char *value = xml_attribute(attributes, tmx_kept_attributes[i]);

		if (value)
			add_property(reader, name, arena_copy(&reader->arena, slice_of(value)));
		else if (reader->segtype_bytes && slice_is(name, "segtype"))
			add_property(reader, name, slice_from(reader->segtype, reader->segtype_bytes));
	}
	return true;
}

/* A tu's dates and author are those of its texts that tell none. */
static void share_defaults(struct reader *reader)
{
	for (size_t i = 0; i < reader->record.text_count; i++) {
		struct tm_text *text = &reader->record.texts[i];

		if (text->created == TM_TIME_UNKNOWN)
			text->created = reader->defaults.created;
		if (text->changed == TM_TIME_UNKNOWN)
			text->changed = reader->defaults.changed;
		if (!text->author.data)
			text->author = reader->defaults.author;
	}
}

/* OmegaT counts tags from 0, we from 1. */
static void renumber_tags(struct reader *reader)
{
	struct tm_record *record = &reader->record;
	size_t kept = 0;
	bool has_zero = false;

	for (size_t i = 0; i < record->text_count; i++)
		has_zero |= inline_has_zero(record->texts[i].text);
	for (size_t i = 0; has_zero && i < record->text_count; i++) {
		strbuf_clear(&reader->renumbered);
		inline_renumber(record->texts[i].text, &reader->renumbered);
		if (reader->renumbered.bytes > TMX_TEXT_LIMIT_BYTES) {
			lose(reader, LOSS_TEXT_TOO_LONG, slice_of(record->texts[i].language->tag));
			continue;
		}
		record->texts[kept] = record->texts[i];
		record->texts[kept++].text = arena_copy(&reader->arena, strbuf_slice(&reader->renumbered));
	}
	if (has_zero)
		record->text_count = kept;
}

static bool end_tu(struct reader *reader)
{
	struct tm_record *record = &reader->record;
	bool taken = true;

	if (!record->id.data)
		record->id = reader->tuid;
	else if (reader->tuid.data)
		add_property(reader, SLICE("tuid"), reader->tuid);
	share_defaults(reader);
	if (reader->segment.omegat)
		renumber_tags(reader);
	if (record->text_count < 2)
		loss_add(reader->losses, &(struct loss){ LOSS_TEXT_EMPTY, record->line, .unit = record->id });
	else
		taken = reader->each(reader->data, record, reader->err);
	inline_clear(&reader->segment);
	record->id = reader->tuid = SLICE_NONE;
	arena_release(&reader->arena);
	return taken;
}

static bool begin_tuv(struct reader *reader, const char **attributes)
{
	static const char *const others[] = { "xml:lang", "lang", "datatype", NULL };
	const char *language = xml_attribute(attributes, "xml:lang");

	if (!language)
		language = xml_attribute(attributes, "lang");
	reader->text = read_attributes(reader, attributes, others);
	reader->language = arena_copy(&reader->arena, slice_of(language));
	reader->text.language = language ? language_find(slice_of(language)) : NULL;
	reader->text_line = xml_line(&reader->xml);
	reader->has_seg = false;
	return true;
}

static bool end_tuv(struct reader *reader)
{
	struct tm_record *record = &reader->record;

	if (!reader->text.language) {
		lose_text(reader, LOSS_LANGUAGE_UNKNOWN, reader->language);
	} else if (tm_record_find(record, reader->text.language)) {
		lose_text(reader, LOSS_LANGUAGE_TWICE, slice_of(reader->text.language->tag));
	} else if (slice_trim(reader->text.text).bytes) {
		ARRAY_GROW(record->texts, record->text_count, reader->text_capacity);
		record->texts[record->text_count++] = reader->text;
	}
	return true;
}

/* ------------------------------------------------------------ note, prop */

static bool begin_value(struct reader *reader, const char **attributes)
{
	const char *type = xml_attribute(attributes, "type");

	reader->property = arena_copy(&reader->arena, slice_of(type ? type : ""));
	reader->value_too_long = false;
	strbuf_clear(&reader->value);
	return true;
}

static void add_value(struct reader *reader, struct slice text)
{
	reader->value_too_long |= reader->value.bytes + text.bytes > TMX_TEXT_LIMIT_BYTES;
	if (!reader->value_too_long)
		strbuf_add(&reader->value, text);
}

/* The value that is open, in the record's arena; none when it was too long. */
static struct slice take_value(struct reader *reader)
{
	struct slice value = strbuf_slice(&reader->value);

	if (reader->value_too_long) {
		lose(reader, LOSS_TEXT_TOO_LONG, reader->property);
		return SLICE_NONE;
	}
	return arena_copy(&reader->arena, reader->trim ? slice_trim(value) : value);
}

static bool end_note(struct reader *reader)
{
	struct slice value = take_value(reader), *note = &reader->record.note;

	if (!value.data)
		return true;
	if (note->data && note->bytes + value.bytes + 1 > TMX_TEXT_LIMIT_BYTES)
		lose(reader, LOSS_TEXT_TOO_LONG, SLICE("note"));
	else if (note->data)
		*note = slice_of(arena_printf(&reader->arena, "%.*s\n%.*s", SLICE_ARG(*note), SLICE_ARG(value)));
	else
		*note = value;
	return true;
}

static const struct {
	const char *type;
	size_t offset; /* of a struct slice in the record */
} fields[] = {
	{ "id", offsetof(struct tm_record, id) },
	{ "x-origin", offsetof(struct tm_record, origin) },
	{ "origin", offsetof(struct tm_record, origin) },
	{ "file", offsetof(struct tm_record, origin) },
	{ "x-context", offsetof(struct tm_record, context) },
	{ "context", offsetof(struct tm_record, context) },
	{ "path", offsetof(struct tm_record, context) },
	{ "x-previous", offsetof(struct tm_record, previous) },
	{ "previous", offsetof(struct tm_record, previous) },
	{ "prev", offsetof(struct tm_record, previous) },
	{ "x-next", offsetof(struct tm_record, next) },
	{ "next", offsetof(struct tm_record, next) },
};

static struct slice *find_field(struct tm_record *record, struct slice type)
{
	for (size_t i = 0; i < ARRAY_COUNT(fields); i++)
		if (slice_is(type, fields[i].type))
			return (struct slice *)(void *)((char *)record + fields[i].offset);
	return NULL;
}

static bool end_prop(struct reader *reader)
{
	struct tm_record *record = &reader->record;
	struct slice value = take_value(reader), *field = find_field(record, reader->property);
	enum tm_status status = TM_STATUS_UNKNOWN;

	if (!value.data)
		return true;
	if (slice_is(reader->property, "x-status") || slice_is(reader->property, "status"))
		status = tm_status_find(value);
	if (field && !field->data)
		*field = value;
	else if (status != TM_STATUS_UNKNOWN && record->status == TM_STATUS_UNKNOWN)
		record->status = status;
	else
		add_property(reader, reader->property, value);
	return true;
}

/* -------------------------------------------------------------------- seg */

static bool begin_seg(struct reader *reader, const char **attributes)
{
	(void)attributes;
	inline_begin(&reader->segment);
	return true;
}

static bool end_seg(struct reader *reader)
{
	if (reader->segment.too_long)
		lose(reader, LOSS_TEXT_TOO_LONG, reader->language);
	else if (reader->has_seg)
		lose(reader, LOSS_ELEMENT, SLICE("seg"));
	else
		reader->text.text = arena_copy(&reader->arena, strbuf_slice(&reader->segment.text));
	reader->has_seg = true;
	return true;
}

static bool begin_code(struct reader *reader, const char **attributes, enum inline_element code)
{
	inline_open(&reader->segment, code, xml_attribute(attributes, "x"), xml_attribute(attributes, "i"));
	return true;
}

static bool begin_bpt(struct reader *reader, const char **attributes)
{
	return begin_code(reader, attributes, INLINE_BPT);
}

static bool begin_ept(struct reader *reader, const char **attributes)
{
	return begin_code(reader, attributes, INLINE_EPT);
}

static bool begin_ph(struct reader *reader, const char **attributes)
{
	return begin_code(reader, attributes, INLINE_PH);
}

static bool begin_it(struct reader *reader, const char **attributes)
{
	const char *position = xml_attribute(attributes, "pos");
	bool ends = position && strcmp(position, "end") == 0;

	return begin_code(reader, attributes, ends ? INLINE_IT_END : INLINE_IT_BEGIN);
}

static bool begin_ut(struct reader *reader, const char **attributes)
{
	return begin_code(reader, attributes, INLINE_UT);
}

static bool end_code(struct reader *reader)
{
	if (!inline_close(&reader->segment))
		lose(reader, LOSS_CODE_CONTENT, reader->language);
	return true;
}

static bool begin_hi(struct reader *reader, const char **attributes)
{
	inline_begin_hi(&reader->segment, xml_attribute(attributes, "x"));
	return true;
}

static bool end_hi(struct reader *reader)
{
	inline_end_hi(&reader->segment);
	return true;
}

/* --------------------------------------------------------------- elements */

#define WHERE(element) (1u << (element))
#define IN_TEXT (WHERE(IN_SEG) | WHERE(IN_HI))

static const struct element_kind elements[] = {
	{ "tmx", WHERE(AT_TOP), IN_TMX, begin_tmx, NULL },
	{ "header", WHERE(IN_TMX), IN_HEADER, begin_header, NULL },
	{ "body", WHERE(IN_TMX), IN_BODY, NULL, NULL },
	{ "tu", WHERE(IN_BODY), IN_TU, begin_tu, end_tu },
	{ "tuv", WHERE(IN_TU), IN_TUV, begin_tuv, end_tuv },
	{ "note", WHERE(IN_TU) | WHERE(IN_TUV), IN_NOTE, begin_value, end_note },
	{ "prop", WHERE(IN_TU) | WHERE(IN_TUV), IN_PROP, begin_value, end_prop },
	{ "seg", WHERE(IN_TUV), IN_SEG, begin_seg, end_seg },
	{ "bpt", IN_TEXT, IN_CODE, begin_bpt, end_code },
	{ "ept", IN_TEXT, IN_CODE, begin_ept, end_code },
	{ "ph", IN_TEXT, IN_CODE, begin_ph, end_code },
	{ "it", IN_TEXT, IN_CODE, begin_it, end_code },
	{ "ut", IN_TEXT, IN_CODE, begin_ut, end_code },
	{ "hi", IN_TEXT, IN_HI, begin_hi, end_hi },
};

static const struct element_kind *find_element(const char *name, enum element parent)
{
	for (size_t i = 0; i < ARRAY_COUNT(elements); i++)
		if (strcmp(elements[i].name, name) == 0 && (elements[i].parents & WHERE(parent)))
			return &elements[i];
	return NULL;
}

static enum element innermost(const struct reader *reader)
{
	return reader->depth ? reader->open[reader->depth - 1]->element : AT_TOP;
}

static bool check_size(struct reader *reader)
{
	size_t bytes = reader->arena.total_bytes + reader->segment.arena.total_bytes +
		       reader->record.property_count * sizeof(*reader->record.properties);

	if (bytes <= TMX_RECORD_LIMIT_BYTES)
		return true;
	return error_at(reader->err, ERROR_LIMIT, XML_PLACE(&reader->xml),
			_("a tu is larger than the limit of %zu MiB"), TMX_RECORD_LIMIT_BYTES >> 20);
}

/* False when the file is refused. */
static bool begin_element(void *data, const char *name, const char **attributes)
{
	struct reader *reader = data;
	const struct element_kind *kind;

	if (!check_size(reader))
		return false;
	kind = reader->passed_over ? NULL : find_element(name, innermost(reader));
	if (kind) {
		reader->open[reader->depth++] = kind;
		return !kind->begin || kind->begin(reader, attributes);
	}
	if (reader->depth == 0)
		return error_at(reader->err, ERROR_FORMAT, XML_PLACE(&reader->xml),
				_("this is no TMX file: its outermost element is '%.100s'"), name);
	if (!reader->passed_over)
		lose(reader, innermost(reader) == IN_CODE ? LOSS_SUBFLOW : LOSS_ELEMENT, slice_of(name));
	reader->passed_over++;
	return true;
}

static bool end_element(void *data, const char *name)
{
	struct reader *reader = data;
	const struct element_kind *kind;

	(void)name;
	if (reader->passed_over) {
		reader->passed_over--;
		return true;
	}
	kind = reader->open[--reader->depth];
	return !kind->end || kind->end(reader);
}

static void add_characters(void *data, struct slice text)
{
	struct reader *reader = data;

	if (reader->passed_over)
		return;
	switch (innermost(reader)) {
	case IN_SEG:
	case IN_HI:
		inline_add_text(&reader->segment, text);
		break;
	case IN_CODE:
		inline_add_content(&reader->segment, text);
		break;
	case IN_NOTE:
	case IN_PROP:
		add_value(reader, text);
		break;
	default:
		break;
	}
}

/* ------------------------------------------------------------------ files */

bool tmx_read(const char *path, tm_record_function each, void *data, struct loss_report *losses,
	      struct error *err)
{
	static const struct xml_handler handler = { .begin = begin_element, .end = end_element, .text = add_characters };
	struct reader reader = {
		.each = each,
		.data = data,
		.losses = losses,
		.err = err,
		.trim = true,
		.value = STRBUF_INIT,
		.renumbered = STRBUF_INIT,
	};
	bool done;

	inline_init(&reader.segment, TMX_TEXT_LIMIT_BYTES);
	done = xml_read(&reader.xml, path, &handler, &reader, err);
	inline_release(&reader.segment);
	strbuf_release(&reader.value);
	strbuf_release(&reader.renumbered);
	arena_release(&reader.arena);
	free(reader.record.texts);
	free(reader.record.properties);
	return done;
}

bool tmx_sniff(struct slice beginning)
{
	return xml_sniff(beginning, "tmx");
}
