#!/bin/sh
# The memory is corrected by hand: edit, undo, forget, and who did what and why.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

TARJIMON_MEMORY=$PWD/tm/memory.db
LOGNAME=zulfiya
export TARJIMON_MEMORY LOGNAME

printf 'en\tru\trelease\nPress service\tПресс-служба\ta\nThe law\tПраво\ta\nThe law\tПраво\tb\n' >first.tsv
printf 'en\tru\tuz\trelease\nThe law\tЗакон\tQonun\ta\nOperation Canary\tОперация «Канарейка»\tKanareyka\tc\n' >second.tsv
tarjimon memory import first.tsv >/dev/null
tarjimon memory export -o before.tmx
tarjimon memory export --format=tsv -o before.tsv
tarjimon memory import second.tsv >/dev/null

expect_status 0 'an import is undone as a whole' tarjimon memory undo --reason='the wrong file' 2
tarjimon memory export -o after.tmx
tarjimon memory export --format=tsv -o after.tsv
same after.tmx before.tmx 'and what is exported is what it was before'
same after.tsv before.tsv 'also as TSV'
expect_status 2 'it cannot be undone twice' tarjimon memory undo 2
like "$(cat err)" '*undone already*' 'and the message says why'
expect_status 2 'a batch that never was is refused' tarjimon memory undo 99
expect_status 2 'so is what is no number' tarjimon memory undo first.tsv
like "$(cat err)" '*memory history*' 'and the message says where the numbers are'
expect_status 0 'an undo can be undone' tarjimon memory undo 3

expect_status 0 'a translation is changed in all units that have it' \
  tarjimon memory edit -s en -t ru --reason='as the gazette' 'The law' 'Закон'
like "$(cat out)" '*3 units: 3 changed*' 'and approved where it stood already'
expect_status 1 'what no unit has is told' tarjimon memory edit -s en -t ru 'The lawn' 'Газон'
expect_status 1 'what somebody approved stays as it is' tarjimon memory edit -s en -t ru --status=draft 'The law' 'Право'
expect_status 0 'until somebody approves' tarjimon memory edit -s en -t ru --origin=b --old='Закон' 'The law' 'Право'
answer=$(echo 'The law' | tarjimon memory lookup -s en -t ru --json)
like "$answer" '*"target":"Право"*"ambiguous":true*' 'only there'
expect_status 0 'a translation is taken away' tarjimon memory edit -s en -t ru --remove 'Press service'
expect_status 2 'with --remove nothing is put' tarjimon memory edit -s en -t ru --remove 'Press service' 'x'
expect_status 2 'without, something must be' tarjimon memory edit -s en -t ru 'Press service'

expect_status 0 'the batches are listed' tarjimon memory history
like "$(cat out)" '*import first.tsv*undo, zulfiya: the wrong file*edit, zulfiya: as the gazette*' 'with who and why'
expect_status 0 'and the changes of a text' tarjimon memory history 'The law'
like "$(cat out)" '*Право*edit, zulfiya: as the gazette*Закон \[approved\]*' 'step by step'
tarjimon memory history --json | head -n 1 >line.json
like "$(cat line.json)" '{"batch":1,"time":"2*Z","kind":"import","origin":"first.tsv",*' 'for machines, too'
tarjimon memory history --json 'Press service' >changes.json
like "$(cat changes.json)" '*"language":"ru","text":"Пресс-служба"*' 'also of a text'
expect_status 1 'a text without a history is told' tarjimon memory history 'The lawn'

like "$(cat err)" '*no unit has or had this text*' 'in words'
expect_status 0 'the history finds it in another dress' tarjimon memory history 'press  SERVICE'

printf 'en\tru\nNobody is told – «yet».\tНикому.\n' >nobody.tsv
tarjimon memory import nobody.tsv >/dev/null
env -u LOGNAME -u USER "$TARJIMON" memory edit -s en -t ru 'Nobody is told - "yet".' 'Никому пока.' >out
like "$(cat out)" '1 unit: 1 changed*' 'an edit finds it, too'
who=$(id -un 2>/dev/null || :)
like "$(tarjimon memory history | tail -n 1)" "*edit${who:+, $who}" 'who did it is looked up where the environment does not say'
number=$(tarjimon memory history | tail -n 1 | awk '{ print $1 }')
tarjimon memory edit -s en -t ru 'Nobody is told - "yet".' 'Никому ещё.' >/dev/null
expect_status 1 'an undo after which a text stays says so with its status' tarjimon memory undo "$number"
like "$(cat out)" '*1 stays*' 'and in words'
expect_status 0 'it is forgotten in another dress' tarjimon memory forget 'NOBODY is told - "yet".'
ok 'and gone' sh -c '! grep -rq -e "Nobody is told" -e "Никому ещё" tm'

printf 'Operation Canary' >secret
expect_status 0 'a text is forgotten' sh -c '"$TARJIMON" memory forget - <secret'
ok 'and is in no byte of the files' sh -c '! grep -rq -e Canary -e Канарейка -e Kanareyka tm'
expect_status 1 'a second time there is nothing' tarjimon memory forget 'Operation Canary'
like "$(cat out)" '*no unit has or had this text*' 'which is told'
expect_status 1 'what stays in other texts is told' tarjimon memory forget -l ru 'Пра'
like "$(cat out)" '*--containing*' 'with what to do'
expect_status 0 'the memory is sound' tarjimon memory verify

# An older store is brought up to date.
if command -v sqlite3 >/dev/null; then
  cp tm/memory.db old.db
  sqlite3 old.db 'DROP TABLE place_history; DROP TABLE embargo; PRAGMA user_version = 1'
  expect_status 0 'a store of version 1 is brought up to date' tarjimon memory verify -m old.db
  is "$(sqlite3 old.db 'PRAGMA user_version')" 2 'and is of version 2 then'
  tarjimon memory export -m old.db -o old.tmx
  tarjimon memory export -o new.tmx
  same old.tmx new.tmx 'with all that it had'
else
  skip 'a store of version 1 is brought up to date' "'sqlite3' is not installed"
fi

done_testing
