/*
 * i18n -- marking strings for people.
 *
 * Include it in a .c that speaks to people and list the file in
 * po/POTFILES.in. N_() marks a string in a table that is translated when shown.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
