#!/bin/sh
# Libraries that are opened when they are first wanted: what needs one that is
# missing says so, what does not need it works.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

# An empty file is no library, and is found before the real one.
hide() {
  mkdir hidden
  for file in "$@"; do
    : >"hidden/$file"
  done
  LD_LIBRARY_PATH=$test_folder/hidden${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
}

printf 'PK\003\004' >release.docx
printf '<p>Latin and <b>кириллица</b>, «quoted».</p>\n' >page.html
printf 'Κείμενο 中文 and more.\n' >page.txt
printf 'en\tru\nDog\tСобака\n' >m.tsv
tarjimon memory import -m m.tm m.tsv >/dev/null

hide libzip.so.4 libzip.so.5 libsqlite3.so.0
for version in $(seq 70 90); do
  : >"hidden/libicuuc.so.$version"
done
expect_status 0 'a page of our languages needs none of them' tarjimon extract -s en -o page.po page.html
is "$(cat err)" '' 'and complains of nothing'
expect_status 2 'an office document needs libzip' tarjimon extract -s en -o release.po release.docx
like "$(cat err)" '*libzip is needed for this: install it (Debian: libzip4)*' 'and says what to install'
expect_status 2 'other scripts need ICU' tarjimon extract -s en -o text.po page.txt
like "$(cat err)" '*ICU is needed for this: install it (Debian: libicu*' 'and says what to install'
expect_status 2 'a memory needs SQLite' tarjimon memory stats -m m.tm
like "$(cat err)" '*SQLite is needed for this: install it (Debian: libsqlite3-0)*' 'and says what to install'
ok 'nothing is left of what failed' test ! -e release.po -a ! -e text.po

done_testing
