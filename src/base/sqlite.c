/*
 * sqlite -- SQLite's functions, opened with the first database.
 */
#include <config.h>

#include "base/sqlite.h"

#include "base/library.h"

struct sqlite sqlite;

#define SYMBOL(name) { LIBRARY_NAME(sqlite3_##name), &sqlite.name },
static const struct library_symbol symbols[] = { SQLITE_FUNCTIONS(SYMBOL) };
#undef SYMBOL

static const char *const files[] = { "libsqlite3.so.0", NULL };

static struct library library = {
	.title = "SQLite",
	.package = "libsqlite3-0",
	.files = files,
	.symbols = symbols,
	.count = sizeof(symbols) / sizeof(symbols[0]),
};

bool sqlite_ready(struct error *err)
{
	return library_open(&library, err);
}
