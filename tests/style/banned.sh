#!/bin/sh
# What base/banned.h forbids is forbidden in every file, and SQL is never put
# together from text: values are bound, names come from a table (faults.md, T8).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

: "${CC:=cc}"
names=$(sed -n 's/^#define \([a-z_]*\)(\.\.\.) BANNED.*/\1/p' "$top_srcdir/src/base/banned.h")
pattern=$(printf '%s' "$names" | tr '\n' '|')

# Sources without comments and strings, so that a word in a sentence is no call.
calls() {
  sed -e 's/"\([^"\\]\|\\.\)*"/""/g' -e 's|/\*.*\*/||g' -e 's|^[ \t]*/\{0,1\}\*.*||' "$1"
}

cd "$top_srcdir" || exit 99
sources=$(find src tests -name '*.[ch]' ! -path src/base/banned.h ! -path 'tests/fault/*')

for file in $sources; do
  found=$(calls "$file" | grep -nE "(^|[^A-Za-z0-9_>.])($pattern)[ ]?\(") || found=
  test -z "$found" || fail "'$file' calls no banned function: $found"
done
pass 'no banned function is called'

first_include() {
  sed -n 's/^#include //p' "$1" | head -n 1
}
for file in $(find src -name '*.c'); do
  test "$(first_include "$file")" = '<config.h>' || fail "'$file' includes <config.h> first"
done
pass 'every source includes <config.h> first, and banned.h by it'

# Names of sources, and CC and CPPFLAGS, are split into words.
# shellcheck disable=SC2086
{
  cd "$test_folder" || exit 99
  {
    printf '#include <config.h>\nint main(void)\n{\n'
    printf '\t%s(1);\n' $names
    printf '}\n'
  } >calls.c
  $CC -std=c17 -I"$top_builddir" -I"$top_srcdir/src" ${CPPFLAGS-} -E calls.c >seen
  for name in $names; do
    grep -q "sorry_${name}_is_banned" seen || fail "a call of '$name' does not compile"
  done
  pass 'a call of a banned function does not compile'

  cd "$top_srcdir" || exit 99
  statement='(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA|ATTACH|SAVEPOINT) '
  conversion='%[-+0 #]*[0-9.*]*[hlzjt]*[sdiuxcqQw]'
  found=$(grep -nE "\"[^\"]*${statement}[^\"]*$conversion" $sources) || found=
  is "$found" '' 'no SQL is built with printf conversions'
  found=$(grep -nE 'sqlite3_(v?mprintf|v?snprintf|str_appendf)' $sources) || found=
  is "$found" '' "no SQL is built with sqlite3_mprintf()"
}

done_testing
