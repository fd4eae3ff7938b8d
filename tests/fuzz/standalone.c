/*
 * standalone -- feeds files to a fuzz target, for compilers without libFuzzer.
 *
 * Says each name before it is tried, so that the log ends with the file that
 * made the target crash.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

static bool feed(const char *path)
{
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;
	uint8_t *copy;

	if (!file_read(path, FILE_NO_LIMIT, &text, &err)) {
		fprintf(stderr, "%s\n", err.message);
		error_clear(&err);
		return false;
	}
	/* A block of just this size lets the sanitizers see a read past the end. */
	copy = malloc(text.bytes ? text.bytes : 1);
	if (!copy)
		abort();
	memcpy(copy, text.data, text.bytes);
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(copy, text.bytes);
	free(copy);
	strbuf_release(&text);
	return true;
}

int main(int argc, char **argv)
{
	int status = 0;

	for (int i = 1; i < argc; i++)
		if (!feed(argv[i]))
			status = 1;
	return status;
}
