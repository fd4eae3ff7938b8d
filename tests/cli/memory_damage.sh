#!/bin/sh
# A store that the disk has damaged: any byte that is not what it was is told, or it made no
# difference; the memory never says less, or something else, in silence (faults.md §4).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

awk 'BEGIN { print "en\tru\tuz"; for (i = 0; i < 60; i++)
  printf "The hall number %d was full\tЗал номер %d был полон\t%d-zal toʻla edi\n", i, i, i }' >book.tsv
tarjimon memory import -m good.db book.tsv >/dev/null
tarjimon memory export -m good.db --format=tsv >good.tsv
bytes=$(stat -c %s good.db)

# told STORE: it is refused, or verifying tells, or it answers as the good one does.
told() {
  tarjimon memory verify -m "$1" >/dev/null 2>&1 || return 0
  tarjimon memory export -m "$1" --format=tsv >got.tsv 2>/dev/null || return 0
  cmp -s got.tsv good.tsv
}

# Bytes in an order that looks like none, the same in every run.
silent=
ended=
at=7
flips=0
while test $flips -lt "${TARJIMON_TEST_FLIPS:-60}"; do
  flips=$((flips + 1))
  at=$(((at * 7919 + 104729) % bytes))
  rm -f bad.db*
  cp good.db bad.db
  old=$(od -An -tu1 -j "$at" -N 1 good.db | tr -d ' ')
  # shellcheck disable=SC2059
  printf "$(printf '\\%03o' $(((old + 1 + flips % 255) % 256)))" | dd of=bad.db bs=1 seek="$at" conv=notrunc 2>/dev/null
  told bad.db || silent="$silent $at"
  tarjimon memory verify -m bad.db >/dev/null 2>err
  test $? -le 2 || ended="$ended $at"
  ! grep -qi 'sanitizer' err || ended="$ended $at"
done
is "$silent" '' "$flips bytes changed: each is told or makes no difference"
is "$ended" '' 'and none ends the program'

silent=
for size in 0 1 50 100 4095 4096 $((bytes / 2)) $((bytes - 4096)) $((bytes - 1)); do
  rm -f bad.db*
  head -c "$size" good.db >bad.db
  told bad.db || silent="$silent $size"
  tarjimon memory import -m bad.db book.tsv >/dev/null 2>&1
  test $? -le 2 || silent="$silent import:$size"
done
is "$silent" '' 'a store cut off anywhere is told'

rm -f bad.db*
cp good.db bad.db
for file in good.db-index-*; do
  test -e "$file" || continue
  head -c 100 /dev/zero >"bad${file#good}"
done
printf 'not a log' >bad.db-wal
ok 'a foreign log and index beside it do no harm' told bad.db

if command -v sqlite3 >/dev/null; then
  while read -r kind statement; do
    rm -f bad.db*
    cp good.db bad.db
    sqlite3 bad.db "$statement" 2>/dev/null
    expect_status 2 "a store with a $kind of others is refused" tarjimon memory export -m bad.db
    like "$(cat err)" "tarjimon: *bad.db*" 'and the message names it'
  done <<'END_OF_STATEMENTS'
view CREATE VIEW bad AS SELECT * FROM text
trigger CREATE TRIGGER bad AFTER INSERT ON unit BEGIN DELETE FROM text; END
table CREATE TABLE bad (x)
index CREATE INDEX bad ON text (content)
END_OF_STATEMENTS
else
  skip 'a store with a view of others' "'sqlite3' is not installed"
fi

done_testing
