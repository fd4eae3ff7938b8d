#!/bin/sh
# Real input: the founding release, real press releases, a memory in three languages.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_data seed/ombudsman-baku.en.txt html/debian-press align/debian-press.blocks.en-ru.tsv ntrex/ntrex128.en-ru-uz.public.tsv

# The founding release.
seed=$TARJIMON_TEST_DATA/seed/ombudsman-baku.en.txt
expect_status 0 'the founding release is extracted' tarjimon extract "$seed" -o baku.pot
is "$(grep -c '^#. type:' baku.pot)" 10 'each line with text is a unit'
sed 's/^"Language: .*/"Language: uz\\n"/' baku.pot >baku.uz.po
expect_status 1 'merging nothing' tarjimon merge "$seed" baku.uz.po -o baku.txt
same baku.txt "$seed" 'gives it back byte for byte'

last=$(grep -v '^[[:space:]]*$' "$seed" | tail -n 1)
printf 'en\tuz\n%s\tVakilning matbuot xizmati\n' "$last" >signature.tsv
expect_status 0 'a memory with the signature line' tarjimon memory import -m baku.db signature.tsv
expect_status 0 'fills it in' tarjimon pretranslate -m baku.db baku.uz.po
ok 'where it stands' grep -q 'Vakilning matbuot xizmati' baku.uz.po
expect_status 1 'and the edition has it' tarjimon merge "$seed" baku.uz.po -o baku.uz.txt
ok 'in its place' sh -c 'tail -n 2 baku.uz.txt | grep -q "Vakilning matbuot xizmati"'

# Press releases of 2012 and 2013 teach those of 2014.
{
  printf 'en\tru\trelease\n'
  awk -F '\t' 'FNR > 1 && $1 < 20140101 { print $4 "\t" $5 "\t" $1 }' "$TARJIMON_TEST_DATA/align/debian-press.blocks.en-ru.tsv"
} >press.tsv
expect_status 0 'two years of releases are imported' tarjimon memory import -m press.db press.tsv
for page in "$TARJIMON_TEST_DATA"/html/debian-press/2014*.en.html; do
  name=$(basename "$page" .en.html)
  tarjimon extract "$page" 2>/dev/null | sed 's/^"Language: .*/"Language: ru\\n"/' >"$name.ru.po"
done
expect_status 0 'the releases of 2014 are pretranslated' tarjimon pretranslate -m press.db 2014*.ru.po
diag "$(tail -n 1 out)"
merged=0
for page in "$TARJIMON_TEST_DATA"/html/debian-press/2014*.en.html; do
  name=$(basename "$page" .en.html)
  msgfmt -c -o /dev/null "$name.ru.po" || fail "msgfmt refuses $name.ru.po"
  tarjimon merge "$page" "$name.ru.po" -o "$name.ru.html" 2>/dev/null
  test -s "$name.ru.html" && merged=$((merged + 1))
done
is "$merged" 6 'all of them are merged'
ok 'what is known is in Russian' sh -c 'cat 2014*.ru.html | grep -q "Контактная информация"'

# NTREX as a memory of three languages: every direction answers for every line.
expect_status 0 'a memory in three languages' tarjimon memory import -m ntrex.db "$TARJIMON_TEST_DATA/ntrex/ntrex128.en-ru-uz.public.tsv"
column() {
  awk -F '\t' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next } { print $at }' \
    "$TARJIMON_TEST_DATA/ntrex/ntrex128.en-ru-uz.public.tsv"
}
for pair in en:ru ru:en en:uz uz:en ru:uz uz:ru; do
  source=${pair%:*} target=${pair#*:}
  column "$source" | tarjimon memory lookup -m ntrex.db -s "$source" -t "$target" --threshold=100 --json >answers
  is "$(grep -c '"score":10[0-2]' answers)" "$(column "$source" | wc -l)" "$source to $target: every line is found"
done

done_testing
