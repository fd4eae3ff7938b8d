#!/bin/sh
# What README.md and doc/guide tell people to type works as it stands there.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool git

mkdir bin
ln -s "$TARJIMON" bin/tarjimon
PATH=$PWD/bin:$PATH
example=$top_srcdir/doc/example/press-service/releases/2025/khorezm-visit.uz.html

# commands FILE: the lines of its blocks that call something of ours, without the remarks behind them.
commands() {
  sed -n 's/^  *\(\(tarjimon\|cp\|git config\) .*\)$/\1/p' "$top_srcdir/$1" | sed 's/   *[#A-Za-z].*$//'
}

# follow FILE: each line works: it is done (0), or done and something was found (1).
follow() {
  count=0
  commands "$1" >lines
  while read -r line; do
    count=$((count + 1))
    test_status=0
    sh -c "$line" >out 2>err </dev/null || test_status=$?
    ok "$1: $line" test "$test_status" -le 1
    test "$test_status" -le 1 || diag "$(cat err)"
  done <lines
  ok "$1 has commands: $count" test "$count" -ge "$2"
}

# A press officer's folder, in which the files that are spoken of are.
mkdir readme && cd readme || exit 99
cp "$example" visit.uz.html
printf '<html lang="en"><h1>Visit</h1><p>The hall was full.</p></html>\n' >page.en.html
follow README.md 7
ok 'the editions of the release are made, or held until they are complete' test -s catalogs/visit/ru.po
ok 'so is that of the single file' test -s page.ru.html
cd .. || exit 99

git init -q guide && cd guide || exit 99
tarjimon init . >/dev/null
mkdir releases/2025
printf '<html lang="en"><p>The hall was full.</p><p>Press service</p></html>\n' >releases/2025/visit.en.html
cp releases/2025/visit.en.html .
printf '<html lang="ru"><p>Зал был полон.</p><p>Пресс-служба</p></html>\n' >visit.ru.html
printf 'Зал был полон.\n' >draft.txt
printf 'Press service\n' >secret.txt
printf 'en\tru\nPress service\tПресс-служба\nHall\tЗал\n' >archive.tsv
mkdir -p site/ru site/uz site/en
printf '<html lang="ru"><h1>Визит в Бухару</h1><p>Зал № 7 был полон 5 марта 2024 года.</p></html>\n' >site/ru/visit.html
printf '<html lang="uz"><h1>Buxoroga tashrif</h1><p>7-zal 2024-yil 5-mart kuni toʻla edi.</p></html>\n' >site/uz/visit.html
printf '<html lang="en"><h1>Visit to Bukhara</h1><p>Hall 7 was full on March 5, 2024.</p></html>\n' >site/en/visit.html
i=0
while test $i -lt 12; do
  i=$((i + 1))
  printf 'en\tru\nText %s\tТекст %s\n' $i $i >more.tsv
  tarjimon memory import more.tsv >/dev/null
done
tarjimon memory import archive.tsv >/dev/null
tarjimon extract >/dev/null
follow doc/guide/checking.md 6
is "$(git config diff.tarjimon.textconv)" 'tarjimon textconv' 'git knows how catalogs are shown'
for guide in "$top_srcdir"/doc/guide/*.md; do
  case $guide in */checking.md) continue ;; esac
  follow "doc/guide/${guide##*/}" 0
done

done_testing
