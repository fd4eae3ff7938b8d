/*
 * Any bytes as a package: they are refused, or are a document that comes back byte
 * for byte; one that is damaged elsewhere cannot always be packed again.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include "tests/fuzz/fuzz_document.h"

static struct slice translate(const void *context, size_t index, const struct document_unit *unit)
{
	(void)index;
	(void)unit;
	return slice_of(context);
}

static void open_as(const char *path, struct slice bytes)
{
	struct document_targets targets = { .find = translate, .context = "x" };
	struct strbuf edition = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct document *document;

	if (!document_open(&document, path, bytes, NULL, NULL))
		return;
	fuzz_identity(document, bytes, fuzz_none);
	fuzz_identity(document, bytes, fuzz_same);
	if (!document_merge(document, &targets, &language_ru, &edition, NULL, &err))
		assert(err.kind == ERROR_FORMAT);
	error_clear(&err);
	strbuf_release(&edition);
	document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = slice_from((const char *)data, size);

	open_as("fuzz.docx", bytes);
	open_as("fuzz.odt", bytes);
	return 0;
}
