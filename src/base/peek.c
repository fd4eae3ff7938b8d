/*
 * peek -- how a file begins, without taking anything of it away.
 */
#include <config.h>

#include "base/peek.h"

#include "base/file.h"
#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SPOOL_BYTES ((size_t)1 << 16)

static bool spool_standard_input(struct error *err)
{
	char buffer[SPOOL_BYTES];
	FILE *spool = tmpfile();
	ssize_t bytes = 0;

	if (!spool)
		return error_system(err, _("cannot make a temporary file for standard input"));
	while ((bytes = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0 || (bytes < 0 && errno == EINTR))
		if (bytes > 0 && !file_write_descriptor(fileno(spool), slice_from(buffer, (size_t)bytes), err))
			break;
	if (bytes < 0)
		error_system(err, _("cannot read standard input"));
	else if (bytes == 0 && (lseek(fileno(spool), 0, SEEK_SET) < 0 || dup2(fileno(spool), STDIN_FILENO) < 0))
		bytes = error_system(err, _("cannot read standard input")) ? 0 : -1;
	fclose(spool);
	return bytes == 0;
}

bool file_peek(const char *path, size_t bytes, struct strbuf *out, struct error *err)
{
	bool piped = strcmp(path, "-") == 0;
	struct stat status;
	int descriptor;
	ssize_t got;

	if (!piped && (stat(path, &status) != 0 || !S_ISREG(status.st_mode)))
		return true; /* opening a named pipe would take from it */
	if (piped && lseek(STDIN_FILENO, 0, SEEK_CUR) < 0 && !spool_standard_input(err))
		return false;
	descriptor = piped ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0)
		return true;
	strbuf_reserve(out, bytes);
	got = pread(descriptor, out->data + out->bytes, bytes, piped ? lseek(descriptor, 0, SEEK_CUR) : 0);
	if (!piped)
		close(descriptor);
	if (got > 0)
		out->bytes += (size_t)got;
	out->data[out->bytes] = '\0';
	return true;
}
