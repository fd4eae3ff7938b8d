#!/bin/sh
# The manual pages are clean mdoc.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool mandoc

for page in "$top_srcdir"/doc/man/*.[1-9]; do
  test -e "$page" || skip_all 'there are no manual pages yet'
  found=$(mandoc -Tlint -Wwarning "$page" 2>&1) || :
  is "$found" '' "mandoc has no complaint about '${page##*/}'"
done

done_testing
