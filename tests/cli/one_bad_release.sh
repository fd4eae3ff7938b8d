#!/bin/sh
# A release that cannot be read does not keep the others from being worked on.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

tarjimon init >/dev/null
: >releases/a-void.uz.html
printf '<p>Bugun uchrashuv boʻldi.</p>\n' >releases/b.uz.html
printf 'PK\003\004broken' >releases/c.uz.docx
printf '<p>Ertaga uchrashuv boʻladi.</p>\n' >releases/d.uz.html

both='*a-void.uz.html: *nothing*c.uz.docx*'
expect_status 2 'extract says that it could not do all' tarjimon extract
like "$(cat err)" "$both" 'and names each release that failed'
ok 'the others have their catalogs' test -e catalogs/b/ru.po -a -e catalogs/d/ru.po
expect_status 2 'status says so too' tarjimon status
like "$(cat err)" "$both" 'and names them'
like "$(cat out)" '*b  (1 unit*d  (1 unit*' 'and tells the others'
expect_status 2 'merge says so too' tarjimon merge
like "$(cat err)" "$both" 'and names them'
ok 'the others have their editions' test -e published/uz/b.html -a -e published/uz/d.html

expect_status 2 'check says so too' tarjimon check
like "$(cat err)" '*c.uz.docx*' 'and names what it could not read'
like "$(cat out)" '*catalogs/b/ru.po:*not translated*catalogs/d/ru.po:*not translated*a-void.uz.html*nothing*' \
  'and tells what it found in the others'
expect_status 2 'machines get a whole report or none' tarjimon check --format=json
is "$(cat out)" '' 'none here'

translate() {
  sed -i '/^msgid "[^"]/,/^msgstr/s/^msgstr ""/msgstr "'"$2"'"/' "catalogs/$1/ru.po"
}
translate b 'Сегодня была встреча.'
translate d 'Завтра будет встреча.'
expect_status 2 'learn says so too' tarjimon learn
like "$(cat err)" "$both" 'and names them'
like "$(cat out)" '2 approved units: 2 new*' 'and learns from the others'
sed -i 's/Завтра/Послезавтра/' catalogs/d/ru.po
printf 'msgid "\n' >catalogs/b/ru.po
expect_status 2 'a catalog that is broken' tarjimon learn
like "$(cat err)" '*catalogs/b/ru.po:1: *' 'is named with its line'
like "$(cat out)" '1 approved unit: *1 changed*' 'and does not keep the work of others from the memory'
like "$(echo 'Ertaga uchrashuv boʻladi.' | tarjimon memory lookup -s uz -t ru)" '*Послезавтра*' 'which has it'
expect_status 2 'catalogs that are named' tarjimon learn catalogs/d/ru.po catalogs/b/ru.po
is "$(cat out)" '' 'are learned all or none'

done_testing
