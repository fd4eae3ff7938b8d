#!/bin/sh
# Reading and writing a catalog of 50 MB, beside msgcat. Prints, judges nothing.
#
#	bench_po.sh [<entries>]
set -eu

: "${top_builddir:=$(pwd)}"
copy=$top_builddir/tests/catalog/po_copy
entries=${1:-200000}
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

# Words in a fixed order that looks like none, so that every run has the same file.
make_catalog() {
  awk -v entries="$1" '
    function words(list, count,   text) {
      for (text = ""; count-- > 0; text = text (text ? " " : "") list[seed % 12 + 1])
        seed = (seed * 1103 + 12345) % 65521
      return text
    }
    BEGIN {
      split("the press service of Ombudsman reports that rights in country were discussed", en, " ")
      split("Омбудсман матбуот хизмати хабарига кўра инсон ҳуқуқлари бўйича учрашув бўлиб ўтди (2024)", uz, " ")
      print "msgid \"\"\nmsgstr \"\"\n\"Language: uz@cyrillic\\n\""
      print "\"Content-Type: text/plain; charset=UTF-8\\n\""
      for (i = 1; i <= entries; i++) {
        printf "\n#. type: p\n#: article.html:%d\n", i
        if (i % 9 == 0) print "#, fuzzy"
        printf "msgid \"\"\n\"%d %s \"\n\"%s\"\n", i, words(en, 8), words(en, 3)
        printf "msgstr \"\"\n\"%d %s \"\n\"%s\"\n", i, words(uz, 5), words(uz, 2)
      }
    }'
}

# measure NAME COMMAND...: seconds and peak memory of one run.
measure() {
  name=$1
  shift
  /usr/bin/time -f '%e %M' -o "$folder/time" "$@"
  read -r seconds kilobytes <"$folder/time"
  printf '%-28s %7s s %7d MiB\n' "$name" "$seconds" $((kilobytes / 1024))
}

ratio() {
  awk -v ours="$1" -v theirs="$2" 'BEGIN { printf "%-28s %7.1f times as fast\n", "", theirs / (ours > 0 ? ours : 0.01) }'
}

if ! command -v msgcat >/dev/null || ! test -x /usr/bin/time; then
  echo 'bench_po: msgcat and GNU time are needed'
  exit 77
fi
make_catalog "$entries" >"$folder/in.po"
echo "po: $entries entries, $(($(wc -c <"$folder/in.po") / 1000000)) MB"
measure msgcat msgcat -o "$folder/msgcat.po" "$folder/in.po"
theirs=$seconds
measure 'tarjimon, nothing changed' "$copy" same "$folder/in.po" "$folder/same.po"
ratio "$seconds" "$theirs"
measure 'tarjimon, all written anew' "$copy" anew "$folder/in.po" "$folder/anew.po"
ratio "$seconds" "$theirs"
cmp "$folder/in.po" "$folder/same.po"
cmp "$folder/msgcat.po" "$folder/anew.po"
