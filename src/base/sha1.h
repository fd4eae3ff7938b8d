/*
 * sha1 -- the name that git gives to a text.
 *
 * SHA-1 (FIPS 180-4, §6.1.2) of "blob <length>\0" and the bytes. It names revisions of
 * files, so that `git cat-file -p` and `git log --find-object` know them too; nothing is
 * kept safe by it.
 */
#ifndef BASE_SHA1_H
#define BASE_SHA1_H

#include "base/slice.h"

#define BLOB_ID_DIGITS 40

/* Forty hexadecimal digits and a NUL. */
void blob_id(struct slice bytes, char digits[BLOB_ID_DIGITS + 1]);

#endif
