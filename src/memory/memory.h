/*
 * memory -- everything that was ever translated, n languages wide.
 *
 * A memory is a store (a file, store.h) with an index beside it (index.h). Units
 * go in as records of catalog/exchange.h, in batches that are kept whole or not
 * at all and can be undone; what comes out are matches for a text. Each text is
 * kept once for each language it is written in, on equal footing: what went in as en–ru–uz
 * answers in all six directions.
 *
 *	struct memory *memory;
 *	struct match_list matches = MATCH_LIST_INIT;
 *	struct match_options options = MATCH_OPTIONS_INIT;
 *	struct match_query query = { .source = unit->source, .source_language = en, .target_language = ru };
 *
 *	if (!memory_open(&memory, path, MEMORY_READ, err) ||
 *	    !memory_search(memory, &query, &options, &matches, err))
 *		…
 *	match_list_release(&matches);
 *	memory_close(memory);
 *
 * A memory is used by one thread at a time; threads and processes may each open
 * the same path, and see what others committed.
 */
#ifndef MEMORY_MEMORY_H
#define MEMORY_MEMORY_H

#include "base/arena.h"
#include "base/error.h"
#include "catalog/exchange.h"
#include "memory/match.h"

struct memory;

/* ----------------------------------------------------------------- opening */

enum memory_flags {
	MEMORY_READ = 0,	/* for look-up; a read-only medium will do */
	MEMORY_WRITE = 1 << 0,	/* for changing; the file must be there */
	MEMORY_CREATE = 1 << 1, /* the same, and a missing file and its folder are made, for their owner alone */
};

/* What was made and nothing was committed into is gone after memory_close(). */
bool memory_open(struct memory **memory, const char *path, unsigned flags, struct error *err);
void memory_close(struct memory *memory);

/*
 * Releases that the public has not seen yet: their units may be kept from who does not work on them. What a memory
 * gives out (matches, concordance, units, changes) is without them then; who may see them is the opener's to say.
 */
enum memory_embargo {
	MEMORY_EMBARGO_OWN,  /* only look-ups for that very release (match_query.origin) see its units */
	MEMORY_EMBARGO_SHOW, /* everything is visible */
	MEMORY_EMBARGO_HIDE, /* nobody sees them */
};

#define MEMORY_EMBARGO_CHOICES "own|show|hide"

/* Until it is called, MEMORY_EMBARGO_OWN. */
void memory_set_embargo(struct memory *memory, enum memory_embargo embargo);

/*
 * Makes a splitter for texts in a language, which the memory frees, by other rules than the built-in ones; texts of
 * several sentences are then assembled from what these say are sentences. NULL with an error when it cannot.
 */
struct splitter;
typedef struct splitter *memory_splitter_function(void *data, const struct language *language, struct error *err);
void memory_set_splitting(struct memory *memory, memory_splitter_function *make, void *data);

/* How answers are written that are stored in the other script only. Borrows the options' strings. */
struct transliterate_options;
void memory_set_transliteration(struct memory *memory, const struct transliterate_options *options);

/*
 * Within a batch: the origin is under embargo from now until `until` (TM_TIME_UNKNOWN: until it is lifted), or no longer.
 * What is so already is not written.
 */
bool memory_put_embargo(struct memory *memory, struct slice origin, bool embargoed, int64_t until, struct error *err);

/*
 * Says whether an origin is under embargo, and until when (TM_TIME_UNKNOWN: until it is lifted). From memory_set_embargo_rule()
 * on each unit that is added is asked about, so that none is visible before its time, wherever it comes from.
 */
typedef bool memory_embargo_rule(const void *data, struct slice origin, int64_t *until);
void memory_set_embargo_rule(struct memory *memory, memory_embargo_rule *rule, const void *data);

/* Within a batch: asks the rule about every origin in the store. Lifts nothing: who else shares the store is not known. */
bool memory_rule_embargoes(struct memory *memory, struct error *err);

/* ---------------------------------------------------------------- looking up */

/*
 * Replaces what is in `matches` by every match of the query with a score of at
 * least the threshold, best first, or the first `limit` of them; then
 * matches->complete is false if there are more. With MATCH_EXHAUSTIVE the
 * index is not asked: the same answer, slowly.
 */
bool memory_search(struct memory *memory, const struct match_query *query, const struct match_options *options,
		   struct match_list *matches, struct error *err);

/* ------------------------------------------------------------------ changing */

/*
 * Who does a batch and why; slices may be none. `kind` is one of our words:
 * "import", "learn", "align", "edit", "forget", "undo".
 */
struct memory_batch {
	const char *kind;
	struct slice origin; /* where it comes from: a file, a release */
	struct slice author; /* of what has no author of its own */
	struct slice reason;
	enum tm_status status; /* of what has none of its own */
	bool bulk;	       /* very many records; until they are committed nothing is looked up */
	bool noted;	       /* it is kept even if it changes nothing: see memory_has_batch() */
};

