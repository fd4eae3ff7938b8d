/*
 * peek -- how a file begins, without taking anything of it away.
 *
 * For telling the kind of a file by its content. Standard input that is a pipe is
 * read into a temporary file without a name first, which then is standard
 * input: who reads it after this finds all of it.
 */
#ifndef BASE_PEEK_H
#define BASE_PEEK_H

#include "base/error.h"
#include "base/strbuf.h"

/*
 * Adds up to `bytes` from the beginning of the file ("-": standard input); nothing
 * when it cannot be opened: its reader will say why.
 */
bool file_peek(const char *path, size_t bytes, struct strbuf *out, struct error *err);

#endif
