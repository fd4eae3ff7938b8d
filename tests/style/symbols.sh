#!/bin/sh
# No two folders of src/ define a symbol of the same name: a linker takes the first and says
# nothing, since each folder is a library of its own.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool nm

find "$top_builddir/src" -name 'lib*.a' >libraries
test -s libraries || skip_all 'the libraries are not built'
while read -r library; do
  nm -g --defined-only "$library" 2>/dev/null | awk '$2 ~ /^[BCDRT]$/ { print $3 }' | sort -u
done <libraries | grep -v '^__\|^\.' | sort | uniq -d >twice
is "$(cat twice)" '' 'each name is defined in one folder'

# What nothing but its own definition and header name is dead, or a helper that should be static.
# Tests count: they may look behind a door. Tables and hooks have no callers by name.
awaited=' penalty_name '
find "$top_srcdir/src" "$top_srcdir/tests" -name '*.c' -exec cat {} + |
  tr -c 'A-Za-z0-9_' '\n' | sort | uniq -c | awk '$1 == 1 { print $2 }' >once
while read -r library; do
  nm -u "$library" 2>/dev/null | awk '$1 == "U" { print $2 }' >>called
  nm -g --defined-only "$library" 2>/dev/null | awk '$2 == "T" { print $3 }'
done <libraries | grep -v '^_' | sort -u >functions
dead=
for name in $(sort once | comm -12 - functions | grep -vxF -f called); do
  case $awaited in *" $name "*) ;; *) dead="$dead $name" ;; esac
done
is "$dead" '' 'each function is called by somebody'

done_testing
