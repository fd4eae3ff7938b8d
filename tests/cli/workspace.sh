#!/bin/sh
# A workspace: from init to learn, with the example of the press service.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

expect_status 2 'without a workspace a command says what to do' tarjimon status
like "$(cat err)" '*tarjimon init*' 'and names the command that makes one'
expect_status 0 'a workspace is made' tarjimon init press
expect_status 2 'and not made twice' tarjimon init press
cd press || exit 99
expect_status 2 'there is nothing to extract yet' tarjimon extract
example=$top_srcdir/doc/example/press-service
mkdir -p releases/2025
cp "$example/releases/2025/khorezm-visit.uz.html" releases/2025/
cp "$example/tarjimon.ini" .

expect_status 0 'the archive is imported' tarjimon memory import "$example/tm/archive.tsv"
expect_status 0 'catalogs are made' tarjimon extract
ok 'a template' test -s catalogs/2025/khorezm-visit.pot
ok 'a catalog for Russian' test -s catalogs/2025/khorezm-visit/ru.po
ok 'none for what is derived' test ! -e 'catalogs/2025/khorezm-visit/uz@cyrillic.po'
ok 'none for the source' test ! -e catalogs/2025/khorezm-visit/uz.po
cp catalogs/2025/khorezm-visit/ru.po before.po
expect_status 0 'extracting again, another day' env SOURCE_DATE_EPOCH=1700000000 "$TARJIMON" extract
same catalogs/2025/khorezm-visit/ru.po before.po 'changes nothing'

expect_status 0 'the memory fills the catalogs' tarjimon pretranslate
for language in ru en; do
  expect_status 0 "msgfmt accepts the $language catalog" msgfmt -c -o /dev/null "catalogs/2025/khorezm-visit/$language.po"
done
printf '\377\330\377\340\000' >releases/2025/khorezm-visit.jpg
printf '%%PDF-1.4\n' >releases/2025/annex.pdf
expect_status 0 'pictures and PDF beside a release are passed over' tarjimon extract
ok 'and no catalog is made of them' test ! -e catalogs/2025/annex.pot
expect_status 0 'status is shown' tarjimon status
like "$(cat out)" '*2025/khorezm-visit*' 'with the release'
expect_status 0 'and for machines' tarjimon status --json
like "$(cat out)" '{"schema":"tarjimon.status/1"*"language":"uz-Cyrl"*"derived":true*' 'with every language'
expect_status 1 'the check finds what is missing' tarjimon check
expect_status 1 'in JSON too' tarjimon check --format=json
like "$(cat out)" '{"schema":"tarjimon.check/1",*"check":"missing"*' 'with its schema'
expect_status 1 'and as annotations' tarjimon check --format=github
like "$(cat out)" '*::error file=catalogs/2025/khorezm-visit/*' 'with file and line'
expect_status 0 'nothing fails when nothing is to fail' tarjimon check --fail-on=never

expect_status 1 'editions are made, and some are unfinished' tarjimon merge
for language in uz 'uz@cyrillic' ru en; do
  ok "there is an edition in $language" test -s "published/$language/2025/khorezm-visit.html"
done
same published/uz/2025/khorezm-visit.html releases/2025/khorezm-visit.uz.html 'the source edition is the release'
ok 'the Cyrillic edition says so' grep -q 'lang="uz-Cyrl"' 'published/uz@cyrillic/2025/khorezm-visit.html'
ok 'and is in Cyrillic' grep -q 'Омбудсман' 'published/uz@cyrillic/2025/khorezm-visit.html'
ok 'a mixed edition says what is still in the source language' grep -q '<p[^>]* lang="uz"' published/ru/2025/khorezm-visit.html
ok 'a complete one has nothing to say' test -z "$(grep ' lang="uz"' 'published/uz@cyrillic/2025/khorezm-visit.html')"
expect_status 1 'merging again' tarjimon merge

mkdir sub && cd sub || exit 99
expect_status 0 'a subfolder is in the workspace too' tarjimon status
cd .. || exit 99

# An edit of the release.
sed -i 's/Matbuot/Axborot/' releases/2025/khorezm-visit.uz.html
expect_status 1 'an edited release makes its catalogs stale' tarjimon check
like "$(cat out)" '*stale*' 'which is told'
expect_status 0 'extracting brings them in step' tarjimon extract

# The policy of publishing.
sed -i 's/^below .*/below = hold/' tarjimon.ini
rm published/ru/2025/khorezm-visit.html
expect_status 1 'an unfinished edition is held' tarjimon merge
ok 'and not written' test ! -e published/ru/2025/khorezm-visit.html
ok 'the finished one is' test -e 'published/uz@cyrillic/2025/khorezm-visit.html'
expect_status 0 'learning works' tarjimon learn

done_testing
