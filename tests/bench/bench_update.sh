#!/bin/sh
# Bringing a catalog in step with an article of which every third paragraph was edited, beside
# msgmerge. Prints, judges nothing.
#
#	bench_update.sh [<paragraphs>]
set -eu

: "${top_builddir:=$(pwd)}"
tarjimon=$top_builddir/tarjimon
paragraphs=${1:-3000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

# make_page EVERY: paragraphs of three sentences; in each EVERYth the second one is another.
make_page() {
  awk -v paragraphs="$paragraphs" -v every="$1" '
    function sentence(number, salt,   text, seed, i) {
      seed = (number * 7919 + salt * 104729) % 65521
      text = "Number " number
      for (i = 0; i < 9; i++) {
        seed = (seed * 1103 + 12345) % 65521
        text = text " " list[seed % 16 + 1]
      }
      return text "."
    }
    BEGIN {
      split("press service of Ombudsman reports that rights in country were discussed at meeting with guests", list, " ")
      print "<html lang=\"en\"><body>"
      for (i = 1; i <= paragraphs; i++)
        print "<p>" sentence(3 * i, 0), sentence(3 * i + 1, every && i % every == 0 ? 1 : 0), sentence(3 * i + 2, 0) "</p>"
      print "</body></html>"
    }'
}

# measure NAME COMMAND...: seconds of processor time.
measure() {
  name=$1
  shift
  /usr/bin/time -f '%U %S' -o "$folder/time" "$@" >/dev/null 2>&1
  seconds=$(awk '{ print $1 + $2 }' "$folder/time")
  printf '%-28s %7s s of CPU\n' "$name" "$seconds"
}

if ! command -v msgmerge >/dev/null || ! test -x /usr/bin/time; then
  echo 'bench_update: msgmerge and GNU time are needed'
  exit 77
fi
make_page 0 >"$folder/old.en.html"
make_page 3 >"$folder/new.en.html"
"$tarjimon" extract "$folder/old.en.html" -o "$folder/old.pot"
"$tarjimon" extract "$folder/new.en.html" -o "$folder/new.pot"
# Translated into itself, as msgen does.
msgen --lang=ru "$folder/old.pot" -o "$folder/old.po"
echo "update: $paragraphs paragraphs, every third edited"
measure 'msgmerge --previous' msgmerge --previous -q -o "$folder/msgmerge.po" "$folder/old.po" "$folder/new.pot"
theirs=$seconds
cp "$folder/old.po" "$folder/ours.po"
measure 'tarjimon extract' "$tarjimon" extract "$folder/new.en.html" -o "$folder/ours.po"
awk -v ours="$seconds" -v theirs="$theirs" 'BEGIN { printf "%-28s %7.1f times as fast\n", "", theirs / (ours > 0 ? ours : 0.01) }'
# What is left to do: sentences kept, by the comment; msgmerge has whole paragraphs to look at.
printf '%-28s %7d\n' 'paragraphs to look at' "$(msgattrib --only-fuzzy --no-obsolete "$folder/ours.po" | grep -c '^msgid')" \
  '  with all other sentences' "$(grep -c 'tarjimon: kept=2/3' "$folder/ours.po")" \
  'to look at with msgmerge' "$(msgattrib --only-fuzzy --no-obsolete "$folder/msgmerge.po" | grep -c '^msgid')"
