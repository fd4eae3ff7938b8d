/*
 * quality -- what looks wrong in a translation: issues, and the checks that
 * find them.
 *
 * A check is a row of QUALITY_CHECKS and, when it judges single units or texts,
 * one function check_<name>() in a file of its theme. From the rows come the enum,
 * the table of names and levels, the settings and the manual's list. An issue is
 * data, not failure: it has a check, a level, a place, a sentence that says what
 * to do and, where that is certain, a mend.
 *
 *	check_context_init(&context, source, target, "ru.po", profile, &issues);
 *	for each unit
 *		quality_check_unit(&context, unit);
 *	check_context_release(&context);
 */
#ifndef QUALITY_QUALITY_H
#define QUALITY_QUALITY_H

#include "base/arena.h"
#include "quality/length.h"
#include "quality/side.h"
#include "quality/spelling.h"
#include "segment/unit.h"
#include "terms/terminology.h"
#include "text/language.h"
#include "text/transliterate.h"

enum level { LEVEL_OFF = -1, LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

/* "off", "info", "warning", "error": stable words for machines. */
const char *level_name(enum level level);

/* False when it is none of these. */
bool level_find(struct slice name, enum level *level);

enum check_scope {
	SCOPE_WHOLE, /* found by project/check.c, where more than a unit is seen */
	SCOPE_PAIR,  /* judges a source and its translation */
	SCOPE_TEXT,  /* judges one text, whatever it is a translation of */
};

/*
 * identifier, name, default level, scope, languages of the text ("": all; else tags),
 * what it is for, function (NULL for SCOPE_WHOLE).
 */
#define QUALITY_CHECKS(X)                                                                                   \
	X(EMPTY, "empty", LEVEL_ERROR, SCOPE_WHOLE, "", N_("the document has nothing to translate"), NULL)  \
	X(MISSING, "missing", LEVEL_ERROR, SCOPE_WHOLE, "", N_("a unit has no translation"), NULL)          \
	X(FUZZY, "fuzzy", LEVEL_ERROR, SCOPE_WHOLE, "",                                                     \
	  N_("a translation waits for a person to look at it"), NULL)                                       \
	X(STALE, "stale", LEVEL_ERROR, SCOPE_WHOLE, "",                                                     \
	  N_("the catalog or the edition is behind the release"), NULL)                                     \
	X(ORPHAN, "orphan", LEVEL_WARNING, SCOPE_WHOLE, "",                                                 \
	  N_("catalogs or editions are left of a release that is not there any more"), NULL)                \
	X(PLURALS, "plural-forms", LEVEL_ERROR, SCOPE_WHOLE, "",                                            \
	  N_("the header's plural forms cannot be used, or a unit has another number of them"), NULL)       \
	X(WAIVER, "waiver", LEVEL_WARNING, SCOPE_WHOLE, "",                                                 \
	  N_("a waiver has expired or is not needed any more"), NULL)                                       \
	X(INCONSISTENT, "inconsistent", LEVEL_WARNING, SCOPE_WHOLE, "",                                     \
	  N_("the same source is translated in different ways"), NULL)                                      \
	X(SAME_TARGET, "same-target", LEVEL_WARNING, SCOPE_WHOLE, "",                                       \
	  N_("different sources have the same translation"), NULL)                                          \
	X(CODES, "codes", LEVEL_ERROR, SCOPE_PAIR, "",                                                      \
	  N_("inline codes are lost, added or crossed in the translation"), check_codes)                    \
	X(MARKUP, "markup", LEVEL_ERROR, SCOPE_PAIR, "",                                                  \
	  N_("the translation has a tag or entity that the source does not have"), check_markup)            \
	X(PLACEHOLDERS, "placeholders", LEVEL_ERROR, SCOPE_PAIR, "",                                        \
	  N_("a placeholder of the program is lost or added"), check_placeholders)                          \
	X(NUMBERS, "numbers", LEVEL_ERROR, SCOPE_PAIR, "",                                                  \
	  N_("a number, date or sum of the source is not in the translation, or the reverse"),              \
	  check_numbers)                                                                                    \
	X(ADDRESSES, "addresses", LEVEL_ERROR, SCOPE_PAIR, "",                                              \
	  N_("an address, phone number or file name of the source is not in the translation, or the reverse"), \
	  check_addresses)                                                                                  \
	X(NAMES, "names", LEVEL_WARNING, SCOPE_PAIR, "",                                                    \
	  N_("a name is spelled otherwise than in the source"), check_names)                                \
	X(TERMS, "terms", LEVEL_WARNING, SCOPE_PAIR, "",                                                    \
	  N_("a term of the source is called by none of its names in the translation"), check_terms)        \
	X(FORBIDDEN_TERMS, "forbidden-terms", LEVEL_ERROR, SCOPE_TEXT, "",                                  \
	  N_("a name that must not be used, or is not right at the time"), check_forbidden_terms)           \
	X(UNTRANSLATED, "untranslated", LEVEL_WARNING, SCOPE_PAIR, "",                                      \
	  N_("the translation is the source again, or holds a part of it"), check_untranslated)             \
	X(EDITIONS, "editions", LEVEL_WARNING, SCOPE_PAIR, "uz-Latn uz-Cyrl",                               \
	  N_("the two Uzbek editions say different things"), check_editions)                                \
	X(LENGTH, "length", LEVEL_WARNING, SCOPE_PAIR, "",                                                  \
	  N_("the translation is far longer or shorter than such a source leads to expect"), check_length)  \
	X(SENTENCES, "sentences", LEVEL_WARNING, SCOPE_PAIR, "",                                            \
	  N_("a sentence is left out or added"), check_sentences)                                           \
	X(END, "end-punctuation", LEVEL_WARNING, SCOPE_PAIR, "",                                            \
	  N_("the translation ends with other punctuation than the source"), check_end)                     \
	X(CAPITALS, "capitals", LEVEL_WARNING, SCOPE_PAIR, "",                                              \
	  N_("the translation begins with another case than the source, or is all in capitals"),            \
	  check_capitals)                                                                                   \
	X(EDGES, "edge-space", LEVEL_WARNING, SCOPE_PAIR, "",                                               \
	  N_("white space at the beginning or end, or the number of lines, differs from the source"), check_edges)                   \
	X(SCRIPT, "script", LEVEL_ERROR, SCOPE_TEXT, "",                                                    \
	  N_("words are in another script than the language is written in"), check_script)                  \
	X(LANGUAGE, "language", LEVEL_WARNING, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                         \
	  N_("the text is in another language"), check_language)                                            \
	X(MIXED_SCRIPT, "mixed-script", LEVEL_ERROR, SCOPE_TEXT, "",                                        \
	  N_("a word has Latin and Cyrillic letters"), check_mixed_script)                                  \
	X(LETTERS, "letters", LEVEL_WARNING, SCOPE_TEXT, "ru uz-Latn uz-Cyrl",                                      \
	  N_("a letter that the language does not have"), check_letters)                                    \
	X(APOSTROPHES, "apostrophes", LEVEL_WARNING, SCOPE_TEXT, "uz-Latn",                                 \
	  N_("apostrophes of different shapes in one text, or one that is no letter"), check_apostrophes)   \
	X(QUOTES, "quotes", LEVEL_WARNING, SCOPE_TEXT, "",                                                  \
	  N_("a quotation mark has no partner, or one of another kind"), check_quotes)                      \
	X(BRACKETS, "brackets", LEVEL_WARNING, SCOPE_TEXT, "", N_("a bracket has no partner"), check_brackets) \
	X(DOUBLED_WORD, "doubled-word", LEVEL_WARNING, SCOPE_TEXT, "",                                      \
	  N_("a word stands twice in a row"), check_doubled_word)                                           \
	X(DOUBLED_SPACE, "doubled-space", LEVEL_WARNING, SCOPE_TEXT, "",                                    \
	  N_("more than one space between words"), check_doubled_space)                                     \
	X(SPACE_BEFORE, "space-before", LEVEL_WARNING, SCOPE_TEXT, "",                                      \
	  N_("a space before a punctuation mark or inside a bracket"), check_space_before)                  \
	X(SPACE_AFTER, "space-after", LEVEL_WARNING, SCOPE_TEXT, "",                                        \
	  N_("no space after a punctuation mark"), check_space_after)                                       \
	X(GLUED_WORDS, "glued-words", LEVEL_WARNING, SCOPE_TEXT, "",                                        \
	  N_("two words without a space between them"), check_glued_words)                                  \
	X(CONTROL, "control-characters", LEVEL_ERROR, SCOPE_TEXT, "",                                       \
	  N_("a control or direction character that nobody sees"), check_control)                           \
	X(DATE_FORM, "date-form", LEVEL_WARNING, SCOPE_TEXT, "uz-Cyrl ru",                                  \
	  N_("a date is not written as the language writes it"), check_date_form)                           \
	X(AGREEMENT, "agreement", LEVEL_WARNING, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                       \
	  N_("a noun does not go with the number before it"), check_agreement)                              \
	X(CAPITAL_THE, "capital-the", LEVEL_WARNING, SCOPE_TEXT, "en",                                      \
	  N_("'The' in the middle of a sentence"), check_capital_the)                                       \
	X(QUOTE_STYLE, "quote-style", LEVEL_OFF, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                       \
	  N_("quotation marks other than those of the house"), check_quote_style)                           \
	X(DASH_STYLE, "dash-style", LEVEL_OFF, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                         \
	  N_("a hyphen where a dash belongs"), check_dash_style)                                            \
	X(NO_BREAK, "no-break-space", LEVEL_OFF, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                       \
	  N_("a space that should not break the line"), check_no_break)                                     \
	X(SPELLING, "spelling", LEVEL_OFF, SCOPE_TEXT, "uz-Latn uz-Cyrl ru en",                             \
	  N_("a word that no dictionary has"), check_spelling)

enum check_id {
#define X(identifier, name, level, scope, languages, sentence, function) CHECK_##identifier,
	QUALITY_CHECKS(X)
#undef X
	CHECK_COUNT
};

struct check_row {
	const char *name;
	enum level level;
	enum check_scope scope;
	const char *languages; /* tags with spaces between; "" for all */
	const char *sentence;  /* marked for gettext */
};

extern const struct check_row check_rows[CHECK_COUNT];

/* CHECK_COUNT when there is none of this name. */
enum check_id check_find(struct slice name);

/* The same for a name that a person wrote: false sets ERROR_USAGE, which says what may be meant. */
bool check_read(struct slice name, enum check_id *check, struct error *err);

/* ------------------------------------------------------------------- issues */

struct issue {
	enum check_id check;
	enum level level;
	const char *file;
	size_t line;		     /* 1-based; 0: the file as a whole */
	const struct language *source_language, *target_language; /* may be NULL */
	struct slice source, target; /* of the unit, marked; none for whole files */
	size_t unit;		     /* its index in the file; SIZE_MAX: the file as a whole */
	size_t form;		     /* of a plural; `target` is that form */

