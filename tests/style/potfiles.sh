#!/bin/sh
# po/POTFILES.in lists the files with messages for people, all and only them.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

cd "$top_srcdir" || exit 99
grep -v '^#' po/POTFILES.in | grep . | LC_ALL=C sort >"$test_folder/listed"
for file in src/*/*.[ch]; do
  sed 's|^[[:blank:]]*/\{0,1\}\*.*||' "$file" |
    grep -qE '(^|[^A-Za-z0-9_])(_|N_|n?gettext|n?pgettext)\("' && echo "$file"
done >"$test_folder/unsorted"
for file in doc/example/*.sh; do
  grep -qE '^ *(say|die) ' "$file" && echo "$file"
done >>"$test_folder/unsorted"
LC_ALL=C sort "$test_folder/unsorted" >"$test_folder/speaking"

cd "$test_folder" || exit 99
is "$(comm -13 listed speaking)" '' 'every file with messages is listed'
is "$(comm -23 listed speaking)" '' 'every listed file has messages'
is "$(uniq -d listed)" '' 'no file is listed twice'

for language in $(grep -v '^#' "$top_srcdir/po/LINGUAS"); do
  ok "'$language.po' passes msgfmt -c" msgfmt -c -o /dev/null "$top_srcdir/po/$language.po"
done

done_testing
