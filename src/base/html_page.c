/*
 * html_page -- how our own pages begin.
 */
#include <config.h>

#include "base/html_page.h"

#include "base/xml_write.h"

void html_page_begin(struct strbuf *out, const char *title, struct slice style)
{
	strbuf_add_string(out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
			       "<meta http-equiv=\"Content-Security-Policy\" "
			       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
			       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	xml_add_text(out, slice_of(title), XML_TEXT);
	strbuf_add_string(out, "</title>\n<style>\n");
	strbuf_add(out, style);
	strbuf_add_string(out, "</style>\n</head>\n<body>\n<h1>");
	xml_add_text(out, slice_of(title), XML_TEXT);
	strbuf_add_string(out, "</h1>\n");
}
