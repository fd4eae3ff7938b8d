/*
 * queries -- every statement that the store runs, by name.
 */
#include <config.h>

#include "memory/queries.h"

#include "base/embed.h"
#include "base/i18n.h"

EMBEDDED(schema_sql);

/* "tjmn": so that file(1) and other programs can tell whose it is. */
#define APPLICATION_ID 0x746a6d6e

/* What `hash` stands for, in the tables' own order; see schema.sql. */
#define BATCH_COLUMNS "kind, origin, author, reason, time, undone_by"
#define UNIT_COLUMNS "identity, batch, origin, name, context, note, previous, next"
#define PROPERTY_COLUMNS "unit, place, name, value"
#define VARIANT_COLUMNS "unit, language, text, status, batch, author, created, changed"
#define HISTORY_COLUMNS "unit, language, replaced_by, text, status, batch, author, created, changed"
#define MOVE_COLUMNS "unit, replaced_by, previous, next"
#define EMBARGO_COLUMNS "origin, until"
#define STATE_COLUMNS "identity, next_text, generation, key_version"

/* A row for `history`, of unit ?1 and language ?2, from variant v, replaced by a batch. */
#define OLD_VARIANT "v.text, v.status, v.batch, v.author, v.created, v.changed"
#define KEPT(batch) "?1, ?2, " batch ", " OLD_VARIANT

/* The same of place_history: unit ?1, from unit u. */
#define OLD_PLACE(batch) "?1, " batch ", u.previous, u.next"

#define BAD_ROWS(table, columns) "SELECT 1 FROM " table " WHERE hash <> row_hash(" columns ")"

/* Who and when, of a variant or else of its batch. */
#define AUTHOR_OF(variant, batch) \
	"coalesce((SELECT name FROM name WHERE id = " variant ".author), " batch ".author)"
#define TIME_OF(variant, batch) "coalesce(" variant ".changed, " variant ".created, " batch ".time)"

/* The columns of QUERY_TARGETS and QUERY_PIVOTS; see store_targets(). */
#define TARGET_COLUMNS                                                                                   \
	"tv.text, tv.status, " TIME_OF("tv", "b") ", " AUTHOR_OF("tv", "b") ", "                         \
	"coalesce((SELECT name FROM name WHERE id = u.origin), b.origin), u.name, u.id, "                \
	"(SELECT exact FROM text WHERE id = u.previous), (SELECT exact FROM text WHERE id = u.next), sv.language "

/* Whether a unit's origin is not under embargo at time ?1. */
#define VISIBLE(unit) \
	"coalesce(" unit ".origin, 0) NOT IN (SELECT origin FROM embargo WHERE until IS NULL OR until > ?1)"

