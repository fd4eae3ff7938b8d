#!/bin/sh
# The program shellcheck has nothing to say about our scripts.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"
need_tool shellcheck

# lib.sh is read from a place that is known when the test runs (SC1090, SC1091),
# and sets what its users read (SC2154). Our own file names hold no spaces, so
# lists of them may be split (SC2013, SC2044); awk programs are quoted (SC2016).
exclude=SC1090,SC1091,SC2154,SC2013,SC2044,SC2016

cd "$top_srcdir" || exit 99
for script in bootstrap .ci/run $(find src tests doc -name '*.sh') src/cli/completion/tarjimon; do
  test -e "$script" || continue # .ci is not in the tarball
  shellcheck -e "$exclude" -f gcc "$script" 2>&1
done >"$test_folder/found"
is "$(cat "$test_folder/found")" '' 'shellcheck has no complaint'

done_testing
