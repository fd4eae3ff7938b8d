/*
 * stem_uzbek -- one key for the forms of an Uzbek word, without a dictionary.
 *
 * What uzbek_tail.h answers about two words this does with one: the shortest
 * stem behind which a legal chain of endings stands, again until nothing comes
 * off, and then the changes that endings make in a stem are made in all of them
 * (yurak and yurag-, shahar and shahr-). So the key of a word is often shorter
 * than its stem; what matters is that all its forms have the same.
 */
#ifndef TEXT_STEM_UZBEK_H
#define TEXT_STEM_UZBEK_H

#include "base/strbuf.h"

/* Adds the key of a folded word. */
void stem_uzbek_add(struct slice folded, struct strbuf *stem);

#endif
