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

done_testing
