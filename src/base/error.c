/*
 * error -- why the world said no, in a sentence for a person.
 */
#include <config.h>

#include "base/error.h"

#include "base/alloc.h"
#include "base/strbuf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void replace(struct error *err, enum error_kind kind, const char *file, size_t line,
		    struct strbuf *message)
{
	char *owned_file = file ? alloc_copy(file) : NULL;

	error_clear(err);
	err->kind = kind;
	err->file = owned_file;
	err->line = line;
	err->message = strbuf_detach(message);
}

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list arguments;

	if (!err)
		return false;
	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	replace(err, kind, NULL, 0, &message);
	return false;
}

bool error_at(struct error *err, enum error_kind kind, const char *file, size_t line,
	      const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list arguments;

	if (!err)
		return false;
	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	replace(err, kind, file, line, &message);
	return false;
}

bool error_system(struct error *err, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	int number = errno;
	va_list arguments;

	if (!err)
		return false;
	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	strbuf_addf(&message, ": %s", strerror(number));
	replace(err, ERROR_SYSTEM, NULL, 0, &message);
	return false;
}

bool error_add(struct error *err, const char *format, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list arguments;

	if (!err)
		return false;
	va_start(arguments, format);
	strbuf_vaddf(&message, format, arguments);
	va_end(arguments);
	if (err->message)
		strbuf_addf(&message, ": %s", err->message);
	free(err->message);
	err->message = strbuf_detach(&message);
	return false;
}

void error_clear(struct error *err)
{
	free(err->message);
	free(err->file);
	*err = (struct error)ERROR_INIT;
}

void error_move(struct error *to, struct error *from)
{
	if (to) {
		error_clear(to);
		*to = *from;
		*from = (struct error)ERROR_INIT;
	} else {
		error_clear(from);
	}
}

bool error_gather(struct error *err, struct error *next)
{
	bool goes_on = next->kind != ERROR_SYSTEM;
	struct strbuf lines = STRBUF_INIT;

	if (!err || !error_is_set(err)) {
		error_move(err, next);
		return goes_on;
	}
	strbuf_addf(&lines, "%s\n", err->message);
	if (next->file && next->line)
		strbuf_addf(&lines, "%s:%zu: ", next->file, next->line);
	else if (next->file)
		strbuf_addf(&lines, "%s: ", next->file);
	strbuf_add_string(&lines, next->message);
	free(err->message);
	err->message = strbuf_detach(&lines);
	error_clear(next);
	return goes_on;
}