	/* What is meant: bytes of the target, or of the source. Empty: the unit as a whole. */
	size_t from, to;
	bool in_source;

	/* Where that is in the file, 1-based, columns in characters; 0: not known. Filled by project/check.c. */
	size_t first_line, first_column, last_line, last_column;

	const char *replacement; /* what should stand in [from, to) instead; NULL: not certain */
	const char *message;	 /* translated, no full stop */
};

/* A growing list; strings live in its arena, sources and targets are copied. */
struct issues {
	struct arena arena;
	struct issue *items;
	size_t count, capacity;
	size_t by_level[LEVEL_ERROR + 1];
};

#define ISSUES_INIT { ARENA_INIT, NULL, 0, 0, { 0 } }

void issues_release(struct issues *issues);

/* Moves all issues of `taken`, which is empty then, behind those that are there. */
void issues_take(struct issues *issues, struct issues *taken);

/* By file, line, check and place; stable. */
void issues_sort(struct issues *issues);

/* ------------------------------------------------------------------ checking */

/* What a house may choose. Zeroes but for the levels: CHECK_PROFILE_INIT. */
struct check_profile {
	signed char levels[CHECK_COUNT]; /* enum level */
	const struct length_model *length; /* NULL: the one that is compiled in */
	bool apostrophes_chosen;	 /* else a text may use any shape, but only one */
	enum apostrophe_style apostrophes;
	struct terminology *terminology; /* what things are called; NULL: nothing is said of terms */
	struct spelling *spelling;	 /* the dictionary of the language; NULL: none */
	struct day_range days;		 /* when the text is published: names are right for a time */
};

/* The levels of the table. */
void check_profile_init(struct check_profile *profile);

/* What a check on units needs to know beside the unit. */
struct check_context {
	const struct language *source, *target; /* may be NULL */
	const char *file;
	const struct check_profile *profile;
	struct issues *issues;
	struct arena scratch; /* for one unit */
	bool runs[CHECK_COUNT]; /* its level and the languages say so */
	bool idle;		/* none of them is left to this context */

