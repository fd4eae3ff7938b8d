/*
 * sql_hash -- the SQL function row_hash(); of sql.c alone.
 *
 *	row_hash(value, …)	64 bits that stand for the values and their kinds, as an integer
 *
 * Integers, texts and NULL; others are as NULL. The same on every machine. Against accidents,
 * not against malice.
 */
#ifndef BASE_SQL_HASH_H
#define BASE_SQL_HASH_H

#include <sqlite3.h>

/* SQLite's result code. */
int sql_hash_register(sqlite3 *handle);

#endif
