#!/bin/sh
# Extraction of pages: press releases beside html2po and po4a-gettextize, one
# process for each page, and how time grows with what is hard to read. Prints,
# judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

with_tarjimon() {
  "$top_builddir/tarjimon" extract -s en -o "$folder/out.po" "$1"
}

with_html2po() {
  html2po --progress=none "$1" "$folder/out.po"
}

with_po4a() {
  po4a-gettextize -f xhtml -M UTF-8 -m "$1" -p "$folder/out.po"
}

now() {
  date +%s.%N
}

# batch NAME FUNCTION: seconds for all pages, and the ratio to ours.
batch() {
  begin=$(now)
  for page in "$TARJIMON_TEST_DATA"/html/debian-press/*.en.html; do
    rm -f "$folder/out.po"
    "$2" "$page" >/dev/null 2>&1 || :
  done
  seconds=$(echo "$(now) $begin" | awk '{ print $1 - $2 }')
  : "${ours:=$seconds}"
  echo "$1 $seconds $ours" | awk '{ printf "%-16s %8.2f s  %6.1f times\n", $1, $2, $2 / $3 }'
}

# grow NAME HEAD REPEATED TAIL: the same page in four sizes.
grow() {
  for count in 1000 10000 100000 1000000; do
    awk -v n="$count" -v a="$2" -v b="$3" -v c="$4" \
      'BEGIN { printf "<p>x</p>%s", a; while (n-- > 0) printf "%s", b; printf "%s", c }' >"$folder/page.html"
    rm -f "$folder/out.po"
    begin=$(now)
    with_tarjimon "$folder/page.html" >/dev/null 2>&1 || :
    echo "$1 $(wc -c <"$folder/page.html") $(now) $begin" |
      awk '{ printf "%-16s %10d bytes %8.2f s\n", $1, $2, $3 - $4 }'
  done
}

if test -d "$TARJIMON_TEST_DATA/html/debian-press"; then
  batch tarjimon with_tarjimon
  if command -v html2po >/dev/null; then batch html2po with_html2po; fi
  if command -v po4a-gettextize >/dev/null; then batch po4a-gettextize with_po4a; fi
fi
grow nesting '' '<div>' ''
grow unclosed '<p>' '<i>x' ''
grow paragraph '<p>' 'words and more words' '</p>'
grow page '' '<p>A <b>page</b> </p>' ''
