/*
 * tarjimon -- the program: sets the user's locale and says which version it is.
 */
#include <config.h>

#include <locale.h>
#include <stdio.h>

#include "base/i18n.h"

int main(void)
{
	setlocale(LC_ALL, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);

	puts(PACKAGE_STRING);
	return 0;
}
