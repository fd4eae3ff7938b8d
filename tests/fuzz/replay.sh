#!/bin/sh
# Each fuzz target takes every input of its corpus without complaint.
. "${top_srcdir:-$(dirname "$0")/../..}/tests/cli/lib.sh"

for target in $FUZZ_TARGETS; do
  parser=${target##*/fuzz_}
  corpus=$top_srcdir/tests/fuzz/corpus/$parser
  set -- "$corpus"/*
  test -e "$1" || {
    fail "there is a corpus for '$parser'"
    continue
  }
  what="$parser takes its $# inputs"
  if timeout 300 "$top_builddir/$target" "$@" >log 2>&1; then
    pass "$what"
  else
    fail "$what"
    diag "$(tail -n 40 log)"
  fi
done

done_testing
