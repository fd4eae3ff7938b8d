/*
 * A Word document with any XML in it: what it has the same, whatever is translated.
 */
#include <config.h>

#include <stdio.h>

#include "tests/fuzz/fuzz.h"

#include "tests/document/zip.h"
#include "tests/fuzz/fuzz_document.h"

#define TYPES                                                                 \
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/d.xml\"" \
	" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zip zip = ZIP_INIT;
	struct slice bytes;

	zip_add(&zip, "[Content_Types].xml", SLICE(TYPES));
	zip_add(&zip, "d.xml", slice_from((const char *)data, size));
	bytes = zip_finish(&zip);
	fuzz_document("fuzz.docx", (const uint8_t *)bytes.data, bytes.bytes);
	zip_release(&zip);
	return 0;
}
