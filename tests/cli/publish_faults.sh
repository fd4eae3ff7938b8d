#!/bin/sh
# A merge that is killed, or has no room: editions are whole, and none is taken for somebody's edit.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_fault_shim

expect_status 0 'a workspace is made' tarjimon init press
cd press || exit 99
sed -i 's/^targets .*/targets = ru, en/' tarjimon.ini
mkdir -p releases/2023
page() { printf '<html lang="en"><body>\n<p>%s</p>\n</body></html>\n' "$1" >releases/2023/baku.en.html; }
translate() { sed -i "/^msgid \"$1\"/{n;s/.*/msgstr \"$2\"/}" catalogs/2023/baku/ru.po; }
page 'It was cold.'
tarjimon extract >/dev/null
translate 'It was cold.' 'Было холодно.'
tarjimon merge >/dev/null
page 'It was warm.'
tarjimon extract >/dev/null
translate 'It was warm.' 'Было тепло.'
sed -i '/^#, fuzzy/d; /^#|/d' catalogs/2023/baku/ru.po
cp -r . ../before
tarjimon merge >/dev/null
cp -r . ../after

# is_whole: each edition is the old one or the new one.
is_whole() {
  for language in ru en; do
    edition=published/$language/2023/baku.html
    cmp -s $edition ../before/$edition || cmp -s $edition ../after/$edition || return 1
  done
}

# all_tried HOW: with the n-th call of a merge, each time from the beginning; what went wrong goes to `wrong`.
all_tried() {
  call=0
  while test $call -lt 40; do
    call=$((call + 1))
    rm -rf catalogs published && cp -r ../before/catalogs ../before/published .
    with_fault "any:$call:$1" tarjimon merge >/dev/null 2>&1
    status=$?
    test $status = 0 && break
    is_whole || wrong="$wrong torn:$call"
    case $(tarjimon status --public) in *'changed by hand'*) wrong="$wrong strange:$call" ;; esac
    tarjimon merge >/dev/null 2>&1 || wrong="$wrong again:$call"
    for file in published/ru/2023/baku.html published/en/2023/baku.html; do
      cmp -s "$file" "../after/$file" || wrong="$wrong after:$call"
    done
  done
}

wrong=
all_tried kill 2>/dev/null
is "$wrong" '' 'killed at any call, a merge leaves editions whole and known'
ok 'and it was killed' test $call -gt 4
wrong=
all_tried ENOSPC
is "$wrong" '' 'and with a full disk'

done_testing
