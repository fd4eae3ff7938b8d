#!/bin/sh
# Each fault that is foreseen has a test: faults.tsv says which, and the test is still there.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

tab=$(printf '\t')
untested=0
while IFS=$tab read -r fault file words; do
  case $fault in '#'*) continue ;; esac
  if test "$file" = -; then
    untested=$((untested + 1))
    diag "no test: $fault ($words)"
  elif ! test -e "$top_srcdir/$file" && test "$file" = .ci/run; then
    skip "$fault" "the tarball has no '$file'"
  else
    ok "$fault: $file" grep -qF -e "$words" "$top_srcdir/$file"
  fi
done <"$top_srcdir/tests/style/faults.tsv"
diag "$untested faults have no test yet"

done_testing
