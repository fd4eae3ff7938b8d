/*
 * embed -- files that are compiled into the program.
 *
 * A file named among the sources of a local.mk (tables, rules, schemas) becomes
 * an array; see embed.sh for how. EMBEDDED(rules_srx) declares the array
 * embedded_rules_srx, NUL-terminated so that a text can be used as a string,
 * and embedded_rules_srx_bytes, its length without that NUL.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

#define EMBEDDED(name) \
	extern const char embedded_##name[]; \
	extern const size_t embedded_##name##_bytes

#endif
