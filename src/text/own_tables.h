/*
 * own_tables -- the language data of a workspace, which is read over ours.
 *
 * A workspace may have a folder with files of the names of data/. Their rows stand beside ours and win
 * over them. All of them are read and proved once, when the workspace is opened, before any text
 * is: endings, stems, addresses, numerals and what languages are told by are the same for a whole
 * process (one process serves one workspace), so that nothing that reads a text need be told where
 * it came from. The tables that a transliterator and the readers of placeables are made from
 * are proved here, too, and read again by those (transliterate.h, placeable.h).
 *
 * Indexes of memories keep tokens. Which of a workspace's rows these hang on is told by a mark, and an index with
 * another mark is made anew.
 */
#ifndef TEXT_OWN_TABLES_H
#define TEXT_OWN_TABLES_H

#include "base/error.h"
#include "base/slice.h"

#include <stdint.h>

enum own_table {
	OWN_ALPHABETS,
	OWN_ENGLISH_IRREGULAR,
	OWN_IDENTIFY,
	OWN_LETTERS_CYRILLIC,
	OWN_LETTERS_LATIN,
	OWN_PLACEABLES,
	OWN_PROTECT,
	OWN_RUSSIAN_IRREGULAR,
	OWN_STEMS,
	OWN_ENDINGS,
	OWN_EXCEPTIONS,
	OWN_NUMERALS,
	OWN_TABLES,
};

/*
 * Reads the tables of a folder; NULL is none. To be called before any text is read, and once. False
 * with the file and line of the first row that is of no use, or with the name of a file that is
 * no table: what a person wrote must not be passed over in silence. Hidden files, notes (README, *.md)
 * and rules of segmentation (*.srx) may lie beside the tables.
 */
bool own_tables_use(const char *folder, struct error *err);

/* The rows of the workspace; none where it has no such file. They stay until the end. */
struct slice own_table_rows(enum own_table table);

/* Stands for all rows that tokens hang on; 0 when there are none. */
uint64_t own_tables_token_mark(void);

/* The name of the file. */
const char *own_table_name(enum own_table table);

#endif
