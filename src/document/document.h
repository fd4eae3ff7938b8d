/*
 * document -- a file of a release: its own bytes cut into parts.
 *
 * A document has one or more streams (one for a page or a text, one for each
 * entry of a package). In a stream stand sites: the ranges of its units, and
 * the places that name the language.
 *
 *	<p title="Today">Read <a href="/x">this page</a> first.</p>
 *	          ~~~~~  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
 *	          unit   unit: "Read <a1>this page</a1> first."
 *
 * Merging copies the bytes between the sites; at a unit with a translation it
 * writes the translation's text as the format wants it at that place and copies
 * the bytes of each code. So a document in which nothing is translated, or each
 * unit into itself, comes back byte for byte, whatever the format; and a
 * translation can move the codes that its source has and put in nothing but
 * text. Formats only find the sites: see format.h and build.h.
 *
 * A stream's text is UTF-8; a document in another charset is decoded at the
 * door and encoded when written (text/encoding.h: exact for any bytes). Offsets
 * and lines are those of the UTF-8 text.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "segment/segment.h"
#include "text/language.h"

#include <stdint.h>

/* A longer unit stays as it is and becomes a note; faults.md: "segment". */
#define DOCUMENT_SEGMENT_BYTES ((size_t)64 << 10)

struct document;
struct format;

/* Bytes of a stream; the limits of files and packages keep them far below 4 GiB. */
struct document_range {
	uint32_t begin, end;
};

/*
 * What stands around text in formats where it cannot stand by itself: a run of a
 * word processor, `<w:r><w:rPr>…</w:rPr>` and `</w:r>`, and in it `<w:t>` and `</w:t>`.
 */
struct document_frame {
	struct document_range open; /* of the unit's stream */
	struct slice open_bytes;    /* in its place, where it is there */
	struct slice text_open, text_close, close;
};

/*
 * What stands for `<a1>…</a1>` or `<br2/>`. The bytes are a range of the unit's
 * stream, in which other sites may stand (the `alt` of an `<img>`), or, where
 * `open_bytes` is there, made by the format.
 */
struct document_code {
	struct slice name; /* "a1" */
	bool standalone;   /* then `close` is not used */
	bool fixed;	   /* must keep its order among the other fixed codes */
	struct document_range open, close;
	struct slice open_bytes, close_bytes;

	/* Of a pair: around the text in it. Of a standalone code: around its bytes. Or NULL. */
	const struct document_frame *frame;
};

/* White space of the stream that is something else in the unit's text than its own bytes. */
struct document_space {
	size_t at;		     /* in `source` */
	bool joined;		     /* a space stands there for it; else nothing does */
	struct document_range range; /* of the unit's stream */
};

/* What is there of few units only. */
struct document_extras {
	const struct document_space *spaces; /* in order */
	size_t space_count;
	struct slice spelling; /* of the format: how the document spells characters here */
	const struct document_frame *frame; /* around its text, or NULL */
	struct slice lead, tail; /* written in front of it and behind it when it is translated */
};

#define DOCUMENT_NO_SCOPE UINT32_MAX
#define DOCUMENT_NOWHERE UINT32_MAX

/* Small, since a document of short paragraphs is mostly these. */
struct document_unit {
	/* Marked form, see segment/segment.h; it lies in the stream itself where that has the same bytes. */
	struct slice source;
	struct slice type; /* "p", "h1", "td", "img alt", "meta description", "line" */
	struct slice path; /* the headings above it, "Summary › Results"; may be empty */
	uint64_t id;	   /* see document_unit_id() */
	struct document_range range; /* of its text */
	uint32_t stream;
	uint32_t line;	   /* 1-based; in a package the number of the unit */
	uint32_t scope;	   /* of build.h: what names the language of its text, or DOCUMENT_NO_SCOPE */
	uint32_t next_same; /* see document_next_same() */
	bool repeats;	   /* the same source stands in a unit before it */
	bool repeated;	   /* the same source stands in another unit as well */
	uint32_t style;	   /* of the format: how text is written here */
	uint32_t code_count;
	const struct document_code *codes;
	const struct document_extras *extras; /* never NULL */
};

