#!/bin/sh
# Sources look alike: see .editorconfig and doc/hacking.md.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

most_columns=128 # for a table's row; 110 is wide enough for everything else
most_lines=650 # 600, and a little for those who are about to split a file

cd "$top_srcdir" || exit 99
own=$(find src -name '*.[ch]')
sources="$own $(find tests -name '*.[ch]')"
scripts="bootstrap $(find src tests doc -name '*.sh')"
build="configure.ac Makefile.am $(find src tests doc -name '*.mk')"

# none DESCRIPTION COMMAND...: it prints nothing.
none() {
  what=$1
  shift
  is "$("$@")" '' "$what"
}

# A sentence in quotes may be as long as it is, so that it can be found.
too_long() {
  for file; do
    expand "$file" | sed 's/"\([^"\\]\|\\.\)*"/""/g' |
      grep -nE "^.{$((most_columns + 1)),}" | sed "s|^|$file:|"
  done
}

# shellcheck disable=SC2086
{
  none 'no line ends with white space' grep -nE '[[:blank:]]+$' $sources $scripts $build
  none 'no file has CRLF line ends' grep -lF "$(printf '\r')" $sources $scripts $build
  none 'C is indented with tabs' grep -nE '^ {2,}[^ *]' $sources
  none 'scripts are indented with spaces' grep -nE '^	' $scripts
  none 'no note to oneself is left behind' \
    grep -nwE 'TO[D]O|FI[X]ME|X[X]X|HA[C]K' $sources $scripts $build
  none "no line is longer than $most_columns columns" too_long $sources
  none "no source is longer than $most_lines lines" awk -v most=$most_lines '
    FNR == most + 1 { print FILENAME ": more than " most " lines" }' $own
}

done_testing
