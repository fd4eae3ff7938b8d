#!/bin/sh
# A translation memory: filling it, its first answer, look-ups as it grows, pretranslation; beside
# msgmerge and the translate-toolkit where they are installed. Prints, judges nothing.
#
#	bench_memory.sh [--growth] [<units>...]
#
# Sizes are 10000, 100000 and 1000000 without arguments; 10000000 takes half an hour and 12 GB. With --growth memories
# are only filled and asked, which takes ten minutes for ten millions. The texts are
# made by make_memory.sh, which says what is real and what is derived. Look-ups are for real sentences
# that are not in the memory (1 in 77 of the real ones), and for sentences of it with one to four words changed. How
# their cost and that of a search for words grow is drawn in memory-growth.svg, in the build folder.
set -eu

: "${top_builddir:=$(pwd)}"
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
search=$top_builddir/tests/bench/memory_search
words=$top_builddir/tests/bench/memory_words
drawing=$top_builddir/memory-growth.svg
growth_only=
test "${1:-}" != --growth || { growth_only=yes; shift; }
test $# -gt 0 || set -- 10000 100000 1000000
test -x "$search" || { echo "make $search first: it is a part of 'make bench'"; exit 77; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM
cd "$folder"

make_memory() {
  sh "$top_srcdir/tests/bench/make_memory.sh" "$@"
}

# measure COMMAND...: sets $wall and $cpu (of user and system), in milliseconds, and $peak, in MB or "?".
measure() {
  start=$(date +%s%N)
  times >before
  if test -x /usr/bin/time; then
    /usr/bin/time -f '%M' -o peak "$@" || :
  else
    "$@" || :
    : >peak
  fi
  times >after
  wall=$((($(date +%s%N) - start) / 1000000))
  cpu=$(tail -q -n 1 before after | tr 'ms' '  ' |
    awk '{ t[NR] = ($1 * 60 + $2 + $3 * 60 + $4) * 1000 } END { printf "%d", t[2] - t[1] }')
  peak=$(tail -n 1 peak | awk '{ print $1 ? int($1 / 1024) : "?" }')
}

# rate UNITS: what $wall and $cpu mean.
rate() {
  echo "$((wall)) ms, $(($1 * 1000 / (wall + 1))) units a second; $cpu ms of CPU, $(($1 * 1000 / (cpu + 1))) a second; $peak MB"
}

# A process of its own, so that it can be measured.
cat >first_answer <<ANSWER
exec "$tarjimon" memory lookup -m "\$1" -s en -t ru --json <one >answer
ANSWER

index_bytes() {
  cat "$1"-index-en-* 2>/dev/null | wc -c
}

# One to four words of each line are changed, left out or put in; the line itself behind a tab.
edit() {
  awk 'BEGIN { srand(7) }
    { count = split($0, words, " ")
      for (left = 1 + int(rand() * 4); left > 0; left--) {
        i = 1 + int(rand() * count); kind = int(rand() * 3)
        words[i] = kind == 0 ? "another" int(rand() * 1000) : kind == 1 ? "" : words[i] " inserted"
      }
      text = ""
      for (i = 1; i <= count; i++)
        if (words[i] != "") text = text (text == "" ? "" : " ") words[i]
      print text "\t" $0 }'
}

# words_of FILE: of a thousand of its texts one, two or three words that stand together.
words_of() {
  awk -F '\t' -v step="$(($(wc -l <"$1") / 1000 + 1))" 'NR % step == 2 % step {
    count = split($1, word, " "); first = 1 + int(count / 3); text = word[first]
    for (i = 1; i <= NR % 3 && first + i <= count; i++) text = text " " word[first + i]
    gsub(/[^A-Za-z0-9 ]/, "", text)
    if (text ~ /[A-Za-z]/) print text }' "$1"
}

# numbers: the p50, p99 and mean of the last line.
numbers() {
  tail -n 1 | sed 's/.*p50 \([0-9.]*\), p99 \([0-9.]*\), mean \([0-9.]*\) .*/\1 \2 \3/'
}

