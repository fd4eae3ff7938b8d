/*
 * sql_hash -- the SQL function row_hash().
 *
 * Each value goes into the state by a multiplication and a shift (the finalizer of
 * MurmurHash3), behind a salt for its kind, so that NULL, 0 and '' are three things and the order counts.
 * Texts go in by their SipHash.
 */
#include <config.h>

#include "base/sql_hash.h"

#include "base/hash.h"
#include "base/sqlite.h"

static uint64_t mix(uint64_t state, uint64_t value, uint64_t salt)
{
	state = (state ^ value) + salt;
	state = (state ^ state >> 33) * 0xff51afd7ed558ccdu;
	state = (state ^ state >> 33) * 0xc4ceb9fe1a85ec53u;
	return state ^ state >> 33;
}

static void row_hash(sqlite3_context *context, int count, sqlite3_value **values)
{
	uint64_t state = 0;

	for (int i = 0; i < count; i++) {
		int kind = sqlite.value_type(values[i]);
		uint64_t value = 0;

		if (kind == SQLITE_INTEGER) {
			value = (uint64_t)sqlite.value_int64(values[i]);
		} else if (kind == SQLITE_TEXT) {
			const char *text = (const char *)sqlite.value_text(values[i]);

			value = hash_bytes(slice_from(text, (size_t)sqlite.value_bytes(values[i])), HASH_KEY_STORED);
		}
		state = mix(state, value, (uint64_t)kind);
	}
	sqlite.result_int64(context, (sqlite3_int64)state);
}

int sql_hash_register(sqlite3 *handle)
{
	return sqlite.create_function_v2(handle, "row_hash", -1,
					  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, row_hash, NULL,
					  NULL, NULL);
}
