/*
 * exchange -- what goes between memories: records, and what was lost on the way.
 *
 * Readers (tsv.h, tmx.h) stream: they call back once for each record and keep
 * nothing, so that a file of any size passes through little memory. Everything
 * in a record is borrowed and valid during the call only. Texts are in marked
 * form (segment/segment.h), in UTF-8.
 */
#ifndef CATALOG_EXCHANGE_H
#define CATALOG_EXCHANGE_H

#include "base/error.h"
#include "base/slice.h"
#include "base/strbuf.h"
#include "text/language.h"

#include <stdint.h>

enum tm_status {
	TM_STATUS_UNKNOWN,
	TM_STATUS_ALIGNED, /* by a machine, nobody looked */
	TM_STATUS_DRAFT,
	TM_STATUS_APPROVED,
};

/* Seconds since 1970 in UTC. */
#define TM_TIME_UNKNOWN INT64_MIN

/* One language's side of a record. */
struct tm_text {
	const struct language *language;
	struct slice text;
	struct slice author;	/* who wrote or last changed it; none: unknown */
	int64_t created, changed; /* TM_TIME_UNKNOWN when not told */
};

/* A property that has no field of its own. */
struct tm_property {
	struct slice name, value;
};

struct tm_record {
	struct tm_text *texts;
	size_t text_count;

	struct slice id;	       /* of the unit in its origin (tuid, key); none: not told */
	struct slice origin;	       /* release, document or file that it comes from */
	struct slice context;	       /* msgctxt or structural path */
	struct slice previous, next;   /* the neighbours' source texts */
	struct slice note;
	enum tm_status status;
	struct tm_property *properties;
	size_t property_count;

	size_t line;		       /* where it begins in its file, 1-based */
};

/* Returns false, with `err` set, to stop the reader. */
typedef bool (*tm_record_function)(void *data, const struct tm_record *record, struct error *err);

/* The text in a language, or NULL. */
const struct tm_text *tm_record_find(const struct tm_record *record,
				     const struct language *language);

/* The words of the formats: "aligned", "draft", "approved", "". */
const char *tm_status_name(enum tm_status status);
enum tm_status tm_status_find(struct slice name);

/*
 * "2023-04-12", "2023-04-12T10:30:00Z", with an offset "+05:00", or TMX's
 * "20230412T103000Z"; without a zone it is UTC. TM_TIME_UNKNOWN when it is none.
 */
int64_t tm_time_read(struct slice text);

/* Adds TMX's form, "20230412T103000Z"; nothing for an unknown time. */
void tm_time_print(int64_t seconds, struct strbuf *out);

/*
 * What a reader or writer had to leave out or change: data for the report, never
 * a reason to stop. The first LOSS_LINES_KEPT of a kind are kept with their
 * line; all are counted.
 */
enum loss_kind {
	LOSS_LANGUAGE_UNKNOWN,	/* a text in a language nobody knows was left out */
	LOSS_LANGUAGE_TWICE,	/* a second text in the same language was left out */
	LOSS_TEXT_EMPTY,	/* a record with fewer than two texts was left out */
	LOSS_TEXT_TOO_LONG,	/* a text past the limit for a segment was left out */
	LOSS_CODE_CONTENT,	/* what stood inside a code: only its place is kept */
	LOSS_SUBFLOW,		/* a text inside a code (sub) was left out */
	LOSS_DATE,		/* a date that is none */
	LOSS_ELEMENT,		/* an element or attribute without a field of ours */
	LOSS_SKELETON,		/* what the document would be made of again was left out */
	LOSS_ALTERNATIVE,	/* a proposal beside the translation was left out */
	LOSS_ANNOTATION,	/* a mark on a part of a text was left out */
	LOSS_NOT_TRANSLATED,	/* a unit that is not to be translated was left out */
	LOSS_SOURCE_EMPTY,	/* a unit without words in its source was left out */
	LOSS_BINARY,		/* a unit that is no text was left out */
	LOSS_PARTIAL,		/* a unit was translated in part: it is fuzzy, the rest is source */
	LOSS_TWIN,		/* a unit with source and translation of another was left out */
	LOSS_INCOMPLETE,	/* a record that lacks what its format asks for was left out */
	LOSS_FUZZY,		/* a translation that somebody has to look at was left out */
	LOSS_OBSOLETE,		/* an entry that is no longer used was left out */
	LOSS_DOUBLE,		/* on the way out: the file has the source, or the pair, already */
	LOSS_KINDS
};

/* One of them, where it happens. */
struct loss {
	enum loss_kind kind;
	size_t line;
	struct slice unit;   /* its id; none: it has none or it is not known yet */
	struct slice detail; /* the language, element, date or text that it is about; may be none */
};

#define LOSS_LINES_KEPT 20

struct loss_report {
	size_t counts[LOSS_KINDS];
	size_t lines[LOSS_KINDS][LOSS_LINES_KEPT];
	void (*tell)(void *data, const struct loss *loss); /* is told of each; NULL: nobody */
	void *tell_data;
};

/* `report` may be NULL. */
void loss_add(struct loss_report *report, const struct loss *loss);

/* The stable name of a kind: "language-unknown". */
const char *loss_name(enum loss_kind kind);

/* A translated sentence on the kind: "texts in an unknown language were left out". */
const char *loss_text(enum loss_kind kind);

#endif
