#!/bin/sh
# A test that reads the public data skips what it cannot do where they are missing, as on most
# machines; it does not fail.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

TARJIMON_TEST_DATA=$test_folder/none
export TARJIMON_TEST_DATA
failed='' count=0
for source in $(cd "$top_srcdir" && grep -lE '"tests/(data|score/score)\.h"' tests/*/*.c); do
  program=$top_builddir/${source%.c}
  test -x "$program" || continue
  count=$((count + 1))
  (cd "$top_builddir" && "$program") >log 2>&1 || failed="$failed ${source%.c}"
done
test $count -gt 0 || skip_all 'the tests are not built'
is "$failed" '' "each of $count programs skips what it cannot read"

done_testing
