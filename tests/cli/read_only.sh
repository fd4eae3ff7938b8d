#!/bin/sh
# What may not be read or written: a clear message that names it, status 2, and all is as before.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_ordinary_user
need_tool sqlite3

# refused PATTERN DESCRIPTION COMMAND...: for an ordinary user.
refused() {
  refused_pattern=$1
  refused_what=$2
  shift 2
  expect_status 2 "$refused_what is refused" as_ordinary_user "$TARJIMON" "$@"
  like "$(cat err)" "tarjimon: $refused_pattern" "$refused_what: the message names it"
}

chmod 755 "$test_folder"
mkdir closed open
chmod 777 open
printf '<p>Hello world</p>\n' >page.en.html
printf 'en\tru\nHello world\tПривет, мир\n' >book.tsv
tarjimon extract page.en.html -o closed/page.ru.po
tarjimon memory import -m closed/old.db book.tsv >/dev/null
sed -i 's/^"Language: .*/"Language: ru\\n"/' closed/page.ru.po
cp page.en.html secret.en.html
chmod 000 secret.en.html
chmod 444 closed/*
chmod 555 closed
(cd closed && cksum ./*) >before

refused "*'secret.en.html'*" 'an unreadable document' extract secret.en.html
refused '*closed*' 'a template in a read-only folder' extract page.en.html -o closed/page.pot
refused '*closed*' 'an edition in a read-only folder' merge page.en.html closed/page.ru.po -o closed/page.html
refused '*closed*' 'filling a catalog in a read-only folder' pretranslate -m closed/old.db closed/page.ru.po
refused '*closed/old.db*' 'importing into a read-only memory' memory import -m closed/old.db book.tsv
refused '*closed*' 'an export into a read-only folder' memory export -m closed/old.db -o closed/out.tmx
refused '*closed*' 'a workspace in a read-only folder' init closed
refused '*closed*' 'a memory in a read-only folder' memory import -m closed/new.db book.tsv

(cd closed && cksum ./*) >after
same after before 'all is as before'
echo 'Hello world' >query
expect_status 0 'a read-only memory is read' \
  as_ordinary_user "$TARJIMON" memory lookup -m closed/old.db -s en -t ru <query
like "$(cat out)" '*Привет, мир*' 'and answers'
expect_status 0 'a read-only catalog is checked' as_ordinary_user "$TARJIMON" check --fail-on=never closed/page.ru.po

done_testing
