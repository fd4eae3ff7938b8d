/*
 * public_text -- `status --public` in words and in JSON.
 */
#ifndef CLI_PUBLIC_TEXT_H
#define CLI_PUBLIC_TEXT_H

#include "base/strbuf.h"
#include "project/public.h"

/* Add what the public sees of every release: a table for people, "tarjimon.public/1" for machines. */
bool public_text_print(struct workspace *workspace, struct strbuf *out, struct error *err);
bool public_json_print(struct workspace *workspace, struct strbuf *out, struct error *err);

#endif
