#!/bin/sh
# The concordance: where words stand in the memory, and how they were translated.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

TARJIMON_MEMORY=$PWD/tm/memory.db
export TARJIMON_MEMORY
escape=$(printf '\033')
printf 'en\tru\tuz\trelease\nPress service\tПресс-служба\tMatbuot xizmati\ta\nThe press met.\tПресса собралась.\tMatbuot yigʻildi.\tb\n' >in.tsv
printf 'Rights %s[31m of the press\tПрава прессы\tMatbuot huquqlari\tc\n' "$escape" >>in.tsv
tarjimon memory import in.tsv >/dev/null

expect_status 0 'a word is found' tarjimon memory search press
is "$(grep -c '^en' out)" 3 'in every text that has it'
ok 'each translation is shown' grep -q 'Matbuot yigʻildi' out
expect_status 0 'so is a phrase' tarjimon memory search 'press service'
is "$(grep -c '^en' out)" 1 'where the words stand together'
expect_status 0 'several arguments stand anywhere' tarjimon memory search press rights
is "$(grep -c '^en' out)" 1 'all of them'
expect_status 0 'the other script finds it' tarjimon memory search -s uz 'ҳуқуқ'
like "$(cat out)" '*Matbuot huquqlari*' 'in another form, too'
expect_status 1 'not if it has to be exact' tarjimon memory search --exact -s uz 'ҳуқуқ'
expect_status 0 'the other side is looked at as well' tarjimon memory search -t en 'пресса'
like "$(cat out)" '*The press met.*' 'and leads back'
expect_status 0 'a translation narrows' tarjimon memory search -s en -t ru --translation='право' press
is "$(grep -c '^en' out)" 1 'to those that have it'
expect_status 2 'for that its language must be said' tarjimon memory search --translation='право' press
expect_status 2 'what has no word is refused' tarjimon memory search '!'
expect_status 1 'nothing found is told' tarjimon memory search zebra

expect_status 0 'the limit' tarjimon memory search --limit=2 press
is "$(grep -c '^en' out)" 2 'is held'
like "$(cat err)" '*there are more*' 'and said'
tarjimon memory search --json -s en -t uz 'service' >found.json
is "$(cat found.json)" '{"language":"en","text":"Press service","marks":["service"],"translations":[{"language":"uz-Latn","text":"Matbuot xizmati","marks":[],"origin":"a","status":"draft","units":1}]}' \
  'machines get the same'

CLICOLOR_FORCE=1 tarjimon memory search -s en 'met' >coloured
ok 'what was found is highlighted' grep -qF "press ${escape}[1mmet${escape}[0m." coloured
expect_status 0 'a text cannot command the terminal' tarjimon memory search rights
ok 'its escapes are shown' grep -qF '^[[31m' out

done_testing
