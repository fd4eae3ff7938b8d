#!/bin/sh
# Extraction of Markdown: real pages beside po4a, one process for each page and one
# for all of them, in seconds of CPU; then what a byte costs, and how much memory it
# takes, from 10 kB to 50 MB, in ordinary pages and in ones that are hard to read.
# Prints, judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM
pages=$TARJIMON_TEST_DATA/md

with_tarjimon() {
  "$top_builddir/tarjimon" extract -s en -o "$folder/out.po" "$1"
}

with_po4a() {
  po4a-updatepo -f text -o markdown -M UTF-8 -m "$1" -p "$folder/out.po"
}

# cpu COMMAND...: prints the seconds of CPU, user and system, that it took.
cpu() {
  (
    "$@" >/dev/null 2>&1 || :
    times
  ) | awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, part, "[ms]"); sum += part[1] * 60 + part[2] } print sum }'
}

each_page() {
  for page in "$pages"/fastapi/en/*.md "$pages"/vue/en/*.md "$pages"/hugo/*.md; do
    rm -f "$folder/out.po"
    "$1" "$page" || :
  done
}

# beside WHAT COMMAND...: seconds with us and with po4a, and the ratio.
beside() {
  what=$1
  shift
  ours=$(cpu "$@" with_tarjimon)
  theirs=$(cpu "$@" with_po4a)
  echo "$ours $theirs $what" |
    awk '{ printf "%-16s %8.3f s of CPU, po4a %8.3f s, %6.1f times\n", $3, $1, $2, $1 ? $2 / $1 : 0 }'
}

one_page() {
  rm -f "$folder/out.po"
  "$1" "$folder/page.md"
}

# peak COMMAND...: kilobytes of memory at most.
peak() {
  if command -v /usr/bin/time >/dev/null; then
    /usr/bin/time -o "$folder/peak" -f %M "$@" >/dev/null 2>&1 || :
    tail -1 "$folder/peak"
  else
    echo 0
  fi
}

# measure NAME: extraction of $folder/page.md.
measure() {
  bytes=$(wc -c <"$folder/page.md")
  rm -f "$folder/out.po" "$folder/empty.po"
  extract=$(cpu "$top_builddir/tarjimon" extract -s en -o "$folder/out.po" "$folder/page.md")
  memory=$(peak "$top_builddir/tarjimon" extract -s en -o "$folder/again.po" "$folder/page.md")
  rm -f "$folder/again.po"
  echo "$1 $bytes $extract $memory" |
    awk '{ printf "%-16s %10d bytes  extract %7.2f s, %7.1f ns a byte, %5.1f times its size of memory\n",
      $1, $2, $3, $3 * 1e9 / $2, $4 * 1024 / $2 }'
}

# grow NAME TEXT: the same text again and again, up to four sizes.
grow() {
  for size in 10000 100000 1000000 10000000 50000000; do
    awk -v size="$size" -v text="$2" \
      'BEGIN { for (n = 0; n < size; n += length(text)) printf "%s", text }' >"$folder/page.md"
    measure "$1"
  done
}

# repeat FILE BYTES: $folder/page.md becomes the file again and again.
repeat() {
  cat "$1" >"$folder/more.md"
  while test "$(wc -c <"$folder/more.md")" -lt "$2"; do
    cat "$folder/more.md" "$folder/more.md" >"$folder/twice.md"
    mv "$folder/twice.md" "$folder/more.md"
  done
  head -c "$2" "$folder/more.md" >"$folder/page.md"
}

# pages: real ones, as many as make the size.
grow_pages() {
  cat "$pages"/vue/en/*.md "$pages"/hugo/*.md | sed '/^---$/d' >"$folder/all.md"
  for size in 10000 100000 1000000 10000000 50000000; do
    repeat "$folder/all.md" "$size"
    measure pages
  done
}

if test -d "$pages"; then
  if command -v po4a-updatepo >/dev/null; then
    beside 'page-by-page' each_page
    cat "$pages"/vue/en/*.md "$pages"/hugo/*.md "$pages"/fastapi/*/*.md | sed '/^---$/d' >"$folder/page.md"
    beside 'in-one' one_page
    repeat "$folder/page.md" 4000000
    beside 'eight-times' one_page
  fi
  grow_pages
fi
grow paragraphs 'Some **words** and [a link](/x "y") in a paragraph of their own.\n\n'
grow line 'words and *more* words '
grow brackets '['
grow quotes '> '
grow templates '{{ '
grow cells '| **a** | b |\n|---|---|\n'