/* What became of records. Zeroed it is empty; calls add to it. */
struct import_log;

struct memory_report {
	size_t records;	  /* that came in */
	size_t added;	  /* units that are new */
	size_t changed;	  /* units of before that got another text, status or language */
	size_t unchanged; /* units that were known just so */
	size_t kept;	  /* texts left as they were: approved, and the new one is not */
	size_t refused;	  /* records with a text that the memory does not take */
	size_t retired;	  /* units whose texts were taken back */
	size_t accepted, rejected, undecided; /* rows of a review (catalog/review.h) */
	struct loss_report losses;
	struct import_log *log; /* is told of each unit that is not just added; NULL: nobody */
	int64_t batch;	  /* its number, for undoing; 0 when nothing changed */
};

/*
 * A batch: begin, add any number of records, commit. One batch at a time; what is not
 * committed is rolled back, at the latest when the memory is closed. After a failed
 * memory_add() only memory_rollback() is left to do.
 *
 * A record with an origin and an id is that unit of that origin, however often
 * it comes: texts in further languages join it, other texts replace the old
 * ones, which go to the history. A text that somebody approved is replaced only
 * by an approved one. A record without an id is known by its origin, place and texts.
 */
bool memory_begin(struct memory *memory, const struct memory_batch *batch, struct error *err);
bool memory_add(struct memory *memory, const struct tm_record *record, struct memory_report *report,
		struct error *err);
bool memory_commit(struct memory *memory, struct memory_report *report, struct error *err);
void memory_rollback(struct memory *memory);

/*
 * In the open batch takes back what was added earlier and is not said any more: the texts go
 * to the history, and undoing the batch brings them again. The unit is the one that
 * memory_add() knows by the record's origin, id and context; one that is not there is no
 * error. With `language` only the text in it goes, and the others when just one is left.
 */
bool memory_retire(struct memory *memory, const struct tm_record *record, const struct language *language,
		   struct memory_report *report, struct error *err);

/*
 * The same for the units of an origin that have an id and that `pick` says true of; `status` is
 * the highest that a text of the unit has. Reads through all units, unless nothing is known of the origin.
 */
typedef bool (*memory_pick_function)(void *data, struct slice id, enum tm_status status);

bool memory_retire_some(struct memory *memory, struct slice origin, memory_pick_function pick, void *data,
			struct memory_report *report, struct error *err);

/*
 * In the open batch says that a record, which has an id, is no translation: what is there of
 * it is taken back, and that it was rejected is known from now on.
 */
bool memory_reject(struct memory *memory, const struct tm_record *record, struct memory_report *report,
		   struct error *err);

/* What is known of the unit that a record with an id names. */
enum memory_standing {
	MEMORY_UNHEARD,
	MEMORY_WITHOUT_TEXT, /* it was rejected or taken back */
	MEMORY_UNCONFIRMED,
	MEMORY_APPROVED,     /* every text of it */
};

bool memory_standing_of(struct memory *memory, const struct tm_record *record, enum memory_standing *standing,
			struct error *err);

/* Is there a batch of this kind, origin and reason that is not undone? Also while one is open. */
bool memory_has_batch(struct memory *memory, const struct memory_batch *batch, bool *found, struct error *err);

/*
 * Adds files as one batch, by their content TMX, XLIFF, PO, TSV or Weblate's JSON (catalog/tmx.h, po_exchange.h, tsv.h,
 * weblate.h); of a review only what was judged; "-" is standard input. Streams, so that files may be of any size
 * (PO and XLIFF: 64 MiB). `batch` may leave out the origin: the
 * file's name is taken.
 */
bool memory_import(struct memory *memory, const char *const *paths, size_t count,
		   const struct memory_batch *batch, struct memory_report *report, struct error *err);

struct memory_import_options {
	const struct language *source, *target; /* of files that do not say; NULL: not told */
	const char *report_path; /* what was dropped, changed, merged and why goes there (import_log.h); NULL: nowhere */
};

bool memory_import_files(struct memory *memory, const char *const *paths, size_t count, const struct memory_batch *batch,
			 const struct memory_import_options *options, struct memory_report *report, struct error *err);

/* Takes a batch back: what it added goes, what it changed becomes what it was. */
bool memory_undo(struct memory *memory, int64_t batch, const struct memory_batch *by,
		 struct memory_report *report, struct error *err);

/* What a person changes by hand. */
struct memory_edit {
	const struct language *source_language, *target_language;
	struct slice source;	   /* of the units to change; in any dress (alike.h) when none has it letter by letter */
	struct slice old_target;   /* only where this stands now; none: whatever stands there */
	struct slice origin;	   /* only units of this release; none: of all */
	struct slice target;	   /* none: the units have no text in the language any more */
	enum tm_status status;	   /* of the new text */
};

