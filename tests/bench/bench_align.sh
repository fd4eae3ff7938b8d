#!/bin/sh
# Aligning two editions of 20,000 sentences each, one of a thousand, an archive of 62 news
# articles with a thousand sentences, and one of a thousand articles made of them, in two and in
# three languages: first only finding the pairs, then all of it. Prints, judges nothing. No
# aligner of Debian is there to be held against.
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
mkdir -p "$folder/news/en" "$folder/news/ru" "$folder/news/uz" "$folder/many/en" "$folder/many/ru" "$folder/many/uz"
awk -F '\t' -v folder="$folder/news" 'NR > 1 {
  print $3 "\n" >(folder "/en/" $1 ".txt")
  print $4 "\n" >(folder "/ru/" $1 ".txt")
  print $5 "\n" >(folder "/uz/" $1 ".txt")
}' "$news"

# Of 12 to 20 sentences each, one to three in a paragraph.
awk -F '\t' -v folder="$folder/many" 'NR > 1 { count++; for (k = 3; k <= 5; k++) text[count, k] = $k }
END {
  srand(5)
  split("en ru uz", languages, " ")
  for (article = 1; article <= 1000; article++) {
    body[3] = body[4] = body[5] = ""
    left = 0
    for (sentences = 12 + int(9 * rand()); sentences > 0; sentences--) {
      which = 1 + int(count * rand())
      for (k = 3; k <= 5; k++) body[k] = body[k] (body[k] == "" ? "" : left > 0 ? " " : "\n\n") text[which, k]
      left = left > 0 ? left - 1 : int(3 * rand())
      all++
    }
    for (k = 3; k <= 5; k++) {
      path = folder "/" languages[k - 2] "/n" article ".txt"
      print body[k] >path
      close(path)
    }
  }
  print "1,000 articles: " all " sentences in each language" >"/dev/stderr"
}' "$news"

# way archive language...
measure() {
  way=$1 archive=$2
  shift 2
  for language; do set -- "$@" "$folder/$archive/$language"; shift; done
  echo "archive of $archive, $# languages, $way"
  /usr/bin/time -f '  %U s of CPU, %M kB' "$tarjimon" memory align "$way" "$@" 2>&1 >/dev/null | tail -1
}

for archive in news many; do
  measure --pairs "$archive" en uz
  measure --output=/dev/null "$archive" en uz
  measure --output=/dev/null "$archive" en ru uz
done
