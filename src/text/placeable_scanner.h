/*
 * placeable_scanner -- what the writers of placeables need of a scanner.
 *
 * Private to the placeable services.
 */
#ifndef TEXT_PLACEABLE_SCANNER_H
#define TEXT_PLACEABLE_SCANNER_H

#include "text/placeable_rules.h"

/* Borrows. */
const struct placeable_rules *placeable_scanner_rules(const struct placeable_scanner *scanner);

#endif
