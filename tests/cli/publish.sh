#!/bin/sh
# What the public sees: editions held, mixed and withheld, and the record of them.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

expect_status 0 'a workspace is made' tarjimon init press
cd press || exit 99
mkdir -p releases/2023 releases/2024
cat >releases/2023/baku.en.html <<'PAGE'
<html lang="en"><body>
<p>The Ombudsman met the delegation.</p>
<p>It was cold.</p>
</body></html>
PAGE
sed 's/2023/2024/' releases/2023/baku.en.html >releases/2024/baku.en.html
sed -i 's/^targets .*/targets = ru, en/; s/^below .*/below = hold/' tarjimon.ini

public() { tarjimon status --public | sed -n "\\;^$1;,\\;^[0-9];s;^  $2 *;;p"; }
translate() {
  for catalog in catalogs/*/baku/ru.po; do
    sed -i "/^msgid \"$1\"/{n;s/.*/msgstr \"$2\"/}" "$catalog"
  done
}
day() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s) && export SOURCE_DATE_EPOCH; }

like "$(public 2023/baku ru)" 'not published*' 'nothing is published yet'
expect_status 0 'catalogs are made' tarjimon extract
translate 'The Ombudsman met the delegation.' 'Омбудсман встретился с делегацией.'
day 2025-03-01
expect_status 1 'an unfinished edition is held' tarjimon merge
ok 'which was never written' test ! -e published/ru/2023/baku.html
like "$(public 2023/baku ru)" 'not published*unfinished since 2025-03-01' 'and the public is told to have none'
like "$(public 2023/baku en)" 'up to date*8 of 8 words; published 2025-03-01' 'the source edition is there'

translate 'It was cold.' 'Было холодно.'
day 2025-03-02
expect_status 0 'finished editions are written' tarjimon merge
like "$(public 2023/baku ru)" 'up to date*8 of 8 words; published 2025-03-02' 'and up to date'
cp catalogs/2023/baku/editions.tsv before.tsv
day 2025-03-03
expect_status 0 'merging again' tarjimon merge
same catalogs/2023/baku/editions.tsv before.tsv 'changes no record'
revision=$(awk -F'\t' '$1 == "ru" { print $3 }' catalogs/2023/baku/editions.tsv)
if command -v git >/dev/null; then
  is "$(git hash-object releases/2023/baku.en.html)" "$revision" 'revisions have the names that git gives them'
fi

# The release goes on; its edition is held.
sed -i 's/It was cold/It was very cold in Baku/' releases/2023/baku.en.html
expect_status 0 'the catalogs follow' tarjimon extract
day 2025-03-10
expect_status 1 'the edition is held' tarjimon merge
day 2025-03-15
like "$(public 2023/baku ru)" 'out of date*5 of 11 words; 1 text that the release no longer has; 5 days behind (since 2025-03-10); published 2025-03-02' \
  'how stale it is, is told in words and days'
tarjimon status --public --json >public.json
like "$(cat public.json)" "*\"schema\":\"tarjimon.public/1\"*\"language\":\"ru\",\"state\":\"stale\"*\"revision\":\"$revision\"*\"words_shown\":5,\"texts_outdated\":1,\"behind_since\":\"2025-03-10T00:00:00Z\",\"days_behind\":5*" \
  'in JSON too, with the revision it was made from'
day 2025-03-20
expect_status 1 'held again' tarjimon merge
like "$(public 2023/baku ru)" '*10 days behind (since 2025-03-10)*' 'it is behind since the first time'

# A minimum of a folder lets an unfinished edition out, marked.
printf '\n[publish 2023]\nru = 50\n' >>tarjimon.ini
expect_status 1 'with a lower minimum for one folder and language' tarjimon merge
like "$(public 2023/baku ru)" 'mixed*5 of 11 words*' 'it is published, mixed'
ok 'and says what is in the source language' grep -q '<p lang="en">It was very cold' published/ru/2023/baku.html

# Hands off.
sed -i 's/Омбудсман/Уполномоченный/' published/ru/2024/baku.html
like "$(public 2024/baku ru)" 'changed by hand*' 'an edition that somebody changed is told'
expect_status 0 'catalogs are in step' tarjimon extract
rm catalogs/2024/baku/editions.tsv
like "$(public 2024/baku ru)" 'not recorded*' 'and one of which nothing is known'

# Withheld.
sed -i 's/^below .*/below = withhold/; s/^ru = 50/ru = 100/' tarjimon.ini
day 2025-04-01
expect_status 1 'an unfinished edition is withheld' tarjimon merge
ok 'its file is taken away' test ! -e published/ru/2023/baku.html
like "$(public 2023/baku ru)" 'withheld*since 2025-04-01' 'and the public has none'
ok 'the finished one is there' test -e published/ru/2024/baku.html

# Damage.
printf 'language\tsource\nru\tnonsense\n' >catalogs/2023/baku/editions.tsv
expect_status 2 'a damaged record is refused' tarjimon status --public
like "$(cat err)" '*editions.tsv:2:*nonsense*' 'with its place'

done_testing
