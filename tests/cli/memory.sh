#!/bin/sh
# The memory: import, look up, learn, pretranslate, export.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

printf 'en\tru\tuz\trelease\n' >archive.tsv
printf 'Press service\tПресс-служба\tMatbuot xizmati\t2023/a\n' >>archive.tsv
printf 'The Ombudsman met the delegation on October 19.\t19 октября Омбудсман встретился с делегацией.\tOmbudsman 19-oktabr kuni delegatsiya bilan uchrashdi.\t2023/a\n' >>archive.tsv

TARJIMON_MEMORY=$PWD/tm/memory.db
export TARJIMON_MEMORY
expect_status 0 'a TSV is imported' tarjimon memory import archive.tsv
expect_status 0 'and again' tarjimon memory import archive.tsv
tarjimon memory stats --json >stats.json
like "$(cat stats.json)" '*"units":2,*' 'the same again changes nothing'

answer=$(echo 'Press service' | tarjimon memory lookup -s en -t uz --json)
like "$answer" '{"source":"Press service","matches":[[]{"score":100,"kind":"exact",*"target":"Matbuot xizmati"*"complete":true}' \
  'the same text is found'
answer=$(echo 'Matbuot xizmati' | tarjimon memory lookup -s uz -t ru --json)
like "$answer" '*"score":100,*"target":"Пресс-служба"*' 'every direction answers'
answer=$(echo 'The Ombudsman met the delegation on October 25.' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"score":100,"kind":"adapted","source":"*October 19."*"target":"25 октября Омбудсман встретился с делегацией."*"substitutions":*"old":"19 октября","new":"25 октября"*' \
  'the date of a text that differs in nothing else is put over'
answer=$(echo 'The Ombudsman met a delegation on October 25.' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"score":[78][0-9],"kind":"fuzzy"*"target":"25 октября Омбудсман*' 'so it is in a similar one'
answer=$(echo 'Матбуот хизмати' | tarjimon memory lookup -s uz@cyrillic -t ru --json)
like "$answer" '*"target":"Пресс-служба"*' 'one Uzbek: Cyrillic finds what was stored in Latin'
answer=$(echo 'Nothing of that kind was ever said before here' | tarjimon memory lookup -s en -t ru --json)
is "$answer" '{"source":"Nothing of that kind was ever said before here","matches":[],"complete":true}' \
  'nothing is found where there is nothing'
for text in 'Press service' 'The Ombudsman met a delegation on October 19.'; do
  is "$(echo "$text" | tarjimon memory lookup -s en -t ru --json)" \
    "$(echo "$text" | tarjimon memory lookup -s en -t ru --json --exhaustive)" "the index and brute force agree on '$text'"
done

cat >sentences.tsv <<'EOT'
en	ru
Human rights matter.	Права человека важны.
It was attended by 15 countries.	В нём участвовали 15 стран.
See the <a1>programme</a1>.	См. <a1>программу</a1>.
EOT
expect_status 0 'sentences are imported' tarjimon memory import sentences.tsv
answer=$(echo 'Human rights matter. It was attended by 22 countries.' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"score":100,"kind":"assembled"*"target":"Права человека важны. В нём участвовали 22 страны."*"sentences":*' \
  'a text of known sentences is assembled'
answer=$(echo 'See the <b7>programme</b7>.' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"target":"См. <b7>программу</b7>."*' 'the target gets the codes of the new text'
answer=$(echo 'See <a1>the</a1> programme.' | tarjimon memory lookup -s en -t ru --threshold=50 --json)
like "$answer" '*"target":"См. программу."*"not_repaired":*"lost_code":"a1"*' 'or it is said which has no place'

cat >page.ru.po <<'EOT'
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Source-Language: en\n"

msgid "Press service"
msgstr ""

# a person's note
msgid "The Ombudsman met the delegation on October 25."
msgstr ""

msgid "Something new was said."
msgstr ""

msgid "Kept"
msgstr "Оставлено"
EOT
expect_status 0 'a catalog is filled' tarjimon pretranslate page.ru.po
ok 'what is certain is filled in' sh -c 'grep -A1 "^msgid \"Press service\"" page.ru.po | grep -q "Пресс-служба"'
ok 'what is similar is fuzzy' grep -q '^#, fuzzy' page.ru.po
ok 'with the new date' grep -q '^msgstr "25 октября' page.ru.po
ok 'what was put over is told' grep -q '^#. tarjimon: put-over=19 октября -> 25 октября' page.ru.po
ok 'and says what it was made for' grep -q '^#| msgid "The Ombudsman met the delegation on October 19."' page.ru.po
ok 'the note stays' grep -q "a person's note" page.ru.po
ok 'what a person wrote stays' grep -q 'Оставлено' page.ru.po
expect_status 0 'msgfmt accepts it' msgfmt -c -o /dev/null page.ru.po
cp page.ru.po once.po
expect_status 0 'filling again' tarjimon pretranslate page.ru.po
same page.ru.po once.po 'changes nothing'

expect_status 0 'approved translations are learned' tarjimon learn page.ru.po
answer=$(echo 'Kept' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"target":"Оставлено"*"status":"approved"*' 'and found'
like "$(echo 'Press Service' | tarjimon memory lookup -s en -t ru)" '*similar*differs in script, case*Пресс-служба*' \
  'a text that only its dress parts from what is stored says so'
expect_status 0 'the memory is sound' tarjimon memory verify
expect_status 0 'the index is made anew' tarjimon memory verify --rebuild
expect_status 0 'the memory is written as TSV' tarjimon memory export --format=tsv -o all.tsv
TARJIMON_MEMORY=$PWD/other/memory.db
expect_status 0 'and read again' tarjimon memory import all.tsv
expect_status 0 'it is written as TMX' tarjimon memory export --format=tmx -o all.tmx
TARJIMON_MEMORY=$PWD/third/memory.db
expect_status 0 'and read through a pipe' sh -c 'cat all.tmx | "$TARJIMON" memory import -'
tarjimon memory export --format=tmx -o again.tmx
same again.tmx all.tmx 'nothing is lost on the way'
answer=$(echo 'Press service' | tarjimon memory lookup -s en -t uz --json)
like "$answer" '*"target":"Matbuot xizmati"*' 'with the same answers'


# What cannot be read leaves no memory behind, and no folder.
TARJIMON_MEMORY=$PWD/fourth/tm/memory.db
: >empty.tsv
printf '<tmx version="1.4"><body><tu>' >broken.tmx
for file in empty.tsv broken.tmx missing.tmx; do
  expect_status 2 "a first import of '$file' fails" tarjimon memory import $file
  ok 'and leaves nothing' test ! -e fourth
done
printf 'msgid "x\n' >broken.po
expect_status 2 'so does learning from a broken catalog' tarjimon learn broken.po
ok 'which leaves nothing, too' test ! -e fourth

done_testing