static const char *const queries[QUERIES] = {
	[QUERY_STATE] = "SELECT identity, next_text, generation, key_version FROM state",
	[QUERY_SET_STATE] = "UPDATE state SET next_text = ?1, generation = ?2, key_version = ?3, "
			    "hash = row_hash(identity, ?1, ?2, ?3)",
	[QUERY_LANGUAGES] = "SELECT id, tag FROM language ORDER BY id",
	[QUERY_ADD_LANGUAGE] = "INSERT INTO language (tag, hash) VALUES (?1, row_hash(?1))",
	[QUERY_FIND_NAME] = "SELECT id FROM name WHERE name = ?1",
	[QUERY_ADD_NAME] = "INSERT INTO name (name, hash) VALUES (?1, row_hash(?1))",
	[QUERY_NAMES] = "SELECT name FROM name ORDER BY id",

	[QUERY_FIND_TEXTS] = "SELECT id, language, content, marked FROM text WHERE exact = ?1 ORDER BY id",
	[QUERY_TEXT] = "SELECT language, content, marked, exact FROM text WHERE id = ?1",
	[QUERY_ADD_TEXT] = "INSERT INTO text (id, language, exact, content, marked) VALUES (?1, ?2, ?3, ?4, ?5)",
	[QUERY_SET_EXACT] = "UPDATE text SET exact = ?2 WHERE id = ?1",
	[QUERY_TEXTS_FROM] = "SELECT id, language, content, marked, exact FROM text WHERE id BETWEEN ?1 AND ?2 "
			     "ORDER BY id",
	[QUERY_DELETE_TEXT] = "DELETE FROM text WHERE id = ?1",

	[QUERY_ADD_BATCH] = "INSERT INTO batch (" BATCH_COLUMNS ", hash) "
			    "VALUES (?1, ?2, ?3, ?4, ?5, NULL, row_hash(?1, ?2, ?3, ?4, ?5, NULL))",
	[QUERY_BATCH] = "SELECT undone_by FROM batch WHERE id = ?1",
	[QUERY_BATCHES] = "SELECT id, time, undone_by, kind, origin, author, reason FROM batch ORDER BY id",
	[QUERY_FIND_BATCH] = "SELECT 1 FROM batch WHERE kind = ?1 AND origin IS ?2 AND reason IS ?3 "
			     "AND undone_by IS NULL LIMIT 1",
	[QUERY_SET_UNDONE] = "UPDATE batch SET undone_by = ?2, "
			     "hash = row_hash(kind, origin, author, reason, time, ?2) WHERE id = ?1",

	[QUERY_FIND_UNIT] = "SELECT id, previous, next, identity FROM unit WHERE identity = ?1",
	[QUERY_UNIT] = "SELECT id, previous, next, identity FROM unit WHERE id = ?1",
	/* Of the name ?1: unit, its own name, its highest status. */
	[QUERY_UNITS_OF_ORIGIN] = "SELECT u.id, u.name, (SELECT max(status) FROM variant WHERE unit = u.id) "
				  "FROM unit u WHERE u.origin = ?1 AND u.name IS NOT NULL ORDER BY u.id",
	[QUERY_ADD_UNIT] = "INSERT INTO unit (" UNIT_COLUMNS ", hash) VALUES "
			   "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))",
	[QUERY_SET_NEIGHBOURS] = "UPDATE unit SET previous = ?2, next = ?3, hash = "
				"row_hash(identity, batch, origin, name, context, note, ?2, ?3) WHERE id = ?1",
	/* ?1 unit, ?2 batch that moves it; not of a unit that the batch itself made. */
	[QUERY_KEEP_NEIGHBOURS] = "INSERT OR IGNORE INTO place_history "
				  "SELECT " OLD_PLACE("?2") ", row_hash(" OLD_PLACE("?2") ") FROM unit u "
				  "WHERE u.id = ?1 AND u.batch <> ?2",
	[QUERY_ADD_PROPERTY] = "INSERT INTO property (" PROPERTY_COLUMNS ", hash) "
			       "VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4))",
	[QUERY_VARIANTS] = "SELECT language, text, status, batch, changed FROM variant WHERE unit = ?1",
	[QUERY_ADD_VARIANT] = "INSERT INTO variant (" VARIANT_COLUMNS ", hash) VALUES "
			      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))",
	[QUERY_PUT_VARIANT] = "UPDATE variant SET text = ?3, status = ?4, batch = ?5, author = ?6, created = ?7, "
			      "changed = ?8, hash = row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
			      "WHERE unit = ?1 AND language = ?2",

	/* ?1 unit, ?2 language, ?3 batch that replaces it. */
	[QUERY_KEEP_HISTORY] = "INSERT OR IGNORE INTO history "
			       "SELECT " KEPT("?3") ", row_hash(" KEPT("?3") ") FROM (SELECT 1) "
			       "LEFT JOIN variant v ON v.unit = ?1 AND v.language = ?2 "
			       "WHERE v.batch IS NULL OR v.batch <> ?3",
	/* What batch ?1 wrote: unit, language. */
	[QUERY_TOUCHED] = "SELECT unit, language FROM variant WHERE batch = ?1 "
			  "UNION SELECT unit, language FROM history WHERE replaced_by = ?1 "
			  "UNION SELECT unit, language FROM history WHERE batch = ?1 ORDER BY 1, 2",
	/* The first batch after ?3 that changed unit ?1, language ?2. */
	[QUERY_LATER_HISTORY] = "SELECT replaced_by FROM history WHERE unit = ?1 AND language = ?2 "
				"AND replaced_by > ?3 ORDER BY replaced_by LIMIT 1",
	/* What batch ?4 replaced becomes what batch ?3 replaced: ?3 never was. */
	[QUERY_PATCH_HISTORY] = "UPDATE history SET (text, status, batch, author, created, changed, hash) = "
				"(SELECT " OLD_VARIANT ", row_hash(" KEPT("?4") ") FROM (SELECT 1) LEFT JOIN history v "
				"ON v.unit = ?1 AND v.language = ?2 AND v.replaced_by = ?3) "
				"WHERE unit = ?1 AND language = ?2 AND replaced_by = ?4",
	/* ?4 is the undoing batch. */
	[QUERY_KEEP_UNDONE] = "INSERT OR REPLACE INTO history "
			      "SELECT " KEPT("?4") ", row_hash(" KEPT("?4") ") FROM (SELECT 1) "
			      "LEFT JOIN variant v ON v.unit = ?1 AND v.language = ?2",
	[QUERY_DROP_VARIANT] = "DELETE FROM variant WHERE unit = ?1 AND language = ?2",
	[QUERY_RESTORE_VARIANT] = "INSERT INTO variant (" VARIANT_COLUMNS ", hash) "
				  "SELECT " VARIANT_COLUMNS ", row_hash(" VARIANT_COLUMNS ") FROM history "
				  "WHERE unit = ?1 AND language = ?2 AND replaced_by = ?3 AND text IS NOT NULL",

	[QUERY_DROP_HISTORY] = "DELETE FROM history WHERE unit = ?1 AND language = ?2 AND replaced_by = ?3",

	/* The units that batch ?1 moved, and what undoing does with one: as above. */
	[QUERY_MOVED] = "SELECT unit FROM place_history WHERE replaced_by = ?1 ORDER BY unit",
	[QUERY_LATER_MOVE] = "SELECT replaced_by FROM place_history WHERE unit = ?1 AND replaced_by > ?2 "
			     "ORDER BY replaced_by LIMIT 1",
	/* What batch ?3 replaced becomes what batch ?2 replaced. */
	[QUERY_PATCH_MOVE] = "UPDATE place_history SET (previous, next, hash) = "
			     "(SELECT u.previous, u.next, row_hash(" OLD_PLACE("?3") ") FROM place_history u "
			     "WHERE u.unit = ?1 AND u.replaced_by = ?2) WHERE unit = ?1 AND replaced_by = ?3",
	/* ?3 is the undoing batch. */
	[QUERY_KEEP_MOVE] = "INSERT OR REPLACE INTO place_history "
			    "SELECT " OLD_PLACE("?3") ", row_hash(" OLD_PLACE("?3") ") FROM unit u WHERE u.id = ?1",
	[QUERY_MOVE_BACK] = "UPDATE unit SET (previous, next, hash) = (SELECT h.previous, h.next, "
			    "row_hash(identity, batch, origin, name, context, note, h.previous, h.next) "
			    "FROM place_history h WHERE h.unit = ?1 AND h.replaced_by = ?2) WHERE id = ?1",

	/* ?1 text of the source, ?2 language of the target. */
	[QUERY_TARGETS] = "SELECT " TARGET_COLUMNS ", NULL, NULL, u.origin FROM variant sv CROSS JOIN variant tv "
			  "ON tv.unit = sv.unit AND tv.language = ?2 CROSS JOIN unit u ON u.id = sv.unit "
			  "CROSS JOIN batch b ON b.id = tv.batch WHERE sv.text = ?1 AND tv.text <> ?1",
	/* The same through a text that two units share, in a third language. */
	[QUERY_PIVOTS] = "SELECT " TARGET_COLUMNS ", pv.text, pv.language, u.origin, su.origin, "
			 "(SELECT name FROM name WHERE id = su.origin) FROM variant sv CROSS JOIN unit su ON su.id = sv.unit CROSS JOIN variant pv "
			 "ON pv.unit = sv.unit AND pv.language <> sv.language AND pv.language <> ?2 "
			 "CROSS JOIN variant qv ON qv.text = pv.text AND qv.unit <> pv.unit CROSS JOIN variant tv "
			 "ON tv.unit = qv.unit AND tv.language = ?2 CROSS JOIN unit u ON u.id = tv.unit "
			 "CROSS JOIN batch b ON b.id = tv.batch WHERE sv.text = ?1 AND tv.text <> ?1",

	/* Releases that the public does not see yet, at time ?1. */
	[QUERY_EMBARGOES] = "SELECT origin FROM embargo WHERE until IS NULL OR until > ?1 ORDER BY origin",
	[QUERY_EMBARGO] = "SELECT until FROM embargo WHERE origin = ?1",
	[QUERY_PUT_EMBARGO] = "INSERT OR REPLACE INTO embargo (origin, until, hash) VALUES (?1, ?2, row_hash(?1, ?2))",
	[QUERY_LIFT_EMBARGO] = "DELETE FROM embargo WHERE origin = ?1",

	[QUERY_USED_LANGUAGES] = "SELECT DISTINCT language FROM variant ORDER BY language",
	[QUERY_UNITS] = "SELECT u.id, (SELECT name FROM name WHERE id = u.origin), u.name, u.context, u.note, "
			"(SELECT marked FROM text WHERE id = u.previous), (SELECT marked FROM text WHERE id = u.next), "
			"u.origin FROM unit u ORDER BY u.id",
	[QUERY_UNIT_TEXTS] = "SELECT v.language, t.marked, v.status, " AUTHOR_OF("v", "b") ", v.created, "
			     "coalesce(v.changed, b.time), t.content FROM variant v CROSS JOIN text t ON t.id = v.text "
			     "CROSS JOIN batch b ON b.id = v.batch WHERE v.unit = ?1 ORDER BY v.language",
	[QUERY_PROPERTIES] = "SELECT name, value FROM property WHERE unit = ?1 ORDER BY place",

	/* What units say in other languages that have text ?1, the newest unit first: language, text, status, origin, name. */
	[QUERY_TRANSLATIONS] = "SELECT tv.language, tv.text, tv.status, "
			       "coalesce((SELECT name FROM name WHERE id = u.origin), b.origin), u.name, u.origin FROM variant sv "
			       "CROSS JOIN variant tv ON tv.unit = sv.unit AND tv.language <> sv.language "
			       "CROSS JOIN unit u ON u.id = sv.unit CROSS JOIN batch b ON b.id = tv.batch "
			       "WHERE sv.text = ?1 ORDER BY sv.unit DESC, tv.language",
	[QUERY_UNITS_OF_TEXT] = "SELECT unit FROM variant WHERE text = ?1 UNION SELECT unit FROM history WHERE text = ?1",
	/* Units that have text ?1 and a variant in language ?2: unit, its text, origin. */
	[QUERY_UNITS_WITH_TARGET] = "SELECT tv.unit, tv.text, (SELECT name FROM name WHERE id = u.origin) FROM variant sv "
				    "CROSS JOIN variant tv ON tv.unit = sv.unit AND tv.language = ?2 "
				    "CROSS JOIN unit u ON u.id = sv.unit WHERE sv.text = ?1 ORDER BY 1",
	/* All that unit ?1 was, language by language, the oldest first; the last is what it is. */
	[QUERY_CHANGES] = "SELECT h.language, h.replaced_by, h.batch, t.marked, h.status, "
			  "(SELECT name FROM name WHERE id = h.author), t.content FROM "
			  "(SELECT language, replaced_by, batch, text, status, author FROM history WHERE unit = ?1 UNION ALL "
			  "SELECT language, NULL, batch, text, status, author FROM variant WHERE unit = ?1) h "
			  "LEFT JOIN text t ON t.id = h.text ORDER BY h.language, h.replaced_by NULLS LAST",
	[QUERY_ORIGIN_OF_UNIT] = "SELECT origin, (SELECT name FROM name WHERE id = origin) FROM unit WHERE id = ?1",
	[QUERY_BATCH_LINE] = "SELECT id, time, undone_by, kind, origin, author, reason FROM batch WHERE id = ?1",
	[QUERY_HISTORY_TEXTS] = "SELECT text FROM history WHERE unit = ?1 AND text IS NOT NULL",
	[QUERY_FORGET_VARIANTS] = "DELETE FROM variant WHERE unit = ?1",
	[QUERY_FORGET_HISTORY] = "DELETE FROM history WHERE unit = ?1",
	[QUERY_FORGET_PROPERTIES] = "DELETE FROM property WHERE unit = ?1",
	[QUERY_FORGET_PLACES] = "DELETE FROM place_history WHERE unit = ?1",
	[QUERY_FORGET_UNIT] = "DELETE FROM unit WHERE id = ?1",
	/* Where texts stand beside units, in one walk; the table's rows are told by the first column. */
	[QUERY_PLACES] = "SELECT 0, id, 0, previous, next FROM unit WHERE previous IS NOT NULL OR next IS NOT NULL UNION ALL "
			 "SELECT 1, unit, replaced_by, previous, next FROM place_history",
	/* ?2 and ?3 instead of the neighbours of unit ?1; of what batch ?4 replaced. */
	[QUERY_FORGET_NEIGHBOURS] = "UPDATE unit SET previous = ?2, next = ?3, hash = "
				    "row_hash(identity, batch, origin, name, context, note, ?2, ?3) WHERE id = ?1",
	[QUERY_FORGET_MOVES] = "UPDATE place_history SET previous = ?2, next = ?3, "
			       "hash = row_hash(?1, ?4, ?2, ?3) WHERE unit = ?1 AND replaced_by = ?4",
	[QUERY_IS_USED] = "SELECT 1 FROM variant WHERE text = ?1 UNION ALL SELECT 1 FROM history WHERE text = ?1 LIMIT 1",
	/* Texts and units that hold the words ?1. */
	[QUERY_TEXTS_CONTAINING] = "SELECT id FROM text WHERE instr(marked, ?1)",
	[QUERY_UNITS_TELLING] = "SELECT id FROM unit WHERE instr(note, ?1) OR instr(context, ?1) OR instr(name, ?1) "
				"UNION SELECT unit FROM property WHERE instr(value, ?1)",

	[QUERY_COUNT_UNITS] = "SELECT count(*) FROM unit u WHERE EXISTS (SELECT 1 FROM variant WHERE unit = u.id)",
	[QUERY_COUNT_TEXTS] = "SELECT language, count(*) FROM text GROUP BY language",
	[QUERY_COUNT_BATCHES] = "SELECT count(*) FROM batch",
	[QUERY_COUNT_VARIANTS] = "SELECT language, status, count(*) FROM variant GROUP BY language, status",
	/* The same of what is not under embargo at time ?1. */
	[QUERY_COUNT_VISIBLE_UNITS] = "SELECT count(*) FROM unit u WHERE EXISTS (SELECT 1 FROM variant WHERE unit = u.id) AND "
				      VISIBLE("u"),
	[QUERY_COUNT_VISIBLE_TEXTS] = "SELECT v.language, count(DISTINCT v.text) FROM variant v CROSS JOIN unit u "
				      "ON u.id = v.unit WHERE " VISIBLE("u") " GROUP BY v.language",
	[QUERY_COUNT_VISIBLE_VARIANTS] = "SELECT v.language, v.status, count(*) FROM variant v CROSS JOIN unit u "
					 "ON u.id = v.unit WHERE " VISIBLE("u") " GROUP BY v.language, v.status",
	/* Rows that are not what was written. A text's own hash is proven with its language. */
	[QUERY_BAD_ROWS] = BAD_ROWS("language", "tag") " UNION ALL " BAD_ROWS("name", "name") " UNION ALL "
			   BAD_ROWS("batch", BATCH_COLUMNS) " UNION ALL " BAD_ROWS("unit", UNIT_COLUMNS) " UNION ALL "
			   BAD_ROWS("property", PROPERTY_COLUMNS) " UNION ALL " BAD_ROWS("variant", VARIANT_COLUMNS)
			   " UNION ALL " BAD_ROWS("history", HISTORY_COLUMNS) " UNION ALL "
			   BAD_ROWS("place_history", MOVE_COLUMNS) " UNION ALL "
			   BAD_ROWS("embargo", EMBARGO_COLUMNS) " UNION ALL " BAD_ROWS("state", STATE_COLUMNS) " LIMIT 1",
	/* Rows that point to nothing, whatever wrote them. */
	[QUERY_BAD_REFERENCES] = "SELECT 1 FROM pragma_foreign_key_check LIMIT 1",

	/* Letter by letter as in schema.sql: the schema is compared when a store is opened. */
	[QUERY_DROP_FIRST_INDEX] = "DROP INDEX text_exact",
	[QUERY_DROP_FIRST_INDEX + 1] = "DROP INDEX unit_identity",
	[QUERY_DROP_LAST_INDEX] = "DROP INDEX variant_text",
	[QUERY_CREATE_FIRST_INDEX] = "CREATE INDEX text_exact ON text (exact)",
	[QUERY_CREATE_FIRST_INDEX + 1] = "CREATE INDEX unit_identity ON unit (identity)",
	[QUERY_CREATE_LAST_INDEX] = "CREATE INDEX variant_text ON variant (text)",
};

/* Letter by letter as in schema.sql, too. [0] makes version 2 of version 1. */
static const char *const migrations[] = {
	"CREATE TABLE place_history (\n"
	"	unit         INTEGER NOT NULL REFERENCES unit,\n"
	"	replaced_by  INTEGER NOT NULL REFERENCES batch,\n"
	"	previous     INTEGER REFERENCES text,\n"
	"	next         INTEGER REFERENCES text,\n"
	"	hash         INTEGER NOT NULL,\n"
	"	PRIMARY KEY (unit, replaced_by)\n"
	") STRICT, WITHOUT ROWID;\n"
	"CREATE TABLE embargo (\n"
	"	origin  INTEGER PRIMARY KEY REFERENCES name,\n"
	"	until   INTEGER,\n"
	"	hash    INTEGER NOT NULL\n"
	") STRICT;\n",
};

const struct sql_schema memory_schema = {
	.application_id = APPLICATION_ID,
	.version = 2,
	.create = embedded_schema_sql,
	.migrations = migrations,
	.queries = queries,
	.query_count = QUERIES,
	.used = "SELECT EXISTS (SELECT 1 FROM batch)",
	.noun = N_("translation memory"),
};
