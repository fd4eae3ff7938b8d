#!/bin/sh
# What happens to a memory when the machine, the disk or another program fails it:
# a batch is there whole or not at all, and the next import completes it.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

# rows NAME COUNT: that many units of its own.
rows() {
  printf 'en\tru\n'
  number=0
  while test $number -lt "$2"; do
    number=$((number + 1))
    printf 'The %s has %d pages\tВ книге %s %d страниц\n' "$1" $number "$1" $number
  done
}

# count STORE: how many units it gives out.
count() {
  tarjimon memory export -m "$1" --format=tsv -o - 2>/dev/null | sed 1d | wc -l | tr -d ' '
}

# is_sound STORE FEW MANY: it verifies, and has one number of units or the other.
is_sound() {
  tarjimon memory verify -m "$1" >/dev/null || return 1
  units=$(count "$1")
  test "$units" = "$2" || test "$units" = "$3"
}

rows book 100 >book.tsv
rows page 400 >page.tsv

# Killed at each call, while filling an empty store and while adding to one.
TARJIMON_FAULT_PATH=.db
export TARJIMON_FAULT_PATH
torn=
killed=0
call=0
while test $call -lt 40; do
  call=$((call + 1))
  rm -f new.db* old.db*
  tarjimon memory import -m old.db book.tsv >/dev/null
  with_fault "any:$call:kill" tarjimon memory import -m old.db page.tsv >/dev/null 2>&1
  test $? = 137 && killed=$((killed + 1))
  is_sound old.db 100 500 || torn="$torn old:$call"
  tarjimon memory import -m old.db page.tsv >/dev/null 2>&1 || torn="$torn old-again:$call"
  is_sound old.db 500 500 || torn="$torn old-after:$call"
  with_fault "any:$call:kill" tarjimon memory import -m new.db page.tsv >/dev/null 2>&1
  tarjimon memory import -m new.db page.tsv >/dev/null 2>&1 || torn="$torn new-again:$call"
  is_sound new.db 400 400 || torn="$torn new-after:$call"
done 2>/dev/null
is "$torn" '' 'killed at any call, an import is there whole or not at all and can be repeated'
ok "it was killed often: $killed times" test $killed -ge 20

rm -f old.db*
tarjimon memory import -m old.db book.tsv >/dev/null
expect_status 2 'a full disk fails the import' \
  with_fault write:3+:ENOSPC tarjimon memory import -m old.db page.tsv
like "$(cat err)" "*old.db*" 'and the message names the memory'
ok 'nothing of the batch is there' is_sound old.db 100 100
expect_status 0 'with room again it goes on' tarjimon memory import -m old.db page.tsv
ok 'to the end' is_sound old.db 500 500

# patch STORE OFFSET BYTES: in the header of the file; BYTES is a format, for its octals.
# shellcheck disable=SC2059
patch() {
  printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

cp old.db newer.db
patch newer.db 60 '\0\0\0\143'
expect_status 2 'a store of a newer version is refused' tarjimon memory verify -m newer.db
like "$(cat err)" '*newer version*' 'and the message says so'
cp old.db foreign.db
patch foreign.db 68 'abcd'
expect_status 2 'a database of another program is refused' tarjimon memory verify -m foreign.db
like "$(cat err)" '*not a translation memory*' 'and the message says so'
what='a store with a trigger is refused'
if command -v sqlite3 >/dev/null; then
  cp old.db crafted.db
  sqlite3 crafted.db 'CREATE TRIGGER bad AFTER INSERT ON unit BEGIN DELETE FROM text; END'
  expect_status 2 "$what" tarjimon memory import -m crafted.db book.tsv
  like "$(cat err)" '*triggers*' 'and the message says so'
else
  skip "$what" "'sqlite3' is not installed"
fi

# Any value of any row, changed behind our back, is told. (An odd state.key_version makes the keys anew.)
what='a changed value of any row is told'
if command -v sqlite3 >/dev/null; then
  missed=
  while read -r table column; do
    key=rowid
    test "$table" = variant && key=unit
    cp old.db flipped.db
    sqlite3 flipped.db "UPDATE $table SET $column = CASE typeof($column) WHEN 'integer' THEN $column + 4
      WHEN 'text' THEN $column || 'x' ELSE 1 END WHERE $key = (SELECT min($key) FROM $table)"
    tarjimon memory verify -m flipped.db >/dev/null 2>&1 && missed="$missed $table.$column"
  done <<COLUMNS
language tag
batch kind
batch origin
batch author
batch reason
batch time
batch undone_by
text language
text exact
text content
text marked
unit identity
unit batch
unit origin
unit name
unit context
unit note
unit previous
unit next
variant text
variant status
variant batch
variant author
variant created
variant changed
state identity
state next_text
state generation
COLUMNS
  is "$missed" '' "$what"
else
  skip "$what" "'sqlite3' is not installed"
fi

importers=
for name in one two three four; do
  rows $name 200 >$name.tsv
  tarjimon memory import -m shared.db $name.tsv >$name.out 2>&1 &
  importers="$importers $!"
done
failed=0
for importer in $importers; do
  wait "$importer" || failed=$((failed + 1))
done
is $failed 0 'four importers at once all succeed'
ok 'and lose nothing' is_sound shared.db 800 800

done_testing
