#!/bin/sh
# The language services on news in four languages: megabytes a second on one core,
# beside memcpy and plain ICU break iteration. Prints, judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
news=$TARJIMON_TEST_DATA/ntrex/ntrex128.en-ru-uz.public.tsv
test -r "$news" || exit 77
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

column=3
for language in en ru uz; do
  tail -n +2 "$news" | cut -f "$column" >"$folder/$language.txt"
  column=$((column + 1))
done
"$top_builddir/tests/bench/text_speed" "$folder/en.txt" "$folder/ru.txt" "$folder/uz.txt"
