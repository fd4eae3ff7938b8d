-- The store of a translation memory, version 2.
--
-- This file is the single definition; it is compiled in and run on an empty
-- database. A memory is n languages wide: a unit has one text in each of any
-- number of languages, and no language is its source. Times are seconds since
-- 1970 in UTC, NULL when unknown. Hashes are SipHash-1-3 under HASH_KEY_STORED,
-- as signed 64-bit numbers. `hash` is row_hash() of all other columns of the row but its
-- number, in their order (src/base/sql_hash.h): a row that does not fit is damaged. A number
-- is held by the rows that point to it. Nothing here is computed from the words of a text
-- but hashes: stems, tokens and postings belong to the index beside the store.

-- A language that texts are in, by its BCP 47 tag.
CREATE TABLE language (
	id    INTEGER PRIMARY KEY,
	tag   TEXT NOT NULL UNIQUE,
	hash  INTEGER NOT NULL
) STRICT;

-- A name that many rows share: of a release or file, or of a person.
CREATE TABLE name (
	id    INTEGER PRIMARY KEY,
	name  TEXT NOT NULL UNIQUE,
	hash  INTEGER NOT NULL
) STRICT;

-- A batch: what one import, one learning of a catalog, one edit or one undoing
-- did, whole. `undone_by` is the batch that took it back.
CREATE TABLE batch (
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL,
	origin     TEXT,
	author     TEXT,
	reason     TEXT,
	time       INTEGER NOT NULL,
	undone_by  INTEGER REFERENCES batch,
	hash       INTEGER NOT NULL
) STRICT;

-- A text: the marked form of a segment or unit, once for each language it is
-- written in, however many units have it. A row never changes (but `exact`, with the rules
-- that it is made by), and its number is
-- never given to another text; so what an index knows of it is right or gone.
-- `exact` is the hash of the text's exact key, `content` of language tag and
-- marked form: a row that does not fit its `content` is damaged.
CREATE TABLE text (
	id        INTEGER PRIMARY KEY,
	language  INTEGER NOT NULL REFERENCES language,
	exact     INTEGER NOT NULL,
	content   INTEGER NOT NULL,
	marked    TEXT NOT NULL
) STRICT;
CREATE INDEX text_exact ON text (exact);

-- A unit: texts that say the same, from one place. `identity` is the hash of
-- what makes it this unit and no other: its origin and name when it has a name,
-- else its origin, place and texts. `previous` and `next` are the texts of its
-- neighbours, for context.
CREATE TABLE unit (
	id          INTEGER PRIMARY KEY,
	identity    INTEGER NOT NULL,
	batch       INTEGER NOT NULL REFERENCES batch,
	origin      INTEGER REFERENCES name,
	name        TEXT,
	context     TEXT,
	note        TEXT,
	previous    INTEGER REFERENCES text,
	next        INTEGER REFERENCES text,
	hash        INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_identity ON unit (identity);

-- A property of a unit that came with it and has no column of its own.
CREATE TABLE property (
	unit   INTEGER NOT NULL REFERENCES unit,
	place  INTEGER NOT NULL,
	name   TEXT NOT NULL,
	value  TEXT NOT NULL,
	hash   INTEGER NOT NULL,
	PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;

-- A variant: the text of a unit in one language, by whom, and how far it is
-- trusted (0 unknown, 1 aligned by a machine, 2 draft, 3 approved). `batch` is
-- the batch that wrote it last.
CREATE TABLE variant (
	unit      INTEGER NOT NULL REFERENCES unit,
	language  INTEGER NOT NULL REFERENCES language,
	text      INTEGER NOT NULL REFERENCES text,
	status    INTEGER NOT NULL,
	batch     INTEGER NOT NULL REFERENCES batch,
	author    INTEGER REFERENCES name,
	created   INTEGER,
	changed   INTEGER,
	hash      INTEGER NOT NULL,
	PRIMARY KEY (unit, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX variant_text ON variant (text);

-- What a variant was before batch `replaced_by` changed it; `text` is NULL when
-- the unit had no text in that language. Of what a batch itself made there is no
-- row: nothing was there before.
CREATE TABLE history (
	unit         INTEGER NOT NULL REFERENCES unit,
	language     INTEGER NOT NULL REFERENCES language,
	replaced_by  INTEGER NOT NULL REFERENCES batch,
	text         INTEGER REFERENCES text,
	status       INTEGER,
	batch        INTEGER REFERENCES batch,
	author       INTEGER REFERENCES name,
	created      INTEGER,
	changed      INTEGER,
	hash         INTEGER NOT NULL,
	PRIMARY KEY (unit, language, replaced_by)
) STRICT, WITHOUT ROWID;

-- What the neighbours of a unit were before batch `replaced_by` changed them.
CREATE TABLE place_history (
	unit         INTEGER NOT NULL REFERENCES unit,
	replaced_by  INTEGER NOT NULL REFERENCES batch,
	previous     INTEGER REFERENCES text,
	next         INTEGER REFERENCES text,
	hash         INTEGER NOT NULL,
	PRIMARY KEY (unit, replaced_by)
) STRICT, WITHOUT ROWID;

-- A release that the public has not seen: its units are kept from who does not
-- work on it, until the time `until`, or as long as this row stands.
CREATE TABLE embargo (
	origin  INTEGER PRIMARY KEY REFERENCES name,
	until   INTEGER,
	hash    INTEGER NOT NULL
) STRICT;

-- One row. `identity` is this store's own random number, so that an index beside
-- it can tell whose it is; `next_text` is the number of the next text;
-- `generation` counts the times that texts were removed; `key_version` is
-- KEY_VERSION of the exact keys.
CREATE TABLE state (
	id           INTEGER PRIMARY KEY CHECK (id = 1),
	identity     INTEGER NOT NULL,
	next_text    INTEGER NOT NULL,
	generation   INTEGER NOT NULL,
	key_version  INTEGER NOT NULL,
	hash         INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (1, random(), 1, 0, 0, 0);
UPDATE state SET hash = row_hash(identity, next_text, generation, key_version);