# catalog: msgids that a file has a line each, without translations.
catalog() {
  printf 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
  sed 's/[\\"]//g' | awk '!seen[$0]++ { printf "\nmsgid \"%s\"\nmsgstr \"\"\n", $0 }'
}

# compendium: the same with the translations behind a tab.
compendium() {
  printf 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
  sed '1d; s/[\\"]//g' "$1" | awk -F '\t' '!seen[$1]++ { printf "\nmsgid \"%s\"\nmsgstr \"%s\"\n", $1, $2 }'
}

largest=0
for units; do test "$units" -le "$largest" || largest=$units; done
make_memory prose all.tsv $((largest + largest / 70 + 5000)) >made
cat made
real=$(sed 's/.*: \([0-9]*\) real.*/\1/' made)
awk -F '\t' -v real="$real" '
  NR == 1 { print >"rest.tsv"; next }
  NR <= real && NR % 77 == 5 { if (++held <= 4000) print $1 >"queries" }
  NR > real || NR % 77 != 5 { print >"rest.tsv" }' all.tsv
rm all.tsv
head -n 1 queries >one

# Real units first, spread over all there are.
take() {
  awk -v units="$1" -v real="$real" 'NR == 1 { print; step = real / units; if (step < 1) step = 1; next }
    taken < units && (NR > real || int((NR - 1) / step) > int((NR - 2) / step)) { print; taken++ }' rest.tsv
}

