#!/bin/sh
# What a memory of two years gives for the third: the press releases of Debian of 2012 and 2013, block
# by block, are the memory; those of 2014 are extracted, filled in from English into Russian and
# merged. Says what share of their words was filled, alone and with what a person looks at.
#
#	score_leverage.sh
set -eu

: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$(pwd)}"
: "${TARJIMON_TEST_DATA:=$top_srcdir/../shared/data}"
tarjimon=${TARJIMON:-$top_builddir/tarjimon}
blocks=$TARJIMON_TEST_DATA/align/debian-press.blocks.en-ru.tsv
folder=$(mktemp -d "${TMPDIR:-/tmp}/tarjimon-score.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 99' HUP INT TERM

if ! test -e "$blocks"; then
  echo 'score_leverage: the press releases of Debian are needed'
  exit 77
fi

"$tarjimon" init "$folder/ws" >/dev/null
cd "$folder/ws"
cat >tarjimon.ini <<'INI'
[project]
targets = ru

[publish]
below = mix
INI
awk -F '\t' -v OFS='\t' 'NR == 1 { print "en", "ru", "origin" } NR > 1 && $1 < 20140000 { print $4, $5, $1 "/" $2 }' \
  "$blocks" >memory.tsv
cp "$TARJIMON_TEST_DATA"/html/debian-press/2014*.en.html releases/

"$tarjimon" memory import memory.tsv
"$tarjimon" extract >/dev/null
"$tarjimon" pretranslate | tail -n 1

# words [OPTION]: of the source texts that msgattrib lets through.
words() {
  for catalog in catalogs/*/ru.po; do
    msgfmt -c -o /dev/null "$catalog" 2>>warnings || echo "msgfmt refuses $catalog" >&2
    msgattrib --no-obsolete --no-wrap ${1+"$@"} "$catalog" | sed -n 's/^msgid "\(..*\)"$/\1/p'
  done | sed 's/<[^>]*>/ /g' | wc -w
}

all=$(words)
done=$(words --translated --no-fuzzy)
fuzzy=$(words --only-fuzzy)
awk -v all="$all" -v done="$done" -v fuzzy="$fuzzy" 'BEGIN {
  printf "of %d words %d (%.1f %%) are filled in, %d (%.1f %%) more are to be looked at\n",
    all, done, 100 * done / all, fuzzy, 100 * fuzzy / all }'
"$tarjimon" merge >merge.txt || test $? -eq 1
set -- published/ru/*.html
echo "$# editions of $(find releases -name '*.html' | wc -l) releases are merged"

# Nothing but the texts differs: without a translation the page comes back as it was.
for release in releases/*.en.html; do
  name=${release##*/}
  "$tarjimon" extract "$release" -o empty.ru.po
  "$tarjimon" merge "$release" empty.ru.po -o same.html 2>/dev/null || test $? -eq 1
  cmp -s same.html "$release" || echo "not the same without translations: $name"
  rm empty.ru.po
done
