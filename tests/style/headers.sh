#!/bin/sh
# Each header can be included first, alone and twice.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

: "${CC:=cc}"
warnings='-std=c17 -Wall -Wextra -Werror'

for folder in "$top_srcdir"/src/*/; do
  folder=$(basename "$folder")
  alone=yes
  for header in "$top_srcdir/src/$folder"/*.h; do
    test -e "$header" || continue
    name=$folder/${header##*/}
    printf '#include <config.h>\n#include "%s"\n#include "%s"\n' "$name" "$name" >alone.c
    # CC and CPPFLAGS may hold several words.
    # shellcheck disable=SC2086
    $CC $warnings -I"$top_builddir" -I"$top_srcdir/src" ${CPPFLAGS-} -fsyntax-only alone.c || alone=no
  done
  is "$alone" yes "headers of src/$folder stand alone"
done

done_testing
