#!/bin/sh
# Catalogs of other people come back as the same bytes or are refused with a
# line; written anew they are what msgcat writes, and msgfmt takes what it took before.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

need_data po
need_tool msgcat msgfmt

copy=$top_builddir/tests/catalog/po_copy

accepts() {
  msgfmt -c -o /dev/null "$1" 2>err
}

check_catalog() {
  name=${1#"$TARJIMON_TEST_DATA"/}
  known=false
  if msgcat -o wanted.po "$1" 2>err; then known=true; fi
  if ! "$copy" same "$1" same.po 2>err; then
    like "$(cat err)" "$1:[1-9]*: ?*" "$name is refused with its line"
    ok "msgcat refuses $name too" test "$known" = false
    return
  fi
  ok "$name comes back byte for byte" cmp -s "$1" same.po
  ok "$name is written anew" "$copy" anew "$1" anew.po
  if accepts "$1"; then
    ok "msgfmt takes $name written anew" accepts anew.po
  fi
  if $known; then
    ok "$name is written as msgcat writes it" cmp wanted.po anew.po
  fi
}

find "$TARJIMON_TEST_DATA/po" -name '*.po' | sort >list
while read -r path; do
  check_catalog "$path"
done <list
ok 'there are catalogs' test -s list

done_testing
