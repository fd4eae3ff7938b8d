/*
 * placeholder -- parts of program texts that no script is put over in.
 *
 * :name of web frameworks, %B of strftime, $PATH, a file's .suffix that stands
 * alone, and \\n: what only transliteration has to mind, beside protect.h.
 */
#ifndef TEXT_PLACEHOLDER_H
#define TEXT_PLACEHOLDER_H

#include "base/slice.h"

#include <stdint.h>

/* Whether one begins at `at`, behind the character `before`; *end is where it ends. */
bool placeholder_scan(struct slice text, size_t at, uint32_t before, size_t *end);

#endif
