/*
 * store -- the rows of a memory, behind one door.
 *
 * What is kept and what a row means is told in tm/schema.sql. This interface is
 * what another database would have to offer: texts and targets are asked for in
 * batches, never one row at a time, and candidates for fuzzy matches do not come from
 * here but from the index (index.h), which reads texts in the order of their numbers.
 *
 * Everything that is read is proven first: a text whose hash does not fit is
 * reported as damage, not used.
 */
#ifndef MEMORY_STORE_H
#define MEMORY_STORE_H

#include "base/map.h"
#include "base/sql.h"
#include "base/strbuf.h"
#include "memory/match.h"
#include "memory/numbers.h"
#include "memory/queries.h"

/* See the table of this name. */
struct store_state {
	int64_t identity, next_text, generation, key_version;
};

struct store_text;

struct store {
	struct sql *sql;
	char *path;
	struct store_state state; /* as of the last store_read_state() */
	const struct language **languages; /* by number in the store, [0] unused */
	size_t language_count, language_capacity;
	int embargo; /* enum memory_embargo */
	int64_t *hidden; /* origins under embargo as of the last beginning, ascending */
	size_t hidden_count, hidden_capacity;
	size_t hidden_units; /* that a walk over all units passed over */
	struct slice viewer; /* the release that is being worked on: it may see its own; none: no release */
	struct map names; /* numbers of names met in this batch; keys live in name_arena */
	struct arena name_arena;
	struct strbuf key; /* room for exact keys */
	/* Who is told of each text that is added in this batch; NULL: nobody. */
	void (*text_added)(void *data, const struct store_text *text);
	void *text_added_data;
	bool writing;
	bool filling; /* an empty store, without its indices: what is there is known below */
	bool unchecked; /* another process was first: this batch's references are checked at its end */
	struct numbers texts_by_content, units_by_identity;
};

bool store_open(struct store *store, const char *path, unsigned flags, struct error *err);
void store_close(struct store *store);

bool store_read_state(struct store *store, struct error *err);
bool store_write_state(struct store *store, struct error *err);

/* All statements between these see the same state. Inside a batch they do nothing. */
bool store_begin_reading(struct store *store, struct error *err);
void store_end_reading(struct store *store);

bool store_begin(struct store *store, struct error *err);

/*
 * The same for very many rows: into an empty store they go without looking anything up, and
 * the indices are made at the end. Nothing but what is below may be asked until then.
 */
bool store_begin_bulk(struct store *store, struct error *err);
bool store_commit(struct store *store, struct error *err);
void store_rollback(struct store *store);

/* Holds every row against its hash but texts, which are read anyway; and against the rows it points to. */
bool store_check_rows(struct store *store, struct error *err);
bool store_check_references(struct store *store, struct error *err);

/* NULL for a number that the store does not have. */
const struct language *store_language(const struct store *store, int64_t number);

/* 0 when the store has no text in it. */
int64_t store_language_number(const struct store *store, const struct language *language);

/* The number of a language or name, which is added when it is new. */
bool store_put_language(struct store *store, const struct language *language, int64_t *number, struct error *err);
bool store_put_name(struct store *store, struct slice name, int64_t *number, struct error *err);

/*
 * Whether a unit of this origin (its number in the store, 0: none, and its name) is under embargo for who asks. For all
 * who give out texts of units.
 */
bool store_read_embargo(struct store *store, struct error *err); /* at each beginning */
bool store_hides(const struct store *store, int64_t origin, struct slice name);

/* --------------------------------------------------------------------- units */

struct store_unit {
	int64_t number; /* 0: there is none */
	int64_t previous, next;
};

bool store_find_unit(struct store *store, int64_t identity, struct store_unit *unit, struct error *err);

/* Whoever adds a row of `unit` tells its number, which is the last inserted. */
int64_t store_unit_added(struct store *store, int64_t identity);

/* -------------------------------------------------------------------- texts */

struct store_text {
	int64_t number;
	const struct language *language;
	int64_t exact;
	struct slice marked; /* borrowed until the next call, or in an arena */
};

int64_t store_exact_hash(struct store *store, const struct language *language, struct slice marked);
int64_t store_content_hash(const struct language *language, struct slice marked);

/* The number of this very text, 0 when there is none. */
bool store_find_text(struct store *store, const struct language *language, struct slice marked, int64_t *number,
		     struct error *err);
bool store_put_text(struct store *store, const struct language *language, struct slice marked, int64_t *number,
		    struct error *err);

/* Texts with the same exact key, in the arena; adds to `texts`. */
struct store_texts {
	struct store_text *items;
	size_t count, capacity;
};

void store_texts_release(struct store_texts *texts);

/* Adds one, copied into the arena. */
void store_texts_keep(struct store_texts *texts, const struct store_text *text, struct arena *arena);

bool store_texts_by_exact_key(struct store *store, const struct language *language, struct slice marked,
			      struct arena *arena, struct store_texts *texts, struct error *err);

/*
 * Adds the texts of these numbers, in the arena. One that is gone is left out when texts were
 * removed since `generation`; otherwise the store is damaged.
 */
bool store_texts_by_number(struct store *store, const int64_t *numbers, size_t count, int64_t generation,
			   struct arena *arena, struct store_texts *texts, struct error *err);

/* Calls back for each text with a number from `first` to `last`, in order; false from it stops. */
typedef bool (*store_text_function)(void *data, const struct store_text *text, struct error *err);

bool store_each_text(struct store *store, int64_t first, int64_t last, store_text_function each, void *data,
		     struct error *err);

/* ------------------------------------------------------------------- targets */

/* A text that some unit has beside the source, with who, when and where. */
struct store_target {
	int64_t source_text, text, unit;
	const struct language *language; /* asked for, or its twin */
	int64_t pivot_text; /* 0: in the same unit */
	enum tm_status status;
	int64_t time;
	struct slice author, origin, name; /* in the arena */
	int64_t previous, next;		   /* hashes of the neighbours' exact keys */
	bool has_previous, has_next;
};

struct store_targets {
	struct store_target *items;
	size_t count, capacity;
};

void store_targets_release(struct store_targets *targets);

enum store_target_flags {
	STORE_TARGETS_PIVOTS = 1 << 0, /* those that a text in a third language leads to instead */
	STORE_TARGETS_TWINS = 1 << 1,  /* of units that have none, that in the language's other script (language_twin()) */
};

/*
 * Replaces the targets by all that stand in one unit with the source text, in the language. Those under embargo are not
 * among them.
 */
bool store_find_targets(struct store *store, int64_t source_text, const struct language *language, unsigned flags,
			struct arena *arena, struct store_targets *targets, struct error *err);

#endif
