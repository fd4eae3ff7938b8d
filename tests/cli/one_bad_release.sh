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

done_testing
