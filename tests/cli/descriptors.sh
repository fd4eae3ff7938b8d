#!/bin/sh
# Signals, pipes, descriptors that are closed, the mask of permissions: what stands around a command
# never gets into files, and never makes it lie about what it did (faults.md §4, T13).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

printf '<p>Hello world</p>\n' >page.en.html
tarjimon extract page.en.html -o wanted.pot
printf 'en\tru\nHello world\tПривет, мир\n' >book.tsv
tarjimon memory import -m tm.db book.tsv >/dev/null
tarjimon memory export -m tm.db --format=tsv | cut -f 1-10 >wanted.tsv
sed '/POT-Creation/d' wanted.pot >wanted

# same_catalog FILE DESCRIPTION: but for its date.
same_catalog() {
  sed '/POT-Creation/d' "$1" >got
  same got wanted "$2"
}

# Closed: what is opened next would get the number, and be written over by what is said.
expect_status 2 'standard output closed: what was to go there is missed' sh -c '"$TARJIMON" extract page.en.html >&-'
like "$(cat err)" 'tarjimon: cannot write to standard output*' 'and that is said'
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- >&- 2>&-'; do
  rm -f made.pot
  sh -c "\"\$TARJIMON\" extract page.en.html -o made.pot $closed"
  same_catalog made.pot "closed $closed: a file is written as ever"
  rm -f new.db*
  sh -c "\"\$TARJIMON\" memory import -m new.db book.tsv $closed" 2>/dev/null
  expect_status 0 "closed $closed: a memory is sound" tarjimon memory verify -m new.db
  tarjimon memory export -m new.db --format=tsv | cut -f 1-10 >got.tsv
  same got.tsv wanted.tsv "closed $closed: and holds what was imported"
done
expect_status 2 'standard input closed: there is nothing to read' \
  sh -c '"$TARJIMON" segment -l en <&-'
like "$(cat err)" 'tarjimon: cannot read standard input*' 'and that is said'
expect_status 2 'standard error closed: the status still says it' sh -c '"$TARJIMON" extract none.html 2>&-'

# Full, for every command that writes its result there.
if test -w /dev/full; then
  sed 's/^"Language: .*/"Language: ru\\n"/' wanted.pot >page.ru.po
  while read -r command; do
    expect_status 2 "/dev/full: $command" sh -c "printf 'Hello world\n' | \"\$TARJIMON\" $command >/dev/full"
    like "$(cat err)" 'tarjimon: cannot write to standard output*' 'is said'
  done <<'COMMANDS'
--version
--help
extract --help
extract page.en.html
check page.ru.po
merge page.en.html page.ru.po
memory lookup -m tm.db -s en -t ru
memory export -m tm.db
memory stats -m tm.db
memory verify -m tm.db
memory import -m tm.db book.tsv
segment -l en
transliterate --from=uz --to=uz@cyrillic
textconv page.en.html
COMMANDS
else
  skip 'a full standard output' 'there is no /dev/full'
fi

# A pipe whose reader has gone ends the command as it ends others: by the signal, in silence.
{
  i=0
  while test $i -lt 20000; do
    echo "Salom dunyo $i"
    i=$((i + 1))
  done
} >many
{ { tarjimon transliterate --from=uz --to=uz@cyrillic <many || echo $? >status; } | head -n 1 >first; } 2>err
is "$(cat first)" 'Салом дунё 0' 'the reader of a pipe gets what it wanted'
is "$(cat status)" 141 'SIGPIPE ends the command'
is "$(cat err)" '' 'and nothing is said of it'

# A signal in the middle of writing: the old file, and no scraps after the next run.
if test -e "$top_builddir/tests/fault/shim.so"; then
  cp wanted.pot made.pot
  printf '<p>Goodbye world</p>\n' >next.en.html
  interrupted=
  call=0
  while test $call -lt 5; do
    call=$((call + 1))
    cp wanted.pot made.pot
    (with_fault any:$call:interrupt "$TARJIMON" extract next.en.html -o made.pot) 2>/dev/null
    test $? = 130 || continue
    interrupted="$interrupted$call "
    if ! cmp -s made.pot wanted.pot && ! grep -q Goodbye made.pot; then fail "interrupted at $call"; fi
  done
  is "$interrupted" '1 2 3 4 5 ' 'SIGINT ends a command at any call'
  tarjimon extract next.en.html -o made.pot
  is "$(find . -name '.made.pot*')" '' 'and the next run takes away what it left'
else
  skip 'signals' 'tests/fault/shim.so is not built'
fi

# Permissions: a memory is its owner's, whatever the mask; other files obey it.
mode() {
  stat -c %a "$1"
}
(umask 000 && tarjimon memory import -m open.db book.tsv >/dev/null)
is "$(mode open.db)" 600 'a memory is nobody else'"'"'s'
for file in open.db*; do
  is "$(mode "$file")" 600 "nor is $file"
done
(umask 027 && tarjimon extract page.en.html -o masked.pot)
is "$(mode masked.pot)" 640 'a new catalog obeys the mask'
(umask 077 && tarjimon memory export -m tm.db -o masked.tmx)
is "$(mode masked.tmx)" 600 'and so does an export'
chmod 604 masked.pot
(umask 000 && tarjimon extract next.en.html -o masked.pot)
is "$(mode masked.pot)" 604 'a file that was there keeps its permissions'

done_testing