	struct side source_side, target_side; /* of the unit, and the form, in hand */
	size_t form;
	struct differences differences; /* between the placeables of both sides */
	bool compared;
	struct term_findings findings; /* what both sides do with terms */
	bool terms_compared;
	struct transliterator *transliterator; /* of Uzbek into Cyrillic; made when editions differ first */
	struct alone_judge *alone; /* of the sentences of a unit; made when the first unit has several */
	bool continued, continues; /* the text before, and this one, end within a sentence */

	/* By letter (oʻ, tutuq) and style: in the texts of the file, and in the text in hand. */
	size_t apostrophes_seen[2][APOSTROPHES_ASCII + 1], apostrophes_here[2][APOSTROPHES_ASCII + 1];
};

/*
 * `file`, the profile (NULL: the default) and the languages' rows are borrowed
 * until the release.
 */
void check_context_init(struct check_context *context, const struct language *source,
			const struct language *target, const char *file,
			const struct check_profile *profile, struct issues *issues);
void check_context_release(struct check_context *context);

/*
 * For several threads, each with a context and issues of its own: leaves of the checks those
 * that threads may make at once, or those alone that use the profile's termbase or dictionary.
 */
void check_context_share(struct check_context *context, bool at_once);

/* What another context was shown of the file by quality_learn_text(). */
void check_context_learn(struct check_context *context, const struct check_context *other);

/*
 * Shows a text of the file before the checks begin: what is right when the house has no
 * rule of its own (the shape of apostrophes) is what most of the texts do.
 */
void quality_learn_text(struct check_context *context, struct slice marked);

/* All checks of SCOPE_PAIR and SCOPE_TEXT; for units that have a translation. */
void quality_check_unit(struct check_context *context, const struct unit *unit);

/* Those of SCOPE_TEXT alone, on a text in the context's target language. */
void quality_check_text(struct check_context *context, struct slice marked, size_t line);

/*
 * Adds an issue about a unit (or about the whole file, when it is NULL) at the check's
 * level, or at another one. NULL when that is off; else valid until the next one is added.
 */
struct issue *issue_add(struct check_context *context, enum check_id check, const struct unit *unit,
			const char *format, ...) __attribute__((format(printf, 4, 5)));
struct issue *issue_add_at(struct check_context *context, enum check_id check, enum level level,
			   const struct unit *unit, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Says what is meant: bytes of the target side, or of the source. NULL is allowed. */
void issue_place(struct issue *issue, size_t from, size_t to);
void issue_place_in_source(struct issue *issue, size_t from, size_t to);

/* Says what should stand there instead. */
void issue_mend(struct check_context *context, struct issue *issue, struct slice replacement);

void check_codes(struct check_context *context, const struct unit *unit);
void check_markup(struct check_context *context, const struct unit *unit);
void check_placeholders(struct check_context *context, const struct unit *unit);
void check_numbers(struct check_context *context, const struct unit *unit);
void check_addresses(struct check_context *context, const struct unit *unit);
void check_names(struct check_context *context, const struct unit *unit);
void check_terms(struct check_context *context, const struct unit *unit);
void check_forbidden_terms(struct check_context *context, const struct unit *unit);
void check_untranslated(struct check_context *context, const struct unit *unit);
void check_editions(struct check_context *context, const struct unit *unit);
void check_length(struct check_context *context, const struct unit *unit);
void check_sentences(struct check_context *context, const struct unit *unit);
void check_end(struct check_context *context, const struct unit *unit);
void check_capitals(struct check_context *context, const struct unit *unit);
void check_edges(struct check_context *context, const struct unit *unit);
void check_script(struct check_context *context, const struct unit *unit);
void check_language(struct check_context *context, const struct unit *unit);
void check_mixed_script(struct check_context *context, const struct unit *unit);
void check_letters(struct check_context *context, const struct unit *unit);
void check_apostrophes(struct check_context *context, const struct unit *unit);
void check_quotes(struct check_context *context, const struct unit *unit);
void check_brackets(struct check_context *context, const struct unit *unit);
void check_doubled_word(struct check_context *context, const struct unit *unit);
void check_doubled_space(struct check_context *context, const struct unit *unit);
void check_space_before(struct check_context *context, const struct unit *unit);
void check_space_after(struct check_context *context, const struct unit *unit);
void check_glued_words(struct check_context *context, const struct unit *unit);
void check_control(struct check_context *context, const struct unit *unit);
void check_date_form(struct check_context *context, const struct unit *unit);
void check_agreement(struct check_context *context, const struct unit *unit);
void check_capital_the(struct check_context *context, const struct unit *unit);
void check_quote_style(struct check_context *context, const struct unit *unit);
void check_dash_style(struct check_context *context, const struct unit *unit);
void check_no_break(struct check_context *context, const struct unit *unit);
void check_spelling(struct check_context *context, const struct unit *unit);

#endif
