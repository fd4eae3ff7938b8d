/*
 * markdown_skeleton -- everything in a Markdown page but its words.
 *
 * md4c alone says what that is, so it does not hang on how the units were found:
 * blocks in their order; in each the spans with where they lead, code as it
 * stands, tags; blocks of code as they stand, blocks of HTML as that format
 * walks over them; what the mask hides, and front matter but for its values.
 * Bare addresses that a renderer turns into links are words.
 */
#ifndef DOCUMENT_MARKDOWN_SKELETON_H
#define DOCUMENT_MARKDOWN_SKELETON_H

#include "document/skeleton.h"

void markdown_walk(struct slice text, bool mdx, struct skeleton *skeleton);

#endif