/*
 * Puts the new target into every unit that has the source and a text in the target language. The old one goes to the
 * history, and undoing the batch brings it back. report->records counts the units that were looked at; what is
 * approved is only changed with TM_STATUS_APPROVED, and counted as kept otherwise.
 */
bool memory_edit(struct memory *memory, const struct memory_edit *edit, const struct memory_batch *by,
		 struct memory_report *report, struct error *err);

enum memory_forget_flags {
	MEMORY_FORGET_CONTAINING = 1 << 0, /* units in whose texts, notes or properties it stands as a part, too */
};

struct memory_forgotten {
	size_t units;	   /* that went */
	size_t containing; /* texts and notes that stay and in which it stands, as a part or in another language */
};

/*
 * Removes every unit that has this text, in whatever dress, in this language (NULL: in any), now or in its history, and the
 * texts that no unit is left for, from store, log, history and index: their bytes are in none of the
 * files. That cannot be undone; the batch that says who, when and why does not say what.
 */
bool memory_forget(struct memory *memory, struct slice marked, const struct language *language, unsigned flags,
		   const struct memory_batch *by, struct memory_forgotten *forgotten, struct error *err);

/* ------------------------------------------------------------------ giving out */

enum memory_format {
	MEMORY_FORMAT_TMX,
	MEMORY_FORMAT_PO,
	MEMORY_FORMAT_TSV,
	MEMORY_FORMAT_JSON, /* Weblate's */
};

/* The words of `--format=`, in that order. */
#define MEMORY_FORMAT_CHOICES "tmx|po|tsv|json"

struct memory_export_options {
	const struct language *source, *target; /* only these two; NULL: all. A PO must have both. */
	bool embargoed; /* whatever memory_set_embargo() said */
};

struct memory_export_report {
	size_t replaced_characters; /* that TMX lacks */
	size_t hidden;		    /* units under embargo, which are not in it */
	size_t left_out;	    /* units whose source, or pair, the file had already: PO and JSON */
};

/*
 * Writes all units to a file ("-": standard output), whole or not at all, in the order they
 * came. Units with fewer than two texts in the languages are left out. PO and JSON hold pairs: wider units become several.
 * What is written, read into an empty memory and written again is the same, byte for byte.
 */
bool memory_export(struct memory *memory, enum memory_format format, const struct memory_export_options *options,
		   const char *path, struct memory_export_report *report, struct error *err);

/* Calls back once for each unit, in the order they came; borrowed during the call. */
bool memory_each(struct memory *memory, tm_record_function each, void *data, struct error *err);

struct memory_language_count {
	const struct language *language;
	size_t texts;	 /* different ones */
	size_t approved; /* variants by status */
	size_t drafts;
	size_t aligned;
	size_t variants;
};

#define MEMORY_LANGUAGES_MOST 64

/* Of what is visible (memory_set_embargo()). */
struct memory_stats {
	size_t units, texts, batches;
	size_t hidden_units; /* under embargo: not counted anywhere else */
	struct memory_language_count languages[MEMORY_LANGUAGES_MOST];
	size_t language_count;
	int64_t store_bytes, index_bytes;
};

bool memory_stats(struct memory *memory, struct memory_stats *stats, struct error *err);

/* One batch, for `memory undo` and for people. Strings borrowed during the call. */
struct memory_batch_line {
	int64_t number, time, undone_by; /* 0: not undone */
	struct slice kind, origin, author, reason;
};

typedef bool (*memory_batch_function)(void *data, const struct memory_batch_line *batch, struct error *err);

bool memory_each_batch(struct memory *memory, memory_batch_function each, void *data, struct error *err);

/* One step in the life of a unit's text. Borrowed during the call. */
struct memory_change {
	int64_t unit;
	const struct language *language;
	struct memory_batch_line batch; /* that did it */
	struct slice text;		/* what it became; none: it was taken away */
	struct slice author;		/* of the text, if it has one of its own */
	enum tm_status status;
};

typedef bool (*memory_change_function)(void *data, const struct memory_change *change, struct error *err);

/*
 * Calls back for every change of every unit that has or had this text, in whatever dress, in the language (NULL: in any):
 * unit by unit, language by language, the oldest first.
 */
bool memory_each_change(struct memory *memory, struct slice marked, const struct language *language,
			memory_change_function each, void *data, struct error *err);

/* ------------------------------------------------------------------- trusting */

enum memory_verify_flags {
	MEMORY_VERIFY_REBUILD = 1 << 0, /* make the index anew */
};

/*
 * Reads all of the store: SQLite's check, each text against its hash, each
 * reference; then the index against the store. The first thing wrong becomes the error.
 */
bool memory_verify(struct memory *memory, unsigned flags, struct error *err);

#endif
