#!/bin/sh
# embed.sh FILE -- print C source that holds the bytes of FILE.
#
# The object is an array named after the file, with a NUL behind it that is not
# counted, and its length:
#
#	src/text/data/uz-exceptions.tsv  ->  embedded_uz_exceptions_tsv[]
#	                                     embedded_uz_exceptions_tsv_bytes
#
# To compile a data file in, name it among the sources of its folder's local.mk,
#
#	%C%_libtext_a_SOURCES += %D%/data/uz-exceptions.tsv
#
# and declare it with EMBEDDED(uz_exceptions_tsv) from "base/embed.h". Makefile.am
# lists the suffixes that are known; a new kind of file is one line there.
set -eu

name=$(basename "$1" | sed 's/[^A-Za-z0-9]/_/g')
bytes=$(($(wc -c <"$1")))

cat <<END
#include <stddef.h>
extern const char embedded_${name}[];
extern const size_t embedded_${name}_bytes;
const size_t embedded_${name}_bytes = $bytes;
const char embedded_${name}[] = {
END
# As signed numbers, because char may be signed and the compiler would warn.
od -An -v -td1 "$1" | sed 's/[0-9][0-9]*/&,/g'
echo '0 };'