/* How plain text is cut into units. */
enum plain_units {
	PLAIN_AUTO,	  /* by the look of it */
	PLAIN_PARAGRAPHS, /* blank lines part them, their lines are joined */
	PLAIN_LINES,	  /* each line is one */
};

/* What becomes of tracked changes in a document of an office program. */
enum tracked_changes {
	CHANGES_ACCEPT, /* what is inserted is text, what is deleted is not there */
	CHANGES_REFUSE, /* a document with any is refused */
};

struct office_options {
	int comments;	     /* whether they are translated, too */
	int tracked_changes; /* enum tracked_changes */
};

#define TRACKED_CHANGES_CHOICES "accept|refuse"

struct document_options {
	const char *format;  /* a name of the format table; NULL: by suffix, then by content */
	const char *charset; /* NULL: as the document says, then by content */
	int plain_units;     /* enum plain_units */

	/* The keys of front matter that are prose, "title, description"; NULL: the usual ones. */
	const char *front_matter;

	/* Elements of a page that are left out: see document/selector.h; NULL: none. */
	const char *html_skip;

	struct office_options docx, odt;

	/* The keys of JSON-LD whose values are text, "headline, description"; NULL: none. */
	const char *json_ld;
};

#define PLAIN_UNITS_CHOICES "auto|paragraphs|lines"

#define DOCUMENT_OPTIONS_INIT { .plain_units = PLAIN_AUTO }

/*
 * Reads a document. The bytes are borrowed: they must outlive it. The path is
 * for the suffix and for messages. False for what no format takes, what is not
 * text, and what a limit forbids; a document without any unit is none of these:
 * see document_expect_units().
 */
bool document_open(struct document **document, const char *path, struct slice bytes,
		   const struct document_options *options, struct error *err);
void document_free(struct document *document);

const struct format *document_format(const struct document *document);

/* The name of its charset in the words of the WHATWG: "UTF-8", "windows-1251". */
const char *document_charset(const struct document *document);

/* The language it says that it is in, or NULL; plain text says nothing. */
const struct language *document_language(const struct document *document);

/*
 * What the markup says that a unit's text is in, or the text in a code of it: the tag as it is
 * written, "en-GB"; empty where it says nothing (of what is around it, and of the whole page,
 * document_unit_tag() and document_language() tell). Pages and HTML in Markdown only.
 */
struct slice document_unit_tag(const struct document *document, const struct document_unit *unit);
struct slice document_code_tag(const struct document *document, const struct document_unit *unit,
			       const struct document_code *code);
bool document_has_tags(const struct document *document); /* false: both are always empty */

/* Units in the order of the document. */
size_t document_unit_count(const struct document *document);
const struct document_unit *document_unit(const struct document *document, size_t index);

/*
 * Sixteen hexadecimal digits and a terminator, stable while the unit's text stays: of the
 * text and type alone when they occur once in the document, else of the headings and of the
 * unit before it too, then of the one behind it, then of its number among what is still equal.
 */
#define DOCUMENT_ID_BYTES 17
struct slice document_unit_id(const struct document_unit *unit, char id[DOCUMENT_ID_BYTES]);

/* The next unit behind it with the same source, or SIZE_MAX. */
size_t document_next_same(const struct document_unit *unit);

/* Borrows the bytes of a stream that the unit's text is written with, codes and all. */
struct slice document_unit_bytes(const struct document *document, const struct document_unit *unit);

struct slice document_stream_text(const struct document *document, size_t stream);

/* False, with a message, when there is nothing to translate. */
bool document_expect_units(const struct document *document, struct error *err);

/* ------------------------------------------------------------------ problems */

