/*
 * placeable_value -- the canonical value of a placeable from its parts.
 *
 * Private to the placeable services. All add to placeables.values.
 */
#ifndef TEXT_PLACEABLE_VALUE_H
#define TEXT_PLACEABLE_VALUE_H

#include "text/placeable.h"

/* From the parts that the placeable has; its other reading too when a part has one. */
void placeable_compose(struct placeables *found, struct placeable *placeable, bool this_year);

/* 03/04/2023: the day may be the month. */
void placeable_add_swapped(struct placeables *found, struct placeable *placeable);

/* The digits of a phone, with + when it begins with a country. */
/* Notes the number as a measure in a unit of so many metres, kilograms or square metres. */
void placeable_measure(struct placeables *found, struct placeable *placeable, double factor);

void placeable_add_phone(struct placeables *found, struct placeable *placeable, struct slice digits);

/* As written, but for what a translation may change: the position in %2$s. */
void placeable_add_surface(struct placeables *found, struct placeable *placeable, struct slice surface);

/*
 * What a placeable says in a field, whatever part says it: of a time the hour
 * without its half of the day, of anything counted its number, of a year alone the
 * same. In its other reading when `other`. Borrows from the values; SLICE_NONE when
 * it says nothing there.
 */
struct slice placeable_field_value(const struct placeables *found, size_t index, enum placeable_field field,
				   bool other);

/* Without the name before it and the currency behind it: 5 of article:5. */
struct slice placeable_bare_number(struct slice value);

#endif
