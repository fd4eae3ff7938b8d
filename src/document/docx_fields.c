/*
 * docx_fields -- which fields are computed, and which show text that people wrote.
 */
#include <config.h>

#include "document/docx_fields.h"

#include "base/alloc.h"

/* ECMA-376, part 1, 17.16.5. What REF or STYLEREF takes over, readers see until somebody updates it: that is text. */
static const char *const computed[] = {
	"=",	      "ADVANCE",  "AUTHOR",	  "AUTONUM",	  "AUTONUMLGL",	 "AUTONUMOUT", "BARCODE",
	"CREATEDATE", "DATE",	  "DISPLAYBARCODE", "EDITTIME",	  "EQ",		 "FILENAME",   "FILESIZE",
	"FORMCHECKBOX", "FORMDROPDOWN", "INCLUDEPICTURE", "LASTSAVEDBY", "LISTNUM", "MERGEFIELD", "MERGEREC",
	"MERGESEQ",   "NOTEREF",  "NUMCHARS",	  "NUMPAGES",	  "NUMWORDS",	 "PAGE",       "PAGEREF",
	"PRINTDATE",  "RD",	  "REVNUM",	  "SAVEDATE",	  "SECTION",	 "SECTIONPAGES", "SEQ",
	"SYMBOL",     "TA",	  "TC",		  "TEMPLATE",	  "TIME",	 "USERADDRESS", "USERINITIALS",
	"USERNAME",   "XE",
};

bool docx_field_is_computed(struct slice instructions)
{
	struct slice name = slice_trim(instructions);
	size_t end = 0;

	while (end < name.bytes && name.data[end] != ' ' && name.data[end] != '\t' && name.data[end] != '\\')
		end++;
	name = slice_part(name, 0, end);
	for (size_t i = 0; i < ARRAY_COUNT(computed); i++)
		if (slice_equal_ascii_case(name, slice_of(computed[i])))
			return true;
	return slice_starts(name, SLICE("="));
}
