#!/bin/sh
# Filling a translation memory, its first answer, and looking up in 100,000 units.
# Prints, judges nothing.
#
#	bench_memory.sh [<units>]
#
# The sentences are real: those of the texts under /usr/share/doc and of Perl's
# manuals. Their targets are derived: letters put in place of letters. Where the
# machine holds fewer sentences than asked for, the rest is the same with a number.
set -eu

: "${top_builddir:=$(pwd)}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
units=${1:-300000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM
cd "$folder"

# Paragraphs of this machine's texts, cut at full stops; each once.
find /usr/share/doc /usr/share/perl /usr/share/common-licenses -type f \
  \( -name '*.txt' -o -name '*.pod' -o -name 'README*' -o -name 'changelog*' -o -name 'copyright' -o -name '*GPL*' \) |
  LC_ALL=C sort | while read -r file; do
  case $file in
  *.gz) gzip -dc "$file" ;;
  *) cat "$file" ;;
  esac
done 2>/dev/null | LC_ALL=C awk '
  /^[ \t]*$/ { flush(); next }
  { gsub(/[\t\\]/, " "); paragraph = paragraph " " $0; if (length(paragraph) > 4000) flush() }
  function flush(   count, i) {
    gsub(/[^ -~]/, "", paragraph); gsub(/  +/, " ", paragraph)
    count = split(paragraph, sentences, /[.!?] /)
    for (i = 1; i <= count; i++)
      if (length(sentences[i]) >= 20 && length(sentences[i]) <= 300 && !seen[sentences[i]]++)
        print sentences[i]
    paragraph = ""
  }' >real
real=$(wc -l <real)
test "$real" -gt 0 || { echo 'no texts on this machine to make a memory of'; exit 77; }
awk -v units="$units" '
  { sentence[NR] = $0 }
  END { for (i = 0; i < units; i++) print sentence[i % NR + 1] (i < NR ? "" : " " i) }' real >source
sed 'y/abdefghiklmnoprstuvyz/абдефгхиклмнопрстувйз/' source >russian
rev source >uzbek
{ printf 'en\tru\n'; paste source russian; } >two.tsv
{ printf 'en\tru\tuz\n'; paste source russian uzbek; } >three.tsv
echo "$units units; $(test "$real" -lt "$units" && echo "$real" || echo "$units") real sentences, targets derived"

# timed COMMAND...: the milliseconds that it takes.
timed() {
  start=$(date +%s%N)
  "$@" >/dev/null
  echo $((($(date +%s%N) - start) / 1000000))
}

for languages in two three; do
  took=$(timed "$tarjimon" memory import -m $languages.db $languages.tsv)
  echo "import, $languages languages: $took ms, $((units * 1000 / (took + 1))) units a second"
done

head -n 100001 two.tsv >part.tsv
"$tarjimon" memory import -m part.db part.tsv >/dev/null
head -n 1 source >first
first() {
  "$tarjimon" memory lookup -m part.db -s en -t ru --json <"$1"
}
echo "first answer, the index being made: $(timed first first) ms"
echo "first answer of the next process: $(timed first first) ms"
echo "store: $(wc -c <part.db) bytes, index: $(cat part.db-index-* | wc -c) bytes"

# Each is a sentence of the memory without its first word: similar, never equal.
awk 'NR % 199 == 7 && NR <= 100000 { sub(/^[^ ]+ /, ""); print }' source | head -n 400 >queries
while read -r query; do
  printf '%s\n' "$query" >one
  timed first one
done <queries | sort -n | awk '
  { sum += $1; times[NR] = $1 }
  END { printf "look-up, each a process: p50 %d ms, p99 %d ms, mean %.1f ms\n",
        times[int((NR + 1) / 2)], times[int(NR * 0.99)], sum / NR }'
took=$(timed first queries)
echo "look-up in one process: mean $(awk -v t="$took" -v n="$(wc -l <queries)" 'BEGIN { printf "%.2f", t / n }') ms"
