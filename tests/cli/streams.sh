#!/bin/sh
# Commands that read standard input line by line: what is no text is refused with its line, a line
# has a limit, and what came before is finished (faults.md T6).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

printf 'en\tru\nHello world\tПривет, мир\n' >book.tsv
tarjimon memory import -m tm.db book.tsv >/dev/null

filters='transliterate --from=uz --to=uz@cyrillic
transliterate --from=uz --to=uz@cyrillic --explain
segment -l uz
segment -l uz --tokens
memory lookup -m tm.db -s en -t ru'

# each FILE: every filter reads it; sets $statuses and leaves what they said in said.
each() {
  statuses=
  : >said
  while read -r filter; do
    status=0
    # shellcheck disable=SC2086
    tarjimon $filter <"$1" >out 2>err || status=$?
    statuses="$statuses$status "
    cat err >>said
  done <<FILTERS
$filters
FILTERS
}

# refused FILE PATTERN DESCRIPTION
refused() {
  each "$1"
  is "$statuses" '2 2 2 2 2 ' "$3 is refused by every filter"
  is "$(grep -c "$2" said)" 5 'with the line, and what to do'
}

printf 'Salom\nSalom \351\nSalom\n' >latin1
refused latin1 'standard input:2: .*not UTF-8.*iconv' 'another charset'
printf 'Salom\nSa\000lom\n' >binary
refused binary 'standard input:2: .*NUL byte' 'a NUL byte'
printf '\377\376S\000a\000l\000o\000m\000\n\000' >utf16
refused utf16 'standard input:1: ' 'UTF-16'
printf 'Salom\n\355\240\200\n' >surrogate
refused surrogate 'standard input:2: .*not UTF-8' 'a surrogate'
printf 'Salom\n\320' >part
refused part 'standard input:2: .*not UTF-8' 'a character that the end cuts'
{ echo Salom; head -c 1048577 /dev/zero | tr '\0' a; } >long
refused long 'standard input:2: .*limit of 1048576 bytes' 'an endless line'

expect_status 2 'what came before a line that is refused' sh -c \
  '"$TARJIMON" transliterate --from=uz --to=uz@cyrillic <latin1'
is "$(cat out)" Салом 'is written'

# Whatever is fed, the memory for it is bounded. (The sanitizers want all there is.)
limited='ulimit -v 600000 && "$TARJIMON" segment -l uz'
if echo Salom | sh -c "$limited" >/dev/null 2>&1; then
  expect_status 2 'two gigabytes in one line are refused in little memory' \
    sh -c "head -c 2000000000 /dev/zero | tr '\\0' y | { $limited; }"
  like "$(cat err)" '*limit*' 'by the limit'
else
  skip 'an endless stream' 'memory cannot be limited here'
fi

# What is text stays, to the byte.
printf 'Salom\r\n\r\n\nSalom' >ends
tarjimon transliterate --from=uz --to=uz@cyrillic <ends >out
printf 'Салом\r\n\r\n\nСалом' >wanted
same out wanted 'line ends stay as they are, also none'
: >empty
each empty
is "$statuses" '0 0 0 0 0 ' 'nothing in, nothing out'
{ yes 'salom bola' | head -c 1048571 | tr '\n' ' '; echo bola; } >limit
tarjimon transliterate --from=uz --to=uz@cyrillic <limit >out
is "$(wc -m <out | tr -d ' ')" 1048576 'a line close to the limit is taken'
i=0
while test $i -lt 20000; do
  echo "Salom $i"
  i=$((i + 1))
done >many
tarjimon transliterate --from=uz --to=uz@cyrillic <many >out
sed s/Salom/Салом/ many >wanted
same out wanted 'lines are whole wherever reading parts them'
(sed 5q many && sleep 0.2 && printf 'Sal' && sleep 0.2 && echo om) |
  tarjimon transliterate --from=uz --to=uz@cyrillic >out
{ sed 's/Salom/Салом/; 5q' many && echo Салом; } >wanted
same out wanted 'and when they come in pieces'

done_testing
