/*
 * error -- why the world said no, in a sentence for a person.
 *
 * A function that can fail takes `struct error *err` last and returns false (or
 * NULL) after filling it; NULL as `err` means the caller does not want to know.
 * error_set(), error_at() and error_add() return false, so that failing is one
 * line. Messages begin in lower case, quote names with '…', say what failed
 * first, and carry no full stop. Low layers never print and never exit.
 *
 *	if (!file_read(path, limit, &text, err))
 *		return error_add(err, _("cannot read document '%s'"), path);
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,	   /* the command line or the settings are wrong */
	ERROR_SYSTEM,	   /* a file, folder or descriptor: the system said no */
	ERROR_FORMAT,	   /* the input is not what it claims to be */
	ERROR_EMPTY,	   /* the input is well-formed and has nothing for us */
	ERROR_LIMIT,	   /* a documented limit was passed */
	ERROR_STORE,	   /* the memory's store is damaged, foreign or too new */
	ERROR_UNSUPPORTED, /* nothing here can do that */
};

struct error {
	enum error_kind kind;
	char *message;	/* NULL while there is no error */
	char *file;	/* where it was found, or NULL */
	size_t line;	/* 1-based, 0 for none */
};

#define ERROR_INIT { ERROR_NONE, NULL, NULL, 0 }

/* Replaces what was there. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* With a place: error_print() says "file:line: message". Line 0 is left out. */
bool error_at(struct error *err, enum error_kind kind, const char *file, size_t line,
	      const char *format, ...) __attribute__((format(printf, 5, 6)));

/* From errno: "<formatted>: <strerror>". */
bool error_system(struct error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Puts what was being done before what went wrong: "<formatted>: <old>". */
bool error_add(struct error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static inline bool error_is_set(const struct error *err)
{
	return err->kind != ERROR_NONE;
}

/* Empty and ready again; frees the message. */
void error_clear(struct error *err);

/* Copies `from` over `to`, which then owns it; `from` is empty again. */
void error_move(struct error *to, struct error *from);

/*
 * For work that goes on behind a failure: `next` becomes another line of what `err` says,
 * or all of it, and is empty again. False when there is no use in going on, because the
 * system said no, as it would the next time.
 */
bool error_gather(struct error *err, struct error *next);

#endif
