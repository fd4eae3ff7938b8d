/*
 * term_option -- the option that names the termbase, the same in all commands.
 */
#ifndef CLI_TERM_OPTION_H
#define CLI_TERM_OPTION_H

#include "base/i18n.h"
#include "cli/option.h"

#define TERMS_OPTION(type)                                                                       \
	{                                                                                        \
		.name = "terms", .kind = OPTION_TEXT, .argument = "FILE",                        \
		.offset = offsetof(struct type, terms), .help = N_("the termbase: TBX or TSV") \
	}

#endif
