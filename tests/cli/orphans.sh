#!/bin/sh
# What is left of releases that were renamed or removed is told, and never touched.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

tarjimon init >out
page() {
  printf '<!DOCTYPE html><html lang="uz"><title>%s</title><body><p>%s</p></body></html>\n' "$1" "$2"
}
page 'Tashrif' 'Ombudsman fuqarolarni qabul qildi.' >releases/a.uz.html
page 'Uchrashuv' 'Delegatsiya keldi.' >releases/b.uz.html
tarjimon extract >out
tarjimon merge >out
tarjimon status >out
ok 'a whole workspace has none' test -z "$(grep 'not there any more' out)"
tarjimon extract >out 2>err
is "$(cat err)" '' 'and extract says nothing of any'

# A page of somebody else is no orphan; nor is what lies beside the catalogs.
page 'Bosh sahifa' 'Xush kelibsiz.' >published/uz/index.html
echo 'notes' >catalogs/notes.txt
mkdir catalogs/words && echo x >catalogs/words/list.tsv

rm releases/b.uz.html
expect_status 0 'status goes on' tarjimon status
like "$(cat out)" '*b  this release is not there any more*catalogs/b.pot*catalogs/b/ru.po*published/uz/b.html*→*' \
  'the files of a release that was removed are listed'
like "$(cat out)" "*→ if it was renamed*tarjimon learn catalogs/b/?.po*remove*" 'with what to do'
ok 'nothing else is listed' test -z "$(grep -e index.html -e notes -e catalogs/words out)"
expect_status 1 'the check finds it' tarjimon check
like "$(cat out)" "*catalogs/b.pot: warning: there is no release 'b' any more, but ? files of it*orphan*" 'once'
expect_status 0 'JSON has it' tarjimon status --json
like "$(cat out)" '*"orphans":[[]{"release":"b","files":[[]"catalogs/b.pot",*"published/uz/b.html",*[]]}[]]}' 'with its files'

mv releases/a.uz.html releases/c.uz.html
expect_status 0 'a renamed release is extracted' tarjimon extract
like "$(cat err)" "*2 releases that are not there any more*tarjimon status*" 'and what stayed behind is told'
tarjimon status >out
like "$(cat out)" "*a  this*→ if it is called 'c' now*'catalogs/a'*'catalogs/c'*" 'with the new name'
tarjimon status --json >out
like "$(cat out)" '*{"release":"a","renamed":"c","files":*' 'in JSON too'
find catalogs published -type f | sort >before
tarjimon check >out
tarjimon merge >out
find catalogs published -type f | sort | grep -v -e /c/ -e /c.html >after
grep -v -e /c/ -e /c.html before >before.old
same after before.old 'no command removes any of it'

# What the advice says, done.
sed -i 's/^msgstr ""$/msgstr "перевод"/; 2s/.*/msgstr ""/' catalogs/a/ru.po
rm -r catalogs/c && mv catalogs/a catalogs/c && rm catalogs/a.pot
expect_status 0 'following the advice' tarjimon extract
ok 'keeps the translations' grep -q 'перевод' catalogs/c/ru.po
tarjimon status >out
ok 'and the orphan is gone' test -z "$(grep '^a  ' out)"

printf 'language\tpublished\nuz\tsomewhen\n' >catalogs/b/editions.tsv
expect_status 2 'a record that cannot be read is an error' tarjimon status
like "$(cat err)" '*catalogs/b/editions.tsv:2:*' 'with its place'

done_testing