enum document_problem_kind {
	PROBLEM_TOO_LONG,     /* text longer than the limit: left as it is */
	PROBLEM_OPAQUE,	      /* text that cannot be told from markup for sure: left as it is */
	PROBLEM_CUT_OFF,      /* the file ends in the middle of what begins here */
	PROBLEM_UNENDED,      /* a page ends in the middle of the element that begins here */
	PROBLEM_MISSTATED,    /* the charset is not the one that is stated */
	PROBLEM_UNCLOSED,     /* an element that nothing ends: the file may be cut off */
	PROBLEM_CHARSET,      /* no charset is stated, and it is known by the look of the bytes alone */
	PROBLEM_BYTES,	      /* bytes that are no text in the charset: kept as they are */
	PROBLEM_CODE_LOST,    /* a translation without a code of its source */
	PROBLEM_CODE_ADDED,   /* … that has a code more often than its source */
	PROBLEM_CODE_CROSSED, /* … in which codes do not nest, or a fixed one moved */
	PROBLEM_MARKUP,	      /* … with which the edition would have other markup */
	PROBLEM_CHARACTER,    /* … with a character that the document cannot hold */
};

/* Something of the document or of a translation that was left as it was. */
struct document_problem {
	enum document_problem_kind kind;
	size_t unit;	   /* its index, or SIZE_MAX for what became no unit */
	size_t stream;	   /* of what became no unit */
	size_t line;	   /* of the document */
	struct slice code; /* "a1", the name of a charset, or empty */
	struct slice text; /* how the unit begins, or empty */
};

/* Adds a sentence for people: "the translation lost the code '<a1>'". */
void document_problem_describe(const struct document_problem *problem, struct strbuf *text);

/*
 * An error when the file ends in the middle of a tag, a comment, a script or a page, so that the rest of
 * it is somewhere else; and when it is in another charset than it states, so that readers see other
 * letters. To be asked before anything is made of a document.
 */
bool document_expect_whole(const struct document *document, struct error *err);

/* What was left out, or is doubtful, when the document was read. */
size_t document_problem_count(const struct document *document);
const struct document_problem *document_problem(const struct document *document, size_t index);

/* ------------------------------------------------------------------- merging */

/*
 * Answers with the translation of a unit in marked form, or with an empty slice
 * for none; what it gives must live until document_merge() returns.
 */
struct document_targets {
	struct slice (*find)(const void *context, size_t index, const struct document_unit *unit);
	const void *context;

	/*
	 * The language of what has no translation, for a mixed edition: it is named
	 * where the text stands (HTML: `lang="en"` on the element) if that names it
	 * for no other text. NULL: the document's markup stays as it is.
	 */
	const struct language *source;

	/*
	 * For translations that are the source letter by letter: where the byte `at` of a
	 * unit's source stands in what find() gave for it, SIZE_MAX for nowhere. White
	 * space is then written as the document has it, and no line is broken anew.
	 * NULL: it is written as the format lays out text.
	 */
	size_t (*place)(const void *context, size_t index, size_t at);

	/*
	 * What names the language of a part of the document stays: the document is in another
	 * one than it says. What names that of the whole is set all the same.
	 */
	bool keep_parts;
};

struct document_report {
	size_t units, translated, changed; /* changed: the text differs from the source */
	struct document_problem *problems; /* units that kept their source text */
	size_t problem_count, problem_capacity;
	struct arena names; /* of codes and texts in problems */
};

#define DOCUMENT_REPORT_INIT { 0, 0, 0, NULL, 0, 0, ARENA_INIT }

void document_report_release(struct document_report *report);

/*
 * Adds the edition to `out`. Units without a translation, and those whose
 * translation has other codes than its source (which are reported), keep their
 * bytes. When any text changed, the places that name the language are set to
 * `language`; NULL leaves them. The edition is read again and its skeleton held
 * against the document's: a unit with which they would differ is found, keeps
 * its bytes and is reported. False when they differ even so, or when a
 * translation cannot be written in the document's charset. `report` may be NULL.
 */
bool document_merge(const struct document *document, const struct document_targets *targets,
		    const struct language *language, struct strbuf *out,
		    struct document_report *report, struct error *err);

/*
 * Whether an edition has the markup of the document: the same elements,
 * attributes, values and everything else that is not the text of units, in the
 * same order, but that codes may change places inside a unit. The message says
 * where they part.
 */
bool document_same_skeleton(const struct document *document, struct slice edition,
			    struct error *err);

#endif
