#!/bin/sh
# Symbolic links in a workspace: they may lead elsewhere in it, never out of it. What they lead
# to outside is neither read nor written (faults.md T5).
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# workspace: a new one in ws, with a release, catalogs, editions and a memory; private/ beside it.
workspace() {
  cd "$test_folder" || exit 99
  chmod -R u+rwx ws private 2>/dev/null
  rm -rf ws private
  mkdir private
  tarjimon init ws >/dev/null
  printf '[project]\ntargets = uz, ru\n[memory]\nstore = tm/memory.db\n[publish]\nbelow = mix\n' >ws/tarjimon.ini
  printf '<p>Hello world</p>\n' >ws/releases/baku.en.html
  printf 'id\tterm\n' >private/file
  cd ws || exit 99
  printf 'en\tru\nHello world\tПривет, мир\n' >book.tsv
  { tarjimon extract && tarjimon memory import book.tsv; } >/dev/null
  tarjimon merge >/dev/null
  test -e published/ru/baku.html || exit 99
}

# out NAME: that file or folder moves to private/ and leaves a link.
out() {
  mkdir -p ../private/"$(dirname "$1")"
  mv "$1" ../private/"$1"
  ln -s "$PWD/../private/$1" "$1"
  (cd ../private && find . -type f -exec cksum {} + | sort) >../before
}

# refused NAME COMMAND...: it names the link, status 2, and what is outside stays as it is.
refused() {
  link=$1
  shift
  expect_status 2 "$link leads out: $* is refused" tarjimon "$@"
  like "$(cat err)" "tarjimon: *'$link*' leads out of the workspace to *private*" 'and the message names both'
  (cd ../private && find . -type f -exec cksum {} + | sort) >../after
  same ../after ../before 'and nothing is written there'
}

workspace
out catalogs/baku/ru.po
sed -i 's/Hello/Goodbye/' releases/baku.en.html
refused catalogs/baku/ru.po extract
refused catalogs/baku/ru.po pretranslate
refused catalogs/baku/ru.po merge
refused catalogs/baku/ru.po check --fix

workspace
out catalogs
sed -i 's/Hello/Goodbye/' releases/baku.en.html
refused catalogs/ extract

workspace
out published/ru
sed -i 's/Hello/Goodbye/' releases/baku.en.html
refused published/ru/ merge
sed -i 's|^below = mix|below = withhold|' tarjimon.ini
refused published/ru/ merge

workspace
out releases/baku.en.html
for command in extract merge check learn status; do
  refused releases/baku.en.html $command
done

workspace
out tm/memory.db
refused tm/memory.db memory import book.tsv
refused tm/memory.db learn
refused tm/memory.db pretranslate

workspace
ln -s ../../private/new.tsv terms.tsv
printf '[project]\ntargets = ru\n[terms]\nbase = terms.tsv\n' >tarjimon.ini
printf 'en\tru\nombudsman\tомбудсман\n' >book.tsv
expect_status 2 'a link to a termbase that is not there yet is refused' tarjimon term import book.tsv
like "$(cat err)" "*'terms.tsv' is a symbolic link that leads nowhere*" 'and the message says so'
ok 'and it is not made' test ! -e ../private/new.tsv

# What the settings name outside is where it is wanted.
workspace
printf '[project]\ntargets = uz, ru\n[memory]\nstore = ../private/shared.db\n' >tarjimon.ini
expect_status 0 'a memory that the settings put elsewhere is used there' tarjimon memory import book.tsv
ok 'and made' test -s ../private/shared.db

# Inside, links are as good as folders.
workspace
mv catalogs elsewhere
ln -s elsewhere catalogs
sed -i 's/Hello/Goodbye/' releases/baku.en.html
expect_status 0 'a link that stays in the workspace is followed' tarjimon extract
ok 'and what it leads to is written' grep -q Goodbye elsewhere/baku/ru.po

# What SQLite and the index make for themselves beside the store is not followed.
workspace
for name in wal shm journal; do
  ln -s "$PWD/../private/file" tm/memory.db-$name
done
(cd ../private && cksum ./*) >../before
tarjimon memory import book.tsv >/dev/null 2>&1
(cd ../private && cksum ./*) >../after
same ../after ../before 'links beside the store are not written through'

workspace
mkdir -p .github/workflows
ln -s ../../../private/ci.yml .github/workflows/tarjimon.yml
rm tarjimon.ini
expect_status 2 'init does not write a CI file through a link' tarjimon init --ci=github
ok 'and nothing is there' test ! -e ../private/ci.yml

done_testing
