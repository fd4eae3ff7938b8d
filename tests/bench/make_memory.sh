#!/bin/sh
# Makes large translation memories for the benchmarks of what this machine holds.
# Installs nothing, fetches nothing, keeps nothing in the project.
#
#	make_memory.sh prose FILE UNITS		English sentences, en-ru
#	make_memory.sh ui FILE UNITS		strings of programs, en-ru
#
# FILE is a TSV with a first row. What is said of it afterwards is on standard output: how many
# units are real, and how many derived.
#
# prose, real:	sentences of manual pages, of texts under /usr/share/doc (no changelogs) and of Perl's manuals, in
#		ASCII, 45 to 300 characters, letters and spaces for the most part, each once. Their targets are
#		derived: Cyrillic letters for Latin ones.
# prose, derived: once the real ones are used up, the first half of one real sentence with the second half of
#		another: real words in real company and of real length, and no two alike by half.
# ui, real:	messages and translations of the .mo catalogs in Russian; then those of other languages for the same
#		kind of message, each msgid once.
# ui, derived:	as for prose.
set -eu

kind=$1 file=$2 units=$3
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-make.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

# Paragraphs, an empty line between them, from files whose names are read.
texts() {
  while read -r name; do
    case $name in
    *.gz) gzip -dc "$name" ;;
    *) cat "$name" ;;
    esac
    echo
  done 2>/dev/null
}

# Manual pages without their macros: a line that begins with one ends the paragraph.
unroff() {
  LC_ALL=C sed -e "s/^[.'].*//" -e 's/\\f[A-Z]//g' -e 's/\\f([A-Z]*//g' -e 's/\\f\[[A-Z]*\]//g' \
    -e 's/\\(em/--/g' -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\e/\//g' -e 's/\\.//g'
}

# Sentences of paragraphs, each once.
sentences() {
  LC_ALL=C awk '
    /^[ \t]*$/ { flush(); next }
    { gsub(/[\t\\]/, " "); paragraph = paragraph " " $0; if (length(paragraph) > 4000) flush() }
    END { flush() }
    function flush(   count, i) {
      gsub(/[^ -~]/, "", paragraph); gsub(/  +/, " ", paragraph)
      count = split(paragraph, parts, /[.!?] /)
      for (i = 1; i <= count; i++) {
        sub(/^ /, "", parts[i])
        if (length(parts[i]) >= 45 && length(parts[i]) <= 300 && is_prose(parts[i]) && !seen[parts[i]]++)
          print parts[i]
      }
      paragraph = ""
    }
    function is_prose(text,   rest) {
      rest = text
      gsub(/[A-Za-z ]/, "", rest)
      return length(rest) * 8 < length(text)
    }'
}

prose() {
  {
    find /usr/share/man/man[1-8] -type f -name '*.gz' | LC_ALL=C sort | texts | unroff
    find /usr/share/doc /usr/share/perl /usr/share/common-licenses -type f \
      \( -name '*.txt*' -o -name '*.pod' -o -name 'README*' -o -name 'NEWS*' \
      -o -name 'copyright' -o -name '*GPL*' \) | LC_ALL=C sort | texts
  } | sentences
}

# The messages of the catalogs in a language: msgid, tab, msgstr.
messages() {
  find /usr/share/locale/*/LC_MESSAGES -name '*.mo' | LC_ALL=C sort -t / -k 7 |
    awk -F / '$5 == "ru" { print "0 " $0; next } { print "1 " $0 }' | LC_ALL=C sort -s -k 1,1 | cut -d ' ' -f 2- |
    while read -r name; do
      msgunfmt --no-wrap "$name" 2>/dev/null || continue
    done | iconv -c -f UTF-8 -t UTF-8 | LC_ALL=C awk '
      /^msgctxt|^$/ { next }
      /^msgid "/ { id = substr($0, 8, length($0) - 8); next }
      /^msgstr "/ {
        string = substr($0, 9, length($0) - 9)
        if (id != "" && string != "" && length(id) <= 300 && !seen[id]++)
          print id "\t" string
        id = ""
      }'
}

# Columns: source, target. Halves of real ones when they do not suffice; the same each time.
fill_up() {
  LC_ALL=C awk -F '\t' -v units="$1" '
    function next_random() { state = (state * 69069 + 12345) % 4294967296; return int(state / 256) }
    NR <= units { print; source[NR] = $1; target[NR] = $2 }
    NR > units { exit }
    END {
      state = 1
      count = NR < units ? NR : units
      for (made = count; made < units; made++) {
        a = next_random() % count + 1; b = next_random() % count + 1
        if (!(a in first)) first[a] = half(source[a], 1)
        if (!(b in second)) second[b] = half(source[b], 2)
        print first[a] " " second[b] "\t" target[a]
      }
    }
    function half(text, which,   words, count, i, out) {
      count = split(text, words, " ")
      for (i = which == 1 ? 1 : int(count / 2) + 1; i <= (which == 1 ? int(count / 2) : count); i++)
        out = out (out == "" ? "" : " ") words[i]
      return out
    }'
}

# Russian letters for Latin ones, so that there is a second side.
second_side() {
  sed -e 'y/abcdefghijklmnopqrstuvwxyz/абцдефгхийклмнопярстуввхйз/' \
    -e 'y/ABCDEFGHIJKLMNOPQRSTUVWXYZ/АБЦДЕФГХИЙКЛМНОПЯРСТУВВХЙЗ/' "$1" | paste "$1" -
}

case $kind in
prose)
  prose >"$folder/real"
  second_side "$folder/real" >"$folder/pairs"
  ;;
ui)
  messages >"$folder/pairs"
  ;;
*)
  echo 'usage: make_memory.sh prose|ui <file> <units>' >&2
  exit 2
  ;;
esac
real=$(wc -l <"$folder/pairs")
test "$real" -gt 0 || { echo "this machine holds no texts to make a memory of" >&2; exit 77; }
{
  printf 'en\tru\n'
  fill_up "$units" <"$folder/pairs"
} >"$file"
test "$real" -le "$units" || real=$units
echo "$units units of $kind: $real real, $((units - real)) derived"
