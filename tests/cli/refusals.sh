#!/bin/sh
# What cannot be done is refused: a clear message, status 2, nothing written.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# refused PATTERN DESCRIPTION COMMAND...: status 2, and the message is like PATTERN.
refused() {
  refused_pattern=$1
  refused_what=$2
  shift 2
  expect_status 2 "$refused_what" "$@"
  like "$(cat err)" "tarjimon: $refused_pattern" "$refused_what: the message"
}

printf '<p>Hello world</p>\n' >page.en.html
tarjimon extract page.en.html -o page.pot
sed 's/^"Language: .*/"Language: ru\\n"/' page.pot >page.ru.po

refused "*'nonsense'*--help*" 'an unknown command' tarjimon nonsense
refused "*'--nonsense'*" 'an unknown option' tarjimon extract --nonsense
refused "*'--limit'*" 'a number that is none' tarjimon memory lookup --limit=many
refused "*'xx-none'*" 'an unknown language' tarjimon extract -s xx-none page.en.html
refused "*text2*" 'an unknown format' tarjimon check --format=text2 page.ru.po
refused '*' 'a document without a catalog' tarjimon merge page.en.html
refused '*page.none*' 'a file that is not there' tarjimon extract page.none
printf 'x' >page.xyz
: >empty.en.html
mkdir folder.en.html
head -c 3000 /dev/urandom >binary.en.txt
printf 'a\000b\n' >nul.en.txt
refused '*empty.en.html*' 'an empty document' tarjimon extract empty.en.html
refused '*folder*' 'a folder' tarjimon extract folder.en.html
refused '*binary.en.txt*' 'a binary file' tarjimon extract binary.en.txt
refused '*nul.en.txt*' 'NUL bytes' tarjimon extract nul.en.txt

printf 'msgid "a\nmsgstr ""\n' >broken.po
refused '*broken.po:1:*' 'a broken catalog' tarjimon check broken.po
printf '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> theirs\n' >conflict.po
refused '*conflict.po:1:*' 'conflict markers' tarjimon check conflict.po
printf 'msgid ""\nmsgstr "Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Other"\nmsgstr "Другое"\n' >other.po
refused '*other.po*another document*' 'a catalog of another document' tarjimon merge page.en.html other.po -o out.html
ok 'nothing is written then' test ! -e out.html

refused '*memory*' 'a memory that is not there' sh -c 'echo x | "$TARJIMON" memory lookup -m none.db -s en -t ru'
printf 'this is no store' >foreign.db
refused '*foreign.db*' 'a store that is none' tarjimon memory stats -m foreign.db
refused '*' 'a lookup without languages' tarjimon memory lookup -m none.db

mkdir ws && cd ws || exit 99
printf '[project]\ntargets = uz, klingonese\n' >tarjimon.ini
refused '*tarjimon.ini:2:*klingonese*' 'an unknown language in the settings' tarjimon status
printf '[project]\nname = x\n\n[memory]\nthreshhold = 65\n' >tarjimon.ini
refused '*tarjimon.ini:5:*threshhold*' 'an unknown setting' tarjimon status
printf '[memory]\nthreshold = 650\n' >tarjimon.ini
refused '*tarjimon.ini:2:*650*' 'a bad value' tarjimon status
printf '[folders]\nreleases = ../elsewhere\n' >tarjimon.ini
refused '*tarjimon.ini:2:*outside*' 'a folder outside the workspace' tarjimon status
cd .. || exit 99

if test -w /dev/full; then
  for command in '--help' 'extract page.en.html' 'check page.ru.po'; do
    # shellcheck disable=SC2086
    refused '*standard output*' "/dev/full: $command" sh -c "\"\$TARJIMON\" $command >/dev/full"
  done
fi

# A full disk, at every write: the old file stays.
if test -e "$top_builddir/tests/fault/shim.so"; then
  for number in 1 2 3; do
    cp page.pot full.pot
    test_status=0
    with_fault "write:$number:ENOSPC" "$TARJIMON" extract page.en.html -o full2.pot >out 2>err || test_status=$?
    if test "$test_status" -ne 0; then
      ok "a full disk at write $number leaves nothing half-written" test ! -e full2.pot
    fi
    rm -f full2.pot
  done
else
  skip 'a full disk' 'tests/fault/shim.so is not built'
fi

done_testing
