/*
 * placeholder -- parts of program texts that no script is put over in.
 *
 * What only transliteration has to mind, beside protect.h: :name of web frameworks,
 * %B of strftime, $PATH, a file's .suffix that stands alone, \\n, --option,
 * ~/folder, type/…, `code`, and identifiers: side_pane_size, index.theme, width=16.
 */
#ifndef TEXT_PLACEHOLDER_H
#define TEXT_PLACEHOLDER_H

#include "base/slice.h"
#include "text/letter_model.h"

#include <stdint.h>

/*
 * Whether one begins at `at`, behind the character `before`; *end is where it ends.
 * `letters` (Latin ones) tells an identifier from Uzbek words that a dot or an
 * accelerator's underscore stands in (Sa_qlash).
 */
bool placeholder_scan(const struct letter_model *letters, struct slice text, size_t at, uint32_t before, size_t *end);

#endif
