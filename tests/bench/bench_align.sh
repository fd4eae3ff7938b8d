#!/bin/sh
# Aligning two editions of 20,000 sentences each, one of a thousand, and an archive of 62 news
# articles with a thousand sentences: first only finding its pairs, then all of it. Prints,
# judges nothing. No aligner of Debian is there to be held against.
#
#	bench_align.sh
#
# The sentences are those of the long text with noise among the real inputs; in the
# large editions it stands twenty times, and every seventh sentence has a number of its own.
set -eu

: "${top_builddir:=$(pwd)}"
: "${top_srcdir:=$top_builddir/..}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
noise=${TARJIMON_TEST_DATA:-$top_srcdir/../shared/data}/align/noise/en-uz
test -r "$noise/long.en" || { echo "no '$noise': set TARJIMON_TEST_DATA"; exit 77; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

for language in en uz; do
  for round in $(seq 1 20); do
    awk -v round="$round" '{ print $0 (NR % 7 == 0 ? " " round * 1000 + NR : "") }' "$noise/long.$language"
  done >"$folder/large.$language"
  cp "$noise/long.$language" "$folder/long.$language"
done
for name in long large; do
  echo "$name: $(wc -l <"$folder/$name.en") sentences with $(wc -l <"$folder/$name.uz")"
  /usr/bin/time -f '  %U s of CPU, %M kB' \
    "$tarjimon" memory align --lines --links -o "$folder/links" "$folder/$name.en" "$folder/$name.uz" 2>&1
done

news=${TARJIMON_TEST_DATA:-$top_srcdir/../shared/data}/ntrex/ntrex128.en-ru-uz.public.tsv
test -r "$news" || exit 0
mkdir "$folder/en" "$folder/uz"
awk -F '\t' -v folder="$folder" 'NR > 1 {
  print $3 "\n" >(folder "/en/" $1 ".txt")
  print $5 "\n" >(folder "/uz/" $1 ".txt")
}' "$news"
for way in --pairs --output=/dev/null; do
  echo "archive $way"
  /usr/bin/time -f '  %U s of CPU, %M kB' \
    "$tarjimon" memory align "$way" "$folder/en" "$folder/uz" 2>&1 >/dev/null | tail -1
done
