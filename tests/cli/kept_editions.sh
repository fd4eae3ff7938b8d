#!/bin/sh
# What somebody wrote or changed in published/ by hand, no merge writes over or takes away.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

begin() {
  rm -rf "$test_folder/ws"
  mkdir "$test_folder/ws"
  cd "$test_folder/ws" || exit 99
  tarjimon init >/dev/null
  sed -i 's/^targets .*/targets = ru/' tarjimon.ini
  printf '<p>Yangi xabar.</p>\n' >releases/visit.uz.html
  tarjimon extract >/dev/null
  edition=published/ru/visit.html
}

translate() {
  sed -i '/^msgid "Yangi xabar."/,$s/^msgstr ".*"/msgstr "'"$1"'"/' catalogs/visit/ru.po
}

begin
like "$(tarjimon merge)" '*visit.html: not published yet, at 0 %*' 'where nothing was published nothing is held back'
translate 'Новость.'
expect_status 0 'a finished edition is written' tarjimon merge
translate 'Свежая новость.'
expect_status 0 'and written anew from a better catalog' tarjimon merge
like "$(cat $edition)" '*Свежая новость.*' 'with the better words'

sed -i 's/новость/НОВОСТЬ/' $edition
cp $edition by-hand
translate 'Другая новость.'
expect_status 1 'an edition that was changed by hand is told' tarjimon merge
like "$(cat out)" '*visit.html: left as somebody wrote it*--from-published*--overwrite*' 'with what to do'
same $edition by-hand 'and stays as it is'
like "$(tarjimon status --public)" '*changed by hand*' 'and the status still says so'
expect_status 0 'merge --overwrite makes it anew' tarjimon merge --overwrite
like "$(cat $edition)" '*Другая новость.*' 'from the catalog'
expect_status 0 'and the record knows it again' tarjimon merge

begin
mkdir -p published/ru
printf '<p>Old article.</p>\n' >$edition
cp $edition by-hand
translate 'Новость.'
expect_status 1 'an edition that was never merged is told' tarjimon merge
same $edition by-hand 'and stays'

begin
mkdir -p published/ru
printf '<p>Old article.</p>\n' >$edition
cp $edition by-hand
printf '\n[publish]\nbelow = withhold\n' >>tarjimon.ini
expect_status 1 'an edition of others is not withheld' tarjimon merge
same $edition by-hand 'it stays'

expect_status 2 'merge --overwrite is for workspaces' tarjimon merge --overwrite releases/visit.uz.html catalogs/visit/ru.po

done_testing
