/*
 * library -- shared libraries that are opened when they are first wanted.
 *
 * The dynamic linker takes longer over some libraries than a whole run over its
 * work (libzip draws in all of libcrypto). Those that most runs do not call are
 * opened by the function that needs them; the headers are still the library's
 * own, so the compiler checks each call:
 *
 *     #define FUNCTIONS(X) X(open) X(close)
 *     static struct {
 *     #define MEMBER(name) __typeof__(zip_##name) *name;
 *             FUNCTIONS(MEMBER)
 *     } zip;
 *     #define SYMBOL(name) { LIBRARY_NAME(zip_##name), &zip.name },
 *     static const struct library_symbol symbols[] = { FUNCTIONS(SYMBOL) };
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include "base/error.h"

/* One function: its name in the library, and the pointer to a function that takes its address. */
struct library_symbol {
	const char *name;
	void *pointer;
};

struct library {
	const char *title;	  /* for messages: "libzip" */
	const char *package;	  /* where Debian keeps it */
	const char *const *files; /* sonames, the best first, NULL at the end */
	const struct library_symbol *symbols;
	size_t count;
	void (*ready)(void); /* or NULL: called when it is open, before anybody gets to use it */
	bool opened;	     /* set here */
};

/* The name a function has for the linker, which need not be the one in the header (ICU). */
#define LIBRARY_QUOTE(name) #name
#define LIBRARY_NAME(name) LIBRARY_QUOTE(name)

/*
 * Opens the library unless it is open, and fills all pointers. It stays open. False
 * with ERROR_UNSUPPORTED, and a message that says what to install, when it is missing
 * or lacks a function. Threads may call it at once.
 */
bool library_open(struct library *library, struct error *err);

/*
 * The same for libraries that everything rests on, where no caller could go on
 * without: ends the program with the message and status 2.
 */
void library_want(struct library *library);

#endif