: >growth
for units; do
  echo "== $units units of prose"
  take "$units" >memory.tsv
  rm -f memory.db*
  measure "$tarjimon" memory import -m memory.db memory.tsv >/dev/null
  echo "import from TSV, index included: $(rate "$units")"
  echo "store: $(($(wc -c <memory.db) / units)) bytes a unit; index: $(($(index_bytes memory.db) / units)) bytes a segment"
  measure sh ./first_answer memory.db
  echo "first answer of a fresh process: $wall ms"
  for percent in 70 65; do
    printf 'look-up at %d: ' $percent
    "$search" memory.db en ru $percent <queries | tee -a growth.$percent
  done
  sed 1d memory.tsv | cut -f 1 | awk -v step=$((units / 2000 + 1)) 'NR % step == 3 % step' >known
  printf 'exact look-up: '
  "$search" memory.db en ru 100 <known
  words_of memory.tsv >phrases
  printf 'words and phrases: '
  "$words" memory.db <phrases | tee words.cost
  echo "$units $(numbers <growth.70) $(sed 's/first [^,]*, //; s/most [^,]*, //' words.cost | numbers)" >>growth
  test -z "$growth_only" || continue
  printf 'edited by one to four words: '
  edit <known | "$search" memory.db en ru 70 first
  rm -f memory.db-index-*
  measure sh ./first_answer memory.db
  echo "the index of one language made anew: $(rate "$units")"

  "$tarjimon" memory export -m memory.db --format=tmx -o memory.tmx >/dev/null
  rm -f other.db*
  measure "$tarjimon" memory import -m other.db memory.tmx >/dev/null
  echo "import from TMX, index included: $(rate "$units")"
  rm -f other.db* memory.tmx

  { sed -n '1,750p' queries; cut -f 1 known | edit | cut -f 1 | head -n 750; } | catalog >new.po
  cp new.po ours.po
  measure "$tarjimon" pretranslate -m memory.db -s en ours.po >/dev/null
  echo "pretranslating 1,500 new units, whole process: $wall ms, $cpu ms of CPU, $peak MB"
  if test "$units" -le 100000 && command -v msgmerge >/dev/null; then
    compendium memory.tsv >compendium.po
    catalog </dev/null >none.po
    head -n 100 new.po >few.po
    measure msgmerge -q -o theirs.po -C compendium.po none.po few.po
    echo "msgmerge with a compendium, $(grep -c '^msgid "[^"]' few.po) units: $wall ms, $cpu ms of CPU, $peak MB"
  fi
  if test "$units" -le 10000 && command -v pot2po >/dev/null; then
    head -n 60 new.po >few.po
    measure timeout 300 pot2po -t compendium.po few.po theirs.po >/dev/null 2>&1
    echo "translate-toolkit (pot2po), $(grep -c '^msgid "[^"]' few.po) units: $wall ms, $cpu ms of CPU, $peak MB"
  fi

  { head -n 1 memory.tsv; sed 1d memory.tsv | head -n 50000 | sed 's/\t/ anew\t/'; } >more.tsv
  more=$(($(wc -l <more.tsv) - 1))
  measure "$tarjimon" memory import -m memory.db more.tsv >/dev/null
  echo "$more more into it, index included: $(rate $more)"
done
rm -f memory.db* memory.tsv

interfaces() {
  units=164000
  make_memory ui all.tsv $((units + 2000))
  awk -F '\t' 'NR == 1 { print >"ui.tsv"; next }
    NR % 38 == 5 && held < 2000 { held++; print $1 >"queries"; next } { print >"ui.tsv" }' all.tsv
  "$tarjimon" memory import -m ui.db ui.tsv >/dev/null
  echo "== $units units of user interfaces"
  for percent in 70 65; do
    printf 'look-up at %d: ' $percent
    "$search" ui.db en ru $percent <queries
  done
}
test -n "$growth_only" || interfaces

# growth: units, p50, p99 and mean of look-ups, the same of words; both axes by powers of ten.
awk '
  function x(units) { return 80 + (log(units) / log(10) - 3.5) * 140 }
  function y(ms) { return 320 - (log(ms) / log(10) + 2.5) * 60 }
  { units[NR] = $1; for (k = 1; k <= 6; k++) ms[k, NR] = $(k + 1) }
  END {
    split("p50|p99|mean|words, p50|words, p99|words, mean", names, "|"); split("#2a7 #b32 #24a #7b4 #d83 #88c", colours, " ")
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"380\" font-family=\"sans-serif\" font-size=\"12\">"
    print "<title>CPU time of a look-up at 70 % and of a search for words by units in the memory</title><rect width=\"720\" height=\"380\" fill=\"#fff\"/>"
    for (i = 4; i <= 7; i++)
      printf "<text x=\"%d\" y=\"350\" text-anchor=\"middle\">10^%d units</text><path d=\"M%d 40V330\" stroke=\"#ddd\"/>\n", x(10 ^ i), i, x(10 ^ i)
    for (i = -2; i <= 2; i++)
      printf "<text x=\"70\" y=\"%d\" text-anchor=\"end\">%g ms</text><path d=\"M80 %dH580\" stroke=\"#ddd\"/>\n", y(10 ^ i) + 4, 10 ^ i, y(10 ^ i)
    printf "<path d=\"M%d %dL%d %d\" stroke=\"#999\" stroke-dasharray=\"4\"/><text x=\"%d\" y=\"%d\">linear</text>\n", \
      x(units[1]), y(ms[3, 1]), x(units[NR]), y(ms[3, 1] * units[NR] / units[1]), x(units[NR]) + 6, y(ms[3, 1] * units[NR] / units[1])
    for (k = 1; k <= 6; k++) {
      printf "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colours[k]
      for (i = 1; i <= NR; i++) printf "%d,%d ", x(units[i]), y(ms[k, i])
      printf "\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n", x(units[NR]) + 6, y(ms[k, NR]) + 4, colours[k], names[k]
    }
    print "</svg>"
  }' growth >"$drawing"
for column in 4 7; do
  awk -v column=$column 'NR == 1 { u = $1; m = $column }
    END { if (NR > 1) printf "mean cost of %s grows as units to the power %.2f\n", column == 4 ? "a look-up" : "a search for words", log($column / m) / log($1 / u) }' growth
done
echo "drawn in $drawing"
