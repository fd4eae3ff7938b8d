#!/bin/sh
# Terms in a million words of news, against ten thousand of them, and term
# proposals; in seconds of processor time. Beside it how long the tokens alone take, and
# grep with the same names as fixed strings, which finds no other forms. Prints,
# judges nothing.
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
news=$TARJIMON_TEST_DATA/ntrex/ntrex128.en-ru-uz.public.tsv
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

for need in "$news" /usr/bin/time; do
  test -e "$need" || { echo "bench_terms: '$need' is needed"; exit 77; }
done

# seconds COMMAND...: of the processor.
seconds() {
  /usr/bin/time -f '%U' -o "$folder/time" "$@" >/dev/null 2>&1 || :
  tail -n 1 "$folder/time"
}

column=2
for language in en ru uz; do
  column=$((column + 1))
  cut -f "$column" "$news" | sed 1d >"$folder/text"
  for _ in $(seq 50); do cat "$folder/text"; done >"$folder/million"
  # Runs of two words of the same news, and words of it with an ending that none has: 10,000 names.
  awk -v seed=7 'BEGIN { srand(seed) }
    { n = split($0, word, /[^[:alpha:]-]+/)
      for (i = 1; i < n; i++) if (length(word[i]) > 3 && length(word[i + 1]) > 3) run[++runs] = word[i] " " word[i + 1] }
    END { print "id\t'"$language"'"
      for (i = 1; i <= 10000; i++) { pick = run[1 + int(rand() * runs)]
        print "t" i "\t" (i % 10 ? pick "zz" i : pick) } }' "$folder/text" >"$folder/terms.tsv"
  cut -f 2 "$folder/terms.tsv" | sed 1d >"$folder/names"
  words=$(wc -w <"$folder/million")
  terms=$(seconds "$tarjimon" segment -l "$language" --terms="$folder/terms.tsv" <"$folder/million")
  tokens=$(seconds "$tarjimon" segment -l "$language" --tokens <"$folder/million")
  fixed=$(seconds grep -c -F -f "$folder/names" "$folder/million")
  awk -v l="$language" -v w="$words" -v s="$terms" -v t="$tokens" -v g="$fixed" 'BEGIN {
    printf "%s: %d words, 10000 terms: %.2f s, %.2f million words/s (tokens alone %.2f s, grep -F %.2f s)\n",
      l, w, s, w / (s > 0 ? s : 0.01) / 1e6, t, g }'
done
printf 'mining en-ru and en-uz in 1007 news lines: %s s, %s s\n' \
  "$(seconds "$tarjimon" term mine -s en -t ru "$news")" "$(seconds "$tarjimon" term mine -s en -t uz "$news")"
